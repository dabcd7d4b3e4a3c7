"""Paints cards and chips behind the text of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from bodymap.ui.page.blocks import Card, ChipLook, Look

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument, QTextLine

    from bodymap.ui.page.blocks import Chip
    from bodymap.ui.page.document import Layout
    from bodymap.ui.theme import Tokens

_RADIUS: Final = 10.0
_HEAD_GAP: Final = 7.0  # between the words of a coloured head and its lower edge
_LETTER_MIDDLE: Final = 0.64  # of the ascent: from the top of a line to the middle of its letters
_CHIP_HALF: Final = 0.72  # half the height of a chip, in ascents
_BAR_HEIGHTS: Final = (4.0, 7.0, 10.0)
_LINE: Final = 1.5


@dataclass(frozen=True, slots=True)
class CardBox:
    """Where a card lies in its document, and the lower edge of its head, 0 without one."""

    box: QRectF
    card: Card
    head_bottom: float


def card_boxes(layout: Layout) -> list[CardBox]:
    """Return the box of each card."""
    measured = layout.document.documentLayout()
    boxes = []
    for frame, card in layout.cards:
        shape = frame.frameFormat()
        box = measured.frameBoundingRect(frame).adjusted(
            0, shape.topMargin(), 0, -shape.bottomMargin()
        )
        first = measured.blockBoundingRect(frame.firstCursorPosition().block())
        boxes.append(CardBox(box, card, first.bottom() + _HEAD_GAP if card.head else 0.0))
    return boxes


def chip_boxes(layout: Layout) -> list[tuple[QRectF, Chip]]:
    """Return the box of each chip in the document."""
    # Qt lays text out bit by bit and crashes when asked about a line that is not there yet.
    layout.document.documentLayout().documentSize()
    return [
        (_text_box(layout.document, start, length), chip) for start, length, chip in layout.chips
    ]


def _text_box(document: QTextDocument, start: int, length: int) -> QRectF:
    block = document.findBlock(start)
    at = start - block.position()
    line = block.layout().lineForTextPosition(at)
    if not line.isValid():
        return QRectF()
    left, right = (_edge(line, each) for each in (at, at + length))
    top = document.documentLayout().blockBoundingRect(block).topLeft()
    middle = top.y() + line.y() + _LETTER_MIDDLE * line.ascent()
    half = _CHIP_HALF * line.ascent()
    return QRectF(top.x() + left, middle - half, right - left, 2 * half)


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
    """Return the fill and the outline of a card."""
    return {
        Look.PLAIN: (tokens.bg_inset, ""),
        Look.NOTE: (tokens.accent_soft, ""),
        Look.CARE: (tokens.warn_soft, tokens.warn_edge),
        Look.NOW: (tokens.danger_soft, tokens.danger_edge),
        Look.SOON: (tokens.warn_soft, tokens.warn_edge),
        Look.ASK: (tokens.accent_soft, ""),
        Look.STRIP: (tokens.danger_soft, ""),
    }[look]


def paint_chip(painter: QPainter, box: QRectF, chip: Chip, tokens: Tokens) -> None:
    """Paint the outline of one chip, and the bars of an evidence chip."""
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
        _paint_bars(painter, QPointF(box.left() + 9, box.center().y() + 5), chip.bars, tokens)


def _paint_bars(painter: QPainter, foot: QPointF, bars: int, tokens: Tokens) -> None:
    for i, height in enumerate(_BAR_HEIGHTS):
        bar = QRectF(foot.x() + i * 4.5, foot.y() - height, 3, height)
        if i < bars:
            painter.fillRect(bar, QColor(tokens.text))
        else:
            painter.setPen(QPen(QColor(tokens.line_control), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
