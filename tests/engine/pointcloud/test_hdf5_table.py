"""HDF5 as tables: files by h5py in the layouts of PSI processors, netCDF, MATLAB and MintPy, and what is no cloud."""

from pathlib import Path

import numpy as np
import pytest
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.readers import mintpy as mintpy_files
from vertical_city.engine.pointcloud.readers.hdf5 import open_hdf5

from .test_arrays import equal, whole

h5py = pytest.importorskip("h5py")

CHIPS = Path(__file__).parents[2] / "data" / "sar" / "chips"
RANDOM = np.random.default_rng(3)


def test_columns_in_nested_groups(tmp_path):
    lon, lat, vel = RANDOM.normal(size=(3, 700))
    quality = RANDOM.integers(0, 9, 700).astype("i2")
    names = [f"P{i}ä" for i in range(700)]
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file.attrs["EPSG"] = 4326
        psi = file.create_group("psi")
        psi["lon"], psi["lat"] = lon, lat.astype(">f8")
        psi["name"] = names
        psi.create_dataset("result/vel", data=vel.astype("f4"), chunks=(100,), compression="gzip")
        psi["result/vel"].attrs["units"] = "mm/yr"
        psi["result/quality"] = quality
        file["about/image"] = np.zeros((9, 11))
        file["about/n"] = 700
    table = open_hdf5(tmp_path / "a.h5")
    assert (table.rows, table.crs.to_epsg(), table.units) == (700, 4326, {"result/vel": "mm/yr"})
    assert "about/image" in table.notes[0]
    wanted = {"lat": lat, "lon": lon, "name": np.array(names, dtype=object), "result/quality": quality}
    equal(whole(table, size=64), {**wanted, "result/vel": vel.astype("f4")})
    assert open_hdf5(tmp_path / "a.h5", "psi/result").columns == ("quality", "vel")
    with pytest.raises(EngineInputError, match="no group psj; it has about, psi, psi/result"):
        open_hdf5(tmp_path / "a.h5", "psj")


@pytest.mark.parametrize("turned", [False, True])
def test_a_series_with_its_dates(tmp_path, turned):
    series = RANDOM.normal(size=(30, 4)).astype("f4")
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["x"], file["y"] = np.arange(30.0), np.arange(30)
        file["displacement"] = series.T if turned else series
        file["date"] = np.array([b"20160101", b"20160113", b"20160125", b"20160206"])
    found = whole(open_hdf5(tmp_path / "a.h5"), size=8)
    assert list(found) == ["D20160101", "D20160113", "D20160125", "D20160206", "x", "y"]
    np.testing.assert_array_equal(found["D20160125"], series[:, 2])
    assert found["D20160125"].dtype == np.float32


def test_compound_datasets(tmp_path):
    rows = np.zeros(25, dtype=[("x", "<f8"), ("v", ">f4"), ("los", "<f4", (3,)), ("id", "S4")])
    rows["x"], rows["v"], rows["los"], rows["id"] = np.arange(25), 7, np.arange(75).reshape(25, 3), b"ab"
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["points/table"] = rows
    found = whole(open_hdf5(tmp_path / "a.h5"), size=10)
    assert list(found) == ["x", "v", "los_1", "los_2", "los_3", "id"]
    np.testing.assert_array_equal(found["los_2"], rows["los"][:, 1])
    assert found["id"].tolist() == ["ab"] * 25 and found["v"].dtype == np.float32


def test_matlab_layout_and_user_block(tmp_path):
    """MATLAB 7.3: 512 bytes before the file, vectors of shape (1, n), matrices transposed."""
    with h5py.File(tmp_path / "ps2.mat", "w", userblock_size=512) as file:
        file["lonlat"] = np.arange(80.0).reshape(2, 40)
        file["hgt"] = np.arange(40.0, dtype="f4").reshape(1, 40)
        file["n_ps"] = np.array([[40.0]])
    found = whole(open_hdf5(tmp_path / "ps2.mat"), size=16)
    assert list(found) == ["hgt", "lonlat_1", "lonlat_2"]
    np.testing.assert_array_equal(found["lonlat_2"], np.arange(40.0, 80))
    np.testing.assert_array_equal(found["hgt"], np.arange(40, dtype="f4"))


@pytest.mark.parametrize("declared", ["crs_wkt", "spatial_ref"])
def test_packed_values_of_netcdf(tmp_path, declared):
    with h5py.File(tmp_path / "a.nc", "w") as file:
        file["lon"] = np.arange(5.0)
        file["vel"] = np.array([-100, 0, 250, -32768, 1], dtype="i2")
        file["vel"].attrs.update({"scale_factor": 0.1, "add_offset": 2.0, "_FillValue": np.int16(-32768)})
        file["crs"] = 0
        file["crs"].attrs[declared] = "EPSG:32633"
    table = open_hdf5(tmp_path / "a.nc")
    np.testing.assert_allclose(whole(table)["vel"], [-8, 2, 27, np.nan, 2.1])
    assert table.crs.to_epsg() == 32633


@pytest.mark.parametrize("name", ["REE_RSLC_out17.h5", "calib_RSLC_ALPSRP025826990_RIO_BRANCO_CR.h5"])
def test_real_radar_images_are_no_cloud(name):
    with pytest.raises(EngineInputError, match=r"HDF5, but not of points: it holds .*HH"):
        open_hdf5(CHIPS / name)


def test_bad_files(tmp_path):
    with h5py.File(tmp_path / "images.h5", "w") as file:
        file["dem"], file["x"], file["y"] = np.zeros((200, 300)), np.arange(300.0), np.arange(200.0)
    with pytest.raises(EngineInputError, match="not of points: it holds dem float64"):
        open_hdf5(tmp_path / "images.h5")
    with h5py.File(tmp_path / "axes.h5", "w") as file:
        file["dem"], file["x"], file["bias"] = np.zeros((200, 300)), np.arange(300.0), np.arange(300.0)
    with pytest.raises(EngineInputError, match="not of points: it holds bias float64"):
        open_hdf5(tmp_path / "axes.h5")
    with h5py.File(tmp_path / "slc.h5", "w") as file:
        file["slc"], file["t"], file["x"] = np.zeros((2, 3), "c8"), np.arange(300.0), np.arange(300.0)
    with pytest.raises(EngineInputError, match=r"not of points: it holds slc complex \(2, 3\)"):
        open_hdf5(tmp_path / "slc.h5")
    with h5py.File(tmp_path / "empty.h5", "w"):
        pass
    with pytest.raises(EngineInputError, match="it holds none"):
        open_hdf5(tmp_path / "empty.h5")
    with h5py.File(tmp_path / "good.h5", "w") as file:
        file["x"], file["y"] = np.arange(9000.0), np.arange(9000.0)
    (tmp_path / "cut.h5").write_bytes((tmp_path / "good.h5").read_bytes()[:50_000])
    with pytest.raises(EngineInputError, match=r"cut\.h5 cannot be read as HDF5; it is damaged"):
        whole(open_hdf5(tmp_path / "cut.h5"))
    with h5py.File(tmp_path / "zip.h5", "w") as file:
        for one in "xy":
            file.create_dataset(one, data=RANDOM.normal(size=9000), chunks=(1000,), compression="gzip")
        place = file["y"].id.get_chunk_info(5).byte_offset
    data = bytearray((tmp_path / "zip.h5").read_bytes())
    data[place : place + 400] = bytes(400)
    (tmp_path / "zip.h5").write_bytes(data)
    with pytest.raises(EngineInputError, match=r"zip\.h5 cannot be read as HDF5; it is damaged"):
        whole(open_hdf5(tmp_path / "zip.h5"))


def test_cancel(tmp_path):
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["x"], file["y"] = np.arange(9000.0), np.arange(9000.0)
    with pytest.raises(EngineCanceled):
        list(open_hdf5(tmp_path / "a.h5").chunks(["x"], 100, Monitor(is_canceled=lambda: True)))


GEO = {"X_FIRST": "15.0", "X_STEP": "0.002", "Y_FIRST": "38.0", "Y_STEP": "-0.001", "X_UNIT": "degrees"}
ABOUT = {"LENGTH": "40", "WIDTH": "60", "UNIT": "m/year", "REF_Y": "3", "REF_X": "5", "HEADING": "-12.5"}


def mintpy(file, kind, **datasets):
    with h5py.File(file, "w") as opened:
        for name, values in datasets.items():
            opened[name] = values
        opened.attrs["FILE_TYPE"] = kind
        return opened


def describe(file, **attributes):
    with h5py.File(file, "a") as opened:
        opened.attrs.update(attributes)


@pytest.fixture(params=[300, 10**6])
def blocks(request, monkeypatch):
    """Several blocks of lines, and one."""
    monkeypatch.setattr(mintpy_files, "CELLS", request.param)


def test_mintpy_velocity(tmp_path, blocks):
    velocity = RANDOM.normal(size=(40, 60)).astype("f4") * 0.01
    velocity[:, :10], velocity[7] = 0, np.nan
    height = RANDOM.normal(size=(40, 60)).astype("f4")
    mintpy(tmp_path / "geo_velocity.h5", "velocity", velocity=velocity, velocityStd=np.abs(velocity))
    describe(tmp_path / "geo_velocity.h5", **ABOUT, **GEO, ORBIT_DIRECTION="ASCENDING", ANTENNA_SIDE="-1")
    mintpy(tmp_path / "geo_geometryRadar.h5", "geometry", height=height, incidenceAngle=height + 30)
    describe(tmp_path / "geo_geometryRadar.h5", **ABOUT, **GEO)
    table = open_hdf5(tmp_path / "geo_velocity.h5")
    assert table.columns == ("longitude", "latitude", "velocity", "velocityStd", "height", "incidenceAngle")
    assert table.units == {"velocity": "m/year", "velocityStd": "m/year", "height": "m"}
    assert table.crs.to_epsg() == 4326
    assert (table.track.heading_deg, table.track.pass_direction, table.track.look_side) == (347.5, "ascending", "right")
    assert any("geo_geometryRadar.h5" in note for note in table.notes)
    found = whole(table, size=500)
    valid = np.isfinite(velocity) & (velocity != 0)
    valid[3, 5] = True  # the reference point, whose velocity is 0
    row, column = np.nonzero(valid)
    np.testing.assert_allclose(found["longitude"], 15 + 0.002 * (column + 0.5), rtol=1e-14)
    np.testing.assert_allclose(found["latitude"], 38 - 0.001 * (row + 0.5), rtol=1e-14)
    np.testing.assert_array_equal(found["velocity"], velocity[valid])
    np.testing.assert_array_equal(found["height"], height[valid])
    equal(whole(table, ["height"]), {"height": height[valid]})


def test_mintpy_time_series_in_utm(tmp_path, blocks):
    series = RANDOM.normal(size=(3, 40, 60)).astype("f4")
    series[0], series[:, 0] = 0, 0
    about = {
        **ABOUT,
        "UNIT": "m",
        "X_FIRST": "5e5",
        "X_STEP": "30",
        "Y_FIRST": "4e6",
        "Y_STEP": "-30",
        "X_UNIT": "meters",
    }
    mintpy(tmp_path / "ts.h5", "timeseries", timeseries=series, date=[b"20160101", b"20160113", b"20160206"])
    describe(tmp_path / "ts.h5", **about, UTM_ZONE="33N")
    table = open_hdf5(tmp_path / "ts.h5")
    assert table.columns == ("easting", "northing", "D20160101", "D20160113", "D20160206")
    assert table.crs.to_epsg() == 32633 and table.units["D20160113"] == "m"
    found = whole(table, size=700)
    assert len(found["easting"]) == 39 * 60
    np.testing.assert_array_equal(found["D20160113"], series[1, 1:].ravel())
    assert (found["easting"][0], found["northing"][0]) == (500015, 4e6 - 45)
    describe(tmp_path / "ts.h5", EPSG="32733")
    assert open_hdf5(tmp_path / "ts.h5").crs.to_epsg() == 32733


def test_mintpy_in_radar_coordinates(tmp_path):
    velocity = RANDOM.normal(size=(40, 60)).astype("f4")
    mintpy(tmp_path / "velocity.h5", "velocity", velocity=velocity)
    describe(tmp_path / "velocity.h5", **ABOUT)
    with pytest.raises(EngineInputError, match=r"radar coordinates; geocode it with MintPy's geocode\.py"):
        open_hdf5(tmp_path / "velocity.h5")
    latitude = RANDOM.uniform(37, 38, (40, 60))
    latitude[20:] = np.nan
    (tmp_path / "inputs").mkdir()
    mintpy(tmp_path / "inputs" / "geometryRadar.h5", "geometry", latitude=latitude, longitude=latitude - 20)
    table = open_hdf5(tmp_path / "velocity.h5")
    found = whole(table, size=500)
    np.testing.assert_array_equal(found["latitude"], latitude[:20].ravel())
    np.testing.assert_array_equal(found["velocity"], velocity[:20].ravel())


def test_mintpy_that_cannot_be_used(tmp_path):
    mintpy(tmp_path / "a.h5", "ifgramStack", unwrapPhase=np.zeros((2, 40, 60)))
    describe(tmp_path / "a.h5", **ABOUT, **GEO)
    with pytest.raises(EngineInputError, match=r"of MintPy \(ifgramStack\) but has no images"):
        open_hdf5(tmp_path / "a.h5")
    mintpy(tmp_path / "b.h5", "timeseries", timeseries=np.zeros((2, 40, 60)))
    describe(tmp_path / "b.h5", **ABOUT, **GEO)
    with pytest.raises(EngineInputError, match="a time series without 2 dates"):
        open_hdf5(tmp_path / "b.h5")
    mintpy(tmp_path / "c.h5", "velocity", velocity=np.zeros((40, 60)))
    describe(tmp_path / "c.h5", **ABOUT, **{**GEO, "X_STEP": "wide"})
    with pytest.raises(EngineInputError, match="wide"):
        open_hdf5(tmp_path / "c.h5")
