"""Turns the blocks of a page into blocks for paper, on which nothing can be pressed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bodymap.texts import say
from bodymap.ui.page.blocks import Block, Bullets, Card, Chip, Heading, Link, Para, Spans, Text
from bodymap.ui.page.parts import FOLD, JUMP, UNFOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bodymap.ui.page.blocks import Span

_CONTROLS: Final = (FOLD, UNFOLD, "help", "answer:", "set:")  # links that do something, say nothing
_WEB: Final = ("https://", "http://")


def for_paper(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks without what only a screen can do.

    Links become words, web addresses stay as they are; numbers of sources become small; buttons,
    questions and hints for the pointer go.
    """
    return tuple(made for block in blocks if (made := _block(block)) is not None)


def _block(block: Block) -> Block | None:
    match block:
        case Heading():
            return replace(block, tab="", address="")
        case Para():
            spans = _spans(block.spans)
            return Para(spans) if spans else None
        case Bullets():
            return replace(block, items=tuple(_spans(item) for item in block.items))
        case Card():
            asks = any(_asks(inner) for inner in block.blocks)
            return None if asks else replace(block, blocks=for_paper(block.blocks), address="")


def _asks(block: Block) -> bool:
    """Tell whether a block holds the answers to a question."""
    return isinstance(block, Para) and any(
        isinstance(span, Link) and span.address.startswith("answer:") for span in block.spans
    )


def _spans(spans: Spans) -> Spans:
    kept = [made for span in spans if (made := _span(span)) is not None]
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept and all(isinstance(s, Text) and s.quiet and s.text[:1] in ("", "[") for s in kept):
        kept.insert(0, Text(say("Sources:") + " ", quiet=True))
    return tuple(kept)


def _span(span: Span) -> Span | None:
    match span:
        case Chip():
            return span
        case Text():
            return None if span.hint else span
        case Link():
            return _words_of(span)


def _words_of(link: Link) -> Span | None:
    if link.address.startswith(_WEB):
        return link
    if link.address.startswith(_CONTROLS):
        return None
    return Text(link.text, link.bold, quiet=link.address.startswith(JUMP))
