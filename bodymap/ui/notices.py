"""The only place that shows messages: one banner at a time, calm, until solved or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from bodymap.texts import say
from bodymap.ui.widgets import IconButton, caption

if TYPE_CHECKING:
    from bodymap.ui.theme import Tokens


class Notices(QWidget):
    """A banner below the header; hidden while there is nothing to say.

    Signals:
        act_wanted(str): the reader pressed the button of the notice; carries its address.
        changed(): the banner came, went or says something else.
    """

    act_wanted = Signal(str)
    changed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._address = ""
        self._text = caption(name="notice")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = QPushButton()
        self._leave = QPushButton()
        self._close = IconButton("close", say("Close this notice"))
        self._banner = QWidget()
        self._banner.setObjectName("banner")
        self._banner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._banner)
        row.setContentsMargins(14, 6, 6, 6)
        row.addWidget(self._text, 1)
        for button in (self._act, self._leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click needs no ring
        row.addWidget(self._act)
        row.addWidget(self._leave)
        row.addWidget(self._close)
        self._row = whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.addWidget(self._banner)
        self._act.clicked.connect(self._on_act_clicked)
        self._leave.clicked.connect(self.clear)
        self._close.clicked.connect(self.clear)
        self.set_tokens(tokens)
        self.hide()

    def tell(
        self, text: str, act: str = "", address: str = "", leave: str = "", *, good: bool = False
    ) -> None:
        """Show a sentence; with `act` also a button that asks for `address`.

        With `leave`, a button of that name closes the notice, and `act` does not. A `good` notice
        says that something is done and looks like it.
        """
        if self._banner.property("good") != good:
            self._banner.setProperty("good", good)
            self._banner.style().unpolish(self._banner)
            self._banner.style().polish(self._banner)
        self._text.setText(text)
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self._leave.setText(leave)
        self._leave.setVisible(bool(leave))
        self._close.setVisible(not leave)
        self._address = address
        self.setAccessibleName(text)
        self.show()
        self.changed.emit()

    def clear(self) -> None:
        """Say nothing any more."""
        if not self.isHidden():
            self.hide()
            self.changed.emit()

    def tall(self, width: int) -> int:
        """Return the height that the banner needs at a width, in pixels."""
        return self._row.totalHeightForWidth(width)

    def text(self) -> str:
        """Return what is said now, or nothing."""
        return "" if self.isHidden() else self._text.text()

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._close.set_colour(tokens.text)

    def _on_act_clicked(self) -> None:
        if self._leave.isHidden():
            self.clear()
        self.act_wanted.emit(self._address)
