"""One view of the body: paints its items as regions over the relief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTouchEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame

from bodymap.ui.body import touch
from bodymap.ui.body.painting import Scene, paint_above, paint_captions
from bodymap.ui.body.pattern_layer import PatternLayer
from bodymap.ui.body.plates import points_on
from bodymap.ui.body.region_items import ZOOM_STEP, RegionItems
from bodymap.ui.body.steps import is_on_midline
from bodymap.ui.body.viewport import Viewport
from bodymap.ui.fingers import is_of_fingers
from bodymap.ui.widgets import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef
    from bodymap.ui.body.marks import Marks
    from bodymap.ui.body.plates import Plate
    from bodymap.ui.body.region_model import Spot
    from bodymap.ui.body.relief import Relief
    from bodymap.ui.theme import Tokens


class BodyView(RegionItems):
    """Paints the plates of one view and their marks, and is worked by the mouse.

    Signals:
        resized(): the view has another size.
        region_brushed(RegionRef, bool): while marking, the pressed pointer came over a region, as
            the first of a stroke or not.
        middle_clicked(RegionRef): while marking, both halves of a region were clicked between.
        held(float, QPointF, QPointF): two fingers want a zoom, and a place of the scene at a point.
        swiped(int): a finger was swiped over the whole body, to the right (1) or the left (-1).
    """

    resized = Signal()
    middle_clicked = Signal(object)
    held = Signal(float, QPointF, QPointF)
    swiped = Signal(int)
    region_brushed = Signal(object, bool)

    def __init__(
        self, atlas: Atlas, plates: Sequence[Plate], relief: Relief, tokens: Tokens, rest_ms: int
    ) -> None:
        """Make a view that draws its relief anew when zoom and pan have rested for `rest_ms`."""
        super().__init__(atlas, plates)
        self._plates = plates
        self._relief = relief
        self._tokens = tokens
        self._picture: QPixmap | None = None
        self._picture_map = Viewport()
        self._pattern_layer = PatternLayer()
        self._moving = False
        self._hovered: frozenset[RegionRef] = frozenset()  # what is lit
        self._under: frozenset[RegionRef] = frozenset()  # what the pointer of this view means
        self._pointer: QPointF | None = None  # where it rests in the view
        self._brushed: RegionRef | None = None
        self._pressed: QPointF | None = None
        self._last: QPointF | None = None  # where the body was dragged to
        self._touch = touch.Touch(self)
        # It fills itself, so Qt need not paint all that lies below it first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._redraw = QTimer(self, singleShot=True, interval=rest_ms)
        self._redraw.timeout.connect(self._on_rested)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(QSize(150, 60))

    # What is shown

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._tokens = tokens
        self._picture = None
        self.viewport().update()

    def set_zoom(self, zoom: float, centre: QPointF, *, moving: bool = False) -> None:
        """Show the scene `zoom` times larger than the whole body, with `centre` in the middle.

        `moving` tells that the next such call follows at once.
        """
        before, was_moving = self.viewport_map.copy(), self._moving
        self.viewport_map.set_zoom(zoom, centre)
        self._moving = moving
        if self.viewport_map == before and moving is was_moving:
            return
        self._redraw.start()
        self.viewport().update()

    def points(self, marks: Marks) -> list[QPointF]:
        """Return where the trigger points of some marks lie in this view, in scene units."""
        return points_on(self._plates, marks.pattern.points)

    def hovered(self) -> frozenset[RegionRef]:
        """Return the regions that are lit: none, one, or both halves of one."""
        return self._hovered

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the kept relief and the marks over it."""
        ringed = self._current_spot() if self.hasFocus() and self.by_keyboard else None
        scene = Scene(
            self._plates, self.spots, self._marks, self._hovered, ringed, tokens=self._tokens
        )
        # Qt dies with a painter that an exception left open, so it is closed in any case.
        with QPainter(self.viewport()) as painter:
            self._paint_relief(painter, event.rect())
            self._pattern_layer.paint(painter, scene, self.viewport_map, moving=self._moving)
            paint_above(painter, scene, self.viewport_map.to_view)
            paint_captions(painter, self._plates, self.viewport_map.to_view, self._tokens)

    def _paint_relief(self, painter: QPainter, part: QRect) -> None:
        if self._picture is None:
            self._draw_sharp()
        if self._picture is None:
            return
        placed = QTransform()
        if self._picture_map != self.viewport_map:  # while zoom or pan go on, it is stretched
            placed = self._picture_map.to_view.inverted()[0] * self.viewport_map.to_view
        covered = placed.mapRect(QRectF(QPointF(), self._picture.deviceIndependentSize()))
        if not covered.contains(QRectF(part)):
            fill(painter, part, self._tokens.bg_map)
        painter.save()
        painter.setTransform(placed)
        painter.drawPixmap(0, 0, self._picture)
        painter.restore()

    def _draw_sharp(self) -> None:
        view, size = self.viewport_map, self.viewport().size()
        if size.isEmpty():
            return
        draw = self._relief.at_rest if view.zoom == 1 else self._relief.drawn
        self._picture = draw(view.to_view, size, self.devicePixelRatioF(), self._tokens)
        self._picture_map = view.copy()

    def draw_sharp(self) -> None:
        """Draw the relief anew at once if it is only stretched yet, as for a picture of it."""
        if self._redraw.isActive():
            self._redraw.stop()
            self._on_rested()

    def _on_rested(self) -> None:
        self._draw_sharp()
        self.viewport().update()
        if self._pointer is not None and self._pressed is None:
            self._point_at(self._pointer)  # the body went on below it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the whole body anew."""
        self.viewport_map.set_size(QRectF(self.viewport().rect()))
        self._picture = None
        super().resizeEvent(event)
        self.resized.emit()

    # Mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, else tell what lies under the pointer."""
        self._pointer = event.position()
        if self._pressed is None:
            self._point_at(event.position())
        else:
            self.drag(event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or a drag began."""
        self.leave_keyboard()
        if event.button() is Qt.MouseButton.LeftButton:
            self.press(event.position())
            event.accept()
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the region under the pointer, unless the body was dragged."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.release(event.position())
            if self.viewport().rect().contains(event.position().toPoint()):
                self._point_at(event.position())  # a drag ends elsewhere
            event.accept()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is two clicks."""
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        self._pointer = None
        self._set_hovered(frozenset())
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else move a zoomed body."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and delta.y():
            factor = ZOOM_STEP if delta.y() > 0 else 1 / ZOOM_STEP
            self.zoom_wanted.emit(factor, event.position())
        elif self.viewport_map.zoom > 1:
            self.pan_wanted.emit(QPointF(delta) / 2)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow fingers."""
        if isinstance(event, QTouchEvent) and is_of_fingers(event):
            self._touch.take(event)
            return True
        return super().viewportEvent(event)

    # A click or a drag, by pointer or finger

    def press(self, at: QPointF) -> None:
        """Begin a click or a drag at a place of the view."""
        self.leave_keyboard()
        self._pressed, self._last, self._brushed = at, None, None

    def drag(self, to: QPointF) -> None:
        """Move a zoomed body; while pain is marked, mark what is passed."""
        if self._pressed is None:
            return
        far = not _is_near(self._pressed, to)
        if self._marking:
            if far or self._brushed is not None:
                self._brush(self._pressed, to)
        elif self.viewport_map.zoom > 1 and (far or self._last is not None):
            last, self._last = self._last or self._pressed, to
            self.pan_wanted.emit(to - last)

    def release(self, at: QPointF) -> None:
        """Choose what lies at a place of the view, unless the body or the pointer was dragged."""
        start = self._pressed if self._last is None and self._brushed is None else None
        self.cancel()
        spot = self.spot_at(at) if start is not None else None
        if (
            start is None
            or spot is None
            or not (_is_near(start, at) or self.spot_at(start) is spot)
        ):
            return
        self._make_current(spot)
        if len(self._meant(spot, at)) > 1:
            self.middle_clicked.emit(spot.ref)
        else:
            self.region_clicked.emit(spot.ref)

    def cancel(self) -> None:
        """Forget a click or a drag that has begun."""
        self._pressed = self._last = self._brushed = None

    def _brush(self, start: QPointF, to: QPointF) -> None:
        """Mark what is passed; the region where it began comes first."""
        first, spot = self.spot_at(start), self.spot_at(to)
        if first is None or spot is None or spot.ref == (self._brushed or first.ref):
            return
        if self._brushed is None:
            self.region_brushed.emit(first.ref, True)
        self._brushed = spot.ref
        self.region_brushed.emit(spot.ref, False)

    def _point_at(self, position: QPointF) -> None:
        spot = self.spot_at(position)
        self._set_hovered(self._meant(spot, position) if spot else frozenset())

    def _meant(self, spot: Spot, at: QPointF) -> frozenset[RegionRef]:
        """Return what a click means: one region; between two halves, while marking, both."""
        both = self._marking and is_on_midline(spot, at, self.viewport_map.to_view)
        return frozenset({spot.ref, spot.ref.opposite} if both else {spot.ref})

    def _set_hovered(self, refs: frozenset[RegionRef]) -> None:
        if refs != self._under:
            self._under = refs
            self._light(refs)
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if refs else Qt.CursorShape.ArrowCursor
            )
            self.regions_pointed.emit(refs)

    def show_pointed(self, refs: frozenset[RegionRef]) -> None:
        """Light what is pointed at elsewhere, unless the pointer is at something here."""
        if refs != self._hovered and not self._under:
            self._light(refs)

    def _light(self, refs: frozenset[RegionRef]) -> None:
        """Light other regions; only their boxes and those of the ones before are painted anew."""
        touched = self._hovered ^ refs
        self._hovered = refs
        self.update_spots(touched)


def _is_near(start: QPointF, end: QPointF) -> bool:
    """Tell whether a hand that means to click may move so far."""
    return (end - start).manhattanLength() < QApplication.startDragDistance()
