"""What the window wears: the theme, and the size of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.ui.icons import icon
from bodymap.ui.settings import tokens_of
from bodymap.ui.theme import palette, style_sheet

if TYPE_CHECKING:
    from bodymap.core.preferences import Preferences


class Wearing(QObject):
    """Dresses the window as the reader prefers, and anew when the desktop turns light or dark.

    Signals:
        changed(Tokens): another theme is worn, or the same on a screen of another density.
    """

    changed = Signal(object)

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self.tokens = tokens_of(preferences)
        self._dress()
        window.installEventFilter(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def wear(self, preferences: Preferences) -> None:
        """Wear what is preferred; what is worn already is left alone, for dressing takes time."""
        tokens = tokens_of(preferences)
        other_theme = tokens != self.tokens
        other = other_theme or preferences.zoom != self._preferences.zoom
        self._preferences, self.tokens = preferences, tokens
        if other:
            self._dress()
        if other_theme:
            self.changed.emit(tokens)

    def _dress(self) -> None:
        QApplication.setPalette(palette(self.tokens))
        self._window.setStyleSheet(
            style_sheet(
                self.tokens,
                self._preferences.zoom,
                right_to_left=self._window.isRightToLeft(),
            )
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have all icons drawn anew where the window comes to a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            icon.cache_clear()
            self.changed.emit(self.tokens)
        return super().eventFilter(watched, event)

    def _on_scheme_changed(self) -> None:
        self.wear(self._preferences)
