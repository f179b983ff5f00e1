"""Points and series in a GeoPackage, read back by GDAL and checked by SQLite; thinning beside a dictionary."""

import re
import shutil
import sqlite3
import subprocess
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import ogr
from pyproj import CRS
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import STANDARD, Attribute, CloudInfo, Points
from vertical_city.engine.pointcloud.writers import rtree
from vertical_city.engine.pointcloud.writers.geopackage import PointsWriter, SeriesWriter, Thinner, field_names

DATES = (date(2016, 1, 1), date(2016, 1, 13), date(2016, 1, 25))
ATTRIBUTES = (*(STANDARD[one] for one in ("velocity", "velocity_sd", "coherence", "height_sd", "track")),
              Attribute("amplitude_dispersion"), Attribute("gps_time", dtype="<f8"), Attribute("height"))  # fmt: skip
INFO = CloudInfo(CRS("EPSG:32633"), ATTRIBUTES, DATES)
TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%points%' ORDER BY name"


def cloud(count, seed=1, ids=True):
    generator = np.random.default_rng(seed)
    attributes = {
        one.name: generator.integers(0, 9, count).astype(one.dtype)
        if one.name == "track"
        else generator.normal(size=count).astype(one.dtype)
        for one in ATTRIBUTES
    }
    attributes["velocity"][0] = np.nan
    attributes["coherence"][:] = np.round(attributes["coherence"], 2)
    series = generator.normal(scale=9, size=(count, len(DATES))).astype(np.float32)
    series[-1, 1] = np.nan
    names = np.array([f"p{i}" for i in range(count)], object) if ids else None
    return Points(
        generator.uniform(389000, 390000, count),
        generator.uniform(5819000, 5820000, count),
        generator.uniform(-5, 90, count),
        attributes,
        series,
        names,
    )


def written(path, points, info=INFO, **more):
    before = path.exists()
    with PointsWriter(path, info, **more) as writer:
        half = len(points) // 2
        writer.add(points.where(slice(0, half)))
        writer.add(points.where(slice(half, None)))
        assert path.exists() == before
        assert writer.finish() == path
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    return path


def rows_of(path, layer):
    """(x, y, z) and fields of each feature, by GDAL."""
    source = ogr.Open(str(path))
    found = []
    layer = source.GetLayerByName(layer)
    names = [one.GetName() for one in layer.schema]
    for feature in layer:
        geometry = feature.GetGeometryRef()
        place = (geometry.GetX(), geometry.GetY(), geometry.GetZ()) if geometry else None
        found.append((feature.GetFID(), place, {name: feature.GetField(name) for name in names}))
    return found


def asked(path, *statements):
    with sqlite3.connect(path) as rows:
        return [rows.execute(one).fetchall() for one in statements]


def test_points_come_back(tmp_path):
    points = cloud(300)
    path = written(tmp_path / "points.gpkg", points, series=True)
    found = rows_of(path, "points")
    assert [one[0] for one in found] == list(range(1, 301))
    np.testing.assert_array_equal([one[1] for one in found], np.stack([points.x, points.y, points.z], axis=1))
    fields = [one[2] for one in found]
    assert list(fields[0]) == [
        "CODE", "HEIGHT", "VEL", "V_STDEV", "COHERENCE", "H_STDEV", "TRACK", "AMPLITUDE_DISPERSION", "GPS_TIME",
        "HEIGHT_", "D20160101", "D20160113", "D20160125",
    ]  # fmt: skip
    assert [one["CODE"] for one in fields] == points.ids.tolist()
    np.testing.assert_array_equal([one["HEIGHT"] for one in fields], points.z)
    for name, column in field_names(ATTRIBUTES).items():
        values = np.array([np.nan if one[column] is None else one[column] for one in fields])
        np.testing.assert_array_equal(values.astype(points.attributes[name].dtype), points.attributes[name])
    assert fields[0]["VEL"] is None and fields[-1]["D20160113"] is None
    for i, column in enumerate(("D20160101", "D20160113", "D20160125")):
        values = np.array([np.nan if one[column] is None else one[column] for one in fields], np.float32)
        np.testing.assert_array_equal(values, points.series_mm[:, i])
    # Decimals as they were typed, not as float32 has them.
    assert asked(path, "SELECT COHERENCE FROM points WHERE fid = 2")[0][0][0] == round(
        float(points.attributes["coherence"][1]), 2
    )


def test_the_file_is_a_sound_geopackage(tmp_path):
    points = cloud(6000, ids=False)
    path = written(tmp_path / "points.gpkg", points)
    integrity, tree, contents, count, triggers, extension = asked(
        path,
        "PRAGMA integrity_check",
        "SELECT rtreecheck('rtree_points_geom')",
        "SELECT data_type, min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents",
        "SELECT feature_count FROM gpkg_ogr_contents",
        TRIGGERS,
        "SELECT extension_name FROM gpkg_extensions",
    )
    assert integrity == tree == [("ok",)]
    x, y = points.x, points.y
    assert contents == [("features", x.min(), y.min(), x.max(), y.max(), 32633)]
    assert count == [(6000,)] and ("gpkg_rtree_index",) in extension
    reference = tmp_path / "reference.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(reference))
    source.CreateLayer("points", None, ogr.wkbPoint25D, ["GEOMETRY_NAME=geom"])
    source = None
    assert [triggers] == asked(reference, TRIGGERS)
    layer = (source := ogr.Open(str(path), 1)).GetLayer(0)
    assert layer.GetGeomType() == ogr.wkbPoint25D and layer.GetFeatureCount() == 6000
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "32633"
    window = (389200.0, 5819300.0, 389400.0, 5819350.0)
    layer.SetSpatialFilterRect(*window)
    inside = (x >= window[0]) & (x <= window[2]) & (y >= window[1]) & (y <= window[3])
    assert sorted(one.GetFID() for one in layer) == (np.flatnonzero(inside) + 1).tolist() and inside.any()
    # Another program changes it afterwards: index and count follow.
    layer.SetSpatialFilter(None)
    layer.DeleteFeature(17)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT Z (389250 5819320 7)"))
    layer.CreateFeature(feature)
    layer = source = None
    tree, rows = asked(path, "SELECT rtreecheck('rtree_points_geom')", "SELECT feature_count FROM gpkg_ogr_contents")
    assert tree == [("ok",)] and rows == [(6000,)]


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="needs ogrinfo")
def test_ogrinfo_has_nothing_to_complain_about(tmp_path):
    path = written(tmp_path / "points.gpkg", cloud(20), series=True)
    done = subprocess.run(["ogrinfo", "-so", "-al", str(path)], capture_output=True, text=True, check=True)
    assert done.stderr == "" and "Warning" not in done.stdout
    assert "Geometry: 3D Point" in done.stdout and "Feature Count: 20" in done.stdout


@pytest.mark.parametrize("count", [1, 51, 52, 51 * 51 + 1, 9000])
def test_the_index_has_every_point_once(tmp_path, count, monkeypatch):
    monkeypatch.setattr(rtree, "BLOCK", 4000)
    generator = np.random.default_rng(count)
    x, y = generator.uniform(-1e7, 1e7, (2, count))
    x[: count // 3] = 5.0  # many in one place
    with sqlite3.connect(tmp_path / "tree.db") as rows:
        rows.execute("CREATE VIRTUAL TABLE tree USING rtree(id, minx, maxx, miny, maxy)")
        index = rtree.PackedIndex(rows, "tree")
        numbers = np.arange(1, count + 1)
        for start in range(0, count, 1500):
            part = slice(start, start + 1500)
            index.add(numbers[part], x[part], y[part])
        index.finish()
        assert rows.execute("SELECT rtreecheck('tree')").fetchall() == [("ok",)]
        found = np.array(rows.execute("SELECT id, minx, maxx, miny, maxy FROM tree ORDER BY id").fetchall())
        np.testing.assert_array_equal(found[:, 0], numbers)
        assert ((found[:, 1] <= x) & (x <= found[:, 2]) & (found[:, 3] <= y) & (y <= found[:, 4])).all()
        np.testing.assert_allclose(found[:, 1:], np.stack([x, x, y, y], axis=1), rtol=2e-7)
        # It stays a tree that SQLite can grow and shrink.
        rows.execute("INSERT INTO tree VALUES (1000000, 0, 1, 0, 1)")
        rows.execute("DELETE FROM tree WHERE id % 3 = 0")
        assert rows.execute("SELECT rtreecheck('tree')").fetchall() == [("ok",)]


def test_fields_are_those_that_the_plugins_look_for(tmp_path):
    path = written(tmp_path / "points.gpkg", cloud(5), series=True)
    fields = list(rows_of(path, "points")[0][2])
    # InSAR Explorer
    assert "VEL" in fields and sum(bool(re.match(r"^D\d{8}$", one)) for one in fields) == 3
    # PS Time Series: other fields must not look like dates; its title's labels are coher., vel., v_stdev.
    assert sum(bool(re.search(r"D\d{8}", one, re.IGNORECASE)) for one in fields) == 3
    assert any(one.lower().startswith("code") for one in fields)
    for label in ("coher.", "vel.", "v_stdev."):
        assert any(re.match("^" + label[:-2], one, re.IGNORECASE) for one in fields)


def test_series_alone(tmp_path):
    points = cloud(70)
    path = tmp_path / "series.gpkg"
    with SeriesWriter(path, INFO) as writer:
        for start in (0, 30):
            writer.add(points.where(slice(start, start + 30 if start == 0 else None)))
        writer.finish()
    found = rows_of(path, "series")
    assert [one[2]["CODE"] for one in found] == points.ids.tolist() and found[0][1] is None
    np.testing.assert_array_equal(np.array([one[2]["D20160125"] for one in found], np.float32), points.series_mm[:, 2])
    kind, plan, integrity = asked(
        path,
        "SELECT data_type FROM gpkg_contents",
        "EXPLAIN QUERY PLAN SELECT * FROM series WHERE CODE = 'p7'",
        "PRAGMA integrity_check",
    )
    assert kind == [("attributes",)] and "USING INDEX" in plan[0][-1] and integrity == [("ok",)]


def test_points_without_names_have_the_same_numbers_in_both(tmp_path):
    points = cloud(40, ids=False)
    points.x[[3, 9]] = np.nan
    with PointsWriter(tmp_path / "a.gpkg", INFO) as one, SeriesWriter(tmp_path / "b.gpkg", INFO) as other:
        for start in range(0, 40, 8):
            one.add(points.where(slice(start, start + 8)))
            other.add(points.where(slice(start, start + 8)))
        one.finish()
        other.finish()
    assert one.skipped == 2 and one.count == other.count == 38
    codes = [row[2]["CODE"] for row in rows_of(tmp_path / "a.gpkg", "points")]
    assert codes == [row[2]["CODE"] for row in rows_of(tmp_path / "b.gpkg", "series")] == list(range(1, 39))


@pytest.mark.parametrize(
    ("crs", "code"),
    [
        ("EPSG:4979", "4326"),
        ("EPSG:32633+5773", "32633"),
        ("EPSG:7415", "28992"),
        ("EPSG:3035", "3035"),
        ("EPSG:4326", "4326"),
    ],
)
def test_the_horizontal_crs_is_written(tmp_path, crs, code):
    points = cloud(3)
    written(tmp_path / "points.gpkg", points, CloudInfo(CRS(crs), ATTRIBUTES))
    source = ogr.Open(str(tmp_path / "points.gpkg"))
    reference = source.GetLayer(0).GetSpatialRef()
    assert reference.GetAuthorityCode(None) == code and not reference.IsCompound()
    assert source.GetLayer(0).GetNextFeature().GetGeometryRef().GetX() == points.x[0]


def test_a_crs_of_ones_own(tmp_path):
    crs = CRS("+proj=tmerc +lat_0=52 +lon_0=13 +k=1 +ellps=GRS80 +units=m +type=crs")
    written(tmp_path / "points.gpkg", cloud(3), CloudInfo(crs, ATTRIBUTES))
    source = ogr.Open(str(tmp_path / "points.gpkg"))
    reference = source.GetLayer(0).GetSpatialRef()
    assert reference.GetProjParm("central_meridian") == 13


def test_what_was_there_stays_until_the_new_is_complete(tmp_path):
    path = written(tmp_path / "points.gpkg", cloud(10))
    before = path.read_bytes()
    with pytest.raises(RuntimeError, match="mine"), PointsWriter(path, INFO) as writer:
        writer.add(cloud(30))
        raise RuntimeError("mine")
    with PointsWriter(path, INFO) as writer:
        writer.add(cloud(30))
    assert path.read_bytes() == before and [one.name for one in tmp_path.iterdir()] == ["points.gpkg"]
    (tmp_path / "points.gpkg-wal").write_bytes(b"of the file before")
    written(path, cloud(30))
    assert len(rows_of(path, "points")) == 30


def test_cancel(tmp_path):
    stop = []
    monitor = Monitor(is_canceled=lambda: bool(stop))
    with pytest.raises(EngineCanceled), PointsWriter(tmp_path / "points.gpkg", INFO, monitor=monitor) as writer:
        writer.add(cloud(10))
        stop.append(True)
        writer.add(cloud(10))
    stop.clear()
    with pytest.raises(EngineCanceled), SeriesWriter(tmp_path / "series.gpkg", INFO, monitor=monitor) as writer:
        writer.add(cloud(10))
        stop.append(True)
        writer.finish()
    assert not list(tmp_path.iterdir())


def test_bad_input(tmp_path):
    many = tuple(date(2010, 1, 1) + timedelta(days=i) for i in range(1991))
    with pytest.raises(EngineInputError, match="1,991 dates; a GeoPackage holds 1,990"):
        SeriesWriter(tmp_path / "a.gpkg", CloudInfo(CRS(4326), dates=many))
    with pytest.raises(EngineInputError, match="have no CRS"):
        PointsWriter(tmp_path / "a.gpkg", CloudInfo(None))
    with pytest.raises(EngineInputError, match=r"ends in \.gpkg"):
        PointsWriter(tmp_path / "a.shp", INFO)
    with pytest.raises(EngineInputError, match="no time series"):
        SeriesWriter(tmp_path / "a.gpkg", CloudInfo(CRS(4326)))
    with (
        pytest.raises(EngineInputError, match="There are no points"),
        PointsWriter(tmp_path / "a.gpkg", INFO) as writer,
    ):
        writer.finish()
    missing = tmp_path / "missing" / "a.gpkg"
    with pytest.raises(EngineInputError, match=r"a\.gpkg cannot be written"), PointsWriter(missing, INFO) as writer:
        writer.add(cloud(3))
    with pytest.raises(EngineInputError, match="has no time series"), SeriesWriter(tmp_path / "a.gpkg", INFO) as writer:
        one = cloud(3)
        writer.add(Points(one.x, one.y, one.z))
    assert not list(tmp_path.iterdir())


def test_most_dates_fit(tmp_path):
    dates = tuple(date(2010, 1, 1) + timedelta(days=i) for i in range(1990))
    info = CloudInfo(CRS(32633), (), dates)
    values = np.arange(3 * 1990, dtype=np.float32).reshape(3, 1990)
    with PointsWriter(tmp_path / "a.gpkg", info, series=True) as writer:
        writer.add(Points(np.zeros(3), np.zeros(3), np.zeros(3), {}, values))
        writer.finish()
    source = ogr.Open(str(tmp_path / "a.gpkg"))
    feature = source.GetLayer(0).GetFeature(3)
    assert feature.GetFieldDefnRef(1991).GetName() == f"D{dates[-1]:%Y%m%d}" and feature.GetField(1991) == values[2, -1]


def test_the_best_of_each_cell():
    points = Points(
        np.array([1.0, 2, 3, 11, 12, 25, -1, np.nan]),
        np.array([1.0, 2, 3, 1, 2, 5, -1, 0]),
        np.arange(8.0),
        {
            "coherence": np.array([0.5, 0.9, 0.9, np.nan, 0.1, np.nan, 0.3, 1], np.float32),
            "amplitude": np.arange(8, 0, -1),
        },
    )

    def kept(best):
        thinner = Thinner(10.0, best)
        thinner.add(points)
        return thinner.points().z.tolist()

    assert kept("coherence") == kept("snr") == [1, 4, 5, 6]
    assert kept("amplitude") == [0, 3, 5, 6]
    bare = Thinner(10.0)
    bare.add(Points(points.x, points.y, points.z))
    assert bare.points().z.tolist() == [0, 3, 5, 6]
    assert Thinner(10.0).points() is None


def test_cells_of_degrees_are_metres_wide():
    """A kilometre along a parallel and one along a meridian lie in ten or eleven cells of 100 m."""
    metres = np.arange(1000.0)
    degrees = metres / 111_320
    for latitude in (0.0, 52.4, -69.0):
        along = degrees / np.cos(np.radians(latitude))
        for points in (
            Points(13.4 + along, np.full(1000, latitude), metres),
            Points(np.full(1000, 13.4), latitude + degrees, metres),
        ):
            thinner = Thinner(100.0, geographic=True)
            thinner.add(points)
            assert len(thinner.points()) in (10, 11)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 200), st.lists(st.integers(0, 200), max_size=5), st.integers(0, 2**31), st.booleans())
def test_thinning_does_not_depend_on_the_pieces(count, cuts, seed, early):
    generator = np.random.default_rng(seed)
    x, y = generator.integers(-40, 40, (2, count)) / 2.0
    coherence = generator.choice([0.1, 0.5, 0.9, np.nan], count)
    points = Points(x, y, np.arange(count, dtype=float), {"coherence": coherence})
    best = {}
    for i in range(count):
        cell = (np.floor(x[i] / 4), np.floor(y[i] / 4))
        if cell not in best or np.nan_to_num(coherence[i], nan=-1) > np.nan_to_num(coherence[best[cell]], nan=-1):
            best[cell] = i
    thinner = Thinner(4.0)
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), count]):
        thinner.add(points.where(slice(start, max(start, end))))
        if early:
            thinner._merge() if thinner._kept else None
    assert thinner.points().z.tolist() == sorted(best.values())


def test_too_many_cells():
    thinner = Thinner(1.0, limit=50)
    with pytest.raises(EngineInputError, match="more than 50 cells of 1 m; give larger"):
        thinner.add(Points(*np.arange(3 * 60.0).reshape(3, 60)))
        thinner.points()
    with pytest.raises(EngineInputError, match="too small for these coordinates"):
        Thinner(1e-6).add(Points(np.array([5e6]), np.array([5e6]), np.zeros(1)))
    with pytest.raises(EngineInputError, match="0 m wide"):
        Thinner(0)


@pytest.mark.slow
def test_thinning_in_bounded_memory():
    """Two million points of one hundred thousand cells never hold more than a few chunks."""
    generator = np.random.default_rng(1)
    thinner = Thinner(10.0)
    most = 0
    for _ in range(8):
        x, y = generator.uniform(0, 3162, (2, 250_000))
        thinner.add(Points(x, y, x, {"coherence": x}))
        most = max(most, sum(len(one) for one in thinner._kept))
    assert most < 800_000 and len(thinner.points()) == pytest.approx(317**2, rel=0.01)
