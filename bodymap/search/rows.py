"""The rows of a language: what each of its words means, with its endings, compounds and slips."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from bodymap.search.text import SYNONYMS, WORD, common_form, folded
from bodymap.search.words import JOINED, MISSPELT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bodymap.search.lexicon import Forms

_REMEMBERED: Final = 20_000  # words whose forms are kept
_PART: Final = 3  # letters of the shortest word in a compound
_ENDING: Final = 4  # letters that may be an ending, and no word of a compound
_LONGEST: Final = 40  # letters of a compound that is taken apart
_JOINED_AS: Final = frozenset(word for joined in JOINED.values() for word in joined)
_NEAR: Final = 0.79  # likeness to a part that was probably meant: one slip in five letters


class Rows:
    """Words of a language, led to the English ones that stand for the same.

    Words are folded: small letters without marks, some of them written as two.
    """

    def __init__(self, tables: Mapping[str, Any]) -> None:
        """Take the tables of a `search.toml`."""
        letters = tables["letters"]
        self._letters = str.maketrans(letters)
        self._dotted = {two: _bare(one) for one, two in letters.items() if _bare(one) != one}
        self._endings = [re.compile(each) for each in tables["endings"]]
        self._joints = ("", *tables["joints"].split())
        self.stem = lru_cache(maxsize=_REMEMBERED)(self._stem)
        self.forms = lru_cache(maxsize=_REMEMBERED)(self._forms)
        self.parts = lru_cache(maxsize=_REMEMBERED)(self._parts)
        self.meant = self._read(tables["same"])
        self._english = {form for forms in self.meant.values() for form in forms} | _JOINED_AS
        self._stems = {self.stem(word): forms for word, forms in reversed(self.meant.items())}

    def folded(self, said: str) -> str:
        """Return a text in small letters without marks; some letters are two."""
        whole = unicodedata.normalize("NFC", said).lower()
        return folded(whole.translate(self._letters))

    def each(self, said: str) -> list[str]:
        """Return the words of a text, folded."""
        return WORD.findall(self.folded(said))

    def undotted(self, word: str) -> str:
        """Return a folded word as those write it who leave the dots above a letter out."""
        for two, one in self._dotted.items():
            word = word.replace(two, one)
        return word

    def _read(self, same: Mapping[str, str]) -> dict[str, Forms]:
        """Return what each word of the rows means, written with its dots or without."""
        found: dict[str, Forms] = {}
        for meant, row in same.items():
            forms = tuple(common_form(each) for each in meant.split())
            found |= {self.folded(word): forms for word in row.split()}
        return {self.undotted(word): forms for word, forms in found.items()} | found

    def _stem(self, word: str) -> str:
        """Return a word without its endings."""
        for ending in self._endings:
            shorter = ending.sub(r"\1", word)
            if shorter != word:
                return self.stem(shorter)
        return word

    def _forms(self, word: str) -> Forms:
        """Return the common forms of a word."""
        if whole := self._whole(word):
            return whole
        english = word in SYNONYMS or word in MISSPELT or word in self._english
        return (common_form(word) if english else self.stem(word),)

    def _whole(self, word: str) -> Forms:
        return self._row_of(word) or self.parts(word)

    def _row_of(self, word: str) -> Forms:
        return self.meant.get(word) or self._stems.get(self.stem(word)) or ()

    def _parts(self, word: str) -> Forms:
        """Return the common forms of a compound all of whose words stand in rows."""
        for head, tail in _cuts(word):
            first = self._head(head)
            rest = first and (self._tail(tail) or self.parts(tail))
            if rest:
                return (*first, *rest)
        return ()

    def _head(self, head: str) -> Forms:
        """Return what the first word of a compound means, whatever joins it to the next."""
        for joint in self._joints:
            word = head.removesuffix(joint)
            if len(word) >= _PART and len(word) + len(joint) == len(head) and word in self.meant:
                return self.meant[word]
        return ()

    def _tail(self, tail: str) -> Forms:
        """Return what the last word of a compound means; a few letters may be but an ending."""
        return self._row_of(tail) if len(tail) > _ENDING else self.meant.get(tail, ())

    def torn(self, word: str, likeness: float, *, last: bool) -> Forms:
        """Return the forms of a compound of which one part is known and the other misspelt.

        Args:
            word: the compound.
            likeness: that of the whole word to one that is known; only a nearer reading counts.
            last: whether it may still be being typed; what is begun stays as it is.
        """
        found: Forms = ()
        for head, tail in _cuts(word):
            first, rest = self._head(head), self._tail(tail)
            if first and last and any(each.startswith(tail) for each in self.meant):
                return (*first, tail)
            slip = tail if first and len(tail) > _ENDING else head if rest and not first else ""
            near, like = self._nearest(slip)
            if like > likeness:
                likeness = like
                found = (*first, *near) if first else (*near, *rest)
        return found

    def _nearest(self, word: str) -> tuple[Forms, float]:
        """Return what the nearest word of the rows means, and how near it is."""
        if len(word) <= _PART:
            return (), 0.0
        from rapidfuzz import distance, process

        found = process.extractOne(
            word, self.meant.keys(), scorer=distance.OSA.normalized_similarity, score_cutoff=_NEAR
        )
        return (self.meant[found[0]], found[1]) if found else ((), 0.0)


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """Yield each way to cut a compound in two, the longest first word first."""
    if len(word) <= _LONGEST:
        for at in range(len(word) - _PART, _PART - 1, -1):
            yield word[:at], word[at:]


def _bare(letter: str) -> str:
    """Return a letter without the marks above it, or itself where it has none."""
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode() or letter
