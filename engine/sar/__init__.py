"""Geodetic SAR: products, orbit, range-Doppler geometry, point target analysis."""
