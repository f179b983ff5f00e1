"""The menu, the message on the first start, and docks that come when they are wanted and stay as they were."""

import gc
import weakref

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QWidget
from vertical_city.ui import i18n

from .window import Window, wait

KEYS = ("vertical_city/greeted", "vertical_city/docks/start", "vertical_city/docks/selection")


@pytest.fixture
def settings(qgis_app):
    """Those of somebody who has never seen the plugin."""
    for key in KEYS:
        QgsSettings().remove(key)
    yield QgsSettings()
    for key in KEYS:
        QgsSettings().remove(key)


@pytest.fixture
def window(settings, qgis_processing):
    made = Window()
    yield made
    made.close()


@pytest.fixture
def plugin(window):
    """plugin() -> one that QGIS has loaded, in a window that is not shown yet."""
    from vertical_city.plugin import VerticalCityPlugin

    loaded = []

    def load(into=window):
        made = VerticalCityPlugin(into)
        # The tests of the algorithms keep the provider for their whole session; a second one of its id is refused.
        if QgsApplication.processingRegistry().providerById("verticalcity") is not None:
            made.initProcessing = lambda: None
        made.initGui()
        loaded.append(made)
        return made

    yield load
    for made in loaded:
        made.unload()


def started(window):
    window.initializationCompleted.emit()
    QgsApplication.processEvents()


# The message.


def test_the_message_comes_once_when_qgis_has_started_and_never_again(plugin, window):
    first = plugin()
    QgsApplication.processEvents()
    assert window.messages == [], "it came before QGIS had started"
    started(window)
    assert len(window.messages) == 1 and window.messages[0][0] == "Vertical City"
    first.unload()
    assert not window.bar.items(), "the message outlived the plugin"
    plugin()
    started(window)
    assert len(window.messages) == 1


def test_its_button_opens_the_start_page_and_takes_the_message_away(plugin, window):
    made = plugin()
    started(window)
    (button,) = window.bar.currentItem().findChildren(QPushButton)
    assert "&" in button.text()
    window.window.show()
    button.click()
    wait(lambda: window.window.focusWidget() is made.start.dock.widget().widget().focusWidget() is not None)
    assert made.start.dock.try_button is window.window.focusWidget()
    assert not made.start.dock.isHidden() and not window.bar.items()
    assert [dock.objectName() for dock in window.docks()] == ["VerticalCityStart"]


def test_who_opens_the_start_page_from_the_menu_needs_no_message(plugin, window):
    plugin()
    started(window)
    window.actions[0].trigger()
    assert len(window.messages) == 1 and not window.bar.items()


def test_who_installs_it_into_a_running_qgis_is_greeted_too(plugin, window):
    window.window.show()
    plugin()
    wait(lambda: window.messages)
    assert len(window.messages) == 1


def test_without_a_window_there_is_no_greeting(settings, qgis_processing):
    from vertical_city.plugin import VerticalCityPlugin

    made = VerticalCityPlugin(None)
    if QgsApplication.processingRegistry().providerById("verticalcity") is None:
        made.initProcessing()
    made.unload()
    assert not settings.value("vertical_city/greeted", False, type=bool)


def test_a_plugin_that_is_unloaded_at_once_does_not_greet(plugin, window):
    window.window.show()
    plugin().unload()
    for _ in range(20):
        QgsApplication.processEvents()
    assert window.messages == []


def test_a_plugin_that_is_unloaded_before_qgis_has_started_does_not_greet(plugin, window):
    before = window.receivers(window.initializationCompleted)
    plugin().unload()
    assert window.receivers(window.initializationCompleted) == before
    started(window)
    assert window.messages == []


# Docks.


def test_at_start_there_is_a_menu_and_no_dock(plugin, window):
    plugin()
    started(window)
    texts = [action.text().replace("&", "") for action in window.actions]
    assert len(texts) == 5 and texts[0] == "Start page" and "Check the environment" in texts
    assert all("&" in action.text() and not action.icon().isNull() for action in window.actions)
    letters = [action.text().partition("&")[2][0].lower() for action in window.actions]
    assert len(set(letters)) == len(letters)
    assert window.docks() == []


@pytest.mark.parametrize("which", [0, 1])
def test_an_action_shows_and_hides_its_dock_and_knows_its_state(plugin, window, which):
    plugin()
    window.window.show()
    action = window.actions[which]
    action.trigger()
    (dock,) = window.docks()
    assert dock.isVisible() and action.isChecked()
    dock.close()
    assert not action.isChecked()
    action.trigger()
    assert window.docks() == [dock] and dock.isVisible() and action.isChecked()
    action.trigger()
    assert not dock.isVisible()


def test_the_second_dock_is_a_tab_behind_the_first(plugin, window):
    """One above the other, the picture had 180 pixels on a screen of 950."""
    made = plugin()
    window.window.resize(1400, 900)
    window.window.show()
    for action in window.actions[:2]:
        action.trigger()
    first, second = made.start.dock, made.selection.dock
    assert window.window.tabifiedDockWidgets(first) == [second]
    wait(lambda: not second.visibleRegion().isEmpty())
    assert second.height() > 600


@pytest.mark.parametrize("left_open", [True, False])
@pytest.mark.parametrize("which", ["start", "selection"])
def test_a_dock_is_as_it_was_left(plugin, window, which, left_open):
    first = plugin()
    window.window.show()
    getattr(first, which).show()
    if not left_open:
        getattr(first, which).dock.close()
    first.unload()
    second = plugin()
    wait(lambda: window.messages or not left_open)
    for _ in range(5):
        QgsApplication.processEvents()
    dock = getattr(second, which).dock
    assert (dock is not None and dock.isVisible()) == left_open


def test_a_dock_that_was_open_comes_back_to_its_place_when_qgis_starts_again(plugin, window):
    first = plugin()
    window.window.show()
    window.actions[0].trigger()
    window.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first.start.dock)
    state = window.window.saveState()
    window.window.hide()  # QGIS is closed; that is not to close the dock
    again = Window()
    try:
        second = plugin(again)
        assert again.docks() == []
        again.window.restoreState(state)
        again.window.show()
        started(again)
        assert second.start.dock.isVisible()
        assert again.window.dockWidgetArea(second.start.dock) == Qt.DockWidgetArea.LeftDockWidgetArea
        second.unload()
    finally:
        again.close()


# Unloading.


def test_loaded_twice_and_unloaded_nothing_is_left(plugin, window):
    window.window.show()
    signals = (window.initializationCompleted, window.currentLayerChanged)
    before = [window.receivers(signal) for signal in signals]
    for _ in range(2):
        made = plugin()
        QgsApplication.processEvents()
        for action in window.actions[:2]:
            action.trigger()
        assert len(window.docks()) == 2
        made.unload()
        wait(lambda: not window.docks())
        assert window.actions == [] and not window.bar.items()
        assert [window.receivers(signal) for signal in signals] == before
        assert not [child for child in window.window.children() if "QAction" in type(child).__name__]


def test_the_translation_goes_with_the_plugin(plugin):
    made = plugin()
    i18n.install("de")
    assert i18n.tr("&Start page") == "&Startseite"
    made.unload()
    assert i18n.tr("&Start page") == "&Start page"


def test_unloading_what_was_never_loaded_does_nothing(window):
    from vertical_city.plugin import VerticalCityPlugin

    VerticalCityPlugin(window).unload()


def test_the_dialog_of_the_environment_opens_and_is_held(plugin, window, monkeypatch):
    import processing

    made = []

    class Dialog(QWidget):
        """As QGIS's, which works only while Python holds it."""

        def __init__(self, name):
            super().__init__()
            made.append((weakref.ref(self), name))

    monkeypatch.setattr(processing, "createAlgorithmDialog", Dialog)
    plugin()
    action = next(action for action in window.actions if "environment" in action.text())
    action.trigger()
    gc.collect()
    ((first, name),) = made
    assert name == "verticalcity:checkenvironment" and first() is not None and first().isVisible()
    first().close()
    action.trigger()
    gc.collect()
    assert first() is None and made[1][0]().isVisible()
    made[1][0]().close()
