"""What the desktop says about motion, where Qt does not: the settings portal on the session bus.

GNOME and most others answer there, in a sandbox as well. The keys are those of the
[portal](https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html)
and, for desktops that do not know `reduced-motion` yet, the switch for animations of GNOME.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

if TYPE_CHECKING:
    from collections.abc import Mapping

_SERVICE: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_INTERFACE: Final = "org.freedesktop.portal.Settings"
# Which value of which setting asks for less motion.
_LESS: Final = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
_PATIENCE_MS: Final = 2_000


def has_bus(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether there is a session bus; asking for one that is missing may start programs."""
    folder = environment.get("XDG_RUNTIME_DIR", "")
    named = bool(environment.get("DBUS_SESSION_BUS_ADDRESS"))
    return named or (bool(folder) and Path(folder, "bus").exists())


class Portal(QObject):
    """Asks the desktop without waiting for it, and listens to what it says later.

    Signals:
        told(bool): whether less motion is wanted; False as well where nobody answers.
    """

    told = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: dict[tuple[str, str], bool] = {}

    def ask(self) -> None:
        """Ask for every setting; `told` comes after the last answer, at once without a bus."""
        bus = _bus()
        if not bus.isConnected():
            self.told.emit(False)
            return
        slot = SLOT("on_changed(QDBusMessage)")  # PySide takes the text, and not the bytes it asks
        bus.connect(_SERVICE, _PATH, _INTERFACE, "SettingChanged", self, slot)  # type: ignore[call-overload]
        for setting in _LESS:
            call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
            call.setArguments(list(setting))
            answer = QDBusPendingCallWatcher(bus.asyncCall(call, _PATIENCE_MS), self)
            answer.setProperty("setting", list(setting))
            answer.finished.connect(self._on_answered)

    @Slot(QDBusMessage)
    def on_changed(self, message: QDBusMessage) -> None:
        """Take what the desktop says of a setting that was changed; called by the bus alone."""
        group, key, value = (*message.arguments(), None, None, None)[:3]
        self._take((str(group), str(key)), value)

    def _on_answered(self) -> None:
        answer = self.sender()
        assert isinstance(answer, QDBusPendingCallWatcher)
        group, key = answer.property("setting")
        found = [] if answer.isError() else answer.reply().arguments()
        answer.deleteLater()
        self._take((group, key), found[0] if found else None)

    def _take(self, setting: tuple[str, str], value: object) -> None:
        while isinstance(value, QDBusVariant):  # older portals wrap it twice
            value = value.variant()
        if setting in _LESS:
            self._found[setting] = value == _LESS[setting]
        if len(self._found) == len(_LESS):
            self.told.emit(any(self._found.values()))


def _bus() -> QDBusConnection:
    return QDBusConnection.sessionBus()
