"""Small controls that several panes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QButtonGroup,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from bodymap.ui.icons import SIDE, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

TOOL_PX = 34
_ROW_PX = 30
_USUAL_FONT_PX = 14
_MOST_SCALE = 1.5  # as the header


def give_viewport(area: QAbstractScrollArea) -> None:
    """Let a scroll area show its contents in a widget made here, dressed as its own.

    Asked for the one it made itself, the binding looks through every kind of widget there is for
    the right one, and makes a class of each: 9 ms and 2 MB.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")  # by which style sheets know it
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    viewport.setMouseTracking(area.hasMouseTracking())
    area.setViewport(viewport)


def fill(painter: QPainter, box: QRect, colour: str) -> None:
    """Fill a box; `fillRect` would load the names of 180 gradients."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(box)


class IconButton(QToolButton):
    """A button with an icon alone: it always has a name and a tool tip."""

    def __init__(self, name: str, text: str, key: str = "", side: int = TOOL_PX) -> None:
        """Make a button of `side` pixels with a usual text, named `text`."""
        super().__init__()
        self._name = name
        self._colour = ""
        self._side = side
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({key})" if key else text)
        self._fit()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click needs no ring

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the words around it."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        scale = min(max(1.0, self.font().pixelSize() / _USUAL_FONT_PX), _MOST_SCALE)
        side = round(self._side * scale)
        if self.minimumWidth() != side:
            self.setFixedSize(side, side)
            self.setIconSize(QSize(SIDE, SIDE) * scale)
            self._draw()

    def set_icon(self, name: str, colour: str) -> None:
        """Show another icon, or the same in another colour."""
        self._name, self._colour = name, colour
        self._draw()

    def set_colour(self, colour: str) -> None:
        """Show the icon in another colour."""
        self.set_icon(self._name, colour)

    def _draw(self) -> None:
        if self._colour:
            self.setIcon(icon(self._name, self._colour, self.iconSize().width()))


class Segments(QWidget):
    """Buttons of which one is chosen; screen readers know them as radio buttons.

    Signals:
        chosen(int): another segment was chosen by the reader.
    """

    chosen = Signal(int)
    _inset = 3

    def __init__(self, texts: Sequence[str] = (), *, name: str) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._spare: list[QAbstractButton] = []  # making one takes longer than keeping it
        self._again = False  # the segment that is pressed was chosen before
        self._group.idPressed.connect(self._on_pressed)
        self._group.idToggled.connect(self._on_toggled)
        self._group.idClicked.connect(self._on_clicked)
        self.set_texts(texts)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Offer other segments; the first one is chosen."""
        buttons = self._group.buttons()
        for button in buttons[len(texts) :]:
            self._group.removeButton(button)
            button.hide()
            button.setAutoExclusive(False)  # else it would stay the chosen one
            button.setChecked(False)
            self._spare.append(button)
        for button, text in zip(buttons, texts, strict=False):  # those that stay keep the keyboard
            button.setText(text)
        for i, text in enumerate(texts[len(buttons) :], len(buttons)):
            button = self._spare.pop() if self._spare else self._button()
            self._group.addButton(button, i)
            button.setText(text)
            button.setAutoExclusive(True)
            button.show()
        self._place()
        self.choose(0)

    def choose(self, number: int) -> None:
        """Show a segment as chosen."""
        button = self._group.button(number)
        if button is not None:
            self._group.blockSignals(True)
            button.setChecked(True)
            self._group.blockSignals(False)

    def texts(self) -> list[str]:
        """Return the words of the segments."""
        return [button.text() for button in self._group.buttons()]

    def sizeHint(self) -> QSize:
        """Return the size of all segments in one row."""
        widths = [self._wide(button) for button in self._group.buttons()]
        tall = max((_tall(button) for button in self._group.buttons()), default=_ROW_PX)
        return QSize(sum(widths) + 2 * self._inset, tall + 2 * self._inset)

    def _on_pressed(self, number: int) -> None:
        self._again = self._group.button(number).isChecked()

    def _on_toggled(self, number: int, on: bool) -> None:
        """A screen reader toggles without a click."""
        if on:
            self.chosen.emit(number)

    def _on_clicked(self, number: int) -> None:
        if self._again:
            self.chosen.emit(number)

    def _button(self) -> QPushButton:
        button = QPushButton(self)  # a tool button would be read as a check box
        button.setAccessibleDescription(self.accessibleName())
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Give the words the room and the order that another look needs."""
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.StyleChange, kinds.FontChange, kinds.LayoutDirectionChange):
            self._place()

    def _wide(self, button: QAbstractButton) -> int:
        """Return the room that a word needs when it is chosen, so that it is never cut."""
        return _bold_width(button) + 26

    def _place(self) -> None:
        """Put the buttons side by side, the first where reading begins."""
        left = self._inset
        buttons = self._group.buttons()
        for button in reversed(buttons) if self.isRightToLeft() else buttons:
            button.setGeometry(left, self._inset, self._wide(button), _tall(button))
            left += self._wide(button)
        self.updateGeometry()


class Tabs(Segments):
    """Segments as tabs: a line below the chosen one; they wrap where the panel is narrow."""

    _inset = 0

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self.setObjectName("tabs")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._place()

    def _wide(self, button: QAbstractButton) -> int:
        return _bold_width(button) + 8

    def _place(self) -> None:
        left = top = tall = 0
        for button in self._group.buttons():
            wide, tall = self._wide(button), _tall(button)
            if left and left + wide > self.width():
                left, top = 0, top + tall
            at = self.width() - left - wide if self.isRightToLeft() else left
            button.setGeometry(at, top, wide, tall)
            left += wide + 1
        self.setFixedHeight(top + tall)


class FittingLabel(QLabel):
    """One line of words, painted smaller where the room is narrow; nothing around it moves."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def scale(self) -> float:
        """Return how large the words are painted; 1 is their own size."""
        needed = self.fontMetrics().horizontalAdvance(self.text())
        return min(1.0, self.contentsRect().width() / max(1, needed))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in the colour of the theme."""
        if self.scale() == 1:
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.translate(0, self.height() * (1 - self.scale()) / 2)
            painter.scale(self.scale(), self.scale())
            room = QRectF(0, 0, self.width() / self.scale() + 1, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())


def _bold_width(button: QAbstractButton) -> int:
    button.ensurePolished()
    font = QFont(button.font())
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(button.text())


def _tall(button: QAbstractButton) -> int:
    return max(_ROW_PX, button.fontMetrics().height() + 12)


def caption(text: str = "", name: str = "quiet") -> QLabel:
    """Return a label for plain text."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
