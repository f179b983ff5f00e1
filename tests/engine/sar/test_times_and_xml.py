"""Times to the nanosecond, and XML that a stranger made."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vertical_city.engine.errors import EngineInputError
from vertical_city.engine.sar.times import parse_utc, seconds_since, utc_text
from vertical_city.engine.sar.xmlfiles import LARGEST_BYTES, Node, parse_xml

FORMS = (
    "{day}T{clock}.{rest}",
    "{day}T{clock}.{rest}Z",
    "{day} {clock}.{rest}",
    "UTC={day}T{clock}.{rest}",
    " {day}T{clock}.{rest}+00:00\n",
)


def is_one_sentence(error):
    text = str(error)
    return ". " not in text and text.endswith(".")


@given(st.integers(0, 4_000_000_000 * 10**9), st.integers(-86_400, 86_400), st.sampled_from(FORMS))
def test_times_to_the_nanosecond(nanoseconds, away, form):
    """NumPy's own nanoseconds since 1970 as the truth."""
    stamp = np.datetime64(nanoseconds, "ns")
    day, rest = str(stamp).split("T")
    clock, rest = rest.split(".")
    text = form.format(day=day, clock=clock, rest=rest)
    second, fraction = parse_utc(text)
    assert second.astype(np.int64) == nanoseconds // 10**9 and second.dtype == "datetime64[s]"
    assert fraction == pytest.approx(nanoseconds % 10**9 / 1e9, abs=1e-15)
    epoch = second + np.timedelta64(away, "s")
    since = seconds_since(epoch, text)
    assert since == pytest.approx(-away + nanoseconds % 10**9 / 1e9, abs=1e-10)
    # And back: 1e-11 s is the step of float64 a day away.
    assert utc_text(epoch, since) == f"{day}T{clock}.{rest}Z"


def test_the_text_for_people():
    epoch = np.datetime64("2016-12-31T23:59:59", "s")
    assert utc_text(epoch, 0.25, 3) == "2016-12-31T23:59:59.250Z"
    assert utc_text(epoch, -0.25, 3) == "2016-12-31T23:59:58.750Z"
    assert utc_text(epoch, 0.9999, 3) == "2017-01-01T00:00:00.000Z"
    assert utc_text(epoch, np.nan) == "" and utc_text(epoch, np.inf) == ""
    assert parse_utc("2008-03-10T13:32:20") == (np.datetime64("2008-03-10T13:32:20", "s"), 0.0)


@pytest.mark.parametrize(
    "text",
    ["", "2008-03-10", "10.03.2008 13:32:20", "2008-03-10T13:32:20+02:00", "2008-03-10T13:32:20.", "2008-03-10T13:32",
     "TAI=2008-03-10T13:32:53.08", "GPS=2008-03-10T13:32:34.08", "2008-03-10T13:32:20.08 and more", "yesterday " * 99],
)  # fmt: skip
def test_what_is_no_time(text):
    with pytest.raises(EngineInputError, match=r"The scene start '.*' is no UTC time such as") as caught:
        parse_utc(text, "scene start")
    assert is_one_sentence(caught.value) and len(str(caught.value)) < 150


@pytest.mark.parametrize(
    "text", ["2008-02-30T00:00:00", "2008-13-01T00:00:00", "2008-03-10T25:00:00", "2016-12-31T23:59:60"]
)
def test_what_is_no_date(text):
    with pytest.raises(EngineInputError, match="is no date of the calendar"):
        seconds_since(np.datetime64("2008-01-01", "s"), text)


def laughs():
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)
    )  # 10^10 times ha
    return f"<!DOCTYPE a [{entities}]><a>&a10;</a>".encode()


DOCTYPES = {
    "a billion laughs": laughs(),
    "one long entity": b'<!DOCTYPE a [<!ENTITY x "' + b"x" * 100_000 + b'">]><a>' + b"&x;" * 10_000 + b"</a>",
    "a file": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
    "a parameter": b'<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]><a/>',
    "a document type elsewhere": b'<!DOCTYPE a SYSTEM "a.dtd"><a/>',
    "a mere document type": b"<?xml version='1.0'?><!DOCTYPE a><a/>",
    "in UTF-16": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
}


@pytest.mark.parametrize("case", DOCTYPES)
def test_document_types_are_refused_at_once(case):
    started = time.perf_counter()
    with pytest.raises(EngineInputError, match=r"annotation main\.xml declares a document type or entities") as caught:
        parse_xml(DOCTYPES[case], "main.xml")
    assert is_one_sentence(caught.value) and time.perf_counter() - started < 1


DAMAGED = {
    "empty": b"",
    "cut off": b"<?xml version='1.0'?>\n<a>\n<b>1</b>\n<c>",
    "cut off in a tag": b"<a><b",
    "no XML": b"II*\0\x10\0\0\0",
    "a web page": b"<html><p>Sign in<br></html>",
    "two roots": b"<a/><b/>",
    "an undefined entity": b"<a>&nbsp;</a>",
    "a zero": b"<a>\0</a>",
    "bytes that are no UTF-8": b"<a>\xe4</a>",
}


@pytest.mark.parametrize("case", DAMAGED)
def test_damage_is_told(case):
    with pytest.raises(EngineInputError, match=r"annotation main.xml is damaged or cut off \(line \d+\)") as caught:
        parse_xml(DAMAGED[case], "main.xml")
    assert is_one_sentence(caught.value)


@pytest.mark.parametrize("encoding", ["nonsense", "utf-32", "big5"])
def test_encodings_that_cannot_be_read(encoding):
    with pytest.raises(EngineInputError, match=r"annotation main\.xml is in an encoding that cannot be read"):
        parse_xml(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode("ascii"), "main.xml")


def test_good_xml_is_read(tmp_path):
    text = "<?xml version='1.0' encoding='{}'?><a x='1'><!-- no --><b> &lt;Zürich&#33; </b><b><![CDATA[&x;]]></b></a>"
    file = tmp_path / "main.xml"
    for encoding in ("utf-8", "iso-8859-1", "utf-16"):
        file.write_bytes(text.format(encoding).encode(encoding))
        for source in (file, file.read_bytes()):
            root = parse_xml(source, "main.xml")
            assert root.tag == "a" and root.attrib == {"x": "1"}
            assert [e.text for e in root.findall("b")] == [" <Zürich! ", "&x;"]
    deep = 100_000  # no recursion
    assert parse_xml(b"<a>" * deep + b"</a>" * deep, "main.xml").tag == "a"


def test_files_that_cannot_be_read(tmp_path):
    huge = tmp_path / "huge.xml"
    with huge.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)  # sparse
    cases = {huge: "larger than 200 MB", tmp_path / "none.xml": "No such file", tmp_path: "cannot be read"}
    for path, words in cases.items():
        with pytest.raises(EngineInputError, match=f"The annotation main.xml .*{words}") as caught:
            parse_xml(path, "main.xml")
        assert is_one_sentence(caught.value)


NODE = Node(
    parse_xml(
        b"<a><b> 1.5 </b><c/><d>one</d><e>nan</e><f>1e999</f><g>1 2 -3e2</g><h>1 x</h><i>1 inf</i><j>12</j></a>", "a"
    ),
    "main.xml",
)


def test_nodes_give_what_is_there():
    assert NODE.text("b") == "1.5" and NODE.number("b") == 1.5 and NODE.whole("j") == 12
    assert NODE.text("z", "else") == "else" and NODE.text("c", "else") == "else" and NODE.number("z", 7.0) == 7
    assert list(NODE.numbers("g")) == [1, 2, -300] and NODE.find("b").number() == 1.5
    assert NODE.has("c") and not NODE.has("z") and len(NODE.all("b")) == 1 and NODE.all("z") == []


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: NODE.find("z"), "lacks z; it is incomplete"),
        (lambda: NODE.text("z"), "lacks z; it is incomplete"),
        (lambda: NODE.text("c"), "lacks c; it is incomplete"),
        (lambda: NODE.number("d"), "has d = 'one', which is no number"),
        (lambda: NODE.number("e"), "has e = 'nan', which is no number"),
        (lambda: NODE.number("f"), "has f = '1e999', which is no number"),
        (lambda: NODE.whole("e"), "has e = 'nan', which is no number"),
        (lambda: NODE.numbers("h"), "other than numbers in h"),
        (lambda: NODE.numbers("i"), "other than numbers in i"),
        (lambda: NODE.numbers("c"), "lacks c; it is incomplete"),
    ],
)
def test_nodes_tell_what_is_not(ask, words):
    with pytest.raises(EngineInputError, match=words) as caught:
        ask()
    assert str(caught.value).startswith("The annotation main.xml") and is_one_sentence(caught.value)
