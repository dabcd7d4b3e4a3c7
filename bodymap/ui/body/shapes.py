"""The soft shapes of a pattern: regions joined, corners rounded, sharp along the silhouette.

The regions are painted into a small picture: marked ones bright, the others black, what is outside
the body in between. The picture is blurred, and the line along which it is as bright as the outside
is traced back into a smooth path. Inside the body this line runs a little within the marked regions
and turns every corner softly; beyond the silhouette it runs where it likes, for painting clips it.
Brightness outside counts for neither side, so slim limbs keep their full width.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import dist
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform

from bodymap.core.record import record
from bodymap.core.words import Figure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bodymap.core.figures import RegionRef
    from bodymap.core.outline import Outline
    from bodymap.core.words import RegionId
    from bodymap.ui.body.plates import Plate

# One cell is one pixel of the small picture, in units of the scene.
_CELL: Final = 16.0
_FINE_CELL: Final = 9.0  # for the profile of the head, where regions are small
_EDGE: Final = 10  # cells around the zone
_SLIM: Final = 120.0  # regions narrower than this are rounded less, or they would fade away
# The blur, as shifts in cells: each averages the picture with itself, moved that far.
_LITTLE: Final = (1, 1)
_MORE: Final = (2, 2, 3, 3)
_LAST: Final = (1, 1)
_OUTSIDE: Final = 128
_MARKED: Final = 222  # the line lies where this has faded to _OUTSIDE: at 58 %, a little within
_LEVEL: Final = _OUTSIDE + 2
_INSIDE: Final = bytes(value >= _LEVEL for value in range(256))
_GREEN, _RED = 1, 2  # where the channels lie among the four bytes of a pixel
_FEWEST: Final = 3  # points; what has less is a speck that is not drawn

Loop = list[tuple[float, float]]


@record(frozen=True)
class Zones:
    """The zones of a pattern on one plate, in scene units.

    `spillover` goes round both zones, and backwards round the main zone: what is left between them
    meets the main zone without a gap. The zones reach beyond the silhouette, so a painter clips
    them to `silhouette`, the regions in and around them.
    """

    main: QPainterPath
    spillover: QPainterPath
    silhouette: QPainterPath

    @property
    def box(self) -> QRectF:
        """A box around what is seen of the zones."""
        both = self.main.controlPointRect() | self.spillover.controlPointRect()
        return both & self.silhouette.controlPointRect()


def zones(
    plate: Plate, main: frozenset[RegionRef], spillover: frozenset[RegionRef] = frozenset()
) -> Zones | None:
    """Return the soft shapes of the zones on a plate, or None where it shows neither."""
    shown = plate.paths.keys()
    if shown.isdisjoint(main) and shown.isdisjoint(spillover):
        return None
    return kept_zones(plate, main, spillover)


@lru_cache(maxsize=64)  # those of some thirty muscles; each takes 30 kB
def kept_zones(plate: Plate, main: frozenset[RegionRef], spillover: frozenset[RegionRef]) -> Zones:
    """Return the soft shapes of zones of which a plate shows some."""
    inner = [path for ref, path in plate.paths.items() if ref in main]
    outer = [path for ref, path in plate.paths.items() if ref in spillover]
    both = joined([*inner, *outer])
    field = _Field(both.boundingRect(), _cell(plate))
    near = _near([*inner, *outer], plate, field.around)
    field.darken(joined(near.values()))
    field.brighten(joined(inner), QColor(_MARKED, 0, 0))
    if outer:
        field.brighten(both, QColor(0, _MARKED, 0))
    slim = _slim(plate)
    field.blur(joined([path for ref, path in near.items() if ref.region in slim]))
    shape = field.traced(_RED)
    ring = joined([field.traced(_GREEN), shape.toReversed()]) if outer else QPainterPath()
    # A path that was filled keeps another copy of its points, so a fresh one is returned.
    return Zones(shape, ring, joined(near.values()))


def joined(paths: Collection[QPainterPath]) -> QPainterPath:
    """Return one path of several; neighbours in one path meet without a seam."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    whole.reserve(sum(path.elementCount() for path in paths))
    for path in paths:
        whole.addPath(path)
    return whole


def _near(
    paths: Iterable[QPainterPath], plate: Plate, within: float
) -> dict[RegionRef, QPainterPath]:
    """Return the regions of a plate that lie near some paths."""
    boxes = [_widened(path.boundingRect(), within) for path in paths]
    lying = plate.boxes.items()
    near = (ref for ref, around in lying if any(box.intersects(around) for box in boxes))
    return {ref: plate.paths[ref] for ref in near}


def _widened(box: QRectF, by: float) -> QRectF:
    return box.adjusted(-by, -by, by, by)


class _Field:
    """The small picture of a part of the scene. Red is for the main zone, green for both zones."""

    def __init__(self, zone: QRectF, cell: float) -> None:
        self.around = _EDGE * cell
        box = _widened(zone, self.around)
        wide, high = int(box.width() / cell), int(box.height() / cell)
        self._picture = QImage(wide, high, QImage.Format.Format_RGB32)
        self._picture.fill(QColor(_OUTSIDE, _OUTSIDE, 0))
        self._to_picture = QTransform.fromScale(1 / cell, 1 / cell)
        self._to_picture.translate(-box.left(), -box.top())

    def darken(self, path: QPainterPath) -> None:
        """Paint a path of the scene black."""
        self._fill(path, QColor(0, 0, 0), QPainter.CompositionMode.CompositionMode_SourceOver)

    def brighten(self, path: QPainterPath, colour: QColor) -> None:
        """Add a colour within a path of the scene; where edges meet, the shares add up."""
        self._fill(path, colour, QPainter.CompositionMode.CompositionMode_Plus)

    def _fill(self, path: QPainterPath, colour: QColor, mode: QPainter.CompositionMode) -> None:
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(mode)
        painter.setTransform(self._to_picture)
        painter.fillPath(path, colour)
        painter.end()

    def blur(self, slim: QPainterPath) -> None:
        """Blur the picture, but the slim regions less."""
        little = _blurred(self._picture, _LITTLE)
        more = _blurred(little, _MORE)
        if not slim.isEmpty():
            painter = QPainter(more)
            painter.setTransform(self._to_picture)
            painter.setClipPath(slim)
            painter.resetTransform()
            painter.drawImage(0, 0, little)
            painter.end()
        self._picture = _blurred(more, _LAST)

    def traced(self, channel: int) -> QPainterPath:
        """Return the outline of what is bright in a channel, in scene units."""
        values = bytes(self._picture.constBits())[channel::4]
        path = QPainterPath()
        for loop in _loops(values, self._picture.width()):
            _add_smooth(path, loop)
        back, _ = self._to_picture.inverted()
        return (QTransform.fromTranslate(0.5, 0.5) * back).map(path)


def _cell(plate: Plate) -> float:
    return _FINE_CELL if plate.drawing.figure is Figure.HEAD else _CELL


@lru_cache(maxsize=8)
def _slim(plate: Plate) -> frozenset[RegionId]:
    """Return the regions that a full blur would rub out."""
    scale = plate.target.width() / plate.source.width()
    return frozenset(
        shape.ref.region for shape in plate.drawing.shapes if _width(shape.outline) * scale < _SLIM
    )


def _width(outline: Outline) -> float:
    """Return about how wide a strip is; a square counts with half its side."""
    corners = outline.polygon[::4]  # two points of each curve will do
    twice_area = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(corners)))
    return twice_area / sum(dist(a, b) for a, b in pairwise(corners))


def _blurred(picture: QImage, shifts: Collection[int]) -> QImage:
    """Return a picture averaged with itself; forth and back, so that it stays in its place."""
    for i, shift in enumerate(shifts):
        way = shift if i % 2 else -shift
        for step in (QPoint(way, 0), QPoint(0, way)):
            moved = picture.copy()
            painter = QPainter(moved)
            painter.setOpacity(0.5)
            painter.drawImage(step, picture)
            painter.end()
            picture = moved
    return picture


def _loops(values: bytes, width: int) -> Iterator[Loop]:
    """Return the lines around all that is bright, holes included."""
    inside = values.translate(_INSIDE)
    seen: set[int] = set()
    at = inside.find(b"\1\0")
    while at >= 0:
        if at not in seen:
            yield _loop(values, inside, width, at, seen)
        at = inside.find(b"\1\0", at + 1)


def _loop(values: bytes, inside: bytes, width: int, start: int, seen: set[int]) -> Loop:
    """Follow the crack between bright and dark cells from the right side of `start` round to it.

    Each second side of a cell gives a point; it lies between two cell centres, where the
    brightness passes the level. The right sides that were passed are added to `seen`.
    """
    steps = (1, width, -1, -width)  # right, down, left, up
    loop: Loop = []
    at, way, wanted = start, 0, True
    while True:
        if way == 0:
            seen.add(at)
        if wanted:
            share = (values[at] - _LEVEL) / (values[at] - values[at + steps[way]])
            y, x = divmod(at, width)
            loop.append((x + share * (1, 0, -1, 0)[way], y + share * (0, 1, 0, -1)[way]))
        wanted = not wanted
        turned = (way + 1) % 4
        ahead = at + steps[turned]
        if not inside[ahead]:
            way = turned
        elif not inside[ahead + steps[way]]:
            at = ahead
        else:
            at, way = ahead + steps[way], (way - 1) % 4
        if at == start and way == 0:
            return loop


def _add_smooth(path: QPainterPath, loop: Loop) -> None:
    """Add a closed line that bends towards the points of a loop, from middle to middle."""
    if len(loop) < _FEWEST:
        return
    (ax, ay), (bx, by) = loop[-1], loop[0]
    path.moveTo((ax + bx) / 2, (ay + by) / 2)
    for (ax, ay), (bx, by) in pairwise([*loop, loop[0]]):
        path.quadTo(ax, ay, (ax + bx) / 2, (ay + by) / 2)
    path.closeSubpath()
