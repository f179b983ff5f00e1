"""Pictures and the report of a point target analysis, from what was measured."""

import os
import re
import tempfile
from functools import partial
from pathlib import Path

import numpy as np

from ...engine.errors import EngineInputError
from ...engine.raster.files import write_texts
from ...engine.sar.analysis import portrait
from ...engine.sar.pta_report import PtaSummary, TrackSummary, report
from .figures import drawn, short
from .point_target import png

IN_REPORT = 12
LONGEST_STEM = 60  # characters, of up to four bytes each
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)  # on Windows, whatever follows a dot


def picture(measured, target):
    """The picture (PNG) of a target's clearest acquisition, or None where it was measured in none.

    Raises EngineInputError when its product cannot be read any more.
    """
    product = measured.clearest(target)
    if product is None:
        return None
    row = measured.row(product, target)
    seen = portrait(
        row["source"], row["product"], row["predicted_line"], row["predicted_sample"], measured.options,
        row["polarisation"],
    )  # fmt: skip
    return png(seen.chip, seen.response, row, measured.history(target, row["track"]), measured.limit_rad)


def _pictures(measured, targets, monitor):
    names = measured.names
    jobs = [(names[one], f"Target {short(names[one])}", partial(picture, measured, one)) for one in targets]
    yield from drawn(jobs, monitor)


def file_stem(name):
    """The name of a target as that of a file, on every system."""
    stem = re.sub(r"[^\w.-]+", "_", name)[:LONGEST_STEM] or "target"
    return f"_{stem}" if RESERVED.fullmatch(stem.partition(".")[0]) else stem


def write_pictures(measured, folder, monitor):
    """A PNG for each target that was measured; none before all are drawn."""
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".part_", dir=folder) as drawn:
            taken = set()
            for name, made in _pictures(measured, range(len(measured.names)), monitor):
                stem = file_stem(name)
                while stem.lower() in taken:  # on Windows and macOS a.png is A.png
                    stem += "_"
                taken.add(stem.lower())
                (Path(drawn) / f"{stem}.png").write_bytes(made)
            for file in sorted(Path(drawn).iterdir()):
                os.replace(file, folder / file.name)
    except OSError as error:
        raise EngineInputError(f"The pictures cannot be written into {folder} ({error.strerror}).") from error


def write_report(measured, path, monitor):
    """The HTML report, with the pictures of the targets that are kept most often."""
    order = np.argsort(-measured.kept.sum(axis=0), kind="stable")
    pictures = [(short(name), made) for name, made in _pictures(measured, order[:IN_REPORT].tolist(), monitor)]
    write_texts({path: report(summary(measured), pictures)})


def summary(measured):
    """What the report says in numbers."""
    reasons = {}
    for product, target in zip(*np.nonzero(measured.shown & ~measured.kept)):
        reason = measured.reason(int(product), int(target))
        reasons[reason] = reasons.get(reason, 0) + 1
    return PtaSummary(
        targets=len(measured.names),
        products=len(measured.files),
        rows=int(measured.shown.sum()),
        kept=int(measured.kept.sum()),
        dropped=reasons,
        tracks=tuple(_track(measured, name) for name in sorted({texts["track"] for texts in measured.texts})),
        notes=tuple(measured.notes),
    )


def _track(measured, name):
    stack = [i for i, texts in enumerate(measured.texts) if texts["track"] == name]
    figures = {}
    for product in stack:
        values = measured.kept_values(product, TrackSummary.FIGURES)
        for figure, column in values.items():
            figures.setdefault(figure, []).append(column)
    joined = {figure: np.concatenate(columns) for figure, columns in figures.items()}
    medians = {figure: float(np.median(values)) if len(values) else float("nan") for figure, values in joined.items()}
    return TrackSummary(name, len(stack), int(measured.shown[stack].sum()), int(measured.kept[stack].sum()), medians)
