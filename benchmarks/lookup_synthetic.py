"""Drawings made from the patterns themselves: each blurred as people blur what they draw twice.

Two drawings of one person, made shortly after each other, overlap with a Jaccard index of about
0.62 on average; so every point's pattern loses and gains neighbouring regions until it overlaps
that much with the original.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from bodymap.core.words import Frequency, MuscleId, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef

OVERLAP: Final = 0.62
VARIANTS: Final = ("main", "half of the spillover", "all")
_SHARE: Final = dict(zip(VARIANTS, (0.0, 0.5, 1.0), strict=True))
_PRIOR: Final = {Frequency.VERY_COMMON: 3, Frequency.COMMON: 2, Frequency.LESS_COMMON: 1}

Marks = dict["RegionRef", int]
Target = tuple[MuscleId, Side]


@dataclass(frozen=True, slots=True)
class Case:
    """One blurred drawing and the muscle whose point it came from."""

    marks: Marks
    target: Target


def cases(atlas: Atlas, variant: str, *, rounds: int, seed: int) -> Iterator[Case]:
    """Return blurred drawings of every point of every muscle on the right side.

    Args:
        atlas: the content.
        variant: how much of the spillover the person feels; one of `VARIANTS`.
        rounds: drawings of each point.
        seed: of the blur.
    """
    chance = Random(seed)
    for _ in range(rounds):
        for muscle in atlas.muscles.values():
            for point in muscle.trigger_points:
                side = point.only_side or Side.RIGHT
                pattern = atlas.pattern(muscle, side, point.number)
                spillover = sorted(pattern.spillover, key=str)
                felt = set(pattern.main)
                felt |= {ref for ref in spillover if chance.random() < _SHARE[variant]}
                blurred = _blurred(felt, atlas, chance)
                strong = {ref: 7 if ref in pattern.main else 4 for ref in blurred}
                yield Case(strong, (muscle.id, side))


def _blurred(felt: set[RegionRef], atlas: Atlas, chance: Random) -> list[RegionRef]:
    """Return the regions with neighbours added and regions dropped, near the asked overlap."""
    drawn = set(felt)
    while True:
        around = {near for ref in drawn for near in atlas.neighbours.get(ref, ())} - drawn - felt
        kept = sorted(drawn & felt, key=str)
        drop = chance.random() < 0.5 and len(kept) > 1
        if not drop and not around:
            return sorted(drawn, key=str)
        changed = set(drawn)
        if drop:
            changed.remove(chance.choice(kept))
        else:
            changed.add(chance.choice(sorted(around, key=str)))
        before, after = _jaccard(drawn, felt), _jaccard(changed, felt)
        if after < OVERLAP:
            nearer = abs(after - OVERLAP) < abs(before - OVERLAP)
            return sorted(changed if nearer else drawn, key=str)
        drawn = changed


def _jaccard(one: set[RegionRef], other: set[RegionRef]) -> float:
    return len(one & other) / len(one | other)


def by_overlap(atlas: Atlas, marks: Marks) -> Sequence[Target]:
    """Return the muscles by the number of marks their whole pattern covers, the baseline.

    Those with the smaller pattern, then the commoner ones, then names break ties.
    """
    found = []
    for muscle in atlas.muscles.values():
        for side in (Side.LEFT, Side.RIGHT):
            pattern = atlas.pattern(muscle, side)
            reach = pattern.main | pattern.spillover
            if hits := len(reach & marks.keys()):
                rank = (-hits, len(reach), -_PRIOR[muscle.frequency.rating], muscle.id, side.value)
                found.append((rank, (muscle.id, side)))
    return [target for _, target in sorted(found)]


def twins(atlas: Atlas) -> dict[Target, frozenset[Target]]:
    """Return for each muscle those that no drawing can tell from it: same main, same spillover."""
    alike: dict[object, set[Target]] = {}
    for muscle in atlas.muscles.values():
        for side in (Side.LEFT, Side.RIGHT):
            pattern = atlas.pattern(muscle, side)
            key = (pattern.main, pattern.spillover)
            alike.setdefault(key, set()).add((muscle.id, side))
    return {target: frozenset(group) for group in alike.values() for target in group}
