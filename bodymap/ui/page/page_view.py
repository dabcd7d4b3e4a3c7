"""Shows a page: text with cards and chips, links that preview and lead on."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QSizeF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QScrollBar, QTextBrowser

from bodymap.core.record import record
from bodymap.texts import say
from bodymap.ui.fingers import Fingers
from bodymap.ui.page.card_painting import Boxes, line_boxes, paint_card, paint_chip
from bodymap.ui.page.document import EDGE, Layout, Writer
from bodymap.ui.page.reading_place import (
    LinkPlace,
    TopPlace,
    bring_back,
    link_at,
    nearest_link,
    top_place,
)
from bodymap.ui.widgets import fill, give_viewport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.ui.page.blocks import Block
    from bodymap.ui.theme import Tokens

_MARGIN_PX = 18
_REST_MS = 40  # until what is not seen is laid out: what is seen has been painted by then
_NEAR_PX = 40  # from the top of the view: a heading so close counts as reached


@record(frozen=True, slots=True)
class _Left:
    """Where the reader was: in a text of a length, at a line, so many pixels down, at a link."""

    length: int
    top: TopPlace | None
    down: int
    link: LinkPlace | None


class PageView(QTextBrowser):
    """A document view that paints the cards of the page.

    Signals:
        link_activated(str): a link was clicked or entered.
        link_pointed(str): a link lies under pointer or keyboard; empty for none.
        tab_reached(str): scrolling came to the part of another tab.
        swiped(int): a finger was swiped to the right (1) or the left (-1).
    """

    link_activated = Signal(str)
    link_pointed = Signal(str)
    tab_reached = Signal(str)
    swiped = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        give_viewport(self)
        self.document().documentLayout().setPaintDevice(self.viewport())  # not the one before
        # It fills itself, so Qt need not paint all that lies below it first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tokens = tokens
        self._layout: Layout | None = None
        self._boxes: Boxes | None = None
        self._width = 0  # for which the boxes were measured
        self._top: TopPlace | None = None  # kept while the width changes
        self._hot = ""
        self._by_keyboard = False  # whether links are chosen by Tab
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        before, after = (6, _MARGIN_PX) if self.isRightToLeft() else (_MARGIN_PX, 6)
        self.setViewportMargins(before, 12, after, 0)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextBrowserInteraction | flags.TextSelectableByKeyboard)
        self.setAccessibleName(say("Page"))
        self._unfinished = False  # something below what was seen first is not laid out yet
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._lay_out_rest)
        Fingers(self).swiped.connect(self.swiped)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self.highlighted.connect(self._on_highlighted)
        self._bar = super().verticalScrollBar()
        self._bar.valueChanged.connect(self._on_scrolled)

    def show_blocks(
        self, blocks: Sequence[Block], tokens: Tokens, zoom: float = 1.0, *, stay: bool = False
    ) -> None:
        """Show other blocks, from their top or, to `stay`, from where the reader was before.

        What can be seen is laid out at once, the rest when nothing else is to do.
        """
        left = self._leave() if stay else None
        before, self._tokens = self._layout, tokens
        self._layout = layout = Writer(tokens, zoom, self.font().family()).write(blocks)
        layout.document.setParent(self)
        self._boxes = None
        self._point("")
        layout.document.setPageSize(QSizeF(0, 0))  # else Qt lays it out thrice, first unbroken
        self.setDocument(layout.document)
        self.setCursorWidth(0)  # the page is read, not written; each document forgets it
        if before is not None:
            before.document.deleteLater()
        self._finish_later()
        if left is None:
            self._bar.setValue(0)
        else:
            self._return(left)

    def place(self) -> TopPlace | None:
        """Return what is read at the top of the view, or None at the top of the page."""
        return (self._top or top_place(self)) if self._bar.value() else None

    def return_to(self, place: TopPlace | None) -> None:
        """Scroll to what was read before, whatever the width and the size of the text are now."""
        self._lay_out_rest()
        if place is None:
            self._bar.setValue(0)
        else:
            bring_back(self, place)

    def _leave(self) -> _Left:
        """Return where the reader is, before the page is written anew."""
        characters = self.document().characterCount()
        return _Left(characters, self.place(), self._bar.value(), link_at(self.textCursor()))

    def _return(self, left: _Left) -> None:
        """Bring the reader back to the line at the top and to the link at the keyboard."""
        self._lay_out_rest()
        if left.top is not None and self.document().characterCount() == left.length:
            bring_back(self, left.top)
        else:
            self._bar.setValue(left.down)
        link = nearest_link(self.document(), left.link) if left.link else None
        if link is not None:
            self._focus_link(link)

    def _focus_link(self, link: LinkPlace) -> None:
        """Let the keyboard be at a link, as if it had come there by Tab."""
        cursor = QTextCursor(self.document())
        if link.start:
            cursor.setPosition(link.start - 1)
            cursor.setPosition(link.start, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        super().focusNextPrevChild(True)

    def verticalScrollBar(self) -> QScrollBar:
        """Return the scroll bar of the whole page."""
        self._lay_out_rest()
        return self._bar

    def _finish_later(self) -> None:
        self._unfinished = True
        self._rest.start()

    def _lay_out_rest(self) -> None:
        """Lay out what lies below the part that was seen first."""
        if self._unfinished:
            self._unfinished = False
            self._rest.stop()
            self.document().documentLayout().documentSize()
            size = self.viewport().size()
            super().resizeEvent(
                QResizeEvent(size, size)
            )  # lets Qt set the range of its scroll bars

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
        """Paint cards and chips, the text over them, then the ring of a focused link."""
        # Qt dies with a painter that an exception left open, so it is closed in any case.
        with QPainter(self.viewport()) as painter:
            fill(painter, event.rect(), self._tokens.bg_surface)
            if self._layout is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_cards(painter, self.boxes(), event.rect())
        super().paintEvent(event)
        self._paint_ring()

    def _paint_cards(self, painter: QPainter, boxes: Boxes, part: QRect) -> None:
        down = self._bar.value()
        painter.translate(0, -down)
        seen = (float(part.top() + down), float(part.bottom() + down))
        for measured in boxes.cards(*seen):
            hot = bool(self._hot) and measured.card.address == self._hot
            paint_card(painter, measured, self._tokens, hot=hot)
        for placed in boxes.chips(*seen):
            paint_chip(painter, placed, self._tokens)

    def _paint_ring(self) -> None:
        """Paint a ring around the link at the keyboard, one for each of its lines."""
        cursor = self.textCursor()
        if not (self.hasFocus() and self._by_keyboard) or link_at(cursor) is None:
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._tokens.focus), 2))
            painter.translate(0, -self._bar.value())
            for box, _ in line_boxes(self.document(), start, end):
                painter.drawRoundedRect(box.adjusted(-3, 0, 3, 0), 4, 4)

    def boxes(self) -> Boxes:
        """Return where the cards and chips of the page lie."""
        assert self._layout is not None
        if self._boxes is None or self._width != self.viewport().width():
            self._width = self.viewport().width()
            self._boxes = Boxes(self._layout)
        return self._boxes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line at the top there when the text is broken anew."""
        if event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        kept = self.place()
        super().resizeEvent(event)
        self._unfinished = True
        self._lay_out_rest()  # until then Qt takes the text for as wide as before
        if kept is not None:
            bring_back(self, kept)
            self._top = kept  # and not what rounding made of it, else a drag would creep

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next link and preview it; past the last one leave the page."""
        if not self._by_keyboard:
            self._by_keyboard = True
            self._start_at_click()
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Know that the mouse is at work now: a link that is clicked has no ring."""
        self._by_keyboard = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Preview what a card is about wherever on the card the pointer rests."""
        super().mouseMoveEvent(event)
        at = event.position()
        if not event.buttons() and not self.anchorAt(at.toPoint()):
            self._point(self._card_at(at))

    def _card_at(self, at: QPointF) -> str:
        """Return the address of the card at a place of the view, if one is there."""
        place = at + QPointF(0, self._bar.value())
        cards = self.boxes().cards(place.y(), place.y()) if self._layout is not None else []
        return next((each.card.address for each in cards if each.box.contains(place)), "")

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
        if not self._by_keyboard and self.textCursor().hasSelection():
            self._unmark_link()

    def _start_at_click(self) -> None:
        """Let Qt look for links from the last click on; it begins at a selection only."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            previous = QTextCursor.MoveOperation.PreviousCharacter
            cursor.movePosition(previous, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _unmark_link(self) -> None:
        """Take away the dots that Qt sets around a link that was clicked."""
        cursor, down = self.textCursor(), self._bar.value()
        cursor.clearSelection()
        self.setTextCursor(cursor)  # scrolls to it
        self._bar.setValue(down)

    def _on_highlighted(self, url: QUrl) -> None:
        if url.isValid():  # where a link is left, what lies there instead is found out
            self._point(_address(url))

    def _point(self, address: str) -> None:
        if address != self._hot:
            self._hot = address
            self.viewport().update()
            self.link_pointed.emit(address)

    def _on_scrolled(self) -> None:
        self._top = None
        if self._layout is not None and self._layout.tabs:
            self.tab_reached.emit(self._tab_at(self._bar.value()))

    def _tab_at(self, down: int) -> str:
        """Return the tab of the part that is read so far down."""
        assert self._layout is not None
        tabs = list(self._layout.tabs)
        if not down:
            return tabs[0]  # a page that was just opened is not laid out yet
        if down == self._bar.maximum() and not self._unfinished:
            return tabs[-1]
        passed = takewhile(lambda tab: self._top_of(tab) <= down + _NEAR_PX, tabs)
        return [tabs[0], *passed][-1]


def _address(url: QUrl) -> str:
    return url.toString(QUrl.ComponentFormattingOption.PrettyDecoded) if url.isValid() else ""
