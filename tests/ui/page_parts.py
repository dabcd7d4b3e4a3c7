"""Every page of the shipped content, and what a page consists of, read as plain values."""

from collections.abc import Iterator

from bodymap.core.atlas import Atlas
from bodymap.core.selection import LISTS, Kind, Selection, region_page
from bodymap.core.words import Side
from bodymap.ui.page.blocks import Block, Bullets, Card, Heading, Link, Look, Page, Para, Span

SIDES = (Side.LEFT, Side.RIGHT)


def everything(atlas: Atlas) -> Iterator[Selection]:
    """Return every page that the program has."""
    for kind in (Kind.START, Kind.HELP, Kind.ACCOUNT, Kind.PAIN):
        yield Selection(kind)
    yield from (region_page(ref) for ref in atlas.refs)
    yield from (Selection(Kind.AREA, each) for each in atlas.areas)
    yield from (Selection(Kind.CONDITION, each) for each in atlas.conditions)
    yield from (Selection(Kind.THERAPY, each) for each in atlas.therapies)
    yield from (Selection(Kind.LIST, each) for each in LISTS)
    yield from (Selection(Kind.MUSCLE, each, side) for each in atlas.muscles for side in SIDES)
    yield from (Selection(Kind.SYMPTOM, each, side) for each in atlas.symptoms for side in SIDES)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Return blocks and what cards hold."""
    for block in blocks:
        yield block
        if isinstance(block, Card):
            yield from walk(block.blocks)


def spans(page: Page) -> Iterator[Span]:
    """Return all words of a page in reading order."""
    for block in walk(page.blocks):
        if isinstance(block, Para):
            yield from block.spans
        elif isinstance(block, Bullets):
            yield from (span for item in block.items for span in item)


def links(page: Page) -> Iterator[str]:
    """Return the addresses a page leads to."""
    yield from (span.address for span in spans(page) if isinstance(span, Link))
    for block in walk(page.blocks):
        if isinstance(block, Heading | Card) and block.address:
            yield block.address


def card(page: Page, look: Look) -> Card | None:
    """Return the card of one urgency."""
    return next((b for b in page.blocks if isinstance(b, Card) and b.look is look and b.head), None)


def headings(page: Page) -> list[str]:
    """Return the headings of a page."""
    return [block.text for block in page.blocks if isinstance(block, Heading)]
