"""What the program remembers of how it was used last; nothing about health."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QGuiApplication, QPalette

from bodymap import paths
from bodymap.core.preferences import Colours, Preferences
from bodymap.texts import later, say
from bodymap.ui.theme import THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from bodymap.ui.theme import Tokens

_TRIED_BYTES: Final = 4_096
_REASONS: Final = {
    errno.ENOSPC: later("no space left"),
    errno.EDQUOT: later("no space left"),
    errno.EFBIG: later("no space left"),
    errno.EACCES: later("not allowed"),
    errno.EPERM: later("not allowed"),
    errno.EROFS: later("not allowed"),
    errno.ENOENT: later("the folder is missing"),
    errno.ENOTDIR: later("the folder is missing"),
}


class Settings:
    """Settings in one file; without a folder, or without rights, they last for the program."""

    def __init__(self, folder: Path | None) -> None:
        """Name the folder; it is made if need be."""
        self._kept: dict[str, object] = {}
        self._path = folder / "settings.ini" if folder is not None else None
        self._file: QSettings | None = None
        self._was_told = False
        if folder is not None and folder.is_absolute():  # an account without a home has none
            paths.ensure(folder)
            self._file = QSettings(str(self._path), QSettings.Format.IniFormat)

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

    def fault(self) -> str:
        """Write what was chosen; return once, as a sentence, why that cannot be done."""
        if self._path is None or self._was_told or self._is_saved():
            return ""
        self._was_told = True
        return say(
            "Your settings could not be saved in {folder}: {reason}. They hold until Bodymap is "
            "closed.",
            folder=self._path.parent,
            reason=_reason(self._path),
        )

    def _is_saved(self) -> bool:
        if self._file is None:
            return not self._kept
        self._file.sync()
        return self._file.status() is not QSettings.Status.AccessError

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


def _reason(file: Path) -> str:
    """Return why a file cannot be written; Qt does not tell, so a nameless one is tried."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=file.parent) as tried:
            tried.write(bytes(_TRIED_BYTES))
    except OSError as error:
        known = _REASONS.get(error.errno or 0)
        return say(known) if known else error.strerror or say("unknown reason")
    return say("there is a folder of that name") if file.is_dir() else say("unknown reason")


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
