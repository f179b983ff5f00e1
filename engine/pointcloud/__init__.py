"""Point clouds: read from any table, put in place, fused, measured, written for the map."""
