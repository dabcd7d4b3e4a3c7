"""Finds entries by the words that name them, and what may be behind what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from bodymap.core.words import RedFlagId
from bodymap.search import weights
from bodymap.search.causes import Causes
from bodymap.search.matching import Matcher
from bodymap.search.phrases import GROUPS, phrases
from bodymap.search.reasons import Because, Reason
from bodymap.search.text import common_form, raw_words
from bodymap.search.words import STOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.search.votes import Candidate

MOST: Final = 12  # results in one group


@dataclass(frozen=True, slots=True)
class Result:
    """One found entry: `score` orders its group; no reason is needed where its name was asked."""

    id: str
    name: str
    score: float
    reason: Reason | None

    @property
    def why(self) -> str:
        """The reason in English."""
        return str(self.reason or "")


Results = dict[str, tuple[Result, ...]]


class SearchIndex:
    """An index over one atlas, built once; searching changes nothing."""

    def __init__(self, atlas: Atlas) -> None:
        """Read every name, alias and phrasing of the atlas."""
        self._atlas = atlas
        self._matcher = Matcher(phrases(atlas))
        self._causes = Causes(atlas)

    def search(self, text: str) -> Results:
        """Return the ordered results of each group, the nearest ones where nothing fits.

        All groups are empty when nothing is near. `muscles` are those that can cause what was
        asked, named or not; `conditions` those that were named or are likelier than a muscle;
        `red_flags` the warnings that it raises, the most urgent first, each named by its sign.
        """
        asked = self._matcher.asked(text) or self._matcher.asked(text, near=True)
        hits = self._matcher.match(asked)
        found: dict[str, list[Candidate]] = {
            group: [
                (hit.phrase.id, hit.score, Reason(Because.NAMED, hit.phrase.text))
                for hit in hits.get(group, {}).values()
            ]
            for group in ("symptoms", "regions", "therapies")
        }
        found["muscles"] = self._causes.muscles(hits, asked)
        found["conditions"] = self._causes.conditions(hits, asked)
        flags = tuple(
            Result(flag, self._atlas.red_flags[RedFlagId(flag)].sign, round(score, 4), why)
            for flag, score, why in self._causes.red_flags(hits, asked)
        )
        ranked = {group: self._ranked(group, found[group]) for group in GROUPS if group in found}
        return {**ranked, "red_flags": flags}

    def matched(self, query: str, shown: str) -> tuple[str, ...]:
        """Return the words of a shown text that stand for something asked, to be set bold.

        A word that is still being typed matches what it begins.
        """
        meant = {word for each in self._matcher.asked(query) for word in each.readings}
        typed = set(raw_words(query)) - STOP
        return tuple(
            word
            for word in dict.fromkeys(raw_words(shown))
            if word in typed or common_form(word) in meant
        )

    def _ranked(self, group: str, found: Sequence[Candidate]) -> tuple[Result, ...]:
        entries = getattr(self._atlas, group)
        least = weights.ENOUGH * max((score for _, score, _ in found), default=0.0)
        kept = [(entry, round(score, 4), why) for entry, score, why in found if score >= least]
        best = nsmallest(MOST, kept, key=lambda each: (-each[1], entries[each[0]].name))
        return tuple(
            Result(entry, name, score, None if why == Reason(Because.NAMED, name) else why)
            for entry, score, why in best
            for name in (entries[entry].name,)
        )
