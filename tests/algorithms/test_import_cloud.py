"""Importing point clouds, as an algorithm: against truth that is made here, by pyproj, NumPy, laspy and GDAL."""

import json
import re

import numpy as np
import pyproj
import pytest
import qgis.core
from osgeo import gdal, osr
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

from .berlin_cloud import CLOUDS, DATA, UTM, assert_same_points, city, left_in, read_ept, read_las, table, vector
from .conftest import Feedback

DORIS = "velocity = column_3; height = column_4 + column_5"
# Endings of outputs, the file that is opened, and the provider that opens it.
ENDINGS = [
    ("c.json", "c/ept.json", "ept"),
    ("c/ept.json", "c/ept.json", "ept"),
    ("größe & 'maß'.json", "größe & 'maß'/ept.json", "ept"),
    ("c.copc.laz", "c.copc.laz", "copc"),
    ("c.laz", "c.laz", "pdal"),
    ("C.LAS", "C.LAS", "pdal"),
]


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


LIGHT_M_S = 299_792_458.0


def states(path):
    """Moments, places and velocities in an orbit file, by its text alone."""
    content = path.read_text(encoding="utf-8")
    numbers = [[float(one) for one in re.findall(rf"<{name} unit=[^>]*>([^<]*)<", content)]
               for name in ("X", "Y", "Z", "VX", "VY", "VZ")]  # fmt: skip
    return re.findall(r"<UTC>UTC=([^<]*)<", content), np.array(numbers).T


@pytest.mark.parametrize("side", ["right", "left"])
@pytest.mark.parametrize("kind", ["file of a day", "table of two passes"])
def test_an_orbit_places_what_is_coded_by_times(imported, tmp_path, out, kind, side):
    """Points at the moment of a state: at its distance, square to its velocity, on its side, as high as they say."""
    (day,) = (DATA / "sar" / "orbits").glob("*.EOF")
    moments, vectors = states(day)
    at = 12
    if kind == "file of a day":
        more = {"ORBIT": str(day), "TIME": moments[at]}
    else:
        lines = ["product,t_s,x,y,z,vx,vy,vz"]
        for name, middle in (("first", 40), ("second", at)):
            lines += [f"{name},{10.0 * i}," + ",".join(map(str, vectors[middle + i])) for i in range(-8, 9)]
        (tmp_path / "orbit.csv").write_text("\n".join(lines))
        more = {"ORBIT": str(tmp_path / "orbit.csv"), "PART": "second"}
    distance = np.array([820e3, 850e3, 900e3])
    rows = [f"0,{float(2 * one / LIGHT_M_S)!r},{height}" for one, height in zip(distance, (30.5, 81.25, 200))]
    (tmp_path / "times.csv").write_text("\n".join(["t_az_s,tau_s,height", *rows]))
    imported(tmp_path / "times.csv", LOOK_SIDE=side, **more)
    said, points = read_ept(out / "c" / "ept.json")
    assert said["vertical_city"]["track"]["look_side"] == side
    back = pyproj.Transformer.from_crs(int(said["srs"]["horizontal"]), 4326, always_xy=True)
    geocentric = pyproj.Transformer.from_crs(4979, 4978, always_xy=True)
    xyz = np.stack(geocentric.transform(*back.transform(points["X"], points["Y"]), points["Z"]), axis=1)
    sight, velocity = xyz - vectors[at, :3], vectors[at, 3:] / np.linalg.norm(vectors[at, 3:])
    np.testing.assert_allclose(np.sort(np.linalg.norm(sight, axis=1)), distance, rtol=0, atol=0.003)
    np.testing.assert_allclose(sight @ velocity, 0, rtol=0, atol=0.003)
    assert sorted(points["Z"]) == pytest.approx([30.5, 81.25, 200], abs=0.001)
    right = np.cross(velocity, vectors[at, :3])
    assert (sight @ right > 0).all() if side == "right" else (sight @ right < 0).all()


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
