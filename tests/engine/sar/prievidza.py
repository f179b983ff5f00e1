"""The real corner reflector of Prievidza, surveyed by GNSS: 30 ascending and 30 descending Sentinel-1 passes."""

import csv
from pathlib import Path

import numpy as np
from vertical_city.engine.sar.columns import parse_columns, renamed
from vertical_city.engine.sar.corrections.tabulated import COLUMNS, tabulated
from vertical_city.engine.sar.geodetic import enu_axes
from vertical_city.engine.sar.observations import read_rows, to_observations
from vertical_city.engine.sar.state_vectors import passes_of_vectors

FOLDER = Path(__file__).parents[2] / "data" / "sar" / "prievidza"
# ETRS89 (ETRF2000, epoch 2010.0) by GNSS.
TRUTH = np.array([3991344.3823, 1348774.7472, 4773148.3127])
AXES = enu_axes(TRUTH[None])[0]
MAPPING = """
target = 'LHE-KU-1'; product = stack + date; track = stack; pass_direction = pass; sensor = 'S1'
epoch = utc_day; t_az_s = t_az_sod_raw; tau_s = 2 * tau_oneway_s_raw
bistatic_azimuth_s = -corr_bistatic_add_s
doppler_range_range_s = -2 * corr_doppler_rg_add_s
fm_rate_azimuth_s = corr_fm_az_subtract_s
troposphere_range_m = tropo_slant_m_saast; ionosphere_range_m = iono_slant_m_gecoris
plate_motion_x_m = itrf_minus_etrf_x_m; plate_motion_y_m = itrf_minus_etrf_y_m; plate_motion_z_m = itrf_minus_etrf_z_m
solid_tide_x_m = set_x_m; solid_tide_y_m = set_y_m; solid_tide_z_m = set_z_m
"""
VECTORS = "product = stack + date; t_s = t_sod"


def columns(name):
    with open(FOLDER / name, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {key: [row[key] for row in rows] for key in rows[0]}, len(rows)


def load(mapping=MAPPING, change=None):
    """Observations, and what gives the table's own corrections. change(columns) may spoil the table first."""
    table, count = columns("observations.csv")
    if change:
        change(table)
    vectors, of_vectors = columns("state_vectors.csv")
    rows = read_rows(renamed(parse_columns(mapping), table.get, count), COLUMNS)
    orbits = renamed(parse_columns(VECTORS), vectors.get, of_vectors)
    observations, used = to_observations(rows, passes_of_vectors(orbits, rows, frame="ITRF2014"), 0.0)
    names = [one.name for one in observations.passes]
    return observations, lambda effects: tabulated(lambda name: rows.array(name)[used], names, effects)


def error(positions, target=0):
    """East, north, up in metres."""
    return AXES @ (positions.xyz_m[target] - TRUTH)
