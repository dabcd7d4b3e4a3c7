"""The general account of trigger points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.texts import say
from bodymap.ui.page import parts
from bodymap.ui.page.blocks import Block, Heading, Page

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.selection import Selection


def account_page(atlas: Atlas, selection: Selection) -> Page:
    """Return what trigger points are said to be, and what is disputed."""
    del selection
    citations = parts.Citations(atlas)
    blocks: list[Block] = []
    for chapter in atlas.trigger_points.values():
        blocks += [Heading(chapter.title), *parts.claims(chapter.passages, citations)]
    kind = say("About trigger points")
    return Page(say("What trigger points are"), kind, (*blocks, *citations.blocks()))
