"""Layers of points as tables: files by GDAL's own drivers."""

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.readers import vector
from vertical_city.engine.pointcloud.readers.vector import open_vector

from .test_arrays import whole

FIELDS = {
    "VEL": (ogr.OFTReal, ogr.OFSTNone),
    "COH": (ogr.OFTReal, ogr.OFSTFloat32),
    "PIXEL": (ogr.OFTInteger, ogr.OFSTNone),
    "BIG": (ogr.OFTInteger64, ogr.OFSTNone),
    "CODE": (ogr.OFTString, ogr.OFSTNone),
    "DAY": (ogr.OFTDate, ogr.OFSTNone),
    "GOOD": (ogr.OFTInteger, ogr.OFSTBoolean),
}
GAP = 3


def reference(code):
    found = osr.SpatialReference()
    found.ImportFromEPSG(code)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def write(file, driver, code=32633, kind=ogr.wkbPoint25D, names=FIELDS, count=1200, layer="points", geometry=None):
    """Points (4e5 + i / 4, 5e6 - i, i / 8) with fields; row GAP has none of the fields."""
    mode = gdal.OF_VECTOR | gdal.OF_UPDATE
    with_file = gdal.OpenEx(str(file), mode) if file.exists() else None
    dataset = with_file or ogr.GetDriverByName(driver).CreateDataSource(str(file))
    made = dataset.CreateLayer(layer, reference(code) if code else None, kind)
    for name in names:
        field = ogr.FieldDefn(name, FIELDS[name][0])
        if driver in ("GPKG", "FlatGeobuf"):
            field.SetSubType(FIELDS[name][1])
        made.CreateField(field)
    made.StartTransaction()
    for i in range(count):
        feature = ogr.Feature(made.GetLayerDefn())
        text = geometry(i) if geometry else f"POINT Z ({4e5 + i / 4} {5e6 - i} {i / 8})"
        if text:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(text))
        for name in names if i != GAP else ():
            values = {"VEL": i / 3, "COH": 0.5, "PIXEL": i, "BIG": 2**60 + i, "CODE": f"Pä{i}", "DAY": "2020/01/02"}
            feature.SetField(name, values.get(name, i % 2))
        made.CreateFeature(feature)
    made.CommitTransaction()
    del made, dataset, with_file


def check(found, names, exact=True):
    i = np.arange(1200)
    np.testing.assert_allclose(found["x"], 4e5 + i / 4, rtol=1e-14)
    np.testing.assert_allclose(found["y"], 5e6 - i, rtol=1e-14)
    np.testing.assert_allclose(found["z"], i / 8, rtol=1e-14)
    known = i != GAP
    if "VEL" in names:
        np.testing.assert_allclose(found["VEL"][known], i[known] / 3, rtol=1e-15 if exact else 1e-9)
        assert np.isnan(found["VEL"][GAP])
    if "PIXEL" in names:
        np.testing.assert_array_equal(found["PIXEL"][known], i[known])
        assert np.isnan(found["PIXEL"][GAP])
    if "CODE" in names:
        assert found["CODE"].tolist() == [f"Pä{k}" if k != GAP else "" for k in range(1200)]
    if "DAY" in names:
        assert {day[:10] for day in found["DAY"][known]} == {"2020-01-02"} and found["DAY"][GAP] == ""
    if "GOOD" in names:
        np.testing.assert_array_equal(found["GOOD"][known], i[known] % 2)


@pytest.fixture(params=["arrow", "features"])
def way(request, monkeypatch):
    """Both ways of reading; the slower one as GDAL before 3.6 has no other."""
    monkeypatch.setattr(vector, "BATCH", 500)
    if request.param == "features":
        monkeypatch.setattr(vector, "has_arrow", lambda: False)
    elif not vector.has_arrow():
        pytest.skip("this GDAL has no Arrow stream")
    return request.param


@pytest.mark.parametrize(("name", "driver"), [("a.gpkg", "GPKG"), ("a.fgb", "FlatGeobuf"), ("a.shp", "ESRI Shapefile")])
def test_formats(tmp_path, way, name, driver):
    names = [one for one in FIELDS if driver != "ESRI Shapefile" or one not in ("BIG", "GOOD", "COH")]
    write(tmp_path / name, driver, names=names)
    table = open_vector(tmp_path / name)
    assert table.columns == ("x", "y", "z", *names) and table.rows == 1200 and table.format == "vector"
    assert table.crs.to_epsg() == 32633
    # A FlatGeobuf is in the order of its index, a shapefile's empty numbers are there for all formats.
    found = whole(table, size=499)
    order = np.argsort(found["x"], kind="stable")
    found = {one: values[order] for one, values in found.items()}
    check(found, names, exact=driver != "ESRI Shapefile")
    if driver == "GPKG":
        assert found["COH"].dtype == np.float32
        assert whole(table, ["BIG"])["BIG"][7] in (2**60 + 7, float(2**60 + 7))
    few = whole(table, ["VEL", "x"])
    assert list(few) == ["VEL", "x"]


def test_geojson(tmp_path, way):
    write(tmp_path / "a.geojson", "GeoJSON", 4326, names=["VEL", "CODE"], geometry=lambda i: f"POINT ({i / 100} 45)")
    table = open_vector(tmp_path / "a.geojson")
    found = whole(table)
    np.testing.assert_allclose(found["x"], np.arange(1200) / 100, atol=1e-9)
    assert (found["y"] == 45).all() and table.crs.to_epsg() == 4326 and table.columns == ("x", "y", "VEL", "CODE")


def test_longitude_comes_first(tmp_path, way):
    """EPSG:4326 has latitude first; in a GeoPackage x is longitude all the same, and so it is in a GML that says so."""
    for name, driver in (("a.gpkg", "GPKG"), ("a.gml", "GML")):
        write(tmp_path / name, driver, 4326, names=["VEL"], geometry=lambda i: "POINT Z (15 48 3)")
        found = whole(open_vector(tmp_path / name), ["x", "y"])
        assert (found["x"] == 15).all() and (found["y"] == 48).all()
    dataset = gdal.OpenEx(str(tmp_path / "a.gml"), open_options=["INVERT_AXIS_ORDER_IF_LAT_LONG=NO"])
    layer = dataset.GetLayer(0)
    feature = layer.GetNextFeature()
    place = feature.GetGeometryRef()
    assert (place.GetX(), place.GetY()) == (48, 15) and vector.is_swapped(layer)


def test_layers_of_a_geopackage_as_qgis_names_them(tmp_path):
    lines = {"kind": ogr.wkbLineString, "geometry": lambda i: "LINESTRING (0 0, 1 1)", "count": 3, "names": []}
    write(tmp_path / "a.gpkg", "GPKG", layer="roads", **lines)
    write(tmp_path / "a.gpkg", "GPKG", names=["VEL"])
    write(tmp_path / "a.gpkg", "GPKG", layer="more", names=["PIXEL"], count=20)
    table = open_vector(tmp_path / "a.gpkg")
    assert table.columns == ("x", "y", "z", "VEL")
    assert "also roads (Line String), more (Point)" in table.notes[0]
    for options in ((f"{tmp_path / 'a.gpkg'}|layername=more",), (f"{tmp_path / 'a.gpkg'}|layerid=2",)):
        assert open_vector(*options).rows == 20
    assert open_vector(tmp_path / "a.gpkg", layer="more").columns == ("x", "y", "z", "PIXEL")
    with pytest.raises(EngineInputError, match=r"has no layer of points .*roads"):
        open_vector(f"{tmp_path / 'a.gpkg'}|layername=roads")
    with pytest.raises(EngineInputError, match="has no layer rivers; its layers are roads"):
        open_vector(f"{tmp_path / 'a.gpkg'}|layername=rivers")


def test_rows_without_geometry_and_multi_points_of_one(tmp_path, way):
    write(tmp_path / "a.gpkg", "GPKG", names=["PIXEL"], count=6, geometry=lambda i: "POINT Z (1 2 3)" if i != 4 else "")
    found = whole(open_vector(tmp_path / "a.gpkg"))
    np.testing.assert_array_equal(np.isnan(found["x"]), np.arange(6) == 4)
    single = {"kind": ogr.wkbMultiPoint, "count": 5, "names": ["PIXEL"]}
    write(tmp_path / "b.gpkg", "GPKG", geometry=lambda i: f"MULTIPOINT ({i} 7)", **single)
    found = whole(open_vector(tmp_path / "b.gpkg"))
    np.testing.assert_array_equal(found["x"], np.arange(5.0))
    write(tmp_path / "c.gpkg", "GPKG", geometry=lambda i: f"MULTIPOINT ({i} 7, 8 9)", **single)
    with pytest.raises(EngineInputError, match="not single points"):
        whole(open_vector(tmp_path / "c.gpkg"))


def test_fields_named_like_places_and_lists(tmp_path):
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / "a.gpkg"))
    layer = dataset.CreateLayer("a", reference(32633), ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("x", ogr.OFTReal))
    layer.CreateField(ogr.FieldDefn("raw", ogr.OFTBinary))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
    feature["x"] = 9
    layer.CreateFeature(feature)
    del feature, layer, dataset
    table = open_vector(tmp_path / "a.gpkg")
    assert table.columns == ("x", "y", "x_field") and "raw" in table.notes[0]
    assert {name: values[0] for name, values in whole(table).items()} == {"x": 1, "y": 2, "x_field": 9}


def test_bad_files(tmp_path):
    (tmp_path / "a.gpkg").write_bytes(b"SQLite format 3\0" + bytes(3000))
    with pytest.raises(EngineInputError, match="cannot be opened as a vector layer"):
        open_vector(tmp_path / "a.gpkg")
    area = {"kind": ogr.wkbPolygon, "count": 2, "names": []}
    write(tmp_path / "b.gpkg", "GPKG", geometry=lambda i: "POLYGON ((0 0, 1 0, 1 1, 0 0))", **area)
    with pytest.raises(EngineInputError, match=r"no layer of points \(layers: points \(Polygon\)\)"):
        open_vector(tmp_path / "b.gpkg")
    write(tmp_path / "c.gpkg", "GPKG", count=0)
    with pytest.raises(EngineInputError, match=r"layer points of c\.gpkg holds no points"):
        open_vector(tmp_path / "c.gpkg")
    write(tmp_path / "d.gpkg", "GPKG")
    data = bytearray((tmp_path / "d.gpkg").read_bytes())
    data[len(data) // 3 :] = bytes(len(data) - len(data) // 3)
    (tmp_path / "d.gpkg").write_bytes(data)
    with pytest.raises(EngineInputError, match=r"d\.gpkg"):
        whole(open_vector(tmp_path / "d.gpkg"))
    write(tmp_path / "e.gpkg", "GPKG", code=None, count=2)
    assert open_vector(tmp_path / "e.gpkg").crs is None


def test_progress_and_cancel(tmp_path, way):
    write(tmp_path / "a.gpkg", "GPKG")
    seen = []
    list(open_vector(tmp_path / "a.gpkg").chunks(["x"], 100, Monitor(progress=seen.append)))
    assert seen == sorted(seen) and seen[-1] == 1 and len(seen) > 5
    with pytest.raises(EngineCanceled):
        list(open_vector(tmp_path / "a.gpkg").chunks(["x"], 100, Monitor(is_canceled=lambda: True)))
