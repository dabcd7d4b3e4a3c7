"""Enter presses what lies at the keyboard, as in other programs."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import Quality
from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind
from bodymap.core.words import RegionId, Side
from bodymap.ui.main_window import MainWindow
from bodymap.ui.shell import Shell
from tests.ui.panes import parts, seen

CHEST = RegionRef(RegionId("chest"), Side.LEFT)


@pytest.fixture
def framed(qtbot: QtBot, shell: Shell, atlas: Atlas, relief_cache: Path) -> MainWindow:
    """Return the window in its frame, as the program shows it."""
    made = MainWindow(atlas, shell._settings, relief_cache)
    with qtbot.waitSignal(made.completed):
        shell.hold(made)
    qtbot.waitUntil(shell.isActiveWindow)
    return made


def _press(window: MainWindow, words: str) -> None:
    """Bring the keyboard to the button of some words, and press Enter."""
    shown = (b for b in window.findChildren(QAbstractButton) if b.isVisible())
    button = next(b for b in shown if words in (b.text(), b.accessibleName()))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_presses_switches_and_buttons(framed: MainWindow) -> None:
    _press(framed, "Where does it hurt?")
    assert framed.workspace.selection.kind is Kind.PAIN
    framed.workspace.mark(CHEST, 5)
    _press(framed, "Numb")
    assert framed.workspace.drawing.qualities == {Quality.NUMB}
    _press(framed, "Both sides: Front of the chest, left")
    assert len(framed.workspace.drawing.marks) == 2
    _press(framed, "Clear all")
    assert not framed.workspace.drawing.marks


def test_opens_the_drawer_of_a_narrow_window(framed: MainWindow) -> None:
    framed.window().resize(720, 600)
    QApplication.processEvents()
    assert "side" not in seen(framed)
    _press(framed, "Search")
    assert "side" in seen(framed)


def test_still_opens_what_was_found(framed: MainWindow) -> None:
    finder = parts(framed)[0].finder
    QTest.keyClicks(finder.field, "soleus")
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert framed.workspace.selection.id == "soleus"
