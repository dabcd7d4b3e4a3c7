"""A desktop that says what its user wants: the settings portal on a message bus of its own."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
MOTION = ("org.freedesktop.appearance", "reduced-motion")
ANIMATIONS = ("org.gnome.desktop.interface", "enable-animations")
SCHEME = ("org.freedesktop.appearance", "color-scheme")


def needed(*programs: str) -> None:
    """Skip a test, aloud, where a program is missing."""
    missing = [each for each in programs if shutil.which(each) is None]
    if missing:
        words = f"what the desktop wants. Missing: {', '.join(missing)}"
        pytest.skip(f"*** SKIPPED: {words} ***")


class Desktop(QDBusVirtualObject):
    """Answers what it is asked, and tells what changes."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.settings: dict[tuple[str, str], object] = {}
        self.asked: list[tuple[str, str]] = []
        self._bus = QDBusConnection.connectToBus(address, "desktop")
        assert self._bus.registerVirtualObject(PATH, self)
        assert self._bus.registerService(SERVICE)

    def leave(self) -> None:
        """Be no desktop any more."""
        self._bus.unregisterService(SERVICE)
        self._bus.unregisterObject(PATH)
        QDBusConnection.disconnectFromBus("desktop")

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "Read":
            return False
        setting = (str(message.arguments()[0]), str(message.arguments()[1]))
        self.asked.append(setting)
        if setting in self.settings:
            answer = message.createReply()
            answer.setArguments([_twice(self.settings[setting])])
        else:
            answer = message.createErrorReply("org.freedesktop.portal.Error.NotFound", "Not here")
        return connection.send(answer)

    def change(self, setting: tuple[str, str], value: object) -> None:
        """Change a setting and tell everybody."""
        self.settings[setting] = value
        told = QDBusMessage.createSignal(PATH, INTERFACE, "SettingChanged")
        told.setArguments([*setting, QDBusVariant(value)])
        assert self._bus.send(told)


def _twice(value: object) -> QDBusVariant:
    """Wrap a value as the method `Read` has always done: in a variant within a variant."""
    outer = QDBusVariant()
    outer.setVariant(QDBusVariant(value))
    return outer


@contextmanager
def message_bus() -> Iterator[str]:
    """Start a message bus and give its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    started = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    with started:
        assert started.stdout is not None
        try:
            yield started.stdout.readline().strip()
        finally:
            started.terminate()
