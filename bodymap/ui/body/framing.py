"""Which part of the bodies to bring close when a pattern is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF, QRectF

from bodymap.core.words import Side
from bodymap.ui.body.plates import SCENE
from bodymap.ui.body.region_model import inset_side

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bodymap.core.figures import RegionRef
    from bodymap.ui.body.marks import Marks
    from bodymap.ui.body.plates import Plate
    from bodymap.ui.body.region_model import Spot
    from bodymap.ui.body.viewport import Viewport

CLOSEST: Final = 3.0  # never closer than a third of the body
_CLOSEST_REGIONS: Final = 2.0  # regions alone: one wants to see what lies around them
_SMALL: Final = 480.0  # larger regions of a body, in scene units, are seen well enough
_MARGIN: Final = 260.0  # scene units left free around a pattern
_WORTH: Final = 1.2  # whole bodies, and insets, are given up only for this much


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
    marks fits around it. A pattern is brought as close as it fits. Chosen regions alone are
    brought a little closer where all are small and lie together, as on the head or a hand.
    The inset of the other side may leave the view where the bodies show all that it does.
    """
    refs = marks.pattern.main | marks.pattern.spillover
    if refs:
        whole = _shot(views, [_lit(view, marks, refs) for view in views], CLOSEST)
        spare = _spare(views, marks)
        if not spare:
            return whole
        close = _shot(views, [_lit(view, marks, refs, spare) for view in views], CLOSEST)
        return close if close[0] > _WORTH * whole[0] else whole
    chosen = [spot for view in views for spot in view.spots if spot.ref in marks.chosen]
    if not all(spot.inset or max(spot.box.width(), spot.box.height()) < _SMALL for spot in chosen):
        return 1.0, [SCENE.center()] * len(views)
    return _shot(views, [_lit(view, marks, marks.chosen) for view in views], _CLOSEST_REGIONS)


def _shot(
    views: Sequence[View], boxes: Sequence[QRectF], closest: float
) -> tuple[float, list[QPointF]]:
    """Return the zoom at which the boxes fit into their views, and the centres."""
    lit = [box for box in boxes if not box.isNull()]
    if not lit:
        return 1.0, [SCENE.center()] * len(views)
    zoom = min(closest, *(_fit(view, box) for view, box in zip(views, boxes, strict=True)))
    top, bottom = min(box.top() for box in lit), max(box.bottom() for box in lit)
    zoom = min([zoom, *(_high(view) / (bottom - top + 2 * _MARGIN) for view in views)])
    if zoom < _WORTH:  # a body cut at the head for a little more size is no gain
        return 1.0, [SCENE.center()] * len(views)
    y = (top + bottom) / 2
    return zoom, [QPointF(_x(view, box, zoom), y) for view, box in zip(views, boxes, strict=True)]


def _lit(
    view: View, marks: Marks, refs: Collection[RegionRef], spare: Collection[Plate] = ()
) -> QRectF:
    """Return the box around the regions that a view shows, and the points, in scene units."""
    box = QRectF()
    for spot in view.spots:
        elsewhere = spot.inset and spot.ref.side is Side.MIDLINE  # on both profiles, and the face
        if spot.ref in refs and not elsewhere and spot.plate not in spare:
            box = box.united(spot.box)
    for point in view.points(marks):
        box = box.united(QRectF(point, point).adjusted(-40, -40, 40, 40))
    return box


def _spare(views: Sequence[View], marks: Marks) -> set[Plate]:
    """Return the insets of the other side of which the bodies show all that is lit."""
    own = {lying.side for lying in marks.pattern.points}
    spots = [spot for view in views for spot in view.spots]
    bodies = {spot.ref for spot in spots if not spot.inset}
    lit = (marks.pattern.main | marks.pattern.spillover) - bodies
    needed = {spot.plate for spot in spots if spot.ref in lit}
    return {s.plate for s in spots if s.inset and inset_side(s.plate) not in own} - needed


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
