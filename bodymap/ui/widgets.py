"""Small controls that several panes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from bodymap.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

TOOL_PX = 34


class IconButton(QToolButton):
    """A button with an icon alone: it always has a name and a tool tip."""

    def __init__(self, name: str, text: str, key: str = "") -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({key})" if key else text)
        self.setFixedSize(TOOL_PX, TOOL_PX)
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_icon(self, name: str, colour: str) -> None:
        """Show another icon, or the same in another colour."""
        self._name = name
        self.setIcon(icon(name, colour))

    def set_colour(self, colour: str) -> None:
        """Show the icon in another colour."""
        self.setIcon(icon(self._name, colour))


class Segments(QWidget):
    """Buttons of which one is chosen; screen readers know them as radio buttons.

    Signals:
        chosen(int): another segment was chosen by the reader.
    """

    chosen = Signal(int)

    def __init__(self, texts: Sequence[str] = (), *, name: str, tabs: bool = False) -> None:
        super().__init__()
        self.setObjectName("tabs" if tabs else "segments")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0) if tabs else self._row.setContentsMargins(
            3, 3, 3, 3
        )
        self._row.setSpacing(2)
        if tabs:
            self._row.addStretch()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self.set_texts(texts)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Offer other segments; the first one is chosen."""
        if [button.text() for button in self._group.buttons()] == list(texts):
            self.choose(0)
            return
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        for i, text in enumerate(texts):
            button = QToolButton(text=text, checkable=True, autoExclusive=True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setMinimumWidth(_bold_width(text))
            self._group.addButton(button, i)
            self._row.insertWidget(i, button)
        self.choose(0)

    def choose(self, number: int) -> None:
        """Show a segment as chosen."""
        button = self._group.button(number)
        if button is not None:
            button.setChecked(True)

    def texts(self) -> list[str]:
        """Return the words of the segments."""
        return [button.text() for button in self._group.buttons()]


def _bold_width(text: str) -> int:
    """Return the room that a word needs when it is chosen, so that it is never cut."""
    font = QFont()
    font.setPixelSize(14)
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(text) + 6


def caption(text: str = "", name: str = "quiet") -> QLabel:
    """Return a label for plain text."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
