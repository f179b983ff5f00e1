"""What the dock shows of the selected point target, its picture and the report. Data is simulated."""

import dataclasses
import sys

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsVectorLayer
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.sar import analysis
from vertical_city.engine.sar.analysis import COLUMNS, DROPPED, TEXTS, Targets, analyse_products, portrait
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.pta import PtaOptions
from vertical_city.engine.sar.pta_report import PtaSummary, TrackSummary, report
from vertical_city.engine.sar.simulate import Track, simulate_stack
from vertical_city.ui.docks.selection import SelectionDock
from vertical_city.ui.plots import gallery, point_target


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stack")
    xyz = to_geocentric([52.52, 52.6], [13.37, 13.9], [40.0, 40.0])
    simulate_stack(folder, xyz[:1], [Track("up", "ascending", "right", 42.0, 5)], scr_db=28.0, side=64)
    return folder, Targets(("CR0", "far"), xyz)


@pytest.fixture
def dock(dock):
    dock.resize(1040, 720)
    return dock


@pytest.fixture
def table(provider, stack, tmp_path):
    """The algorithm's own output."""
    import processing

    (tmp_path / "t.csv").write_text("id,lon,lat\nCR0,13.37,52.52\nfar,13.9,52.6\n")
    points = f"file://{tmp_path}/t.csv?type=csv&xField=lon&yField=lat&crs=EPSG:4326"
    processing.run("verticalcity:pointtargetanalysis", {
        "PRODUCTS": [str(stack[0])], "TARGETS": QgsVectorLayer(points, "t", "delimitedtext"), "NAME_FIELD": "id",
        "HEIGHT": 40.0, "OUTPUT": str(tmp_path / "pta.gpkg"),
    })  # fmt: skip
    layer = QgsVectorLayer(str(tmp_path / "pta.gpkg"), "pta", "ogr")
    assert layer.isValid()
    return layer


def shown(dock):
    """The picture as an array of grey values, or the sentence."""
    if dock._shown is None:
        return dock._label.text()
    image = dock._widget.image_for_paper()
    grey = [
        [image.pixelColor(x, y).lightness() for x in range(0, image.width(), 4)] for y in range(0, image.height(), 4)
    ]
    return np.array(grey)


def test_the_dock_shows_the_selected_row(dock, table):
    assert "Choose a layer" in shown(dock)
    dock._iface.currentLayerChanged.emit(table)
    assert "Select a row" in shown(dock)
    by_target = {}
    for feature in table.getFeatures():
        by_target.setdefault(feature["target"], []).append(feature.id())
    table.selectByIds(by_target["CR0"][:1])
    picture = shown(dock)
    assert picture.shape[0] > 300 and picture.shape[1] > 500
    for part in np.array_split(picture, 2):  # chip, response, text; cuts and history
        for panel in np.array_split(part, 3, axis=1):
            assert panel.std() > 5
    table.selectByIds(by_target["far"][:1])
    assert "outside the scene" in shown(dock)
    table.selectByIds(by_target["CR0"][:2])
    assert "one row only" in shown(dock)
    table.removeSelection()
    assert "Select a row" in shown(dock)


def test_a_product_that_is_gone_and_other_layers(dock, table, stack):
    dock._iface.currentLayerChanged.emit(table)
    table.startEditing()
    first = next(table.getFeatures())
    table.changeAttributeValue(first.id(), table.fields().lookupField("source"), "/nowhere/a.json")
    table.selectByIds([first.id()])
    assert "is not there" in shown(dock)
    table.rollBack()
    for layer in (None, QgsVectorLayer("Point", "points", "memory")):
        dock._iface.currentLayerChanged.emit(layer)
        assert "Choose a layer" in shown(dock)


def test_history_and_row_are_those_of_the_stack(stack):
    folder, targets = stack
    with analyse_products([folder], targets, monitor=Monitor()) as measured:
        best = measured.clearest(0)
        row, history = measured.row(best, 0), measured.history(0, "up")
        assert len(history) == 5 and row["target"] == "CR0"
        assert row["sigma_phi_rad"] == min(one["sigma_phi_rad"] for one in history if one["kept"])
        assert measured.clearest(1) is None


LATE_PX = 6.0


@pytest.fixture(scope="module")
def late(tmp_path_factory):
    """Targets that appear six samples late, which the default search does not reach."""
    folder = tmp_path_factory.mktemp("late")
    xyz = to_geocentric([52.52], [13.37], [40.0])
    unmodelled = lambda product, places: (0.0, np.full(len(places), LATE_PX / 330e6))  # noqa: E731
    simulate_stack(
        folder, xyz, [Track("up", "ascending", "right", 42.0, 1)], scr_db=28.0, side=128, unmodelled=unmodelled
    )
    return folder, Targets(("late",), xyz)


def layer_of(measured):
    """The table as a layer in memory."""
    kinds = (f"field={name}:{'string' if name in TEXTS else 'double'}" for name in COLUMNS)
    layer = QgsVectorLayer(f"NoGeometry?{'&'.join(kinds)}", "pta", "memory")
    for rows in measured.rows():
        for row in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(row))
            assert layer.dataProvider().addFeature(feature)
    return layer


@pytest.fixture
def drawn(monkeypatch):
    """What was given to the picture."""
    calls, draw = [], point_target.draw

    def spy(figure, chip, response, row, history):
        calls.append((chip, response, row, history))
        draw(figure, chip, response, row, history)

    monkeypatch.setattr(point_target, "draw", spy)
    return calls


def select(dock, layer):
    dock._iface.currentLayerChanged.emit(layer)
    layer.selectByIds([next(layer.getFeatures()).id()])
    return dock._label.text() if dock._shown is None else None


def test_the_peak_is_the_rows_however_far_it_was_searched(dock, late, drawn):
    with analyse_products([late[0]], late[1], PtaOptions(search_px=10)) as measured:
        layer = layer_of(measured)
    select(dock, layer)
    ((_, response, row, history),) = drawn
    assert row["sample"] - row["predicted_sample"] == pytest.approx(LATE_PX, abs=0.2)
    offset, decibel = response.sample_cut
    assert decibel.max() == pytest.approx(0, abs=0.01) and offset[decibel.argmax()] == 0 and len(history) == 1


def test_a_row_that_was_not_measured_shows_its_chip_and_why(dock, late, drawn):
    with analyse_products([late[0]], late[1]) as measured:
        layer = layer_of(measured)
    select(dock, layer)
    picture = shown(dock)
    chip, response, row, _ = drawn[0]
    assert response is None and row["line"] is None and row["reason"] and chip.shape == (40, 40)
    top = np.array_split(picture[12:80], 3, axis=1)  # below the title
    assert top[0].std() > 5 and top[1].std() < 5 < top[2].std()  # chip, no response, the reason


def changed(folder, to, change):
    """A copy of a product with other chips."""
    for file in folder.iterdir():
        (to / file.name).write_bytes(file.read_bytes())
    (chips,) = (file for file in to.glob("*.npy") if not file.stem.endswith("_positions"))
    np.save(chips, change(np.load(chips)))
    return to


def test_a_rival_that_the_analysis_did_not_look_at_is_no_matter(dock, late, drawn, tmp_path):
    """Another target three samples beside, and only one pixel searched."""
    folder = changed(late[0], tmp_path, lambda chips: np.roll(chips, -6, axis=2) + np.roll(chips, -3, axis=2))
    with analyse_products([folder], late[1]) as measured:
        assert "two peaks" in measured.row(0, 0)["reason"]
    with analyse_products([folder], late[1], PtaOptions(search_px=1)) as measured:
        layer = layer_of(measured)
    select(dock, layer)
    ((_, response, row, _),) = drawn
    assert row["sample"] - row["predicted_sample"] == pytest.approx(0, abs=0.3)
    offset, decibel = response.sample_cut
    assert decibel[offset == 0] == pytest.approx(0, abs=0.01)


def test_no_response_is_drawn_that_the_row_does_not_tell(dock, late, drawn, tmp_path):
    folder = changed(late[0], tmp_path, lambda chips: np.roll(chips, -4, axis=2))
    with analyse_products([folder], late[1]) as measured:
        assert measured.row(0, 0)["line"] is not None
    with analyse_products([folder], late[1], PtaOptions(search_px=1)) as measured:
        layer = layer_of(measured)
    select(dock, layer)
    ((_, response, row, _),) = drawn
    assert response is None and row["line"] is None


def test_the_image_of_the_rows_polarisation_is_opened(dock, late, monkeypatch):
    asked, opened = [], analysis.open_products
    with analyse_products([late[0]], late[1], PtaOptions(search_px=10)) as measured:
        layer = layer_of(measured)
        monkeypatch.setattr(analysis, "open_products", lambda path, pol=None: asked.append(pol) or opened(path, pol))
        select(dock, layer)
        assert gallery.picture(measured, 0) is not None
    assert asked == ["VV", "VV"]


def test_a_hidden_dock_opens_nothing_and_catches_up(dock, late, drawn):
    with analyse_products([late[0]], late[1], PtaOptions(search_px=10)) as measured:
        layer = layer_of(measured)
    dock.hide()
    select(dock, layer)
    assert dock._shown is None and not drawn
    dock.show()
    assert len(drawn) == 1 and dock._shown is not None


def test_nothing_is_raised_into_qgis(dock, late, monkeypatch):
    with analyse_products([late[0]], late[1], PtaOptions(search_px=10)) as measured:
        layer = layer_of(measured)

    def fail(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(point_target, "draw", fail)
    assert "cannot be drawn (ZeroDivisionError)" in select(dock, layer)
    layer.removeSelection()
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    assert "need matplotlib; install it with: " in select(dock, layer)


def test_after_unloading_nothing_follows(window, late):
    dock = SelectionDock(window)
    with analyse_products([late[0]], late[1]) as measured:
        layer = layer_of(measured)
    window.currentLayerChanged.emit(layer)
    assert window.receivers(window.currentLayerChanged) == 1
    before = layer.receivers(layer.selectionChanged)
    dock.close_for_good()
    assert window.receivers(window.currentLayerChanged) == 0
    assert layer.receivers(layer.selectionChanged) == before - 1
    dock.deleteLater()


# The picture.

ROW = {
    **dict.fromkeys(COLUMNS), "target": "CR0", "product": "p", "track": "up", "kept": 1, "reason": "",
    "time_utc": "2013-04-01T05:26:00.5Z", "epoch": "2013-04-01T05:26:00Z", "sigma_phi_rad": 0.1,
}  # fmt: skip


def figure_of(chip, row, history):
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure()
    FigureCanvasAgg(figure)
    point_target.draw(figure, chip, None, row, history)
    figure.canvas.draw()
    return figure


def test_a_chip_of_zeros_is_black_and_one_bad_value_hides_no_other():
    zeros = np.zeros((40, 40), np.complex64)
    assert (figure_of(zeros, ROW, []).axes[0].images[0].get_array() <= -40).all()
    chip = zeros + 1
    chip[20, 20], chip[0, 0] = 10, np.nan
    values = figure_of(chip, ROW, []).axes[0].images[0].get_array()
    assert values[20, 20] == 0 and values[5, 5] == pytest.approx(-20) and values[0, 0] <= -40


@pytest.mark.parametrize("name", [r"a$b_$c$\frac$", "$", "$1$", "<b>&", "Eck\u00b2 \u53cd\u5c04"])
@pytest.mark.filterwarnings("ignore:Glyph")
def test_names_are_no_formulas(name):
    title = figure_of(np.ones((40, 40)), {**ROW, "target": name}, [])._suptitle
    assert title.get_text().replace(r"\$", "$").startswith(name)


def test_the_history_tells_why_rows_are_dropped():
    outlier, noisy = DROPPED.values()
    history = [
        {"time_utc": f"2013-04-{day:02}T05:26:00Z", "sigma_phi_rad": noise, "kept": kept, "reason": reason}
        for day, noise, kept, reason in (
            (1, 0.1, 1, ""), (12, 0.11, 1, ""), (23, 0.2, 0, outlier), (24, 0.8, 0, noisy), (25, float("nan"), 0, "x"),
        )
    ]  # fmt: skip
    axes = figure_of(np.ones((40, 40)), ROW, history).axes[-1]
    lines = {line.get_label(): line for line in axes.lines}
    assert set(lines) == {"kept (2)", "outlier (1)", "too noisy (1)", "limit 0.5 rad", "this one"}
    assert lines["outlier (1)"].get_fillstyle() == "none" and lines["kept (2)"].get_fillstyle() == "full"
    assert list(lines["too noisy (1)"].get_ydata()) == [0.8] and axes.get_ylim()[1] > 0.8
    assert list(lines["this one"].get_ydata()) == [0.1]


# The report.


def test_the_report_gives_counts_and_medians_and_needs_nothing_else():
    medians = dict(zip(TrackSummary.FIGURES, (28.04, 0.0281, 0.0131, 0.0071, 0.51, -0.32, 0.441, -0.146)))
    tracks = (TrackSummary("up<1>", 5, 50, 41, medians), TrackSummary("down", 2, 20, 0, dict.fromkeys(medians, np.nan)))
    made = PtaSummary(10, 7, 70, 41, {"too dark": 3, "outside & away": 26}, tracks, ("simulated data",))
    html = report(made, [("<script>alert(1)</script>", b"\x89PNG")])
    assert "10 targets in 7 images: 70 rows, of which 41 are kept." in html and "simulated data" in html
    assert "<td>up&lt;1&gt;</td><td>5</td><td>50</td><td>41</td><td>28.0</td><td>0.028</td>" in html
    assert "<td>0.441</td><td>-0.146</td>" in html
    assert html.index("outside &amp; away</td><td>26") < html.index("too dark</td><td>3")
    assert "<script" not in html and "http" not in html
    assert (
        html.count("<img") == 1
        and "src='data:image/png;base64,iVBORw=='" in html
        and "Cramér-Rao" in html
        and "not taken off" in html
    )
    empty = report(dataclasses.replace(made, tracks=(), dropped={}, notes=()), [])
    assert "Dropped" not in empty and "<img" not in empty


def test_offsets_in_metres_are_those_in_pixels(late):
    with analyse_products([late[0]], late[1], PtaOptions(search_px=10)) as measured:
        (track,) = gallery.summary(measured).tracks
    assert track.medians["off_sample"] == pytest.approx(LATE_PX, abs=0.2)
    assert track.medians["off_rg_m"] == pytest.approx(track.medians["off_sample"] * 299792458 / 2 / 330e6, rel=1e-9)
    assert abs(track.medians["off_az_m"]) < 0.2


def test_a_portrait_without_a_product_of_that_name(late):
    source = next(late[0].glob("*.json"))
    with pytest.raises(EngineInputError, match="holds no image other any more"):
        portrait(str(source), "other", 10.0, 10.0)
