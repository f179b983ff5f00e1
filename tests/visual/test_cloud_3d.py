"""A cloud in the 3-D view: drawn by a QGIS of its own on a display of Xvfb, since the 3-D view needs OpenGL."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

TEMPLATE = """<qgis3d><origin x="{x}" y="{y}" z="0"/>{extent}{crs}
<terrain terrain-rendering-enabled="0" exaggeration="1" texture-size="512" max-terrain-error="3" max-ground-error="1">
<generator type="flat">{extent}</generator></terrain></qgis3d>"""
NO_GL, TRIES = 77, 4
PLACE = np.array([390000.0, 5820000.0, 30.0])


def draw(cloud, target, style, distance, pitch, heading, lighting):
    """Export a layout with a 3-D map of a cloud, seen from the south when the heading is 0; angles in degrees."""
    from qgis.core import (
        QgsApplication,
        QgsCoordinateReferenceSystem,
        QgsLayoutExporter,
        QgsPointCloudLayer,
        QgsPrintLayout,
        QgsProject,
        QgsReadWriteContext,
    )
    from qgis.PyQt.QtCore import QRectF
    from qgis.PyQt.QtGui import QColor, QOpenGLContext
    from qgis.PyQt.QtXml import QDomDocument

    application = QgsApplication([], True)
    application.initQgis()
    if not QOpenGLContext().create():
        os._exit(NO_GL)
    from qgis import _3d
    from vertical_city.ui.styles.clouds import apply_cloud_style

    _3d.Qgs3D.initialize()
    layer = QgsPointCloudLayer(cloud, "cloud", "ept")
    apply_cloud_style(layer, style)
    project = QgsProject.instance()
    project.addMapLayer(layer)
    project.setCrs(layer.crs())
    settings, centre, extent = _3d.Qgs3DMapSettings(), layer.extent().center(), layer.extent()
    if hasattr(_3d, "QgsFlatTerrainSettings"):
        settings.setOrigin(type(settings.origin())(centre.x(), centre.y(), 0))
        settings.setExtent(extent)
    else:
        # Before QGIS 3.42 Python cannot give a scene a terrain, and without one it falls over.
        box = {
            "xmin": extent.xMinimum(),
            "ymin": extent.yMinimum(),
            "xmax": extent.xMaximum(),
            "ymax": extent.yMaximum(),
        }
        box = "".join(f"<{name}>{value}</{name}>" for name, value in box.items())
        crs = QDomDocument()
        crs.appendChild(crs.createElement("crs"))
        layer.crs().writeXml(crs.documentElement(), crs)
        document = QDomDocument()
        text = TEMPLATE.format(x=centre.x(), y=centre.y(), extent=f"<extent>{box}</extent>", crs=crs.toString())
        document.setContent(text)
        settings.readXml(document.documentElement(), QgsReadWriteContext())
    settings.setCrs(QgsCoordinateReferenceSystem(layer.crs()))
    settings.setLayers([layer])
    settings.setTransformContext(project.transformContext())
    settings.setPathResolver(project.pathResolver())
    settings.setMapThemeCollection(project.mapThemeCollection())
    settings.setTerrainRenderingEnabled(False)
    settings.setEyeDomeLightingEnabled(lighting)
    settings.setBackgroundColor(QColor("white"))
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    item = _3d.QgsLayoutItem3DMap(layout)
    item.attemptSetSceneRect(QRectF(10, 10, 180, 110))
    pose = _3d.QgsCameraPose()
    low, high = layer.renderer().minimum(), layer.renderer().maximum()
    middle = (low + high) / 2 if style == "height" else 0.0
    pose.setCenterPoint(type(pose.centerPoint())(*((0, 0, middle) if upright(_3d) else (0, middle, 0))))
    pose.setDistanceFromCenterPoint(distance)
    pose.setPitchAngle(pitch)
    pose.setHeadingAngle(heading)
    item.setCameraPose(pose)
    item.setMapSettings(settings)
    layout.addLayoutItem(item)
    export = QgsLayoutExporter.ImageExportSettings()
    export.dpi, export.cropToContents = 150, True
    result = QgsLayoutExporter(layout).exportToImage(target, export)
    sys.stdout.flush()
    # Not through the destructors: without a window those of the 3-D view are not safe.
    os._exit(0 if result == QgsLayoutExporter.ExportResult.Success else 1)


def upright(_3d):
    """Whether z is up in the 3-D view, as it is from QGIS 3.42 on; before it was y."""
    return hasattr(_3d, "QgsFlatTerrainSettings")


def drawn(cloud, target, style="height", distance=250.0, pitch=60.0, heading=0.0, lighting=False):
    """Draw in a process of its own; skips where QGIS cannot."""
    if not shutil.which("xvfb-run"):
        pytest.skip("xvfb-run is not installed (apt install xvfb)")
    pytest.importorskip("qgis._3d")
    from qgis.core import Qgis

    runtime = Path(target).parent / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "xcb", "LIBGL_ALWAYS_SOFTWARE": "1", "XDG_RUNTIME_DIR": str(runtime),
    }  # fmt: skip
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x1024x24", sys.executable, __file__]
    arguments = [cloud, str(target), style, str(distance), str(pitch), str(heading), str(int(lighting))]
    for _ in range(TRIES):
        done = subprocess.run(
            command + arguments, capture_output=True, text=True, env=environment, timeout=100, check=False
        )
        if done.returncode == 0:
            return
        if done.returncode == NO_GL:
            pytest.skip("there is no OpenGL here (apt install libgl1-mesa-dri)")
    if Qgis.QGIS_VERSION_INT < 33000:
        pytest.skip(f"the 3-D view of QGIS {Qgis.QGIS_VERSION} falls over under Xvfb in every other run")
    pytest.fail(done.stderr[-3000:])


@pytest.fixture
def block(tmp_path):
    """A street at 30 m, and north of its middle a tower with roof and south wall up to 90 m; a point every metre."""
    from pyproj import CRS
    from vertical_city.engine.pointcloud.cloud import CloudInfo, Points
    from vertical_city.engine.pointcloud.writers import cloud_path, cloud_writer

    def grid(first, second):
        return [one.ravel() for one in np.meshgrid(first, second)]

    x, y = grid(np.arange(-60, 61, 0.5), np.arange(-60, 61, 0.5))
    ground = np.array([x, y, np.zeros(len(x))])
    x, z = grid(np.arange(-15, 16, 0.5), np.arange(0, 60.5, 0.5))
    wall = np.array([x, np.zeros(len(x)), z])
    x, y = grid(np.arange(-15, 16, 0.5), np.arange(0, 31, 0.5))
    roof = np.array([x, y, np.full(len(x), 60.0)])
    places = np.concatenate([ground, wall, roof], axis=1).T + PLACE
    with cloud_writer(tmp_path / "block.json", CloudInfo(CRS.from_epsg(32633))) as writer:
        writer.add(Points(*places.T))
        writer.finish()
    return str(cloud_path(tmp_path / "block.json"))


@pytest.mark.slow
def test_a_tower_stands_upright_in_the_3d_view_in_its_colours(block, tmp_path):
    from qgis.PyQt.QtGui import QColor, QImage
    from vertical_city.ui.styles.clouds import RAMPS

    target = tmp_path / "block.png"
    drawn(block, target)
    image = QImage(str(target)).convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    values = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint8).reshape(height, -1, 4)[..., 2::-1]
    values = values[:, :width].astype(int)
    place = {}
    for name, colour in zip(("ground", "middle", "roof"), (RAMPS["height"].colours[i] for i in (0, 3, 6))):
        close = np.abs(values - QColor(colour).getRgb()[:3]).max(axis=2) < 12
        assert close.sum() > 300, name
        place[name] = np.argwhere(close)
    # From top to bottom of the picture: roof, middle of the wall, street in front of it.
    top, middle = place["roof"][:, 0].mean(), place["middle"][:, 0].mean()
    assert top < middle < place["ground"][:, 0].max()
    # The wall stands straight up in the middle, and the street reaches further to both sides.
    for name in ("roof", "middle"):
        assert abs(place[name][:, 1].mean() - width / 2) < 0.02 * width
    assert np.ptp(place["ground"][:, 1]) > 2.5 * np.ptp(place["middle"][:, 1])
    assert (values.min(axis=2) > 250).mean() > 0.2


if __name__ == "__main__":
    draw(sys.argv[1], sys.argv[2], sys.argv[3], *map(float, sys.argv[4:7]), sys.argv[7] == "1")
