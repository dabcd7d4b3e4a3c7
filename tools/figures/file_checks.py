"""What must be true of each file, as sentences about what is not. Standard library only.

That the regions tile the silhouette is proved, not sampled: each is one simple outline, all are
taken in the same direction, every inner cubic is used once in each of its directions and the rest
are exactly those of the silhouette. So the winding numbers of the regions add up to that of the
silhouette, which is 1 everywhere inside.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tools.figures.figure_file import Cubic, Figure, Region, Subpath
from tools.figures.outlines import backwards, clockwise, crosses_itself, mirrored, undirected
from tools.figures.words import word_of

SIDES = ("left", "right", "midline")
STYLES = {frozenset({("class", "r")}), frozenset({("class", "r f")})}


class Expected(NamedTuple):
    """What is known of a file beforehand."""

    view_box: tuple[int, ...]
    outlines: int  # subpaths of the silhouette
    paired: int  # regions of the left side
    midline: int
    symmetric: bool
    left_at_right: bool  # the person's left lies at the viewer's right


EXPECTED = {
    "body_front": Expected((0, 0, 3720, 7960), 1, 44, 5, symmetric=True, left_at_right=True),
    "body_back": Expected((0, 0, 3720, 7960), 1, 41, 0, symmetric=True, left_at_right=False),
    "head_side": Expected((0, 0, 2140, 3000), 1, 13, 3, symmetric=False, left_at_right=False),
    "feet_soles": Expected((0, 0, 2240, 2480), 2, 6, 0, symmetric=True, left_at_right=False),
}


def problems(figure: Figure) -> list[str]:
    """Return what is wrong within one file."""
    checks = (_frame, _paths, _tiling, _names, _numbers)
    found = [sentence for check in checks for sentence in check(figure)]
    if EXPECTED[figure.name].symmetric:
        found += [*_pairs(figure), *_halves(figure), *_symmetry(figure)]
    return [f"{figure.name}: {sentence}" for sentence in found]


def _frame(figure: Figure) -> Iterator[str]:
    expected = EXPECTED[figure.name]
    if figure.view_box != expected.view_box:
        yield f"the view box is {figure.view_box}, not {expected.view_box}."
    if len(figure.silhouette) != expected.outlines:
        yield f"the silhouette has {len(figure.silhouette)} outlines, not {expected.outlines}."
    _, _, width, height = expected.view_box
    points = [point for cubic in _cubics(figure.silhouette) for point in cubic]
    if not all(0 <= x <= width and 0 <= y <= height for x, y in points):
        yield "the silhouette leaves the view box."
    for name, count in Counter(figure.ids).items():
        if count > 1:
            yield f"the id {name} occurs {count} times."


def _paths(figure: Figure) -> Iterator[str]:
    outlines = [(region.id, region.subpaths) for region in figure.regions]
    for name, subpaths in [("silhouette", figure.silhouette), *outlines]:
        if name != "silhouette" and len(subpaths) != 1:
            yield f"{name} has {len(subpaths)} subpaths instead of one."
        if not all(subpath.closed for subpath in subpaths):
            yield f"{name} is not closed."
        if any(crosses_itself(subpath) for subpath in subpaths):
            yield f"{name} crosses itself."


def _tiling(figure: Figure) -> Iterator[str]:
    outer = {cubic for outline in figure.silhouette for cubic in clockwise(outline)}
    owners: dict[Cubic, list[str]] = defaultdict(list)
    for region in figure.regions:
        for subpath in region.subpaths:
            for cubic in clockwise(subpath):
                owners[cubic].append(region.id)
    for cubic, names in owners.items():
        neighbours = owners.get(backwards(cubic), [])
        if len(names) > 1:
            yield f"{' and '.join(names)} lie on the same side of the border at {cubic[0]}."
        elif len(neighbours) + (cubic in outer) != 1:
            yield f"the border of {names[0]} at {cubic[0]} fits no neighbour and no outline."
    for cubic in outer - owners.keys():
        yield f"the outline at {cubic[0]} belongs to no region."


def _names(figure: Figure) -> Iterator[str]:
    for region in figure.regions:
        if region.side not in SIDES:
            yield f"{region.id} has the side {region.side!r}."
        suffix = "" if region.side == "midline" else f"_{region.side}"
        if region.id != region.stem + suffix:
            yield f"{region.id} has the side {region.side!r}, which its id contradicts."
        if region.word != word_of(region.stem):
            yield f"{region.id} has the word {region.word!r}, not {word_of(region.stem)!r}."
        if region.other not in STYLES:
            yield f"{region.id} has attributes besides class, data-region, data-side and d."
    for place, count in Counter((region.word, region.side) for region in figure.regions).items():
        if count > 1:
            yield f"the place {' '.join(place)} occurs {count} times."


def _numbers(figure: Figure) -> Iterator[str]:
    expected = EXPECTED[figure.name]
    count = Counter(region.side for region in figure.regions)
    wanted = {
        "left": expected.paired,
        "right": expected.paired if expected.symmetric else 0,
        "midline": expected.midline,
    }
    for side, number in wanted.items():
        if count[side] != number:
            yield f"there are {count[side]} {side} regions instead of {number}."


def _pairs(figure: Figure) -> Iterator[str]:
    stems = {side: {r.stem for r in figure.regions if r.side == side} for side in SIDES}
    for stem in sorted(stems["left"] ^ stems["right"]):
        yield f"{stem} has no partner on the other side."


def _halves(figure: Figure) -> Iterator[str]:
    """Check that the person's left lies on the half of the page where it must."""
    expected = EXPECTED[figure.name]
    middle = expected.view_box[2] / 2
    for region in figure.regions:
        if region.side in ("left", "right"):
            at_right = (region.side == "left") == expected.left_at_right
            points = [point for cubic in _cubics(region.subpaths) for point in cubic]
            if not all((x >= middle) if at_right else (x <= middle) for x, _ in points):
                yield f"{region.id} lies on the wrong half of the page."


def _symmetry(figure: Figure) -> Iterator[str]:
    width = EXPECTED[figure.name].view_box[2]
    paths = {region.id: region.subpaths for region in figure.regions}
    for region in figure.regions:
        partner = paths.get(_partner(region))
        image = undirected(mirrored(region.subpaths, width))
        if region.side != "right" and partner is not None and image != undirected(partner):
            yield f"{region.id} is not the mirror image of {_partner(region)}."
    if undirected(mirrored(figure.silhouette, width)) != undirected(figure.silhouette):
        yield "the silhouette is not symmetric."


def _partner(region: Region) -> str:
    return region.id if region.side == "midline" else f"{region.stem}_right"


def _cubics(subpaths: Iterable[Subpath]) -> Iterator[Cubic]:
    return (cubic for subpath in subpaths for cubic in subpath.cubics)
