"""The choice of predictors out of moments."""

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.moments import Moments
from vertical_city.engine.gvc.regression import ols
from vertical_city.engine.gvc.selection import SelectionOptions, ranking, select, univariate_rmse

NAMES = ("a", "twin", "b", "sum", "flat", "noise")


@pytest.fixture
def table():
    """b and a matter; twin is nearly a, sum is a + b, flat is constant, noise is noise."""
    rng = np.random.default_rng(1)
    a, b = rng.normal(size=(2, 400))
    y = 3 + 2 * a + b + 0.5 * rng.normal(size=400)
    return np.column_stack([a, a + 0.1 * rng.normal(size=400), b, a + b, np.full(400, 7.0), rng.normal(size=400), y])


def chosen(table, **options):
    choice = select(Moments.of(table), NAMES, SelectionOptions(**options))
    return [NAMES[i] for i in choice.kept], {one.name: one for one in choice.dropped}, choice


def test_best_single_is_the_line_with_the_smallest_error(table):
    y = table[:, -1]
    lines = [np.polyval(np.polyfit(x, y, 1), x) for x in np.delete(table[:, :-1], 4, axis=1).T]
    expected = [float(np.sqrt(((y - line) ** 2).mean())) for line in lines]
    expected.insert(4, np.inf)  # the constant
    np.testing.assert_allclose(univariate_rmse(Moments.of(table)), expected)
    assert ranking(Moments.of(table)) == [i for i in np.argsort(expected) if i != 4]
    kept, dropped, _ = chosen(table)
    assert kept == ["sum"] and not dropped


def test_given_keeps_all_but_what_is_constant_or_dependent(table):
    kept, dropped, choice = chosen(table, selection="given", predictors=NAMES)
    assert kept == ["a", "twin", "b", "noise"]
    assert {name: one.step for name, one in dropped.items()} == {"sum": "dependent", "flat": "constant"}
    assert [NAMES[i] for i in choice.candidates] == kept


def test_collinearity_drops_the_twin(table):
    kept, dropped, choice = chosen(table, selection="collinearity")
    assert len({"a", "twin"} & set(kept)) == 1 and {"b", "noise"} < set(kept)
    gone = ({"a", "twin"} - set(kept)).pop()
    r = np.corrcoef(table[:, 0], table[:, 1])[0, 1]
    assert dropped[gone].step == "collinear" and f"r = {r:.3f} with" in dropped[gone].reason
    assert len(choice.candidates) == 4
    assert chosen(table, selection="collinearity", cutoff=1.0)[0] == ["a", "twin", "b", "noise"]


def test_the_rule_is_handed_on(table):
    """No mean |r| reaches the cutoff, so that the paper's rule drops none where the pairwise one does."""
    assert chosen(table, selection="collinearity", rule="mean_abs")[0] == ["a", "twin", "b", "noise"]


@pytest.mark.parametrize("start", ["empty", "full"])
def test_stepwise_leaves_noise_and_tells_each_step(table, start):
    kept, dropped, choice = chosen(table, selection="stepwise", start=start)
    left = {"a", "twin"} & set(kept)
    assert set(kept) == {"b", *left} and len(left) == 1 and dropped["noise"].step == "stepwise"
    x = table[:, [NAMES.index(name) for name in kept]]
    assert choice.steps[-1].aic == pytest.approx(ols(x, table[:, -1]).aic)
    assert choice.steps[0].action == "start" and choice.steps[0].name == ""


@pytest.mark.parametrize("selection", ["collinearity", "stepwise"])
def test_a_limit_takes_those_that_explain_most_together(table, selection):
    kept, dropped, _ = chosen(table, selection=selection, most=2)
    assert kept[0] in ("a", "twin") and kept[1] == "b" and dropped["noise"].step in ("limit", "stepwise")
    assert "among the 2" in dropped["noise"].reason
    assert len(chosen(table, selection=selection, most=1)[0]) == 1


def test_a_limit_without_steps_takes_noise_too(table):
    """Three are wanted: the third is noise that lowers no AIC."""
    assert set(chosen(table, selection="collinearity", most=3)[0]) >= {"b", "noise"}


def test_nothing_varies():
    flat = np.ones((50, 3))
    for selection in ("best_single", "collinearity", "stepwise"):
        assert select(Moments.of(flat), ("p", "q"), SelectionOptions(selection)).kept == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"selection": "all"}, "selection is 'all'; choose one of best_single, given, stepwise, collinearity"),
        ({"rule": "vif"}, "collinearity rule is 'vif'"),
        ({"start": "middle"}, "start of the stepwise selection is 'middle'"),
        ({"cutoff": 0.0}, "above 0 and at most 1"),
        ({"cutoff": 1.2}, "above 0 and at most 1"),
        ({"most": 0}, "give 1 or more"),
        ({"selection": "given"}, "no predictor is named"),
        ({"predictors": ("a",)}, "set it to 'given' or name none"),
    ],
)
def test_options_that_cannot_be(options, words):
    with pytest.raises(EngineInputError, match=words):
        SelectionOptions(**options).check()


def test_fewer_cells_than_predictors_start_empty():
    rng = np.random.default_rng(3)
    table = rng.normal(size=(6, 6))
    table[:, -1] = 3 * table[:, 2] + 0.01 * rng.normal(size=6)
    options = SelectionOptions("stepwise", start="full", cutoff=1.0)
    assert select(Moments.of(table), tuple("abcde"), options).kept[0] == 2
