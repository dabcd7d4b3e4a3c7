"""Paints sheets: text with cards and chips, figures, a running title and a foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
)

import bodymap
from bodymap.core.record import record
from bodymap.texts import say
from bodymap.ui.page.card_painting import Boxes, paint_card, paint_chip
from bodymap.ui.printing.figures import Figures, write_line
from bodymap.ui.printing.handout import Handout
from bodymap.ui.printing.sheets import MARGIN_PX, Sheet, sheets_of
from bodymap.ui.theme import LIGHT, palette

if TYPE_CHECKING:
    from bodymap.ui.page.document import Layout

_RUNNING_PX: Final = 38.0  # from the edge of the paper to the running title, and to the foot
_LINE_PX: Final = 18.0


@record(frozen=True)
class Print:
    """A hand-out on its sheets."""

    handout: Handout
    figures: Figures
    size: QSizeF
    font: QFont
    sheets: Sequence[Sheet]

    @classmethod
    def of(cls, handout: Handout, figures: Figures, size: QSizeF, font: QFont) -> Print:
        """Return a hand-out laid out on paper of a size in hundredths of an inch."""
        return cls(handout, figures, size, font, sheets_of(handout, size, font))

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one sheet, counted from 0; the painter counts in hundredths of an inch."""
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        sheet = self.sheets[number]
        for placed in sheet.placed:
            painter.save()
            painter.translate(placed.box.topLeft())
            _paint_layout(painter, placed.layout)
            painter.restore()
        if not sheet.figures.isNull():
            self.figures.paint(painter, sheet.figures, self.handout.marks, self.font)
        self._paint_edges(painter, number)
        painter.restore()

    def _paint_edges(self, painter: QPainter, number: int) -> None:
        """Write the running title above all sheets but the first, and the foot below each."""
        font = QFont(self.font)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.text_quiet))
        line = QRectF(MARGIN_PX, 0, self.size.width() - 2 * MARGIN_PX, _LINE_PX)
        if number:
            above = line.translated(0, _RUNNING_PX - _LINE_PX / 2)
            title = QFontMetricsF(font).elidedText(
                self.handout.title, Qt.TextElideMode.ElideRight, above.width()
            )
            write_line(painter, above, (title, "", ""))
        below = line.translated(0, self.size.height() - _RUNNING_PX - _LINE_PX / 2)
        edition = f"Bodymap {bodymap.__version__}"
        page = say("Page {number} of {last}", number=number + 1, last=len(self.sheets))
        write_line(
            painter, below.translated(0, 3), (say("Reference only, not a diagnosis"), edition, page)
        )
        painter.setPen(QPen(QColor(LIGHT.line_soft), 1))
        painter.drawLine(below.topLeft(), below.topRight())


def _paint_layout(painter: QPainter, layout: Layout) -> None:
    boxes = Boxes(layout)
    for measured in boxes.cards():
        paint_card(painter, measured, LIGHT, hot=False)
    for placed in boxes.chips():
        paint_chip(painter, placed, LIGHT)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = palette(LIGHT)
    layout.document.documentLayout().draw(painter, context)
