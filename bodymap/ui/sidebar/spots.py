"""The marked spots: strength, side and removal of each; how it feels; clearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bodymap.core.drawing import PainDrawing, Quality
from bodymap.texts import later, say
from bodymap.ui.fingers import Fingers
from bodymap.ui.sidebar.spot_row import SpotRow
from bodymap.ui.sides import halves_name
from bodymap.ui.widgets import caption, give_viewport

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef
    from bodymap.ui.theme import Tokens

_NONE_YET = later("None yet. Click the body, or use the arrow keys and press 1 to 9.")
_QUALITIES = {
    Quality.ACHE: later("Ache"),
    Quality.SHARP: later("Sharp"),
    Quality.NUMB: later("Numb"),
}


class Spots(QWidget):
    """Shows the drawing as a list; says which drawing is wanted instead.

    Signals:
        drawing_wanted(PainDrawing): the drawing with one thing changed.
        spot_pointed(frozenset[RegionRef]): what the row under the pointer stands for.
    """

    drawing_wanted = Signal(object)
    spot_pointed = Signal(object)

    def __init__(self, atlas: Atlas, tokens: Tokens) -> None:
        super().__init__()
        self._atlas = atlas
        self._tokens = tokens
        self._drawing = PainDrawing()
        self._cleared: PainDrawing | None = None  # what was cleared last, until anything is marked
        self._halves: dict[RegionRef, tuple[RegionRef, ...]] = {}  # what each row stands for
        self._rows: dict[RegionRef, SpotRow] = {}
        self._none = caption(say(_NONE_YET))
        self._none.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._area = QScrollArea()
        self._newest: RegionRef | None = None  # added by the last change
        self._chips = {quality: _chip(say(word)) for quality, word in _QUALITIES.items()}
        self._clear = QPushButton(say("Clear all"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        for chip in self._chips.values():
            chip.toggled.connect(self._on_chip_toggled)
        self._clear.clicked.connect(self._on_clear_clicked)
        self.show_drawing(self._drawing)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("spotList")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 0, 10, 0)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addStretch(1)
        area = self._area
        give_viewport(area)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the keyboard in its rows
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.verticalScrollBar().rangeChanged.connect(self._show_newest)
        Fingers(area)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self._chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(caption(say("How does it feel?"), "groupTitle"))
        foot.addLayout(chips)
        foot.addWidget(self._clear)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 12, 1, 0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(caption(say("Marked spots"), "groupHead"))
        whole.addLayout(head)
        whole.addWidget(area, 1)
        whole.addLayout(foot)

    def first(self) -> QWidget:
        """Return what the keyboard comes to first: the first spot, else how it feels."""
        row = next(iter(self._rows.values()), None)
        return row.slider if row is not None else self._chips[Quality.ACHE]

    def show_drawing(self, drawing: PainDrawing) -> None:
        """Show another drawing; rows that stay keep the keyboard."""
        self._drawing = drawing
        self._newest = None
        self._halves = spots = self._spots()
        for ref in [each for each in self._rows if each not in spots]:
            row = self._rows.pop(ref)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for ref, halves in spots.items():
            if ref not in self._rows:
                self._add(ref)
            self._rows[ref].show_name(halves_name(self._atlas, halves))
            self._rows[ref].show_strength(drawing.marks[ref])
            other = self._atlas.ref(ref.region, ref.side.opposite)
            self._rows[ref].show_one_sided(other not in drawing.marks)
        self._none.setVisible(not drawing.marks)
        if drawing != PainDrawing():
            self._cleared = None
        self._clear.setText(say("Bring them back") if self._cleared else say("Clear all"))
        self._clear.setEnabled(bool(drawing.marks or self._cleared))
        for quality, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(quality in drawing.qualities)
            chip.blockSignals(False)

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        self._tokens = tokens
        for row in self._rows.values():
            row.set_tokens(tokens)

    def _spots(self) -> dict[RegionRef, tuple[RegionRef, ...]]:
        """Return the spots by row; halves that are changed one by one stay two."""
        spots: dict[RegionRef, tuple[RegionRef, ...]] = {}
        if not self._drawing.marks:  # to find out what lies beside what takes time
            return spots
        for ref, halves in self._drawing.spots(self._atlas.neighbours).items():
            apart = self._are_changed_alone(halves)
            spots.update({half: (half,) for half in halves} if apart else {ref: halves})
        return spots

    def _are_changed_alone(self, halves: tuple[RegionRef, ...]) -> bool:
        """Tell whether a slider that is in use only passes the strength of the other half."""
        rows = [self._rows[half] for half in halves if half in self._rows]
        return len(rows) > 1 and any(row.slider.hasFocus() for row in rows)

    def _add(self, ref: RegionRef) -> None:
        row = SpotRow(ref, self._tokens)
        row.strength_wanted.connect(self._on_strength_wanted)
        row.removal_wanted.connect(self._on_removal_wanted)
        row.both_wanted.connect(self._on_both_wanted)
        row.pointed.connect(self._on_pointed)
        self._rows[ref] = row
        self._list.addWidget(row)
        self._newest = ref

    def _show_newest(self) -> None:
        """Bring a row that was added just now into sight, whenever the list grows by it."""
        row = self._rows.get(self._newest) if self._newest else None
        if row is not None:
            self._area.ensureWidgetVisible(row)

    def _on_strength_wanted(self, ref: RegionRef, strength: int) -> None:
        drawing = self._drawing
        for half in self._halves[ref]:
            drawing = drawing.marked(half, strength)
        self.drawing_wanted.emit(drawing)

    def _on_removal_wanted(self, ref: RegionRef) -> None:
        drawing = self._drawing
        for half in self._halves[ref]:
            drawing = drawing.unmarked(half)
        self.drawing_wanted.emit(drawing)

    def _on_both_wanted(self, ref: RegionRef) -> None:
        other = self._atlas.ref(ref.region, ref.side.opposite)
        self.drawing_wanted.emit(self._drawing.marked(other, self._drawing.marks[ref]))

    def _on_pointed(self, ref: RegionRef | None) -> None:
        self.spot_pointed.emit(frozenset(self._halves[ref] if ref is not None else ()))

    def _on_chip_toggled(self) -> None:
        drawing = self._drawing
        for quality, chip in self._chips.items():
            drawing = drawing.with_quality(quality, on=chip.isChecked())
        self.drawing_wanted.emit(drawing)

    def _on_clear_clicked(self) -> None:
        back, self._cleared = self._cleared, None if self._cleared else self._drawing
        self.drawing_wanted.emit(back or PainDrawing())


def _chip(word: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("chip")
    button.setText(word)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click needs no ring
    return button
