"""Explains the marks that are on the map now, and only those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.ui.body.painting import dots, paint_x, with_alpha

if TYPE_CHECKING:
    from bodymap.ui.body.marks import Marks
    from bodymap.ui.theme import Tokens

_HEIGHT_PX: Final = 26
_SWATCH: Final = QRectF(0, 0, 22, 14)
_GAP_PX: Final = 18


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
        pattern = marks.pattern
        entries = (
            ("Trigger point", bool(pattern.points)),
            ("Most people", bool(pattern.main)),
            ("Some people", bool(pattern.spillover)),
            ("Chosen", bool(marks.chosen)),
        )
        self._entries = tuple(word for word, shown in entries if shown)
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
        words = self._entries or ("Arrow keys move, Enter chooses, + and - zoom.",)
        widths = [
            painter.fontMetrics().horizontalAdvance(word) + (30 if self._entries else 0)
            for word in words
        ]
        left = max(4.0, (self.width() - sum(widths) - _GAP_PX * (len(words) - 1)) / 2)
        for word, width in zip(words, widths, strict=True):
            self._paint_entry(painter, word, left)
            left += width + _GAP_PX

    def _paint_entry(self, painter: QPainter, word: str, left: float) -> None:
        middle = self.height() / 2
        box = _SWATCH.translated(left, middle - _SWATCH.height() / 2)
        tokens = self._tokens
        painter.setPen(Qt.PenStyle.NoPen)
        if word == "Trigger point":
            paint_x(painter, QPointF(left + 11, middle), "", tokens)
        elif word == "Most people":
            painter.setBrush(QColor(tokens.pattern_main))
            painter.drawRoundedRect(box, 4, 4)
        elif word == "Some people":
            for brush in (
                QBrush(QColor(tokens.pattern_spill)),
                QBrush(dots(tokens.pattern_main, self.devicePixelRatioF())),
            ):
                painter.setBrush(brush)
                painter.drawRoundedRect(box, 4, 4)
        elif word == "Chosen":
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(with_alpha(tokens.region_on, 120))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(tokens.text_quiet))
        start = left + (30 if self._entries else 0)
        painter.drawText(
            QRectF(start, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, word
        )
