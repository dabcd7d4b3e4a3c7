"""The window when the reference is broken: what is wrong, that nothing is lost, another try."""

import argparse
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bodymap import app, arguments
from bodymap.core.errors import BodymapError
from bodymap.core.preferences import Preferences
from bodymap.ui.broken import Broken
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from bodymap.ui.shell import Shell

FAULT = "The content has a fault: own.yaml:3: name: this is missing; name the muscle."


@pytest.fixture
def broken(qtbot: QtBot) -> Broken:
    widget = Broken(FAULT, Preferences().with_text("country", "Canada"))
    qtbot.addWidget(widget)
    widget.resize(660, 600)
    widget.show()
    return widget


def test_it_says_what_is_wrong_and_whom_to_call(broken: Broken) -> None:
    words = " ".join(label.text() for label in broken.findChildren(QLabel))
    assert FAULT in words
    assert "What you marked is safe." in words
    assert "911" in words


def test_details_are_copied(broken: Broken, qtbot: QtBot) -> None:
    qtbot.mouseClick(broken.copy, Qt.MouseButton.LeftButton)
    assert FAULT in QGuiApplication.clipboard().text()


def test_no_word_is_cut_at_twice_the_size(qtbot: QtBot) -> None:
    widget = Broken(FAULT, Preferences().with_text("zoom", "200"))
    qtbot.addWidget(widget)
    widget.resize(660, 600)
    widget.show()
    for label in widget.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_the_window_opens_once_the_fault_is_mended(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    fault = folder / "muscles.yaml"
    fault.write_text("- id: [", encoding="utf-8")
    args = arguments.parser().parse_args(["--content", str(folder)])
    shell, opening = _opening(args, qtbot)
    with qtbot.waitExposed(shell):
        shell.show()
    opening.begin()
    qtbot.waitUntil(lambda: bool(shell.findChildren(Broken)), timeout=20_000)
    assert isinstance(opening.failure, BodymapError)
    fault.unlink()
    (folder / "references.yaml").write_text("[]", encoding="utf-8")
    qtbot.mouseClick(shell.findChildren(Broken)[0].again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shell.findChildren(MainWindow)), timeout=20_000)
    assert opening.failure is None


def _opening(args: argparse.Namespace, qtbot: QtBot) -> tuple[Shell, app._Opening]:
    settings = Settings(None)
    shell = Shell(settings, None)
    qtbot.addWidget(shell)
    return shell, app._Opening(args, settings, shell)
