"""A list of which screen readers say the current item as soon as the keyboard comes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListView

from bodymap.ui.widgets import give_viewport

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_SOON_MS: Final = 30  # no ear notices, and what is to be painted comes first


class SpokenList(QListView):
    """Qt tells of the list alone, and of an item only when another becomes the current one."""

    def __init__(self) -> None:
        super().__init__()
        give_viewport(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of the current item, after Qt has told of the list."""
        super().focusInEvent(event)
        QTimer.singleShot(_SOON_MS, self, self._tell_current)  # not when it has gone by then

    def _tell_current(self) -> None:
        if self.hasFocus() and self.currentIndex().isValid():
            from PySide6.QtGui import QAccessible, QAccessibleEvent  # 2 ms of names

            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(self.currentIndex().row())
            QAccessible.updateAccessibility(told)
