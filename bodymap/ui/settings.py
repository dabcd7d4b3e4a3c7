"""What the program remembers of how it was used last; nothing about health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QGuiApplication, QPalette

from bodymap.core.preferences import Colours, Preferences
from bodymap.ui.theme import THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from bodymap.ui.theme import Tokens


class Settings:
    """Settings in one file; without a folder they last as long as the program."""

    def __init__(self, folder: Path | None) -> None:
        self._kept: dict[str, object] = {}
        self._file = (
            QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat) if folder else None
        )

    def preferences(self) -> Preferences:
        """Return what was chosen; what the file spells wrongly is as if it had not been chosen."""
        found = Preferences()
        for key in found.texts():
            value = self._get(key)
            if value is not None:
                found = found.with_text(key, str(value))
        return found

    def set_preferences(self, preferences: Preferences) -> None:
        """Remember what was chosen."""
        for key, text in preferences.texts().items():
            self._set(key, text)

    def geometry(self) -> QByteArray | None:
        """Return where the window stood, if known."""
        kept = self._get("geometry")
        return kept if isinstance(kept, QByteArray) else None

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window stands."""
        self._set("geometry", geometry)

    def hint_read(self) -> bool:
        """Tell whether the first-run hint was read."""
        return str(self._get("hint_read")) == "true"

    def set_hint_read(self) -> None:
        """Remember that the first-run hint was read."""
        self._set("hint_read", "true")

    def _get(self, key: str) -> object:
        return self._file.value(key) if self._file else self._kept.get(key)

    def _set(self, key: str, value: object) -> None:
        if self._file:
            self._file.setValue(key, value)
        else:
            self._kept[key] = value


def tokens_of(preferences: Preferences) -> Tokens:
    """Return the theme to wear; that of the desktop where none was chosen, else the light one."""
    if preferences.colours is not Colours.SYSTEM:
        return THEMES[preferences.colours.value]
    from PySide6.QtCore import Qt  # loads all its names, 15 ms: not before the first picture

    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return THEMES["dark" if dark else "light"]


def first_tokens_of(preferences: Preferences) -> Tokens:
    """Return the same as long as nothing is dressed: then the palette is that of the desktop."""
    if preferences.colours is not Colours.SYSTEM:
        return THEMES[preferences.colours.value]
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    words = QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    return THEMES["dark" if words.lightness() > ground.lightness() else "light"]
