"""Shows a page: text with cards and chips, links that preview and lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from bodymap.texts import say
from bodymap.ui.page.card_painting import CardBox, card_boxes, chip_boxes, paint_card, paint_chip
from bodymap.ui.page.document import EDGE, Layout, Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.ui.page.blocks import Block, Chip
    from bodymap.ui.theme import Tokens

_MARGIN_PX = 18


class PageView(QTextBrowser):
    """A document view that paints the cards of the page.

    Signals:
        link_activated(str): a link was clicked or entered.
        link_pointed(str): a link lies under pointer or keyboard; empty for none.
        tab_reached(str): scrolling came to the part of another tab.
    """

    link_activated = Signal(str)
    link_pointed = Signal(str)
    tab_reached = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._layout: Layout | None = None
        self._cards: list[CardBox] | None = None
        self._chips: list[tuple[QRectF, Chip]] = []
        self._hot = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(_MARGIN_PX, 12, 6, 0)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextBrowserInteraction | flags.TextSelectableByKeyboard)
        self.setAccessibleName(say("Page"))
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.highlighted.connect(self._on_highlighted)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_blocks(
        self, blocks: Sequence[Block], tokens: Tokens, zoom: float = 1.0, *, stay: bool = False
    ) -> None:
        """Show other blocks, from their top or, to `stay`, as far down as before."""
        down = self.verticalScrollBar().value() if stay else 0
        self._tokens = tokens
        layout = Writer(tokens, zoom, self.font().family()).write(blocks)
        layout.document.setParent(self)
        before = self._layout
        self._layout, self._cards = layout, None
        self._point("")
        layout.document.setTextWidth(self.viewport().width())
        self.setDocument(layout.document)
        self.setCursorWidth(0)  # the page is read, not written; each document forgets it
        if before is not None:
            before.document.deleteLater()
        self.verticalScrollBar().setValue(down)

    def jump_to(self, tab: str) -> None:
        """Scroll to the heading of a tab."""
        if self._layout is not None and tab in self._layout.tabs:
            self.verticalScrollBar().setValue(round(self._top_of(tab)))

    def tabs(self) -> tuple[str, ...]:
        """Return the tabs of the page."""
        return tuple(self._layout.tabs) if self._layout else ()

    def _top_of(self, tab: str) -> float:
        assert self._layout is not None
        document = self._layout.document
        return (
            document.documentLayout()
            .blockBoundingRect(document.findBlock(self._layout.tabs[tab]))
            .top()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cards and chips, then the text over them, then the ring of a focused link."""
        # Qt dies with a painter that an exception left open, so it is closed in any case.
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_cards(painter, event.rect())
        super().paintEvent(event)
        self._paint_ring()

    def _paint_cards(self, painter: QPainter, part: QRect) -> None:
        down = self.verticalScrollBar().value()
        painter.translate(0, -down)
        seen = QRectF(part).translated(0, down)
        for measured in self._card_boxes():
            if measured.box.intersects(seen):
                hot = bool(self._hot) and measured.card.address == self._hot
                paint_card(painter, measured, self._tokens, hot=hot)
        for chip_box, chip in self._chips:
            if chip_box.intersects(seen):
                paint_chip(painter, chip_box, chip, self._tokens)

    def _paint_ring(self) -> None:
        cursor = self.textCursor()
        if not (self.hasFocus() and cursor.hasSelection() and cursor.charFormat().isAnchor()):
            return
        start, end = QTextCursor(cursor), QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        end.setPosition(cursor.selectionEnd())
        box = self.cursorRect(start).united(self.cursorRect(end)).adjusted(-3, 0, 3, 0)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.focus), 2))
        painter.drawRoundedRect(box, 4, 4)

    def _card_boxes(self) -> list[CardBox]:
        if self._layout is None:
            return []
        if self._cards is None:
            self._cards = card_boxes(self._layout)
            self._chips = chip_boxes(self._layout)
        return self._cards

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the cards anew."""
        self._cards = None
        super().resizeEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next link and preview it; past the last one leave the page."""
        moved = super().focusNextPrevChild(next)
        cursor = self.textCursor()
        on_link = moved and self.hasFocus() and cursor.hasSelection()
        self._point(cursor.charFormat().anchorHref() if on_link else "")
        return moved

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words alone, without the spaces that make room for chips."""
        copied = QMimeData()
        copied.setText(self.textCursor().selection().toPlainText().replace(EDGE, ""))
        return copied

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No link lies under the keyboard any more."""
        self._point("")
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No link lies under the pointer any more."""
        self._point("")
        super().leaveEvent(event)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_activated.emit(_address(url))

    def _on_highlighted(self, url: QUrl) -> None:
        self._point(_address(url))

    def _point(self, address: str) -> None:
        if address != self._hot:
            self._hot = address
            self.viewport().update()
            self.link_pointed.emit(address)

    def _on_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        if self._layout is None or not self._layout.tabs:
            return
        tabs = list(self._layout.tabs)
        passed = [tab for tab in tabs if self._top_of(tab) <= bar.value() + 40]
        at_end = bar.value() == bar.maximum() and bar.maximum() > 0
        self.tab_reached.emit(tabs[-1] if at_end else passed[-1] if passed else tabs[0])


def _address(url: QUrl) -> str:
    return url.toString(QUrl.ComponentFormattingOption.PrettyDecoded) if url.isValid() else ""
