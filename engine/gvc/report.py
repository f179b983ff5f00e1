"""The report of a fit: one HTML file that needs nothing else."""

from __future__ import annotations

import io
from html import escape

import numpy as np

from ..html import image, page, table
from .result import FitResult, TargetFit


def report(result: FitResult) -> str:
    """The tables and, where matplotlib is there, the pictures of a fit, as HTML."""
    samples = result.samples
    making = ", ".join(f"{key[3:].lower().replace('_', ' ')} {value}" for key, value in samples.making.items())
    parts = []
    if samples.note:
        parts.append(f"<p class='note'><b>About the data:</b> {escape(samples.note)}</p>")
    parts.append(
        f"<p>{len(samples.x)} cells of {escape(', '.join(samples.areas))}; {len(samples.names)} features"
        f"{escape(' (' + making + ')') if making else ''}; ordinary least squares, selection "
        f"<i>{escape(result.selection)}</i>.</p>"
    )
    parts.append(
        table(
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
    return page("Height model", parts)


def _target(fit: TargetFit) -> str:
    names = ("intercept", *fit.predictors)
    rows = [
        [name, f"{value:.6g}", f"{error:.3g}"]
        for name, value, error in zip(names, fit.fit.coefficients, fit.fit.standard_errors)
    ]
    parts = [f"<h2>{escape(fit.target)}</h2>", _picture(fit), table(["term", "coefficient", "standard error"], rows)]
    if fit.dropped:
        parts.append(
            f"<p>Dropped (constant, or a linear combination of the others): {escape(', '.join(fit.dropped))}.</p>"
        )
    parts.append(table(["best single features", "RMSE, m"], [[name, f"{rmse:.2f}"] for name, rmse in fit.ranking]))
    return "\n".join(parts)


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
    return image(buffer.getvalue(), f"observed against predicted {fit.target}")
