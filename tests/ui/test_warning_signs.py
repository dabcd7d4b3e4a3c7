"""From a warning sign that was found to what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bodymap.ui.main_window import MainWindow
from tests.ui.panes import parts, title


def _find(window: MainWindow, words: str) -> str:
    """Type words and return the sign in the first row of what is found."""
    finder = parts(window)[0].finder
    QTest.keyClicks(finder.field, words)
    return finder.model.rows[1].text


def test_the_sign_that_was_chosen_stands_first_on_the_page(window: MainWindow) -> None:
    sign = _find(window, "chest pain")
    QTest.keyClick(parts(window)[0].finder.field, Qt.Key.Key_Down)
    QTest.keyClick(parts(window)[0].finder.list, Qt.Key.Key_Return)
    head, line = parts(window)[1].view.toPlainText().split("\n", 3)[1:3]
    assert title(window) == "When to get medical help"
    assert head == "Get medical help now if"
    assert sign.lower() in line.lower()


def test_the_row_of_the_sign_stays_chosen(window: MainWindow) -> None:
    _find(window, "chest pain")
    side = parts(window)[0].finder
    row = side.list.visualRect(side.model.index(1, 0))
    QTest.mouseClick(side.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert side.list.currentIndex().row() == 1
