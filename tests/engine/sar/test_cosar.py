"""COSAR read by window, against a writer of its own and against GDAL's driver."""

import struct
import threading
import time

import numpy as np
import pytest
from osgeo import gdal
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.product import OutsideImageError
from vertical_city.engine.sar.readers.cosar import CosarImage, read_bursts

from . import cosar_writer

LINES, SAMPLES = 37, 53


def speckle(seed=1, lines=LINES, samples=SAMPLES):
    """Whole numbers over the range of 16 bits, with its ends."""
    numbers = np.random.default_rng(seed).integers(-32768, 32768, (lines, samples, 2))
    numbers[0, 0], numbers[-1, -1] = (-32768, 32767), (32767, -32768)
    return numbers[..., 0] + 1j * numbers[..., 1]


def halves(seed=2):
    """Numbers that a half float holds exactly: ten bits times a power of two, the largest and the smallest."""
    rng = np.random.default_rng(seed)
    parts = rng.integers(-1023, 1024, (LINES, SAMPLES, 2)) * 2.0 ** rng.integers(-10, 5, (LINES, SAMPLES, 2))
    parts[0, 0], parts[0, 1], parts[0, 2] = (65504, -65504), (2.0**-24, 2.0**-14), (0.5, -0.0)
    return parts[..., 0] + 1j * parts[..., 1]


@pytest.mark.parametrize(("version", "values"), [(1, speckle()), (2, halves())], ids=["integers", "half floats"])
@pytest.mark.parametrize("spare", [0, 24])
def test_every_window_is_what_was_written(tmp_path, version, values, spare):
    image = CosarImage(cosar_writer.write(tmp_path / "a.cos", values, version, spare_bytes=spare))
    assert (image.lines, image.samples, image.bursts) == (LINES, SAMPLES, 1)
    for line, sample, lines, samples in [(0, 0, LINES, SAMPLES), (3, 5, 7, 11), (36, 52, 1, 1), (0, 40, 37, 13)]:
        chip = image.read(line, sample, lines, samples)
        assert chip.values.dtype == np.complex64
        assert (chip.line, chip.sample) == (line, sample)
        np.testing.assert_array_equal(chip.values, values[line : line + lines, sample : sample + samples])


def test_bytes_of_a_file_by_hand(tmp_path):
    """One line of fourteen samples, written out: the header is 60 bytes, a line 64."""
    path = tmp_path / "hand.cos"
    header = bytes.fromhex(
        "00000140 00000001 0000000e 00000001 00000001 00000040 00000005 43534152 00000001 00000001"
        "0000000000000000 7f7f7f7f 7f7f7f7f 7f7f7f7f 7f7f7f7f"
    )
    annotation = [bytes.fromhex("7f7f7f7f 7f7f7f7f") + bytes.fromhex("00000001") * 14] * 3
    line = bytes.fromhex("00000001 0000000e ffff0002 8000 7fff") + bytes(48)
    path.write_bytes(header + b"".join(annotation) + line)
    np.testing.assert_array_equal(CosarImage(path).read(0, 0, 1, 3).values, [[-1 + 2j, -32768 + 32767j, 0]])


def test_invalid_samples_are_zero(tmp_path):
    values = np.full((LINES, SAMPLES), 7 - 3j)
    lines_valid = [(1, LINES)] * SAMPLES
    lines_valid[4], lines_valid[5] = (3, LINES - 2), (LINES + 1, LINES)  # the second: never valid
    samples_valid = [(1, SAMPLES)] * LINES
    samples_valid[10], samples_valid[11], samples_valid[12] = (6, 20), (0, 0), (SAMPLES, SAMPLES)
    path = cosar_writer.write(tmp_path / "a.cos", values, lines_valid=lines_valid, samples_valid=samples_valid)
    expected = values.copy()
    expected[:2, 4] = expected[-2:, 4] = expected[:, 5] = 0
    expected[10, :5] = expected[10, 20:] = expected[11] = expected[12, :-1] = 0
    image = CosarImage(path)
    np.testing.assert_array_equal(image.read(0, 0, LINES, SAMPLES).values, expected)
    np.testing.assert_array_equal(image.read(8, 2, 6, 19).values, expected[8:14, 2:21])


def test_each_burst_is_an_image_of_its_own(tmp_path):
    sizes = [(9, 20), (12, 31), (5, 17)]
    values = [speckle(i, *size) for i, size in enumerate(sizes)]
    path = tmp_path / "scan.cos"
    path.write_bytes(b"".join(cosar_writer.burst(v, index=i + 1) for i, v in enumerate(values)))
    assert [(b.index, b.lines, b.samples) for b in read_bursts(path)] == [(1, 9, 20), (2, 12, 31), (3, 5, 17)]
    for i, (lines, samples) in enumerate(sizes):
        np.testing.assert_array_equal(CosarImage(path, i).read(0, 0, lines, samples).values, values[i])
    with pytest.raises(EngineInputError, match="has 3 bursts; there is no burst 4"):
        CosarImage(path, 3)


@pytest.mark.parametrize(
    "window", [(-1, 0, 2, 2), (0, -1, 2, 2), (LINES - 1, 0, 2, 1), (0, SAMPLES - 3, 1, 4), (0, 0, 0, 4), (0, 0, 4, -1)]
)
def test_windows_that_are_not_inside(tmp_path, window):
    image = CosarImage(cosar_writer.write(tmp_path / "a.cos", speckle()))
    with pytest.raises(OutsideImageError, match=r"not all inside the image a\.cos of 37 lines and 53 samples"):
        image.read(*window)


def refused(path, content, sentence):
    path.write_bytes(content)
    with pytest.raises(EngineInputError, match=sentence) as caught:
        CosarImage(path)
    assert str(caught.value).count(". ") == 0
    assert str(caught.value).endswith(".")


WHOLE = cosar_writer.burst(speckle())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is no COSAR file"),
        (b"CSAR" * 3, "is no COSAR file"),
        (b"\x89PNG" + bytes(5000), "is no COSAR file"),
        (WHOLE[:-1], f"is cut off: it has {len(WHOLE) - 1} bytes where its header tells of {len(WHOLE)}"),
        (WHOLE[:100], "is cut off"),
        (WHOLE + bytes(1), "goes on|no COSAR header at byte"),
        (WHOLE + bytes(5000), "no COSAR header at byte"),
        (WHOLE + WHOLE[:-100], "is cut off"),
        (cosar_writer.burst(speckle(), 3), "version 3"),
        (cosar_writer.burst(speckle(), 0), "version 0"),
        (cosar_writer.burst(halves(), 2, bits=(1, 8, 23)), "version 2 with .*8, 23"),
        (cosar_writer.burst(speckle(), total_lines=LINES), "do not fit together"),
        (cosar_writer.burst(speckle(), line_bytes=4 * SAMPLES), "do not fit together"),
        (cosar_writer.burst(speckle(), samples=0), "do not fit together"),
        (cosar_writer.burst(speckle(), lines=0, total_lines=4), "do not fit together"),
        (cosar_writer.burst(speckle(), samples=2**32 - 1), "do not fit together"),
        (cosar_writer.burst(speckle(), lines=2**32 - 5, total_lines=2**32 - 1), "is cut off"),
        (cosar_writer.burst(speckle(), burst_bytes=123) + WHOLE, "goes on for"),
    ],
)
def test_files_that_cannot_be_right(tmp_path, content, sentence):
    refused(tmp_path / "bad.cos", content, sentence)


def test_a_lone_burst_needs_no_byte_count(tmp_path):
    """The count overflows in files above 4 GB, and means nothing without a next burst."""
    path = cosar_writer.write(tmp_path / "a.cos", speckle(), burst_bytes=0)
    np.testing.assert_array_equal(CosarImage(path).read(1, 2, 3, 4).values, speckle()[1:4, 2:6])


def test_a_file_that_is_not_there_or_goes_away(tmp_path):
    with pytest.raises(EngineInputError, match=r"gone\.cos cannot be read"):
        CosarImage(tmp_path / "gone.cos")
    with pytest.raises(EngineInputError, match="cannot be read"):
        CosarImage(tmp_path)
    path = cosar_writer.write(tmp_path / "a.cos", speckle())
    image = CosarImage(path)
    path.write_bytes(WHOLE[: len(WHOLE) // 2])
    with pytest.raises(EngineInputError, match="has become shorter"):
        image.read(LINES - 2, 0, 2, 2)
    path.unlink()
    with pytest.raises(EngineInputError, match="cannot be read"):
        image.read(0, 0, 2, 2)


def test_many_threads_read_the_same(tmp_path):
    values = speckle()
    image = CosarImage(cosar_writer.write(tmp_path / "a.cos", values))
    failures = []

    def work(seed):
        rng = np.random.default_rng(seed)
        for _ in range(200):
            line, sample = int(rng.integers(0, LINES - 8)), int(rng.integers(0, SAMPLES - 8))
            if not np.array_equal(image.read(line, sample, 8, 8).values, values[line : line + 8, sample : sample + 8]):
                failures.append((line, sample))

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_chips_of_a_large_image_are_cheap(tmp_path):
    """A sparse file of 30,000 x 20,000 (2.4 GB): only the windows are read."""
    lines, samples = 30_000, 20_000
    line_bytes = 8 + 4 * samples
    path = tmp_path / "large.cos"
    head = bytearray(cosar_writer.burst(np.zeros((1, samples)), lines_valid=[(1, lines)] * samples)[: 4 * line_bytes])
    head[0:4], head[12:16], head[24:28] = (
        cosar_writer.words(n) for n in (line_bytes * (lines + 4) % 2**32, lines, lines + 4)
    )
    target = (lines - 5, samples - 7)
    with path.open("wb") as file:
        file.write(head)
        for line in range(lines - 40, lines):
            file.seek(line_bytes * (4 + line))
            file.write(cosar_writer.words(1, samples))
        file.seek(line_bytes * (4 + target[0]) + 8 + 4 * target[1])
        file.write(struct.pack(">hh", 300, -400))
        file.truncate(line_bytes * (lines + 4))
    image = CosarImage(path)
    chip = image.read(lines - 32, samples - 32, 32, 32)
    assert np.argwhere(chip.values).tolist() == [[27, 25]]
    assert chip.values[27, 25] == 300 - 400j
    start = time.perf_counter()
    for i in range(500):
        image.read(59 * i, 39 * i, 32, 32)
    assert time.perf_counter() - start < 2.5  # measured: 0.1 s


@pytest.mark.skipif(gdal.GetDriverByName("COSAR") is None, reason="this GDAL has no COSAR driver")
def test_the_same_as_gdal(tmp_path):
    """GDAL's driver knows the samples' validity, not the lines'."""
    samples_valid = [(1 + line % 5, SAMPLES - line % 7) for line in range(LINES)]
    path = cosar_writer.write(tmp_path / "a.cos", speckle(), samples_valid=samples_valid)
    theirs = gdal.OpenEx(str(path), gdal.OF_RASTER, ["COSAR"]).ReadAsArray()
    np.testing.assert_array_equal(CosarImage(path).read(0, 0, LINES, SAMPLES).values, theirs)


def test_half_floats_the_same_as_gdal(tmp_path):
    path = cosar_writer.write(tmp_path / "a.cos", halves(), 2)
    dataset = None
    if gdal.GetDriverByName("COSAR") is not None:
        try:
            dataset = gdal.OpenEx(str(path), gdal.OF_RASTER, ["COSAR"])
        except RuntimeError:
            dataset = None
    if dataset is None or dataset.GetRasterBand(1).DataType != gdal.GDT_CFloat32:
        pytest.skip("this GDAL reads no half floats in COSAR")
    np.testing.assert_array_equal(CosarImage(path).read(0, 0, LINES, SAMPLES).values, dataset.ReadAsArray())
