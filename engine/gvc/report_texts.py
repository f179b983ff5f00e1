"""What the report of a fit says whatever the figures: captions, names, meanings, and its style."""

from __future__ import annotations

from .result import AREAS, BLOCKS, RANDOM

# Kinds of pictures, in the order of a section, and what is said below each.
OBSERVED, MAP, COEFFICIENTS, CORRELATION = "observed", "map", "coefficients", "correlation"
CAPTIONS = {
    OBSERVED: "Left: observed against predicted, each cell predicted by a model that had not seen it; on the line both "
    "are equal. Right: errors of these predictions by observed height.",
    MAP: "Errors of unseen cells (predicted minus observed) in their places, north up: red is too high, blue too low. "
    "Patches of one colour are what neighbours share and the model does not know.",
    COEFFICIENTS: "Change of the prediction when a predictor grows by one standard deviation, with 95 % intervals; an "
    "interval across 0 leaves the sign open.",
    CORRELATION: "Correlation of all candidates before the collinearity step. Names in bold are predictors.",
}
LMG_CAPTION = " Beside it: part of R² by predictor (LMG)."
# Table 5 of the paper and the best single features of its table 3: RMSE of one feature, RMSE of 16, adjusted R².
PAPER = {
    "AGBH": ("m2d1_mean", 2.92, 2.40, 0.57),
    "SGBH": ("m2d1_mean", 3.92, 3.25, 0.63),
    "ANBH": ("m1_std", 7.58, 6.63, 0.49),
    "SNBH": ("m1_std", 4.56, 4.38, 0.55),
}
SOURCE = (
    "Pesaresi M, Corbane C, Ren C, Ng E (2021). Generalized Vertical Components of built-up areas from global Digital "
    "Elevation Models by multi-scale linear regression modelling. PLOS ONE 16(2): e0244478. "
    "doi 10.1371/journal.pone.0244478"
)
METHOD_NAMES = {
    "ols": "ordinary least squares", "ridge": "ridge regression", "quantile": "median (quantile) regression",
    "gradient_boosting": "gradient boosting",
}  # fmt: skip
DROPPED = {
    "no value": "Without a value", "constant": "Constant", "dependent": "Made up of others (linearly dependent)",
    "collinear": "Much like another (collinear)", "stepwise": "Not taken by the stepwise selection",
    "limit": "Beyond the number of predictors that is allowed",
}  # fmt: skip
HEADS = {RANDOM: "random folds", BLOCKS: "blocks of cells", AREAS: "one area after the other"}
MEANINGS = {
    "RMSE": "root mean square error: the usual size of an error; large errors count more.",
    "MAE": "mean absolute error.",
    "bias": "mean of predicted minus observed: above 0 the model is too high.",
    "R²": "part of the differences between cells that is explained: 1 is all, 0 is no better than their mean, below 0 "
    "is worse.",
    "adjusted R²": "R² of the fit less what predictors without any meaning would have brought.",
    "random folds": "a fifth of the cells, drawn at random, is predicted from the others, in turn.",
    "blocks": "the same with whole squares of cells, so that neighbours are held out together.",
    "areas": "the same with whole areas: all cells of one are predicted from the other areas.",
    "standard error, 95 % interval": "how much a coefficient would vary with other cells of the same kind; the "
    "interval holds the true one in 95 of 100 such cases.",
    "p": "how often a coefficient at least as large would come by chance if there were no relation.",
    "VIF": "variance inflation factor: by how much relations to other predictors enlarge the variance of a "
    "coefficient; 1 is none, above 10 is very much.",
    "LMG": "gain in R² of least squares from a predictor, averaged over all orders of adding them (Lindeman, Merenda, "
    "Gold 1980).",
    "AIC": "Akaike's information criterion: fit against number of predictors; the smaller the better.",
    "correlation length": "distance over which errors of cells are alike.",
}
NO_PICTURES = (
    "There are no pictures in this report: matplotlib, which draws them, is not installed "
    "(apt install python3-matplotlib), or they could not be drawn."
)
STYLE = """
.expect { font-size: 110%; }
.bad { font-size: 130%; font-weight: bold; color: #a00000; border: 3px solid; padding: 0.5em 0.8em; }
figure { margin: 1em 0 1.5em; break-inside: avoid; }
figcaption, .small { font-size: 90%; color: #444; }
td:first-child { overflow-wrap: anywhere; min-width: 6em; }
.columns ul { columns: 20em; column-gap: 2em; font-size: 85%; } .columns li { overflow-wrap: anywhere; }
.words th, .words td { text-align: left; overflow-wrap: anywhere; }
h2, h3, h4 { break-after: avoid; overflow-wrap: anywhere; }
tr, .expect, .note, li, dd { break-inside: avoid; }
thead { display: table-header-group; }
.keep, table:not(:has(tr:nth-child(16))) { break-inside: avoid; }
dt { font-weight: bold; float: left; clear: left; margin-right: 0.5em; break-after: avoid; }
dd { margin: 0 0 0.3em 0; }
@page { size: A4; margin: 15mm; }
@media print {
  body { font-size: 10pt; max-width: none; margin: 0; padding: 0; }
  h2.component { break-before: page; }
  div[style] { overflow: visible !important; }
  table { font-size: 8pt; } th, td { padding: 0.2em 0.5em; }
  img { max-height: 230mm; }
  .note, img { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
