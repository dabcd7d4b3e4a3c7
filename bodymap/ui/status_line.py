"""The status line: what this program is not, and the way to help, always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from bodymap.texts import say
from bodymap.ui.widgets import caption

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from bodymap.core.atlas import Atlas


_GAPS_PX = 60


class StatusLine(QWidget):
    """Says what the program is not, and leads to help.

    Signals:
        address_wanted(str): the link was followed.
    """

    address_wanted = Signal(str)

    def __init__(self, atlas: Atlas) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = caption(say("Reference only. Bodymap cannot tell you what is wrong."))
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words.setMinimumWidth(60)
        words.setWordWrap(True)
        link = QToolButton()
        link.setText(say("When to get medical help"))
        link.setObjectName("link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click needs no ring
        link.clicked.connect(self._on_link_clicked)
        edition = caption(
            say(
                "{muscles} muscles, {points} trigger points · works offline",
                muscles=len(atlas.muscles),
                points=atlas.point_count,
            )
        )
        self._link, self._words, self._edition = link, words, edition
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(link)
        row.addWidget(words, 1)
        row.addWidget(edition)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the edition out where it would be cut, and then the words."""
        super().resizeEvent(event)
        room = self.width() - self._link.sizeHint().width() - _GAPS_PX
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        self._edition.setVisible(words + self._edition.sizeHint().width() < room)
        self._words.setVisible(self._words.heightForWidth(room) <= self.height())

    def _on_link_clicked(self) -> None:
        self.address_wanted.emit("help")
