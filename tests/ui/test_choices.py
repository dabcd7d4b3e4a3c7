"""The choices on the page of settings."""

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind, Selection
from bodymap.ui.page.blocks import Link
from bodymap.ui.page.card_painting import line_boxes
from bodymap.ui.page.page_view import PageView
from bodymap.ui.page.pages import page_of
from bodymap.ui.theme import LIGHT
from tests.ui.page_parts import spans


@pytest.mark.parametrize("width", range(360, 541, 30))
def test_none_is_broken_at_the_end_of_a_line(view: PageView, atlas: Atlas, width: int) -> None:
    page = page_of(atlas, Selection(Kind.SETTINGS))
    view.resize(width, 700)
    view.show_blocks(page.blocks, LIGHT)
    raw, lines = view.document().toRawText(), {}
    for span in spans(page):
        if isinstance(span, Link) and span.address.startswith("set:"):
            start = raw.index(span.text)
            lines[span.text] = len(line_boxes(view.document(), start, start + len(span.text)))
    assert len(lines) > 15
    assert [choice for choice, count in lines.items() if count != 1] == []
