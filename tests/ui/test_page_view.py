"""The reading panel: links that preview and lead on, tabs, keys, copying, hostile text."""

from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.preferences import Words
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import MuscleId, Side
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.blocks import Bullets, Card, Chip, ChipLook, Heading, Link, Look, Text, para
from bodymap.ui.page.card_painting import line_boxes
from bodymap.ui.page.page_pane import PagePane
from bodymap.ui.page.page_view import PageView
from bodymap.ui.page.parts import FOLD, UNFOLD
from bodymap.ui.page.reading_place import top_place
from bodymap.ui.settings import Settings
from bodymap.ui.theme import DARK, LIGHT
from bodymap.ui.widgets import Segments, Tabs
from tests.ui.helpers import (
    addresses,
    colour_at,
    distance,
    link_box,
    move_pointer,
    picture,
    rgb,
)

LEFT_BUTTON = Qt.MouseButton.LeftButton
TEMPLE = "region:temple:left"
TEMPORALIS = "muscle:temporalis:left"
HOSTILE = "<img src=/etc/passwd> <script>alert(1)</script> <b>bold</b> &amp; \u202etxet"


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView(LIGHT)
    qtbot.addWidget(made)
    made.resize(420, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def page_of(window: MainWindow) -> PagePane:
    assert window.page is not None
    return window.page


def _is_wide(window: MainWindow, width: int) -> bool:
    return window.width() == width


def follow(window: MainWindow, address: str, which: int = 0) -> None:
    """Click a link of the page."""
    view = page_of(window).view
    QTest.mouseClick(view.viewport(), LEFT_BUTTON, pos=link_box(view, address, which).center())


def title(window: MainWindow) -> str:
    label = page_of(window).findChild(QLabel, "title")
    assert isinstance(label, QLabel)
    return label.text()


def segments(window: MainWindow, name: str) -> Segments:
    return next(s for s in window.findChildren(Segments) if s.accessibleName() == name)


def press_segment(window: MainWindow, name: str, number: int) -> None:
    QTest.mouseClick(segments(window, name)._group.button(number), LEFT_BUTTON)


class TestLinks:
    def test_pointing_at_a_muscle_shows_its_pattern_and_leaving_takes_it_away(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.open_address(TEMPLE)
        view, legend = page_of(window).view, window.body.legend
        assert legend.accessibleName() == "Legend: Chosen"
        front = picture(window.body.views[0].viewport())
        with qtbot.waitSignal(window.workspace.preview_changed) as previewed:
            move_pointer(view.viewport(), link_box(view, TEMPORALIS).center())
        assert str(previewed.args[0]) == TEMPORALIS
        assert legend.accessibleName() == (
            "Legend: Trigger point, Most people, Some people, Chosen"
        )
        assert picture(window.body.views[0].viewport()) != front
        move_pointer(window.header, QPoint(600, 20))
        qtbot.waitUntil(lambda: window.workspace.preview is None)
        assert picture(window.body.views[0].viewport()) == front

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


class TestPlace:
    """The reader stays at a line whatever is laid out anew; the whole page is there at once."""

    def test_another_width_keeps_the_line_at_the_top(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.open_address(TEMPORALIS)
        view = page_of(window).view
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        kept = top_place(view)
        for width in (1120, 720, 660, 1280):
            window.resize(width, 800)
            qtbot.waitUntil(partial(_is_wide, window, width))
            QApplication.processEvents()
            block = view.document().findBlock(kept.position)
            now = view.document().findBlock(top_place(view).position)
            assert abs(now.blockNumber() - block.blockNumber()) <= 1
        assert top_place(view).position == kept.position

    def test_another_size_of_text_keeps_the_line_at_the_top(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        view = page_of(window).view
        view.jump_to("Ease it")
        block = view.document().findBlock(top_place(view).position).text()
        for zoom in ("150", "90"):
            window.workspace.prefer("zoom", zoom)
            assert view.document().findBlock(top_place(view).position).text() == block

    def test_the_whole_page_is_there_before_it_is_laid_out(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)  # and no event has been handled since
        view = page_of(window).view
        assert view._unfinished
        whole = view.toPlainText()
        assert "Sources" in whole
        assert view.document().find("Sources").position() > len(whole) // 3
        estimate = view._bar.maximum()
        assert view.verticalScrollBar().maximum() >= view._top_of("Sources") - view.height()
        assert not view._unfinished
        assert estimate != view._bar.maximum()
        view.jump_to("Sources")
        QApplication.processEvents()
        assert segments(window, "Parts of the page")._group.checkedId() == 5

    def test_measured_cards_are_where_qt_lays_them_out(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        view = page_of(window).view
        assert view._layout is not None
        laid_out = view.document().documentLayout()
        for measured, (frame, _) in zip(view.boxes().cards(), view._layout.cards, strict=True):
            shape = frame.frameFormat()
            box = laid_out.frameBoundingRect(frame)
            box.adjust(0, shape.topMargin(), 0, -shape.bottomMargin())
            for edge in ("left", "top", "right", "bottom"):
                assert getattr(measured.box, edge)() == pytest.approx(getattr(box, edge)(), abs=0.5)

    def test_what_a_page_does_not_speak_of_does_not_write_it_anew(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        document = page_of(window).view.document()
        window.workspace.prefer("paper", "letter")
        assert page_of(window).view.document() is document
        window.workspace.prefer("zoom", "115")
        assert page_of(window).view.document() is not document


@pytest.mark.usefixtures("mirrored")
class TestRightToLeft:
    """A language that runs from right to left mirrors the pane; the person's sides stay."""

    def test_tabs_run_from_the_right_and_the_margin_is_there(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        first, second, *_ = segments(window, "Parts of the page")._group.buttons()
        assert first.geometry().left() > second.geometry().right()
        sides = segments(window, "Side of the body")._group.buttons()
        assert sides[0].geometry().right() < sides[1].geometry().left()
        view = page_of(window).view
        assert view.width() - view.viewport().geometry().right() > 18
        assert view.verticalScrollBar().mapTo(view, QPoint()).x() < view.viewport().x()

    def test_bars_stand_before_the_word(self, view: PageView) -> None:
        for words, mirrored in (("Strong evidence", False), ("\u05e8\u05d0\u05d9\u05d4", True)):
            view.show_blocks((para(Chip(words, ChipLook.EVIDENCE, 3)),), LIGHT)
            (placed,) = view.boxes().chips()
            image, box = picture(view.viewport()), placed.box
            row = round(box.center().y()) + 3
            left, right = (
                sum(
                    distance(colour_at(image, QPoint(round(at) + x, row)), rgb(LIGHT.text)) < 40
                    for x in range(15)
                )
                for at in (box.left() + 8, box.right() - 23)
            )
            assert placed.mirrored is mirrored
            assert (right if mirrored else left) >= 6


class TestEmergencyCard:
    def test_folds_to_a_strip_and_stays_folded(self, window: MainWindow) -> None:
        window.open_address(TEMPLE)
        view = page_of(window).view
        assert "Get medical help now if" in view.toPlainText()
        assert FOLD in addresses(view)
        follow(window, FOLD)
        assert FOLD not in addresses(view)
        assert "Emergency if " in view.toPlainText()
        assert UNFOLD in addresses(view)
        assert str(window.workspace.selection) == TEMPLE
        window.open_address("muscle:soleus:left")
        window.open_address("region:temple:right")
        assert FOLD not in addresses(view)
        window.switch_theme()
        window.workspace.back()
        window.workspace.back()
        assert FOLD not in addresses(view)

    def test_folded_it_is_one_whole_sign_that_opens_the_rest(self, window: MainWindow) -> None:
        for address in (TEMPLE, TEMPORALIS):
            window.open_address(address)
            view = page_of(window).view
            if FOLD in addresses(view):
                follow(window, FOLD)
            strip = next(b for b in view.boxes().cards() if b.card.look is Look.STRIP)
            assert strip.box.height() < 24 + 5 * view.fontMetrics().height()  # one sentence
            sentence = view.toPlainText().partition("Emergency if ")[2].partition(". Show")[0]
            follow(window, UNFOLD)
            assert "Get medical help now if" in view.toPlainText()
            assert sentence in view.toPlainText()
            follow(window, FOLD)
            assert UNFOLD in addresses(view)

    def test_the_keyboard_stays_where_the_card_was(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        view = page_of(window).view
        page_of(window).focus_page()
        QTest.keyClick(view, Qt.Key.Key_Tab)
        assert view.textCursor().charFormat().anchorHref() == UNFOLD
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert view.textCursor().charFormat().anchorHref() == FOLD
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert view.textCursor().charFormat().anchorHref() == UNFOLD

    def test_other_signs_are_shown_open(self, window: MainWindow) -> None:
        window.open_address(TEMPLE)
        follow(window, FOLD)
        window.open_address("region:calf_upper:left")
        assert FOLD in addresses(page_of(window).view)

    def test_is_open_again_in_the_next_window(
        self, window: MainWindow, qtbot: QtBot, atlas: Atlas, relief_cache: Path
    ) -> None:
        window.open_address(TEMPLE)
        follow(window, FOLD)
        other = MainWindow(atlas, Settings(None), relief_cache)
        qtbot.addWidget(other)
        other.complete()
        other.open_address(TEMPLE)
        assert FOLD in addresses(page_of(other).view)


class TestHostileText:
    """What a content file says is text, never mark-up."""

    @pytest.fixture
    def hostile(self, qtbot: QtBot, atlas: Atlas, relief_cache: Path) -> MainWindow:
        soleus = MuscleId("soleus")
        muscle = replace(
            atlas.muscles[soleus], name=f"Soleus {HOSTILE}", plain=HOSTILE, aliases=(HOSTILE,)
        )
        changed = replace(atlas, muscles={**atlas.muscles, soleus: muscle})
        made = MainWindow(changed, Settings(None), relief_cache)
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.completed):
            made.show()
        return made

    def test_page_shows_it_as_it_is_written(
        self, hostile: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[object] = []
        monkeypatch.setattr(PageView, "loadResource", lambda *args: asked.append(args[2]))
        hostile.open_address("muscle:soleus:left")
        view = page_of(hostile).view
        picture(view)
        assert view.toPlainText().count(HOSTILE) >= 2
        assert asked == []
        block = view.document().begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                assert not at.fragment().charFormat().isImageFormat()
                at += 1
            block = block.next()

    def test_labels_show_it_as_it_is_written(self, hostile: MainWindow) -> None:
        hostile.open_address("muscle:soleus:left")
        for label in hostile.findChildren(QLabel):
            if "<img" in label.text():
                assert label.textFormat() is Qt.TextFormat.PlainText
        assert title(hostile) == f"Soleus {HOSTILE}"

    def test_rows_and_tips_show_it_as_it_is_written(self, hostile: MainWindow) -> None:
        sidebar = hostile.sidebar
        assert sidebar is not None
        sidebar.search("soleus")
        names = [row.text for row in sidebar.finder.model.rows]
        assert f"Soleus {HOSTILE}" in names
        picture(sidebar)
        tips = {w.toolTip() for w in hostile.findChildren(QLabel)}
        assert not any("<img" in tip for tip in tips)

    def test_notice_shows_it_as_it_is_written(self, hostile: MainWindow) -> None:
        hostile.open_address("muscle:<img src=/etc/passwd>")
        assert "<img src=/etc/passwd>" in hostile.notices.text()
        assert hostile.notices._text.textFormat() is Qt.TextFormat.PlainText

    def test_link_to_a_file_or_script_leads_nowhere(
        self, hostile: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[QUrl] = []
        monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
        for address in ("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"):
            hostile.open_address(address)
            assert "is not an address" in hostile.notices.text()
            assert not hostile.notices._act.isVisible()
        assert opened == []
        assert hostile.workspace.selection == Selection()


class TestDocument:
    """Blocks become a document that can be read, painted and pointed at."""

    def test_words_come_out_in_order(self, view: PageView) -> None:
        blocks = (
            Heading("First", tab="One"),
            para("Words ", Link("link", "help"), "."),
            Bullets(((Text("a"),), (Text("b"),))),
            Card((para("inside"), Card((para("deeper"),), Look.NOTE)), Look.NOW, "Head"),
            Heading("Last", 3),
        )
        view.show_blocks(blocks, LIGHT)
        lines = [line.strip() for line in view.toPlainText().splitlines() if line.strip()]
        assert lines == ["First", "Words link.", "a", "b", "Head", "inside", "deeper", "Last"]
        assert view.tabs() == ("One",)

    @pytest.mark.parametrize(
        ("look", "ground", "head"),
        [
            (Look.PLAIN, "bg_inset", None),
            (Look.NOTE, "accent_soft", None),
            (Look.CARE, "warn_soft", None),
            (Look.NOW, "danger_soft", "danger_fill"),
            (Look.SOON, "warn_soft", "warn_fill"),
            (Look.ASK, "accent_soft", None),
            (Look.STRIP, "danger_soft", None),
        ],
    )
    @pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
    def test_cards_have_the_ground_of_their_meaning(
        self, view: PageView, look: Look, ground: str, head: str | None, tokens: object
    ) -> None:
        assert tokens in (LIGHT, DARK)
        theme = LIGHT if tokens is LIGHT else DARK
        view.show_blocks((Card((para("x"), para("x")), look, "Head" if head else ""),), theme)
        (measured,) = view.boxes().cards()
        image = picture(view.viewport())
        box = measured.box
        low = QPoint(round(box.right()) - 12, round(box.bottom()) - 8)
        assert colour_at(image, low) == rgb(getattr(theme, ground))
        if head:
            high = QPoint(round(box.right()) - 20, round(box.top()) + 10)
            assert colour_at(image, high) == rgb(getattr(theme, head))

    def test_cards_do_not_overlap_and_stay_in_the_page(self, window: MainWindow) -> None:
        for address in (TEMPLE, TEMPORALIS, "therapy:dry_needling", "help", "start"):
            window.workspace.clear() if address == "start" else window.open_address(address)
            view = page_of(window).view
            boxes = [measured.box for measured in view.boxes().cards()]
            assert boxes
            for first, second in pairwise(boxes):
                assert first.bottom() <= second.top() + 0.5 or first.contains(second)
            assert all(box.right() <= view.viewport().width() + 1 for box in boxes)

    def test_evidence_is_told_by_bars_and_word(self, view: PageView) -> None:
        inked = []
        for bars in range(4):
            view.show_blocks((para(Chip("Evidence", ChipLook.EVIDENCE, bars)),), LIGHT)
            box = view.boxes().chips()[0].box
            image = picture(view.viewport())
            row = [
                colour_at(image, QPoint(round(box.left()) + x, round(box.center().y()) + 3))
                for x in range(8, 26)
            ]
            inked.append(sum(distance(c, rgb(LIGHT.text)) < 40 for c in row))
        assert inked == sorted(inked)
        assert inked[0] < inked[3]

    def test_text_is_as_wide_as_the_panel_and_never_cut(self, window: MainWindow) -> None:
        for width in (1280, 800, 660):
            window.resize(width, 700)
            window.open_address(TEMPORALIS)
            QApplication.processEvents()
            view = page_of(window).view
            assert view.document().size().width() <= view.viewport().width() + 1
            assert view.horizontalScrollBar().maximum() == 0
