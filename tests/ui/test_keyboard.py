"""The keyboard alone: names, the order of Tab, journeys from question to answer, no trap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from bodymap.core.selection import Kind
from bodymap.ui.page.page_view import PageView
from bodymap.ui.tab_order import tab_stops

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bodymap.core.atlas import Atlas
    from bodymap.ui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAGES = ("start", "pain", "muscle:soleus:left", "symptom:tension_headache", "settings", "help")
SIZES = ((1280, 800), (1024, 700), (640, 480))


def focused_words() -> str:
    """Return the words of the button that has the keyboard."""
    widget = focused()
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(focused(), key, modifier)
        QApplication.processEvents()


def link() -> str:
    """Return the address of the link that has the keyboard, or nothing."""
    view = focused()
    if not isinstance(view, PageView) or not view.textCursor().hasSelection():
        return ""
    return view.textCursor().charFormat().anchorHref()


def tab_to_link(start: str, most: int = 60) -> None:
    """Press Tab until a link whose address begins so has the keyboard."""
    for _ in range(most):
        press(Key.Key_Tab)
        if link().startswith(start):
            return
    raise AssertionError(f"no link to {start} within {most} steps")


def mark_some(window: MainWindow, count: int) -> None:
    """Mark regions of the front by arrows and digits."""
    window.body.views[0].setFocus(Qt.FocusReason.TabFocusReason)
    for digit in range(count):
        press(Key.Key_Down, Key.Key_Down, Key(Key.Key_8 - digit))


def pane_of(window: MainWindow, widget: QWidget) -> str:
    assert window.sidebar is not None
    assert window.page is not None
    front, back = window.body.views
    panes = {
        "header": window.header,
        "side bar": window.sidebar,
        "front": front,
        "back": back,
        "map tools": window.body,
        "page": window.page.view,
        "page head": window.page,
        "status": window.status,
    }
    return next(n for n, pane in panes.items() if pane is widget or pane.isAncestorOf(widget))


def single(widgets: Iterable[QWidget]) -> set[QWidget]:
    """Leave out the segments: which of them is chosen follows the scrolling of the page."""
    return {w for w in widgets if not (isinstance(w, QAbstractButton) and w.autoExclusive())}


@pytest.fixture(params=SIZES, ids=lambda size: "x".join(map(str, size)))
def sized(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    window.resize(*request.param)
    QApplication.processEvents()
    return window


class TestNames:
    @pytest.mark.parametrize("address", PAGES)
    def test_everything_that_takes_the_keyboard_has_a_name(
        self, sized: MainWindow, address: str
    ) -> None:
        sized.open_address(address)
        if address == "pain":
            mark_some(sized, 2)
        sized.notices.tell("Something is so.", "Do it", "help")
        every = [
            w for w in sized.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert len(every) > 10
        nameless = []
        for widget in every:
            told = QAccessible.queryAccessibleInterface(widget)
            if widget.isVisible() and not told.text(QAccessible.Text.Name).strip():
                nameless.append(widget)
        assert nameless == []

    def test_segments_are_radio_buttons_that_know_their_group(self, window: MainWindow) -> None:
        assert window.page is not None
        window.open_address("muscle:soleus:left")
        sides = [b for b in window.page.findChildren(QPushButton) if b.text() in ("Right", "Left")]
        told = [QAccessible.queryAccessibleInterface(button) for button in sides]
        assert [each.role() for each in told] == [QAccessible.Role.RadioButton] * 2
        assert [bool(each.state().checked) for each in told] == [False, True]
        assert {each.text(QAccessible.Text.Description) for each in told} == {"Side of the body"}


class TestTabOrder:
    def test_goes_from_the_header_to_the_status_line(self, window: MainWindow) -> None:
        window.open_address("muscle:soleus:left")
        first = window.header.findChildren(QPushButton)[0]
        first.setFocus()
        passed = []
        for _ in range(200):
            passed.append(pane_of(window, focused()))
            press(Key.Key_Tab)
            if focused() is first:
                break
        order = list(dict.fromkeys(passed))
        expected = "header, side bar, front, back, map tools, page head, page, status"
        assert ", ".join(order) == expected
        assert sorted(passed, key=order.index) == passed

    @pytest.mark.parametrize("address", PAGES)
    def test_is_no_trap(self, sized: MainWindow, address: str) -> None:
        """Tab, and Shift+Tab, come to everything that can be used and back to the beginning."""
        sized.open_address(address)
        if address == "pain" and sized.body.isVisible():
            mark_some(sized, 2)
        for key, modifier in ((Key.Key_Tab, CTRL ^ CTRL), (Key.Key_Backtab, SHIFT)):
            stops = single(tab_stops([sized]))
            start = next(iter(stops))
            start.setFocus()
            reached = {start}
            for _ in range(300):
                press(key, modifier=modifier)
                reached.add(focused())
                if focused() is start and len(reached) > 1:
                    break
            assert focused() is start
            assert single(reached) == stops


class TestJourneys:
    def test_find_a_muscle_jump_follow_a_link_go_back(self, window: MainWindow) -> None:
        assert window.page is not None
        assert window.sidebar is not None
        view = window.page.view
        press(Key.Key_F, modifier=CTRL)
        QTest.keyClicks(focused(), "soleus")
        press(Key.Key_Down)
        rows, at = window.sidebar.finder.model.rows, window.sidebar.finder.list
        while not rows[at.currentIndex().row()].address.startswith("muscle:soleus"):
            press(Key.Key_Down)
        press(Key.Key_Return)
        assert window.workspace.selection.id == "soleus"
        assert focused() is view
        while not isinstance(focused(), QPushButton):
            press(Key.Key_Backtab, modifier=SHIFT)
        assert focused_words() == "Pattern"
        press(Key.Key_Right, Key.Key_Right)
        assert focused_words() == "Ease it"
        assert view.verticalScrollBar().value() > 100
        tab_to_link("therapy:")
        wanted = link()
        press(Key.Key_Return)
        assert str(window.workspace.selection).startswith(wanted)
        press(Key.Key_Left, modifier=ALT)
        assert window.workspace.selection.id == "soleus"

    def test_mark_read_the_ranking_answer_clear(self, window: MainWindow, atlas: Atlas) -> None:
        assert window.page is not None
        press(Key.Key_2, modifier=CTRL)
        mark_some(window, 3)
        drawing = window.workspace.drawing
        assert sorted(drawing.marks.values()) == [6, 7, 8]
        text = window.page.view.toPlainText()
        assert "1. " in text
        for ref in drawing.marks:
            assert atlas.name_of(ref).lower() in text.lower()
        while focused() is not window.page.view:
            press(Key.Key_F6)
        tab_to_link("answer:")
        press(Key.Key_Return)
        assert len(window.workspace.drawing.answers) == 1
        while focused_words() != "Clear all":
            press(Key.Key_Backtab, modifier=SHIFT)
        press(Key.Key_Space)
        assert not window.workspace.drawing.marks

    def test_change_text_size_and_colours(self, window: MainWindow) -> None:
        press(Key.Key_Comma, modifier=CTRL)
        assert window.workspace.selection.kind is Kind.SETTINGS
        while not isinstance(focused(), PageView):
            press(Key.Key_F6)
        tab_to_link("set:colours:dark")
        press(Key.Key_Return)
        assert window.workspace.preferences.colours.value == "dark"
        tab_to_link("set:zoom:130")
        press(Key.Key_Return)
        assert window.workspace.preferences.zoom == 130
        press(Key.Key_0, modifier=CTRL)
        press(Key.Key_L, modifier=CTRL | SHIFT)
        chosen = window.workspace.preferences
        assert (chosen.zoom, chosen.colours.value) == (100, "light")
