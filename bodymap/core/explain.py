"""From marked regions to the muscles that may explain them, with reasons.

Each muscle (of one side) is taken as a guess that predicts, for every region, how likely it would
be marked if the muscle were at work: high in its main zones, lower in its spillover, low elsewhere.
Marks it leaves unexplained and main zones that are not marked both count against it. How commonly
the muscle is affected is the prior. The logarithm of the odds against "none of these" is the score.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING, Final

from bodymap.core.entries import Muscle
from bodymap.core.figures import RegionRef
from bodymap.core.words import Frequency, Side, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import SignId
    from bodymap.core.entries import RedFlag

MAX_STRENGTH: Final = 10
# Likelihoods that a region is marked; the field has no measured ones, so they only keep the order
# main > spillover > elsewhere and were chosen on patterns blurred as people blur them.
MARKED_IF_MAIN: Final = 0.75
MARKED_IF_SPILLOVER: Final = 0.30
MARKED_IF_ELSEWHERE: Final = 0.04
PRIOR: Final = {Frequency.VERY_COMMON: 0.6, Frequency.COMMON: 0.3, Frequency.LESS_COMMON: 0.1}
_STRONG_FIT: Final = 0.75
_POSSIBLE_FIT: Final = 0.4
_SIGN_SPEAKS: Final = log(2.0)  # a sign that fits doubles the odds; none of them is measured
_FEWEST: Final = 4  # muscles that `together` names at most


@dataclass(frozen=True, slots=True)
class Explanation:
    """One muscle as an explanation of the marks.

    `fit` is "strong", "possible" or "weak"; `score` orders the list and means nothing by itself.
    `points` are the numbers of the trigger points that reach a mark.
    """

    muscle: Muscle
    side: Side
    fit: str
    score: float
    explains: tuple[RegionRef, ...]
    leaves: tuple[RegionRef, ...]
    points: tuple[int, ...]


def explain(
    atlas: Atlas,
    marks: Mapping[RegionRef, int],
    answers: Mapping[SignId, bool | None] | None = None,
) -> tuple[Explanation, ...]:
    """Return the muscles that may explain the marks, likeliest first.

    Args:
        atlas: the content.
        marks: the strength, 1 to 10, of each marked region.
        answers: what was said to questions about signs.
    """
    found = {}
    for ref in marks:
        for sender in atlas.senders(ref):
            found[(sender.muscle.id, sender.side)] = sender.muscle
    explained = [_explain(atlas, muscle, side, marks) for (_, side), muscle in found.items()]
    if answers:
        explained = [replace(e, score=e.score + _answered(e.muscle, answers)) for e in explained]
    return tuple(sorted(explained, key=lambda e: (-e.score, e.muscle.name, e.side.value)))


def together(
    explanations: Sequence[Explanation], marks: Mapping[RegionRef, int]
) -> tuple[Explanation, ...]:
    """Return a few muscles that between them explain as many marks as possible.

    The next one always adds the greatest strength of marks; the ranking breaks ties.
    """
    left = dict(marks)
    chosen: list[Explanation] = []
    while left and len(chosen) < _FEWEST:
        best = max(
            explanations, key=lambda e: sum(left.get(ref, 0) for ref in e.explains), default=None
        )
        if best is None or not any(ref in left for ref in best.explains):
            break
        chosen.append(best)
        for ref in best.explains:
            left.pop(ref, None)
    return tuple(chosen)


def red_flags_of(atlas: Atlas, refs: Iterable[RegionRef]) -> dict[Urgency, tuple[RedFlag, ...]]:
    """Return the red flags of several regions by urgency, each once, the closest ones first."""
    marked = tuple(refs)

    def nearness(flag: RedFlag) -> int:
        return min(atlas.nearness(flag, ref.region) for ref in marked)

    found: dict[Urgency, tuple[RedFlag, ...]] = {}
    for urgency in Urgency:
        flags = dict.fromkeys(flag for ref in marked for flag in atlas.red_flags_of(ref, urgency))
        found[urgency] = tuple(sorted(flags, key=nearness))
    return found


def _answered(muscle: Muscle, answers: Mapping[SignId, bool | None]) -> float:
    """Return how much the answers about a muscle's signs raise or lower its score."""
    told = 0.0
    for sign_id, answer in answers.items():
        if sign_id.muscle == muscle.id and answer is not None:
            speaks_for = answer == muscle.signs[sign_id.number].yes_raises
            told += _SIGN_SPEAKS if speaks_for else -_SIGN_SPEAKS
    return told


def _explain(
    atlas: Atlas, muscle: Muscle, side: Side, marks: Mapping[RegionRef, int]
) -> Explanation:
    pattern = atlas.pattern(muscle, side)
    score = log(PRIOR[muscle.frequency.rating])
    for ref, strength in marks.items():
        score += _weight(strength) * log(
            _likelihood(ref, pattern.main, pattern.spillover) / MARKED_IF_ELSEWHERE
        )
    unmarked = [ref for ref in pattern.main if ref not in marks]
    score += (
        len(unmarked)
        * log((1 - MARKED_IF_MAIN) / (1 - MARKED_IF_ELSEWHERE))
        / max(1, len(pattern.main))
    )
    reach = pattern.main | pattern.spillover
    explains = tuple(ref for ref in marks if ref in reach)
    points = tuple(
        p.number
        for p in muscle.trigger_points
        if p.only_side in (None, side)
        and atlas.zone_refs((*p.main, *p.spillover), side) & marks.keys()
    )
    fit = _fit(marks, pattern.main, pattern.spillover)
    return Explanation(
        muscle, side, fit, score, explains, tuple(r for r in marks if r not in reach), points
    )


def _likelihood(
    ref: RegionRef, main: frozenset[RegionRef], spillover: frozenset[RegionRef]
) -> float:
    if ref in main:
        return MARKED_IF_MAIN
    return MARKED_IF_SPILLOVER if ref in spillover else MARKED_IF_ELSEWHERE


def _weight(strength: int) -> float:
    """Return how much a mark counts: a faint one still half of the strongest."""
    return 0.5 + 0.5 * strength / MAX_STRENGTH


def _fit(
    marks: Mapping[RegionRef, int], main: frozenset[RegionRef], spillover: frozenset[RegionRef]
) -> str:
    """Return in a word how much of the marked strength the pattern covers."""
    covered = sum(
        s * (1.0 if ref in main else 0.5 if ref in spillover else 0.0) for ref, s in marks.items()
    )
    share = covered / sum(marks.values())
    return "strong" if share >= _STRONG_FIT else "possible" if share >= _POSSIBLE_FIT else "weak"
