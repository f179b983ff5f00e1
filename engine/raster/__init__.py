"""Grids, and reading, writing and walking rasters in windows. GDAL is used here and nowhere above."""
