"""The header: name, search or pane switch where the window is narrow, theme and menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from bodymap.texts import later, say
from bodymap.ui.actions import keys_of
from bodymap.ui.icons import icon
from bodymap.ui.panes import Fold
from bodymap.ui.widgets import IconButton, Segments, caption

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from bodymap.ui.theme import Tokens

_MODES = (later("Explore"), later("Where does it hurt?"))
_PAGES = ("start", "pain")
_SHORT_MODES = (later("Explore"), later("Pain"))


class Header(QWidget):
    """Says what is wanted; decides nothing.

    Signals:
        drawer_wanted(): the button of the search, or of the marked spots, was pressed.
        theme_wanted(): the theme button was pressed.
        print_wanted(): the print button was pressed.
        pane_wanted(int): body (0) or details (1) of a window with one pane.
        address_wanted(str): the page of another mode.
    """

    drawer_wanted = Signal()
    theme_wanted = Signal()
    print_wanted = Signal()
    pane_wanted = Signal(int)
    address_wanted = Signal(str)

    def __init__(self, tokens: Tokens, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._drawer = QToolButton()
        self._drawer.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._panes = Segments((say("Body"), say("Details")), name=say("Pane"))
        self._mode = 0
        self._modes = Segments(tuple(map(say, _MODES)), name=say("Mode"))
        self._theme = IconButton("moon", say("Dark colours"), keys_of("Ctrl+Shift+L"))
        self._print = IconButton("print", say("Print or save as PDF"), keys_of("Ctrl+P"))
        self.menu_button = IconButton("menu", say("Menu"), "F10")
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(self._drawer)
        self._brand = caption("Bodymap", "brand")
        row.addWidget(self._brand)
        row.addWidget(self._modes)
        row.addWidget(self._panes)
        row.addStretch(1)
        row.addWidget(self._theme)
        row.addWidget(self._print)
        row.addWidget(self.menu_button)
        self._drawer.clicked.connect(self._on_drawer_clicked)
        self._theme.clicked.connect(self._on_theme_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        self._panes.chosen.connect(self.pane_wanted)
        self._modes.chosen.connect(self._on_mode_chosen)
        self._colour = tokens.text
        self.show_mode(0, 0)
        self.set_tokens(tokens)

    def set_fold(self, fold: Fold, width: int) -> None:
        """Offer what the width asks for."""
        self._draw_drawer()
        self._drawer.setVisible(fold is not Fold.THREE)
        self._panes.setVisible(fold is Fold.ONE)
        self._show_all()
        for shorten in (
            self._brand.hide,
            self._shorten_modes,
            self._shorten_drawer,
            self._print.hide,  # it stands in the menu as well, and so do those that follow
            self._theme.hide,
            self._modes.hide,
        ):
            if self._needed() <= width:
                return
            shorten()

    def _show_all(self) -> None:
        for part in (self._brand, self._print, self._theme, self._modes):
            part.show()
        self._modes.set_texts(tuple(map(say, _MODES)))
        self._modes.choose(self._mode)
        self._drawer.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _shorten_modes(self) -> None:
        self._modes.set_texts(tuple(map(say, _SHORT_MODES)))
        self._modes.choose(self._mode)

    def _shorten_drawer(self) -> None:
        self._drawer.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _needed(self) -> int:
        """Return the width that everything shown needs, in pixels."""
        row = self._row
        items = (row.itemAt(i) for i in range(row.count()))
        parts = [item.widget() for item in items if item is not None]
        shown = [p.sizeHint().width() for p in parts if p is not None and not p.isHidden()]
        margins = row.contentsMargins()
        return sum(shown) + row.spacing() * len(shown) + margins.left() + margins.right()

    def show_mode(self, number: int, spots: int) -> None:
        """Show the mode, and what the drawer of a narrow window holds."""
        self._mode = number
        self._modes.choose(number)
        words = say("Spots ({number})", number=spots) if number else say("Search")
        self._drawer.setText(" " + words)
        self._drawer.setAccessibleName(words)
        search = say("{command} ({keys})", command=say("Search"), keys=keys_of("Ctrl+F"))
        self._drawer.setToolTip(say("Marked spots") if number else search)
        self._draw_drawer()

    def show_pane(self, number: int) -> None:
        """Show which pane of a window with one pane is seen."""
        self._panes.choose(number)

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme; the button offers the other one."""
        dark = tokens.is_dark
        self._theme.set_icon("sun" if dark else "moon", tokens.text)
        words = say("Light colours") if dark else say("Dark colours")
        self._theme.setAccessibleName(words)
        keys = keys_of("Ctrl+Shift+L")
        self._theme.setToolTip(say("{command} ({keys})", command=words, keys=keys))
        self._print.set_colour(tokens.text)
        self.menu_button.set_colour(tokens.text)
        self._colour = tokens.text
        self._draw_drawer()

    def _draw_drawer(self) -> None:
        """Draw what the drawer holds a little smaller than on a button without words."""
        side = round(self.menu_button.iconSize().width() * 0.8)
        self._drawer.setIconSize(QSize(side, side))
        self._drawer.setIcon(icon("place" if self._mode else "search", self._colour, side))

    def _on_mode_chosen(self, number: int) -> None:
        self.address_wanted.emit(_PAGES[number])

    def _on_drawer_clicked(self) -> None:
        self.drawer_wanted.emit()

    def _on_theme_clicked(self) -> None:
        self.theme_wanted.emit()

    def _on_print_clicked(self) -> None:
        self.print_wanted.emit()
