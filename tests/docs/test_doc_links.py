"""Links, anchors and pictures of the documentation, and the commands that its prose names."""

import importlib.util
import re
import unicodedata
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG")]
PAGES += [*sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "demo" / "data").rglob("*.md"))]
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
# Made when the site is built.
BUILT = {"changelog.md"}


def prose(page):
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page):
    """What headings are called in links: on the site and on GitHub alike, for headings of ASCII."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE):
        text = unicodedata.normalize("NFKD", re.sub(r"[`*]", "", heading)).encode("ascii", "ignore").decode()
        found.add(re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", text).strip().lower()))
    return found


def ids(page):
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_links_lead_somewhere(page):
    for target in LINK.findall(prose(page)):
        if re.match(r"(https?|mailto):", target):
            assert target.startswith("https:"), target
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        if there.name in BUILT and there.parent.name == "docs":
            continue
        assert there.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(there), f"{page.name}: {target}; there are {sorted(anchors(there))}"


def test_every_picture_is_shown():
    used = {path.rsplit("/", 1)[-1] for page in PAGES for path in LINK.findall(prose(page))}
    pictures = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    assert not pictures - used, "pictures that no page shows"


def test_every_picture_has_a_maker():
    """One script, or an entry that says how it was taken."""
    spec = importlib.util.spec_from_file_location("pictures_of_the_demo", ROOT / "demo" / "pictures.py")
    makers = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(makers)
    known = [*makers.MAPS, *makers.IN_REPORTS, *makers.DRAWN, *makers.SCRIPTS, *makers.ELSEWHERE]
    for path in (ROOT / "docs" / "pictures").iterdir():
        assert sum(fnmatch(path.stem, one) for one in known) == 1, path.name
    for pattern in known:
        assert list((ROOT / "docs" / "pictures").glob(f"{pattern}.png" if "/" not in pattern else pattern)), pattern
    for script, *_ in makers.SCRIPTS.values():
        assert (ROOT / script).exists(), script


def test_every_picture_has_words_for_who_does_not_see_it():
    for page in PAGES:
        assert "![](" not in prose(page), page.name


def test_make_targets_that_are_told_of_are_there():
    targets = set(re.findall(r"^([\w-]+):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        told = set(re.findall(r"`make ([\w-]+)", text)) | set(re.findall(r"^make ([\w-]+)", text, re.MULTILINE))
        assert told <= targets, (page.name, told - targets)


def test_files_that_are_told_of_are_there():
    for page in PAGES:
        for path in re.findall(
            r"`(?:python3? )?((?:benchmarks|demo|tests|engine|docs)/[\w/.]+)", page.read_text("utf-8")
        ):
            assert (ROOT / path).exists() or (ROOT / path.rstrip("/")).exists(), f"{page.name}: {path}"


def test_the_site_has_every_page():
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:")[1]
    listed = set(re.findall(r"([\w]+\.md)", nav))
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert listed == pages | BUILT
