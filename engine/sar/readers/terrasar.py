"""TerraSAR-X, TanDEM-X and PAZ single-look slant-range complex products (SSC).

Source: TX-GS-DD-3307, TerraSAR-X Level 1b Product Format Specification; checked on a product of 2008.

A row of the raster is a range line, so there are numberOfRows lines of numberOfColumns samples, but rowSpacing is the
two-way range time per sample and columnSpacing the azimuth time per line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...errors import EngineInputError
from ..constants import SPEED_OF_LIGHT_M_S
from ..orbit import POLYNOMIAL_DEGREE, Orbit
from ..product import Delay, DopplerCentroid, SarProduct, SpectralWindow
from ..times import parse_utc, seconds_since
from ..xmlfiles import Node, parse_xml
from .cosar import CosarImage

ROOT = "level1Product"
PREFIXES = ("TSX1_SAR__SSC", "TDX1_SAR__SSC", "TSX1_SAR_", "TDX1_SAR_", "PAZ1_SAR_")
QUALITY = {"SCIE": "precise", "RAPD": "restituted", "QUKL": "restituted", "PRED": "predicted"}
# What only an SSC has, and what the geometry relies on.
WANTED = (
    ("productInfo/productVariantInfo/projection", "SLANTRANGE"),
    ("productInfo/imageDataInfo/imageDataType", "COMPLEX"),
    ("productInfo/imageDataInfo/imageDataFormat", "COSAR"),
    ("productInfo/imageDataInfo/rowContent", "RANGELINES"),
    ("productSpecific/complexImageInfo/imageCoordinateType", "ZERODOPPLER"),
    ("productSpecific/complexImageInfo/imageDataStartWith", "EARLYAZNEARRG"),
)
# TerraSAR-X and TanDEM-X fly the same orbit with the same radar, and their images form stacks together. PAZ is built
# alike, but numbers its orbits by itself.
FAMILY = {"TSX-1": "TSX", "TDX-1": "TSX", "PAZ-1": "PAZ"}
SCANSAR = ("SC", "WS")
MOST_POWERS = 20  # a polynomial of a higher degree is garbage
GPS_BEGAN = np.datetime64("1980-01-06T00:00:00", "s")
STEADY = 0.02  # where zero-Doppler time steps by less than this share of raw time, the beam stays on one place


def recognises(path: Path) -> bool:
    """Whether this is the folder or the main annotation of such a product, by its name and first bytes."""
    return _annotation(path) is not None


def _annotation(path: Path) -> Path | None:
    try:
        if path.is_dir():
            inside = sorted(path.glob(f"{path.name}.xml")) or sorted(path.glob("*.xml"))
            return next((file for file in inside if _is_main(file)), None)
        return path if path.is_file() and _is_main(path) else None
    except OSError:
        return None


def _is_main(path: Path) -> bool:
    if path.suffix.lower() != ".xml":
        return False
    if path.name.startswith(PREFIXES):
        return True
    with path.open("rb") as file:
        return f"<{ROOT}".encode() in file.read(2000)


def open_terrasar(path: Path, polarisation: str | None = None) -> list[SarProduct]:
    """The images of a product, one for each polarisation layer.

    path : the product's folder or its main annotation. polarisation : HH, VV, …; None for all layers.
    Raises EngineInputError when the annotation is damaged, is not of an SSC, or lacks the polarisation.
    """
    file = _annotation(Path(path))
    if file is None:
        raise EngineInputError(f"{path} is no TerraSAR-X product; give its folder or its main annotation (.xml).")
    main = Node(parse_xml(file, file.name), file.name)
    if main.element.tag != ROOT:
        raise EngineInputError(f"The annotation {file.name} is no {ROOT}; give the main annotation of the product.")
    for place, wanted in WANTED:
        if main.text(place) != wanted:
            raise EngineInputError(
                f"The product {file.stem} has {place.rpartition('/')[2]} = {main.text(place)}; only single-look "
                f"slant-range complex (SSC) products with {wanted} can be used."
            )
    _refuse_what_the_geometry_does_not_describe(main, file.stem)
    layers = [layer.text("polLayer") for layer in main.all("productComponents/imageData")]
    chosen = [layer for layer in layers if polarisation in (None, layer)]
    if not chosen:
        raise EngineInputError(
            f"The product {file.stem} has no image of polarisation {polarisation}; there is "
            f"{', '.join(layers) or 'none'}."
        )
    return [_product(main, file, layer, len(layers) > 1) for layer in chosen]


def _refuse_what_the_geometry_does_not_describe(main: Node, name: str) -> None:
    mission = main.text("productInfo/missionInfo/mission")
    if mission not in FAMILY:
        raise EngineInputError(
            f"The product {name} is of the mission {mission[:30]}; wanted is one of {', '.join(FAMILY)}."
        )
    if main.text("productInfo/acquisitionInfo/imagingMode") in SCANSAR:
        raise EngineInputError(
            f"The product {name} is ScanSAR, whose bursts overlap; give a stripmap or spotlight product."
        )
    if "_BRX" in main.text("productInfo/productVariantInfo/productType", ""):
        raise EngineInputError(
            f"The product {name} was received from the other satellite's pulses (bistatic), so its range is not twice "
            "a distance; give the active image of the pair."
        )


def _product(main: Node, file: Path, layer: str, several: bool) -> SarProduct:
    scene = main.find("productInfo/sceneInfo")
    clock = Clock.of(scene.find("start"))
    first_line, last_line = clock.seconds(scene.find("start")), clock.seconds(scene.find("stop"))
    near, far = scene.number("rangeTime/firstPixel"), scene.number("rangeTime/lastPixel")
    raster = main.find("productInfo/imageDataInfo/imageRaster")
    lines, samples = raster.whole("numberOfRows"), raster.whole("numberOfColumns")
    line_spacing, sample_spacing = raster.number("columnSpacing"), raster.number("rowSpacing")
    prf = main.number("productSpecific/complexImageInfo/commonPRF")
    for what, count, spacing, extent in (
        ("lines", lines, line_spacing, last_line - first_line),
        ("samples", samples, sample_spacing, far - near),
    ):
        if not abs((count - 1) * spacing - extent) <= max(2 * spacing, 1e-4 * extent):
            raise EngineInputError(
                f"The product {file.stem} has {count:.8g} {what} at {spacing:.8g} s, which do not make up the "
                f"{extent:.8g} s that are annotated too; fetch the product again."
            )
    if not abs(prf * line_spacing - 1) < 1e-4:
        raise EngineInputError(
            f"The product {file.stem} has the commonPRF {prf:.8g} Hz but {line_spacing:.8g} s per line, which is not "
            "its inverse; fetch the product again."
        )
    carrier = main.number("instrument/radarParameters/centerFrequency")
    if carrier <= 0:
        raise EngineInputError(f"The annotation {file.name} has centerFrequency = {carrier:g}; it must be positive.")
    orbit, notes = _orbit(main, clock)
    delays, more = _delays(main, file, near, far)
    image, missing = _image(main, file, layer, lines, samples)
    doppler, unsure = _doppler(main, layer, clock, (first_line, last_line), (near, far))
    notes = [*notes, *more, *missing, *unsure]
    mission = main.text("productInfo/missionInfo/mission")
    info = main.find("productInfo/acquisitionInfo")
    look = info.text("lookDirection").lower()
    direction = main.text("productInfo/missionInfo/orbitDirection").lower()
    beam = info.text("elevationBeamConfiguration", "")
    processing = _of_layer(main, "processing/processingParameter", layer)
    track = "_".join((FAMILY[mission], main.text("productInfo/missionInfo/relOrbit"), beam, layer, direction[:3], look))
    return SarProduct(
        name=f"{file.stem}_{layer}" if several else file.stem,
        sensor=mission,
        mode=info.text("imagingMode"),
        polarisation=layer,
        pass_direction=direction,
        look_side=look,
        track=track,
        wavelength_m=SPEED_OF_LIGHT_M_S / carrier,
        prf_hz=prf,
        epoch=clock.epoch,
        first_azimuth_time_s=first_line,
        line_spacing_s=line_spacing,
        first_range_time_s=near,
        sample_spacing_s=sample_spacing,
        lines=lines,
        samples=samples,
        orbit=orbit,
        range_bandwidth_hz=processing.number("totalProcessedRangeBandwidth"),
        azimuth_bandwidth_hz=processing.number("totalProcessedAzimuthBandwidth"),
        range_window=_window(processing, "range"),
        azimuth_window=_window(processing, "azimuth"),
        doppler=doppler,
        delays=delays,
        image=image,
        notes=tuple(notes),
    )


def _of_layer(main: Node, path: str, layer: str) -> Node:
    """The element that names a polarisation, or the first where they are common to all."""
    found = main.all(path)
    if not found:
        return main.find(path)
    return next((node for node in found if node.text("polLayer", layer) == layer), found[0])


def _window(processing: Node, kind: str) -> SpectralWindow:
    name = processing.text(f"{kind}WindowID", "none")
    if name.lower() == "hamming":
        return SpectralWindow("Hamming", processing.number(f"{kind}WindowCoefficient"))
    return SpectralWindow(name)


@dataclass(frozen=True)
class Clock:
    """Annotated times as seconds since the epoch, the whole second UTC at or before the scene's first line.

    leap_s : GPS time minus UTC, from the annotation itself. GPS seconds and fraction are taken where they stand beside
    the UTC text, which is rounded to microseconds.
    """

    epoch: np.datetime64
    leap_s: int

    @staticmethod
    def of(start: Node) -> Clock:
        second, fraction = parse_utc(start.text("timeUTC"), "scene start")
        gps, gps_fraction = start.number("timeGPS"), start.number("timeGPSFraction")
        leap = round(gps - float((second - GPS_BEGAN).astype(np.int64)) + (gps_fraction - fraction))
        return Clock(GPS_BEGAN + np.timedelta64(math.floor(gps + gps_fraction) - leap, "s"), leap)

    def seconds(self, node: Node) -> float:
        utc = seconds_since(self.epoch, node.text("timeUTC"))
        if not node.has("timeGPS"):
            return utc
        gps = node.number("timeGPS") - self.leap_s - float((self.epoch - GPS_BEGAN).astype(np.int64))
        gps += node.number("timeGPSFraction")
        if abs(gps - utc) > 1e-3:
            raise EngineInputError(
                f"The annotation {node.name} has {node.text('timeUTC')} UTC beside a GPS time that is {gps - utc:.6g} "
                f"s off it ({self.leap_s:.6g} leap seconds at the scene's start); fetch the product again."
            )
        return gps


def _orbit(main: Node, clock: Clock) -> tuple[Orbit, list[str]]:
    header = main.find("platform/orbit/orbitHeader")
    vectors = main.all("platform/orbit/stateVec")
    times = [clock.seconds(v) for v in vectors]
    positions = [[v.number(f"pos{axis}") for axis in "XYZ"] for v in vectors]
    velocities = [[v.number(f"vel{axis}") for axis in "XYZ"] for v in vectors]
    quality = QUALITY.get(header.text("accuracy", ""), "unknown")
    # Velocities are rounded to mm/s: Hermite on them errs by 2.4 us and 18 mm, the polynomial by 1.1 us and 8 mm.
    method = "polynomial" if len(vectors) >= POLYNOMIAL_DEGREE + 2 else "hermite"
    orbit = Orbit(
        clock.epoch, np.array(times), np.array(positions).reshape(-1, 3), np.array(velocities).reshape(-1, 3),
        header.text("stateVectorRefFrame", ""), quality, method,
    )  # fmt: skip
    if quality == "predicted":
        return orbit, ["the orbit is predicted, metres off; order the product with a science orbit"]
    return orbit, []


def _delays(main: Node, file: Path, near: float, far: float) -> tuple[tuple[Delay, ...], list[str]]:
    """What GEOREF.xml declares: the annotated times are those of geometry plus these."""
    georef = file.parent / "ANNOTATION" / "GEOREF.xml"
    for component in main.all("productComponents/annotation"):
        if component.text("type", "") == "GEOREF":
            place = component.find("file/location")
            georef = _inside(file.parent, place.text("path", "."), place.text("filename"))
    if not georef.is_file():
        georef = file.parent / georef.name
    if not georef.is_file():
        return (), ["GEOREF.xml is missing, so nothing is known of the atmosphere's delay and the azimuth shift"]
    effects = Node(parse_xml(georef, georef.name), georef.name).find("signalPropagationEffects")
    delays = []
    for tag, kind in (("rangeDelay", "range"), ("azimuthShift", "azimuth")):
        for node in effects.all(tag):
            reference, coefficients = _polynomial(node)
            name = f"{node.element.get('source', tag)} {node.element.get('modelName', '')}".strip()
            # A Delay holds over the whole swath, and those that do add up.
            slack = (far - near) / 100
            if node.number("validityRangeMin") > near + slack or node.number("validityRangeMax") < far - slack:
                return (), [f"{georef.name} declares the delay {name} for a part of the swath only, so none is used"]
            delays.append(Delay(name, kind, tuple(coefficients), reference))
    return tuple(delays), []


def _inside(folder: Path, *parts: str) -> Path:
    """A file that an annotation names, which must lie in the product."""
    file = folder.joinpath(*parts)
    if folder.resolve() not in file.resolve().parents:
        raise EngineInputError(f"The annotation names the file {'/'.join(parts)}, which lies outside the product.")
    return file


def _image(main: Node, file: Path, layer: str, lines: int, samples: int) -> tuple[CosarImage | None, list[str]]:
    component = next(c for c in main.all("productComponents/imageData") if c.text("polLayer") == layer)
    place = component.find("file/location")
    cos = _inside(file.parent, place.text("path", "."), place.text("filename"))
    if not cos.is_file():
        return None, [f"the image {cos.name} is missing"]
    image = CosarImage(cos)
    if (image.lines, image.samples) != (lines, samples):
        raise EngineInputError(
            f"The image {cos.name} has {image.lines} lines of {image.samples} samples, its annotation tells of {lines} "
            f"of {samples}; fetch the product again."
        )
    return image, []


def _polynomial(node: Node) -> tuple[float, list[float]]:
    """Reference point and coefficients in ascending powers."""
    coefficients = [0.0] * (min(node.whole("polynomialDegree"), MOST_POWERS) + 1)
    for coefficient in node.all("coefficient"):
        power = coefficient.element.get("exponent", "")
        if not power.isdecimal() or int(power) >= len(coefficients):
            raise EngineInputError(
                f"The annotation {node.name} has a coefficient of exponent '{power}' beyond its degree."
            )
        coefficients[int(power)] = coefficient.number()
    return node.number("referencePoint"), coefficients


def _table(nodes: list[Node], polynomial: str, clock: Clock) -> DopplerCentroid:
    """Polynomials over range by time, in the order of time."""
    rows = sorted((clock.seconds(node), *_polynomial(node.find(polynomial))) for node in nodes)
    size = max(len(coefficients) for _, _, coefficients in rows)
    return DopplerCentroid(
        np.array([time for time, _, _ in rows]),
        np.array([reference for _, reference, _ in rows]),
        np.array([coefficients + [0.0] * (size - len(coefficients)) for _, _, coefficients in rows]),
    )


def _doppler(
    main: Node, layer: str, clock: Clock, times_s: tuple[float, float], taus_s: tuple[float, float]
) -> tuple[DopplerCentroid | None, list[str]]:
    estimates = _of_layer(main, "processing/doppler/dopplerCentroid", layer).all("dopplerEstimate")
    rates = main.all("processing/geometry/dopplerRate")
    if not estimates or not rates:
        return None, []
    seen = _table(estimates, "combinedDoppler", clock)
    if main.text("processing/doppler/dopplerCentroidCoordinateType", "RAW") != "RAW":
        return seen, []
    focused = focused_centroid(seen, _table(rates, "dopplerRatePolynomial", clock), times_s, taus_s)
    if focused is None:
        return None, ["the annotated Doppler centroid does not tell that of the focused image, so it is not used"]
    return focused, []


def focused_centroid(
    seen: DopplerCentroid, rate: DopplerCentroid, times_s: tuple[float, float], taus_s: tuple[float, float]
) -> DopplerCentroid | None:
    """The centroid by zero-Doppler times of the focused image, from that by times at which the antenna saw it.

    seen : centroid by raw time. rate : the FM rate (Hz/s, negative) by zero-Doppler time, in the same form.
    times_s, taus_s : first and last zero-Doppler and range times of the image.

    A target with zero-Doppler time t0 is seen at the t where its own history FM (t - t0) meets the centroid f(t), so
    f(t) belongs to t0 = t - f(t) / FM. In a spotlight f changes fast and t0 steps by much less than t. None where t0
    does not step: with the beam fixed on one place the centroid says nothing of a single target.
    """
    if len(seen.times_s) == 1:
        return seen
    # Chebyshev's nodes over range: a polynomial through them does not swing in between.
    count = seen.coefficients_hz.shape[1] + 2
    nodes = np.cos(np.pi * (np.arange(count) + 0.5) / count)
    middle, half = (taus_s[0] + taus_s[1]) / 2, max(taus_s[1] - taus_s[0], 1e-9) / 2
    raw, taus = np.broadcast_arrays(seen.times_s[:, None], middle + half * nodes)
    hertz = seen.at(raw, taus)
    zero = raw
    for _ in range(3):  # FM changes by a thousandth over an aperture
        fm = rate.at(zero, taus)
        if not (fm < 0).all():
            return None
        zero = raw - hertz / fm
    if not (np.diff(zero, axis=0) > STEADY * np.diff(raw, axis=0)).all():
        return None
    inner = zero.mean(axis=1)
    times = np.unique([*times_s, *inner[(inner > times_s[0]) & (inner < times_s[1])]])
    columns = []
    for own, known in zip(zero.T, hertz.T):
        after = np.clip(np.searchsorted(own, times), 1, len(own) - 1)
        slope = (known[after] - known[after - 1]) / (own[after] - own[after - 1])
        columns.append(known[after] + slope * (times - own[after]))  # on beyond the ends: a spotlight has few records
    powers = np.arange(count)
    scaled = np.linalg.solve(nodes[:, None] ** powers, np.array(columns))
    return DopplerCentroid(
        times, np.full(len(times), middle), np.ascontiguousarray((scaled / half ** powers[:, None]).T)
    )
