"""The report of a fit and its JSON. All results are simulated."""

import dataclasses
import json
from html.parser import HTMLParser

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from vertical_city.engine.gvc import plain_words
from vertical_city.engine.gvc.plain_words import cautions, headline, metres, reasons
from vertical_city.engine.gvc.report import report, same_correlation
from vertical_city.engine.gvc.report_texts import (
    COEFFICIENTS,
    CORRELATION,
    LMG_CAPTION,
    MAP,
    NO_PICTURES,
    OBSERVED,
    PAPER,
)
from vertical_city.engine.gvc.result import (
    AREAS,
    BLOCKS,
    RANDOM,
    Compared,
    Dropped,
    FoldError,
    HeightClass,
    Step,
)
from vertical_city.engine.gvc.statistics_json import statistics

from .fitted_case import case

ONE_AREA = {"areas": ("Berlin",), "kinds": (RANDOM, BLOCKS)}
VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """Tables as lists of rows of texts, by their first head cell; the texts of other elements; checks the nesting."""

    def __init__(self, html):
        super().__init__()
        self.tables, self.text, self.images, self.open, self.tags = [], [], [], [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
        if tag == "img":
            self.images.append(dict(attributes))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("td", "th"):
            self.tables[-1][-1][-1] += data
        elif "style" not in self.open:
            self.text.append(data)

    def table(self, first, number=0):
        """Rows below the head of the numberth table whose head begins so, as dicts."""
        (*_, found) = [one for one in self.tables if one[0][0] == first][: number + 1]
        return [dict(zip(found[0], row)) for row in found[1:]]

    @property
    def words(self):
        return " ".join(" ".join(self.text).split())


def changed(result, target="AGBH", **changes):
    """The result with other values of one TargetFit."""
    return dataclasses.replace(
        result, targets={**result.targets, target: dataclasses.replace(result.targets[target], **changes)}
    )


def quoted(fit, **changes):
    return {**fit.judged, fit.quoted.kind: dataclasses.replace(fit.quoted, **changes)}


@pytest.fixture(scope="module")
def result():
    return case(targets=("AGBH", "SNBH"))


@pytest.fixture(scope="module")
def page(result):
    return Page(report(result))


# Figures.


def test_the_table_of_components_and_the_paper(result, page):
    for row, fit in zip(page.table("component"), result.targets.values()):
        assert row == {
            "component": fit.target, "cells": "300", "predictors": "f1_mean, f1_std, f2_mean",
            "RMSE of the fit, m": f"{fit.fit.rmse:.2f}", "random folds, m": f"{fit.judged[RANDOM].rmse:.2f}",
            "blocks, m": f"{fit.judged[BLOCKS].rmse:.2f}", "areas, m": f"{fit.judged[AREAS].rmse:.2f}",
            "R²": f"{fit.fit.r2:.3f}", "adjusted R²": f"{fit.fit.adjusted_r2:.3f}",
            "R², unseen": f"{fit.judged[AREAS].r2:.3f}",
        }  # fmt: skip
    assert page.table("paper") == [
        {"paper": "AGBH", "best single feature": "m2d1_mean", "its RMSE, m": "2.92", "RMSE of 16, m": "2.40",
         "adjusted R²": "0.57"},
        {"paper": "SNBH", "best single feature": "m1_std", "its RMSE, m": "4.56", "RMSE of 16, m": "4.38",
         "adjusted R²": "0.55"},
    ]  # fmt: skip
    assert "They are of another data set" in page.words and set(PAPER) == set(plain_words.COMPONENT_NAMES)


def test_the_coefficients_equal_the_closed_forms(result, page):
    for number, fit in enumerate(result.targets.values()):
        rows = page.table("term", number)
        assert [row["term"] for row in rows] == ["intercept", *fit.predictors]
        x = np.column_stack([np.ones(300), result.samples.features[:, :3]])
        b, *_ = np.linalg.lstsq(x, fit.observed, rcond=None)
        residual = fit.observed - x @ b
        se = np.sqrt(residual @ residual / 296 * np.diag(np.linalg.inv(x.T @ x)))
        reach = stats.t.ppf(0.975, 296) * se
        p = 2 * stats.t.sf(np.abs(b / se), 296)
        spread = x.std(axis=0)
        for i, row in enumerate(rows):
            assert float(row["coefficient"]) == pytest.approx(b[i], rel=1e-4)
            assert float(row["standard error"]) == pytest.approx(se[i], rel=0.006)
            low, high = map(float, row["95 % interval"].split(" to "))
            assert (low, high) == pytest.approx((b[i] - reach[i], b[i] + reach[i]), rel=0.006)
            assert row["p"] == ("< 0.001" if p[i] < 0.001 else f"{p[i]:.3f}")
            if i:
                assert float(row["per SD, m"]) == pytest.approx(b[i] * spread[i], rel=0.006)
                others = np.delete(x, i, axis=1)
                left = x[:, i] - others @ np.linalg.lstsq(others, x[:, i], rcond=None)[0]
                assert row["VIF"] == f"{(spread[i] ** 2 * 300) / (left @ left):.1f}"
                assert row["training range"] == f"{x[:, i].min():.3g} to {x[:, i].max():.3g}"
        shares = [float(row["part of R² (LMG)"].rstrip(" %")) for row in rows[1:]]
        assert sum(shares) == pytest.approx(100, abs=0.15)
        np.testing.assert_allclose(shares, 100 * fit.importance / fit.fit.r2, atol=0.051)


def test_the_tables_of_errors(result, page):
    fit = result.targets["AGBH"]
    rows = page.table("predicted cells")
    heads = ["cells of the fit itself", "random folds", "blocks of cells", "one area after the other (to quote)"]
    assert [row["predicted cells"] for row in rows] == heads
    for row, kind in zip(rows[1:], (RANDOM, BLOCKS, AREAS)):
        one = fit.judged[kind]
        assert row["RMSE, m"] == f"{one.rmse:.2f}" and row["MAE, m"] == f"{one.mae:.2f}"
        assert float(row["bias, m"]) == pytest.approx(one.bias, abs=0.00501) and row["R²"] == f"{one.r2:.3f}"
        assert row["RMSE / quoted RMSE"] == f"{one.rmse / fit.judged[AREAS].rmse:.2f}"
        assert one.text in page.words
    assert rows[0]["RMSE / quoted RMSE"] == f"{fit.fit.rmse / fit.judged[AREAS].rmse:.2f}"
    found = page.table("held out")
    for row, fold in zip(found, fit.judged[AREAS].by_fold):
        assert row == {"held out": fold.name, "cells": str(fold.n), "RMSE, m": f"{fold.rmse:.2f}",
                       "bias, m": f"{fold.bias:+.2f}"}  # fmt: skip
    for row, one in zip(page.table("observed, m"), fit.by_height):
        assert row["observed, m"] == plain_words.height_class(one) and row["cells"] == str(one.n)
        assert row["bias, m"] == f"{one.bias:+.2f}" and row["RMSE, m"] == f"{one.rmse:.2f}"
    assert page.table("method")[0] == {"method": "ordinary least squares", "RMSE, m": "2.50", "R²": "0.500"}
    assert "All by the same blocks of cells." in page.words and "over about 800 m" in page.words


def test_of_many_areas_the_first_thirty_are_listed():
    page = Page(report(case(cells=5, areas=tuple(f"city {i}" for i in range(31)))))
    assert len(page.table("held out")) == 30 and "The first 30 of 31." in page.words


def test_the_choice_of_predictors_and_the_making(result, page):
    assert page.table("best single features")[0] == {"best single features": "f1_mean", "RMSE of the fit, m": "3.21"}
    assert "Much like another (collinear) (3)" in page.words and "f2_std: r = 0.97 with f1_mean" in page.words
    assert page.table("step") == [
        {"step": "0. start", "feature": "–", "AIC then": "812.2"},
        {"step": "1. add", "feature": "f1_mean", "AIC then": "640.5"},
    ]
    made = {row["option"]: row["value"] for row in page.table("option")}
    assert made["method"] == "ordinary least squares" and made["weights"] == "none"
    assert made["selection"] == "collinearity" and made["features made with"] == (
        "cell size 250 m, kernel sum laplacian"
    )
    assert made["numpy"] == np.__version__ and "Vertical City" in made and "Python" in made
    assert page.table("area") == [{"area": "Berlin", "cells": "150"}, {"area": "Nantes", "cells": "150"}]
    assert "AGBH: a warning." in page.words and "10.1371/journal.pone.0244478" in page.words


def test_what_was_dropped_is_grouped_by_step(result):
    dropped = (Dropped("z", "limit", "no place"), Dropped("a", "constant", "is 3"), Dropped("b", "odd", "x < y"),
               Dropped("c", "constant", "is 4"))  # fmt: skip
    words = Page(report(changed(result, dropped=dropped))).words
    places = [words.index(text) for text in ("Constant (2)", "a: is 3", "c: is 4", "Beyond the number", "z: no place",
                                             "odd (1)", "b: x < y")]  # fmt: skip
    assert places == sorted(places)


def test_thousands_and_unknown_values(result):
    fit = result.targets["AGBH"]
    other = changed(
        result, importance=None, vif=np.array([np.inf, 2.0, 3.0]), correlation_length_m=np.nan,
        by_height=(HeightClass(0.0, 5.0, 12345, 0.1, 1.0), HeightClass(5.0, np.inf, 17, -0.001, 1.0)),
        judged={RANDOM: fit.judged[RANDOM]}, steps=(Step("start", "", np.nan),),
    )  # fmt: skip
    page = Page(report(other))
    assert [row["part of R² (LMG)"] for row in page.table("term")] == ["–"] * 4 and "LMG was skipped" in page.words
    assert [row["VIF"] for row in page.table("term")] == ["–", "∞", "2.0", "3.0"]
    assert "cannot be told" in page.words and page.table("component")[0]["areas, m"] == "–"
    heights = page.table("observed, m")
    assert heights[0]["cells"] == "12,345" and heights[1]["observed, m"] == "5 and more"
    assert heights[1]["bias, m"] == "0.00" and page.table("step")[0]["AIC then"] == "–"


def test_without_scipy_intervals_are_missed_with_a_sentence(result, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "scipy.special", None)
    page = Page(report(result))
    assert "Intervals and p need SciPy" in page.words
    assert {row["95 % interval"] for row in page.table("term")} == {"–"}
    json.dumps(statistics(result), allow_nan=False)


# Words.


def test_the_headline_and_the_reasons(result):
    fit = result.targets["AGBH"]
    good = changed(
        result,
        judged={
            RANDOM: dataclasses.replace(fit.judged[RANDOM], rmse=2.1),
            BLOCKS: dataclasses.replace(fit.judged[BLOCKS], rmse=2.7),
            AREAS: dataclasses.replace(fit.judged[AREAS], rmse=3.0, r2=0.41, by_fold=(
                FoldError("Berlin", 5, 2.5, 0.1), FoldError("Nantes", 6, 3.4, 0.1))),
        },
        fit=dataclasses.replace(fit.fit, rmse=1.8),
    )  # fmt: skip
    mine = good.targets["AGBH"]
    assert headline(good, mine) == (
        "Expect an error of about 3.0 m (RMSE) in an area that the model has not seen; R² 0.41: 41 % of the "
        "differences between cells are explained."
    )
    assert reasons(mine) == (
        "Other errors flatter: the fit itself 1.8 m (0.60 of it), random folds 2.1 m (0.70 of it) and blocks 2.7 m "
        "(0.90 of it). By area it goes from 2.5 m (Berlin) to 3.4 m (Nantes)."
    )
    assert reasons(mine) in Page(report(good)).words and headline(good, mine) in Page(report(good)).words
    even = dataclasses.replace(mine, judged={RANDOM: dataclasses.replace(fit.judged[RANDOM], rmse=1.85)})
    assert reasons(even) == "Other errors are about as large: the fit itself 1.8 m (0.97 of it)."


@pytest.mark.parametrize(
    ("kinds", "areas", "where", "why"),
    [
        ((RANDOM,), ("Berlin",), "for a cell amidst those", "Only random cells could be held out"),
        ((RANDOM, BLOCKS), ("Berlin",), "in a part of this area", "that of blocks"),
        ((RANDOM, BLOCKS), ("Berlin", "Nantes"), "in a part of these areas", "that of blocks"),
        ((RANDOM, BLOCKS, AREAS), ("Berlin", "Nantes"), "in an area that the model has not seen", "that of areas"),
        ((RANDOM, AREAS), ("Berlin", "Nantes"), "in an area that the model has not seen", "that of areas"),
    ],
)
def test_the_most_honest_error_is_quoted(kinds, areas, where, why):
    result = case(kinds=kinds, areas=areas)
    assert where in headline(result, result.targets["AGBH"])
    words = Page(report(result)).words
    assert where in words and why in words
    assert sum(sentence in words for sentence in plain_words.WHY.values()) == 1


def heights(*classes):
    """By lower border and number: classes with the bias given, RMSE 2 m."""
    borders = [low for low, _, _ in classes] + [np.inf]
    return tuple(HeightClass(float(low), float(high), n, bias, 2.0)
                 for (low, n, bias), high in zip(classes, borders[1:]))  # fmt: skip


def rmse_2(fit):
    """All errors are 2 m, without a bias."""
    return {kind: dataclasses.replace(one, rmse=2.0, bias=0.0, r2=0.5) for kind, one in fit.judged.items()}


CASES = {
    "nothing": ({"cells": 100, "areas": tuple("ABCDE")}, {}, {}),
    "worse": ({"cells": 100, "areas": tuple("ABCDE")}, {"r2": -4.0}, {"worse_than_mean": "WORSE THAN THE MEAN"}),
    "no better": ({"cells": 100, "areas": tuple("ABCDE")}, {"r2": 0.0}, {"worse_than_mean": "Do not predict"}),
    "hardly": ({"cells": 100, "areas": tuple("ABCDE")}, {"r2": 0.05}, {"hardly_better_than_mean": "hardly better"}),
    "too few": ({"cells": 8, "areas": tuple("ABCDE")}, {}, {"few_cells": "40 cells are too few for more than a single "
                "feature (20 cells for each coefficient); the model has 3."}),
    "fewer": ({"cells": 7, "areas": tuple("ABCDE")}, {}, {"few_cells": "35 cells are too few for 3 predictors: there "
              "should be at least 10, better 20, for each coefficient. Take a single feature at most"}),
    "fewest": ({"cells": 3, "areas": tuple("ABCDE")}, {}, {"few_cells": "15 cells are too few for more than a single "
               "feature, and few even for that."}),
    "42 cells": ({"cells": 42, "predictors": 1, "candidates": 2, **ONE_AREA}, {}, {
        "few_cells": "42 cells are too few for more than a single feature", "few_areas": "All cells lie in one area "
        "(Berlin): nothing is known"}),
    "one area": ({"cells": 500, **ONE_AREA}, {}, {"few_areas": "All cells lie in one area (Berlin)"}),
    "two areas": ({"cells": 100}, {}, {"few_areas": "there are only two (Berlin and Nantes)"}),
    "three areas": ({"cells": 100, "areas": tuple("ABC")}, {}, {"few_areas": "Only 3 areas were held out"}),
    "no area held out": ({"cells": 100, "kinds": (RANDOM, BLOCKS)}, {}, {"few_areas": "No area was held out"}),
    "biased": ({"cells": 100, "areas": tuple("ABCDE")}, {"bias": -1.25}, {"biased": "too low by 1.2 m"}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_cautions_are_told_exactly_when_they_should(name):
    arguments, changes, expected = CASES[name]
    plain = {"by_height": (), "compared": (), "correlation_length_m": 100.0, "vif": np.ones(3)}

    def judged(fit):
        """Of errors that are equal the one of areas is quoted, else of blocks."""
        kind = next(one for one in (AREAS, BLOCKS, RANDOM) if one in fit.judged)
        return {
            **rmse_2(fit),
            kind: dataclasses.replace(fit.judged[kind], rmse=2.0, **{"bias": 0.0, "r2": 0.5, **changes}),
        }

    made = case(**arguments, **plain, judged=judged)
    told = cautions(made, made.targets["AGBH"])
    assert set(told) == set(expected)
    page = Page(report(made))
    for key, text in expected.items():
        assert text in told[key] and told[key] in page.words
    big = [attributes for tag, attributes in page.tags if attributes.get("class") == "bad"]
    assert len(big) == ("worse_than_mean" in expected)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"correlation_length_m": 2000.0}, {"blocks_too_small": "over distances of 2 km (correlation length), and the "
                                            "blocks of 5 km are smaller than 3 times"}),
        ({"correlation_length_m": 1600.0}, {}),
        ({"correlation_length_m": np.nan}, {}),
        ({"by_height": heights((0, 300, 0.0), (10, 200, 0.0))}, {}),
        ({"by_height": heights((0, 480, 0.0), (10, 11, 0.0), (20, 8, 0.0), (30, 1, 0.0))},
         {"few_high_cells": "9 of 500 reference cells have 20 m or more: trust no prediction above that."}),
        ({"by_height": heights((0, 300, 0.6), (10, 100, -0.9), (20, 100, -1.5))},
         {"tall": "High values come out too low: those of 20 m and more by 1.5 m on average, while those of 0 to 10 m "
          "come out too high by 0.60 m (regression to the mean)"}),
        ({"by_height": heights((0, 300, 0.6), (10, 100, -0.9), (20, 100, -0.9))}, {}),
        ({"by_height": heights((0, 300, 0.6), (10, 100, -0.9), (20, 100, 1.5))},
         {"tall": "High values come out too high: those of 20 m and more by 1.5 m on average."}),
        ({"by_height": heights((0, 480, 0.6), (10, 12, -1.0), (20, 4, -6.0), (30, 4, -2.0))},
         {"tall": "those of 20 m and more by 4.0 m", "few_high_cells": "8 of 500"}),
        ({"vif": np.array([9.9, 3.0, 1.0])}, {}),
        ({"vif": np.array([10.1, 3.0, np.inf])}, {"vif": "f1_mean (10) and f2_mean (inf)"}),
        ({"compared": (Compared("ols", 2.0, 0.5), Compared("ridge", 1.95, 0.5))}, {}),
        ({"compared": (Compared("ols", 2.0, 0.5), Compared("gradient_boosting", 1.5, 0.6))},
         {"other_method": "gradient_boosting errs 25 % less than ols"}),
    ],
)  # fmt: skip
def test_cautions_of_places_heights_and_predictors(changes, expected):
    plain = {"by_height": (), "compared": (), "correlation_length_m": 100.0}
    made = case(cells=500, **ONE_AREA, **{**plain, **changes}, judged=rmse_2)
    told = cautions(made, made.targets["AGBH"])
    told.pop("few_areas")
    assert set(told) == set(expected)
    for key, text in expected.items():
        assert text in told[key]


def test_a_boosted_fit_says_what_is_saved(result):
    boosted = dataclasses.replace(result, method="gradient_boosting")
    assert "The model that is saved is linear" in Page(report(boosted)).words
    assert "The model that is saved is linear" not in Page(report(result)).words


@pytest.mark.parametrize(
    ("value", "text"), [(3.14, "3.1 m"), (0.42, "0.42 m"), (0.999, "1.0 m"), (12.34, "12.3 m"), (123.4, "123 m")]
)
def test_metres(value, text):
    assert metres(value) == text


def test_the_note_stands_before_all_else_and_only_if_there_is_one(result):
    noted = Page(report(result))
    assert noted.words.index("About the data: Simulated.") < noted.words.index("In plain words")
    assert "About the data" not in report(dataclasses.replace(
        result, samples=dataclasses.replace(result.samples, note="")))  # fmt: skip


# The file itself.


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(result):
    html = report(result, {("AGBH", OBSERVED): b"\x89PNG"})
    page = Page(html)
    for word in ("http", "url(", "@import", "javascript"):
        assert word not in html
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "iframe", "object"})
    assert [one["src"][:22] for one in page.images] == ["data:image/png;base64,"]
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_pictures_stand_in_the_section_of_their_component(result):
    keys = [(target, kind) for target in result.targets for kind in (OBSERVED, MAP, COEFFICIENTS, CORRELATION)]
    html = report(result, dict.fromkeys(reversed(keys), b"\x89PNG"))
    assert [one["alt"].split(":")[0] for one in Page(html).images] == ["AGBH"] * 4 + ["SNBH"] * 4
    assert html.count("<figcaption>") == 8 and html.count(f"{LMG_CAPTION}</fig") == 2 and NO_PICTURES not in html
    assert LMG_CAPTION not in report(changed(result, importance=None), {("AGBH", COEFFICIENTS): b"PNG"})
    assert NO_PICTURES in report(result)


def test_the_same_correlations_are_drawn_once(result):
    first, second = result.targets.values()
    assert same_correlation(result, first) == "" and same_correlation(result, second) == "AGBH"
    other = changed(result, "SNBH", correlation=second.correlation + 0.01 * (1 - np.eye(6)))
    assert same_correlation(other, other.targets["SNBH"]) == ""
    other = changed(result, "SNBH", predictors=("f1_mean", "f1_std", "f3_mean"))
    assert same_correlation(other, other.targets["SNBH"]) == ""


HOSTILE = "<script>alert('x')</script>\"&</td>"


def test_names_are_escaped_everywhere():
    names = [f"{HOSTILE}{i}" for i in range(4)]
    made = case(cells=40, predictors=2, names=names, areas=(HOSTILE, "B"), targets=(HOSTILE,), note=HOSTILE,
                steps=(Step("add", HOSTILE, 1.0),), dropped=(Dropped(HOSTILE, HOSTILE, HOSTILE),),
                compared=(Compared(HOSTILE, 2.0, 0.1), Compared("ols", 3.0, 0.1)))  # fmt: skip
    made = dataclasses.replace(
        made, selection=HOSTILE, method=HOSTILE, options={HOSTILE: HOSTILE}, warnings=(HOSTILE,),
        samples=dataclasses.replace(made.samples, making={f"VC_{HOSTILE}": HOSTILE}),
    )  # fmt: skip
    html = report(made, {(HOSTILE, OBSERVED): b"\x89PNG"})
    page = Page(html)
    assert "<script" not in html and page.words.count(HOSTILE) > 10
    assert page.table("term")[1]["term"] == names[0]


# JSON.


def test_the_json_has_every_figure(result):
    document = json.loads(json.dumps(statistics(result), allow_nan=False))
    assert document["features"] == list(result.samples.names) and document["note"] == "Simulated."
    assert document["areas"] == [{"name": "Berlin", "cells": 150}, {"name": "Nantes", "cells": 150}]
    assert document["warnings"] == ["AGBH: a warning."] and document["options"] == {"weights": "none"}
    for name, fit in result.targets.items():
        one = document["targets"][name]
        for figure in ("rmse", "r2", "adjusted_r2", "aic", "residual_variance"):
            assert one["fit"][figure] == getattr(fit.fit, figure)
        assert one["fit"]["degrees_of_freedom"] == 296 and one["cells"] == 300 and one["quoted"] == AREAS
        for kind, judged in fit.judged.items():
            for figure in ("rmse", "mae", "bias", "r2"):
                assert one["held_out"][kind][figure] == getattr(judged, figure)
            assert one["held_out"][kind]["cells"] == 300
            assert one["held_out"][kind]["folds"] == [dataclasses.asdict(fold) for fold in judged.by_fold]
        for column, values in (
            ("coefficient", fit.fit.coefficients), ("standard_error", fit.fit.standard_errors), ("t", fit.fit.t),
            ("p", fit.fit.p_values), ("low_95", fit.fit.interval()[:, 0]), ("high_95", fit.fit.interval()[:, 1]),
        ):  # fmt: skip
            assert [row[column] for row in one["coefficients"]] == values.tolist()
        for column, values in (
            ("vif", fit.vif), ("importance", fit.importance), ("training_minimum", fit.minimum),
            ("training_maximum", fit.maximum),
        ):  # fmt: skip
            assert [row[column] for row in one["coefficients"]] == [None, *values.tolist()]
        assert one["covariance"] == fit.fit.covariance.tolist() and one["correlation"] == fit.correlation.tolist()
        assert one["by_height"][-1]["n"] == fit.by_height[-1].n and one["weights"] is None
        assert one["stepwise"][1] == {"action": "add", "name": "f1_mean", "aic": 640.5}
        assert one["dropped"][0] == {"name": "f2_std", "step": "collinear", "reason": "r = 0.97 with f1_mean"}
        assert one["compared"][1] == {"method": "ridge", "rmse": 2.45, "r2": 0.51}
        assert one["best_single_features"][0] == {"name": "f1_mean", "rmse": 3.21}
        assert one["correlation_length"] == 800.0 and one["candidates"] == list(fit.candidates)
        assert one["cautions"] == cautions(result, fit) and one["in_plain_words"][0] == headline(result, fit)
        assert one["observed"]["maximum"] == fit.observed.max()


@settings(deadline=None)
@given(bad=st.sampled_from([np.nan, np.inf, -np.inf]), seed=st.integers(0, 10))
def test_what_is_not_finite_is_null(bad, seed):
    made = case(cells=20, seed=seed, importance=None, vif=np.full(3, bad), correlation_length_m=bad,
                weights=np.linspace(0.5, 1.5, 40), by_height=(HeightClass(0.0, np.inf, 40, bad, bad),))  # fmt: skip
    one = json.loads(json.dumps(statistics(made), allow_nan=False))["targets"]["AGBH"]
    assert one["correlation_length"] is None and one["coefficients"][1]["vif"] is None
    assert one["by_height"][0] == {"low": 0.0, "high": None, "n": 40, "bias": None, "rmse": None}
    assert one["weights"] == {"minimum": 0.5, "maximum": 1.5, "sum": 40.0}
    assert one["coefficients"][0]["importance"] is None and one["coefficients"][1]["share"] is None
