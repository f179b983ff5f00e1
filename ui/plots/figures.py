"""What pictures have in common: how a figure becomes a PNG, what happens to one that cannot be drawn, texts in them."""

import io
import math
import textwrap

from ...engine.errors import EngineCanceled, EngineInputError

SIZE_INCHES, DPI = (10.4, 6.6), 100
LONGEST = 40  # characters of a name


def png(draw, *arguments, height_inches=SIZE_INCHES[1]):
    """PNG bytes of what draw(figure, *arguments) draws. Raises ImportError where matplotlib is missing."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(SIZE_INCHES[0], height_inches), dpi=DPI, constrained_layout=True)
    draw(figure, *arguments)
    buffer = io.BytesIO()
    FigureCanvasAgg(figure).print_png(buffer)
    return buffer.getvalue()


def drawn(jobs, monitor):
    """Titles and PNGs of jobs: (title, what it is called in a warning, a function that makes it, or None of it).

    What cannot be drawn is left out with a warning, so that a name or a file does not cost the report.
    """
    failed = False
    for number, (title, called, make) in enumerate(jobs):
        monitor.step(number / len(jobs))
        try:
            made = make()
        except EngineInputError as error:
            monitor.warn(f"{called} has no picture: {error}")
            continue
        except ImportError:
            monitor.warn("There are no pictures: matplotlib is not installed (apt install python3-matplotlib).")
            return
        except (EngineCanceled, MemoryError):
            raise
        except Exception as error:
            if not failed:
                said = short(" ".join(f"{type(error).__name__}: {error}".split()), 200)
                monitor.warn(f"'{short(title)}', and what else matplotlib cannot draw, has no picture ({said}).")
            failed = True
            continue
        if made is not None:
            yield title, made


def plain(axes, grid="both"):
    """Small labels, and a pale grid below what is drawn."""
    axes.tick_params(labelsize=8)
    axes.grid(axis=grid, color="0.9")
    axes.set_axisbelow(True)


def is_wide(figure):
    """Whether panels stand better side by side than one above another."""
    width, height = figure.get_size_inches()
    return width > 1.15 * height


def dates(axes):
    """A time axis with as few words as it needs."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=3, maxticks=8 if axes.figure.get_size_inches()[0] > 5 else 5)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def legend_above(axes, columns):
    """A legend between axes and title, which is there at any size."""
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2, fontsize=8, frameon=False, ncol=columns,
        handlelength=1.4,
    )  # fmt: skip


def text_block(axes, lines, columns=1, size=8.5):
    """Lines of text in place of a plot. Smaller ones do not squeeze the plots above them, and begin further left."""
    axes.axis("off")
    narrow = size < 8.5
    height = -(-len(lines) // columns)
    for i in range(columns):
        part = "\n".join(lines[i * height : (i + 1) * height])
        place = 0.62 * i - (0.12 if narrow else 0)
        text = axes.text(place, 1, literal(part), va="top", fontsize=size, linespacing=1.5, transform=axes.transAxes)
        text.set_in_layout(not narrow)


def rounded_down(value):
    """The greatest of 1, 2, 5 times a power of ten that is not above."""
    power = 10.0 ** math.floor(math.log10(value))
    rounded = next(step for step in (5, 2, 1) if step * power <= value * (1 + 1e-9)) * power
    return int(rounded) if rounded >= 1 else rounded


def length_text(metres):
    """A length at a scale bar."""
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"


def short(text, longest=LONGEST):
    """Text of at most so many characters: a longer one would squeeze out what is drawn."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def literal(text):
    """Text in which a dollar is a dollar, not the start of a formula."""
    return text.replace("$", r"\$")


def wrapped(text, width=42):
    """Lines of a text."""
    return textwrap.wrap(text, width)
