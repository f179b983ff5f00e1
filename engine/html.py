"""What the reports share: one style, tables, pictures, in HTML files that need nothing else."""

from __future__ import annotations

import base64
from html import escape

import numpy as np

NO_VALUE = "–"

STYLE = """
body { font: 15px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; }
table { border-collapse: collapse; margin: 0.5em 0 1.5em; }
th, td { padding: 0.25em 0.8em; border-bottom: 1px solid #ccc; text-align: right; }
th:first-child, td:first-child { text-align: left; }
.note { background: #fff3cd; padding: 0.7em 1em; border-left: 4px solid #e0a800; }
img { max-width: 100%; }
"""


def page(title: str, parts: list[str], style: str = "") -> str:
    """A whole document. style : CSS of its own, after the common one."""
    head = (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<style>{STYLE}{style}</style></head><body><h1>{escape(title)}</h1>"
    )
    return "\n".join([head, *parts]) + "\n</body></html>\n"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Rows of text below a head."""
    first = "<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"
    lines = ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    # The head is repeated on each printed page.
    return "\n".join([f"<table><thead>{first}</thead><tbody>", *lines, "</tbody></table>"])


def image(png: bytes, title: str) -> str:
    """A picture within the page."""
    return (
        f"<img alt='{escape(title, quote=True)}' src='data:image/png;base64,{base64.b64encode(png).decode('ascii')}'>"
    )


def wide(html: str) -> str:
    """A table that scrolls by itself where it is wider than the page."""
    return f"<div style='overflow-x: auto; font-size: 85%'>{html}</div>"


def figure(value: float | None, digits: int = 3, signed: bool = False) -> str:
    """A number for a cell; a dash where it is not known, and no sign of nought."""
    if value is None or not np.isfinite(value):
        return NO_VALUE
    text = f"{value:+.{digits}f}" if signed else f"{value:.{digits}f}"
    return text.lstrip("+-") if not float(text) else text


def share(part: float, whole: float) -> str:
    """A part of a whole in per cent."""
    return f"{100 * part / whole:.1f} %" if whole and np.isfinite(part) else NO_VALUE
