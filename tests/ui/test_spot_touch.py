"""One finger on the list of the marked spots: it scrolls, sets strengths, presses buttons."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing
from bodymap.ui.main_window import MainWindow
from bodymap.ui.sidebar.spot_row import SpotRow
from tests.ui.hand import Hand
from tests.ui.panes import parts, rows


@pytest.fixture
def marked(qtbot: QtBot, atlas: Atlas, window: MainWindow) -> MainWindow:
    """Return a window with more marked spots than its list can show; the last ones are seen."""
    window.resize(1280, 640)
    window.open_address("pain")
    for ref in sorted(atlas.refs, key=str)[:30:2]:
        window.workspace.mark(ref, 5)
    last = rows(window)[-1]
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
    return window


def area(window: MainWindow) -> QScrollArea:
    """Return the list that scrolls."""
    (found,) = parts(window)[0].spots.findChildren(QScrollArea)
    return found


def middle(window: MainWindow, widget: QWidget) -> QPoint:
    """Return where the middle of a widget lies in the list."""
    return widget.mapTo(area(window).viewport(), widget.rect().center())


def strengths(window: MainWindow) -> set[int]:
    return set(window.workspace.drawing.marks.values())


def button(row: SpotRow, name: str) -> QAbstractButton:
    """Return the button of a row whose name begins so."""
    found = row.findChildren(QAbstractButton)
    return next(each for each in found if each.accessibleName().startswith(name))


@pytest.mark.parametrize("name", ["spotName", "slider"])
def test_scrolls_whatever_it_begins_on_and_changes_nothing(
    marked: MainWindow, screen: QPointingDevice, name: str
) -> None:
    row = rows(marked)[-2]
    start = row.slider if name == "slider" else row.findChildren(QWidget, name)[0]
    at = middle(marked, start)
    hand = Hand(area(marked), screen)
    hand.put(at)
    bar = area(marked).verticalScrollBar()
    before = bar.value()
    hand.slide(at + QPoint(4, 90))
    assert bar.value() == before - 90
    hand.lift()
    assert strengths(marked) == {5}


def test_drags_a_slider_aside(marked: MainWindow, screen: QPointingDevice) -> None:
    row = rows(marked)[-2]
    hand = Hand(area(marked), screen)
    at, before = middle(marked, row.slider), area(marked).verticalScrollBar().value()
    hand.put(at)
    hand.slide(at + QPoint(200, 10))
    assert row.slider.value() == 10
    hand.lift()
    assert not row.slider.isSliderDown()
    assert strengths(marked) == {5, 10}
    assert area(marked).verticalScrollBar().value() == before


def test_second_finger_lets_a_slider_go(marked: MainWindow, screen: QPointingDevice) -> None:
    row = rows(marked)[-2]
    hand = Hand(area(marked), screen)
    at = middle(marked, row.slider)
    hand.put(at)
    hand.slide(at + QPoint(30, 0))
    assert row.slider.isSliderDown()
    hand.put(at, at + QPoint(0, 80))
    assert not row.slider.isSliderDown()
    hand.lift()


def test_taps_on_the_buttons_of_a_row(marked: MainWindow, screen: QPointingDevice) -> None:
    row, before = rows(marked)[-2], dict(marked.workspace.drawing.marks)
    gone = button(row, "Remove")
    Hand(area(marked), screen).tap(middle(marked, gone))
    QApplication.processEvents()
    left = dict(marked.workspace.drawing.marks)
    assert len(left) < len(before)
    assert row not in rows(marked)


def test_spot_that_goes_while_it_is_dragged_harms_nothing(
    marked: MainWindow, screen: QPointingDevice
) -> None:
    row = rows(marked)[-2]
    hand = Hand(area(marked), screen)
    at = middle(marked, row.slider)
    hand.put(at)
    hand.slide(at + QPoint(20, 0))
    marked.workspace.draw(PainDrawing())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    hand.slide(at + QPoint(40, 0))
    hand.lift()
    assert marked.workspace.drawing.marks == {}
