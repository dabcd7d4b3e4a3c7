"""The index as columns: what each phrase is worth, and which phrases hold each word.

Numbers stand side by side in arrays and texts in one run of bytes: a third of the memory of
objects, and on disk and off it by copying.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from math import log
from typing import TYPE_CHECKING, Any, Final

from bodymap.search.phrases import GROUPS, phrases

if TYPE_CHECKING:
    from collections.abc import Generator

    from bodymap.core.atlas import Atlas
    from bodymap.search.phrases import Phrase

    Steps = Generator[float, None, "Postings"]

_STEP: Final = 100  # phrases between two rests: a millisecond


@dataclass(frozen=True, slots=True)
class Postings:
    """Phrases by number, the shortest first; words in the order of the alphabet.

    `whole` is the sum of the rarities of a phrase's words. The text of phrase n ends at byte
    `text_ends[n]` of `texts`; the phrases with word w end at place `held_ends[w]` of `held`.
    """

    entries: tuple[tuple[str, str], ...]  # group and id
    entry: array[int]
    worth: array[float]
    whole: array[float]
    texts: bytes
    text_ends: array[int]
    words: tuple[str, ...]
    held: array[int]
    held_ends: array[int]

    @property
    def size(self) -> int:
        """The number of phrases."""
        return len(self.entry)

    def text(self, number: int) -> str:
        """Return how a phrase is shown."""
        start = self.text_ends[number - 1] if number else 0
        return self.texts[start : self.text_ends[number]].decode()

    def holding(self, word: str) -> array[int]:
        """Return the phrases with an indexed word, in order."""
        place = bisect_left(self.words, word)
        return self.held[self._start(place) : self.held_ends[place]]

    def rarity(self, word: str) -> float:
        """Return how much an indexed word says: the logarithm of one in so many phrases."""
        place = bisect_left(self.words, word)
        return log((self.size + 1) / (self.held_ends[place] - self._start(place)))

    def _start(self, place: int) -> int:
        return self.held_ends[place - 1] if place else 0

    def plain(self) -> dict[str, Any]:
        """Return the columns as strings and bytes."""
        return {
            "entries": "\n".join(" ".join(entry) for entry in self.entries),
            "words": "\n".join(self.words),
            "texts": self.texts,
            **{name: getattr(self, name).tobytes() for name in _TYPES},
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Postings:
        """Return what `plain` was made from.

        Raises:
            Exception: of whatever kind, if it was made from nothing of this sort.
        """
        columns = {name: array(code, plain[name]) for name, code in _TYPES.items()}
        made = cls(
            entries=tuple(_pair(line) for line in plain["entries"].splitlines()),
            words=tuple(plain["words"].splitlines()),
            texts=plain["texts"],
            **columns,
        )
        made._check()
        return made

    def _check(self) -> None:
        """Raise ValueError where a column does not lead into another one."""
        lengths = {len(self.entry), len(self.worth), len(self.whole), len(self.text_ends)}
        fits = (
            len(lengths) == 1
            and len(self.words) == len(self.held_ends)
            and max(self.entry, default=-1) < len(self.entries)
            and max(self.held, default=-1) < self.size
            and list(self.words) == sorted(self.words)
            and _leads_into(self.text_ends, len(self.texts))
            and _leads_into(self.held_ends, len(self.held))
        )
        if not fits:
            raise ValueError("the columns do not belong together")


_TYPES: Final = {
    "entry": "I", "worth": "d", "whole": "d", "text_ends": "I", "held": "I", "held_ends": "I",
}  # fmt: skip


def build(atlas: Atlas) -> Steps:
    """Build the index in steps of about a millisecond; each yields the share that is done."""
    by_length: dict[int, list[Phrase]] = defaultdict(list)
    entries = sum(len(getattr(atlas, group)) for group in GROUPS) + len(atlas.muscles)
    numbers: dict[tuple[str, str], int] = {}
    for count, phrase in enumerate(phrases(atlas)):
        by_length[len(phrase.words)].append(phrase)
        numbers.setdefault((phrase.group, phrase.id), len(numbers))
        if count % _STEP == 0:
            yield 0.7 * len(numbers) / entries
    ordered = [phrase for length in sorted(by_length) for phrase in by_length[length]]
    entry, worth, ends, texts = array("I"), array("d"), array("I"), bytearray()
    holding: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, phrase in enumerate(ordered):
        entry.append(numbers[phrase.group, phrase.id])
        worth.append(phrase.worth)
        texts += phrase.text.encode()
        ends.append(len(texts))
        for word in phrase.words:
            holding[word].append(number)
        if number % _STEP == 0:
            yield 0.7 + 0.2 * number / len(ordered)
    rarity = {word: log((len(ordered) + 1) / len(held)) for word, held in holding.items()}
    whole = array("d")
    for number, phrase in enumerate(ordered):
        whole.append(sum([rarity[word] for word in sorted(phrase.words)]))
        if number % _STEP == 0:
            yield 0.9 + 0.1 * number / len(ordered)
    words = tuple(sorted(holding))
    held = array("I")
    for word in words:
        held.extend(holding[word])
    held_ends = array("I", accumulate(len(holding[word]) for word in words))
    known = tuple(numbers)
    return Postings(known, entry, worth, whole, bytes(texts), ends, words, held, held_ends)


def _leads_into(ends: array[int], length: int) -> bool:
    """Tell whether rising ends share out a column of this length."""
    return list(ends) == sorted(ends) and (ends[-1] if ends else 0) == length


def _pair(line: str) -> tuple[str, str]:
    group, _, entry = line.partition(" ")
    return group, entry
