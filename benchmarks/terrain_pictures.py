"""The pictures of docs/terrain.md: filters and failed ideas over the bundled part of Los Angeles.

python3 benchmarks/terrain_pictures.py [FOLDER]
"""

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scene import ROOT
from scipy import ndimage
from terrain_ideas import (
    Pair,
    Scene,
    about_plane,
    bottomhat,
    by,
    detail,
    from_median,
    minima,
    slope_aware,
    tophat,
)  # fmt: skip
from vertical_city.engine.dem.filtering import apply_filters
from vertical_city.engine.dem.filters import PAIR, ROWS

BUNDLED = ROOT / "demo" / "data"
PICTURES = ROOT / "docs" / "pictures"


@dataclass(frozen=True)
class Panel:
    """values : of a scene; cells : mean or std, or "" for a map of the pixels; signed : with a diverging ramp."""

    title: str
    values: Callable
    cells: str = "mean"
    unit: str = "m"
    signed: bool = False
    source: str = ""


def shipped(name, dem="NASADEM", title="", **looks):
    """A panel of one of the plugin's filters; dem : the first one, the other is the second."""

    def values(scene):
        second = next(z for other, z in scene.dems.items() if other != dem)
        return apply_filters(scene.dems[dem], [ROWS[name]], second=second)[name]

    return Panel(f"{name}{title}", values, source="both DEMs" if name in {*PAIR, "difference"} else dem, **looks)


def tried(title, values, **looks):
    """A panel of an idea that is not shipped. values : of a Pair."""
    return Panel(title, lambda scene: values(Pair(*scene.dems.values())), **looks)


FIGURES = {
    "problem": [shipped("m2d1", title=", of the paper"), shipped("q5n", title=", terrain-robust")],
    "slope": [shipped("slope21", cells="", unit="m per pixel"), shipped("rough21", cells="")],
    "detail": [shipped("q5"), shipped("q5", "GLO-30")],
    "normalised": [shipped("q7d2", "GLO-30"), shipped("q7d2n", "GLO-30")],
    "tophat": [shipped("q9t5"), shipped("q9a11", signed=True)],
    "difference": [
        shipped("difference", title=", NASADEM - GLO-30", cells="", signed=True), shipped("drough9n", "GLO-30")],
    "pair": [shipped("b5d2n", "GLO-30"), shipped("bd5d2n", "GLO-30")],
    "tried": [
        tried("top-hat 33x33 (1 km)", lambda p: p.a(tophat, 33), source="NASADEM"),
        tried("slope-aware opening 11x11", lambda p: dict(slope_aware(p.a))["11, 0.7 of slope x radius"],
              source="NASADEM"),
        tried("asymmetry 11x11", lambda p: p.a(tophat, 11) - p.a(bottomhat, 11), source="NASADEM", signed=True),
        tried("q5 / (1 + roughness / 3 m)", lambda p: abs(p.a(detail, 5)) / by(p.a(about_plane, 25), 3),
              source="NASADEM"),
        tried("|difference - its median 9x9|", lambda p: abs(p.difference(from_median, 9)), source="both DEMs"),
        tried("smallest of all three", lambda p: dict(minima(p))["both and difference"], source="both DEMs"),
    ],
}  # fmt: skip
# Longitude, latitude, and how many points above or below them the name stands.
PLACES = {
    "Century City": (-118.417, 34.058, -28), "Hollywood": (-118.329, 34.100, 12), "Downtown": (-118.256, 34.050, 14),
}  # fmt: skip
CREDIT = (
    "NASADEM (NASA); Copernicus GLO-30: © DLR e.V. 2010-2014 and © Airbus Defence and Space GmbH 2014-2018 provided "
    "under COPERNICUS by the European Union and ESA; all rights reserved. Circles: high-rises of the list. "
    "AUC: in this picture."
)


def shaded(z, pixel_m=30.0):
    """Relief lit from the north-west, 0 to 1."""
    down, right = np.gradient(ndimage.gaussian_filter(z, 1.0) * 2 / pixel_m)
    return np.clip((1 + right + down) / np.sqrt(3 * (1 + right**2 + down**2)) * 1.4, 0, 1)


def colours_of(panel):
    import matplotlib as mpl

    return mpl.colormaps["RdBu_r" if panel.signed else "viridis"]


def palette(panels):
    """All colours of the panels in a few shades, and greys: a small picture keeps its ramps."""
    from PIL import Image

    ramps = dict.fromkeys(colours_of(panel).name for panel in panels)
    steps, shades = np.linspace(0, 1, 32 // len(ramps)), np.linspace(0.6, 1, 6)
    ramp = {colours_of(panel).name: colours_of(panel)(steps)[:, :3] for panel in panels}
    colours = [(colour * shades[:, None, None]).reshape(-1, 3) for colour in ramp.values()]
    greys = np.repeat(np.linspace(0, 1, 24)[:, None], 3, axis=1)
    image = Image.new("P", (1, 1))
    image.putpalette((np.concatenate([*colours, greys]) * 255).round().astype(np.uint8).tobytes())
    return image


def draw(name, panels, scene, folder):
    import matplotlib as mpl
    from matplotlib import patheffects
    from matplotlib import pyplot as plt
    from PIL import Image

    mpl.use("Agg")
    extent = scene.grid.extent
    box = extent.xmin, extent.xmax, extent.ymin, extent.ymax
    stretch = 1 / math.cos(math.radians((extent.ymin + extent.ymax) / 2))
    light = shaded(scene.dems["GLO-30"])[..., None]
    rows = math.ceil(len(panels) / 2)
    figure, axes = plt.subplots(
        rows, 2, figsize=(13, 3.6 * rows + 0.2), dpi=100 if rows == 1 else 78, layout="constrained"
    )
    white = [patheffects.withStroke(linewidth=2.5, foreground="white")]
    for panel, axis in zip(panels, axes.flat):
        values, title, ramp = panel.values(scene), panel.title, colours_of(panel)
        if panel.cells:
            cells = scene.statistics(values)[panel.cells]
            values = np.full(scene.grid.shape, np.nan)
            values.flat[scene.places.pixel] = cells[scene.places.cell]
            title += f"; {panel.cells} in cells, AUC {scene.beaten(cells).mean():.2f}"
        high = np.nanpercentile(abs(values), 99 if panel.cells else 98)
        low = -high if panel.signed else 0
        colours = ramp((values - low) / (high - low))[..., :3] * (0.6 + 0.4 * light)
        axis.imshow(np.where(np.isfinite(values)[..., None], colours, 1), extent=box, aspect=stretch)
        edge = "black" if panel.signed else "white"
        axis.scatter(*scene.towers.T, s=26, facecolors="none", edgecolors=edge, linewidths=0.7)
        for place, (x, y, above) in PLACES.items():
            axis.annotate(place, (x, y), (0, above), textcoords="offset points", ha="center", path_effects=white)
        axis.set(xlim=box[:2], ylim=box[2:], xticks=[], yticks=[])
        axis.set_title(f"{title} ({panel.source})", fontsize=11)
        scale = mpl.cm.ScalarMappable(mpl.colors.Normalize(low, high), ramp)
        beyond = "both" if panel.signed else "max"
        figure.colorbar(scale, ax=axis, shrink=0.85, pad=0.01, extend=beyond, label=panel.unit)
    figure.supxlabel(CREDIT, fontsize=6.5)
    path = folder / f"terrain_{name}.png"
    figure.savefig(path)
    plt.close(figure)
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(palette=palette(panels), dither=Image.Dither.NONE)
    small.save(path, optimize=True)
    print(path)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    scene = Scene(BUNDLED)
    for name, panels in FIGURES.items():
        draw(name, panels, scene, folder)


if __name__ == "__main__":
    main()
