"""Filters on points, beside SQLite, whose logic of what is not known they share."""

import sqlite3

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.pointcloud.expression import compile_filter

NAN = float("nan")
POINTS = {
    "coherence": np.array([0.1, 0.8, NAN, 0.9]),
    "snr": np.array([1.0, 6.0, 10.0, NAN]),
    "track": np.array([1, 2, 3, 4], np.uint16),
    "HEIGHT WRT DEM": np.arange(4.0),
    "name": np.array(["a", None, "b", "it's"], object),
    "velocity": np.array([-5.0, 5.0, 0.0, 2.0], np.float32),
}


def kept(text):
    return np.flatnonzero(compile_filter(text).mask(POINTS)).tolist()


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("coherence > 0.7", [1, 3]),
        ("NOT (coherence > .7)", [0]),
        ("coherence != 0.8", [0, 3]),
        ("coherence <> 8e-1", [0, 3]),
        ("Coherence >= 0.8 AND snr BETWEEN 5 and 20 or snr IS NULL", [1, 3]),
        ("coherence is not null", [0, 1, 3]),
        ("0.1 < coherence <= 0.8", [1]),
        ("snr not between 2 and 7 and 1 = 1", [0, 2]),
        ("snr between (1) and (2 + 3) and coherence > 0", [0]),
        ("snr between track and min(track, 2) * 5", [0, 1, 2]),
        ("track in (1, 3)", [0, 2]),
        ("track in (3)", [2]),
        ("track not in (1, 3)", [1, 3]),
        ("snr not in (1, 6)", [2]),
        ('"HEIGHT WRT DEM" = 2', [2]),
        ("name = 'it''s'", [3]),
        ("name <> 'a'", [2, 3]),
        ("name not in ('a', 'b')", [3]),
        ("name is null", [1]),
        ("abs(velocity) == 5", [0, 1]),
        ("-velocity > 0", [0]),
        ("velocity ^ 2 = 25 and velocity ** 3 < 0", [0]),
        ("2 + 3 * 2 = 8", [0, 1, 2, 3]),
        ("(snr - 2) / 2 = 2", [1]),
        ("sqrt(velocity) > 0", [1, 3]),
        ("log10(snr) = 1", [2]),
        ("max(snr, 5) = 5", [0]),
        ("VEL < 0", [0]),
        ("not not not coherence > 0.7", [0]),
    ],
)
def test_conditions(text, points):
    assert kept(text) == points


def test_names_are_told():
    made = compile_filter('coherence > 0.7 and "HEIGHT WRT DEM" < max(snr, coherence)')
    assert made.names == ("coherence", "HEIGHT WRT DEM", "snr")
    assert made.columns(["snr", "COHERENCE", "HEIGHT WRT DEM"])["coherence"] == "COHERENCE"


def test_our_name_goes_before_a_column_of_the_file():
    values = {"COHERENCE": np.zeros(2), "coherence": np.ones(2)}
    assert compile_filter("Coherence = 1").mask(values).all()


def test_masks_are_bool_and_of_the_points_length():
    mask = compile_filter("1 = 1").mask(POINTS)
    assert mask.shape == (4,) and mask.dtype == bool
    mask[0] = False  # not a read-only view


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("coherence >", "cannot be read"),
        ("coherence", "value where a condition"),
        ("coherence and snr > 3", "value where a condition"),
        ("(coherence > 1) + 1 > 0", "cannot be read"),
        ("coherence > 0.7; snr > 3", "'; snr > 3'"),
        ("name > 'a'", "compares a text"),
        ("name > 3", "compares a text"),
        ("coherence = 'a'", "compares a text"),
        ("name + 1 > 3", "reckons with a text"),
        ("min() = 3", "takes 1 to 20"),
        ("sqrt(1, 2) = 3", "takes one"),
        ("snr in ()", "cannot be read"),
        ("snr between 1", "cannot be read"),
        ("snr between 1 and", "cannot be read"),
        ("snr is coherence", "cannot be read"),
        ("coherense > 0.7", "nearest: coherence"),
        ("__import__('os').system('x') = 0", "'.system"),
        ("open('x') = 1", "cannot be read"),
        ("lambda = 1", "asks for 'lambda'"),
        ("[1] = 1", "'[1] = 1'"),
        ("snr[0] = 1", "'[0]"),
        ("(" * 150 + "1 = 1" + ")" * 150, "nested"),
        ("not " * 100 + "1 = 1", "nested"),
        ("snr > 1 and " * 300 + "snr > 1", "letters"),
    ],
)
def test_what_cannot_be_is_said(text, said):
    with pytest.raises(EngineInputError) as caught:
        compile_filter(text).mask(POINTS)
    assert said in str(caught.value)


def test_the_names_that_are_there_are_listed():
    with pytest.raises(EngineInputError, match="there are HEIGHT WRT DEM, coherence, name, snr, track, velocity"):
        compile_filter("quality > 1").mask(POINTS)


def test_powers_of_powers_end():
    assert kept("9 ** 9 ** 9 ** 9 ** 9 > snr") == [0, 1, 2]


numbers = st.one_of(
    st.sampled_from(["a", "b", "c"]), st.integers(-3, 3).map(lambda one: str(one) if one >= 0 else f"({one})")
)
terms = st.recursive(
    numbers,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda one: f"abs({one})"),
    ),
    max_leaves=4,
)
comparisons = st.one_of(
    st.tuples(terms, st.sampled_from(["=", "==", "<>", "!=", "<", "<=", ">", ">="]), terms).map(" ".join),
    st.tuples(terms, st.sampled_from(["is null", "is not null"])).map(" ".join),
    st.tuples(terms, st.sampled_from(["in", "not in"]), st.lists(terms, min_size=1, max_size=3)).map(
        lambda t: f"{t[0]} {t[1]} ({', '.join(t[2])})"
    ),
    st.tuples(terms, st.sampled_from(["between", "not between"]), terms, terms).map(
        lambda t: f"{t[0]} {t[1]} {t[2]} and {t[3]}"
    ),
)
conditions = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or", "AND", "Or"]), inner).map(" ".join),
        inner.map(lambda one: f"not ({one})"),
        inner.map(lambda one: f"({one})"),
    ),
    max_leaves=6,
)
RNG = np.random.default_rng(1)
TABLE = np.where(RNG.random((60, 3)) < 0.25, NAN, RNG.integers(-3, 4, (60, 3)).astype(float))


@pytest.fixture(scope="module")
def base():
    with sqlite3.connect(":memory:") as rows:
        rows.execute("CREATE TABLE t (n INTEGER, a REAL, b REAL, c REAL)")
        rows.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", [(i, *row) for i, row in enumerate(TABLE.tolist())])
        yield rows


@settings(max_examples=150, deadline=None)
@given(conditions)
def test_sqlite_keeps_the_same(base, condition):
    expected = [row[0] for row in base.execute(" ".join(["SELECT n FROM t WHERE", condition]))]
    mask = compile_filter(condition).mask(dict(zip("abc", TABLE.T)))
    assert np.flatnonzero(mask).tolist() == expected
