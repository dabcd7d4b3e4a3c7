"""Whoever types before the window stands loses no word, and opens nothing by accident."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bodymap import app, arguments
from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind
from bodymap.ui.main_window import MainWindow
from bodymap.ui.shell import Shell
from tests.ui.panes import parts


def _open(qtbot: QtBot, shell: Shell, words: tuple[str, ...] = ()) -> MainWindow:
    """Open the window as the program does, and wait until all of it is there."""
    opening = app._Opening(arguments.parser().parse_args(words), shell._settings, shell)
    opening.begin()
    qtbot.waitUntil(lambda: bool(shell.findChildren(MainWindow)))
    (window,) = shell.findChildren(MainWindow)
    with qtbot.waitSignal(window.completed):
        pass
    opening.leave()
    return window


@pytest.fixture(autouse=True)
def read(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read nothing from disk: the atlas is there."""
    monkeypatch.setattr(app._Opening, "_open_atlas", lambda self, watch: atlas)


def test_what_was_typed_is_searched(qtbot: QtBot, shell: Shell) -> None:
    QTest.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(shell, "heel painn")
    QTest.keyClick(shell, Qt.Key.Key_Backspace)
    window = _open(qtbot, shell)
    finder = parts(window)[0].finder
    assert finder.field.text() == "heel pain"
    assert finder.field.hasFocus()
    assert window.workspace.selection.kind is Kind.START


@pytest.mark.parametrize("words", [(), ("--search", "chest")])
def test_what_is_typed_later_is_not_kept(
    qtbot: QtBot, shell: Shell, words: tuple[str, ...]
) -> None:
    QTest.keyClicks(shell, "heel" if words else "")
    window = _open(qtbot, shell, words)
    assert parts(window)[0].finder.field.text() == "".join(words[1:])
    QTest.keyClicks(shell, "knee")
    assert shell.take_typed() == ""
