"""Below the map while pain is marked: the scale, and how strong the next mark will be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bodymap.core.drawing import MOST, NEXT_STRENGTHS
from bodymap.texts import later, say
from bodymap.ui.theme import pain_colour
from bodymap.ui.widgets import Segments, caption

if TYPE_CHECKING:
    from bodymap.ui.theme import Tokens

_SCALE_PX: Final = 260  # what the scale and the words beside it need
_NAMES: Final = tuple(NEXT_STRENGTHS)
_SHOWN: Final = {"Mild": later("Mild"), "Moderate": later("Moderate"), "Strong": later("Strong")}


class StrengthStrip(QWidget):
    """Says how strong the next mark shall be.

    Signals:
        strength_chosen(int): from 1 to 10.
    """

    strength_chosen = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._ramp = _Ramp(tokens)
        self._next = Segments(
            tuple(say(_SHOWN[name]) for name in _NAMES), name=say("Strength of the next mark")
        )
        self._next.choose(_NAMES.index("Moderate"))
        self._next.chosen.connect(self._on_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self._scale = (caption(say("1 mild")), self._ramp, caption(say("10 strong")))
        for part in self._scale:
            row.addWidget(part, int(part is self._ramp))
        row.addStretch(0)
        row.addWidget(caption(say("Next mark")))
        row.addWidget(self._next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the scale out where there is no room; the badges carry the numbers."""
        super().resizeEvent(event)
        for part in self._scale:
            part.setVisible(self.width() > self._next.sizeHint().width() + _SCALE_PX)

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._ramp.tokens = tokens
        self._ramp.update()

    def _on_chosen(self, number: int) -> None:
        self.strength_chosen.emit(NEXT_STRENGTHS[_NAMES[number]])


class _Ramp(QWidget):
    """The ten strengths as ten fields."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.tokens = tokens
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            wide = self.width() / MOST
            for i in range(MOST):
                strength = MOST - i if self.isRightToLeft() else i + 1
                field = QRectF(i * wide, 1, wide + 0.5, 16)
                painter.fillRect(field, pain_colour(strength, self.tokens))
            painter.setPen(QColor(self.tokens.line_control))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, 17))
