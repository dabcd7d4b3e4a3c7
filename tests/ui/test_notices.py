"""What a notice says can be read, copied and acted on in any window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bodymap.ui.main_window import MainWindow

ADDRESS = "https://onlinelibrary.wiley.com/doi/full/10.1002/14651858.CD011504.pub2?term=abc+def"
UNBROKEN = "https://example.org/" + "x" * 300
SIZES = ((640, 480, 200), (640, 480, 100), (1024, 700, 200), (1280, 800, 100))


def show(window: MainWindow, size: tuple[int, int, int]) -> None:
    wide, high, zoom = size
    window.resize(wide, high)
    window.workspace.prefer("zoom", str(zoom))
    for _ in range(3):
        QApplication.processEvents()


def box(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("address", [ADDRESS, UNBROKEN], ids=["usual", "unbroken"])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]} {0[2]} %".format)
def test_address_and_button_are_whole(
    window: MainWindow, size: tuple[int, int, int], address: str
) -> None:
    show(window, size)
    window.open_address(address)
    show(window, size)
    words, button = window.notices._text, window.notices._act
    assert address in window.notices.text()
    cursor = words.textCursor()
    for at in range(len(words.toPlainText())):
        cursor.setPosition(at)
        letter = words.cursorRect(cursor)
        assert 0 <= letter.left() < words.viewport().width()
        assert letter.bottom() <= words.viewport().height() or words.verticalScrollBar().isVisible()
    needed = QFontMetrics(button.font()).horizontalAdvance(button.text())
    assert button.contentsRect().width() > needed
    inside = box(window, window.notices._banner)
    for part in (words, button, window.notices._close):
        assert inside.contains(box(window, part))
    assert not box(window, words).intersects(box(window, button))


def test_button_stands_below_the_words_only_where_they_would_be_squeezed(
    window: MainWindow,
) -> None:
    for size, below in (((640, 480, 200), True), ((640, 480, 100), False)):
        window.open_address(ADDRESS)
        show(window, size)
        words, button = window.notices._text, window.notices._act
        assert (box(window, button).top() >= box(window, words).bottom()) is below
    window.notices.tell("Saved.", "Open", "help")
    show(window, (640, 480, 200))
    assert box(window, window.notices._act).left() > box(window, window.notices._text).left()
    assert box(window, window.notices._act).top() < box(window, window.notices._text).bottom()


def test_longest_notice_leaves_header_and_status_and_can_be_closed(window: MainWindow) -> None:
    show(window, (640, 480, 200))
    window.notices.tell("word " * 500, "Do it", "help")
    show(window, (640, 480, 200))
    notice = window.notices.geometry()
    assert notice.top() > window.header.geometry().bottom()
    assert notice.bottom() < window.status.geometry().top()
    assert window.notices._text.verticalScrollBar().isVisible()
    QTest.mouseClick(window.notices._close, Qt.MouseButton.LeftButton)
    assert window.notices.isHidden()


def test_selected_address_is_copied_as_it_is(window: MainWindow) -> None:
    show(window, (640, 480, 200))
    window.open_address(ADDRESS)
    words = window.notices._text
    QTest.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert words.hasFocus()
    QTest.keyClick(words, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(words, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == window.notices.text()


def test_nothing_can_be_typed_into_it(window: MainWindow) -> None:
    window.open_address(ADDRESS)
    said = window.notices.text()
    window.notices._text.setFocus()
    QTest.keyClicks(window.notices._text, "abc")
    assert window.notices.text() == said


def test_tab_comes_to_its_button_and_not_to_its_words(window: MainWindow) -> None:
    window.open_address(ADDRESS)
    assert window.notices._text.focusPolicy() is Qt.FocusPolicy.ClickFocus
    seen = set()
    for _ in range(40):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert window.notices.findChildren(QPushButton)[0] in seen
    assert window.notices._text not in seen
