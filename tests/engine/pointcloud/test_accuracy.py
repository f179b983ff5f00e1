"""Deviations from a reference: statistics against other code and over many seeds, areas and control points."""

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.areas import Area, rectangle
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud import accuracy
from vertical_city.engine.pointcloud.accuracy import (
    Levels,
    control_heights,
    flat_areas,
    point_heights,
    raster_heights,
    raster_points,
)
from vertical_city.engine.pointcloud.areas import gather
from vertical_city.engine.pointcloud.cloud import Points
from vertical_city.engine.pointcloud.deviations import (
    Result,
    between,
    half_sample_mode,
    mode,
    student_975,
    summarise,
    thinned,
)

EAST, NORTH = 391000.25, 5820000.75
CORNER = np.array([EAST, NORTH])
CRS = pyproj.CRS.from_epsg(32633)


# Statistics.


def test_figures_of_a_sample():
    values = np.random.default_rng(1).normal(0.3, 1.2, 400)
    values[:8] += 30
    s = summarise(values)
    assert (s.n, s.clusters) == (400, 0) and np.isnan(s.bias_se_clustered)
    assert s.bias == pytest.approx(values.mean()) and s.sd == pytest.approx(values.std(ddof=1))
    assert s.bias_se == pytest.approx(values.std(ddof=1) / 20)
    assert s.rmse == pytest.approx(np.sqrt(np.mean(values**2)))
    stats = pytest.importorskip("scipy.stats")
    assert s.nmad == pytest.approx(stats.median_abs_deviation(values, scale="normal"))
    away = np.abs(values - np.median(values))
    assert s.outliers == (away > 3 * s.nmad).sum() >= 8
    # Standard error of a standard deviation of any distribution: Kendall and Stuart, section 10.8.
    fourth = np.mean((values - values.mean()) ** 4)
    assert s.sd_se == pytest.approx(np.sqrt((fourth - s.sd**4) / 400) / (2 * s.sd), rel=0.01)


def test_few_values():
    assert summarise([]).n == 0 and np.isnan(summarise([]).bias)
    one = summarise([2.0], [0])
    assert one.bias == 2 and np.isnan(one.sd) and np.isnan(one.bias_error) and one.outliers == 0
    same = summarise(np.full(9, 0.5), np.arange(9))
    assert (same.sd, same.bias_error, same.sd_error, same.rmse) == (0, 0, 0, 0.5) and same.rmse_error == 0
    assert np.isnan(summarise([1.0, 2, 3, 4], [0, 1, 2, 3]).bias_se_clustered)


def test_clustered_errors_equal_statsmodels():
    regression = pytest.importorskip("statsmodels.api")
    generator = np.random.default_rng(2)
    clusters = np.repeat(np.arange(12), generator.integers(3, 40, 12))
    values = generator.normal(size=len(clusters)) + generator.normal(size=12)[clusters]
    fitted = regression.OLS(values, np.ones(len(values))).fit(
        cov_type="cluster", cov_kwds={"groups": clusters, "use_correction": False}
    )
    s = summarise(values, clusters)
    assert s.bias_se_clustered == pytest.approx(fitted.bse[0] * np.sqrt(12 / 11), rel=1e-10)
    names = np.array([f"block {one}" for one in clusters])
    assert summarise(values, names).sd_se_clustered == pytest.approx(s.sd_se_clustered)


@pytest.mark.parametrize("shared", [0.0, 0.5])
def test_intervals_cover_the_truth(shared):
    """Over 600 clouds: 95 % intervals of bias and precision, with and without errors that blocks share."""
    generator = np.random.default_rng(3)
    clusters = np.repeat(np.arange(25), 20)
    total, hit, flattering = np.hypot(1, shared), np.zeros(2), 0
    for _ in range(600):
        values = 0.2 + generator.normal(size=500) + shared * generator.normal(size=25)[clusters]
        s = summarise(values, clusters)
        hit += [abs(s.bias - 0.2) < s.quantile * s.bias_error, abs(s.sd - total) < s.quantile * s.sd_error]
        flattering += abs(s.bias - 0.2) < 1.96 * s.bias_se
    assert (hit / 600 > 0.90).all() and (hit / 600 < 0.985).all()
    if shared:
        assert flattering / 600 < 0.7


def test_students_t():
    stats = pytest.importorskip("scipy.stats")
    for freedom in (4, 5, 8, 20, 300):
        assert student_975(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1.5e-3)
    assert np.isnan(student_975(3))


def test_between_places():
    generator = np.random.default_rng(4)
    made = []
    for place in range(200):
        values = 0.1 + 0.3 * generator.normal() + generator.normal(size=100)
        made.append(Result("flat area", str(place), "", summarise(values)))
    b = between(made)
    assert b["places"] == 200 and b["mean"] == pytest.approx(0.1, abs=3 * b["mean_se"])
    assert b["spread"] == pytest.approx(np.hypot(0.3, 0.1), rel=0.15)
    assert b["spread_beyond_errors"] == pytest.approx(0.3, rel=0.17)
    assert np.isnan(between(made[:1])["spread"]) and between([])["places"] == 0


def test_modes():
    """Against half-sample modes by hand, a density by SciPy, and a mixture whose mode is known."""
    assert half_sample_mode([1, 2, 2.1, 2.15, 9]) == pytest.approx(2.125)
    assert half_sample_mode([0, 1, 2]) == 1 and half_sample_mode([5]) == 5 and np.isnan(half_sample_mode([]))
    generator = np.random.default_rng(5)
    ground, top = generator.normal(74.64, 0.03, 120), generator.uniform(78, 80, 60)
    both = np.concatenate([ground, top])
    for method in ("kernel", "half-sample"):
        peak, error = mode(both, method)
        assert peak == pytest.approx(74.64, abs=0.03) and 0.002 < error < 0.03
        assert mode(both + 5e3, method)[0] == pytest.approx(peak + 5e3, abs=1e-6)
    stats = pytest.importorskip("scipy.stats")
    values = np.sort(both)
    width = 0.9 * min(values[90:] - values[:-90]) / 1.349 * 180 ** (-1 / 7)
    density = stats.gaussian_kde(both, width / both.std(ddof=1))
    at = np.linspace(74.5, 74.8, 30001)
    assert mode(both)[0] == pytest.approx(at[np.argmax(density(at))], abs=2e-4)
    assert mode([3.0] * 50 + [9.0]) == (3.0, 0.0) and np.isnan(mode([1.0, 2.0])[1]) and np.isnan(mode([])[0])
    with pytest.raises(EngineInputError, match="half-sample"):
        mode([1.0], "mean")


def test_error_of_the_mode():
    """As the modes of many samples scatter; of a large one too, which is thinned."""
    generator = np.random.default_rng(6)
    for n, many, tolerance in ((80, 120, 0.25), (6000, 60, 0.3)):
        found = np.array([mode(generator.normal(0, 1, n), resamples=40) for _ in range(many)])
        assert found[:, 1].mean() == pytest.approx(found[:, 0].std(ddof=1), rel=tolerance)
        assert abs(found[:, 0].mean()) < 4 * found[:, 0].std() / np.sqrt(many)


def test_thinning():
    assert len(thinned(np.arange(7), 10)) == 7
    assert thinned(np.arange(10), 5).tolist() == [0, 2, 4, 6, 8]


# Areas.


def cloud(x, y, z, track=None):
    attributes = {} if track is None else {"track": np.asarray(track, np.uint16)}
    return Points(np.asarray(x, float), np.asarray(y, float), np.asarray(z, float), attributes)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(3, 9))
def test_inside_as_matplotlib_says(seed, corners):
    path = pytest.importorskip("matplotlib.path")
    generator = np.random.default_rng(seed)
    angle = np.sort(generator.uniform(0, 2 * np.pi, corners))
    ring = np.stack([np.cos(angle), np.sin(angle)], 1) * generator.uniform(1, 10, (corners, 1))
    at = generator.uniform(-10, 10, (500, 2))
    np.testing.assert_array_equal(Area("a", (ring,)).inside(*at.T), path.Path(ring).contains_points(at))


def test_holes_and_bad_rings():
    outer = np.array([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]])
    area = Area("court", (outer, outer * 0.2 + 4))
    assert area.inside(np.array([1.0, 5.0, 11.0]), np.array([1.0, 5.0, 5.0])).tolist() == [True, False, False]
    for rings in ((), (outer[:2],), (outer * np.nan,), (outer[:, :1],)):
        with pytest.raises(EngineInputError, match="'court' is no polygon"):
            Area("court", rings)


def test_points_are_gathered_from_chunks():
    generator = np.random.default_rng(7)
    x, y = generator.uniform(0, 100, (2, 5000))
    whole = cloud(x, y, np.where(np.arange(5000) % 50, 3.0, np.nan), np.arange(5000) % 3)
    chunks = [whole.where(np.arange(start, start + 500)) for start in range(0, 5000, 500)]
    areas = [rectangle("a", 10, 10, 30, 30), rectangle("b", 20, 20, 60, 90), rectangle("far", 200, 0, 201, 1)]
    for source in (whole, chunks, iter(chunks)):
        a, b, far = gather(source, areas)
        inside = (x > 10) & (x < 30) & (y > 10) & (y < 30) & np.isfinite(whole.z)
        np.testing.assert_array_equal(a.xyz[:, 0], x[inside])
        np.testing.assert_array_equal(a.track, (np.arange(5000) % 3)[inside])
        assert len(b) > 1000 and len(far) == 0 and a.tracks == [0, 1, 2] and np.isnan(a.incidence_deg).all()
    grown = gather(whole, areas[:1], margin=5)[0]
    assert len(grown) == ((x > 5) & (x < 35) & (y > 5) & (y < 35) & np.isfinite(whole.z)).sum()
    few = gather(chunks, areas[1:2], most=400)[0]
    assert len(few) <= 400 and few.share < 1 and len(few) / few.share == pytest.approx(len(b), rel=0.25)
    with pytest.raises(EngineInputError, match="margin"):
        gather(whole, areas, margin=-1)
    with pytest.raises(EngineCanceled):
        gather(chunks, areas, Monitor(is_canceled=lambda: True))


# Heights of the reference.


def slope(x, y):
    return 35 + 0.1 * (x - EAST) - 0.05 * (y - NORTH)


@pytest.mark.parametrize("surface", ["median", "plane"])
def test_levels_of_points(surface):
    """A plane is met exactly by the plane; the median of level ground does not feel a car."""
    generator = np.random.default_rng(8)
    xyz = np.column_stack([generator.uniform(0, 30, (9000, 2)) + CORNER, np.zeros(9000)])
    x, y = generator.uniform(2, 28, (2, 300)) + CORNER[:, None]
    xyz[:, 2] = slope(*xyz[:, :2].T) if surface == "plane" else 35
    xyz[::6, 2] += 1.5
    found = point_heights(xyz, Levels(surface=surface))(x, y, Monitor())
    wanted = slope(x, y) if surface == "plane" else np.full(300, 35.0)
    assert np.mean(np.abs(found - wanted) < 1e-3) > 0.97


def test_the_radius_grows_where_points_are_few():
    angle = np.linspace(0, 2 * np.pi, 5, endpoint=False)
    ring = np.column_stack([1.8 * np.cos(angle) + EAST, 1.8 * np.sin(angle) + NORTH, np.arange(5.0)])
    x, y = np.array([EAST, EAST + 50]), np.array([NORTH, NORTH])
    heights = point_heights(ring)(x, y, Monitor())
    assert heights[0] == 2 and np.isnan(heights[1])
    assert np.isnan(point_heights(ring, Levels(most_radius=1.5))(x, y, Monitor())).all()
    # Points in a row span no plane: their median is taken.
    row = np.column_stack([EAST + np.linspace(-0.5, 0.5, 7), np.full(7, NORTH), np.arange(7.0)])
    assert point_heights(row, Levels(surface="plane"))(x[:1], y[:1], Monitor())[0] == 3
    assert np.isnan(point_heights(np.empty((0, 3)))(x, y, Monitor())).all()
    for bad in ({"radius": 0}, {"radius": 9}, {"least": 0}):
        with pytest.raises(EngineInputError, match="reference"):
            Levels(**bad)
    with pytest.raises(EngineInputError, match="plane"):
        Levels(surface="spline")


def test_heights_and_points_of_a_raster(write_raster):
    column, row = np.meshgrid(np.arange(60) + 0.5, np.arange(40) + 0.5)
    values = slope(388000 + 0.5 * column, 5820750 - 0.5 * row)
    values[10, 10] = np.nan
    path = write_raster("dsm.tif", values, pixel=0.5)
    x, y = np.array([388010.1, 388020.33, 388005.2, 387000.0]), np.array([5820741.7, 5820735.2, 5820744.8, 5820740.0])
    found = raster_heights(path, CRS)(x, y, Monitor())
    np.testing.assert_allclose(found[:2], slope(x, y)[:2], atol=2e-3)
    assert np.isnan(found[2:]).all() and raster_heights(path, CRS)(x[:0], y[:0], Monitor()).size == 0
    points, side = raster_points(path, CRS, (388002, 5820740, 388012, 5820748))
    assert side == 0.5 and len(points) == 20 * 16 - 1
    np.testing.assert_allclose(points[:, 2], slope(*points[:, :2].T), atol=2e-3)
    # Cells count whose centres are inside, where the box ends within cells too.
    assert len(raster_points(path, CRS, (388002.2, 5820740.2, 388011.8, 5820747.8))[0]) == 20 * 16 - 1
    # In the neighbouring zone the same cells are at other coordinates.
    other = pyproj.CRS.from_epsg(32632)
    moved = pyproj.Transformer.from_crs(CRS, other, always_xy=True).transform(points[:, 0], points[:, 1])
    box = (min(moved[0]) + 1, min(moved[1]) + 1, max(moved[0]) - 1, max(moved[1]) - 1)
    there, side = raster_points(path, other, box)
    assert 100 < len(there) < 320 and side == pytest.approx(0.5, rel=0.01)
    np.testing.assert_allclose(raster_heights(path, other)(*there[:5, :2].T, Monitor()), there[:5, 2], atol=2e-3)
    assert len(raster_points(path, CRS, (0, 0, 1, 1))[0]) == 0


# Flat areas.


def simulated(generator, areas, track_bias=(0.0, 0.4), noise=0.8, shared=0.0):
    x, y, z, track = [], [], [], []
    for west in areas:
        for number, bias in enumerate(track_bias):
            x.append(generator.uniform(west, west + 20, 700))
            y.append(generator.uniform(NORTH, NORTH + 20, 700))
            z.append(35 + 0.2 + bias + generator.normal(0, noise, 700) + shared * generator.normal())
            track.append(np.full(700, number + 1))
    return cloud(*(np.concatenate(one) for one in (x, y, z, track)))


def test_bias_and_precision_of_flat_areas():
    generator = np.random.default_rng(9)
    west = EAST + 50 * np.arange(8)
    points = simulated(generator, west)
    ground = np.column_stack([generator.uniform(0, 400, 40_000) + EAST, generator.uniform(0, 20, 40_000) + NORTH,
                              35 + generator.normal(0, 0.03, 40_000)])  # fmt: skip
    areas = [rectangle(f"yard {k}", w, NORTH, w + 20, NORTH + 20) for k, w in enumerate(west)]
    areas.append(rectangle("lake", EAST, NORTH + 500, EAST + 20, NORTH + 520))
    heights = point_heights(ground)
    results = flat_areas(areas, gather(points, areas), [heights] * 9, {1: "beam 57", 2: "beam 42"})
    assert [one.track for one in results[:3]] == ["", "beam 57", "beam 42"]
    whole = {one.track: one for one in results if one.kind == "all flat areas"}
    for name, bias in (("beam 57", 0.2), ("beam 42", 0.6)):
        s = whole[name].summary
        assert s.n == 5600 and s.clusters == 8
        assert abs(s.bias - bias) < 3 * s.bias_error and s.sd == pytest.approx(0.8, rel=0.05)
        assert s.rmse == pytest.approx(np.hypot(bias, 0.8), rel=0.05)
        assert whole[name].details["mode"] == pytest.approx(bias, abs=4 * whole[name].details["mode_se"] + 0.02)
    assert whole[""].summary.n == 11200
    (lake,) = (one for one in results if one.name == "lake")
    assert lake.summary.n == 0 and "no point" in lake.notes[0]


def test_points_without_reference_are_counted_and_outliers_stay():
    generator = np.random.default_rng(10)
    points = simulated(generator, [EAST], (0.0,))
    z = points.z.copy()
    z[:20] += 40
    area = rectangle("half", EAST, NORTH, EAST + 20, NORTH + 20)
    ground = np.column_stack([generator.uniform(0, 10, 3000) + EAST, generator.uniform(0, 20, 3000) + NORTH,
                              np.full(3000, 35.0)])  # fmt: skip
    (result,) = flat_areas([area], gather(cloud(points.x, points.y, z), [area]), [point_heights(ground)])
    s = result.summary
    assert s.n + result.without_reference == 700 and 200 < result.without_reference < 350
    assert s.outliers >= (z[:20] > 60)[points.x[:20] < EAST + 10].sum() > 0
    assert s.sd > 2 and s.nmad == pytest.approx(0.8, rel=0.15) and result.track == ""
    with pytest.raises(EngineInputError, match="blocks"):
        flat_areas([area], gather(points, [area]), [point_heights(ground)], block_m=0)


def test_errors_that_areas_share(monkeypatch):
    """Areas that are off by 0.5 m each: the error over areas tells, that of independent points does not."""
    monkeypatch.setattr(accuracy, "mode", lambda values: (0.0, 0.0))  # takes long, is not asked for
    hit = flattering = 0
    for seed in range(20):
        generator = np.random.default_rng(seed)
        west = EAST + 50 * np.arange(12)
        points = simulated(generator, west, (0.0,), shared=0.5)
        areas = [rectangle(str(k), w, NORTH, w + 20, NORTH + 20) for k, w in enumerate(west)]
        level = [lambda x, y, monitor: np.full(len(x), 35.0)] * 12
        s = flat_areas(areas, gather(points, areas), level)[-1].summary
        hit += abs(s.bias - 0.2) < s.quantile * s.bias_error
        flattering += abs(s.bias - 0.2) < 2 * s.bias_se
    assert hit >= 17 and flattering < 10


def test_few_areas_are_clustered_by_their_blocks():
    points = simulated(np.random.default_rng(15), EAST + 50 * np.arange(2), (0.0,))
    areas = [rectangle(str(k), EAST + 50 * k, NORTH, EAST + 50 * k + 20, NORTH + 20) for k in range(2)]
    level = [lambda x, y, monitor: np.full(len(x), 35.0)] * 2
    whole = flat_areas(areas, gather(points, areas), level, block_m=10.0)[-1].summary
    assert whole.clusters >= 8 and np.isfinite(whole.bias_se_clustered)


# Control points.

# Montazeri et al. 2018, table II: heights by LiDAR and by stereo SAR, metres.
TABLE_2 = {
    "PS1": (74.64, 74.80), "PS7": (74.45, 74.54), "PS11": (74.83, 74.99), "PS13": (75.40, 75.62),
    "PS14": (73.87, 73.96), "PS18": (73.87, 73.95), "PS19": (75.59, 75.76), "PS20": (75.02, 75.18),
    "PS43": (79.78, 79.85),
}  # fmt: skip


def around(generator, places, heights, n=60, pole=8):
    parts = []
    for (x, y), h in zip(places, heights):
        angle, radius = generator.uniform(0, 2 * np.pi, n), 2 * np.sqrt(generator.uniform(size=n))
        z = h + generator.normal(0, 0.004, n)
        z[radius < 0.3] += generator.uniform(2.5, pole, (radius < 0.3).sum())
        parts.append(np.column_stack([x + radius * np.cos(angle), y + radius * np.sin(angle), z]))
    return np.concatenate(parts)


@pytest.mark.parametrize("method", ["kernel", "half-sample"])
def test_table_2(method):
    """The printed mean 0.13 and standard deviation 0.05 m, from ground and poles around the printed heights."""
    places = np.column_stack([EAST + 100.0 * np.arange(9), np.full(9, NORTH)])
    lidar, stereo = np.array(list(TABLE_2.values())).T
    reference = around(np.random.default_rng(11), places, lidar, 300)
    done = control_heights(list(TABLE_2), np.column_stack([places, stereo]), reference, method=method)
    np.testing.assert_allclose(done.difference, stereo - lidar, atol=0.006)
    assert round(done.summary.bias, 2) == 0.13 and round(done.summary.sd, 2) == 0.05
    assert (
        (done.n > 40).all()
        and (done.n < 110).all()
        and (done.mode_se < 0.004).all()
        and "Only heights" in done.notes[0]
    )
    assert done.result().kind == "GCP" and len(done.result().values) == 9


def test_control_points_without_reference():
    places = [[EAST, NORTH, 35.1], [EAST + 50, NORTH, 35.2], [np.nan, NORTH, 1]]
    reference = around(np.random.default_rng(12), [(EAST, NORTH)], [35.0])
    done = control_heights(["a", "b", "c"], places, reference)
    assert done.difference[0] == pytest.approx(0.1, abs=0.01) and np.isnan(done.difference[1:]).all()
    assert done.summary.n == 1 and "2 of 3" in done.notes[1] and "b, c" in done.notes[1]
    nowhere = control_heights(["a"], places[:1], np.empty((0, 3)))
    assert nowhere.summary.n == 0 and nowhere.n[0] == 0
    with pytest.raises(EngineInputError, match="shape"):
        control_heights(["a"], places, reference)
    with pytest.raises(EngineInputError, match="clearance"):
        control_heights(["a"], places[:1], reference, clearance=0)


def test_a_pole_with_more_points_than_its_ground():
    """The top is left out by the clearance; without it the mode is at the top."""
    generator = np.random.default_rng(13)
    z = np.concatenate([generator.normal(35, 0.01, 30), generator.normal(43, 0.01, 90)])
    reference = np.column_stack([generator.uniform(-0.5, 0.5, (120, 2)) + CORNER, z])
    place = [[EAST, NORTH, 35.0]]
    assert control_heights(["a"], place, reference).reference[0] == pytest.approx(35, abs=0.01)
    assert control_heights(["a"], place, reference, clearance=None).reference[0] == pytest.approx(43, abs=0.01)


def test_the_standard_error_of_the_root_mean_square():
    generator = np.random.default_rng(3)
    made = [summarise(generator.normal(0.6, 0.9, 400)) for _ in range(600)]
    assert np.mean([one.rmse_error for one in made]) == pytest.approx(np.std([one.rmse for one in made]), rel=0.1)
