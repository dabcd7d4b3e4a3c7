"""Paints the rows of the side bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from bodymap.ui.icons import icon
from bodymap.ui.sidebar.rows import ROW, Row

if TYPE_CHECKING:
    from bodymap.ui.theme import Tokens

_HEAD_PX, _ROW_PX, _DETAIL_PX = 34, 40, 54
_ICON_PX: Final = 20


class RowPainter(QStyledItemDelegate):
    """Headings are quiet and bold; rows have an icon, a name and a line that says why."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.tokens = tokens
        self.scale = 1.0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row."""
        row: Row = index.data(ROW)
        height = _HEAD_PX if not row.address else _DETAIL_PX if row.detail else _ROW_PX
        return QSize(option.rect.width(), round(height * self.scale))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(8, 1, -8, -1)
        if not row.address:
            self._paint_heading(painter, box, row)
        else:
            self._paint_ground(painter, option, box)
            self._paint_row(painter, box, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, row: Row) -> None:
        painter.setFont(self._font(painter, 13, bold=True))
        painter.setPen(QColor(self.tokens.text_quiet))
        flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(box.adjusted(8, 0, 0, -4)), flags, row.text)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or hovered):
            return
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(self.tokens.accent_soft if chosen else self.tokens.bg_hover))
        painter.setPen(QPen(QColor(self.tokens.focus), 2) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_row(self, painter: QPainter, box: QRect, row: Row) -> None:
        left = box.left() + 10
        if row.icon:
            colour = self.tokens.danger if row.icon == "help" else self.tokens.text_quiet
            painter.drawPixmap(
                left,
                box.center().y() - _ICON_PX // 2 + 1,
                icon(row.icon, colour).pixmap(_ICON_PX, _ICON_PX),
            )
            left += _ICON_PX + 10
        line = QRectF(left, box.top(), box.right() - left - 4, box.height())
        if row.detail:
            line.setHeight(30 * self.scale)
        self._paint_name(painter, line, row)
        if row.detail:
            painter.setFont(self._font(painter, 12))
            painter.setPen(QColor(self.tokens.text_quiet))
            detail = painter.fontMetrics().elidedText(
                row.detail, Qt.TextElideMode.ElideRight, round(line.width())
            )
            painter.drawText(
                QRectF(left, box.top() + 26 * self.scale, line.width(), 20 * self.scale),
                Qt.AlignmentFlag.AlignVCenter,
                detail,
            )

    def _paint_name(self, painter: QPainter, line: QRectF, row: Row) -> None:
        font = self._font(painter, 14)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(
            row.text, Qt.TextElideMode.ElideRight, round(line.width())
        )
        layout = QTextLayout(text, font)
        layout.setFormats(_bold_parts(text, row.marked))
        layout.beginLayout()
        made = layout.createLine()
        made.setLineWidth(line.width() + 40)
        layout.endLayout()
        painter.setPen(QColor(self.tokens.text))
        layout.draw(
            painter,
            QPointF(line.left(), line.center().y() - made.height() / 2 + (2 if row.detail else 0)),
        )

    def _font(self, painter: QPainter, size: int, *, bold: bool = False) -> QFont:
        font = QFont(painter.font())
        font.setPixelSize(round(size * self.scale))
        font.setBold(bold)
        return font


def _bold_parts(text: str, words: tuple[str, ...]) -> list[QTextLayout.FormatRange]:
    """Return the stretches of a name that the query holds."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold)
    ranges = []
    for word in words:
        start = text.lower().find(word)
        if start >= 0:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, len(word), made
            ranges.append(part)
    return ranges
