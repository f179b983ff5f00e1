"""What the dock can show: a table of what a layer must have and what makes its picture.

To add a view: write its module with fits(layer), choose() and show(layer, selected), and add a row to VIEWS.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ...engine.environment import LIBRARIES
from ...engine.environment_report import commands, machine
from ..i18n import tr
from . import cell, point_target, residuals, series


@dataclass(frozen=True)
class View:
    """fits : whether a layer can be shown. show : (layer, selected) to a Picture or a sentence. choose : what to do.

    selected are features, `most` of them are drawn together; of a raster it is the point picked, in its CRS.
    needs_others : whether other layers of the project may change what is shown.
    """

    fits: Callable
    show: Callable
    choose: Callable
    most: int = 1
    of_raster: bool = False
    needs_others: bool = False


VIEWS = (
    View(point_target.fits, point_target.show, point_target.choose),
    View(residuals.fits, residuals.show, residuals.choose, needs_others=True),
    View(series.fits, series.show, series.choose, most=series.MOST, needs_others=True),
    View(cell.fits_fitted, cell.show_fitted, cell.choose_fitted),
    View(cell.fits, cell.show, cell.choose, of_raster=True, needs_others=True),
)


def view_of(layer):
    """What shows a layer, or None."""
    return next((view for view in VIEWS if layer is not None and view.fits(layer)), None)


def picture(view, layer, selected):
    """The picture, or a sentence why there is none."""
    try:
        import matplotlib.figure  # noqa: F401
    except ImportError:
        return no_matplotlib()
    return view.show(layer, selected)


def no_matplotlib():
    """What to install, on this machine."""
    library = next(one for one in LIBRARIES if one.name == "matplotlib")
    command = "; ".join(commands([library], machine()))
    return tr("Pictures need matplotlib; install it with: {command}").format(command=command)
