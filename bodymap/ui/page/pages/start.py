"""The first page: what one can do here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.texts import language, later, say
from bodymap.ui.page.blocks import (
    Block,
    Card,
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
    from bodymap.core.atlas import Atlas
    from bodymap.core.selection import Selection

_SAMPLES: Final = (
    later("pain behind the eye"),
    later("numb little finger"),
    later("heel pain in the morning"),
)


def start_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the start page; it needs neither atlas nor selection."""
    del atlas, selection
    samples: list[Span] = []
    for text in map(say, _SAMPLES):
        samples += [Link(say("“{text}”", text=text), f"search:{text}"), Text("   ")]
    blocks: tuple[Block, ...] = (
        *in_english(),
        Card(
            (
                Heading(say("Click the body"), 3),
                para(
                    say(
                        "Choose the spot that hurts. You see what may send pain there, whether it "
                        "can be serious, and what may ease it."
                    )
                ),
            )
        ),
        Card(
            (
                Heading(say("Search"), 3),
                para(say("Type what you feel, a muscle or a condition. For example:")),
                Para(tuple(samples)),
            )
        ),
        Card(
            (
                Heading(say("Mark everything that hurts"), 3, address="pain"),
                para(say("Several places at once? Mark them all and see what may explain them.")),
            ),
            address="pain",
        ),
        Card(
            (
                para(
                    Text(say("Severe, sudden or strange pain?") + " ", bold=True),
                    Link(say("When to get medical help"), "help"),
                ),
            ),
            Look.STRIP,
        ),
        Card(
            (
                Heading(say("What this is"), 3),
                para(
                    say(
                        "A reference on trigger points: sore spots in muscles that can send pain "
                        "elsewhere. They are a widely used clinical idea. Experts agree on how to "
                        "describe them, not on what they are."
                    )
                    + " ",
                    Link(say("Read more"), "account"),
                ),
            ),
            Look.NOTE,
        ),
        para(
            Link(say("All muscles"), "list:muscles"),
            Text("     "),
            Link(say("Conditions"), "list:conditions"),
            Text("     "),
            Link(say("Therapies"), "list:therapies"),
            Text("     "),
            Link(say("Symptoms"), "list:symptoms"),
        ),
    )
    return Page(say("Where does it hurt?"), say("Start"), blocks)


def in_english() -> tuple[Block, ...]:
    """Return a quiet line where the window speaks another language than the content."""
    note = quiet(say("Most texts of the reference are in English so far."))
    return () if language() == "en" else (note,)
