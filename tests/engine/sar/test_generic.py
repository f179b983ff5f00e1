"""The generic format: the documentation's example is read, what is written comes back, what is wrong is named."""

import copy
import json
import re
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.chipfile import describe, write_product
from vertical_city.engine.sar.geodetic import to_geocentric
from vertical_city.engine.sar.geometry import geo2rdr
from vertical_city.engine.sar.product import Delay, DopplerCentroid, OutsideImageError, SpectralWindow
from vertical_city.engine.sar.readers import find_products, open_products
from vertical_city.engine.sar.readers.generic import check, open_generic, recognises, schema
from vertical_city.engine.sar.simulate import example_orbit, example_product

ROOT = Path(__file__).parents[3]
DOCUMENT = (ROOT / "docs" / "sar_chip_format.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)[1]


@pytest.fixture
def example(tmp_path):
    """The documentation's example, written with changes: example({"lines": 3}) or example(edit=function)."""
    np.save(tmp_path / "berlin.npy", speckle((64, 64)))

    def write(changes=None, edit=None):
        known = json.loads(EXAMPLE)
        known.update(changes or {})
        if edit is not None:
            edit(known)
        path = tmp_path / "berlin.json"
        path.write_text(json.dumps(known), encoding="utf-8")
        return path

    return write


def speckle(shape, seed=0, kind=np.complex64):
    rng = np.random.default_rng(seed)
    return (rng.normal(size=shape) + 1j * rng.normal(size=shape)).astype(kind)


def product(lines=400, samples=300, **changes):
    orbit = example_orbit(48.1, 11.5, "descending", "left", 41.0)
    made = example_product(orbit, to_geocentric(48.1, 11.5, 500.0), "descending", "left")
    return replace(made, lines=lines, samples=samples, **changes)


# The documentation's example


def test_the_documents_example_is_read(tmp_path):
    image = speckle((64, 64))
    np.save(tmp_path / "berlin.npy", image)
    (tmp_path / "berlin.json").write_text(EXAMPLE, encoding="utf-8")
    (found,) = open_products(tmp_path / "berlin.json")
    assert found.sensor == "TSX-1" and found.track == "ascending, beam 42" and found.notes == ("typed by hand",)
    assert found.epoch == np.datetime64("2013-04-01T16:46:30", "s")
    assert found.range_bandwidth_hz == 300e6 and found.prf_hz == 1 / 0.00011
    assert found.range_window == SpectralWindow("Hamming", 0.6)
    assert found.doppler.at(0.3, 0.004) == 12.5
    assert found.delay_s("range", 0.004) == 1.9e-8
    assert found.orbit.frame == "ITRF2008" and found.orbit.quality == "precise"
    chip = found.image.read(2980, 1980, 40, 30)
    assert (chip.line, chip.sample) == (2980, 1980)
    np.testing.assert_array_equal(chip.values, image[12:52, 12:42])
    # The text says that the target of the orbit's making lies in the middle of the cut-out.
    t, tau = geo2rdr(found.orbit, to_geocentric(52.5219, 13.4132, 76.0))
    assert abs(found.line_of(t) - 3000) < 0.1 and abs(found.sample_of(tau) - 2000) < 0.1


def test_the_schema_and_the_reader_agree(example):
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(schema())
    jsonschema.Draft202012Validator.check_schema(schema())
    validator.validate(json.loads(EXAMPLE))
    validator.validate(describe(product()))
    known = json.loads(EXAMPLE)
    for value in every_value_replaced(known):
        try:
            check(value, schema(), "a.json")
            accepted = True
        except EngineInputError:
            accepted = False
        assert validator.is_valid(value) == accepted, value


def every_value_replaced(known):
    """The example with each of its values, at any depth, replaced by other kinds of values, and without it."""

    def paths(value, path=()):
        yield path
        items = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
        for key, item in items:
            yield from paths(item, (*path, key))

    gone = object()
    for path in list(paths(known))[1:]:
        for other in (None, True, -1, 0, 1.5, "", "text", "../a.npy", [], [1], {}, gone):
            changed = copy.deepcopy(known)
            target = changed
            for key in path[:-1]:
                target = target[key]
            if other is gone:
                del target[path[-1]]
            else:
                target[path[-1]] = other
            yield changed


# Writing and reading back


def test_every_field_survives(tmp_path):
    rng = np.random.default_rng(3)
    written = product(
        name="ä product",
        mode="spotlight",
        range_bandwidth_hz=1e8 / 3,
        range_window=SpectralWindow("Hamming", 0.54),
        doppler=DopplerCentroid(np.array([-1.0, 0.1]), np.array([0.004, 0.0041]), rng.normal(size=(2, 3)) * 1e3),
        delays=(Delay("iono", "range", (1e-9 / 3, 2e-7), 0.0041), Delay("shift", "azimuth", (-1.8e-4,))),
        notes=("one", "two"),
    )
    image = speckle((400, 300))
    path = write_product(tmp_path / "a.json", written, image)
    (found,) = open_generic(path)
    plain = (
        "name sensor mode polarisation pass_direction look_side track wavelength_m prf_hz epoch first_azimuth_time_s "
        "line_spacing_s first_range_time_s sample_spacing_s lines samples range_bandwidth_hz azimuth_bandwidth_hz "
        "range_window azimuth_window delays notes"
    )
    for field in plain.split():
        assert getattr(found, field) == getattr(written, field), field
    for field in ("epoch", "frame", "quality", "method", "degree"):
        assert getattr(found.orbit, field) == getattr(written.orbit, field)
    for field in ("times_s", "positions_m", "velocities_m_s"):
        np.testing.assert_array_equal(getattr(found.orbit, field), getattr(written.orbit, field))
    for field in ("times_s", "references_s", "coefficients_hz"):
        np.testing.assert_array_equal(getattr(found.doppler, field), getattr(written.doppler, field))
    np.testing.assert_array_equal(found.image.read(0, 0, 400, 300).values, image)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "a.npy"]


def test_unknown_bandwidths_and_no_image_survive(tmp_path):
    written = product(range_bandwidth_hz=float("nan"), azimuth_bandwidth_hz=float("nan"), doppler=None)
    (found,) = open_generic(write_product(tmp_path / "a.json", written))
    assert np.isnan(found.range_bandwidth_hz) and np.isnan(found.azimuth_bandwidth_hz)
    assert found.doppler is None and found.image is None


@pytest.mark.parametrize("kind", ["<c8", "<c16", ">c8", ">c16"])
def test_windows_of_an_array_file(tmp_path, kind):
    image = speckle((50, 3000), kind=np.complex64)
    path = write_product(tmp_path / "a.json", product(50, 3000), image)
    np.save(tmp_path / "a.npy", image.astype(kind))
    (found,) = open_generic(path)
    # Row by row and at once, and the four corners.
    for line, sample, lines, samples in (
        (0, 0, 50, 3000),
        (3, 7, 2, 5),
        (10, 2900, 40, 100),
        (0, 2999, 50, 1),
        (49, 0, 1, 9),
    ):
        chip = found.image.read(line, sample, lines, samples)
        assert chip.values.dtype == np.complex64
        np.testing.assert_array_equal(chip.values, image[line : line + lines, sample : sample + samples])
    for window in ((-1, 0, 5, 5), (0, -1, 5, 5), (46, 0, 5, 5), (0, 2996, 5, 5)):
        with pytest.raises(OutsideImageError, match="not wholly inside"):
            found.image.read(*window)


def test_a_geotiff_is_read(tmp_path):
    from osgeo import gdal

    image = speckle((64, 64))
    dataset = gdal.GetDriverByName("GTiff").Create(str(tmp_path / "berlin.tif"), 64, 64, 1, gdal.GDT_CFloat32)
    dataset.GetRasterBand(1).WriteArray(image)
    dataset = None
    known = json.loads(EXAMPLE)
    known["image"]["file"] = "berlin.tif"
    (tmp_path / "berlin.json").write_text(json.dumps(known), encoding="utf-8")
    (found,) = open_generic(tmp_path / "berlin.json")
    chip = found.image.read(2970, 1980, 8, 9)
    np.testing.assert_array_equal(chip.values, image[2:10, 12:21])
    with pytest.raises(OutsideImageError):
        found.image.read(2960, 1980, 40, 40)


# Chips


def test_the_chip_with_the_widest_margin_is_read(tmp_path):
    rng = np.random.default_rng(5)
    chips = speckle((200, 12, 10))
    positions = np.column_stack([rng.integers(0, 60, 200), rng.integers(0, 40, 200)]).astype(float)
    (found,) = open_generic(write_product(tmp_path / "a.json", product(72, 50), chips=(chips, positions)))
    hits = 0
    for line in range(0, 72, 3):
        for sample in range(0, 50, 2):
            # By hand: rows and columns to spare on the four sides.
            spare = np.stack([
                line - positions[:, 0], positions[:, 0] + 12 - line - 6,
                sample - positions[:, 1], positions[:, 1] + 10 - sample - 5,
            ]).min(axis=0)  # fmt: skip
            if spare.max() < 0:
                with pytest.raises(OutsideImageError):
                    found.image.read(line, sample, 6, 5)
                continue
            hits += 1
            chip = found.image.read(line, sample, 6, 5)
            assert (chip.line, chip.sample) == (line, sample)
            candidates = [
                chips[k][line - a :, sample - b :][:6, :5]
                for k, (a, b) in enumerate(positions.astype(int))
                if spare[k] == spare.max()
            ]
            assert any(np.array_equal(chip.values, one) for one in candidates)
    assert hits > 300


def test_positions_may_be_fractions(tmp_path):
    chips = speckle((2, 12, 12))
    positions = np.array([[100.25, 50.75], [20.0, 30.0]])
    (found,) = open_generic(write_product(tmp_path / "a.json", product(), chips=(chips, positions)))
    chip = found.image.read(102, 53, 8, 8)
    assert (chip.line, chip.sample) == (102.25, 52.75)
    np.testing.assert_array_equal(chip.values, chips[0][2:10, 2:10])


def test_reading_among_ten_thousand_chips_is_fast_and_safe_in_threads(tmp_path):
    rng = np.random.default_rng(6)
    positions = np.floor(rng.uniform(0, 9000, (10_000, 2)))

    def blocks():
        for start in range(0, 10_000, 1000):
            block = np.zeros((1000, 16, 16), np.complex64)
            block[:] = np.arange(start, start + 1000)[:, None, None]
            yield block

    (found,) = open_generic(write_product(tmp_path / "a.json", product(9100, 9100), chips=(blocks(), positions)))
    wrong = []

    def work(part):
        for k in part:
            line, sample = (int(v) for v in positions[k])
            value = found.image.read(line, sample, 16, 16).values
            if not (value == k).all() and not np.array_equal(positions[int(value[0, 0].real)], positions[k]):
                wrong.append(k)

    threads = [threading.Thread(target=work, args=(range(k, 10_000, 40),)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    times = []
    for k in range(500):
        start = time.perf_counter()
        found.image.read(int(positions[k, 0]), int(positions[k, 1]), 16, 16)
        times.append(time.perf_counter() - start)
    assert np.median(times) < 100e-6


# What is wrong


def drop(*path):
    def edit(known):
        for key in path[:-1]:
            known = known[key]
        del known[path[-1]]

    return edit


def put(value, *path):
    def edit(known):
        for key in path[:-1]:
            known = known[key]
        known[path[-1]] = value

    return edit


WRONG = [
    (drop("wavelength_m"), r"lacks wavelength_m: the wavelength of the carrier, metres\."),
    (drop("orbit", "state_vectors", 2, "time_s"), r"lacks orbit\.state_vectors\[2\]\.time_s"),
    (put(-0.03, "wavelength_m"), r"wavelength_m = -0\.03; wanted is the wavelength .* \(above 0\)"),
    (put("0.03", "wavelength_m"), r'wavelength_m = "0\.03"'),
    (put(True, "lines"), r"lines = true; wanted is the number of lines"),
    (put(3.5, "lines"), r"lines = 3\.5"),
    (put(10**400, "lines"), r"lines = 1000"),
    (put(2, "version"), r"version = 2; wanted is the version"),
    (put("other", "format"), r'format = "other"'),
    (put("up", "pass_direction"), r'pass_direction = "up"; wanted is ascending or descending'),
    (put(1, "prf"), r"unknown key prf; the keys there are format, version"),
    (put(1, "orbit", "state_vectors", 0, "time"), r"unknown key orbit\.state_vectors\[0\]\.time"),
    (put([1, 2], "orbit", "state_vectors", 1, "position_m"), r"\[1\]\.position_m = \[1, 2\]; wanted is X, Y"),
    (put([1, 2, "3"], "orbit", "state_vectors", 1, "position_m"), r"position_m\[2\] = \"3\"; wanted is a number"),
    (drop("orbit", "state_vectors", 0), r"orbit\.state_vectors = .*\.\.\.; wanted .* \(at least 4 of them\)"),
    (put("fast", "orbit", "method"), r'orbit\.method = "fast"'),
    (put(-15, "orbit", "state_vectors", 1, "time_s"), r"In the product file berlin\.json: .*order of time"),
    (put(100, "first_azimuth_time_s"), r"berlin\.json: .*orbit that covers the scene"),
    (put("2013-04-01T16:46:30.5Z", "epoch_utc"), r"with a fraction; give a whole second"),
    (put("yesterday", "epoch_utc"), r"epoch_utc of berlin\.json 'yesterday' is no UTC time"),
    (put({"name": "x", "coefficient": 2}, "range_window"), r"range_window\.coefficient = 2"),
    (put([[1], [2]], "doppler", "coefficients_hz"), r"1 doppler\.times_s, 1 references_s and 2 rows"),
    (put("both", "delays", 0, "kind"), r'delays\[0\]\.kind = "both"; wanted is range or azimuth'),
    (put("../berlin.npy", "image", "file"), r"image\.file = .*beside this one"),
    (put("/tmp/berlin.npy", "image", "file"), r"image\.file = "),
    (put("sub\\berlin.npy", "image", "file"), r"image\.file = "),
    (put("c:berlin.npy", "image", "file"), r"image\.file = "),
    (put("berlin.jpg", "image", "file"), r"image\.file = "),
    (put("gone.npy", "image", "file"), r"gone\.npy cannot be read .*beside the product"),
    (put({}, "image"), r"exactly one of image\.file and image\.chips"),
    (put({"file": "berlin.npy", "chips": "a.npy", "positions": "b.npy"}, "image"), r"exactly one of"),
    (put({"chips": "a.npy"}, "image"), r"lacks image\.positions"),
    (put({"file": "berlin.npy"}, "image"), r"64 x 64 lines and samples, but berlin\.json tells of 6000 x 5000"),
    (put({"file": "berlin.npy", "line": 5}, "image"), r"lacks image\.sample"),
    (put(5990, "image", "line"), r"reaches beyond the scene of 6000 x 5000"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "sentence"), WRONG, ids=[sentence[:40] for _, sentence in WRONG])
def test_what_is_wrong_is_named(example, edit, sentence):
    with pytest.raises(EngineInputError, match=sentence) as caught:
        open_generic(example(edit=edit))
    assert str(caught.value).count(". ") == 0 and str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"format": "vertical-city-sar",', r"is no JSON \(line 1: "),
        ('{"format": "vertical-city-sar", "lines": NaN}', "holds NaN, which is no number"),
        ('{"format": "vertical-city-sar", "lines": 1e999}', "lacks"),
        ('{"name": 1, "name": 2}', "the key name twice"),
        ('"vertical-city-sar"', 'its content = "vertical-city-sar"'),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_a_broken_description(tmp_path, text, sentence):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EngineInputError, match=sentence):
        open_generic(path)


def test_a_description_of_other_bytes_or_none(tmp_path):
    (tmp_path / "a.json").write_bytes(b'{"name": "\xff"}')
    with pytest.raises(EngineInputError, match="not UTF-8 text"):
        open_generic(tmp_path / "a.json")
    with pytest.raises(EngineInputError, match="cannot be read"):
        open_generic(tmp_path / "gone.json")


def test_a_byte_order_mark_is_no_matter(tmp_path):
    np.save(tmp_path / "berlin.npy", speckle((64, 64)))
    (tmp_path / "berlin.json").write_text(EXAMPLE, encoding="utf-8-sig")
    assert open_generic(tmp_path / "berlin.json")[0].lines == 6000


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (np.zeros((64, 64)), "holds float64 of shape"),
        (np.zeros((64, 64, 2), np.complex64), "in 2 dimensions"),
        (np.asfortranarray(np.zeros((64, 64), np.complex64)), "column by column"),
        (np.zeros((0, 64), np.complex64), "of shape"),
        (np.array([[{}]], object), "holds object"),
    ],
)
def test_arrays_that_do_not_fit(example, values, sentence):
    path = example()
    np.save(path.with_name("berlin.npy"), values, allow_pickle=True)
    with pytest.raises(EngineInputError, match=sentence):
        open_generic(path)


def test_array_files_that_are_cut_off_or_none(example):
    path = example()
    file = path.with_name("berlin.npy")
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    with pytest.raises(EngineInputError, match=r"berlin\.npy is cut off"):
        open_generic(path)
    for bytes_ in (b"", b"no array", whole[:40], whole[:10] + b"x" * 100):
        file.write_bytes(bytes_)
        with pytest.raises(EngineInputError, match="is no NumPy file"):
            open_generic(path)
    file.write_bytes(whole)
    (found,) = open_generic(path)
    file.write_bytes(whole[:1000])
    with pytest.raises(EngineInputError, match="has become shorter"):
        found.image.read(3000, 1980, 30, 30)


@pytest.mark.parametrize(
    ("positions", "sentence"),
    [
        (np.zeros((3, 2)), r"has the shape \(3, 2\), but a\.npy holds 2 chips; give \(2, 2\)"),
        (np.array([[0, 0], [395, 0]]), r"Chip 1 of a\.npy begins at line 395, sample 0"),
        (np.array([[0, np.nan], [0, 0]]), r"Chip 0 of a\.npy begins at line 0, sample nan"),
        (np.array([[0, 0], [-1, 0]]), r"Chip 1"),
        (np.zeros((2, 2), complex), "wanted are real numbers"),
    ],
)
def test_positions_that_do_not_fit(tmp_path, positions, sentence):
    path = write_product(tmp_path / "a.json", product(), chips=(speckle((2, 12, 12)), np.zeros((2, 2))))
    np.save(tmp_path / "a_positions.npy", positions)
    with pytest.raises(EngineInputError, match=sentence):
        open_generic(path)


def test_writing_what_does_not_fit_leaves_nothing(tmp_path):
    image, chips, places = speckle((400, 300)), speckle((2, 12, 12)), np.zeros((2, 2))

    def broken():
        yield chips
        yield speckle((1, 5, 5))

    for sentence, arguments in (
        ("does not end with .json", ("a.txt", product(), image)),
        ("an image and chips", ("a.json", product(), image, (chips, places))),
        ("complex64 or complex128", ("a.json", product(), image.real)),
        (r"give \(n, 2\)", ("a.json", product(), None, (chips, np.zeros(2)))),
        ("2 chips but 3 positions", ("a.json", product(), None, (chips, np.zeros((3, 2))))),
        ("2 chips but 3 positions", ("a.json", product(), None, (iter([chips]), np.zeros((3, 2))))),
        ("differ in size", ("a.json", product(), None, (broken(), np.zeros((3, 2))))),
        ("coefficient = 7", ("a.json", product(range_window=SpectralWindow("x", 7)), image)),
        ("cannot be written", ("gone/a.json", product(), image)),
    ):
        with pytest.raises(EngineInputError, match=sentence):
            write_product(tmp_path / arguments[0], *arguments[1:])
        assert not list(tmp_path.iterdir())


def test_a_failed_write_leaves_the_older_product(tmp_path):
    path = write_product(tmp_path / "a.json", product(), speckle((400, 300)))
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def failing():
        yield speckle((1, 5, 5))
        raise EngineInputError("no more")

    with pytest.raises(EngineInputError, match="no more"):
        write_product(path, product(), chips=(failing(), np.zeros((2, 2))))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


# Which files are products


def test_what_is_recognised(tmp_path, example):
    assert recognises(example())
    (tmp_path / "other.json").write_text('{"type": "FeatureCollection"}')
    assert not recognises(tmp_path / "other.json")
    assert not recognises(tmp_path / "berlin.npy")
    assert not recognises(tmp_path)
    assert not recognises(tmp_path / "gone.json")


def test_products_in_folders_and_lists(tmp_path):
    folder = tmp_path / "stack"
    (folder / "deeper").mkdir(parents=True)
    names = ("c", "a", "e", "g", "b", "f", "d", "deeper/b")
    for name in names:
        write_product(folder / f"{name}.json", product(name=name))
    (folder / "notes.json").write_text("{}")
    (folder / "readme.txt").write_text("nothing to list here")
    wanted = [folder / f"{name}.json" for name in ("a", "b", "c", "d", "deeper/b", "e", "f", "g")]
    assert find_products([folder]) == wanted
    assert find_products([folder, folder / "a.json"]) == wanted
    (tmp_path / "list.txt").write_text("# two of them\n\nstack/c.json\r\nstack/deeper\n", encoding="utf-8")
    assert find_products([tmp_path / "list.txt"]) == [wanted[2], wanted[4]]
    for polarisation in (None, "VV"):
        assert [p.name for p in open_products(folder, polarisation)] == ["a", "b", "c", "d", "deeper/b", "e", "f", "g"]
    with pytest.raises(EngineInputError, match="no image of polarisation HH; there is a: VV"):
        open_products(folder, "HH")


def test_where_there_is_no_product(tmp_path):
    (tmp_path / "x.tif").write_bytes(b"II")
    (tmp_path / "list.txt").write_text("gone.json\n")
    (tmp_path / "itself.txt").write_text("itself.txt\n")
    (tmp_path / "empty.txt").write_text("\n# none\n")
    for path, sentence in (
        (tmp_path, "holds no product that can be read; give one of these: TerraSAR-X"),
        (tmp_path / "x.tif", r"x\.tif is no product .*vertical-city-sar"),
        (tmp_path / "gone", "gone is not there, or no product"),
        (tmp_path / "list.txt", r"gone\.json is not there"),
        (tmp_path / "itself.txt", r"itself\.txt is no product"),
        (tmp_path / "empty.txt", r"empty\.txt names no product"),
    ):
        with pytest.raises(EngineInputError, match=sentence):
            open_products(path)
