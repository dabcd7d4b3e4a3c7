"""Places the panes and wires their signals; holds no logic of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from bodymap.core.errors import BodymapError
from bodymap.core.selection import Kind, Selection
from bodymap.texts import say
from bodymap.ui.actions import fill_menu, make_actions
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.commands import Commands
from bodymap.ui.header import Header
from bodymap.ui.moving import Moving
from bodymap.ui.notices import Notices
from bodymap.ui.panes import LEAST
from bodymap.ui.placing import BODY, DETAILS, Placing
from bodymap.ui.status_line import StatusLine
from bodymap.ui.wearing import Wearing
from bodymap.ui.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import PainDrawing
    from bodymap.core.figures import RegionRef
    from bodymap.core.preferences import Preferences
    from bodymap.core.words import Side
    from bodymap.ui.page.page_pane import PagePane
    from bodymap.ui.settings import Settings
    from bodymap.ui.sidebar.side_bar import SideBar
    from bodymap.ui.theme import Tokens

_NO_PREVIEW = ("http", "search", "jump", "fold", "answer", "set")
_WARM_UP_MS = 250  # the page is painted first, then the search is made ready


class MainWindow(QWidget):
    """The window. The body is built first; side bar and page follow once it has been painted.

    Signals:
        completed(): all panes are there.
    """

    completed = Signal()

    def __init__(
        self,
        atlas: Atlas,
        settings: Settings,
        cache: Path | None,
        parent: QWidget | None = None,  # one that comes later dresses everything a second time
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bodymap")
        self.setMinimumSize(*LEAST)
        self.resize(1280, 800)
        self._settings, self._cache = settings, cache
        self.workspace = Workspace(atlas, settings.preferences(), self)
        self.sidebar: SideBar | None = None
        self.page: PagePane | None = None
        self._language = self.workspace.preferences.language
        self.wearing = Wearing(self, self.workspace.preferences)
        self.moving = Moving(self.workspace.preferences, self)
        self._actions = make_actions(self)
        menu = QMenu(self)
        fill_menu(menu, self._actions)
        tokens = self.wearing.tokens
        self.header = Header(tokens, menu)
        self.body = BodyPane(atlas, tokens, cache)
        self.notices = Notices(tokens)
        self.status = StatusLine(atlas)
        self.placing = Placing(self, self.header, self.notices, self.body, self.status)
        self._wire()
        Commands(self, self._actions)
        self.body.show_preferences(self.workspace.preferences)
        self.body.show_hint(not settings.hint_read())
        self.body.hint.was_read.connect(settings.set_hint_read)
        self.body.views[0].viewport().installEventFilter(self)

    def complete(self) -> None:
        """Build side bar and page, unless they are there."""
        if self.page is not None:
            return
        from bodymap.ui.page.page_pane import PagePane
        from bodymap.ui.sidebar.side_bar import SideBar

        workspace, tokens = self.workspace, self.wearing.tokens
        self.sidebar = SideBar(workspace.atlas, tokens, self._cache)
        self.page = PagePane(workspace.atlas, tokens)
        self.placing.add(self.sidebar, self.page)  # what they show is laid out for their width
        for pane in (self.page, self.sidebar):
            pane.show_preferences(workspace.preferences)
            pane.show_drawing(workspace.drawing)
            pane.show_selection(workspace.selection)
        self._wire_rest(self.sidebar, self.page)
        self.body.views[0].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(_WARM_UP_MS, self.sidebar.finder.warm_up)
        QTimer.singleShot(_WARM_UP_MS, self.moving.begin)
        QTimer.singleShot(_WARM_UP_MS, self._tell_settings_fault)
        self.completed.emit()

    def take_over(self, former: MainWindow) -> None:
        """Go on where another window is: marks, pages, how far they were read, what was typed.

        The keyboard stays at the page if it was there.
        """
        reading = former.page is not None and former.page.view.hasFocus()
        self.complete()
        self.workspace.take_over(former.workspace)
        self.placing.show_pane(former.placing.shown)
        if self.sidebar is not None and former.sidebar is not None:
            self.sidebar.finder.search(former.sidebar.finder.field.text())
        if self.page is not None and former.page is not None:
            self.page.take_places(former.page.places())
            if reading:
                self.page.focus_page()

    def _wire(self) -> None:
        workspace, body, header = self.workspace, self.body, self.header
        body.region_clicked.connect(self._on_region_clicked)
        body.regions_pointed.connect(workspace.set_pointed)
        body.middle_clicked.connect(workspace.choose_both)
        body.region_brushed.connect(workspace.brush)
        body.strength_typed.connect(workspace.mark)
        body.removal_typed.connect(workspace.unmark)
        body.strength_chosen.connect(workspace.set_next_strength)
        body.swiped.connect(self.placing.swipe)
        workspace.selection_changed.connect(self._on_selection_changed)
        workspace.preview_changed.connect(body.show_preview)
        workspace.pointed_changed.connect(body.show_pointed)
        workspace.drawing_changed.connect(self._on_drawing_changed)
        workspace.preferences_changed.connect(self._on_preferences_changed)
        header.drawer_wanted.connect(self.toggle_drawer)
        header.theme_wanted.connect(self.switch_theme)
        header.print_wanted.connect(self.print_page)
        header.pane_wanted.connect(self.placing.show_pane)
        header.address_wanted.connect(self.open_address)
        self.status.address_wanted.connect(self.open_address)
        self.notices.act_wanted.connect(self._on_act_wanted)
        self.notices.changed.connect(self.placing.place)
        self.wearing.changed.connect(self._on_theme_changed)
        self.moving.changed.connect(body.camera.set_motion)

    def _wire_rest(self, sidebar: SideBar, page: PagePane) -> None:
        workspace = self.workspace
        sidebar.address_activated.connect(self.open_address)
        sidebar.address_pointed.connect(self._on_address_pointed)
        sidebar.drawing_wanted.connect(workspace.draw)
        sidebar.spot_pointed.connect(workspace.set_pointed)
        sidebar.finder.failed.connect(self.notices.tell)
        page.link_activated.connect(self.open_address)
        page.link_pointed.connect(self._on_address_pointed)
        page.swiped.connect(self.placing.swipe)
        page.side_wanted.connect(self._on_side_wanted)
        page.back_wanted.connect(workspace.back)
        page.forward_wanted.connect(workspace.forward)
        workspace.returned.connect(page.restore_place)
        workspace.history_changed.connect(page.show_history)
        page.show_history(False, False)

    # What the reader wants

    def open_address(self, address: str) -> None:
        """Go to an address of the program; one of the web is shown first, then opened if wanted."""
        kind, _, rest = address.partition(":")
        if kind in ("https", "http"):
            told = say("This page is on the web: {address}", address=address)
            self.notices.tell(told, say("Open in the browser"), address)
        elif kind == "answer":
            self.workspace.answer(address)
        elif kind == "set":
            key, _, value = rest.partition(":")
            self.workspace.prefer(key, value)
        elif kind == "search":
            self.search(rest)
        elif address:
            self._open_page(address)

    def _open_page(self, address: str) -> None:
        searching = self.sidebar is not None and self.sidebar.finder.isAncestorOf(
            QApplication.focusWidget() or self
        )
        try:
            self.workspace.open(address)
        except BodymapError as error:
            self.notices.tell(str(error))
        else:
            marking = self.workspace.selection.kind is Kind.PAIN
            self.placing.show_pane(BODY if marking else DETAILS)
            if searching and self.page is not None:
                self.page.focus_page()

    def search(self, text: str) -> None:
        """Search as if the text were typed."""
        self.focus_search()
        if self.sidebar is not None:
            self.sidebar.search(text)

    def focus_search(self) -> None:
        """Bring the keyboard to the search field."""
        self.complete()
        if self.sidebar is None:
            return
        if self.workspace.selection.kind is Kind.PAIN:
            self.workspace.clear()
        self.placing.open_drawer()
        self.sidebar.focus_search()

    def leave(self) -> None:
        """Close the drawer, then the search, then the page."""
        if self.placing.drawer_is_open():
            self.placing.close_drawer()
        elif self.sidebar is not None and self.sidebar.is_searching():
            self.sidebar.finder.clear()
        else:
            self.workspace.clear()

    def toggle_drawer(self) -> None:
        """Show or hide the side bar over the map of a narrow window."""
        if self.placing.drawer_is_open():
            self.placing.close_drawer()
        elif self.sidebar is not None and self.placing.has_drawer():
            self.placing.open_drawer()
            self.sidebar.focus_first()

    def switch_theme(self) -> None:
        """Change between light and dark."""
        self.workspace.prefer("colours", "light" if self.wearing.tokens.is_dark else "dark")

    def print_page(self) -> None:
        """Ask how the page, or the pain drawing, shall be printed."""
        from bodymap.ui.printing.figures import Figures
        from bodymap.ui.printing.handout import handout_of
        from bodymap.ui.printing.print_dialog import PrintDialog

        now = self.workspace
        try:
            handout = handout_of(now.atlas, now.selection, now.drawing, now.preferences)
        except BodymapError as error:
            self.notices.tell(str(error))
            return
        paper, tokens = now.preferences.paper, self.wearing.tokens
        dialog = PrintDialog(handout, Figures(now.atlas), paper, tokens, self)
        dialog.paper_chosen.connect(self._on_paper_chosen)
        dialog.open()

    def _on_paper_chosen(self, paper: str) -> None:
        self.workspace.prefer("paper", paper)

    def _on_region_clicked(self, ref: RegionRef) -> None:
        marking = self.workspace.selection.kind is Kind.PAIN
        self.workspace.choose(ref)
        if marking:
            return
        self.placing.show_pane(DETAILS)
        if self.page is not None and self.body.chose_by_keyboard():
            self.page.focus_page()

    def _on_side_wanted(self, side: Side) -> None:
        now = self.workspace.selection
        self.workspace.select(Selection(now.kind, now.id, side, now.number))

    def _on_act_wanted(self, address: str) -> None:
        if address.startswith(("https:", "http:")):
            QDesktopServices.openUrl(QUrl(address))

    def _on_address_pointed(self, address: str) -> None:
        preview = None
        if ":" in address and not address.startswith(_NO_PREVIEW):
            try:
                preview = self.workspace.parse(address)
            except BodymapError:
                preview = None
        self.workspace.set_preview(preview)

    # What is so now

    def _on_selection_changed(self, selection: Selection) -> None:
        self.notices.clear()
        self.body.show_selection(selection)
        self._show_mode()
        if self.page is not None:
            self.page.show_selection(selection)
        if self.sidebar is not None:
            self.sidebar.show_selection(selection)
            self.placing.close_drawer()

    def _on_drawing_changed(self, drawing: PainDrawing) -> None:
        self.body.show_drawing(drawing)
        self._show_mode()
        if self.page is not None and self.sidebar is not None:
            self.page.show_drawing(drawing)
            self.sidebar.show_drawing(drawing)

    def _on_preferences_changed(self, preferences: Preferences) -> None:
        self._settings.set_preferences(preferences)
        QTimer.singleShot(0, self._tell_settings_fault)
        self.wearing.wear(preferences)
        self.moving.prefer(preferences)
        for pane in (self.body, self.sidebar, self.page):
            if pane is not None:
                pane.show_preferences(preferences)
        self.placing.fold(preferences.zoom)

    def _tell_settings_fault(self) -> None:
        if self.workspace.preferences.language != self._language:
            return  # a window that speaks it will follow, and tell
        fault = self._settings.fault()
        if fault:
            self.notices.tell(fault)

    def _on_theme_changed(self, tokens: Tokens) -> None:
        for part in (self.header, self.body, self.notices, self.sidebar, self.page):
            if part is not None:
                part.set_tokens(tokens)

    def _show_mode(self) -> None:
        now = self.workspace
        marking = now.selection.kind is Kind.PAIN
        spots = now.drawing.spots(now.atlas.neighbours) if marking else ()
        self.header.show_mode(int(marking), len(spots))

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go from header to side bar, body, its tools, page and status line."""
        return self.placing.step_focus(forward=next) or super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panes to the width."""
        super().resizeEvent(event)
        self.placing.fold(self.workspace.preferences.zoom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Build the rest once the body has been painted."""
        if event.type() == QEvent.Type.Paint and self.page is None:
            QTimer.singleShot(0, self.complete)
            watched.removeEventFilter(self)
        return super().eventFilter(watched, event)
