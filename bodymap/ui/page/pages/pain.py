"""The page of the pain drawing: is it dangerous, what may explain it, what else it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.core.alternatives import nerve_causes, not_a_muscle
from bodymap.core.explain import explain, red_flags_of, together
from bodymap.core.questions import in_full, next_questions
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Urgency
from bodymap.texts import later, say, say_count
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
    led,
    para,
    quiet,
    woven,
)
from bodymap.ui.sides import region_name, sided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import PainDrawing, SignId
    from bodymap.core.explain import Explanation
    from bodymap.core.figures import RegionRef
    from bodymap.core.questions import Question

_MOST_CARDS: Final = 12
_BEFORE_QUESTIONS: Final = 6  # heading, hint and what stands together, then the three likeliest
_FITS: Final = {
    "strong": (later("Strong fit"), 3),
    "possible": (later("Possible fit"), 2),
    "weak": (later("Weak fit"), 1),
}
_CHOICES: Final = {
    True: (later("Yes"), "yes"),
    False: (later("No"), "no"),
    None: (later("Do not know"), "unknown"),
}
_MOST_NERVES: Final = 3
_MOST_MISSING: Final = 4  # places named as not marked; more would be a list of its own


def pain_page(atlas: Atlas, drawing: PainDrawing) -> Page:
    """Return the page of a drawing."""
    citations = parts.Citations(atlas)
    if not drawing.marks:
        title, kind = say("Where does it hurt?"), say("Mark every spot that hurts")
        return Page(title, kind, _empty(atlas, citations))
    flags = red_flags_of(atlas, drawing.marks)
    ranking = explain(atlas, drawing.marks, drawing.answers)
    blocks: list[Block] = [*parts.flag_card(flags[Urgency.NOW], Urgency.NOW, citations)]
    blocks += _numbness(atlas, drawing)
    cards = _ranking(atlas, drawing, ranking)
    questions = _questions(next_questions(ranking, drawing.answers))
    questions += _answers(atlas, drawing)
    blocks += [*cards[:_BEFORE_QUESTIONS], *questions, *cards[_BEFORE_QUESTIONS:]]
    blocks += parts.flag_card(flags[Urgency.SOON], Urgency.SOON, citations)
    blocks += _others(atlas, drawing)
    spots = drawing.spots(atlas.neighbours)
    kind = say_count("{number} spot marked", "{number} spots marked", len(spots))
    return Page(say("Where it hurts"), kind, (*blocks, *citations.blocks()))


def _empty(atlas: Atlas, citations: parts.Citations) -> tuple[Block, ...]:
    anywhere = tuple(
        f for f in atlas.red_flags.values() if f.everywhere and f.urgency is Urgency.NOW
    )
    return (
        *parts.flag_card(anywhere, Urgency.NOW, citations),
        Heading(say("How this works")),
        para(
            say(
                "Click every spot that hurts, on any figure. The muscles that may explain all of "
                "it are listed here, the likeliest first, with what each explains and what it "
                "does not."
            )
        ),
        para(say("It is a shortlist to try, not a diagnosis.")),
        *citations.blocks(),
    )


def _numbness(atlas: Atlas, drawing: PainDrawing) -> list[Block]:
    """Say before the muscles what is thought of first where it feels numb."""
    found = nerve_causes(atlas, drawing)[:_MOST_NERVES]
    if not found:
        return []
    links = [Link(each.name, str(Selection(Kind.CONDITION, each.id))) for each in found]
    spread = [span for link in links for span in (link, Text("; "))][:-1]
    message = say("Where it feels numb, nerves are thought of before muscles: {conditions}.")
    return [Card((Para(woven(message, conditions=tuple(spread))),), Look.NOTE)]


def _questions(questions: Sequence[Question]) -> list[Block]:
    if not questions:
        return []
    blocks: list[Block] = [quiet(say("Each answer sorts the list anew."))]
    for question in questions:
        blocks.append(para(Text(question.text, bold=True)))
        blocks.append(_choice(question.id))
    return [Card(tuple(blocks), Look.NOTE, say("Questions that would help"))]


def _answers(atlas: Atlas, drawing: PainDrawing) -> list[Block]:
    """Return the answers that were given, each still open to change."""
    blocks: list[Block] = []
    for sign, answer in drawing.answers.items():
        muscle = atlas.muscles.get(sign.muscle)
        if muscle is not None and sign.number < len(muscle.signs):
            blocks += [para(in_full(muscle.signs[sign.number].ask)), _choice(sign, answer)]
    return [Card(tuple(blocks), Look.NOTE, say("Your answers"))] if blocks else []


def _choice(sign: SignId, *given: bool | None) -> Para:
    """Return the three answers as links, a given one as plain bold words."""
    spans: list[Span] = []
    for answer, (words, key) in _CHOICES.items():
        link = Link(say(words), f"answer:{sign.muscle}:{sign.number}:{key}")
        spans += [Text(say(words), bold=True) if answer in given else link, Text("      ")]
    return Para(tuple(spans[:-1]))


def _ranking(atlas: Atlas, drawing: PainDrawing, ranking: Sequence[Explanation]) -> list[Block]:
    blocks: list[Block] = [Heading(say("Muscles that may explain it"), tab=say("Muscles"))]
    if not ranking:
        words = say(
            "No muscle in this reference fits these spots. See a doctor or physiotherapist."
        )
        return [*blocks, para(words)]
    blocks.append(quiet(say("Best match first. This is a shortlist to try, not a diagnosis.")))
    few = together(ranking, drawing.marks)
    if len(few) > 1:
        blocks.append(_together(few))
    return blocks + [
        _card(atlas, drawing, each, n) for n, each in enumerate(ranking[:_MOST_CARDS], 1)
    ]


def _together(few: Sequence[Explanation]) -> Card:
    *others, last = (Link(sided(each.muscle.name, each.side), _address(each)) for each in few)
    spread = [span for link in others for span in (link, Text("; "))][:-1]
    names = woven(say("{names} and {last}"), names=tuple(spread), last=last)
    words = led(say("Together {muscles} may explain most of what you marked."), muscles=names)
    return Card((Para(words),), Look.NOTE)


def _card(atlas: Atlas, drawing: PainDrawing, found: Explanation, rank: int) -> Card:
    word, bars = _FITS[found.fit]
    name = f"{rank}. {sided(found.muscle.name, found.side)}"
    blocks: list[Block] = [Heading(name, 3, address=_address(found))]
    blocks.append(Para((Chip(say(word), ChipLook.EVIDENCE, bars),)))
    blocks.append(para(say("Explains: {places}.", places=_places(atlas, drawing, found.explains))))
    if found.leaves:
        left = _places(atlas, drawing, found.leaves)
        blocks.append(quiet(say("Does not explain: {places}.", places=left)))
    if found.missing:
        rest = _places(atlas, drawing, found.missing[:_MOST_MISSING])
        words = say(
            "Most people would also feel it where nothing is marked: {places}.", places=rest
        )
        blocks.append(quiet(words))
    return Card(tuple(blocks), address=_address(found))


def _address(found: Explanation) -> str:
    return str(Selection(Kind.MUSCLE, found.muscle.id, found.side))


def _places(atlas: Atlas, drawing: PainDrawing, refs: Sequence[RegionRef]) -> str:
    """Return the names of regions as a list, what is marked with its strength.

    Both sides of a region that are alike are named once.
    """
    names: list[str] = []
    for ref in refs:
        strength, other = drawing.marks.get(ref), ref.opposite
        paired = other != ref and other in refs and drawing.marks.get(other) == strength
        if paired and refs.index(other) < refs.index(ref):
            continue
        plain = say("{name}, both sides", name=atlas.regions[ref.region].name)
        name = parts.mid_sentence(plain if paired else region_name(atlas, ref))
        names.append(name if strength is None else f"{name} ({strength})")
    if len(names) == 1:
        return names[0]
    return say("{names} and {last}", names="; ".join(names[:-1]), last=names[-1])


def _others(atlas: Atlas, drawing: PainDrawing) -> list[Block]:
    found = not_a_muscle(atlas, drawing)
    lines = tuple(parts.condition_line(condition) for condition in found)
    blocks: list[Block] = (
        [para(say("Pain in these places also goes with other things:"))] if lines else []
    )
    blocks += [Bullets(lines)] if lines else []
    blocks.append(
        para(say("If it does not get better within six weeks, ask a doctor or physiotherapist."))
    )
    return [
        Heading(say("Not always a muscle"), tab=say("Not a muscle")),
        Card(tuple(blocks), Look.ASK),
    ]
