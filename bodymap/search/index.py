"""Finds entries by the words that name them, and what may be behind what was asked."""

from __future__ import annotations

from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING, Final, TypeVar

from bodymap.core.figures import RegionRef
from bodymap.core.record import record
from bodymap.core.words import MuscleId, RedFlagId, RegionId, Side, Urgency
from bodymap.search import weights
from bodymap.search.causes import Causes
from bodymap.search.kept import open_postings
from bodymap.search.matching import Asked, Hit, Hits
from bodymap.search.phrases import GROUPS
from bodymap.search.readers import Readers
from bodymap.search.reasons import Because, Reason
from bodymap.search.sides import body_words
from bodymap.search.text import as_written

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence, Set
    from pathlib import Path

    from bodymap.core.atlas import Atlas
    from bodymap.search.postings import Postings

    Found = Sequence[tuple[str, float, Reason | Hit]]  # an id, its score, why or by which phrase

_Made = TypeVar("_Made")

MOST: Final = 12  # results in one group
NEAREST: Final = 5
_NAMED: Final = ("symptoms", "regions", "therapies")  # found by their own names alone
_PARTED: Final = (*_NAMED, "conditions")
_SIDED: Final = ("symptoms", "muscles", "regions")
_NEAR: Final = ("symptoms", "muscles", "conditions", "regions")


@record(frozen=True, slots=True)
class Result:
    """One found entry: `score` orders its group; no reason is needed where its name was asked.

    `side` is the one side that was asked for, of what has sides, `urgency` that of a warning.
    `outright` says that the whole question is one of its names.
    """

    id: str
    name: str
    score: float
    reason: Reason | None
    side: Side | None = None
    urgency: Urgency | None = None
    outright: bool = False

    @property
    def why(self) -> str:
        """The reason in English."""
        return str(self.reason or "")


@record(frozen=True, slots=True)
class Nearest:
    """An entry that comes near to what was asked where nothing fits: `group` as in results."""

    group: str
    id: str
    name: str


Results = dict[str, tuple[Result, ...]]


class SearchIndex:
    """An index over one atlas; searching changes nothing."""

    def __init__(self, atlas: Atlas, postings: Postings | None = None) -> None:
        """Take the content and its built index, or build it now."""
        self._atlas = atlas
        self._readers = Readers(postings or _last(open_postings(atlas, None)), atlas.language)
        self._matcher = self._readers.own
        self._causes = Causes(atlas, self._matcher.text)

    @classmethod
    def opened(cls, atlas: Atlas, cache: Path | None) -> SearchIndex:
        """Return the index from the cache folder, or build it and keep it there; at one go."""
        return _last(cls.opening(atlas, cache))

    @classmethod
    def opening(cls, atlas: Atlas, cache: Path | None) -> Generator[float, None, SearchIndex]:
        """Open the index in steps of few milliseconds, between which a window can be painted.

        Args:
            atlas: the content.
            cache: an existing folder to keep the index in; None goes without.

        Yields:
            The share that is done, from 0 to 1.

        Returns:
            The index, as the value of `StopIteration`.
        """
        return cls(atlas, (yield from open_postings(atlas, cache)))

    def search(self, text: str) -> Results:
        """Return the ordered results of each group, the nearest ones where nothing fits.

        All groups are empty when nothing is near. `muscles` are those that can cause what was
        asked, named or not; `conditions` those that were named or are likelier than a muscle;
        `red_flags` the warnings that it raises, the most urgent first, each named by its sign.
        """
        reader = self._readers.of(text)
        asked = reader.asked(text) or reader.asked(text, near=True)
        hits = self._matcher.match(asked)
        outright = self._outright(text, hits.get("muscles", {}).values())
        if outright:
            hits |= _in_full(hits, asked)
        found: dict[str, Found] = {
            group: [(hit.id, hit.score, hit) for hit in hits.get(group, {}).values()]
            for group in _NAMED
        }
        found["muscles"] = self._causes.muscles(hits, asked)
        found["conditions"] = self._causes.conditions(hits, asked)
        flags = tuple(self._warning(*each) for each in self._causes.red_flags(hits, asked))
        side = self._side(text)
        ranked = {
            group: self._ranked(
                group,
                found[group],
                side if group in _SIDED else None,
                outright if group == "muscles" else frozenset(),
            )
            for group in GROUPS
            if group in found
        }
        return {**ranked, "red_flags": flags}

    def sides(self, text: str) -> frozenset[Side]:
        """Return the sides of the body that a question names: none, left, right, or both."""
        lexicon = self._readers.of(text).lexicon
        return lexicon.sides(text, self._body) if lexicon.may_have_sides(text) else frozenset()

    def nearest(self, text: str) -> tuple[Nearest, ...]:
        """Return a few entries whose names look or sound most like words that nobody knows.

        Meant for questions that find nothing. There are none where nothing is alike.
        """
        hits = self._matcher.match(self._readers.of(text).alike(text))
        named = [(group, hit) for group in _NEAR for hit in hits.get(group, {}).values()]
        best = nsmallest(NEAREST, named, key=lambda each: (-each[1].score, each[1].id, each[0]))
        return tuple(
            Nearest(group, hit.id, getattr(self._atlas, group)[hit.id].name) for group, hit in best
        )

    def matched(self, query: str, shown: str) -> tuple[str, ...]:
        """Return the words of a shown text that stand for something asked, to be set bold.

        A word that is still being typed matches what it begins.
        """
        reader = self._readers.of(query)
        meant = {word for each in reader.asked(query) for word in each.readings}
        typed = {word for word, forms in reader.lexicon.read(query) if forms}
        read = dict(self._matcher.lexicon.read(shown))
        return tuple(
            word for word, forms in read.items() if word in typed or not meant.isdisjoint(forms)
        )

    @cached_property
    def _body(self) -> frozenset[str]:
        return body_words(self._atlas, self._matcher.lexicon.read)

    def _side(self, text: str) -> Side | None:
        """Return the one side that a question names."""
        named = self.sides(text)
        return next(iter(named)) if len(named) == 1 else None

    def _warning(self, raised: str, score: float, why: Reason) -> Result:
        flag = self._atlas.red_flags[RedFlagId(raised)]
        reason = why if why.name else None
        return Result(flag.id, flag.sign, round(score, 4), reason, urgency=flag.urgency)

    def _outright(self, text: str, hits: Iterable[Hit]) -> frozenset[str]:
        """Return the muscles one of whose names, or short names, is all that was asked."""
        asked = as_written(text)
        named = [self._atlas.muscles[MuscleId(hit.id)] for hit in hits if hit.complete]
        return frozenset(
            muscle.id
            for muscle in named
            if asked in map(as_written, (muscle.name, muscle.latin, *muscle.aliases))
        )

    def _ranked(
        self, group: str, found: Found, side: Side | None, outright: Set[str]
    ) -> tuple[Result, ...]:
        entries = getattr(self._atlas, group)
        least = weights.ENOUGH * max((score for _, score, _ in found), default=0.0)
        kept = [(entry, round(score, 4), why) for entry, score, why in found if score >= least]
        best = nsmallest(MOST, kept, key=lambda each: (-each[1], entries[each[0]].name))
        results = []
        for entry, score, why in best:
            name = entries[entry].name
            reason = Reason(Because.NAMED, self._matcher.text(why)) if isinstance(why, Hit) else why
            needless = reason in (Reason(Because.NAMED, name), Reason(Because.NAMED, ""))
            of = side if group != "regions" or self._has(entry, side) else None
            said = None if needless else reason
            results.append(Result(entry, name, score, said, of, outright=entry in outright))
        return tuple(results)

    def _has(self, region: str, side: Side | None) -> bool:
        """Tell whether a region has this side, or lies on the midline."""
        return side is not None and RegionRef(RegionId(region), side) in self._atlas.refs


def _in_full(hits: Hits, asked: Sequence[Asked]) -> Hits:
    """Return what answers a whole question: who names a muscle does not mean a part of its name."""
    whole = (1 << len(asked)) - 1
    return {
        group: {hit.id: hit for hit in hits.get(group, {}).values() if hit.said == whole}
        for group in _PARTED
    }


def _last(steps: Generator[float, None, _Made]) -> _Made:
    """Take all steps at one go and return what they lead to."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            made: _Made = done.value
            return made
