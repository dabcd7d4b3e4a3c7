"""The map under mouse, keys and screen readers."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind, Selection, region_page
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.region_model import Spot
from bodymap.ui.body.steps import REACH_PX, next_spot
from bodymap.ui.main_window import MainWindow
from bodymap.ui.widgets import Segments
from tests.ui.helpers import click, clicks_on, first_seen, inner_point, move_pointer, spot_of
from tests.ui.panes import readout

STEPS = (QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1))
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
LEFT_BUTTON = Qt.MouseButton.LeftButton
ARM = RegionRef(RegionId("upper_arm_outer"), Side.LEFT)  # seen from the front and from behind


def lit(view: BodyView) -> list[RegionRef]:
    """Return the regions whose items are selected, as a screen reader is told."""
    return [view.spots[index.row()].ref for index in view.selectedIndexes()]


def spots(pane: BodyPane) -> Iterator[tuple[BodyView, Spot]]:
    return ((view, spot) for view in pane.views for spot in view.spots)


class TestClick:
    def test_on_any_region_of_any_figure_means_exactly_that_one(
        self, pane: BodyPane, atlas: Atlas
    ) -> None:
        heard = clicks_on(pane)
        wrong = []
        for view, spot in spots(pane):
            heard.clear()
            click(view, inner_point(view, spot))
            if heard != [spot.ref]:
                wrong.append((spot.name, heard))
        assert wrong == []
        assert {spot.ref for _, spot in spots(pane)} == atlas.refs

    def test_opens_the_page_and_lights_the_region_on_every_figure(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        pane = window.body
        shown = {ref: sum(spot.ref == ref for _, spot in spots(pane)) for ref in _refs(pane)}
        assert max(shown.values()) >= 3
        for view, spot in spots(pane):
            if window.workspace.selection == region_page(spot.ref):
                continue
            with qtbot.waitSignal(window.workspace.selection_changed) as changed:
                click(view, inner_point(view, spot))
            assert changed.args == [region_page(spot.ref)]
            assert lit(pane.views[0]) + lit(pane.views[1]) == [spot.ref] * shown[spot.ref]

    def test_reaches_24_px_wide(self, pane: BodyPane) -> None:
        view = pane.views[0]
        outermost = min((s for s in view.spots if not s.inset), key=lambda s: s.box.left())
        edge = _left_of(view, outermost)
        heard = clicks_on(pane)
        click(view, edge - QPoint(round(REACH_PX) - 2, 0))
        assert heard == [outermost.ref]
        heard.clear()
        click(view, edge - QPoint(40, 0))
        assert heard == []

    def test_exact_hit_goes_before_a_near_one(self, pane: BodyPane) -> None:
        """One pixel inside a border means this region and not its neighbour."""
        for view, spot in spots(pane):
            to_view = view.viewport_map.to_view
            at = inner_point(view, spot)
            assert to_view.map(spot.path).contains(QPointF(at))
            assert view.spot_at(QPointF(at)) is spot

    def test_with_another_button_does_nothing(self, pane: BodyPane) -> None:
        view = pane.views[0]
        heard = clicks_on(pane)
        at = inner_point(view, view.spots[0])
        QTest.mouseClick(view.viewport(), Qt.MouseButton.MiddleButton, pos=at)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=at)
        assert heard == []

    def test_double_click_chooses_as_well(self, pane: BodyPane) -> None:
        view = pane.views[0]
        heard = clicks_on(pane)
        at = inner_point(view, view.spots[0])
        click(view, at)
        QTest.mouseDClick(view.viewport(), LEFT_BUTTON, pos=at)
        QTest.mouseRelease(view.viewport(), LEFT_BUTTON, pos=at)
        assert heard == [view.spots[0].ref] * 2


def _refs(pane: BodyPane) -> set[RegionRef]:
    return {spot.ref for _, spot in spots(pane)}


def _left_of(view: BodyView, spot: Spot) -> QPoint:
    """Return the first pixel to the left of a region."""
    path = view.viewport_map.to_view.map(spot.path)
    at = inner_point(view, spot)
    while path.contains(QPointF(at)):
        at -= QPoint(1, 0)
    return at


class TestHover:
    def test_names_the_region_and_lights_it_in_both_views(
        self, pane: BodyPane, qtbot: QtBot
    ) -> None:
        pane.regions_pointed.connect(pane.show_pointed)
        front, back = pane.views
        spot = spot_of(front, ARM)
        with qtbot.waitSignal(pane.regions_pointed) as pointed:
            move_pointer(front.viewport(), inner_point(front, spot))
        assert pointed.args == [{spot.ref}]
        assert readout(pane) == pane._atlas.name_of(spot.ref)
        assert front.hovered() == back.hovered() == {spot.ref}
        assert front.cursor().shape() is Qt.CursorShape.PointingHandCursor

    def test_read_out_names_the_page_again_when_the_pointer_leaves(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.open_address("muscle:soleus:left")
        view = window.body.views[0]
        move_pointer(view.viewport(), inner_point(view, spot_of(view, first_seen(view))))
        assert readout(window.body) != "Soleus, left"
        move_pointer(window.header, QPoint(400, 20))
        qtbot.waitUntil(lambda: not view.hovered())
        assert readout(window.body) == "Soleus, left"

    def test_says_nothing_twice(self, pane: BodyPane) -> None:
        view = pane.views[0]
        heard: list[object] = []
        view.regions_pointed.connect(heard.append)
        at = inner_point(view, spot_of(view, ARM))
        for step in range(3):
            move_pointer(view.viewport(), at + QPoint(step % 2, 0))
        assert heard == [{ARM}]


class TestKeyboard:
    def test_every_region_can_be_walked_to_with_arrows(self, pane: BodyPane) -> None:
        for view in pane.views:
            reached, border = {0}, [0]
            while border:
                here = view.spots[border.pop()]
                for step in STEPS:
                    found = next_spot(view.spots, here, step)
                    row = view.spots.index(found) if found else 0
                    if row not in reached:
                        reached.add(row)
                        border.append(row)
            assert [s.name for i, s in enumerate(view.spots) if i not in reached] == []

    @pytest.mark.parametrize(
        ("key", "step"),
        list(zip(ARROWS, STEPS, strict=True)),
    )
    def test_arrow_goes_its_way(self, pane: BodyPane, key: Qt.Key, step: QPointF) -> None:
        view = pane.views[1]
        view.setFocus()
        _put_keyboard_on(view, "Shoulder blade", Side.LEFT)
        before = view.spots[view.currentIndex().row()]
        heard: list[frozenset[RegionRef]] = []
        pane.regions_pointed.connect(heard.append)
        QTest.keyClick(view, key)
        after = view.spots[view.currentIndex().row()]
        way = after.box.center() - before.box.center()
        assert QPointF.dotProduct(way, step) > 0
        assert heard == [{after.ref}]

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
    def test_chooses(self, pane: BodyPane, key: Qt.Key) -> None:
        view = pane.views[0]
        view.setFocus()
        _put_keyboard_on(view, "Knee", Side.LEFT)
        heard = clicks_on(pane)
        QTest.keyClick(view, key)
        assert heard == [view.spots[view.currentIndex().row()].ref]

    def test_type_ahead_goes_to_the_name(self, pane: BodyPane) -> None:
        view = pane.views[0]
        view.setFocus()
        QTest.keyClicks(view, "temp")
        assert view.spots[view.currentIndex().row()].name.startswith("Temple")

    def test_tab_leaves_each_figure_at_once(self, window: MainWindow) -> None:
        front, back = window.body.views
        front.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(front, Qt.Key.Key_Tab)
        assert back.hasFocus()
        QTest.keyClick(back, Qt.Key.Key_Backtab)
        assert front.hasFocus()
        QTest.keyClick(front, Qt.Key.Key_Tab)
        QTest.keyClick(back, Qt.Key.Key_Tab)
        assert [view.hasFocus() for view in window.body.views] == [False, False]

    def test_focus_begins_on_the_chosen_region(self, pane: BodyPane) -> None:
        pane.show_selection(region_page(ARM))
        for view in pane.views:
            view.setFocus(Qt.FocusReason.TabFocusReason)
            assert view.spots[view.currentIndex().row()].ref == ARM

    def test_choice_by_key_moves_the_keyboard_to_the_page(self, window: MainWindow) -> None:
        view = window.body.views[0]
        view.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert window.page is not None
        assert window.page.view.hasFocus()

    def test_choice_by_mouse_leaves_it_on_the_map(self, window: MainWindow) -> None:
        view = window.body.views[0]
        view.setFocus()
        click(view, inner_point(view, view.spots[0]))
        assert view.hasFocus()

    def test_arrows_bring_a_region_outside_the_view_into_sight(self, pane: BodyPane) -> None:
        view = pane.views[0]
        view.setFocus()
        _put_keyboard_on(view, "Knee", Side.LEFT)
        for _ in range(5):
            QTest.keyClick(view, Qt.Key.Key_Plus)
        for _ in range(4):
            QTest.keyClick(view, Qt.Key.Key_Up)
            spot = view.spots[view.currentIndex().row()]
            shown = view.viewport_map.to_view.map(spot.box.center())
            assert view.viewport().rect().contains(shown.toPoint())


def _put_keyboard_on(view: BodyView, name: str, side: Side) -> None:
    view.by_keyboard = True
    row = next(
        i for i, s in enumerate(view.spots) if name.lower() in s.name.lower() and s.ref.side is side
    )
    view.setCurrentIndex(view.model().index(row, 0))


class TestScreenReader:
    def test_every_region_is_an_item_with_a_name_of_its_own_in_the_view(
        self, pane: BodyPane, atlas: Atlas
    ) -> None:
        for view in pane.views:
            reader = QAccessible.queryAccessibleInterface(view)
            assert reader.childCount() == len(view.spots)
            for i, spot in enumerate(view.spots):
                said = reader.child(i).text(QAccessible.Text.Name)
                assert said == spot.name
                assert said.startswith(atlas.name_of(spot.ref))
                assert "muscle" in reader.child(i).text(QAccessible.Text.Description)

    def test_sides_are_told_apart(self, pane: BodyPane) -> None:
        names = [spot.name for _, spot in spots(pane) if spot.ref.side is not Side.MIDLINE]
        assert len(set(names)) == len(names)

    def test_items_lie_where_they_are_painted(self, pane: BodyPane) -> None:
        for view, spot in spots(pane):
            index = view.indexAt(inner_point(view, spot))
            assert view.spots[index.row()] is spot
            middle = view.visualRect(index).center()  # where a screen reader's click goes
            assert view.spots[view.indexAt(middle).row()] is spot

    def test_chosen_regions_are_the_selected_items(self, pane: BodyPane, atlas: Atlas) -> None:
        area = Selection(Kind.AREA, "jaw_face")
        pane.show_selection(area)
        chosen = {ref for ref in atlas.refs if atlas.regions[ref.region].area == "jaw_face"}
        for view in pane.views:
            assert set(lit(view)) == chosen & {spot.ref for spot in view.spots}
        pane.show_selection(Selection())
        assert [lit(view) for view in pane.views] == [[], []]

    def test_toggle_chooses(self, window: MainWindow, qtbot: QtBot) -> None:
        for view in window.body.views:
            row = next(i for i, spot in enumerate(view.spots) if spot.ref == ARM)
            window.workspace.clear()
            with qtbot.waitSignal(window.workspace.selection_changed) as changed:
                _toggle(view, row)
            assert changed.args == [region_page(ARM)]
            assert set(lit(view)) == {ARM}

    def test_toggle_of_another_moves_the_choice(self, window: MainWindow) -> None:
        view = window.body.views[0]
        first, second = 0, len(view.spots) // 2
        _toggle(view, first)
        _toggle(view, second)
        assert set(lit(view)) == {view.spots[second].ref}

    def test_toggle_of_the_chosen_one_leaves_it_chosen(self, window: MainWindow) -> None:
        view = window.body.views[0]
        _toggle(view, 0)
        _toggle(view, 0)
        assert set(lit(view)) == {view.spots[0].ref}
        assert window.workspace.selection == region_page(view.spots[0].ref)

    def test_figures_say_which_they_are(self, pane: BodyPane) -> None:
        assert [view.accessibleName() for view in pane.views] == ["Body, front", "Body, back"]


def _toggle(view: BodyView, row: int) -> None:
    view.selectionModel().select(
        view.model().index(row, 0), QItemSelectionModel.SelectionFlag.Toggle
    )


class TestNarrow:
    def test_one_figure_with_a_switch(self, pane: BodyPane, qtbot: QtBot) -> None:
        pane.resize(360, 700)
        switch = next(s for s in pane.findChildren(Segments) if s.accessibleName() == "Figure")
        qtbot.waitUntil(switch.isVisible)
        assert [view.isVisible() for view in pane.views] == [True, False]
        QTest.mouseClick(switch._group.button(1), LEFT_BUTTON)
        assert [view.isVisible() for view in pane.views] == [False, True]
        pane.resize(600, 700)
        qtbot.waitUntil(lambda: all(view.isVisible() for view in pane.views))
        assert not switch.isVisible()

    def test_figure_with_the_marks_comes_first(self, pane: BodyPane, qtbot: QtBot) -> None:
        pane.resize(360, 700)
        qtbot.waitUntil(lambda: not pane.views[1].isVisible())
        pane.show_selection(region_page(RegionRef(RegionId("scapula"), Side.LEFT)))
        assert [view.isVisible() for view in pane.views] == [False, True]
        pane.show_selection(region_page(RegionRef(RegionId("sternum"), Side.MIDLINE)))
        assert [view.isVisible() for view in pane.views] == [True, False]
