"""Conditions that fit the marks."""

from bodymap.core.alternatives import MOST, nerve_causes, not_a_muscle
from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing, Quality
from bodymap.core.figures import RegionRef
from bodymap.core.words import RegionId, Side, Urgency

TEMPLE = RegionRef(RegionId("temple"), Side.LEFT)
NAPE = RegionRef(RegionId("neck_back"), Side.LEFT)
NAPE_RIGHT = RegionRef(RegionId("neck_back"), Side.RIGHT)
CHEST = RegionRef(RegionId("chest"), Side.LEFT)


def ids(atlas: Atlas, drawing: PainDrawing) -> list[str]:
    return [condition.id for condition in not_a_muscle(atlas, drawing)]


def test_nothing_fits_nothing(small: Atlas):
    assert ids(small, PainDrawing()) == []
    assert ids(small, PainDrawing().marked(CHEST, 9)) == []


def test_what_names_the_region_earlier_comes_first(small: Atlas):
    assert ids(small, PainDrawing().marked(TEMPLE, 5)) == ["migraine", "neck_pain"]
    assert ids(small, PainDrawing().marked(NAPE, 5)) == ["neck_pain"]


def test_nerve_causes_come_first_where_it_feels_numb(small: Atlas):
    numb = PainDrawing().marked(TEMPLE, 5).with_quality(Quality.NUMB, on=True)
    assert ids(small, numb) == ["neck_pain", "migraine"]
    assert [each.id for each in nerve_causes(small, numb)] == ["neck_pain"]
    assert nerve_causes(small, PainDrawing().marked(TEMPLE, 5)) == ()


def test_the_stronger_side_counts_whichever_was_marked_last(small: Atlas):
    one = PainDrawing().marked(TEMPLE, 6).marked(NAPE, 9).marked(NAPE_RIGHT, 1)
    other = PainDrawing().marked(TEMPLE, 6).marked(NAPE_RIGHT, 1).marked(NAPE, 9)
    assert ids(small, one) == ids(small, other) == ["neck_pain", "migraine"]


def test_the_list_is_short(atlas: Atlas):
    drawing = PainDrawing()
    for ref in atlas.refs:
        drawing = drawing.marked(ref, 5)
    assert len(not_a_muscle(atlas, drawing)) == MOST


def test_a_dangerous_one_is_named_only_where_it_is_typical(atlas: Atlas):
    left_out = 0
    for ref in sorted(atlas.refs, key=str):
        shown = {condition.id for condition in not_a_muscle(atlas, PainDrawing().marked(ref, 5))}
        pains = [
            symptom
            for symptom in atlas.symptoms.values()
            if symptom.id.startswith("pain_") and symptom.regions[:1] == (ref.region,)
        ]
        named = {cause for pain in pains for cause in (*pain.causes_first, *pain.conditions)}
        for condition in atlas.conditions.values():
            urgent = (
                atlas.red_flags[condition.red_flags[0]].urgency if condition.red_flags else None
            )
            if urgent is Urgency.NOW and ref.region not in condition.regions[:3]:
                assert condition.id not in shown - named
                left_out += ref.region in condition.regions
    assert left_out
