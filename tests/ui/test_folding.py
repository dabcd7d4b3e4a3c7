"""How many panes are seen, and which of them has the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Selection
from bodymap.ui.main_window import MainWindow
from bodymap.ui.panes import Fold, fold_of, widths
from bodymap.ui.settings import Settings
from bodymap.ui.widgets import Segments
from tests.ui.helpers import inner_point, picture
from tests.ui.panes import parts, press_segment, seen

LEFT_BUTTON = Qt.MouseButton.LeftButton
SOLEUS = "muscle:soleus:left"


class TestFold:
    @pytest.mark.parametrize(
        ("width", "zoom", "fold"),
        [
            (1280, 100, Fold.THREE),
            (1128, 100, Fold.THREE),
            (1127, 100, Fold.TWO),
            (700, 100, Fold.TWO),
            (699, 100, Fold.ONE),
            (1280, 200, Fold.TWO),
            (1024, 200, Fold.ONE),
        ],
    )
    def test_follows_the_width(self, width: int, zoom: int, fold: Fold) -> None:
        assert fold_of(width, zoom) is fold

    @pytest.mark.parametrize("zoom", [90, 100, 130, 200])
    def test_widths_fill_the_window_and_keep_the_least(self, zoom: int) -> None:
        for width in range(640, 2600, 7):
            side, middle, panel = widths(width, zoom)
            if fold_of(width, zoom) is Fold.ONE:
                assert (side, middle, panel) == (0, width, width)
                continue
            assert side + middle + panel == width
            assert middle >= (520 if side else 340)
            assert panel >= 360 * zoom / 100 - 1

    @pytest.mark.parametrize(
        ("width", "panes"),
        [
            (1280, {"side", "map", "page"}),
            (1024, {"map", "page"}),
            (800, {"map", "page"}),
            (660, {"map"}),
        ],
    )
    def test_panes_stand_side_by_side_without_overlapping(
        self, window: MainWindow, width: int, panes: set[str]
    ) -> None:
        window.resize(width, 720)
        assert seen(window) == panes
        sidebar, page = parts(window)
        shown = [p for p in (sidebar, window.body, page) if p.isVisible()]
        boxes = [window.header.geometry(), window.status.geometry(), *(p.geometry() for p in shown)]
        for i, box in enumerate(boxes):
            assert window.rect().contains(box)
            assert not any(box.intersects(other) for other in boxes[i + 1 :])
        assert sum(box.width() * box.height() for box in boxes) == width * 720

    @pytest.mark.parametrize("width", [1280, 1024, 800, 660, 640])
    @pytest.mark.parametrize("zoom", ["100", "200"])
    def test_nothing_in_the_header_and_status_line_is_cut(
        self, window: MainWindow, width: int, zoom: str
    ) -> None:
        window.resize(width, 700)
        window.workspace.prefer("zoom", zoom)
        QApplication.processEvents()
        assert window.width() == width
        for bar in (window.header, window.status):
            for button in bar.findChildren(QToolButton):
                if button.isVisible():
                    corner = button.mapTo(bar, QPoint(0, 0))
                    assert bar.rect().contains(QRect(corner, button.size())), button.text()
        for segments in window.header.findChildren(Segments):
            if segments.isVisible():
                assert segments.width() >= segments.sizeHint().width()

    def test_narrow_header_leaves_the_way_to_everything(self, window: MainWindow) -> None:
        """What it leaves out stands in the menu, and comes back."""
        window.resize(640, 700)
        window.workspace.prefer("zoom", "200")
        QApplication.processEvents()
        header = window.header
        assert header.menu_button.isVisible()
        assert header._drawer.isVisible()
        assert header._drawer.accessibleName() == "Search"
        assert not header._print.isVisible()
        window.resize(1280, 700)
        assert header._print.isVisible()
        assert header._drawer.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon

    def test_signs_grow_with_the_words(self, window: MainWindow) -> None:
        button = window.header.menu_button
        sizes = []
        for zoom in ("100", "150", "200", "100"):
            window.workspace.prefer("zoom", zoom)
            QApplication.processEvents()
            drawn = button.icon().actualSize(button.iconSize())
            assert drawn == button.iconSize()
            sizes.append((button.width(), drawn.width()))
        assert sizes == [(34, 20), (51, 30), (51, 30), (34, 20)]

    def test_never_smaller_than_640_by_480(self, window: MainWindow) -> None:
        window.resize(200, 100)
        assert (window.width(), window.height()) == (640, 480)

    def test_three_panes_come_back(self, window: MainWindow) -> None:
        for width in (1280, 660, 1280, 800, 1280):
            window.resize(width, 700)
        assert seen(window) == {"side", "map", "page"}

    def test_one_pane_has_a_switch_and_turns_to_details_by_a_click(
        self, window: MainWindow
    ) -> None:
        window.resize(660, 700)
        view = window.body.views[0]
        QTest.mouseClick(view.viewport(), LEFT_BUTTON, pos=inner_point(view, view.spots[0]))
        assert seen(window) == {"page"}
        press_segment(window, "Pane", 0)
        assert seen(window) == {"map"}
        press_segment(window, "Pane", 1)
        assert seen(window) == {"page"}

    def test_marking_pain_stays_on_the_body(self, window: MainWindow) -> None:
        window.resize(660, 700)
        window.open_address("pain")
        view = window.body.views[0]
        QTest.mouseClick(view.viewport(), LEFT_BUTTON, pos=inner_point(view, view.spots[0]))
        assert seen(window) == {"map"}
        assert list(window.workspace.drawing.marks) == [view.spots[0].ref]


class TestKeyboardOfPanesThatGo:
    def test_click_that_turns_to_the_details_brings_it_there(self, window: MainWindow) -> None:
        window.resize(660, 700)
        view = window.body.views[0]
        view.setFocus()
        QTest.mouseClick(view.viewport(), LEFT_BUTTON, pos=inner_point(view, view.spots[0]))
        assert QApplication.focusWidget() is parts(window)[1].view
        press_segment(window, "Pane", 0)
        assert QApplication.focusWidget() in window.body.views

    def test_closed_drawer_gives_it_to_the_body(self, window: MainWindow) -> None:
        window.resize(1024, 700)
        window.toggle_drawer()
        assert parts(window)[0].finder.field.hasFocus()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.body.views[0].hasFocus()

    def test_window_made_narrow_keeps_it_in_a_pane(self, window: MainWindow) -> None:
        _, page = parts(window)
        page.focus_page()
        window.resize(660, 700)
        assert not page.isVisible()
        assert QApplication.focusWidget() in window.body.views

    def test_window_that_opens_with_a_page_has_it_there(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path
    ) -> None:
        made = MainWindow(atlas, Settings(None), relief_cache)
        qtbot.addWidget(made)
        made.resize(660, 700)
        made.show()
        made.complete()
        made.open_address(SOLEUS)
        qtbot.waitUntil(made.isActiveWindow)
        assert QApplication.focusWidget() is parts(made)[1].view

    def test_header_keeps_it(self, window: MainWindow) -> None:
        window.resize(660, 700)
        window.header.menu_button.setFocus()
        window.open_address(SOLEUS)
        assert window.header.menu_button.hasFocus()


class TestStatusLine:
    @pytest.mark.parametrize("zoom", ["100", "130", "200"])
    def test_no_word_is_cut(self, window: MainWindow, zoom: str) -> None:
        window.workspace.prefer("zoom", zoom)
        labels = window.status.findChildren(QLabel)
        assert len(labels) == 2
        for width in range(640, 1321, 20):
            window.resize(width, 700)
            QApplication.processEvents()
            for label in labels:
                if label.isVisible():
                    wide = label.fontMetrics().horizontalAdvance(label.text())
                    assert label.wordWrap() or label.width() >= wide, width
                    assert not label.wordWrap() or label.height() >= label.heightForWidth(
                        label.width()
                    ), width


class TestDrawer:
    @pytest.fixture
    def drawer(self, window: MainWindow) -> QToolButton:
        window.resize(1024, 700)
        button = window.header._drawer
        assert button.isVisible()
        return button

    def test_opens_over_the_map_with_the_keyboard_in_the_field(
        self, window: MainWindow, drawer: QToolButton
    ) -> None:
        body = window.body.geometry()
        QTest.mouseClick(drawer, LEFT_BUTTON)
        sidebar, _ = parts(window)
        assert sidebar.isVisible()
        assert window.body.geometry() == body
        assert window.childAt(sidebar.geometry().center()) in [
            sidebar,
            *sidebar.findChildren(QWidget),
        ]
        assert sidebar.finder.field.hasFocus()
        QTest.mouseClick(drawer, LEFT_BUTTON)
        assert not sidebar.isVisible()

    def test_its_button_shows_a_lens_only_where_one_can_search(
        self, window: MainWindow, drawer: QToolButton
    ) -> None:
        lens = picture(drawer)
        window.open_address("pain")
        drawer.setText("Search")
        spots = picture(drawer)
        window.open_address("start")
        drawer.setText("Search")
        assert picture(drawer) != spots
        drawer.setText(" Search")
        assert picture(drawer) == lens

    def test_escape_closes_it_first(self, window: MainWindow, drawer: QToolButton) -> None:
        window.open_address(SOLEUS)
        QTest.mouseClick(drawer, LEFT_BUTTON)
        sidebar, _ = parts(window)
        QTest.keyClicks(sidebar.finder.field, "heel")
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not sidebar.isVisible()
        assert sidebar.finder.field.text() == "heel"
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert sidebar.finder.field.text() == ""
        assert str(window.workspace.selection) == SOLEUS
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.workspace.selection == Selection()

    def test_choosing_a_result_closes_it(self, window: MainWindow, drawer: QToolButton) -> None:
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        sidebar, _ = parts(window)
        assert sidebar.isVisible()
        QTest.keyClicks(sidebar.finder.field, "soleus")
        QTest.keyClick(sidebar.finder.field, Qt.Key.Key_Return)
        assert not sidebar.isVisible()
