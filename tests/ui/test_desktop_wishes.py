"""What the desktop wants: motion or none, light or dark."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtDBus import QDBusConnection

from bodymap.core.preferences import Motion, Preferences
from bodymap.ui import moving, portal
from bodymap.ui.moving import Moving
from tests.ui.desktop import ANIMATIONS, MOTION, SCHEME, Desktop, message_bus, needed
from tests.ui.helpers import link_box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from bodymap.ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]
LONG = 30_000  # ms, for a busy machine that starts a screen and a program


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """Return a desktop that wants nothing in particular."""
    needed("dbus-daemon")
    with message_bus() as address:
        made = Desktop(address)
        yield made
        made.leave()


@pytest.fixture
def on_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let things move as if somebody could see it."""
    monkeypatch.setattr(moving, "_UNSEEN", ())


@pytest.fixture
def on_bus(desktop: Desktop, on_screen: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the program on the bus of the desktop."""
    bus = QDBusConnection.connectToBus(desktop.address, "program")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.address)
    monkeypatch.setattr(portal, "_bus", lambda: bus)
    yield
    QDBusConnection.disconnectFromBus("program")


class Ear(QObject):
    """Hears what is said of motion: how long a step takes, and that the desktop has answered."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.steps: list[int] = []
        self.moving = Moving(preferences or Preferences(), self)
        self.moving.changed.connect(self.steps.append)
        self.moving.begin()

    @property
    def is_answered(self) -> bool:
        asked = self.moving._portal
        return asked is not None and len(asked._found) == 2


class TestMotion:
    @pytest.mark.parametrize("settings", [{}, {MOTION: 0}, {ANIMATIONS: True}, {MOTION: 7}])
    def test_is_welcome(
        self, qtbot: QtBot, desktop: Desktop, on_bus: None, settings: dict[tuple[str, str], object]
    ) -> None:
        desktop.settings = settings
        ear = Ear()
        assert ear.steps == []  # nothing moves before the answer
        qtbot.waitUntil(lambda: ear.steps == [160])
        assert sorted(desktop.asked) == [MOTION, ANIMATIONS]

    @pytest.mark.parametrize(
        "settings", [{MOTION: 1}, {ANIMATIONS: False}, {MOTION: 1, ANIMATIONS: True}]
    )
    def test_is_not_wanted(
        self, qtbot: QtBot, desktop: Desktop, on_bus: None, settings: dict[tuple[str, str], object]
    ) -> None:
        desktop.settings = settings
        ear = Ear()
        qtbot.waitUntil(lambda: ear.is_answered)
        assert ear.steps == []

    def test_ends_and_returns_with_the_wish(
        self, qtbot: QtBot, desktop: Desktop, on_bus: None
    ) -> None:
        ear = Ear()
        qtbot.waitUntil(lambda: ear.steps == [160])
        desktop.change(SCHEME, 1)
        desktop.change(ANIMATIONS, False)
        qtbot.waitUntil(lambda: ear.steps == [160, 0])
        desktop.change(MOTION, 1)
        desktop.change(ANIMATIONS, True)
        desktop.change(MOTION, 0)
        qtbot.waitUntil(lambda: ear.steps == [160, 0, 160])

    def test_desktop_that_has_left_wants_nothing(
        self, qtbot: QtBot, desktop: Desktop, on_bus: None
    ) -> None:
        desktop.leave()
        ear = Ear()
        qtbot.waitUntil(lambda: ear.steps == [160])

    def test_reader_who_wants_none_is_obeyed_and_the_desktop_not_asked(
        self, qtbot: QtBot, desktop: Desktop, on_bus: None
    ) -> None:
        ear = Ear(Preferences(motion=Motion.NONE))
        ear.moving.prefer(Preferences(motion=Motion.NONE, zoom=115))
        assert ear.moving._portal is None
        ear.moving.prefer(Preferences())
        qtbot.waitUntil(lambda: ear.steps == [160])
        ear.moving.prefer(Preferences(motion=Motion.NONE))
        assert ear.steps == [160, 0]
        assert len(desktop.asked) == 2

    def test_without_a_bus_nobody_is_asked(
        self, qapp: object, on_screen: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        assert not portal.has_bus()
        assert Ear().steps == [160]

    def test_bus_that_is_gone_wants_nothing(
        self, qapp: object, on_screen: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        monkeypatch.setattr(portal, "_bus", lambda: QDBusConnection("no such bus"))
        assert Ear().steps == [160]

    def test_nothing_moves_where_nobody_looks(self, qapp: object) -> None:
        assert Ear().steps == []

    def test_reader_chooses_on_the_page_of_settings(
        self, qtbot: QtBot, window: MainWindow, on_screen: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(portal, "has_bus", lambda: False)
        window.moving.begin()
        assert window.body.camera.motion_ms == 160
        for wish, duration in (("none", 0), ("system", 160)):
            window.open_address("settings")
            assert window.page is not None
            view = window.page.view
            at = link_box(view, f"set:motion:{wish}").center()
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            assert window.workspace.preferences.motion.value == wish
            assert window.body.camera.motion_ms == duration


@contextmanager
def started_program(desktop: Desktop) -> Iterator[Path]:
    """Start a program on a screen of that desktop and give the file in which it says things."""
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    with (
        subprocess.Popen(
            screen, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
        ) as shown,
        TemporaryDirectory() as folder,
    ):
        assert shown.stdout is not None
        said = Path(folder, "said")
        env = {
            **os.environ,
            "DISPLAY": f":{shown.stdout.readline().strip()}",
            "DBUS_SESSION_BUS_ADDRESS": desktop.address,
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CURRENT_DESKTOP": "GNOME",  # for which Qt listens to the portal
        }
        program = Path(__file__).with_name("desktop_program.py")
        with (
            said.open("w") as out,
            subprocess.Popen(
                [sys.executable, str(program)], env=env, stdout=out, stderr=subprocess.DEVNULL
            ) as started,
        ):
            try:
                yield said
            finally:
                started.terminate()
                shown.terminate()


def test_program_on_a_screen_follows_the_desktop(qtbot: QtBot, desktop: Desktop) -> None:
    """Qt listens for the colours, Bodymap for the motion: both on the bus of the session."""
    needed("Xvfb")
    desktop.settings = {ANIMATIONS: False}
    told = ["wears light"]
    with started_program(desktop) as said:
        qtbot.waitUntil(lambda: len(desktop.asked) == 2, timeout=LONG)
        for setting, value, words in (
            (ANIMATIONS, True, "moves 160"),
            (SCHEME, 1, "wears dark"),
            (MOTION, 1, "moves 0"),
            (SCHEME, 2, "wears light"),
        ):
            desktop.change(setting, value)
            told.append(words)
            qtbot.waitUntil(lambda: said.read_text().splitlines() == told, timeout=LONG)
