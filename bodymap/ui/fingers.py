"""One finger on what can be scrolled: it taps, scrolls, drags, and swipes to the pane beside."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_EVENTS: Final = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)
_SWIPE_PX: Final = 80.0
_SLANT: Final = 0.5  # how far a swipe may go up or down, as a share of its way aside
_STILL_PX: Final = 12.0  # a finger that trembles less than this has not moved


class _Way(Enum):
    """What a finger that has come down turned out to do."""

    TAP = 0
    SCROLL = 1
    ASIDE = 2
    NOTHING = 3


def is_of_fingers(event: QEvent) -> bool:
    """Tell whether an event is of fingers on a screen; a touch pad moves the pointer."""
    if event.type() not in _EVENTS or not isinstance(event, QTouchEvent):
        return False
    return event.device().type() is not QInputDevice.DeviceType.TouchPad


def swipe_of(start: QPointF, end: QPointF) -> int:
    """Return 1 for a finger that was swiped to the right, -1 to the left, 0 for any other way."""
    aside, down = end.x() - start.x(), end.y() - start.y()
    if abs(aside) < _SWIPE_PX or abs(down) > abs(aside) * _SLANT:
        return 0
    return 1 if aside > 0 else -1


class Fingers(QObject):
    """Follows one finger on a scroll area, which Qt by itself takes for a mouse that selects.

    What lies in the area is clicked and, from side to side, dragged, as a slider is.

    Signals:
        swiped(int): to the right (1) or to the left (-1).
    """

    swiped = Signal(int)

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._start = QPointF()
        self._down = 0  # how far the area was scrolled when the finger came down
        self._way = _Way.NOTHING
        self._dragged: QWidget | None = None  # lies in the area and is held by the finger
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a finger."""
        if isinstance(event, QTouchEvent) and is_of_fingers(event):
            self._follow(event)
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _follow(self, event: QTouchEvent) -> None:
        kind, points = event.type(), event.points()
        down = [point for point in points if point.state() is not QEventPoint.State.Released]
        if kind is QEvent.Type.TouchCancel or len(down) > 1:
            self._way = _Way.NOTHING
            self._let_go(points[0].position())
        elif kind is QEvent.Type.TouchBegin:
            self._start = points[0].position()
            self._down = self._area.verticalScrollBar().value()
            self._way = _Way.TAP
        elif kind is QEvent.Type.TouchUpdate:
            self._slide(points[0].position())
        else:
            self._lift(points[0].position())

    def _slide(self, to: QPointF) -> None:
        by = to - self._start
        if self._way is _Way.TAP and max(abs(by.x()), abs(by.y())) > _STILL_PX:
            self._way = _Way.SCROLL if abs(by.y()) > abs(by.x()) else _Way.ASIDE
            if self._way is _Way.ASIDE:
                self._take_hold()
        if self._way is _Way.SCROLL:
            self._area.verticalScrollBar().setValue(self._down - round(by.y()))
        elif self._dragged is not None:
            self._tell(self._dragged, QEvent.Type.MouseMove, to)

    def _lift(self, at: QPointF) -> None:
        way, self._way = self._way, _Way.NOTHING
        if way is _Way.TAP:
            self._click(self._start)
        elif self._dragged is not None:
            self._let_go(at)
        elif way is _Way.ASIDE and (to := swipe_of(self._start, at)):
            self.swiped.emit(to)

    def _click(self, at: QPointF) -> None:
        """Click as the mouse does, for all that listens to clicks."""
        widget = self._area.viewport().childAt(at.toPoint())
        if widget is None:
            widget = self._area.viewport()
            self._area.setFocus(Qt.FocusReason.MouseFocusReason)
        self._tell(widget, QEvent.Type.MouseButtonPress, at)
        self._tell(widget, QEvent.Type.MouseButtonRelease, at)

    def _take_hold(self) -> None:
        """Hold what lies in the area below the finger, if anything does, as the mouse does."""
        self._dragged = self._area.viewport().childAt(self._start.toPoint())
        if self._dragged is not None:
            self._tell(self._dragged, QEvent.Type.MouseButtonPress, self._start)

    def _let_go(self, at: QPointF) -> None:
        held, self._dragged = self._dragged, None
        if held is not None:
            self._tell(held, QEvent.Type.MouseButtonRelease, at)

    def _tell(self, widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
        """Tell a widget, unless it is gone, what the mouse does at a place of the area."""
        if not (isValid(widget) and widget.isVisible()):
            return
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        skin = self._area.viewport()
        event = QMouseEvent(
            kind,
            widget.mapFrom(skin, at),
            skin.mapToGlobal(at),
            none if kind is QEvent.Type.MouseMove else left,
            none if kind is QEvent.Type.MouseButtonRelease else left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
