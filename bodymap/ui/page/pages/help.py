"""When to get medical help: every warning sign, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.core.words import RedFlagId, Urgency
from bodymap.texts import later, say
from bodymap.ui.page import parts
from bodymap.ui.page.blocks import Block, Bullets, Card, Heading, Page, Text, para
from bodymap.ui.urgency import HEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import RedFlag
    from bodymap.core.selection import Selection
    from bodymap.ui.page.blocks import Spans
    from bodymap.ui.page.parts import Citations

_TABS = {
    Urgency.NOW: later("Now"),
    Urgency.SOON: later("In a day or two"),
    Urgency.ASK: later("Ask"),
}


def help_page(atlas: Atlas, selection: Selection) -> Page:
    """Return all warning signs by urgency and part of the body; the one that is asked for first."""
    citations = parts.Citations(atlas)
    asked = atlas.red_flags.get(RedFlagId(selection.id))
    blocks: list[Block] = [
        *((_card((asked,), say(HEADS[asked.urgency]), citations),) if asked else ()),
        para(
            say(
                "Most muscle pain is harmless. These signs can mean something else. "
                "Read the first list first."
            )
        ),
        para(Text(say("In an emergency call your emergency number."), bold=True)),
    ]
    for urgency in Urgency:
        blocks.append(Heading(say(HEADS[urgency]) + "\u00a0…", tab=say(_TABS[urgency])))
        for title, flags in _groups(atlas, urgency).items():
            blocks.append(_card(flags, title, citations))
    return Page(say("When to get medical help"), say("Safety"), (*blocks, *citations.blocks()))


def _groups(atlas: Atlas, urgency: Urgency) -> dict[str, list[RedFlag]]:
    """Return flags by the name of the area that most of their places belong to."""
    anywhere = say("Anywhere")
    groups: dict[str, list[RedFlag]] = {anywhere: []}
    groups |= {area.name: [] for area in atlas.areas.values()}
    for flag in atlas.red_flags.values():
        if flag.urgency is urgency:
            areas = [*flag.areas, *(atlas.regions[region].area for region in flag.regions)]
            area = (
                max(dict.fromkeys(areas), key=areas.count)
                if areas and not flag.everywhere
                else None
            )
            groups[atlas.areas[area].name if area else anywhere].append(flag)
    return {title: flags for title, flags in groups.items() if flags}


def _card(flags: Sequence[RedFlag], title: str, citations: Citations) -> Card:
    """Return the card of signs that are equally urgent."""
    lines = tuple(_line(flag, citations) for flag in flags)
    return Card((Bullets(lines),), parts.LOOKS[flags[0].urgency], title)


def _line(flag: RedFlag, citations: Citations) -> Spans:
    whole = say("{sign}. This may mean {cause}.", sign=flag.sign, cause=flag.means)
    words = [parts.sentence(whole)]
    words += [] if flag.level_from_source else [say("How soon: our own cautious judgement.")]
    return (Text(" ".join(words)), *citations.cite(flag.sources))
