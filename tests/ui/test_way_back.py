"""Whoever comes back to a page goes on at the line where it was left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.reading_place import top_place
from tests.ui.panes import page_of, title

MUSCLE = "muscle:soleus:left"


def _read(window: MainWindow) -> str:
    """Return the paragraph at the top of the page."""
    view = page_of(window).view
    return view.document().findBlockByNumber(top_place(view).paragraph).text()


def _back(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()


@pytest.mark.parametrize(("width", "zoom"), [(1280, "100"), (660, "100"), (1280, "150")])
def test_is_the_same_line_in_another_width_and_size_of_text(
    window: MainWindow, width: int, zoom: str
) -> None:
    window.open_address(MUSCLE)
    bar = page_of(window).view.verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 3)
    left = _read(window)
    window.open_address("help")
    window.resize(width, 800)
    window.workspace.prefer("zoom", zoom)
    QApplication.processEvents()
    _back(window)
    assert title(window) == "Soleus"
    assert _read(window) == left


def test_a_page_left_at_its_top_is_read_from_its_top(window: MainWindow) -> None:
    window.open_address(MUSCLE)
    window.open_address("help")
    _back(window)
    assert page_of(window).view.verticalScrollBar().value() == 0
