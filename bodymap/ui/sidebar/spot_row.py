"""One marked spot in the side bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from bodymap.core.drawing import LEAST, MOST
from bodymap.core.words import Side
from bodymap.texts import say
from bodymap.ui.strengths import strength_in_words
from bodymap.ui.theme import pain_colour
from bodymap.ui.widgets import IconButton, caption

if TYPE_CHECKING:
    from bodymap.core.figures import RegionRef
    from bodymap.ui.theme import Tokens

_DOT_PX = 14
_REMOVE_PX = 28


class _Strength(QSlider):
    """A slider that leaves the wheel to the list around it, which one means to scroll."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change nothing."""
        event.ignore()


class SpotRow(QWidget):
    """Name, strength and removal of one spot.

    Signals:
        strength_wanted(RegionRef, int): the slider was moved.
        removal_wanted(RegionRef): the cross was pressed.
        both_wanted(RegionRef): the same spot of the other side shall be marked too.
        pointed(RegionRef | None): the row lies under the pointer.
    """

    strength_wanted = Signal(object, int)
    removal_wanted = Signal(object)
    both_wanted = Signal(object)
    pointed = Signal(object)

    def __init__(self, ref: RegionRef, tokens: Tokens) -> None:
        super().__init__()
        self._ref = ref
        self._tokens = tokens
        self._dot = QLabel()
        self._name = caption(name="spotName")
        self._name.setWordWrap(True)
        if self.isRightToLeft():  # whatever language the name is in
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            self._name.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
        self._remove = IconButton("close", "", side=_REMOVE_PX)
        self.slider = _Strength(Qt.Orientation.Horizontal)
        self.slider.setRange(LEAST, MOST)
        self.slider.setPageStep(1)
        self._words = caption()
        self._both = QToolButton(self)
        self._both.setText(say("Both sides"))
        self._both.setObjectName("link")
        self._both.setVisible(ref.side is not Side.MIDLINE)
        self._lay_out()
        self._fit_words()
        self.slider.valueChanged.connect(self._on_value_changed)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._both.clicked.connect(self._on_both_clicked)
        self.set_tokens(tokens)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._dot)
        top.addWidget(self._name, 1)
        top.addWidget(self._both)
        top.addWidget(self._remove)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.slider, 1)
        below.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(below)

    def show_name(self, name: str) -> None:
        """Show what was marked."""
        self._name.setText(name)
        self._remove.setAccessibleName(say("Remove {name}", name=name))
        self._remove.setToolTip(say("Remove {name}", name=name))
        self.slider.setAccessibleName(say("Strength of {name}", name=name))
        self._both.setAccessibleName(say("Both sides: {name}", name=name))

    def show_one_sided(self, one_sided: bool) -> None:
        """Offer the other side unless it is marked already."""
        self._both.setVisible(one_sided and self._ref.side is not Side.MIDLINE)

    def show_strength(self, strength: int) -> None:
        """Show how strong the pain is."""
        self.slider.blockSignals(True)
        self.slider.setValue(strength)
        self.slider.blockSignals(False)
        self._words.setText(_in_words(strength))
        self._dot.setPixmap(self._dot_picture(strength))

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._tokens = tokens
        self._remove.set_colour(tokens.text)
        self._dot.setPixmap(self._dot_picture(self.slider.value()))

    def changeEvent(self, event: QEvent) -> None:
        """Give the words the room that another size of text needs; so sliders are alike."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit_words()

    def _fit_words(self) -> None:
        self._words.ensurePolished()
        width = self._words.fontMetrics().horizontalAdvance
        self._words.setFixedWidth(max(width(_in_words(n)) for n in range(LEAST, MOST + 1)) + 4)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light the spot on the body."""
        super().enterEvent(event)
        self.pointed.emit(self._ref)

    def leaveEvent(self, event: QEvent) -> None:
        """The spot is not lit any more."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def _dot_picture(self, strength: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(_DOT_PX * ratio), round(_DOT_PX * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._tokens.pain_line))
        painter.setBrush(pain_colour(strength, self._tokens))
        painter.drawEllipse(1, 1, _DOT_PX - 3, _DOT_PX - 3)
        painter.end()
        return picture

    def _on_value_changed(self, value: int) -> None:
        self.strength_wanted.emit(self._ref, value)

    def _on_remove_clicked(self) -> None:
        self.removal_wanted.emit(self._ref)

    def _on_both_clicked(self) -> None:
        self.both_wanted.emit(self._ref)


def _in_words(strength: int) -> str:
    return say("{number} {word}", number=strength, word=strength_in_words(strength))
