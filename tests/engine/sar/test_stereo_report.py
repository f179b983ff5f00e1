"""The report of stereo SAR: its figures against Positions that are made by hand, and against simulated truth."""

import dataclasses
import re
from html.parser import HTMLParser

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.cleaning import ABSENT, GROSS, MISMATCH, SIGMAS, USED, Limits
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.positions import Applied, Positions
from vertical_city.engine.sar.stereo import StereoOptions, locate
from vertical_city.engine.sar.stereo_report import best_first, class_order, report

from .stereo_scene import passes, scene

PLACE = 52.52, 13.37, 75.0


def axes(latitude, longitude):
    """East, north, up as rows, by hand."""
    phi, lam = np.radians([latitude, longitude])
    return np.array([
        [-np.sin(lam), np.cos(lam), 0],
        [-np.sin(phi) * np.cos(lam), -np.sin(phi) * np.sin(lam), np.cos(phi)],
        [np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)],
    ])  # fmt: skip


TURN = axes(*PLACE[:2])
# Formal and common standard deviations east, north, up in centimetres: AD, AD, AA, not kept, not solved.
FORMAL_CM = np.array([[1, 2, 2], [3, 2, 4], [10, 3, 9], [1, 1, 1], [np.nan] * 3], float)
COMMON_CM = np.array([[0, 0, 1.5], [0, 0, 3], [5, 0, 12], [0, 0, 0], [np.nan] * 3], float)
REASONS = ["", "", "", "azimuth scatters by 0.53 m about zero in up_51, more than 0.20 m", "it has no observation"]


def made():
    """Five targets in six passes of two tracks."""
    flown = passes({"a42": 3, "d36": 3})
    xyz = np.tile(to_geocentric(*PLACE), (5, 1))
    xyz[4] = np.nan
    formal = np.einsum("ji,nj,jk->nik", TURN, (FORMAL_CM / 100) ** 2, TURN)
    # One error that all passes share moves a target along one line.
    moved = COMMON_CM / 100 @ TURN
    common = np.einsum("ni,nj->nij", moved, moved)
    none = np.where(np.isnan(common), np.nan, 0.0)
    fate = np.full((5, 6, 2), USED, np.int8)
    fate[0, 0] = ABSENT
    fate[0, 1, 0], fate[1, 2, 1], fate[2, 3], fate[2, 4, 1] = GROSS, SIGMAS, MISMATCH, SIGMAS
    fate[4] = ABSENT
    fate[4, 0] = USED  # a single observation of a target that is not solved
    sigma = np.tile([[0.02, 0.11], [0.03, 0.12]], (5, 1, 1))
    mean = np.tile([[0.001, -0.05], [-0.002, 0.04]], (5, 1, 1))
    sigma[4] = mean[4] = np.nan
    count = np.zeros((5, 2, 2), np.intp)
    for track, part in enumerate((slice(0, 3), slice(3, 6))):
        count[:, track] = (fate[:, part] == USED).sum(axis=1)
    return Positions(
        targets=["P1", "P2", "P3", "P4", "<P5>"], passes=flown, tracks=["a42", "d36"], t_s=np.zeros((6, 5)),
        xyz_m=xyz, formal_m2=formal, total_m2=formal + common, sigma_m=sigma, mean_m=mean,
        redundancy=np.full((5, 2, 2), 2.0), count=count, fate=fate, residuals_m=np.zeros((5, 6, 2)),
        geometry=["AD", "AD", "AA", "AD", ""], intersection_deg=np.full(5, 78.0), condition=np.full(5, 1.5),
        reason=REASONS, budget_m2={"nothing": none, "zenith delay": common}, applied=[
            Applied("Troposphere", "VMF3 & GPT", (2.95, 0.0), (0.09, 0.0), (3.05, 0.0), (0.04, 0.0), (0.03, 0.0)),
            Applied("Tide", "IERS 2010", (0.05, -0.001), (0.06, 0.02), (0.13, 0.05), (0.003, 0.003), (0.002, 0.002)),
        ], notes=["simulated <data>"],
    )  # fmt: skip


class _Tables(HTMLParser):
    """Tables below each heading, as lists of rows of text."""

    def __init__(self):
        super().__init__()
        self.found, self.heading, self.cell = {}, "", None

    def handle_starttag(self, tag, attributes):
        if tag == "h2":
            self.cell = ""
        elif tag == "table":
            self.found.setdefault(self.heading, []).append([])
        elif tag == "tr":
            self.found[self.heading][-1].append([])
        elif tag in ("td", "th"):
            self.cell = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag == "h2":
            self.heading, self.cell = self.cell, None
        elif tag in ("td", "th"):
            self.found[self.heading][-1][-1].append(self.cell)
            self.cell = None


def tables(html):
    reader = _Tables()
    reader.feed(html)
    return reader.found


def test_the_first_lines_say_what_was_done_and_where_it_lies():
    html = report(made(), [("<P5>", b"\x89PNG")], "ITRF2014 & more", 2016.5)
    assert "5 targets in 6 passes of 2 tracks: 4 are solved, 3 of them are kept" in html
    assert "ITRF2014 &amp; more, epoch 2016.50" in html and "simulated &lt;data&gt;" in html
    assert "epoch" not in report(made(), [], "ETRF2000", float("nan"))
    assert html.count("<img") == 1 and "src='data:image/png;base64,iVBORw=='" in html
    assert "<P5>" not in html and "http" not in html and "<script" not in html


def test_observations_are_counted_step_by_step():
    targets, counts = tables(report(made(), [], "ITRF2014", 2016.5))["What was used"]
    assert targets[1:] == [["given", "5 (100.0 %)"], ["solved", "4 (80.0 %)"], ["kept", "3 (60.0 %)"]]
    rows = {row[0]: row[1:] for row in counts[1:]}
    assert rows["observed"] == ["24 (100.0 %)", "24 (100.0 %)", "48 (100.0 %)"]
    assert rows["removed: residual beyond the resolution"] == ["1 (4.2 %)", "0 (0.0 %)", "1 (2.1 %)"]
    assert rows["removed: residual beyond the limit in sigmas of its group"][2] == "2 (4.2 %)"
    assert rows["removed: its geometry saw another scatterer"][2] == "2 (4.2 %)"
    assert rows["of targets that are not solved"] == ["1 (4.2 %)", "1 (4.2 %)", "2 (4.2 %)"]
    assert rows["used"] == ["21 (87.5 %)", "20 (83.3 %)", "41 (85.4 %)"]
    assert rows["used, of targets that are kept"][2] == "29 (60.4 %)"
    whole = [int(row[3].split()[0]) for row in counts[1:]]
    assert whole[0] == sum(whole[1:-1])  # nothing is lost, nothing counts twice


def test_what_was_taken_off():
    html = report(made(), [], "ITRF2014", 2016.5)
    ((_, *rows),) = tables(html)["What was taken off"]
    assert rows[0] == ["Troposphere", "range", "+2.950", "0.090", "3.050", "0.040", "0.030"]
    assert rows[1] == ["Tide", "range", "+0.050", "0.060", "0.130", "0.003", "0.002"]
    assert rows[2] == ["Tide", "azimuth", "-0.001", "0.020", "0.050", "0.003", "0.002"]
    assert len(rows) == 3 and "<li>Troposphere: VMF3 &amp; GPT</li>" in html
    bare = report(dataclasses.replace(made(), applied=[]), [], "ITRF2014", 2016.5)
    assert "Nothing was taken off" in bare


def test_averages_by_geometry_are_the_papers_table():
    html = report(made(), [], "ITRF2014", 2016.5)
    ((head, *rows),) = tables(html)["Accuracy by geometry"]
    assert head[2:] == [f"{axis} {kind}, cm" for axis in "ENH" for kind in ("formal", "total")]
    assert [row[:2] for row in rows] == [["AA", "1"], ["AD", "2"]]  # P4 is not kept
    total = np.hypot(FORMAL_CM, COMMON_CM)
    for row, which in zip(rows, ([2], [0, 1])):
        for axis in range(3):
            for cell, sigma in zip(row[2 + 2 * axis : 4 + 2 * axis], (FORMAL_CM, total)):
                values = 1.96 * sigma[which, axis]
                spread = f"{values.std(ddof=1):.2f}" if len(which) > 1 else "–"
                assert cell == f"{values.mean():.2f} ± {spread}"
    assert "alone it flatters" in html


def test_two_geometries_cannot_find_a_mismatch_in_range():
    positions = made()
    assert "Targets of class AA, AD are seen by two geometries only" in report(positions, [], "ITRF2014", 2016.5)
    quad = dataclasses.replace(positions, geometry=["ADAD", "ADAD", "ADA", "ADAD", ""])
    assert "two geometries only" not in report(quad, [], "ITRF2014", 2016.5)


def test_the_budget_adds_up():
    html = report(made(), [], "ITRF2014", 2016.5)
    ((_, *rows),) = tables(html)["Error budget"]
    found = {row[0]: np.array(row[1:], float) for row in rows}
    rms = {
        "zenith delay": COMMON_CM[:3],
        "formal: scatter of the observations": FORMAL_CM[:3],
        "total": np.hypot(FORMAL_CM, COMMON_CM)[:3],
    }
    assert list(found) == list(rms)
    for name, values in rms.items():
        each = np.sqrt((values**2).mean(axis=0))
        np.testing.assert_allclose(found[name], [*each, np.linalg.norm(each)], atol=0.0051)
    assert "1 more sources do less than 0.05 mm" in html


def test_larger_sources_come_first():
    positions = made()
    small = positions.budget_m2["zenith delay"] / 4
    more = dataclasses.replace(positions, budget_m2={"half": small, "zenith delay": 4 * small})
    ((_, *rows),) = tables(report(more, [], "ITRF2014", 2016.5))["Error budget"]
    assert [row[0] for row in rows][:2] == ["zenith delay", "half"]


def test_the_cleaning_by_sigmas_and_what_s_means_are_told():
    positions = made()
    html = report(positions, [], "ITRF2014", 2016.5, Limits())
    assert "Residuals beyond 2 S were removed" in html and "S was divided by 0.880" in html
    assert "counted about zero" in html
    for limits in (None, Limits(sigmas=0)):
        html = report(positions, [], "ITRF2014", 2016.5, limits)
        assert "divided by" not in html and "counted about zero" in html


def test_tracks():
    ((_, *rows),) = tables(report(made(), [], "ITRF2014", 2016.5))["Tracks"]
    day = ["2014-05-01", "2014-05-23"]
    assert rows[0] == ["a42", "ascending", "TSX-1", "3", *day, "0.020", "0.110", "+0.001", "-0.050"]
    assert rows[1] == ["d36", "descending", "TSX-1", "3", *day, "0.030", "0.120", "-0.002", "+0.040"]


def test_targets_the_surest_first():
    positions = made()
    ((_, *rows),) = tables(report(positions, [], "ITRF2014", 2016.5))["Targets"]
    assert [row[0] for row in rows] == ["P1", "P2", "P3", "P4"] and [row[2] for row in rows] == ["yes"] * 3 + ["no"]
    assert rows[0][1:] == [
        "AD", "yes", "13.37000000", "52.52000000", "75.000", "1.00", "2.00", "2.50", "0.030", "0.120", "-0.002",
        "-0.050", "4\u00a0/\u00a05",
    ]  # fmt: skip
    assert best_first(positions).tolist() == [0, 1, 2, 3] and class_order(positions.geometry) == ["AA", "AD"]


def test_a_long_table_is_cut():
    positions = locate(scene({"a42": 3, "d36": 3}, 230).observations)
    html = report(positions, [], "ITRF2014", 2016.5)
    ((_, *rows),) = tables(html)["Targets"]
    assert len(rows) == 200 and "200 of 230 solved targets" in html
    size = [np.linalg.norm(np.array(row[6:9], float)) for row in rows]
    assert (np.diff(size) > -0.02).all()


def test_what_is_left_out_is_grouped_by_reason():
    positions = made()
    ((_, *rows),) = tables(report(positions, [], "ITRF2014", 2016.5))["Not solved, not kept"]
    assert [REASONS[3], "not kept", "1", "P4"] in rows and [REASONS[4], "not solved", "1", "<P5>"] in rows
    other = REASONS[3].replace("0.53", "1.20")
    more = dataclasses.replace(positions, reason=["", other, other, REASONS[3], REASONS[4]])
    ((_, first, _),) = tables(report(more, [], "ITRF2014", 2016.5))["Not solved, not kept"]
    assert first == ["azimuth scatters by … m about zero in up_51, more than … m", "not kept", "3", "P2, P3, P4"]
    clean = dataclasses.replace(positions, reason=[""] * 5)
    assert "Not solved" not in report(clean, [], "ITRF2014", 2016.5)


def test_known_coordinates_give_errors_and_ratios():
    positions = made()
    error_cm = np.array([[2.0, -1.0, 5.0], [-3.0, 0.5, 0.0]])
    known = {name: positions.xyz_m[i] - error_cm[i] / 100 @ TURN for i, name in enumerate(("P1", "P2"))}
    html = report(positions, [], "ITRF2014", 2016.5, reference={**known, "<P5>": positions.xyz_m[0], "X": [1, 2, 3]})
    ((_, *rows),) = tables(html)["Against known coordinates"]
    total = np.hypot(FORMAL_CM, COMMON_CM)
    assert rows[0][:6] == ["P1", "AD", "+2.0", "-1.0", "+5.0", "5.5"]
    np.testing.assert_allclose(np.array(rows[0][6:], float), error_cm[0] / total[0], atol=0.0051)
    assert [row[0] for row in rows[2:]] == ["mean", "standard deviation", "root mean square"]
    np.testing.assert_allclose(np.array(rows[2][2:5], float), error_cm.mean(axis=0), atol=0.051)
    np.testing.assert_allclose(np.array(rows[3][2:5], float), error_cm.std(axis=0, ddof=1), atol=0.051)
    rms = np.sqrt((error_cm**2).mean(axis=0))
    np.testing.assert_allclose(np.array(rows[4][2:6], float), [*rms, np.linalg.norm(rms)], atol=0.051)
    assert "2 of 4 reference points are no solved target" in html and "here 4 of 6 do (66.7 %)" in html
    assert "1 of 1 reference points are no" in report(positions, [], "F", 1.0, reference={"X": [1, 2, 3]})


@pytest.mark.parametrize("bad", [[1.0, 2.0], [np.nan, 0, 0], [[1, 2, 3]]])
def test_a_reference_must_be_a_place(bad):
    with pytest.raises(EngineInputError, match="The reference of 'P1' is no X, Y, Z"):
        report(made(), [], "ITRF2014", 2016.5, reference={"P1": bad})


def test_without_a_target_that_is_kept_the_report_says_so():
    positions = dataclasses.replace(made(), reason=["much too wide"] * 5)
    html = report(positions, [], "ITRF2014", 2016.5)
    assert "No target is kept; these averages are over those that are solved" in html
    ((_, *rows),) = tables(html)["Accuracy by geometry"]
    assert rows[1][:2] == ["AD", "3"]


def test_simulated_targets_lie_within_their_sigmas():
    """The whole way: in 95 % of the coordinates the ratio to sigma is below 1.96."""
    simulated = scene({"a42": 12, "d36": 12, "a51": 12}, 60, (0.02, 0.06), seed=5, bound=False)
    limits = Limits()
    positions = locate(simulated.observations, options=StereoOptions(limits))
    truth = dict(zip(positions.targets, simulated.truth))
    html = report(positions, [], "ITRF2014", 2014.5, limits, truth)
    within, whole = map(int, re.search(r"here (\d+) of (\d+) do", html).groups())
    assert whole == 180 and 0.90 < within / whole < 0.99
