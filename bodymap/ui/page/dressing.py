"""Dresses a page for its reader: words, emergency number, cards that were read.

The emergency card that has been read folds to one sentence until the program is closed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bodymap.core.preferences import Words
from bodymap.core.record import record
from bodymap.core.words import Urgency
from bodymap.texts import say
from bodymap.ui.page.blocks import Bullets, Card, Heading, Link, Look, Para, Text
from bodymap.ui.page.parts import strip
from bodymap.ui.urgency import HEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.core.preferences import Preferences
    from bodymap.ui.page.blocks import Block, Page, Span, Spans

Signs = tuple[str, ...]


def dressed(
    page: Page,
    preferences: Preferences,
    read: frozenset[str],
    opened: frozenset[str] = frozenset(),
) -> Page:
    """Return the page as its reader wants it.

    Args:
        page: the page in plain words.
        preferences: clinical words put Latin names first and fold the emergency card.
        read: the signs of emergency cards that were folded.
        opened: the signs of emergency cards that were opened.
    """
    clinical = preferences.words is Words.CLINICAL
    unset = say("your emergency number")
    reader = _Reader(clinical, preferences.emergency_number, unset, read, opened)
    blocks = tuple(map(reader.dressed, page.blocks))
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


def emergencies(blocks: Sequence[Block]) -> Signs:
    """Return the signs of the emergency card among the blocks."""
    return next((signs_of(b) for b in blocks if isinstance(b, Card) and _is_emergency(b)), ())


@record(frozen=True, slots=True)
class _Reader:
    """For whom a page is dressed; `unset` are the words that stand where no number is known."""

    clinical: bool
    number: str
    unset: str
    read: frozenset[str]
    opened: frozenset[str]

    def folds(self, card: Card) -> bool:
        """Tell whether an emergency card is one sentence for this reader."""
        signs = signs_of(card)
        if self.opened.issuperset(signs):
            return False
        return card.folded or self.clinical or self.read.issuperset(signs)

    def dressed(self, block: Block) -> Block:
        """Return a block as this reader wants it."""
        match block:
            case Heading():
                clinical = self.clinical and block.clinical
                return replace(block, text=clinical) if clinical else block
            case Para():
                return Para(tuple(made for span in block.spans for made in self._spans(span)))
            case Card():
                return self._card(block)
        return block

    def _card(self, card: Card) -> Card:
        if not _is_emergency(card):
            return replace(card, blocks=tuple(map(self.dressed, card.blocks)))
        if self.folds(card):
            return strip(signs_of(card), self.number)
        call = Para((Text(say("Call {number} if", number=self.number), bold=True),))
        return replace(card, blocks=(call, *card.blocks)) if self.number else card

    def _spans(self, span: Span) -> Spans:
        """Put the real number where the text speaks of it, or the way to set it."""
        if not isinstance(span, Text) or self.unset not in span.text:
            return (span,)
        if self.number:
            return (replace(span, text=span.text.replace(self.unset, self.number)),)
        before, _, after = span.text.partition(self.unset)
        way = Link(self.unset, "settings", span.bold)
        return (replace(span, text=before), way, replace(span, text=after))


def _is_emergency(card: Card) -> bool:
    """Tell whether a card is that of the emergencies of a page, which can be folded."""
    return card.look is Look.NOW and card.head == say(HEADS[Urgency.NOW])
