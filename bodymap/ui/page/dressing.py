"""Dresses a page for its reader: words, emergency number, cards that were read.

The emergency card that has been read folds to one sentence until the program is closed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bodymap.core.preferences import Words
from bodymap.core.words import Urgency
from bodymap.texts import say
from bodymap.ui.page.blocks import Bullets, Card, Heading, Link, Look, Para, Text
from bodymap.ui.page.parts import HEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.core.preferences import Preferences
    from bodymap.ui.page.blocks import Block, Page, Span

Signs = tuple[str, ...]


def dressed(page: Page, preferences: Preferences, read: frozenset[str]) -> Page:
    """Return the page as its reader wants it.

    Args:
        page: the page in plain words.
        preferences: clinical words put Latin names first and fold the emergency card.
        read: the signs of emergency cards that were folded.
    """
    clinical = preferences.words is Words.CLINICAL
    blocks = tuple(
        _dressed(block, preferences.emergency_number, read, clinical) for block in page.blocks
    )
    if clinical and page.clinical:
        return replace(page, title=page.clinical, kind=f"{page.title} · {page.kind}", blocks=blocks)
    return replace(page, blocks=blocks)


def changes_dress(before: Preferences, after: Preferences) -> bool:
    """Tell whether other preferences make a page look or read differently."""
    worn = ((each.words, each.emergency_number, each.zoom) for each in (before, after))
    return len(set(worn)) > 1


def signs_of(card: Card) -> Signs:
    """Return the signs that a card names."""
    listed = (item for block in card.blocks if isinstance(block, Bullets) for item in block.items)
    return tuple(item[0].text for item in listed)


def open_signs(blocks: Sequence[Block]) -> Signs:
    """Return the signs of the emergency card among the blocks."""
    return next((signs_of(b) for b in blocks if isinstance(b, Card) and _is_emergency(b)), ())


def _dressed(block: Block, number: str, read: frozenset[str], clinical: bool) -> Block:
    if isinstance(block, Heading) and clinical and block.clinical:
        return replace(block, text=block.clinical)
    if isinstance(block, Para) and number:
        return Para(tuple(_with_number(span, number) for span in block.spans))
    if not isinstance(block, Card):
        return block
    if _is_emergency(block) and (clinical or read.issuperset(signs_of(block))):
        return _strip(block, number)
    inner = tuple(_dressed(each, number, read, clinical) for each in block.blocks)
    if _is_emergency(block) and number:
        inner = (Para((Text(say("Call {number} if", number=number), bold=True),)), *inner)
    return replace(block, blocks=inner)


def _with_number(span: Span, number: str) -> Span:
    """Put the real number where the text speaks of "your emergency number"."""
    unset = say("your emergency number")
    if isinstance(span, Text) and unset in span.text:
        return replace(span, text=span.text.replace(unset, number))
    return span


def _is_emergency(card: Card) -> bool:
    return card.look is Look.NOW and card.head == say(HEADS[Urgency.NOW])


def _strip(card: Card, number: str) -> Card:
    words = (
        Text("Get medical help now" + (f" (call {number})" if number else ""), bold=True),
        Text(f" if {'; or '.join(signs_of(card)[:3])}. "),
        Link("Read more", "help"),
    )
    return Card((Para(words),), Look.STRIP)
