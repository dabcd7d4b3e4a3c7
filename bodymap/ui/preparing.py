"""What the first picture says while the content is read: a slim bar and one calm sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from bodymap.texts import say
from bodymap.ui.settings import tokens_of
from bodymap.ui.theme import palette

if TYPE_CHECKING:
    from bodymap.core.preferences import Preferences
    from bodymap.ui.panes import Boxes

_BAR_PX: Final = 4
_MARGIN_PX: Final = 14


class Preparing:
    """A bar below the place of the header, and a sentence at that of the status line."""

    def __init__(self, parent: QWidget, preferences: Preferences) -> None:
        self.words = QLabel(say("Preparing the reference …"), parent)
        self.bar = QProgressBar(parent)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.words.text())
        font = self.words.font()
        font.setPointSizeF(font.pointSizeF() * preferences.zoom / 100)
        self.words.setFont(font)
        for widget in (self.bar, self.words):
            widget.setPalette(palette(tokens_of(preferences)))
            widget.setAutoFillBackground(True)  # so that nothing below is painted anew
            widget.show()

    def place(self, boxes: Boxes) -> None:
        """Stand where the window of this size will have its header and its status line."""
        header = boxes.header
        self.bar.setGeometry(QRect(0, header.bottom() + 1 - _BAR_PX, header.width(), _BAR_PX))
        self.words.setGeometry(boxes.status.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0))

    def show_share(self, share: int) -> None:
        """Show how far it is, in hundredths."""
        self.bar.setValue(share)

    def leave(self) -> None:
        """Make room for the window."""
        self.bar.deleteLater()
        self.words.deleteLater()
