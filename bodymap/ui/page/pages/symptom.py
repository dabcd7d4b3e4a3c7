"""The page of a symptom: what is likelier than a muscle first, then the muscles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Side, SymptomId, Urgency
from bodymap.texts import say
from bodymap.ui.page import parts
from bodymap.ui.page.blocks import Block, Bullets, Heading, Link, Page, para, quiet
from bodymap.ui.sides import region_name

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import RedFlag, Symptom

_MOST_MUSCLES: Final = 14


def symptom_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the page of a symptom, for pain on one side of the body."""
    symptom, side = atlas.symptoms[SymptomId(selection.id)], selection.side or Side.RIGHT
    citations = parts.Citations(atlas)
    blocks: list[Block] = []
    for urgency in (Urgency.NOW, Urgency.SOON):
        blocks += parts.flag_card(_flags(atlas, symptom, side, urgency), urgency, citations)
    blocks.append(para(symptom.plain, *citations.cite(symptom.sources)))
    if symptom.causes_first:
        lines = tuple(parts.condition_line(atlas.conditions[each]) for each in symptom.causes_first)
        blocks += [Heading(say("More often not a muscle"), tab=say("Causes")), Bullets(lines)]
    blocks += _muscles(atlas, symptom, side)
    if symptom.conditions:
        lines = tuple(parts.condition_line(atlas.conditions[each]) for each in symptom.conditions)
        blocks += [Heading(say("Associated conditions"), tab=say("Conditions")), Bullets(lines)]
    if symptom.regions:
        places = ((r, atlas.ref(r, side)) for r in symptom.regions)
        links = tuple(
            (Link(region_name(atlas, ref), str(Selection(Kind.REGION, r, ref.side))),)
            for r, ref in places
        )
        blocks += [Heading(say("Where it is felt"), tab=say("Places")), Bullets(links)]
    asks = parts.flag_card(_flags(atlas, symptom, side, Urgency.ASK), Urgency.ASK, citations)
    blocks += [Heading(say("When to ask"), tab=say("Ask")), *asks] if asks else []
    return Page(symptom.name, say("Symptom"), (*blocks, *citations.blocks()), sided=True)


def _muscles(atlas: Atlas, symptom: Symptom, side: Side) -> list[Block]:
    muscles = atlas.muscles_of_symptom(symptom)[:_MOST_MUSCLES]
    if not muscles:
        return []
    hint = quiet(say("Most likely first."), say("Point at a name to see its pattern."))
    cards = [parts.muscle_card(muscle, side, (), atlas) for muscle in muscles]
    return [Heading(say("Muscles that can go with it"), tab=say("Muscles")), hint, *cards]


def _flags(atlas: Atlas, symptom: Symptom, side: Side, urgency: Urgency) -> tuple[RedFlag, ...]:
    """Return the flags that the symptom names, then those of its places."""
    own = [
        atlas.red_flags[each]
        for each in symptom.red_flags
        if atlas.red_flags[each].urgency is urgency
    ]
    here = (
        flag
        for r in symptom.regions[:2]
        for flag in atlas.red_flags_of(atlas.ref(r, side), urgency)
    )
    return tuple(dict.fromkeys((*own, *here)))
