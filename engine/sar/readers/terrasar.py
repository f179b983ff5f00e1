"""TerraSAR-X, TanDEM-X and PAZ single-look slant-range complex products (SSC).

Source: TX-GS-DD-3307, TerraSAR-X Level 1b Product Format Specification; checked on a product of 2008.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ...errors import EngineInputError
from ..constants import SPEED_OF_LIGHT_M_S
from ..orbit import POLYNOMIAL_DEGREE, Orbit
from ..product import Delay, DopplerCentroid, SarProduct, SpectralWindow
from ..times import parse_utc
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
    ("productSpecific/complexImageInfo/imageCoordinateType", "ZERODOPPLER"),
    ("productSpecific/complexImageInfo/imageDataStartWith", "EARLYAZNEARRG"),
)
# The satellites fly the same orbits with the same instrument, and their images form stacks together.
FAMILY = {"TSX-1": "TSX", "TDX-1": "TSX", "PAZ-1": "PAZ"}


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
    layers = [layer.text("polLayer") for layer in main.all("productComponents/imageData")]
    chosen = [layer for layer in layers if polarisation in (None, layer)]
    if not chosen:
        raise EngineInputError(
            f"The product {file.stem} has no image of polarisation {polarisation}; there is "
            f"{', '.join(layers) or 'none'}."
        )
    return [_product(main, file, layer, len(layers) > 1) for layer in chosen]


def _product(main: Node, file: Path, layer: str, several: bool) -> SarProduct:
    start = main.find("productInfo/sceneInfo/start")
    second, fraction = parse_utc(start.text("timeUTC"), "scene start")
    gps_second, gps_fraction = start.number("timeGPS"), start.number("timeGPSFraction")
    if abs(gps_fraction - fraction) > 0.5:  # the text was rounded up to the next second
        second += np.timedelta64(round(fraction - gps_fraction), "s")
    epoch_gps = gps_second  # the same instant as `second`; leap seconds cancel
    raster = main.find("productInfo/imageDataInfo/imageRaster")
    lines, samples = raster.whole("numberOfRows"), raster.whole("numberOfColumns")
    line_spacing, sample_spacing = raster.number("columnSpacing"), raster.number("rowSpacing")
    orbit, notes = _orbit(main, second, epoch_gps)
    delays, more = _delays(main, file)
    image, missing = _image(main, file, layer, lines, samples)
    notes = [*notes, *more, *missing]
    mission = main.text("productInfo/missionInfo/mission")
    info = main.find("productInfo/acquisitionInfo")
    direction = main.text("productInfo/missionInfo/orbitDirection").lower()
    beam = info.text("elevationBeamConfiguration", "")
    processing = _of_layer(main, "processing/processingParameter", layer)
    track = "_".join(
        (FAMILY.get(mission, mission), main.text("productInfo/missionInfo/relOrbit"), beam, layer, direction[:3])
    )
    return SarProduct(
        name=f"{file.stem}_{layer}" if several else file.stem,
        sensor=mission,
        mode=info.text("imagingMode"),
        polarisation=layer,
        pass_direction=direction,
        look_side=info.text("lookDirection").lower(),
        track=track,
        wavelength_m=SPEED_OF_LIGHT_M_S / main.number("instrument/radarParameters/centerFrequency"),
        prf_hz=main.number("productSpecific/complexImageInfo/commonPRF"),
        epoch=second,
        first_azimuth_time_s=gps_fraction,
        line_spacing_s=line_spacing,
        first_range_time_s=main.number("productInfo/sceneInfo/rangeTime/firstPixel"),
        sample_spacing_s=sample_spacing,
        lines=lines,
        samples=samples,
        orbit=orbit,
        range_bandwidth_hz=processing.number("totalProcessedRangeBandwidth"),
        azimuth_bandwidth_hz=processing.number("totalProcessedAzimuthBandwidth"),
        range_window=_window(processing, "range"),
        azimuth_window=_window(processing, "azimuth"),
        doppler=_doppler(main, layer, second),
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


def _orbit(main: Node, epoch: np.datetime64, epoch_gps: float) -> tuple[Orbit, list[str]]:
    header = main.find("platform/orbit/orbitHeader")
    vectors = main.all("platform/orbit/stateVec")
    times = [v.number("timeGPS") - epoch_gps + v.number("timeGPSFraction") for v in vectors]
    positions = [[v.number(f"pos{axis}") for axis in "XYZ"] for v in vectors]
    velocities = [[v.number(f"vel{axis}") for axis in "XYZ"] for v in vectors]
    quality = QUALITY.get(header.text("accuracy", ""), "unknown")
    # Velocities are rounded to mm/s: Hermite on them errs by 2.4 us and 18 mm, the polynomial by 1.1 us and 8 mm.
    method = "polynomial" if len(vectors) >= POLYNOMIAL_DEGREE + 2 else "hermite"
    orbit = Orbit(
        epoch, np.array(times), np.array(positions).reshape(-1, 3), np.array(velocities).reshape(-1, 3),
        header.text("stateVectorRefFrame", ""), quality, method,
    )  # fmt: skip
    if quality == "predicted":
        return orbit, ["the orbit is predicted, metres off; order the product with a science orbit"]
    return orbit, []


def _delays(main: Node, file: Path) -> tuple[tuple[Delay, ...], list[str]]:
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
    coefficients = [0.0] * (node.whole("polynomialDegree") + 1)
    for coefficient in node.all("coefficient"):
        power = coefficient.element.get("exponent", "")
        if not power.isdigit() or int(power) >= len(coefficients):
            raise EngineInputError(
                f"The annotation {node.name} has a coefficient of exponent '{power}' beyond its degree."
            )
        coefficients[int(power)] = coefficient.number()
    return node.number("referencePoint"), coefficients


def _doppler(main: Node, layer: str, epoch: np.datetime64) -> DopplerCentroid | None:
    """The centroid on the focused image's times.

    It is annotated by the time at which the antenna saw it. A target with zero-Doppler time t0 is seen at t where its
    own history FM (t - t0) meets the centroid f(t); in a spotlight, where f changes with t, the spectrum moves along.
    """
    estimates = _of_layer(main, "processing/doppler/dopplerCentroid", layer).all("dopplerEstimate")
    rates = main.all("processing/geometry/dopplerRate")
    if not estimates or not rates:
        return None
    seen = [_seconds(e.text("timeUTC"), epoch) for e in estimates]
    centroids = [_polynomial(e.find("combinedDoppler")) for e in estimates]
    rate_times = [_seconds(r.text("timeUTC"), epoch) for r in rates]
    rate = [np.polynomial.polynomial.polyval(0.0, _polynomial(r.find("dopplerRatePolynomial"))[1]) for r in rates]
    # t0 = t - f(t) / FM at the middle of the range; the polynomials over range stay as they are.
    middle = [coefficients[0] for _, coefficients in centroids]
    zero_doppler = np.array(seen) - np.array(middle) / np.interp(seen, rate_times, rate)
    order = np.argsort(zero_doppler)
    size = max(len(coefficients) for _, coefficients in centroids)
    table = np.array([coefficients + [0.0] * (size - len(coefficients)) for _, coefficients in centroids])
    return DopplerCentroid(
        zero_doppler[order], np.array([reference for reference, _ in centroids])[order], table[order]
    )


def _seconds(text: str, epoch: np.datetime64) -> float:
    second, fraction = parse_utc(text)
    return float((second - epoch).astype(np.int64)) + fraction
