"""Geodetic SAR: point target analysis."""
