"""One view of the body: an item view that paints its items as regions.

Being a QListView makes every region a named, selectable item for keyboards and screen readers
without a line written for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView

from bodymap.ui.body.marks import Marks
from bodymap.ui.body.painting import Scene, paint_above, paint_captions
from bodymap.ui.body.pattern_layer import PatternLayer
from bodymap.ui.body.plates import points_on
from bodymap.ui.body.region_model import Index, RegionModel, Spot
from bodymap.ui.body.steps import nearest_spot, next_spot
from bodymap.ui.body.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef
    from bodymap.ui.body.plates import Plate
    from bodymap.ui.body.relief import Relief
    from bodymap.ui.theme import Tokens

_ZOOM_STEP = 1.25
_PAN_STEP_PX = 60
_REDRAW_MS = 90  # how long zoom and pan must rest before the relief is drawn anew
_STEPS = {
    QAbstractItemView.CursorAction.MoveLeft: QPointF(-1, 0),
    QAbstractItemView.CursorAction.MoveRight: QPointF(1, 0),
    QAbstractItemView.CursorAction.MoveUp: QPointF(0, -1),
    QAbstractItemView.CursorAction.MoveDown: QPointF(0, 1),
}


class BodyView(QListView):
    """Shows the plates of one view, their marks, and says what was pointed at and chosen.

    Signals:
        region_clicked(RegionRef): a region was chosen by mouse, key or screen reader.
        region_pointed(RegionRef | None): a region lies under the pointer or the keyboard.
        zoom_wanted(float, QPointF): zoom by a factor about a point of the view.
        pan_wanted(QPointF): move the body by so many pixels.
        resized(): the view has another size.
        region_brushed(RegionRef): while marking, the pressed pointer came over a region.
        strength_typed(RegionRef, int): while marking, a digit was typed on a region.
        removal_typed(RegionRef): while marking, Delete was pressed on a region.
    """

    region_clicked = Signal(object)
    region_pointed = Signal(object)
    zoom_wanted = Signal(float, QPointF)
    pan_wanted = Signal(QPointF)
    resized = Signal()
    region_brushed = Signal(object)
    strength_typed = Signal(object, int)
    removal_typed = Signal(object)

    def __init__(
        self, atlas: Atlas, plates: Sequence[Plate], relief: Relief, tokens: Tokens
    ) -> None:
        super().__init__()
        self.viewport_map = Viewport()
        self.spots: Sequence[Spot] = ()
        self._plates = plates
        self._relief = relief
        self._tokens = tokens
        self._marks = Marks()
        self._picture: QPixmap | None = None
        self._picture_map = Viewport()
        self._pattern_layer = PatternLayer()
        self._hovered: RegionRef | None = None
        self.by_keyboard = False
        self._syncing = False
        self._marking = False
        self._brushed: RegionRef | None = None
        self._pressed: QPoint | None = None
        self._dragged: QPoint | None = None
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAW_MS)
        self._redraw.timeout.connect(self._draw_sharp)
        self.region_model = RegionModel(atlas, plates)
        self._set_up(self.region_model)

    def _set_up(self, model: RegionModel) -> None:
        model.setParent(self)
        self.setModel(model)
        self.spots = model.spots
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(QSize(150, 240))

    # What is shown

    def set_marks(self, marks: Marks) -> None:
        """Show other marks; chosen regions become the selected items."""
        if marks == self._marks:
            return
        self._marks = marks
        self._sync_selection()
        self.region_model.set_pain(dict(marks.pain))
        self.viewport().update()

    def set_marking(self, marking: bool) -> None:
        """Mark pain by dragging and digits, instead of moving the body."""
        self._marking = marking

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._tokens = tokens
        self._picture = None
        self.viewport().update()

    def set_zoom(self, zoom: float, centre: QPointF) -> None:
        """Show the scene `zoom` times larger than the whole body, with `centre` in the middle."""
        self.viewport_map.set_zoom(zoom, centre)
        self._redraw.start()
        self.viewport().update()

    def points(self, marks: Marks) -> list[QPointF]:
        """Return where the trigger points of some marks lie in this view, in scene units."""
        return points_on(self._plates, marks.pattern.points)

    def hovered(self) -> RegionRef | None:
        """Return the region under the pointer."""
        return self._hovered

    def spot_at(self, position: QPointF) -> Spot | None:
        """Return the region at a position of the view, or one within 12 px of it."""
        return nearest_spot(self.spots, position, self.viewport_map.to_view)

    def _sync_selection(self) -> None:
        chosen = QItemSelection()
        for row, spot in enumerate(self.spots):
            if spot.ref in self._marks.chosen:
                index = self.model().index(row, 0)
                chosen.select(index, index)
        self._syncing = True
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._syncing = False

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the kept relief and the marks over it."""
        painter = QPainter(self.viewport())
        self._paint_relief(painter)
        ringed = self._current_spot() if self.hasFocus() and self.by_keyboard else None
        scene = Scene(
            self._plates, self.spots, self._marks, self._hovered, ringed, tokens=self._tokens
        )
        self._pattern_layer.paint(painter, scene, self.viewport_map)
        paint_above(painter, scene, self.viewport_map.to_view)
        paint_captions(painter, self._plates, self.viewport_map.to_view, self._tokens)

    def _paint_relief(self, painter: QPainter) -> None:
        if self._picture is None:
            self._draw_sharp()
        if self._picture is None:
            return
        if self._picture_map == self.viewport_map:
            painter.drawPixmap(0, 0, self._picture)
            return
        painter.save()  # while zoom or pan go on, the last picture is stretched
        painter.fillRect(self.viewport().rect(), self._tokens.bg_map)
        painter.setTransform(self._picture_map.to_view.inverted()[0] * self.viewport_map.to_view)
        painter.drawPixmap(0, 0, self._picture)
        painter.restore()

    def _draw_sharp(self) -> None:
        view, size = self.viewport_map, self.viewport().size()
        if size.isEmpty():
            return
        draw = self._relief.at_rest if view.zoom == 1 else self._relief.drawn
        self._picture = draw(view.to_view, size, self.devicePixelRatioF(), self._tokens)
        self._picture_map = view.copy()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the whole body anew."""
        self.viewport_map.set_size(QRectF(self.viewport().rect()))
        self._picture = None
        super().resizeEvent(event)
        self.resized.emit()

    # Mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a zoomed body, else tell what lies under the pointer."""
        position = event.position().toPoint()
        if self._pressed is not None and self._marking:
            self._brush(event.position())
        elif self._pressed is not None and self._is_drag(position):
            last = self._dragged or self._pressed
            self._dragged = position
            self.pan_wanted.emit(QPointF(position - last))
        elif self._pressed is None:
            self._point_at(event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or a drag began."""
        self.by_keyboard = False
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position().toPoint(), None
            event.accept()
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the region under the pointer, unless the body was dragged."""
        clicked = self._pressed is not None and self._dragged is None and self._brushed is None
        self._pressed = self._dragged = self._brushed = None
        spot = self.spot_at(event.position()) if clicked else None
        if spot is not None:
            self._make_current(spot)
            self.region_clicked.emit(spot.ref)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is two clicks."""
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under the pointer any more."""
        self._set_hovered(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else move a zoomed body."""
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and delta.y():
            factor = _ZOOM_STEP if delta.y() > 0 else 1 / _ZOOM_STEP
            self.zoom_wanted.emit(factor, event.position())
        elif self.viewport_map.zoom > 1:
            self.pan_wanted.emit(QPointF(delta) / 2)
        event.accept()

    def _is_drag(self, position: QPoint) -> bool:
        if self.viewport_map.zoom == 1 or self._pressed is None:
            return False
        far = (position - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        return self._dragged is not None or far

    def _brush(self, position: QPointF) -> None:
        """Mark what the pressed pointer passes; the region where it was pressed comes first."""
        start = self.spot_at(QPointF(self._pressed)) if self._pressed is not None else None
        spot = self.spot_at(position)
        if start is None or spot is None or spot.ref == (self._brushed or start.ref):
            return
        if self._brushed is None:
            self.region_brushed.emit(start.ref)
        self._brushed = spot.ref
        self.region_brushed.emit(spot.ref)

    def _point_at(self, position: QPointF) -> None:
        spot = self.spot_at(position)
        self._set_hovered(spot.ref if spot else None)

    def _set_hovered(self, ref: RegionRef | None) -> None:
        if ref != self._hovered:
            self._light(ref)
            self.setCursor(Qt.CursorShape.PointingHandCursor if ref else Qt.CursorShape.ArrowCursor)
            self.region_pointed.emit(ref)

    def show_pointed(self, ref: RegionRef | None) -> None:
        """Light a region that lies under the pointer in another view."""
        if ref != self._hovered and not self.underMouse():
            self._light(ref)

    def _light(self, ref: RegionRef | None) -> None:
        """Light another region; only its box and that of the one before are painted anew."""
        touched = (self._hovered, ref)
        self._hovered = ref
        for spot in self.spots:
            if spot.ref in touched:
                box = self.viewport_map.to_view.mapRect(spot.box).toAlignedRect()
                self.viewport().update(box.adjusted(-4, -4, 4, 4))

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, zoom and move by keys; arrows and letters are the item view's own."""
        self.by_keyboard = True
        if not self._handled(event):
            super().keyPressEvent(event)
        self.viewport().update()

    def _handled(self, event: QKeyEvent) -> bool:
        key, middle = event.key(), QPointF(self.viewport().rect().center())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            spot = self._current_spot()
            if spot is not None:
                self.region_clicked.emit(spot.ref)
            return True
        if self._marking and self._marked_by(key):
            return True
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_wanted.emit(_ZOOM_STEP, middle)
        elif key == Qt.Key.Key_Minus:
            self.zoom_wanted.emit(1 / _ZOOM_STEP, middle)
        elif key == Qt.Key.Key_Home:
            self.zoom_wanted.emit(0.0, middle)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in _PANS:
            self.pan_wanted.emit(_PANS[Qt.Key(key)] * -_PAN_STEP_PX)
        else:
            return False
        return True

    def _marked_by(self, key: int) -> bool:
        """Mark the current region by a digit (0 is 10), or take its mark away by Delete."""
        spot = self._current_spot()
        if spot is None:
            return False
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.strength_typed.emit(spot.ref, key - Qt.Key.Key_0 or 10)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_typed.emit(spot.ref)
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when focus came by keyboard, and start on the first region."""
        tabbed = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.by_keyboard = event.reason() in tabbed
        if not self.currentIndex().isValid():
            self._make_current(
                next((s for s in self.spots if s.ref in self._marks.chosen), self.spots[0])
            )
        super().focusInEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the region next in the direction of an arrow; Tab leaves the view."""
        step = _STEPS.get(action)
        current = self._current_spot()
        if step is None or current is None:
            return QModelIndex()
        found = next_spot(self.spots, current, step)
        return self.model().index(self.spots.index(found), 0) if found else QModelIndex()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what lies under the keyboard."""
        super().currentChanged(current, previous)
        if self.by_keyboard and current.isValid():
            self.region_pointed.emit(self.spots[current.row()].ref)
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """A selection that this program did not make comes from a screen reader: it is a choice."""
        super().selectionChanged(selected, deselected)
        chosen = (selected.indexes() or deselected.indexes()) if not self._syncing else []
        if chosen:
            self._sync_selection()
            self.region_clicked.emit(self.spots[chosen[0].row()].ref)

    def _current_spot(self) -> Spot | None:
        index = self.currentIndex()
        return self.spots[index.row()] if index.isValid() else None

    def _make_current(self, spot: Spot) -> None:
        index = self.model().index(self.spots.index(spot), 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    # Item view

    def visualRect(self, index: Index) -> QRect:
        """Return the box of a region in the view."""
        if not index.isValid():
            return QRect()
        path = self.spots[index.row()].path
        return self.viewport_map.to_view.mapRect(path.boundingRect()).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the region at a point of the view."""
        spot = self.spot_at(QPointF(point))
        return self.model().index(self.spots.index(spot), 0) if spot else QModelIndex()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return the boxes of selected regions."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def isIndexHidden(self, index: Index) -> bool:
        """No region is ever hidden."""
        return False

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a region that the zoom has pushed out back into the view."""
        if not self.by_keyboard:  # the item view also asks when it is resized or gets the focus
            return
        box = QRectF(self.visualRect(index))
        if self.viewport_map.zoom > 1 and not QRectF(self.viewport().rect()).contains(box.center()):
            self.pan_wanted.emit(QPointF(self.viewport().rect().center()) - box.center())

    def setSelection(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        """Selecting by a box has no meaning here."""

    def horizontalOffset(self) -> int:
        """The view scrolls by its own map."""
        return 0

    def verticalOffset(self) -> int:
        """The view scrolls by its own map."""
        return 0


_PANS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
