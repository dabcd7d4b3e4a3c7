"""Ctrl+Z takes back what was marked, one step after the other."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing, Quality
from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.main_window import MainWindow
from bodymap.ui.workspace import Workspace
from tests.ui.helpers import inner_point, spot_of
from tests.ui.panes import rows

LEFT_BUTTON = Qt.MouseButton.LeftButton
TEMPLE = RegionRef(RegionId("temple"), Side.LEFT)
CHEST = RegionRef(RegionId("chest"), Side.LEFT)


@pytest.fixture
def marking(window: MainWindow) -> MainWindow:
    """Return the window on the page of the drawing."""
    window.open_address("pain")
    return window


def undo(window: MainWindow) -> dict[RegionRef, int]:
    """Press the keys and return what is marked then."""
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    return dict(window.workspace.drawing.marks)


def redo(window: MainWindow) -> dict[RegionRef, int]:
    """Press the keys and return what is marked then."""
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Z, modifiers)
    return dict(window.workspace.drawing.marks)


def way_of_stroke(window: MainWindow) -> tuple[BodyView, QPoint, QPoint]:
    """Return a view, and in it a place on the chest and one low on the belly."""
    view = window.body.views[0]
    belly = RegionRef(RegionId("abdomen_lower"), Side.LEFT)
    start, end = (inner_point(view, spot_of(view, ref)) for ref in (CHEST, belly))
    return view, start, end


def stroke(window: MainWindow) -> None:
    """Draw with the button pressed from the chest down to the lower belly."""
    view, start, end = way_of_stroke(window)
    QTest.mousePress(view.viewport(), LEFT_BUTTON, pos=start)
    for i in range(1, 11):
        QTest.mouseMove(view.viewport(), start + (end - start) * i / 10)
    QTest.mouseRelease(view.viewport(), LEFT_BUTTON, pos=end)


def test_steps_are_taken_back_in_turn(marking: MainWindow) -> None:
    workspace = marking.workspace
    workspace.choose(TEMPLE)
    workspace.choose(CHEST)
    workspace.unmark(TEMPLE)
    workspace.draw(workspace.drawing.with_quality(Quality.NUMB, on=True))
    assert undo(marking) == {CHEST: 5}
    assert workspace.drawing.qualities == frozenset()
    assert undo(marking) == {TEMPLE: 5, CHEST: 5}
    assert undo(marking) == {TEMPLE: 5}
    assert undo(marking) == {}
    assert undo(marking) == {}


def test_both_halves_of_a_click_between_them_are_one_step(marking: MainWindow) -> None:
    back = RegionRef(RegionId("lumbar"), Side.LEFT)
    halves = {back: 5, back.opposite: 5}
    marking.body.middle_clicked.emit(back)
    assert marking.workspace.drawing.marks == halves
    marking.body.middle_clicked.emit(back)
    assert marking.workspace.drawing.marks == {}
    assert undo(marking) == halves
    assert undo(marking) == {}


def test_a_stroke_of_the_brush_is_one_step(marking: MainWindow) -> None:
    stroke(marking)
    marked = dict(marking.workspace.drawing.marks)
    assert len(marked) > 2
    assert undo(marking) == {}
    assert redo(marking) == marked
    marking.workspace.mark(TEMPLE, 7)
    assert undo(marking) == marked
    assert undo(marking) == {}


def test_a_stroke_after_a_stroke_is_another_step(marking: MainWindow) -> None:
    """Also where nothing but strengths change, and where the first region is as it shall be."""
    for strength in (5, 8):
        marking.workspace.set_next_strength(strength)
        marking.workspace.mark(CHEST, strength)
        stroke(marking)
    stronger = dict(marking.workspace.drawing.marks)
    assert set(stronger.values()) == {8}
    assert undo(marking) == {**dict.fromkeys(stronger, 5), CHEST: 8}
    assert undo(marking) == dict.fromkeys(stronger, 5)
    assert undo(marking) == {CHEST: 5}
    assert undo(marking) == {}


def test_a_stroke_goes_on_after_an_undo_as_a_step(marking: MainWindow) -> None:
    view, start, end = way_of_stroke(marking)
    QTest.mousePress(view.viewport(), LEFT_BUTTON, pos=start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    assert marking.workspace.drawing.marks
    assert undo(marking) == {}
    QTest.mouseMove(view.viewport(), end)
    assert marking.workspace.drawing.marks
    assert undo(marking) == {}


def test_cleared_marks_come_back(marking: MainWindow) -> None:
    marking.workspace.mark(TEMPLE, 7)
    marking.workspace.draw(PainDrawing())
    assert undo(marking) == {TEMPLE: 7}


def test_a_slider_that_was_moved_is_one_step(marking: MainWindow) -> None:
    marking.workspace.mark(TEMPLE, 2)
    marking.workspace.mark(CHEST, 5)
    slider = rows(marking)[1].slider
    for strength in (6, 7, 8):
        slider.setValue(strength)
    assert marking.workspace.drawing.marks[CHEST] == 8
    marking.workspace.mark(TEMPLE, 3)
    assert undo(marking) == {TEMPLE: 2, CHEST: 8}
    assert undo(marking) == {TEMPLE: 2, CHEST: 5}
    slider.setValue(9)
    assert undo(marking) == {TEMPLE: 2, CHEST: 5}


def test_what_was_undone_is_redone_until_something_else_is_marked(marking: MainWindow) -> None:
    marking.workspace.mark(TEMPLE, 7)
    marking.workspace.mark(CHEST, 5)
    undo(marking)
    assert undo(marking) == {}
    assert redo(marking) == {TEMPLE: 7}
    assert redo(marking) == {TEMPLE: 7, CHEST: 5}
    assert redo(marking) == {TEMPLE: 7, CHEST: 5}
    assert undo(marking) == {TEMPLE: 7}
    marking.workspace.mark(TEMPLE, 2)
    assert redo(marking) == {TEMPLE: 2}
    assert undo(marking) == {TEMPLE: 7}


def test_nothing_changes_where_marks_are_not_seen(marking: MainWindow) -> None:
    marking.workspace.mark(TEMPLE, 7)
    marking.open_address("start")
    assert undo(marking) == {TEMPLE: 7}


def test_what_was_kept_from_before_stays(atlas: Atlas) -> None:
    workspace = Workspace(atlas)
    workspace.restore(PainDrawing().marked(TEMPLE, 7))
    workspace.select(Selection(Kind.PAIN))
    workspace.mark(CHEST, 5)
    for _ in range(3):
        workspace.undo()
    assert workspace.drawing.marks == {TEMPLE: 7}


def test_steps_outlive_a_change_of_the_language(atlas: Atlas) -> None:
    former, later = Workspace(atlas), Workspace(atlas)
    former.select(Selection(Kind.PAIN))
    former.mark(TEMPLE, 7)
    former.mark(CHEST, 5)
    later.take_over(former)
    later.undo()
    assert later.drawing.marks == {TEMPLE: 7}


def test_strengths_that_are_chosen_one_after_the_other_are_steps(marking: MainWindow) -> None:
    for strength in (5, 8, 3):
        marking.workspace.mark(TEMPLE, strength)
    assert [undo(marking) for _ in range(3)] == [{TEMPLE: 8}, {TEMPLE: 5}, {}]


def test_a_slider_goes_on_in_another_step_after_another_page(marking: MainWindow) -> None:
    marking.workspace.mark(TEMPLE, 5)
    for strength in (8, 3):
        rows(marking)[0].slider.setValue(strength)
        marking.open_address("start")
        marking.open_address("pain")
    assert undo(marking) == {TEMPLE: 8}
    assert undo(marking) == {TEMPLE: 5}


def test_the_menu_offers_what_can_be_done(window: MainWindow) -> None:
    menu = {action.text(): action for action in window.header.menu_button.menu().actions()}
    steps = [menu["Undo the last step"], menu["Redo the step"]]

    def offered() -> list[bool]:
        return [step.isEnabled() for step in steps]

    assert offered() == [False, False]
    window.open_address("pain")
    assert offered() == [False, False]
    window.workspace.mark(TEMPLE, 5)
    assert offered() == [True, False]
    steps[0].trigger()
    assert offered() == [False, True]
    steps[1].trigger()
    window.open_address("start")
    assert offered() == [False, False]
    window.open_address("pain")
    assert offered() == [True, False]
