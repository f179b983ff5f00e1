"""NPY and NPZ as tables, against what NumPy wrote."""

import os
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.readers.arrays import open_arrays


def whole(table, columns=None, size=1000):
    chunks = list(table.chunks(table.columns if columns is None else columns, size, Monitor()))
    every = [values for chunk in chunks for values in chunk.values()]
    assert all(len(values) <= size and values.dtype.isnative for values in every)
    return {name: np.concatenate([chunk[name] for chunk in chunks]) for name in chunks[0]}


def equal(found, wanted):
    assert list(found) == list(wanted)
    for name, values in wanted.items():
        np.testing.assert_array_equal(found[name], values, err_msg=name)
        assert found[name].dtype == np.asarray(values).dtype, name


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_columns_of_an_npz(tmp_path, save):
    random = np.random.default_rng(1)
    wanted = {
        "lon": random.normal(size=2500),
        "vel": random.normal(size=2500).astype("f4"),
        "count": random.integers(0, 200, 2500).astype("u1"),
        "id": np.arange(2500) + 2**60,
    }
    save(tmp_path / "a.npz", **wanted, epsg=32633, history=np.arange(7))
    table = open_arrays(tmp_path / "a.npz")
    assert (table.format, table.rows, table.crs.to_epsg()) == ("npz", 2500, 32633)
    equal(whole(table), wanted)
    equal(whole(table, ["id", "lon"], 333), {"id": wanted["id"], "lon": wanted["lon"]})
    assert any("history" in note for note in table.notes)


def test_numbers_of_another_machine_and_texts(tmp_path):
    np.savez(
        tmp_path / "a.npz",
        x=np.arange(5.0).astype(">f8"),
        code=np.array(["a", "bä", "", "d", "e"]),
        raw=np.array([b"q", b"w", b"e", b"r", b"t"]),
        when=np.array(["2020-01-02T03:04:05"] * 5, dtype="M8[s]"),
    )
    found = whole(open_arrays(tmp_path / "a.npz"))
    assert found["x"].dtype == np.float64 and found["x"].dtype.isnative
    np.testing.assert_array_equal(found["x"], np.arange(5.0))
    assert found["code"].tolist() == ["a", "bä", "", "d", "e"]
    assert found["raw"].tolist() == list("qwert")
    assert found["when"][0] == "2020-01-02T03:04:05"


@pytest.mark.parametrize("order", ["C", "F"])
def test_a_matrix_with_dates_is_a_time_series(tmp_path, order):
    series = np.asarray(np.arange(12.0).reshape(4, 3), order=order)
    for dates in (
        np.array([20160101, 20160113, 20160206]),
        np.array(["2016-01-01", "2016-01-13", "2016-02-06"]),
        np.array(["2016-01-01", "2016-01-13", "2016-02-06"], dtype="M8[D]"),
    ):
        np.savez(tmp_path / "a.npz", series=series, dates=dates, x=np.arange(4.0))
        found = whole(open_arrays(tmp_path / "a.npz"), size=3)
        assert list(found) == ["D20160101", "D20160113", "D20160206", "x"]
        np.testing.assert_array_equal(found["D20160113"], series[:, 1])


def test_matrices_and_structured_arrays_in_npy(tmp_path):
    matrix = np.random.default_rng(2).normal(size=(50, 3)).astype("f4")
    np.save(tmp_path / "m.npy", matrix)
    equal(whole(open_arrays(tmp_path / "m.npy"), size=7), {f"column_{i + 1}": matrix[:, i] for i in range(3)})
    rows = np.zeros(20, dtype=[("x", "<f8"), ("λ", "<i2"), ("xyz", "<f4", (3,))])
    rows["x"], rows["λ"], rows["xyz"] = np.arange(20), np.arange(20) * 3, np.arange(60).reshape(20, 3)
    with pytest.warns(UserWarning, match="format 3"):
        np.save(tmp_path / "s.npy", rows)
    equal(
        whole(open_arrays(tmp_path / "s.npy"), size=6),
        {"x": rows["x"], "λ": rows["λ"], **{f"xyz_{i + 1}": rows["xyz"][:, i] for i in range(3)}},
    )


@settings(max_examples=30, deadline=None)
@given(
    arrays.arrays(
        st.sampled_from([np.dtype(kind) for kind in ("<f8", ">f4", "<i8", ">i2", "u1", "?", "<f2")]),
        st.tuples(st.integers(1, 40), st.integers(1, 4)),
    ),
    st.integers(1, 50),
    st.booleans(),
)
def test_whatever_numpy_saves_comes_back(tmp_path_factory, values, size, by_columns):
    file = tmp_path_factory.mktemp("npy") / "a.npy"
    np.save(file, np.asfortranarray(values) if by_columns else values)
    found = whole(open_arrays(file), size=size)
    for i, name in enumerate(found):
        np.testing.assert_array_equal(found[name], values[:, i])
        assert found[name].dtype == values.dtype.newbyteorder("=")


def test_pickles_are_never_opened(tmp_path):
    class Evil:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "evil"),)

    np.savez(tmp_path / "a.npz", x=np.arange(4), id=np.array([Evil()] * 4, dtype=object))
    table = open_arrays(tmp_path / "a.npz")
    assert table.columns == ("x",) and "id" in table.notes[0]
    equal(whole(table), {"x": np.arange(4)})
    np.save(tmp_path / "b.npy", np.array([Evil()] * 4, dtype=object), allow_pickle=True)
    with pytest.raises(EngineInputError, match="no columns of numbers"):
        open_arrays(tmp_path / "b.npy")
    assert not (tmp_path / "evil").exists()


def test_bad_files(tmp_path):
    np.savez(tmp_path / "good.npz", x=np.arange(5000.0), y=np.arange(5000.0))
    data = (tmp_path / "good.npz").read_bytes()
    (tmp_path / "cut.npz").write_bytes(data[:30_000])
    np.save(tmp_path / "good.npy", np.arange(5000.0))
    (tmp_path / "cut.npy").write_bytes((tmp_path / "good.npy").read_bytes()[:3000])
    (tmp_path / "none.npy").write_bytes(b"\x93NUMPY\x01\x00\x10\x00{'descr': what}\n")
    with zipfile.ZipFile(tmp_path / "fake.npz", "w") as archive:
        archive.writestr("x.npy", b"not an array at all")
    spoiled = bytearray(data)
    spoiled[20_000:20_010] = b"0123456789"  # the checksum of the member notices
    (tmp_path / "spoiled.npz").write_bytes(spoiled)
    for name in ("cut.npz", "cut.npy", "none.npy", "fake.npz", "spoiled.npz"):
        with pytest.raises(EngineInputError, match=f"{name} is damaged"):
            whole(open_arrays(tmp_path / name))
    np.savez(tmp_path / "scalars.npz", a=1, b=2j)
    with pytest.raises(EngineInputError, match=r"no columns of numbers \(a int64 \(\), b complex128"):
        open_arrays(tmp_path / "scalars.npz")
    with pytest.raises(EngineInputError, match="has no column z; it has x, y"):
        open_arrays(tmp_path / "good.npz").chunks(["z"], 10, Monitor())


def test_progress_and_cancel(tmp_path):
    np.savez(tmp_path / "a.npz", x=np.arange(50_000.0))
    table = open_arrays(tmp_path / "a.npz")
    seen = []
    for _ in table.chunks(["x"], 7000, Monitor(progress=seen.append)):
        pass
    assert seen == sorted(seen) and seen[-1] == 1
    chunks = []
    with pytest.raises(EngineCanceled):
        chunks.extend(table.chunks(["x"], 7000, Monitor(is_canceled=lambda: len(seen) > 0)))
    seen.clear()
    with pytest.raises(EngineCanceled):
        for chunk in table.chunks(["x"], 7000, Monitor(seen.append, lambda: len(seen) > 1)):
            chunks.append(chunk)
    assert len(chunks) == 2


def test_memory_does_not_grow_with_the_file(tmp_path):
    tracemalloc = pytest.importorskip("tracemalloc")
    np.savez_compressed(tmp_path / "a.npz", x=np.zeros(4_000_000), y=np.zeros((4_000_000, 3), dtype="f4"))
    table = open_arrays(tmp_path / "a.npz")
    tracemalloc.start()
    rows = sum(len(chunk["x"]) for chunk in table.chunks(["x", "y_2"], 100_000, Monitor()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows == 4_000_000 and peak < 16e6
