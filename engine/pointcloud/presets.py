"""What processors call the columns of their points: tables of layouts, of words, of units and of dates.

Layouts are as documented: EGMS, product description 2.0, tables 5 and 6 (land.copernicus.eu, 2023); MintPy's
save_qgis.py; SARvey's sarvey_export.py; SqueeSAR, TRE's list of shapefile fields (treuropa.com); SARPROZ, its forum's
list of CSV fields; StaMPS, the export of the StaMPS-Visualizer's manual.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date

from .cloud import STANDARD


@dataclass(frozen=True)
class Preset:
    """A layout. known_by : columns that all must be there (as plain() writes them). without : columns that must not.

    mapping : definitions as a user writes them; those with columns that are not there are left out, and of several for
    one name the last holds. crs : of the positions. height_reference : of the heights, ellipsoid or geoid.
    """

    name: str
    known_by: tuple[str, ...]
    mapping: str
    without: tuple[str, ...] = ()
    crs: str = ""
    height_reference: str = ""
    note: str = ""


_EGMS = """easting = easting; northing = northing; height = height; height = height_ortho; height = height_ellipse;
height = height_wgs84; id = pid; velocity = mean_velocity; velocity_sd = mean_velocity_std; acceleration = acceleration;
seasonal_amplitude = seasonality; rmse = rmse; rmse = rmse_ts; coherence = temporal_coherence;
amplitude_dispersion = amplitude_dispersion; incidence = incidence_angle; heading = track_angle; series = dates"""
_SQUEESAR = """id = CODE; height = HEIGHT; height_sd = H_STDEV; velocity = VEL; velocity_sd = V_STDEV;
acceleration = ACC; coherence = COHERENCE; longitude = LON; latitude = LAT; series = dates"""

PRESETS = (
    Preset(
        "EGMS Basic or Calibrated (L2)",
        ("pid", "easting", "northing", "meanvelocity", "losup"),
        _EGMS,
        crs="EPSG:3035",
        height_reference="ellipsoid",
        note="Velocities are along the line of sight.",
    ),
    Preset(
        "EGMS Ortho (L3)",
        ("pid", "easting", "northing", "meanvelocity", "rmse"),
        _EGMS,
        without=("losup", "heightwgs84", "incidenceangle", "trackangle"),
        crs="EPSG:3035",
        height_reference="geoid",
        note="Points are centres of a 100 m grid, velocities are vertical or eastward, heights above the geoid.",
    ),
    Preset(
        "SARPROZ",
        ("lat", "lon", "height", "coher", "svet", "lvet"),
        """longitude = LON; latitude = LAT; longitude = LON2; latitude = LAT2; height = HEIGHT; id = ID; velocity = VEL;
        height_sd = SIGMA_HEIGHT; velocity_sd = SIGMA_VEL; coherence = COHER; series = dates""",
        height_reference="geoid",
        note="Heights are taken to be above sea level, as SARPROZ describes them.",
    ),
    Preset(
        "SARvey",
        ("pointid", "velocity", "coherence", "demerror", "dem"),
        """id = point_id; height = dem + dem_error; dem_height = dem; velocity = velocity; coherence = coherence;
        series = dates""",
        note="Heights are the DEM's plus the estimated error of the DEM.",
    ),
    Preset("SqueeSAR or MintPy (save_qgis)", ("code", "height", "vel", "vstdev", "coherence", "effarea"), _SQUEESAR),
)

# Our names by the words that others use, the likelier first; words as plain() writes them. Of a Shapefile with names
# of ten letters, too.
SYNONYMS = {
    "longitude": "longitude lon long lng lonwgs84 longwgs84 xwgs84 longdd londeg xlon",
    "latitude": "latitude lat latwgs84 ywgs84 latdd latdeg ylat",
    "easting": "easting east eastings xutm utmx utmeast e xcoord coordx xcoordinate posx px x",
    "northing": "northing north northings yutm utmy utmnorth n ycoord coordy ycoordinate posy py y",
    "x_m": "xm xecef ecefx xgeocentric geocentricx xitrf x",
    "y_m": "ym yecef ecefy ygeocentric geocentricy yitrf y",
    "z_m": "zm zecef ecefz zgeocentric geocentricz zitrf z",
    "azimuth_time": "azimuthtime azimuthtimeutc tazimuth azimuthutc utc",
    "t_az_s": "tazs taz azimuthtimes azimuthtime tazimuth tazimuths",
    "tau_s": "taus tau rangetimes rangetime twowayrangetime twowaytime tautwoways tautwoway slantrangetime trange tr",
    "line": "line lin azimuthline azimuthpixel azline azpixel az lvet row azimuth",
    "sample": "sample pixel rangesample rangepixel rgsample rgpixel rg svet col column range",
    "height": "heightwgs84 ellipsoidalheight heightellipsoidal heightellipse heightwgs hellipsoidal height heights hgt"
    " h z altitude alt heightortho elevationm elev",
    "elevation": "elevation elevations elev s",
    "height_sd": "heightsd hstdev hstd heightstd heightstdev sigmaheight heightsigma sigmah sdheight heightuncertainty",
    "dem_height": "demheight demh hdem dem heightdem topoheight",
    "velocity": "velocity vel meanvelocity meanveloc velocitymean meanvel meanv vmean velocitylos losvelocity vellos"
    " vlos losvel linearvelocity deformationrate deformationvelocity defovelocity v",
    "velocity_sd": "velocitysd vstdev vstd velocitystd velocitystdev meanvelocitystd meanvel1 sigmavel sigmavelocity"
    " velocitysigma velsigma velstd velstdev vsd sdvelocity velocityuncertainty",
    "acceleration": "acceleration acc accel accelerati",
    "seasonal_amplitude": "seasonalamplitude seasonamp seasamp seasonality seasonalit seasonal annualamplitude",
    "rmse": "rmse rmsets rms",
    "amplitude": "amplitude amp meanamplitude meanamp amplitudemean",
    "amplitude_dispersion": "amplitudedispersion ampdispersion ampdisp dispersionindex",
    "coherence": "coherence temporalcoherence tempcoherence temporalcoh temporalc tempcoh tcoh coh coher gamma"
    " ensemblecoherence modelcoherence",
    "snr": "snr snrdb signaltonoise signaltonoiseratio",
    "scatterers": "scatterers nscatterers numberofscatterers numscatterers nscat",
    "track": "track trackno tracknumber relativeorbit relorbit",
    "incidence": "incidence incidenceangle incangle inc incdeg theta",
    "heading": "heading trackangle trackangl headingangle headingdeg satheading",
    "id": "id pid code pointid psid pointcode identifier",
}
WORDS = {name: tuple(words.split()) for name, words in SYNONYMS.items()}
# What a PSI processor adds to the height of its DEM.
HEIGHT_ERRORS = ("heighterror", "demerror", "demerr", "residualheight", "heightresidual", "heightwrtdem", "topoerror")

# The names that make a position, by the kind of coordinates; in this order they are looked for.
POSITIONS = {
    "geographic": ("longitude", "latitude"),
    "projected": ("easting", "northing"),
    "geocentric": ("x_m", "y_m", "z_m"),
    "radar_times": ("t_az_s", "azimuth_time", "tau_s"),
    "radar_pixels": ("line", "sample"),
}
TEXTS = ("id", "azimuth_time")
UNITS = {name: one.unit for name, one in STANDARD.items() if one.unit} | {
    "height": "m",
    "longitude": "degree",
    "latitude": "degree",
    "tau_s": "s",
    "series": "mm",
}

_LENGTHS = {"mm": 1.0, "cm": 10.0, "dm": 100.0, "m": 1000.0}
_FACTORS: dict[str, dict[str, float]] = {
    "mm": _LENGTHS,
    "mm/yr": {f"{unit}/yr": factor for unit, factor in _LENGTHS.items()},
    "mm/yr2": {f"{unit}/yr2": factor for unit, factor in _LENGTHS.items()},
    "m": {unit: factor / 1000 for unit, factor in _LENGTHS.items()} | {"ft": 0.3048, "km": 1000.0},
    "degree": {"degree": 1.0, "rad": math.degrees(1.0)},
    "s": {"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9},
    "dB": {"db": 1.0},
}
_UNIT_WORDS = {
    "yr": "yr year years y a annum",
    "rad": "rad radian radians",
    "ft": "ft feet foot",
    "m": "m metre meter",
    "degree": "deg degree degrees °",
}
_SAME_UNIT = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
_BRACKETS = re.compile(r"[\[(]([^\])]*)[\])]")
_TAIL = re.compile(
    r"[_ .-](mm|cm|m)[_ ./-]?(?:p(?:er)?)?[_ ]?(yr|year|y|a)(2?)$|[_ ](mm|cm|m|deg|rad|db)$", re.IGNORECASE
)

_DATE = re.compile(
    r"(?:d|x|t|ts|disp|displ|displacement|date|defo)?[_ .-]?((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)"
    r"(?:[t_ ]\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?z?)?",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(r"x?(\d\d)([-_./])(\d\d)\2(\d\d)", re.IGNORECASE)
_HEADERLESS = re.compile(r"(?:column|field|export_res)[_ ]*(\d+)", re.IGNORECASE)


def plain(name: str) -> str:
    """Letters and digits of a name in lower case, without a unit in brackets."""
    return re.sub(r"[\W_]", "", _BRACKETS.sub("", name).casefold())


def without_unit(name: str) -> tuple[str, str]:
    """A name without the unit that it ends with, and the unit: velocity_mm_yr, height [m]."""
    brackets = _BRACKETS.search(name)
    if brackets:
        return _BRACKETS.sub("", name), brackets[1]
    tail = _TAIL.search(name)
    if not tail:
        return name, ""
    unit = tail[4] or f"{tail[1]}/{tail[2]}{tail[3]}"
    return name[: tail.start()], unit


def factor(ours: str, unit: str) -> float:
    """What values in a unit are multiplied with to be in the unit of our name; 1 where either is not known."""
    text = unit.strip().lower().replace("²", "2").replace("^", "")
    # mm/year, mm yr-1, mm a^-1
    text = re.sub(r"[ *]?([a-z]+)-([12])$", lambda m: f"/{m[1]}{m[2].replace('1', '')}", text)
    above, slash, below = text.partition("/")
    squared = below.endswith("2")
    below = below.rstrip("2 ").strip()
    name = _SAME_UNIT.get(above.strip(), above.strip())
    name += f"/{_SAME_UNIT.get(below, below)}" if slash else ""
    return _FACTORS.get(UNITS.get(ours, ""), {}).get(name + ("2" if squared else ""), 1.0)


def as_date(name: str, short: bool = False) -> date | None:
    """The date that a column's name is, such as D20160101, 20160101, d_20160101 or 2016-01-01.

    short : whether 16-01-01 is one too.
    """
    match = _DATE.fullmatch(name.strip())
    parts = (match[1], match[3], match[4]) if match else None
    if parts is None and short:
        match = _SHORT_DATE.fullmatch(name.strip())
        parts = (("19" if match[1] > "70" else "20") + match[1], match[3], match[4]) if match else None
    if parts is None:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def headerless(columns: tuple[str, ...]) -> bool:
    """Whether the columns have numbers only, since the file names none."""
    return len(columns) > 1 and all(_HEADERLESS.fullmatch(name) for name in columns)
