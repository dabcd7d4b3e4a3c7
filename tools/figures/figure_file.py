"""A finished figure, read again from its file; nothing the generator says is trusted.

Standard library only, so that the checks run wherever the program's own tests run.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

Point = tuple[int, int]
Cubic = tuple[Point, Point, Point, Point]
"""Start, two handles, end, in picture units."""

SVG = "{http://www.w3.org/2000/svg}"
PIECE = re.compile(r"M(-?\d+)( \d+|-\d+)c([-\d ]+)(z?)")
NUMBER = re.compile(r"-?\d+")
THEME = re.compile(r"/\*theme\*/(.*?)/\*end\*/", re.DOTALL)


class FigureError(ValueError):
    """A file is not a figure of the kind this package writes."""


@dataclass(frozen=True, slots=True)
class Subpath:
    """Cubics one after another, and whether they return to their start and say so."""

    cubics: tuple[Cubic, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class Region:
    """One clickable outline."""

    id: str
    word: str  # data-region
    side: str  # data-side
    other: frozenset[tuple[str, str]]  # attributes besides id, data-region, data-side, d
    subpaths: tuple[Subpath, ...]

    @property
    def stem(self) -> str:
        """The id without the side."""
        return self.id.removesuffix("_left").removesuffix("_right")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a file says."""

    name: str
    text: str
    view_box: tuple[int, ...]  # left, top, width, height
    ids: tuple[str, ...]  # of all elements
    theme: str  # colour rules
    silhouette: tuple[Subpath, ...]
    regions: tuple[Region, ...]


def read_figure(name: str, text: str) -> Figure:
    """Return the figure in the text of an SVG file.

    Raises:
        FigureError: the text is no SVG, or a part of it is missing or written in another way.
    """
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        raise FigureError(f"{name} is not well-formed: {error}.") from error
    theme = THEME.search(text)
    if theme is None:
        raise FigureError(f"{name} has no theme between /*theme*/ and /*end*/.")
    return Figure(
        name=name,
        text=text,
        view_box=tuple(int(number) for number in root.get("viewBox", "").split()),
        ids=tuple(element.get("id", "") for element in root.iter() if element.get("id")),
        theme=theme[1],
        silhouette=parse_path(_with_id(root, "silhouette").get("d", "")),
        regions=tuple(_region(element) for element in _with_id(root, "regions")),
    )


def parse_path(data: str) -> tuple[Subpath, ...]:
    """Return the subpaths of path data made of `M`, relative `c`, `z` and integers.

    Raises:
        FigureError: the path data hold anything else.
    """
    pieces = list(PIECE.finditer(data))
    if not pieces or "".join(piece[0] for piece in pieces) != data:
        raise FigureError(f"The path data {data[:40]!r} are not of the form M x y c ... z.")
    return tuple(_subpath(piece) for piece in pieces)


def _with_id(root: ET.Element, name: str) -> ET.Element:
    for element in root.iter():
        if element.get("id") == name:
            return element
    raise FigureError(f"There is no element with the id {name}.")


def _region(element: ET.Element) -> Region:
    attributes = dict(element.attrib)
    name = attributes.pop("id", "without id")
    if element.tag != SVG + "path":
        raise FigureError(f"The region {name} is not a path.")
    try:
        subpaths = parse_path(attributes.pop("d", ""))
    except FigureError as error:
        raise FigureError(f"{name}: {error}") from error
    word, side = attributes.pop("data-region", ""), attributes.pop("data-side", "")
    return Region(name, word, side, frozenset(attributes.items()), subpaths)


def _subpath(piece: re.Match[str]) -> Subpath:
    start = (int(piece[1]), int(piece[2]))
    numbers = [int(number) for number in NUMBER.findall(piece[3])]
    if len(numbers) % 6:
        raise FigureError(f"The path data {piece[0][:40]!r} end within a cubic.")
    cubics = tuple(_cubics(start, numbers))
    return Subpath(cubics, closed=bool(piece[4]) and cubics[-1][3] == start)


def _cubics(start: Point, numbers: list[int]) -> Iterator[Cubic]:
    for first in range(0, len(numbers), 6):
        x, y = start
        points = [
            (x + numbers[index], y + numbers[index + 1]) for index in range(first, first + 6, 2)
        ]
        yield (start, points[0], points[1], points[2])
        start = points[2]
