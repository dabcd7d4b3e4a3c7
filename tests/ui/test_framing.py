"""What a page is about is brought close, gently, and never under the pointer."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from bodymap.core.figures import RegionRef
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.camera import Camera, Shot
from bodymap.ui.body.plates import SCENE
from bodymap.ui.body.region_model import Spot
from bodymap.ui.main_window import MainWindow
from tests.ui.helpers import inner_point, picture

TEMPLE = "region:temple:left"
SUBOCCIPITAL = "muscle:suboccipital_muscles:right"


def zooms(window: MainWindow) -> list[float]:
    return [view.viewport_map.zoom for view in window.body.views]


def is_seen(view: BodyView, spot: Spot) -> bool:
    """Tell whether all of an outline lies inside a view."""
    box = view.viewport_map.to_view.mapRect(spot.box)
    return QRectF(view.viewport().rect()).contains(box)


def insets_seen(window: MainWindow) -> set[tuple[str, bool]]:
    """Return the insets of which every region is seen: what they show, whether mirrored."""
    inside: dict[tuple[str, bool], bool] = {}
    for view in window.body.views:
        for spot in view.spots:
            if spot.inset:
                key = (spot.plate.view, spot.plate.mirrored)
                inside[key] = inside.get(key, True) and is_seen(view, spot)
    return {key for key, seen in inside.items() if seen}


class TestOpening:
    @pytest.mark.parametrize("address", [TEMPLE, "region:palm:right", "region:heel:left"])
    def test_small_region_is_brought_closer_and_all_of_it_is_seen(
        self, window: MainWindow, address: str
    ) -> None:
        window.open_address(address)
        assert 1.2 < zooms(window)[0] <= 2
        assert zooms(window)[0] == zooms(window)[1]
        chosen = window.body._marks.chosen
        for view in window.body.views:
            assert all(is_seen(view, spot) for spot in view.spots if spot.ref in chosen)

    @pytest.mark.parametrize(
        "address", ["region:thigh_front:left", "region:lumbar:right", "area:jaw_face", "pain"]
    )
    def test_what_is_seen_well_stays(self, window: MainWindow, address: str) -> None:
        window.open_address(address)
        assert zooms(window) == [1, 1]

    def test_pattern_on_both_sides_of_the_head_leaves_the_other_profile_out(
        self, window: MainWindow
    ) -> None:
        window.open_address(SUBOCCIPITAL)
        assert zooms(window)[0] > 1.3
        assert ("side of the head", True) in insets_seen(window)  # that of the points
        pattern = window.body._marks.pattern
        seen = {s.ref for v in window.body.views for s in v.spots if is_seen(v, s)}
        assert pattern.main | pattern.spillover <= seen

    def test_leaving_shows_the_whole_bodies_again(self, window: MainWindow) -> None:
        window.open_address(TEMPLE)
        window.open_address("start")
        assert zooms(window) == [1, 1]
        assert window.body.views[0].viewport_map.centre == SCENE.center()

    def test_whole_body_is_kept_when_the_reader_wants_it(self, window: MainWindow) -> None:
        window.open_address(TEMPLE)
        QTest.mouseClick(window.body._tools[2], Qt.MouseButton.LeftButton)
        window.resize(1300, 820)
        assert zooms(window) == [1, 1]


class TestClickInTheMap:
    def test_leaves_the_map_as_it_is(self, window: MainWindow) -> None:
        view = window.body.views[0]
        ref = RegionRef(RegionId("temple"), Side.LEFT)
        spot = next(s for s in view.spots if s.ref == ref)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inner_point(view, spot))
        assert str(window.workspace.selection) == TEMPLE
        assert zooms(window) == [1, 1]

    def test_does_so_in_a_map_that_was_brought_close(self, window: MainWindow) -> None:
        window.open_address("muscle:soleus:left")
        view = window.body.views[1]
        before = [each.viewport_map.copy() for each in window.body.views]
        spot = next(s for s in view.spots if not s.inset and is_seen(view, s))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inner_point(view, spot))
        assert str(window.workspace.selection).startswith("region:")
        assert [each.viewport_map for each in window.body.views] == before
        window.open_address("start")
        assert zooms(window) == [1, 1]

    def test_other_side_of_what_was_clicked_moves_nothing(self, window: MainWindow) -> None:
        window.body.views[0].region_clicked.emit(RegionRef(RegionId("temple"), Side.LEFT))
        window.open_address("region:temple:right")
        assert zooms(window) == [1, 1]


@pytest.fixture
def camera(window: MainWindow) -> Camera:
    """Return a camera that moves as it does on a screen."""
    window.body.camera.motion_ms = 160
    return window.body.camera


class TestMotion:
    def test_step_enlarges_evenly_and_ends_where_it_was_meant_to(
        self, window: MainWindow, camera: Camera
    ) -> None:
        seen = []
        window.body.zoom_in()
        for at in (0, 40, 80, 120, 160):
            camera._motion.setCurrentTime(at)
            seen.append(zooms(window)[0])
        assert seen == sorted(seen)
        assert 1 < seen[1] < seen[3] < 1.5
        assert zooms(window) == pytest.approx([1.5, 1.5])

    def test_second_step_goes_on_from_where_the_first_one_is(
        self, window: MainWindow, camera: Camera
    ) -> None:
        window.body.zoom_in()
        camera._motion.setCurrentTime(60)
        between = zooms(window)[0]
        window.body.zoom_in()
        camera._motion.setCurrentTime(0)
        assert zooms(window)[0] == pytest.approx(between)
        camera._motion.setCurrentTime(160)
        assert zooms(window)[0] == pytest.approx(2.25)

    def test_wheel_stops_it(self, window: MainWindow, camera: Camera) -> None:
        window.body.zoom_in()
        camera._motion.setCurrentTime(60)
        between = zooms(window)[0]
        view = window.body.views[0]
        view.zoom_wanted.emit(1.25, QPointF(view.viewport().rect().center()))
        assert zooms(window)[0] == pytest.approx(between * 1.25)
        assert not camera._is_moving()

    def test_resize_ends_it(self, window: MainWindow, camera: Camera) -> None:
        window.body.zoom_in()
        window.resize(1200, 760)
        assert zooms(window) == pytest.approx([1.5, 1.5])

    def test_nothing_moves_without_a_screen(self, window: MainWindow) -> None:
        assert window.body.camera.motion_ms == 0

    def test_what_is_seen_at_the_end_is_as_sharp_as_without_motion(
        self, window: MainWindow, camera: Camera
    ) -> None:
        view = window.body.views[1]
        camera.motion_ms = 0
        window.open_address("muscle:soleus:left")
        window.body.zoom_in()
        view._on_rested()
        still = picture(view.viewport())
        window.body.zoom_out()
        camera.motion_ms = 160
        window.body.zoom_in()
        camera._motion.setCurrentTime(80)
        assert picture(view.viewport()) != still
        camera._motion.setCurrentTime(160)
        view._on_rested()
        assert picture(view.viewport()) == still

    def test_place_that_two_shots_share_stays_there(self) -> None:
        """A zoom about one place keeps that place still all the way."""
        held, away = QPointF(900, 2000), QPointF(300, -400)
        first, last = (Shot(zoom, (held + away / zoom,)) for zoom in (1.5, 6.0))
        for share in (0.2, 0.5, 0.9):
            shot = first.towards(last, share)
            expected = held + away / shot.zoom
            assert (shot.centres[0] - expected).manhattanLength() < 1e-6
