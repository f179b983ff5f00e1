"""The dialog of the import of clouds: columns are guessed, shown, changed and reach the run."""

import subprocess
import sys
import time

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingModelAlgorithm
from qgis.gui import QgsProcessingModelerParameterWidget
from qgis.PyQt.QtWidgets import QApplication
from vertical_city.engine.pointcloud.readers import open_table
from vertical_city.engine.pointcloud.roles import parse, take_sample

ID = "verticalcity:importpointcloud"


@pytest.fixture
def dialog(provider, without_iface):
    """dialog(parameters) -> the dialog of the algorithm, and the panel of its columns."""
    import processing

    made = []

    def dialog(**parameters):
        one = processing.createAlgorithmDialog(ID, parameters)
        made.append(one)
        return one, one.mainWidget().wrappers["COLUMNS"].panel

    yield dialog
    for one in made:
        one.close()
        one.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def table(tmp_path):
    """Fifty points, with commas."""
    generator = np.random.default_rng(1)
    longitude, latitude = 13.4 + generator.uniform(0, 0.01, 50), 52.5 + generator.uniform(0, 0.01, 50)
    rows = zip(longitude, latitude, generator.uniform(40, 90, 50), generator.normal(0, 3, 50))
    lines = ["lon,lat,height,VEL,quality of it"]
    lines += ["{:.7f},{:.7f},{:.2f},{:.2f},7".format(*row) for row in rows]
    path = tmp_path / "points.csv"
    path.write_text("\n".join(lines))
    return path


def wait(until, seconds=20):
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        QApplication.processEvents()
        time.sleep(0.01)


def edited(panel, text):
    """Type a text, and wait until it is checked."""
    panel.notes.setText("...")
    panel.text.setPlainText(text)
    wait(lambda: panel.notes.text() != "...", 5)
    return panel.notes.text()


def heads(panel):
    return [panel.rows.horizontalHeaderItem(i).text().split("\n") for i in range(panel.rows.columnCount())]


def test_a_click_shows_the_guess_and_the_first_rows(dialog, table):
    one, panel = dialog(INPUT=str(table))
    assert not panel.rows.isVisibleTo(panel) and not panel.notes.isVisibleTo(panel)
    panel.button.click()
    assert panel.text.toPlainText().splitlines() == [
        "longitude = lon", "latitude = lat", "height = height", "velocity = VEL",
    ]  # fmt: skip
    assert panel.notes.isVisibleTo(panel) and panel.notes.text().startswith("points.csv: delimited text")
    assert heads(panel) == [
        ["lon", "longitude"], ["lat", "latitude"], ["height", "height"], ["VEL", "velocity"], ["quality of it", ""],
    ]  # fmt: skip
    first = table.read_text().splitlines()[1:6]
    shown = [[float(panel.rows.item(row, i).text()) for i in range(5)] for row in range(panel.rows.rowCount())]
    assert shown == [[float(value) for value in line.split(",")] for line in first]
    used, not_used = (panel.rows.item(0, i).foreground().color() for i in (3, 4))
    assert used != not_used
    one.resize(900, 700)
    one.show()
    QApplication.processEvents()
    # The panel has its place in the dialog: nothing of it is squeezed away.
    assert panel.text.height() > 80 and panel.rows.height() > 5 * panel.rows.rowHeight(0)
    panel.text.undo()
    assert panel.text.toPlainText() == ""


def test_an_edited_text_is_checked_and_reaches_the_run(dialog, table, tmp_path):
    output = tmp_path / "cloud.json"
    one, panel = dialog(INPUT=str(table), OUTPUT=str(output))
    panel.button.click()
    said = edited(panel, 'longitude = lon\nlatitude = lat\nheight = 100 + height\nquality = "quality of it"')
    assert said.startswith("points.csv: ") and "\n" not in said
    assert heads(panel)[4] == ["quality of it", "quality"] and heads(panel)[2] == ["height", "height"]
    wanted = panel.text.toPlainText()
    assert one.createProcessingParameters()["COLUMNS"] == wanted
    one.show()
    # Else a message box would wait for an answer.
    assert one.algorithm().checkParameterValues(one.createProcessingParameters(), QgsProcessingContext()) == (True, "")
    one.runButton().click()
    wait((tmp_path / "cloud" / "ept.json").exists)
    wait(one.runButton().isEnabled)
    cloud = take_sample(open_table(tmp_path / "cloud" / "ept.json"))
    assert set(cloud["quality"].tolist()) == {7.0} and cloud["z"].min() >= 140


def test_values_that_are_not_plausible_and_errors_are_told_in_the_label(dialog, table, tmp_path):
    _, panel = dialog()
    panel.button.click()
    assert panel.notes.text() == "Choose the table or cloud first." and panel.text.toPlainText() == ""
    _, panel = dialog(INPUT=str(tmp_path / "none.csv"))
    panel.button.click()
    assert "none.csv is not there" in panel.notes.text()
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    _, panel = dialog(INPUT=str(picture))
    panel.button.click()
    assert "picture.csv is no point cloud" in panel.notes.text()
    assert not panel.rows.isVisibleTo(panel)
    _, panel = dialog(INPUT=str(table))
    panel.button.click()
    assert "There is no column 'lot'" in edited(panel, "longitude = lot")
    assert "no definition" in edited(panel, "longitude lon")
    assert len(edited(panel, "velocity = 1000 * VEL").splitlines()) == 2
    assert edited(panel, "") == "points.csv: delimited text (CSV, TXT)."


def test_columns_without_a_meaning_are_shown_with_what_is_missing(dialog, tmp_path):
    path = tmp_path / "nameless.csv"
    path.write_text("a,b,c\n1,2,x\n4,5,y\n")
    _, panel = dialog(INPUT=str(path))
    panel.text.setPlainText("height = c")
    panel.button.click()
    assert "no columns of positions were found" in panel.notes.text()
    # What was there is not lost, and the rows help to say which columns they are.
    assert panel.text.toPlainText() == "height = c" and panel.rows.rowCount() == 2
    assert heads(panel) == [["a", ""], ["b", ""], ["c", ""]]


def test_the_file_is_read_as_the_dialog_says(dialog, tmp_path, monkeypatch):
    from vertical_city.ui import columns_widget

    asked = {}
    monkeypatch.setattr(
        columns_widget, "open_table", lambda path, kind, **how: asked.update(how) or open_table(path, kind, **how)
    )
    path = tmp_path / "table.dat"
    rows = [f"{13.4 + i / 1000:.4f}|{52.5 + i / 1000:.4f}|{i}.25".replace(".", ",") for i in range(9)]
    path.write_text("\n".join(rows))
    _, panel = dialog(INPUT=str(path), FORMAT="csv", DELIMITER="pipe", DECIMAL="comma", HEADER="no")
    panel.button.click()
    assert [name for name, _ in heads(panel)] == ["column_1", "column_2", "column_3"]
    assert [panel.rows.item(4, i).text() for i in range(3)] == ["13.404", "52.504", "4.25"]
    assert asked == {"delimiter": "pipe", "header": False, "decimal": ",", "bad_lines": 1000}
    _, panel = dialog(INPUT=str(path), FORMAT="npz")
    panel.button.click()
    assert "table.dat" in panel.notes.text() and panel.text.toPlainText() == ""


def test_another_file_takes_back_what_was_said_but_not_the_text(dialog, table):
    one, panel = dialog(INPUT=str(table))
    panel.button.click()
    one.mainWidget().wrappers["INPUT"].wrappedWidget().setFilePath(str(table) + "x")
    assert not panel.rows.isVisibleTo(panel) and not panel.notes.isVisibleTo(panel)
    assert panel.text.toPlainText().startswith("longitude = lon")


def test_parameters_that_are_given_are_shown_one_a_line(dialog, table):
    one, panel = dialog(
        INPUT=str(table), COLUMNS="longitude = lon; latitude = lat; x_ = \"quality of it\"; id = 'a; b'"
    )
    assert panel.text.toPlainText().splitlines() == [
        "longitude = lon", "latitude = lat", 'x_ = "quality of it"', "id = 'a; b'",
    ]  # fmt: skip
    assert one.createProcessingParameters()["COLUMNS"] == panel.text.toPlainText()


def test_lines_mean_what_the_text_means(qgis_app, tmp_path):
    from vertical_city.ui.columns_widget import in_lines

    path = tmp_path / "points.csv"
    path.write_text('lon,lat,"a ""b""; c = d",20160101,20160201\n1,2,3,4,5\n1,2,4,5,6\n')
    table = open_table(path)
    sample = take_sample(table)
    text = parse('keep = "a ""b""; c = d"; height = none', table, sample).text()
    assert in_lines(text).count("\n") == 4
    assert parse(in_lines(text), table, sample) == parse(text, table, sample)


def test_batch_and_models_keep_a_plain_field(provider, without_iface):
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ID)
    batch = BatchAlgorithmDialog(algorithm.create())
    wrapper = batch.mainWidget().wrappers[0][batch.mainWidget().parameter_to_column["COLUMNS"]]
    wrapper.setParameterValue("velocity = v", batch.mainWidget().processing_context)
    assert type(wrapper).__name__ != "ColumnsWrapper" and wrapper.parameterValue() == "velocity = v"
    model = QgsProcessingModelAlgorithm("model", "group")
    modeler = ModelerParametersDialog(algorithm, model)
    widget = modeler.widget.widget.wrappers["COLUMNS"]
    assert isinstance(widget, QgsProcessingModelerParameterWidget)
    widget.setWidgetValue(widget.value().fromStaticValue("velocity = v"))
    assert widget.value().staticValue() == "velocity = v"
    for one in (batch, modeler):
        one.close()
        one.deleteLater()
    QApplication.processEvents()


def test_the_plugin_starts_without_windows_and_without_processing(tmp_path):
    script = (
        "import sys\n"
        "from qgis.core import QgsApplication\n"
        "app = QgsApplication([], False); app.initQgis()\n"
        "from vertical_city.plugin import VerticalCityPlugin\n"
        "plugin = VerticalCityPlugin(None); plugin.initProcessing()\n"
        f"definition = app.processingRegistry().algorithmById('{ID}').parameterDefinition('COLUMNS')\n"
        "print(definition.metadata()['widget_wrapper']['class'])\n"
        "print([name for name in ('processing', 'vertical_city.ui.columns_widget') if name in sys.modules])\n"
        "plugin.unload()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["vertical_city.ui.columns_widget.ColumnsWidget", "[]"], done.stderr
