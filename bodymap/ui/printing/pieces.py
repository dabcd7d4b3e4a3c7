"""Cuts a page into pieces that stay whole on a sheet of paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bodymap.texts import say
from bodymap.ui.page.blocks import Block, Bullets, Card, Chip, ChipLook, Heading, Para, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bodymap.ui.page.blocks import Spans

Piece = tuple[Block, ...]


def pieces(blocks: Iterable[Block]) -> list[Piece]:
    """Return the blocks in pieces, between which a page may end.

    A heading stays with what follows it, a grade with what it grades, and steps with the rule when
    to stop. Lists end between their items, cards nowhere.
    """
    made: list[list[Block]] = []
    for block in _by_item(blocks):
        if made and (all(map(_leads, made[-1])) or _trails(made[-1][-1], block)):
            made[-1].append(block)
        else:
            made.append([block])
    return [tuple(each) for each in made]


def halves(piece: Piece) -> tuple[Piece, Piece] | None:
    """Return a piece in two parts, or None if it has no parts; a heading stays with the first."""
    if len(piece) > 1 and _leads(piece[0]):
        parts = halves(piece[1:])
        return parts and ((piece[0], *parts[0]), parts[1])
    if len(piece) > 1:
        middle = len(piece) // 2
        return piece[:middle], piece[middle:]
    match piece[0]:
        case Card() as card:
            return _card_halves(card)
        case Bullets() as bullets:
            return _list_halves(bullets)
        case Para(spans):
            return _para_halves(spans)
    return None


def _by_item(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Bullets) and not block.numbered:
            yield from (Bullets((item,)) for item in block.items)
        else:
            yield block


def _leads(block: Block) -> bool:
    """Tell whether a block only introduces what follows."""
    quiet = isinstance(block, Para) and all(isinstance(s, Text) and s.quiet for s in block.spans)
    return quiet or isinstance(block, Heading)


def _trails(before: Block, block: Block) -> bool:
    """Tell whether a block belongs to the one before it."""
    if not isinstance(block, Para):
        return False
    graded = isinstance(block.spans[0], Chip) and block.spans[0].look is ChipLook.EVIDENCE
    return graded or (isinstance(before, Bullets) and before.numbered)


def _card_halves(card: Card) -> tuple[Piece, Piece] | None:
    parts = halves(card.blocks) if card.blocks else None
    if parts is None:
        return None
    more = " " + say("(continued)")
    head = card.head and card.head.removesuffix(more) + more
    return (replace(card, blocks=parts[0]),), (replace(card, blocks=parts[1], head=head),)


def _list_halves(bullets: Bullets) -> tuple[Piece, Piece] | None:
    """Return two lists; steps become paragraphs that keep their numbers."""
    items, middle = bullets.items, len(bullets.items) // 2
    if len(items) == 1:
        return _para_halves(items[0])
    if bullets.numbered:
        steps = tuple(Para((Text(f"{n}. "), *item)) for n, item in enumerate(items, 1))
        return steps[:middle], steps[middle:]
    return (Bullets(items[:middle]),), (Bullets(items[middle:]),)


def _para_halves(spans: Spans) -> tuple[Piece, Piece] | None:
    if len(spans) > 1:
        middle = len(spans) // 2
        return (Para(spans[:middle]),), (Para(spans[middle:]),)
    words = spans[0].text.split(" ") if spans and isinstance(spans[0], Text) else []
    if len(words) < 2:
        return None
    middle = len(words) // 2
    first, second = " ".join(words[:middle]), " ".join(words[middle:])
    return (Para((replace(spans[0], text=first),)),), (Para((replace(spans[0], text=second),)),)
