"""The page as it is shown: its place, its cards, hostile text."""

from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Selection
from bodymap.core.words import MuscleId
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.blocks import Bullets, Card, Chip, ChipLook, Heading, Link, Look, Text, para
from bodymap.ui.page.page_view import PageView
from bodymap.ui.page.parts import FOLD, UNFOLD
from bodymap.ui.page.reading_place import top_place
from bodymap.ui.settings import Settings
from bodymap.ui.theme import DARK, LIGHT
from tests.ui.helpers import (
    addresses,
    colour_at,
    distance,
    picture,
    rgb,
)
from tests.ui.panes import follow, page_of, segments, title

TEMPLE = "region:temple:left"
TEMPORALIS = "muscle:temporalis:left"
HOSTILE = "<img src=/etc/passwd> <script>alert(1)</script> <b>bold</b> &amp; \u202etxet"


def _is_wide(window: MainWindow, width: int) -> bool:
    return window.width() == width


def _shows_the_end(view: PageView) -> bool:
    """Tell whether the last letter of the page is seen."""
    cursor = QTextCursor(view.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return view.viewport().rect().contains(view.cursorRect(cursor))


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
            assert abs(top_place(view).paragraph - kept.paragraph) <= 1
        assert top_place(view) == kept

    def test_another_size_of_text_keeps_the_line_at_the_top(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        view = page_of(window).view
        view.jump_to("Ease it")
        block = view.document().findBlockByNumber(top_place(view).paragraph).text()
        for zoom in ("150", "90"):
            window.workspace.prefer("zoom", zoom)
            assert view.document().findBlockByNumber(top_place(view).paragraph).text() == block

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

    def test_ctrl_end_reaches_the_end_of_a_page_that_was_just_opened(
        self, window: MainWindow
    ) -> None:
        window.open_address(TEMPORALIS)  # and no event has been handled since
        view = page_of(window).view
        assert view._unfinished
        QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert _shows_the_end(view)

    def test_the_rest_of_a_page_is_laid_out_unasked(self, window: MainWindow, qtbot: QtBot) -> None:
        window.open_address(TEMPORALIS)
        view = page_of(window).view
        qtbot.waitUntil(lambda: not view._unfinished)
        laid_out = view._bar.maximum()
        assert laid_out >= view._top_of("Sources") - view.height()
        assert view.verticalScrollBar().maximum() == laid_out

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
        assert "<img" not in hostile.notices._text.toHtml()

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
