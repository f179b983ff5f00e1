"""Ground control points by stereo SAR, as an algorithm, on the real reflector of Prievidza."""

import re
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPoint,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsVectorLayer,
)

from .conftest import Feedback, Stops

FOLDER = Path(__file__).parents[1] / "data" / "sar" / "prievidza"
TRUTH = 18.6713926740, 48.7572134565, 460.2245
COLUMNS = """
target = 'LHE-KU-1'; product = stack + date; track = stack; pass_direction = pass; sensor = 'S1'
epoch = utc_day; t_az_s = t_az_sod_raw; tau_s = 2 * tau_oneway_s_raw
bistatic_azimuth_s = -corr_bistatic_add_s
doppler_range_range_s = -2 * corr_doppler_rg_add_s
fm_rate_azimuth_s = corr_fm_az_subtract_s
ionosphere_range_m = iono_slant_m_gecoris
troposphere_range_m = tropo_slant_m_saast
"""
TABLE = ["bistatic", "doppler_range", "fm_rate", "ionosphere"]


def table(name):
    layer = QgsVectorLayer(
        f"file://{FOLDER / name}?type=csv&delimiter=,&geomType=none&detectTypes=yes", name, "delimitedtext"
    )
    assert layer.isValid()
    return layer


def parameters(folder, **more):
    return {
        "OBSERVATIONS": table("observations.csv"), "COLUMNS": COLUMNS, "ORBITS": table("state_vectors.csv"),
        "ORBIT_COLUMNS": "product = stack + date; t_s = t_sod", "TABLE_CORRECTIONS": TABLE,
        "CORRECTIONS": ["solid_tide", "troposphere"], "FRAME": "EPSG:7930", "OUTPUT": str(folder / "gcp.gpkg"),
        "ELLIPSES": str(folder / "ellipses.gpkg"), "RESIDUALS": str(folder / "residuals.gpkg"),
        "REPORT": str(folder / "report.html"), **more,
    }  # fmt: skip


def rows(path):
    layer = QgsVectorLayer(str(path), "", "ogr")
    assert layer.isValid()
    names = [field.name() for field in layer.fields()]
    return layer, [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def reflector():
    known = QgsVectorLayer("PointZ?crs=EPSG:4258&field=name:string", "known", "memory")
    feature = QgsFeature(known.fields())
    feature.setAttributes(["LHE-KU-1"])
    feature.setGeometry(QgsGeometry(QgsPoint(*TRUTH)))
    known.dataProvider().addFeatures([feature])
    return known


def test_the_reflector_of_prievidza(run, tmp_path):
    results = run("stereogcp", parameters(tmp_path))
    assert (results["TARGETS"], results["SOLVED"], results["KEPT"]) == (1, 1, 1)
    layer, (row,) = rows(results["OUTPUT"])
    assert layer.crs().authid() == "EPSG:32634"
    geometry = next(layer.getFeatures()).geometry()  # held, or its points are gone
    assert geometry.constGet().z() == pytest.approx(row["height_m"], abs=1e-6)
    north, east = (row["latitude"] - TRUTH[1]) * 111_200, (row["longitude"] - TRUTH[0]) * 73_300
    assert abs(north) < 0.15 and abs(east) < 0.15 and abs(row["height_m"] - TRUTH[2]) < 0.30
    # What is quoted covers the truth; the formal sigma would not.
    assert abs(row["height_m"] - TRUTH[2]) < row["ci95_u_m"]
    assert abs(row["height_m"] - TRUTH[2]) > 1.96 * row["formal_u_m"]
    assert abs(north) < row["ci95_n_m"] and abs(east) < row["ci95_e_m"]
    assert row["geometry"] == "AD" and row["passes"] == 60 and row["frame"] == "ETRF2000"
    assert results["SIGMA_U"] == pytest.approx(row["sigma_u_m"])
    _, residuals = rows(results["RESIDUALS"])
    assert len(residuals) == 60 and {one["range_use"] for one in residuals} >= {"used"}
    assert np.sqrt(np.mean([one["range_m"] ** 2 for one in residuals])) == pytest.approx(0.2, abs=0.05)
    ellipses, (ellipse,) = rows(results["ELLIPSES"])
    area = next(ellipses.getFeatures()).geometry().area()
    assert area == pytest.approx(np.pi * ellipse["major95_m"] * ellipse["minor95_m"] * 100**2, rel=0.01)
    assert "LHE-KU-1" in Path(results["REPORT"]).read_text(encoding="utf-8")


def test_one_direction_alone_is_refused(run, tmp_path):
    observations = table("observations.csv")
    assert observations.setSubsetString("pass = 'ASCENDING'")
    with pytest.raises(QgsProcessingException, match=r"lines of sight meet at .* degrees, 2 are wanted"):
        run("stereogcp", parameters(tmp_path, OBSERVATIONS=observations))
    assert list(tmp_path.iterdir()) == []


def test_known_positions_tell_what_each_correction_is_worth(run, tmp_path):
    """The figures of the fixed weights are those published with the data, from 4.45 m as measured to 0.23 m."""
    everything = [*TABLE, "troposphere", "plate_motion", "solid_tide"]
    more = "".join(
        f"{ours}_{axis}_m = {theirs}_{axis}_m\n"
        for ours, theirs in (("plate_motion", "itrf_minus_etrf"), ("solid_tide", "set"))
        for axis in "xyz"
    )
    results = run("stereogcp", parameters(
        tmp_path, COLUMNS=COLUMNS + more, TABLE_CORRECTIONS=everything, CORRECTIONS=[], FRAME=None, CHECK=reflector(),
    ))  # fmt: skip
    report = Path(results["REPORT"]).read_text(encoding="utf-8")
    table = report.split("Step by step")[1].split("</table>")[0]
    in_space = [float(re.findall(r"<td>(.*?)</td>", row)[4]) for row in table.split("<tr>")[2:]]
    assert len(in_space) == 8
    for measured, wanted in zip((in_space[0], in_space[-1]), (4.45, 0.23)):
        assert measured == pytest.approx(wanted, abs=0.01)
    assert in_space == sorted(in_space, reverse=True)


BAD = [
    ({"COLUMNS": COLUMNS.replace("2 * tau", "tau")}, r"slant range of \d+ km, less than the platform's height"),
    (
        {"COLUMNS": COLUMNS.replace("2 * tau", "4 * tau")},
        "passes do not see where the first puts it; range times must be two-way",
    ),
    (
        {"COLUMNS": COLUMNS.replace("t_az_sod_raw", "tau_oneway_s_raw")},
        "No azimuth time lies within the orbit of its pass: that of s1_dsc51 20200222 covers 2020-02-22T04:52:5",
    ),
    ({"COLUMNS": ""}, "lack the columns target, product, tau_s"),
    ({"COLUMNS": "tau_s"}, "'tau_s' is no definition of a column"),
    ({"ORBITS": None}, "none is given, and the table names none"),
    ({"ORBIT_COLUMNS": ""}, "state vectors lacks product, t_s or time_utc"),
    ({"ORBIT_COLUMNS": "product = date; t_s = t_sod"}, "None of the 60 products of the observations has an orbit"),
    ({"TABLE_CORRECTIONS": [*TABLE, "troposphere"]}, "The troposphere would be corrected twice"),
    ({"TABLE_CORRECTIONS": [*TABLE, "pole_tide"]}, "no columns of the pole tide"),
    ({"CORRECTIONS": ["ocean_loading"]}, "Ocean tide loading needs a BLQ file"),
    ({"CORRECTIONS": ["ionosphere"], "TABLE_CORRECTIONS": []}, "neither an IONEX file nor a fixed electron content"),
    ({"ORBIT_FRAME": "moon"}, "moon"),
    ({"FRAME": "EPSG:7789"}, "does not move with a plate"),
    ({"SIGMA_LIMIT": 0.5}, "would remove a third of good observations"),
    ({"EPOCH": 2000.0, "FRAME": None}, r"Epoch \(year\): no plate is chosen"),
    ({"EPOCH": 2000.0}, r"Epoch \(year\): it is given beside Frame of the positions"),
    ({"PLATE": "EURA"}, "Plate: it is given beside Frame of the positions"),
    ({"CORRECTIONS": ["none", "solid_tide"]}, "Corrections: 'none' is chosen beside solid_tide"),
    ({"ORBIT_FILES": "/no/such"}, "Folder of precise orbits: /no/such cannot be read: there is no such folder"),
    ({"ORBIT_FILES": __file__}, "test_stereo.py is a file; choose a folder"),
    ({"EOP": "/no/such"}, "Earth orientation parameters: /no/such cannot be read: there is no such file"),
    ({"CALIBRATION": str(FOLDER)}, "Calibration offsets: .*prievidza is a folder; choose a file"),
    ({"EOP": "no_such_file.txt"}, "no_such_file.txt cannot be read: there is no such file"),
    ({"IONOSPHERE": ["/no/such"]}, "Ionosphere files .*: /no/such cannot be read: there is no such file"),
    ({"OBSERVATIONS": __file__}, "Observations: test_stereo.py is not a table .* CSV file must be in UTF-8"),
    ({"REFERENCE": __file__}, "is not a vector layer that can be read; choose a layer of points"),
    ({"REFERENCE": reflector, "REFERENCE_NAME": "nope"}, "known has no field 'nope'; it has name"),
    ({"CHECK": reflector, "CHECK_NAME": "nope"}, "known has no field 'nope'; it has name"),
    ({"CRS": "EPSG:4978"}, "CRS of the layers .*: WGS 84 is a Geocentric CRS; give a projected or a geographic 2D one"),
    ({"CRS": "EPSG:4979"}, "WGS 84 is a Geographic 3D CRS"),
    ({"MIN_INTERSECTION": float("nan")}, r"Least intersection angle \(degrees\): nan is no number"),
    ({"TEC": float("nan")}, r"Fixed electron content \(TECU\): nan is no number"),
    ({"EXAGGERATION": 1e6}, "give at least 1 and at most 100000"),
]


@pytest.mark.parametrize(("change", "sentence"), BAD)
def test_bad_input_gets_a_sentence_and_leaves_nothing(run, tmp_path, change, sentence):
    change = {name: value() if callable(value) else value for name, value in change.items()}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("stereogcp", parameters(tmp_path, **change))
    assert list(tmp_path.iterdir()) == []


def test_what_is_left_out_is_told(run, tmp_path):
    feedback = Feedback()
    results = run("stereogcp", parameters(tmp_path, CORRECTIONS=["sentinel1_timing"], TABLE_CORRECTIONS=[]), feedback)
    assert results["SOLVED"] == 1
    said = " ".join(feedback.warnings)
    for effect in ("solid Earth tide", "troposphere", "ionosphere", "timing terms of Sentinel-1"):
        assert effect in said


@pytest.mark.slow
def test_a_cancel_leaves_every_output_as_it_was(run, tmp_path):
    """Whether layers are being filled or the report is being written."""
    run("stereogcp", parameters(tmp_path))
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert len(before) == 4
    for after in (70, 86, 91):
        with pytest.raises(QgsProcessingException, match="cancelled"):
            run("stereogcp", parameters(tmp_path, CORRECTIONS=["none"]), Stops(after))
        assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before, after


def test_a_report_that_cannot_be_written_leaves_no_layer(run, tmp_path, monkeypatch):
    from vertical_city.algorithms.sar import locate_run

    def full(*arguments):
        raise locate_run.EngineInputError("No room.")

    monkeypatch.setattr(locate_run, "write_report", full)
    with pytest.raises(QgsProcessingException, match="No room"):
        run("stereogcp", parameters(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_no_corrections_at_all(run, tmp_path):
    feedback = Feedback()
    run("stereogcp", parameters(tmp_path, CORRECTIONS=["none"], TABLE_CORRECTIONS=[], FRAME=None), feedback)
    assert sum("is not corrected" in line for line in feedback.warnings) == 3


def test_what_is_given_and_not_used_is_told(run, tmp_path):
    corrections = FOLDER.parent / "corrections"
    files = {
        "TROPOSPHERE": [str(corrections / "prievidza_troposphere.csv")], "TEC": 10.0,
        "IONOSPHERE": [str(corrections / "jplg3190.15i.gz")], "EOP": str(corrections / "finals2000A_sample.all"),
        "OCEAN_LOADING": str(corrections / "onsala_reykjavik.blq"), "ATMOSPHERIC_LOADING": __file__,
        "CALIBRATION": __file__, "ORBIT_FILES": str(FOLDER),
    }  # fmt: skip
    feedback = Feedback()
    run("stereogcp", parameters(tmp_path, CORRECTIONS=["solid_tide"], **files), feedback)
    told = [line for line in feedback.warnings if "it is not used" in line]
    assert len(told) == len(files)
    assert "'Calibration offsets' is given, but calibration is not among the corrections: it is not used." in told
    assert "'Folder of precise orbits' is given beside 'State vectors (or products)': it is not used." in told


def test_reference_targets_are_not_kept(run, tmp_path):
    feedback = Feedback()
    more = {"REFERENCE": reflector(), "TABLE_CORRECTIONS": [], "CALIBRATION": __file__}
    results = run("stereogcp", parameters(tmp_path, **more), feedback)
    assert (results["SOLVED"], results["KEPT"]) == (1, 0) and "SIGMA_E" not in results
    _, (row,) = rows(results["OUTPUT"])
    assert (row["kept"], row["reason"], row["frame"]) == (0, "reference target", "frame of the reference targets")
    assert abs(row["height_m"] - TRUTH[2]) < 0.01
    for label in ("Calibration offsets", "Frame of the positions"):
        assert f"'{label}' is given, but a reference target takes off all effects: not used." in feedback.warnings


def test_the_rare_parameters_are_advanced_and_the_help_begins_with_the_defaults(provider):
    from vertical_city.engine.sar.correction_choice import DEFAULT

    advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    algorithm = provider.algorithm("stereogcp")
    shown = [one.name() for one in algorithm.parameterDefinitions() if not one.flags() & advanced]
    assert shown.index("TEC") == shown.index("IONOSPHERE") + 1
    assert "CALIBRATION" in shown and "EXAGGERATION" not in shown
    definition = algorithm.parameterDefinition("CORRECTIONS")
    assert definition.options()[-1] == "none"
    places = [definition.help().index(f"{name}: ") for name in (*DEFAULT, "pole_tide", "ionosphere")]
    assert max(places[: len(DEFAULT)]) < min(places[len(DEFAULT) :])
