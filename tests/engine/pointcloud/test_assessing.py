"""What joins files, places and figures of an accuracy. The algorithm's tests hold the rest."""

from types import SimpleNamespace

import numpy as np
import pyproj
import pytest
from vertical_city.engine.areas import rectangle
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.accuracy import Levels, control_heights
from vertical_city.engine.pointcloud.accuracy_report import Accuracy, report
from vertical_city.engine.pointcloud.assessing import (
    AssessOptions,
    Places,
    Reference,
    assess,
    cloud_crs,
    convergence_deg,
    figures,
)
from vertical_city.engine.pointcloud.cloud import STANDARD, CloudInfo, Points, Track
from vertical_city.engine.pointcloud.deviations import Result, summarise
from vertical_city.engine.pointcloud.facade_points import Measuring
from vertical_city.engine.pointcloud.facades import Finding, given_facades
from vertical_city.engine.pointcloud.writers import cloud_writer

CRS = pyproj.CRS.from_epsg(32633)
WEST, SOUTH = 389_500.0, 5_820_500.0
OPTIONS = AssessOptions(Levels(), Finding(), Measuring())


def transverse_mercator(longitude, latitude, middle):
    """Convergence of a Gauss-Krüger or UTM map on the sphere: closed form."""
    return np.degrees(np.arctan(np.tan(np.radians(longitude - middle)) * np.sin(np.radians(latitude))))


@pytest.mark.parametrize(
    ("epsg", "longitude", "latitude", "expected"),
    [
        (32633, 13.37, 52.5, transverse_mercator(13.37, 52.5, 15)),
        (32633, 17.5, 52.5, transverse_mercator(17.5, 52.5, 15)),
        (32733, 17.5, -33.0, transverse_mercator(17.5, -33.0, 15)),
        (31468, 13.37, 52.5, transverse_mercator(13.37, 52.5, 12)),
        (3857, 13.37, 52.5, 0.0),
        # Lambert, two parallels: the cone's sine times the difference in longitude.
        (2154, 7.0, 48.0, 0.7256077650 * 4.0),
        # Stereographic from the south pole: the meridians themselves.
        (3031, 30.0, -75.0, -30.0),
    ],
)
def test_grid_north_is_clockwise_from_true_north(epsg, longitude, latitude, expected):
    crs = pyproj.CRS.from_epsg(epsg)
    x, y = pyproj.Transformer.from_crs(crs.geodetic_crs, crs, always_xy=True).transform(longitude, latitude)
    assert convergence_deg(crs, x, y) == pytest.approx(expected, abs=0.01)


# A yard of 60 x 60 m at 10 m, of which a building of 20 x 20 m and 30 m stands in the middle.


def yard(spacing=1.0, up=0.0):
    x, y = (one.ravel() for one in np.meshgrid(*[np.arange(spacing / 2, 60, spacing)] * 2))
    built = (np.abs(x - 30) < 10) & (np.abs(y - 30) < 10)
    return np.column_stack([x + WEST, y + SOUTH, np.where(built, 40.0, 10.0) + up])


def write(folder, name, xyz, attributes=None, crs=CRS, **track):
    names = tuple(STANDARD[one] for one in attributes or {})
    with cloud_writer(folder / f"{name}.json", CloudInfo(crs, names, track=Track(name, **track))) as writer:
        writer.add(Points(*xyz.T, attributes or {}))
        writer.finish()
    return str(folder / name / "ept.json")


def measured(cloud, reference, places, options=OPTIONS):
    crs, opened = cloud_crs(cloud, Monitor())
    return assess(opened, crs, reference, places, options, Monitor())


ROOF = rectangle("roof", WEST + 22, SOUTH + 22, WEST + 38, SOUTH + 38)
GROUND = rectangle("ground", WEST + 2, SOUTH + 2, WEST + 12, SOUTH + 12)


@pytest.fixture
def reference(tmp_path):
    return Reference(write(tmp_path, "reference", yard(0.5)), False)


@pytest.mark.parametrize(("up", "told"), [(0.4, False), (39.5, True), (-47.0, True)])
def test_vertical_systems_that_differ_are_told(tmp_path, reference, up, told):
    cloud = write(tmp_path, "cloud", yard(2.0, up))
    accuracy = measured(cloud, reference, Places((ROOF, GROUND)))
    assert figures(accuracy)["VERTICAL_BIAS"] == pytest.approx(up, abs=2e-3)
    said = [note for note in accuracy.all_notes if "nearly alike everywhere" in note]
    assert len(said) == told
    if told:
        assert f"lie {abs(up):.1f} m {'above' if up > 0 else 'below'} the reference" in said[0]


def test_heights_that_differ_here_and_there_are_no_other_system(tmp_path, reference):
    xyz = yard(2.0)
    xyz[:, 2] += np.where(xyz[:, 2] > 20, 30.0, 12.0)
    accuracy = measured(write(tmp_path, "cloud", xyz), reference, Places((ROOF, GROUND)))
    assert not any("nearly alike" in note for note in accuracy.all_notes)


def test_names_of_clouds_and_references(tmp_path, reference):
    accuracy = measured(write(tmp_path, "cloud", yard(2.0)), reference, Places((ROOF,)))
    assert (accuracy.cloud, accuracy.reference) == ("cloud", "reference")
    assert Reference("a/b/surface.tif", True).name == "surface.tif"
    assert "cloud against reference" in report(accuracy)


def test_what_a_cloud_says_against_the_options_is_told(tmp_path, reference):
    cloud = write(tmp_path, "cloud", yard(2.0), look_side="left", height_reference="geoid")
    notes = measured(cloud, reference, Places((ROOF,))).all_notes
    assert any("looks to the left, but right is given (LOOK_SIDE)" in note for note in notes)
    assert any("count from the geoid" in note for note in notes)
    notes = measured(cloud, reference, Places((ROOF,)), AssessOptions(Levels(), Finding(), Measuring(look_side="left")))
    assert not any("LOOK_SIDE" in note for note in notes.all_notes)


def test_a_reference_in_another_frame_is_told(tmp_path, write_raster):
    """In DHDN the same place has other coordinates; heights are compared as they are."""
    to = pyproj.Transformer.from_crs(32633, 31468, always_xy=True)
    x, y = to.transform(WEST - 100, SOUTH + 160)
    path = write_raster("dhdn.tif", np.full((300, 300), 10.0), 31468, (x, y), 1.0)
    cloud = write(tmp_path, "cloud", yard(2.0))
    accuracy = measured(cloud, Reference(str(path), True), Places((GROUND,)))
    assert any("DHDN" in note and "PROJ brings these datums together" in note for note in accuracy.all_notes)
    assert figures(accuracy)["VERTICAL_BIAS"] == pytest.approx(0, abs=1e-3)


def test_nothing_to_compare_gets_a_sentence(tmp_path, reference):
    cloud = write(tmp_path, "cloud", yard(2.0))
    far = rectangle("far", WEST + 900, SOUTH, WEST + 910, SOUTH + 10)
    for places, sentence in (
        (Places(), "The cloud has no place to be measured at; give flat areas, facades"),
        (Places((far,)), "The reference reference has no heights at any of the 1 places; check that it covers them"),
    ):
        with pytest.raises(EngineInputError, match=sentence):
            measured(cloud, reference, places)
    elsewhere = write(tmp_path, "elsewhere", yard(2.0) + np.array([500.0, 0.0, 0.0]))
    with pytest.raises(EngineInputError, match="Nothing was measured"):
        measured(elsewhere, reference, Places((ROOF,)))
    controls = ["a"], np.array([[WEST + 5, SOUTH + 5, 10.25]])
    accuracy = measured(elsewhere, reference, Places((ROOF,), controls=controls))
    assert figures(accuracy) == pytest.approx({"GCP_BIAS": 0.25, "GCP_RMSE": 0.25}, abs=1e-3)


def test_a_filter_that_leaves_nothing_says_so(tmp_path):
    path = write(tmp_path, "reference", yard(), {"coherence": np.full(3600, 0.5, "f4")})
    cloud = write(tmp_path, "cloud", yard(2.0))
    with pytest.raises(EngineInputError, match=r"none is left.*the filter"):
        measured(cloud, Reference(path, False, "coherence > 0.7"), Places((ROOF,)))


@pytest.mark.parametrize("facing", ["east", "west"])
def test_walls_that_a_track_cannot_see_are_left_out(tmp_path, reference, facing):
    """The angles are those of the track, which the points do not carry: an ascending one sees the western wall."""
    generator = np.random.default_rng(0)
    n, x = 400, WEST + (40 if facing == "east" else 20)
    wall = np.column_stack([x + generator.normal(0, 0.2, n), SOUTH + 30 + generator.uniform(-10, 10, n),
                            generator.uniform(10, 40, n)])  # fmt: skip
    cloud = write(tmp_path, "cloud", np.concatenate([wall, yard(4.0)]), heading_deg=350.0, incidence_deg=40.0)
    ends = np.array([[x, SOUTH + 21], [x, SOUTH + 39]])
    places = Places(lines=[("wall", ends)])
    if facing == "west":
        (one, *_) = measured(cloud, reference, places).of("facade")
        assert one.summary.n > 100 and one.summary.bias == pytest.approx(0, abs=0.05)
        assert one.details["facing"] > 0.9
        return
    with pytest.raises(
        EngineInputError, match=r"Nothing was measured: 'wall' faces away from .*: \d+ points were left"
    ):
        measured(cloud, reference, places)
    (one, *_) = measured(cloud, reference, Places((ROOF,), places.lines)).of("facade")
    assert one.summary.n == 0 and any("faces away from" in note for note in one.notes)


def facade(bias, sd, n, track=""):
    values = np.linspace(-1, 1, n)
    values = bias + sd * (values - values.mean()) / values.std(ddof=1)
    return Result("facade", f"{bias}{track}", track, summarise(values), reference_se=0.05)


def test_figures_to_quote():
    """Weights and means written out."""
    made = [facade(0.1, 0.5, 100), facade(-0.3, 1.0, 300), facade(9, 9, 50, "track 1")]
    found = figures(Accuracy(tuple(made)))
    assert found["HORIZONTAL_BIAS"] == pytest.approx(-0.1)
    assert found["HORIZONTAL_BIAS_SE"] == pytest.approx(np.std([0.1, -0.3], ddof=1) / np.sqrt(2))
    assert found["HORIZONTAL_PRECISION"] == pytest.approx(np.sqrt((100 * 0.25 + 300 * 1.0) / 400))
    (one,) = made[:1]
    alone = figures(Accuracy((one,)))
    assert alone["HORIZONTAL_BIAS_SE"] == pytest.approx(np.hypot(one.summary.bias_se, 0.05))
    flat = [Result("flat area", name, "", summarise(values)) for name, values in (("a", [1.0, 2.0]), ("b", [5.0]))]
    assert "VERTICAL_BIAS" not in figures(Accuracy(tuple(flat)))  # of two areas only all together is quoted
    whole = Result("all flat areas", "", "", summarise([1.0, 2.0, 5.0]))
    found = figures(Accuracy((*flat, whole)))
    assert found["VERTICAL_BIAS"] == pytest.approx(8 / 3) and found["VERTICAL_RMSE"] == pytest.approx(np.sqrt(10))
    assert figures(Accuracy(tuple(flat[1:])))["VERTICAL_MEDIAN"] == 5
    assert "VERTICAL_BIAS_SE" not in figures(Accuracy(tuple(flat[1:])))  # a single point has no error
    control = control_heights(["p"], [[0, 0, 3.0]], np.column_stack([np.zeros((9, 2)), np.full(9, 2.5)]))
    assert figures(Accuracy((), control)) == pytest.approx({"GCP_BIAS": 0.5, "GCP_RMSE": 0.5})
    assert figures(SimpleNamespace(results=(), control=None, of=lambda kind: [])) == {}


def test_lines_that_have_no_length():
    ends = [[0.0, 0.0], [0.0, 0.0], [10.0, 0.0], [10.0, 0.0], [10.0, 5.0]]
    assert [one.line.length for one in given_facades("wall", ends)] == [10.0, 5.0]
    with pytest.raises(EngineInputError, match="The line 'dot' has no length"):
        given_facades("dot", [[3.0, 4.0]] * 3)
