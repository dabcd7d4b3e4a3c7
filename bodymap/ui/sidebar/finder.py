"""The finder: the search field, and below it the results, or areas and lists."""

from __future__ import annotations

from dataclasses import replace
from time import thread_time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from bodymap.core.guesses import guesses
from bodymap.resources import ResourceError
from bodymap.texts import say
from bodymap.ui.fingers import Fingers
from bodymap.ui.icons import icon
from bodymap.ui.sidebar.row_painter import RowPainter
from bodymap.ui.sidebar.rows import ROW, Row, RowModel, browse_rows, empty_rows, result_rows
from bodymap.ui.spoken_list import SpokenList

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bodymap.core.atlas import Atlas
    from bodymap.search.index import SearchIndex
    from bodymap.ui.theme import Tokens

_FROM_LETTER = 2
_PATIENCE_S = 0.2  # of a processor; the shipped content takes 0.06 s once and 0.01 s ever after
_USUAL = "pain between the shoulder blades"  # touches most of what a search works out once
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Finder(QWidget):
    """Searches while one types; says which row is pointed at and which is opened.

    Signals:
        address_activated(str): a row was opened.
        address_pointed(str): a row lies under pointer or keyboard; empty for none.
        failed(str): the search reads its language as English, for a reason.
    """

    address_activated = Signal(str)
    address_pointed = Signal(str)
    failed = Signal(str)

    def __init__(self, atlas: Atlas, tokens: Tokens, cache: Path | None = None) -> None:
        super().__init__()
        self._atlas = atlas
        self._cache = cache
        self._warming = self._warm()
        self._index: SearchIndex | None = None
        self._found = False  # rows of a search are shown, which Enter may open
        self.field = QLineEdit(placeholderText=say("Symptom, muscle or place"), maxLength=300)
        self.field.setAccessibleName(say("Search"))
        self._lens = QAction(say("Search"), self)
        self._clear = QAction(say("Clear the search"), self)
        self.field.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.field.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.model = RowModel()
        self.list = SpokenList()
        self._painter = RowPainter(tokens)
        self._set_up_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 0)
        column.setSpacing(6)
        field_row = QVBoxLayout()
        field_row.setContentsMargins(12, 0, 12, 0)
        field_row.addWidget(self.field)
        column.addLayout(field_row)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._on_text_changed)
        self._lens.triggered.connect(self.focus_search)
        self._clear.triggered.connect(self.clear)
        self.field.installEventFilter(self)
        self.set_tokens(tokens)
        self._on_text_changed("")

    def _set_up_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._painter)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # rows follow their words
        self.list.setAccessibleName(say("Results"))
        self.list.entered.connect(self._on_pointed)
        self.list.clicked.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._on_pointed)
        Fingers(self.list)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._painter.tokens = tokens
        self._lens.setIcon(icon("search", tokens.text_quiet))
        self._clear.setIcon(icon("close", tokens.text_quiet))
        self.list.viewport().update()

    def set_zoom(self, zoom: int) -> None:
        """Change the size of the rows, in percent."""
        self._painter.set_scale(zoom / 100)
        self.list.doItemsLayout()

    def search(self, text: str) -> None:
        """Search as if the text were typed."""
        self.field.setText(text)

    def show_page(self, address: str) -> None:
        """Let go of the chosen row when another page than its own is shown."""
        row = self.list.currentIndex().data(ROW)
        if row and not f"{address}:".startswith(f"{row.address}:"):
            self.list.selectionModel().clear()

    def clear(self) -> None:
        """Show areas and lists again."""
        self.field.clear()

    def focus_search(self) -> None:
        """Bring the keyboard to the search field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def warm_up(self) -> None:
        """Do in small steps what the first search and the first mark would have to wait for."""
        if next(self._warming, None) is not None:
            QTimer.singleShot(0, self, self.warm_up)  # other events come in between

    def make_ready(self) -> None:
        """Do all of it now, however long it takes; for a picture that nobody waits before."""
        for _ in self._warming:
            pass

    def _warm(self) -> Iterator[float]:
        from bodymap.search.index import SearchIndex  # takes time that the first page need not

        try:
            self._index = yield from SearchIndex.opening(self._atlas, self._cache)
        except ResourceError as fault:  # of the words of a language; English needs none
            self.failed.emit(str(fault))
            english = replace(self._atlas, language="en")
            self._index = yield from SearchIndex.opening(english, None)
        if self.field.text():
            self._on_text_changed(self.field.text())  # somebody could not wait
        yield 1.0
        self._index.search(_USUAL)
        yield 1.0
        guesses(self._atlas)

    def _ready(self) -> SearchIndex | None:
        """Return the index after a moment at most; None if it takes longer."""
        until = thread_time() + _PATIENCE_S
        while self._index is None and thread_time() < until:
            next(self._warming)
        return self._index

    def _on_text_changed(self, text: str) -> None:
        query = " ".join(text.split())
        self._clear.setVisible(bool(text))
        rows: tuple[Row, ...] = ()
        if len(query) < _FROM_LETTER:
            self._show(browse_rows(self._atlas))
        elif (index := self._ready()) is None:
            self._show((Row(say("Getting the search ready.")),))
            self.warm_up()
        else:
            rows = result_rows(index.search(query), query, index.matched)
            self._show(rows or empty_rows(self._atlas, query, index.nearest(query)))
        self._found = bool(rows)

    def _show(self, rows: tuple[Row, ...]) -> None:
        if rows != self.model.rows:
            self.model.show_rows(rows)
            self.list.scrollToTop()
            self.address_pointed.emit("")

    def _on_pointed(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        self.address_pointed.emit(row.address if row else "")

    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if row and row.address:
            self.address_activated.emit(row.address)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the keyboard from the field to the rows and back; forget what was left."""
        unfocused = watched is self.list and event.type() == QEvent.Type.FocusOut
        if unfocused or event.type() == QEvent.Type.Leave:
            self._on_pointed(QModelIndex())
        self._note_hand(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.field:
                return self._field_key(event.key())
            if watched is self.list and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_activated(self.list.currentIndex())
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Up and self._on_first_row():
                self.focus_search()
                return True
        return super().eventFilter(watched, event)

    def _note_hand(self, watched: QObject, event: QEvent) -> None:
        """Note whether keys or the pointer lead through the rows; the ring is for keys."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._painter.by_keyboard = False
        elif watched is self.list and event.type() == QEvent.Type.KeyPress:
            self._painter.by_keyboard = True
        elif watched is self.list and isinstance(event, QFocusEvent):
            self._painter.by_keyboard = event.gotFocus() and event.reason() in _BY_KEYS
        else:
            return
        self.list.viewport().update()

    def _field_key(self, key: int) -> bool:
        first = next((i for i, row in enumerate(self.model.rows) if row.address), None)
        if first is None or key not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        index = self.model.index(first, 0)
        if key == Qt.Key.Key_Down:
            self.list.setCurrentIndex(index)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._found:
            self._on_activated(index)
        return True

    def _on_first_row(self) -> bool:
        first = next((i for i, row in enumerate(self.model.rows) if row.address), 0)
        return self.list.currentIndex().row() <= first
