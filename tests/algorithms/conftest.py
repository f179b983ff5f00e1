"""Processing with the provider registered, and a chain of inputs made once."""

import pytest
from osgeo import gdal
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

from . import berlin_cloud, fused_city, measured_town


class Feedback(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self):
        super().__init__(False)
        self.warnings, self.lines, self.errors = [], [], []

    def pushWarning(self, text):  # noqa: N802
        self.warnings.append(text)

    def pushInfo(self, text):  # noqa: N802
        self.lines.append(text)

    def reportError(self, text, fatalError=False):  # noqa: N802, N803
        self.errors.append(text)


class Stops(Feedback):
    """Is cancelled once progress has passed a percentage."""

    def __init__(self, after):
        super().__init__()
        self.after, self.seen = after, []
        self.progressChanged.connect(self.seen.append)

    def isCanceled(self):  # noqa: N802
        return bool(self.seen) and max(self.seen) > self.after


def bands(path):
    """The bands of a raster by name, read by GDAL."""
    dataset = gdal.Open(str(path))
    names = [dataset.GetRasterBand(i + 1).GetDescription() for i in range(dataset.RasterCount)]
    return dict(zip(names, dataset.ReadAsArray()))


@pytest.fixture
def run(provider):
    """run(id, parameters) -> outputs; every declared output that is not optional must be returned, in plain Python."""

    def run(name, parameters, feedback=None):
        import processing

        algorithm = QgsApplication.processingRegistry().algorithmById(f"verticalcity:{name}")
        context = QgsProcessingContext()
        results = processing.run(f"verticalcity:{name}", parameters, feedback=feedback or Feedback(), context=context)
        declared = {definition.name() for definition in algorithm.outputDefinitions()}
        assert set(results) <= declared
        assert all(type(value) in (int, float, str, bool) for value in results.values()), results
        return results

    return run


@pytest.fixture(scope="session")
def city(provider, demo_data, tmp_path_factory):
    """Features, reference and model of the bundled Berlin, and the composite of Los Angeles, made by the algorithms."""
    import processing

    folder = tmp_path_factory.mktemp("city")
    path = {name: str(folder / name) for name in (
        "features.tif", "reference.tif", "model.json", "report.html", "union.tif", "la_features.tif", "heights.tif",
    )}  # fmt: skip
    angeles = [str(demo_data / "los_angeles" / f"{name}_1as.tif") for name in ("nasadem", "copernicus_glo30")]

    def step(name, **parameters):
        return processing.run(f"verticalcity:{name}", parameters, feedback=Feedback())

    step("demfeatures", INPUT=str(demo_data / "berlin" / "semi_real_dem_1as.tif"), OUTPUT=path["features.tif"])
    step(
        "referencecomponents", BUILDINGS=str(demo_data / "berlin" / "buildings.fgb"), HEIGHT="hoehe_mod",
        GRID=path["features.tif"], OUTPUT=path["reference.tif"],
    )  # fmt: skip
    step(
        "gvcfit", FEATURES=[path["features.tif"]], REFERENCE=[path["reference.tif"]], SELECTION="given",
        PREDICTORS="m2d1_mean", OUTPUT_MODEL=path["model.json"], OUTPUT_REPORT=path["report.html"],
    )  # fmt: skip
    step("demcomposite", INPUT=angeles, METHOD="union", OUTPUT=path["union.tif"])
    step("demfeatures", INPUT=path["union.tif"], OUTPUT=path["la_features.tif"])
    step("gvcpredict", FEATURES=[path["la_features.tif"]], MODEL=path["model.json"], OUTPUT=path["heights.tif"])
    return {"dems": angeles, **path}


@pytest.fixture
def berlin(tmp_path):
    return berlin_cloud.table(tmp_path / "berlin.csv", berlin_cloud.city())


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def imported(run, out):
    """imported(input, feedback=…, **parameters) -> outputs; the cloud is out/c.json if not said otherwise."""

    def call(given, feedback=None, **more):
        return run("importpointcloud", {"INPUT": str(given), "OUTPUT": str(out / "c.json"), **more}, feedback)

    return call


@pytest.fixture(scope="session")
def exact(provider, tmp_path_factory):
    return fused_city.made_city(tmp_path_factory.mktemp("exact"))


@pytest.fixture(scope="session")
def noisy(provider, tmp_path_factory):
    """A few blocks, misplaced along elevation alone, as for the geometric mode; the first is not."""
    return fused_city.misplaced_city(tmp_path_factory.mktemp("noisy"))


@pytest.fixture(scope="session")
def town(provider, tmp_path_factory):
    """A city, a fused cloud of it that is shifted, its surface model, LiDAR, flat areas, tall walls and posts."""
    return measured_town.made_town(tmp_path_factory.mktemp("town"))
