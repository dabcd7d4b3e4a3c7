"""The window: its keys, what the map shows of a page, notices, the start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind, Selection, region_page
from bodymap.core.words import Side
from bodymap.ui.actions import ACTIONS
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.page_pane import PagePane
from bodymap.ui.settings import Settings
from bodymap.ui.widgets import IconButton
from tests.ui.panes import parts, seen

LEFT_BUTTON = Qt.MouseButton.LeftButton
SOLEUS = "muscle:soleus:left"
TRAPEZIUS = "muscle:upper_trapezius:right"


class TestPatternStaysInView:
    def test_of_every_muscle_when_it_is_opened(self, window: MainWindow, atlas: Atlas) -> None:
        lost = [
            selection
            for muscle in atlas.muscles
            for side in (Side.LEFT, Side.RIGHT)
            for selection in [Selection(Kind.MUSCLE, muscle, side)]
            if not self.in_view(window, selection)
        ]
        assert lost == []

    @pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (800, 900), (720, 480)])
    def test_while_the_window_is_resized(self, window: MainWindow, size: tuple[int, int]) -> None:
        window.open_address(SOLEUS)
        window.resize(*size)
        QApplication.processEvents()
        assert self.shown(window)

    def in_view(self, window: MainWindow, selection: Selection) -> bool:
        window.workspace.select(selection)
        return self.shown(window)

    @staticmethod
    def shown(window: MainWindow) -> bool:
        """Tell whether all points, and the middle of every zone on a body, lie inside the views."""
        marks = window.body._marks
        for view in window.body.views:
            to_view = view.viewport_map.to_view
            middles = [
                spot.box.center()
                for spot in view.spots
                if spot.ref in marks.pattern.main and not spot.inset
            ]
            for at in (*middles, *view.points(marks)):
                if not view.viewport().rect().contains(to_view.map(at).toPoint()):
                    return False
        return True

    def test_whole_body_stays_whole_for_a_pattern_from_head_to_foot(
        self, window: MainWindow
    ) -> None:
        window.open_address(SOLEUS)
        assert window.body.views[0].viewport_map.zoom == 1

    def test_whole_body_comes_back_with_the_next_page(self, window: MainWindow) -> None:
        window.open_address(TRAPEZIUS)
        assert window.body.views[0].viewport_map.zoom > 1
        window.open_address("region:thigh_front:left")
        assert window.body.views[0].viewport_map.zoom == 1


class TestKeys:
    def test_f6_goes_round_the_panes_both_ways(self, window: MainWindow) -> None:
        sidebar, page = parts(window)
        ring = [sidebar.finder.field, *window.body.views, page.view]
        ring[0].setFocus()
        for pane in (*ring[1:], *ring):
            QTest.keyClick(window, Qt.Key.Key_F6)
            assert pane.hasFocus()
        for pane in reversed(ring[:-1]):
            QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
            assert pane.hasFocus()

    def test_f6_leaves_hidden_panes_out(self, window: MainWindow) -> None:
        window.resize(1024, 700)
        sidebar, _ = parts(window)
        for _ in range(4):
            QTest.keyClick(window, Qt.Key.Key_F6)
            assert not sidebar.finder.field.hasFocus()

    def test_escape_goes_from_search_to_start(self, window: MainWindow) -> None:
        sidebar, _ = parts(window)
        window.open_address(SOLEUS)
        sidebar.search("heel")
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert (sidebar.finder.field.text(), str(window.workspace.selection)) == ("", SOLEUS)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.workspace.selection == Selection()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.workspace.selection == Selection()

    @pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_K])
    def test_ctrl_f_and_ctrl_k_search(self, window: MainWindow, key: Qt.Key) -> None:
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert parts(window)[0].finder.field.hasFocus()

    def test_f1_and_the_status_link_lead_to_help(self, window: MainWindow) -> None:
        QTest.keyClick(window, Qt.Key.Key_F1)
        assert window.workspace.selection.kind is Kind.HELP
        window.workspace.clear()
        (link,) = (
            b for b in window.status.findChildren(QToolButton) if b.text().startswith("When to get")
        )
        assert link.isVisible()
        QTest.mouseClick(link, LEFT_BUTTON)
        assert window.workspace.selection.kind is Kind.HELP

    def test_status_link_shows_the_details_of_a_window_with_one_pane(
        self, window: MainWindow
    ) -> None:
        window.resize(660, 700)
        QTest.keyClick(window, Qt.Key.Key_F1)
        assert seen(window) == {"page"}

    def test_no_two_commands_share_a_key(self) -> None:
        keys = [key for spec in ACTIONS for key in spec.keys]
        assert len(set(keys)) == len(keys)

    def test_every_command_can_be_carried_out(self, window: MainWindow) -> None:
        for spec in ACTIONS:
            if spec.id not in ("menu", "quit", "print"):  # they wait for an answer, or end it all
                window._actions[spec.id].trigger()
        assert window.notices.text() == ""

    def test_every_button_with_an_icon_alone_has_a_name_and_a_tip(self, window: MainWindow) -> None:
        buttons = window.findChildren(IconButton)
        assert len(buttons) >= 6
        assert all(button.accessibleName() and button.toolTip() for button in buttons)

    @pytest.mark.parametrize("address", ["start", "pain", SOLEUS])
    def test_clicked_button_keeps_no_ring(self, window: MainWindow, address: str) -> None:
        window.open_address(address)
        if address == "pain":
            window.workspace.mark(window.body.views[0].spots[0].ref, 5)
        buttons = window.findChildren(QAbstractButton)
        assert len(buttons) > 15
        clicked = Qt.FocusPolicy.ClickFocus
        assert [b.text() for b in buttons if b.focusPolicy() & clicked] == []


class TestNarrowMap:
    def test_figure_with_the_marks_is_the_one_that_stays(self, window: MainWindow) -> None:
        window.open_address(SOLEUS)
        window.resize(700, 640)
        QApplication.processEvents()
        front, back = window.body.views
        assert (front.isVisible(), back.isVisible()) == (False, True)

    def test_legend_wraps_where_it_would_be_cut(self, window: MainWindow) -> None:
        legend = window.body.legend
        one_row = legend.height()
        window.resize(700, 640)
        QApplication.processEvents()
        assert legend.height() >= one_row * 3 / 2


class TestWayBack:
    def test_page_stands_where_it_was_left(self, window: MainWindow) -> None:
        _, page = parts(window)
        window.open_address("area:" + next(iter(window.workspace.atlas.areas)))
        bar = page.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        left_at = bar.value()
        window.open_address(SOLEUS)
        assert bar.value() == 0
        window.workspace.back()
        assert bar.value() == left_at > 0

    def test_thing_without_a_side_is_shown_on_the_side_looked_at(self, window: MainWindow) -> None:
        window.open_address(SOLEUS)
        window.open_address("list:muscles")
        window.open_address("muscle:infraspinatus")
        assert str(window.workspace.selection) == "muscle:infraspinatus:left"

    def test_name_above_the_body_is_that_of_the_preview(self, window: MainWindow) -> None:
        _, page = parts(window)
        window.open_address(SOLEUS)
        page.link_pointed.emit("muscle:infraspinatus:right")
        assert window.body._readout.text() == "Infraspinatus, right"
        page.link_pointed.emit("")
        assert window.body._readout.text() == "Soleus, left"


class TestNotices:
    def test_one_at_a_time_below_the_header_pushing_the_rest_down(self, window: MainWindow) -> None:
        top = window.body.geometry().top()
        window.open_address("muscle:nowhere")
        assert "There is no muscle called 'nowhere'" in window.notices.text()
        assert window.notices.geometry().top() == window.header.geometry().bottom() + 1
        assert window.body.geometry().top() == window.notices.geometry().bottom() + 1 > top
        window.open_address("https://example.org/")
        assert "nowhere" not in window.notices.text()
        QTest.mouseClick(window.notices._close, LEFT_BUTTON)
        assert window.body.geometry().top() == top

    def test_goes_with_the_next_page(self, window: MainWindow) -> None:
        window.open_address("muscle:nowhere")
        window.open_address(SOLEUS)
        assert window.notices.text() == ""

    @pytest.mark.parametrize("width", [1280, 660])
    def test_long_words_are_shown_whole(self, window: MainWindow, width: int) -> None:
        window.resize(width, 700)
        window.notices.tell("word " * 80, "Do it", "https://example.org/")
        QApplication.processEvents()
        label = window.notices._text
        assert label.height() >= label.heightForWidth(label.width())
        assert window.rect().contains(window.notices.geometry())

    @pytest.mark.parametrize(
        "address",
        ["", ":", "muscle", "muscle:", "x" * 5_000, "muscle:soleus:up", "set:", "answer:"],
    )
    def test_bad_address_is_a_calm_sentence_or_nothing(
        self, window: MainWindow, address: str
    ) -> None:
        window.open_address(address)
        assert window.workspace.selection == Selection()
        assert "Traceback" not in window.notices.text()


class TestStart:
    def test_body_comes_first_and_the_rest_after_its_first_painting(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path
    ) -> None:
        made = MainWindow(atlas, Settings(None), relief_cache)
        qtbot.addWidget(made)
        assert made.page is None
        with qtbot.waitSignal(made.completed):
            made.show()
        assert made.page is not None
        made.complete()
        assert len(made.findChildren(PagePane)) == 1

    def test_page_wanted_before_the_panes_are_there_is_shown_in_them(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path
    ) -> None:
        made = MainWindow(atlas, Settings(None), relief_cache)
        qtbot.addWidget(made)
        made.workspace.open(TRAPEZIUS)
        with qtbot.waitSignal(made.completed):
            made.show()
        assert made.page is not None
        assert "Upper trapezius" in made.page.view.accessibleName()
        assert made.body.views[0].viewport_map.zoom > 1

    def test_map_shows_what_is_on_the_page(self, window: MainWindow, atlas: Atlas) -> None:
        for ref in list(atlas.refs)[::25]:
            window.workspace.select(region_page(ref))
            assert window.body._marks.chosen == {ref}
