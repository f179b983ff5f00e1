"""Reference components: closed forms, what is skipped and counted, what is nodata, and the two bundled cities."""

import math

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from osgeo import ogr
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc import reference
from vertical_city.engine.gvc.reference import Polygons, ReferenceOptions, cell_components, reference_components
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.raster.files import Band, RasterReader, RasterWriter
from vertical_city.engine.raster.grid import Extent, Grid

UTM = pyproj.CRS.from_epsg(32633)
X, Y = 388000.0, 5820500.0  # the corner in which four cells of 250 m meet
FOUR = Extent(X - 250, Y - 250, X + 250, Y + 250)
NAMES = ("AGBH", "ANBH", "SGBH", "SNBH", "BUILT_SHARE", "VOLUME", "FLOOR_AREA", "VALID_SHARE")
CELL = 250.0**2


def box(x, y, width, height):
    """Rectangle with its lower left corner at (X + x, Y + y), as WKT."""
    x, y = X + x, Y + y
    return f"(({x} {y}, {x + width} {y}, {x + width} {y + height}, {x} {y + height}, {x} {y}))"


def wkb(wkt):
    geometry = ogr.CreateGeometryFromWkt(wkt if wkt[0].isalpha() else f"POLYGON {wkt}")
    assert geometry is not None, wkt
    return bytes(geometry.ExportToWkb())


def layer(*shapes, crs=UTM):
    """Footprints from (WKT, height)."""
    items = [(wkb(wkt), height) for wkt, height in shapes]
    x, y = zip(*((e[0], e[2]) for e in (ogr.CreateGeometryFromWkb(w).GetEnvelope() for w, _ in items) if any(e)))
    right, top = zip(*((e[1], e[3]) for e in (ogr.CreateGeometryFromWkb(w).GetEnvelope() for w, _ in items) if any(e)))
    return Polygons(items, crs, Extent(min(x), min(y), max(right), max(top)), "buildings")


class Heard:
    def __init__(self):
        self.warnings, self.info = [], []
        self.monitor = Monitor(warn=self.warnings.append, info=self.info.append)

    def warning(self, *words):
        hits = [w for w in self.warnings if all(word in w for word in words)]
        assert len(hits) == 1, f"{words} in {self.warnings}"
        return hits[0]


@pytest.fixture
def run(tmp_path):
    """Compute and read back: a dictionary of bands, and the summary, what was heard, and which cells are valid."""

    def compute(**arguments):
        heard = Heard()
        options = {k: arguments.pop(k) for k in list(arguments) if k in ReferenceOptions.__dataclass_fields__}
        if "extent" not in arguments and "grid" not in arguments and "buildings" in arguments:
            arguments["extent"] = (FOUR, UTM)
        summary = reference_components(
            tmp_path / "r.tif", options=ReferenceOptions(**options), monitor=heard.monitor, **arguments
        )
        assert [p.name for p in tmp_path.iterdir() if not p.name.startswith("in_")] == ["r.tif"]
        with RasterReader(tmp_path / "r.tif") as reader:
            assert reader.band_names == list(NAMES)
            assert reader.grid == summary.grid
            bands = dict(zip(NAMES, reader.read(bands=range(len(NAMES))).astype(np.float64)))
        valid = np.isfinite(bands["AGBH"])
        assert valid.sum() == summary.valid_cells
        return {**bands, "summary": summary, "heard": heard, "valid": valid}

    return compute


def fails(tmp_path, match, **arguments):
    options = {k: arguments.pop(k) for k in list(arguments) if k in ReferenceOptions.__dataclass_fields__}
    with pytest.raises(EngineInputError, match=match):
        reference_components(tmp_path / "r.tif", options=ReferenceOptions(**options), **arguments)
    assert not [p for p in tmp_path.iterdir() if not p.name.startswith("in_")]


# Closed forms


def test_a_block_across_four_cells(run):
    """160 x 180 m, 12 m high: 100 and 60 m left and right of the corner, 80 and 100 m above and below it."""
    result = run(buildings=layer((box(-100, -100, 160, 180), 12.0)), ceiling_height_m=2.5)
    built = np.array([[100 * 80, 60 * 80], [100 * 100, 60 * 100]])
    share = built / CELL
    expected = {
        "AGBH": 12 * share,
        "ANBH": np.full((2, 2), 12.0),
        "SGBH": 12 * np.sqrt(share * (1 - share)),
        "SNBH": np.zeros((2, 2)),
        "BUILT_SHARE": share,
        "VOLUME": 12.0 * built,
        "FLOOR_AREA": 12.0 * built / 2.5,
    }
    assert result["summary"].grid == Grid(UTM, X - 250, Y + 250, 250.0, 250.0, 2, 2)
    for name, values in expected.items():
        np.testing.assert_allclose(result[name], values, rtol=1e-6, atol=1e-6, err_msg=name)
    assert not result["heard"].warnings


def test_the_floor_area_is_for_storeys_of_three_metres_unless_told(run):
    result = run(buildings=layer((box(0, 0, 100, 100), 12.0)))
    assert result["FLOOR_AREA"][0, 1] == pytest.approx(100 * 100 * 4)


def test_two_heights_in_a_cell(run):
    result = run(buildings=layer((box(0, 0, 100, 100), 10.0), (box(100, 100, 100, 50), 40.0)))
    n10, n40 = 10_000, 5_000
    mean, net = (n10 * 10 + n40 * 40) / CELL, 20.0
    cell = {name: result[name][0, 1] for name in NAMES}
    assert cell["AGBH"] == pytest.approx(mean, rel=1e-6)
    assert cell["ANBH"] == pytest.approx(net, rel=1e-6)
    assert cell["SNBH"] == pytest.approx(math.sqrt((n10 * 100 + n40 * 400) / (n10 + n40)), rel=1e-6)
    assert cell["SGBH"] == pytest.approx(math.sqrt((n10 * 100 + n40 * 1600) / CELL - mean**2), rel=1e-6)


def test_where_there_is_no_building_gross_is_zero_and_net_is_nodata(run):
    result = run(buildings=layer((box(0, 0, 100, 100), 12.0)))
    empty = [(0, 0), (1, 0), (1, 1)]
    for name in NAMES[:-1]:
        values = [result[name][cell] for cell in empty]
        assert np.isnan(values).all() if name in ("ANBH", "SNBH") else values == [0, 0, 0], name
    assert result["summary"].valid_cells == 4 and (result["VALID_SHARE"] == 1).all()


@pytest.mark.parametrize("heights", ((10.0, 30.0), (30.0, 10.0), (30.0, 30.0)))
def test_where_footprints_overlap_the_highest_counts_in_any_order(run, heights):
    result = run(buildings=layer((box(0, 0, 100, 100), heights[0]), (box(50, 0, 100, 100), heights[1])))
    assert result["VOLUME"][0, 1] == pytest.approx(
        5000 * heights[0] + 5000 * heights[1] + 5000 * max(heights), rel=1e-6
    )
    assert result["BUILT_SHARE"][0, 1] == pytest.approx(15_000 / CELL, rel=1e-6)


def test_many_overlapping_footprints_equal_the_maximum(run):
    random = np.random.default_rng(3)
    places = random.integers(0, 200, (60, 2))
    sizes = random.integers(5, 50, (60, 2))
    heights = random.random(60) * 50 + 1
    truth = np.zeros((250, 250))
    for (x, y), (w, h), height in zip(places, sizes, heights):
        part = truth[y : y + h, x : x + w]
        np.maximum(part, height, out=part)
    shapes = [(box(x, y, w, h), z) for (x, y), (w, h), z in zip(places, sizes, heights)]
    result = run(buildings=layer(*shapes))
    assert result["AGBH"][0, 1] == pytest.approx(truth.mean(), rel=1e-6)
    assert result["SGBH"][0, 1] == pytest.approx(truth.std(), rel=1e-6)
    assert result["SNBH"][0, 1] == pytest.approx(truth[truth > 0].std(), rel=1e-5)


def test_a_courtyard_is_not_built_on(run):
    ring = f"({box(10, 10, 100, 80)[1:-1]}, {box(30, 30, 40, 20)[1:-1]})"
    result = run(buildings=layer((ring, 15.0)))
    assert result["VOLUME"][0, 1] == pytest.approx(15 * (100 * 80 - 40 * 20), rel=1e-6)
    assert result["ANBH"][0, 1] == 15


def test_a_building_in_the_courtyard_of_another(run):
    ring = f"({box(10, 10, 100, 80)[1:-1]}, {box(30, 30, 40, 20)[1:-1]})"
    result = run(buildings=layer((ring, 15.0), (box(40, 35, 10, 10), 5.0)))
    assert result["VOLUME"][0, 1] == pytest.approx(15 * (100 * 80 - 40 * 20) + 5 * 100, rel=1e-6)


def test_a_footprint_smaller_than_a_sample_counts_when_it_holds_the_sample_point(run):
    on = box(20.3, 20.3, 0.4, 0.4)  # the sample point is at (20.5, 20.5)
    off = box(-40.2, 20.7, 0.4, 0.2)
    result = run(buildings=layer((on, 8.0), (off, 8.0), (box(50, 50, 10, 10), 3.0)))
    assert result["VOLUME"][0, 1] == pytest.approx(8 + 3 * 100, rel=1e-6)
    assert result["VOLUME"][0, 0] == 0
    assert result["BUILT_SHARE"][0, 1] == pytest.approx(101 / CELL, rel=1e-6)
    result["heard"].warning("2 of 3 footprints", "smaller than a sample of 1 m")
    assert result["summary"].skipped == 0


def test_a_finer_sampling_finds_small_footprints(run):
    # 0.4 x 0.4 m, from a multiple of 0.2 m: 2 x 2 sample points
    result = run(buildings=layer((box(20.2, 20.2, 0.4, 0.4), 8.0)), resolution_m=0.2, cell_size_m=50.0)
    assert result["VOLUME"][4, 5] == pytest.approx(8 * 0.16, rel=1e-5)
    assert not result["heard"].warnings


def test_coarser_samples_come_near_the_same(run):
    shapes = [(box(0, 0, 100, 100), 10.0), (box(100, 100, 100, 50), 40.0)]
    fine, coarse = run(buildings=layer(*shapes)), run(buildings=layer(*shapes), resolution_m=5.0)
    np.testing.assert_allclose(coarse["AGBH"], fine["AGBH"], rtol=1e-6)


def test_low_buildings_count_as_ground_when_asked(run):
    shapes = [(box(0, 0, 10, 10), 2.0), (box(20, 0, 10, 10), 2.5)]
    assert run(buildings=layer(*shapes), min_height_m=2.0)["VOLUME"][0, 1] == pytest.approx(250)
    assert run(buildings=layer(*shapes))["VOLUME"][0, 1] == pytest.approx(450)


# Geometries


@pytest.mark.parametrize(
    ("wkt", "area"),
    [
        (f"MULTIPOLYGON ({box(0, 0, 10, 10)}, {box(20, 20, 10, 30)})", 400),
        (f"GEOMETRYCOLLECTION (POINT (388001 5820501), POLYGON {box(0, 0, 10, 10)})", 100),
        (f"GEOMETRYCOLLECTION (MULTIPOLYGON ({box(0, 0, 10, 10)}), POLYGON {box(20, 20, 10, 30)})", 400),
        (f"POLYGON Z (({X} {Y} 5, {X + 10} {Y} 5, {X + 10} {Y + 10} 5, {X} {Y + 10} 5, {X} {Y} 5))", 100),
        (f"POLYGON (({X} {Y}, {X} {Y + 10}, {X + 10} {Y + 10}, {X + 10} {Y}, {X} {Y}))", 100),
        (f"CURVEPOLYGON (CIRCULARSTRING ({X} {Y + 50}, {X + 50} {Y + 100}, {X + 100} {Y + 50}, "
         f"{X + 50} {Y}, {X} {Y + 50}))", math.pi * 50**2),
    ],
    ids=("multi", "collection", "nested", "3D", "clockwise", "curve"),
)  # fmt: skip
def test_polygons_of_every_kind(run, wkt, area):
    result = run(buildings=layer((wkt, 7.0)))
    assert result["VOLUME"].sum() == pytest.approx(7 * area, rel=2e-3)
    assert not result["heard"].warnings


def test_a_bow_tie_is_repaired_and_counted(run):
    tie = f"(({X} {Y}, {X + 80} {Y + 80}, {X + 80} {Y}, {X} {Y + 80}, {X} {Y}))"
    result = run(buildings=layer((tie, 10.0), (box(-100, -100, 10, 10), 10.0)))
    assert result["VOLUME"][0, 1] == pytest.approx(10 * 2 * 80 * 40 / 2, rel=0.03)
    result["heard"].warning("1 of 2 footprints", "invalid geometry", "repaired")


@pytest.mark.parametrize(
    "content", (b"", wkb("POLYGON EMPTY"), wkb("POINT (388001 5820501)"), wkb("LINESTRING (0 0, 1 1)"))
)
def test_a_feature_without_a_polygon_is_skipped_and_counted(run, content):
    one = layer((box(0, 0, 10, 10), 10.0))
    result = run(buildings=Polygons([*one.items, (content, 10.0)], UTM, one.extent))
    result["heard"].warning("1 of 2 footprints", "without a polygon")
    assert result["VOLUME"].sum() == pytest.approx(1000)


def test_footprints_in_another_crs_are_reprojected_and_said_to_be(run):
    degrees = pyproj.CRS.from_epsg(4326)
    to_degrees = pyproj.Transformer.from_crs(UTM, degrees, always_xy=True)
    ring = [(X - 100, Y - 100), (X + 60, Y - 100), (X + 60, Y + 80), (X - 100, Y + 80), (X - 100, Y - 100)]
    wkt = f"(({', '.join('{} {}'.format(*to_degrees.transform(*p)) for p in ring)}))"
    result = run(buildings=layer((wkt, 12.0), crs=degrees))
    np.testing.assert_allclose(result["VOLUME"], 12 * np.array([[8000, 4800], [10000, 6000]]), rtol=0.02)
    result["heard"].warning("reprojected", "WGS 84", "UTM zone 33N")


# Heights


def test_heights_that_cannot_be_used_are_skipped_and_counted(run):
    odd = [None, float("nan"), None, -3.0, 0.0, 5000.0, float("inf"), 1e30, 1000.5]
    shapes = [(box(20 * i, 100, 10, 10), height) for i, height in enumerate(odd)]
    result = run(buildings=layer((box(0, 0, 10, 10), 10.0), *shapes, (box(20, 0, 10, 10), 1000.0)))
    heard = result["heard"]
    heard.warning("3 of 11 footprints", "without a height", "skipped")
    heard.warning("2 of 11 footprints", "zero or negative", "skipped")
    heard.warning("4 of 11 footprints", "higher than 1000 m", "skipped")
    assert len(heard.warnings) == 3
    assert (result["summary"].footprints, result["summary"].skipped) == (11, 9)
    assert result["VOLUME"].sum() == pytest.approx(100 * 1010, rel=1e-6)


def test_no_usable_height_at_all(tmp_path):
    none = layer((box(0, 0, 10, 10), None), (box(20, 0, 10, 10), -1.0))
    fails(tmp_path, "None of the 2 footprints of buildings .* choose another height field", buildings=none)


def test_no_footprint_at_all(tmp_path):
    nothing = Polygons([], UTM, FOUR, "buildings")
    fails(tmp_path, "buildings is empty", buildings=nothing)
    nowhere = Polygons([], UTM, Extent(math.inf, math.inf, -math.inf, -math.inf), "buildings")
    fails(tmp_path, "buildings is empty", buildings=nowhere)


# Samples to components


@settings(deadline=None, max_examples=300)
@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 50)),
        elements=st.one_of(st.just(0.0), st.just(float("nan")), st.floats(0.0078125, 1000, width=32)),
    ),
    st.sampled_from([0.1, 0.5, 0.9, 1.0]),
)
def test_components_of_any_samples(x, min_valid):
    found = dict(zip(NAMES, cell_components(x, min_valid, 100.0, 3.0)))
    for cell in np.ndindex(x.shape[:2]):
        own = x[cell].astype(np.float64)
        known = own[np.isfinite(own)]
        got = {name: values[cell] for name, values in found.items()}
        if known.size == 0 or known.size < min_valid * own.size - 1e-6:
            assert np.isnan(list(got.values())).all()
            continue
        built = known[known > 0]
        assert got["AGBH"] == pytest.approx(known.mean(), rel=1e-9, abs=1e-12)
        assert got["SGBH"] == pytest.approx(known.std(), rel=1e-6, abs=1e-9)
        assert got["BUILT_SHARE"] == built.size / known.size and got["VALID_SHARE"] == known.size / own.size
        assert got["VOLUME"] == pytest.approx(known.mean() * 100, rel=1e-9)
        assert got["FLOOR_AREA"] == pytest.approx(known.mean() * 100 / 3, rel=1e-9)
        if built.size:
            assert got["ANBH"] == pytest.approx(built.mean(), rel=1e-9)
            assert got["SNBH"] == pytest.approx(built.std(), rel=1e-6, abs=1e-9)
            assert got["AGBH"] / got["ANBH"] == pytest.approx(got["BUILT_SHARE"], abs=1e-6)
        else:
            assert np.isnan([got["ANBH"], got["SNBH"]]).all()


def test_components_do_not_change_their_input():
    x = np.array([[[1.0, np.nan, 0.0]]])
    before = x.copy()
    cell_components(x, 0.5, 1.0, 3.0)
    np.testing.assert_array_equal(x, before)


# Surfaces


def scene():
    """Heights at 1 m on the four cells, north up, and the same as footprints."""
    heights = np.zeros((500, 500))
    boxes = [(-100, -100, 160, 180, 12.0), (120, 30, 40, 70, 33.0), (-220, 100, 11, 13, 5.5)]
    for x, y, w, h, z in boxes:
        heights[250 - y - h : 250 - y, 250 + x : 250 + x + w] = z
    return heights, layer(*((box(x, y, w, h), z) for x, y, w, h, z in boxes))


def surface(path, values, grid):
    with RasterWriter(path, grid, [Band("height")]) as writer:
        writer.write(grid.window, values[None])
    return path


ONE_METRE = Grid(UTM, X - 250, Y + 250, 1.0, 1.0, 500, 500)


def test_an_ndsm_gives_what_footprints_give(run, tmp_path):
    heights, footprints = scene()
    expected = run(buildings=footprints)
    result = run(ndsm=surface(tmp_path / "in_ndsm.tif", heights, ONE_METRE))
    for name in NAMES:
        np.testing.assert_array_equal(result[name], expected[name], err_msg=name)
    assert result["summary"].footprints == 0
    assert not result["heard"].warnings


def test_a_dsm_with_a_dtm_gives_what_footprints_give(run, tmp_path):
    """The ground is a plane, as a DTM of 10 m pixels that reaches beyond the surface."""
    heights, footprints = scene()
    expected = run(buildings=footprints)
    coarse = Grid(UTM, X - 300, Y + 300, 10.0, 10.0, 60, 60)

    def plane(grid):
        east = (np.arange(grid.width) + 0.5) * grid.dx + grid.x0 - X
        north = grid.y0 - (np.arange(grid.height) + 0.5) * grid.dy - Y
        return 50 + 0.05 * east + 0.02 * north[:, None]

    result = run(
        dsm=surface(tmp_path / "in_dsm.tif", heights + plane(ONE_METRE), ONE_METRE),
        dtm=surface(tmp_path / "in_dtm.tif", plane(coarse), coarse),
        min_height_m=0.5,
    )
    for name in NAMES:
        np.testing.assert_allclose(result[name], expected[name], rtol=1e-5, atol=1e-4, err_msg=name)


def test_holes_of_an_ndsm_are_unknown_not_ground(run, tmp_path):
    heights, _ = scene()
    heights[10:20, 10:20] = np.nan
    path = surface(tmp_path / "in_ndsm.tif", heights, ONE_METRE)
    assert run(ndsm=path)["valid"].tolist() == [[False, True], [True, True]]
    result = run(ndsm=path, min_valid=0.9)
    assert result["AGBH"][0, 0] == pytest.approx(np.nanmean(heights[:250, :250]), rel=1e-6)


def test_surfaces_below_the_ground_are_counted_and_set_to_it(run, tmp_path):
    heights, _ = scene()
    truth = heights.copy()
    heights[480:, 480:] = -7.0
    result = run(ndsm=surface(tmp_path / "in_ndsm.tif", heights, ONE_METRE))
    result["heard"].warning("400 samples", "below the ground")
    assert result["AGBH"][1, 1] == pytest.approx(truth[250:, 250:].mean(), rel=1e-6)


def test_absurd_heights_of_an_ndsm_are_said(run, tmp_path):
    """A void of 9999 that nobody declared is no building of 9999 m."""
    heights, _ = scene()
    heights[480:, 480:] = 9999.0
    result = run(ndsm=surface(tmp_path / "in_ndsm.tif", heights, ONE_METRE))
    result["heard"].warning("400 samples")


@pytest.mark.parametrize("given", ("nothing", "dsm", "dtm", "buildings and ndsm", "ndsm and dsm and dtm"))
def test_heights_come_from_one_source(tmp_path, given):
    path = surface(tmp_path / "in_ndsm.tif", np.ones((500, 500)), ONE_METRE)
    arguments = {word: path for word in ("ndsm", "dsm", "dtm") if word in given.split()}
    if "buildings" in given:
        arguments["buildings"] = scene()[1]
    fails(tmp_path, "one source", **arguments)


# What is covered


def test_outside_the_coverage_is_nodata_not_zero(run):
    left = layer((box(-250, -250, 250, 500), 1.0))
    result = run(buildings=scene()[1], coverage=left)
    assert result["valid"].tolist() == [[True, False], [True, False]]
    free = run(buildings=scene()[1])
    for name in NAMES:
        np.testing.assert_array_equal(result[name][:, 0], free[name][:, 0])


def test_a_hole_in_the_coverage_is_nodata(run):
    ring = f"({box(-250, -250, 500, 500)[1:-1]}, {box(10, 10, 5, 5)[1:-1]})"
    result = run(buildings=scene()[1], coverage=layer((ring, 1.0)))
    assert result["valid"].tolist() == [[True, False], [True, True]]


def test_several_polygons_cover_together(run):
    parts = layer((box(-250, -250, 300, 500), 1.0), (box(50, -250, 200, 500), 1.0))
    assert run(buildings=scene()[1], coverage=parts)["valid"].all()


def test_a_cell_that_is_partly_covered_has_values_of_its_covered_part(run):
    west = layer((box(-250, -250, 350, 500), 1.0))  # the western 100 of 250 m of the eastern cells: 40 %
    shapes = layer((box(0, 0, 50, 250), 10.0), (box(200, 0, 50, 250), 90.0), (box(-100, -10, 10, 10), 5.0))
    assert run(buildings=shapes, coverage=west, min_valid=0.41)["valid"].tolist() == [[True, False], [True, False]]
    result = run(buildings=shapes, coverage=west, min_valid=0.4)
    assert result["valid"].all()
    assert result["AGBH"][0, 1] == pytest.approx(5.0, rel=1e-6)
    assert result["ANBH"][0, 1] == pytest.approx(10.0, rel=1e-6)
    assert result["BUILT_SHARE"][0, 1] == pytest.approx(0.5, rel=1e-6)
    np.testing.assert_allclose(result["VALID_SHARE"], [[1, 0.4], [1, 0.4]], rtol=1e-6)


def test_a_coverage_in_another_crs(run):
    degrees = pyproj.CRS.from_epsg(4326)
    to_degrees = pyproj.Transformer.from_crs(UTM, degrees, always_xy=True)
    ring = [(X - 260, Y - 260), (X + 10, Y - 260), (X + 10, Y + 260), (X - 260, Y + 260), (X - 260, Y - 260)]
    wkt = f"(({', '.join('{} {}'.format(*to_degrees.transform(*p)) for p in ring)}))"
    result = run(buildings=scene()[1], coverage=layer((wkt, 1.0), crs=degrees))
    assert result["valid"].tolist() == [[True, False], [True, False]]


def test_a_coverage_without_a_polygon(tmp_path):
    nothing = Polygons([], UTM, FOUR, "the study area")
    fails(tmp_path, "the study area", buildings=scene()[1], coverage=nothing, extent=(FOUR, UTM))


def test_cells_that_reach_beyond_the_extent_are_nodata(run):
    extent = Extent(X - 250, Y - 250, X + 249, Y + 250)
    result = run(buildings=scene()[1], extent=(extent, UTM))
    assert result["valid"].tolist() == [[True, False], [True, False]]


def test_without_an_extent_the_buildings_own_is_taken(tmp_path):
    shapes = layer((box(-240, -240, 480, 10), 5.0), (box(-240, -240, 10, 480), 5.0), (box(230, -240, 10, 480), 5.0))
    fails(tmp_path, "No cell of 250 m", buildings=shapes)
    summary = reference_components(tmp_path / "r.tif", buildings=shapes, options=ReferenceOptions(cell_size_m=80.0))
    assert summary.valid_cells == 6 * 5  # 480 m that begin on a multiple of 80 m from west to east only


def test_an_extent_in_another_crs_keeps_its_sides(run):
    degrees = pyproj.CRS.from_epsg(4326)
    to_degrees = pyproj.Transformer.from_crs(UTM, degrees, always_xy=True)
    west, south = to_degrees.transform(X - 270, Y - 270)
    east, north = to_degrees.transform(X + 270, Y + 270)
    result = run(buildings=scene()[1], extent=(Extent(west, south, east, north), degrees))
    assert result["summary"].valid_cells == 4
    expected = run(buildings=scene()[1])
    found = result["VOLUME"][result["valid"]].reshape(2, 2)
    np.testing.assert_array_equal(found, expected["VOLUME"])


def test_a_given_grid_is_used_as_it_is(run):
    grid = Grid(UTM, X - 350, Y + 450, 100.0, 100.0, 9, 8)
    result = run(buildings=scene()[1], grid=grid, extent=(FOUR, UTM), cell_size_m=777.0)
    assert result["summary"].grid == grid
    inside = np.zeros((8, 9), dtype=bool)
    inside[2:7, 1:6] = True
    np.testing.assert_array_equal(result["valid"], inside)
    heights = scene()[0]
    sums = np.nansum(result["VOLUME"])
    assert sums == pytest.approx(heights.sum(), rel=1e-6)


def test_a_given_grid_elsewhere(tmp_path):
    grid = Grid(UTM, X + 5000, Y, 250.0, 250.0, 4, 4)
    fails(tmp_path, "do not overlap", buildings=scene()[1], grid=grid)


@pytest.mark.parametrize("resolution", (3.0, 0.7, 251.0, 500.0))
def test_a_resolution_that_does_not_divide_the_cell(tmp_path, resolution):
    fails(tmp_path, "whole number of samples", buildings=scene()[1], extent=(FOUR, UTM), resolution_m=resolution)


@pytest.mark.parametrize(
    "option",
    (
        {"resolution_m": 0.0},
        {"resolution_m": -1.0},
        {"ceiling_height_m": 0.0},
        {"min_valid": 0.0},
        {"min_valid": 1.1},
        {"cell_size_m": 0.0},
    ),
)
def test_options_that_make_no_sense(tmp_path, option):
    fails(tmp_path, "give a", buildings=scene()[1], extent=(FOUR, UTM), **option)


def test_cells_that_are_not_square(tmp_path):
    grid = Grid(UTM, X - 250, Y + 250, 250.0, 125.0, 2, 4)
    fails(tmp_path, "square", buildings=scene()[1], grid=grid)


def test_a_grid_in_degrees(tmp_path):
    grid = Grid(pyproj.CRS.from_epsg(4326), 13.34, 52.53, 0.002, 0.002, 10, 10)
    fails(tmp_path, "metres", buildings=scene()[1], grid=grid)


def test_no_cell_is_covered(tmp_path):
    small = layer((box(10, 10, 50, 50), 1.0))
    fails(tmp_path, "No cell of 250 m", buildings=scene()[1], extent=(FOUR, UTM), coverage=small)


# Blocks


@pytest.mark.parametrize("at_once", (1, 250**2, 2 * 250**2 * 4, 10**9))
def test_the_result_does_not_depend_on_the_block_size(run, monkeypatch, at_once):
    random = np.random.default_rng(11)
    shapes = []
    for x, y, size, turn, height in zip(*(random.random((5, 150)))):
        corners = turn * 7 + np.array([0, 1, 2, 3, 0]) * math.pi / 2
        xs, ys = X - 480 + 960 * x + size * 40 * np.cos(corners), Y - 480 + 960 * y + size * 40 * np.sin(corners)
        shapes.append((f"(({', '.join(f'{a} {b}' for a, b in zip(xs, ys))}))", 1 + 60 * height))
    extent = (Extent(X - 500, Y - 500, X + 750, Y + 500), UTM)
    expected = run(buildings=layer(*shapes), extent=extent)
    assert expected["summary"].valid_cells == 20
    monkeypatch.setattr(reference, "SAMPLES_AT_ONCE", at_once)
    result = run(buildings=layer(*shapes), extent=extent)
    for name in NAMES:
        np.testing.assert_array_equal(result[name], expected[name], err_msg=name)


# Real cities


def footprints_of(path, field, crs):
    """The engine's input from a bundled file, through OGR."""
    dataset = ogr.Open(str(path))
    source = dataset.GetLayer(0)
    west, east, south, north = source.GetExtent()
    items = [(bytes(f.GetGeometryRef().ExportToWkb()), f.GetField(field)) for f in source]
    return Polygons(items, crs, Extent(west, south, east, north), "buildings")


@pytest.mark.parametrize(
    ("city", "field", "epsg", "cells", "lowest", "highest", "median", "net_median"),
    [
        ("berlin", "hoehe_mod", 25833, 81, 0.0, 17.3, 3.89, 19.3),
        ("nantes", "HAUTEUR", 2154, 70, 0.44, 9.47, 4.50, 13.06),
    ],
)
def test_the_bundled_cities(run, demo_data, city, field, epsg, cells, lowest, highest, median, net_median):
    crs = pyproj.CRS.from_epsg(epsg)
    footprints = footprints_of(demo_data / city / "buildings.fgb", field, crs)
    result = run(buildings=footprints, crs=crs, extent=None)
    valid = result["valid"]
    agbh, anbh = result["AGBH"][valid], result["ANBH"][valid]
    assert valid.sum() == cells
    assert agbh.min() == pytest.approx(lowest, abs=0.2)
    assert agbh.max() == pytest.approx(highest, abs=0.2)
    assert np.median(agbh) == pytest.approx(median, abs=0.2)
    assert np.nanmedian(anbh) == pytest.approx(net_median, abs=0.2)
    built = np.isfinite(anbh)
    share = result["BUILT_SHARE"][valid]
    np.testing.assert_allclose(agbh[built] / anbh[built], share[built], atol=1e-6)
    assert (share[~built] == 0).all()
    assert (agbh[~built] == 0).all()
    np.testing.assert_allclose(result["VOLUME"][valid], agbh * CELL, rtol=1e-6)
    assert not [w for w in result["heard"].warnings if "reprojected" in w]


@pytest.mark.parametrize("crs", (32633, 3035))
@pytest.mark.parametrize("shift", (0.0, 0.5, 0.3))
def test_a_slope_without_buildings_is_not_built_up(tmp_path, crs, shift):
    """DSM and DTM on one grid that is not that of the samples: their difference must not saw around zero."""
    y, x = np.mgrid[0:700, 0:700]
    ground = 40 + 0.1 * x - 0.07 * y
    surface = ground.copy()
    surface[300:350, 300:350] += 10
    grid = Grid(pyproj.CRS.from_epsg(32633), 388000.0 - shift, 5820750.0 + shift, 1.0, 1.0, 700, 700)
    for name, heights in (("dtm", ground), ("dsm", surface)):
        with RasterWriter(tmp_path / f"{name}.tif", grid, [Band(name)]) as writer:
            writer.write(grid.window, heights[None])
    reference_components(
        tmp_path / "r.tif", dsm=tmp_path / "dsm.tif", dtm=tmp_path / "dtm.tif", crs=pyproj.CRS.from_epsg(crs)
    )
    with RasterReader(tmp_path / "r.tif") as reader:
        _, anbh, _, snbh, share, volume, *_ = reader.read(bands=range(len(NAMES)))
    assert np.nanmin(anbh) == pytest.approx(10, abs=1e-4) and np.nanmax(anbh) == pytest.approx(10, abs=1e-4)
    assert np.nanmax(snbh) < 1e-4
    assert np.nansum(volume) == pytest.approx(25_000, rel=0.01)
    assert np.nansum(share) * 250**2 == pytest.approx(2_500, rel=0.01)


def test_elevations_in_the_place_of_an_ndsm_are_warned_of(tmp_path):
    grid = Grid(pyproj.CRS.from_epsg(32633), 388000.0, 5820750.0, 5.0, 5.0, 120, 120)
    with RasterWriter(tmp_path / "dem.tif", grid, [Band("elevation")]) as writer:
        writer.write(grid.window, np.full((1, 120, 120), 40.0))
    warned = []
    reference_components(tmp_path / "r.tif", ndsm=tmp_path / "dem.tif", monitor=Monitor(warn=warned.append))
    assert any("elevations rather than heights" in line for line in warned)


def test_a_sampling_that_no_memory_holds_is_refused(tmp_path):
    with pytest.raises(EngineInputError, match="at most 4000 on a side"):
        ReferenceOptions(resolution_m=0.01).checked(Grid(pyproj.CRS.from_epsg(32633), 0, 0, 250.0, 250.0, 1, 1))


BAD_WKT = ("POLYGON ((13 95, 14 95, 14 96, 13 95))", "POLYGON ((13 1e300, 14 95, 14 96, 13 1e300))")


@pytest.mark.parametrize("wkt", BAD_WKT)
def test_one_footprint_off_the_earth_does_not_stop_the_others(tmp_path, wkt):
    good = "POLYGON ((13.36 52.51, 13.38 52.51, 13.38 52.53, 13.36 52.53, 13.36 52.51))"
    items = [(bytes(ogr.CreateGeometryFromWkt(shape).ExportToWkb()), 9.0) for shape in (good, wkt)]
    items.append((items[0][0][:30], 9.0))  # cut off
    warned = []
    polygons = Polygons(items, pyproj.CRS.from_epsg(4326), Extent(13.36, 52.51, 13.38, 52.53))
    reference_components(tmp_path / "r.tif", buildings=polygons, monitor=Monitor(warn=warned.append))
    assert any(line.startswith("2 of 3 footprints (66.7%) without a polygon") for line in warned)
    with RasterReader(tmp_path / "r.tif") as reader:
        assert np.nanmax(reader.read()) == pytest.approx(9.0)


def test_a_surface_across_the_date_line_keeps_both_its_halves(tmp_path):
    grid = Grid(pyproj.CRS.from_epsg(4326), 179.97, -16.80, 1 / 3600, 1 / 3600, 216, 216)
    with RasterWriter(tmp_path / "ndsm.tif", grid, [Band("height")]) as writer:
        writer.write(grid.window, np.full((1, 216, 216), 5.0))
    reference_components(tmp_path / "r.tif", ndsm=tmp_path / "ndsm.tif", options=ReferenceOptions(resolution_m=5.0))
    with RasterReader(tmp_path / "r.tif") as reader:
        valid = np.isfinite(reader.read()[0])
    assert valid.mean() > 0.75 and valid[:, : valid.shape[1] // 3].any() and valid[:, -valid.shape[1] // 3 :].any()
