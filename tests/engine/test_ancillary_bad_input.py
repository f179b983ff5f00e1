"""What ancillary features cannot be made of is told in one sentence."""

import numpy as np
import pyproj
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.gvc.ancillary import AncillaryOptions, ancillary_features
from vertical_city.engine.raster.grid import Grid

from .ancillary_truth import UTM


@pytest.mark.parametrize("text", ["a", "5.5", "6-3", "-1", "3-", "3\u2013", "3:6", "50;60"])
def test_what_is_no_list_of_classes_is_refused_with_a_sentence(text):
    with pytest.raises(EngineInputError, match=r"Built-up classes \(BUILT_CLASSES\): '.*' is .*; give whole numbers"):
        AncillaryOptions(built_classes=text)


@pytest.mark.parametrize(
    "text",
    ["", "0:1", "-1:0.1, 0.2:0.5", "0.1:-1, 0.2:0.5, 0.6:0.9", "-1:0.3, 0.2:0.5, 0.6:0.9", "-1:0, 0.2:0.5, 0.6:9",
     "a:b, c:d, e:f", "0:nan, 0.2:0.5, 0.6:0.9"],
)  # fmt: skip
def test_what_are_no_classes_of_greenness_is_refused_with_a_sentence(text):
    with pytest.raises(EngineInputError, match=r"classes of greenness are '.*'; give three"):
        AncillaryOptions(greenness=text)


BAD = {
    "codes": (
        {"built": [[50, 10], [80, 30]]},
        r"b.tif holds 50, but a share lies from 0 to 1: name the classes that are built-up \(BUILT_CLASSES\), set the "
        r"factor to a share \(BUILT_FACTOR",
    ),
    "a code of nodata": ({"built": [[0, 1], [255, 0]]}, "holds 255, but a share .* declare that value as nodata"),
    "a negative share": ({"built": [[0, 1], [-0.5, 0]]}, "holds -0.5, but a share lies from 0 to 1"),
    "percent, twice": ({"built": [[0, 101], [3, 0]], "built_factor": 0.01}, "holds 101, but a share"),
    "a share as classes": ({"built": [[0.5, 1], [0, 0]], "built_classes": "1"}, "holds 0.5, which is no class"),
    "no value": ({"built": [[np.nan, np.nan]] * 2}, "b.tif holds no value in the area asked for"),
    "no NDVI": ({"ndvi": [[np.nan, np.nan]] * 2}, "red and near infrared, have no value in the area"),
    "scaled NDVI": (
        {"ndvi": [[2000, 8000]] * 2},
        r"g.tif holds 2000, but an NDVI lies from -1 to 1: set the factor to an NDVI \(NDVI_FACTOR",
    ),
    "NDVI of bytes": ({"ndvi": [[0, 250]] * 2}, "g.tif holds 250, but an NDVI"),
    "nothing in common": (
        {"built": [[1, np.nan]] * 2, "ndvi": [[np.nan, 0.3]] * 2},
        "No cell of 250 m has 50% of its pixels known both in built-up and in greenness",
    ),
    "too little": ({"built": [[1, np.nan], [np.nan, np.nan]]}, "No cell of 250 m has 50% of its pixels of b.tif"),
    "a factor of 0": ({"ndvi_factor": 0.0}, "factor of the NDVI is 0; give a number above 0"),
    "an assignment": ({"assignment": "nearest"}, "assignment is 'nearest'; choose one of centre, area"),
    "a valid share": ({"min_valid": 1.5}, "valid share of a cell is 1.5"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_values_are_told_in_one_sentence_and_leave_nothing(name, write_raster, nothing_left):
    inputs, sentence = BAD[name]
    options = {key: value for key, value in inputs.items() if key not in ("built", "ndvi")}
    built = write_raster("b.tif", inputs.get("built", [[0, 1], [1, 0]]), pixel=125.0)
    ndvi = write_raster("g.tif", inputs.get("ndvi", [[0, 0.3], [0.7, 0]]), pixel=125.0)
    with pytest.raises(EngineInputError, match=sentence) as error:
        ancillary_features(built, nothing_left / "a.tif", AncillaryOptions(**options), ndvi=ndvi)
    assert "\n" not in str(error.value) and not (nothing_left / "a.tif").exists()


def test_inputs_that_do_not_go_together_are_told_in_one_sentence(write_raster, tmp_path):
    built, image = write_raster("b.tif", np.ones((2, 2))), write_raster("i.tif", np.ones((3, 2, 2)))
    far = write_raster("far.tif", np.ones((2, 2)), origin=(488000.0, 5820750.0))
    degrees = Grid(pyproj.CRS.from_epsg(4326), 13.0, 52.0, 0.1, 0.1, 5, 5)
    for inputs, sentence in (
        ({"ndvi": image, "red": image}, "Both an NDVI and red or near infrared are given"),
        ({"nir": image}, "Near infrared is given without red"),
        ({"red": image, "red_band": 2, "nir_band": 2}, "are both band 2 of i.tif; give the number of each"),
        ({"red": image, "nir_band": 4}, "Band 4 of i.tif is asked for, which has 3; give a number from 1 to 3"),
        ({"ndvi": far}, "far.tif and the cells asked for do not overlap"),
        ({"grid": Grid(UTM, 588000.0, 5820750.0, 250.0, 250.0, 4, 4)}, "b.tif and the cells asked for do not overlap"),
        ({"grid": degrees}, "counts in degree"),
        ({"ndvi": tmp_path / "missing.tif"}, "missing.tif cannot be opened"),
        ({"cell_size_m": 5.0}, "Pixels of b.tif have 30.0 m, much more than the cells of 5 m; enlarge the cells"),
    ):
        with pytest.raises(EngineInputError, match=sentence):
            ancillary_features(built, tmp_path / "a.tif", **inputs)
        assert not (tmp_path / "a.tif").exists()
