"""Shows the sheets of a hand-out one at a time, as they will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bodymap.texts import say
from bodymap.ui.widgets import IconButton, caption

if TYPE_CHECKING:
    from bodymap.ui.printing.sheet_painting import Print
    from bodymap.ui.theme import Tokens

_SIZE: Final = QSize(300, 380)
_LEAST: Final = QSize(90, 120)
_DRAWN_PX: Final = 760  # height in which a sheet is drawn before it is fitted


class _Picture(QWidget):
    """A picture as large as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn = QPixmap()
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, drawn: QPixmap) -> None:
        """Show another picture."""
        self._drawn = drawn
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which its title can be read."""
        return _SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fit the picture into the middle."""
        del event
        size = self._drawn.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(QPoint(), size)
        box.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(box, self._drawn)
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))  # else white on white
            painter.drawRect(box.adjusted(0, 0, -1, -1))


class Preview(QWidget):
    """A small picture of one sheet, and the way to the others."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._print: Print | None = None
        self._number = 0
        self._picture = _Picture()
        self._words = caption()
        self._back = IconButton("back", say("Page before"))
        self._forward = IconButton("forward", say("Next page"))
        for button in (self._back, self._forward):
            button.set_colour(tokens.text)
        row = QHBoxLayout()
        row.addStretch(1)
        for widget in (self._back, self._words, self._forward):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._picture, 1)
        column.addLayout(row)
        self._back.clicked.connect(self._on_back_clicked)
        self._forward.clicked.connect(self._on_forward_clicked)

    def show_print(self, made: Print) -> None:
        """Show another hand-out, on the sheet with the same number if it has one."""
        self._print = made
        self._turn_to(min(self._number, len(made.sheets) - 1))

    def text(self) -> str:
        """Return which sheet is shown, in words."""
        return self._words.text()

    def _turn_to(self, number: int) -> None:
        if self._print is None:
            return
        self._number, last = number, len(self._print.sheets) - 1
        self._picture.show_picture(_drawn(self._print, number))
        self._words.setText(say("Page {number} of {last}", number=number + 1, last=last + 1))
        self._picture.setAccessibleName(f"{self._print.handout.title}, {self._words.text()}")
        self._back.setEnabled(number > 0)
        self._forward.setEnabled(number < last)

    def _on_back_clicked(self) -> None:
        self._turn_to(self._number - 1)

    def _on_forward_clicked(self) -> None:
        self._turn_to(self._number + 1)


def _drawn(made: Print, number: int) -> QPixmap:
    scale = _DRAWN_PX / made.size.height()
    picture = QPixmap((made.size * scale).toSize())
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    made.paint(painter, number)
    painter.end()
    return picture
