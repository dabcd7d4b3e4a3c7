"""While pain is marked, a click between the two halves of a region means both."""

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
from tests.ui.helpers import click, inner_point

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
