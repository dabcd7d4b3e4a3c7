"""Which muscles, conditions and warnings stand behind what a question names."""

from __future__ import annotations

from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, Final

from bodymap.core.words import RegionId, Relation, Side, SymptomId, Urgency
from bodymap.search import weights
from bodymap.search.phrases import HINTS
from bodymap.search.votes import Votes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bodymap.core.atlas import Atlas, Sender
    from bodymap.core.entries import Muscle, Symptom
    from bodymap.search.matching import Asked, Hit, Hits
    from bodymap.search.votes import Candidate

_PREPOSITIONS: Final = ("above", "behind", "between")
_URGENCIES: Final = tuple(Urgency)
_RELATES: Final = {
    Relation.GOES_WITH: "goes with",
    Relation.LOOKS_LIKE: "can look like",
    Relation.MISTAKEN_FOR: "can be mistaken for",
}


class Causes:
    """Answers from one atlas; what it works out for an entry it keeps."""

    def __init__(self, atlas: Atlas) -> None:
        """Take the content."""
        self._atlas = atlas
        self._kept: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self._flags: dict[str, tuple[int, int]] = {
            flag: (_URGENCIES.index(each.urgency), place)
            for place, (flag, each) in enumerate(atlas.red_flags.items())
        }

    def muscles(self, hits: Hits, asked: Sequence[Asked]) -> list[Candidate]:
        """Return the muscles that may be behind a question, named or not, in no order."""
        votes = Votes(self._weights(hits, asked))
        for hit in _best(hits, "symptoms"):
            votes.add(hit.said, self._of("symptom", hit.phrase.id), hit.score**1.5)
        for hit in _best(hits, "regions"):
            votes.add(hit.said, self._of("region", hit.phrase.id), hit.score**1.5)
        for hit in _best(hits, "conditions"):
            votes.add(hit.said, self._of("condition", hit.phrase.id), hit.score**1.5)
        for hit in _best(hits, HINTS, weights.HINTS_HEARD):
            votes.add(hit.said, [(hit.phrase.id, 1.0, hit.phrase.text)], hit.score)
        for hit in _best(hits, "muscles"):
            named = "" if hit.phrase.text == self._name(hit) else hit.phrase.text
            votes.add(hit.said, [(hit.phrase.id, weights.NAMED, named)], hit.score**2)
        return votes.result()

    def conditions(self, hits: Hits, asked: Sequence[Asked]) -> list[Candidate]:
        """Return the conditions that were named, or that what was named puts first, in no order."""
        votes = Votes(self._weights(hits, asked))
        for hit in _best(hits, "symptoms"):
            symptom = self._atlas.symptoms[SymptomId(hit.phrase.id)]
            votes.add(hit.said, _conditions_of(symptom), hit.score**1.5)
        for hit in _best(hits, "conditions"):
            named = "" if hit.phrase.text == self._name(hit) else hit.phrase.text
            votes.add(hit.said, [(hit.phrase.id, weights.CONDITION_NAMED, named)], hit.score**1.5)
        for hit in _best(hits, "regions"):
            votes.add(hit.said, self._of("place", hit.phrase.id), hit.score)
        return votes.result()

    def red_flags(self, hits: Hits) -> list[Candidate]:
        """Return the warnings that a question raises, the most urgent first."""
        raised: dict[str, tuple[float, str]] = {
            hit.phrase.id: (hit.score, hit.phrase.text)
            for hit in hits.get("red_flags", {}).values()
            if hit.score >= weights.FLAG_SHARE
        }
        for hit in _best(hits, "symptoms"):
            symptom = self._atlas.symptoms[SymptomId(hit.phrase.id)]
            if symptom.causes_first and hit.score >= weights.FLAG_SYMPTOM:
                for flag in symptom.red_flags[: weights.FLAGS_OF_SYMPTOM]:
                    raised.setdefault(flag, (hit.score, f"with {symptom.name.lower()}"))
        found = [(flag, score, why) for flag, (score, why) in raised.items()]
        found.sort(key=lambda each: (self._flags[each[0]][0], -each[1], self._flags[each[0]][1]))
        return found[: weights.MOST_FLAGS]

    def _weights(self, hits: Hits, asked: Sequence[Asked]) -> list[float]:
        """Return what each asked word counts: its rarity, and more where it says a place."""
        places = 0
        for hit in _best(hits, "regions"):
            places |= hit.said
        return [
            each.rarity * (weights.PLACE_WORD if places >> place & 1 else 1.0)
            for place, each in enumerate(asked)
        ]

    def _name(self, hit: Hit) -> str:
        return str(getattr(self._atlas, hit.phrase.group)[hit.phrase.id].name)

    def _of(self, kind: str, entry: str) -> tuple[Candidate, ...]:
        """Return what an entry speaks for; worked out once."""
        key = (kind, entry)
        if key not in self._kept:
            found: Iterator[Candidate] = {
                "symptom": self._muscles_of_symptom,
                "region": self._muscles_of_region,
                "condition": self._muscles_of_condition,
                "place": self._conditions_of_region,
            }[kind](entry)
            self._kept[key] = tuple(islice(found, weights.LISTED))
        return self._kept[key]

    def _muscles_of_symptom(self, entry: str) -> Iterator[Candidate]:
        symptom = self._atlas.symptoms[SymptomId(entry)]
        why = f"goes with {symptom.name.lower()}"
        is_pain = symptom.id.startswith("pain_")
        named = symptom.muscles if is_pain else ()
        listed = [
            muscle
            for muscle in self._atlas.muscles_of_symptom(symptom)
            if not is_pain or muscle.id in named
        ]
        for rank, muscle in enumerate(listed):
            weight = weights.SYMPTOM * _common(muscle) / (1 + weights.SYMPTOM_RANK * rank)
            yield muscle.id, weight, why
        if is_pain or not listed:
            for place, region in enumerate(symptom.regions):
                share = 1.0 if place == 0 else weights.FURTHER_PLACE
                yield from self._senders(region, share)

    def _muscles_of_region(self, entry: str) -> Iterator[Candidate]:
        yield from self._senders(RegionId(entry), 1.0)

    def _senders(self, region: RegionId, share: float) -> Iterator[Candidate]:
        ref = self._atlas.ref(region, Side.RIGHT)
        seen = set()
        for sender in self._atlas.senders(ref):
            if sender.muscle.id not in seen:  # main before spillover, its own side or the other
                seen.add(sender.muscle.id)
                yield sender.muscle.id, share * _sending(sender), self._sends(sender, region)

    def _sends(self, sender: Sender, region: RegionId) -> str:
        name = self._atlas.regions[region].name
        first = name.split()[0].lower()
        where = name.lower() if first in _PREPOSITIONS else f"to the {name.lower()}"
        return f"sends pain {where}: {'most people' if sender.main else 'some people'}"

    def _muscles_of_condition(self, entry: str) -> Iterator[Candidate]:
        condition = next(c for c in self._atlas.conditions.values() if c.id == entry)
        for muscle, link in self._atlas.muscles_of_condition(condition.id):
            weight = weights.CONDITION * weights.RELATION[link.relation] * _common(muscle)
            yield muscle.id, weight, f"{_RELATES[link.relation]} {condition.name.lower()}"

    def _conditions_of_region(self, entry: str) -> Iterator[Candidate]:
        name = self._atlas.regions[RegionId(entry)].name.lower()
        for condition in self._atlas.conditions.values():
            if entry in condition.regions:
                rank = condition.regions.index(RegionId(entry))
                weight = weights.CONDITION_PLACE / (1 + weights.CAUSE_RANK * rank)
                yield condition.id, weight, f"is felt at: {name}"


def _best(hits: Hits, group: str, heard: int = weights.ENTRIES_HEARD) -> list[Hit]:
    """Return the entries of a group that answer best; names break ties."""
    return nsmallest(heard, hits.get(group, {}).values(), key=_order)


def _order(hit: Hit) -> tuple[float, str]:
    return -hit.score, hit.phrase.id


def _conditions_of(symptom: Symptom) -> Iterator[Candidate]:
    name = symptom.name.lower()
    for weight, listed, why in (
        (weights.CAUSE_FIRST, symptom.causes_first, f"likelier than a muscle with {name}"),
        (weights.CAUSE_ALSO, symptom.conditions, f"goes with {name}"),
    ):
        for rank, condition in enumerate(listed):
            yield condition, weight / (1 + weights.CAUSE_RANK * rank), why


def _common(muscle: Muscle) -> float:
    return weights.COMMON[muscle.frequency.rating]


def _sending(sender: Sender) -> float:
    share = weights.PLACE_MAIN if sender.main else weights.PLACE_SPILLOVER
    return share * _common(sender.muscle)
