"""From marked regions to the muscles that may explain them, with reasons.

Each guess (one point of a muscle, two of them, or all) predicts for every region how likely it is
marked; see `guesses`. The score of a muscle is that of its best guess: the logarithm of the odds
against "none of these", summed over what is marked and what is not, plus the prior. Marks that a
muscle leaves unexplained earn it nothing, and main zones that nobody marked cost it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from math import inf, log
from typing import TYPE_CHECKING, Final

from bodymap.core.entries import Muscle
from bodymap.core.figures import RegionRef
from bodymap.core.guesses import guesses
from bodymap.core.record import record
from bodymap.core.words import Side, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import SignId
    from bodymap.core.entries import RedFlag
    from bodymap.core.guesses import Guess, Guesses

MAX_STRENGTH: Final = 10
_FAINT: Final = 0.4  # what the faintest mark still counts, beside 1 for the strongest
_OTHER_SIDE: Final = log(4.0)  # the weaker side of a muscle stands back: other muscles say more
_SIGN_SPEAKS: Final = log(2.0)  # a sign that fits doubles the odds; none of them is measured
_SPILLOVER_SHARE: Final = 0.6  # how far spillover explains a mark, beside 1 for a main zone
_STRONG: Final = (0.75, 0.5)  # a strong fit covers at least this share and lacks at most that
_POSSIBLE: Final = 0.4  # a possible fit covers at least this share
_FEWEST: Final = 4  # muscles that `together` names at most
_TRIED: Final = 12  # muscles that `together` tries for one mark


@record(frozen=True, slots=True)
class Explanation:
    """One muscle as an explanation of the marks.

    `fit` is "strong", "possible" or "weak"; `score` orders the list and means nothing by itself.
    `points` are the numbers of the trigger points that reach a mark. `missing` are the main zones
    of the best guess that nobody marked.
    """

    muscle: Muscle
    side: Side
    fit: str
    score: float
    explains: tuple[RegionRef, ...]
    leaves: tuple[RegionRef, ...]
    points: tuple[int, ...]
    missing: tuple[RegionRef, ...]


@record(frozen=True, slots=True)
class _Marked:
    """What is marked: each region with strength and bit, then all bits and the whole strength."""

    each: tuple[tuple[RegionRef, int, int], ...]
    bits: int
    strength: int

    @classmethod
    def of(cls, known: Guesses, marks: Mapping[RegionRef, int]) -> _Marked:
        each = tuple((ref, strength, known.bits.get(ref, 0)) for ref, strength in marks.items())
        return cls(each, sum(bit for _, _, bit in each), sum(marks.values()))


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
    known = guesses(atlas)
    best = _best_guesses(known, marks)
    points = _points(known, marks)
    told = _told(atlas, answers or {})
    raw = {who: best[who][0] + _answered(best[who][1].muscle, told) for who in points}
    marked = _Marked.of(known, marks)
    explained = []
    for who, score in raw.items():
        _, guess = best[who]
        other = raw.get(who ^ 1, -inf)
        stands_back = other > score or (other == score and guess.side is Side.RIGHT)
        settled = score - _OTHER_SIDE if stands_back else score
        explained.append(_explanation(known, marked, guess, points[who], settled))
    return tuple(sorted(explained, key=lambda e: (-e.score, e.muscle.name, e.side.value)))


def together(
    explanations: Sequence[Explanation], marks: Mapping[RegionRef, int]
) -> tuple[Explanation, ...]:
    """Return the fewest muscles that between them explain all marks that any muscle explains.

    Of equally few the likeliest are taken; the one that explains most comes first. Where four do
    not suffice, the next one always adds the greatest strength of marks.
    """
    bits = {ref: 1 << place for place, ref in enumerate(marks)}
    first: dict[int, Explanation] = {}  # the likeliest muscle for every choice of marks
    for each in explanations:
        first.setdefault(sum(bits[ref] for ref in each.explains if ref in bits), each)
    wanted = 0
    for mask in first:
        wanted |= mask
    for count in range(_FEWEST + 1):
        found = _cover(wanted, first, count)
        if found is not None:
            return tuple(sorted(found, key=lambda e: _strength(e, marks), reverse=True))
    return _greedy(explanations, marks)


def red_flags_of(atlas: Atlas, refs: Iterable[RegionRef]) -> dict[Urgency, tuple[RedFlag, ...]]:
    """Return the red flags of several regions by urgency, each once.

    The first of each region, then the second of each, and so on, so that no marked place hides
    the warnings of another; those that concern any place stand last. See decision 0008.
    """
    marked = tuple(refs)

    def nearness(flag: RedFlag) -> int:
        return min(atlas.nearness(flag, ref.region) for ref in marked)

    found: dict[Urgency, tuple[RedFlag, ...]] = {}
    for urgency in Urgency:
        turns = zip_longest(*(atlas.red_flags_of(ref, urgency) for ref in marked))
        flags = dict.fromkeys(
            flag for turn in turns for flag in sorted(filter(None, turn), key=nearness)
        )
        found[urgency] = tuple(sorted(flags, key=lambda flag: flag.everywhere))
    return found


def _best_guesses(known: Guesses, marks: Mapping[RegionRef, int]) -> dict[int, tuple[float, Guess]]:
    """Return the likeliest guess of every muscle and side that a mark speaks for, and its score."""
    scores: dict[int, float] = defaultdict(float)
    for ref, strength in marks.items():
        weight = _FAINT + (1 - _FAINT) * strength / MAX_STRENGTH
        for number, gain in known.gains.get(ref, ()):
            scores[number] += weight * gain
    best: dict[int, tuple[float, Guess]] = {}
    for number, gained in scores.items():
        guess = known.all[number]
        score = guess.before + gained
        if guess.who not in best or score > best[guess.who][0]:
            best[guess.who] = (score, guess)
    return best


def _points(known: Guesses, marks: Mapping[RegionRef, int]) -> dict[int, set[int]]:
    """Return for every muscle and side that reaches a mark the numbers of the points that do."""
    reaching: dict[int, set[int]] = defaultdict(set)
    for ref in marks:
        for who, numbers in known.senders.get(ref, ()):
            reaching[who].update(numbers)
    return reaching


def _explanation(
    known: Guesses,
    marked: _Marked,
    guess: Guess,
    points: Iterable[int],
    score: float,
) -> Explanation:
    reach = known.reach[guess.who]
    missing = guess.main_bits & ~marked.bits
    return Explanation(
        guess.muscle,
        guess.side,
        _fit(marked, guess, reach, missing),
        score,
        explains=tuple([ref for ref, _, bit in marked.each if bit & reach]),
        leaves=tuple([ref for ref, _, bit in marked.each if not bit & reach]),
        points=tuple(sorted(points)),
        missing=known.refs(missing),
    )


def _fit(marked: _Marked, guess: Guess, reach: int, missing: int) -> str:
    """Return in a word how much of the marked strength the muscle covers, and what is missing."""
    main = guess.main_bits
    worth = [
        strength * (1.0 if bit & main else _SPILLOVER_SHARE)
        for _, strength, bit in marked.each
        if bit & reach
    ]
    covered = sum(worth) / marked.strength
    if covered >= _STRONG[0] and missing.bit_count() <= _STRONG[1] * main.bit_count():
        return "strong"
    return "possible" if covered >= _POSSIBLE else "weak"


def _told(atlas: Atlas, answers: Mapping[SignId, bool | None]) -> dict[str, bool]:
    """Return the questions that were answered yes or no, in words: muscles may share one."""
    told = {}
    for sign_id, answer in answers.items():
        muscle = atlas.muscles.get(sign_id.muscle)
        if answer is not None and muscle and sign_id.number < len(muscle.signs):
            told[muscle.signs[sign_id.number].ask] = answer
    return told


def _answered(muscle: Muscle, told: Mapping[str, bool]) -> float:
    """Return how much the answers about a muscle's signs raise or lower its score."""
    speaks = [told[s.ask] == s.yes_raises for s in muscle.signs if s.ask in told]
    return sum(_SIGN_SPEAKS if fits else -_SIGN_SPEAKS for fits in speaks)


def _cover(
    wanted: int, first: Mapping[int, Explanation], count: int
) -> tuple[Explanation, ...] | None:
    """Return the likeliest choice of `count` muscles that explains all marks, or None.

    Args:
        wanted: the marks that are not explained yet, one bit each.
        first: the likeliest muscle for every choice of marks.
        count: how many muscles may still be chosen.
    """
    if not wanted:
        return ()
    useful: dict[int, Explanation] = {}
    for mask, each in first.items():
        useful.setdefault(mask & wanted, each)
    if max(mask.bit_count() for mask in useful) * count < wanted.bit_count():
        return None
    hardest = wanted & -wanted
    best: tuple[Explanation, ...] | None = None
    for mask in [mask for mask in useful if mask & hardest][:_TRIED]:
        rest = _cover(wanted & ~mask, first, count - 1)
        if rest is not None:
            chosen = (useful[mask], *rest)
            if best is None or sum(e.score for e in chosen) > sum(e.score for e in best):
                best = chosen
    return best


def _greedy(
    explanations: Sequence[Explanation], left: Mapping[RegionRef, int]
) -> tuple[Explanation, ...]:
    chosen: list[Explanation] = []
    for _ in range(_FEWEST):
        best = max(explanations, key=lambda e: _strength(e, left))
        if not _strength(best, left):
            break
        chosen.append(best)
        left = {ref: strength for ref, strength in left.items() if ref not in best.explains}
    return tuple(chosen)


def _strength(explanation: Explanation, marks: Mapping[RegionRef, int]) -> int:
    """Return the strength of the marks that an explanation explains."""
    return sum(marks.get(ref, 0) for ref in explanation.explains)
