"""Point clouds as layers: they open with CRS, attributes and counts right, and are drawn as their legends say."""

import importlib.util

import numpy as np
import pytest
from pyproj import CRS
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsLayerTreeLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointCloudLayer,
    QgsPointXY,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor
from vertical_city.engine.pointcloud.cloud import STANDARD, CloudInfo, Points
from vertical_city.engine.pointcloud.writers import cloud_path, cloud_writer
from vertical_city.ui.styles import POINTS, apply_style
from vertical_city.ui.styles import clouds as styles

EAST, NORTH = 390000.0, 5820000.0
FILTERS = hasattr(QgsPointCloudLayer, "setSubsetString")
WHITE = "#ffffff"
BLUES, REDS = (lambda c: c.blue() > c.red() + 5), (lambda c: c.red() > c.blue() + 30)


@pytest.fixture(params=["json", "copc.laz"])
def ending(request, qgis_app):
    if request.param == "copc.laz":
        if "copc" not in QgsProviderRegistry.instance().providerList():
            pytest.skip("this QGIS has no provider for COPC")
        if not (importlib.util.find_spec("laspy") and importlib.util.find_spec("lazrs")):
            pytest.skip("laspy or lazrs is not installed")
    return request.param


@pytest.fixture
def write(qgis_app, tmp_path):
    """write(z, name, **attributes) -> file of a cloud with a point every 10 m from west to east."""

    def write(z, name="cloud.json", **attributes):
        z = np.asarray(z, float)
        x = EAST + 10.0 * np.arange(len(z))
        info = CloudInfo(CRS.from_epsg(32633), tuple(STANDARD[one] for one in attributes))
        values = {one: np.asarray(given, STANDARD[one].dtype) for one, given in attributes.items()}
        with cloud_writer(tmp_path / name, info) as writer:
            writer.add(Points(x, np.full(len(z), NORTH), z, values))
            writer.finish()
        return str(cloud_path(tmp_path / name))

    return write


def opened(path):
    layer = QgsPointCloudLayer(path, "cloud", "copc" if path.endswith(".laz") else "ept")
    assert layer.isValid()
    return layer


def colours(layer, count, step=10.0):
    """The colours of points in a row, white where there is none."""
    extent = QgsRectangle(EAST - step, NORTH - 2 * step, EAST + step * count, NORTH + 2 * step)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(20 * (count + 1), 80))
    settings.setExtent(extent)
    settings.setBackgroundColor(QColor(WHITE))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors()
    image, to_pixel = job.renderedImage(), settings.mapToPixel()
    places = [to_pixel.transform(EAST + step * i, NORTH) for i in range(count)]
    return [image.pixelColor(round(one.x()), round(one.y())) for one in places]


def names(found):
    return [one.name() for one in found]


def near(colour, wanted):
    wanted = QColor(wanted)
    return max(abs(a - b) for a, b in zip(colour.getRgb()[:3], wanted.getRgb()[:3])) <= 3


# As layers.


def test_a_cloud_opens_with_crs_attributes_counts_and_statistics(write, ending):
    z, velocity = np.linspace(-3, 120, 500), np.linspace(-8, 9, 500)
    path = write(z, f"cloud.{ending}", velocity=velocity, coherence=np.full(500, 0.7), track=np.arange(500) % 3 + 1)
    layer = opened(path)
    assert layer.crs().authid() == "EPSG:32633" and layer.pointCount() == 500
    assert {"X", "Y", "Z", "velocity", "coherence", "track"} <= {one.name() for one in layer.attributes().attributes()}
    extent = layer.extent()
    assert extent.xMinimum() == pytest.approx(EAST, abs=1e-3)
    assert extent.xMaximum() == pytest.approx(EAST + 4990, abs=1e-3)
    assert styles._statistic(layer, "Z", "Min") == pytest.approx(-3, abs=1e-3)
    assert styles._statistic(layer, "Z", "Max") == pytest.approx(120, abs=1e-3)
    if ending == "json":
        assert styles._statistic(layer, "velocity", "Min") == pytest.approx(-8, abs=1e-6)
        assert styles._statistic(layer, "track", "Max") == 3


# What is drawn.


def test_heights_run_from_dark_blue_to_red(write, ending):
    layer = opened(write([20, 20, 95, 170, 170], f"cloud.{ending}"))
    styles.apply_cloud_style(layer, "auto")
    assert (layer.renderer().minimum(), layer.renderer().maximum()) == (20, 170)
    found = colours(layer, 5)
    first, middle, last = (styles.RAMPS["height"].colours[i] for i in (0, 3, 6))
    assert near(found[0], first) and near(found[2], middle) and near(found[4], last)
    assert found[0].lightness() < 50 and BLUES(found[0]) and REDS(found[4])


def test_velocities_are_red_away_from_the_satellite_and_blue_towards_it(write, ending):
    layer = opened(write([0, 200, 0, 200, 0], f"cloud.{ending}", velocity=[-10, -4, 0, 4, 10]))
    styles.apply_cloud_style(layer, "auto")
    assert layer.renderer().attribute() == "velocity"
    assert layer.renderer().minimum() == -layer.renderer().maximum() == -10
    found = colours(layer, 5)
    assert near(found[0], styles.RAMPS["velocity"].colours[0]) and near(found[4], styles.RAMPS["velocity"].colours[-1])
    assert all(REDS(one) for one in found[:2]) and all(BLUES(one) for one in found[3:])
    assert near(found[2], styles.RAMPS["velocity"].colours[3])
    # Seen on white and for the colour-blind: what stands still is light, motions are dark.
    light = [one.lightness() for one in found]
    assert light[2] == max(light) < 235 and light[0] < light[1] and light[4] < light[3]


def test_tracks_have_colours_of_their_own(write, ending):
    tracks = [3, 3, 51, 168, 168, 168]
    layer = opened(write(np.zeros(6), f"cloud.{ending}", track=tracks))
    styles.apply_cloud_style(layer, "track")
    categories = layer.renderer().categories()
    assert [(one.value(), one.label()) for one in categories] == [(3, "Track 3"), (51, "Track 51"), (168, "Track 168")]
    assert names(colours(layer, 6)) == [styles.TRACK_COLOURS[i] for i in (0, 0, 1, 2, 2, 2)]


@pytest.mark.skipif(not FILTERS, reason="QGIS filters points from 3.26 on")
def test_points_without_a_velocity_are_not_drawn(write, ending):
    velocity = [*np.linspace(-9, 9, 19), np.nan]
    path = write(np.arange(20), f"cloud.{ending}", velocity=velocity)
    layer = opened(path)
    styles.apply_cloud_style(layer, "auto")
    found = names(colours(layer, 20))
    assert found[19] == WHITE and WHITE not in found[:19]
    # They come back with their heights.
    styles.apply_cloud_style(layer, "height")
    assert WHITE not in names(colours(layer, 20))
    # A filter of the user's is kept.
    layer.setSubsetString("Z < 10")
    styles.apply_cloud_style(layer, "velocity")
    assert layer.subsetString() == "Z < 10"


def test_a_cloud_that_has_few_velocities_shows_its_heights_first(write, ending):
    layer = opened(write(np.arange(20), f"cloud.{ending}", velocity=[*np.zeros(15), *[np.nan] * 5]))
    styles.apply_cloud_style(layer, "auto")
    assert layer.renderer().attribute() == "Z" and WHITE not in names(colours(layer, 20))


@pytest.mark.skipif(FILTERS, reason="for QGIS before 3.26")
def test_where_qgis_cannot_filter_one_missing_velocity_is_enough_to_show_heights(write):
    layer = opened(write(np.arange(100), velocity=[*np.zeros(99), np.nan]))
    styles.apply_cloud_style(layer, "auto")
    assert layer.renderer().attribute() == "Z"


@pytest.mark.parametrize("name", ["velocity", "track", "auto", "height"])
def test_what_a_cloud_does_not_have_gives_its_heights(write, name):
    layer = opened(write([1, 2, 3]))
    styles.apply_cloud_style(layer, name)
    assert layer.renderer().attribute() == "Z"


def test_the_same_is_set_for_the_3d_view(write, ending):
    if styles._3d is None:
        pytest.skip("this QGIS has no 3-D view")
    layer = opened(write([0, 50, 100], f"cloud.{ending}", velocity=[-5, 0, 5], track=[1, 2, 2]))
    for name in ("height", "velocity"):
        styles.apply_cloud_style(layer, name)
        symbol, flat = layer.renderer3D().symbol(), layer.renderer()
        assert symbol.symbolType() == "color-ramp" and symbol.attribute() == flat.attribute()
        assert (symbol.colorRampShaderMin(), symbol.colorRampShaderMax()) == (flat.minimum(), flat.maximum())
        assert [one.color for one in symbol.colorRampShader().colorRampItemList()] == [
            one.color for one in flat.colorRampShader().colorRampItemList()
        ]
    styles.apply_cloud_style(layer, "track")
    assert [one.value() for one in layer.renderer3D().symbol().categoriesList()] == [1, 2]


# Ranges.


GENERATOR = np.random.default_rng(5)
CITY = np.concatenate([GENERATOR.normal(35, 0.5, 9000), GENERATOR.uniform(40, 60, 970), GENERATOR.uniform(60, 320, 30)])
RANGES = {
    "flat": (GENERATOR.normal(35, 0.02, 1000), 34.4, 35.6),
    "all the same": (np.full(50, 81.25), 80.7, 81.8),
    "one point": ([12.0], 11.4, 12.6),
    # The ground keeps its colours, though a tower is 320 m high.
    "city": (CITY, 33, 70),
    "below zero": (np.linspace(-430.2, -410.4, 100), -431, -410),
    "alps": (np.linspace(200, 4800, 1000), 200, 4800),
}


@pytest.mark.parametrize("case", RANGES)
def test_ranges_of_heights_hold_most_and_end_at_round_values(write, case):
    values, low, high = RANGES[case]
    layer = opened(write(values))
    styles.apply_cloud_style(layer, "height")
    least, most = layer.renderer().minimum(), layer.renderer().maximum()
    assert low <= least < most <= high
    values = np.asarray(values)
    assert ((values >= least - 1e-6) & (values <= most + 1e-6)).mean() >= 0.96
    for end in (least, most):
        assert len(f"{end:.10g}".lstrip("-").replace(".", "").strip("0")) <= 4


VELOCITIES = {
    "slow": (GENERATOR.normal(0, 1, 5000), 2, 3),
    "outliers": (np.concatenate([GENERATOR.normal(0, 2, 5000), [400, -900, 250]]), 4, 6),
    "one side": (np.linspace(-30, -10, 100), 28, 31),
    "all zero": (np.zeros(10), 0.4, 0.6),
    "tiny": (np.linspace(-1e-3, 1e-3, 100), 0.4, 0.6),
}


@pytest.mark.parametrize("case", VELOCITIES)
def test_ranges_of_velocities_are_symmetric_and_no_outlier_widens_them(write, case):
    values, low, high = VELOCITIES[case]
    layer = opened(write(np.zeros(len(values)), velocity=values))
    styles.apply_cloud_style(layer, "velocity")
    assert layer.renderer().minimum() == -layer.renderer().maximum() < 0
    assert low <= layer.renderer().maximum() <= high


def test_what_lies_beyond_a_range_has_the_colour_of_its_end(write):
    layer = opened(write(np.zeros(300), velocity=[-500, *np.linspace(-5, 5, 298), 500]))
    styles.apply_cloud_style(layer, "velocity")
    found = colours(layer, 300)
    assert near(found[0], styles.RAMPS["velocity"].colours[0]) and near(found[-1], styles.RAMPS["velocity"].colours[-1])


class Large:
    """Stands for a layer of which only a part is looked at."""

    def pointCount(self):  # noqa: N802
        return 10**8


def test_outliers_that_are_many_in_the_upper_nodes_do_not_widen_a_range(monkeypatch):
    known = {"Mean": 40.0, "StDev": 8.0}
    monkeypatch.setattr(styles, "_statistic", lambda layer, attribute, which: known[which])
    values = np.concatenate([np.linspace(30, 58, 500), GENERATOR.uniform(-300, 900, 500)])
    assert styles._range(Large(), styles.RAMPS["height"], {"Z": values}) == pytest.approx((30, 58), abs=1)
    known["StDev"] = 0.0  # not known
    low, high = styles._range(Large(), styles.RAMPS["height"], {"Z": values})
    assert low < -200 and high > 700


def test_a_layer_that_the_engine_cannot_read_is_styled_by_what_qgis_knows(write, monkeypatch):
    from vertical_city.engine.errors import EngineInputError

    def none(path):
        raise EngineInputError("no")

    monkeypatch.setattr(styles, "open_table", none)
    layer = opened(write([20, 60, 100], velocity=[-7, 0, 3], track=[2, 3, 4]))
    styles.apply_cloud_style(layer, "height")
    assert (layer.renderer().minimum(), layer.renderer().maximum()) == pytest.approx((20, 100), abs=2)
    styles.apply_cloud_style(layer, "velocity")
    assert layer.renderer().maximum() == 7
    styles.apply_cloud_style(layer, "track")
    assert [one.value() for one in layer.renderer().categories()] == [2, 3, 4]


# Legends.


def legend(layer):
    nodes = layer.renderer().createLegendNodes(QgsLayerTreeLayer(layer))
    return [node.data(Qt.ItemDataRole.DisplayRole) for node in nodes]


def test_legends_have_units_and_round_ends(write):
    layer = opened(
        write(np.linspace(33.3, 171.7, 200), velocity=np.linspace(-7.3, 7.3, 200), track=np.arange(200) // 100)
    )
    for name, ends in (("height", ("35 m", "170 m")), ("velocity", ("-7.5 mm/yr", "7.5 mm/yr"))):
        styles.apply_cloud_style(layer, name)
        shader = layer.renderer().colorRampShader()
        settings = shader.legendSettings()
        assert settings.useContinuousLegend() and (settings.minimumLabel(), settings.maximumLabel()) == ends
        assert all(one.label.endswith(ends[0].split()[1]) for one in shader.colorRampItemList())
        assert layer.renderer().attribute() in legend(layer)
    styles.apply_cloud_style(layer, "track")
    assert [text for text in legend(layer) if text] == ["Track 0", "Track 1"]


# Layers of points.


@pytest.fixture
def points(qgis_app):
    """points(field, values) -> a layer of points every 10 m; None is no value."""

    def points(field, values):
        layer = QgsVectorLayer(f"Point?crs=EPSG:32633&field={field}:double", "points", "memory")
        features = []
        for i, value in enumerate(values):
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(EAST + 10 * i, NORTH)))
            feature.setAttributes([value])
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        apply_style(layer, POINTS)
        return layer

    return points


def test_points_are_coloured_by_classes_of_velocity_with_round_edges(points):
    values = [-80.0, -8.0, -0.4, 0.0, 0.4, 8.0, 80.0, None]
    layer = points("VEL", [*values, *np.linspace(-8.5, 8.5, 400).tolist()])
    labels = [one.label() for one in layer.renderer().ranges()]
    assert labels == [
        "below -7 mm/yr", "-7 to -5 mm/yr", "-5 to -3 mm/yr", "-3 to -1 mm/yr", "-1 to 1 mm/yr", "1 to 3 mm/yr",
        "3 to 5 mm/yr", "5 to 7 mm/yr", "above 7 mm/yr",
    ]  # fmt: skip
    found = names(colours(layer, 8))
    ramp = styles.RAMPS["velocity"].colours
    assert found[0] == found[1] == ramp[0] and found[5] == found[6] == ramp[-1]
    assert found[2] == found[3] == found[4] == ramp[3]
    assert found[7] == WHITE


def test_points_are_coloured_by_heights_where_they_have_no_velocities(points):
    layer = points("HEIGHT", np.linspace(31, 118, 500).tolist())
    labels = [one.label() for one in layer.renderer().ranges()]
    assert labels[0] == "below 40 m" and labels[1] == "40 to 50 m" and labels[-1] == "above 110 m"
    found = colours(layer, 500)
    assert near(found[0], styles.RAMPS["height"].colours[0]) and near(found[-1], styles.RAMPS["height"].colours[-1])


@pytest.mark.parametrize("values", [[], [None, None], [5.0], [5.0] * 9])
@pytest.mark.parametrize("field", ["VEL", "HEIGHT"])
def test_layers_with_few_or_equal_values_are_drawn(points, field, values):
    layer = points(field, values)
    assert 3 <= len(layer.renderer().ranges()) <= 12
    assert (WHITE in names(colours(layer, max(1, len(values))))) == (not values or values[0] is None)


def test_points_without_our_fields_keep_their_style(points):
    layer = points("OTHER", [1.0, 2.0])
    assert layer.renderer().type() == "singleSymbol"
