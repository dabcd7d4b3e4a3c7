"""Where the reader is in a page: the line at the top, and the link that the keyboard is at.

Both outlive another width, another size of text and a page that is written anew.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from bodymap.core.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment
    from PySide6.QtWidgets import QTextEdit


@record(frozen=True, slots=True)
class LinkPlace:
    """A link: its address, and where it begins in the text of the page."""

    address: str
    start: int


@record(frozen=True, slots=True)
class TopPlace:
    """A letter of a paragraph and how far, in pixels, its line lies below the top of the view.

    Paragraphs are counted, so that a place is found again in another language too.
    """

    paragraph: int
    letter: int
    below: int


def top_place(view: QTextEdit) -> TopPlace:
    """Return what stands at the top of a view."""
    cursor = view.cursorForPosition(QPoint(0, 0))
    below = view.cursorRect(cursor).top()
    return TopPlace(cursor.blockNumber(), cursor.positionInBlock(), below)


def bring_back(view: QTextEdit, place: TopPlace) -> None:
    """Scroll a view so that a letter stands where it stood."""
    document = view.document()
    paragraph = document.findBlockByNumber(min(place.paragraph, document.blockCount() - 1))
    cursor = QTextCursor(paragraph)
    cursor.setPosition(paragraph.position() + min(place.letter, paragraph.length() - 1))
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + view.cursorRect(cursor).top() - place.below)


def link_at(cursor: QTextCursor) -> LinkPlace | None:
    """Return the link that is selected."""
    address = cursor.charFormat().anchorHref() if cursor.hasSelection() else ""
    return LinkPlace(address, cursor.selectionStart()) if address else None


def nearest_link(document: QTextDocument, wanted: LinkPlace) -> LinkPlace | None:
    """Return the link with the same address, else with the most alike, else the closest one."""

    def unlike(link: LinkPlace) -> tuple[bool, int, int]:
        pairs = zip(link.address.split(":"), wanted.address.split(":"), strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        return link.address != wanted.address, -shared, abs(link.start - wanted.start)

    return min(_links(document), key=unlike, default=None)


def _links(document: QTextDocument) -> Iterator[LinkPlace]:
    block = document.begin()
    while block.isValid():
        for fragment in _fragments(block):
            address = fragment.charFormat().anchorHref()
            if address:
                yield LinkPlace(address, fragment.position())
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1
