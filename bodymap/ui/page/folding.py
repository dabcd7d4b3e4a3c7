"""The emergency card that has been read folds to one sentence until the program is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.ui.page.blocks import Bullets, Card, Link, Look, Para, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.ui.page.blocks import Block

Signs = tuple[str, ...]


def signs_of(card: Card) -> Signs:
    """Return the signs that a card names."""
    listed = (item for block in card.blocks if isinstance(block, Bullets) for item in block.items)
    return tuple(item[0].text for item in listed)


def open_signs(blocks: Sequence[Block]) -> Signs:
    """Return the signs of the emergency card among the blocks."""
    return next(
        (signs_of(b) for b in blocks if isinstance(b, Card) and b.look is Look.NOW and b.head), ()
    )


def folded(blocks: Sequence[Block], read: frozenset[str]) -> tuple[Block, ...]:
    """Return the blocks with the emergency card folded, if every sign of it has been read."""
    return tuple(_strip(b) if isinstance(b, Card) and _is_read(b, read) else b for b in blocks)


def _is_read(card: Card, read: frozenset[str]) -> bool:
    return card.look is Look.NOW and bool(card.head) and read.issuperset(signs_of(card))


def _strip(card: Card) -> Card:
    words = (
        Text("Get medical help now", bold=True),
        Text(f" if {'; or '.join(signs_of(card)[:3])}. "),
        Link("Read more", "help"),
    )
    return Card((Para(words),), Look.STRIP)
