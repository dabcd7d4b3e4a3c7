"""Whether what is shown may glide, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bodymap.core.preferences import Motion

if TYPE_CHECKING:
    from bodymap.core.preferences import Preferences
    from bodymap.ui.portal import Portal

_STEP_MS: Final = 160
_UNSEEN: Final = ("offscreen", "minimal")


class Moving(QObject):
    """Says how long a step takes: none at all where the reader or the desktop wants no motion.

    Qt tells what Windows wants; GNOME and others tell through their portal. macOS tells neither
    way, so there the reader has to choose.

    Signals:
        changed(int): a step takes so many milliseconds; 0 means that nothing moves. That is so
            until the desktop has been asked.
    """

    changed = Signal(int)

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted = preferences.motion
        self._portal: Portal | None = None
        self._less = True  # as long as the desktop has not said that motion is welcome
        self._told_ms = 0

    def prefer(self, preferences: Preferences) -> None:
        """Move, or do not, as is preferred."""
        self._wanted = preferences.motion
        self.begin()
        self._tell()

    def begin(self) -> None:
        """Ask the desktop what it wants, unless that is known or of no account."""
        wanted = self._wanted is Motion.SYSTEM and _is_seen()
        if not wanted or self._portal is not None or not self._less:
            return
        from bodymap.ui import portal  # not before the window stands: loading it takes 10 ms

        if not portal.has_bus():
            self._on_told(False)
            return
        self._portal = portal.Portal(self)
        self._portal.told.connect(self._on_told)
        self._portal.ask()

    def _on_told(self, less: bool) -> None:
        self._less = less
        self._tell()

    def _tell(self) -> None:
        moves = self._wanted is Motion.SYSTEM and not self._less and _is_seen() and _style_moves()
        duration = _STEP_MS if moves else 0
        if duration != self._told_ms:
            self._told_ms = duration
            self.changed.emit(duration)


def _is_seen() -> bool:
    """Tell whether there is a screen: tests, benchmarks and pictures mostly do without."""
    return QGuiApplication.platformName() not in _UNSEEN


def _style_moves() -> bool:
    """Tell whether the desktop's style wants motion, as far as Qt knows."""
    # Its many names take 5 ms, and are not needed at the start.
    from PySide6.QtWidgets import QStyle

    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(hint) > 0
