"""The reading panel: a fixed head and below it the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bodymap.core.drawing import PainDrawing
from bodymap.core.preferences import Preferences
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Side
from bodymap.texts import say, say_as
from bodymap.ui.page.dressing import changes_dress, dressed, emergencies
from bodymap.ui.page.page_view import PageView
from bodymap.ui.page.pages import page_of
from bodymap.ui.page.parts import FOLD, JUMP, UNFOLD
from bodymap.ui.widgets import IconButton, Segments, Tabs, caption

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

    from bodymap.core.atlas import Atlas
    from bodymap.ui.page.blocks import Page
    from bodymap.ui.page.reading_place import TopPlace
    from bodymap.ui.theme import Tokens

_SIDES = (Side.RIGHT, Side.LEFT)  # in the order of the front figure as it is looked at
_HEAD_MOST: Final = 0.6  # of the height of the panel; the rest is for reading
_TITLE_LINES: Final = 2  # where the head would take more
_LEAST_READ_PX: Final = 40  # Qt would take 75 and cut the head for that


class PagePane(QWidget):
    """Shows the page of the selection; says which links were pointed at and followed.

    Signals:
        link_activated(str): an address to go to.
        link_pointed(str): an address to preview; empty for none.
        side_wanted(Side): the same for the other side.
        back_wanted(), forward_wanted(): the way through the pages.
        swiped(int): as in the page.
    """

    link_activated = Signal(str)
    link_pointed = Signal(str)
    side_wanted = Signal(object)
    back_wanted = Signal()
    forward_wanted = Signal()
    swiped = Signal(int)

    def __init__(self, atlas: Atlas, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("reading")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._atlas = atlas
        self._tokens = tokens
        self._page: Page | None = None
        self._dressed_page: Page | None = None  # in the words of its reader
        self._selection = Selection()
        self._places: dict[Selection, TopPlace | None] = {}
        self._drawing = PainDrawing()
        self._preferences = Preferences()
        self._read: frozenset[str] = frozenset()  # signs of emergencies that were folded
        self._opened: frozenset[str] = frozenset()  # and that were opened, on this page
        self._back = IconButton("back", say_as("history", "Back"), "Alt+Left")
        self._forward = IconButton("forward", say_as("history", "Forward"), "Alt+Right")
        self._kind = caption(name="kind")
        self._title = caption(name="title")
        self._sides = Segments((say("Right"), say("Left")), name=say("Side of the body"))
        self._sides.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as on the front figure
        self._tabs = Tabs(name=say("Parts of the page"))
        self.view = PageView(tokens)
        self._lay_out()
        self._wire()
        self.set_tokens(tokens)

    def _lay_out(self) -> None:
        self.view.setMinimumHeight(_LEAST_READ_PX)
        self._title.setWordWrap(True)
        self._kind.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(2)
        for widget in (self._back, self._forward):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._sides)
        self._head = head = QWidget()
        head.setObjectName("pageHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._in_head = column = QVBoxLayout(head)
        column.setContentsMargins(14, 8, 14, 0)
        column.setSpacing(4)
        column.addLayout(row)
        names = QVBoxLayout()
        names.setContentsMargins(4, 0, 4, 6)
        names.setSpacing(1)
        names.addWidget(self._title)
        names.addWidget(self._kind)
        names.addWidget(self._tabs)
        column.addLayout(names)
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 1, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.view, 1)

    def _wire(self) -> None:
        self._back.clicked.connect(self._on_back_clicked)
        self._forward.clicked.connect(self._on_forward_clicked)
        self._sides.chosen.connect(self._on_side_chosen)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self.view.link_activated.connect(self._on_link_activated)
        self.view.link_pointed.connect(self.link_pointed)
        self.view.swiped.connect(self.swiped)
        self.view.tab_reached.connect(self._on_tab_reached)

    def show_selection(self, selection: Selection) -> None:
        """Show the page of a selection; for another point of the same muscle it stays."""
        self._places[self._selection] = self.view.place()
        self._opened = frozenset()
        self._selection = selection
        self._show(self._page_of(selection))

    def restore_place(self) -> None:
        """Scroll to where the page stood when it was left."""
        self.view.return_to(self._places.get(self._selection))

    def places(self) -> dict[Selection, TopPlace | None]:
        """Return how far each page was read last, and the shown one is."""
        return {**self._places, self._selection: self.view.place()}

    def take_places(self, places: dict[Selection, TopPlace | None]) -> None:
        """Go on where pages were read before."""
        self._places = dict(places)
        self.restore_place()

    def show_drawing(self, drawing: PainDrawing) -> None:
        """Know another drawing; its page keeps its place while it is ranked anew.

        The first mark and the clearing of all make it another page, read from its top.
        """
        self._drawing = drawing
        if self._selection.kind is Kind.PAIN:
            page = self._page_of(self._selection)
            self._show(page, stay=self._page is not None and page.title == self._page.title)

    def show_preferences(self, preferences: Preferences) -> None:
        """Dress the page for its reader; what it does not speak of leaves it alone."""
        before, self._preferences = self._preferences, preferences
        if self._page is None:
            return
        page = self._page_of(self._selection)
        if page != self._page or changes_dress(before, preferences):
            self._page = page
            self._show_page(stay=True)

    def _page_of(self, selection: Selection) -> Page:
        return page_of(self._atlas, selection, self._drawing, self._preferences)

    def _show(self, page: Page, *, stay: bool = False) -> None:
        if page != self._page:
            self._page = page
            self._show_page(stay=stay)

    def _show_page(self, *, stay: bool = False) -> None:
        """Write head and text of the page."""
        self._dressed_page = page = self._dressed()
        selection = self._selection
        self._in_head.setEnabled(False)  # one layout is enough, when all is said
        self._sides.setVisible(page.sided)
        self._sides.choose(_SIDES.index(selection.side) if selection.side in _SIDES else 0)
        self._tabs.setVisible(len(page.tabs) > 1)
        self._tabs.set_texts(page.tabs)
        self._settle_head()
        self.view.setAccessibleName(page.title)
        self._write(page, stay=stay)

    def _settle_head(self) -> None:
        """Give the head its height now, so that the text is laid out for its place but once."""
        self._in_head.setEnabled(True)
        self._fit_names()
        self._in_head.activate()
        self._whole.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the names in the head into another room."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        """Say title and kind in full, unless they would leave the text of the page too little room.

        Then the kind goes and the title is cut; its tool tip and its name for readers say both.
        """
        page, layout = self._dressed_page, self._head.layout()
        if page is None or layout is None:
            return
        self._kind.setText(page.kind)
        self._kind.show()
        self._title.setText(page.title)
        layout.activate()  # else it tells the height of what stood there before
        crowded = layout.totalHeightForWidth(self._head.width()) > self.height() * _HEAD_MOST
        self._kind.setVisible(not crowded)
        self._title.setToolTip(f"{page.title}\n{page.kind}" if crowded else "")
        self._title.setAccessibleName(f"{page.title}, {page.kind}" if crowded else page.title)
        if crowded:
            self._title.setText(_cut(page.title, self._title, _TITLE_LINES))

    def _dressed(self) -> Page:
        assert self._page is not None
        return dressed(self._page, self._preferences, self._read, self._opened)

    def show_history(self, back: bool, forward: bool) -> None:
        """Enable the ways back and forward."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._tokens = tokens
        for button in (self._back, self._forward):
            button.set_colour(tokens.text)
        if self._page is not None:
            self._write(self._dressed(), stay=True)

    def focus_page(self) -> None:
        """Bring the keyboard to the page."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, page: Page, *, stay: bool) -> None:
        zoom = self._preferences.zoom / 100
        self.view.show_blocks(page.blocks, self._tokens, zoom, stay=stay)

    def _on_back_clicked(self) -> None:
        self.back_wanted.emit()

    def _on_forward_clicked(self) -> None:
        self.forward_wanted.emit()

    def _on_side_chosen(self, number: int) -> None:
        self.side_wanted.emit(_SIDES[number])

    def _on_tab_chosen(self, number: int) -> None:
        if self._page is not None:
            self.view.jump_to(self._page.tabs[number])

    def _on_tab_reached(self, tab: str) -> None:
        if self._page is not None and tab in self._page.tabs:
            self._tabs.choose(self._page.tabs.index(tab))

    def _on_link_activated(self, address: str) -> None:
        if address in (FOLD, UNFOLD) and self._page is not None:
            signs = frozenset(emergencies(self._page.blocks))
            self._read = self._read | signs if address == FOLD else self._read - signs
            self._opened = self._opened - signs if address == FOLD else signs
            self._write(self._dressed(), stay=True)
        elif address.startswith(JUMP):
            self.view.jump_to(address.removeprefix(JUMP))
        else:
            self.link_activated.emit(address)


def _cut(text: str, label: QLabel, most: int) -> str:
    """Return the first words of a text that stand in a label in no more than so many lines."""
    metrics, room = label.fontMetrics(), QRect(0, 0, label.width(), label.maximumHeight())
    words, shown = text.split(), text
    tall = (most + 0.5) * metrics.lineSpacing()  # heights are rounded
    while words and metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, shown).height() > tall:
        words.pop()
        shown = " ".join(words) + " …"
    return shown
