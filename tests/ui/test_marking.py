"""Where does it hurt: marking by click, drag, digit and slider, and the list that follows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from bodymap.core.drawing import PainDrawing, Quality
from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.page_view import PageView
from bodymap.ui.widgets import Segments
from tests.ui.helpers import addresses, inner_point, link_box, move_pointer
from tests.ui.panes import rows

LEFT_BUTTON = Qt.MouseButton.LeftButton
TEMPLE = RegionRef(RegionId("temple"), Side.LEFT)
CHEST = RegionRef(RegionId("chest"), Side.LEFT)
OTHER_CHEST = RegionRef(RegionId("chest"), Side.RIGHT)


@pytest.fixture
def marking(window: MainWindow) -> MainWindow:
    """Return the window after Ctrl+2."""
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.selection.kind is Kind.PAIN
    return window


def click(window: MainWindow, ref: RegionRef) -> None:
    view, at = place(window, ref)
    QTest.mouseClick(view.viewport(), LEFT_BUTTON, pos=at)


def place(window: MainWindow, ref: RegionRef) -> tuple[BodyView, QPoint]:
    for view in window.body.views:
        for spot in view.spots:
            if spot.ref == ref:
                return view, inner_point(view, spot)
    raise AssertionError(ref)


def marks(window: MainWindow) -> dict[RegionRef, int]:
    return dict(window.workspace.drawing.marks)


def page(window: MainWindow) -> PageView:
    assert window.page is not None
    return window.page.view


def choose_strength(window: MainWindow, number: int) -> None:
    strip = next(s for s in window.body.findChildren(Segments) if "Strength" in s.accessibleName())
    QTest.mouseClick(strip._group.button(number), LEFT_BUTTON)


class TestMap:
    def test_click_marks_with_the_chosen_strength_and_takes_it_away_again(
        self, marking: MainWindow
    ) -> None:
        click(marking, TEMPLE)
        assert marks(marking) == {TEMPLE: 5}
        choose_strength(marking, 2)
        click(marking, TEMPLE)
        click(marking, CHEST)
        assert marks(marking) == {TEMPLE: 8, CHEST: 8}
        click(marking, CHEST)
        assert marks(marking) == {TEMPLE: 8}
        assert marking.workspace.selection.kind is Kind.PAIN

    def test_digits_and_delete_work_on_the_region_under_the_keyboard(
        self, marking: MainWindow
    ) -> None:
        view = marking.body.views[0]
        view.setFocus(Qt.FocusReason.TabFocusReason)
        ref = view.spots[view.currentIndex().row()].ref
        for key, strength in ((Qt.Key.Key_1, 1), (Qt.Key.Key_9, 9), (Qt.Key.Key_0, 10)):
            QTest.keyClick(view, key)
            assert marks(marking) == {ref: strength}
        QTest.keyClick(view, Qt.Key.Key_Delete)
        assert marks(marking) == {}

    def test_digits_do_nothing_while_one_explores(self, window: MainWindow) -> None:
        view = window.body.views[0]
        view.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(view, Qt.Key.Key_7)
        assert marks(window) == {}

    def test_drag_marks_all_that_it_passes(self, marking: MainWindow) -> None:
        view, start = place(marking, CHEST)
        end = place(marking, RegionRef(RegionId("abdomen_upper"), Side.LEFT))[1]
        QTest.mousePress(view.viewport(), LEFT_BUTTON, pos=start)
        for i in range(1, 11):
            QTest.mouseMove(view.viewport(), start + (end - start) * i / 10)
        QTest.mouseRelease(view.viewport(), LEFT_BUTTON, pos=end)
        assert {CHEST, RegionRef(RegionId("abdomen_upper"), Side.LEFT)} <= marks(marking).keys()
        assert set(marks(marking).values()) == {5}

    def test_screen_reader_is_told_how_strong(self, marking: MainWindow) -> None:
        marking.workspace.mark(CHEST, 7)
        view, _ = place(marking, CHEST)
        row = next(i for i, spot in enumerate(view.spots) if spot.ref == CHEST)
        item = QAccessible.queryAccessibleInterface(view).child(row)
        assert item.text(QAccessible.Text.Name).endswith("pain 7 of 10")
        marking.workspace.unmark(CHEST)
        assert "pain" not in item.text(QAccessible.Text.Name).replace("pain here", "")

    def test_marks_stay_while_one_explores_and_comes_back(self, marking: MainWindow) -> None:
        click(marking, TEMPLE)
        QTest.keyClick(marking, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        click(marking, CHEST)
        assert marking.workspace.selection == Selection(Kind.REGION, "chest", Side.LEFT)
        QTest.keyClick(marking, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        assert marks(marking) == {TEMPLE: 5}
        assert dict(marking.body._marks.pain) == {TEMPLE: 5}


class TestTouch:
    """With a finger, as a touch screen tells of it."""

    def test_tap_marks_and_another_takes_the_mark_away(
        self, marking: MainWindow, finger: QPointingDevice
    ) -> None:
        view, at = place(marking, CHEST)
        tap(view, at, finger)
        assert marks(marking) == {CHEST: 5}
        tap(view, at, finger)
        assert marks(marking) == {}

    def test_finger_brushes_what_it_passes(
        self, marking: MainWindow, finger: QPointingDevice
    ) -> None:
        upper = RegionRef(RegionId("abdomen_upper"), Side.LEFT)
        view, start = place(marking, CHEST)
        end = place(marking, upper)[1]
        skin = view.viewport()
        QTest.touchEvent(skin, finger).press(0, start, skin).commit()
        for i in range(1, 11):
            to = start + (end - start) * i / 10
            QTest.touchEvent(skin, finger).move(0, to, skin).commit()
        QTest.touchEvent(skin, finger).release(0, end, skin).commit()
        assert {CHEST, upper} <= marks(marking).keys()
        assert set(marks(marking).values()) == {5}

    def test_tap_opens_a_region_while_one_explores(
        self, window: MainWindow, finger: QPointingDevice
    ) -> None:
        view, at = place(window, CHEST)
        tap(view, at, finger)
        assert window.workspace.selection == Selection(Kind.REGION, "chest", Side.LEFT)
        assert marks(window) == {}


@pytest.fixture(scope="session")
def finger(qapp: QApplication) -> QPointingDevice:
    """Return a touch screen; it stays until the program ends."""
    return QTest.createTouchDevice()


def tap(view: BodyView, at: QPoint, finger: QPointingDevice) -> None:
    skin = view.viewport()
    QTest.touchEvent(skin, finger).press(0, at, skin).commit()
    QTest.touchEvent(skin, finger).release(0, at, skin).commit()


class TestList:
    def test_ranks_anew_with_every_mark_and_keeps_its_place(self, marking: MainWindow) -> None:
        click(marking, TEMPLE)
        view = page(marking)
        first = view.toPlainText()
        assert "Temporalis" in first
        view.verticalScrollBar().setValue(200)
        marking.workspace.mark(CHEST, 9)
        assert view.toPlainText() != first
        assert view.verticalScrollBar().value() == pytest.approx(200, abs=2)

    def test_muscle_of_the_list_shows_its_pattern_over_the_marks(self, marking: MainWindow) -> None:
        click(marking, TEMPLE)
        muscle = next(a for a in addresses(page(marking)) if a.startswith("muscle:"))
        move_pointer(page(marking).viewport(), link_box(page(marking), muscle).center())
        assert marking.body._marks.pattern.points
        assert dict(marking.body._marks.pain) == {TEMPLE: 5}

    def test_title_stands_once(self, marking: MainWindow) -> None:
        click(marking, TEMPLE)
        assert marking.page is not None
        title = marking.page._title.text()
        assert title == "Where it hurts"
        assert title not in page(marking).toPlainText()
        assert page(marking).toPlainText().count("Muscles that may explain it") == 1

    def test_card_names_both_sides_once_and_what_nobody_marked(self, marking: MainWindow) -> None:
        for side in (Side.LEFT, Side.RIGHT):
            marking.workspace.mark(RegionRef(RegionId("lumbar"), side), 6)
        marking.workspace.mark(RegionRef(RegionId("buttock_upper"), Side.RIGHT), 4)
        text = page(marking).toPlainText()
        assert "Explains: lower back, both sides (6) and upper buttock, right (4)." in text
        missing = "Most people would also feel it where nothing is marked: "
        named = text.partition(missing)[2].partition(".")[0]
        assert "both sides" in named
        assert "lower back" not in named
        marking.workspace.mark(RegionRef(RegionId("lumbar"), Side.LEFT), 3)
        assert "lower back, left (3); lower back, right (6)" in page(marking).toPlainText()

    def test_answer_sorts_the_list(self, marking: MainWindow) -> None:
        for i, ref in enumerate((TEMPLE, RegionRef(RegionId("jaw"), Side.LEFT))):
            marking.workspace.mark(ref, 5 + i)
        answer = next(a for a in addresses(page(marking)) if a.startswith("answer:"))
        view = page(marking)
        QTest.mouseClick(view.viewport(), LEFT_BUTTON, pos=link_box(view, answer).center())
        assert len(marking.workspace.drawing.answers) == 1
        assert answer not in addresses(view)

    @pytest.mark.parametrize(
        "address",
        ["answer:", "answer:soleus:x:yes", "answer:nobody:0:yes", "answer:soleus:0:perhaps"],
    )
    def test_answer_that_makes_no_sense_is_none(self, marking: MainWindow, address: str) -> None:
        marking.open_address(address)
        assert marking.workspace.drawing == PainDrawing()


class TestSpots:
    def test_each_mark_is_a_row_with_slider_and_cross(self, marking: MainWindow) -> None:
        click(marking, TEMPLE)
        click(marking, CHEST)
        first, second = rows(marking)
        assert first.slider.accessibleName() == "Strength of Temple, left"
        first.slider.setFocus()
        QTest.keyClick(first.slider, Qt.Key.Key_Right)
        assert marks(marking) == {TEMPLE: 6, CHEST: 5}
        QTest.mouseClick(second._remove, LEFT_BUTTON)
        assert marks(marking) == {TEMPLE: 6}
        assert rows(marking) == [first]

    def test_row_that_stays_keeps_the_keyboard(self, marking: MainWindow) -> None:
        click(marking, TEMPLE)
        click(marking, CHEST)
        first, _ = rows(marking)
        first.slider.setFocus()
        marking.workspace.unmark(CHEST)
        marking.workspace.mark(OTHER_CHEST, 4)
        assert rows(marking)[0] is first
        assert first.slider.hasFocus()

    def test_both_sides_marks_the_other_one_as_strongly(self, marking: MainWindow) -> None:
        marking.workspace.mark(CHEST, 7)
        (row,) = rows(marking)
        QTest.mouseClick(row._both, LEFT_BUTTON)
        assert marks(marking) == {CHEST: 7, OTHER_CHEST: 7}

    def test_middle_of_the_body_is_one_spot_when_marked_as_a_whole(
        self, marking: MainWindow
    ) -> None:
        left, right = (RegionRef(RegionId("lumbar"), side) for side in (Side.LEFT, Side.RIGHT))
        marking.workspace.mark(left, 7)
        (row,) = rows(marking)
        QTest.mouseClick(row._both, LEFT_BUTTON)
        assert marks(marking) == {left: 7, right: 7}
        assert rows(marking) == [row]
        assert row.slider.accessibleName() == "Strength of Lower back, both sides"
        row.slider.setFocus()
        QTest.keyClick(row.slider, Qt.Key.Key_Left)
        assert marks(marking) == {left: 6, right: 6}
        assert row.slider.hasFocus()
        marking.workspace.mark(right, 2)
        assert len(rows(marking)) == 2
        marking.workspace.mark(right, 6)
        assert len(rows(marking)) == 2

    def test_cross_takes_both_halves_away(self, marking: MainWindow) -> None:
        marking.workspace.mark(RegionRef(RegionId("neck_back"), Side.LEFT), 7)
        (row,) = rows(marking)
        QTest.mouseClick(row._both, LEFT_BUTTON)
        QTest.mouseClick(row._remove, LEFT_BUTTON)
        assert marks(marking) == {}

    def test_click_leaves_no_ring(self, marking: MainWindow) -> None:
        click(marking, TEMPLE)
        (row,) = rows(marking)
        assert marking.sidebar is not None
        chip = next(b for b in marking.sidebar.spots.findChildren(QToolButton) if b.isCheckable())
        for button in (row._both, chip):
            QTest.mouseClick(button, LEFT_BUTTON)
            assert not button.hasFocus()
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        assert chip.hasFocus()

    @pytest.mark.parametrize("zoom", [100, 200])
    def test_words_of_a_strength_are_not_cut(self, marking: MainWindow, zoom: int) -> None:
        marking.workspace.prefer("zoom", str(zoom))
        click(marking, TEMPLE)
        (row,) = rows(marking)
        needed = row._words.fontMetrics().horizontalAdvance("4 moderate")
        assert row._words.width() >= needed

    def test_midline_spot_has_no_other_side(self, marking: MainWindow) -> None:
        marking.workspace.mark(RegionRef(RegionId("sternum"), Side.MIDLINE), 3)
        (row,) = rows(marking)
        assert not row._both.isVisible()

    def test_qualities_can_be_chosen_together(self, marking: MainWindow) -> None:
        assert marking.sidebar is not None
        chips = {
            b.text(): b for b in marking.sidebar.spots.findChildren(QToolButton) if b.isCheckable()
        }
        for word in ("Ache", "Numb"):
            QTest.mouseClick(chips[word], LEFT_BUTTON)
        assert marking.workspace.drawing.qualities == {Quality.ACHE, Quality.NUMB}
        QTest.mouseClick(chips["Ache"], LEFT_BUTTON)
        assert marking.workspace.drawing.qualities == {Quality.NUMB}

    def test_clear_all_takes_everything_away(self, marking: MainWindow) -> None:
        assert marking.sidebar is not None
        clear = next(
            b for b in marking.sidebar.spots.findChildren(QPushButton) if b.text() == "Clear all"
        )
        assert not clear.isEnabled()
        click(marking, TEMPLE)
        assert clear.isEnabled()
        QTest.mouseClick(clear, LEFT_BUTTON)
        assert marking.workspace.drawing == PainDrawing()
        assert rows(marking) == []
        assert marking.body._marks.pain == ()

    def test_what_was_cleared_can_be_brought_back_until_something_is_marked(
        self, marking: MainWindow
    ) -> None:
        assert marking.sidebar is not None
        clear = marking.sidebar.spots.findChildren(QPushButton)[0]
        click(marking, TEMPLE)
        drawing = marking.workspace.drawing
        QTest.mouseClick(clear, LEFT_BUTTON)
        assert clear.text() == "Bring them back"
        QTest.mouseClick(clear, LEFT_BUTTON)
        assert marking.workspace.drawing == drawing
        QTest.mouseClick(clear, LEFT_BUTTON)
        click(marking, CHEST)
        assert clear.text() == "Clear all"

    def test_other_side_is_offered_until_it_is_marked(self, marking: MainWindow) -> None:
        click(marking, CHEST)
        (row,) = rows(marking)
        assert row._both.isVisible()
        QTest.mouseClick(row._both, LEFT_BUTTON)
        assert [each._both.isVisible() for each in rows(marking)] == [False, False]

    def test_cleared_page_is_read_from_its_top(self, marking: MainWindow) -> None:
        assert marking.sidebar is not None
        click(marking, CHEST)
        bar = page(marking).verticalScrollBar()
        bar.setValue(bar.maximum())
        QTest.mouseClick(marking.sidebar.spots.findChildren(QPushButton)[0], LEFT_BUTTON)
        assert bar.value() == 0

    def test_answer_can_be_changed(self, marking: MainWindow) -> None:
        click(marking, CHEST)
        asked = next(each for each in addresses(page(marking)) if each.startswith("answer:"))
        marking.open_address(asked)
        (given,) = marking.workspace.drawing.answers.values()
        assert given is True
        assert asked not in addresses(page(marking))
        other = asked.replace(":yes", ":no")
        assert other in addresses(page(marking))
        marking.open_address(other)
        assert list(marking.workspace.drawing.answers.values()) == [False]
