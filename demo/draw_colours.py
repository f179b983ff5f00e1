"""Our colours as they are seen: docs/pictures/colours.png and, of a map, docs/pictures/colours_map.png.

Colour blindness is simulated after Machado, Oliveira, Fernandes (2009), doi 10.1109/TVCG.2009.113, by colorspacious, at
full severity, the worst case.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from colorspacious import cspace_convert

ROOT = Path(__file__).parents[1]
STYLES = ROOT / "ui" / "styles"
sys.path.insert(0, str(ROOT / "build" / "plugins"))
SIGHTS = {
    "normal": None,
    "protanopia": "protanomaly",
    "deuteranopia": "deuteranomaly",
    "tritanopia": "tritanomaly",
    "grey": "",
}  # fmt: skip


@dataclass(frozen=True)
class Palette:
    """kind : sequential, diverging or categorical; colours : (n, 3), sRGB from 0 to 1."""

    name: str
    kind: str
    colours: np.ndarray


def palettes():
    """All ramps and lists of colours of styles and plots."""
    from vertical_city.ui.plots import fusion, point_target, residuals
    from vertical_city.ui.styles.clouds import RAMPS, TRACK_COLOURS

    given = [
        *(
            (name.replace("_", " "), "sequential", _ramp(name))
            for name in ("building_height", "built_share", "elevation", "features")
        ),
        ("points by height", "sequential", RAMPS["height"].colours),
        ("points by velocity", "diverging", RAMPS["velocity"].colours),
        ("cells", "diverging", _symbols("cells")),
        ("ground control points", "categorical", _symbols("ground_control_points")[:5]),
        ("error ellipses", "categorical", _symbols("error_ellipses")[:5]),
        ("points by track", "categorical", TRACK_COLOURS),
        ("fusion", "categorical", (*fusion.COLOURS[True], *fusion.COLOURS[False], *fusion.OTHER)),
        ("series and residuals", "categorical", residuals.COLOURS),
        ("point targets", "categorical", (point_target.KEPT, point_target.DROPPED, point_target.MARK)),
    ]
    return [Palette(name, kind, np.array([_rgb(one) for one in colours])) for name, kind, colours in given]


def seen(colours, sight):
    """Colours (…, 3) as someone sees them."""
    if sight == "normal":
        return colours
    if sight == "grey":
        lightness = cspace_convert(colours, "sRGB1", "CIELab")
        lightness[..., 1:] = 0
        return np.clip(cspace_convert(lightness, "CIELab", "sRGB1"), 0, 1)
    space = {"name": "sRGB1+CVD", "cvd_type": SIGHTS[sight], "severity": 100}
    return np.clip(cspace_convert(colours, space, "sRGB1"), 0, 1)


def _rgb(text):
    return [int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def _ramp(name):
    return re.findall(r'<item value="[^"]*" color="(#\w{6})"', (STYLES / f"{name}.qml").read_text(encoding="utf-8"))


def _symbols(name):
    text = (STYLES / f"{name}.qml").read_text(encoding="utf-8")
    found = re.findall(r'name="color" value="(\d+),(\d+),(\d+),', text)
    return ["#{:02x}{:02x}{:02x}".format(*map(int, one)) for one in found]


def draw_palettes(path):
    from matplotlib.figure import Figure

    shown = palettes()
    figure = Figure((11, 0.42 * len(shown) + 0.7), layout="constrained")
    grid = figure.subplots(len(shown), len(SIGHTS), squeeze=False)
    for row, palette in zip(grid, shown):
        for axes, sight in zip(row, SIGHTS):
            axes.imshow(seen(palette.colours, sight)[None], aspect="auto", interpolation="nearest")
            axes.set(xticks=[], yticks=[])
            axes.spines[:].set_visible(False)
        row[0].set_ylabel(f"{palette.name}\n({palette.kind})", rotation=0, ha="right", va="center", fontsize=7.5)
    for axes, sight in zip(grid[0], SIGHTS):
        axes.set_title(sight, fontsize=9)
    figure.savefig(path, dpi=110)


def draw_map(source, path):
    from matplotlib.figure import Figure
    from matplotlib.image import imread

    picture = imread(source)[..., :3].astype(float)
    mm = picture.shape[1] / 240  # of the page, of which the map alone is shown
    picture = picture[round(22 * mm) : -round(34 * mm), round(8 * mm) : -round(8 * mm)]
    figure = Figure((12, 2.6), layout="constrained")
    for axes, sight in zip(figure.subplots(1, 3), ("normal", "deuteranopia", "grey")):
        axes.imshow(seen(picture, sight))
        axes.set_title(sight, fontsize=9)
        axes.axis("off")
    figure.savefig(path, dpi=110)


if __name__ == "__main__":
    pictures = ROOT / "docs" / "pictures"
    draw_palettes(pictures / "colours.png")
    draw_map(pictures / "los_angeles_heights.png", pictures / "colours_map.png")
