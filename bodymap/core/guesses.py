"""What may be at work: one point of a muscle, two of its points, or all, and what each predicts.

Each guess predicts for every region how likely a person marks it. The logarithms of the odds
against the rest of the body are kept by region, so that a ranking only adds up what is marked.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from math import log
from typing import TYPE_CHECKING, Final

from bodymap.core.entries import Muscle
from bodymap.core.figures import RegionRef
from bodymap.core.record import record
from bodymap.core.words import Frequency, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bodymap.core.atlas import Atlas

# How likely a region is marked if the guess is right. The field has measured none of these; they
# were chosen on drawings blurred as people blur them, see docs/decisions/0012-explain.md.
MARKED_IF_MAIN: Final = 0.8
MARKED_IF_SPILLOVER: Final = 0.4
MARKED_IF_BESIDE: Final = 0.06  # a neighbour of the pattern: lines are drawn too far
MARKED_ELSEWHERE: Final = 0.02
# What is not marked counts less than half: people shade less than they feel, and whoever leaves out
# one region leaves out the next.
UNMARKED_COUNTS: Final = 0.45
PRIOR: Final = {Frequency.VERY_COMMON: 2.9, Frequency.COMMON: 1.7, Frequency.LESS_COMMON: 1.0}
MORE_POINTS: Final = 1.0  # what each further step (two points, all points) costs: one is likeliest
# What an unmarked region costs and what a mark gives back, as logarithms of odds.
_CHANCES: Final = tuple(
    (unmarked, log(chance / MARKED_ELSEWHERE) - unmarked)
    for chance in (MARKED_IF_MAIN, MARKED_IF_SPILLOVER, MARKED_IF_BESIDE)
    for unmarked in (UNMARKED_COUNTS * log((1 - chance) / (1 - MARKED_ELSEWHERE)),)
)


@record(frozen=True, slots=True)
class Guess:
    """Some points of one muscle of one side, and what they predict.

    `before` is what the guess is worth while nothing is marked: the prior, less what it loses for
    every region that it predicts. A mark gives some of that back. `who` is the number of the muscle
    on its side, `main_bits` the main zones with a bit for each region.
    """

    muscle: Muscle
    side: Side
    main: frozenset[RegionRef]
    spillover: frozenset[RegionRef]
    before: float
    who: int
    main_bits: int


@record(frozen=True, slots=True)
class Guesses:
    """All guesses, and what a mark in each region says.

    A muscle on one side has a number, its other side the number `who ^ 1`. Sets of regions are
    whole numbers with a bit for each region: to compare them costs next to nothing.

    Attributes:
        all: the guesses.
        regions: the regions by name and side; the place of a region is that of its bit.
        bits: the bit of each region.
        gains: by region which guesses a mark there speaks for, and what it adds to each.
        reach: by number of the muscle all regions that any of its points reaches.
        senders: by region the muscles that reach it, and through which of their points.
    """

    all: tuple[Guess, ...]
    regions: tuple[RegionRef, ...]
    bits: dict[RegionRef, int]
    gains: dict[RegionRef, tuple[tuple[int, float], ...]]
    reach: tuple[int, ...]
    senders: dict[RegionRef, tuple[tuple[int, tuple[int, ...]], ...]]

    def refs(self, bits: int) -> tuple[RegionRef, ...]:
        """Return the regions of some bits, by name and side."""
        found = []
        while bits:
            lowest = bits & -bits
            found.append(self.regions[lowest.bit_length() - 1])
            bits ^= lowest
        return tuple(found)


@lru_cache(maxsize=2)
def guesses(atlas: Atlas) -> Guesses:
    """Return the guesses of an atlas; they are worked out once."""
    regions = tuple(sorted(atlas.refs, key=_by_name))
    bits = {ref: 1 << place for place, ref in enumerate(regions)}
    numbers = {
        (muscle, side): 2 * place + (side is Side.RIGHT)
        for place, muscle in enumerate(atlas.muscles)
        for side in (Side.LEFT, Side.RIGHT)
    }
    found: list[Guess] = []
    gains: dict[RegionRef, list[tuple[int, float]]] = defaultdict(list)
    reach = [0] * len(numbers)
    for muscle, side, steps, main, spillover in _combinations(atlas):
        covered = main | spillover
        beside = frozenset().union(*(atlas.neighbours.get(r, ()) for r in covered)) - covered
        before = log(PRIOR[muscle.frequency.rating]) - MORE_POINTS * steps
        for (unmarked, gain), refs in zip(_CHANCES, (main, spillover, beside), strict=True):
            before += unmarked * len(refs)
            for ref in refs:
                gains[ref].append((len(found), gain))
        who, main_bits = numbers[muscle.id, side], sum(bits[ref] for ref in main)
        found.append(Guess(muscle, side, main, spillover, before, who, main_bits))
        reach[who] |= sum(bits[ref] for ref in covered)
    senders = {
        ref: tuple(
            (numbers[each.muscle.id, each.side], (*each.main, *each.spillover))
            for each in atlas.senders(ref)
        )
        for ref in regions
    }
    kept = {ref: tuple(each) for ref, each in gains.items()}
    return Guesses(tuple(found), regions, bits, kept, tuple(reach), senders)


def _by_name(ref: RegionRef) -> tuple[str, str]:
    return ref.region, ref.side.value


def _combinations(
    atlas: Atlas,
) -> Iterator[tuple[Muscle, Side, int, frozenset[RegionRef], frozenset[RegionRef]]]:
    """Yield each point, each pair of points, all points of each muscle: steps, main, spillover."""
    for muscle in atlas.muscles.values():
        for side in (Side.LEFT, Side.RIGHT):
            here = [
                atlas.pattern(muscle, side, point.number)
                for point in muscle.trigger_points
                if point.only_side in (None, side)
            ]
            groups = [*((0, (one,)) for one in here), *((1, two) for two in combinations(here, 2))]
            for steps, patterns in [*groups, *([(2, tuple(here))] if len(here) > 2 else ())]:
                main = frozenset[RegionRef]().union(*(each.main for each in patterns))
                spillover = frozenset[RegionRef]().union(*(each.spillover for each in patterns))
                yield muscle, side, steps, main, spillover - main
