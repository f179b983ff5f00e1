"""What a user of fusion and accuracy chooses from; without NumPy, so that dialogs are made without it."""

# What a fusion takes a stereo point for: see fusing.py.
GEODETIC, PRINTED, OFFSET, GEOMETRIC = MODES = ("geodetic", "geodetic_printed", "offset_only", "geometric")
# How a DSM's cell got its height; "highest" makes buildings grow.
CELL_RULES = ("centre", "mean", "highest")
