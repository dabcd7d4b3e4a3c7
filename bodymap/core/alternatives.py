"""Not always a muscle: the conditions that fit the marks."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from bodymap.core.drawing import Quality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import PainDrawing
    from bodymap.core.entries import Condition
    from bodymap.core.words import ConditionId, RegionId

MOST: Final = 6
_FADE: Final = 0.85  # how much less each further region of a condition's list counts
_NERVES: Final = ("numb", "tingl")


def not_a_muscle(atlas: Atlas, drawing: PainDrawing) -> tuple[Condition, ...]:
    """Return the conditions that fit the marks best, nerve causes first where it feels numb.

    A condition counts for every marked region that it names, the more the earlier it names it and
    the stronger the mark; what it names and nobody marked counts against it.
    """
    if not drawing.marks:
        return ()
    nerves = _nerve_causes(atlas) if Quality.NUMB in drawing.qualities else frozenset()
    strengths: dict[RegionId, int] = {}
    for ref, strength in drawing.marks.items():
        strengths[ref.region] = max(strength, strengths.get(ref.region, 0))
    scored = [
        (_fit(c, strengths) * (2 if c.id in nerves else 1), c) for c in atlas.conditions.values()
    ]
    found = sorted(
        (pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].name)
    )
    return tuple(condition for _, condition in found[:MOST])


def _fit(condition: Condition, strengths: Mapping[RegionId, int]) -> float:
    worth = sum(
        strengths[region] * _FADE**place
        for place, region in enumerate(condition.regions)
        if region in strengths
    )
    named = sum(_FADE**place for place, _ in enumerate(condition.regions))
    return worth / sqrt(1 + named)


def _nerve_causes(atlas: Atlas) -> frozenset[ConditionId]:
    return frozenset(
        cause
        for symptom in atlas.symptoms.values()
        if any(word in symptom.name.lower() for word in _NERVES)
        for cause in symptom.causes_first
    )
