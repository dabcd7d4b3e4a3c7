"""From marked regions to muscles and red flags."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from math import log
from random import Random

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import SignId
from bodymap.core.explain import Explanation, explain, red_flags_of, together
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


@pytest.mark.parametrize(
    ("marks", "fit"),
    [
        ({TEMPLE: 9, CHEST: 3}, "strong"),  # three quarters are covered
        ({TEMPLE: 8, CHEST: 3}, "possible"),
        ({TEMPLE: 4, CHEST: 6}, "possible"),  # two fifths
        ({TEMPLE: 3, CHEST: 5}, "weak"),
        ({NAPE: 5}, "strong"),  # half of the main zones are marked
    ],
)
def test_bounds_of_a_fit_belong_to_it(small: Atlas, marks: dict[RegionRef, int], fit: str):
    found = [e for e in explain(small, marks) if e.muscle.id == "splenius" and e.side is Side.LEFT]
    assert [each.fit for each in found] == [fit]


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
    assert unsure == open_
    assert (yes - open_, open_ - no) == pytest.approx((log(2), log(2)))
    splenius = explain(small, {NAPE: 5}, {sign: True})[0]
    assert splenius == explain(small, {NAPE: 5})[0]


def test_yes_speaks_against_a_muscle_where_no_is_its_sign(atlas: Atlas):
    against = next(
        SignId(muscle.id, number)
        for muscle in atlas.muscles.values()
        for number, sign in enumerate(muscle.signs)
        if sign.ask and not sign.yes_raises
    )
    side = atlas.muscles[against.muscle].trigger_points[0].only_side or Side.RIGHT
    ref = next(iter(atlas.pattern(atlas.muscles[against.muscle], side).main))
    yes, open_, no = (
        next(
            e.score
            for e in explain(atlas, {ref: 5}, {against: said})
            if e.side is side and e.muscle.id == against.muscle
        )
        for said in (True, None, False)
    )
    assert yes < open_ < no


def test_an_answer_to_what_nobody_asks_is_no_answer(small: Atlas):
    pectoralis = MuscleId("pectoralis")  # has one sign
    strange = [SignId(pectoralis, 1), SignId(pectoralis, 7), SignId(MuscleId("nobody"), 0)]
    for sign in strange:
        assert explain(small, {CHEST: 5}, {sign: True}) == explain(small, {CHEST: 5})


def test_a_mark_on_a_region_that_there_is_not_stays_unexplained(small: Atlas):
    lost = RegionRef(RegionId("tail"), Side.MIDLINE)
    for ref in sorted(small.refs, key=str):
        found = explain(small, {ref: 5, lost: 5})
        assert all(each.leaves == (lost,) for each in found if ref in each.explains)
        assert not any(lost in each.explains for each in found)


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


def cover(any_one: Explanation, refs: list[RegionRef], seed: int) -> list[Explanation]:
    """Return explanations of a few marks each, the likeliest first."""
    chance = Random(seed)
    scores = sorted((chance.uniform(-2, 9) for _ in range(9)), reverse=True)
    few = [tuple(chance.sample(refs, chance.randint(1, 3))) for _ in scores]
    return [replace(any_one, score=s, explains=e) for s, e in zip(scores, few, strict=True)]


@pytest.mark.parametrize("seed", range(24))
def test_together_is_the_likeliest_of_the_smallest_choices(atlas: Atlas, seed: int):
    """Compared with trying all choices."""
    refs = sorted(atlas.refs, key=str)[: 4 + seed % 5]
    ranking = cover(explain(atlas, {refs[0]: 5})[0], refs, seed)
    few = together(ranking, dict.fromkeys(refs, 5))
    wanted = {ref for each in ranking for ref in each.explains}

    def explains_all(chosen: Iterable[Explanation]) -> bool:
        return {ref for each in chosen for ref in each.explains} == wanted

    smaller = [c for n in range(len(few)) for c in combinations(ranking, n)]
    assert not any(map(explains_all, smaller))
    if explains_all(few):
        alike = filter(explains_all, combinations(ranking, len(few)))
        best = max(sum(each.score for each in chosen) for chosen in alike)
        assert sum(each.score for each in few) == pytest.approx(best)
    else:
        assert len(few) == 4
        assert not any(map(explains_all, combinations(ranking, 4)))


def test_four_muscles_are_named_at_most_and_each_adds_the_most_that_is_left(atlas: Atlas):
    refs = sorted(atlas.refs, key=str)[:6]
    marks = {ref: strength for strength, ref in enumerate(refs, 2)}
    any_one = explain(atlas, {refs[0]: 5})[0]
    four, five = ([replace(any_one, explains=(ref,)) for ref in refs[:n]] for n in (4, 5))
    assert {each.explains for each in together(four, marks)} == {(ref,) for ref in refs[:4]}
    assert [each.explains for each in together(five, marks)] == [(r,) for r in refs[4:0:-1]]
    wide = [*five, replace(any_one, explains=(refs[0], refs[1], refs[5]))]
    assert together(wide, marks)[0].explains == (refs[0], refs[1], refs[5])


def test_what_is_explained_already_does_not_count_again(atlas: Atlas):
    a, b, c, d, e, f, g = sorted(atlas.refs, key=str)[:7]
    any_one = explain(atlas, {a: 5})[0]
    parts = ((e,), (a, d), (c,), (a, b), (f,), (g,))
    ranking = [replace(any_one, explains=part) for part in parts]
    few = together(ranking, {a: 10, b: 9, c: 8, d: 7, e: 6, f: 2, g: 1})
    assert [each.explains for each in few] == [(a, b), (c,), (a, d), (e,)]


def test_the_one_that_explains_all_is_found_behind_many_that_do_not(atlas: Atlas):
    refs = sorted(atlas.refs, key=str)[:5]
    any_one = explain(atlas, {refs[0]: 5})[0]
    parts = [part for n in range(1, 5) for part in combinations(refs[1:], n)]
    ranking = [replace(any_one, score=5.0, explains=part) for part in parts]
    ranking.append(replace(any_one, score=1.0, explains=tuple(refs)))
    assert together(ranking, dict.fromkeys(refs, 5)) == (ranking[-1],)


def test_together_looks_at_the_marks_alone(atlas: Atlas):
    """What a muscle explains besides, since the marks changed, counts for nothing."""
    refs = sorted(atlas.refs, key=str)[:3]
    any_one = explain(atlas, {refs[0]: 5})[0]
    ranking = [replace(any_one, explains=(refs[2],)), replace(any_one, explains=(refs[0],))]
    assert together(ranking, {refs[0]: 5}) == (ranking[1],)


def test_together_stops_at_what_nothing_explains(small: Atlas):
    assert together(explain(small, {TEMPLE: 5}), {HEEL: 5}) == ()


def test_red_flags_come_once_and_the_closest_first(small: Atlas):
    flags = red_flags_of(small, [CHEST, TEMPLE])
    assert [f.id for f in flags[Urgency.NOW]] == ["temple_artery", "heart", "stroke"]
    assert [f.id for f in flags[Urgency.SOON]] == ["fever"]
    assert flags[Urgency.ASK] == ()
    assert not any(red_flags_of(small, []).values())


@pytest.mark.parametrize("order", [1, -1])
def test_each_marked_place_has_a_warning_of_its_own_on_the_card(atlas: Atlas, order: int):
    places = ["temple", "neck_side", "lumbar", "calf_upper"][::order]
    marked = [atlas.ref(RegionId(place), Side.RIGHT) for place in places]
    flags = red_flags_of(atlas, marked)
    for urgency in (Urgency.NOW, Urgency.SOON):
        card = flags[urgency][:5]
        for ref in marked:
            assert atlas.red_flags_of(ref, urgency)[0] in card, ref


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
