"""The first-run hint: below the map, in the layout, shown until it was read once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from bodymap.texts import later, say
from bodymap.ui.widgets import caption

_WORDS = later(
    "New here? Click the spot that hurts. In the front view the body faces you, "
    "so its right side is on your left."
)


class Hint(QWidget):
    """A sentence and a button.

    Signals:
        was_read(): the button was pressed.
    """

    was_read = Signal()

    def __init__(self) -> None:
        super().__init__()
        box = QWidget()
        box.setObjectName("hint")
        box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = caption(say(_WORDS), "hintWords")
        words.setWordWrap(True)
        button = QPushButton(say("Got it"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click needs no ring
        button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(words, 1)
        row.addWidget(button)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 2, 12, 2)
        whole.addWidget(box)

    def _on_clicked(self) -> None:
        self.was_read.emit()  # whoever takes the keyboard does so while the button still has it
        self.hide()
