"""Reads the regions of the body drawings."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from bodymap.content.files import UnusableFileError, read_text
from bodymap.core.errors import FigureError, shown
from bodymap.core.figures import Drawing, RegionRef, Shape
from bodymap.core.words import Figure, RegionId, Side

if TYPE_CHECKING:
    from pathlib import Path

_SVG = "{http://www.w3.org/2000/svg}"
_FRAME = re.compile(r"0 0 ([1-9][0-9]{1,5}) ([1-9][0-9]{1,5})")
_SIDES = frozenset(side.value for side in Side)
_THEME = re.compile(r"/\*theme\*/.*?/\*end\*/", re.DOTALL)


def read_drawing(path: Path, figure: Figure) -> Drawing:
    """Return the size and the regions of one drawing.

    Raises:
        FigureError: the file is missing, too large, no SVG, or has a region that cannot be used.
    """
    root = _root(path)
    frame = _FRAME.fullmatch(root.get("viewBox", ""))
    if not frame:
        raise FigureError(f"{path.name}: the drawing has no viewBox such as 0 0 3720 7960")
    shapes = tuple(
        _shape(path, element)
        for element in root.iter(f"{_SVG}path")
        if "data-region" in element.attrib
    )
    if not shapes:
        raise FigureError(
            f"{path.name}: the drawing has no regions; each needs data-region and data-side"
        )
    counts = Counter(shape.ref for shape in shapes)
    for ref in counts:
        if counts[ref] > 1:
            where = f"{path.name}: region {shown(ref.region)}"
            raise FigureError(f"{where} stands twice on the {ref.side.value} side")
    return Drawing(figure, float(frame[1]), float(frame[2]), shapes)


def read_drawings(folder: Path) -> dict[Figure, Drawing]:
    """Return all four drawings of a folder.

    Raises:
        FigureError: one of them cannot be used.
    """
    return {figure: read_drawing(folder / f"{figure.value}.svg", figure) for figure in Figure}


def with_theme(svg: str, colours: str) -> str:
    """Return the text of a drawing with the colours of another theme.

    Raises:
        FigureError: the drawing has no theme block.
    """
    themed, count = _THEME.subn(lambda _: f"/*theme*/{colours}/*end*/", svg, count=1)
    if not count:
        raise FigureError("a body drawing has no /*theme*/ ... /*end*/ block in its style")
    return themed


def _root(path: Path) -> ElementTree.Element:
    try:
        text = read_text(path)
    except UnusableFileError as error:
        wrong = f"{path}: the drawing cannot be used: {error.args[0]}"
        raise FigureError(f"{wrong}; reinstalling Bodymap brings it back") from None
    if "<!DOCTYPE" in text:  # nowhere else may entities be declared
        raise FigureError(f"{path.name}: the drawing declares entities, which are not allowed")
    try:
        return ElementTree.fromstring(text)  # entities are refused above
    except ElementTree.ParseError as error:
        raise FigureError(
            f"{path.name}:{error.position[0]}: the drawing is not valid XML"
        ) from error


def _shape(path: Path, element: ElementTree.Element) -> Shape:
    where = f"{path.name}: region {shown(element.attrib['data-region'])}"
    side, data = element.get("data-side", ""), element.get("d", "")
    if side not in _SIDES:
        raise FigureError(f"{where}: data-side must be left, right or midline")
    shape = Shape(RegionRef(RegionId(element.attrib["data-region"]), Side(side)), data)
    try:
        _ = shape.outline
    except FigureError as error:
        raise FigureError(f"{where}: {error}") from None
    return shape
