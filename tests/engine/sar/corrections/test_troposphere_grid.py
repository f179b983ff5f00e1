"""VMF grids: files written here whose values are known functions of place and time, and damaged ones."""

import gzip

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.corrections.vmf_grid import Layout, kind_of, open_grid, read_layout

# First latitude and longitude, steps, rows, columns of TU Wien's grids.
VMF3_5X5 = Layout(87.5, 2.5, -5.0, 5.0, 36, 72)
VMF3_1X1 = Layout(89.5, 0.5, -1.0, 1.0, 180, 360)
VMF1 = Layout(90.0, 0.0, -2.0, 2.5, 91, 144)
ALPS = Layout(52.5, 2.5, -5.0, 5.0, 3, 5)


def field(latitude, longitude, hours):
    """ah, aw, zhd, zwd: linear in latitude and time, and in longitude between multiples of the grids' steps."""
    east = np.abs((longitude + 180) % 360 - 180)
    return (
        0.00120 + 1e-7 * latitude,
        0.00050 + 1e-7 * east,
        2.0 + 0.001 * latitude + 0.002 * hours,
        0.1 + 0.0002 * east + 0.0001 * hours,
    )


def points(layout):
    return [
        (layout.latitude + i * layout.latitude_step, layout.longitude + j * layout.longitude_step)
        for i in range(layout.rows)
        for j in range(layout.columns)
    ]


def write_grid(folder, layout, day="2018-11-25", hour=0, header=True, name="VMF3"):
    place = np.array(points(layout))
    columns = np.stack([*place.T, *field(*place.T, hour + 0.0)], axis=1)
    rows = [f"{a:5.1f} {b:5.1f} {c:.8f}  {d:.8f}  {e:.5f}  {f:.5f} " for a, b, c, d, e, f in columns]
    low, high = sorted((layout.latitude, layout.latitude + (layout.rows - 1) * layout.latitude_step))
    about = [
        "! Version:            1.0",
        "! Data_types:         VMF3 (lat lon ah aw zhd zwd)",
        f"! Epoch:              {day.replace('-', ' ')} {hour:02d} 00  0.0",
        f"! Range/resolution:   {low:g} {high:g} 2.5 357.5 5 5",
    ]
    path = folder / f"{name}_{day.replace('-', '')}.H{hour:02d}"
    path.write_text("\n".join((about if header else []) + rows) + "\n")
    return path


def write_heights(folder, layout, name="orography_ell_5x5"):
    path = folder / name
    path.write_text("".join(f"{10 * i % 3000:.2f}\n" for i in range(layout.points)))
    return path


@pytest.fixture
def alps(tmp_path):
    files = [write_grid(tmp_path, ALPS, hour=hour) for hour in (0, 6, 12)]
    return files, write_heights(tmp_path, ALPS)


def value(grid, time, latitude, longitude, gap=6):
    values, heights, weights = grid.at(
        np.datetime64(time, "ms"), np.atleast_1d(latitude), np.atleast_1d(longitude), gap, "the pass X"
    )
    return (values * weights[..., None]).sum(axis=1), (heights * weights).sum(axis=1)


@pytest.mark.parametrize("layout", [VMF3_5X5, VMF3_1X1, VMF1, ALPS])
def test_the_grid_of_a_file(tmp_path, layout):
    assert read_layout(write_grid(tmp_path, layout)) == layout


@pytest.mark.parametrize("layout", [VMF3_5X5, VMF1, ALPS])
def test_values_linear_in_place_and_time(tmp_path, layout):
    files = [write_grid(tmp_path, layout, hour=hour) for hour in (6, 0)]
    grid = open_grid(files, [write_heights(tmp_path, layout)])
    latitude, longitude = np.array([48.75, 44.1, 52.5]), np.array([18.67, 7.0, 2.5])
    own, _ = value(grid, "2018-11-25T04:30", latitude, longitude)
    np.testing.assert_allclose(own, np.stack(field(latitude, longitude, 4.5), axis=1), atol=1.1e-5)
    again, _ = value(grid, "2018-11-25T06:00", latitude, longitude)
    np.testing.assert_allclose(again, np.stack(field(latitude, longitude, 6.0), axis=1), atol=1.1e-5)


@given(st.sampled_from([VMF3_5X5, VMF3_1X1, VMF1]), st.floats(-90, 90), st.floats(-180, 360))
def test_the_corners_are_those_about_the_place(layout, latitude, longitude):
    corners, weights = layout.corners(np.array([latitude]), np.array([longitude]))
    assert weights.sum() == pytest.approx(1) and weights.min() >= -1e-9 and weights.max() <= 1 + 1e-9
    row, column = np.divmod(corners[0], layout.columns)
    at = layout.latitude + row * layout.latitude_step
    # By circular means: the weighted place of the corners is the place, except beyond the last row.
    low, high = sorted((layout.latitude, layout.latitude + (layout.rows - 1) * layout.latitude_step))
    assert weights[0] @ at == pytest.approx(np.clip(latitude, low, high), abs=1e-9)
    offset = (layout.longitude + column * layout.longitude_step - longitude + 180) % 360 - 180
    assert weights[0] @ offset == pytest.approx(0, abs=1e-6) and np.abs(offset).max() < layout.longitude_step + 1e-6


def test_across_greenwich_and_at_the_poles(tmp_path):
    grid = open_grid([write_grid(tmp_path, VMF3_5X5)], [write_heights(tmp_path, VMF3_5X5)])
    own, _ = value(grid, "2018-11-25T00:00", [48.0, 48.0, 89.9, -90.0], [359.5, -0.5, 10.0, 10.0])
    np.testing.assert_allclose(own[0], own[1], rtol=1e-12)
    # Both corners lie 2.5 degrees away from Greenwich.
    assert own[0][1] == pytest.approx(0.00050 + 2.5e-7, abs=1e-8)
    np.testing.assert_allclose(own[2:, 2], [2.0875, 1.9125], atol=1e-5)


def test_the_name_tells_the_epoch_where_there_is_no_header(tmp_path):
    files = [write_grid(tmp_path, ALPS, hour=hour, header=False, name="VMFG") for hour in (0, 6)]
    grid = open_grid(files, [write_heights(tmp_path, ALPS)])
    assert [str(epoch) for epoch in grid.epochs] == ["2018-11-25T00:00:00.000", "2018-11-25T06:00:00.000"]
    assert [kind_of(path) for path in (*files, tmp_path / "orography_ell_5x5")] == ["grid", "grid", "orography"]
    unnamed = files[0].rename(tmp_path / "download.txt")
    with pytest.raises(EngineInputError, match=r"download.txt does not tell its epoch; keep its name"):
        open_grid([unnamed], [])


def test_gzip_line_ends_and_a_byte_order_mark(alps):
    files, heights = alps
    plain, _ = value(open_grid(files, [heights]), "2018-11-25T03:00", 48.0, 9.0)
    data = b"\xef\xbb\xbf" + files[0].read_bytes().replace(b"\n", b" \r\n")
    files[0].write_bytes(gzip.compress(data))
    own, _ = value(open_grid(files, [heights]), "2018-11-25T03:00", 48.0, 9.0)
    np.testing.assert_array_equal(own, plain)


def test_a_file_that_is_replaced_is_read_again(alps):
    files, heights = alps
    grid = open_grid(files, [heights])
    before, _ = value(grid, "2018-11-25T00:00", 47.5, 7.5)
    files[0].write_text(files[0].read_text().replace(" 47.5   7.5 0.00120475", " 47.5   7.5 0.00130000"))
    after, _ = value(grid, "2018-11-25T00:00", 47.5, 7.5)
    assert before[0, 0] == pytest.approx(0.00120475) and after[0, 0] == 0.0013


def test_heights_of_vmf3_and_of_vmf1(tmp_path):
    grid = open_grid([write_grid(tmp_path, VMF3_5X5)], [write_heights(tmp_path, VMF3_5X5)])
    assert value(grid, "2018-11-25", 82.5, 12.5)[1] == 10 * (72 + 2)
    # VMF1: a line about the grid, then 145 values for each latitude, ten in a line, the last as the first.
    rows = [[100 * i + j for j in range(144)] + [100 * i] for i in range(91)]
    lines = [" ".join(map(str, row[k : k + 10])) for row in rows for k in range(0, 145, 10)]
    path = tmp_path / "orography_ell"
    path.write_text("\n".join(["90 -90 0 360 2 2.5", *lines]) + "\n")
    grid = open_grid([write_grid(tmp_path, VMF1, name="VMFG")], [write_heights(tmp_path, VMF3_5X5), path])
    assert value(grid, "2018-11-25", 86.0, 5.0)[1] == 202 and value(grid, "2018-11-25", 86.0, 357.5)[1] == 343


def test_passes_that_the_epochs_do_not_cover(alps):
    files, heights = alps
    grid = open_grid([files[0], files[2]], [heights])
    for time, found in (
        ("2018-11-24T23:59", "2018-11-25T00:00"),
        ("2018-11-25T12:01", "2018-11-25T12:00"),
        ("2018-11-25T06:00", "2018-11-25T00:00 and 2018-11-25T12:00"),
    ):
        with pytest.raises(EngineInputError, match=rf"the pass X of {time} \(the nearest: {found}\); add the files"):
            value(grid, time, 48.0, 9.0)
    assert value(grid, "2018-11-25T06:00", 48.0, 9.0, gap=12)[0][0, 2] == pytest.approx(2.06, abs=1e-4)
    # At an epoch, that file is enough.
    assert value(open_grid(files[:1], [heights]), "2018-11-25T00:00", 48.0, 9.0)[0][0, 2] == pytest.approx(
        2.048, abs=1e-4
    )


def test_places_outside(alps):
    files, heights = alps
    for latitude, longitude in ((42.4, 9.0), (52.6, 9.0), (48.0, 22.6), (48.0, 2.4)):
        with pytest.raises(
            EngineInputError, match=rf"does not reach latitude {latitude:.2f}, longitude {longitude:.2f}"
        ):
            value(open_grid(files, [heights]), "2018-11-25T00:00", [48.0, latitude], [9.0, longitude])
    own, _ = value(open_grid(files, [heights]), "2018-11-25T00:00", [np.nan, 48.0], [np.nan, 9.0])
    assert np.isnan(own[0]).all() and np.isfinite(own[1]).all()


def test_without_the_orography(alps, tmp_path):
    files, _ = alps
    with pytest.raises(
        EngineInputError, match=r"VMF3_20181125.H00, need .* add the file orography_ell_5x5 from vmf\.geo"
    ):
        open_grid(files, [])
    other = write_heights(tmp_path, VMF3_5X5)
    with pytest.raises(
        EngineInputError, match=r"orography_ell_5x5 does not have the 3 x 5 points of the grid of VMF3_"
    ):
        open_grid(files, [other])
    other.write_text("12.0\n" * 14 + "nan\n")
    with pytest.raises(EngineInputError, match=r"Line 15 of orography_ell_5x5 has 'nan' as its height"):
        open_grid(files, [other])


def test_one_epoch_twice(alps, tmp_path):
    files, heights = alps
    twice = write_grid(tmp_path, ALPS, name="V3GR")
    with pytest.raises(EngineInputError, match=r"are both of 2018-11-25T00:00"):
        open_grid([*files, twice], [heights])


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda text: text[:-200], "has 12 rows|Line 16"),
        (lambda text: "\n".join(text.splitlines()[:14]), "are not those of a whole grid|has 10 rows"),
        (lambda text: text.replace("0.00120475", "nan"), "Line 10 of VMF3_20181125.H0. has 'nan' as its ah"),
        (
            lambda text: text.replace("0.00120475", "0.0120475"),
            "Line 10 of VMF3_20181125.H0., .* values that cannot be",
        ),
        (lambda text: text.replace(" 47.5   7.5", " 47.5   9.5"), "Line 11 of .* is not the point of the grid"),
        (lambda text: text.replace(" 47.5   7.5 0.00120475  0.00050075", " 47.5   7.5"), "Line 11 of .* has 4 fields"),
        (lambda text: text.replace("2018 11 25", "2018 11 45"), r"has the epoch .* 2018 11 45"),
        (lambda text: "\n".join(text.splitlines()[:5]), "has 1 rows"),
    ],
)
@pytest.mark.parametrize("which", [0, 1])
def test_damaged_grids(alps, change, message, which):
    files, heights = alps
    files[which].write_text(change(files[which].read_text()))
    with pytest.raises(EngineInputError, match=message):
        value(open_grid(files, [heights]), "2018-11-25T03:00", 45.0, 6.0)
