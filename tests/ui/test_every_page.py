"""What holds for every page of the shipped content."""

import re
from collections.abc import Iterator

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Side
from bodymap.ui.page.blocks import (
    Bullets,
    Card,
    Chip,
    Heading,
    Link,
    Page,
    Para,
    plain_text,
)
from bodymap.ui.page.parts import FOLD, MOST_FLAGS
from bodymap.ui.urgency import HEADS
from tests.ui.page_parts import links, spans, walk

RAW_ID = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
WEB = re.compile(r"https?://\S+")
LEFT_OVERS = re.compile(
    r"\bNone\b(?! of these| yet| known)|\{|\}|<\w|\.\.(?!\.)|\( |;;|,,| ,|[?!]\.|\s\.(?=\s|$)"
)


class TestEveryPage:
    def test_has_a_title_and_a_kind(self, pages: dict[Selection, Page]) -> None:
        assert [
            s for s, page in pages.items() if not (page.title.strip() and page.kind.strip())
        ] == []

    def test_has_no_empty_part(self, pages: dict[Selection, Page]) -> None:
        empty = [
            (str(selection), block)
            for selection, page in pages.items()
            for block in walk(page.blocks)
            if not plain_text((block,)).strip()
            or (isinstance(block, Bullets) and not all(block.items))
        ]
        assert empty == []

    def test_has_no_heading_without_words_below_it(self, pages: dict[Selection, Page]) -> None:
        bare = []
        for selection, page in pages.items():
            for holder in (
                page.blocks,
                *(b.blocks for b in walk(page.blocks) if isinstance(b, Card)),
            ):
                for block, after in zip(holder, (*holder[1:], None), strict=True):
                    deeper = not isinstance(after, Heading) or (
                        isinstance(block, Heading) and after.level > block.level
                    )
                    if isinstance(block, Heading) and (after is None or not deeper):
                        bare.append((str(selection), block.text))
        assert bare == []

    def test_every_link_leads_somewhere(self, pages: dict[Selection, Page], atlas: Atlas) -> None:
        lost = []
        for selection, page in pages.items():
            for address in dict.fromkeys(links(page)):
                kind, _, rest = address.partition(":")
                if kind == "jump":
                    known = rest in page.tabs
                elif kind in ("https", "http", "search", "answer"):
                    known = bool(rest)
                else:
                    known = (
                        address == FOLD
                        or str(Selection.parse(address, atlas)) == address
                        or (Selection.parse(address, atlas).side is Side.RIGHT)
                    )
                if not known:
                    lost.append((str(selection), address))
        assert lost == []

    def test_every_link_has_words(self, pages: dict[Selection, Page]) -> None:
        bare = [
            (str(selection), span)
            for selection, page in pages.items()
            for span in spans(page)
            if isinstance(span, Link | Chip) and not span.text.strip()
        ]
        assert bare == []

    def test_shows_no_raw_id_and_no_left_over_of_the_program(
        self, pages: dict[Selection, Page]
    ) -> None:
        raw = []
        for selection, page in pages.items():
            text = WEB.sub("", "\n".join((page.title, page.kind, plain_text(page.blocks))))
            raw += [(str(selection), found) for found in RAW_ID.findall(text)]
            raw += [(str(selection), found) for found in LEFT_OVERS.findall(text)]
        assert raw == []

    def test_has_tabs_of_different_names(self, pages: dict[Selection, Page]) -> None:
        for selection, page in pages.items():
            assert len(set(page.tabs)) == len(page.tabs), str(selection)

    def test_has_at_most_one_card_of_each_urgency_at_the_top_level(
        self, pages: dict[Selection, Page]
    ) -> None:
        for selection, page in pages.items():
            if selection.kind is Kind.HELP:
                continue  # it holds all of them
            heads = [
                b.head for b in page.blocks if isinstance(b, Card) and b.head in HEADS.values()
            ]
            assert len(set(heads)) == len(heads), str(selection)
            for block in page.blocks:
                if isinstance(block, Card) and block.head in HEADS.values():
                    (bullets,) = (b for b in block.blocks if isinstance(b, Bullets))
                    assert 1 <= len(bullets.items) <= MOST_FLAGS

    def test_numbers_its_sources_without_a_gap(self, pages: dict[Selection, Page]) -> None:
        for selection, page in pages.items():
            cited = {
                number
                for span in spans(page)
                if isinstance(span, Link) and span.address == "jump:Sources"
                for number in _numbers(span.text)
            }
            listed = {
                int(found[1])
                for block in page.blocks[_sources_at(page) :]
                if isinstance(block, Para) and (found := re.match(r"(\d+)\. ", block.spans[0].text))
            }
            assert cited == listed == set(range(1, len(listed) + 1)), str(selection)

    def test_never_says_what_only_a_doctor_can_say(self, pages: dict[Selection, Page]) -> None:
        """Words that promise or frighten, in what the program itself says in headings."""
        for page in pages.values():
            for block in walk(page.blocks):
                if isinstance(block, Heading):
                    assert not re.search(r"\b(cure|damage|degenerat|you have)\b", block.text, re.I)


def _sources_at(page: Page) -> int:
    return next(
        (i for i, b in enumerate(page.blocks) if isinstance(b, Heading) and b.tab == "Sources"),
        len(page.blocks),
    )


def _numbers(text: str) -> Iterator[int]:
    for part in text.strip("[]").split(", "):
        first, _, last = part.partition("–")
        yield from range(int(first), int(last or first) + 1)
