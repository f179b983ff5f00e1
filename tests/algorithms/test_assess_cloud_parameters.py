"""What the parameters of an accuracy change, on references whose heights are known by a formula."""

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsPoint
from vertical_city.engine.pointcloud.cloud import CloudInfo, Points

from .conftest import Feedback
from .measured_town import layer_of, line, parameters, places_of, polygon, rows, together, write_cloud

EAST, NORTH = ORIGIN = 390_000.0, 5_820_000.0


def ground(height, x, y):
    """Points of a ground, height(x, y), about EAST, NORTH."""
    x, y = (one.ravel() for one in np.meshgrid(x, y))
    return Points(EAST + x, NORTH + y, height(x, y))


def box(west, east, south, north):
    corners = np.array([[west, south], [east, south], [east, north], [west, north]]) + ORIGIN
    return layer_of("Polygon", [polygon(corners)], ["a"])


@pytest.fixture
def written(town, tmp_path):
    """written(name, points) -> the file of a cloud."""
    return lambda name, points: write_cloud(tmp_path / f"{name}.json", [points], CloudInfo(town.city.crs))


def flat_bias(run, written, reference, cloud, area, **more):
    given = {"CLOUD": written("cloud", cloud), "REFERENCE": written("reference", reference), "FLAT": area, **more}
    return run("pointcloudaccuracy", {**given, "OUTPUT": None})["VERTICAL_BIAS"]


@pytest.mark.parametrize("radius", [0.5, 1.0, 3.0])
def test_radius_of_reference_points(run, written, radius):
    """On a bowl z = c r², half of the points within R lie above the middle by c R² / 2 or more."""
    reference = ground(lambda x, y: 0.05 * (x**2 + y**2), np.arange(-8, 8, 0.1), np.arange(-8, 8, 0.1))
    cloud = ground(lambda x, y: 0.05 * (x**2 + y**2), np.arange(-0.6, 0.6, 0.07), np.arange(-0.6, 0.6, 0.07))
    bias = flat_bias(run, written, reference, cloud, box(-0.6, 0.6, -0.6, 0.6), RADIUS=radius)
    # Slopes of the bowl change the median little more than the millimetres and the spacing of points do.
    slope = 0.1 * np.hypot(cloud.x - EAST, cloud.y - NORTH).max()
    assert bias == pytest.approx(-0.05 * radius**2 / 2, abs=0.01 + 0.02 * slope * radius)


def test_the_surface_is_a_median_or_a_plane(run, written):
    """Beside the border of a slope all reference points lie to the lower side; a plane goes on, a median does not."""
    reference = ground(lambda x, y: 0.5 * x, np.arange(-8, 0.01, 0.1), np.arange(-8, 8, 0.1))
    cloud = ground(lambda x, y: 0.5 * x, np.linspace(-0.05, 0, 5), np.linspace(-3, 3, 50))
    found = {one: flat_bias(run, written, reference, cloud, box(-1, 1, -4, 4), SURFACE=one, RADIUS=2.0)
             for one in ("median", "plane")}  # fmt: skip
    assert found["plane"] == pytest.approx(0, abs=0.01)
    # The median of x in a half disc of radius R is 0.404 R from its straight side.
    assert found["median"] == pytest.approx(0.5 * 0.404 * 2.0, abs=0.05)


@pytest.mark.parametrize(("radius", "difference"), [(None, 0.5), (3.0, -1.0)])
def test_radius_around_control_points(run, town, written, radius, difference):
    """On a slab of 1.5 m that stands in a street 1.5 m above it; most points within 3 m are of the street."""
    x = np.arange(-6, 6.01, 0.1)
    slab = ground(lambda x, y: np.where(np.hypot(x, y) < 1.5, 30.0, 31.5), x, x)
    point = layer_of("PointZ", [QgsGeometry(QgsPoint(EAST, NORTH, 30.5))], ["LP"], field="target")
    given = {"GCPS": point, "REFERENCE": written("slab", slab), "OUTPUT": None}
    results = run("pointcloudaccuracy", {**given, **({"GCP_RADIUS": radius} if radius else {})})
    assert results["GCP_BIAS"] == pytest.approx(difference, abs=0.05)


# Facades.


@pytest.fixture
def of_walls(run, town, tmp_path):
    """of_walls(**parameters) -> rows of two facades together, and warnings."""

    def call(are_areas=False, **more):
        chosen, feedback = town.tall[:2], Feedback()
        shapes = [places_of(town, one) if are_areas else line(town.walls.ends[one]) for one in chosen]
        walls = layer_of("Polygon" if are_areas else "LineString", shapes, [f"F{one}" for one in chosen])
        given = parameters(town, tmp_path, FACADES=walls, JSON=None, LINES=str(tmp_path / "l.gpkg"), **more)
        results = run("pointcloudaccuracy", {**given, "OUTPUT": None}, feedback)
        return together(rows(results["LINES"]), "facade"), " ".join(feedback.warnings)

    return call


def test_heights_of_facades(of_walls):
    plain, _ = of_walls()
    chosen, _ = of_walls(HEIGHTS=[80, 95])
    assert all((row["low_m"], row["high_m"]) == (80, 95) for row in chosen)
    assert all(0 < one["n"] < other["n"] for one, other in zip(chosen, plain))


@pytest.mark.slow
def test_half_width_of_the_corridor(of_walls):
    """The cloud is shifted by half a metre: of a corridor that is narrower, only the tail is seen."""
    plain, narrow = of_walls()[0], of_walls(HALF_WIDTH=0.4)[0]
    assert all(one["n"] < 0.3 * other["n"] for one, other in zip(narrow, plain))
    assert all(abs(one["bias_m"]) < 0.4 < abs(other["bias_m"]) for one, other in zip(narrow, plain))


def test_least_density(of_walls):
    found, said = of_walls(DENSITY=500.0)
    assert [row["n"] for row in found] == [0, 0] and said.count("500.0 are wanted") == 2
    found, _ = of_walls(DENSITY=0.01)
    assert all(row["n"] > 100 for row in found)


@pytest.mark.slow
def test_scatter_of_a_facade(of_walls):
    assert len(of_walls(True, THRESHOLD=3.0)[0]) == 2
    found, said = of_walls(True, THRESHOLD=500.0)
    assert found == [] and said.count("shows no facade: 0 of") == 2 and "by more than 500.0 m within 2 m" in said


@pytest.mark.slow
def test_radius_of_the_cylinder(of_walls):
    """Around corners the scatter is of two walls: so much of a facade is left out at both of its ends."""
    length = {radius: np.array([row["shape"].length() for row in of_walls(True, CYLINDER=radius)[0]])
              for radius in (1.5, 3.0)}  # fmt: skip
    assert (length[1.5] - length[3.0]).mean() == pytest.approx(2 * (3.0 - 1.5), abs=1.5)


@pytest.mark.slow
def test_how_cells_were_made(of_walls, town):
    """Where a cell holds the highest in it, a building looks half a cell larger; that is taken off the line."""
    plain, of_means, highest = (of_walls(True, CELL_RULE=rule)[0] for rule in ("centre", "mean", "highest"))
    assert [row["bias_m"] for row in of_means] == [row["bias_m"] for row in plain]
    for row, other in zip(plain, highest):
        normal = town.walls.outward[int(row["name"][1:])]
        inwards = 0.5 * town.grid.dx * np.abs(normal).sum()
        assert row["shape"].distance(other["shape"]) == pytest.approx(inwards, abs=0.01)
        assert other["bias_m"] - row["bias_m"] == pytest.approx(inwards, abs=0.05)
