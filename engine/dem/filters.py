"""The table of the 30 filters (Pesaresi et al. 2021, section 3.3.1) and that of the terrain-robust ones.

A filter is one step on top of another filter or of the elevation itself, so a chain is computed once whatever
number of filters stands on it. To add a filter, add a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..errors import EngineInputError

ELEVATION = "elevation"
KERNEL_SUMS = ("laplacian", "sharpening")

# Weights of the horizontal, the vertical and the two diagonal pairs of neighbours; central weight 4, 8, 12.
LAPLACIANS = {1: (1, 1, 0, 0), 2: (1, 1, 1, 1), 3: (2, 2, 1, 1)}
SIZES = {1: 3, 2: 5, 3: 7}
TEXTURE_SIZES = (5, 11, 21)


@dataclass(frozen=True)
class Filter:
    """A row of a table.

    source : the filter below, or ELEVATION; step : the operator; argument : its kernel's number or window;
    radius : of the step's window, in pixels; output : which of the step's results, where it gives several;
    others : further filters below, for a step that joins several.
    """

    name: str
    group: str
    source: str
    step: str
    argument: int
    radius: int
    description: str
    unit: str = "m"
    output: int = 0
    others: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source, *self.others)


def _table() -> dict[str, Filter]:
    rows = [
        Filter(f"f{i}", "Laplacian", ELEVATION, "laplacian", i, 1, f"3x3 Laplacian, central weight {4 * i}")
        for i in LAPLACIANS
    ]
    rows += [
        Filter(
            f"f{i}d{j}", "Laplacian, gradient", f"f{i}", "gradient", size, size // 2, f"gradient {size}x{size} of f{i}"
        )
        for i in LAPLACIANS
        for j, size in SIZES.items()
    ]
    rows += [
        Filter(
            f"m{i}", "residual", ELEVATION, "residual", size, size - 1,
            f"larger residual of opening and closing, {size}x{size}",
        )
        for i, size in SIZES.items()
    ]  # fmt: skip
    rows += [
        Filter(
            f"m{i}d{j}", "residual, gradient", f"m{i}", "gradient", size, size // 2, f"gradient {size}x{size} of m{i}"
        )
        for i in SIZES
        for j, size in SIZES.items()
    ]
    rows += [
        Filter(
            f"ptx_{letter}w{size}", "texture", "m1", "contrast", size, size // 2,
            f"GLCM contrast of m1 in {size}x{size}, {extremum} over the directions", "m²", output,
        )
        for letter, extremum, output in (("u", "maximum", 0), ("i", "minimum", 1))
        for size in TEXTURE_SIZES
    ]  # fmt: skip
    return {row.name: row for row in rows}


FILTERS: Mapping[str, Filter] = _table()

# Terrain-robust filters: a hillside, however steep, should look unlike a city.

SECOND = "second"  # a further DEM of the same place, on the grid of the first
DETAIL_SIZES = (3, 5, 7, 9)
# The slope, in metres per pixel, of which a plane halves a filter that is normalised: 13 % in a DEM of 30 m.
HALVING_SLOPE = 4.0
# What tells of the terrain itself, not of what stands on it.
DESCRIBES_TERRAIN = ("slope7_mean", "slope21_mean", "rough21_mean")


def _named(rows: Iterable[Filter]) -> dict[str, Filter]:
    return {row.name: row for row in rows}


def _details(of: str = "", source: str = ELEVATION) -> list[Filter]:
    """What a quadratic surface leaves, with its sign: nothing that one asks for, but others stand on it."""
    return [Filter(f"{of}s{w}", "", source, "detail", w, w // 2, "") for w in DETAIL_SIZES]


def _slope(of: str = "", source: str = ELEVATION) -> Filter:
    return Filter(f"{of}slope7", "terrain", source, "slope", 7, 3, "slope of the plane fitted to 7x7", "m/pixel")


def _gentle(of: str = "") -> list[Filter]:
    """How gentle the ground around a pixel is: 1 on flat ground, 1/2 on a plane of HALVING_SLOPE.

    The mean of what each slope gives, not what the mean slope gives: the sides of a tower are steep themselves.
    """
    return [
        Filter(f"{of}gentle7", "", f"{of}slope7", "gentle", 0, 0, "", ""),
        Filter(f"{of}gentle21", "", f"{of}gentle7", "smooth", 21, 10, "", ""),
    ]


def _normalised(names: Iterable[str], gentle: str) -> list[Filter]:
    said = "mean of 1 / (1 + (slope7 / 4)²) in 21x21"
    return [
        Filter(f"{name}n", "normalised", name, "multiply", 0, 0, f"{name} times the {said}", others=(gentle,))
        for name in names
    ]


def _tophat(w: int, k: int, asymmetry: bool = False) -> Filter:
    what, letter = ("top-hat less bottom-hat", "a") if asymmetry else ("top-hat", "t")
    said = f"{what} {k}x{k} of the detail in {w}x{w}"
    return Filter(f"q{w}{letter}{k}", "detail, top-hat", f"s{w}", "tophat", k, k - 1, said, output=int(asymmetry))


def _terrain() -> dict[str, Filter]:
    rows = _normalised(("q5d2", "q7d2", "q5", "q7", "q7t11", "q9t5"), "gentle21")
    rows += [
        Filter(f"q{w}", "detail", ELEVATION, "detail", w, w // 2, f"distance from the quadratic surface of {w}x{w}",
               output=1)
        for w in DETAIL_SIZES
    ]  # fmt: skip
    rows += [
        Filter(f"q{w}d2", "detail, gradient", f"s{w}", "gradient", 5, 2, f"gradient 5x5 of the detail in {w}x{w}")
        for w in DETAIL_SIZES
    ]
    rows += [_tophat(9, k, asymmetry) for asymmetry in (False, True) for k in (5, 11)]
    rows += [
        _slope(),
        Filter("slope21", "terrain", "slope7", "smooth", 21, 10, "mean of slope7 in 21x21", "m/pixel"),
        Filter("rough21", "terrain", "q9", "smooth", 21, 10, "mean of q9 in 21x21"),
    ]
    return _named(rows)


def _pair() -> dict[str, Filter]:
    what = "difference of the two DEMs"
    rows = [
        Filter(f"dq{w}", "pair", "difference", "detail", w, w // 2, f"distance of the {what} from its {w}x{w} surface",
               output=1)
        for w in (5, 9)
    ]  # fmt: skip
    rows += [
        Filter("dq9d2", "pair", "ds9", "gradient", 5, 2, f"gradient 5x5 of the detail in 9x9 of the {what}"),
        Filter("drough9", "pair", "dq9", "smooth", 9, 4, "mean of dq9 in 9x9"),
        Filter("b5d2", "pair", "q5d2", "both", 0, 0, "geometric mean of q5d2 in both DEMs", others=("second q5d2",)),
        Filter("bd5d2", "pair", "q5d2", "all_three", 0, 0, "geometric mean of q5d2 in both DEMs and dq9d2",
               others=("second q5d2", "dq9d2")),
        *_normalised(("dq9", "dq9d2", "drough9", "b5d2", "bd5d2"), "pair gentle21"),
    ]  # fmt: skip
    return _named(rows)


TERRAIN: Mapping[str, Filter] = _terrain()
PAIR: Mapping[str, Filter] = _pair()

# All rows by name: the tables, and those that nobody asks for but others stand on.
ROWS: Mapping[str, Filter] = {
    **FILTERS,
    **TERRAIN,
    **PAIR,
    **_named(_details()),
    **_named(_details("second ", SECOND)),
    **_named(_details("d", "difference")),
    **_named(_gentle()),
    **_named([_slope("second ", SECOND), *_gentle("second ")]),
    **_named(
        [
            Filter("difference", "", ELEVATION, "subtract", 0, 0, "", others=(SECOND,)),
            _tophat(7, 11),
            Filter("second q5d2", "", "second s5", "gradient", 5, 2, ""),
            Filter("pair gentle21", "", "gentle21", "both", 0, 0, "", "", others=("second gentle21",)),
        ]
    ),
}

FEATURE_SETS = ("paper30", "terrain_robust", "all")


def check_kernel_sum(kernel_sum: str) -> None:
    if kernel_sum not in KERNEL_SUMS:
        raise EngineInputError(f"The kernel sum is '{kernel_sum}'; choose one of {', '.join(KERNEL_SUMS)}.")


def chosen(names: Iterable[str], feature_set: str = "paper30", pair: bool = False) -> list[Filter]:
    """The rows of a feature set, in the tables' order: of the 30 those of the given names; with a second DEM, its own.

    Raises EngineInputError for a name that is not among the 30, when there is none, and for an unknown set.
    """
    if feature_set not in FEATURE_SETS:
        raise EngineInputError(f"The feature set is '{feature_set}'; choose one of {', '.join(FEATURE_SETS)}.")
    further = [*TERRAIN.values(), *(PAIR.values() if pair else ())]
    if feature_set == "terrain_robust":
        return further
    wanted = list(names)
    unknown = sorted(set(wanted) - set(FILTERS))
    if unknown or not wanted:
        found = f"there is no filter {', '.join(unknown)}" if unknown else "no filter was chosen"
        raise EngineInputError(f"Filters: {found}; choose from {', '.join(FILTERS)}.")
    rows = [row for name, row in FILTERS.items() if name in wanted]
    return rows if feature_set == "paper30" else rows + further


def below(row: Filter) -> list[Filter]:
    """The rows that a row stands on directly."""
    return [ROWS[source] for source in row.sources if source not in (ELEVATION, SECOND)]


def halo(row: Filter) -> int:
    """How many pixels around a pixel its value depends on."""
    return row.radius + max((halo(source) for source in below(row)), default=0)
