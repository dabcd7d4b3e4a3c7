"""The map brought close, moved and shown whole again."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from bodymap.core.figures import RegionRef
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.plates import SCENE
from bodymap.ui.body.viewport import MAX_ZOOM
from tests.ui.helpers import click, clicks_on, first_seen, inner_point, spot_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton


class TestZoom:
    def test_keys_zoom_both_figures_and_home_shows_all(self, pane: BodyPane) -> None:
        view = pane.views[0]
        QTest.keyClick(view, Qt.Key.Key_Plus)
        zooms = [each.viewport_map.zoom for each in pane.views]
        assert zooms[0] == zooms[1] > 1
        QTest.keyClick(view, Qt.Key.Key_Plus)
        assert view.viewport_map.zoom > zooms[0]
        QTest.keyClick(view, Qt.Key.Key_Minus)
        assert view.viewport_map.zoom == pytest.approx(zooms[0])
        QTest.keyClick(view, Qt.Key.Key_Home)
        assert all(each.viewport_map.zoom == 1 for each in pane.views)
        assert all(each.viewport_map.centre == SCENE.center() for each in pane.views)

    def test_never_smaller_than_the_whole_body(self, pane: BodyPane) -> None:
        for _ in range(3):
            QTest.keyClick(pane.views[0], Qt.Key.Key_Minus)
        assert pane.views[0].viewport_map.zoom == 1

    @pytest.mark.parametrize("turns", [1, 4, 20])
    def test_ctrl_wheel_keeps_the_point_under_the_pointer(self, pane: BodyPane, turns: int) -> None:
        view = pane.views[0]
        at = inner_point(view, spot_of(view, RegionRef(RegionId("chest"), Side.LEFT)))
        before = _scene_at(view, at)
        for _ in range(turns):
            wheel(view, at, 120, CTRL)
        assert view.viewport_map.zoom == pytest.approx(min(1.25**turns, MAX_ZOOM))
        away = _scene_at(view, at) - before
        assert abs(away.x()) < 1
        assert abs(away.y()) < 1

    def test_other_figure_stays_level(self, pane: BodyPane) -> None:
        front, back = pane.views
        wheel(front, QPoint(60, 60), 120, CTRL)
        assert back.viewport_map.centre.y() == front.viewport_map.centre.y()
        assert back.viewport_map.zoom == front.viewport_map.zoom

    def test_wheel_alone_moves_a_zoomed_body_only(self, pane: BodyPane) -> None:
        view = pane.views[0]
        middle = view.viewport().rect().center()
        wheel(view, middle, -120)
        assert view.viewport_map.centre == SCENE.center()
        pane.zoom_in()
        wheel(view, middle, -120)
        assert view.viewport_map.centre.y() > SCENE.center().y()

    def test_shift_and_arrows_move_a_zoomed_body(self, pane: BodyPane) -> None:
        view = pane.views[0]
        pane.zoom_in()
        pane.zoom_in()
        for key, x, y in (
            (Qt.Key.Key_Right, 1, 0),
            (Qt.Key.Key_Left, -1, 0),
            (Qt.Key.Key_Down, 0, 1),
            (Qt.Key.Key_Up, 0, -1),
        ):
            before = QPointF(view.viewport_map.centre)
            QTest.keyClick(view, key, SHIFT)
            moved = view.viewport_map.centre - before
            assert (moved.x() > 0) - (moved.x() < 0) == x
            assert (moved.y() > 0) - (moved.y() < 0) == y

    def test_drag_moves_a_zoomed_body_with_the_pointer_and_chooses_nothing(
        self, pane: BodyPane
    ) -> None:
        pane.zoom_in()
        pane.zoom_in()
        view = pane.views[0]
        heard = clicks_on(pane)
        middle = view.viewport().rect().center()
        held = _scene_at(view, middle)
        drag(view, middle, QPoint(30, 50))
        away = _scene_at(view, middle + QPoint(30, 50)) - held
        assert abs(away.x()) < 2
        assert abs(away.y()) < 2
        assert heard == []

    def test_drag_of_the_whole_body_is_a_click(self, pane: BodyPane) -> None:
        view = pane.views[0]
        heard = clicks_on(pane)
        at = inner_point(view, spot_of(view, RegionRef(RegionId("chest"), Side.LEFT)))
        drag(view, at, QPoint(12, 0))
        assert view.viewport_map.centre == SCENE.center()
        assert len(heard) == 1

    def test_buttons_do_the_same(self, pane: BodyPane) -> None:
        for button, zoom in ((pane._tools[1], 1.5), (pane._tools[0], 1), (pane._tools[1], 1.5)):
            QTest.mouseClick(button, LEFT_BUTTON)
            assert pane.views[0].viewport_map.zoom == pytest.approx(zoom)
        QTest.mouseClick(pane._tools[2], LEFT_BUTTON)
        assert pane.views[1].viewport_map.zoom == 1

    def test_body_never_leaves_the_view(self, pane: BodyPane) -> None:
        pane.zoom_in()
        view = pane.views[0]
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Left) * 60:
            QTest.keyClick(view, key, SHIFT)
        assert SCENE.contains(_scene_at(view, view.viewport().rect().center()))
        top_left = _scene_at(view, QPoint(0, 0))
        assert top_left.y() == pytest.approx(SCENE.top(), abs=60)

    def test_clicks_hit_their_region_in_a_zoomed_body_too(self, pane: BodyPane) -> None:
        heard = clicks_on(pane)
        view = pane.views[0]
        for _ in range(4):
            wheel(view, view.viewport().rect().center(), 120, CTRL)
        spot = spot_of(view, first_seen(view))
        click(view, inner_point(view, spot))
        assert heard == [spot.ref]


def wheel(
    view: BodyView,
    at: QPoint,
    delta: int,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Turn the wheel by a notch over a place of a view."""
    window = view.window().windowHandle()
    place = QPointF(view.viewport().mapTo(view.window(), at))
    QTest.wheelEvent(window, place, QPoint(0, delta), QPoint(), keys)


def drag(view: BodyView, start: QPoint, by: QPoint) -> None:
    """Press, move in steps, release."""
    QTest.mousePress(view.viewport(), LEFT_BUTTON, pos=start)
    for i in range(1, 6):
        QTest.mouseMove(view.viewport(), start + by * i / 5)
    QTest.mouseRelease(view.viewport(), LEFT_BUTTON, pos=start + by)


def _scene_at(view: BodyView, at: QPoint) -> QPointF:
    return view.viewport_map.to_view.inverted()[0].map(QPointF(at))
