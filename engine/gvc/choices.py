"""What a user of building heights chooses from; without NumPy, so that dialogs are made without it."""

# Average and standard deviation of gross and net building height: see reference.py.
COMPONENTS = ("AGBH", "ANBH", "SGBH", "SNBH")
# The paper's classes of NDVI; what lies in the gaps, and above 0.9, belongs to none.
GREENNESS = "-1:0.1, 0.2:0.5, 0.6:0.9"
# How predictors are chosen, which of two that are alike goes (collinearity.py), and where steps begin (stepwise.py).
SELECTIONS = ("best_single", "given", "stepwise", "collinearity")
RULES = ("pairwise", "mean_abs", "caret_exact")
STARTS = ("empty", "full")
# How a model is fitted: methods.LINEAR, and what gives no coefficients.
BOOSTING = "gradient_boosting"
METHODS = ("ols", "ridge", "quantile", BOOSTING)
# What weighs the cells of a fit.
WEIGHTS = ("none", "valid_share")
# Of a prediction: where its standard errors come from, and what is made of the components (predict.MAKES).
ERRORS_FROM = ("residuals", "unseen_cells")
DERIVED = ("built_share", "volume", "floor_area")
