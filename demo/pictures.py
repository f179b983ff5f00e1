"""The pictures of docs/pictures: which script makes which, and those that are taken from what the demo wrote.

    make pictures                    runs the demo, then this script with all others
    python3 demo/pictures.py         this script alone, on demo/output/
    python3 demo/pictures.py --all   and the other scripts

Needs the checkout under its name on the path (build/plugins), QGIS, matplotlib and SciPy; fit_report also chromium,
cloud_3d xvfb and pytest.
"""

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUTPUT, PICTURES, DATA = ROOT / "demo" / "output", ROOT / "docs" / "pictures", ROOT / "demo" / "data"

# Maps that the demo drew: (file in demo/output, width in pixels where it is made smaller).
MAPS = {
    "berlin_reference": ("berlin_reference.png", None),
    "nantes_reference": ("nantes_reference.png", None),
    "los_angeles_features": ("los_angeles_features.png", None),
    "los_angeles_heights": ("los_angeles_heights.png", None),
    "city_block": ("city_block/ground_control_points.png", None),
    "prievidza": ("prievidza/ground_control_points.png", None),
    "cloud_city": ("city/fused.png", 1000),
    "cloud_ciomadul": ("ciomadul/asc.png", 1000),
}
# Pictures in the demo's reports: (report, what the picture is called there).
IN_REPORTS = {
    "point_target": ("city_block/point_targets.html", "LP22"),
    "stereo_residuals": ("city_block/stereo.html", "Residuals of LP14"),
    "cloud_section": ("city/fused.html", "Cross-section before and after"),
    "facade": ("city/accuracy.html", "Deviations: B26E"),
}
# Pictures that other scripts make: (script, its arguments); in the order in which they may use each other's.
SCRIPTS = {
    "terrain_*": ("benchmarks/terrain_pictures.py",),
    "dock_*": ("demo/draw_docks.py", OUTPUT, PICTURES),
    "layout_*": ("demo/draw_layouts.py", OUTPUT, PICTURES),
    "colours*": ("demo/draw_colours.py",),
    "icons": ("demo/draw_icons.py",),
    "../../ui/pictures/*": ("docs/start_pictures.py",),
}
# Not made anew here: what takes longer, and what is taken in a window.
ELSEWHERE = {
    "performance_scaling": "benchmarks/scaling.py, minutes and some GB of disk (make bench)",
    "day_*": "demo/first_day.py, a real QGIS on a virtual screen, from the ZIP",
}


def picture_in(report, name):
    text = (OUTPUT / report).read_text(encoding="utf-8")
    found = re.search(rf"<img alt='{re.escape(name)}' src='data:image/png;base64,([^']*)'", text)
    if found is None:
        sys.exit(f"{report} has no picture {name}; run make demo again.")
    return base64.b64decode(found[1])


def smaller(source, target, width=None):
    """A picture in 256 colours, which are enough for a map, and maybe of another width."""
    from PIL import Image

    image = Image.open(source).convert("RGB")
    if width:
        image = image.resize((width, round(width * image.height / image.width)), Image.Resampling.LANCZOS)
    few = image.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def figure(width, height, columns):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    drawn = Figure(figsize=(width, height), dpi=120, layout="constrained")
    FigureCanvasAgg(drawn)
    return drawn, drawn.subplots(1, columns)


def bare(axes, title):
    axes.set_title(title, fontsize=10)
    axes.set_xticks([])
    axes.set_yticks([])


def ramp(name):
    """The colours of a style of the plugin, for matplotlib."""
    from matplotlib.colors import LinearSegmentedColormap

    text = (ROOT / "ui" / "styles" / f"{name}.qml").read_text(encoding="utf-8")
    return LinearSegmentedColormap.from_list(name, re.findall(r'<item value="[^"]*" color="(#\w{6})"', text))


def part_of(path, west, south, east, north):
    """Heights of a DEM in degrees within a rectangle."""
    import numpy as np
    from osgeo import gdal

    dem = gdal.Translate("", str(path), format="MEM", projWin=(west, north, east, south))
    return dem.ReadAsArray().astype(np.float64)


def composite_downtown(target):
    """Two real DEMs of downtown Los Angeles and their union, above the ground that is taken from their smallest."""
    import numpy as np
    from scipy import ndimage

    west, south, east, north = box = -118.275, 34.035, -118.235, 34.065
    folder = DATA / "los_angeles"
    nasadem, glo30 = (part_of(folder / f"{name}_1as.tif", *box) for name in ("nasadem", "copernicus_glo30"))
    glo30 += np.median(nasadem - glo30)
    ground = ndimage.gaussian_filter(ndimage.minimum_filter(np.minimum(nasadem, glo30), 25), 8)
    drawn, axes = figure(9.6, 3.1, 3)
    titles = "NASADEM", "Copernicus GLO-30", "union: the higher of both"
    for one, values, title in zip(axes, (nasadem, glo30, np.maximum(nasadem, glo30)), titles):
        shown = one.imshow(
            values - ground, vmin=0, vmax=90, cmap=ramp("building_height"), interpolation="nearest",
            extent=(west, east, south, north), aspect=1 / np.cos(np.radians(south)),
        )  # fmt: skip
        bare(one, title)
    drawn.colorbar(shown, ax=list(axes), label="m above the ground around", extend="max")
    drawn.savefig(target)


def built_up_share(target):
    """Real footprints of Berlin at 2 m, and the built-up share of cells of 250 m that the engine makes of them."""
    import numpy as np
    from osgeo import gdal
    from vertical_city.engine.gvc.ancillary import ancillary_features
    from vertical_city.engine.raster.files import RasterReader

    with tempfile.TemporaryDirectory() as folder:
        mask, cells = f"{folder}/mask.tif", f"{folder}/cells.tif"
        gdal.Rasterize(
            mask, str(DATA / "berlin" / "buildings.fgb"), burnValues=[1], xRes=2, yRes=2,
            outputBounds=(388000, 5818500, 390250, 5820750), outputType=gdal.GDT_Byte,
        )  # fmt: skip
        ancillary_features(mask, cells)
        with RasterReader(cells) as reader:
            share, grid = reader.read()[0], reader.grid
        buildings = gdal.Open(mask).ReadAsArray()
    drawn, (left, right) = figure(8.6, 4.0, 2)
    left.imshow(np.where(buildings, 0.25, 1.0), vmin=0, vmax=1, cmap="gray", extent=(388000, 390250, 5818500, 5820750))
    bare(left, "BUILT: a mask of buildings")
    bare(right, "BU: built-up share in cells of 250 m")
    extent = grid.x0, grid.x0 + grid.width * grid.dx, grid.y0 - grid.height * grid.dy, grid.y0
    shown = right.imshow(share, vmin=0, vmax=0.7, cmap=ramp("built_share"), extent=extent, interpolation="nearest")
    for one in (left, right):
        one.set_xlim(388000, 390250)
        one.set_ylim(5818500, 5820750)
    drawn.colorbar(shown, ax=[left, right], shrink=0.85)
    drawn.savefig(target)


def screening(target):
    """Semi-real Berlin: the picture of a screening of its DEM and of the same with more noise."""
    import numpy as np
    from osgeo import gdal
    from vertical_city.engine.dem.features import FeatureOptions, compute_features
    from vertical_city.engine.gvc.screen import screen
    from vertical_city.engine.gvc.screen_report import ranked_places
    from vertical_city.engine.raster.files import grid_of
    from vertical_city.ui.plots.screen import smallest_png

    with tempfile.TemporaryDirectory() as folder:
        source = gdal.Open(str(DATA / "berlin" / "semi_real_dem_1as.tif"))
        rough = gdal.GetDriverByName("GTiff").CreateCopy(f"{folder}/rough.tif", source)
        band = rough.GetRasterBand(1)
        heights = band.ReadAsArray()
        noise = np.random.default_rng(1).normal(0, 3, heights.shape).astype(heights.dtype)
        band.WriteArray(np.where(heights == band.GetNoDataValue(), heights, heights + noise))
        rough = band = None
        reference = OUTPUT / "berlin_reference.tif"
        compute_features(f"{folder}/rough.tif", f"{folder}/features.tif", FeatureOptions(), grid=grid_of(reference))
        result = screen(
            [OUTPUT / "berlin_features.tif", f"{folder}/features.tif"], ["noise 1 m", "noise 3.2 m"], [reference],
            ["AGBH", "SGBH", "ANBH", "SNBH"],
        )  # fmt: skip
        target.write_bytes(smallest_png(result, ranked_places(result)))


def fit_report(target):
    """The start of a report in a browser: semi-real Berlin, cells of 100 m, stepwise, at most four predictors."""
    import pyproj
    from osgeo import ogr
    from vertical_city.engine.dem.features import FeatureOptions, compute_features
    from vertical_city.engine.gvc.fit import FitOptions, fit_models
    from vertical_city.engine.gvc.reference import Polygons, reference_components
    from vertical_city.engine.gvc.selection import SelectionOptions
    from vertical_city.engine.monitor import Monitor
    from vertical_city.engine.raster.files import grid_of
    from vertical_city.engine.raster.grid import Extent
    from vertical_city.ui.plots.models import html

    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("fit_report is left as it is: there is no chromium")
        return
    source = ogr.Open(str(DATA / "berlin" / "buildings.fgb"))
    layer = source.GetLayer(0)
    items = [(bytes(one.GetGeometryRef().ExportToWkb()), one.GetField("hoehe_mod")) for one in layer]
    crs, extent = pyproj.CRS.from_epsg(25833), Extent(388000, 5818500, 390250, 5820750)
    buildings = Polygons(items, crs, extent)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        features, reference, report = folder / "features.tif", folder / "berlin.tif", folder / "report.html"
        dem = DATA / "berlin" / "semi_real_dem_1as.tif"
        compute_features(dem, features, FeatureOptions(), 100.0, crs)
        reference_components(reference, buildings=buildings, extent=(extent, crs), grid=grid_of(features))
        options = FitOptions(SelectionOptions("stepwise", most=4))
        result = fit_models([features], [reference], ["AGBH", "SNBH"], options)
        report.write_text(html(result, Monitor()), encoding="utf-8")
        subprocess.run(
            [browser, "--headless", "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
             "--window-size=965,1085", f"--screenshot={target}", report.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


def cloud_3d(target):
    """The fused city in QGIS's 3-D view, on a virtual screen, as a test draws it."""
    if shutil.which("xvfb-run") is None:
        print("cloud_3d is left as it is: there is no xvfb-run")
        return
    look = "height", "820", "50", "330", "0"  # style, distance, pitch, heading, eye-dome lighting
    command = [
        "xvfb-run", "-a", "-s", "-screen 0 1280x1024x24", sys.executable, ROOT / "tests/visual/test_cloud_3d.py",
        OUTPUT / "city" / "fused" / "ept.json",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        drawn = f"{folder}/cloud.png"
        settings = {"QT_QPA_PLATFORM": "xcb", "LIBGL_ALWAYS_SOFTWARE": "1", "XDG_RUNTIME_DIR": folder}
        for _ in range(4):  # the 3-D view of QGIS 3.22 falls over in some runs
            if not subprocess.run([*command, drawn, *look], env={**os.environ, **settings}, check=False).returncode:
                return smaller(drawn, target, 760)
    print("cloud_3d is left as it is: the 3-D view cannot be drawn here")


def import_dialog(provider):
    """The dialog of the import with the columns of a table of the demo's city."""
    from processing.gui.AlgorithmDialog import AlgorithmDialog
    from qgis.PyQt.QtWidgets import QPushButton

    os.chdir(OUTPUT)
    dialog = AlgorithmDialog(provider.algorithm("importpointcloud").create(), False, None)
    dialog.setParameters({"INPUT": "city/beam55_descending.csv"})
    dialog.show()
    dialog.mainWidget().wrappers["COLUMNS"].panel.findChild(QPushButton).click()
    return dialog, (940, 830)


def chain_designer(provider):
    """A chain in the model designer, all of it."""
    from processing.modeler.ModelerDialog import ModelerDialog
    from qgis.core import QgsProcessingModelAlgorithm
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QDockWidget, QGraphicsView

    chain = QgsProcessingModelAlgorithm()
    chain.fromFile(str(ROOT / "processing_provider" / "models" / "images_to_gcps.model3"))
    dialog = ModelerDialog.create(chain)
    dialog.show()
    for dock in dialog.findChildren(QDockWidget):
        dock.close()
    view = dialog.findChild(QGraphicsView)
    for hide in (view.setHorizontalScrollBarPolicy, view.setVerticalScrollBarPolicy):
        hide(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return dialog, (1010, 1050)


WINDOWS = {"cloud_import_dialog": import_dialog, "chain_designer": chain_designer}


def settle():
    from qgis.core import QgsApplication

    for _ in range(20):
        QgsApplication.processEvents()


def draw_window(name, target):
    """Draw a window of QGIS, in a process that may end as it likes."""
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from vertical_city.processing_provider.provider import VerticalCityProvider

    provider = VerticalCityProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    window, size = WINDOWS[name](provider)
    window.resize(*size)
    settle()
    window.grab().save(target)
    sys.stdout.flush()
    os._exit(0)  # QGIS's own widgets do not bear to be torn down here


def window(name, target):
    subprocess.run([sys.executable, __file__, "--window", name, str(target)], check=True)


DRAWN = {
    "composite_downtown": composite_downtown,
    "built_up_share": built_up_share,
    "screening": screening,
    "fit_report": fit_report,
    "cloud_3d": cloud_3d,
    **{name: partial(window, name) for name in WINDOWS},
}


def main():
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1:2] == ["--window"]:
        return draw_window(*sys.argv[2:])
    missing = [name for name, _ in (*MAPS.values(), *IN_REPORTS.values()) if not (OUTPUT / name).exists()]
    if missing:
        sys.exit(f"There is no {missing[0]} in {OUTPUT}; run make demo before.")
    PICTURES.mkdir(exist_ok=True)
    for name, (source, width) in MAPS.items():
        smaller(OUTPUT / source, PICTURES / f"{name}.png", width)
    for name, (report, title) in IN_REPORTS.items():
        (PICTURES / f"{name}.png").write_bytes(picture_in(report, title))
    for name, draw in DRAWN.items():
        draw(PICTURES / f"{name}.png")
    if "--all" in sys.argv:
        for script, *arguments in SCRIPTS.values():
            subprocess.run([sys.executable, ROOT / script, *arguments], check=True)
        for path in (PICTURES / "colours_map.png", *PICTURES.glob("layout_*.png")):
            smaller(path, path)


if __name__ == "__main__":
    main()
