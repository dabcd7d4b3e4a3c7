"""Which phrases answer a question, how well, and through which of its words."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, NamedTuple

from bodymap.search import weights
from bodymap.search.phrases import HINTS, Phrase
from bodymap.search.spelling import Vocabulary
from bodymap.search.text import SYNONYMS, asked_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
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
    phrase: Phrase


Hits = dict[str, dict[str, Hit]]  # by group, then by id


class Matcher:
    """An inverted index over phrases."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Note for every word which phrases hold it, and how rare it is."""
        self._phrases = sorted(phrases, key=lambda phrase: len(phrase.words))
        holding: dict[str, array[int]] = defaultdict(lambda: array("l"))
        for number, phrase in enumerate(self._phrases):
            for word in phrase.words:
                holding[word].append(number)
        self._holding = dict(holding)
        total = len(self._phrases) + 1
        self._rarity = {word: log(total / len(held)) for word, held in holding.items()}
        rarity = self._rarity
        self._whole = [sum([rarity[word] for word in p.words]) for p in self._phrases]
        self._common = max(20, weights.COMMON_WORD * total)
        said = {word: common for word, common in SYNONYMS.items() if common in holding}
        self._vocabulary = Vocabulary({**said, **dict(zip(holding, holding, strict=True))})

    def asked(self, text: str, *, near: bool = False) -> tuple[Asked, ...]:
        """Return the words of a question that the index knows, or words near to them."""
        said = asked_words(text)
        read = [
            self._vocabulary.nearest(word)
            if near
            else self._vocabulary.readings(word, last=place == len(said) - 1)
            for place, word in enumerate(said)
        ]
        rarity = self._rarity
        return tuple(
            Asked(
                words,
                max(worth * rarity[word] for word, worth in words.items()),
                set(words.values()) == {weights.BEGUN},
            )
            for words in read
            if words
        )

    def match(self, asked: Sequence[Asked]) -> Hits:
        """Return the best phrase of every entry that an asked word leads to."""
        matched, said = self._held(asked)
        sought = sum(each.rarity for each in asked) or 1.0
        hits: Hits = defaultdict(dict)
        for number, value in matched.items():
            phrase = self._phrases[number]
            if phrase.group == HINTS:
                score = phrase.worth * min(1.0, value / weights.HINT_WHOLE)
            else:
                own = min(1.0, value / (self._whole[number] or value))
                asks = min(1.0, value / sought)
                score = phrase.worth * (weights.OWN_SHARE * own + weights.ASKED_SHARE * asks)
            before = hits[phrase.group].get(phrase.id)
            if before is None or score > before.score:
                hits[phrase.group][phrase.id] = Hit(score, said[number], phrase)
        return hits

    def _held(self, asked: Sequence[Asked]) -> tuple[dict[int, float], dict[int, int]]:
        """Return what each phrase shares with the question, and through which of its words.

        The rarest words find phrases; common ones only add to what is found, unless there is
        nothing else.
        """
        matched: dict[int, float] = {}
        said: dict[int, int] = {}
        room = weights.ROOM
        for place in sorted(range(len(asked)), key=lambda place: -asked[place].rarity):
            bit = 1 << place
            narrowed = bool(matched)  # by a rarer word
            for word, worth in asked[place].readings.items():
                held = self._holding[word]
                value = worth * self._rarity[word]
                known: Iterable[int] = held[:room]
                if narrowed and (len(held) > room or len(held) > self._common):
                    known = [n for n in matched if word in self._phrases[n].words]
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
