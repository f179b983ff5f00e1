"""Ground control points for QGIS and GDAL: read back by GDAL itself, and as QGIS reads them."""

import csv
import dataclasses
import io

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.gcp_export import control_points, csv_text, gdal_options, pixel_of, points_text
from vertical_city.engine.sar.gcp_table import COLUMNS, INTEGERS, TEXTS, gcp_rows
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.geometry import rdr2geo
from vertical_city.engine.sar.product import Delay
from vertical_city.engine.sar.simulate import example_orbit, example_product
from vertical_city.engine.sar.stereo import locate

from .stereo_scene import scene

LATITUDE, LONGITUDE = np.array([52.52, 52.522, 52.519]), np.array([13.37, 13.372, 13.368])
HEIGHT = np.array([75.0, 80.0, 60.0])
XYZ = to_geocentric(LATITUDE, LONGITUDE, HEIGHT)
NAMES = ["lamp 1", "lamp 2", "lamp 3"]
UTM = pyproj.CRS.from_epsg(32633)
ORBIT = example_orbit(52.52, 13.37, "ascending", "right", 41.9, height_m=75.0)
PRODUCT = example_product(ORBIT, XYZ, "ascending", "right")


def place(line, sample, product=PRODUCT):
    """The inverse: the place that appears there."""
    return rdr2geo(ORBIT, product.azimuth_time_of(line), product.range_time_of(sample), 75.0, 1)


@given(st.floats(-50, 3000), st.floats(-50, 3000))
def test_pixels_are_those_of_the_places(line, sample):
    found = pixel_of(PRODUCT, place([line], [sample]))
    np.testing.assert_allclose(found, [[line, sample]], atol=1e-4)


def test_declared_delays_move_the_pixel_and_can_be_left_out():
    delays = (Delay("ATMOS", "range", (20e-9,)), Delay("SHIFT", "azimuth", (30e-6,)), Delay("IONO", "range", (1e-9,)))
    product = dataclasses.replace(PRODUCT, delays=delays)
    moved = pixel_of(product, XYZ) - pixel_of(product, XYZ, delays=False)
    expected = [30e-6 / PRODUCT.line_spacing_s, 21e-9 / PRODUCT.sample_spacing_s]
    np.testing.assert_allclose(moved, np.tile(expected, (3, 1)), atol=1e-6)
    np.testing.assert_array_equal(pixel_of(product, XYZ, delays=False), pixel_of(PRODUCT, XYZ))
    with_delays, without = (control_points(NAMES, XYZ, product, UTM, delays=one) for one in (True, False))
    np.testing.assert_allclose(with_delays.line - without.line, expected[0], atol=1e-6)


def test_the_centre_of_the_first_pixel_is_at_a_half_and_the_map_is_that_of_proj():
    xyz = place([0.0, 10.25], [0.0, 20.5])
    points = control_points(["a", "b"], xyz, PRODUCT, UTM)
    np.testing.assert_allclose(points.line, [0.5, 10.75], atol=1e-4)
    np.testing.assert_allclose(points.pixel, [0.5, 21.0], atol=1e-4)
    points = control_points(NAMES, XYZ, PRODUCT, UTM)
    easting, northing = pyproj.Proj(proj="utm", zone=33, ellps="WGS84")(LONGITUDE, LATITUDE)
    np.testing.assert_allclose(points.map_xyz, np.stack([easting, northing, HEIGHT], axis=1), atol=1e-4)
    degrees = control_points(NAMES, XYZ, PRODUCT, pyproj.CRS.from_epsg(4326))  # whose first axis is latitude
    np.testing.assert_allclose(degrees.map_xyz[:, :2], np.stack([LONGITUDE, LATITUDE], axis=1), atol=1e-9)


def test_the_frame_of_the_map_does_not_move_the_pixels():
    moved = XYZ + np.array([0.5, -0.3, 0.2])
    there, here = (control_points(NAMES, XYZ, PRODUCT, UTM, map_xyz_m=one) for one in (moved, None))
    np.testing.assert_array_equal(there.pixel, here.pixel)
    np.testing.assert_allclose(there.map_xyz, control_points(NAMES, moved, PRODUCT, UTM).map_xyz, atol=1e-9)
    assert np.abs(there.map_xyz - here.map_xyz).max() > 0.1


def test_targets_outside_are_left_out_and_counted():
    lines, samples = PRODUCT.lines, PRODUCT.samples
    edge = place([-0.49, lines - 0.51, 5.0], [5.0, 5.0, samples - 0.51])
    beyond = place([-0.51, lines - 0.49, 5.0], [5.0, 5.0, samples - 0.49])
    xyz = np.concatenate([edge, beyond, np.full((1, 3), np.nan), to_geocentric([-30.0], [13.0], [0.0])])
    points = control_points([f"t{i}" for i in range(8)], xyz, PRODUCT, UTM)
    assert points.names == ["t0", "t1", "t2"] and points.outside == 4  # the one that is not solved is none of them
    assert points.pixel.min() >= 0 and points.line.max() <= lines
    with pytest.raises(EngineInputError, match="holds none of the 3 targets"):
        control_points(["a", "b", "c"], beyond, PRODUCT, UTM)
    with pytest.raises(EngineInputError, match="cannot be expressed in"):
        control_points(NAMES, XYZ, PRODUCT, pyproj.CRS.from_user_input("+proj=gnom +lat_0=-52 +lon_0=-166"))


# GDAL.

CUSTOM = pyproj.CRS.from_user_input("+proj=tmerc +lat_0=52 +lon_0=13 +k=1 +x_0=1e5 +y_0=0 +ellps=GRS80 +units=m")


@pytest.mark.parametrize("crs", [UTM, pyproj.CRS.from_epsg(4326), CUSTOM], ids=["utm", "degrees", "custom"])
def test_gdal_reads_the_options_back(tmp_path, crs):
    points = control_points(NAMES, XYZ, PRODUCT, crs)
    (tmp_path / "gcps.txt").write_text(gdal_options(points), encoding="utf-8")
    arguments = gdal.GeneralCmdLineProcessor(["gdal_translate", "--optfile", str(tmp_path / "gcps.txt")])[1:]
    image = gdal.GetDriverByName("MEM").Create("", PRODUCT.samples, PRODUCT.lines, 1)
    made = gdal.Translate("", image, options=["-of", "MEM", *arguments])
    found = np.array([(g.GCPPixel, g.GCPLine, g.GCPX, g.GCPY, g.GCPZ) for g in made.GetGCPs()])
    expected = np.column_stack([points.pixel, points.line, points.map_xyz])
    np.testing.assert_allclose(found, expected, rtol=1e-13)
    assert pyproj.CRS.from_wkt(made.GetGCPProjection()).to_authority() == crs.to_authority()
    back = pyproj.Transformer.from_crs(made.GetGCPProjection(), crs, always_xy=True)
    np.testing.assert_allclose(back.transform(*points.map_xyz[0, :2]), points.map_xyz[0, :2], rtol=1e-12)


# QGIS: what its georeferencer does with a line (QgsGCPList::loadGcps; before that, without the CRS, its main window).


def as_qgis_reads(text, knows_crs=True):
    lines = text.split("\n")
    assert lines.pop() == ""  # another empty line would be malformed
    crs = None
    first = lines.pop(0)
    if knows_crs and "#CRS: " in first:
        crs = first.replace("#CRS: ", "")
        lines.pop(0)
    points = []
    for line in lines:
        cells = line.split(",")
        assert len(cells) >= 4
        points.append((*map(to_double, cells[:4]), bool(to_double(cells[4]))))
    return crs, points


def to_double(text):
    """Qt gives 0 for what is no number."""
    try:
        return float(text)
    except ValueError:
        return 0.0


@pytest.mark.parametrize("crs", [UTM, CUSTOM], ids=["utm", "custom"])
def test_qgis_reads_the_points_back(crs):
    points = control_points(NAMES, XYZ, PRODUCT, crs)
    text = points_text(points)
    assert text.split("\n")[1] == "mapX,mapY,sourceX,sourceY,enable,dX,dY,residual"
    found_crs, found = as_qgis_reads(text)
    assert pyproj.CRS.from_user_input(found_crs) == crs
    expected = np.column_stack([points.map_xyz[:, :2], points.pixel, -points.line])
    np.testing.assert_allclose([one[:4] for one in found], expected, rtol=1e-13)
    assert all(one[4] for one in found) and (expected[:, 3] < 0).all()
    # An older one has the same points and one more, which is disabled.
    _, older = as_qgis_reads(text, knows_crs=False)
    assert older[1:] == found and older[0] == (0, 0, 0, 0, False)


# CSV.


def test_the_csv_is_the_table():
    made = scene({"a42": 4, "d36": 4}, 3)
    observations = dataclasses.replace(made.observations, targets=['lamp, "left"', "Eck²", "T2"])
    positions = locate(observations)
    rows = list(csv.DictReader(io.StringIO(csv_text(gcp_rows(positions, "ITRF2014", float("nan"))))))
    assert list(rows[0]) == list(COLUMNS) and [row["target"] for row in rows] == list(observations.targets)
    for row, expected in zip(rows, gcp_rows(positions, "ITRF2014", float("nan"))):
        for name, value in zip(COLUMNS, expected):
            kind = str if name in TEXTS else int if name in INTEGERS else float
            assert (row[name] == "") if value in (None, "") else (kind(row[name]) == value), name
    assert rows[0]["epoch_year"] == ""
