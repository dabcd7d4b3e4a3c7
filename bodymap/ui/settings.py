"""What the program remembers of how it was used last; nothing about health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QGuiApplication

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

    def theme(self) -> Tokens:
        """Return the theme chosen last, else that of the desktop, else the light one."""
        chosen = THEMES.get(str(self._get("theme")))
        if chosen is not None:
            return chosen
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return THEMES["dark" if dark else "light"]

    def set_theme(self, name: str) -> None:
        """Remember the theme."""
        self._set("theme", name)

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
