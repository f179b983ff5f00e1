"""Small inputs for qgis_process, and what its runs must look like."""

import json

import numpy as np
from osgeo import gdal, ogr, osr

ORIGIN = (388000.0, 5820750.0)  # Berlin, in UTM zone 33


def reference_of(epsg):
    reference = osr.SpatialReference()
    assert reference.ImportFromEPSG(epsg) == 0
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def raster(path, array, epsg=32633, origin=ORIGIN, pixel=30.0, nodata=None, unit="", names=(), options=()):
    """Write a GeoTIFF with GDAL alone."""
    layers = np.asarray(array, dtype=np.float32)
    layers = layers[None] if layers.ndim == 2 else layers
    count, height, width = layers.shape
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), width, height, count, gdal.GDT_Float32, list(options)
    )  # fmt: skip
    if epsg:
        dataset.SetProjection(reference_of(epsg).ExportToWkt())
    dataset.SetGeoTransform((origin[0], pixel, 0, origin[1], 0, -pixel))
    for i, layer in enumerate(layers):
        band = dataset.GetRasterBand(i + 1)
        band.WriteArray(layer)
        band.SetUnitType(unit)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if names:
            band.SetDescription(names[i])
    dataset = band = None
    return path


def hills(height=60, width=60, seed=1, relief=30.0):
    return np.random.default_rng(seed).random((height, width)) * relief


def square(x, y, side):
    return f"POLYGON (({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}))"


def polygons(path, shapes, epsg=32633, kind=ogr.OFTReal):
    """Write polygons, given as (WKT, height), as a GeoPackage with the field height."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("buildings", reference_of(epsg), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("height", kind))
    for wkt, height in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        if height is not None:
            feature.SetField("height", height)
        layer.CreateFeature(feature)
    feature = layer = dataset = None
    return path


def city():
    """A block in a square of 500 m: four cells of 250 m, when the extent is given."""
    return [(square(388100, 5820300, 200), 12.0)]


EXTENT = "388000,388500,5820250,5820750 [EPSG:32633]"


def model_file(path, predictor="m2d1_mean", **changes):
    document = {
        "format": "vertical-city-gvc-model",
        "version": 1,
        "created": "2024-01-01T00:00:00+00:00",
        "software": {},
        "note": "",
        "areas": ["test"],
        "feature_making": {},
        "targets": {
            "AGBH": {
                "unit": "m",
                "intercept": 1.0,
                "predictors": [
                    {"name": predictor, "coefficient": 2.0, "training_minimum": 0.0, "training_maximum": 10.0}
                ],
                "covariance_of_intercept_and_coefficients": [[0.1, 0.0], [0.0, 0.1]],
                "residual_variance": 4.0,
                "errors": {"n": 10, "rmse": 2.0},
            }
        },
    }
    document.update(changes)
    path.write_text(json.dumps(document))
    return path


def features_file(path, names=("m2d1_mean", "m2d1_std"), origin=ORIGIN, values=None):
    values = np.random.default_rng(5).random((len(names), 6, 6)) * 5 if values is None else values
    return raster(path, values, pixel=250.0, origin=origin, nodata=-9999.0, names=names)


def assert_fails(run, out, *words):
    """Exit code 1, one sentence that holds the words, nothing in the folder of the outputs."""
    assert run.code == 1, run.text
    assert len(run.said) == 1, f"not one sentence but: {run.said}"
    sentence = run.said[0]
    missing = [word for word in words if word.lower() not in sentence.lower()]
    assert not missing, f"{missing} not in: {sentence}"
    assert sentence.endswith("."), sentence
    assert "Traceback" not in run.text
    assert left_in(out) == []


def left_in(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*")) if folder.exists() else []


def assert_warns(run, out, *words):
    """Exit code 0 and exactly one warning that holds all the words; the output is there and nothing half-written."""
    assert run.code == 0, run.text
    hits = [w for w in run.warnings if all(word.lower() in w.lower() for word in words)]
    assert len(hits) == 1, f"{words} in: {run.warnings}"
    assert left_in(out) and not [name for name in left_in(out) if ".part" in name]
