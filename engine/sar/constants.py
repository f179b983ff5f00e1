"""Constants of nature and of the ellipsoid."""

SPEED_OF_LIGHT_M_S = 299_792_458.0

# WGS 84 (and, to a tenth of a millimetre, GRS 80, the ellipsoid of the ITRF).
SEMI_MAJOR_M = 6_378_137.0
FLATTENING = 1 / 298.257223563
E2 = FLATTENING * (2 - FLATTENING)
SEMI_MINOR_M = SEMI_MAJOR_M * (1 - FLATTENING)
