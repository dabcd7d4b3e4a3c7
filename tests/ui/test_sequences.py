"""What a second action must not leave wrong after a first one."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind, Selection
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.main_window import MainWindow
from tests.ui.panes import parts, segments

SOLEUS = "muscle:soleus:left"
TRAPEZIUS = "muscle:upper_trapezius:right"
LEFT_BUTTON = Qt.MouseButton.LeftButton
TAB = Qt.FocusReason.TabFocusReason


class TestPreview:
    def test_page_laid_out_anew_forgets_it(self, window: MainWindow) -> None:
        window.open_address("list:muscles")
        _, page = parts(window)
        page.view.setFocus(TAB)
        QTest.keyClick(page.view, Qt.Key.Key_Tab)
        assert window.workspace.preview is not None
        window.switch_theme()
        assert window.workspace.preview is None

    def test_next_pane_forgets_that_of_the_page(self, window: MainWindow) -> None:
        window.open_address("list:muscles")
        _, page = parts(window)
        page.view.setFocus(TAB)
        QTest.keyClick(page.view, Qt.Key.Key_Tab)
        assert window.workspace.preview is not None
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert not page.view.hasFocus()
        assert window.workspace.preview is None

    def test_tab_forgets_that_of_the_results(self, window: MainWindow) -> None:
        window.search("knee")
        sidebar, _ = parts(window)
        QTest.keyClick(sidebar.finder.field, Qt.Key.Key_Down)
        assert window.workspace.preview is not None
        QTest.keyClick(sidebar.finder.list, Qt.Key.Key_Tab)
        assert window.workspace.preview is None


class TestEnterInTheSearch:
    def test_opens_nothing_where_nothing_was_found(self, window: MainWindow) -> None:
        for text in ("xqzzqx", "a "):
            window.search(text)
            sidebar, _ = parts(window)
            QTest.keyClick(sidebar.finder.field, Qt.Key.Key_Return)
            assert window.workspace.selection == Selection()


class TestEscape:
    def test_leaves_the_marking_past_a_search_that_is_not_seen(self, window: MainWindow) -> None:
        window.search("knee")
        window.open_address("pain")
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.workspace.selection == Selection()
        sidebar, _ = parts(window)
        assert sidebar.finder.field.text() == "knee"


class TestKeyboardOnTheMap:
    def test_region_is_named_only_while_the_keyboard_is_there(self, window: MainWindow) -> None:
        front, back = window.body.views
        front.setFocus(TAB)
        QTest.keyClick(front, Qt.Key.Key_Down)
        assert front.hovered()
        back.setFocus(Qt.FocusReason.MouseFocusReason)
        assert not front.hovered()
        front.setFocus(TAB)
        assert front.hovered()

    def test_click_after_keys_leaves_the_keyboard_on_the_map(self, window: MainWindow) -> None:
        front, back = window.body.views
        front.setFocus(TAB)
        QTest.keyClick(front, Qt.Key.Key_Down)
        spot = next(s for s in back.spots if not s.inset)
        at = back.viewport_map.to_view.map(spot.anchor).toPoint()
        QTest.mouseClick(back.viewport(), LEFT_BUTTON, pos=at)
        assert window.workspace.selection.kind is Kind.REGION
        assert back.hasFocus()

    def test_other_button_chooses_nothing(self, window: MainWindow) -> None:
        front = window.body.views[0]
        at = front.viewport_map.to_view.map(front.spots[0].anchor).toPoint()
        QTest.mousePress(front.viewport(), LEFT_BUTTON, pos=at)
        QTest.mouseRelease(front.viewport(), Qt.MouseButton.RightButton, pos=at)
        assert window.workspace.selection == Selection()


class TestFigures:
    def test_narrow_map_keeps_the_figure_that_was_chosen(self, pane: BodyPane) -> None:
        pane.resize(360, 720)
        switch = segments(pane, "Figure")
        QTest.keyClick(switch.findChildren(QWidget)[1], Qt.Key.Key_Space)
        front, back = pane.views
        assert (front.isVisible(), back.isVisible()) == (False, True)
        pane.resize(680, 720)
        assert front.isVisible()
        pane.resize(360, 720)
        assert (front.isVisible(), back.isVisible()) == (False, True)

    def test_zoom_of_the_reader_outlasts_another_size(self, pane: BodyPane, atlas: Atlas) -> None:
        pane.show_selection(Selection.parse(TRAPEZIUS, atlas))
        close = pane.views[0].viewport_map.zoom
        pane.resize(680, 700)
        assert pane.views[0].viewport_map.zoom != 1.0
        pane.show_whole()
        pane.resize(680, 720)
        assert pane.views[0].viewport_map.zoom == 1.0
        pane.show_selection(Selection())
        pane.show_selection(Selection.parse(TRAPEZIUS, atlas))
        assert pane.views[0].viewport_map.zoom == close

    def test_closer_look_is_not_taken_back_by_a_notice(self, window: MainWindow) -> None:
        window.open_address(SOLEUS)
        front = window.body.views[0]
        front.zoom_wanted.emit(2.0, QPointF(front.rect().center()))
        zoom = front.viewport_map.zoom
        window.notices.tell("A notice.")
        assert front.viewport_map.zoom == zoom


class TestNarrowWindow:
    def test_page_that_is_shown_already_closes_the_drawer(
        self, qtbot: QtBot, window: MainWindow
    ) -> None:
        window.resize(900, 700)
        sidebar, _ = parts(window)
        qtbot.waitUntil(lambda: not sidebar.isVisible())
        window.open_address(SOLEUS)
        window.toggle_drawer()
        assert sidebar.isVisible()
        window.open_address(SOLEUS)
        assert not sidebar.isVisible()

    def test_other_words_leave_the_keyboard_in_the_header(
        self, qtbot: QtBot, window: MainWindow
    ) -> None:
        window.resize(640, 700)
        window.workspace.prefer("zoom", "150")
        modes = segments(window.header, "Mode")
        qtbot.waitUntil(lambda: modes.texts()[1] == "Pain")
        button = modes.findChildren(QWidget)[1]
        button.setFocus(TAB)
        window.notices.tell("A notice.")
        assert QApplication.focusWidget() is button
