"""In which language a question is read: that of the window, or one that it is rather in."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bodymap.search.languages import lexicon, others
from bodymap.search.matching import Matcher

if TYPE_CHECKING:
    from bodymap.search.postings import Postings


class Readers:
    """What reads questions to one index: all languages lead to the same English words."""

    def __init__(self, postings: Postings, language: str) -> None:
        """Take the index, and the code of the language of its texts."""
        self._postings = postings
        self._language = language
        self.own = Matcher(postings, lexicon(language))
        self.of = lru_cache(maxsize=2)(self._of)  # each result asks for the same question again

    def _of(self, text: str) -> Matcher:
        """Return what reads a question: its own language, unless more of its words are of another.

        The words of the others are opened at the first word that the own language does not know.
        """
        if self.own.knows_all(text):
            return self.own
        known = self.own.vocabulary
        leads = [(other.lexicon.lead(text, known), other) for other in self._others]
        lead, best = max(leads, key=lambda each: each[0], default=(0, self.own))
        return best if lead > 0 else self.own

    @cached_property
    def _others(self) -> list[Matcher]:
        return [Matcher(self._postings, other) for other in others(self._language)]
