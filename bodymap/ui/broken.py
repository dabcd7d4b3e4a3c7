"""What stands in the window when the reference can not be opened: calm, and never empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

import bodymap
from bodymap.texts import say
from bodymap.ui.wearing import Wearing
from bodymap.ui.widgets import caption

if TYPE_CHECKING:
    from bodymap.core.preferences import Preferences

_WIDTH = 620  # of the words, in pixels at 100 %


class Broken(QWidget):
    """Says what can not be opened, that nothing is lost, and what can be done.

    The warning stands here too: a person in need has no use for a fault of ours.

    Signals:
        again_wanted(): the reader wants another try.
        leave_wanted(): the reader wants to close the program.
    """

    again_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, fault: str, preferences: Preferences) -> None:
        """Take the sentence that says what is wrong."""
        super().__init__()
        self.setObjectName("broken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._fault = fault
        self._wearing = Wearing(self, preferences)
        self.again = QPushButton(say("Try again"))
        self.copy = QPushButton(say("Copy details"))
        self.leave = QPushButton(say("Close Bodymap"))
        words = QWidget()
        words.setMaximumWidth(_WIDTH * preferences.zoom // 100)
        self._write(QVBoxLayout(words), preferences.emergency_number)
        middle = QHBoxLayout(self)
        middle.addStretch(1)
        middle.addWidget(words, 8)
        middle.addStretch(1)
        self.again.clicked.connect(self.again_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.setFocusProxy(self.again)

    def details(self) -> str:
        """Return what someone who helps would want to know."""
        return f"Bodymap {bodymap.__version__}\n{self._fault}\n"

    def _write(self, column: QVBoxLayout, number: str) -> None:
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(_words(say("The reference cannot be opened"), "title"))
        safe = say(
            "What you marked is safe. Installing Bodymap again brings the reference back;"
            " a folder of your own can be looked through with “bodymap check”."
        )
        for text in (self._fault, safe, _emergency(number)):
            column.addWidget(_words(text))
        row = QHBoxLayout()
        for button in (self.again, self.copy, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.details())


def _emergency(number: str) -> str:
    strange = say("Severe, sudden or strange pain? Do not wait for this program.")
    call = say("In an emergency call your emergency number.")
    if number:
        call = say("In an emergency call {number}.", number=number)
    return f"{strange} {call}"


def _words(text: str, name: str = "words") -> QLabel:
    """Return a paragraph that can be read out, selected and copied."""
    label = caption(text, name)
    label.setWordWrap(True)
    how = Qt.TextInteractionFlag
    label.setTextInteractionFlags(how.TextSelectableByMouse | how.TextSelectableByKeyboard)
    return label
