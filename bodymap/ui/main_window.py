"""Places the panes and wires their signals; holds no logic of its own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from bodymap.core.errors import BodymapError
from bodymap.core.selection import Kind, Selection
from bodymap.ui.actions import fill_menu, make_actions
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.header import HEIGHT_PX, Header
from bodymap.ui.notices import Notices
from bodymap.ui.panes import SIDE_PX, Fold, fold_of, widths
from bodymap.ui.status_line import StatusLine
from bodymap.ui.theme import THEMES, palette, style_sheet
from bodymap.ui.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import PainDrawing
    from bodymap.core.figures import RegionRef
    from bodymap.core.words import Side
    from bodymap.ui.page.page_pane import PagePane
    from bodymap.ui.settings import Settings
    from bodymap.ui.sidebar.side_bar import SideBar

_LEAST = (640, 480)
_NO_PREVIEW = ("http", "search", "jump", "fold", "answer")


class MainWindow(QWidget):
    """The window. The body is built first; side bar and page follow once it has been painted.

    Signals:
        completed(): all panes are there.
    """

    completed = Signal()

    def __init__(self, atlas: Atlas, settings: Settings, cache: Path | None) -> None:
        super().__init__()
        self.setWindowTitle("Bodymap")
        self.setMinimumSize(*_LEAST)
        self.resize(1280, 800)
        self.workspace = Workspace(atlas, self)
        self._settings = settings
        self._tokens = settings.theme()
        self._fold = Fold.THREE
        self._details = False  # which pane a window with one pane shows
        self.sidebar: SideBar | None = None
        self.page: PagePane | None = None
        self._wear(self._tokens.name)
        self._actions = make_actions(self)
        menu = QMenu(self)
        fill_menu(menu, self._actions)
        self.header = Header(self._tokens, menu)
        self.body = BodyPane(atlas, self._tokens, cache)
        self.notices = Notices(self._tokens)
        self.status = StatusLine(atlas)
        for part in (self.header, self.body, self.status, self.notices):
            part.setParent(self)
        self._wire()
        self.body.views[0].viewport().installEventFilter(self)

    def complete(self) -> None:
        """Build side bar and page, unless they are there."""
        if self.page is not None:
            return
        from bodymap.ui.page.page_pane import PagePane
        from bodymap.ui.sidebar.side_bar import SideBar

        self.sidebar = SideBar(self.workspace.atlas, self._tokens)
        self.page = PagePane(self.workspace.atlas, self._tokens)
        for pane in (self.page, self.sidebar):
            pane.setParent(self)
        self._wire_rest(self.sidebar, self.page)
        self.page.show_drawing(self.workspace.drawing)
        self.page.show_selection(self.workspace.selection)
        self.sidebar.show_drawing(self.workspace.drawing)
        self.sidebar.show_selection(self.workspace.selection)
        self._place()
        self._order_tabs()
        self.body.views[0].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.sidebar.finder.warm_up)
        self.completed.emit()

    def _wire(self) -> None:
        workspace, body = self.workspace, self.body
        body.region_clicked.connect(self._on_region_clicked)
        body.region_brushed.connect(workspace.brush)
        body.strength_typed.connect(workspace.mark)
        body.removal_typed.connect(workspace.unmark)
        body.strength_chosen.connect(workspace.set_next_strength)
        workspace.drawing_changed.connect(self._on_drawing_changed)
        self.header.mode_wanted.connect(self._on_mode_wanted)
        body.region_pointed.connect(workspace.set_pointed)
        workspace.selection_changed.connect(self._on_selection_changed)
        workspace.preview_changed.connect(body.show_preview)
        workspace.pointed_changed.connect(body.show_pointed)
        self.header.drawer_wanted.connect(self.toggle_drawer)
        self.header.theme_wanted.connect(self.switch_theme)
        self.header.pane_wanted.connect(self._on_pane_wanted)
        self.notices.act_wanted.connect(self._on_act_wanted)
        self.notices.changed.connect(self._place)
        self.status.help_wanted.connect(self._on_help_wanted)
        for name, slot in {
            "find": self.focus_search,
            "explore": self._on_explore_wanted,
            "mark": self._on_mark_wanted,
            "back": workspace.back,
            "forward": workspace.forward,
            "start": workspace.clear,
            "zoom_in": body.zoom_in,
            "zoom_out": body.zoom_out,
            "whole": body.show_whole,
            "theme": self.switch_theme,
            "next_pane": self._on_next_pane,
            "previous_pane": self._on_previous_pane,
            "account": self._on_account_wanted,
            "help": self._on_help_wanted,
            "menu": self.header.menu_button.showMenu,
            "leave": self.leave,
            "quit": self.close,
        }.items():
            self._actions[name].triggered.connect(slot)

    def _wire_rest(self, sidebar: SideBar, page: PagePane) -> None:
        workspace = self.workspace
        sidebar.address_activated.connect(self.open_address)
        sidebar.address_pointed.connect(self._on_address_pointed)
        page.link_activated.connect(self.open_address)
        page.link_pointed.connect(self._on_address_pointed)
        page.side_wanted.connect(self._on_side_wanted)
        sidebar.drawing_wanted.connect(workspace.draw)
        sidebar.spot_pointed.connect(workspace.set_pointed)
        page.back_wanted.connect(workspace.back)
        page.forward_wanted.connect(workspace.forward)
        workspace.history_changed.connect(page.show_history)
        page.show_history(False, False)

    # What the reader wants

    def open_address(self, address: str) -> None:
        """Go to an address of the program; one of the web is shown first, then opened if wanted."""
        if address.startswith(("https://", "http://")):
            self.notices.tell(f"This page is on the web: {address}", "Open in the browser", address)
        elif address.startswith("answer:"):
            self.workspace.answer(address)
        elif address.startswith("search:"):
            self.search(address.removeprefix("search:"))
        elif address:
            try:
                self.workspace.open(address)
            except BodymapError as error:
                self.notices.tell(str(error))

    def search(self, text: str) -> None:
        """Search as if the text were typed."""
        self.complete()
        assert self.sidebar is not None
        if self._fold is not Fold.THREE and self.sidebar.isHidden():
            self.toggle_drawer()
        self.sidebar.search(text)

    def focus_search(self) -> None:
        """Bring the keyboard to the search field."""
        self.complete()
        assert self.sidebar is not None
        if self._fold is not Fold.THREE and self.sidebar.isHidden():
            self.toggle_drawer()
        self.sidebar.focus_search()

    def leave(self) -> None:
        """Close the drawer, then the search, then the page."""
        if self.sidebar is not None and self._fold is not Fold.THREE and self.sidebar.isVisible():
            self.sidebar.hide()
        elif self.sidebar is not None and self.sidebar.finder.field.text():
            self.sidebar.finder.clear()
        else:
            self.workspace.clear()

    def toggle_drawer(self) -> None:
        """Show or hide the side bar over the map of a narrow window."""
        if self.sidebar is None or self._fold is Fold.THREE:
            return
        self.sidebar.setVisible(self.sidebar.isHidden())
        self._place()
        if self.sidebar.isVisible():
            self.sidebar.raise_()
            self.sidebar.focus_first()

    def switch_theme(self) -> None:
        """Change between light and dark, and remember it."""
        name = "light" if self._tokens.name == "dark" else "dark"
        self._settings.set_theme(name)
        self.set_theme(name)

    def set_theme(self, name: str) -> None:
        """Wear a theme."""
        self._wear(name)
        for part in (self.header, self.body, self.notices, self.sidebar, self.page):
            if part is not None:
                part.set_tokens(self._tokens)

    def _wear(self, name: str) -> None:
        self._tokens = THEMES[name]
        QApplication.setPalette(palette(self._tokens))
        self.setStyleSheet(style_sheet(self._tokens))
        self.setBackgroundRole(QPalette.ColorRole.Window)

    def _on_region_clicked(self, ref: RegionRef) -> None:
        marking = self.workspace.selection.kind is Kind.PAIN
        self.workspace.choose(ref)
        if marking:
            return
        if self._fold is Fold.ONE:
            self._on_pane_wanted(1)
        if self.page is not None and self.body.chose_by_keyboard():
            self.page.focus_page()

    def _on_drawing_changed(self, drawing: PainDrawing) -> None:
        self.body.show_drawing(drawing)
        self._show_mode()
        if self.page is not None and self.sidebar is not None:
            self.page.show_drawing(drawing)
            self.sidebar.show_drawing(drawing)

    def _show_mode(self) -> None:
        marking = self.workspace.selection.kind is Kind.PAIN
        self.header.show_mode(int(marking), len(self.workspace.drawing.marks))

    def _on_mode_wanted(self, number: int) -> None:
        self.workspace.select(Selection(Kind.PAIN if number else Kind.START))

    def _on_explore_wanted(self) -> None:
        self._on_mode_wanted(0)

    def _on_mark_wanted(self) -> None:
        self._on_mode_wanted(1)

    def _on_selection_changed(self, selection: Selection) -> None:
        self.notices.clear()
        self.body.show_selection(selection)
        self._show_mode()
        if self.page is not None:
            self.page.show_selection(selection)
        if self.sidebar is not None:
            self.sidebar.show_selection(selection)
            self.sidebar.setVisible(self._fold is Fold.THREE)

    def _on_address_pointed(self, address: str) -> None:
        preview = None
        if ":" in address and not address.startswith(_NO_PREVIEW):
            try:
                preview = Selection.parse(address, self.workspace.atlas)
            except BodymapError:
                preview = None
        self.workspace.set_preview(preview)

    def _on_side_wanted(self, side: Side) -> None:
        now = self.workspace.selection
        self.workspace.select(Selection(now.kind, now.id, side, now.number))

    def _on_help_wanted(self) -> None:
        self.workspace.select(Selection(Kind.HELP))
        self._show_details()

    def _on_account_wanted(self) -> None:
        self.workspace.select(Selection(Kind.ACCOUNT))
        self._show_details()

    def _on_act_wanted(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    # Panes

    def _show_details(self) -> None:
        if self._fold is Fold.ONE:
            self._on_pane_wanted(1)

    def _on_pane_wanted(self, number: int) -> None:
        self._details = bool(number)
        self.header.show_pane(number)
        self._place()

    def _on_next_pane(self) -> None:
        self._step_pane(1)

    def _on_previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        """Bring the keyboard to the next pane that is seen."""
        if self.sidebar is None or self.page is None:
            return
        targets = [self.sidebar.finder.field, *self.body.views, self.page.view]
        seen = [each for each in targets if each.isVisible()]
        now = next((i for i, each in enumerate(seen) if each.hasFocus()), -1 if step > 0 else 0)
        seen[(now + step) % len(seen)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _order_tabs(self) -> None:
        assert self.sidebar is not None
        assert self.page is not None
        order: list[QWidget] = [
            self.sidebar.finder.field,
            self.sidebar.finder.list,
            *self.body.views,
            self.page.view,
        ]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panes to the width."""
        super().resizeEvent(event)
        fold = fold_of(self.width())
        if fold is not self._fold and self.sidebar is not None:
            self.sidebar.setVisible(fold is Fold.THREE)
        self._fold = fold
        self._place()

    def _place(self) -> None:
        """Give every part its box."""
        width, height = self.width(), self.height()
        self.header.set_fold(self._fold)
        self.header.setGeometry(0, 0, width, HEIGHT_PX)
        top = HEIGHT_PX
        if not self.notices.isHidden():
            tall = max(self.notices.heightForWidth(width), self.notices.sizeHint().height())
            self.notices.setGeometry(0, top, width, tall)
            top += tall
        foot = self.status.height()
        self.status.setGeometry(0, height - foot, width, foot)
        room = height - top - foot
        side, middle, panel = widths(width)
        one = self._fold is Fold.ONE
        self.body.setGeometry(side, top, middle, room)
        self.body.setVisible(not (one and self._details))
        if self.page is not None:
            self.page.setGeometry(0 if one else side + middle, top, panel, room)
            self.page.setVisible(not one or self._details)
        if self.sidebar is not None:
            self.sidebar.setGeometry(0, top, side or max(SIDE_PX, 300), room)
            self.sidebar.setVisible(self._fold is Fold.THREE or self.sidebar.isVisible())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Build the rest once the body has been painted."""
        if event.type() == QEvent.Type.Paint and self.page is None:
            QTimer.singleShot(0, self.complete)
            watched.removeEventFilter(self)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        self._settings.set_geometry(self.saveGeometry())
        super().closeEvent(event)
