"""Paints cards and chips behind the text of a page."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from bodymap.core.record import record
from bodymap.ui.page.blocks import Card, Chip, ChipLook, Look

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument, QTextFrame, QTextLine

    from bodymap.ui.page.document import Layout
    from bodymap.ui.theme import Tokens

_RADIUS: Final = 10.0
_HEAD_GAP: Final = 7.0  # between the words of a coloured head and its lower edge
_LETTER_MIDDLE: Final = 0.64  # of the ascent: from the top of a line to the middle of its letters
_CHIP_HALF: Final = 0.72  # half the height of a chip, in ascents
_BAR_HEIGHTS: Final = (4.0, 7.0, 10.0)
_BARS_WIDE: Final = 12.0
_LINE: Final = 1.5


@record(frozen=True, slots=True)
class CardBox:
    """Where a card lies in its document, and the lower edge of its head, 0 without one."""

    box: QRectF
    card: Card
    head_bottom: float


@record(frozen=True, slots=True)
class ChipBox:
    """Where a chip lies in its document, and whether its text runs from right to left."""

    box: QRectF
    chip: Chip
    mirrored: bool = False


class Boxes:
    """Where cards and chips of a laid-out page lie.

    Qt lays a long text out bit by bit, and asking about a place lays out all that is above it. So
    they are measured from the top, no further than they are wanted.
    """

    def __init__(self, layout: Layout) -> None:
        self._document = layout.document
        self._cards_left = iter(layout.cards)
        self._chips_left = iter(layout.chips)
        self._cards: list[CardBox] = []
        self._chips: list[ChipBox] = []

    def cards(self, top: float = 0.0, bottom: float = inf) -> list[CardBox]:
        """Return the cards that reach into a stretch of the page."""
        while not self._cards or self._cards[-1].box.top() < bottom:
            following = next(self._cards_left, None)
            if following is None:
                break
            self._cards.append(_card_box(self._document, *following))
        return [each for each in self._cards if _reaches(each.box, top, bottom)]

    def chips(self, top: float = 0.0, bottom: float = inf) -> list[ChipBox]:
        """Return the chips that reach into a stretch of the page."""
        while not self._chips or self._chips[-1].box.top() < bottom:
            following = next(self._chips_left, None)
            if following is None:
                break
            self._chips.append(_chip_box(self._document, *following))
        return [each for each in self._chips if _reaches(each.box, top, bottom)]


def _reaches(box: QRectF, top: float, bottom: float) -> bool:
    return box.bottom() >= top and box.top() <= bottom


def _card_box(document: QTextDocument, frame: QTextFrame, card: Card) -> CardBox:
    measured = document.documentLayout()
    first = document.findBlock(frame.firstPosition())
    last = document.findBlock(frame.lastPosition())
    pad = frame.frameFormat().padding()
    head, foot = (measured.blockBoundingRect(each) for each in (first, last))
    line = last.layout().lineAt(last.layout().lineCount() - 1)
    gap = (last.blockFormat().lineHeight() / 100 - 1) * line.height()  # below the last line
    inset = pad * _depth(frame)
    box = QRectF(inset, head.top() - pad, document.textWidth() - 2 * inset, 0)
    box.setBottom(foot.bottom() + gap + pad)
    return CardBox(box, card, head.bottom() + _HEAD_GAP if card.head else 0.0)


def _depth(frame: QTextFrame) -> int:
    """Return in how many cards a card lies."""
    depth, around = -1, frame.parentFrame()
    while around is not None:
        depth, around = depth + 1, around.parentFrame()
    return depth


def line_boxes(document: QTextDocument, start: int, end: int) -> list[tuple[QRectF, float]]:
    """Return the box of some words of a paragraph in each of their lines, and its ascent."""
    block = document.findBlock(start)
    # Qt crashes when asked about a line that is not laid out yet, so the block is measured first.
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    boxes = []
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        first = max(start - block.position(), line.textStart())
        last = min(end - block.position(), line.textStart() + line.textLength())
        if first < last:
            left, right = sorted((_edge(line, first), _edge(line, last)))
            box = QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height())
            boxes.append((box, line.ascent()))
    return boxes


def _chip_box(document: QTextDocument, start: int, length: int, chip: Chip) -> ChipBox:
    """Return the box of a chip, which is never broken."""
    mirrored = document.findBlock(start).textDirection() is Qt.LayoutDirection.RightToLeft
    for box, ascent in line_boxes(document, start, start + length):
        half = _CHIP_HALF * ascent
        middle = box.top() + _LETTER_MIDDLE * ascent
        return ChipBox(QRectF(box.left(), middle - half, box.width(), 2 * half), chip, mirrored)
    return ChipBox(QRectF(), chip)


def _edge(line: QTextLine, at: int) -> float:
    """Return how far right a position in a line lies; Qt gives it with the position it took."""
    found: Any = line.cursorToX(at)
    return float(found[0])


def paint_card(painter: QPainter, measured: CardBox, tokens: Tokens, *, hot: bool) -> None:
    """Paint one card; a hot one is what the pointer is on."""
    box, card = measured.box, measured.card
    fill, edge = _colours(card.look, tokens)
    if hot:
        fill, edge = tokens.accent_soft, tokens.accent
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
    painter.fillPath(shape, QColor(fill))
    head = {Look.NOW: tokens.danger_fill, Look.SOON: tokens.warn_fill}.get(card.look)
    if head and card.head:
        painter.save()
        painter.setClipRect(
            QRectF(box.left(), box.top(), box.width(), measured.head_bottom - box.top())
        )
        painter.fillPath(shape, QColor(head))
        painter.restore()
    if edge:
        painter.strokePath(shape, QPen(QColor(edge), _LINE))


def _colours(look: Look, tokens: Tokens) -> tuple[str, str]:
    """Return the fill and the outline of a card; one as white as the page always has an outline."""
    fill, edge = {
        Look.PLAIN: (tokens.bg_inset, ""),
        Look.NOTE: (tokens.accent_soft, ""),
        Look.CARE: (tokens.warn_soft, tokens.warn_edge),
        Look.NOW: (tokens.danger_soft, tokens.danger_edge),
        Look.SOON: (tokens.warn_soft, tokens.warn_edge),
        Look.ASK: (tokens.accent_soft, ""),
        Look.STRIP: (tokens.danger_soft, ""),
    }[look]
    return fill, edge or (tokens.line_control if fill == tokens.bg_surface else "")


def paint_chip(painter: QPainter, placed: ChipBox, tokens: Tokens) -> None:
    """Paint the outline of one chip, and the bars of an evidence chip before its word."""
    box, chip = placed.box, placed.chip
    radius = box.height() / 2
    if chip.look is ChipLook.FILLED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
    else:
        dotted = chip.look is ChipLook.DOTTED
        style = Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(tokens.line_control), _LINE if dotted else 1, style))
        painter.setBrush(QColor(tokens.bg_surface))
    painter.drawRoundedRect(box.adjusted(1, 0, -1, 0), radius, radius)
    if chip.look is ChipLook.EVIDENCE:
        left = box.right() - 9 - _BARS_WIDE if placed.mirrored else box.left() + 9
        _paint_bars(painter, QPointF(left, box.center().y() + 5), chip.bars, tokens)


def _paint_bars(painter: QPainter, foot: QPointF, bars: int, tokens: Tokens) -> None:
    for i, height in enumerate(_BAR_HEIGHTS):
        bar = QRectF(foot.x() + i * 4.5, foot.y() - height, 3, height)
        if i < bars:
            painter.fillRect(bar, QColor(tokens.text))
        else:
            painter.setPen(QPen(QColor(tokens.line_control), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
