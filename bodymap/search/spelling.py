"""Which indexed words an asked word may stand for: itself, what it begins, what it is near to."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from bodymap.search import weights

if TYPE_CHECKING:
    from collections.abc import Mapping

FROM_LETTER: Final = 2  # a single letter begins too much
_NEAR: Final = 0.74  # likeness to the meant word: one slip in four letters, two in eight
_FAR: Final = 0.6  # what is still offered where nothing else is found
_READINGS: Final = 12  # more would cost time and say nothing


class Vocabulary:
    """The words of the index in order, to be looked up by beginnings and by likeness."""

    def __init__(self, meaning: Mapping[str, str]) -> None:
        """Take for every word that may be typed the indexed one that it stands for."""
        self._meaning = dict(meaning)
        self._known = frozenset(meaning.values())
        self._sorted = sorted(meaning)

    def readings(self, word: str, *, last: bool) -> dict[str, float]:
        """Return the indexed words that an asked word may stand for, with what each is worth.

        Args:
            word: one asked word in its common form.
            last: whether it stands last and may still be being typed.
        """
        begun = self._begun(word) if last and len(word) >= FROM_LETTER else []
        if word in self._known:
            return {**dict.fromkeys(begun, weights.BEGUN_TOO), word: 1.0}
        return dict.fromkeys(begun, weights.BEGUN) or self._near(word, _NEAR)

    def nearest(self, word: str) -> dict[str, float]:
        """Return words that are at least somewhat like an unknown one."""
        return self._near(word, _FAR)

    def _begun(self, word: str) -> list[str]:
        start = bisect_left(self._sorted, word)
        near = self._sorted[start : start + _READINGS]
        return [self._meaning[each] for each in near if each.startswith(word)]

    def _near(self, word: str, least: float) -> dict[str, float]:
        if len(word) < 4 or word.isdigit():
            return {}
        from rapidfuzz import distance, process

        near = process.extract(
            word,
            self._sorted,
            scorer=distance.OSA.normalized_similarity,
            score_cutoff=least,
            limit=3,
        )
        best = max((likeness for _, likeness, _ in near), default=0.0)
        return {
            self._meaning[each]: weights.MISSPELT * like
            for each, like, _ in near
            if like >= best - 0.05
        }
