"""A hand on a touch screen."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea


class Hand:
    """Fingers on a map, a page or a list."""

    def __init__(self, area: QAbstractScrollArea, screen: QPointingDevice) -> None:
        self._skin, self._screen = area.viewport(), screen
        self._down: dict[int, QPoint] = {}

    def put(self, *places: QPoint) -> None:
        """Put down one more finger for each place that has none."""
        for at in places:
            self._tell(press=len(self._down), at=at)

    def slide(self, *places: QPoint, steps: int = 8) -> None:
        """Slide all fingers to places, one for each."""
        starts = dict(self._down)
        for i in range(1, steps + 1):
            event = QTest.touchEvent(self._skin, self._screen)
            for finger, to in enumerate(places):
                self._down[finger] = starts[finger] + (to - starts[finger]) * i / steps
                event.move(finger, self._down[finger], self._skin)
            event.commit()

    def lift(self) -> None:
        """Lift all fingers, the last one first."""
        while self._down:
            finger, at = self._down.popitem()
            event = QTest.touchEvent(self._skin, self._screen)
            for other in self._down:
                event.move(other, self._down[other], self._skin)
            event.release(finger, at, self._skin).commit()

    def tap(self, at: QPoint) -> None:
        """Put a finger down and lift it."""
        self.put(at)
        self.lift()

    def _tell(self, *, press: int, at: QPoint) -> None:
        event = QTest.touchEvent(self._skin, self._screen)
        for other in self._down:
            event.move(other, self._down[other], self._skin)
        self._down[press] = at
        event.press(press, at, self._skin).commit()
