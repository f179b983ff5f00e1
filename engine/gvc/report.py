"""The report of a fit: one HTML file that needs nothing else."""

from __future__ import annotations

import base64
import io
from html import escape

import numpy as np

from .result import FitResult, TargetFit

STYLE = """
body { font: 15px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; }
table { border-collapse: collapse; margin: 0.5em 0 1.5em; }
th, td { padding: 0.25em 0.8em; border-bottom: 1px solid #ccc; text-align: right; }
th:first-child, td:first-child { text-align: left; }
.note { background: #fff3cd; padding: 0.7em 1em; border-left: 4px solid #e0a800; }
img { max-width: 100%; }
"""


def report(result: FitResult) -> str:
    """The tables and, where matplotlib is there, the pictures of a fit, as HTML."""
    samples = result.samples
    making = ", ".join(f"{key[3:].lower().replace('_', ' ')} {value}" for key, value in samples.making.items())
    parts = [
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Height model</title>",
        f"<style>{STYLE}</style></head><body><h1>Height model</h1>",
    ]
    if samples.note:
        parts.append(f"<p class='note'><b>About the data:</b> {escape(samples.note)}</p>")
    parts.append(
        f"<p>{len(samples.x)} cells of {escape(', '.join(samples.areas))}; {len(samples.names)} features"
        f"{escape(' (' + making + ')') if making else ''}; ordinary least squares, selection "
        f"<i>{escape(result.selection)}</i>.</p>"
    )
    parts.append(
        _table(
            ["component", "cells", "predictors", "RMSE, m", "cross-validated RMSE, m", "R²", "adjusted R²"],
            [
                [
                    fit.target,
                    str(fit.fit.n),
                    ", ".join(fit.predictors) if len(fit.predictors) <= 3 else f"{len(fit.predictors)} features",
                    f"{fit.fit.rmse:.2f}",
                    f"{fit.rmse_cv:.2f}",
                    f"{fit.fit.r2:.3f}",
                    f"{fit.fit.adjusted_r2:.3f}",
                ]
                for fit in result.targets.values()
            ],
        )
    )
    parts.append(
        "<p>The cross-validated RMSE (5 random folds, 3 repeats) is the one to quote. Neighbouring cells share DEM "
        "pixels and city quarters, so even it flatters: expect a larger error in another city or quarter.</p>"
    )
    parts += [_target(fit) for fit in result.targets.values()]
    return "\n".join(parts) + "\n</body></html>\n"


def _target(fit: TargetFit) -> str:
    names = ("intercept", *fit.predictors)
    rows = [
        [name, f"{value:.6g}", f"{error:.3g}"]
        for name, value, error in zip(names, fit.fit.coefficients, fit.fit.standard_errors)
    ]
    parts = [f"<h2>{escape(fit.target)}</h2>", _picture(fit), _table(["term", "coefficient", "standard error"], rows)]
    if fit.dropped:
        parts.append(
            f"<p>Dropped (constant, or a linear combination of the others): {escape(', '.join(fit.dropped))}.</p>"
        )
    parts.append(_table(["best single features", "RMSE, m"], [[name, f"{rmse:.2f}"] for name, rmse in fit.ranking]))
    return "\n".join(parts)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return "<table>" + "\n".join(lines) + "</table>"


def _picture(fit: TargetFit) -> str:
    """Observed against predicted, as an embedded PNG; nothing where matplotlib is missing."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        return "<p>(No picture: matplotlib is not installed.)</p>"
    figure = Figure(figsize=(5, 4.6), dpi=110, constrained_layout=True)
    axes = figure.add_subplot()
    top = float(max(np.max(fit.observed), np.max(fit.predicted)))
    axes.plot([0, top], [0, top], color="0.6", linewidth=1)
    axes.scatter(fit.predicted, fit.observed, s=10, alpha=0.5, color="#1f4e79", edgecolors="none")
    axes.set_xlabel(f"predicted {fit.target}, m")
    axes.set_ylabel(f"observed {fit.target}, m")
    axes.set_title(f"{fit.fit.n} cells, RMSE {fit.fit.rmse:.2f} m, cross-validated {fit.rmse_cv:.2f} m", fontsize=10)
    buffer = io.BytesIO()
    FigureCanvasAgg(figure).print_png(buffer)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    return f"<img alt='observed against predicted {escape(fit.target)}' src='data:image/png;base64,{data}'>"
