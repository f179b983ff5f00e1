"""Corrections of radar times: one module for each effect; estimate.py says what they have in common."""
