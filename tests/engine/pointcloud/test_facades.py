"""Facades of box buildings whose walls are known, and clouds with known noise in front of them."""

import numpy as np
import pytest
from vertical_city.engine.areas import Area
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.areas import gather
from vertical_city.engine.pointcloud.cloud import Points
from vertical_city.engine.pointcloud.facade_points import Measuring, Mixture, facade_distances, fit_mixture
from vertical_city.engine.pointcloud.facades import (
    Facade,
    Finding,
    facade_boxes,
    find_facades,
    given_facades,
    height_scatter,
)
from vertical_city.engine.pointcloud.lines import Line, dominant_line, fit_line, step_edge

CENTRE = np.array([391000.3, 5820000.7])
# The building: 60 m along, 40 m across, from 35 to 75 m.
LONG, DEEP, GROUND, ROOF = 60.0, 40.0, 35.0, 75.0
THETA, HEADING = np.radians(40.0), 350.0
LOOK = np.array([np.cos(np.radians(HEADING)), -np.sin(np.radians(HEADING))])


def axes(angle):
    """Along the facade, and its outward normal: the wall lies DEEP / 2 from the centre."""
    along = np.array([np.cos(angle), np.sin(angle)])
    return along, np.array([along[1], -along[0]])


def lidar(generator, angle, density=6.0, ratio=1.0, noise=0.05):
    """A scanner that looks straight down. ratio : density on the ground over that on the roof."""
    along, normal = axes(angle)
    local = generator.uniform(-50, 50, (int(density * 1e4), 2))
    top = (np.abs(local[:, 0]) <= LONG / 2) & (np.abs(local[:, 1]) <= DEEP / 2)
    keep = generator.random(len(local)) < np.where(top, 1, ratio)
    z = np.where(top, ROOF, GROUND) + generator.normal(0, noise, len(local))
    return np.column_stack([CENTRE + local[:, :1] * along + local[:, 1:] * normal, z])[keep]


def cells(angle, rule, side=0.5, origin=(0.0, 0.0)):
    """A DSM: whether a cell is high by its centre, its mean height, or any part of it (16 x 16 parts of a cell)."""
    along, normal = axes(angle)
    at = np.stack(np.meshgrid(*[np.arange(-50, 50, side) + side / 2] * 2), -1).reshape(-1, 2) + origin
    # Corners belong to what the building may touch; a mean is over the middles of parts.
    parts = np.linspace(-0.5, 0.5, 17) * side if rule == "highest" else (np.arange(16) + 0.5) / 16 * side - side / 2
    step = np.stack(np.meshgrid(parts, parts), -1).reshape(-1, 1, 2) if rule != "centre" else np.zeros((1, 1, 2))
    share = np.zeros(len(at))
    for one in step:
        p = at + one
        share += (np.abs(p @ along) <= LONG / 2) & (np.abs(p @ normal) <= DEEP / 2)
    share = (share > 0) if rule == "highest" else share / len(step)
    return np.column_stack([at + CENTRE, GROUND + (ROOF - GROUND) * share])


def around(angle, reach=8.0):
    along, normal = axes(angle)
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    wall = CENTRE + DEEP / 2 * normal
    return Area("house", (np.array([wall + i * (LONG / 2 + 2) * along + j * reach * normal for i, j in corners]),))


def offset(facade, angle):
    """How far the line that was found lies outside of the wall, at the wall's middle; and its angle to it."""
    normal = axes(angle)[1]
    assert facade.line.normal @ normal > 0.999
    return -facade.line.across(CENTRE + DEEP / 2 * normal), np.arcsin(facade.line.direction @ normal)


def seen(generator, angle, n=4000, sd=1.0, bias=0.3, clutter=0.1, heading=HEADING, track=1, deep=8.0):
    """Wall, roof and ground with noise along elevation, and clutter; all moved by a bias along the normal."""
    along, normal = axes(angle)
    look = np.array([np.cos(np.radians(heading)), -np.sin(np.radians(heading))])
    few = n // 4
    a = generator.uniform(-LONG / 2, LONG / 2, n + 2 * few)
    b = np.concatenate([np.full(n, DEEP / 2), DEEP / 2 - generator.uniform(0, deep, few),
                        DEEP / 2 + generator.uniform(0, deep, few)])  # fmt: skip
    z = np.concatenate([generator.uniform(GROUND, ROOF, n), np.full(few, ROOF), np.full(few, GROUND)])
    elevation = generator.normal(0, sd, len(a))
    xy = CENTRE + np.outer(a, along) + np.outer(b + bias, normal) + np.outer(elevation * np.cos(THETA), look)
    lost = int(clutter * n)
    out = np.outer(generator.uniform(-LONG / 2, LONG / 2, lost), along)
    out += np.outer(DEEP / 2 + generator.uniform(-10, 10, lost), normal) + CENTRE
    xy = np.concatenate([xy, out])
    z = np.concatenate([z + elevation * np.sin(THETA), generator.uniform(GROUND, ROOF, lost)])
    m = len(z)
    attributes = {"track": np.full(m, track, np.uint16), "incidence": np.full(m, np.degrees(THETA), np.float32),
                  "heading": np.full(m, heading, np.float32)}  # fmt: skip
    return Points(xy[:, 0], xy[:, 1], z, attributes)


def wall(angle):
    along, normal = axes(angle)
    middle = CENTRE + DEEP / 2 * normal
    return Facade("wall", Line(middle, along, normal, -LONG / 2, LONG / 2), GROUND, ROOF)


# Lines.


@pytest.mark.parametrize("seed", range(4))
def test_bisquare_fit_equals_statsmodels(seed):
    """In the frame of the line that was found, the robust regression of statsmodels finds no offset and no slope."""
    regression = pytest.importorskip("statsmodels.api")
    generator = np.random.default_rng(seed)
    along, normal = axes(generator.uniform(0, np.pi))
    a, r = generator.uniform(-30, 30, 300), generator.normal(0, 0.4, 300)
    r[:40] += generator.uniform(1, 6, 40)
    places = CENTRE + np.outer(a, along) + np.outer(r, normal)
    line = fit_line(places)
    design = np.column_stack([np.ones(300), line.along(places)])
    fitted = regression.RLM(line.across(places), design, regression.robust.norms.TukeyBiweight(4.685)).fit(
        maxiter=500, tol=1e-12, cov="H1"
    )
    np.testing.assert_allclose(fitted.params, 0, atol=1e-8)
    assert line.scale == pytest.approx(fitted.scale, rel=1e-6)
    middle = np.array([1, line.along(places).mean()])
    assert line.offset_se == pytest.approx(np.sqrt(middle @ fitted.cov_params() @ middle), rel=0.01)
    assert line.angle_se == pytest.approx(fitted.bse[1], rel=0.01)
    assert abs(line.across(CENTRE)) < 5 * line.offset_se
    assert fit_line(places[::-1]).angle_se == pytest.approx(line.angle_se, rel=1e-6)


def test_lines_without_noise_and_bad_ones():
    places = CENTRE + np.outer(np.arange(20.0), [0.6, 0.8])
    line = fit_line(places)
    np.testing.assert_allclose(line.across(places), 0, atol=1e-8)
    assert line.length == pytest.approx(19) and line.offset_se == pytest.approx(0, abs=1e-8)
    places[3] += 5
    assert np.abs(fit_line(places).across(CENTRE[None])) < 1e-6
    with pytest.raises(EngineInputError, match="too few"):
        dominant_line(places[:3], 1.0)
    with pytest.raises(EngineInputError, match="one and the same"):
        dominant_line(np.ones((9, 2)), 1.0)
    with pytest.raises(EngineInputError, match="no length"):
        Line.between(CENTRE, CENTRE)


def test_the_dominant_one_of_two_lines():
    generator = np.random.default_rng(1)
    one = np.outer(generator.uniform(-30, 30, 200), [1, 0]) + generator.normal(0, 0.2, (200, 2))
    other = (
        np.outer(generator.uniform(-20, 20, 140), np.array([0, 1]))
        + np.array([30, 0])
        + generator.normal(0, 0.2, (140, 2))
    )
    line = fit_line(np.concatenate([one, other]), tolerance=1)
    assert abs(line.direction[1]) < 0.01 and abs(line.across(np.zeros((1, 2)))[0]) < 0.1


def test_edges_of_a_step():
    across = np.array([-2.0, -1, -0.5, 0.3, 1, 2])
    assert step_edge(across, across < 0) == pytest.approx((-0.1, 0.8 / np.sqrt(12)))
    assert np.isnan(step_edge(across, np.ones(6, bool))).all()
    # A tree far outside does not move it.
    wrong = across < 0
    wrong[5] = True
    assert step_edge(across, wrong, 0.6) == pytest.approx((-0.1, 0.8 / np.sqrt(12)))


@pytest.mark.parametrize("ratio", [1.0, 0.4])
def test_edges_of_a_noisy_step(ratio):
    """Places with 0.1 m of noise, fewer outside: no bias, and the error that their number lets expect."""
    found = []
    for seed in range(200):
        generator = np.random.default_rng(seed)
        true = generator.uniform(-2, 2, 2000)
        high = true < 0
        keep = high | (generator.random(2000) < ratio)
        found.append(step_edge((true + generator.normal(0, 0.1, 2000))[keep], high[keep], 0.6))
    # Wrong ones: density times 0.1 / sqrt(2 pi) of each kind, 500 high places in a metre.
    error = np.sqrt(0.1 / np.sqrt(2 * np.pi) * (1 / 500 + 1 / (500 * ratio)))
    edges, told = np.array(found).T
    assert edges.std() == pytest.approx(error, rel=0.15) and np.median(told) == pytest.approx(edges.std(), rel=0.15)
    assert abs(edges.mean()) < 3 * error / np.sqrt(200)


# Facades of the reference.


def test_scatter_of_heights_at_an_edge():
    """A cylinder at the edge is half roof, half ground: its standard deviation is half of the height."""
    xyz = lidar(np.random.default_rng(2), 0.0, 30, noise=0.0)
    at = CENTRE + np.array([[0, -DEEP / 2], [0, 0], [0, -DEEP / 2 - 3], [500, 0]])
    scatter = height_scatter(xyz, at, 2.0)
    assert scatter[0] == pytest.approx((ROOF - GROUND) / 2, rel=0.01)
    np.testing.assert_allclose(scatter[1:3], 0, atol=1e-9)
    assert np.isnan(scatter[3])
    # At half the radius the segment of the circle has the share 1/3 - sqrt(3)/(4 pi).
    share = 1 / 3 - np.sqrt(3) / (4 * np.pi)
    wanted = (ROOF - GROUND) * np.sqrt(share * (1 - share))
    assert height_scatter(xyz, CENTRE + np.array([[0, -DEEP / 2 + 1]]), 2.0)[0] == pytest.approx(wanted, rel=0.05)


@pytest.mark.parametrize("edge, ratio", [("step", 1.0), ("step", 0.5), ("labelled", 1.0)])
def test_facades_of_a_lidar_cloud(edge, ratio):
    ratios = []
    for seed in range(6):
        generator = np.random.default_rng(seed)
        angle = generator.uniform(0, 2 * np.pi)
        (facade,) = find_facades(around(angle), lidar(generator, angle, ratio=ratio), Finding(edge=edge))
        error, turn = offset(facade, angle)
        assert abs(error) < 0.12 and abs(turn) < 0.005 and facade.reference_se < 0.05
        assert facade.ground_m == pytest.approx(GROUND, abs=0.02) and facade.roof_m == pytest.approx(ROOF, abs=0.02)
        assert LONG - 6 < facade.line.length < LONG and len(facade.places) == len(facade.scatter_m) > 200
        ratios.append(error / facade.reference_se)
    assert np.sqrt(np.mean(np.square(ratios))) < 2


@pytest.mark.parametrize("rule", ["centre", "mean", "highest"])
def test_edges_of_a_raster(rule):
    """Cells that took the highest height move the edge outwards by (|nx| + |ny|) / 2 of a cell: that is taken off."""
    for number, angle in enumerate((0.3, 1.0, 2.5)):
        xyz = cells(angle, rule)
        (facade,) = find_facades(around(angle), xyz, Finding(cell_m=0.5, cell_rule=rule))
        error, _ = offset(facade, angle)
        assert abs(error) < 0.06 and abs(error) < 3 * facade.reference_se and facade.reference_se < 0.05
        if rule == "highest" and not number:
            (wrong,) = find_facades(around(angle), xyz, Finding(cell_m=0.5, cell_rule="centre"))
            assert offset(wrong, angle)[0] == pytest.approx(0.25 * (np.sin(0.3) + np.cos(0.3)), abs=0.03)


def test_a_raster_along_the_facade_leaves_half_a_cell_open():
    """The edge is the border of cells next to the wall: right on average, off by up to half a cell, and it says so."""
    errors = []
    for shift in (np.arange(8) + 0.5) / 8 * 0.5:
        (facade,) = find_facades(around(0.0), cells(0.0, "centre", origin=(0, shift)), Finding(cell_m=0.5))
        assert facade.reference_se == pytest.approx(0.5 / np.sqrt(12), rel=0.01)
        errors.append(offset(facade, 0.0)[0])
    assert np.abs(errors).max() <= 0.25 and np.mean(errors) == pytest.approx(0, abs=0.02)
    assert np.std(errors) == pytest.approx(0.5 / np.sqrt(12), rel=0.05)


@pytest.mark.slow
def test_several_facades_and_none():
    generator = np.random.default_rng(3)
    xyz = lidar(generator, 0.2)
    whole = Area("house", (CENTRE + np.array([[-45, -45], [45, -45], [45, 45], [-45, 45]]),))
    found = find_facades(whole, xyz, Finding(most=6))
    assert len(found) == 4 and [one.name for one in found] == [f"house {k}" for k in (1, 2, 3, 4)]
    for one in found:
        assert one.line.normal @ (one.line.middle - CENTRE) == pytest.approx(
            (DEEP if one.line.length > 45 else LONG) / 2, abs=0.1
        )
    said = []
    monitor = Monitor(warn=said.append)
    flat = xyz[xyz[:, 2] < 50]
    corner = Area("yard", (CENTRE + np.array([[35, 35], [45, 35], [45, 45]]),))
    assert find_facades(corner, flat, Finding(threshold_m=5), monitor) == [] and "no facade" in said[0]
    assert find_facades(corner, np.empty((0, 3)), None, monitor) == [] and "0 points" in said[1]
    for bad in ({"cylinder_m": 0}, {"threshold_m": -1}, {"edge": "roof"}, {"cell_rule": "lowest"}, {"most": 0}):
        with pytest.raises(EngineInputError):
            Finding(**bad)


def test_given_lines():
    generator = np.random.default_rng(4)
    along, normal = axes(0.4)
    ends = CENTRE + DEEP / 2 * normal + np.outer([-25, 25], along)
    xyz = lidar(generator, 0.4)
    for line in (ends, ends[::-1]):
        (facade,) = given_facades("f", line, xyz)
        np.testing.assert_allclose(facade.line.normal, normal, atol=1e-12)
        assert facade.ground_m == pytest.approx(GROUND, abs=0.05) and facade.roof_m == pytest.approx(ROOF, abs=0.05)
    (blind,) = given_facades("f", ends)
    np.testing.assert_allclose(blind.line.normal, normal, atol=1e-12)
    assert np.isnan(blind.roof_m) and "right of the line" in blind.notes[0]
    (toward,) = given_facades("f", ends, look=normal)
    assert toward.line.normal @ normal == pytest.approx(-1) and "sensor" in toward.notes[0]
    assert [one.name for one in given_facades("f", np.array([[0, 0], [9, 0], [9, 9]]))] == ["f 1", "f 2"]
    with pytest.raises(EngineInputError, match="shape"):
        given_facades("f", ends[:1])


# Points of the cloud in front of them.


@pytest.mark.parametrize("sd", [0.4, 1.0, 2.0])
def test_bias_and_precision(sd):
    """The issue's bounds for each of 12 facades: bias within 3 standard errors; precision within 5 % on the average,
    within 3 of its own errors each; 95 % intervals that hold."""
    hit, ratio, within = 0, [], 0
    for seed in range(12):
        generator = np.random.default_rng(seed)
        angle = -1.57 + generator.uniform(-0.5, 0.5)
        facade = wall(angle)
        gathered = gather(seen(generator, angle, sd=sd), facade_boxes([facade]))
        (result,) = facade_distances([facade], gathered, Measuring(elevation_sd_m=sd))
        s, expected = result.summary, sd * np.cos(THETA) * abs(LOOK @ facade.line.normal)
        assert result.details["expected_sd"] == pytest.approx(expected, rel=1e-6)
        assert abs(s.bias - 0.3) < 3.5 * s.bias_error
        hit += abs(s.bias - 0.3) < s.quantile * s.bias_error
        within += abs(s.bias - 0.3) < 3 * s.bias_error
        assert abs(s.sd - expected) < 3.5 * s.sd_error
        ratio.append(s.sd / expected)
        normal = s.n * (1 - result.details["background"])
        assert s.bias_se == pytest.approx(s.sd / np.sqrt(normal), rel=0.15)
        assert s.sd_se == pytest.approx(s.sd / np.sqrt(2 * normal), rel=0.4)
        assert result.details["bias_along_elevation"] == pytest.approx(
            s.bias / (np.cos(THETA) * (LOOK @ facade.line.normal)), rel=1e-3
        )
        # A metre too far along the line of sight is sin(theta) to the side.
        assert result.details["bias_along_sight"] == pytest.approx(
            s.bias / (np.sin(THETA) * (LOOK @ facade.line.normal)), rel=1e-3
        )
    assert hit >= 10 and within >= 11
    assert np.mean(ratio) == pytest.approx(1, abs=0.02) and np.abs(np.array(ratio) - 1).max() < 0.06


@pytest.mark.slow
def test_intervals_of_bias_and_precision_hold():
    """Over 100 smaller facades with more clutter, 95 % intervals hold in 90 to 99 %."""
    hit = np.zeros(2)
    facade = wall(-1.3)
    expected = np.cos(THETA) * abs(LOOK @ facade.line.normal)
    for seed in range(100):
        points = seen(np.random.default_rng(seed), -1.3, 900, clutter=0.15)
        gathered = gather(points, facade_boxes([facade]))
        s = facade_distances([facade], gathered)[0].summary
        hit += [abs(s.bias - 0.3) < s.quantile * s.bias_error, abs(s.sd - expected) < s.quantile * s.sd_error]
    assert (hit / 100 >= 0.90).all() and (hit / 100 <= 0.99).all()


def test_a_cut_at_two_standard_deviations_would_flatter():
    """What the fit avoids: points chosen by their distance have 0.88 of the precision."""
    facade = wall(-1.57)
    points = seen(np.random.default_rng(5), -1.57, 20_000, clutter=0)
    gathered = gather(points, facade_boxes([facade]))
    s = facade_distances([facade], gathered)[0].summary
    across = facade.line.across(np.column_stack([points.x, points.y]))[:20_000]
    cut = across[np.abs(across - s.bias) < 2 * s.sd].std()
    assert s.sd / (np.cos(THETA) * abs(LOOK @ facade.line.normal)) == pytest.approx(1, abs=0.02)
    assert cut / s.sd == pytest.approx(0.88, abs=0.02)


@pytest.mark.parametrize(("degrees", "is_hidden"), [(-10, False), (2, False), (4.6, True), (10, True)])
def test_a_wall_turned_away_by_more_than_three_degrees_is_out_of_sight(degrees, is_hidden):
    """What is near it there is of something else; 4.6 degrees once gave a facade that stood 5 m inside the house."""
    facade = wall(-1.57)
    outward = facade.line.normal
    away = np.degrees(np.arctan2(outward[0], outward[1])) + 90 - degrees  # bearing along which the radar looks
    points = seen(np.random.default_rng(7), -1.57, heading=away - 90, track=1)
    (whole, *_) = facade_distances([facade], gather([points], facade_boxes([facade])))
    assert any("faces away" in note for note in whole.notes) == is_hidden


def test_tracks_and_heights():
    generator = np.random.default_rng(6)
    facade = wall(-1.57)
    parts = [seen(generator, -1.57, bias=0.5, track=1), seen(generator, -1.57, bias=-0.5, heading=300, track=2)]
    behind = seen(generator, -1.57, bias=-3, heading=190, track=3)
    gathered = gather([*parts, behind], facade_boxes([facade]))
    whole, first, second = facade_distances([facade], gathered, tracks={1: "asc"})
    assert "faces away from track 3" in whole.notes[0]
    assert [whole.track, first.track, second.track] == ["", "asc", "track 2"]
    assert first.summary.bias == pytest.approx(0.5, abs=0.06) and second.summary.bias == pytest.approx(-0.5, abs=0.06)
    assert abs(whole.summary.bias) < 0.05 and "bias_along_sight" not in whole.details
    assert first.details["facing"] > 0.9 and 0.4 < second.details["facing"] < 0.6
    assert GROUND + 1 < first.details["low_m"] < GROUND + 5 and ROOF - 5 < first.details["high_m"] < ROOF - 1
    assert len(whole.plan_xy) == 4000 and whole.line.shape == (2, 2)
    clipped = facade_distances([facade], gathered, Measuring(heights_m=(50, 60)))[0]
    assert clipped.details["low_m"] == 50 and 0.15 < clipped.summary.n / whole.summary.n < 0.4
    unknown, gathered = Facade("wall", facade.line), gather(parts, facade_boxes([facade]))
    (alone, *_) = facade_distances([unknown], gathered)
    assert "heights" in alone.notes[0] and abs(alone.summary.bias) < 0.06


def test_storeys_at_the_border_of_heights():
    """Scatterers in storeys: a border of heights cuts noise that lifts points, more at one end than at the other; the
    place on the wall does not. Without the geometry only the heights are left, and the bias is several errors off."""
    facade, generator = wall(-1.57), np.random.default_rng(14)
    look = LOOK @ facade.line.normal
    along, elevation = generator.uniform(-LONG / 2, LONG / 2, 60_000), generator.normal(0, 1, 60_000)
    storey = GROUND + 4 * generator.integers(0, 10, 60_000)
    xy = facade.line.middle + np.outer(along, facade.line.direction) + np.outer(elevation * np.cos(THETA), LOOK)
    z = storey + elevation * np.sin(THETA)
    told = {"incidence": np.full(60_000, 40.0), "heading": np.full(60_000, HEADING)}
    measuring = Measuring(heights_m=(GROUND + 8, GROUND + 22))
    errors = []
    for attributes in (told, {}):
        gathered = gather(Points(xy[:, 0], xy[:, 1], z, attributes), facade_boxes([facade]))
        s = facade_distances([facade], gathered, measuring)[0].summary
        errors.append(s.bias / s.bias_se)
    assert look < 0 and abs(errors[0]) < 3 and abs(errors[1]) > 5


def test_height_errors_that_the_cloud_tells():
    facade = wall(-1.57)
    points = seen(np.random.default_rng(7), -1.57)
    told = {**points.attributes, "height_sd": np.full(len(points), np.sin(THETA), np.float32)}
    gathered = gather(Points(points.x, points.y, points.z, told), facade_boxes([facade]))
    expected = np.cos(THETA) * abs(LOOK @ facade.line.normal)
    assert facade_distances([facade], gathered)[0].details["expected_sd"] == pytest.approx(expected, rel=1e-6)


def test_a_threshold_of_density_chooses_pieces():
    """Half of the wall has no points but clutter: only the other half is measured; above all densities, nothing is."""
    facade = wall(-1.57)
    points = seen(np.random.default_rng(8), -1.57)
    along = facade.line.along(np.column_stack([points.x, points.y]))
    half = points.where((along > 0) | (np.random.default_rng(9).random(len(along)) < 0.02))
    gathered = gather(half, facade_boxes([facade]))
    result = facade_distances([facade], gathered)[0]
    assert facade.line.along(result.plan_xy).min() > -3
    assert 5 < result.details["density_m2"] < 40
    nothing = facade_distances([facade], gathered, Measuring(density_m2=500))[0]
    assert nothing.summary.n == 0 and "not dense" in nothing.notes[0] and "too few" in nothing.notes[1]


def test_few_points_and_bad_measures():
    facade = wall(-1.57)
    points = seen(np.random.default_rng(10), -1.57, 12, clutter=0)
    (result,) = facade_distances([facade], gather(points, facade_boxes([facade])))
    assert np.isnan(result.summary.bias) and "fewer than 20" in result.notes[-1]
    (empty,) = facade_distances([facade], gather(points.where(points.x < 0), facade_boxes([facade])))
    assert empty.summary.n == 0
    for bad in ({"half_width_m": 0}, {"density_m2": -1}, {"heights_m": (5, 5)}, {"inset_m": -1}, {"look_side": "up"}):
        with pytest.raises(EngineInputError):
            Measuring(**bad)


def test_points_without_noise():
    facade = wall(-1.57)
    points = seen(np.random.default_rng(11), -1.57, sd=0.0, clutter=0)
    s = facade_distances([facade], gather(points, facade_boxes([facade])))[0].summary
    assert s.bias == pytest.approx(0.3, abs=1e-6) and s.sd < 1e-3


def test_mixture_by_brute_force():
    """The greatest likelihood that SciPy finds."""
    optimize = pytest.importorskip("scipy.optimize")
    generator = np.random.default_rng(12)
    values = np.concatenate([generator.normal(0.2, 0.7, 3000), generator.uniform(-5, 5, 600)])

    def against(p):
        return -np.log(sum(Mixture(p[0], np.exp(p[1]), 1 / (1 + np.exp(-p[2])), -5, 5).parts(values))).sum()

    best = optimize.minimize(against, [0, 0, -1], method="Nelder-Mead", options={"xatol": 1e-7, "fatol": 1e-9}).x
    made = fit_mixture(values, -5, 5, (0.0, 1.0))
    assert made.mean == pytest.approx(best[0], abs=2e-4) and made.sd == pytest.approx(np.exp(best[1]), rel=3e-4)
    assert made.background == pytest.approx(1 / (1 + np.exp(-best[2])), rel=1e-3)
