"""Which phrases answer a question, how well, and through which of its words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from bodymap.core.record import record
from bodymap.search import weights
from bodymap.search.phrases import HINTS
from bodymap.search.spelling import Vocabulary
from bodymap.search.words import DEGREES

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence

    from bodymap.search.lexicon import Lexicon
    from bodymap.search.postings import Postings


_COMPLETE: Final = 0.999  # sums of the same rarities in another order differ by less


@record(frozen=True, slots=True)
class Asked:
    """One word of a question: the indexed words it may stand for, and how much it says.

    `begun` says that it is no whole word yet.
    """

    readings: dict[str, float]
    rarity: float
    begun: bool


class Hit(NamedTuple):
    """The best phrase of one entry: `said` holds one bit for each asked word that it contains."""

    score: float
    said: int
    id: str
    phrase: int  # its number
    complete: bool  # all its words were asked, well spelt


Hits = dict[str, dict[str, Hit]]  # by group, then by id


class Matcher:
    """Finds phrases by their words."""

    def __init__(self, postings: Postings, lexicon: Lexicon) -> None:
        """Take the index, and the words of its language."""
        self.lexicon = lexicon
        self._postings = postings
        self._common = max(20, weights.COMMON_WORD * (postings.size + 1))
        self.vocabulary = Vocabulary(postings.words, lexicon.further(postings.words))
        groups = [group for group, _ in postings.entries]
        self._first_hint = groups.index(HINTS) if HINTS in groups else len(groups)

    def knows_all(self, text: str) -> bool:
        """Tell whether the index knows every word of a question, or what the last one begins."""
        known = self.vocabulary
        *said, last = self.lexicon.asked_words(text, known) or ("",)
        return all(map(known.knows, said)) and (known.knows(last) or known.begins(last))

    def text(self, hit: Hit) -> str:
        """Return how the phrase of a hit is shown."""
        return self._postings.text(hit.phrase)

    def asked(self, text: str, *, near: bool = False) -> tuple[Asked, ...]:
        """Return the words of a question that the index knows, or words near to them."""
        *said, last = self.lexicon.asked_words(text, self.vocabulary) or ("",)
        begun_as = self.lexicon.begun(text, last)
        read = self.vocabulary.readings
        if near:
            return self._asked(self.vocabulary.nearest(word) for word in (*said, last))
        return self._asked([*(read(word) for word in said), read(last, begun_as)])

    def alike(self, text: str) -> tuple[Asked, ...]:
        """Return words of the index that look or sound like those of a question."""
        said = self.lexicon.asked_words(text, self.vocabulary)
        return self._asked(self.vocabulary.alike(word) for word in said)

    def _asked(self, read: Iterable[dict[str, float]]) -> tuple[Asked, ...]:
        rarity = self._postings.rarity
        return tuple(
            Asked(
                words,
                max(worth * rarity(word) for word, worth in words.items()),
                set(words.values()) == {weights.BEGUN},
            )
            for words in read
            if words
        )

    def match(self, asked: Sequence[Asked]) -> Hits:
        """Return the best phrase of every entry that an asked word leads to."""
        matched, said = self._held(asked)
        sought = sum(each.rarity for each in asked) or 1.0
        index = self._postings
        entry, worths, whole, hints = index.entry, index.worth, index.whole, self._first_hint
        telling = sum(1 << at for at, each in enumerate(asked) if DEGREES.isdisjoint(each.readings))
        best: dict[int, tuple[float, int]] = {}
        for number, value in matched.items():
            named, sum_of_all = entry[number], whole[number]
            if named >= hints:
                if not said[number] & telling:
                    continue
                score = worths[number] * min(1.0, value / weights.HINT_WHOLE)
            else:
                own = value / sum_of_all if value < sum_of_all else 1.0
                asks = value / sought if value < sought else 1.0
                score = worths[number] * (weights.OWN_SHARE * own + weights.ASKED_SHARE * asks)
            if named not in best or score > best[named][0]:
                best[named] = score, number
        hits: Hits = defaultdict(dict)
        for named, (score, number) in best.items():
            group, name = index.entries[named]
            complete = matched[number] > _COMPLETE * whole[number]
            hits[group][name] = Hit(score, said[number], name, number, complete)
        return hits

    def _held(self, asked: Sequence[Asked]) -> tuple[dict[int, float], dict[int, int]]:
        """Return what each phrase shares with the question, and through which of its words.

        The rarest words find phrases; common ones only add to what is found, unless there is
        nothing else.
        """
        matched: dict[int, float] = {}
        said: dict[int, int] = {}
        room = weights.ROOM
        for place in sorted(range(len(asked)), key=lambda place: -self._says(asked[place])):
            bit = 1 << place
            narrowed = bool(matched)  # by a rarer word
            for word, worth in asked[place].readings.items():
                held = self._postings.holding(word)
                value = worth * self._postings.rarity(word)
                known: Iterable[int] = held[:room]
                if narrowed and (len(held) > room or len(held) > self._common):
                    known = _shared(matched, held)
                elif len(held) > room:
                    room = 0
                else:
                    room -= len(held)
                for number in known:
                    before = said.get(number, 0)
                    if not before & bit:
                        matched[number] = matched.get(number, 0.0) + value
                        said[number] = before | bit
        return matched, said

    def _says(self, asked: Asked) -> float:
        """Return what a word says at least: "pain" little, though "painkiller" may follow."""
        return min(self._postings.rarity(word) for word in asked.readings)


def _shared(matched: Iterable[int], held: array[int]) -> list[int]:
    """Return the matched phrases that a word is in as well; far fewer than those are looked up."""
    ends = len(held)
    places = ((number, bisect_left(held, number)) for number in matched)
    return [number for number, place in places if place < ends and held[place] == number]
