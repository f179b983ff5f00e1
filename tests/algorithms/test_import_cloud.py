"""Importing point clouds, as an algorithm: against truth that is made here, by pyproj, NumPy, laspy and GDAL."""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np
import pyproj
import pytest
import qgis.core
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsApplication,
    QgsPointCloudLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from .conftest import Feedback, Stops

DATA = Path(__file__).parents[1] / "data"
CLOUDS = DATA / "pointcloud"
DORIS = "velocity = column_3; height = column_4 + column_5"
UTM = pyproj.Transformer.from_crs(4326, 32633, always_xy=True)
KINDS = {"i": "signed", "u": "unsigned", "f": "float"}
# Endings of outputs, the file that is opened, and the provider that opens it.
ENDINGS = [
    ("c.json", "c/ept.json", "ept"),
    ("c/ept.json", "c/ept.json", "ept"),
    ("größe & 'maß'.json", "größe & 'maß'/ept.json", "ept"),
    ("c.copc.laz", "c.copc.laz", "copc"),
    ("c.laz", "c.laz", "pdal"),
    ("C.LAS", "C.LAS", "pdal"),
]


def city(count=400, seed=1):
    """Longitude, latitude, height, velocity and coherence of points in Berlin."""
    random = np.random.default_rng(seed)
    longitude, latitude = 13.37 + 0.002 * random.random(count), 52.52 + 0.001 * random.random(count)
    height, velocity = random.normal(60, 8, count), random.normal(0, 8, count)
    measured = ((longitude, 8), (latitude, 8), (height, 3), (velocity, 3), (random.random(count), 3))
    return tuple(np.round(values, digits) for values, digits in measured)


def table(path, points, header="id,lon,lat,height,velocity,coherence", delimiter=",", decimal=".", encoding="utf-8"):
    """Written by Python alone."""
    rows = [[f"P{i}", *map(str, row)] for i, row in enumerate(zip(*points))]
    lines = [delimiter.join(cell.replace(".", decimal) for cell in row) for row in rows]
    path.write_bytes(("\n".join([header.replace(",", delimiter), *lines]) + "\n").encode(encoding))
    return path


@pytest.fixture
def berlin(tmp_path):
    return table(tmp_path / "berlin.csv", city())


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def imported(run, out):
    """imported(input, feedback=…, **parameters) -> outputs; the cloud is out/c.json if not said otherwise."""

    def call(given, feedback=None, **more):
        return run("importpointcloud", {"INPUT": str(given), "OUTPUT": str(out / "c.json"), **more}, feedback)

    return call


def left_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def contents(folder):
    return {path: (folder / path).read_bytes() for path in left_in(folder)}


def read_ept(file):
    """What an EPT says, and its points by their names, scaled; by its specification, with NumPy alone."""
    said = json.loads(Path(file).read_text(encoding="utf-8"))
    kinds = {kind: letter for letter, kind in KINDS.items()}
    dtype = np.dtype([(one["name"], f"<{kinds[one['type']]}{one['size']}") for one in said["schema"]])
    records = np.concatenate([np.fromfile(node, dtype) for node in Path(file).parent.glob("ept-data/*.bin")])
    return said, {
        one["name"]: records[one["name"]] * one.get("scale", 1.0) + one.get("offset", 0.0) for one in said["schema"]
    }


def read_las(file):
    laspy = pytest.importorskip("laspy")
    with laspy.open(file) as reader:
        records = reader.read()
    ours = [one for one in reader.header.vlrs if (one.user_id, one.record_id) == ("vertical_city", 1)]
    places = {"X": np.array(records.x), "Y": np.array(records.y), "Z": np.array(records.z)}
    names = records.point_format.extra_dimension_names
    said = json.loads(bytes(ours[0].record_data_bytes()).rstrip(b"\0"))
    return said, {**places, **{name: np.array(records[name]) for name in names}}, reader.header


def vector(path):
    layer = QgsVectorLayer(str(path), "", "ogr")
    assert layer.isValid()
    names = layer.fields().names()
    return layer, [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def assert_same_points(found, truth, tolerance=0.0011):
    """Places in UTM zone 33 and the height to a millimetre, in any order; velocities by the place."""
    longitude, latitude, height, velocity = truth[:4]
    wanted = np.stack([*UTM.transform(longitude, latitude), height, velocity], axis=1)
    read = np.stack([found[name] for name in ("X", "Y", "Z", "velocity")], axis=1)
    assert read.shape == wanted.shape
    # Each one's nearest.
    places = ((read[:, None, :2] - wanted[None, :, :2]) ** 2).sum(axis=2).argmin(axis=0)
    assert len(set(places.tolist())) == len(wanted)
    read = read[places]
    np.testing.assert_allclose(read[:, :3], wanted[:, :3], rtol=0, atol=tolerance)
    np.testing.assert_allclose(read[:, 3], wanted[:, 3], rtol=1e-6)


# Outputs


@pytest.mark.parametrize(("name", "file", "provider_key"), ENDINGS)
def test_each_ending_gives_its_kind(imported, berlin, out, name, file, provider_key):
    feedback = Feedback()
    results = imported(berlin, feedback, OUTPUT=str(out / name))
    assert results["OUTPUT"] == str(out / file) and results.get("OUTPUT_LAYER", str(out / file)) == str(out / file)
    assert (results["COUNT"], results["READ"], results["LEFT_OUT"], results["THINNED"]) == (400, 400, 0, 0)
    assert results["FORMAT_USED"] == "csv"
    if provider_key == "ept":
        said, points = read_ept(out / file)
        assert said["points"] == 400 and said["srs"]["horizontal"] == "32633"
        about = said["vertical_city"]
    else:
        about, points, header = read_las(out / file)
        assert (str(header.version), header.point_format.id) == ("1.4", 6) and header.parse_crs().to_epsg() == 32633
        assert left_in(out) == [name]
    assert about["track"] == {"name": "berlin", "look_side": "right", "height_reference": "ellipsoid"}
    assert_same_points(points, city())
    assert feedback.warnings == [] and feedback.errors == []
    opens = provider_key in QgsProviderRegistry.instance().providerList()
    assert opens != any("does not open its kind" in line for line in feedback.lines)
    if opens:
        layer = QgsPointCloudLayer(str(out / file), "", provider_key)
        assert layer.isValid() and layer.pointCount() == 400 and layer.crs().authid() == "EPSG:32633"


def test_an_output_that_is_temporary(imported, berlin):
    results = imported(berlin, OUTPUT=QgsProcessing.TEMPORARY_OUTPUT, OUTPUT_POINTS=QgsProcessing.TEMPORARY_OUTPUT)
    file = results["OUTPUT"]
    points = read_ept(file)[1] if file.endswith("ept.json") else read_las(file)[1]
    assert_same_points(points, city())
    assert vector(results["OUTPUT_POINTS"])[0].featureCount() == 400


@pytest.mark.parametrize(
    "columns",
    [
        "",
        "velocity = 2 * velocity + -1 * coherence + 0.5; coherence = none",
        'a = "a ""quoted"" name"; semi = "x;y"; tab = "new\tcolumn"; height = height + "x;y"; keep = all',
        "snr = 5; track = 3; id = none; D20160102 = 1000 * D20160101; 'no' = none".replace("; 'no' = none", ""),
        "series = 1000 * dates; größe = ünï",
    ],
)
def test_the_columns_that_were_used_can_be_given_back(imported, tmp_path, out, columns):
    header = 'id,lon,lat,height,velocity,coherence,"a ""quoted"" name","x;y","new\tcolumn",ünï,D20160101,2016-02-01'
    points = city(50)
    given = table(tmp_path / "names.csv", (*points, *np.arange(300.0).reshape(6, 50)), header)
    more = {"OUTPUT_POINTS": str(out / "p.gpkg"), "SERIES": str(out / "s.gpkg")}
    first = imported(given, COLUMNS=columns, **more)
    before = vector(out / "p.gpkg")[1], read_ept(out / "c" / "ept.json")[1]
    second = imported(given, COLUMNS=first["COLUMNS_USED"], **more)
    assert second == first
    after = vector(out / "p.gpkg")[1], read_ept(out / "c" / "ept.json")[1]
    assert after[0] == before[0] and set(after[1]) == set(before[1])
    for name, values in before[1].items():
        np.testing.assert_array_equal(after[1][name], values)
    assert left_in(out) == left_in(out) and not [one for one in left_in(out) if ".part" in one]


@pytest.mark.parametrize(("style", "attribute"), [("auto", "velocity"), ("height", "Z"), ("velocity", "velocity")])
@pytest.mark.parametrize("name", ["c.json", "c.copc.laz", "c.laz"])
def test_a_cloud_is_loaded_with_its_style_where_qgis_opens_it(provider, berlin, out, name, style, attribute):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("verticalcity:importpointcloud")
    context, feedback = QgsProcessingContext(), Feedback()
    project = QgsProject()
    context.setProject(project)
    parameters = {
        "INPUT": str(berlin), "STYLE": style,
        "OUTPUT": QgsProcessingOutputLayerDefinition(str(out / name), project),
        "OUTPUT_POINTS": QgsProcessingOutputLayerDefinition(str(out / "p.gpkg"), project),
    }  # fmt: skip
    results, succeeded = algorithm.run(parameters, context, feedback)
    assert succeeded, feedback.errors
    waiting = context.layersToLoadOnCompletion()
    keys = QgsProviderRegistry.instance().providerList()
    key = {"c.json": "ept", "c.copc.laz": "copc", "c.laz": "pdal"}[name]
    assert set(waiting) == ({results["OUTPUT"]} if key in keys else set()) | {results["OUTPUT_POINTS"]}
    points = QgsVectorLayer(results["OUTPUT_POINTS"], "", "ogr")
    waiting[results["OUTPUT_POINTS"]].postProcessor().postProcessLayer(points, context, feedback)
    assert points.renderer().type() == "graduatedSymbol" and points.renderer().classAttribute() == "VEL"
    if key in keys:
        details = waiting[results["OUTPUT"]]
        layer = QgsPointCloudLayer(results["OUTPUT"], details.name, key)
        assert layer.isValid() and details.outputName == "OUTPUT"
        details.postProcessor().postProcessLayer(layer, context, feedback)
        assert layer.renderer().type() == "ramp" and layer.renderer().attribute() == attribute
        del layer, details
    del points, waiting


# Where the points are


def test_a_crs_in_and_one_out(imported, tmp_path, out):
    longitude, latitude, *rest = city()
    x, y = pyproj.Transformer.from_crs(4326, 25832, always_xy=True).transform(longitude, latitude)
    header = "id,easting,northing,height,velocity,coherence"
    given = table(tmp_path / "utm32.csv", (np.round(x, 4), np.round(y, 4), *rest), header)
    imported(given, CRS="EPSG:25832")
    said, points = read_ept(out / "c" / "ept.json")
    assert said["srs"]["horizontal"] == "25832"
    np.testing.assert_allclose(np.sort(points["X"]), np.sort(x), rtol=0, atol=0.001)
    feedback = Feedback()
    imported(given, feedback, CRS="EPSG:25832", OUTPUT_CRS="EPSG:32633")
    said, points = read_ept(out / "c" / "ept.json")
    assert said["srs"]["horizontal"] == "32633"
    assert_same_points(points, city())


@pytest.mark.parametrize(
    ("extent", "keeps"),
    [
        # In the CRS of the cloud to the point, in degrees its bounding rectangle.
        ("{x0},{x1},{y0},{y1} [EPSG:32633]",
         lambda x, y, box: (x >= box[0]) & (x <= box[1]) & (y >= box[2]) & (y <= box[3])),
        ("13.3705,13.371,52.5202,52.5207 [EPSG:4326]", None),
        ("-180,180,-90,90 [EPSG:4326]", lambda x, y, box: x > 0),
        ("0,40,40,60 [EPSG:4326]", lambda x, y, box: x > 0),
    ],
)  # fmt: skip
def test_an_extent_with_its_own_crs(imported, berlin, out, extent, keeps):
    longitude, latitude, *_ = city()
    x, y = UTM.transform(longitude, latitude)
    if keeps is None:
        corners = UTM.transform([13.3705, 13.3705, 13.371, 13.371], [52.5202, 52.5207, 52.5202, 52.5207])
        box = [round(value, 3) for axis in corners for value in (min(axis), max(axis))]
        keep = (x >= box[0]) & (x <= box[1]) & (y >= box[2]) & (y <= box[3])
    else:
        box = [round(value, 3) for axis in (x, y) for value in np.quantile(axis, [0.3, 0.6])]
        keep = keeps(x, y, box)
    results = imported(berlin, EXTENT=extent.format(x0=box[0], x1=box[1], y0=box[2], y1=box[3]))
    assert results["COUNT"] == keep.sum() > 0 and results["LEFT_OUT"] == 400 - keep.sum()
    assert np.sort(read_ept(out / "c" / "ept.json")[1]["X"]) == pytest.approx(np.sort(x[keep]), abs=0.001)


@pytest.mark.parametrize(
    ("text", "keep"),
    [
        ("coherence >= 0.5 and velocity < 0", lambda v, c, h: (c >= 0.5) & (v < 0)),
        ('not ("height" between 50 and 70) or abs(velocity) > 10',
         lambda v, c, h: ~((h >= 50) & (h <= 70)) | (abs(v) > 10)),
        ("id == 'P7'", lambda v, c, h: np.arange(400) == 7),
    ],
)  # fmt: skip
def test_a_filter(imported, berlin, text, keep):
    feedback = Feedback()
    _, _, height, velocity, coherence = city()
    results = imported(berlin, feedback, FILTER=text)
    assert results["COUNT"] == keep(velocity, coherence, height).sum() > 0
    assert f"{results['LEFT_OUT']:,} of 400 points do not pass the filter; they are left out." in feedback.warnings


def geoid(path, corner=(13.0, 53.0)):
    """Undulations that rise to the east, on a grid of a tenth of a degree."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 10, 10, 1, gdal.GDT_Float32)
    reference = osr.SpatialReference()
    assert reference.ImportFromEPSG(4326) == 0
    dataset.SetProjection(reference.ExportToWkt())
    dataset.SetGeoTransform((corner[0], 0.1, 0, corner[1], 0, -0.1))
    dataset.GetRasterBand(1).WriteArray(np.tile(38.0 + np.arange(10, dtype=np.float32), (10, 1)))
    dataset = None
    return path


def test_heights_above_a_geoid_become_ellipsoidal(imported, berlin, tmp_path, out):
    longitude, latitude, height, velocity, _ = city()
    imported(berlin, HEIGHT_REFERENCE="undulation", UNDULATION=39.5)
    said, points = read_ept(out / "c" / "ept.json")
    assert_same_points(points, (longitude, latitude, height + 39.5, velocity))
    assert said["vertical_city"]["track"]["height_reference"] == "ellipsoid"
    imported(berlin, HEIGHT_REFERENCE="geoid_grid", GEOID=str(geoid(tmp_path / "geoid.tif")))
    # The centres of the cells are at 13.05, 13.15 ... degrees.
    undulation = 38 + (longitude - 13.05) / 0.1
    assert_same_points(read_ept(out / "c" / "ept.json")[1], (longitude, latitude, height + undulation, velocity))


# The track


def test_each_form_of_a_reference_point_comes_back(imported, berlin, out):
    pytest.importorskip("laspy")
    x, y = UTM.transform(13.371, 52.5205)
    forms = {
        f"x = {x}; y = {y}; height = 81.25": (x, y, 81.25),
        f"HEIGHT = 81.25\nX = {x}\ny={y}": (x, y, 81.25),
        "longitude = 13.371; latitude = 52.5205; height = 81.25": (x, y, 81.25),
        "lon=13.371;lat=52.5205;height=-3": (x, y, -3.0),
    }
    more = {"TRACK": 'beam "42" ä\nb', "HEADING": 190.0, "INCIDENCE": 35.5, "LOOK_SIDE": "left"}
    for text, place in forms.items():
        tracks = []
        for name, read in (("c.json", read_ept), ("c.copc.laz", read_las), ("c.las", read_las)):
            file = imported(berlin, REFERENCE=text, OUTPUT=str(out / name), **more)["OUTPUT"]
            tracks.append(read(file)[0].get("vertical_city", read(file)[0])["track"])
        assert tracks[0] == tracks[1] == tracks[2]
        assert tracks[0].pop("reference") == pytest.approx(place, abs=1e-6)
        assert tracks[0] == {
            "name": 'beam "42" ä\nb', "pass_direction": "descending", "heading_deg": 190.0, "incidence_deg": 35.5,
            "look_side": "left", "height_reference": "ellipsoid",
        }  # fmt: skip


REFERENCE = "longitude = 13.371; latitude = 52.5205; height = 81.0"


def above_the_geoid(file):
    """Make a cloud say that its heights are."""
    described = json.loads(file.read_text())
    described["vertical_city"]["track"]["height_reference"] = "geoid"
    file.write_text(json.dumps(described))
    return file


def test_the_reference_point_gets_the_undulation_with_the_cloud(imported, berlin, out):
    x, y = UTM.transform(13.371, 52.5205)
    imported(berlin, REFERENCE=f"x = {x:.3f}; y = {y:.3f}; height = 41.5", OUTPUT=str(out / "first.json"))
    file = above_the_geoid(out / "first" / "ept.json")
    imported(file, HEIGHT_REFERENCE="undulation", UNDULATION=39.5)
    track = json.loads((out / "c" / "ept.json").read_text())["vertical_city"]["track"]
    assert track.get("height_reference", "ellipsoid") == "ellipsoid"
    np.testing.assert_allclose(track["reference"], [x, y, 81.0], atol=0.001)
    raised = np.sort(read_ept(out / "c" / "ept.json")[1]["Z"]) - np.sort(read_ept(file)[1]["Z"])
    np.testing.assert_allclose(raised, 39.5, atol=0.0015)


def test_an_ellipsoidal_reference_of_a_cloud_above_the_geoid_is_refused(imported, berlin, out):
    imported(berlin, OUTPUT=str(out / "first.json"))
    file = above_the_geoid(out / "first" / "ept.json")
    with pytest.raises(QgsProcessingException, match="heights of the cloud are above the geoid, that of the reference"):
        imported(file, REFERENCE=REFERENCE)


def test_large_numbers_keep_their_hundredths(imported, tmp_path, out):
    path = tmp_path / "a.csv"
    path.write_text("lon,lat,height,pulses\n" + "".join(f"13.37{i},52.52,50,{1234567.891 + i}\n" for i in range(9)))
    imported(path, COLUMNS="pulses = pulses")
    found = np.sort(read_ept(out / "c" / "ept.json")[1]["pulses"])
    np.testing.assert_allclose(found, 1234567.891 + np.arange(9), rtol=0, atol=1e-9)


@pytest.mark.parametrize(("stem", "heading", "rises"), [("asc", 347, True), ("dsc", 193, False)])
def test_a_product_tells_incidence_and_heading_of_each_point(imported, out, stem, heading, rises):
    results = imported(
        CLOUDS / f"ciomadul_{stem}.xy", COLUMNS=DORIS, PRODUCT=str(CLOUDS / f"{stem}_master.res"),
        OUTPUT_POINTS=str(out / "p.gpkg"),
    )  # fmt: skip
    assert "height = column_4 + column_5" in results["COLUMNS_USED"]
    said, points = read_ept(out / "c" / "ept.json")
    raw = np.loadtxt(CLOUDS / f"ciomadul_{stem}.xy")
    np.testing.assert_allclose(np.sort(points["Z"]), np.sort(raw[:, 3] + raw[:, 4]), rtol=0, atol=0.001)
    # ENVISAT's beam IS2; farther from the orbit the incidence is greater.
    assert points["incidence"].min() > 17 and points["incidence"].max() < 29
    right = np.radians(heading + 90)
    ahead = points["X"] * np.sin(right) + points["Y"] * np.cos(right)
    assert np.corrcoef(ahead, points["incidence"])[0, 1] > 0.99
    assert points["heading"] == pytest.approx(heading, abs=1.5)
    track = said["vertical_city"]["track"]
    assert track["pass_direction"] == ("ascending" if rises else "descending")
    assert track["heading_deg"] == pytest.approx(heading, abs=1.0)
    rows = vector(out / "p.gpkg")[1]
    assert sorted(row["INC_ANGLE"] for row in rows) == pytest.approx(np.sort(points["incidence"]), abs=1e-4)


def zero_doppler(orbit, xyz):
    """Time and range of places by bisection of the orbit's own states."""
    low, high = np.full(len(xyz), orbit.start_s), np.full(len(xyz), orbit.end_s)
    for _ in range(80):
        middle = (low + high) / 2
        position, velocity, _ = orbit.state(middle)
        before = np.einsum("ij,ij->i", xyz - position, velocity) > 0
        low, high = np.where(before, middle, low), np.where(before, high, middle)
    return middle, np.linalg.norm(xyz - orbit.state(middle)[0], axis=1)


def test_a_radar_coded_cloud_comes_back_to_its_places(imported, tmp_path, out):
    """Of lines, samples and heights; and of times and elevations, of points that lie on one surface but for these."""
    from vertical_city.engine.pointcloud.radar import open_geometry
    from vertical_city.engine.sar import geometry

    product = next((DATA / "sar" / "terrasarx_grand_canyon").rglob("*.xml"))
    seen = open_geometry(product)
    middle = seen.product.azimuth_time_of(seen.product.lines / 2), seen.product.range_time_of(seen.product.samples / 2)
    centre = geometry.rdr2geo(seen.orbit, *np.reshape([*middle, 700.0], (3, 1)), seen.look_sign)[0]
    to_degrees = pyproj.Transformer.from_crs(4978, 4979, always_xy=True)
    longitude, latitude, _ = to_degrees.transform(*centre)
    random = np.random.default_rng(3)
    degrees = (one + 0.01 * random.standard_normal(60) for one in (longitude, latitude))
    places = (*degrees, random.normal(700, 50, 60))
    xyz = np.stack(pyproj.Transformer.from_crs(4979, 4978, always_xy=True).transform(*places), axis=1)
    t, distance = zero_doppler(seen.orbit, xyz)
    tau = 2 * distance / 299_792_458.0
    rows = np.stack([seen.product.line_of(t) + 1, seen.product.sample_of(tau) + 1, places[2]], axis=1)
    given = tmp_path / "radar.csv"
    np.savetxt(given, rows, "%.9f", ",", header="line,sample,height", comments="")
    zone = int(32600 + (longitude + 180) // 6 + 1)
    on_map = pyproj.Transformer.from_crs(4326, zone, always_xy=True).transform(*places[:2])
    wanted = np.stack([*on_map, places[2]], axis=1)

    def check(**more):
        imported(given, PRODUCT=str(product), **more)
        said, points = read_ept(out / "c" / "ept.json")
        assert said["srs"]["horizontal"] == str(zone)
        found = np.stack([points[name] for name in "XYZ"], axis=1)
        found, truth = (values[np.argsort(values[:, 0])] for values in (found, wanted))
        np.testing.assert_allclose(found, truth, rtol=0, atol=0.0015)
        return said["vertical_city"]["track"]

    check(FIRST_LINE=1, FIRST_SAMPLE=1)
    # Elevation turns the line of sight of the surface s = 0 about the platform, in the plane of zero Doppler.
    position = seen.orbit.state(t)[0]
    start = geometry.rdr2geo(seen.orbit, t, tau, np.full(60, 650.0), seen.look_sign)
    one, other = (start - position) / distance[:, None], (xyz - position) / distance[:, None]
    angle = np.arccos(np.clip(np.einsum("ij,ij->i", one, other), -1, 1)) * np.sign(places[2] - 650)
    np.savetxt(given, np.stack([t, tau, angle * distance], axis=1), "%.15f", ",", header="t,tau,s", comments="")
    reference = f"t = {t[0]:.15f}; tau = {tau[0]:.15f}; height = 650"
    track = check(COLUMNS="t_az_s = t; tau_s = tau; elevation = s", REFERENCE=reference)
    x, y, _ = pyproj.Transformer.from_crs(4978, zone, always_xy=True).transform(*start[0])
    assert track["reference"] == pytest.approx([x, y, 650], abs=0.001)


# Points and time series


def test_points_and_series_have_the_fields_that_other_plugins_read(imported, tmp_path, out):
    longitude, latitude, height, velocity, coherence = city(300)
    days = ["20160101", "20160113", "20160125"]
    series = np.round(np.outer(velocity, np.arange(3) * 12 / 365.25), 2)
    header = "CODE,LON,LAT,HEIGHT,VEL,COHERENCE," + ",".join(f"D{day}" for day in days)
    given = table(tmp_path / "points.csv", (longitude, latitude, height, velocity, coherence, *series.T), header)
    results = imported(given, OUTPUT_POINTS=str(out / "p.gpkg"), SERIES=str(out / "s.gpkg"), THINNING=25.0)
    layer, rows = vector(out / "p.gpkg")
    assert layer.crs().authid() == "EPSG:32633" and results["COUNT"] == 300
    assert layer.fields().names() == ["fid", "CODE", "HEIGHT", "VEL", "COHERENCE", *(f"D{day}" for day in days)]
    # One point of each cell of 25 m, the most coherent.
    x, y = UTM.transform(longitude, latitude)
    cells = {}
    for i, cell in enumerate(zip(np.floor(x / 25), np.floor(y / 25))):
        if cell not in cells or coherence[i] > coherence[cells[cell]]:
            cells[cell] = i
    assert {row["CODE"] for row in rows} == {f"P{i}" for i in cells.values()}
    assert results["THINNED"] == len(rows) == len(cells) < 300
    for row in rows:
        i = int(row["CODE"][1:])
        assert [row[f"D{day}"] for day in days] == pytest.approx(series[i], abs=1e-4)
        assert (row["VEL"], row["HEIGHT"]) == pytest.approx((velocity[i], height[i]), abs=1e-4)
    _, every = vector(out / "s.gpkg")
    assert [row["CODE"] for row in every] == [f"P{i}" for i in range(300)]
    assert [row["D20160125"] for row in every] == pytest.approx(series[:, 2], abs=1e-4)
    plain = imported(given, OUTPUT_POINTS=str(out / "p.gpkg"))
    assert plain["THINNED"] == 300 and "SERIES" not in plain


# In models


def test_a_model_takes_the_cloud_on(provider, berlin, out):
    """In QGIS 3.22 by OUTPUT_LAYER, since a file is no layer there; and it can run twice to the same name."""
    model = QgsProcessingModelAlgorithm("cloud twice", "test")
    model.addModelParameter(QgsProcessingParameterFile("IN", "in"), QgsProcessingModelParameter("IN"))
    source = QgsProcessingModelChildParameterSource
    first = QgsProcessingModelChildAlgorithm("verticalcity:importpointcloud")
    first.setChildId("one")
    first.addParameterSources("INPUT", [source.fromModelParameter("IN")])
    model.addChildAlgorithm(first)
    second = QgsProcessingModelChildAlgorithm("verticalcity:importpointcloud")
    second.setChildId("two")
    second.addParameterSources("INPUT", [source.fromChildOutput("one", "OUTPUT")])
    output = QgsProcessingModelOutput("CLOUD", "cloud")
    output.setChildId("two")
    output.setChildOutputName("OUTPUT")
    second.setModelOutputs({"CLOUD": output})
    model.addChildAlgorithm(second)
    # What takes layers of clouds is offered it.
    kinds = ("QgsProcessingOutputMapLayer", "QgsProcessingOutputPointCloudLayer")
    layers = [getattr(qgis.core, name).typeName() for name in kinds if hasattr(qgis.core, name)]
    sources = model.availableSourcesForChild("two", [QgsProcessingParameterMultipleLayers.typeName()], layers)
    declared = {one.name() for one in provider.algorithm("importpointcloud").outputDefinitions()}
    wanted = "OUTPUT_LAYER" if "OUTPUT_LAYER" in declared else "OUTPUT"
    assert ("one", wanted) in {(one.outputChildId(), one.outputName()) for one in sources}
    for _ in range(2):
        feedback = Feedback()
        parameters = {"IN": str(berlin), "two:CLOUD": str(out / "m.json")}
        _, succeeded = model.run(parameters, QgsProcessingContext(), feedback)
        assert succeeded, feedback.errors
        said, points = read_ept(out / "m" / "ept.json")
        assert_same_points(points, city(), 0.0021)
        assert said["vertical_city"]["track"]["name"] == "berlin"
    assert {name.split("/")[0] for name in left_in(out)} == {"m"}


# What stands there stays until all is there


def everything(out):
    return {"OUTPUT_POINTS": str(out / "p.gpkg"), "SERIES": str(out / "s.gpkg")}


@pytest.fixture
def dated(tmp_path):
    """A table with series; another one of more points under the same name is dated(n)."""

    def write(count=300):
        points = (*city(count), *np.arange(2.0 * count).reshape(2, count))
        return table(tmp_path / "dated.csv", points, "id,lon,lat,height,velocity,coherence,D20160101,D20160113")

    return write


@pytest.mark.parametrize("name", ["c.json", "c.copc.laz", "c.las"])
def test_a_second_run_to_the_same_names_replaces_all(imported, dated, out, name):
    pytest.importorskip("laspy")
    for count in (300, 100):
        results = imported(dated(count), OUTPUT=str(out / name), **everything(out))
        assert results["COUNT"] == count
    points = read_ept(results["OUTPUT"])[1] if name == "c.json" else read_las(results["OUTPUT"])[1]
    assert len(points["X"]) == 100
    assert [len(vector(out / one)[1]) for one in ("p.gpkg", "s.gpkg")] == [100, 100]
    assert {one.split("/")[0] for one in left_in(out)} == {name.replace(".json", ""), "p.gpkg", "s.gpkg"}


PLACES_OF_FAILURE = [
    ("readers.delimited.DelimitedTable", "chunks"),
    ("writers.ept.EptWriter", "write"),
    ("writers.ept.EptWriter", "complete"),
    ("writers.geopackage.PointsWriter", "add"),
    ("writers.geopackage.PointsWriter", "_complete"),
    ("writers.geopackage.SeriesWriter", "add"),
    ("writers.geopackage.SeriesWriter", "_complete"),
]


@pytest.mark.parametrize(("where", "method"), PLACES_OF_FAILURE)
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), MemoryError(), KeyboardInterrupt()])
def test_a_failure_leaves_all_outputs_as_they_were(imported, dated, out, monkeypatch, where, method, error):
    import importlib

    module, name = where.rsplit(".", 1)
    kind = getattr(importlib.import_module(f"vertical_city.engine.pointcloud.{module}"), name)
    plain = getattr(kind, method)

    def breaks_off(*arguments):
        yield next(iter(plain(*arguments)))
        raise error

    def fails(*arguments):
        raise error

    for before in (False, True):
        if before:
            imported(dated(100), **everything(out))
        there = contents(out)
        assert len(there) == (6 if before else 0)
        monkeypatch.setattr(kind, method, breaks_off if method == "chunks" else fails)
        with pytest.raises((QgsProcessingException, type(error))):
            imported(dated(300), **everything(out))
        monkeypatch.undo()
        assert contents(out) == there


@pytest.mark.parametrize("after", [0, 20, 64, 66, 80, 96.99])
def test_a_cancel_leaves_all_outputs_as_they_were(imported, dated, out, after):
    imported(dated(100), **everything(out))
    before = contents(out)
    given = dated(3000)
    for _ in range(2):
        feedback = Stops(after)
        with pytest.raises(QgsProcessingException, match="cancelled"):
            imported(given, feedback, **everything(out), THINNING=5.0)
        assert contents(out) == before


def test_a_cancel_in_the_last_moment(imported, dated, out, monkeypatch):
    """Nothing is replaced as long as it comes before all is complete, and all is once it comes later."""
    from vertical_city.engine.pointcloud.writers.ept import EptWriter
    from vertical_city.engine.pointcloud.writers.geopackage import SeriesWriter

    imported(dated(100), **everything(out))
    before = contents(out)
    moments = ((SeriesWriter, "prepare", False), (SeriesWriter, "place", True), (EptWriter, "place", True))
    for kind, method, replaced in moments:
        feedback = Feedback()
        plain = getattr(kind, method)

        def then_cancel(self, plain=plain, feedback=feedback):
            plain(self)
            feedback.cancel()

        monkeypatch.setattr(kind, method, then_cancel)
        if replaced:
            assert imported(dated(300), feedback, **everything(out))["COUNT"] == 300
            assert [len(vector(out / one)[1]) for one in ("p.gpkg", "s.gpkg")] == [300, 300]
        else:
            with pytest.raises(QgsProcessingException, match="cancelled"):
                imported(dated(300), feedback, **everything(out))
            assert contents(out) == before
        monkeypatch.undo()


def test_progress_never_falls_and_ends_at_100(imported, dated, out):
    for more in ({}, everything(out), {"THINNING": 5.0, "OUTPUT": str(out / "a.copc.laz"), **everything(out)}):
        feedback, seen = Feedback(), []
        feedback.progressChanged.connect(seen.append)
        imported(dated(20_000), feedback, **more)
        assert len(seen) > 3 and (np.diff(seen) >= 0).all() and seen[-1] == 100


@pytest.mark.slow
@pytest.mark.parametrize("after", [5, 40, 70, 90])
def test_a_cancel_stops_within_two_seconds(imported, tmp_path, out, after):
    lines = "".join(f"{13 + i * 1e-7:.7f},52.00{i * 7919 % 10007:05},{i % 90}.5,{i % 7}\n" for i in range(50_000))
    (tmp_path / "large.csv").write_text("lon,lat,height,velocity\n" + lines * 20)

    class Timed(Stops):
        asked = None

        def isCanceled(self):  # noqa: N802
            stop = super().isCanceled()
            if stop and self.asked is None:
                self.asked = time.monotonic()
            return stop

    feedback = Timed(after)
    moments = []
    feedback.progressChanged.connect(lambda value: moments.append((value, time.monotonic())))
    with pytest.raises(QgsProcessingException, match="cancelled"):
        imported(tmp_path / "large.csv", feedback, OUTPUT_POINTS=str(out / "p.gpkg"))
    passed = next(moment for value, moment in moments if value > after)
    assert time.monotonic() - passed < 2
    assert left_in(out) == []


# Bad input


def text(content, name="bad.csv", encoding="utf-8"):
    """A maker of a file."""

    def make(folder):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return folder / name

    return make


def las(content=None, crs=True):
    """A maker of a LAZ, by laspy; content : what is made of its bytes."""

    def make(folder):
        laspy = pytest.importorskip("laspy")
        header = laspy.LasHeader(point_format=6, version="1.4")
        header.scales, header.offsets = [0.001] * 3, [390000, 5820000, 0]
        if crs:
            header.add_crs(pyproj.CRS("EPSG:32633"))
        cloud = laspy.LasData(header)
        cloud.x, cloud.y, cloud.z = (o + np.random.default_rng(1).random(20_000) * 100 for o in (390000, 5820000, 0))
        cloud.write(str(folder / "bad.laz"))
        if content:
            (folder / "bad.laz").write_bytes(content((folder / "bad.laz").read_bytes()))
        return folder / "bad.laz"

    return make


def npz(content=None, **arrays):
    def make(folder):
        np.savez(folder / "bad.npz", **arrays)
        if content:
            (folder / "bad.npz").write_bytes(content((folder / "bad.npz").read_bytes()))
        return folder / "bad.npz"

    return make


def hdf5(folder):
    h5py = pytest.importorskip("h5py")
    with h5py.File(folder / "bad.h5", "w") as file:
        file["grid/image"] = np.zeros((5, 4))
        file["number"] = np.arange(7)
    return folder / "bad.h5"


GOOD = "lon,lat,height\n" + "".join(f"13.37{i:03},52.52{i:03},{i}.5\n" for i in range(100))
MAP = "easting,northing,height\n" + "".join(f"{390000 + i},{5820000 + i},30\n" for i in range(50))
RADAR = "line,sample,elevation\n" + "".join(f"{i},{2 * i},3.5\n" for i in range(50))
PLY = "ply\nformat ascii 1.0\nelement vertex 3\nproperty double x\nproperty double y\nproperty double z\nend_header\n"
RES = str(CLOUDS / "asc_master.res")
HALF = np.linspace(13.3, 13.4, 100)
BAD_FILES = [
    (text(GOOD + "1,2\n" * 5), {"BAD_LINES": 4}, r"More than 4 lines of bad\.csv .* line 102"),
    (text(""), {}, r"bad\.csv is empty"),
    (text("lon,lat,height\n"), {}, r"bad\.csv has a header and no lines of data"),
    (text("lon,lat,height\n" + "nan,nan,nan\n" * 9), {}, r"points of bad\.csv can be placed: they have no coordinates"),
    (text("a,b,c\n1,2,x\n2,3,y\n"), {}, r"bad\.csv: no columns of positions were found; there are a, b, c"),
    (text(GOOD), {"COLUMNS": "velocity = vel"}, "There is no column 'vel' in the table; there are lon, lat, height"),
    (text(GOOD), {"COLUMNS": "longitude = none"}, "no columns of positions were found"),
    (text(GOOD), {"COLUMNS": "line = lon"}, "line alone makes no position"),
    (text(GOOD), {"COLUMNS": "snr = 'text'"}, "snr is made of a text"),
    (text(GOOD), {"COLUMNS": "X = lon"}, "The attribute X is there twice"),
    (text(GOOD), {"COLUMNS": f"{'a' * 40} = lon"}, "has 40 letters; 32 at most"),
    (text("id" + GOOD[3:].replace("\n13", "\nP"), "ids.csv"), {"COLUMNS": "longitude = id"}, "wanted|beyond"),
    (text(MAP), {}, r"bad\.csv has map coordinates but does not say in which CRS; choose it"),
    (text(MAP), {"CRS": "EPSG:4326"}, "WGS 84 is no projected CRS"),
    (text(MAP.replace("390", "390000000000")), {"CRS": "EPSG:32633"}, r"points of bad\.csv lie beyond WGS 84 / UTM"),
    (text("lat,lon,height\n113.5,52.5,3\n113.6,52.6,4\n"), {}, "longitude and latitude seem to be swapped"),
    (text(MAP), {"CRS": "EPSG:32633", "OUTPUT_CRS": "EPSG:2263"}, "counts in US survey foot; .* in metres"),
    (text(MAP), {"CRS": "EPSG:32633", "OUTPUT_CRS": "EPSG:4326"}, "counts in degree"),
    (text(GOOD + "\0" * 3000), {}, r"bad\.csv is a binary file"),
    (text(",".join(f"c{i}" for i in range(30_000)) + "\n" + "1," * 29_999 + "1\n"), {}, "has 30,000 columns"),
    (las(crs=False), {}, r"bad\.laz has map coordinates but does not say in which CRS"),
    (las(lambda b: b[: len(b) // 2]), {}, r"bad\.laz cannot be read as LAS; it is damaged or cut short"),
    (las(lambda b: b[:5000] + bytes(3000) + b[8000:]), {}, r"bad\.laz cannot be read as LAS; it is damaged"),
    (las(lambda b: b[:300]), {}, r"bad\.laz"),
    (text("hello\n", "bad.las"), {}, r"bad\.las cannot be read as LAS: it does not begin with LASF"),
    (text(GOOD), {"FORMAT": "las"}, r"bad\.csv cannot be read as LAS"),
    (las(), {"FORMAT": "csv"}, r"bad\.laz is a binary file"),
    (npz(lambda b: b[: len(b) // 2], lon=HALF, lat=HALF, height=HALF), {}, r"bad\.npz is damaged"),
    (npz(lambda b: b[:200] + bytes(300) + b[500:], lon=HALF, lat=HALF, height=HALF), {}, r"bad\.npz is damaged"),
    (text(PLY + "390000 5820000 3\n390001 58"), {"CRS": "EPSG:32633"}, "cut short|lines of data|cells"),
    (text(PLY + "390000 5820000 3\n390001 58", "bad.ply"), {"CRS": "EPSG:32633"}, r"bad\.ply is cut short"),
    (text(PLY[:40], "bad.ply"), {}, r"bad\.ply has no complete PLY header"),
    (hdf5, {}, r"bad\.h5 is HDF5, but not of points: it holds grid/image float64 \(5, 4\), number"),
    (text("hello\n", "bad.h5"), {}, r"bad\.h5 cannot be read as HDF5"),
    (text(b"\x89PNG\r\n\x1a\n" + bytes(100), "bad.csv"), {}, r"bad\.csv is no point cloud that can be read"),
    (text(RADAR), {}, r"radar-coded; give the product or the orbit"),
    (text(RADAR), {"PRODUCT": RES}, "elevations but no reference point"),
    (text(RADAR), {"PRODUCT": RES, "REFERENCE": "line = 1e9; sample = 1; height = 1"}, "reference point .* not seen"),
    (text(GOOD), {"REFERENCE": "nonsense"}, "The reference point has 'nonsense'; write it as"),
    (text(GOOD), {"REFERENCE": "x = 1; y = 2"}, "'x = 1; y = 2' cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "x = 1; height = 2"}, "cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "x = 1; y = nan; height = 2"}, "cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "x = 1; y = inf; height = 2"}, "cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "x = 1; y = 2; height = 2; z = 3"}, "cannot be read; write it as 'x = 389000"),
    (text(GOOD), {"REFERENCE": "longitude = 13; latitude = 100; height = 2"}, "has 'latitude = 100'"),
    (text(GOOD), {"REFERENCE": "longitude = -170; latitude = -52; height = 2", "OUTPUT_CRS": "EPSG:3035"},
     "reference point at longitude -170, latitude -52 lies beyond ETRS89"),
    (text(GOOD), {"REFERENCE": "line = 1; sample = 2; height = 2"}, "radar coordinates, but no product or orbit"),
    (text(GOOD), {"PRODUCT": __file__}, r"test_import_cloud\.py is no product that can be read"),
    (text(GOOD), {"PRODUCT": RES}, "The orbit does not see|side of the orbit"),
    (text(GOOD), {"GEOID": __file__, "HEIGHT_REFERENCE": "geoid_grid"}, r"test_import_cloud\.py cannot be opened"),
    (text(GOOD), {"FILTER": "snr > 3"}, "snr"),
    (text(GOOD), {"FILTER": "height > 1e6"}, r"bad\.csv none is left: 100 do not pass the filter; check the filter"),
    (text(GOOD), {"EXTENT": "0,1,0,1 [EPSG:4326]"}, "none is left: 100 lie outside the extent; check the extent"),
    (text(GOOD), {"SERIES": "{out}/s.gpkg"}, r"bad\.csv has no time series"),
    (text(GOOD), {"OUTPUT_POINTS": "{out}/p.gpkg", "THINNING": 1e-12}, "Cells of 1e-12 m are too small"),
    (text(GOOD), {"DELIMITER": "xyz"}, "The delimiter is 'xyz'"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "more", "sentence"), BAD_FILES)
def test_bad_input_gets_a_sentence_and_leaves_nothing(imported, tmp_path, out, make, more, sentence):
    given = make(tmp_path)
    more = {name: value.format(out=out) if isinstance(value, str) else value for name, value in more.items()}
    with pytest.raises(QgsProcessingException, match=sentence) as caught:
        imported(given, **more)
    said = str(caught.value)
    assert said.endswith(".") and "Traceback" not in said and len(said) < 600
    assert contents(out) == {} and list(out.iterdir()) == []


BAD_PARAMETERS = [
    ({"INPUT": "none.csv"}, "Table or cloud: none.csv cannot be read: there is no such file"),
    ({"INPUT": "a|b.gpkg|layername=x"}, "there is no such file"),
    ({"COLUMNS": "velocity"}, "Columns: 'velocity' is no definition of a column"),
    ({"COLUMNS": "velocity = 2 ** v"}, r"Columns: 'velocity = 2 \*\* v' cannot be read at"),
    ({"COLUMNS": '2v = "a;b"'}, "Columns: '2v = \"a;b\"' is no definition"),
    ({"FILTER": "velocity >"}, "The filter 'velocity >' cannot be read"),
    ({"FILTER": "__import__('os').system('x') > 1"}, "The filter"),
    ({"FILTER": "(" * 500 + "a > 1" + ")" * 500}, "nested more than 40 deep"),
    ({"EXTENT": "abc"}, "Extent: 'abc' is not an extent"),
    ({"EXTENT": "0,1,0,1"}, "Extent: 0,1,0,1 has no CRS"),
    ({"EXTENT": "-inf,inf,0,1 [EPSG:4326]"}, "Extent: it is infinite"),
    ({"FORMAT": "xyz"}, "Format: there is no choice 'xyz'"),
    ({"CRS": "EPSG:999999"}, "CRS of the table: 'EPSG:999999' is not a CRS"),
    ({"OUTPUT_CRS": "EPSG:4978"}, "Geocentric CRS"),
    ({"HEIGHT_REFERENCE": "undulation"}, r"Undulation \(m\): none is given, but heights are by undulation"),
    ({"HEIGHT_REFERENCE": "geoid_grid"}, "Geoid grid: none is given, but heights are by geoid_grid"),
    ({"HEIGHT_REFERENCE": "geoid_grid", "GEOID": "none.tif"}, "Geoid grid: none.tif cannot be read"),
    ({"HEIGHT_REFERENCE": "undulation", "UNDULATION": 500}, "500 is out of range; give at least -115 and at most 95"),
    ({"PRODUCT": RES, "ORBIT": RES}, "SAR product and Orbit: both are given"),
    ({"HEADING": 999}, "999 is out of range"),
    ({"INCIDENCE": float("nan")}, "nan is no number"),
    ({"THINNING": -1}, "-1 is out of range"),
    ({"BAD_LINES": -1}, "-1 is out of range"),
    ({"STYLE": "pink"}, "there is no choice 'pink'"),
    ({"OUTPUT": "missing/c.json"}, "the folder missing does not exist"),
    ({"OUTPUT": "missing/c/ept.json"}, "does not exist"),
    ({"OUTPUT": "out/c"}, r"c does not end with \.json, \.copc\.laz, \.laz or \.las"),
    ({"OUTPUT": "out/c.tif"}, r"c\.tif does not end with \.json"),
    ({"OUTPUT": "out/c.laz", "OUTPUT_POINTS": "out/p.shp"}, r"Points: p\.shp does not end with \.gpkg"),
    ({"OUTPUT_POINTS": "memory:"}, r"Points: it is written to a file of its own; give a name that ends with \.gpkg"),
    ({"SERIES": "ogr:dbname='out/p.gpkg' table=\"a\""}, "Time series: it is written to a file of its own"),
    ({"OUTPUT_POINTS": "out/p.gpkg", "SERIES": "out/./p.gpkg"}, r"Time series: p\.gpkg is also Points"),
    ({"OUTPUT_POINTS": "none/p.gpkg"}, "Points: the folder none does not exist"),
]


@pytest.mark.parametrize(("change", "sentence"), BAD_PARAMETERS)
def test_parameters_that_are_refused(imported, berlin, out, tmp_path, monkeypatch, change, sentence):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QgsProcessingException, match=sentence) as caught:
        imported(change.get("INPUT", berlin), **{name: value for name, value in change.items() if name != "INPUT"})
    assert str(caught.value).endswith(".") and list(out.iterdir()) == []


def test_an_input_is_never_overwritten(imported, berlin, out, tmp_path):
    """Neither a cloud, by whatever name it goes, nor the GeoPackage of a layer."""
    pytest.importorskip("laspy")
    imported(berlin, OUTPUT_POINTS=str(out / "p.gpkg"))
    imported(berlin, OUTPUT=str(out / "c.laz"))
    before = contents(out)
    for given, more in (
        ("c/ept.json", {"OUTPUT": "c.json"}),
        ("c", {"OUTPUT": "c.json"}),
        ("c/", {"OUTPUT": "c/ept.json"}),
        ("c.laz", {"OUTPUT": "c.laz"}),
        ("p.gpkg", {"OUTPUT_POINTS": "p.gpkg"}),
        ("p.gpkg|layername=points", {"OUTPUT_POINTS": "p.gpkg"}),
    ):
        more = {name: str(out / value) for name, value in more.items()}
        with pytest.raises(QgsProcessingException, match="is also an input; choose another name"):
            imported(f"{out}/{given}", **{"OUTPUT": str(out / "new.json"), **more})
        assert contents(out) == before


def test_a_folder_that_holds_anything_else_is_not_replaced(imported, berlin, out):
    (out / "c").mkdir()
    imported(berlin)  # an empty folder is
    (out / "c" / "mine.txt").write_text("mine")
    (out / "d").write_text("a file")
    before = contents(out)
    other = "holds other files than those of an EPT"
    for name, sentence in (("c.json", other), ("c/ept.json", other), ("d.json", "is a file")):
        with pytest.raises(QgsProcessingException, match=sentence):
            imported(berlin, OUTPUT=str(out / name))
        assert contents(out) == before


def test_a_folder_that_is_read_only(imported, berlin, out, monkeypatch):
    plain = os.access  # root may write everywhere
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != out and plain(path, mode))
    with pytest.raises(QgsProcessingException, match="its folder is read-only for you"):
        imported(berlin)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("name", ["c.laz", "c.copc.laz"])
def test_without_laspy(imported, berlin, out, monkeypatch, name):
    for module in ("laspy", "lazrs"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(QgsProcessingException, match=r'not installed; .*python3 -m pip install "laspy\[lazrs\]"'):
        imported(berlin, OUTPUT=str(out / name))
    assert list(out.iterdir()) == []
    imported(berlin)
    assert (out / "c" / "ept.json").exists()


# What is not quite right and works


@pytest.mark.parametrize(
    "how",
    [
        {"delimiter": ";", "decimal": ","}, {"delimiter": "\t"}, {"delimiter": " "}, {"delimiter": "|"},
        {"encoding": "utf-8-sig"}, {"encoding": "utf-16"},
        {"encoding": "latin-1", "header": "Größe,lon,lat,height,velocity,coherence"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["table.csv", "Maße vom Mai", "table.txt"])
def test_texts_of_many_kinds(imported, tmp_path, out, how, name):
    feedback = Feedback()
    results = imported(table(tmp_path / name, city(), **how), feedback)
    assert results["FORMAT_USED"] == "csv" and feedback.warnings == []
    assert_same_points(read_ept(out / "c" / "ept.json")[1], city())


def test_an_ept_is_also_given_by_its_folder(imported, berlin, out):
    imported(berlin)
    for given in (out / "c", out / "c" / "ept.json"):
        assert imported(given, OUTPUT=str(out / "again.json"))["FORMAT_USED"] == "ept"
        assert_same_points(read_ept(out / "again" / "ept.json")[1], city(), 0.0021)


def test_what_is_left_out_is_counted_and_told(imported, tmp_path, out):
    rows = "".join(f"13.37{i:03},52.52{i:03},{i}.5\n" for i in range(100))
    bad = "nan,52.52,1\n" * 3 + "13.37,52.52,\n" * 2 + "-9999,-9999,4\n" * 4 + "13.37,abc,5\n" + "1,2\n" * 6
    feedback = Feedback()
    results = imported(text("lon,lat,height\n" + rows + bad)(tmp_path), feedback)
    assert (results["COUNT"], results["READ"], results["LEFT_OUT"]) == (100, 110, 10)
    said = " ".join(feedback.warnings)
    for words in (
        "6 of 110 points have no coordinates or no height", "4 of 110 points have coordinates beyond their CRS",
        "6 lines of bad.csv with another number of cells than the 3 columns left out (the first is line 112)",
        "1 cell of the column lat of bad.csv are no numbers",
    ):  # fmt: skip
        assert words in said


@pytest.mark.parametrize(
    ("header", "row", "columns", "words"),
    [
        ("lon,lat,height,v", "13.37{i},52.52,30,0.00{i}", "", "metres per year, write velocity = 1000 * v."),
        ("lon,lat,height,v", "13.37{i},52.52,30,{i}", "velocity = 0.001 * v", "metres per year, write velocity = v."),
        ("lon,lat,height,v", "13.37{i},52.52,30,{i}", "velocity = 0.001 * v + -0.0005 * height",
         "write velocity = v + -0.5 * height."),
        ("lon,lat,height,v", "13.37{i},52.52,30,1e30{i}", "", "other units, write for example velocity = 0.001 * v."),
        ("lon,lat,height", "13.37{i},52.52,30000{i}", "", "the unit or the column seems wrong (height = height)"),
        ("lon,lat,height,inc", "13.37{i},52.52,30,0.7", "incidence = inc", "if they are in radians"),
        ("lon,lat", "13.37{i},52.52", "", "has no heights; its points are put at height 0 m"),
    ],
)  # fmt: skip
def test_implausible_units_are_warned_of(imported, tmp_path, out, header, row, columns, words):
    feedback = Feedback()
    content = header + "\n" + "".join(row.format(i=i) + "\n" for i in range(1, 9))
    results = imported(text(content)(tmp_path), feedback, COLUMNS=columns)
    assert results["COUNT"] == 8 and words in " ".join(feedback.warnings)
    assert all(len(line) < 400 for line in feedback.warnings)


@pytest.mark.parametrize("name", ["c.json", "c.copc.laz"])
@pytest.mark.parametrize(
    "rows",
    [
        ["13.37,52.52,30,1"],
        ["13.37,52.52,30,1"] * 5000,
        [f"13.37,52.52,30,{value}" for value in ("inf", "-inf", "1e308", "1e-320", "nan", "1e400", "")],
        [f"{180 - 1e-4 * i if i > 0 else -180 - 1e-4 * i},-17.5,30,1" for i in range(-9, 10)],
    ],
)
def test_odd_points(imported, tmp_path, out, rows, name):
    """One, five thousand in one place, extreme values, and both sides of the date line."""
    pytest.importorskip("laspy")
    given = text("lon,lat,height,velocity\n" + "\n".join(rows) + "\n")(tmp_path)
    results = imported(given, OUTPUT=str(out / name), OUTPUT_POINTS=str(out / "p.gpkg"))
    assert results["COUNT"] == results["THINNED"] == len(rows)
    assert vector(out / "p.gpkg")[0].featureCount() == len(rows)


def test_names_that_collide(imported, berlin, out):
    columns = "geom = velocity; fid = coherence; HEIGHT_ = 2; code = 3; foo = lon; FOO = lat; select = height"
    imported(berlin, COLUMNS=columns, OUTPUT_POINTS=str(out / "p.gpkg"))
    source = ogr.Open(str(out / "p.gpkg"))
    feature = source.GetLayer(0).GetNextFeature()
    names = [feature.GetFieldDefnRef(i).GetName() for i in range(feature.GetFieldCount())]
    assert len({name.lower() for name in names}) == len(names) and {"GEOM_", "FID_", "FOO", "SELECT"} <= set(names)
    assert feature.GetGeometryRef().GetPointCount() == 1
