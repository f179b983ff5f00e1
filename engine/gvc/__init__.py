"""Generalised vertical components (GVC): reference, regression, model file, prediction."""
