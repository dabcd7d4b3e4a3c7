"""The map under fingers, as a touch screen tells of them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind, Selection, region_page
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.plates import SCENE
from bodymap.ui.body.steps import REACH_PX
from bodymap.ui.body.viewport import MAX_ZOOM
from bodymap.ui.main_window import MainWindow
from tests.ui.hand import Hand
from tests.ui.helpers import clicks_on, inner_point

CHEST = RegionRef(RegionId("chest"), Side.LEFT)
BELOW = RegionRef(RegionId("abdomen_upper"), Side.LEFT)


def place(pane: BodyPane, ref: RegionRef) -> tuple[BodyView, QPoint]:
    view, spot = next((v, s) for v in pane.views for s in v.spots if s.ref == ref)
    return view, inner_point(view, spot)


def under(view: BodyView, at: QPoint) -> QPointF:
    """Return the place of the scene at a point of the view."""
    return view.viewport_map.to_view.inverted()[0].map(QPointF(at))


class TestTap:
    def test_on_any_region_chooses_exactly_that_one(
        self, pane: BodyPane, screen: QPointingDevice
    ) -> None:
        heard = clicks_on(pane)
        for view in pane.views:
            hand = Hand(view, screen)
            for spot in view.spots:
                heard.clear()
                hand.tap(inner_point(view, spot))
                assert heard == [spot.ref]

    def test_reaches_as_far_as_a_click(self, pane: BodyPane, screen: QPointingDevice) -> None:
        view = pane.views[0]
        spot = min((s for s in view.spots if not s.inset), key=lambda s: s.box.left())
        edge = view.viewport_map.to_view.map(spot.path).boundingRect()
        at = inner_point(view, spot)
        while view.spot_at(QPointF(at)) is spot:
            at -= QPoint(1, 0)
        assert edge.left() - at.x() > 0
        heard = clicks_on(pane)
        Hand(view, screen).tap(at)
        assert heard == []
        Hand(view, screen).tap(at + QPoint(2, 0))
        assert heard == [spot.ref]
        assert REACH_PX == 12

    def test_opens_the_page_and_lights_nothing_as_a_pointer_would(
        self, window: MainWindow, screen: QPointingDevice
    ) -> None:
        view, at = place(window.body, CHEST)
        Hand(view, screen).tap(at)
        assert window.workspace.selection == region_page(CHEST)
        assert window.workspace.drawing.marks == {}
        assert not view.hovered()

    def test_finger_that_slides_over_the_whole_body_chooses_nothing(
        self, pane: BodyPane, screen: QPointingDevice
    ) -> None:
        view, at = place(pane, CHEST)
        heard = clicks_on(pane)
        hand = Hand(view, screen)
        hand.put(at)
        hand.slide(at + QPoint(60, 0))
        hand.lift()
        assert heard == []
        assert view.viewport_map.centre == SCENE.center()


class TestDrag:
    def test_one_finger_moves_an_enlarged_body_and_chooses_nothing(
        self, pane: BodyPane, screen: QPointingDevice
    ) -> None:
        for _ in range(2):
            pane.zoom_in()
        view, heard = pane.views[0], clicks_on(pane)
        middle = view.viewport().rect().center()
        held, by = under(view, middle), QPoint(30, 50)
        hand = Hand(view, screen)
        hand.put(middle)
        hand.slide(middle + by)
        hand.lift()
        away = under(view, middle + by) - held
        assert away.manhattanLength() * view.viewport_map.scale < 2
        assert heard == []
        assert pane.views[1].viewport_map.centre.y() == view.viewport_map.centre.y()


class TestPinch:
    def test_enlarges_around_the_fingers_and_both_bodies_alike(
        self, pane: BodyPane, screen: QPointingDevice
    ) -> None:
        view, at = place(pane, CHEST)
        held, heard = under(view, at), clicks_on(pane)
        hand = Hand(view, screen)
        hand.put(at - QPoint(0, 30), at + QPoint(0, 30))
        hand.slide(at - QPoint(0, 90), at + QPoint(0, 90))
        hand.lift()
        assert [each.viewport_map.zoom for each in pane.views] == pytest.approx([3, 3])
        assert (under(view, at) - held).manhattanLength() * view.viewport_map.scale < 2
        assert heard == []

    def test_moves_with_both_fingers(self, pane: BodyPane, screen: QPointingDevice) -> None:
        for _ in range(3):
            pane.zoom_in()
        view = pane.views[0]
        zoom, middle = view.viewport_map.zoom, view.viewport().rect().center()
        spread, by = QPoint(25, 0), QPoint(-20, 40)
        held = under(view, middle)
        hand = Hand(view, screen)
        hand.put(middle - spread, middle + spread)
        hand.slide(middle - spread + by, middle + spread + by)
        hand.lift()
        assert view.viewport_map.zoom == pytest.approx(zoom)
        away = under(view, middle + by) - held
        assert away.manhattanLength() * view.viewport_map.scale < 2

    @pytest.mark.parametrize(("apart", "zoom"), [(400, MAX_ZOOM), (20, 1.0)])
    def test_stops_at_the_ends(
        self, pane: BodyPane, screen: QPointingDevice, apart: int, zoom: float
    ) -> None:
        view = pane.views[0]
        middle = view.viewport().rect().center()
        hand = Hand(view, screen)
        hand.put(middle - QPoint(0, 20), middle + QPoint(0, 20))
        hand.slide(middle - QPoint(0, apart // 2), middle + QPoint(0, apart // 2))
        hand.lift()
        assert view.viewport_map.zoom == pytest.approx(zoom)


@pytest.fixture
def marking(window: MainWindow) -> MainWindow:
    """Return the window while pain is marked."""
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace.selection == Selection(Kind.PAIN)
    return window


def marks(window: MainWindow) -> dict[RegionRef, int]:
    return dict(window.workspace.drawing.marks)


class TestMarking:
    def test_tap_marks_and_another_takes_the_mark_away(
        self, marking: MainWindow, screen: QPointingDevice
    ) -> None:
        view, at = place(marking.body, CHEST)
        Hand(view, screen).tap(at)
        assert marks(marking) == {CHEST: 5}
        Hand(view, screen).tap(at)
        assert marks(marking) == {}

    def test_finger_brushes_even_an_enlarged_body(
        self, marking: MainWindow, screen: QPointingDevice
    ) -> None:
        marking.body.zoom_in()
        view, start = place(marking.body, CHEST)
        end = place(marking.body, BELOW)[1]
        shown = view.viewport_map.centre
        hand = Hand(view, screen)
        hand.put(start)
        hand.slide(end)
        hand.lift()
        assert {CHEST, BELOW} <= marks(marking).keys()
        assert set(marks(marking).values()) == {5}
        assert view.viewport_map.centre == shown

    def test_finger_that_trembles_on_a_border_marks_one_region(
        self, marking: MainWindow, screen: QPointingDevice
    ) -> None:
        view, at = place(marking.body, CHEST)
        while view.spot_at(QPointF(at + QPoint(0, 1))) is view.spot_at(QPointF(at)):
            at += QPoint(0, 1)
        hand = Hand(view, screen)
        hand.put(at)
        hand.slide(at + QPoint(0, 3))
        hand.slide(at)
        hand.lift()
        assert marks(marking) == {CHEST: 5}

    def test_two_fingers_zoom_and_mark_nothing(
        self, marking: MainWindow, screen: QPointingDevice
    ) -> None:
        view, at = place(marking.body, CHEST)
        hand = Hand(view, screen)
        hand.put(at, at + QPoint(0, 60))
        hand.slide(at, at + QPoint(0, 120))
        hand.lift()
        assert marks(marking) == {}
        assert view.viewport_map.zoom == pytest.approx(2)
