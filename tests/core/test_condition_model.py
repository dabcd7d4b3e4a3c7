"""What is not a muscle: the fit of each condition worked out anew, the slow way."""

from dataclasses import replace
from math import sqrt
from pathlib import Path
from random import Random

import pytest

from bodymap.content.loader import load
from bodymap.core.alternatives import not_a_muscle
from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing, Quality
from bodymap.core.entries import Condition
from bodymap.core.figures import RegionRef
from bodymap.core.words import ConditionId, RegionId, Side, Urgency
from tests.content.small import edit, small_drawings, write_content

Strengths = dict[RegionId, int]
FADE = 0.85  # what each further place in a list counts of the one before


def drawing_of(atlas: Atlas, seed: int) -> PainDrawing:
    """Return a few marks side by side, every other one numb."""
    chance = Random(seed)
    refs = [chance.choice(sorted(atlas.refs, key=str))]
    for _ in range(seed % 5):
        near = {ref for each in refs for ref in atlas.neighbours[each]}
        refs.append(chance.choice(sorted(near, key=str)))
    drawing = PainDrawing().with_quality(Quality.NUMB, on=seed % 2 == 1)
    for ref in refs:
        drawing = drawing.marked(ref, chance.randint(1, 10))
    return drawing


def own_regions(condition: Condition, strengths: Strengths) -> float:
    """Return what the marks are worth, less for what a condition names besides."""
    marked, all_of_it = 0.0, 1.0
    for place, region in enumerate(condition.regions):
        marked += strengths.get(region, 0) * FADE**place
        all_of_it += FADE**place
    return marked / sqrt(all_of_it)


def pains(atlas: Atlas, condition: Condition, strengths: Strengths) -> list[float]:
    """Return what it is worth that the pain of each marked region names the condition."""
    worth = []
    for symptom in atlas.symptoms.values():
        region = next(iter(symptom.regions), None)
        causes = [*symptom.causes_first, *symptom.conditions]
        if symptom.id.startswith("pain_") and region in strengths and condition.id in causes:
            worth.append(strengths[region] * FADE ** causes.index(condition.id))
    return worth


def fit(atlas: Atlas, condition: Condition, strengths: Strengths) -> float:
    first_flags = [atlas.red_flags[flag] for flag in condition.red_flags][:1]
    dangerous = [flag for flag in first_flags if flag.urgency is Urgency.NOW]
    typical = [region for region in condition.regions[:3] if region in strengths]
    named = pains(atlas, condition, strengths)
    if dangerous and not typical and not named:
        return 0.0
    return own_regions(condition, strengths) + sum(named)


def nerve_causes(atlas: Atlas, strengths: Strengths) -> set[ConditionId]:
    found: set[ConditionId] = set()
    for symptom in atlas.symptoms.values():
        name = symptom.name.lower()
        here = not symptom.regions or any(region in strengths for region in symptom.regions)
        if here and ("numb" in name or "tingl" in name):
            found.update(symptom.causes_first)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_the_six_conditions_that_fit_best_are_listed(atlas: Atlas, seed: int):
    drawing = drawing_of(atlas, seed)
    strengths: Strengths = {}
    for ref, strength in drawing.marks.items():
        strengths[ref.region] = max(strength, strengths.get(ref.region, 0))
    fits = {each: fit(atlas, each, strengths) for each in atlas.conditions.values()}
    ranked = sorted((each for each in fits if fits[each] > 0), key=lambda c: (-fits[c], c.name))
    nerves = nerve_causes(atlas, strengths) if Quality.NUMB in drawing.qualities else set()
    first = [each for each in ranked if each.id in nerves and fits[each] >= 0.3 * fits[ranked[0]]]
    expected = [*first, *(each for each in ranked if each not in first)][:6]
    assert [each.id for each in not_a_muscle(atlas, drawing)] == [each.id for each in expected]


@pytest.mark.parametrize(
    ("flags", "listed"), [("fever, stroke", True), ("stroke, fever", False), ("", True)]
)
def test_the_first_warning_sign_of_a_condition_tells_whether_it_is_dangerous(
    tmp_path: Path, flags: str, listed: bool
):
    """The nape is the fourth region of migraine: not where it is typical."""
    folder = write_content(tmp_path / "content")
    regions = f"regions: [temple, nose, chest, neck_back]\n  red_flags: [{flags}]"
    edit(folder, "conditions.yaml", "regions: [temple, nose]", regions)
    atlas = load([folder], small_drawings(tmp_path / "figures"))
    nape = RegionRef(RegionId("neck_back"), Side.LEFT)
    found = [each.id for each in not_a_muscle(atlas, PainDrawing().marked(nape, 5))]
    assert ("migraine" in found) == listed


def test_without_conditions_none_is_listed(small: Atlas):
    nape = RegionRef(RegionId("neck_back"), Side.LEFT)
    assert not_a_muscle(replace(small, conditions={}), PainDrawing().marked(nape, 5)) == ()
