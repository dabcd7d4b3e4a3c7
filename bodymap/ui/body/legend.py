"""Explains the marks that are on the map now, and only those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.ui.body.painting import dot_brush, paint_x, with_alpha

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.ui.body.marks import Marks
    from bodymap.ui.theme import Tokens

_HEIGHT_PX: Final = 26
_SWATCH: Final = QRectF(0, 0, 22, 14)
_WORD_AT: Final = 30.0  # from the left edge of a swatch to its word
_GAP_PX: Final = 18
_HINT: Final = "Arrow keys move, Enter chooses, + and - zoom."


class Legend(QWidget):
    """One line of swatches with words."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._entries: tuple[str, ...] = ()
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: Marks) -> None:
        """Show what explains these marks."""
        self._entries = legend_words(marks)
        self.setAccessibleName("Legend: " + ", ".join(self._entries))
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries in a row that is centred below the figures."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(round(13 * self._scale))
        painter.setFont(font)
        if self._entries:
            paint_legend(painter, QRectF(self.rect()), self._entries, self._tokens)
        else:
            painter.setPen(QColor(self._tokens.text_quiet))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _HINT)


def legend_words(marks: Marks) -> tuple[str, ...]:
    """Return the words of what stands on the body."""
    pattern = marks.pattern
    entries = (
        ("Trigger point", bool(pattern.points)),
        ("Muscle", bool(marks.lies_in)),
        ("Most people", bool(pattern.main)),
        ("Some people", bool(pattern.spillover)),
        ("Chosen", bool(marks.chosen)),
    )
    return tuple(word for word, shown in entries if shown)


def paint_legend(painter: QPainter, line: QRectF, words: Sequence[str], tokens: Tokens) -> None:
    """Paint swatches with their words in a row in the middle of a line, in the painter's font."""
    metrics = QFontMetricsF(painter.font())
    widths = [metrics.horizontalAdvance(word) + _WORD_AT for word in words]
    free = line.width() - sum(widths) - _GAP_PX * (len(words) - 1)
    left = line.left() + max(4.0, free / 2)
    for word, width in zip(words, widths, strict=True):
        box = QRectF(left, line.top(), width, line.height())
        _paint_swatch(painter, _SWATCH.translated(left, line.center().y() - 7), word, tokens)
        painter.setPen(QColor(tokens.text_quiet))
        beside = box.adjusted(_WORD_AT, 0, _GAP_PX, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, word)
        left += width + _GAP_PX


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
