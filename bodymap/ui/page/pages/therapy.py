"""The page of a therapy: what happens, who does it, who should not have it, what studies found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.core.words import TherapyId
from bodymap.texts import say
from bodymap.ui.page import parts
from bodymap.ui.page.blocks import (
    Block,
    Bullets,
    Card,
    Chip,
    Heading,
    Link,
    Look,
    Page,
    Para,
    Text,
    led,
    woven,
)

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.selection import Selection


def therapy_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the page of a therapy."""
    therapy = atlas.therapies[TherapyId(selection.id)]
    citations = parts.Citations(atlas)
    who = ", ".join(say(parts.PROVIDERS[each]) for each in therapy.who)
    blocks: list[Block] = [
        Para((Text(therapy.plain), *citations.cite(therapy.sources))),
        Para(
            (
                *woven(
                    say("{grade} for trigger point pain"), grade=parts.grade_chip(therapy.grade)
                ),
                Text("  "),
                Chip(say(parts.SELF_CARE[therapy.self_care])),
            )
        ),
        Para(led(say("Who does it: {providers}."), providers=who)),
        Heading(say("What happens"), tab=say("What")),
        Bullets(tuple((Text(parts.sentence(step)),) for step in therapy.what_happens)),
        Heading(say("How much"), 3),
        *parts.claims((therapy.dose,), citations),
        Heading(say("Who should not"), tab=say("Not if")),
        Card(parts.claims(therapy.not_if, citations), Look.CARE),
        Heading(say("Side effects"), tab=say("Risks")),
        *parts.claims(therapy.side_effects, citations),
        Heading(say("What studies found"), tab=say("Evidence")),
    ]
    for found in therapy.evidence:
        words = Para((Text(parts.sentence(found.statement)), *citations.cite(found.sources)))
        blocks.append(
            Card(
                (
                    Para(
                        (
                            Text(parts.sentence(found.use)[:-1], bold=True),
                            Text("  "),
                            parts.grade_chip(found.grade),
                        )
                    ),
                    words,
                )
            )
        )
    muscles = [m for m in atlas.muscles.values() if any(e.therapy == therapy.id for e in m.ease)]
    if muscles:
        links = tuple((Link(m.name, f"muscle:{m.id}"),) for m in muscles)
        blocks += [Heading(say("Described for these muscles"), tab=say("Muscles")), Bullets(links)]
    return Page(therapy.name, say("Therapy"), (*blocks, *citations.blocks()))
