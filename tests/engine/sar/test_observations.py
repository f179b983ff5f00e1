"""From tables to observations and passes: what is read, what is left out, what is refused."""

import numpy as np
import pytest
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.sar.cleaning import NO_LIMITS
from vertical_city.engine.sar.columns import columns_named, parse_columns, renamed
from vertical_city.engine.sar.observations import read_rows, refuse_predicted, to_observations
from vertical_city.engine.sar.state_vectors import passes_of_vectors, wavelength_of
from vertical_city.engine.sar.stereo import StereoOptions, locate
from vertical_city.engine.sar.times import utc_text

from .stereo_scene import scene

PLAIN = StereoOptions(NO_LIMITS)


def tables(made, moments=False):
    """A scene as two tables of columns: observations, and state vectors; with times as UTC if wished."""
    obs, vectors = made.observations, {}
    rows = {name: [] for name in ("target", "product", "track", "pass_direction", "epoch", "t_az_s", "tau_s")}
    rows["time_utc"] = []
    for k, one in enumerate(obs.passes):
        for i, target in enumerate(obs.targets):
            values = (target, one.name, one.track, one.pass_direction, f"{one.orbit.epoch}Z", obs.t_s[k, i],
                      obs.tau_s[k, i], utc_text(one.orbit.epoch, obs.t_s[k, i], 12))  # fmt: skip
            for name, value in zip(rows, values):
                rows[name].append(value)
        for time, place, speed in zip(one.orbit.times_s, one.orbit.positions_m, one.orbit.velocities_m_s):
            state = {"product": one.name, "t_s": time, "time_utc": utc_text(one.orbit.epoch, time, 12),
                     **dict(zip(("x", "y", "z", "vx", "vy", "vz"), (*place, *speed)))}  # fmt: skip
            for name, value in state.items():
                vectors.setdefault(name, []).append(value)
    for table, gone in ((rows, ("epoch", "t_az_s")), (vectors, ("t_s",))) if moments else ((rows, ("time_utc",)),):
        for name in gone:
            del table[name]
    return rows, vectors


def read(rows, vectors, warn=lambda text: None, **more):
    found = read_rows(rows.get)
    passes = passes_of_vectors(vectors.get, found, resolution_m=(0.6, 1.1), warn=warn, **more)
    return to_observations(found, passes, 0.0)[0]


@pytest.fixture
def made():
    return scene({"a42": 2, "d36": 2}, targets=3, sigma=(0.0, 0.0), bound=False)


def solved(observations, made):
    positions = locate(observations, (), PLAIN)
    return np.abs(positions.xyz_m - made.truth).max()


@pytest.mark.parametrize("moments", [False, True])
def test_a_scene_comes_back_from_its_tables(made, moments):
    observations = read(*tables(made, moments))
    assert observations.targets == made.observations.targets and not observations.notes
    assert [one.name for one in observations.passes] == [one.name for one in made.observations.passes]
    assert solved(observations, made) < (0.001 if moments else 1e-4)


def test_the_order_of_rows_and_vectors_is_free(made):
    rows, vectors = tables(made)
    for table in (rows, vectors):
        order = np.random.default_rng(1).permutation(len(table["product"]))
        for name in table:
            table[name] = [table[name][i] for i in order]
    observations = read(rows, vectors)
    positions = locate(observations, (), PLAIN)
    for i, name in enumerate(observations.targets):
        assert np.abs(positions.xyz_m[i] - made.truth[int(name[1:])]).max() < 1e-4


def test_epochs_may_differ_and_have_fractions(made):
    """The table counts from 5 hours and a fraction before the orbit's epoch, and from two epochs about midnight."""
    rows, vectors = tables(made)
    for i, text in enumerate(rows["epoch"]):
        early = np.datetime64(text[:-1]) - np.timedelta64(5 + i % 2, "h")
        rows["epoch"][i], rows["t_az_s"][i] = f"{early}.75Z", rows["t_az_s"][i] + (5 + i % 2) * 3600 - 0.75
    # What the vectors count from is then the earlier one.
    vectors["t_s"] = [value + 6 * 3600 for value in vectors["t_s"]]
    assert solved(read(rows, vectors), made) < 1e-4


def test_left_looking_radar_is_told_by_the_table():
    made = scene({"a42": 2, "d36": 2}, sigma=(0.0, 0.0), bound=False)
    rows, vectors = tables(made)
    right = locate(read(rows, vectors), (), PLAIN)
    assert right.solved.all()
    rows["look_side"] = ["left"] * len(rows["target"])
    assert {one.look_sign for one in read(rows, vectors).passes} == {-1}
    rows["look_side"] = ["up"] * len(rows["target"])
    with pytest.raises(EngineInputError, match="its look side is 'up'; right or left is wanted"):
        read(rows, vectors)


def test_rows_without_names_or_times_are_counted_and_left_out(made):
    rows, vectors = tables(made)
    rows["target"][0] = None
    rows["target"][3] = "  "
    rows["t_az_s"][1] = None
    rows["tau_s"][4] = float("nan")
    rows["tau_s"][5] = -999.0
    rows["kept"] = ["True", "1.0", "t", 1, True, 1.0, "0", 0, False, "1", "1", "1"]
    rows["target"].append("T2"), rows["product"].append(rows["product"][-1])
    for name in ("track", "pass_direction", "epoch", "t_az_s", "kept"):
        rows[name].append(rows[name][-1])
    rows["tau_s"].append(123.0 * rows["tau_s"][-1] * 0 + rows["tau_s"][-1])
    notes = " ".join(read(rows, vectors).notes)
    assert "2 rows have no target or no product" in notes and "2 rows have no azimuth or range time" in notes
    assert "1 rows have range times that no satellite measures" in notes
    assert "1 rows repeat a target in the same product; the first of each is used" in notes


def test_no_row_left(made):
    rows, vectors = tables(made)
    rows["kept"] = [0] * len(rows["target"])
    with pytest.raises(EngineInputError, match="no row that is kept and has both times"):
        read(rows, vectors)


def test_milliseconds_are_not_enough(made):
    rows, vectors = tables(made, moments=True)
    rows["time_utc"] = [text[:23] + "Z" for text in rows["time_utc"]]
    with pytest.raises(EngineInputError, match="milliseconds at most, which is 7 m along track"):
        read(rows, vectors)


def test_state_vectors_from_an_epoch_that_nobody_names(made):
    rows, _ = tables(made, moments=True)
    _, vectors = tables(made)
    del vectors["time_utc"]
    with pytest.raises(EngineInputError, match="count t_s from an epoch that the observations do not name"):
        read(rows, vectors)


def test_a_pass_without_a_good_orbit_is_left_out_and_the_others_are_used():
    made = scene({"a42": 3, "d36": 3}, sigma=(0.0, 0.0), bound=False)
    rows, vectors = tables(made)
    first = vectors["product"].index(made.observations.passes[0].name)
    vectors["x"][first + 2] = float("nan")
    second = vectors["product"].index(made.observations.passes[1].name)
    vectors["t_s"][second + 1] = vectors["t_s"][second]
    warnings = []
    observations = read(rows, vectors, warnings.append)
    assert len(observations.passes) == 4 and len(warnings) == 2
    assert "not numbers" in warnings[0] and "order of time" in warnings[1]
    assert "No orbit is given for 2 of 6 passes" in " ".join(observations.notes)
    assert solved(observations, made) < 1e-4
    vectors["x"] = [value / 1000 for value in vectors["x"]]
    with pytest.raises(EngineInputError, match="State vectors of a42_000"):
        read(rows, vectors)


def test_the_same_pass_twice_and_adjacent_scenes():
    made = scene({"a42": 2, "d36": 2}, targets=2, sigma=(0.0, 0.0), bound=False)
    rows, vectors = tables(made)
    name = made.observations.passes[0].name
    # A copy under another name is the same pass; a scene of other targets in the same second is not.
    for column in rows:
        rows[column] += [rows[column][i] for i in (0, 1)]
    rows["product"][-2:] = ["copy", "copy"]
    for column in vectors:
        vectors[column] += [value for value, owner in zip(vectors[column], vectors["product"]) if owner == name]
    vectors["product"] = [*vectors["product"][:-7], *["copy"] * 7]
    observations = read(rows, vectors)
    assert len(observations.passes) == 4 and "1 passes stand twice and are used once: copy (as a42_000)" in " ".join(
        observations.notes
    )
    rows["product"][1], rows["product"][-2:] = "copy", ["gone", "gone"]
    observations = read(rows, vectors)
    assert len(observations.passes) == 5 and solved(observations, made) < 1e-4


def test_beams_are_told_apart_without_a_track():
    made = scene({"a42": 2, "a51": 2, "d36": 2}, sigma=(0.0, 0.0), bound=False)
    rows, vectors = tables(made)
    del rows["track"], rows["pass_direction"]
    positions = locate(read(rows, vectors), (), PLAIN)
    assert positions.geometry == ["ADA"]
    # By incidence on a sphere, to a degree or two.
    names = [name.split() for name in sorted(positions.tracks)]
    assert [flown for flown, *_ in names] == ["ascending", "ascending", "descending"]
    np.testing.assert_allclose([float(angle) for _, angle, _ in names], [41.9, 51.1, 36.1], atol=2.5)


def test_a_track_of_both_directions_is_refused(made):
    rows, vectors = tables(made)
    rows["track"] = ["one"] * len(rows["track"])
    with pytest.raises(EngineInputError, match="The track 'one' holds ascending and descending passes"):
        read(rows, vectors)
    rows["track"] = rows["pass_direction"]
    rows["pass_direction"] = ["ascending"] * len(rows["track"])
    with pytest.raises(EngineInputError, match="said to be ascending, but its state vectors fly descending"):
        read({**rows, "target": rows["target"]}, {k: v[len(v) // 2 :] for k, v in vectors.items()})


def test_heights_to_start_from_are_averaged_and_those_unknown_are_not_missed(made):
    rows, vectors = tables(made)
    rows["height_m"] = [100.0, None, 30.0] * 2 + [200.0, None, None] * 2
    observations = read(rows, vectors)
    assert observations.start_height_m.tolist() == [150.0, 0.0, 30.0]


def test_a_bound_of_zero_is_none(made):
    rows, vectors = tables(made)
    rows["sigma_rg_m"] = [0.0] * len(rows["target"])
    assert np.isnan(read(rows, vectors).sigma_range_m).all()


def test_predicted_orbits_are_refused(made):
    rows, vectors = tables(made)
    rows["orbit_quality"] = ["predicted"] * len(rows["target"])
    with pytest.raises(EngineInputError, match="The orbit of a42_000, a42_001, d36_000, … is predicted"):
        refuse_predicted(read(rows, vectors).passes)


def test_a_cancel_is_noticed_while_rows_are_read(made):
    with pytest.raises(EngineCanceled):
        read_rows(tables(made)[0].get, (), Monitor(is_canceled=lambda: True))


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("tau_s", "fast", "The column tau_s holds 'fast' in row 1; numbers are wanted"),
        ("epoch", "22.02.2020", "The column epoch holds '22.02.2020' in row 1; UTC such as"),
        ("epoch", "2014-13-01", "The column epoch holds '2014-13-01' in row 1"),
    ],
)
def test_what_is_no_number_and_no_time(made, column, value, sentence):
    rows, vectors = tables(made)
    rows[column][0] = value
    with pytest.raises(EngineInputError, match=sentence):
        read(rows, vectors)


def test_definitions_of_columns():
    table = {"a": [1.0, None, 3.0], "b": [10, 20, None], "name": ["x", "y", None], "day": [20200222.0, 20200311.0, 1.0]}
    definitions = parse_columns(
        "Sum = 2 * a + 3 * b\nminus = -a; two = 1.5 + 2*a; key = name + day; word = 'it'; both = \"it\" + name; "
        "n = 5e-1"
    )
    column = renamed(definitions, table.get, 3)
    np.testing.assert_array_equal(column("sum"), [32.0, np.nan, np.nan])
    np.testing.assert_array_equal(column("minus"), [-1.0, np.nan, -3.0])
    np.testing.assert_array_equal(column("two"), [3.5, np.nan, 7.5])
    assert column("key") == ["x 20200222", "y 20200311", None]
    assert column("word") == ["it"] * 3 and column("both") == ["it x", "it y", None]
    np.testing.assert_array_equal(column("n"), [0.5] * 3)
    assert column("a") is table["a"] and column("nothing") is None
    assert columns_named(definitions) == {"a", "b", "name", "day"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("tau", "'tau' is no definition"), ("1a = b", "is no definition"), ("a = ", "cannot be read"),
        ("a = b * c", "cannot be read at"), ("a = b - c", "cannot be read at"),
    ],
)  # fmt: skip
def test_definitions_that_cannot_be_read(text, sentence):
    with pytest.raises(EngineInputError, match=sentence):
        parse_columns(text)


def test_definitions_that_name_nothing_or_mix():
    column = renamed(parse_columns("a = b; c = 2 * d; e = 'x' + 2 * f"), {"d": ["much"], "f": [1]}.get, 1)
    with pytest.raises(EngineInputError, match="The table has no column 'b', which a is to be made of"):
        column("a")
    with pytest.raises(EngineInputError, match=r"c needs numbers\. The column d holds 'much' in row 1"):
        column("c")
    with pytest.raises(EngineInputError, match="e joins a text and a number times a column"):
        column("e")


def test_wavelengths():
    assert wavelength_of("Sentinel-1A") == wavelength_of("S1B") == pytest.approx(299_792_458 / 5.405000454334350e9)
    assert wavelength_of("TSX-1") == pytest.approx(299_792_458 / 9.65e9) and np.isnan(wavelength_of("unknown"))
