"""Layers whose run fails leave what stood there before, in every format."""

import sqlite3

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant
from vertical_city.algorithms.outputs import output_layer
from vertical_city.engine.errors import EngineCanceled

CRS = QgsCoordinateReferenceSystem("EPSG:32633")


@pytest.fixture
def write(provider):
    """write(destination, number of rows, table=…, fail=…, **inputs): fill a layer, and fail at the end where told."""

    def write(destination, count, table=False, fail=False, **inputs):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("verticalcity:stereogcp")
        name = "RESIDUALS" if table else "OUTPUT"
        fields = QgsFields()
        fields.append(QgsField("number", QVariant.Int))
        shape = None if table else QgsGeometry.fromPointXY(QgsPointXY(4e5, 5.8e6))
        with output_layer(
            algorithm, {name: destination, **inputs}, name, QgsProcessingContext(), fields,
            None if table else QgsWkbTypes.Type.Point, CRS,
        ) as layer:  # fmt: skip
            layer.add(([number], shape) for number in range(count))
            if fail:
                raise EngineCanceled

    return write


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(
    ("ending", "table"),
    [*((one, False) for one in ("shp", "tab", "mif", "gpkg", "fgb", "geojson")), ("shp", True), ("csv", True)],
)
def test_a_failure_restores_all_files_of_a_layer(write, tmp_path, ending, table):
    path = str(tmp_path / f"a.{ending}")
    with pytest.raises(EngineCanceled):
        write(path, 3, table, fail=True)
    assert contents(tmp_path) == {}
    write(path, 3, table)
    if ending == "shp":
        (tmp_path / "a.qix").write_bytes(b"an index")
    (tmp_path / "a.txt").write_bytes(b"mine")
    before = contents(tmp_path)
    with pytest.raises(EngineCanceled):
        write(path, 5, table, fail=True)
    assert contents(tmp_path) == before
    write(path, 5, table)
    shown = next(str(tmp_path / f"a.{one}") for one in (ending, "mif.tab", "dbf") if (tmp_path / f"a.{one}").exists())
    assert QgsVectorLayer(shown, "", "ogr").featureCount() == 5
    assert set(contents(tmp_path)) == set(before) - {"a.qix"}, "an index of the earlier layer is none of the new one"


@pytest.mark.parametrize("as_definition", (False, True))
def test_a_failure_restores_a_table_of_a_geopackage(write, tmp_path, as_definition):
    path = tmp_path / "all.gpkg"

    def table(name):
        text = f"ogr:dbname='{path}' table=\"{name}\""
        return QgsProcessingOutputLayerDefinition(text) if as_definition else text

    with pytest.raises(EngineCanceled):
        write(table("a"), 1, table=True, fail=True)
    assert contents(tmp_path) == {}
    write(table("a"), 3, table=True)
    write(table("b"), 4, table=True)
    before = contents(tmp_path)
    with pytest.raises(EngineCanceled):
        write(table("a"), 5, table=True, fail=True)
    assert contents(tmp_path) == before
    write(table("a"), 5, table=True)
    with sqlite3.connect(path) as database:
        counts = [database.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in "ab"]  # noqa: S608
    assert counts == [5, 4]
    assert list(contents(tmp_path)) == ["all.gpkg"]


def test_files_that_cannot_be_set_aside_stay(write, tmp_path, monkeypatch):
    from vertical_city.algorithms import outputs

    path = tmp_path / "a.shp"
    write(str(path), 3)
    before, plain = contents(tmp_path), outputs.os.replace

    def locked(source, target):
        if str(source).endswith("a.shx"):
            raise PermissionError(13, "Permission denied")
        plain(source, target)

    monkeypatch.setattr(outputs.os, "replace", locked)
    with pytest.raises(QgsProcessingException, match=r"a\.shp cannot be replaced \(Permission denied\)"):
        write(str(path), 5)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("as_definition", (False, True))
@pytest.mark.parametrize("form", ("{}", "ogr:dbname='{}' table=\"known\" (geom)"))
def test_a_destination_by_an_expression_never_overwrites_an_input(write, tmp_path, form, as_definition):
    path = tmp_path / "known.gpkg"
    write(str(path), 3)
    before = contents(tmp_path)

    def by_expression(text):
        given = QgsProperty.fromExpression("'" + text.replace("'", "''") + "'")
        if not as_definition:
            return given
        definition = QgsProcessingOutputLayerDefinition()
        definition.sink = given
        return definition

    with pytest.raises(QgsProcessingException, match="is also an input; choose another name"):
        write(by_expression(form.format(path)), 5, REFERENCE=str(path))
    assert contents(tmp_path) == before
    other = tmp_path / "other.gpkg"
    write(by_expression(str(other)), 5, REFERENCE=str(path))
    written = other.read_bytes()
    with pytest.raises(EngineCanceled):
        write(by_expression(str(other)), 7, fail=True)
    assert other.read_bytes() == written, "what an expression names is restored too"
