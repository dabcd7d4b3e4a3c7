"""What stands on a hand-out: title, figures with their marks, and the page in words for paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale

from bodymap.core.drawing import PainDrawing, Quality
from bodymap.core.errors import BodymapError
from bodymap.core.preferences import Preferences, Words
from bodymap.core.record import record
from bodymap.core.selection import Kind
from bodymap.texts import language, later, say, say_as
from bodymap.ui.body.marks import Marks, marks_for
from bodymap.ui.page.blocks import Block, Bullets, Card, Heading, Look, Page, Para, Text, led
from bodymap.ui.page.dressing import dressed
from bodymap.ui.page.pages import page_of
from bodymap.ui.page.pages.muscle import muscle_handout
from bodymap.ui.printing.wording import for_paper
from bodymap.ui.sides import region_name, sided
from bodymap.ui.strengths import strength_in_words

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.selection import Selection

_UNPRINTABLE: Final = frozenset({Kind.START, Kind.SETTINGS})
_QUALITIES: Final = {
    Quality.ACHE: later("ache"),
    Quality.SHARP: later("sharp"),
    Quality.NUMB: later("numb"),
}
LONGEST_NOTE: Final = 120  # characters of the line of a therapist


@record(frozen=True)
class Handout:
    """A hand-out before it is laid out.

    `lead` stands with the title above the figures, `blocks` follow them. Without marks there are
    no figures.
    """

    title: str
    kind: str
    lead: tuple[Block, ...]
    marks: Marks
    blocks: tuple[Block, ...]


def handout_of(
    atlas: Atlas,
    selection: Selection,
    drawing: PainDrawing | None = None,
    preferences: Preferences | None = None,
) -> Handout:
    """Return the hand-out of a page, or of a pain drawing.

    It is made for the person in pain: in plain words, with the emergency card open.

    Raises:
        BodymapError: there is nothing that would make a hand-out.
    """
    drawing = drawing or PainDrawing()
    if selection.kind in _UNPRINTABLE:
        raise BodymapError(
            say("There is nothing to print here; open a muscle, a place or a symptom.")
        )
    if selection.kind is Kind.PAIN and not drawing.marks:
        raise BodymapError(say("There is nothing to print yet; mark where it hurts first."))
    whole = replace(selection, number=None)  # all points of a muscle, not the one looked at
    preferences = replace(preferences or Preferences(), words=Words.PLAIN)
    page = dressed(_page(atlas, whole, drawing), preferences, frozenset())
    blocks = for_paper(page.blocks)
    lead = tuple(takewhile(_is_para, blocks))
    marks = marks_for(atlas, whole, None, drawing)
    return Handout(_title(page, whole), page.kind, lead, marks, blocks[len(lead) :])


def with_note(handout: Handout, note: str) -> Handout:
    """Return the hand-out with a line that says for or by whom it was prepared."""
    kept = "".join(c for c in " ".join(note.split()) if c.isprintable())[:LONGEST_NOTE]
    if not kept:
        return handout
    line = Para(led(say("Prepared for / by: {note}"), note=kept))
    return replace(handout, lead=(line, *handout.lead))


def _page(atlas: Atlas, selection: Selection, drawing: PainDrawing) -> Page:
    if selection.kind is Kind.MUSCLE:
        return muscle_handout(atlas, selection)
    page = page_of(atlas, selection, drawing)
    return _with_marks(atlas, page, drawing) if selection.kind is Kind.PAIN else page


def _with_marks(atlas: Atlas, page: Page, drawing: PainDrawing) -> Page:
    """Return the page of a drawing with a list of its marks, below the emergency card."""
    urgent = tuple(takewhile(_is_emergency, page.blocks))
    items = tuple(
        (Text(f"{region_name(atlas, ref)}: "), Text(_strength(strength)))
        for ref, strength in drawing.marks.items()
    )
    listed: list[Block] = [Heading(say("What was marked")), Bullets(items)]
    if drawing.qualities:
        feels = ", ".join(sorted(say(_QUALITIES[each]) for each in drawing.qualities))
        listed.append(Para(led(say("It feels like: {qualities}."), qualities=feels)))
    day = say_as("date", "d MMMM yyyy")
    today = QLocale(language()).toString(QDate.currentDate(), day)
    blocks = (*urgent, *listed, *page.blocks[len(urgent) :])
    return replace(page, title=say("Where it hurts"), kind=f"{page.kind}, {today}", blocks=blocks)


def _strength(strength: int) -> str:
    words = strength_in_words(strength)
    return say("{strength} of 10, {words}", strength=strength, words=words)


def _title(page: Page, selection: Selection) -> str:
    """Return the title; the name of a region says its side already."""
    two = selection.kind in (Kind.MUSCLE, Kind.SYMPTOM)
    return sided(page.title, selection.side if two else None)


def _is_para(block: Block) -> bool:
    return isinstance(block, Para)


def _is_emergency(block: Block) -> bool:
    return isinstance(block, Card) and block.look is Look.NOW
