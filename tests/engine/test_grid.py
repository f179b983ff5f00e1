"""Where pixels lie: against pyproj itself, and properties of grids, windows and extents."""

import math

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.raster.grid import (
    Extent,
    Grid,
    Window,
    aligned_grid,
    check_metric,
    local_utm,
    overlap,
    positions,
    reproject_extent,
    source_window,
    tiles,
)

WGS84 = pyproj.CRS.from_epsg(4326)
UTM33 = pyproj.CRS.from_epsg(32633)
SECOND = 1 / 3600
LATITUDES = [0.0, 34.0, 52.0, 60.0, 70.0, -45.0]
properties = settings(max_examples=60, deadline=None, database=None, derandomize=True)


def zone(latitude, number=33):
    return pyproj.CRS.from_epsg((32600 if latitude >= 0 else 32700) + number)


def arc_seconds(latitude, longitude, width=3600, height=3600):
    return Grid(WGS84, longitude, latitude, SECOND, SECOND, width, height)


def centres(grid, window):
    columns = window.column + np.arange(window.width) + 0.5
    rows = window.row + np.arange(window.height) + 0.5
    return np.meshgrid(grid.x0 + columns * grid.dx, grid.y0 - rows * grid.dy)


def directly(source, window, target):
    """Columns and rows in the target by pyproj, pixel by pixel."""
    transformer = pyproj.Transformer.from_crs(source.crs, target.crs, always_xy=True)
    x, y = transformer.transform(*centres(source, window))
    return (x - target.x0) / target.dx, (target.y0 - y) / target.dy


# Positions


@pytest.mark.parametrize("latitude", LATITUDES)
@pytest.mark.parametrize("longitude", [12.0, 14.9, 17.9])  # the zone's west border, middle and east border
def test_positions_are_those_of_pyproj_to_a_centimetre(latitude, longitude):
    source = arc_seconds(latitude + 0.5, longitude)
    target = Grid(zone(latitude), 250_000.0, 9_000_000.0, 250.0, 250.0, 100, 100)
    for window in (Window(0, 0, 150, 130), Window(-21, 3407, 61, 200), Window(1801, 1803, 1, 1)):
        column, row = positions(source, window, target)
        assert column.shape == row.shape == (window.height, window.width)
        expected_column, expected_row = directly(source, window, target)
        distance = np.hypot(column - expected_column, row - expected_row) * 250
        assert distance.max() < 0.01


@pytest.mark.parametrize("latitude", LATITUDES)
def test_a_position_is_the_same_to_the_last_bit_in_every_window(latitude):
    source = arc_seconds(latitude, 13.0)
    target = Grid(zone(latitude), 300_000.0, 9_000_000.0, 100.0, 100.0, 10, 10)
    whole = Window(-40, -30, 200, 180)
    expected = positions(source, whole, target)
    for window in (
        Window(-40, -30, 1, 1),
        Window(-17, -1, 40, 3),
        Window(0, 0, 16, 16),
        Window(15, 31, 2, 2),
        Window(5, 7, 130, 99),
        Window(159, 149, 1, 1),
    ):
        rows = slice(window.row + 30, window.row + 30 + window.height)
        columns = slice(window.column + 40, window.column + 40 + window.width)
        for result, reference in zip(positions(source, window, target), expected):
            assert result.tobytes() == reference[rows, columns].tobytes()


def test_positions_in_one_crs_are_exact():
    source = Grid(UTM33, 388_000.0, 5_820_750.0, 30.0, 30.0, 20, 10)
    target = Grid(UTM33, 387_750.0, 5_821_000.0, 250.0, 250.0, 5, 5)
    column, row = positions(source, Window(-1, 2, 3, 2), target)
    np.testing.assert_allclose(column, np.tile((np.array([-15.0, 15.0, 45.0]) + 250) / 250, (2, 1)), rtol=1e-15)
    np.testing.assert_allclose(row, np.tile((np.array([[75.0], [105.0]]) + 250) / 250, (1, 3)), rtol=1e-15)


def test_where_the_projection_is_not_defined_positions_are_not_finite_and_nothing_is_raised():
    source = Grid(WGS84, 10.0, 92.0, 0.1, 0.1, 40, 100)
    column, row = positions(source, source.window, Grid(UTM33, 0.0, 9e6, 250.0, 250.0, 10, 10))
    assert not (np.isfinite(column[:4]) & np.isfinite(row[:4])).any()
    assert np.isfinite(column[-16:]).all()


# The grid of cells


def extents(limit=2e6):
    def build(x, y, width, height):
        return Extent(x, y, x + width, y + height)

    return st.builds(build, st.floats(-limit, limit), st.floats(-limit, limit), st.floats(1, 2e5), st.floats(1, 2e5))


@properties
@given(extents(), st.sampled_from([250, 100, 20, 33.3, 0.5, 1000]))
def test_an_aligned_grid_covers_and_is_aligned_and_no_larger_than_it_must_be(extent, size):
    grid = aligned_grid(extent, UTM33, size)
    forgiven = 1.01e-6 * size
    result = grid.extent
    assert result.xmin <= extent.xmin + forgiven
    assert result.ymin <= extent.ymin + forgiven
    assert result.xmax >= extent.xmax - forgiven
    assert result.ymax >= extent.ymax - forgiven
    for border in (grid.x0 / size, grid.y0 / size):
        assert border == pytest.approx(round(border), abs=1e-9)
    assert grid.dx == grid.dy == size
    assert (grid.width - 2) * size < extent.xmax - extent.xmin + 2 * forgiven
    assert (grid.height - 2) * size < extent.ymax - extent.ymin + 2 * forgiven


@properties
@given(extents(), st.sampled_from([250, 100, 20, 33.3, 0.1, 1000]))
def test_an_aligned_grid_is_its_own_aligned_grid(extent, size):
    grid = aligned_grid(extent, UTM33, size)
    again = aligned_grid(grid.extent, UTM33, size)
    assert (again.x0, again.y0, again.shape) == (grid.x0, grid.y0, grid.shape)


@properties
@given(extents(), extents(), st.sampled_from([250, 100, 20]))
def test_aligned_grids_share_their_cells(a, b, size):
    offset = aligned_grid(a, UTM33, size).offset_of(aligned_grid(b, UTM33, size))
    assert offset is not None


def test_an_aligned_grid_by_hand():
    grid = aligned_grid(Extent(260, -10, 990, 510), UTM33, 250)
    assert (grid.x0, grid.y0, grid.width, grid.height) == (250, 750, 3, 4)
    assert grid.geotransform == (250, 250, 0, 750, 0, -250)
    assert grid.extent == Extent(250, -250, 1000, 750)
    point = aligned_grid(Extent(300, 300, 300, 300), UTM33, 250)
    assert (point.x0, point.y0, point.width, point.height) == (250, 500, 1, 1)


@pytest.mark.parametrize("size", [0, -250, math.nan])
def test_a_cell_size_that_is_not_above_zero_is_refused(size):
    with pytest.raises(EngineInputError, match="cell size"):
        aligned_grid(Extent(0, 0, 1, 1), UTM33, size)


@pytest.mark.parametrize("epsg", [4326, 4979, 2229, 4978])
def test_a_crs_that_is_not_projected_in_metres_is_refused(epsg):
    crs = pyproj.CRS.from_epsg(epsg)
    with pytest.raises(EngineInputError, match="metres"):
        check_metric(crs)
    with pytest.raises(EngineInputError, match="metres"):
        aligned_grid(Extent(0, 0, 1, 1), crs, 250)


@pytest.mark.parametrize("epsg", [32633, 32756, 3035, 2056, 2154, 3857, 25832, 5972])
def test_a_projected_crs_in_metres_will_do(epsg):
    check_metric(pyproj.CRS.from_epsg(epsg))


# UTM


def around(longitude, latitude, reach=0.05):
    return Extent(longitude - reach, latitude - reach, longitude + reach, latitude + reach)


PLACES = {
    "Berlin": (13.4, 52.52, 32633),
    "Nantes": (-1.55, 47.22, 32630),
    "Los Angeles": (-118.24, 34.05, 32611),
    "Sydney": (151.21, -33.87, 32756),
    "Yangon": (96.16, 16.87, 32647),
    "Sao Paulo": (-46.63, -23.55, 32723),
    "Quito": (-78.47, -0.18, 32717),
    "west of the date line": (179.9, 10.0, 32660),
    "east of the date line": (-179.9, 10.0, 32601),
    "on the equator": (13.4, 0.0, 32633),
    "far north": (13.4, 83.9, 32633),
    "far south": (13.4, -79.9, 32733),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_utm_zone_of_a_place(place):
    longitude, latitude, epsg = PLACES[place]
    crs = local_utm(around(longitude, latitude), WGS84)
    assert crs.to_epsg() == epsg
    check_metric(crs)
    # Not far from the zone's central meridian: the scale is right to a thousandth.
    assert pyproj.Proj(crs).get_factors(longitude, latitude).meridional_scale == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("place", ["Berlin", "Los Angeles", "Sydney", "Yangon", "west of the date line"])
def test_the_utm_zone_of_an_extent_in_another_crs(place):
    longitude, latitude, epsg = PLACES[place]
    for source in (pyproj.CRS.from_epsg(3857), pyproj.CRS.from_epsg(epsg)):
        extent = reproject_extent(around(longitude, latitude), WGS84, source)
        assert local_utm(extent, source).to_epsg() == epsg


def test_the_utm_zone_of_an_extent_across_the_date_line():
    # Taveuni, Fiji: 16.8 S and 60 km on both sides of 180 degrees, in a CRS in which they are one piece.
    fiji = pyproj.CRS.from_epsg(3832)
    x, y = pyproj.Transformer.from_crs(WGS84, fiji, always_xy=True).transform(180.0, -16.8)
    crs = local_utm(Extent(x - 60_000, y - 60_000, x + 60_000, y + 60_000), fiji)
    assert crs.to_epsg() in (32760, 32701)


@pytest.mark.parametrize("latitude", [85.0, -81.0])
def test_beyond_utm_a_crs_is_asked_for(latitude):
    with pytest.raises(EngineInputError, match="name a projected CRS"):
        local_utm(around(10.0, latitude), WGS84)


# Extents


@pytest.mark.parametrize("latitude", LATITUDES)
def test_a_reprojected_extent_holds_what_it_held(latitude):
    extent = around(17.0, latitude, 0.5)
    result = reproject_extent(extent, WGS84, zone(latitude))
    x, y = np.meshgrid(np.linspace(extent.xmin, extent.xmax, 40), np.linspace(extent.ymin, extent.ymax, 40))
    x, y = pyproj.Transformer.from_crs(WGS84, zone(latitude), always_xy=True).transform(x, y)
    # The outline is made of chords of 3 km: the arc between their ends rises by less than a metre.
    assert result.xmin - 1 < x.min()
    assert result.xmax + 1 > x.max()
    assert result.ymin - 1 < y.min()
    assert result.ymax + 1 > y.max()
    assert result.xmin == pytest.approx(x.min(), abs=1)
    assert result.ymax == pytest.approx(y.max(), abs=1)


def test_an_extent_in_the_same_crs_stays_as_it_is():
    extent = Extent(1.0, 2.0, 3.0, 4.0)
    assert reproject_extent(extent, UTM33, pyproj.CRS.from_wkt(UTM33.to_wkt())) == extent


def test_an_extent_that_the_target_cannot_express_is_refused():
    with pytest.raises(EngineInputError, match="choose a CRS"):
        reproject_extent(Extent(10.0, 80.0, 20.0, 95.0), WGS84, UTM33)


def test_overlap_is_the_common_part():
    assert overlap(Extent(0, 0, 10, 10), Extent(5, -5, 20, 7)) == Extent(5, 0, 10, 7)
    assert overlap(Extent(0, 0, 10, 10), Extent(10, 0, 20, 10)) is None
    assert overlap(Extent(0, 0, 10, 10), Extent(2, 11, 3, 12)) is None


# Offsets


def test_the_offset_of_a_part_is_its_window():
    grid = arc_seconds(53.0, 13.0)
    for window in (Window(0, 0, 3600, 3600), Window(17, 230, 40, 50), Window(-5, -9, 3, 4), Window(3599, 3599, 9, 9)):
        assert grid.offset_of(grid.part(window)) == (window.column, window.row)
    assert grid.same_as(grid.part(grid.window))
    assert not grid.same_as(grid.part(Window(1, 0, 3600, 3600)))
    assert not grid.same_as(grid.part(Window(0, 0, 3600, 3599)))


def test_the_offset_of_a_grid_whose_pixels_do_not_coincide_is_none():
    grid = Grid(UTM33, 1000.0, 2000.0, 30.0, 30.0, 100, 100)
    assert grid.offset_of(Grid(UTM33, 1015.0, 2000.0, 30.0, 30.0, 10, 10)) is None
    assert grid.offset_of(Grid(UTM33, 1000.0, 1999.0, 30.0, 30.0, 10, 10)) is None
    assert grid.offset_of(Grid(UTM33, 1000.0, 2000.0, 15.0, 30.0, 10, 10)) is None
    assert grid.offset_of(Grid(UTM33, 1000.0, 2000.0, 60.0, 60.0, 10, 10)) is None
    assert grid.offset_of(Grid(zone(0, 32), 1000.0, 2000.0, 30.0, 30.0, 10, 10)) is None
    # A pixel that is a little longer drifts off over the width of the grid.
    assert grid.offset_of(Grid(UTM33, 1000.0, 2000.0, 30.001, 30.0, 10_000, 10)) is None


def test_rounded_decimals_and_another_wording_of_the_crs_are_forgiven():
    grid = arc_seconds(53.0, 13.0)
    rounded = Grid(pyproj.CRS.from_wkt(WGS84.to_wkt()), 13.0, 52.9983333, 0.00027777778, 0.00027777778, 3600, 3600)
    assert grid.offset_of(rounded) == (0, 6)
    utm = Grid(UTM33, 1000.0, 2000.0, 30.0, 30.0, 100, 100)
    older = pyproj.CRS.from_wkt(UTM33.to_wkt("WKT1_GDAL"))
    assert utm.offset_of(Grid(older, 1060.01, 1970.0, 30.0, 30.0, 10, 10)) == (2, 1)


# Windows


def test_windows_grow_move_and_are_clipped():
    window = Window(3, -2, 10, 8)
    assert window.grown(2) == Window(1, -4, 14, 12)
    assert window.moved(-3, 2) == Window(0, 0, 10, 8)
    assert window.clipped(7, 20) == Window(3, 0, 4, 6)
    assert window.clipped(100, 100) == Window(3, 0, 10, 6)
    outside = Window(20, 20, 5, 5).clipped(10, 10)
    assert (outside.width, outside.height) == (0, 0)


@properties
@given(st.integers(1, 70), st.integers(1, 70), st.integers(1, 40))
def test_tiles_cover_a_grid_exactly_once(width, height, tile):
    count = np.zeros((height, width), int)
    for window in tiles(Grid(UTM33, 0.0, 0.0, 1.0, 1.0, width, height), tile):
        assert 0 < window.width <= tile
        assert 0 < window.height <= tile
        count[window.row : window.row + window.height, window.column : window.column + window.width] += 1
    assert (count == 1).all()


@properties
@given(
    st.floats(-70, 70),
    st.floats(12, 18),
    st.sampled_from([20, 100, 250]),
    st.integers(-30, 30),
    st.integers(-30, 30),
    st.integers(1, 14),
    st.integers(1, 14),
)
def test_the_source_window_holds_every_pixel_whose_centre_lies_in_the_window(
    latitude, longitude, size, column, row, width, height
):
    source = arc_seconds(round(latitude) + 0.5, round(longitude) - 0.5)
    x, y = pyproj.Transformer.from_crs(WGS84, zone(latitude), always_xy=True).transform(longitude, latitude)
    target = Grid(zone(latitude), round(x / size) * size, round(y / size) * size, size, size, 30, 30)
    window = Window(column, row, width, height)
    found = source_window(source, target, window)
    wider = found.grown(8)
    for columns, rows in (directly(source, wider, target), positions(source, wider, target)):
        inside = (columns >= column) & (columns < column + width) & (rows >= row) & (rows < row + height)
        inside[8:-8, 8:-8] = False
        assert not inside.any()
    # It is not much larger than it must be: the window's outline, turned against the pixels, and two pixels.
    expected = (width + height) * size / 30.9 / math.cos(math.radians(latitude)) + 5
    assert max(found.width, found.height) <= expected


@pytest.mark.parametrize("latitude", LATITUDES)
def test_the_source_window_of_a_large_window(latitude):
    # 120 km across the central meridian: at 70 N the upper border's middle lies 800 m north of its ends.
    source = Grid(WGS84, 12.0, latitude + 1, 10 * SECOND, 10 * SECOND, 3000, 800)
    x, y = pyproj.Transformer.from_crs(WGS84, zone(latitude), always_xy=True).transform(15.0, latitude)
    target = Grid(zone(latitude), x - 60_000, y + 60_000, 250.0, 250.0, 480, 480)
    found = source_window(source, target, target.window)
    wider = found.grown(5)
    columns, rows = directly(source, wider, target)
    inside = (columns >= 0) & (columns < 480) & (rows >= 0) & (rows < 480)
    assert inside.any()
    inside[5:-5, 5:-5] = False
    assert not inside.any()


def test_the_source_window_in_one_crs():
    source = Grid(UTM33, 0.0, 3000.0, 30.0, 30.0, 100, 100)
    target = Grid(UTM33, 0.0, 3000.0, 250.0, 250.0, 12, 12)
    found = source_window(source, target, Window(1, 2, 1, 1))
    # Columns 8.33 to 16.67 and rows 16.67 to 25.
    assert found.column <= 8
    assert found.row <= 16
    assert found.column + found.width >= 17
    assert found.row + found.height >= 25
