"""The words of a language, as the search compares them: English, from the tables in `words`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bodymap.search import sides, text
from bodymap.search.words import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from bodymap.core.words import Side

Forms = tuple[str, ...]  # the common forms of one word: several of a compound


class Known(Protocol):
    """What an index knows of words."""

    def knows(self, word: str) -> bool:
        """Tell whether phrases hold a word."""
        ...

    def begins(self, word: str) -> bool:
        """Tell whether any of its words begins so."""
        ...

    def likeness(self, word: str) -> float:
        """Return how near the nearest of its words is, from 0 to 1."""
        ...


class Lexicon:
    """English."""

    source = b""

    def further(self, words: Sequence[str]) -> dict[str, Forms]:
        """Return what people may type beside the words of an index, and what they mean by it."""
        return {word: (meant,) for word, meant in text.SYNONYMS.items()}

    def words(self, said: str) -> Forms:
        """Return the words of a name that carry meaning, each in its common form."""
        return text.words(said)

    def asked_words(self, said: str, known: Known) -> Forms:
        """Return the words of a question, without what is said not to be there."""
        return text.asked_words(said)

    def lead(self, said: str, known: Known) -> int:
        """Return how many more words of a question are of this language than of English."""
        return 0

    def begun(self, said: str, last: str) -> str:
        """Return what is typed of the last word, which may still go on, in its common form."""
        return last

    def read(self, said: str) -> list[tuple[str, Forms]]:
        """Return each word of a text, folded, with its common forms; idle words have none."""
        return [
            (word, () if word in STOP else (text.common_form(word),))
            for word in text.raw_words(said)
        ]

    def may_have_sides(self, said: str) -> bool:
        """Tell quickly whether a question may name a side; most do not."""
        return sides.may_have_sides(said)

    def sides(self, said: str, body: Set[str]) -> frozenset[Side]:
        """Return the sides that a question names: none, one, or both.

        Args:
            said: the question.
            body: the common forms of the words that name a part of the body.
        """
        return sides.sides(said, body)
