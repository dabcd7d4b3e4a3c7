"""No label and no button is too small for its words, at any size of window and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from bodymap.ui.placing import BODY, DETAILS
from bodymap.ui.widgets import FittingLabel, IconButton
from tests.ui.panes import page_of, title

if TYPE_CHECKING:
    from bodymap.ui.main_window import MainWindow

LONG_NAME = "muscle:pectoralis_major_costal:left"
PAGES = ("start", "pain", LONG_NAME, "settings", "help", "region:temple:left")
SIZES = (
    (640, 480, 100),
    (640, 480, 200),
    (640, 900, 200),
    (1024, 700, 200),
    (1280, 800, 100),
    (1280, 800, 200),
)
LEAST_PX = 12
NOTICE = "This page is on the web: https://pubmed.ncbi.nlm.nih.gov/?term=myofascial+pain"


def too_small(widget: QLabel | QAbstractButton) -> str:
    """Return what is cut of the words of a widget, in pixels, or nothing."""
    if isinstance(widget, FittingLabel):
        size = widget.font().pixelSize() * widget.scale()
        return f"{widget.text()!r} is {size:.0f} px" if size < LEAST_PX else ""
    room, words = widget.contentsRect(), widget.text()
    metrics = widget.fontMetrics()
    if isinstance(widget, QLabel):
        flags = widget.alignment() | (Qt.TextFlag.TextWordWrap if widget.wordWrap() else 0)
        needed = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), int(flags), words)
        wide, high = needed.width(), needed.height()
        if not widget.wordWrap():
            wide = metrics.horizontalAdvance(words)
    else:
        wide = metrics.horizontalAdvance(words)
        wide += widget.iconSize().width() if not widget.icon().isNull() else 0
        high = metrics.height()
    lost = wide - room.width(), high - room.height() - 1  # metrics round up, letters do not
    return f"{words!r} by {lost}" if max(lost) > 0 else ""


def shown_words(window: MainWindow) -> list[QLabel | QAbstractButton]:
    """Return the labels and buttons that show words, and not an icon alone."""
    found: list[QLabel | QAbstractButton] = []
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and isinstance(widget, QLabel | QAbstractButton)):
            continue
        style = widget.toolButtonStyle() if isinstance(widget, QToolButton) else None
        has_icon = isinstance(widget, QAbstractButton) and not widget.icon().isNull()
        if widget.text() and not (has_icon and style is Qt.ToolButtonStyle.ToolButtonIconOnly):
            found.append(widget)
    return found


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]} {0[2]} %".format)
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut(
    window: MainWindow, address: str, size: tuple[int, int, int], colours: str
) -> None:
    *wide_high, zoom = size
    window.resize(*wide_high)
    window.workspace.prefer("zoom", str(zoom))
    window.workspace.prefer("colours", colours)
    window.open_address(address)
    window.notices.tell(NOTICE, "Open in the browser", "https://example.org")
    cut: dict[str, None] = {}
    for pane in (0, 1):
        window.placing.show_pane(pane)
        window.toggle_drawer()
        for _ in range(3):
            QApplication.processEvents()
        words = shown_words(window)
        assert len(words) > 7
        for widget in words:
            told = too_small(widget)
            if told:
                cut[told] = None
    assert not cut, "; ".join(cut)


def test_a_title_that_has_no_room_is_told_whole(window: MainWindow) -> None:
    window.resize(640, 480)
    window.workspace.prefer("zoom", "200")
    window.open_address(LONG_NAME)
    window.placing.show_pane(DETAILS)
    QApplication.processEvents()
    shown, whole = title(window), "Pectoralis major, costal and abdominal part"
    label = page_of(window).findChild(QLabel, "title")
    assert isinstance(label, QLabel)
    assert shown != whole
    assert whole.startswith(shown.removesuffix(" …"))
    assert label.accessibleName() == label.toolTip().replace("\n", ", ")
    assert label.toolTip().startswith(whole + "\n")
    window.resize(1280, 800)
    window.workspace.prefer("zoom", "100")
    QApplication.processEvents()
    assert title(window) == label.accessibleName() == whole
    assert label.toolTip() == ""


def test_a_notice_covers_what_it_would_squeeze(window: MainWindow) -> None:
    window.resize(640, 480)
    for zoom, covers in (("100", False), ("200", True)):
        window.workspace.prefer("zoom", zoom)
        window.notices.tell(NOTICE, "Open in the browser", "https://example.org")
        QApplication.processEvents()
        assert window.notices.geometry().intersects(window.body.geometry()) is covers
        close = window.notices.findChild(IconButton)
        assert isinstance(close, IconButton)
        assert window.childAt(close.mapTo(window, close.rect().center())) is close


def test_a_low_map_gives_the_hint_its_room(window: MainWindow) -> None:
    window.resize(640, 480)
    window.workspace.prefer("zoom", "200")
    window.placing.show_pane(BODY)
    body = window.body
    body.show_hint(True)
    assert (body.hint.isVisible(), body.legend.isVisible()) == (True, False)
    QTest.mouseClick(body.hint.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert (body.hint.isVisible(), body.legend.isVisible()) == (False, True)
