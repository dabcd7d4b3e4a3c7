"""The first page: what one can do here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.ui.page.blocks import Block, Card, Heading, Link, Look, Page, Para, Span, Text, para

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.selection import Selection

_SAMPLES: Final = ("pain behind the eye", "numb little finger", "heel pain in the morning")


def start_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the start page; it needs neither atlas nor selection."""
    del atlas, selection
    samples: list[Span] = []
    for text in _SAMPLES:
        samples += [Link(f"“{text}”", f"search:{text}"), Text("   ")]
    blocks: tuple[Block, ...] = (
        Card(
            (
                Heading("Click the body", 3),
                para(
                    "Choose the spot that hurts. You see what may send pain there, whether it "
                    "can be serious, and what may ease it."
                ),
            )
        ),
        Card(
            (
                Heading("Search", 3),
                para("Type what you feel, a muscle or a condition. For example:"),
                Para(tuple(samples)),
            )
        ),
        Card(
            (
                Heading("Mark everything that hurts", 3, address="pain"),
                para("Several places at once? Mark them all and see what may explain them."),
            ),
            address="pain",
        ),
        Card(
            (
                para(
                    Text("Severe, sudden or strange pain? ", bold=True),
                    Link("When to get medical help", "help"),
                ),
            ),
            Look.STRIP,
        ),
        Card(
            (
                Heading("What this is", 3),
                para(
                    "A reference on trigger points: sore spots in muscles that can send pain "
                    "elsewhere. "
                    "They are a widely used clinical idea. Experts agree on how to describe them, "
                    "not on what they are. ",
                    Link("Read more", "account"),
                ),
            ),
            Look.NOTE,
        ),
        para(
            Link("All muscles", "list:muscles"),
            Text("     "),
            Link("Conditions", "list:conditions"),
            Text("     "),
            Link("Therapies", "list:therapies"),
            Text("     "),
            Link("Symptoms", "list:symptoms"),
        ),
    )
    return Page("Where does it hurt?", "Start", blocks)
