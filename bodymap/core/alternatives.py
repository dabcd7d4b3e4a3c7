"""Not always a muscle: the conditions that fit the marks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bodymap.core.drawing import PainDrawing, Quality
from bodymap.core.words import Urgency

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import Condition
    from bodymap.core.words import ConditionId, RegionId

MOST: Final = 6
_FADE: Final = 0.85  # how much less each further region of a condition's list counts
_TYPICAL: Final = 3  # regions of its list, one of which must be marked to name a dangerous one
_WORTH_NAMING: Final = 0.3  # of the best fit; a nerve that fits less does not jump the queue
_NERVES: Final = ("numb", "tingl")


def not_a_muscle(atlas: Atlas, drawing: PainDrawing) -> tuple[Condition, ...]:
    """Return the conditions that fit the marks best, nerve causes first where it feels numb.

    A condition counts for every marked region that it names, the more the earlier it names it and
    the stronger the mark; what it names and nobody marked counts against it. It counts also for
    every marked region whose pain names it, what is likelier than a muscle first. One that needs
    help at once is named only where a typical region of it is marked or names it: the warning signs
    of the regions stand above in any case.
    """
    strengths: dict[RegionId, int] = defaultdict(int)
    for ref, strength in drawing.marks.items():
        strengths[ref.region] = max(strengths[ref.region], strength)
    named = _named_by_pain(atlas, strengths)
    fits = {c.id: _fit(atlas, c, strengths, named) for c in atlas.conditions.values()}
    least = _WORTH_NAMING * max(fits.values(), default=0.0)
    nerves = _named_where_numb(atlas, drawing)
    found = sorted(
        (each for each in atlas.conditions.values() if fits[each.id] > 0),
        key=lambda c: (not (c.id in nerves and fits[c.id] >= least), -fits[c.id], c.name),
    )
    return tuple(found[:MOST])


def nerve_causes(atlas: Atlas, drawing: PainDrawing) -> tuple[Condition, ...]:
    """Return what is thought of before a muscle where it feels numb; nothing where it does not."""
    nerves = _named_where_numb(atlas, drawing)
    return tuple(each for each in not_a_muscle(atlas, drawing) if each.id in nerves)


def _fit(
    atlas: Atlas,
    condition: Condition,
    strengths: dict[RegionId, int],
    named: dict[ConditionId, float],
) -> float:
    typical = strengths.keys() & set(condition.regions[:_TYPICAL])
    if _dangerous(atlas, condition) and not typical and condition.id not in named:
        return 0.0
    worth = sum(
        strengths[region] * _FADE**place
        for place, region in enumerate(condition.regions)
        if region in strengths
    )
    spread = sum(_FADE**place for place, _ in enumerate(condition.regions))
    return float(worth / (1 + spread) ** 0.5) + named.get(condition.id, 0.0)


def _named_by_pain(atlas: Atlas, strengths: dict[RegionId, int]) -> dict[ConditionId, float]:
    """Return the conditions that the pains of the marked regions name, with what that is worth."""
    worth: dict[ConditionId, float] = defaultdict(float)
    for symptom in atlas.symptoms.values():
        region = symptom.regions[0] if symptom.regions else None
        if region in strengths and symptom.id.startswith("pain_"):
            for place, cause in enumerate((*symptom.causes_first, *symptom.conditions)):
                worth[cause] += strengths[region] * _FADE**place
    return worth


def _dangerous(atlas: Atlas, condition: Condition) -> bool:
    return any(atlas.red_flags[flag].urgency is Urgency.NOW for flag in condition.red_flags[:1])


def _named_where_numb(atlas: Atlas, drawing: PainDrawing) -> frozenset[ConditionId]:
    """Return what the symptoms of numbness at the marked regions name first, if it feels numb."""
    if Quality.NUMB not in drawing.qualities:
        return frozenset()
    marked = {ref.region for ref in drawing.marks}
    return frozenset(
        cause
        for symptom in atlas.symptoms.values()
        if any(word in symptom.name.lower() for word in _NERVES)
        and (not symptom.regions or marked & set(symptom.regions))
        for cause in symptom.causes_first
    )
