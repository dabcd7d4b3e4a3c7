"""The only place that shows messages: one banner at a time, calm, until solved or closed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from bodymap.texts import say
from bodymap.ui.widgets import IconButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from bodymap.ui.theme import Tokens

_MARGINS_PX: Final = 60  # of all that stands in a row
_LEAST_LETTERS: Final = 30  # in a line; where there is no room for them, buttons go below


class _Words(QTextEdit):
    """A plain text that can be selected; long addresses are broken, which no label does."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("noticeText")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(1, 1)
        self.document().setDocumentMargin(0)

    def sizeHint(self) -> QSize:
        """Return the size of a short line."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _LEAST_LETTERS, metrics.height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines, in pixels."""
        measured = QTextDocument(self.toPlainText())
        measured.setDefaultFont(self.font())
        measured.setDocumentMargin(0)
        measured.setTextWidth(width)
        return ceil(measured.size().height())


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
        self._tokens = tokens
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        """Make the banner when there is something to say: a start need not wait for it, 10 ms."""
        self._is_built = True
        self._text = _Words()
        self._act = QPushButton()
        self._leave = QPushButton()
        self._close = IconButton("close", say("Close this notice"))
        self._banner = QWidget()
        self._banner.setObjectName("banner")
        self._banner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons = buttons = QHBoxLayout()
        for button in (self._act, self._leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click needs no ring
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._said = said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        said.addWidget(self._text, 1)
        said.setAlignment(self._text, Qt.AlignmentFlag.AlignVCenter)
        said.addLayout(buttons)
        row = QHBoxLayout(self._banner)
        row.setContentsMargins(14, 6, 6, 6)
        row.addLayout(said, 1)
        row.addWidget(self._close)
        row.setAlignment(self._close, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._banner)
        self._act.clicked.connect(self._on_act_clicked)
        self._leave.clicked.connect(self.clear)
        self._close.clicked.connect(self.clear)
        self.set_tokens(self._tokens)

    def tell(
        self, text: str, act: str = "", address: str = "", leave: str = "", *, good: bool = False
    ) -> None:
        """Show a sentence; with `act` also a button that asks for `address`.

        With `leave`, a button of that name closes the notice, and `act` does not. A `good` notice
        says that something is done and looks like it.
        """
        if not self._is_built:
            self._build()
        if self._banner.property("good") != good:
            self._banner.setProperty("good", good)
            self._banner.style().unpolish(self._banner)
            self._banner.style().polish(self._banner)
        self._text.setPlainText(text)
        self._text.setAccessibleName(text)
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
        """Return the height that the banner needs at a width, in pixels, once something is said."""
        self._fit(width)
        return self._row.totalHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into another width."""
        if self._is_built:
            self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        """Put the buttons beside the words, or below where too little room would be left."""
        metrics = self._text.fontMetrics()
        around = _MARGINS_PX + self._close.sizeHint().width() * (not self._close.isHidden())
        beside = width - around - self._buttons.sizeHint().width()
        wanted = metrics.averageCharWidth() * _LEAST_LETTERS
        fits = beside >= min(wanted, metrics.horizontalAdvance(self._text.toPlainText()))
        ways = QBoxLayout.Direction
        self._said.setDirection(ways.LeftToRight if fits else ways.TopToBottom)

    def text(self) -> str:
        """Return what is said now, or nothing."""
        return "" if self.isHidden() else self._text.toPlainText()

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._tokens = tokens
        if self._is_built:
            self._close.set_colour(tokens.text)

    def _on_act_clicked(self) -> None:
        if self._leave.isHidden():
            self.clear()
        self.act_wanted.emit(self._address)
