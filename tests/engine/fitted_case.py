"""Results of fits for tests of the report: simulated cells, errors of unseen cells that are made up."""

import numpy as np
import pyproj
from vertical_city.engine.gvc.importance import lmg
from vertical_city.engine.gvc.regression import ols, vif
from vertical_city.engine.gvc.result import (
    AREAS,
    BLOCKS,
    RANDOM,
    Compared,
    Dropped,
    FitResult,
    FoldError,
    HeightClass,
    Judged,
    Step,
    TargetFit,
)
from vertical_city.engine.gvc.samples import Samples

BORDERS = (0, 2, 5, 10, 15, 20, 30, 50, np.inf)
TEXTS = {
    RANDOM: "5 random folds, 3 repeats", BLOCKS: "23 blocks of 5 km in 10 folds, 3 repeats", AREAS: "each area left out"
}  # fmt: skip


def judged(kind, fitted, observed, rng, noise=1.0, shrink=1.0, shift=0.0, areas=None, text=None):
    """Predictions of unseen cells: those of the fit, shrunk to the mean, shifted, and with noise (metres)."""
    mean = observed.mean()
    predicted = mean + shrink * (fitted - mean) + shift + noise * rng.normal(size=len(observed))
    error = predicted - observed
    folds = ()
    if areas is not None:
        names, area = areas
        folds = tuple(
            FoldError(name, int((area == i).sum()), float(np.sqrt((error[area == i] ** 2).mean())),
                      float(error[area == i].mean()))
            for i, name in enumerate(names)
        )  # fmt: skip
    return Judged(
        kind, predicted, float(np.sqrt((error**2).mean())), float(np.abs(error).mean()), float(error.mean()),
        float(1 - (error**2).sum() / ((observed - mean) ** 2).sum()), text or TEXTS[kind], folds,
        5000.0 if kind == BLOCKS else float("nan"),
    )  # fmt: skip


def by_height(observed, predicted):
    classes = []
    for low, high in zip(BORDERS, BORDERS[1:]):
        error = (predicted - observed)[(observed >= low) & (observed < high)]
        if len(error):
            classes.append(
                HeightClass(float(low), float(high), len(error), float(error.mean()), float(np.sqrt((error**2).mean())))
            )
    return tuple(classes)


def case(
    cells=150, predictors=3, candidates=6, targets=("AGBH",), areas=("Berlin", "Nantes"), kinds=(RANDOM, BLOCKS, AREAS),
    noise=1.0, names=None, note="Simulated.", seed=0, **changes,
):  # fmt: skip
    """A result with `cells` in each area. noise : of unseen cells. changes : fields of all TargetFits, or functions
    of one that give the value."""
    rng = np.random.default_rng(seed)
    n = cells * len(areas)
    side = int(np.ceil(np.sqrt(cells)))
    names = tuple(names or [f"{stem}_{how}" for stem in _stems() for how in ("mean", "std")][:candidates])
    area = np.repeat(np.arange(len(areas)), cells)
    number = np.tile(np.arange(cells), len(areas))
    factors = rng.normal(size=(n, 3))
    x = (factors @ rng.normal(size=(3, len(names))) + 0.7 * rng.normal(size=(n, len(names)))) * 2.0 + 5
    heights = {
        target: np.clip(8 + 1.2 * factors[:, 0] * (i + 1) + x[:, :predictors].sum(axis=1) / predictors
                        + 2 * rng.gamma(1.5, 1.0, n), 0.1, None)
        for i, target in enumerate(targets)
    }  # fmt: skip
    samples = Samples(
        names=names, features=x, targets=heights, area=area, areas=tuple(areas), x=390125.0 + 250 * (number % side),
        y=5820125.0 - 250 * (number // side), making={"VC_CELL_SIZE_M": "250", "VC_KERNEL_SUM": "laplacian"}, note=note,
        raster=area, crs=(pyproj.CRS.from_epsg(32633),) * len(areas),
    )  # fmt: skip
    fits = {}
    for target in targets:
        y = heights[target]
        own = x[:, :predictors]
        fit = ols(own, y)
        fitted = fit.predict(own)
        how = {
            RANDOM: judged(RANDOM, fitted, y, rng, 0.3 * noise),
            BLOCKS: judged(BLOCKS, fitted, y, rng, 0.7 * noise),
            AREAS: judged(AREAS, fitted, y, rng, noise, areas=(areas, area)),
        }
        how = {kind: how[kind] for kind in kinds}
        table = np.corrcoef(np.column_stack([own, y]).T)
        made = TargetFit(
            target=target, predictors=names[:predictors], fit=fit, cells=np.arange(n), observed=y, predicted=fitted,
            minimum=own.min(axis=0), maximum=own.max(axis=0), ranking=tuple((name, 3.21) for name in names[:5]),
            judged=how, dropped=tuple(Dropped(name, "collinear", f"r = 0.97 with {names[0]}") for name in
                                      names[predictors:]),
            steps=(Step("start", "", 812.25), Step("add", names[0], 640.5)), vif=vif(table[:-1, :-1]),
            importance=lmg(table) if predictors <= 16 else None, candidates=names,
            correlation=np.corrcoef(x.T).reshape(len(names), len(names)), correlation_length_m=800.0,
            by_height=by_height(y, how[kinds[-1]].predicted), compared=(Compared("ols", 2.5, 0.5),
                                                                        Compared("ridge", 2.45, 0.51)),
        )  # fmt: skip
        values = {key: value(made) if callable(value) else value for key, value in changes.items()}
        fits[target] = TargetFit(**{**vars(made), **values})
    return FitResult(samples, "collinearity", fits, "ols", {"weights": "none"}, ("AGBH: a warning.",))


def _stems():
    stems = ["f1", "f2", "f3", "m1", "m2", "m3"]
    stems += [f"{stem}d{i}" for stem in stems for i in (1, 2, 3)]
    return [*stems, *(f"ptx_{kind}w{size}" for kind in "ui" for size in (5, 11, 21)), *(f"veg{i}bu" for i in range(9))]
