"""A window guarded as `bodymap.app` guards it, and programs of their own to maltreat."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.keeping import Keeping
from bodymap.ui.crash import CrashHandler
from bodymap.ui.kept_drawing import KeptDrawing
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from tests.ui.helpers import dress

ROOT = Path(__file__).parents[2]
LIMIT_S = 60  # a machine may be busy; a hang is far longer

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def style(qapp: QApplication) -> Iterator[None]:
    """Dress the application, and take windows apart as soon as their test has ended."""
    dress(qapp)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qtbot: QtBot, atlas: Atlas) -> Iterator[MainWindow]:
    """Return the whole window, everything built."""
    made = MainWindow(atlas, Settings(None), None)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.completed):
        made.show()
    yield made
    QApplication.clipboard().clear()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def kept(window: MainWindow, data: Path) -> KeptDrawing:
    """Return what keeps the drawing of the window."""
    return KeptDrawing(Keeping(data), window.workspace, window.notices)


@pytest.fixture
def crash(window: MainWindow, kept: KeptDrawing) -> Iterator[CrashHandler]:
    """Return the crash handler of the window, in place for the time of the test."""
    before = sys.excepthook, threading.excepthook
    handler = CrashHandler(window.notices, kept.save)
    handler.install()
    yield handler
    sys.excepthook, threading.excepthook = before


def run_in(
    home: Path, *arguments: str, prefix: tuple[str, ...] = (), **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the program to its end in a home, without a screen."""
    env = {
        **os.environ,
        "BODYMAP_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONWARNINGS": "error",
        **variables,
    }
    return subprocess.run(
        [*prefix, sys.executable, "-m", "bodymap", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=False,
    )


@pytest.fixture
def run(bodymap_home: Path) -> Run:
    """Return what runs the program in the home of this test."""
    return partial(run_in, bodymap_home)
