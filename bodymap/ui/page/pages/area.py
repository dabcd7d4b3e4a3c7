"""The page of an area: the general account, its regions and its commonest muscles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.core.selection import Kind, Selection
from bodymap.core.words import AreaId, Side, Urgency
from bodymap.texts import say
from bodymap.ui.page import parts
from bodymap.ui.page.blocks import Block, Bullets, Heading, Link, Page, para

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import RedFlag

_ORDER: Final = ("very_common", "common", "less_common")


def area_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the page of an area."""
    area = atlas.areas[AreaId(selection.id)]
    citations = parts.Citations(atlas)
    blocks: list[Block] = []
    for urgency in (Urgency.NOW, Urgency.SOON):
        blocks += parts.flag_card(_flags(atlas, area.id, urgency), urgency, citations)
    blocks += [para(area.plain), *parts.claims(area.account, citations)]
    sides = {ref.region: ref.side for ref in atlas.refs if ref.side is not Side.LEFT}
    links = tuple(
        (Link(region.name, str(Selection(Kind.REGION, region.id, sides[region.id]))),)
        for region in atlas.regions_of(area.id)
    )
    blocks += [Heading(say("Places in this area"), tab=say("Places")), Bullets(links)]
    muscles = sorted(
        (m for m in atlas.muscles.values() if m.area == area.id),
        key=lambda m: (_ORDER.index(m.frequency.rating.value), m.name),
    )
    blocks.append(Heading(say("Muscles"), tab=say("Muscles")))
    blocks += [parts.muscle_card(muscle, None, (), atlas) for muscle in muscles]
    asks = parts.flag_card(_flags(atlas, area.id, Urgency.ASK), Urgency.ASK, citations)
    blocks += [Heading(say("When to ask"), tab=say("Ask")), *asks] if asks else []
    return Page(area.name, say("Area"), (*blocks, *citations.blocks()))


def _flags(atlas: Atlas, area: AreaId, urgency: Urgency) -> tuple[RedFlag, ...]:
    """Return the flags of a whole area, then those of any of its regions."""
    regions = {region.id for region in atlas.regions_of(area)}
    flags = [flag for flag in atlas.red_flags.values() if flag.urgency is urgency]
    wide = [flag for flag in flags if area in flag.areas]
    return tuple(dict.fromkeys((*wide, *(flag for flag in flags if regions & set(flag.regions)))))
