"""Delimited text, compiled and not, against pandas, Python's csv and float(), and against each other."""

import csv
import gzip
import io
import math
import struct
import subprocess
import sys
import zipfile

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from vertical_city.engine import accelerate
from vertical_city.engine.errors import EngineCanceled, EngineInputError
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.readers import delimited, delimited_blocks, delimited_layout, open_table
from vertical_city.engine.pointcloud.readers.delimited import open_delimited

needs_numba = pytest.mark.skipif(not accelerate.has_numba(), reason="needs numba")
COMPILED = pytest.param(True, marks=needs_numba, id="compiled")
both = pytest.mark.parametrize("compiled", [COMPILED, pytest.param(False, id="plain")])


def read(path, compiled, columns=None, size=100_000, monitor=None, **options):
    """All rows of a file -> (table, {column: values})."""
    table = open_delimited(path, **options)
    table.compiled = compiled
    columns = columns or table.columns
    pieces = list(table.chunks(columns, size, monitor or Monitor()))
    assert all(0 < len(values) <= size for piece in pieces for values in piece.values())
    return table, {name: np.concatenate([piece[name] for piece in pieces]) for name in columns}


@pytest.fixture
def write(tmp_path):
    def make(text, name="points.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return make


def parse(text, compiled, delimiter=",", decimal=".", columns=("a", "b", "c"), texts=()):
    """One block of lines, as either of the parsers sees it."""
    layout = delimited_layout.Layout(delimiter, decimal, "utf-8", columns, frozenset(texts), 0, 0)
    block = text if isinstance(text, bytes) else text.encode()
    if not compiled:
        return delimited_blocks.parse_plain(layout, columns, block)
    kernels = accelerate.kernels("pointcloud.readers.delimited_kernels", True)
    return delimited_blocks.parse_compiled(kernels, layout, columns, block)


def bits(values):
    return [struct.pack("<d", value) for value in values]


# Numbers

digits = st.text("0123456789", min_size=0, max_size=24)
exponents = st.one_of(
    st.just(""),
    st.builds("{}{}{}".format, st.sampled_from("eE"), st.sampled_from(["", "+", "-"]), st.integers(0, 400)),
)
written = st.builds(
    "{}{}{}{}{}".format, st.sampled_from(["", "+", "-"]), digits, st.sampled_from(["", "."]), digits, exponents
)
shown = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.floats(-1e6, 1e6).map("{:.18e}".format),
    st.floats(1e-3, 1e5).map("{:.17g}".format),
    st.integers(-(2**70), 2**70).map(str),
    st.integers(2**53 - 9, 2**53 + 9).map(lambda n: f"{n / 2}" if n % 2 else f"{n}e-5"),
)


def truth(text):
    """What float() makes of it, NaN for what is infinite."""
    try:
        value = float(text)
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


@both
@settings(max_examples=200, deadline=None)
@given(cells=st.lists(st.one_of(written, shown), min_size=3, max_size=30))
@example(
    cells=["-0.0", "+1.5e-3", ".5", "5.", "1E5", ".", "e5", "1e", "1e+", "-", "+-1", "1.5.2", "--1", "1e5.5", "00"]
)
@example(cells=["9007199254740993", "9007199254740993e-1", "18446744073709551615", "1e22", "1e23", "123456789e22"])
@example(cells=["4.4501477170144023e-308", "2.2250738585072011e-308", "5e-324", "1e999", "0e999", "-0e-999"])
@pytest.mark.slow
def test_numbers_are_those_of_python_bit_for_bit(compiled, cells):
    cells = cells[: len(cells) // 3 * 3]
    for delimiter in ",; \t|":
        shown_as = [cell or ("nan" if delimiter == " " else "") for cell in cells]
        lines = "".join(delimiter.join(shown_as[i : i + 3]) + "\n" for i in range(0, len(cells), 3))
        parsed = parse(lines, compiled, delimiter)
        assert parsed.ragged == 0
        found = np.stack([parsed.chunk[name] for name in "abc"], axis=1).ravel()
        assert bits(found) == bits(truth(cell) for cell in cells)


@both
def test_doubles_close_to_a_tie(compiled):
    """Decimals of 17 to 19 digits at and beside the middle of two doubles, where a careless division goes wrong."""
    generator = np.random.default_rng(1)
    cells = []
    for value in generator.uniform(0.1, 1000, 3000):
        middle = (int(value * 2**60) * 2 + 1) / 2**61  # exact arithmetic below
        numerator, denominator = np.nextafter(middle, 0).as_integer_ratio()
        ulp = np.spacing(middle).as_integer_ratio()
        power = int(generator.integers(14, 18))
        exact = (2 * numerator * ulp[1] + ulp[0] * denominator) * 10**power
        near = exact // (2 * denominator * ulp[1])
        cells += [f"{near + step}e-{power}" for step in (-1, 0, 1)]
    parsed = parse("".join(f"{a},{b},{c}\n" for a, b, c in zip(*[iter(cells)] * 3)), compiled)
    found = np.stack([parsed.chunk[name] for name in "abc"], axis=1).ravel()
    assert bits(found) == bits(map(float, cells))


@needs_numba
def test_the_kernel_leaves_little_to_python(monkeypatch):
    """Numbers as printf, pandas and NumPy write them are all made by the kernel."""
    values = np.random.default_rng(2).uniform(-180, 180, 3000)
    left = []
    monkeypatch.setattr(delimited_blocks, "number_of", lambda cell, _: (left.append(cell), (float(cell), False))[1])
    for form in ("%.7f", "%.3f", "%r", "%.17g", "%.18e", "%.6e"):
        cells = [form % value for value in values.tolist()]
        parsed = parse("".join(f"{a}, {b},{c}\r\n" for a, b, c in zip(*[iter(cells)] * 3)), True)
        found = np.stack([parsed.chunk[name] for name in "abc"], axis=1).ravel()
        assert bits(found) == bits(map(float, cells))
    assert len(left) < 20


@both
def test_what_is_no_number_is_missing_and_counted(compiled):
    cells = ["", "  ", "nan", "NaN", "-nan", "NULL", "na", "N/A", "None", "inf", "-Infinity", "1e999", "-", "--"]
    wrong = ["x", "1,5", "1_000", "0x10", "1 2", "12abc", "naan", "\u0663", "\xa01", "1.5-", "1d3", "-e", "."]
    parsed = parse("".join(f"{cell};1;2\n" for cell in cells + wrong), compiled, ";")
    assert parsed.rows == len(cells + wrong)
    assert np.isnan(parsed.chunk["a"]).all() and (parsed.chunk["b"] == 1).all() and (parsed.chunk["c"] == 2).all()
    assert parsed.bad["a"] == len(wrong) and not parsed.bad.get("b") and not parsed.bad.get("c")


@both
@pytest.mark.parametrize("delimiter", [";", " ", "\t", ","], ids=["semicolon", "blanks", "tab", "comma"])
def test_decimal_commas(compiled, delimiter):
    mark = '"' if delimiter == "," else ""
    rows = [["1,5", "-2,25e-3", "7"], ["1.5", "0,1", ",5"]]
    lines = "".join(delimiter.join(mark + cell + mark for cell in row) + "\n" for row in rows)
    parsed = parse(lines, compiled, delimiter, ",")
    np.testing.assert_array_equal(parsed.chunk["a"], [1.5, np.nan])  # a thousands point, perhaps
    np.testing.assert_array_equal(parsed.chunk["b"], [-2.25e-3, 0.1])
    np.testing.assert_array_equal(parsed.chunk["c"], [7, 0.5])
    assert parsed.bad["a"] == 1


# Lines and cells


marks = [",", ",", ",", ";", "|", '"', '""', '","', "#", "%", "\t", "\r", " "]
values = [
    "1",
    "-2.5",
    "1e3",
    "nan",
    "x",
    "é",
    "",
    " ",
    "  ",
    "1,5",
    "NULL",
    " na ",
    " 7 ",
    "1_0",
    '"3"',
    '"a b"',
    '" 4"',
]
pieces = st.sampled_from(values + marks)


@needs_numba
@settings(max_examples=400, deadline=None)
@given(
    lines=st.lists(st.lists(pieces, max_size=12).map("".join), min_size=1, max_size=8),
    regular=st.lists(st.lists(st.sampled_from(values), min_size=4, max_size=4), max_size=4),
    delimiter=st.sampled_from([",", ";", "\t", "|", " "]),
    decimal=st.sampled_from([".", ","]),
    width=st.integers(1, 4),
    text=st.sampled_from(["", "a", "b"]),
)
@example(
    lines=['"a,"",b', '"x""', '"', '""""', '1,"2"3,4', '1,"2,'],
    regular=[],
    delimiter=",",
    decimal=".",
    width=2,
    text="b",
)
@example(lines=['"" 1', '"a"b', '"a b" 2', 'a"b c"'], regular=[], delimiter=" ", decimal=".", width=2, text="a")
@example(lines=["\t\t", "\t", "", " ", "\r", " \t1"], regular=[], delimiter="\t", decimal=".", width=3, text="")
@example(lines=['"1,2",3', "1,2,3"], regular=[], delimiter=",", decimal=".", width=3, text="")
@example(lines=['"" 1 2'], regular=[], delimiter=" ", decimal=".", width=2, text="")
@example(lines=["1,2,3", "1"], regular=[], delimiter=",", decimal=".", width=2, text="")
@example(lines=["1_0,2", "3,4"], regular=[], delimiter=",", decimal=".", width=2, text="")
def test_both_parsers_see_the_same(lines, regular, delimiter, decimal, width, text):
    columns = tuple("abcd"[:width])
    block = "".join(line + "\n" for line in lines)
    if regular:
        block = "".join(delimiter.join(row[:width]) + "\n" for row in regular)
        lines = regular
    one, two = (
        parse(block, compiled, delimiter, decimal, columns, {text} & set(columns)) for compiled in (True, False)
    )
    assert (one.rows, one.lines, one.ragged, one.first) == (two.rows, two.lines, two.ragged, two.first)
    assert one.lines == len(lines)
    for name in columns:
        assert len(one.chunk[name]) == one.rows
        if name == text:
            assert list(one.chunk[name]) == list(two.chunk[name])
        else:
            assert bits(one.chunk[name]) == bits(two.chunk[name])
            assert one.bad.get(name, 0) == two.bad.get(name, 0)


words = st.text(st.characters(blacklist_characters="\n\r\0", blacklist_categories=["Cs"]), max_size=8)


@both
@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            *[st.text(st.characters(blacklist_characters="\n\r\0", blacklist_categories=["Cs"]), max_size=8)] * 2
        ),
        min_size=1,
        max_size=8,
    ),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    delimiter=st.sampled_from(",;\t|"),
)
def test_texts_written_by_the_csv_module(compiled, rows, quoting, delimiter):
    """Cells come back but for blanks around them, whatever marks they hold."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=quoting, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([("0", *row) for row in rows])
    parsed = parse(file.getvalue(), compiled, delimiter, texts={"b", "c"})
    expected = [[cell.strip(" \t\v\f") for cell in row] for row in rows]
    assert (parsed.rows, parsed.ragged) == (len(rows), 0)
    for found, wanted in zip(zip(parsed.chunk["b"], parsed.chunk["c"]), expected):
        assert list(found) == wanted


@both
def test_ragged_lines_are_left_out_and_counted(write, compiled):
    lines = [f"{i},{i / 7},{-i}" for i in range(3000)]
    lines[41], lines[1000], lines[2999] = "41,1", "1000,1,2,3", "x"
    path = write("a,b,c\n# a comment\n\n" + "\n".join(lines))
    table, found = read(path, compiled, size=700)
    kept = np.delete(np.arange(3000), [41, 1000, 2999])
    np.testing.assert_array_equal(found["a"], kept)
    np.testing.assert_array_equal(found["b"], kept / 7)
    (note,) = table.notes
    assert note.startswith("3 lines of points.csv with another number of cells than the 3 columns left out")
    assert "the first is line 45" in note
    list(table.chunks(["a"], 100, Monitor()))
    assert table.notes == [note]
    read(path, compiled, bad_lines=3)
    with pytest.raises(EngineInputError, match=r"More than 2 lines of points.csv have another .* line 45\)"):
        read(path, compiled, bad_lines=2)


@both
def test_blocks_end_where_lines_do(write, compiled, monkeypatch):
    """Any size of the blocks gives the same rows, notes and line numbers."""
    monkeypatch.setattr(delimited, "SAMPLE", 50)
    lines = [f'{i};"P {i}";{i / 3!r};' for i in range(300)]
    lines[100], lines[120], lines[250] = "# a comment", "", "1;2"
    path = write("id;name;x;\r\n" + "\r\n".join(lines))
    results = []
    for block in (7, 64, 1000, 10**6):
        monkeypatch.setattr(delimited, "BLOCK", block)
        monkeypatch.setattr(delimited, "PLAIN_BLOCK", block)
        table, found = read(path, compiled, columns=("name", "x"), size=37)
        results.append((list(found["name"]), bits(found["x"]), table.notes))
    assert all(one == results[0] for one in results)
    keep = [i for i in range(300) if i not in (100, 120, 250)]
    assert results[0][0] == [f"P {i}" for i in keep] and results[0][1] == bits(i / 3 for i in keep)
    assert "the first is line 252" in results[0][2][0]


@both
def test_cells_that_are_no_numbers_become_a_note(write, compiled):
    rows = ["a,b"] + [f"{i},{i}" for i in range(2000)]
    rows[1500], rows[1700], rows[1800] = "bad,1", "worse,", "NaN,x"
    table, found = read(write("\n".join(rows)), compiled)
    assert np.isnan(found["a"]).sum() == 3 and np.isnan(found["b"]).sum() == 2
    assert table.notes == [
        "2 cells of the column a of points.csv are no numbers; they count as missing.",
        "1 cell of the column b of points.csv are no numbers; they count as missing.",
    ]


# Files of other programs


@both
@pytest.mark.parametrize("options", [{}, {"sep": ";", "decimal": ","}, {"sep": "\t", "quoting": csv.QUOTE_NONNUMERIC}])
def test_what_pandas_writes(tmp_path, compiled, options):
    pandas = pytest.importorskip("pandas")
    generator = np.random.default_rng(3)
    frame = pandas.DataFrame(
        {
            "pid": [f"10A{i:x}" for i in range(5000)],
            "latitude": generator.uniform(-90, 90, 5000),
            "mean, velocity": generator.normal(0, 3, 5000).round(2),
            "20160101": np.where(generator.random(5000) < 0.3, np.nan, generator.normal(0, 1e-8, 5000)),
            "count": generator.integers(-5, 2**40, 5000),
            'name "of" it': generator.choice(["Str. des 17. Juni", "Platz, der", 'the "Tower"', "Café"], 5000),
        }
    )
    path = tmp_path / "points.csv"
    frame.to_csv(path, index=False, **options)
    table, found = read(path, compiled, size=1234)
    assert table.columns == tuple(frame.columns) and table.format == "csv" and table.rows is None and not table.notes
    for name in frame.columns:
        if name in ("pid", 'name "of" it'):
            assert list(found[name]) == list(frame[name]) and found[name].dtype == object
        else:
            assert found[name].dtype == np.float64
            np.testing.assert_array_equal(found[name], frame[name])
    only = read(path, compiled, columns=("count", "latitude"))[1]
    np.testing.assert_array_equal(only["count"], frame["count"])


@both
def test_what_numpy_writes(tmp_path, compiled):
    values = np.random.default_rng(4).normal(0, 1e4, (500, 4))
    np.savetxt(tmp_path / "a.txt", values, header="made by hand\nlon lat height velocity")
    table, found = read(tmp_path / "a.txt", compiled)
    assert table.columns == ("lon", "lat", "height", "velocity")
    np.testing.assert_array_equal(np.stack(list(found.values()), axis=1), values)
    np.savetxt(tmp_path / "b.txt", values, fmt="%12.3f", delimiter="  ", newline="\r\n")
    table, found = read(tmp_path / "b.txt", compiled)
    assert table.columns == ("column_1", "column_2", "column_3", "column_4")
    np.testing.assert_array_equal(np.stack(list(found.values()), axis=1), values.round(3))


# Guesses


@pytest.mark.parametrize(
    ("text", "columns", "first"),
    [
        ("1,5;2,5\n3,5;4\n", ("column_1", "column_2"), (1.5, 2.5)),
        ("x;y\n1,5;2,5\n", ("x", "y"), (1.5, 2.5)),
        ("1, 2, 3\n4, 5, 6\n", ("column_1", "column_2", "column_3"), (1, 2, 3)),
        ("  1.5   2 \n 3\t4\n", ("column_1", "column_2"), (1.5, 2)),
        ("x\ty\n1\t\n\t4\n", ("x", "y"), (1, np.nan)),
        ("x|y|z\n1|2|3\n", ("x", "y", "z"), (1, 2, 3)),
        ("# x y\n1 2\n", ("x", "y"), (1, 2)),
        ("# written in 2016\n%x, y\n1 2\n", ("x", "y"), (1, 2)),
        ("# nothing to do with it\n1,2\n", ("column_1", "column_2"), (1, 2)),
        ("x,y,20160101,20160107\n1,2,3,4\n", ("x", "y", "20160101", "20160107"), (1, 2, 3, 4)),
        ("nan,2\n3,4\n5,6\n", ("column_1", "column_2"), (np.nan, 2)),
        ("bad,2,3\n3,4,5\n5,6,7\n", ("column_1", "column_2", "column_3"), (np.nan, 2, 3)),
        ("x,x,,x_2,x\n1,2,3,4,5\n", ("x", "x_3", "column_3", "x_2", "x_4"), (1, 2, 3, 4, 5)),
        ("x,y\n1,2,\n3,4,\n", ("x", "y", "column_3"), (1, 2, np.nan)),
        ('"x, east","y ""north"""\n"1,5","2"\n', ("x, east", 'y "north"'), (1.5, 2)),
        ("height\n1.5\n2.5\n", ("height",), (1.5,)),
        ("1 2 3", ("column_1", "column_2", "column_3"), (1, 2, 3)),
        ("x,y\r1,2\r3,4\r", ("x", "y"), (1, 2)),
        ("\n\n  \nx,y\n\n1,2\n", ("x", "y"), (1, 2)),
        ("id x\na,b 1.5\nc,d 2.5\n", ("id", "x"), ("a,b", 1.5)),
        ("t,x\n2016-01-01 12:00:00,1\n", ("t", "x"), ("2016-01-01 12:00:00", 1)),
    ],
)
@both
def test_how_a_text_is_written_is_guessed(write, compiled, text, columns, first):
    table, found = read(write(text), compiled)
    assert table.columns == columns
    for name, value in zip(columns, first):
        assert found[name][0] == value or (math.isnan(value) and math.isnan(found[name][0]))


def test_a_guess_can_be_overruled(write):
    path = write("1;2,5\n3;4,5\n")
    assert read(path, False, header=True)[0].columns == ("1", "2,5")
    assert read(path, False, delimiter="comma", header=False)[0].columns == ("column_1", "column_2")
    assert read(path, False, delimiter=";", decimal="point")[0].layout.texts == {"column_2"}
    assert read(path, False, decimal="comma")[1]["column_2"][1] == 4.5
    path = write("x y\n# 5 6\n1 2\n")
    assert read(path, False, header=False)[0].columns == ("column_1", "column_2")
    path = write("1\t\t2\n\t3\t\n", "a.txt")
    np.testing.assert_array_equal(read(path, False, delimiter="tab")[1]["column_2"], [np.nan, 3])


@pytest.mark.parametrize(
    ("encoding", "given"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("latin-1", None),
        ("cp437", "cp437"),
        ("utf-16-le", "utf-16-le"),
    ],
)
@both
def test_encodings(write, compiled, encoding, given):
    path = write("Höhe,straße\n1.5,Königsallee\n2.5,Çiçek\n", encoding=encoding)
    table, found = read(path, compiled, encoding=given)
    assert table.columns == ("Höhe", "straße")
    assert list(found["Höhe"]) == [1.5, 2.5] and list(found["straße"]) == ["Königsallee", "Çiçek"]


@both
def test_packed_files(tmp_path, compiled):
    text = ("lon,lat\n" + "".join(f"{i},{-i}\n" for i in range(5000))).encode()
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(text))
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("EGMS_L3/points.csv", text)
        archive.writestr("EGMS_L3/points.xml", "<x/>")
    for path in (packed, tmp_path / "b.zip"):
        shares = []
        table, found = read(path, compiled, monitor=Monitor(progress=shares.append))
        assert table.columns == ("lon", "lat") and shares[-1] == 1 and shares == sorted(shares)
        np.testing.assert_array_equal(found["lat"], -np.arange(5000.0))
        assert open_table(path).columns == ("lon", "lat")
    packed.write_bytes(gzip.compress(text)[:-2000])
    with pytest.raises(EngineInputError, match=r"a.csv.gz is damaged .* copy or pack it again"):
        read(packed, compiled)
    with zipfile.ZipFile(tmp_path / "b.zip", "a") as archive:
        archive.writestr("other.csv", text)
    with pytest.raises(EngineInputError, match=r"b.zip holds 2 delimited texts"):
        open_delimited(tmp_path / "b.zip")
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04 and nothing else")
    with pytest.raises(EngineInputError, match=r"c.zip cannot be opened \(.*zip"):
        open_delimited(tmp_path / "c.zip")


# Bad input


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        (b"", {}, "points.csv is empty"),
        (b"\n \r\n\n", {}, "has no lines of data"),
        (b"# only a comment", {}, "has no lines of data"),
        (b"lon,lat\n\n# none\n", {}, "has a header and no lines of data"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", {}, "is a binary file"),
        (bytes(range(1, 256)) * 9, {}, "is a binary file"),
        (b"a,b\n1,2,3\n4,5,6\n", {}, "has 2 names and its lines have 3 cells"),
        (b"1,2\n", {"delimiter": "12"}, "delimiter is '12'; give one letter"),
        (b"1,2\n", {"delimiter": "5"}, "delimiter is '5'"),
        (b"1,2\n", {"decimal": "x"}, "decimal separator is 'x'; give point or comma"),
        (b"1,2\n", {"encoding": "utf-9"}, "encoding utf-9 is not known"),
        (b"1,2\n", {"encoding": "rot13"}, "encoding rot13 is not known"),
        (b"1,2\n", {"bad_lines": -1}, "limit of bad lines is -1"),
    ],
)
def test_what_cannot_be_used_is_said(write, content, options, sentence):
    with pytest.raises(EngineInputError, match=sentence) as caught:
        open_delimited(write(content), **options)
    assert str(caught.value).endswith((".", "..."))


@both
def test_what_is_only_seen_while_reading(write, compiled, monkeypatch, tmp_path):
    path = write("a,b\n1,2\n")
    with pytest.raises(EngineInputError, match=r"points.csv has no column c, d; it has a, b\."):
        read(path, compiled, columns=("a", "c", "d"))
    with pytest.raises(EngineInputError, match="is no file"):
        open_delimited(tmp_path / "nothing.csv")
    monkeypatch.setattr(delimited, "SAMPLE", 8)
    monkeypatch.setattr(delimited, "LONG_SAMPLE", 8)
    with pytest.raises(EngineInputError, match="has no line with 2 cells"):
        read(write("a,b\n\n\n\n\n\n\n# c\n"), compiled)
    monkeypatch.setattr(delimited, "LONGEST_LINE", 1000)
    monkeypatch.setattr(delimited, "BLOCK", 100)
    monkeypatch.setattr(delimited, "PLAIN_BLOCK", 100)
    with pytest.raises(EngineInputError, match="has a line of more than"):
        read(write("a,b\n1,2\n" + "1" * 5000), compiled)


# Streaming


@both
def test_progress_and_cancel(write, compiled, monkeypatch):
    monkeypatch.setattr(delimited, "BLOCK", 1000)
    monkeypatch.setattr(delimited, "PLAIN_BLOCK", 1000)
    path = write("a,b\n" + "".join(f"{i},{i}\n" for i in range(20_000)))
    shares = []
    read(path, compiled, monitor=Monitor(progress=shares.append))
    assert shares[-1] == 1 and shares == sorted(shares) and len(shares) > 100
    asked = []

    def is_canceled():
        asked.append(1)
        return len(asked) > 20

    table = open_delimited(path)
    table.compiled = compiled
    rows = 0
    with pytest.raises(EngineCanceled):
        for chunk in table.chunks(["a"], 50, Monitor(is_canceled=is_canceled)):
            rows += len(chunk["a"])
    assert rows < 5000 and not table.notes
    with pytest.raises(EngineCanceled):
        next(table.chunks(["a"], 50, Monitor(is_canceled=lambda: True)))


@needs_numba
def test_a_cancel_does_not_wait_for_the_compiler(write, monkeypatch):
    """While a block is parsed for long, the button is still looked at."""
    import threading

    release = threading.Event()
    monkeypatch.setattr(delimited, "parse_compiled", lambda *_: release.wait(20))
    asked = []
    table = open_delimited(write("a,b\n1,2\n"))
    table.compiled = True
    try:
        with pytest.raises(EngineCanceled):
            list(table.chunks(["a"], 50, Monitor(is_canceled=lambda: asked.append(1) or len(asked) > 3)))
    finally:
        release.set()


def test_wide_tables_come_in_smaller_chunks(write, monkeypatch):
    monkeypatch.setattr(delimited, "CHUNK_BYTES", 8000)
    names = [f"c{i}" for i in range(100)]
    path = write(",".join(names) + "\n" + "".join(",".join([str(i)] * 100) + "\n" for i in range(55)))
    chunks = list(open_delimited(path).chunks(names, 500_000, Monitor()))
    assert [len(chunk["c7"]) for chunk in chunks] == [10, 10, 10, 10, 10, 5]
    np.testing.assert_array_equal(np.concatenate([chunk["c99"] for chunk in chunks]), np.arange(55))


def test_small_files_are_not_compiled_for(write, monkeypatch):
    asked = []
    monkeypatch.setattr(accelerate, "kernels", lambda module, worthwhile, wanted: asked.append((worthwhile, wanted)))
    path = write("a,b\n" + "1,2\n" * 100)
    read(path, None)
    monkeypatch.setattr(delimited, "WORTH_COMPILING", 400)
    read(path, None)
    assert asked == [(False, None), (True, None)]


MEMORY = """
import re, sys
from pathlib import Path
from vertical_city.engine.monitor import Monitor
from vertical_city.engine.pointcloud.cloud import CHUNK
from vertical_city.engine.pointcloud.readers.delimited import open_delimited

def rows(path):
    table = open_delimited(path)
    table.compiled = sys.argv[2] == "True"
    return sum(len(chunk["x0"]) for chunk in table.chunks(table.columns, CHUNK, Monitor()))

def peak():
    # What getrusage tells counts the process that started this one, too.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

assert rows(sys.argv[1] + ".small") == 1000
before = peak()
print(rows(sys.argv[1]), (peak() - before) / 1024)
"""


@pytest.mark.slow
@both
def test_memory_does_not_grow_with_the_file(write, compiled):
    """180 MB, of which less than 230 MB more than for a small file is held at any time: three chunks and the blocks."""
    names = ",".join(f"x{i}" for i in range(8)) + "\n"
    line = "13.3412345,52.5123456,34.123,12.345,-1.23,0.912,12.34,123.4\n"
    path = write(names + line * 3_000_000)
    write(names + line * 1000, "points.csv.small")
    run = subprocess.run(
        [sys.executable, "-c", MEMORY, str(path), str(compiled)], capture_output=True, text=True, check=True
    )
    rows, megabytes = run.stdout.split()
    path.unlink()
    assert int(rows) == 3_000_000 and float(megabytes) < 230
