"""The only shared state: which page is shown, what is previewed, what lies under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bodymap.core.selection import History, Kind, Selection

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef


class Workspace(QObject):
    """Holds the present selection and announces real changes alone.

    Signals:
        selection_changed(Selection): another page is shown.
        preview_changed(Selection | None): the pattern of another thing is looked at, or of none.
        pointed_changed(RegionRef | None): another region lies under pointer or keyboard, or none.
        history_changed(bool, bool): whether there is a way back, and forward.
    """

    selection_changed = Signal(object)
    preview_changed = Signal(object)
    pointed_changed = Signal(object)
    history_changed = Signal(bool, bool)

    def __init__(self, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.atlas = atlas
        self._history = History()
        self._preview: Selection | None = None
        self._pointed: RegionRef | None = None

    @property
    def selection(self) -> Selection:
        """The page that is shown."""
        return self._history.now

    @property
    def preview(self) -> Selection | None:
        """What is previewed on the map, if anything."""
        return self._preview

    def select(self, selection: Selection) -> None:
        """Show a page; this is the one slot where clicks, links, search and addresses arrive.

        Raises:
            UnknownEntryError: the atlas does not have it.
        """
        self._go(self._history.visit(self._kept_side(selection).checked(self.atlas)))

    def open(self, address: str) -> None:
        """Show the page of an address such as `muscle:soleus:left`.

        Raises:
            UnknownEntryError: the address names nothing that the atlas has.
        """
        self.select(Selection.parse(address, self.atlas))

    def back(self) -> None:
        """Show the page before."""
        self._go(self._history.back())

    def forward(self) -> None:
        """Show the page from which one came back."""
        self._go(self._history.forward())

    def clear(self) -> None:
        """Turn to the start page."""
        self.select(Selection(Kind.START))

    def set_preview(self, selection: Selection | None) -> None:
        """Look at the pattern of something without turning to its page."""
        if selection != self._preview:
            self._preview = selection
            self.preview_changed.emit(selection)

    def set_pointed(self, ref: RegionRef | None) -> None:
        """Note which region lies under the pointer."""
        if ref != self._pointed:
            self._pointed = ref
            self.pointed_changed.emit(ref)

    def _kept_side(self, selection: Selection) -> Selection:
        """Give a thing without a named side the side one is looking at."""
        now = self.selection.side
        if selection.side is None and now is not None:
            return Selection(selection.kind, selection.id, now, selection.number)
        return selection

    def _go(self, history: History) -> None:
        before, self._history = self._history, history
        if history.now != before.now:
            self.set_preview(None)
            self.selection_changed.emit(history.now)
        self.history_changed.emit(bool(history.past), bool(history.future))
