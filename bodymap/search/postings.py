"""The index as columns: what each phrase is worth, and which phrases hold each word.

Numbers stand side by side in arrays and texts in one run of bytes: a third of the memory of
objects, and on disk and off it by copying.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate, chain
from math import log
from typing import TYPE_CHECKING, Any, Final

from bodymap.core.record import record
from bodymap.search.phrases import GROUPS, phrases

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from bodymap.core.atlas import Atlas

    Steps = Generator[float, None, "Postings"]

_STEP: Final = 100  # phrases between two rests: a millisecond


@record(frozen=True, slots=True)
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
        return self.texts[start : self.text_ends[number]].decode("utf-8", "surrogatepass")

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


class _Bucket:
    """The phrases of one length, in the order of the content; their words lie end to end."""

    def __init__(self) -> None:
        self.entry, self.worth = array("I"), array("d")
        self.texts, self.text_lengths = bytearray(), array("I")
        self.words = array("I")


def build(atlas: Atlas) -> Steps:
    """Build the index in steps of about a millisecond; each yields the share that is done.

    Nothing is kept for a phrase but numbers and bytes: objects would call up the collector.
    """
    buckets: dict[int, _Bucket] = defaultdict(_Bucket)
    entries: dict[tuple[str, str], int] = {}
    words: dict[str, int] = {}
    count = sum(len(getattr(atlas, group)) for group in GROUPS) + len(atlas.muscles)
    for number, phrase in enumerate(phrases(atlas)):
        bucket, text = buckets[len(phrase.words)], phrase.text.encode("utf-8", "surrogatepass")
        bucket.entry.append(entries.setdefault((phrase.group, phrase.id), len(entries)))
        bucket.worth.append(phrase.worth)
        bucket.texts += text
        bucket.text_lengths.append(len(text))
        bucket.words.extend([words.setdefault(each, len(words)) for each in sorted(phrase.words)])
        if number % _STEP == 0:
            yield 0.8 * len(entries) / count
    ordered = dict(sorted(buckets.items()))
    holding = [array("I") for _ in words]
    for number, held in enumerate(_words(ordered)):
        for word in held:
            holding[word].append(number)
        if number % _STEP == 0:
            yield 0.8
    total = sum(len(bucket.entry) for bucket in ordered.values()) + 1
    rarity = [log(total / len(held)) for held in holding]
    whole = array("d")
    for number, held in enumerate(_words(ordered)):
        whole.append(sum([rarity[word] for word in held]))
        if number % _STEP == 0:
            yield 0.9
    by_name = sorted(words)
    yield 1.0
    return Postings(
        tuple(entries),
        array("I", chain.from_iterable(bucket.entry for bucket in ordered.values())),
        array("d", chain.from_iterable(bucket.worth for bucket in ordered.values())),
        whole,
        b"".join(bucket.texts for bucket in ordered.values()),
        array("I", accumulate(n for bucket in ordered.values() for n in bucket.text_lengths)),
        tuple(by_name),
        array("I", chain.from_iterable(holding[words[word]] for word in by_name)),
        array("I", accumulate(len(holding[words[word]]) for word in by_name)),
    )


def _words(buckets: dict[int, _Bucket]) -> Iterator[array[int]]:
    """Yield the words of each phrase, by number."""
    for length, bucket in buckets.items():
        for at in range(0, len(bucket.words), length):
            yield bucket.words[at : at + length]


def _leads_into(ends: array[int], length: int) -> bool:
    """Tell whether rising ends share out a column of this length."""
    return list(ends) == sorted(ends) and (ends[-1] if ends else 0) == length


def _pair(line: str) -> tuple[str, str]:
    group, _, entry = line.partition(" ")
    return group, entry
