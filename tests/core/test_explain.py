"""From marked regions to muscles and red flags."""

from dataclasses import replace

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import SignId
from bodymap.core.explain import explain, red_flags_of, together
from bodymap.core.figures import RegionRef
from bodymap.core.words import MuscleId, RegionId, Side, Urgency

TEMPLE = RegionRef(RegionId("temple"), Side.LEFT)
NAPE = RegionRef(RegionId("neck_back"), Side.LEFT)
CHEST = RegionRef(RegionId("chest"), Side.LEFT)
HEEL = RegionRef(RegionId("heel_sole"), Side.LEFT)


def test_nothing_marked_explains_nothing(small: Atlas):
    assert explain(small, {}) == ()
    assert together((), {}) == ()


def test_a_region_that_nothing_reaches_has_no_muscle(small: Atlas):
    assert explain(small, {HEEL: 5}) == ()


def test_the_muscle_that_covers_all_marks_comes_first(small: Atlas):
    best, *others = explain(small, {TEMPLE: 5, NAPE: 5})
    assert (best.muscle.id, best.side, best.fit) == ("splenius", Side.LEFT, "strong")
    assert best.explains == (TEMPLE, NAPE)
    assert best.leaves == ()
    assert best.points == (1, 2)
    assert all(best.score >= other.score for other in others)


def test_a_mark_that_is_left_over_is_named(small: Atlas):
    found = {(e.muscle.id, e.side): e for e in explain(small, {TEMPLE: 5, CHEST: 5})}
    pectoralis = found[MuscleId("pectoralis"), Side.LEFT]
    assert pectoralis.explains == (TEMPLE, CHEST)
    assert found[MuscleId("splenius"), Side.LEFT].leaves == (CHEST,)


def test_fit_falls_with_the_share_that_is_covered(small: Atlas):
    fits = [
        next(e.fit for e in explain(small, marks) if e.muscle.id == "splenius")
        for marks in ({TEMPLE: 5}, {TEMPLE: 5, CHEST: 5}, {TEMPLE: 1, CHEST: 9})
    ]
    assert fits == ["strong", "possible", "weak"]


def test_a_stronger_mark_counts_more(small: Atlas):
    faint, strong = explain(small, {TEMPLE: 1})[0], explain(small, {TEMPLE: 10})[0]
    assert strong.score > faint.score


def test_answers_about_signs_move_a_muscle(small: Atlas):
    sign = SignId(MuscleId("pectoralis"), 0)
    scores = [
        next(e.score for e in explain(small, {CHEST: 5}, answers) if e.side is Side.LEFT)
        for answers in ({sign: False}, {sign: None}, {}, {sign: True})
    ]
    no, unsure, open_, yes = scores
    assert no < unsure == open_ < yes
    splenius = explain(small, {NAPE: 5}, {sign: True})[0]
    assert splenius == explain(small, {NAPE: 5})[0]


def test_together_adds_the_muscle_that_covers_what_is_left(small: Atlas):
    marks = {TEMPLE: 5, NAPE: 8, CHEST: 5, HEEL: 9}
    few = together(explain(small, marks), marks)
    assert [e.muscle.id for e in few] == ["splenius", "pectoralis"]


def test_of_equally_few_together_takes_the_likeliest(small: Atlas):
    any_one = explain(small, {TEMPLE: 5})[0]
    ranked = [
        replace(any_one, score=score, explains=explains)
        for score, explains in (
            (9.0, (NAPE, CHEST)),
            (8.0, (TEMPLE,)),
            (2.0, (TEMPLE, NAPE)),
            (1.0, (CHEST,)),
        )
    ]
    few = together(ranked, {TEMPLE: 5, NAPE: 5, CHEST: 5})
    assert [each.score for each in few] == [9.0, 8.0]


def test_together_stops_at_what_nothing_explains(small: Atlas):
    assert together(explain(small, {TEMPLE: 5}), {HEEL: 5}) == ()


def test_red_flags_come_once_and_the_closest_first(small: Atlas):
    flags = red_flags_of(small, [CHEST, TEMPLE])
    assert [f.id for f in flags[Urgency.NOW]] == ["temple_artery", "heart", "stroke"]
    assert [f.id for f in flags[Urgency.SOON]] == ["fever"]
    assert flags[Urgency.ASK] == ()
    assert not any(red_flags_of(small, []).values())


@pytest.mark.parametrize("count", [20, 180])
def test_marking_everything_is_no_trouble(atlas: Atlas, count: int):
    """Where four muscles do not suffice, each of them still explains what the others leave."""
    marks = dict.fromkeys(sorted(atlas.refs, key=str)[:count], 10)
    ranked = explain(atlas, marks)
    few = together(ranked, marks)
    assert len(ranked) > 50
    assert len(few) == 4
    for each in few:
        others = {ref for other in few if other != each for ref in other.explains}
        assert set(each.explains) - others
