"""Which indexed words an asked word may stand for: itself, what it begins, what it is near to."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bodymap.search import weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FROM_LETTER: Final = 2  # a single letter begins too much
_NEAR: Final = 0.74  # likeness to the meant word: one slip in four letters, two in eight
_FAR: Final = 0.6  # what is still offered where nothing else is found
_READINGS: Final = 12  # more would cost time and say nothing
# Mean of look and sound: what 82 of 100 words with two slips reach, 60 of 100 with three, and 11 of
# 100 rows of five to nine letters drawn by lot.
_ALIKE: Final = 0.6
_LOOKS: Final = 0.35  # below, no sound can lift it over the mean
_LOOKED_AT: Final = 60
_SOUNDS: Final = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"ps(?=y)|sc(?=[iey])|c(?=[iey])"), "s"),
    (re.compile(r"ck|ch|[cq]"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"z"), "s"),
    (re.compile(r"(?<=.)[aeiouyhw]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound(word: str) -> str:
    """Return roughly what is heard of a word: its consonants, alike for one sound."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


class Vocabulary:
    """The words of the index in order, to be looked up by beginnings and by likeness."""

    def __init__(self, words: Sequence[str], synonyms: Mapping[str, tuple[str, ...]]) -> None:
        """Take the indexed words; whoever types a synonym of one means it."""
        self._known = frozenset(words)
        meant = {
            said: known
            for said, forms in synonyms.items()
            if (known := tuple([form for form in forms if form in self._known]))
        }
        self._meant = meant
        self._sorted = sorted({*words, *meant})
        self._nearest = lru_cache(maxsize=2)(self._find_nearest)  # asked for twice in a row

    def knows(self, word: str) -> bool:
        """Tell whether phrases hold a word, or one that it stands for."""
        return word in self._known or word in self._meant

    def begins(self, word: str) -> bool:
        """Tell whether any indexed word or a synonym of one begins so."""
        start = bisect_left(self._sorted, word)
        return any(each.startswith(word) for each in self._sorted[start : start + 1])

    def likeness(self, word: str) -> float:
        """Return how near the nearest indexed word or synonym is, from 0 to 1."""
        return max((like for _, like in self._nearest(word, _NEAR)), default=0.0)

    def readings(self, word: str, begun_as: str = "") -> dict[str, float]:
        """Return the indexed words that an asked word may stand for, with what each is worth.

        Args:
            word: one asked word in its common form.
            begun_as: what was typed of it, if it may still go on.
        """
        begun = self._begun(begun_as) if len(begun_as) >= FROM_LETTER else []
        if self.knows(word):
            whole = dict.fromkeys(self._meaning(word), 1.0)
            return {**dict.fromkeys(begun, weights.BEGUN_TOO), **whole}
        return dict.fromkeys(begun, weights.BEGUN) or self._near(word, _NEAR)

    def nearest(self, word: str) -> dict[str, float]:
        """Return words that are at least somewhat like an unknown one."""
        return self._near(word, _FAR)

    def alike(self, word: str) -> dict[str, float]:
        """Return the few words that an unknown one looks and sounds most like."""
        if len(word) < 4 or word.isdigit():
            return {}
        from rapidfuzz import distance, process

        likeness = distance.OSA.normalized_similarity
        looks = process.extract(
            word, self._sorted, scorer=likeness, score_cutoff=_LOOKS, limit=_LOOKED_AT
        )
        heard = sound(word)
        both = {each: (like + likeness(heard, sound(each))) / 2 for each, like, _ in looks}
        best = max(both.values(), default=0.0)
        least = max(_ALIKE, best - 0.1)
        near = ((each, like) for each, like in both.items() if like >= least)
        return {form: like for each, like in near for form in self._meaning(each)}

    def _begun(self, word: str) -> list[str]:
        start = bisect_left(self._sorted, word)
        near = self._sorted[start : start + _READINGS]
        begun = (each for each in near if each.startswith(word) and each != word)
        return [form for each in begun for form in self._meaning(each)]

    def _meaning(self, word: str) -> tuple[str, ...]:
        return (word,) if word in self._known else self._meant[word]

    def _near(self, word: str, least: float) -> dict[str, float]:
        near = self._nearest(word, least)
        best = max((likeness for _, likeness in near), default=0.0)
        return {
            form: weights.MISSPELT * like
            for each, like in near
            if like >= best - 0.05
            for form in self._meaning(each)
        }

    def _find_nearest(self, word: str, least: float) -> list[tuple[str, float]]:
        """Return up to three words that are so near to an unknown one, with their likeness."""
        if len(word) < 4 or word.isdigit():
            return []
        from rapidfuzz import distance, process

        near = process.extract(
            word,
            self._sorted,
            scorer=distance.OSA.normalized_similarity,
            score_cutoff=least,
            limit=3,
        )
        return [(each, likeness) for each, likeness, _ in near]
