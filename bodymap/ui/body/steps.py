"""Which region a pointer means, and which one an arrow key leads to."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTransform

    from bodymap.ui.body.region_model import Spot

REACH_PX: Final = 12.0  # half of the 24 px that count as a hit
_RINGS: Final = (3.0, 6.0, 9.0, REACH_PX)
_DIRECTIONS: Final = tuple(QPointF(cos(i * pi / 8), sin(i * pi / 8)) for i in range(16))
MIDLINE_PX: Final = 8.0  # as near as this to the midline a click means both halves
_ACROSS_COST: Final = 2.2  # a step aside counts as this many steps ahead
_CONE: Final = 1.75  # tangent of 60 degrees: how far aside the next region may lie


def nearest_spot(spots: Sequence[Spot], position: QPointF, to_view: QTransform) -> Spot | None:
    """Return the region at a position of the view, or the nearest one in reach."""
    back = to_view.inverted()[0]
    for radius in (0.0, *_RINGS):
        for direction in _DIRECTIONS if radius else _DIRECTIONS[:1]:
            found = _spot_at(spots, back.map(position + direction * radius))
            if found is not None:
                return found
    return None


def next_spot(spots: Sequence[Spot], current: Spot, step: QPointF) -> Spot | None:
    """Return the best region in the direction of `step` (length 1), or None at the edge."""
    here = current.path.boundingRect().center()
    best: tuple[float, Spot] | None = None
    for spot in spots:
        way = spot.path.boundingRect().center() - here
        along = way.x() * step.x() + way.y() * step.y()
        across = abs(way.x() * step.y() - way.y() * step.x())
        if along <= 0 or across > _CONE * along:
            continue
        cost = along + _ACROSS_COST * across
        if best is None or cost < best[0]:
            best = (cost, spot)
    return best[1] if best else None


def is_on_midline(spot: Spot, position: QPointF, to_view: QTransform) -> bool:
    """Tell whether a position of the view lies between the two halves of a region.

    The halves of such a region touch each other on the midline of a body, as those of the lower
    back do.
    """
    ref = spot.ref
    if spot.inset or (ref, ref.opposite) not in spot.plate.drawing.neighbours:
        return False
    middle = to_view.map(spot.plate.target.center()).x()
    half = to_view.mapRect(spot.box).width()
    return abs(position.x() - middle) <= min(MIDLINE_PX, half * 0.3)  # each half stays easy to hit


def _spot_at(spots: Sequence[Spot], at: QPointF) -> Spot | None:
    for spot in reversed(spots):  # insets lie above the body
        if spot.box.contains(at) and spot.path.contains(at):
            return spot
    return None
