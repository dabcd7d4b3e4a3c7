"""Reads the regions of the body drawings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from bodymap.core.errors import FigureError
from bodymap.core.figures import Drawing, RegionRef, Shape
from bodymap.core.words import Figure, RegionId, Side

if TYPE_CHECKING:
    from pathlib import Path

_SVG = "{http://www.w3.org/2000/svg}"
_MAX_BYTES = 2_000_000
_THEME = re.compile(r"/\*theme\*/.*?/\*end\*/", re.DOTALL)


def read_drawing(path: Path, figure: Figure) -> Drawing:
    """Return the size and the regions of one drawing.

    Raises:
        FigureError: the file is missing, too large, no SVG, or has a region that cannot be used.
    """
    root = _root(path)
    try:
        _, _, width, height = (float(text) for text in root.attrib["viewBox"].split())
    except (KeyError, ValueError):
        raise FigureError(f"{path.name}: the drawing has no viewBox of four numbers") from None
    shapes = tuple(
        _shape(path, element)
        for element in root.iter(f"{_SVG}path")
        if "data-region" in element.attrib
    )
    if not shapes:
        raise FigureError(
            f"{path.name}: the drawing has no regions; each needs data-region and data-side"
        )
    if len({shape.ref for shape in shapes}) < len(shapes):
        raise FigureError(f"{path.name}: a region stands twice on the same side")
    return Drawing(figure, width, height, shapes)


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
    themed, count = _THEME.subn(f"/*theme*/{colours}/*end*/", svg, count=1)
    if not count:
        raise FigureError("a body drawing has no /*theme*/ ... /*end*/ block in its style")
    return themed


def _root(path: Path) -> ElementTree.Element:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise FigureError(f"{path.name}: the drawing is larger than 2 MB")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise FigureError(
            f"{path}: the drawing cannot be read ({reason}); reinstalling Bodymap brings it back"
        ) from error
    except UnicodeDecodeError:
        raise FigureError(f"{path.name}: the drawing is not UTF-8 text") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise FigureError(f"{path.name}: the drawing declares entities, which are not allowed")
    try:
        return ElementTree.fromstring(text)  # entities are refused above
    except ElementTree.ParseError as error:
        raise FigureError(
            f"{path.name}:{error.position[0]}: the drawing is not valid XML"
        ) from error


def _shape(path: Path, element: ElementTree.Element) -> Shape:
    name = element.get("id", "?")
    try:
        ref = RegionRef(RegionId(element.attrib["data-region"]), Side(element.attrib["data-side"]))
        shape = Shape(ref, element.attrib["d"])
        _ = shape.outline
    except KeyError as missing:
        raise FigureError(f"{path.name}: region {name} has no {missing.args[0]}") from None
    except ValueError:
        raise FigureError(
            f"{path.name}: region {name}: data-side must be left, right or midline"
        ) from None
    except FigureError as error:
        raise FigureError(f"{path.name}: region {name}: {error}") from None
    return shape
