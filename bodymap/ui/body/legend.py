"""Explains the marks that are on the map now, and only those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.texts import later, say
from bodymap.ui.body.painting import dot_brush, paint_x, with_alpha

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.ui.body.marks import Marks
    from bodymap.ui.theme import Tokens

_WORDS: Final = (
    later("Trigger point"),
    later("Muscle"),
    later("Most people"),
    later("Some people"),
    later("Chosen"),
)
_HEIGHT_PX: Final = 26
_ROW_PX: Final = 20  # where there is more than one
_SWATCH: Final = QRectF(0, 0, 22, 14)
_WORD_AT: Final = 30.0  # from the left edge of a swatch to its word
_GAP_PX: Final = 18
_ZONES: Final = later("Solid: most people feel pain there. Dotted: some people do.")
_HINT: Final = later("Arrow keys move, Enter chooses, + and - zoom.")


class Legend(QWidget):
    """One line of swatches with words."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._entries: tuple[str, ...] = ()
        self._scale = 1.0
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_marks(self, marks: Marks) -> None:
        """Show what explains these marks."""
        self._entries = legend_words(marks)
        self.setAccessibleName(say("Legend: {words}", words=", ".join(map(say, self._entries))))
        zones = marks.pattern.main or marks.pattern.spillover
        meaning = say(_ZONES) if zones else ""
        self.setToolTip(meaning)
        self.setAccessibleDescription(meaning)
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._tokens = tokens
        self.update()

    def set_zoom(self, zoom: int) -> None:
        """Change the size of the words, in percent."""
        self._scale = zoom / 100
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The legend keeps its room when it is empty, so that the body never jumps."""
        return QSize(200, round(_HEIGHT_PX * self._scale))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all entries: a preview that adds some never moves the body."""
        rows = _rows(_WORDS, QFontMetricsF(self._sized_font()), width)
        return round(max(_HEIGHT_PX, _ROW_PX * len(rows)) * self._scale)

    def _sized_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(13 * self._scale))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries in rows that are centred below the figures."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._sized_font())
            painter.setLayoutDirection(self.layoutDirection())
            if self._entries:
                rows = _rows(self._entries, QFontMetricsF(painter.font()), self.width())
                high = self.height() / max(len(rows), 1)
                for i, words in enumerate(rows):
                    line = QRectF(0, i * high, self.width(), high)
                    paint_legend(painter, line, words, self._tokens)
            else:
                painter.setPen(QColor(self._tokens.text_quiet))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(QRectF(self.rect()), flags, say(_HINT))


def legend_words(marks: Marks) -> tuple[str, ...]:
    """Return the words of what stands on the body, in English; they are said when painted."""
    pattern = marks.pattern
    shown = (pattern.points, marks.lies_in, pattern.main, pattern.spillover, marks.chosen)
    return tuple(word for word, things in zip(_WORDS, shown, strict=True) if things)


def _rows(words: Sequence[str], metrics: QFontMetricsF, width: float) -> list[list[str]]:
    """Return words in rows that are no wider than asked, at least one word in each."""
    rows: list[list[str]] = [[]]
    left = width
    for word in words:
        needed = metrics.horizontalAdvance(say(word)) + _WORD_AT
        if rows[-1] and needed + _GAP_PX > left:
            rows.append([])
            left = width
        left -= needed + (_GAP_PX if rows[-1] else 0)
        rows[-1].append(word)
    return rows


def paint_legend(painter: QPainter, line: QRectF, words: Sequence[str], tokens: Tokens) -> None:
    """Paint swatches with their words in a row in the middle of a line, in the painter's font.

    The row runs as the painter's words do, each swatch before its word.
    """
    metrics = QFontMetricsF(painter.font())
    widths = [metrics.horizontalAdvance(say(word)) + _WORD_AT for word in words]
    free = line.width() - sum(widths) - _GAP_PX * (len(words) - 1)
    left = line.left() + max(4.0, free / 2)
    for word, width in zip(words, widths, strict=True):
        swatch = _SWATCH.translated(left, line.center().y() - 7)
        beside = QRectF(left + _WORD_AT, line.top(), width - _WORD_AT + _GAP_PX, line.height())
        if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            swatch, beside = _mirrored(swatch, line), _mirrored(beside, line)
        _paint_swatch(painter, swatch, word, tokens)
        painter.setPen(QColor(tokens.text_quiet))
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, say(word))
        left += width + _GAP_PX


def _mirrored(box: QRectF, line: QRectF) -> QRectF:
    """Return a box as far from the right end of a line as it is from the left one."""
    return box.translated(line.left() + line.right() - box.left() - box.right(), 0)


def _paint_swatch(painter: QPainter, box: QRectF, word: str, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if word == "Trigger point":
        paint_x(painter, box.center(), "", tokens)
    elif word == "Muscle":
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(with_alpha(tokens.region_on, 160))
        painter.drawRoundedRect(box, 4, 4)
    elif word == "Most people":
        painter.setBrush(QColor(tokens.pattern_main))
        painter.drawRoundedRect(box, 4, 4)
    elif word == "Some people":
        for brush in (QBrush(QColor(tokens.pattern_spill)), dot_brush(painter, tokens)):
            painter.setBrush(brush)
            painter.drawRoundedRect(box, 4, 4)
    elif word == "Chosen":
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(with_alpha(tokens.region_on, 120))
        painter.drawRoundedRect(box, 4, 4)
