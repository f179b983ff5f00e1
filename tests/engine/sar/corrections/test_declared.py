"""Declared delays against DLR's own geolocation grid of a real TerraSAR-X product, and how they are collected."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.corrections.calibration import Uncalibrated
from vertical_city.engine.sar.corrections.declared import Declared, declared, effect_of
from vertical_city.engine.sar.corrections.estimate import check_apart
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.product import Delay
from vertical_city.engine.sar.readers.terrasar import open_terrasar

FOLDER = Path(__file__).parents[3] / "data" / "sar" / "terrasarx_grand_canyon"
C = 299_792_458.0
ALL = {"troposphere", "ionosphere", "azimuth_offset"}


@pytest.fixture(scope="module")
def product():
    return open_terrasar(FOLDER)[0]


@pytest.fixture(scope="module")
def grid():
    points = ElementTree.parse(FOLDER / "ANNOTATION" / "GEOREF.xml").getroot().findall(".//gridPoint")
    return {name: np.array([float(p.find(name).text) for p in points]) for name in ("t", "tau", "lat", "lon", "height")}


def pass_of(product, name="a", **changes):
    product = replace(product, **changes)
    return Pass(
        name, product.track, product.pass_direction, product.orbit, product.sensor, product.look_sign,
        product.wavelength_m, product=product,
    )  # fmt: skip


def test_dlrs_own_grid(product, grid):
    """What was annotated, less the declared delays, is geometry."""
    sight = Sight.of(pass_of(product), to_geocentric(grid["lat"], grid["lon"], grid["height"]))
    azimuth = product.first_azimuth_time_s + grid["t"] - sight.t_s
    range_m = (product.first_range_time_s + grid["tau"] - sight.tau_s) * C / 2
    assert np.median(range_m) == pytest.approx(2.21, abs=0.01) and np.median(azimuth) == pytest.approx(
        -180e-6, abs=1e-6
    )
    estimate = declared([sight.seen_by]).at(sight)
    assert np.abs(range_m - estimate.range_s * C / 2).max() < 4e-3
    assert np.abs(azimuth - estimate.azimuth_s).max() < 1.6e-6


def test_some_of_the_effects(product, grid):
    sight = Sight.of(pass_of(product), to_geocentric(grid["lat"], grid["lon"], grid["height"])[:5])
    seen_by = sight.seen_by
    parts = {effect: declared([seen_by], {effect}).at(sight) for effect in ALL}
    # The numbers of GEOREF.xml.
    assert np.allclose(parts["troposphere"].range_s, 1.45474766252304439e-08, rtol=1e-12)
    assert np.allclose(parts["ionosphere"].range_s, 1.86348973640016759e-10, rtol=1e-12)
    assert np.allclose(parts["azimuth_offset"].azimuth_s, -1.8e-4, rtol=1e-12)
    assert not parts["azimuth_offset"].range_s.any() and not parts["troposphere"].azimuth_s.any()
    whole = declared([seen_by])
    assert whole.effects == ALL and declared([seen_by], ALL) == whole
    estimate = whole.at(sight)
    assert np.allclose(estimate.range_s, sum(one.range_s for one in parts.values()), rtol=1e-12)
    assert set(estimate.common) == {"declared troposphere", "declared ionosphere", "azimuth calibration of TSX-1"}


def test_errors(product, grid):
    sight = Sight.of(pass_of(product), to_geocentric(grid["lat"], grid["lon"], grid["height"])[:3])
    estimate = declared([sight.seen_by]).at(sight)
    slope = 1 / np.cos(np.radians(sight.incidence_deg))
    common = {name: range_s * C / 2 / slope for name, (range_s, _) in estimate.common.items()}
    assert common["declared troposphere"] == pytest.approx([0.15] * 3)
    # 10 TECU at 9.65 GHz.
    assert common["declared ionosphere"] == pytest.approx([40.3e16 * 10 / 9.65e9**2] * 3, rel=1e-6)
    assert estimate.range_sigma_s * C / 2 / slope == pytest.approx([np.hypot(0.05, 40.3e17 / 9.65e9**2)] * 3, rel=1e-6)
    assert not estimate.azimuth_sigma_s.any()
    azimuth_m = estimate.common["azimuth calibration of TSX-1"][1] * 7060  # about the speed over the ground
    assert azimuth_m == pytest.approx([0.03] * 3, rel=0.02)
    alone = Declared(frozenset({"troposphere"}), troposphere_common_m=0.0, troposphere_sigma_m=0.01).at(sight)
    assert alone.range_sigma_s * C / 2 / slope == pytest.approx([0.01] * 3)


def test_delays_that_change_with_range(product, grid):
    places = to_geocentric(grid["lat"], grid["lon"], grid["height"])[:4]
    delay = Delay("INSTRUMENT a", "range", (1e-9, 1e-5), product.first_range_time_s)
    sight = Sight.of(pass_of(product, delays=(delay,)), places)
    estimate = declared([sight.seen_by]).at(sight)
    assert np.allclose(estimate.range_s, 1e-9 + 1e-5 * (sight.tau_s - product.first_range_time_s), rtol=1e-12)
    assert estimate.common["range calibration of TSX-1"][0] * C / 2 == pytest.approx([0.03] * 4)


def test_a_place_that_is_not_seen(product):
    sight = Sight.of(pass_of(product), to_geocentric(0.0, 90.0, 0.0)[None])
    estimate = declared([sight.seen_by]).at(sight)
    assert np.isnan(estimate.range_s).all() and np.isnan(estimate.azimuth_s).all()


def test_names_of_effects():
    kinds = {"ATMOS hydrostatic": "troposphere", "Tropo wet": "troposphere", "IONO averageTECU_5": "ionosphere"}
    for name, effect in kinds.items():
        assert effect_of(Delay(name, "range", (0.0,))) == effect
        assert effect_of(Delay(name, "azimuth", (0.0,))) == "azimuth_offset"
    assert effect_of(Delay("AZSHIFT", "azimuth", (0.0,))) == "azimuth_offset"
    assert effect_of(Delay("TIMING", "range", (0.0,))) == "range_offset"


def test_products_that_disagree(product):
    whole, dry = pass_of(product, "whole"), pass_of(product, "dry", delays=product.delays[1:])
    bare, without = pass_of(product, "bare", delays=()), replace(pass_of(product, "none"), product=None)
    with pytest.raises(
        EngineInputError, match=r"whole has azimuth calibration, ionosphere, troposphere, dry has azimuth"
    ):
        declared([dry, whole])
    with pytest.raises(EngineInputError, match="bare has none"):
        declared([whole, bare])
    with pytest.raises(EngineInputError, match="none has none"):
        declared([whole, without])
    assert declared([whole, dry], {"troposphere"}).effects == {"troposphere"}
    with pytest.raises(EngineInputError, match="pass dry declares no delay for ionosphere; choose another"):
        declared([whole, dry], {"troposphere", "ionosphere"})
    with pytest.raises(EngineInputError, match="No product declares delays"):
        declared([bare, without])
    with pytest.raises(EngineInputError, match="No product declares delays"):
        declared([])
    with pytest.raises(EngineInputError, match="cannot declare solid_tide; choose from troposphere"):
        declared([whole], {"solid_tide"})
    with pytest.raises(EngineInputError, match="cannot declare nothing"):
        declared([whole], set())
    sight = Sight.of(bare, to_geocentric(36.27, -111.7, 1745.0)[None])
    with pytest.raises(EngineInputError, match="pass bare declares no delay for ionosphere"):
        Declared(frozenset({"ionosphere"})).at(sight)


def test_with_other_corrections(product):
    chosen = declared([pass_of(product)])
    with pytest.raises(EngineInputError, match="azimuth calibration would be corrected twice"):
        check_apart([chosen, Uncalibrated()])
    check_apart([chosen, Uncalibrated(effects=frozenset({"range_offset"}))])
