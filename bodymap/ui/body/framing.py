"""Which part of the bodies to bring close when a pattern is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF, QRectF

from bodymap.core.words import Side
from bodymap.ui.body.plates import SCENE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.ui.body.marks import Marks
    from bodymap.ui.body.region_model import Spot
    from bodymap.ui.body.viewport import Viewport

CLOSEST: Final = 3.0  # never closer than a third of the body
_MARGIN: Final = 260.0  # scene units left free around a pattern


class View(Protocol):
    """A view of the body, on the screen or on paper."""

    @property
    def spots(self) -> Sequence[Spot]:
        """The outlines that it shows."""

    @property
    def viewport_map(self) -> Viewport:
        """Which part of the scene it shows."""

    def points(self, marks: Marks) -> list[QPointF]:
        """Return where the trigger points of some marks lie in this view, in scene units."""


def frame(views: Sequence[View], marks: Marks) -> tuple[float, list[QPointF]]:
    """Return one zoom for all views, and for each the point to centre on.

    The bodies stay level with each other; a view centres on the spine where its part of the
    pattern fits around it.
    """
    boxes = [_lit(view, marks) for view in views]
    lit = [box for box in boxes if not box.isNull()]
    if not lit:
        return 1.0, [SCENE.center()] * len(views)
    zoom = min(CLOSEST, *(_fit(view, box) for view, box in zip(views, boxes, strict=True)))
    top, bottom = min(box.top() for box in lit), max(box.bottom() for box in lit)
    zoom = max(1.0, min([zoom, *(_high(view) / (bottom - top + 2 * _MARGIN) for view in views)]))
    y = (top + bottom) / 2
    return zoom, [QPointF(_x(view, box, zoom), y) for view, box in zip(views, boxes, strict=True)]


def _lit(view: View, marks: Marks) -> QRectF:
    """Return the box around everything of a pattern that a view shows, in scene units."""
    box = QRectF()
    for spot in view.spots:
        elsewhere = spot.inset and spot.ref.side is Side.MIDLINE  # on both profiles, and the face
        lit = spot.ref in marks.pattern.main or spot.ref in marks.pattern.spillover
        if lit and not elsewhere:
            box = box.united(spot.box)
    for point in view.points(marks):
        box = box.united(QRectF(point, point).adjusted(-40, -40, 40, 40))
    return box


def _wide(view: View) -> float:
    """Return the width of a view at a zoom of 1, in scene units."""
    shown = view.viewport_map
    return shown.box.width() * shown.zoom / shown.scale


def _high(view: View) -> float:
    shown = view.viewport_map
    return shown.box.height() * shown.zoom / shown.scale


def _fit(view: View, box: QRectF) -> float:
    return CLOSEST if box.isNull() else _wide(view) / (box.width() + 2 * _MARGIN)


def _x(view: View, box: QRectF, zoom: float) -> float:
    spine, half = SCENE.center().x(), _wide(view) / zoom / 2
    around = not box.isNull() and spine - half < box.left() and box.right() < spine + half
    return spine if box.isNull() or around else box.center().x()
