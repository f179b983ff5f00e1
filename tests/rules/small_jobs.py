"""A small job for every algorithm, and what it wrote; as a script, all of them in one process without some libraries.

    python small_jobs.py FOLDER_OF_INPUTS FOLDER_OF_OUTPUTS WAY LIBRARY,LIBRARY… [lean|eager]

WAY : gone, as where they were never installed, or broken, so that importing them fails. lean : no pictures.
eager : what can be compiled is, however little there is to compute. What is printed last is a line of JSON: the
algorithms that are listed, and {job: {"results", "error", "warnings", "wrote"}}.
"""

import importlib.abc
import json
import math
import re
import sys
import tempfile
import traceback
from pathlib import Path

STEREO = {
    "COLUMNS": "target = 'LHE-KU-1'; product = stack + date; track = stack; sensor = 'S1'; epoch = utc_day; "
    "t_az_s = t_az_sod_raw; tau_s = 2 * tau_oneway_s_raw",
    "ORBIT_COLUMNS": "product = stack + date; t_s = t_sod", "FRAME": "EPSG:7930", "TEC": 10,
    "CORRECTIONS": ["solid_tide", "troposphere"],
}  # fmt: skip


# How much work is worth compiling for, by module.
WORTH = {
    "dem.compiled": "WORTHWHILE_PIXELS", "sar.geometry": "WORTH_COMPILING", "sar.pta": "WORTH_COMPILING",
    "pointcloud.readers.delimited": "WORTH_COMPILING",
}  # fmt: skip
WITH_PICTURES = ("OUTPUT_REPORT", "REPORT", "CHIPS")


def jobs(given, out, prefix=""):
    """(name, algorithm, parameters), in an order in which each finds what it reads.

    given, out : folders. prefix : what the names of all outputs begin with.
    """
    given, out = Path(given), Path(out)
    at = lambda file: str(out / f"{prefix}{file}")  # noqa: E731
    features, reference, model = at("features.tif"), at("reference.tif"), at("model.json")
    fit = {"FEATURES": [features], "REFERENCE": [reference], "BLOCK_SIZE": 1000}
    imported = {"INPUT": str(given / "points.csv")}
    stack = sorted(str(path) for path in (given / "stack").glob("*.json"))
    targets = str(given / "targets.geojson")
    post = (given / "post.txt").read_text(encoding="utf-8")
    beams = [str(path / "ept.json") for path in sorted(given.glob("beam*")) if path.is_dir()]
    town = given / "town"
    made = lambda **outputs: {name: at(file) for name, file in outputs.items()}  # noqa: E731
    return [
        ("environment", "checkenvironment", made(REPORT="environment.html")),
        ("composite", "demcomposite", {
            "INPUT": [str(given / "a.tif"), str(given / "b.tif")],
            **made(OUTPUT="composite.tif", REPORT="composite_report.json"),
        }),
        ("features", "demfeatures", {
            "INPUT": str(given / "a.tif"), **made(OUTPUT="features.tif", FILTERED="filtered.tif"),
        }),
        ("reference", "referencecomponents", {
            "BUILDINGS": str(given / "buildings.gpkg"), "HEIGHT": "height", "GRID": features,
            **made(OUTPUT="reference.tif"),
        }),
        ("ancillary", "ancillaryfeatures", {
            "BUILT": str(given / "cover.tif"), "BUILT_CLASSES": "50", "RED": str(given / "image.tif"), "NIR_BAND": 2,
            **made(OUTPUT="ancillary.tif"),
        }),
        ("screen", "gvcscreen", {
            "FEATURES": [features], "REFERENCE": [reference],
            **made(OUTPUT="screen.gpkg", OUTPUT_CSV="screen.csv", OUTPUT_REPORT="screen.html"),
        }),
        ("fit", "gvcfit", {
            **fit, **made(OUTPUT_MODEL="model.json", OUTPUT_REPORT="model.html", OUTPUT_STATISTICS="statistics.json",
                          OUTPUT_CELLS="cells.gpkg"),
        }),
        ("stepwise", "gvcfit", {
            **fit, "SELECTION": "stepwise", "TARGETS": ["AGBH"], **made(OUTPUT_MODEL="stepwise.json"),
        }),
        ("boosted", "gvcfit", {
            **fit, "METHOD": "gradient_boosting", "TARGETS": ["AGBH"], **made(OUTPUT_MODEL="boosted.json"),
        }),
        ("predict", "gvcpredict", {"FEATURES": [features], "MODEL": model, **made(OUTPUT="heights.tif")}),
        ("chain", "demstoheights", {
            "DEMS": [str(given / "a.tif"), str(given / "b.tif")], "MODEL": model,
            **made(**{"predict:HEIGHTS": "chain.tif"}),
        }),
        ("targets", "pointtargetanalysis", {
            "PRODUCTS": stack, "TARGETS": targets, "NAME_FIELD": "id",
            **made(OUTPUT="targets.gpkg", CHIPS="chips", REPORT="targets.html"),
        }),
        ("nisar", "pointtargetanalysis", {
            "PRODUCTS": [str(given / "nisar.h5")], "TARGETS": targets, **made(OUTPUT="nisar.gpkg"),
        }),
        ("stereo", "stereogcp", {
            "OBSERVATIONS": at("targets.gpkg"), "CORRECTIONS": [],
            **made(OUTPUT="gcp.gpkg", ELLIPSES="ellipses.gpkg", RESIDUALS="residuals.csv", REPORT="gcp.html"),
        }),
        ("reflector", "stereogcp", {
            "OBSERVATIONS": str(given / "observations.csv"), "ORBITS": str(given / "state_vectors.csv"), **STEREO,
            **made(OUTPUT="reflector.gpkg"),
        }),
        ("control", "exportgcps", {
            "INPUT": at("gcp.gpkg"), "PRODUCT": stack[0],
            **made(POINTS="gcp.points", GDAL_OPTIONS="gcp.txt", CSV="gcp.csv"),
        }),
        ("cloud", "importpointcloud", {**imported, **made(OUTPUT="cloud.json", OUTPUT_POINTS="points.gpkg")}),
        ("las", "importpointcloud", {**imported, **made(OUTPUT="cloud.las")}),
        ("laz", "importpointcloud", {**imported, **made(OUTPUT="packed.laz")}),
        ("las_read", "importpointcloud", {"INPUT": at("cloud.las"), **made(OUTPUT="again.json")}),
        ("fused", "fusepointclouds", {
            "CLOUDS": beams, "STEREO": str(given / "gcp.gpkg"), "TARGET": post,
            "RESIDUALS": str(given / "residuals.gpkg"), **made(OUTPUT="fused.json", REPORT="fused.html"),
        }),
        ("accuracy", "pointcloudaccuracy", {
            "CLOUD": str(town / "fused" / "ept.json"), "REFERENCE": str(town / "dsm.tif"),
            "FLAT": str(town / "flat.gpkg"), "FACADES": str(town / "facades.gpkg"), "NAME_FIELD": "label",
            **made(OUTPUT="accuracy.gpkg", LINES="lines.gpkg", REPORT="accuracy.html", JSON="accuracy.json"),
        }),
    ]  # fmt: skip


def run_all(given, out, pictures=True, prefix=""):
    """Run all jobs through Processing; {job: what came of it}. pictures : with the reports that hold some."""
    import processing
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.warnings = []

        def pushWarning(self, text):  # noqa: N802
            self.warnings.append(text)

    told = {}
    for name, algorithm, parameters in jobs(given, out, prefix):
        if not pictures:
            parameters = {key: value for key, value in parameters.items() if key not in WITH_PICTURES}
        before, feedback = set(left_in(out)), Feedback()
        result = told[name] = {"results": {}, "error": "", "warnings": feedback.warnings}
        try:
            results = processing.run(
                f"verticalcity:{algorithm}", parameters, feedback=feedback, context=QgsProcessingContext()
            )
            # A model tells of its steps, too.
            result["results"] = {key: value for key, value in results.items() if not key.startswith("CHILD_")}
        except QgsProcessingException as error:
            result["error"] = str(error)
        except Exception:
            result["error"] = traceback.format_exc()
        result["wrote"] = sorted(set(left_in(out)) - before)
    return told


def left_in(folder):
    return [path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file()]


def contents(path):
    """What a file holds in numbers and texts; nothing of pictures and reports, nor of when and how JSON was made."""
    import numpy as np
    from osgeo import gdal, ogr

    kind = path.suffix.lower()
    if kind in (".html", ".png"):
        return None
    if kind == ".tif":
        dataset = gdal.Open(str(path))
        names = [dataset.GetRasterBand(i + 1).GetDescription() for i in range(dataset.RasterCount)]
        return [*names, dataset.GetProjection(), dataset.GetGeoTransform(), dataset.ReadAsArray().tolist()]
    if kind == ".gpkg":
        rows = []
        source = ogr.Open(str(path))
        for layer in source:
            for feature in layer:
                names = [layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(feature.GetFieldCount())]
                shape = feature.GetGeometryRef()
                rows.append([shape and shape.ExportToWkt(), {name: feature[name] for name in names}])
        return rows
    if kind == ".json":
        read = json.loads(path.read_text(encoding="utf-8"))
        return {key: value for key, value in read.items() if key not in ABOUT} if isinstance(read, dict) else read
    if kind == ".bin":
        return path.read_bytes().hex()
    if kind in (".las", ".laz"):
        import laspy

        return np.asarray(laspy.read(path).points.array).tobytes().hex()
    return path.read_text(encoding="utf-8")


# Of a JSON file: when it was made, with what, and where.
ABOUT = ("created", "software", "files", "sources")


def differences(one, other, folders, place="", close=0.0):
    """Where two contents differ; NaN equals NaN. folders : two, whose names are not looked at in texts.

    close : by how much numbers, in texts too, may differ, as a part of what they are or of 1.
    """
    if isinstance(one, dict) and isinstance(other, dict) and set(one) == set(other):
        return [found for key in one for found in differences(one[key], other[key], folders, f"{place}.{key}", close)]
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)) and len(one) == len(other):
        pairs = [] if one == other else enumerate(zip(one, other))
        return [found for i, pair in pairs for found in differences(*pair, folders, f"{place}[{i}]", close)]
    if isinstance(one, str) and isinstance(other, str):
        one, other = one.replace(str(folders[0]), ""), other.replace(str(folders[1]), "")
        if close and one != other and not isinstance(number(one), float):
            return differences(*(list(map(number, WORDS.split(text))) for text in (one, other)), folders, place, close)
        one, other = (number(one), number(other)) if close else (one, other)
    both = isinstance(one, float) and isinstance(other, float)
    same = one == other or (both and math.isnan(one) and math.isnan(other))
    near = both and close and math.isclose(one, other, rel_tol=close, abs_tol=close)
    return [] if same or near else [f"{place}: {one!r:.80} is not {other!r:.80}"]


WORDS = re.compile(r"[\s,;:()\"=]+")


def number(text):
    try:
        return float(text)
    except ValueError:
        return text


def hide(names, way, folder):
    """Make libraries absent: gone, so that none finds them; broken, modules (in a folder) that raise when imported."""
    if way == "broken":
        for name in names:
            Path(folder, f"{name}.py").write_text(
                f"raise ModuleNotFoundError({name!r}, name={name!r})\n", encoding="utf-8"
            )
        sys.path.insert(0, str(folder))
        return

    class Hidden(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path=None, target=None):
            if name.split(".")[0] in names:
                return None
            return next(filter(None, (one.find_spec(name, path, target) for one in finders)), None)

        def invalidate_caches(self):
            for one in finders:
                getattr(one, "invalidate_caches", lambda: None)()

    finders = sys.meta_path[:]
    sys.meta_path[:] = [Hidden()]


def main(given, out, way, names, pictures="all"):
    with tempfile.TemporaryDirectory() as folder:
        hide(set(filter(None, names.split(","))), way, folder)
        in_qgis(given, out, pictures)


def in_qgis(given, out, pictures):
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing
    from vertical_city.plugin import VerticalCityPlugin

    if pictures == "eager":
        for module, name in WORTH.items():
            setattr(importlib.import_module(f"vertical_city.engine.{module}"), name, 0)
    Processing.initialize()
    plugin = VerticalCityPlugin(None)
    plugin.initProcessing()
    told = {
        "listed": sorted(one.name() for one in plugin.provider.algorithms()),
        "jobs": run_all(given, out, pictures != "lean"),
    }
    print("\n" + json.dumps(told), flush=True)
    plugin.unload()
    application.exitQgis()


if __name__ == "__main__":
    main(*sys.argv[1:])
