"""The page of the pain drawing: is it dangerous, what may explain it, what else it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.core.alternatives import not_a_muscle
from bodymap.core.explain import explain, red_flags_of, together
from bodymap.core.questions import in_full, next_questions
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Urgency
from bodymap.ui.page import parts
from bodymap.ui.page.blocks import (
    Block,
    Bullets,
    Card,
    Chip,
    ChipLook,
    Heading,
    Link,
    Look,
    Page,
    Para,
    Span,
    Text,
    para,
    quiet,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import PainDrawing, SignId
    from bodymap.core.explain import Explanation
    from bodymap.core.figures import RegionRef
    from bodymap.core.questions import Question

_MOST_CARDS: Final = 12
_BEFORE_QUESTIONS: Final = 6  # heading, hint and what stands together, then the three likeliest
_FITS: Final = {
    "strong": ("Strong fit", 3),
    "possible": ("Possible fit", 2),
    "weak": ("Weak fit", 1),
}
_CHOICES: Final = {True: ("Yes", "yes"), False: ("No", "no"), None: ("Do not know", "unknown")}
_TITLE: Final = "Muscles that may explain it"


def pain_page(atlas: Atlas, drawing: PainDrawing) -> Page:
    """Return the page of a drawing."""
    citations = parts.Citations(atlas)
    if not drawing.marks:
        return Page("Where does it hurt?", "Mark every spot that hurts", _empty(atlas, citations))
    flags = red_flags_of(atlas, drawing.marks)
    ranking = explain(atlas, drawing.marks, drawing.answers)
    blocks: list[Block] = [*parts.flag_card(flags[Urgency.NOW], Urgency.NOW, citations)]
    cards = _ranking(atlas, drawing, ranking)
    questions = _questions(next_questions(ranking, drawing.answers))
    questions += _answers(atlas, drawing)
    blocks += [*cards[:_BEFORE_QUESTIONS], *questions, *cards[_BEFORE_QUESTIONS:]]
    blocks += parts.flag_card(flags[Urgency.SOON], Urgency.SOON, citations)
    blocks += _others(atlas, drawing)
    count = len(drawing.marks)
    kind = f"{count} spots marked" if count != 1 else "1 spot marked"
    return Page(_TITLE, kind, (*blocks, *citations.blocks()))


def _empty(atlas: Atlas, citations: parts.Citations) -> tuple[Block, ...]:
    anywhere = tuple(
        f for f in atlas.red_flags.values() if f.everywhere and f.urgency is Urgency.NOW
    )
    return (
        *parts.flag_card(anywhere, Urgency.NOW, citations),
        Heading("How this works"),
        para(
            "Click every spot that hurts, on any figure. The muscles that may explain all of it "
            "are listed here, the likeliest first, with what each explains and what it does not."
        ),
        para("It is a shortlist to try, not a diagnosis."),
        *citations.blocks(),
    )


def _questions(questions: Sequence[Question]) -> list[Block]:
    if not questions:
        return []
    blocks: list[Block] = [quiet("Each answer sorts the list anew.")]
    for question in questions:
        blocks.append(para(Text(question.text, bold=True)))
        blocks.append(_choice(question.id))
    return [Card(tuple(blocks), Look.NOTE, "Questions that would help")]


def _answers(atlas: Atlas, drawing: PainDrawing) -> list[Block]:
    """Return the answers that were given, each still open to change."""
    blocks: list[Block] = []
    for sign, answer in drawing.answers.items():
        muscle = atlas.muscles.get(sign.muscle)
        if muscle is not None and sign.number < len(muscle.signs):
            blocks += [para(in_full(muscle.signs[sign.number].ask)), _choice(sign, answer)]
    return [Card(tuple(blocks), Look.NOTE, "Your answers")] if blocks else []


def _choice(sign: SignId, *given: bool | None) -> Para:
    """Return the three answers as links, a given one as plain bold words."""
    spans: list[Span] = []
    for answer, (words, key) in _CHOICES.items():
        link = Link(words, f"answer:{sign.muscle}:{sign.number}:{key}")
        spans += [Text(words, bold=True) if answer in given else link, Text("      ")]
    return Para(tuple(spans[:-1]))


def _ranking(atlas: Atlas, drawing: PainDrawing, ranking: Sequence[Explanation]) -> list[Block]:
    blocks: list[Block] = [Heading(_TITLE, tab="Muscles")]
    if not ranking:
        words = "No muscle in this reference fits these spots. See a doctor or physiotherapist."
        return [*blocks, para(words)]
    blocks.append(quiet("Best match first. This is a shortlist to try, not a diagnosis."))
    few = together(ranking, drawing.marks)
    if len(few) > 1:
        blocks.append(_together(few))
    return blocks + [
        _card(atlas, drawing, each, n) for n, each in enumerate(ranking[:_MOST_CARDS], 1)
    ]


def _together(few: Sequence[Explanation]) -> Card:
    spans: list[Span] = [Text("Together ", bold=True)]
    for each in few:
        address = str(Selection(Kind.MUSCLE, each.muscle.id, each.side))
        spans += [Link(f"{each.muscle.name}, {each.side.value}", address), Text("; ")]
    spans[-1] = Text(" may explain most of what you marked.")
    spans[-3] = Text(" and ")
    return Card((Para(tuple(spans)),), Look.NOTE)


def _card(atlas: Atlas, drawing: PainDrawing, found: Explanation, rank: int) -> Card:
    address = str(Selection(Kind.MUSCLE, found.muscle.id, found.side))
    word, bars = _FITS[found.fit]
    name = Heading(f"{rank}. {found.muscle.name}, {found.side.value}", 3, address=address)
    blocks: list[Block] = [name, Para((Chip(word, ChipLook.EVIDENCE, bars),))]
    blocks.append(para(f"Explains: {_marks(atlas, drawing, found.explains)}."))
    if found.leaves:
        left = _marks(atlas, drawing, found.leaves)
        blocks.append(Para((Text(f"Does not explain: {left}.", quiet=True),)))
    return Card(tuple(blocks), address=address)


def _marks(atlas: Atlas, drawing: PainDrawing, refs: Iterable[RegionRef]) -> str:
    words = [f"{parts.mid_sentence(atlas.name_of(ref))} ({drawing.marks[ref]})" for ref in refs]
    return words[0] if len(words) == 1 else f"{'; '.join(words[:-1])} and {words[-1]}"


def _others(atlas: Atlas, drawing: PainDrawing) -> list[Block]:
    found = not_a_muscle(atlas, drawing)
    lines = tuple(parts.condition_line(condition) for condition in found)
    blocks: list[Block] = (
        [para("Pain in these places also goes with other things:")] if lines else []
    )
    blocks += [Bullets(lines)] if lines else []
    blocks.append(
        para("If it does not get better within six weeks, ask a doctor or physiotherapist.")
    )
    return [Heading("Not always a muscle", tab="Not a muscle"), Card(tuple(blocks), Look.ASK)]
