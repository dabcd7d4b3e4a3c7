"""The page of a condition: what it is, how trigger points relate, what sets it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.core.words import ConditionId, Relation, Urgency
from bodymap.texts import later, say
from bodymap.ui.page import parts
from bodymap.ui.page.blocks import Block, Bullets, Heading, Link, Page, Para, Text, para

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import Condition
    from bodymap.core.selection import Selection
    from bodymap.ui.page.parts import Citations

_RELATIONS: Final = {
    Relation.GOES_WITH: later("Muscles that often go with it"),
    Relation.LOOKS_LIKE: later("Muscles whose pain can look like it"),
    Relation.MISTAKEN_FOR: later("Muscles it is mistaken for"),
}


def condition_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the page of a condition."""
    condition = atlas.conditions[ConditionId(selection.id)]
    citations = parts.Citations(atlas)
    blocks: list[Block] = []
    for urgency in Urgency:
        flags = tuple(
            atlas.red_flags[f] for f in condition.red_flags if atlas.red_flags[f].urgency is urgency
        )
        blocks += parts.flag_card(flags, urgency, citations)
    blocks.append(Para((Text(condition.plain), *citations.cite(condition.sources))))
    blocks += [
        Heading(say("How trigger points relate"), tab=say("Relation")),
        *parts.claims((condition.relation,), citations),
    ]
    blocks += [
        Heading(say("What sets it apart"), tab=say("Apart")),
        *parts.claims((condition.tells_apart,), citations),
    ]
    blocks += _muscles(atlas, condition, citations)
    if condition.therapies:
        cards = [parts.therapy_card(atlas.therapies[each]) for each in condition.therapies]
        blocks += [Heading(say("What may ease it"), tab=say("Ease")), *cards]
    blocks += _names(condition)
    return Page(condition.name, say("Condition"), (*blocks, *citations.blocks()))


def _muscles(atlas: Atlas, condition: Condition, citations: Citations) -> list[Block]:
    found = atlas.muscles_of_condition(condition.id)
    blocks: list[Block] = []
    for relation, words in _RELATIONS.items():
        items = tuple(
            (
                Link(m.name, f"muscle:{m.id}"),
                Text(f": {parts.sentence(link.note)}"),
                *citations.cite(link.sources),
            )
            for m, link in found
            if link.relation is relation
        )
        blocks += [Heading(say(words), 3), Bullets(items)] if items else []
    return [Heading(say("Muscles"), tab=say("Muscles")), *blocks] if blocks else []


def _names(condition: Condition) -> list[Block]:
    blocks: list[Block] = []
    if condition.aliases:
        blocks.append(para(say("Also called: {names}.", names=", ".join(condition.aliases))))
    if condition.codes:
        codes = [f"ICD-10 {condition.codes.icd10}"] if condition.codes.icd10 else []
        codes += [f"ICD-11 {condition.codes.icd11}"] if condition.codes.icd11 else []
        blocks += [para(say("Codes: {codes}.", codes="; ".join(codes)))] if codes else []
    return [Heading(say("Names and codes"), 3), *blocks] if blocks else []
