"""Where the drawings stand: each view is a scene in units of the body files, made of plates.

The front scene holds the body and, in the free corners above its shoulders, the profile of the head
from both sides; each looks towards the middle. The back scene holds the body and, beside its lower
legs, the sole of each foot on the side of that foot.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from bodymap.core.figures import Drawing, RegionRef
from bodymap.core.words import Figure, Side
from bodymap.texts import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bodymap.core.atlas import LyingPoint
    from bodymap.core.entries import Place
    from bodymap.core.figures import Shape
    from bodymap.core.outline import Outline

SCENE = QRectF(0, 0, 3720, 7960)


@dataclass(frozen=True, eq=False)
class Plate:
    """One drawing, or one half of it, at its place in a scene.

    `half` shows only the shapes of one side; `mirrored` shows the left profile as the right one.
    Plates are told apart by identity, which makes them cheap keys.
    `view` is what its regions are called after in names: front, back, side of the head, sole.
    """

    drawing: Drawing
    view: str
    target: QRectF
    source: QRectF
    mirrored: bool = False
    half: Side | None = None

    @cached_property
    def transform(self) -> QTransform:
        """From units of the drawing to units of the scene."""
        scale = self.target.width() / self.source.width()
        made = QTransform.fromTranslate(self.target.left(), self.target.top())
        if self.mirrored:
            made.translate(self.target.width(), 0)
            made.scale(-1, 1)
        made.scale(scale, scale)
        made.translate(-self.source.left(), -self.source.top())
        return made

    @cached_property
    def paths(self) -> dict[RegionRef, QPainterPath]:
        """The outline of each region in scene units, by the side of the person."""
        shown = (s for s in self.drawing.shapes if self.half is None or s.ref.side is self.half)
        return {self._person(shape): self.transform.map(to_path(shape.outline)) for shape in shown}

    @cached_property
    def boxes(self) -> dict[RegionRef, QRectF]:
        """A box around each region and around what bends its outline, in scene units."""
        return {ref: path.controlPointRect() for ref, path in self.paths.items()}

    @cached_property
    def anchors(self) -> dict[RegionRef, QPointF]:
        """A point well inside each region, in scene units."""
        shown = (s for s in self.drawing.shapes if self.half is None or s.ref.side is self.half)
        middle = {s: s.outline.point_at(0.5, 0.5, medial_is_left=True) for s in shown}
        return {self._person(s): self.transform.map(QPointF(*at)) for s, at in middle.items()}

    def spot(self, place: Place, side: Side) -> QPointF | None:
        """Return where a trigger point of one side lies, or None if it is not on this plate."""
        if self.drawing.figure is Figure.HEAD:
            if side is not (Side.RIGHT if self.mirrored else Side.LEFT):
                return None
            side = Side.LEFT
        elif self.half not in (None, side):
            return None
        found = self.drawing.point_at(place, side)
        return self.transform.map(QPointF(*found)) if found else None

    def _person(self, shape: Shape) -> RegionRef:
        side = shape.ref.side.opposite if self.mirrored else shape.ref.side
        return RegionRef(shape.ref.region, side)


def points_on(plates: Sequence[Plate], points: Iterable[LyingPoint]) -> list[QPointF]:
    """Return where trigger points lie on some plates, in scene units."""
    found = (plate.spot(each.point.at, each.side) for plate in plates for each in points)
    return [spot for spot in found if spot is not None]


def to_path(outline: Outline) -> QPainterPath:
    """Return an outline as a painter path."""
    path = QPainterPath(QPointF(*outline.start))
    for (ax, ay), (bx, by), (cx, cy) in outline.curves:
        path.cubicTo(ax, ay, bx, by, cx, cy)
    path.closeSubpath()
    return path


def front_plates(drawings: Mapping[Figure, Drawing]) -> tuple[Plate, ...]:
    """Return the plates of the front view. The body faces the viewer, its right at their left."""
    body, head = drawings[Figure.FRONT], drawings[Figure.HEAD]
    whole = QRectF(0, 0, head.width, head.height)
    height = 1330.0
    width = height * head.width / head.height
    left_corner = QRectF(20, 30, width, height)
    right_corner = QRectF(SCENE.width() - 20 - width, 30, width, height)
    return (
        Plate(body, later("front"), QRectF(SCENE), QRectF(0, 0, body.width, body.height)),
        Plate(head, later("side of the head"), left_corner, whole, mirrored=True),
        Plate(head, later("side of the head"), right_corner, whole),
    )


def back_plates(drawings: Mapping[Figure, Drawing]) -> tuple[Plate, ...]:
    """Return the plates of the back view: the person's left is at the viewer's left."""
    body, soles = drawings[Figure.BACK], drawings[Figure.SOLES]
    half = soles.width / 2
    height = 2180.0
    width = height * half / soles.height
    left = QRectF(60, 5560, width, height)
    right = QRectF(SCENE.width() - 60 - width, 5560, width, height)
    return (
        Plate(body, later("back"), QRectF(SCENE), QRectF(0, 0, body.width, body.height)),
        Plate(soles, later("sole"), left, QRectF(0, 0, half, soles.height), half=Side.LEFT),
        Plate(soles, later("sole"), right, QRectF(half, 0, half, soles.height), half=Side.RIGHT),
    )
