"""Lays blocks out as a text document; cards and chips are marked and painted behind the text.

No mark-up is parsed: every word goes in as plain text, so nothing a content file holds can become
a picture, a link or a script.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextListFormat,
)

from bodymap.ui.page.blocks import (
    Bullets,
    Card,
    Chip,
    ChipLook,
    Heading,
    Link,
    Look,
    Para,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bodymap.ui.page.blocks import Block, Spans
    from bodymap.ui.theme import Tokens

_SIZES: Final = {1: 25, 2: 19, 3: 16}
_READING, _SMALL, _CHIP_SIZE = 15, 12, 13
EDGE: Final = "\u2007"  # a space as wide as a digit at which no line breaks
_LINE_HEIGHT: Final = 140.0
_HEADED: Final = frozenset({Look.NOW, Look.SOON})


@dataclass
class Layout:
    """A laid-out page: its document, cards, chips (position, length) and where the tabs lead."""

    document: QTextDocument
    cards: list[tuple[QTextFrame, Card]] = field(default_factory=list)
    chips: list[tuple[int, int, Chip]] = field(default_factory=list)
    tabs: dict[str, int] = field(default_factory=dict)


class Formats:
    """How letters, paragraphs and cards look in a theme and size; each is made once."""

    def __init__(self, tokens: Tokens, zoom: float, family: str) -> None:
        self._tokens = tokens
        self._zoom = zoom
        self._letters: dict[tuple[int, bool, str], QTextCharFormat] = {}
        self._paragraphs: dict[tuple[float, float, float], QTextBlockFormat] = {}
        self.font = QFont(family)
        self.font.setPixelSize(self.px(_READING))
        self.plain = QTextCharFormat()
        self.card = self._card()
        # Those of a paragraph that takes no room.
        self.no_letters = QTextCharFormat()
        tiny = QFont(self.font)
        tiny.setPixelSize(1)
        self.no_letters.setFont(tiny)
        self.no_room = QTextBlockFormat()
        self.no_room.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)

    def _card(self) -> QTextFrameFormat:
        made = QTextFrameFormat()
        made.setPadding(self.px(12))
        made.setTopMargin(self.px(4))
        made.setBottomMargin(self.px(10))
        made.setBorder(0)
        return made

    def letters(
        self, size: int = _READING, *, bold: bool = False, colour: str = ""
    ) -> QTextCharFormat:
        """Return how letters look, by default in the colour of the text."""
        key = (size, bold, colour or self._tokens.text)
        made = self._letters.get(key)
        if made is None:
            made = self._letters[key] = self._new_letters(*key)
        return made

    def _new_letters(self, size: int, bold: bool, colour: str) -> QTextCharFormat:
        made = QTextCharFormat()
        font = QFont(self.font)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        made.setFont(font)
        made.setForeground(QColor(colour))
        return made

    def paragraph(self, above: float, below: float, line: float = _LINE_HEIGHT) -> QTextBlockFormat:
        """Return the room around a paragraph and between its lines."""
        key = (above, below, line)
        made = self._paragraphs.get(key)
        if made is None:
            made = self._paragraphs[key] = QTextBlockFormat()
            made.setTopMargin(self.px(above))
            made.setBottomMargin(self.px(below))
            made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return made

    def px(self, size: float) -> int:
        """Return a length in the reader's size, in pixels."""
        return round(size * self._zoom)


_formats = lru_cache(maxsize=2)(Formats)  # of the screen, and of paper


class Writer:
    """Writes blocks into a new document."""

    def __init__(self, tokens: Tokens, zoom: float, family: str) -> None:
        self._tokens = tokens
        self._formats = formats = _formats(tokens, zoom, family)
        self._links: dict[tuple[str, int, bool], QTextCharFormat] = {}
        self.layout = Layout(QTextDocument())
        self.layout.document.setDefaultFont(formats.font)
        self.layout.document.setDocumentMargin(0)
        self.layout.document.setUndoRedoEnabled(False)
        self.layout.document.setIndentWidth(formats.px(22))
        self._cursor = QTextCursor(self.layout.document)
        self._insert = self._cursor.insertText  # looking it up takes as long as calling it
        self._fresh = True  # the cursor stands in an empty block that nothing has used yet

    def write(self, blocks: Sequence[Block]) -> Layout:
        """Return the layout of the blocks."""
        self._cursor.beginEditBlock()
        self._write_all(blocks)
        self._cursor.endEditBlock()
        return self.layout

    def _write_all(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    self._heading(block)
                case Para():
                    self._para(block.spans, above=0, below=8)
                case Bullets():
                    self._bullets(block)
                case Card():
                    self._card(block)

    def _heading(self, heading: Heading) -> None:
        above = {1: 0, 2: 18, 3: 4}[heading.level]
        self._next_block(self._formats.paragraph(above, 5, 118))
        size = _SIZES[heading.level]
        if heading.address:
            made = self._link(heading.address, size, bold=True)
        else:
            made = self._formats.letters(size, bold=True)
        self._insert(heading.text, made)
        if heading.tab:
            self.layout.tabs[heading.tab] = self._cursor.block().position()

    def _para(self, spans: Spans, above: float, below: float) -> None:
        self._next_block(self._formats.paragraph(above, below))
        self._spans(spans)

    def _bullets(self, bullets: Bullets) -> None:
        style = (
            QTextListFormat.Style.ListDecimal
            if bullets.numbered
            else QTextListFormat.Style.ListDisc
        )
        made = QTextListFormat()
        made.setStyle(style)
        made.setIndent(1)
        listed = None
        for spans in bullets.items:
            self._next_block(self._formats.paragraph(0, 5))
            if listed is None:
                listed = self._cursor.createList(made)
            else:
                listed.add(self._cursor.block())
            self._spans(spans)

    def _card(self, card: Card) -> None:
        if self._fresh:  # Qt keeps a paragraph between two frames; it must not take any room
            self._shrink_block()
        frame = self._cursor.insertFrame(self._formats.card)
        self._fresh = True
        self.layout.cards.append((frame, card))
        if card.head:
            colour = {Look.NOW: self._tokens.on_danger, Look.SOON: self._tokens.on_warn}.get(
                card.look, self._tokens.text
            )
            self._next_block(self._formats.paragraph(0, 14 if card.look in _HEADED else 6, 118))
            self._insert(card.head, self._formats.letters(size=16, bold=True, colour=colour))
        self._write_all(card.blocks)
        self._trim_last(frame)
        self._cursor.setPosition(frame.lastPosition() + 1)
        self._fresh = True

    def _shrink_block(self) -> None:
        self._cursor.setBlockFormat(self._formats.no_room)
        self._cursor.setBlockCharFormat(self._formats.no_letters)

    def _trim_last(self, frame: QTextFrame) -> None:
        """Take the space below the last paragraph of a card away."""
        last = frame.lastCursorPosition()
        made = last.blockFormat()
        made.setBottomMargin(0)
        last.setBlockFormat(made)

    def _next_block(self, made: QTextBlockFormat) -> None:
        """Begin a block, or use the empty one in which the cursor stands."""
        if self._fresh:
            self._cursor.setBlockFormat(made)
        else:
            self._cursor.insertBlock(made, self._formats.plain)
        self._fresh = False

    def _spans(self, spans: Spans) -> None:
        for span in spans:
            match span:
                case Text():
                    size = _SMALL + 1 if span.quiet else _READING
                    colour = self._tokens.text_quiet if span.quiet else ""
                    made = self._formats.letters(size, bold=span.bold, colour=colour)
                    self._insert(span.text, made)
                case Link():
                    self._insert(span.text, self._link(span.address, bold=span.bold))
                case Chip():
                    self._chip(span)

    def _link(self, address: str, size: int = _READING, *, bold: bool) -> QTextCharFormat:
        """Return how letters look that lead to an address; a page often names its sources."""
        key = (address, size, bold)
        made = self._links.get(key)
        if made is None:
            plain = self._formats.letters(size, bold=bold, colour=self._tokens.accent)
            made = self._links[key] = QTextCharFormat(plain)
            made.setAnchor(True)
            made.setAnchorHref(address)
            made.setFontUnderline(True)
        return made

    def _chip(self, chip: Chip) -> None:
        filled = chip.look is ChipLook.FILLED
        made = self._formats.letters(_CHIP_SIZE, colour=self._tokens.on_accent if filled else "")
        room = EDGE * (3 if chip.look is ChipLook.EVIDENCE else 1)
        words = chip.text.replace(" ", "\u00a0")  # a chip is never broken
        start = self._cursor.position()
        self._insert(f"{room}{words}{EDGE}", made)
        self.layout.chips.append((start, self._cursor.position() - start, chip))
