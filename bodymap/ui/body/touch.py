"""Fingers on a view: one taps, drags or brushes as the mouse does, two zoom and move the body.

Swiped across the whole body, where nothing is marked, one finger turns to the pane beside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QLineF, QPointF
from PySide6.QtGui import QEventPoint

from bodymap.core.record import record
from bodymap.ui.fingers import swipe_of

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QTouchEvent

    from bodymap.ui.body.viewport import Viewport

_TAP_PX: Final = 24.0  # a finger that slid farther across the whole body chose nothing
_LEAST_PX: Final = 20.0  # fingers closer than this would make the zoom jump


class Touched(Protocol):
    """What is under the fingers."""

    held: SignalInstance
    swiped: SignalInstance

    @property
    def viewport_map(self) -> Viewport:
        """Which part of the scene it shows."""

    @property
    def marking(self) -> bool:
        """Whether a finger that slides marks what it passes."""

    def press(self, at: QPointF) -> None:
        """Begin a click or a drag."""

    def drag(self, to: QPointF) -> None:
        """Go on with it."""

    def release(self, at: QPointF) -> None:
        """End it."""

    def cancel(self) -> None:
        """Forget it."""


@record(frozen=True)
class _Pinch:
    """Two fingers when they came down: who they are, how far apart, on what, at which zoom."""

    fingers: tuple[int, int]
    apart: float
    on: QPointF
    zoom: float


class Touch:
    """Follows the fingers on one view."""

    def __init__(self, view: Touched) -> None:
        self._view = view
        self._start: QPointF | None = None  # of the one finger, until there are more
        self._pinch: _Pinch | None = None

    def take(self, event: QTouchEvent) -> None:
        """Follow an event."""
        kind, points = event.type(), event.points()
        down = [point for point in points if point.state() is not QEventPoint.State.Released]
        if kind is QEvent.Type.TouchCancel:
            self._forget()
        elif len(down) > 1:
            self._forget()
            self._follow_two(down[0], down[1])
        else:
            self._pinch = None
            self._follow_one(kind, points[0].position())
        event.accept()

    def _forget(self) -> None:
        """Two fingers mean neither a tap nor a brush."""
        if self._start is not None:
            self._view.cancel()
            self._start = None

    def _follow_one(self, kind: QEvent.Type, at: QPointF) -> None:
        if kind is QEvent.Type.TouchBegin:
            self._start = at
            self._view.press(at)
        elif self._start is None:  # what is left of two
            return
        elif kind is QEvent.Type.TouchUpdate:
            self._view.drag(at)
        elif self._view.marking or QLineF(self._start, at).length() <= _TAP_PX:
            self._start = None
            self._view.release(at)
        else:
            swiped = swipe_of(self._start, at) if self._view.viewport_map.zoom == 1 else 0
            self._forget()
            if swiped:
                self._view.swiped.emit(swiped)

    def _follow_two(self, first: QEventPoint, second: QEventPoint) -> None:
        """Keep what lay between the fingers between them, as much larger as they go apart."""
        between = QLineF(first.position(), second.position())
        apart, fingers = max(between.length(), _LEAST_PX), (first.id(), second.id())
        shown = self._view.viewport_map
        if self._pinch is None or self._pinch.fingers != fingers:
            on = shown.to_view.inverted()[0].map(between.center())
            self._pinch = _Pinch(fingers, apart, on, shown.zoom)
            return
        begun = self._pinch
        self._view.held.emit(begun.zoom * apart / begun.apart, begun.on, between.center())
