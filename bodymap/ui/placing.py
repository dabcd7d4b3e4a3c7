"""Where the parts of the window stand: folding, the drawer, the switch of a narrow window, F6."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from bodymap.ui.panes import Fold, boxes, fold_of
from bodymap.ui.tab_order import step_focus, tab_stops

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bodymap.ui.body.body_pane import BodyPane
    from bodymap.ui.header import Header
    from bodymap.ui.notices import Notices
    from bodymap.ui.page.page_pane import PagePane
    from bodymap.ui.sidebar.side_bar import SideBar
    from bodymap.ui.status_line import StatusLine

BODY: Final = 0
DETAILS: Final = 1


class Placing:
    """Gives every part of the window its box, and the keyboard its way from pane to pane."""

    def __init__(
        self, window: QWidget, header: Header, notices: Notices, body: BodyPane, status: StatusLine
    ) -> None:
        self._window = window
        self._header, self._notices, self._body, self._status = header, notices, body, status
        self._side: SideBar | None = None
        self._page: PagePane | None = None
        self._fold = Fold.THREE
        self._shown = BODY  # the pane that a window with one pane shows
        self._zoom = 100
        for part in (header, body, status, notices):
            part.setParent(window)

    def add(self, side: SideBar, page: PagePane) -> None:
        """Give the panes that follow the body their places."""
        self._side, self._page = side, page
        for pane in (page, side):
            pane.setParent(self._window)
        self.close_drawer()
        self.place()

    def fold(self, zoom: int) -> None:
        """Show as many panes as fit into the window, with text of a size in percent."""
        self._zoom = zoom
        fold = fold_of(self._window.width(), zoom)
        changed, self._fold = fold is not self._fold, fold
        if changed:
            self.close_drawer()
        self.place()

    def place(self) -> None:
        """Give every part its box."""
        window, narrow = self._window, self._fold is Fold.ONE
        self._header.set_fold(self._fold, window.width())
        tall = 0 if self._notices.isHidden() else self._notices.tall(window.width())
        box = boxes(window.size(), self._zoom, tall, right_to_left=window.isRightToLeft())
        self._header.setGeometry(box.header)
        self._notices.setGeometry(box.notice)
        self._notices.raise_()
        self._status.setGeometry(box.status)
        self._body.setGeometry(box.map)
        panes: list[tuple[QWidget, bool]] = [(self._body, not narrow or self._shown == BODY)]
        if self._page is not None and self._side is not None:
            self._page.setGeometry(box.panel)
            self._side.setGeometry(box.side)
            panes.append((self._page, not narrow or self._shown == DETAILS))
        for pane, seen in sorted(panes, key=_is_seen, reverse=True):
            self._turn(pane, seen=seen)

    @property
    def shown(self) -> int:
        """Which pane a window with one pane shows: the body or the details."""
        return self._shown

    def show_pane(self, number: int) -> None:
        """Turn a window with one pane to the body or the details; no drawer covers them."""
        self.close_drawer()
        self._shown = number
        self._header.show_pane(number)
        if self._fold is Fold.ONE:
            self.place()

    def swipe(self, to: int) -> None:
        """Turn to the pane beside the one that is swiped to the right (1) or to the left (-1).

        The panes lie side by side as their names do in the header.
        """
        beside = BODY if (to > 0) is not self._window.isRightToLeft() else DETAILS
        if self._fold is Fold.ONE and beside != self._shown:
            self.show_pane(beside)

    # The side bar, which is a drawer where it has no place of its own

    def open_drawer(self) -> None:
        """Show the side bar, over the map of a narrow window."""
        if self._side is not None:
            self._side.show()
            self._side.raise_()
            self.place()

    def close_drawer(self) -> None:
        """Leave the side bar only where it has a place of its own."""
        if self._side is not None:
            self._turn(self._side, seen=not self.has_drawer())

    def has_drawer(self) -> bool:
        """Tell whether the side bar has no place of its own."""
        return self._fold is not Fold.THREE

    def drawer_is_open(self) -> bool:
        """Tell whether the side bar covers the map."""
        return self._side is not None and self._side.isVisible() and self.has_drawer()

    # The keyboard

    def _turn(self, pane: QWidget, *, seen: bool) -> None:
        """Show or hide a pane; one that goes hands the keyboard to one that stays.

        Qt would give it to whatever comes next, and draw a ring there after a mere click.
        """
        now = self._window.window().focusWidget()  # also while another program is in front
        leaves = not seen and now is not None and pane.isAncestorOf(now)
        if leaves and self._page is not None:
            stays = (each for each in (*self._body.views, self._page.view) if each.isVisible())
            heir = next((each for each in stays if not pane.isAncestorOf(each)), None)
            if heir is not None:
                heir.setFocus(Qt.FocusReason.OtherFocusReason)
        pane.setVisible(seen)

    def step_pane(self, step: int) -> None:
        """Bring the keyboard to the next pane that is seen, or with -1 to the one before."""
        if self._side is None or self._page is None:
            return
        targets = [self._side.first(), *self._body.views, self._page.view]
        seen = [each for each in targets if each.isVisible()]
        now = next((i for i, each in enumerate(seen) if each.hasFocus()), -1 if step > 0 else 0)
        seen[(now + step) % len(seen)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_focus(self, *, forward: bool) -> bool:
        """Go from header to side bar, body, its tools, page and status line, as Tab does."""
        body = self._body
        parts = (self._header, self._notices, self._side, *body.views, body, self._page)
        stops = tab_stops(part for part in (*parts, self._status) if part is not None)
        return step_focus(stops, forward=forward)


def _is_seen(pane: tuple[QWidget, bool]) -> bool:
    return pane[1]
