"""Finds entries by the words that name them, and the muscles that may be behind what was asked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any, Final

from bodymap.core.words import Frequency, MuscleId, RegionId, Side, SymptomId
from bodymap.search.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bodymap.core.atlas import Atlas, Sender

GROUPS: Final = ("symptoms", "muscles", "conditions", "regions", "therapies")
MOST: Final = 12  # results in one group
_NAME, _ALIAS, _TEXT = 1.0, 0.9, 0.35  # what a match in each kind of text is worth
_PREFIX, _MISSPELT = 0.8, 0.7  # what a word that is only begun, or misspelt, is worth
_ENOUGH = 0.3  # results below this share of the best of all groups are left out
_COMMON: Final = {Frequency.VERY_COMMON: 1.0, Frequency.COMMON: 0.8, Frequency.LESS_COMMON: 0.6}


@dataclass(frozen=True, slots=True)
class Result:
    """One found entry: `score` orders its group, `why` says in a few words why it is here."""

    id: str
    name: str
    score: float
    why: str


Results = dict[str, tuple[Result, ...]]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One way to name an entry."""

    group: str
    id: str
    text: str
    words: frozenset[str]
    worth: float


class SearchIndex:
    """An index over one atlas, built once; searching changes nothing."""

    def __init__(self, atlas: Atlas) -> None:
        """Read every name, alias and phrasing of the atlas."""
        self._atlas = atlas
        self._phrases = [p for p in _phrases(atlas) if p.words]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for i, phrase in enumerate(self._phrases):
            for word in phrase.words:
                self._holding[word].append(i)
        self._vocabulary = sorted(self._holding)
        total = len(self._phrases) + 1
        self._rarity = {word: log(total / len(held)) for word, held in self._holding.items()}

    def search(self, text: str) -> Results:
        """Return the ordered results of each group; all empty when nothing is near."""
        asked = [
            self._known(word, last=i == len(parts) - 1)
            for parts in [words(text)]
            for i, word in enumerate(parts)
        ]
        best = self._best(asked)
        top = max((score for score, _ in best.values()), default=0.0)
        found: dict[str, list[Result]] = {group: [] for group in GROUPS}
        for (group, entry_id), (score, phrase) in best.items():
            if score >= _ENOUGH * top:
                entry = getattr(self._atlas, group)[entry_id]
                why = "" if phrase.text == entry.name else phrase.text
                found[group].append(Result(entry_id, entry.name, round(score, 4), why))
        found["muscles"] = self._with_causes(found)
        return {group: tuple(sorted(found[group], key=_order)[:MOST]) for group in GROUPS}

    def _known(self, word: str, *, last: bool) -> dict[str, float]:
        """Return the indexed words that an asked word may stand for, with what each is worth."""
        if word in self._holding:
            return {word: 1.0}
        begun = {}
        if len(word) >= 2 and last:
            start = bisect_left(self._vocabulary, word)
            end = bisect_left(self._vocabulary, word + "~")  # sorts after every letter
            begun = dict.fromkeys(self._vocabulary[start:end], _PREFIX)
        return begun or self._misspelt(word)

    def _misspelt(self, word: str) -> dict[str, float]:
        from difflib import get_close_matches

        close = get_close_matches(word, self._vocabulary, n=2, cutoff=0.8) if len(word) > 3 else []
        return dict.fromkeys(close, _MISSPELT)

    def _best(self, asked: list[dict[str, float]]) -> dict[tuple[str, str], tuple[float, _Phrase]]:
        """Return for each entry the score of its best phrase."""
        matched: dict[int, float] = defaultdict(float)
        sought = 0.0
        for readings in asked:
            here: dict[int, float] = {}
            for word, worth in readings.items():
                for i in self._holding[word]:
                    here[i] = max(here.get(i, 0.0), worth * self._rarity[word])
            for i, value in here.items():
                matched[i] += value
            sought += max((self._rarity[w] for w in readings), default=3.0)
        best: dict[tuple[str, str], tuple[float, _Phrase]] = {}
        for i, value in matched.items():
            phrase = self._phrases[i]
            own = sum(self._rarity[word] for word in phrase.words)
            score = phrase.worth * (0.7 * value / sought + 0.3 * min(1.0, value / own))
            key = (phrase.group, phrase.id)
            if key not in best or score > best[key][0]:
                best[key] = (score, phrase)
        return best

    def _with_causes(self, found: Mapping[str, list[Result]]) -> list[Result]:
        """Return the muscles named, and those that may be behind the symptoms and regions found."""
        worth: dict[str, float] = defaultdict(float)
        why: dict[str, str] = {}
        for result in sorted(found["symptoms"], key=_order)[:4]:
            symptom = self._atlas.symptoms[SymptomId(result.id)]
            for rank, muscle in enumerate(self._atlas.muscles_of_symptom(symptom)[:12]):
                worth[muscle.id] += (
                    result.score**2 * _COMMON[muscle.frequency.rating] / (1 + 0.12 * rank)
                )
                why.setdefault(muscle.id, f"goes with {symptom.name.lower()}")
        for result in sorted(found["regions"], key=_order)[:3]:
            for sender in self._senders(RegionId(result.id)):
                share = (1.0 if sender.main else 0.4) * _COMMON[sender.muscle.frequency.rating]
                worth[sender.muscle.id] += result.score**2 * share
                often = "most people" if sender.main else "some people"
                why.setdefault(sender.muscle.id, f"sends pain to {result.name.lower()}: {often}")
        for result in found["muscles"]:
            worth[result.id] += 2 * result.score**2
            why[result.id] = result.why or why.get(result.id, "")
        muscles = self._atlas.muscles
        return [
            Result(i, muscles[MuscleId(i)].name, round(value, 4), why[i])
            for i, value in worth.items()
        ]

    def _senders(self, region: RegionId) -> tuple[Sender, ...]:
        return self._atlas.senders(self._atlas.ref(region, Side.RIGHT))


def _order(result: Result) -> tuple[float, str]:
    return (-result.score, result.name)


def _phrases(atlas: Atlas) -> Iterator[_Phrase]:
    for group in GROUPS:
        for entry in getattr(atlas, group).values():
            for text, worth in _names(entry):
                yield _Phrase(group, entry.id, text, frozenset(words(text)), worth)


def _names(entry: Any) -> Iterator[tuple[str, float]]:
    yield entry.name, _NAME
    for key in ("aliases", "phrasings"):
        yield from ((text, _ALIAS) for text in getattr(entry, key, ()))
    for key in ("latin", "clinical"):
        if text := getattr(entry, key, ""):
            yield text, _ALIAS
    if text := getattr(entry, "plain", ""):
        yield text, _TEXT
