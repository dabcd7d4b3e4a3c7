"""The side bar: the finder while one explores, the spots while pain is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from bodymap.core.selection import Kind
from bodymap.ui.sidebar.finder import Finder
from bodymap.ui.sidebar.spots import Spots

if TYPE_CHECKING:
    from pathlib import Path

    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import PainDrawing
    from bodymap.core.preferences import Preferences
    from bodymap.core.selection import Selection
    from bodymap.ui.theme import Tokens


class SideBar(QWidget):
    """Holds finder and spots and shows the one that the page asks for.

    Signals:
        address_activated(str), address_pointed(str): as in the finder.
        drawing_wanted(PainDrawing), spot_pointed(frozenset[RegionRef]): as in the
            spots.
    """

    address_activated = Signal(str)
    address_pointed = Signal(str)
    drawing_wanted = Signal(object)
    spot_pointed = Signal(object)

    def __init__(self, atlas: Atlas, tokens: Tokens, cache: Path | None = None) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.finder = Finder(atlas, tokens, cache)
        self.spots = Spots(atlas, tokens)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.finder)
        self._stack.addWidget(self.spots)
        self.finder.address_activated.connect(self.address_activated)
        self.finder.address_pointed.connect(self.address_pointed)
        self.spots.drawing_wanted.connect(self.drawing_wanted)
        self.spots.spot_pointed.connect(self.spot_pointed)

    def show_selection(self, selection: Selection) -> None:
        """Show what belongs to a page."""
        self.finder.show_page(str(selection))
        marking = selection.kind is Kind.PAIN
        self._stack.setCurrentWidget(self.spots if marking else self.finder)

    def show_drawing(self, drawing: PainDrawing) -> None:
        """Show other marks."""
        self.spots.show_drawing(drawing)

    def show_preferences(self, preferences: Preferences) -> None:
        """Use another size of text."""
        self.finder.set_zoom(preferences.zoom)

    def first(self) -> QWidget:
        """Return what the keyboard comes to first."""
        return self.finder.field if self.finder.isVisible() else self.spots.first()

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self.finder.set_tokens(tokens)
        self.spots.set_tokens(tokens)

    def search(self, text: str) -> None:
        """Search as if the text were typed."""
        self._stack.setCurrentWidget(self.finder)
        self.finder.search(text)

    def focus_search(self) -> None:
        """Bring the keyboard to the search field."""
        self._stack.setCurrentWidget(self.finder)
        self.finder.focus_search()

    def is_searching(self) -> bool:
        """Tell whether there is a search to leave; while pain is marked there is none."""
        return self._stack.currentWidget() is self.finder and bool(self.finder.field.text())

    def focus_first(self) -> None:
        """Bring the keyboard to the first thing that can be used."""
        self.first().setFocus(Qt.FocusReason.ShortcutFocusReason)
