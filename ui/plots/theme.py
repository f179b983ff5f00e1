"""Figures of matplotlib in the colours of a desktop: what was drawn for white paper is turned to fit another ground.

Figure by figure, not by matplotlib's settings: these are one for all threads, and reports are drawn in others.
"""

# What of our colours (Okabe, Ito) is hard to see on a dark ground, and what stands for it there.
ON_DARK = {"#0072b2": "#56b4e9", "#56b4e9": "#b3def7", "#009e73": "#3fc79f", "#7a4a12": "#c8a25a", "#d55e00": "#ff8a3d"}
GREY = 0.02  # the most that red, green and blue of a grey differ


def recolour(figure, paper, ink):
    """Draw on `paper`, write with `ink`: greys lie between them, hues stay or get lighter. Pictures in axes stay."""
    from matplotlib.colors import to_hex, to_rgb, to_rgba

    if (paper, ink) == ("#ffffff", "#000000"):
        return
    ground, pen = to_rgb(paper), to_rgb(ink)
    dark = sum(ground) < sum(pen)

    def turned(colour):
        *rgb, alpha = to_rgba(colour)
        if max(rgb) - min(rgb) > GREY:
            return (*to_rgb(ON_DARK.get(to_hex(rgb), rgb) if dark else rgb), alpha)
        light = sum(rgb) / 3
        return (*(light * a + (1 - light) * b for a, b in zip(ground, pen)), alpha)

    for artist in figure.findobj():
        _turn(artist, turned)
    for axes in figure.axes:
        axes.tick_params(which="both", color=turned("black"), labelcolor=turned("black"), grid_color=turned("0.9"))


def _turn(artist, turned):
    from matplotlib.collections import Collection
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.text import Text

    if isinstance(artist, (Line2D, Collection)) and artist.axes is not None and artist.axes.images:
        return  # on a picture
    if isinstance(artist, Text):
        artist.set_color(turned(artist.get_color()))
    elif isinstance(artist, Line2D):
        # All are read first: what follows the line's colour would be turned twice.
        found = {name: getattr(artist, f"get_{name}")() for name in ("color", "markeredgecolor", "markerfacecolor")}
        for name, colour in found.items():
            if not (isinstance(colour, str) and colour in ("none", "auto")):
                getattr(artist, f"set_{name}")(turned(colour))
    elif isinstance(artist, Patch):
        artist.set_facecolor(turned(artist.get_facecolor()))
        artist.set_edgecolor(turned(artist.get_edgecolor()))
    elif isinstance(artist, Collection) and artist.get_array() is None:
        for name in ("facecolor", "edgecolor"):
            colours = getattr(artist, f"get_{name}")()
            getattr(artist, f"set_{name}")([turned(colour) for colour in colours])
