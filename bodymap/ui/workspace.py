"""The only shared state: the page, the preview, what lies under the pointer, what is marked."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bodymap.core.drawing import NEXT_STRENGTHS, PainDrawing, SignId
from bodymap.core.preferences import Preferences
from bodymap.core.selection import History, Kind, Selection, region_page
from bodymap.core.words import MuscleId, Side

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef

_STEPS = 100  # that can be undone
_STROKE = "stroke"  # of the brush, as a step
_ANSWERS = {"yes": True, "no": False, "unknown": None}


class Workspace(QObject):
    """Holds the present selection and announces real changes alone.

    Signals:
        selection_changed(Selection): another page is shown.
        preview_changed(Selection | None): the pattern of another thing is looked at, or of none.
        pointed_changed(frozenset[RegionRef]): something else lies under pointer or keyboard.
        returned(): the page that is shown was shown before; sent after selection_changed.
        history_changed(bool, bool): whether there is a way back, and forward.
        drawing_changed(PainDrawing): something was marked, unmarked or answered.
        preferences_changed(Preferences): something was chosen in the settings.
    """

    selection_changed = Signal(object)
    preview_changed = Signal(object)
    pointed_changed = Signal(object)
    returned = Signal()
    history_changed = Signal(bool, bool)
    drawing_changed = Signal(object)
    preferences_changed = Signal(object)

    def __init__(
        self, atlas: Atlas, preferences: Preferences | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.atlas = atlas
        self._history = History()
        self._side = Side.RIGHT
        self._preview: Selection | None = None
        self._pointed: frozenset[RegionRef] = frozenset()
        self._drawing = PainDrawing()
        self._former: deque[PainDrawing] = deque(maxlen=_STEPS)  # drawings before it
        self._undone: deque[PainDrawing] = deque()
        self._last: object = None  # what makes up the last step, if it may go on
        self._preferences = preferences or Preferences()
        self._next_strength = NEXT_STRENGTHS["Moderate"]

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
        self._go(self._history.visit(selection.checked(self.atlas)))

    def open(self, address: str) -> None:
        """Show the page of an address such as `muscle:soleus:left`.

        Raises:
            UnknownEntryError: the address names nothing that the atlas has.
        """
        self.select(self.parse(address))

    def parse(self, address: str) -> Selection:
        """Return what an address names; where it names no side, the side last looked at.

        Raises:
            UnknownEntryError: the address names nothing that the atlas has.
        """
        return Selection.parse(address, self.atlas, self._side)

    def back(self) -> None:
        """Show the page before."""
        self._go(self._history.back())
        self.returned.emit()

    def forward(self) -> None:
        """Show the page from which one came back."""
        self._go(self._history.forward())
        self.returned.emit()

    def take_over(self, former: Workspace) -> None:
        """Go on where another workspace is: its marks, its page, the ways back and forward.

        Pages that the atlas of this one does not have are left out.
        """
        self.restore(former.drawing)
        self._former, self._undone = former._former, former._undone
        self._go(former.history.within(self.atlas))

    @property
    def history(self) -> History:
        """The pages before and after the one that is shown."""
        return self._history

    def clear(self) -> None:
        """Turn to the start page."""
        self.select(Selection(Kind.START))

    def set_preview(self, selection: Selection | None) -> None:
        """Look at the pattern of something without turning to its page."""
        if selection != self._preview:
            self._preview = selection
            self.preview_changed.emit(selection)

    @property
    def drawing(self) -> PainDrawing:
        """What the person has marked."""
        return self._drawing

    def draw(self, drawing: PainDrawing, step: object = None) -> None:
        """Keep another drawing; this can be undone.

        What is drawn in turn for the same `step` is undone at once, as are the strengths that a
        slider passes.
        """
        if drawing == self._drawing:
            return
        step = step or drawing.adjusted(self._drawing) or None
        if step is None or step != self._last:
            self._former.append(self._drawing)
        self._last = step
        self._undone.clear()
        self._keep(drawing)

    def restore(self, drawing: PainDrawing) -> None:
        """Begin with a drawing that was made before."""
        if drawing != self._drawing:
            self._keep(drawing)

    def undo(self) -> None:
        """Go one drawing back, where it can be seen."""
        self._step(self._former, self._undone)

    def redo(self) -> None:
        """Go to the drawing from which one came back, where it can be seen."""
        self._step(self._undone, self._former)

    def steps(self) -> tuple[bool, bool]:
        """Tell whether a step can be undone, and one be done again."""
        seen = self.selection.kind is Kind.PAIN
        return seen and bool(self._former), seen and bool(self._undone)

    def _step(self, source: deque[PainDrawing], target: deque[PainDrawing]) -> None:
        if self.selection.kind is Kind.PAIN and source:
            self._last = None
            target.append(self._drawing)
            self._keep(source.pop())

    def _keep(self, drawing: PainDrawing) -> None:
        self._drawing = drawing
        self.drawing_changed.emit(drawing)

    @property
    def preferences(self) -> Preferences:
        """How the reader wants to be spoken to."""
        return self._preferences

    def prefer(self, key: str, value: str) -> None:
        """Set one preference from text."""
        preferences = self._preferences.with_text(key, value)
        if preferences != self._preferences:
            self._preferences = preferences
            self.preferences_changed.emit(preferences)

    def choose(self, ref: RegionRef) -> None:
        """Turn to the page of a region; while pain is marked, mark it.

        A second choice with the same strength takes the mark away.
        """
        if self.selection.kind is not Kind.PAIN:
            self.select(region_page(ref))
        elif self._drawing.marks.get(ref) == self._next_strength:
            self.unmark(ref)
        else:
            self.mark(ref, self._next_strength)

    def choose_both(self, ref: RegionRef) -> None:
        """Mark both halves of a region; where both are marked like that, take them away."""
        drawing, strength, halves = self._drawing, self._next_strength, (ref, ref.opposite)
        marked = all(drawing.marks.get(half) == strength for half in halves)
        for half in halves:
            drawing = drawing.unmarked(half) if marked else drawing.marked(half, strength)
        self.draw(drawing)

    def mark(self, ref: RegionRef, strength: int) -> None:
        """Mark a region with a strength from 1 to 10, as a step of its own."""
        self.draw(self._drawing.marked(ref, strength), object())

    def brush(self, ref: RegionRef, begins: bool) -> None:
        """Mark a region as strongly as the next mark shall be; all of a stroke is one step.

        `begins` tells that a stroke begins with it.
        """
        if begins:
            self._last = None
        self.draw(self._drawing.marked(ref, self._next_strength), _STROKE)

    def unmark(self, ref: RegionRef) -> None:
        """Take the mark of a region away."""
        self.draw(self._drawing.unmarked(ref))

    def set_next_strength(self, strength: int) -> None:
        """Say how strong the next mark shall be."""
        self._next_strength = strength

    def answer(self, address: str) -> None:
        """Take the answer to a question; `address` is `answer:MUSCLE:NUMBER:yes|no|unknown`."""
        muscle, number, word = (*address.split(":")[1:], "", "", "")[:3]
        if muscle in self.atlas.muscles and number.isdecimal() and word in _ANSWERS:
            sign = SignId(MuscleId(muscle), int(number))
            self.draw(self._drawing.answered(sign, _ANSWERS[word]))

    def set_pointed(self, refs: frozenset[RegionRef]) -> None:
        """Note what lies under the pointer: nothing, a region, or both halves of one."""
        if refs != self._pointed:
            self._pointed = refs
            self.pointed_changed.emit(refs)

    def _go(self, history: History) -> None:
        before, self._history = self._history, history
        if history.now.side in (Side.LEFT, Side.RIGHT):
            self._side = history.now.side
        if history.now != before.now:
            self._last = None
            self.set_preview(None)
            self.set_pointed(frozenset())
            self.selection_changed.emit(history.now)
        self.history_changed.emit(bool(history.past), bool(history.future))
