"""The regions of one view as items: what keyboard and screen reader meet.

Being a QListView makes every region a named, selectable item without a line written for screen
readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView

from bodymap.ui.body.marks import Marks
from bodymap.ui.body.region_model import Index, RegionModel, Spot
from bodymap.ui.body.steps import nearest_spot, next_spot
from bodymap.ui.body.viewport import Viewport
from bodymap.ui.spoken_list import SpokenList

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef
    from bodymap.ui.body.plates import Plate

ZOOM_STEP = 1.25
_PAN_STEP_PX = 60
_PANS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_HELD = (  # keys that do nothing alone, such as Ctrl of Ctrl+wheel
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)
_STEPS = {
    QAbstractItemView.CursorAction.MoveLeft: QPointF(-1, 0),
    QAbstractItemView.CursorAction.MoveRight: QPointF(1, 0),
    QAbstractItemView.CursorAction.MoveUp: QPointF(0, -1),
    QAbstractItemView.CursorAction.MoveDown: QPointF(0, 1),
}


class RegionItems(SpokenList):
    """Lays its items out as the regions of a scene, and is worked by keys.

    Signals:
        region_clicked(RegionRef): a region was chosen by mouse, key or screen reader.
        regions_pointed(frozenset[RegionRef]): these lie under the pointer or the keyboard: none,
            one, or both halves of one.
        step_wanted(float): zoom by a factor; 0 shows the whole body.
        zoom_wanted(float, QPointF): zoom by a factor about a point of the view.
        pan_wanted(QPointF): move the body by so many pixels.
        strength_typed(RegionRef, int): while marking, a digit was typed on a region.
        removal_typed(RegionRef): while marking, Delete was pressed on a region.
    """

    region_clicked = Signal(object)
    regions_pointed = Signal(object)
    step_wanted = Signal(float)
    zoom_wanted = Signal(float, QPointF)
    pan_wanted = Signal(QPointF)
    strength_typed = Signal(object, int)
    removal_typed = Signal(object)

    def __init__(self, atlas: Atlas, plates: Sequence[Plate]) -> None:
        super().__init__()
        self.viewport_map = Viewport()
        self.by_keyboard = False
        self._marks = Marks()
        self._marking = False
        self._syncing = False
        self.region_model = RegionModel(atlas, plates)
        self.region_model.setParent(self)
        self.spots: Sequence[Spot] = self.region_model.spots
        self.setUniformItemSizes(True)  # else Qt asks for all of each item to lay them out
        self.setModel(self.region_model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_marks(self, marks: Marks) -> None:
        """Show other marks; chosen regions become the selected items."""
        before = self._marks
        if marks == before:
            return
        self._marks = marks
        if marks.chosen != before.chosen:
            self._sync_selection()
        if (marks.pattern, marks.pain) == (before.pattern, before.pain):
            self.update_spots(before.chosen | marks.chosen)
            return
        self.region_model.set_pain(dict(marks.pain))
        self.viewport().update()

    def update_spots(self, refs: Collection[RegionRef]) -> None:
        """Paint anew only what lies in and close around some regions."""
        for spot in self.spots:
            if spot.ref in refs:
                box = self.viewport_map.to_view.mapRect(spot.box).toAlignedRect()
                self.viewport().update(box.adjusted(-4, -4, 4, 4))

    @property
    def marking(self) -> bool:
        """Whether pain is marked."""
        return self._marking

    def set_marking(self, marking: bool) -> None:
        """Mark pain by dragging and digits, instead of moving the body."""
        self._marking = marking

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

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, zoom and move by keys; arrows and letters are the item view's own."""
        self.by_keyboard = self.by_keyboard or event.key() not in _HELD
        if not self._handled(event):
            super().keyPressEvent(event)
        self.viewport().update()

    def _handled(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            spot = self._current_spot()
            if spot is not None:
                self.region_clicked.emit(spot.ref)
            return True
        if self._marking and self._marked_by(key):
            return True
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_wanted.emit(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.step_wanted.emit(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_Home:
            self.step_wanted.emit(0.0)
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
        spot = self._current_spot()
        if self.by_keyboard and spot is not None:
            self.regions_pointed.emit(frozenset({spot.ref}))

    def leave_keyboard(self) -> None:
        """Know that the mouse is at work now: the ring goes."""
        if self.by_keyboard:
            self.by_keyboard = False
            self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing lies under the keyboard any more."""
        super().focusOutEvent(event)
        if self.by_keyboard:
            self.by_keyboard = False
            self.regions_pointed.emit(frozenset())

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
            self.regions_pointed.emit(frozenset({self.spots[current.row()].ref}))
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
        """Return a box in the view of which the middle lies in the region.

        Screen readers click there.
        """
        if not index.isValid():
            return QRect()
        spot = self.spots[index.row()]
        box = spot.path.boundingRect()
        if not spot.path.contains(box.center()):
            box = _inner_box(box, spot.anchor)
        return self.viewport_map.to_view.mapRect(box).toAlignedRect()

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


def _inner_box(box: QRectF, middle: QPointF) -> QRectF:
    """Return the largest box inside another one that has its middle there."""
    wide = min(middle.x() - box.left(), box.right() - middle.x())
    high = min(middle.y() - box.top(), box.bottom() - middle.y())
    return QRectF(middle.x() - wide, middle.y() - high, 2 * wide, 2 * high)
