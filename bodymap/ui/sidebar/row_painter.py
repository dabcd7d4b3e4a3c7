"""Paints the rows of the side bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from bodymap.core.record import record
from bodymap.ui.icons import icon
from bodymap.ui.sidebar.rows import ROW, Row

if TYPE_CHECKING:
    from bodymap.ui.theme import Tokens

_HEAD_PX, _ROW_PX, _DETAIL_PX = 34, 40, 54
_HEAD_WORDS_PX, _NAME_PX, _WHY_PX = 13, 14, 12
_ICON_PX: Final = 20
_GAP_PX: Final = 10  # between icon and words
_HEAD_ROOM_PX: Final = 18  # above and below the words of a heading together, most of it above
_PAD_PX: Final = 16  # above and below the words of a row together
_BESIDE_PX: Final = 18  # from the edge of the list to icon or words
_HEAD_LINES, _NAME_LINES, _WHY_LINES = 3, 2, 3
_SIGN_LINES: Final = 5  # a warning sign is read to its end
_SIGNS: Final = {  # the marks of warning signs and the tokens of their colours
    "now": "danger",
    "soon": "warn_edge",
    "ask": "accent",
}
_KEPT: Final = 200  # rows whose words stay laid out


@record(frozen=True, slots=True)
class _Words:
    """The lines of a row: its name, and below it why it is there."""

    name: QTextLayout
    why: QTextLayout | None
    wide: float
    height: float


class RowPainter(QStyledItemDelegate):
    """Headings are quiet and bold; rows have an icon, a name and a line that says why.

    Long names take a second line. `by_keyboard` tells whether the chosen row is to be ringed.
    """

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.tokens = tokens
        self.by_keyboard = False
        self._scale = 1.0
        self._laid: dict[tuple[Row, int, Qt.LayoutDirection], _Words] = {}

    def set_scale(self, scale: float) -> None:
        """Change the size of the words; 1 is their own."""
        self._scale = scale
        self._laid.clear()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row; it follows the lines of its words."""
        return QSize(0, round(self._words(index.data(ROW), option).height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        words = self._words(row, option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.address and _may_differ(option):
            self._paint_ground(painter, option)
        if row.icon:
            self._paint_icon(painter, option, row.icon)
        self._paint_words(painter, option, row, words)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        # Its many names take 5 ms, and no first row needs them.
        from PySide6.QtWidgets import QStyle

        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (chosen or hovered):
            return
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        ringed = focused and self.by_keyboard
        painter.setBrush(QColor(self.tokens.accent_soft if chosen else self.tokens.bg_hover))
        painter.setPen(QPen(QColor(self.tokens.focus), 2) if ringed else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(9, 2, -9, -2), 8, 8)

    def _paint_icon(self, painter: QPainter, option: QStyleOptionViewItem, name: str) -> None:
        box = option.rect
        colour = getattr(self.tokens, _SIGNS.get(name, "text_quiet"))
        place = QRect(box.left() + _BESIDE_PX, 0, _ICON_PX, _ICON_PX)
        place.moveTop(box.center().y() - _ICON_PX // 2 + 1)
        place = _seen_from(option.direction, box, place)
        painter.drawPixmap(place.topLeft(), icon(name, colour).pixmap(_ICON_PX, _ICON_PX))

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, words: _Words
    ) -> None:
        box = option.rect
        left = _BESIDE_PX + (_ICON_PX + _GAP_PX if row.icon else 0)
        place = QRect(box.left() + left, box.top(), round(words.wide), box.height())
        place = _seen_from(option.direction, box, place)
        tall = _tall(words.name) + (_tall(words.why) if words.why else 0.0)
        top = place.top() + (place.height() - tall) / 2
        if not row.address:
            top = place.bottom() - 4 - tall
        painter.setPen(QColor(self.tokens.text if row.address else self.tokens.text_quiet))
        words.name.draw(painter, QPointF(place.left(), top))
        if words.why:
            painter.setPen(QColor(self.tokens.text_quiet))
            words.why.draw(painter, QPointF(place.left(), top + _tall(words.name)))

    def _words(self, row: Row, option: QStyleOptionViewItem) -> _Words:
        """Return the words of a row, laid out once for every width."""
        wide = _width_beside_bar(option)
        key = (row, wide, option.direction)
        if key not in self._laid:
            if len(self._laid) >= _KEPT:
                self._laid.clear()
            self._laid[key] = self._lay_out(row, wide, option)
        return self._laid[key]

    def _lay_out(self, row: Row, whole: int, option: QStyleOptionViewItem) -> _Words:
        scale = self._scale
        wide = max(1.0, whole - _BESIDE_PX - _GAP_PX - (_ICON_PX + _GAP_PX if row.icon else 0))

        def setting(size: int, *, bold: bool = False) -> _Setting:
            font = _sized(option.font, size * scale, bold=bold)
            return _Setting(font, _leading(option.direction), wide)

        if not row.address:
            head = setting(_HEAD_WORDS_PX, bold=True).lines(row.text, _HEAD_LINES)
            return _Words(
                head, None, wide, max(_HEAD_PX * scale, _tall(head) + _HEAD_ROOM_PX * scale)
            )
        most = _SIGN_LINES if row.icon in _SIGNS else _NAME_LINES
        name = setting(_NAME_PX).lines(row.text, most, row.marked)
        if not row.detail:
            return _Words(name, None, wide, max(_ROW_PX * scale, _tall(name) + _PAD_PX * scale))
        why = setting(_WHY_PX).lines(row.detail, _WHY_LINES)
        tall = _tall(name) + _tall(why) + _PAD_PX * scale
        return _Words(name, why, wide, max(_DETAIL_PX * scale, tall))


def _may_differ(option: QStyleOptionViewItem) -> bool:
    """Tell whether a row of the list may be chosen, or lie under the pointer."""
    view = option.widget
    if not isinstance(view, QAbstractItemView):
        return True
    return view.underMouse() or view.selectionModel().hasSelection()


def _seen_from(direction: Qt.LayoutDirection, box: QRect, place: QRect) -> QRect:
    """Return a place in a box, mirrored for those who read from the right."""
    if direction is Qt.LayoutDirection.LeftToRight:
        return place
    return place.translated(box.left() + box.right() - place.left() - place.right(), 0)


def _width_beside_bar(option: QStyleOptionViewItem) -> int:
    """Return the width of the list beside its scroll bar, so that no word moves when that comes."""
    view = option.widget
    if not isinstance(view, QAbstractItemView):
        return option.rect.width()
    return view.maximumViewportSize().width() - view.verticalScrollBar().sizeHint().width()


def _sized(font: QFont, size: float, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(round(size))
    made.setBold(bold)
    return made


def _leading(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the side on which words begin, whatever language they are in."""
    from_left = direction is Qt.LayoutDirection.LeftToRight
    return Qt.AlignmentFlag.AlignLeft if from_left else Qt.AlignmentFlag.AlignRight


@record(frozen=True, slots=True)
class _Setting:
    """How words are set: their font, the side on which they begin, the width of a line."""

    font: QFont
    side: Qt.AlignmentFlag
    wide: float

    def lines(self, text: str, most: int, bold: tuple[str, ...] = ()) -> QTextLayout:
        """Return a text in lines, words of it bold; what `most` lines do not hold is cut."""
        layout = self._all_lines(text, bold)
        if layout.lineCount() > most:
            start = layout.lineAt(most - 1).textStart()
            widest = QFontMetricsF(_sized(self.font, self.font.pixelSize(), bold=bool(bold)))
            rest = widest.elidedText(text[start:], Qt.TextElideMode.ElideRight, self.wide)
            layout = self._all_lines(text[:start] + rest, bold)
        return layout

    def _all_lines(self, text: str, bold: tuple[str, ...]) -> QTextLayout:
        layout = QTextLayout(text, self.font)
        option = QTextOption(self.side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(_bold_parts(text, bold))
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.wide)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def _tall(layout: QTextLayout) -> float:
    return layout.boundingRect().height()


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
