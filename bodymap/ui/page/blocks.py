"""What a page is made of, before anything is laid out: plain values that a test can read.

Text is plain everywhere; nothing in it is ever taken for mark-up.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from string import Formatter

from bodymap.core.record import record


class Look(Enum):
    """How a card looks and what that means."""

    PLAIN = "plain"
    NOTE = "note"
    CARE = "care"
    NOW = "now"
    SOON = "soon"
    ASK = "ask"
    STRIP = "strip"


class ChipLook(Enum):
    """How a chip looks: by outline and bars, never by colour alone."""

    OUTLINE = "outline"
    DOTTED = "dotted"
    FILLED = "filled"
    EVIDENCE = "evidence"


@record(frozen=True, slots=True)
class Text:
    """Words; `quiet` ones are a caption, a `hint` is of use on a screen alone."""

    text: str
    bold: bool = False
    quiet: bool = False
    hint: bool = False


@record(frozen=True, slots=True)
class Link:
    """Words that lead to an address of this program or to the web."""

    text: str
    address: str
    bold: bool = False


@record(frozen=True, slots=True)
class Chip:
    """A word in a small outline; `bars` (0 to 3) stand before the word of an evidence chip."""

    text: str
    look: ChipLook = ChipLook.OUTLINE
    bars: int = 0


Span = Text | Link | Chip
Spans = tuple[Span, ...]


@record(frozen=True, slots=True)
class Heading:
    """A heading; `tab` is its short name among the tabs of the page, `address` where it leads.

    `clinical` is said instead where the reader wants clinical words.
    """

    text: str
    level: int = 2
    tab: str = ""
    address: str = ""
    clinical: str = ""


@record(frozen=True, slots=True)
class Para:
    """A paragraph."""

    spans: Spans


@record(frozen=True, slots=True)
class Bullets:
    """A list, numbered when the order matters."""

    items: tuple[Spans, ...]
    numbered: bool = False


@record(frozen=True, slots=True)
class Card:
    """Blocks that belong together; `head` stands in its coloured head.

    `address` is what the card is about: pointing at a link with that address warms the card.
    A `folded` card of emergencies begins as one sentence.
    """

    blocks: tuple[Block, ...]
    look: Look = Look.PLAIN
    head: str = ""
    address: str = ""
    folded: bool = False


Block = Heading | Para | Bullets | Card


@record(frozen=True, slots=True)
class Page:
    """A whole page: what stands in the fixed head, and the blocks below it.

    `clinical` is the title in clinical words.
    """

    title: str
    kind: str
    blocks: tuple[Block, ...]
    sided: bool = False
    clinical: str = ""

    @property
    def tabs(self) -> tuple[str, ...]:
        """The short names of the headings one can jump to."""
        return tuple(b.tab for b in self.blocks if isinstance(b, Heading) and b.tab)


def para(*parts: str | Span) -> Para:
    """Return a paragraph of words and spans."""
    return Para(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def quiet(text: str, hint: str = "") -> Para:
    """Return a paragraph in the caption's voice; its hint is left out on paper."""
    between = " " if text and hint else ""
    spans = (Text(text, quiet=True), Text(between + hint, quiet=True, hint=True))
    return Para(tuple(span for span in spans if span.text))


def woven(message: str, **parts: str | Span | Spans) -> Spans:
    """Return a sentence as spans, with parts where the message has their `{names}`.

    So a translation puts a link or a chip where its grammar wants it.
    """
    spans: list[Span] = []
    for words, name, _, _ in Formatter().parse(message):
        part = parts[name] if name else ()
        made = Text(part) if isinstance(part, str) else part
        spans += [Text(words)] if words else []
        spans += made if isinstance(made, tuple) else (made,)
    return tuple(spans)


def led(message: str, **parts: str | Span | Spans) -> Spans:
    """Return a sentence as spans, in bold up to its first part."""
    spans = woven(message, **parts)
    first = spans[0]
    return (replace(first, bold=True), *spans[1:]) if isinstance(first, Text) else spans


def plain_text(blocks: tuple[Block, ...]) -> str:
    """Return the words of blocks, a line each, as a reader without pictures gets them."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                lines.append(block.text)
            case Para():
                lines.append("".join(span.text for span in block.spans))
            case Bullets():
                lines += ["- " + "".join(span.text for span in item) for item in block.items]
            case Card():
                lines += [block.head] if block.head else []
                lines.append(plain_text(block.blocks))
    return "\n".join(lines)
