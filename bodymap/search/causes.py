"""Which muscles, conditions and warnings stand behind what a question names."""

from __future__ import annotations

from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, Final

from bodymap.core.words import RegionId, Relation, Side, SymptomId, Urgency
from bodymap.search import weights
from bodymap.search.phrases import HINTS
from bodymap.search.reasons import Because, Reason
from bodymap.search.votes import Votes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

    from bodymap.core.atlas import Atlas, Sender
    from bodymap.core.entries import Muscle, Symptom
    from bodymap.search.matching import Asked, Hit, Hits
    from bodymap.search.votes import Candidate

_PREPOSITIONS: Final = ("above", "behind", "between")
_URGENCIES: Final = tuple(Urgency)
_PLAIN: Final = ("symptoms", "muscles", "therapies")
_TRUNK: Final = "chest_abdomen"
_RELATES: Final = {
    Relation.GOES_WITH: Because.GOES_WITH,
    Relation.LOOKS_LIKE: Because.LOOKS_LIKE,
    Relation.MISTAKEN_FOR: Because.MISTAKEN_FOR,
}

_SAYS_ALL: Final = Reason(Because.NAMED, "")  # no echo of other words below a warning


class Causes:
    """Answers from one atlas; what it works out for an entry it keeps."""

    def __init__(self, atlas: Atlas, text: Callable[[Hit], str]) -> None:
        """Take the content, and what tells how the phrase of a hit is shown."""
        self._atlas = atlas
        self._text = text
        self._kept: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self._flags: dict[str, tuple[int, int]] = {
            flag: (_URGENCIES.index(each.urgency), place)
            for place, (flag, each) in enumerate(atlas.red_flags.items())
        }

    def muscles(self, hits: Hits, asked: Sequence[Asked]) -> list[Candidate]:
        """Return the muscles that may be behind a question, named or not, in no order."""
        votes = Votes(self._weights(hits, asked))
        for hit in _best(hits, "symptoms"):
            votes.add(hit.said, self._of("symptom", hit.id), hit.score**1.5)
        for hit in _best(hits, "regions"):
            votes.add(hit.said, self._of("region", hit.id), hit.score**1.5)
        for hit in _best(hits, "conditions"):
            votes.add(hit.said, self._of("condition", hit.id), hit.score**1.5)
        for hit in _best(hits, HINTS, weights.HINTS_HEARD):
            why = self._named(hit)
            telling = weights.HINT_TELLS if why.name else 0.0
            votes.add(hit.said, [(hit.id, 1.0, why)], hit.score, telling)
        for hit in _best(hits, "muscles"):
            telling = 1.0 if hit.complete else weights.HINT_TELLS
            named = [(hit.id, weights.NAMED, self._named(hit))]
            votes.add(hit.said, named, hit.score**2, telling)
        return votes.result()

    def conditions(self, hits: Hits, asked: Sequence[Asked]) -> list[Candidate]:
        """Return the conditions that were named, or that what was named puts first, in no order."""
        votes = Votes(self._weights(hits, asked))
        for hit in _best(hits, "symptoms"):
            symptom = self._atlas.symptoms[SymptomId(hit.id)]
            votes.add(hit.said, _conditions_of(symptom), hit.score**1.5)
        for hit in _best(hits, "conditions"):
            named = [(hit.id, weights.CONDITION_NAMED, self._named(hit))]
            votes.add(hit.said, named, hit.score**1.5)
        for hit in _best(hits, "regions"):
            votes.add(hit.said, self._of("place", hit.id), hit.score)
        return votes.result()

    def red_flags(self, hits: Hits, asked: Sequence[Asked]) -> list[Candidate]:
        """Return the warnings that a question raises, the most urgent first.

        What is only begun raises none: "he" is not yet heartburn.
        """
        whole = sum(1 << place for place, each in enumerate(asked) if not each.begun)
        raised: dict[str, tuple[float, Reason]] = {
            hit.id: (hit.score, _SAYS_ALL)
            for hit in hits.get("red_flags", {}).values()
            if hit.said & whole and _is_said(hit, asked) and not self._is_only_named(hit, hits)
        }
        for flag, score, why in self._flags_of_symptoms(hits, whole):
            raised.setdefault(flag, (score, why))
        found = [(flag, score, why) for flag, (score, why) in raised.items()]
        found.sort(key=lambda each: (self._flags[each[0]][0], -each[1], self._flags[each[0]][1]))
        return _first(found, {hit.id for hit in hits.get("red_flags", {}).values() if hit.complete})

    def _is_only_named(self, flag: Hit, hits: Hits) -> bool:
        """Tell whether all that is said of a warning is the whole name of something plain.

        Dry needling and pain between the shoulder blades are; a symptom to which the warning
        belongs, such as a swollen calf, is not.
        """
        return not flag.complete and any(
            hit.complete and flag.said & ~hit.said == 0 and self._is_plain(group, hit.id, flag.id)
            for group in _PLAIN
            for hit in hits.get(group, {}).values()
        )

    def _is_plain(self, group: str, entry: str, flag: str) -> bool:
        if group != "symptoms" or entry.startswith("pain_"):
            return True
        return flag not in self._atlas.symptoms[SymptomId(entry)].red_flags

    def _flags_of_symptoms(self, hits: Hits, whole: int) -> Iterator[Candidate]:
        """Yield the warnings of the best symptom, if its causes are likelier than a muscle.

        Of its warnings only those that concern such a cause are raised.
        """
        best = _best(hits, "symptoms")
        muscle = max((hit.score for hit in hits.get("muscles", {}).values()), default=0.0)
        for hit in best:
            full = hit.complete and hit.said.bit_count() > 1  # whatever else a question tells
            clear = (full or hit.score >= weights.FLAG_SYMPTOM) and bool(hit.said & whole)
            if not clear or hit.score < max(muscle, weights.FLAG_NEAR_BEST * best[0].score):
                continue
            symptom = self._atlas.symptoms[SymptomId(hit.id)]
            if symptom.id.startswith("pain_") and not self._in_trunk(symptom):
                continue  # a pain alone warns only where organs lie beneath
            causes = (self._atlas.conditions[cause] for cause in symptom.causes_first)
            concern = {flag for cause in causes for flag in cause.red_flags}
            for flag in [f for f in symptom.red_flags if f in concern][: weights.FLAGS_OF_SYMPTOM]:
                yield flag, hit.score, Reason(Because.WITH, symptom.name)

    def _named(self, hit: Hit) -> Reason:
        return Reason(Because.NAMED, self._text(hit))

    def _in_trunk(self, symptom: Symptom) -> bool:
        return any(self._atlas.regions[region].area == _TRUNK for region in symptom.regions[:1])

    def _weights(self, hits: Hits, asked: Sequence[Asked]) -> list[float]:
        """Return what each asked word counts: its rarity, and more where it says a place."""
        places = 0
        for hit in _best(hits, "regions"):
            places |= hit.said
        return [
            each.rarity * (weights.PLACE_WORD if places >> place & 1 else 1.0)
            for place, each in enumerate(asked)
        ]

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
        why = Reason(Because.GOES_WITH, symptom.name)
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
        lying = {each.muscle.id: each.muscle for each in self._atlas.points_in(ref)}
        seen = set()
        for sender in self._atlas.senders(ref):
            muscle = sender.muscle
            if muscle.id not in seen:  # main before spillover, its own side or the other
                seen.add(muscle.id)
                lies = weights.PLACE_LIES if muscle.id in lying else 0.0
                yield muscle.id, share * (_sending(sender) + lies), self._sends(sender, region)
        why = self._reason(region, Because.LIES, Because.LIES_IN)
        for muscle_id, muscle in lying.items():
            if muscle_id not in seen:
                yield muscle_id, share * weights.PLACE_LIES * _common(muscle), why

    def _sends(self, sender: Sender, region: RegionId) -> Reason:
        if sender.main:
            return self._reason(region, Because.MOST, Because.MOST_TO)
        return self._reason(region, Because.SOME, Because.SOME_TO)

    def _reason(self, region: RegionId, where: Because, inside: Because) -> Reason:
        """Return a reason, worded by whether the name of the region says itself where it is."""
        name = self._atlas.regions[region].name
        return Reason(where if name.lower().split()[0] in _PREPOSITIONS else inside, name)

    def _muscles_of_condition(self, entry: str) -> Iterator[Candidate]:
        condition = next(c for c in self._atlas.conditions.values() if c.id == entry)
        for muscle, link in self._atlas.muscles_of_condition(condition.id):
            weight = weights.CONDITION * weights.RELATION[link.relation] * _common(muscle)
            yield muscle.id, weight, Reason(_RELATES[link.relation], condition.name)

    def _conditions_of_region(self, entry: str) -> Iterator[Candidate]:
        why = Reason(Because.FELT_AT, self._atlas.regions[RegionId(entry)].name)
        for condition in self._atlas.conditions.values():
            if entry in condition.regions:
                rank = condition.regions.index(RegionId(entry))
                weight = weights.CONDITION_PLACE / (1 + weights.CAUSE_RANK * rank)
                yield condition.id, weight, why


def _best(hits: Hits, group: str, heard: int = weights.ENTRIES_HEARD) -> list[Hit]:
    """Return the entries of a group that answer best; names break ties."""
    return nsmallest(heard, hits.get(group, {}).values(), key=_order)


def _order(hit: Hit) -> tuple[float, str]:
    return -hit.score, hit.id


def _first(found: list[Candidate], complete: Set[str]) -> list[Candidate]:
    """Return as many warnings as are read; none that was said in full gives way to another."""
    chosen = sorted(found, key=lambda each: each[0] not in complete)[: weights.MOST_FLAGS]
    return [each for each in found if each in chosen]


def _is_said(flag: Hit, asked: Sequence[Asked]) -> bool:
    """Tell whether a warning is said well enough: the less, the more of its words were."""
    share = weights.FLAG_SHARE_LONG if flag.said.bit_count() > 2 else weights.FLAG_SHARE
    rarity = sum(each.rarity for place, each in enumerate(asked) if flag.said >> place & 1)
    return flag.score >= share and rarity >= weights.FLAG_RARITY


def _conditions_of(symptom: Symptom) -> Iterator[Candidate]:
    for weight, listed, because in (
        (weights.CAUSE_FIRST, symptom.causes_first, Because.LIKELIER),
        (weights.CAUSE_ALSO, symptom.conditions, Because.GOES_WITH),
    ):
        why = Reason(because, symptom.name)
        for rank, condition in enumerate(listed):
            yield condition, weight / (1 + weights.CAUSE_RANK * rank), why


def _common(muscle: Muscle) -> float:
    return weights.COMMON[muscle.frequency.rating]


def _sending(sender: Sender) -> float:
    share = weights.PLACE_MAIN if sender.main else weights.PLACE_SPILLOVER
    return share * _common(sender.muscle)
