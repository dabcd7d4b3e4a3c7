"""While pain is marked, the middle between the two halves of a region means both."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind, Selection, region_page
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.plates import SCENE
from bodymap.ui.body.steps import MIDLINE_PX
from bodymap.ui.main_window import MainWindow
from tests.ui.helpers import (
    click,
    colour_at,
    distance,
    inner_point,
    move_pointer,
    picture,
)
from tests.ui.panes import page_of, readout, rows

LEFT, RIGHT = (RegionRef(RegionId("lumbar"), side) for side in (Side.LEFT, Side.RIGHT))
NEAR, FAR = round(MIDLINE_PX) - 2, round(MIDLINE_PX) + 2


@pytest.fixture
def marking(window: MainWindow) -> MainWindow:
    """Return the window while pain is marked."""
    window.open_address("pain")
    assert window.workspace.selection == Selection(Kind.PAIN)
    return window


def between(window: MainWindow) -> tuple[BodyView, QPoint]:
    """Return the view of the back, and the point on the midline of the lower back."""
    view = window.body.views[1]
    spot = next(spot for spot in view.spots if spot.ref == LEFT)
    at = QPointF(SCENE.center().x(), spot.box.center().y())
    return view, view.viewport_map.to_view.map(at).toPoint()


def marks(window: MainWindow) -> dict[RegionRef, int]:
    return dict(window.workspace.drawing.marks)


@pytest.mark.parametrize("aside", [-NEAR, 0, NEAR])
def test_both_halves_are_marked_and_unmarked(marking: MainWindow, aside: int) -> None:
    view, middle = between(marking)
    click(view, middle + QPoint(aside, 0))
    assert marks(marking) == {LEFT: 5, RIGHT: 5}
    click(view, middle + QPoint(aside, 0))
    assert marks(marking) == {}


@pytest.mark.parametrize(("aside", "half"), [(-FAR, LEFT), (FAR, RIGHT)])
def test_beside_the_middle_one_half_is_marked(
    marking: MainWindow, aside: int, half: RegionRef
) -> None:
    view, middle = between(marking)
    click(view, middle + QPoint(aside, 0))
    assert marks(marking) == {half: 5}


def test_second_half_joins_the_first(marking: MainWindow) -> None:
    marking.workspace.mark(LEFT, 5)
    marking.workspace.mark(RIGHT, 2)
    view, middle = between(marking)
    click(view, middle)
    assert marks(marking) == {LEFT: 5, RIGHT: 5}


def test_chosen_strength_counts(marking: MainWindow) -> None:
    view, middle = between(marking)
    click(view, middle)
    QTest.mouseClick(marking.body._strip._next._group.button(2), Qt.MouseButton.LeftButton)
    click(view, middle)
    assert marks(marking) == {LEFT: 8, RIGHT: 8}


def test_each_half_of_every_region_can_be_marked_alone(marking: MainWindow) -> None:
    for view in marking.body.views:
        for spot in view.spots:
            click(view, inner_point(view, spot))
            assert marks(marking) == {spot.ref: 5}
            marking.workspace.unmark(spot.ref)


def test_one_half_is_chosen_while_one_explores(window: MainWindow) -> None:
    view, middle = between(window)
    click(view, middle + QPoint(-3, 0))
    assert window.workspace.selection == region_page(LEFT)


def row_names(window: MainWindow) -> list[str]:
    return [row.slider.accessibleName().removeprefix("Strength of ") for row in rows(window)]


def lit(window: MainWindow) -> set[RegionRef]:
    front, back = (view.hovered() for view in window.body.views)
    assert front == back
    return set(back)


class TestPointer:
    """What lights up is what a click would mean."""

    @pytest.mark.parametrize("aside", [-NEAR, 0, NEAR])
    def test_between_the_halves_lights_and_names_both(
        self, marking: MainWindow, aside: int
    ) -> None:
        view, middle = between(marking)
        move_pointer(view.viewport(), middle + QPoint(aside, 0))
        assert lit(marking) == {LEFT, RIGHT}
        assert readout(marking.body) == "Lower back, both sides"

    @pytest.mark.parametrize(("aside", "half"), [(-FAR, LEFT), (FAR, RIGHT)])
    def test_beside_the_middle_lights_one(
        self, marking: MainWindow, aside: int, half: RegionRef
    ) -> None:
        view, middle = between(marking)
        move_pointer(view.viewport(), middle)
        move_pointer(view.viewport(), middle + QPoint(aside, 0))
        assert lit(marking) == {half}
        assert readout(marking.body) == marking.workspace.atlas.name_of(half)

    def test_while_one_explores_lights_one(self, window: MainWindow) -> None:
        view, middle = between(window)
        move_pointer(view.viewport(), middle + QPoint(-3, 0))
        assert lit(window) == {LEFT}

    def test_both_are_painted_lit(self, marking: MainWindow) -> None:
        view, middle = between(marking)
        places = (middle - QPoint(14, 0), middle + QPoint(14, 0))
        before = [colour_at(picture(view.viewport()), at) for at in places]
        move_pointer(view.viewport(), middle)
        after = [colour_at(picture(view.viewport()), at) for at in places]
        assert min(map(distance, before, after)) > 8


class TestRow:
    """Halves that were marked alike are one spot in the side bar."""

    def test_of_both_halves_is_one_that_changes_and_removes_both(self, marking: MainWindow) -> None:
        view, middle = between(marking)
        click(view, middle)
        assert row_names(marking) == ["Lower back, both sides"]
        assert page_of(marking)._kind.text() == "1 spot marked"
        assert marking.header._drawer.text() == " Spots (1)"
        (row,) = rows(marking)
        row.slider.setFocus()
        QTest.keyClick(row.slider, Qt.Key.Key_Left)
        assert marks(marking) == {LEFT: 4, RIGHT: 4}
        move_pointer(row, QPoint(4, 4))
        assert lit(marking) == {LEFT, RIGHT}
        QTest.mouseClick(row._remove, Qt.MouseButton.LeftButton)
        assert marks(marking) == {}
        assert rows(marking) == []

    def test_is_one_as_well_when_the_halves_were_marked_one_by_one(
        self, marking: MainWindow
    ) -> None:
        view, middle = between(marking)
        click(view, middle - QPoint(FAR, 0))
        click(view, middle + QPoint(FAR, 0))
        assert row_names(marking) == ["Lower back, both sides"]

    def test_is_two_where_one_half_hurts_more(self, marking: MainWindow) -> None:
        view, middle = between(marking)
        click(view, middle)
        marking.workspace.mark(RIGHT, 8)
        assert sorted(row_names(marking)) == ["Lower back, left", "Lower back, right"]
        marking.workspace.mark(RIGHT, 5)
        assert row_names(marking) == ["Lower back, both sides"]

    def test_stays_its_own_while_its_slider_passes_the_other_half(
        self, marking: MainWindow
    ) -> None:
        marking.workspace.mark(LEFT, 4)
        marking.workspace.mark(RIGHT, 5)
        _, right = rows(marking)
        right.slider.setFocus()
        for strength in (4, 3):
            QTest.keyClick(right.slider, Qt.Key.Key_Left)
            assert marks(marking) == {LEFT: 4, RIGHT: strength}
            assert right.slider.hasFocus()
        QTest.keyClick(right.slider, Qt.Key.Key_Right)
        move_pointer(right, QPoint(4, 4))
        assert lit(marking) == {RIGHT}
        QTest.mouseClick(right._remove, Qt.MouseButton.LeftButton)
        assert marks(marking) == {LEFT: 4}

    def test_of_halves_that_do_not_touch_is_two(self, marking: MainWindow) -> None:
        for side in (Side.LEFT, Side.RIGHT):
            marking.workspace.mark(RegionRef(RegionId("temple"), side), 5)
        assert row_names(marking) == ["Temple, left", "Temple, right"]
