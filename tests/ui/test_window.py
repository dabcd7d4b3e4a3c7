"""The window: folding, panes, keys, themes, notices, settings."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.preferences import Colours, Preferences, Words
from bodymap.core.selection import Kind, Selection, region_page
from bodymap.core.words import Side
from bodymap.ui import wearing
from bodymap.ui.actions import ACTIONS
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.page_pane import PagePane
from bodymap.ui.panes import Fold, fold_of, widths
from bodymap.ui.settings import Settings
from bodymap.ui.shell import Shell
from bodymap.ui.sidebar.side_bar import SideBar
from bodymap.ui.theme import CONTRAST, DARK, LIGHT, THEMES, Tokens, style_sheet
from bodymap.ui.widgets import IconButton, Segments
from tests.ui.helpers import colour_at, inner_point, picture, rgb

LEFT_BUTTON = Qt.MouseButton.LeftButton
SOLEUS = "muscle:soleus:left"
TRAPEZIUS = "muscle:upper_trapezius:right"


def parts(window: MainWindow) -> tuple[SideBar, PagePane]:
    assert window.sidebar is not None
    assert window.page is not None
    return window.sidebar, window.page


def seen(window: MainWindow) -> set[str]:
    """Return which panes are seen."""
    sidebar, page = parts(window)
    panes: dict[str, QWidget] = {"side": sidebar, "map": window.body, "page": page}
    return {name for name, pane in panes.items() if pane.isVisible()}


def press(window: MainWindow, name: str, number: int) -> None:
    segments = next(s for s in window.findChildren(Segments) if s.accessibleName() == name)
    QTest.mouseClick(segments._group.button(number), LEFT_BUTTON)


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
        press(window, "Pane", 0)
        assert seen(window) == {"map"}
        press(window, "Pane", 1)
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
        press(window, "Pane", 0)
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


@pytest.mark.usefixtures("mirrored")
class TestRightToLeft:
    """A language that is written from right to left mirrors the panes, and not the body."""

    @pytest.mark.parametrize("width", [1280, 2000])
    def test_side_bar_lies_right_of_the_body_and_the_page_left(
        self, window: MainWindow, width: int
    ) -> None:
        window.resize(width, 720)
        sidebar, page = parts(window)
        boxes = [pane.geometry() for pane in (page, window.body, sidebar)]
        assert [box.left() for box in boxes] == [0, boxes[0].right() + 1, boxes[1].right() + 1]
        assert boxes[2].right() == width - 1

    def test_drawer_opens_from_the_right(self, window: MainWindow) -> None:
        window.resize(1024, 700)
        sidebar, page = parts(window)
        window.toggle_drawer()
        assert page.geometry().right() + 1 == window.body.geometry().left()
        assert sidebar.geometry().right() == window.body.geometry().right() == 1023

    def test_header_notice_and_status_begin_at_the_right(self, window: MainWindow) -> None:
        window.resize(660, 700)
        window.notices.tell("Something is so.", "Do it", "help")
        header, notices = window.header, window.notices
        explore, pain = next(
            s for s in header.findChildren(Segments) if s.accessibleName() == "Mode"
        )._group.buttons()
        (link,) = window.status.findChildren(QToolButton)
        rows: list[list[QWidget]] = [
            [header._drawer, explore, pain, header.menu_button],
            [notices._text, notices._act, notices._close],
            [link, window.status._words],
        ]
        for row in rows:
            starts = [each.mapTo(window, QPoint(each.width(), 0)).x() for each in row]
            assert starts == sorted(starts, reverse=True)
            assert len(set(starts)) == len(row)

    def test_first_picture_has_the_same_places(
        self, qtbot: QtBot, window: MainWindow, tmp_path: Path
    ) -> None:
        shell = Shell(Settings(tmp_path), tmp_path)
        qtbot.addWidget(shell)
        shell.keep_picture(window.body)
        with qtbot.waitSignal(shell.painted):
            shell.show()
        place = window.body.geometry()
        assert picture(shell).copy(place) == picture(window.body)


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


class TestTheme:
    @pytest.mark.parametrize("address", ["start", SOLEUS, "region:temple:left", "pain"])
    def test_switching_repaints_everything(
        self,
        qtbot: QtBot,
        atlas: Atlas,
        relief_cache: Path,
        window: MainWindow,
        address: str,
    ) -> None:
        """After the switch the window looks like one that was dark from the beginning."""
        settings = Settings(None)
        settings.set_preferences(Preferences(colours=Colours.DARK))
        pictures = []
        window.switch_theme()
        other = MainWindow(atlas, settings, relief_cache)
        qtbot.addWidget(other)
        with qtbot.waitSignal(other.completed):
            other.show()
        for each in (window, other):
            each.activateWindow()
            parts(each)[1].focus_page()
            if address != "start":
                each.open_address(address)
            QApplication.processEvents()
            for view in each.body.views:
                view.draw_sharp()
            pictures.append(picture(each))
        assert pictures[0] == pictures[1]

    def test_ground_of_every_part_changes(self, window: MainWindow) -> None:
        sidebar, page = parts(window)
        grounds = {"bg_window": window.header, "bg_surface": page, "bg_map": window.body}
        for theme in (LIGHT, DARK, LIGHT):
            image = picture(window)
            for token, part in grounds.items():
                corner = part.geometry().topLeft() + QPoint(part.width() // 2, 3)
                assert colour_at(image, corner) == rgb(getattr(theme, token)), token
            low = sidebar.geometry().bottomLeft() + QPoint(20, -3)
            assert colour_at(image, low) == rgb(theme.bg_surface)
            window.switch_theme()

    def test_is_remembered(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path
    ) -> None:
        first = MainWindow(atlas, Settings(tmp_path), relief_cache)
        qtbot.addWidget(first)
        before = first.wearing.tokens.name
        QTest.keyClick(
            first,
            Qt.Key.Key_L,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
        if first.wearing.tokens.name == before:  # a window that is not shown hears no shortcut
            first.switch_theme()
        chosen = first.wearing.tokens.name
        first.close()
        second = MainWindow(atlas, Settings(tmp_path), relief_cache)
        qtbot.addWidget(second)
        assert second.wearing.tokens.name == chosen != before

    def test_page_keeps_its_place(self, window: MainWindow) -> None:
        window.open_address(SOLEUS)
        bar = parts(window)[1].view.verticalScrollBar()
        bar.setValue(400)
        window.switch_theme()
        assert bar.value() == pytest.approx(400, abs=2)


class TestDesktop:
    """A window that was told to look like the desktop does so while it is open."""

    @pytest.fixture
    def desktop(self, monkeypatch: pytest.MonkeyPatch) -> list[Tokens]:
        """Return a list whose last theme is that of the desktop; no desktop is there to ask."""
        worn = [LIGHT]

        def tokens_of(preferences: Preferences) -> Tokens:
            asks = preferences.colours is Colours.SYSTEM
            return worn[-1] if asks else THEMES[preferences.colours.value]

        monkeypatch.setattr(wearing, "tokens_of", tokens_of)
        return worn

    @pytest.mark.parametrize(
        ("chosen", "then"), [("system", DARK), ("light", LIGHT), ("contrast", CONTRAST)]
    )
    def test_turning_dark_is_followed_where_nothing_else_was_chosen(
        self, window: MainWindow, desktop: list[Tokens], chosen: str, then: Tokens
    ) -> None:
        window.workspace.prefer("colours", chosen)
        desktop.append(DARK)
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert window.wearing.tokens == then
        image = picture(window)
        for part, token in ((window.body, "bg_map"), (window.header, "bg_window")):
            at = part.geometry().topLeft() + QPoint(part.width() // 2, 3)
            assert colour_at(image, at) == rgb(getattr(then, token))

    def test_window_that_is_gone_follows_nothing(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, desktop: list[Tokens]
    ) -> None:
        gone = MainWindow(atlas, Settings(None), relief_cache)
        changes: list[Tokens] = []
        gone.wearing.changed.connect(changes.append)
        desktop.append(DARK)
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert changes == [DARK]
        gone.deleteLater()
        QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
        desktop.append(LIGHT)
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert changes == [DARK]

    def test_other_settings_do_not_dress_the_window_anew(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It takes a tenth of a second, and lays every page out again."""
        made: list[int] = []

        def sheet(tokens: Tokens, zoom: int, *, right_to_left: bool) -> str:
            made.append(zoom)
            return style_sheet(tokens, zoom, right_to_left=right_to_left)

        monkeypatch.setattr(wearing, "style_sheet", sheet)
        for key, value in (("paper", "letter"), ("whose", "client"), ("country", "Canada")):
            window.workspace.prefer(key, value)
        assert made == []
        window.workspace.prefer("zoom", "115")
        window.workspace.prefer("colours", "dark")
        assert made == [115, 115]


class TestTextSize:
    def test_keys_change_it_in_steps_and_back(self, window: MainWindow) -> None:
        ctrl = Qt.KeyboardModifier.ControlModifier
        parts(window)[1].focus_page()
        for key, zoom in (
            (Qt.Key.Key_Plus, 115),
            (Qt.Key.Key_Plus, 130),
            (Qt.Key.Key_Minus, 115),
            (Qt.Key.Key_0, 100),
        ):
            QTest.keyClick(window, key, ctrl)
            assert window.workspace.preferences.zoom == zoom

    def test_words_grow(self, window: MainWindow) -> None:
        window.open_address(SOLEUS)
        view = parts(window)[1].view
        window.resize(1900, 1000)
        heights = []
        for zoom in ("90", "100", "150", "200"):
            window.workspace.prefer("zoom", zoom)
            heights.append(view.document().defaultFont().pixelSize())
        assert heights == sorted(heights)
        assert heights[-1] == 2 * heights[1]

    def test_everything_is_within_reach_at_200_percent_in_1024_by_700(
        self, window: MainWindow
    ) -> None:
        window.resize(1024, 700)
        window.workspace.prefer("zoom", "200")
        assert seen(window) == {"map"}
        window.open_address(SOLEUS)
        assert seen(window) == {"page"}
        view = parts(window)[1].view
        assert view.viewport().height() > 200
        assert view.document().size().width() <= view.viewport().width() + 1


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


class TestSettings:
    def test_window_stands_where_it_stood(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path
    ) -> None:
        first = Shell(Settings(tmp_path), relief_cache)
        qtbot.addWidget(first)
        first.show()
        first.hold(MainWindow(atlas, Settings(tmp_path), relief_cache))
        first.resize(700, 600)
        first.close()
        second = Shell(Settings(tmp_path), relief_cache)
        qtbot.addWidget(second)
        assert (second.width(), second.height()) == (700, 600)

    def test_frame_holds_the_window_and_is_never_smaller_than_it_can_be(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path
    ) -> None:
        shell = Shell(Settings(tmp_path), relief_cache)
        qtbot.addWidget(shell)
        with qtbot.waitSignal(shell.painted):
            shell.show()
        inner = MainWindow(atlas, Settings(tmp_path), relief_cache)
        with qtbot.waitSignal(inner.completed):
            shell.hold(inner)
        assert seen(inner) == {"side", "map", "page"}
        shell.resize(100, 100)
        assert (shell.width(), shell.height()) == (640, 480)
        assert inner.geometry() == shell.rect()
        assert seen(inner) == {"map"}

    def test_first_picture_is_that_of_the_last_time(
        self, qtbot: QtBot, window: MainWindow, tmp_path: Path
    ) -> None:
        shell = Shell(Settings(tmp_path), tmp_path)
        qtbot.addWidget(shell)
        assert not shell.has_picture()
        shell.keep_picture(window.body)
        assert shell.has_picture()
        with qtbot.waitSignal(shell.painted):
            shell.show()
        middle = window.body.geometry().center()
        assert picture(shell).pixel(middle) == picture(window).pixel(middle)
        shell.resize(1000, 700)
        assert not shell.has_picture()

    def test_every_preference_is_remembered(self, tmp_path: Path) -> None:
        chosen = Preferences(
            colours=Colours.CONTRAST, words=Words.CLINICAL, zoom=130, country="Canada"
        )
        Settings(tmp_path).set_preferences(chosen)
        assert Settings(tmp_path).preferences() == chosen

    @pytest.mark.parametrize("folder", [True, False])
    def test_file_that_cannot_be_written_does_not_matter(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path, folder: bool
    ) -> None:
        if folder:
            (tmp_path / "settings.ini").mkdir()
        settings = Settings(tmp_path if folder else None)
        made = MainWindow(atlas, settings, relief_cache)
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.completed):
            made.show()
        made.switch_theme()
        assert made.wearing.tokens.is_dark
        made.close()

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[General]\ncolours=purple\nzoom=many\nwords=\ngeometry=rubbish\ncountry=Atlantis\n",
            "[General]\ngeometry=@ByteArray(\\x1\\x2\\x3)\nzoom=999999999999\n",
            "not a settings file \x00\x01\x02",
            "[General]\ncolours=light, dark\nzoom=-5\n",
        ],
        ids=["empty", "wrong words", "wrong numbers", "no settings", "lists"],
    )
    def test_damaged_file_gives_sound_settings(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path, text: str
    ) -> None:
        (tmp_path / "settings.ini").write_text(text)
        settings = Settings(tmp_path)
        found = settings.preferences()
        assert found.colours in Colours
        assert 90 <= found.zoom <= 200
        shell = Shell(settings, relief_cache)
        qtbot.addWidget(shell)
        with qtbot.waitSignal(shell.painted):
            shell.show()
        inner = MainWindow(atlas, settings, relief_cache)
        shell.hold(inner)
        assert shell.width() >= 640
