"""Colours of styles and plots are told apart by the colour-blind and in grey; icons are seen on light and on dark.

Distances are in CAM02-UCS (Luo, Cui, Li 2006, doi 10.1002/col.20227), in which 1 is about what is just seen; colour
blindness is simulated after Machado et al. (2009), doi 10.1109/TVCG.2009.113, at full severity. Limits: classes that
follow each other 4, several times what is just seen; lists 10, a little less than the 11 that the list of eight of
Petroff (2021), arXiv 2107.02270, which was made for this, has by the same measure.
"""

import re
import runpy
from itertools import combinations

import numpy as np
import pytest

colorspacious = pytest.importorskip("colorspacious")

NEIGHBOURS, LISTS = 4.0, 10.0
# Steps of lightness (L*) between colours of a list that nothing but the colour tells apart.
LIGHTNESS = 5.0
ALONE = ("points by track",)
# Of graphics, by WCAG 2.1, criterion 1.4.11.
CONTRAST = 3.0
BACKGROUNDS = ("#ffffff", "#f0f0f0", "#2b2b2b", "#1e1e1e")


@pytest.fixture(scope="module")
def script(pytestconfig):
    return runpy.run_path(str(pytestconfig.rootpath / "demo" / "draw_colours.py"))


@pytest.fixture(scope="module")
def palettes(script):
    found = {one.name: one for one in script["palettes"]()}
    assert len(found) == 13 and all(len(one.colours) >= 3 for one in found.values())
    return found


def of_kind(palettes, kind):
    return [one for one in palettes.values() if one.kind == kind]


def lightness(colours):
    return colorspacious.cspace_convert(colours, "sRGB1", "CIELab")[:, 0]


def distance(one, other):
    return colorspacious.deltaE(one, other, input_space="sRGB1", uniform_space="CAM02-UCS")


def sights(script):
    return [one for one in script["SIGHTS"] if one != "grey"]


def test_the_simulation_knows_what_it_is_about(script):
    """Red and green of one lightness are alike to a deuteranope, not to others; blue and yellow are not alike."""
    red, green = np.array([0.75, 0.35, 0.25]), np.array([0.5, 0.5, 0.15])
    assert distance(red, green) > 20
    seen = script["seen"](np.stack([red, green]), "deuteranopia")
    assert distance(*seen) < 10
    blue, yellow = script["seen"](np.array([[0, 0, 1.0], [1, 1, 0]]), "deuteranopia")
    assert distance(blue, yellow) > 50


def test_sequential_ramps_go_one_way_in_lightness_and_their_classes_are_told_apart(script, palettes):
    for palette in of_kind(palettes, "sequential"):
        steps = np.diff(lightness(palette.colours))
        assert (steps > 3).all() or (steps < -3).all(), (palette.name, steps)
        for sight in sights(script):
            seen = script["seen"](palette.colours, sight)
            assert min(map(distance, seen, seen[1:])) >= NEIGHBOURS, (palette.name, sight)


def test_diverging_ramps_are_lightest_in_the_middle_and_their_ends_differ(script, palettes):
    for palette in of_kind(palettes, "diverging"):
        light = lightness(palette.colours)
        middle = len(light) // 2
        assert (np.diff(light[: middle + 1]) > 3).all() and (np.diff(light[middle:]) < -3).all(), palette.name
        for sight in sights(script):
            seen = script["seen"](palette.colours, sight)
            assert min(map(distance, seen, seen[1:])) >= NEIGHBOURS, (palette.name, sight)
            assert distance(seen[0], seen[-1]) >= 2 * LISTS, (palette.name, sight)


def test_colours_of_lists_are_told_apart_by_the_colour_blind(script, palettes):
    for palette in of_kind(palettes, "categorical"):
        for sight in sights(script):
            seen = script["seen"](palette.colours, sight)
            least = min(distance(*pair) for pair in combinations(seen, 2))
            assert least >= LISTS, (palette.name, sight, least)


def test_what_only_the_colour_tells_apart_differs_in_lightness_too(palettes, pytestconfig):
    for name in ALONE:
        assert np.diff(np.sort(lightness(palettes[name].colours))).min() >= LIGHTNESS
    # The others have marks or lines of their own.
    text = (pytestconfig.rootpath / "ui/styles/ground_control_points.qml").read_text(encoding="utf-8")
    marks = re.findall(r'name="name" value="(\w+)"', text)
    angles = re.findall(r'name="angle" value="(\w+)"', text)
    assert len(set(zip(marks, angles))) >= 5 or len(set(marks)) >= 4, (marks, angles)
    text = (pytestconfig.rootpath / "ui/styles/error_ellipses.qml").read_text(encoding="utf-8")
    lines = re.findall(r'name="outline_style" value="([\w ]+)"', text)
    assert len(set(lines[2:])) == 4  # both sides, ascending alone, descending alone, not kept


def luminance(colour):
    values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_icons_are_of_one_family_and_seen_on_light_and_on_dark(pytestconfig):
    colours, widths = set(), set()
    files = list((pytestconfig.rootpath / "ui" / "icons").glob("*.svg"))
    assert len(files) >= 19
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text
        colours |= set(re.findall("#[0-9a-f]{6}", text))
        widths |= set(re.findall(r'stroke-width="([\d.]+)"', text))
    assert len(colours) == 5 and widths == {"1.5", "2"}
    for colour in colours:
        for background in BACKGROUNDS:
            dark, light = sorted((luminance(colour), luminance(background)))
            assert (light + 0.05) / (dark + 0.05) >= CONTRAST, (colour, background)


@pytest.mark.parametrize("size", [16, 24])
def test_icons_are_sharp_where_they_are_small_and_no_two_look_alike(qgis_app, pytestconfig, size):
    """Each covers a good part of its square and differs from every other one in a good part of it."""
    from qgis.PyQt.QtCore import QRectF
    from qgis.PyQt.QtGui import QImage, QPainter
    from qgis.PyQt.QtSvg import QSvgRenderer

    drawn = {}
    for file in (pytestconfig.rootpath / "ui" / "icons").glob("*.svg"):
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        QSvgRenderer(str(file)).render(painter, QRectF(0, 0, size, size))
        painter.end()
        rows = [[image.pixelColor(x, y).getRgb() for x in range(size)] for y in range(size)]
        drawn[file.stem] = np.array(rows, float)
    for name, pixels in drawn.items():
        covered = pixels[..., 3] > 128
        assert 0.12 < covered.mean() < 0.8, (name, covered.mean())
        assert np.ptp(np.argwhere(pixels[..., 3] > 32), axis=0).min() >= 0.6 * size, name
    for one, other in combinations(drawn, 2):
        weighted = [drawn[name][..., :3] * drawn[name][..., 3:] / 255 for name in (one, other)]
        assert (np.abs(weighted[0] - weighted[1]).max(axis=-1) > 60).mean() > 0.15, (one, other)
