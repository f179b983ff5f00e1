"""Fusions that cannot be, or that fail: a sentence for each, and what stood there stays."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsProcessingException,
)
from vertical_city.engine.pointcloud.cloud import CloudInfo, Points
from vertical_city.engine.pointcloud.simulate_clouds import NO_ERRORS, see
from vertical_city.engine.sar.gcp_table import (
    COLUMNS,
)

from .conftest import Feedback, Stops
from .fused_city import coordinates, gcps, parameters, pyproj_crs, read_cloud, residuals, small, table_of, write_cloud

# Input that cannot be used.


def changed(rows, **fields):
    return [{**row, **fields} for row in rows]


def other_run(rows):
    return [row for row in rows if row["target"] == "LP99"]


BAD = [
    ({"STEREO": None, "RESIDUALS": None}, "Stereo SAR points: none is given, but the mode geodetic needs it"),
    ({"COORDINATES": "longitude = 13; latitude = 52; height = 80"}, "Coordinates are given too; give one of both"),
    ({"STEREO": None, "COORDINATES": "13, 52, 80"}, "Coordinates of the reference point: '13, 52, 80' is no place"),
    ({"STEREO": None, "COORDINATES": "line = 3; sample = 4; height = 80"}, "is no place; write it as 'long"),
    ({"STEREO": None, "COORDINATES": "longitude = 13; latitude = 52; height = 80"}, "moved by .* km"),
    ({"TARGET": "LP99"}, r"no target 'LP99' among the ground control points \("),
    ({"MODE": "guess"}, "Mode: there is no choice 'guess'; choose from geodetic"),
    ({"DIAMETER": -0.1}, r"Diameter of the lamp post \(m\): -0.1 is out of range; give at least 0"),
    ({"DIAMETER": float("nan")}, r"Diameter of the lamp post \(m\): nan is no number"),
    ({"DIAMETER": 30}, "diameter of the post is 30 m; it must be .* at most 10 m"),
    ({"MODE": "geometric", "HELD": "beam99"}, r"no cloud 'beam99'.*\(HELD\); there are beam42_ascending, beam51"),
    ({"MODE": "geometric", "HELD": "beam42_ascending, beam51_ascending, beam36_descending, beam55_descending"},
     "All clouds are held; nothing is left to match"),
    ({"OUTPUT": "/no/such/folder/a.json"}, "Fused point cloud: the folder /no/such/folder does not exist"),
    ({"OUTPUT": "fused.txt"}, "Fused point cloud: fused.txt does not end with"),
    ({"REPORT": "/no/such/folder/a.html"}, "Report: the folder /no/such/folder does not exist"),
    ({"STEREO": lambda s: gcps([])}, "Stereo SAR points: gcp is empty"),
    ({"STEREO": lambda s: gcps(changed(s.gcps, x_m=None))}, "ground control point '.*' has no x_m; take the layer"),
    ({"STEREO": lambda s: gcps(changed(s.gcps, cov_xy_m2=None))}, "has no cov_xy_m2; take the layer that stereo SAR"),
    ({"STEREO": lambda s: residuals(s.residuals)}, "Stereo SAR points: residuals has no field 'x_m'; it has target"),
    ({"RESIDUALS": lambda s: gcps(s.gcps)}, "Residuals of stereo SAR: gcp has no field 'product'; it has target"),
    ({"RESIDUALS": lambda s: residuals(changed(s.residuals, target="LP99"))}, "no used observation of the target"),
    ({"RESIDUALS": None, "STEREO": lambda s: gcps(changed(s.gcps, tracks="beam1; beam2"))},
     "stereo track 'beam1' is of none of the clouds"),
    ({"RESIDUALS": None, "STEREO": lambda s: gcps(changed(s.gcps, tracks=None))}, "tell which tracks made it"),
    ({"STEREO": lambda s: gcps(changed(s.gcps, x_m=s.gcps[0]["x_m"] + 1e4))}, "The nearest .* km from the clouds"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), BAD)
def test_bad_input_gets_a_sentence_and_leaves_nothing(run, exact, tmp_path, change, sentence):
    change = {name: value(exact) if callable(value) else value for name, value in change.items()}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("fusepointclouds", parameters(exact, tmp_path, **change))
    assert list(tmp_path.iterdir()) == []


def test_targets_that_were_not_kept(run, exact, tmp_path):
    rows = [{**row, "kept": int(row["target"] != exact.post)} for row in exact.gcps]
    feedback = Feedback()
    run("fusepointclouds", parameters(exact, tmp_path, STEREO=gcps(rows), TARGET=exact.post), feedback)
    assert any(f"Target '{exact.post}' was not kept" in line for line in feedback.warnings)
    feedback = Feedback()
    run("fusepointclouds", parameters(exact, tmp_path, STEREO=gcps(rows)), feedback)
    assert any("is the nearest" in line and exact.post not in line for line in feedback.warnings)


def test_texts_of_a_csv_are_numbers(run, exact, tmp_path):
    """As a table whose types were not detected; a 0 that is text is not true."""
    rows = [{**row, "kept": 0 if row["target"] == exact.post else 1} for row in exact.gcps]
    layer = table_of(COLUMNS, [[None if row[c] is None else str(row[c]) for c in COLUMNS] for row in rows], COLUMNS)
    feedback = Feedback()
    run("fusepointclouds", parameters(exact, tmp_path, STEREO=layer), feedback)
    assert any("is the nearest" in line and exact.post not in line for line in feedback.warnings)
    layer = table_of(COLUMNS, [["abc"] * len(COLUMNS)], COLUMNS)
    with pytest.raises(QgsProcessingException, match="ground control point 'abc' has no x_m, y_m, z_m"):
        run("fusepointclouds", parameters(exact, tmp_path, STEREO=layer))


def test_one_cloud_and_the_same_twice(run, exact, tmp_path):
    for clouds, sentence in (
        (exact.clouds[:1], "Clouds: 2 or more are needed, but 1 given"),
        ([exact.clouds[0]] * 2, r"given twice \(CLOUDS\)"),
        ([*exact.clouds, str(tmp_path / "none" / "ept.json")], "Clouds: .*none"),
        ([], "Clouds: 2 or more are needed, but 0 given"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=clouds))
        assert list(tmp_path.iterdir()) == []


def test_clouds_that_do_not_fit_together(run, exact, tmp_path):
    views, city = exact.views, exact.city
    geoid = small(tmp_path, "geoid", city, views[2], ("velocity",), height_reference="geoid")
    points = see(city, views[2], 300, NO_ERRORS).points
    bessel = write_cloud(tmp_path / "bessel.json", points, CloudInfo(pyproj_crs(31468), track=views[2].track))
    before = sorted(tmp_path.iterdir())
    for other, mode, sentence in (
        (geoid, "geodetic", "heights of beam42_ascending count from the ellipsoid, those of .* from the geoid; import"),
        (
            geoid,
            "geometric",
            "heights of beam42_ascending count from the ellipsoid, those of .* from the geoid; import",
        ),
        (bessel, "geodetic", "is in DHDN / 3-degree Gauss-Kruger zone 4, .* other datums. Import both"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=[exact.clouds[0], other], MODE=mode))
        assert sorted(tmp_path.iterdir()) == before


def test_heights_above_the_geoid(run, exact, tmp_path):
    views, city, undulation = exact.views, exact.city, 39.5
    clouds = []
    for i in (0, 2):
        seen = see(city, views[i], 800, NO_ERRORS, 2).points
        x, y, z = views[i].track.reference
        track = replace(views[i].track, height_reference="geoid", reference=(x, y, z - undulation))
        clouds.append(
            write_cloud(
                tmp_path / f"g{i}.json", Points(seen.x, seen.y, seen.z - undulation), CloudInfo(city.crs, track=track)
            )
        )
    with pytest.raises(QgsProcessingException, match=r"count from the geoid.* \(UNDULATION\)"):
        run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=clouds))
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=clouds, UNDULATION=undulation))
    fused = read_cloud(results["OUTPUT"])
    assert fused.table.track.height_reference == "geoid"
    for number, i in enumerate((0, 2), 1):
        truth = see(city, views[i], 800, NO_ERRORS, 2).truth
        assert fused.z[fused.track == number].mean() == pytest.approx(truth.z.mean() - undulation, abs=1.5e-3)
        assert fused.x[fused.track == number].mean() == pytest.approx(truth.x.mean(), abs=1.5e-3)


def test_clouds_in_another_crs_come_to_that_of_the_first(run, exact, tmp_path):
    """The second one in the neighbouring zone, where grid north is 3.4 degrees off; its reference point comes along."""
    from pyproj import Transformer

    to = Transformer.from_crs(32633, 32632, always_xy=True)
    seen = see(exact.city, exact.views[2], 800, NO_ERRORS, 2)
    x, y = to.transform(seen.points.x, seen.points.y)
    at = exact.views[2].track.reference
    track = replace(exact.views[2].track, reference=(*to.transform(at[0], at[1]), at[2]))
    other = write_cloud(
        tmp_path / "zone32.json", Points(x, y, seen.points.z), CloudInfo(pyproj_crs(32632), track=track)
    )
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=[exact.clouds[0], other]))
    fused = read_cloud(results["OUTPUT"])
    assert fused.table.crs.to_epsg() == 32633
    found = [getattr(fused, axis)[fused.track == 2].mean() for axis in "xyz"]
    np.testing.assert_allclose(found, [seen.truth.x.mean(), seen.truth.y.mean(), seen.truth.z.mean()], atol=1.5e-3)
    # The other way round, the fused cloud is in zone 32.
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=[other, exact.clouds[0]]))
    fused = read_cloud(results["OUTPUT"])
    assert fused.table.crs.to_epsg() == 32632
    back = to.transform(fused.x, fused.y, direction="INVERSE")
    found = [one[fused.track == 2].mean() for one in (*back, fused.z)]
    # A constant step on the map turns by a minute of arc over the city: a millimetre.
    np.testing.assert_allclose(found, exact.truth[0], atol=5e-3)


def test_clouds_far_apart_have_nothing_to_match(run, exact, tmp_path):
    view = exact.views[2]
    seen = see(exact.city, view, 3000, NO_ERRORS).points
    track = replace(view.track, reference=None)
    far = write_cloud(
        tmp_path / "far.json", Points(seen.x + 50_000, seen.y, seen.z), CloudInfo(exact.city.crs, track=track)
    )
    with pytest.raises(QgsProcessingException, match="clouds have no points near each other"):
        run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=[exact.clouds[0], far], MODE="geometric"))
    assert not (tmp_path / "fused").exists() and not (tmp_path / "fused.html").exists()


def test_clouds_of_a_point_or_two(run, exact, tmp_path):
    """Nothing to draw and nothing to compare; the shift is the same."""
    clouds = [
        small(tmp_path, f"p{i}", exact.city, exact.views[i], ("velocity",), points=n) for i, n in ((0, 1), (2, 2))
    ]
    results = run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=clouds))
    assert results["COUNT"] == 3
    fused = read_cloud(results["OUTPUT"])
    truth = see(exact.city, exact.views[0], 1, NO_ERRORS, 2).truth
    assert fused.z[fused.track == 1][0] == pytest.approx(truth.z[0], abs=2e-3)


def test_an_output_that_is_an_input_is_refused(run, exact, tmp_path):
    copies = [
        shutil.copytree(Path(path).parent, tmp_path / f"c{i}") / "ept.json" for i, path in enumerate(exact.clouds)
    ]
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for name in ("c1.json", "c1/ept.json"):
        given = parameters(exact, tmp_path, CLOUDS=[str(one) for one in copies], OUTPUT=str(tmp_path / name))
        with pytest.raises(QgsProcessingException, match=r"Fused point cloud: .* is also an input"):
            run("fusepointclouds", given)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.slow
def test_what_is_given_and_not_used_is_told(run, exact, noisy, tmp_path):
    feedback = Feedback()
    more = {"MODE": "geometric", "TARGET": "LP13", "UNDULATION": 3.0, "DIAMETER_SIGMA": 0.1, "REPORT": None}
    run("fusepointclouds", parameters(noisy, tmp_path, **more), feedback)
    told = [line for line in feedback.warnings if "it is not used" in line]
    assert len(told) == 5
    feedback = Feedback()
    more = {"COORDINATES": coordinates(exact), "STEREO": None, "TARGET": "LP13", "HELD": "beam42_ascending"}
    run("fusepointclouds", parameters(exact, tmp_path, REPORT=None, **more), feedback)
    told = [line for line in feedback.warnings if "it is not used" in line]
    assert len(told) == 3
    assert "'Clouds that stay, geometric' is given, but the mode geodetic moves all clouds: it is not used." in told


# All or nothing.


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["geodetic", "geometric"])
def test_a_cancel_leaves_what_stood_there(run, noisy, tmp_path, mode):
    """In sampling, in matching, while points are written, while the octree is built, and in the report."""
    run("fusepointclouds", parameters(noisy, tmp_path))
    before = contents(tmp_path)
    for after in (-1, 5, 20, 30, 45, 60, 82, 91):
        with pytest.raises(QgsProcessingException, match="cancelled"):
            run("fusepointclouds", parameters(noisy, tmp_path, MODE=mode), Stops(after))
        assert contents(tmp_path) == before, after


def test_a_report_that_cannot_be_written_leaves_no_cloud(run, exact, tmp_path, monkeypatch):
    from vertical_city.engine.errors import EngineInputError
    from vertical_city.ui.plots import fusion

    def full(*arguments):
        raise EngineInputError("No room.")

    for stood in (False, True):
        before = contents(tmp_path)
        with monkeypatch.context() as patch:
            patch.setattr(fusion, "write_report", full)
            with pytest.raises(QgsProcessingException, match="No room"):
                run("fusepointclouds", parameters(exact, tmp_path))
        assert contents(tmp_path) == before
        if not stood:
            run("fusepointclouds", parameters(exact, tmp_path))


def test_a_cloud_that_cannot_be_placed_takes_the_report_back(run, exact, tmp_path, monkeypatch):
    from vertical_city.engine.pointcloud.writers import base

    def locked(made, target):
        raise PermissionError(13, "Permission denied")

    for stood in (False, True):
        before = contents(tmp_path)
        with monkeypatch.context() as patch:
            patch.setattr(base, "_put", locked)
            with pytest.raises(QgsProcessingException, match=r"cannot be written \(Permission denied\)"):
                run("fusepointclouds", parameters(exact, tmp_path, CLOUDS=exact.clouds[:3]))
        assert contents(tmp_path) == before
        if not stood:
            run("fusepointclouds", parameters(exact, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["geodetic", "geometric"])
def test_progress_never_falls(run, noisy, tmp_path, mode):
    feedback = Feedback()
    seen = []
    feedback.progressChanged.connect(seen.append)
    run("fusepointclouds", parameters(noisy, tmp_path, MODE=mode), feedback)
    assert len(seen) > 10 and seen == sorted(seen) and seen[-1] == 100
