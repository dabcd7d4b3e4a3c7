"""One finger on page, list and map: it taps, scrolls, and swipes to the pane beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.ui.placing import BODY, DETAILS
from tests.ui.hand import Hand
from tests.ui.helpers import link_box
from tests.ui.panes import page_of, parts, seen

if TYPE_CHECKING:
    from PySide6.QtGui import QPointingDevice
    from PySide6.QtWidgets import QAbstractScrollArea

    from bodymap.ui.main_window import MainWindow

RIGHT, LEFT = QPoint(150, 0), QPoint(-150, 0)
SCREEN = (800, 700)  # without a real one, no finger can reach beyond
PAGE, MAP = {"page"}, {"map"}


@pytest.fixture
def narrow(window: MainWindow) -> MainWindow:
    """Return a window that shows one pane at a time, now a page."""
    window.resize(660, 700)
    window.open_address("help")
    assert seen(window) == PAGE
    return window


def swipe(area: QAbstractScrollArea, by: QPoint, screen: QPointingDevice) -> None:
    middle = area.viewport().rect().center()
    hand = Hand(area, screen)
    hand.put(middle)
    hand.slide(middle + by)
    hand.lift()
    QApplication.processEvents()


def figure(window: MainWindow) -> QAbstractScrollArea:
    """Return the front figure."""
    return window.body.views[0]


class TestNarrowWindow:
    def test_turns_to_the_body_and_back(self, narrow: MainWindow, screen: QPointingDevice) -> None:
        swipe(page_of(narrow).view, RIGHT, screen)
        assert seen(narrow) == MAP
        assert narrow.placing.shown == BODY
        swipe(figure(narrow), LEFT, screen)
        assert seen(narrow) == PAGE
        assert narrow.placing.shown == DETAILS
        assert str(narrow.workspace.selection) == "help"

    def test_has_nothing_beyond_its_two_panes(
        self, narrow: MainWindow, screen: QPointingDevice
    ) -> None:
        swipe(page_of(narrow).view, LEFT, screen)
        assert seen(narrow) == PAGE
        narrow.placing.show_pane(BODY)
        swipe(figure(narrow), RIGHT, screen)
        assert seen(narrow) == MAP

    @pytest.mark.parametrize("by", [QPoint(60, 0), QPoint(90, 60), QPoint(0, 150), QPoint(90, -80)])
    def test_short_or_slanted_way_turns_nothing(
        self, narrow: MainWindow, screen: QPointingDevice, by: QPoint
    ) -> None:
        swipe(page_of(narrow).view, by, screen)
        assert seen(narrow) == PAGE
        narrow.placing.show_pane(BODY)
        swipe(figure(narrow), -by, screen)
        assert seen(narrow) == MAP

    def test_two_fingers_turn_nothing(self, narrow: MainWindow, screen: QPointingDevice) -> None:
        view = page_of(narrow).view
        middle, apart = view.viewport().rect().center(), QPoint(0, 60)
        hand = Hand(view, screen)
        hand.put(middle, middle + apart)
        hand.slide(middle + RIGHT, middle + apart + RIGHT)
        hand.lift()
        assert seen(narrow) == PAGE

    def test_enlarged_body_is_moved_instead(
        self, narrow: MainWindow, screen: QPointingDevice
    ) -> None:
        narrow.placing.show_pane(BODY)
        for _ in range(3):
            narrow.body.zoom_in()
        before = narrow.body.views[0].viewport_map.centre.x()
        swipe(figure(narrow), LEFT, screen)
        assert seen(narrow) == MAP
        assert narrow.body.views[0].viewport_map.centre.x() > before

    def test_finger_that_marks_pain_goes_on_marking(
        self, narrow: MainWindow, screen: QPointingDevice
    ) -> None:
        narrow.open_address("pain")
        assert seen(narrow) == MAP
        swipe(figure(narrow), LEFT, screen)
        assert seen(narrow) == MAP
        assert narrow.workspace.drawing.marks

    def test_swipe_over_a_link_or_a_region_opens_nothing(
        self, narrow: MainWindow, screen: QPointingDevice
    ) -> None:
        narrow.open_address("start")
        view = page_of(narrow).view
        narrow.placing.show_pane(DETAILS)
        at = link_box(view, "pain").center()
        hand = Hand(view, screen)
        hand.put(at)
        hand.slide(at + RIGHT)
        hand.lift()
        assert seen(narrow) == MAP
        swipe(figure(narrow), LEFT, screen)
        assert seen(narrow) == PAGE
        assert str(narrow.workspace.selection) == "start"
        assert not view.textCursor().hasSelection()


def test_runs_the_other_way_where_words_do(
    mirrored: None, narrow: MainWindow, screen: QPointingDevice
) -> None:
    swipe(page_of(narrow).view, RIGHT, screen)
    assert seen(narrow) == PAGE
    swipe(page_of(narrow).view, LEFT, screen)
    assert seen(narrow) == MAP
    swipe(figure(narrow), RIGHT, screen)
    assert seen(narrow) == PAGE


def test_window_with_two_panes_stays_as_it_is(window: MainWindow, screen: QPointingDevice) -> None:
    window.resize(*SCREEN)
    before = seen(window)
    assert before == {"map", "page"}
    for area in (page_of(window).view, figure(window)):
        for by in (LEFT, RIGHT):
            swipe(area, by, screen)
    assert seen(window) == before
    assert str(window.workspace.selection) == "start"


class TestPage:
    @pytest.fixture(autouse=True)
    def on_screen(self, window: MainWindow) -> None:
        window.resize(*SCREEN)

    def test_follows_the_finger_and_selects_nothing(
        self, window: MainWindow, screen: QPointingDevice
    ) -> None:
        window.open_address("help")
        view = page_of(window).view
        bar = view.verticalScrollBar()
        swipe(view, QPoint(5, -180), screen)
        assert bar.value() == 180
        swipe(view, QPoint(0, 80), screen)
        assert bar.value() == 100
        swipe(view, QPoint(0, 200), screen)
        assert bar.value() == 0
        assert not view.textCursor().hasSelection()

    def test_tap_follows_a_link(self, window: MainWindow, screen: QPointingDevice) -> None:
        window.open_address("region:temple:left")
        view = page_of(window).view
        Hand(view, screen).tap(link_box(view, "muscle:temporalis:left").center())
        assert str(window.workspace.selection) == "muscle:temporalis:left"
        assert view.hasFocus()

    def test_finger_that_trembles_taps(self, window: MainWindow, screen: QPointingDevice) -> None:
        window.open_address("region:temple:left")
        view = page_of(window).view
        at = link_box(view, "muscle:temporalis:left").center()
        hand = Hand(view, screen)
        hand.put(at)
        hand.slide(at + QPoint(6, 5))
        hand.lift()
        assert str(window.workspace.selection) == "muscle:temporalis:left"

    def test_two_fingers_open_nothing(self, window: MainWindow, screen: QPointingDevice) -> None:
        window.open_address("region:temple:left")
        view = page_of(window).view
        at = link_box(view, "muscle:temporalis:left").center()
        hand = Hand(view, screen)
        hand.put(at, at + QPoint(0, 50))
        hand.lift()
        assert str(window.workspace.selection) == "region:temple:left"


class TestList:
    def test_follows_the_finger(self, window: MainWindow, screen: QPointingDevice) -> None:
        window.resize(1280, 480)
        window.search("back")
        finder = parts(window)[0].finder
        swipe(finder.list, QPoint(0, -120), screen)
        assert finder.list.verticalScrollBar().value() == 120
        assert str(window.workspace.selection) == "start"

    def test_tap_opens_the_row(self, window: MainWindow, screen: QPointingDevice) -> None:
        window.search("soleus")
        finder = parts(window)[0].finder
        row = next(i for i, r in enumerate(finder.model.rows) if r.address == "muscle:soleus")
        at = finder.list.visualRect(finder.model.index(row, 0)).center()
        Hand(finder.list, screen).tap(at)
        assert str(window.workspace.selection).startswith("muscle:soleus")


def test_touch_pad_moves_the_pointer_and_turns_nothing(narrow: MainWindow) -> None:
    pad = QTest.createTouchDevice(QInputDevice.DeviceType.TouchPad)
    swipe(page_of(narrow).view, RIGHT, pad)
    assert seen(narrow) == PAGE
