"""Lays a hand-out out on sheets of paper; a card is cut only where half a sheet would stay empty.

Lengths are in hundredths of an inch, which the text takes for pixels: 15 px are 11 points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QPageSize

from bodymap.core.preferences import Paper
from bodymap.core.record import record
from bodymap.ui.page.blocks import Card, Heading, quiet
from bodymap.ui.page.document import Layout, Writer
from bodymap.ui.printing.pieces import halves, pieces
from bodymap.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bodymap.ui.printing.handout import Handout
    from bodymap.ui.printing.pieces import Piece

PX_PER_INCH: Final = 100
MARGIN_PX: Final = 70.0
_LEAST_FIGURES_PX: Final = 300.0
_ABOVE_FIGURES_PX: Final = 16.0
_MOST_LEFT: Final = 0.5  # of a sheet, left empty so that a piece stays whole
PAGE_SIZES: Final = {
    Paper.A4: QPageSize(QPageSize.PageSizeId.A4),
    Paper.LETTER: QPageSize(QPageSize.PageSizeId.Letter),
}


@record(frozen=True)
class Placed:
    """A piece of the page and where it lies on its sheet."""

    box: QRectF
    layout: Layout


@dataclass
class Sheet:
    """One side of paper: pieces from top to bottom, and below them the figures, or none."""

    placed: list[Placed] = field(default_factory=list)
    figures: QRectF = field(default_factory=QRectF)


def size_of(paper: Paper) -> QSizeF:
    """Return the size of a paper."""
    return PAGE_SIZES[paper].size(QPageSize.Unit.Inch) * PX_PER_INCH


def sheets_of(handout: Handout, size: QSizeF, font: QFont) -> list[Sheet]:
    """Return the sheets of a hand-out.

    Args:
        handout: what to lay out.
        size: of the paper.
        font: its family is used.
    """
    return _Press(size, font).run(handout)


class _Press:
    """Fills sheet after sheet."""

    def __init__(self, size: QSizeF, font: QFont) -> None:
        self._room = QRectF(
            MARGIN_PX, MARGIN_PX, size.width() - 2 * MARGIN_PX, size.height() - 2 * MARGIN_PX
        )
        self._font = QFont(font)
        self._font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._sheets = [Sheet()]
        self._down = self._room.top()
        self._space = 0.0  # that the last piece wants below it

    def run(self, handout: Handout) -> list[Sheet]:
        """Return the sheets."""
        self._place((Heading(handout.title, 1), quiet(handout.kind), *handout.lead))
        if handout.marks.chosen or handout.marks.pattern.points or handout.marks.pain:
            self._place_figures()
        for piece in pieces(handout.blocks):
            self._place(piece)
        return self._sheets

    def _place_figures(self) -> None:
        """Give the rest of the sheet to the figures."""
        if self._room.bottom() - self._down < _LEAST_FIGURES_PX:
            self._turn()
        rest = QRectF(self._room)
        rest.setTop(self._down + _ABOVE_FIGURES_PX)
        self._sheets[-1].figures = rest
        self._down = self._room.bottom()

    def _place(self, piece: Piece) -> None:
        for height, layout in self._fitting(piece):
            first, last = layout.document.firstBlock(), layout.document.lastBlock()
            top = self._down + max(self._space, first.blockFormat().topMargin())
            if self._down == self._room.top():
                top = self._down
            elif top + height > self._room.bottom():
                self._turn()
                top = self._down
            box = QRectF(self._room.left(), top, self._room.width(), height)
            self._sheets[-1].placed.append(Placed(box, layout))
            self._down = box.bottom()
            self._space = last.blockFormat().bottomMargin()

    def _turn(self) -> None:
        self._sheets.append(Sheet())
        self._down = self._room.top()
        self._space = 0.0

    def _fitting(self, piece: Piece) -> Iterator[tuple[float, Layout]]:
        """Lay a piece out, or its parts if it is too high to stay whole."""
        layout = self._laid_out(piece)
        height = _height(layout, piece)
        parts = halves(piece) if height > self._highest() else None
        if parts is None:
            yield height, layout
        else:
            for part in parts:
                yield from self._fitting(part)

    def _highest(self) -> float:
        """Return how high a piece may be: no sheet is left more than half empty for it."""
        rest = self._room.bottom() - self._down - self._space
        return rest if rest > self._room.height() * _MOST_LEFT else self._room.height()

    def _laid_out(self, piece: Piece) -> Layout:
        writer = Writer(LIGHT, 1.0, self._font.family())
        document = writer.layout.document
        font = document.defaultFont()
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        document.setDefaultFont(font)
        document.setUseDesignMetrics(True)
        layout = writer.write(piece)
        document.setTextWidth(self._room.width())
        return layout


def _height(layout: Layout, piece: Piece) -> float:
    """Return the height of a piece; after a card Qt keeps an empty paragraph that needs no room."""
    measured = layout.document.documentLayout()
    if isinstance(piece[-1], Card):
        return measured.blockBoundingRect(layout.document.lastBlock()).top()
    return measured.documentSize().height()
