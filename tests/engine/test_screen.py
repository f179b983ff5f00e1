"""The univariate screening, against lines that are fitted one by one with other code."""

import csv
import io
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.gvc.lines import Lines, lines_of, moments, pooled
from vertical_city.engine.gvc.moments import Moments
from vertical_city.engine.gvc.screen import COLUMNS, Screening, distinct_names, screen
from vertical_city.engine.gvc.screen_report import as_csv, figures, ranked_places, report
from vertical_city.engine.gvc.selection import univariate_rmse
from vertical_city.engine.monitor import Monitor

SHAPE = (14, 17)
PLACES = {
    "paris": {"epsg": 32631, "origin": (450000.0, 5412000.0)},
    "berlin": {"epsg": 32633, "origin": (388000.0, 5820750.0)},
}
BANDS = ("a", "b", "c")
TARGETS = ("AGBH", "ANBH")


class World:
    """Two DEMs and a reference in two cities, with holes everywhere; features have a large offset."""

    def __init__(self, write_raster, holes=0.15):
        rng = np.random.default_rng(3)

        def pierced(values):
            return np.where(rng.random(values.shape) < holes, np.nan, values).astype(np.float32)

        self.heights, self.features, self.references, self.rasters = {}, {}, [], {}
        for number, (city, place) in enumerate(PLACES.items()):
            truth = rng.gamma(2, 4, SHAPE)
            heights = pierced(np.stack([truth, 2 * truth + rng.normal(0, 3, SHAPE)]))
            self.heights[city] = heights
            self.references.append(write_raster(f"{city}.tif", heights, pixel=250.0, bands=TARGETS, **place))
            for dem in ("SRTM", "AW3D30"):
                noise = rng.normal(0, 1 + 5 * (dem == "SRTM"), (3, *SHAPE)) * [[[1]], [[2]], [[3]]]
                values = pierced(4000 + number + truth + noise)
                self.features[dem, city] = values
                self.rasters[dem, city] = write_raster(
                    f"{dem}_{city}.tif", values, pixel=250.0, bands=BANDS, **place,
                    metadata={"VC_DEM": f"{dem}.tif", "VC_NOTE": "SEMI-REAL" if city == "berlin" else ""},
                )  # fmt: skip

    def pairs(self, dem, band, target, area, common):
        """x and y of a line, picked cell by cell."""
        x, y = [], []
        for city in PLACES if area == "all areas" else [area]:
            value, height = self.features[dem, city][band], self.heights[city][target]
            known = np.isfinite(value) & np.isfinite(height)
            if common:
                known &= np.isfinite(self.features["SRTM", city]).all(axis=0)
                known &= np.isfinite(self.features["AW3D30", city]).all(axis=0)
            x.append(value[known])
            y.append(height[known])
        return np.concatenate(x).astype(float), np.concatenate(y).astype(float)


@pytest.fixture
def world(write_raster):
    return World(write_raster)


@pytest.mark.parametrize("common", (True, False))
def test_each_line_is_that_of_statsmodels_on_the_same_cells(world, common):
    api = pytest.importorskip("statsmodels.api")
    result = screen(list(world.rasters.values()), (), world.references, TARGETS, common)
    assert result.sources == ("SRTM", "AW3D30") and result.features == BANDS
    assert result.areas == ("paris", "berlin", "all areas") and result.note == "SEMI-REAL"
    rows = [dict(zip(COLUMNS, row)) for row in result.rows()]
    assert len(rows) == 2 * 3 * 2 * 3
    for row in rows:
        x, y = world.pairs(
            row["source"], BANDS.index(row["feature"]), TARGETS.index(row["component"]), row["area"], common
        )
        truth = api.OLS(y, api.add_constant(x)).fit()
        assert row["n"] == len(x)
        expected = [*truth.params, truth.bse[1], np.corrcoef(x, y)[0, 1], truth.rsquared, np.sqrt(truth.ssr / len(x))]
        # Not closer: statsmodels does not centre, and loses digits to the offset of 4000.
        np.testing.assert_allclose(list(row.values())[5:11], expected, rtol=2e-8)
    for source in result.sources:
        for area in result.areas:
            some = [r for r in rows if r["source"] == source and r["area"] == area and r["component"] == "ANBH"]
            assert [r["rank"] for r in sorted(some, key=lambda r: r["rmse"])] == [1, 2, 3]


def test_names_make_rasters_of_several_places_one_source(world):
    """The order of rasters and names may be any; metadata without the ending name a source where no name is given."""
    rasters = world.rasters
    order = [("AW3D30", "berlin"), ("SRTM", "paris"), ("SRTM", "berlin"), ("AW3D30", "paris")]
    named = screen([rasters[k] for k in order], [k[0] for k in order], world.references, TARGETS)
    silent = screen([rasters[k] for k in order], [], world.references, TARGETS)
    assert named.sources == silent.sources == ("AW3D30", "SRTM")
    np.testing.assert_array_equal(named.lines.rmse, silent.lines.rmse)
    best = named.ranking("AGBH")[0]
    assert (best.source, best.feature) == ("AW3D30", "a") and named.ranking("AGBH", "paris", "SRTM")[0].source == "SRTM"
    assert figures(named) == {
        "N": named.cells, "BEST_AGBH": "a of AW3D30", "BEST_RMSE_AGBH": best.rmse,
        "BEST_ANBH": "a of AW3D30", "BEST_RMSE_ANBH": named.ranking("ANBH")[0].rmse,
    }  # fmt: skip


def test_a_source_that_does_not_cover_an_area_has_no_rows_there_and_all_means_the_shared_ones(world):
    said = []
    rasters = [world.rasters[k] for k in (("SRTM", "paris"), ("SRTM", "berlin"), ("AW3D30", "berlin"))]
    result = screen(rasters, (), world.references, TARGETS, monitor=Monitor(warn=said.append))
    areas = {source: {row[3] for row in result.rows() if row[0] == source} for source in result.sources}
    assert areas == {"SRTM": {"paris", "berlin", "all areas"}, "AW3D30": {"berlin", "all areas"}}
    np.testing.assert_array_equal(result.lines.n[..., 2], result.lines.n[..., 1])
    np.testing.assert_allclose(result.lines.rmse[..., 2], result.lines.rmse[..., 1], rtol=1e-12)
    assert any("AW3D30 does not cover paris" in text for text in said)
    assert any("Only 1 of 2 areas are covered by all sources" in text for text in said)


def test_csv_reads_back_equal_and_the_report_says_what_its_figures_are(world):
    result = screen(list(world.rasters.values()), (), world.references, TARGETS)
    head, *lines = csv.reader(io.StringIO(as_csv(result)))
    assert tuple(head) == COLUMNS
    back = [(*line[:4], int(line[4]), *map(float, line[5:11]), int(line[11])) for line in lines]
    assert back == result.rows()
    text = report(result, [("Picture", b"png")])
    assert text.index("SEMI-REAL") < text.index("a of AW3D30") < text.index("errors of the fit itself")
    best = result.ranking("AGBH")[0]
    assert f"is itself uncertain by {best.rmse / np.sqrt(2 * best.n):.2f} m at the least" in text
    assert "gvcfit" in text and "http" not in text and f"{result.cells:,} cells" in text
    smallest = result.smallest
    first = [smallest[s, 0, a] for s, a in ranked_places(result)]
    assert len(first) == 6 and first == sorted(first, reverse=True)


def test_constant_features_and_components_have_no_line_and_are_told_of_once(write_raster):
    rng = np.random.default_rng(1)
    features = rng.normal(size=(2, 5, 6))
    features[0] = 0.1
    heights = np.stack([features[1] + rng.normal(size=(5, 6)), np.full((5, 6), 0.3)])
    raster = write_raster("f.tif", features, pixel=250.0, bands=["flat", "good"])
    reference = write_raster("r.tif", heights, pixel=250.0, bands=TARGETS)
    said = []
    result = screen([raster], ["DEM, of mine"], [reference], TARGETS, monitor=Monitor(warn=said.append))
    assert np.isfinite(result.lines.rmse).sum() == 1 and result.ranking("AGBH")[0].feature == "good"
    assert result.ranking("ANBH") == [] and "BEST_ANBH" not in figures(result)
    assert [text for text in said if "3 of 4 pairs have no line" in text and "AGBH on flat" in text]
    assert "there is no line to compare" in report(result) and ",,,,,," in as_csv(result)


def test_no_line_at_all_is_an_error_that_says_why(write_raster):
    varied = np.random.default_rng(4).normal(size=(5, 6))
    flat, one = np.full((5, 6), 0.1), np.where(np.arange(30).reshape(5, 6) == 8, varied, np.nan)
    cases = (
        ("features", flat, varied, r"is constant \(AGBH on a of features in reference-features"),
        ("component", varied, flat, r"is constant \(AGBH on a of component in reference-component"),
        ("cell", one, varied, "a feature and a component are known together in 1 cell at most, but a line needs 3"),
    )
    for name, feature, height, words in cases:
        raster = write_raster(f"{name}.tif", feature, pixel=250.0, bands=["a"])
        reference = write_raster(f"reference-{name}.tif", height, pixel=250.0, bands=["AGBH"])
        with pytest.raises(EngineInputError, match=words) as error:
            screen([raster], [], [reference], ["AGBH"])
        assert str(error.value).startswith("There is no line to compare: ") and "\n" not in str(error.value)


def test_a_source_that_overlaps_no_reference_is_told_of_by_its_files(world):
    rasters, paris, berlin = world.rasters, *world.references
    with pytest.raises(EngineInputError) as error:
        screen([rasters["SRTM", "berlin"]], [], [paris], TARGETS)
    assert "SRTM_berlin.tif" in str(error.value) and "paris.tif" in str(error.value)
    said = []
    both = [rasters["SRTM", "berlin"], rasters["AW3D30", "paris"]]
    for names, called in (([], "AW3D30"), (["one", "the other"], "the other")):
        said.clear()
        screen(both, names, [berlin], TARGETS, monitor=Monitor(warn=said.append))
        assert said == [f"{called} (AW3D30_paris.tif) overlaps no reference raster and is not used."]


def test_two_cells_make_no_line():
    x, y = np.array([[1.0], [2.0], [np.nan]]), np.array([[1.0], [3.0], [4.0]])
    lines = lines_of(moments(x, y))
    assert lines.n == 2 and all(np.isnan([lines.slope, lines.intercept, lines.slope_se, lines.r, lines.rmse]))


def test_what_is_constant_among_the_known_has_no_line_whatever_the_rounding():
    rng = np.random.default_rng(0)
    for n in range(4, 40):
        flat, varies = np.full((n, 1), 0.1), rng.normal(size=(n, 1))
        for x, y in ((flat, varies), (varies, flat)):
            parts = [moments(x[half], y[half]) for half in (slice(n // 2), slice(n // 2, n))]
            assert np.isnan(lines_of(pooled(parts)).rmse)  # the means of the halves differ by rounding
        # It varies, but not among the cells of which the other is known.
        flat[-1], varies[-1] = 5e3, np.nan
        assert np.isnan(lines_of(moments(flat, varies)).rmse) and np.isnan(lines_of(moments(varies, flat)).rmse)


def test_ranks_are_places_in_the_order_of_errors():
    rmse = np.random.default_rng(0).permutation(7)[None, :, None, None] + 1.0
    rmse[0, 3] = np.nan
    unknown = np.full(rmse.shape, np.nan)
    lines = Lines(np.full(rmse.shape, 9), unknown, unknown, unknown, unknown, rmse)
    rank = Screening(("s",), tuple("abcdefg"), ("AGBH",), ("x",), lines, True, 9).rank
    known = rmse[np.isfinite(rmse)]
    expected = [1 + int((known < one).sum()) if np.isfinite(one) else 0 for one in rmse.ravel()]
    assert rank.ravel().tolist() == expected


def test_a_feature_that_no_cell_knows_is_left_out_and_does_not_take_the_others_with_it(write_raster):
    values = np.random.default_rng(2).normal(size=(3, 5, 6))
    raster = write_raster("f.tif", np.stack([values[0], np.full((5, 6), np.nan)]), pixel=250.0, bands=["a", "void"])
    reference = write_raster("r.tif", values[1:], pixel=250.0, bands=TARGETS)
    said = []
    result = screen([raster], [], [reference], TARGETS, monitor=Monitor(warn=said.append))
    assert result.features == ("a",) and result.cells == 30 and any("void" in text for text in said)


def test_sources_made_otherwise_are_told_of(write_raster):
    values = np.random.default_rng(2).normal(size=(4, 5, 6))
    rasters = [
        write_raster(f"{kind}.tif", values[[i]], pixel=250.0, bands=["a"], metadata={"VC_KERNEL_SUM": kind})
        for i, kind in enumerate(("laplacian", "sharpening"))
    ]
    reference = write_raster("r.tif", values[2:], pixel=250.0, bands=TARGETS)
    said = []
    screen(rasters[:1] * 2, ["one", "two"], [reference], TARGETS, monitor=Monitor(warn=said.append))
    assert not said
    screen(rasters, [], [reference], TARGETS, monitor=Monitor(warn=said.append))
    assert any("differ in kernel_sum (laplacian of laplacian, sharpening of sharpening)" in text for text in said)


def test_bad_input_is_refused_in_one_sentence(world, write_raster):
    rasters, references = world.rasters, world.references
    halves = []
    for name, columns in (("left", slice(8, None)), ("right", slice(8))):
        values = np.random.default_rng(0).random((1, *SHAPE))
        values[..., columns] = np.nan
        halves.append(write_raster(f"{name}.tif", values, pixel=250.0, bands=["a"], **PLACES["berlin"]))
    both = [rasters["SRTM", "berlin"], rasters["AW3D30", "berlin"]]
    cases = (
        (([], [], references), "No features raster was given"),
        ((both, ["one"], references), "2 features rasters are given and 1 names"),
        ((both, ["one", " "], references), "2 features rasters are given and 1 names"),
        ((both, ["one", "one"], references[1:]), "different values of band a"),
        ((both, [], references[:1]), "No features raster overlaps a reference"),
        ((both, [], []), "at least one reference"),
        ((both, [], references[1:], ("SGBH",)), "SRTM: .*no band named SGBH"),
        ((halves, [], references[1:]), "No cell has all features of all sources .*know a of"),
    )
    for arguments, words in cases:
        with pytest.raises(EngineInputError, match=words):
            screen(*arguments, *(() if len(arguments) > 3 else (TARGETS,)))
    apart = screen(halves, [], references[1:], TARGETS, common_cells=False)
    assert (apart.lines.n[0] > 0).all() and (apart.lines.n[1] > 0).all()
    assert apart.cells == (np.isfinite(world.heights["berlin"]).any(axis=0)).sum()


def test_a_cancel_stops_it(world):
    calls = []
    monitor = Monitor(is_canceled=lambda: len(calls) > 3 or calls.append(1))
    with pytest.raises(EngineCanceled):
        screen(list(world.rasters.values()), (), world.references, TARGETS, monitor=monitor)


def test_references_of_one_name_are_told_apart():
    assert distinct_names(["x/berlin.tif", "y/paris.tif"]) == ("berlin", "paris")
    assert distinct_names(["berlin/r.tif", "paris/r.tif"]) == ("berlin/r", "paris/r")
    assert distinct_names(["one/r.tif", "one/r.tif"]) == ("one/r (1)", "one/r (2)")


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 2**32 - 1), st.integers(3, 40), st.floats(-1e6, 1e6), st.floats(1e-3, 1e3), st.floats(0, 0.5)
)  # fmt: skip
def test_lines_are_exact_for_float32_of_any_offset_and_parts_pool_to_the_whole(seed, n, offset, scale, holes):
    rng = np.random.default_rng(seed)
    x = (offset + scale * rng.normal(size=(n, 3))).astype(np.float32)
    y = rng.normal(size=(n, 2)) + 3
    x[rng.random(x.shape) < holes], y[rng.random(y.shape) < holes] = np.nan, np.nan
    whole = lines_of(moments(x, y))
    parts = lines_of(pooled([moments(x[: n // 3], y[: n // 3]), moments(x[n // 3 :], y[n // 3 :])]))
    for i in range(3):
        for k in range(2):
            known = np.isfinite(x[:, i]) & np.isfinite(y[:, k])
            a, b = x[known, i].astype(np.longdouble), y[known, k].astype(np.longdouble)
            assert whole.n[i, k] == parts.n[i, k] == known.sum()
            if known.sum() < 3 or np.ptp(a) == 0:
                assert np.isnan(whole.rmse[i, k]) and np.isnan(parts.rmse[i, k])
                continue
            a0, b0 = a - a.mean(), b - b.mean()
            slope = (a0 @ b0) / (a0 @ a0)
            rmse = np.sqrt(((b0 - slope * a0) ** 2).mean())
            tolerance = 1e-7 * b0.std()
            for made in (whole, parts):
                assert abs(made.rmse[i, k] - rmse) <= tolerance
                assert abs(made.slope[i, k] - slope) * a0.std() <= tolerance


@pytest.mark.slow
def test_the_papers_11760_lines_take_less_than_five_seconds():
    """60 features x 7 DEMs x 4 components x (6 areas and all together) on 60,000 cells."""
    rng = np.random.default_rng(0)
    y = [rng.normal(8, 4, (10_000, 4)) for _ in range(6)]
    x = [[(5e3 + rng.normal(size=(10_000, 60))).astype(np.float32) for _ in range(6)] for _ in range(7)]

    def lines(source):
        parts = [moments(*pair) for pair in zip(source, y)]
        return [lines_of(m) for m in (*parts, pooled(parts))]

    began = time.process_time()
    made = [one for source in x for one in lines(source)]
    seconds = time.process_time() - began  # of all threads: does not depend on what else runs
    tracemalloc.start()
    lines(x[0])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{sum(one.rmse.size for one in made)} lines: {seconds:.2f} s, {peak / 1e6:.0f} MB beyond the samples")
    assert sum(one.rmse.size for one in made) == 11760
    assert seconds < 5 and peak < 100e6
    own = univariate_rmse(Moments.of(np.column_stack([x[0][0].astype(float), y[0][:, 1]])))
    np.testing.assert_allclose(made[0].rmse[:, 1], own, rtol=1e-9)
