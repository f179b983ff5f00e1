"""Which corrections a run applies, and those that a table brings along."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.correction_choice import CHOICES, DEFAULT, Choice, build, mean_year, missing
from vertical_city.engine.sar.corrections.tabulated import tabulated
from vertical_city.engine.sar.observations import Observations
from vertical_city.engine.sar.passes import Pass, Sight
from vertical_city.engine.sar.readers import open_products

from .prievidza import load
from .stereo_scene import C, passes, scene

DATA = Path(__file__).parents[2] / "data" / "sar"


def observed(flown):
    """Observations of nothing, in passes."""
    empty = np.full((len(flown), 1), np.nan)
    return Observations(["T"], flown, empty, empty, empty, empty, np.zeros(1))


def names(choice, flown, from_table=()):
    warnings = []
    found = build(choice, observed(flown), from_table, warnings.append)
    return [one.name for one in found], warnings


def products(folder):
    return [Pass.of(one) for one in open_products(DATA / folder)]


def test_the_default_for_each_sensor():
    plain, warnings = names(Choice(), passes({"a42": 2}))
    assert len(plain) == 5 and plain[-1] == "No ionosphere" and not warnings
    terrasar, _ = names(Choice(), products("terrasarx_grand_canyon"))
    # What the product declares of timing, and then only the range is without a calibration.
    assert "Declared" in terrasar[0] or "declared" in terrasar[0].lower()
    sentinel, warnings = names(Choice(), products("sentinel1_los_angeles"))
    assert [one for one in sentinel if one.startswith("Sentinel-1")] or warnings


def test_effects_that_the_table_brings_are_not_asked_of_the_annotation():
    observations, table = load()
    found = build(Choice(), observations, table(["bistatic", "doppler_range", "fm_rate"]), pytest.fail)
    assert sum("timing" in one.name or "shift" in one.name or "mismatch" in one.name for one in found) == 3
    warnings = []
    build(Choice(), observations, table(["bistatic"]), warnings.append)
    assert len(warnings) == 1 and "bistatic" not in warnings[0] and "Doppler-dependent range shift" in warnings[0]
    with pytest.raises(EngineInputError, match="The troposphere would be corrected twice"):
        build(Choice(), observations, table(["troposphere"]), warnings.append)


def test_terrasar_declares_atmosphere_once():
    flown = products("terrasarx_grand_canyon")
    both = Choice(("declared_timing", "declared_atmosphere", "solid_tide"))
    found, _ = names(both, flown)
    assert not [one for one in found if one.startswith("No troposphere") or one.startswith("No ionosphere")]
    with pytest.raises(EngineInputError, match="would be corrected twice"):
        names(Choice((*both.choices, "troposphere")), flown)


def test_a_product_that_declares_timing_alone_has_no_atmosphere():
    (one,) = products("terrasarx_grand_canyon")
    timing = tuple(delay for delay in one.product.delays if delay.kind == "azimuth")
    bare = replace(one, product=replace(one.product, delays=timing))
    assert timing and names(Choice(("declared_timing",)), [bare])[0]
    with pytest.raises(EngineInputError, match="declares no delay for troposphere"):
        names(Choice(("declared_atmosphere",)), [bare])


def test_what_nobody_corrects_is_an_error_of_its_size():
    made = scene({"a42": 1}, sigma=(0.0, 0.0))
    found = build(Choice(()), made.observations, (), pytest.fail)
    assert missing(found) == ["solid Earth tide", "troposphere", "ionosphere"]
    sight = Sight.of(made.observations.passes[0], made.truth)
    sizes = {}
    for one in found:
        estimate = one.at(sight)
        assert abs(estimate.range_s[0]) < 1e-16 and abs(estimate.azimuth_s[0]) < 1e-12
        sizes[one.name] = sum(effect[0] ** 2 for effect in estimate.common.values()) ** 0.5 * C / 2
    assert 2.5 < sizes["No troposphere"][0] < 4 and 0.03 < sizes["No ionosphere"][0] < 0.12  # X band
    assert 0.02 < sizes["No solid Earth tide"][0] < 0.04


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (Choice(("pole_tide",)), "Pole tide needs a file of Earth orientation parameters; give it"),
        (Choice(("calibration",)), "Calibration offsets needs a table of offsets"),
        (Choice(("ionosphere",)), "neither an IONEX file nor a fixed electron content"),
        (Choice((), frame="EPSG:7789"), "does not move with a plate"),
        (Choice((), plate="ATLANTIS"), "ATLANTIS"),
    ],
)
def test_what_is_missing_is_said(choice, sentence):
    with pytest.raises(EngineInputError, match=sentence):
        names(choice, passes({"a42": 1}))


def test_choices_have_names():
    assert set(DEFAULT) <= set(CHOICES)
    with pytest.raises(EngineInputError, match="There is no correction 'weather'"):
        Choice(("weather",))


def test_a_plate_holds_positions_at_an_epoch():
    flown = passes({"a42": 1})
    for epoch in (2000.0, float("nan")):
        (moved,) = (one for one in build(Choice((), plate="EURA", epoch_year=epoch), observed(flown), (), pytest.fail)
                    if "plate_motion" in one.effects)  # fmt: skip
        assert moved.epoch_year == (epoch if epoch == epoch else mean_year(flown))


def columns(**given):
    shape = (1, 2)
    return lambda name: np.full(shape, given.get(name, np.nan))


def test_columns_of_a_table_in_each_form():
    made = scene({"a42": 1}, targets=2, sigma=(0.0, 0.0))
    (one,) = made.observations.passes
    sight = Sight.of(one, made.truth, np.arange(2))
    for given, of_range, of_azimuth in (
        ({"troposphere_range_m": 3.0}, 6.0 / C, 0), ({"troposphere_range_s": 2e-8}, 2e-8, 0),
        ({"bistatic_azimuth_s": 1e-5}, 0, 1e-5), ({"bistatic_range_m": 1.5, "bistatic_azimuth_s": 1e-5}, 3.0 / C, 1e-5),
    ):  # fmt: skip
        (effect,) = {name.split("_")[0] for name in given}
        (found,) = tabulated(columns(**given), [one.name], [effect])
        estimate = found.at(sight)
        np.testing.assert_allclose(estimate.range_s, of_range)
        np.testing.assert_allclose(estimate.azimuth_s, of_azimuth)
        assert bool(estimate.range_sigma_s.any()) == bool(of_range)
        assert bool(estimate.azimuth_sigma_s.any()) == bool(of_azimuth)
    (found,) = tabulated(
        columns(solid_tide_x_m=0.1, solid_tide_y_m=0.0, solid_tide_z_m=-0.2), [one.name], ["solid_tide"]
    )
    np.testing.assert_allclose(found.at(sight).range_s, sight.displaced([0.1, 0.0, -0.2])[0])
    with pytest.raises(EngineInputError, match="The table has no solid Earth tide for other"):
        found.at(Sight.of(replace(one, name="other"), made.truth, np.arange(2)))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"pole_tide_x_m": 1.0}, "no columns of the pole tide"), ({}, "no columns of the pole tide"),
        ({"pole_tide_range_m": 1.0, "pole_tide_range_s": 1.0}, "the pole tide twice, as range_m and as range_s"),
        ({f"pole_tide_{k}": 1.0 for k in ("x_m", "y_m", "z_m", "azimuth_s")}, "the pole tide twice"),
    ],
)  # fmt: skip
def test_columns_that_contradict_or_lack(given, sentence):
    with pytest.raises(EngineInputError, match=sentence):
        tabulated(columns(**given), ["a"], ["pole_tide"])
