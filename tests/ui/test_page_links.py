"""Links that preview and lead on, sides and tabs, the keys of a page."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bodymap.core.preferences import Words
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Side
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.blocks import Link, para
from bodymap.ui.page.card_painting import line_boxes
from bodymap.ui.page.page_view import PageView
from bodymap.ui.page.parts import FOLD, UNFOLD
from bodymap.ui.theme import LIGHT
from bodymap.ui.widgets import Tabs
from tests.ui.helpers import (
    addresses,
    colour_at,
    distance,
    link_box,
    move_pointer,
    picture,
    rgb,
)
from tests.ui.panes import follow, page_of, press_segment, segments, title

LEFT_BUTTON = Qt.MouseButton.LeftButton
TEMPLE = "region:temple:left"
TEMPORALIS = "muscle:temporalis:left"


class TestLinks:
    def test_pointing_at_a_muscle_shows_its_pattern_and_leaving_takes_it_away(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.open_address(TEMPLE)
        view, legend = page_of(window).view, window.body.legend
        assert legend.accessibleName() == "Legend: Chosen"
        window.body.views[0].draw_sharp()  # as it will be once the machine has had time
        front = self.sharp(window)
        with qtbot.waitSignal(window.workspace.preview_changed) as previewed:
            move_pointer(view.viewport(), link_box(view, TEMPORALIS).center())
        assert str(previewed.args[0]) == TEMPORALIS
        assert legend.accessibleName() == (
            "Legend: Trigger point, Most people, Some people, Chosen"
        )
        assert "most people feel pain there" in legend.toolTip()
        assert legend.accessibleDescription() == legend.toolTip()
        assert self.sharp(window) != front
        move_pointer(window.header, QPoint(600, 20))
        qtbot.waitUntil(lambda: window.workspace.preview is None)
        assert legend.toolTip() == ""
        assert self.sharp(window) == front

    @staticmethod
    def sharp(window: MainWindow) -> QImage:
        """Return the front as it looks once all has been drawn; until then it is stretched."""
        view = window.body.views[0]
        view.draw_sharp()
        return picture(view.viewport())

    def test_card_of_the_pointed_link_warms(self, window: MainWindow) -> None:
        window.open_address(TEMPLE)
        view = page_of(window).view
        box = link_box(view, TEMPORALIS)
        place = QPoint(box.left() - 14, box.center().y())
        cold = colour_at(picture(view.viewport()), place)
        move_pointer(view.viewport(), box.center())
        warm = colour_at(picture(view.viewport()), place)
        assert cold == rgb(LIGHT.bg_inset)
        assert warm == rgb(LIGHT.accent_soft)

    def test_click_leads_to_the_page_and_back_and_forward_again(self, window: MainWindow) -> None:
        window.open_address(TEMPLE)
        follow(window, TEMPORALIS)
        assert str(window.workspace.selection) == TEMPORALIS
        assert title(window) == "Temporalis"
        pane = page_of(window)
        QTest.mouseClick(pane._back, LEFT_BUTTON)
        assert title(window) == "Temple, left"
        assert pane._forward.isEnabled()
        QTest.mouseClick(pane._forward, LEFT_BUTTON)
        assert str(window.workspace.selection) == TEMPORALIS
        assert not pane._forward.isEnabled()
        QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert str(window.workspace.selection) == TEMPLE
        QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert str(window.workspace.selection) == TEMPORALIS

    def test_pointing_at_one_point_shows_that_point_alone(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        view = page_of(window).view
        move_pointer(view.viewport(), link_box(view, f"{TEMPORALIS}:2").center())
        points = window.body._marks.pattern.points
        assert [lying.point.number for lying in points] == [2]

    def test_number_of_a_source_jumps_to_the_sources(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        follow(window, "jump:Sources")
        view = page_of(window).view
        assert str(window.workspace.selection) == TEMPORALIS
        assert view.verticalScrollBar().value() > view.height()

    def test_every_kind_of_page_can_be_turned_to_by_links_from_the_start(
        self, window: MainWindow
    ) -> None:
        for address, kind in (
            ("list:muscles", Kind.LIST),
            ("muscle:soleus", Kind.MUSCLE),
            ("therapy:stretching", Kind.THERAPY),
        ):
            follow(window, address)
            assert window.workspace.selection.kind is kind

    def test_sample_queries_search(self, window: MainWindow) -> None:
        query = next(a for a in addresses(page_of(window).view) if a.startswith("search:"))
        follow(window, query)
        assert window.sidebar is not None
        assert window.sidebar.finder.field.text() == query.removeprefix("search:")


class TestWeb:
    def test_address_is_shown_first_and_opened_only_when_wanted(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[str] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
        window.open_address(TEMPORALIS)
        web = next(a for a in addresses(page_of(window).view) if a.startswith("https://"))
        move_pointer(page_of(window).view.viewport(), link_box(page_of(window).view, web).center())
        assert window.workspace.preview is None
        follow(window, web)
        assert opened == []
        assert web in window.notices.text()
        assert title(window) == "Temporalis"
        button = window.notices.findChild(QPushButton)
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, LEFT_BUTTON)
        assert opened == [web]
        assert window.notices.text() == ""

    def test_closing_the_notice_opens_nothing(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
        window.open_address("https://example.org/")
        QTest.mouseClick(window.notices._close, LEFT_BUTTON)
        assert (window.notices.text(), opened) == ("", [])


class TestSidesAndTabs:
    def test_switch_shows_the_other_side(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        press_segment(window, "Side of the body", 0)
        assert window.workspace.selection == Selection(Kind.MUSCLE, "temporalis", Side.RIGHT)
        right = window.body._marks.pattern
        press_segment(window, "Side of the body", 1)
        assert window.workspace.selection == Selection(Kind.MUSCLE, "temporalis", Side.LEFT)
        assert right.main != window.body._marks.pattern.main

    def test_switch_stands_on_the_side_that_is_shown(self, window: MainWindow) -> None:
        for address, number in ((TEMPORALIS, 1), ("muscle:temporalis:right", 0), (TEMPLE, 1)):
            window.open_address(address)
            assert segments(window, "Side of the body")._group.checkedId() == number

    def test_page_without_sides_has_no_switch(self, window: MainWindow) -> None:
        for address, shown in ((TEMPLE, True), ("region:sternum", False), ("help", False)):
            window.open_address(address)
            assert segments(window, "Side of the body").isVisible() is shown

    def test_side_stays_from_page_to_page(self, window: MainWindow) -> None:
        window.open_address(TEMPLE)
        window.open_address("condition:migraine")
        window.open_address(TEMPLE)
        follow(window, TEMPORALIS)
        assert window.workspace.selection.side is Side.LEFT

    def test_tab_jumps_to_its_part(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        pane = page_of(window)
        for number, tab in enumerate(pane.view.tabs()[:-1]):
            press_segment(window, "Parts of the page", number)
            assert pane.view.verticalScrollBar().value() == pytest.approx(
                pane.view._top_of(tab), abs=1
            )

    def test_tab_follows_scrolling(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        view = page_of(window).view
        tabs = segments(window, "Parts of the page")
        seen = []
        for value in range(0, view.verticalScrollBar().maximum() + 1, 50):
            view.verticalScrollBar().setValue(value)
            seen.append(tabs._group.checkedId())
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        seen.append(tabs._group.checkedId())
        assert seen == sorted(seen)
        assert set(seen) == set(range(len(view.tabs())))

    def test_tabs_wrap_in_a_narrow_panel(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        window.resize(700, 700)
        tabs = segments(window, "Parts of the page")
        assert isinstance(tabs, Tabs)
        for button in tabs._group.buttons():
            assert tabs.rect().contains(button.geometry())


class TestKeys:
    def test_tab_walks_the_links_with_preview_and_ring(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.open_address("list:muscles")
        view = page_of(window).view
        page_of(window).focus_page()
        wanted = addresses(view)[:4]
        seen = []
        for _ in wanted:
            QTest.keyClick(view, Qt.Key.Key_Tab)
            seen.append(view.textCursor().charFormat().anchorHref())
            assert str(window.workspace.preview).startswith(seen[-1])
            assert self.ringed(view)
        assert seen == wanted
        QTest.keyClick(view, Qt.Key.Key_Backtab)
        assert view.textCursor().charFormat().anchorHref() == wanted[-2]
        with qtbot.waitSignal(window.workspace.selection_changed):
            QTest.keyClick(view, Qt.Key.Key_Return)
        assert str(window.workspace.selection).startswith(wanted[-2])

    def test_a_choice_keeps_the_keyboard_among_its_answers(self, window: MainWindow) -> None:
        window.open_address("settings")
        view = page_of(window).view
        page_of(window).focus_page()
        while view.textCursor().charFormat().anchorHref() != "set:words:clinical":
            QTest.keyClick(view, Qt.Key.Key_Tab)
            assert view.hasFocus()
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert window.workspace.preferences.words is Words.CLINICAL
        assert view.textCursor().charFormat().anchorHref() == "set:words:plain"
        QTest.keyClick(view, Qt.Key.Key_Tab)
        assert view.textCursor().charFormat().anchorHref().startswith("set:whose:")

    def test_clinical_words_stand_above_the_page_too(self, window: MainWindow) -> None:
        window.open_address("muscle:soleus:left")
        assert title(window) == "Soleus"
        window.workspace.prefer("words", "clinical")
        assert title(window) == page_of(window).view.accessibleName() == "M. soleus"
        window.resize(700, 600)
        assert title(window) == "M. soleus"

    def test_a_click_leaves_no_ring_and_tab_goes_on_from_there(self, window: MainWindow) -> None:
        window.open_address(TEMPLE)
        view = page_of(window).view
        for clicked, left in ((FOLD, UNFOLD), (UNFOLD, FOLD)):
            follow(window, clicked)
            assert view.hasFocus()
            assert view.textCursor().charFormat().anchorHref() == left
            assert not view.textCursor().hasSelection()  # else Qt sets dots around it
            assert not self.ringed(view)
        following = addresses(view)[addresses(view).index(FOLD) + 1]
        QTest.keyClick(view, Qt.Key.Key_Tab)
        assert view.textCursor().charFormat().anchorHref() == following
        assert self.ringed(view)
        QTest.keyClick(view, Qt.Key.Key_Backtab)
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert view.textCursor().charFormat().anchorHref() == UNFOLD
        assert self.ringed(view)

    def test_a_link_in_two_lines_has_a_ring_in_each(self, view: PageView) -> None:
        long = Link("a link whose words are far too many for the width of one line", "help")
        view.show_blocks((para("Some words before ", long, " and after."),), LIGHT)
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Tab)
        image = picture(view.viewport())
        first, second = (
            box
            for box, _ in line_boxes(
                view.document(),
                view.textCursor().selectionStart(),
                view.textCursor().selectionEnd(),
            )
        )
        assert second.top() > first.top()
        for box, x in ((first, first.left() - 3), (second, second.right() + 3)):
            row = round(box.center().y())
            shades = [colour_at(image, QPoint(round(x) + i, row)) for i in (-1, 0, 1)]
            assert min(distance(shade, rgb(LIGHT.focus)) for shade in shades) < 60

    @staticmethod
    def ringed(view: PageView) -> bool:
        cursor = view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        box = view.cursorRect(cursor)
        image = picture(view.viewport())
        ring = [
            distance(colour_at(image, QPoint(x, box.center().y())), rgb(LIGHT.focus)) < 60
            for x in range(max(0, box.left() - 6), box.left() + 1)
        ]
        return any(ring)

    def test_tab_leaves_the_page_past_its_last_link(self, window: MainWindow) -> None:
        view = page_of(window).view
        page_of(window).focus_page()
        for _ in range(len(set(addresses(view))) + 3):
            if not view.hasFocus():
                break
            QTest.keyClick(view, Qt.Key.Key_Tab)
        assert not view.hasFocus()
        assert window.workspace.preview is None

    def test_copy_gives_clean_text(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        view = page_of(window).view
        page_of(window).focus_page()
        QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        text = QApplication.clipboard().text()
        assert "Where it lies and where it hurts" in text
        assert "Most people" in text
        assert "Sources" in text
        unclean = {c for c in text if (not c.isprintable() and c != "\n") or c in "\u00a0\u2007"}
        assert unclean == set()
