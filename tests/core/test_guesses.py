"""What may be at work, and which regions lie side by side."""

from collections import Counter
from itertools import product
from math import comb, isclose

from bodymap.core.atlas import Atlas
from bodymap.core.explain import explain, together
from bodymap.core.figures import RegionRef
from bodymap.core.guesses import guesses
from bodymap.core.questions import next_questions
from bodymap.core.words import RegionId, Side

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def ref(region: str, side: Side = RIGHT) -> RegionRef:
    return RegionRef(RegionId(region), side)


def test_neighbours_share_a_border_and_know_of_each_other(atlas: Atlas):
    near = atlas.neighbours
    assert ref("knee_front") in near[ref("knee_inner")]
    assert ref("thigh_front") in near[ref("knee_front")]
    assert ref("heel") not in near[ref("knee_front")]
    assert all(one in near[other] for one, others in near.items() for other in others)


def test_every_region_has_a_neighbour_or_is_the_only_one_of_its_figure(atlas: Atlas):
    assert {each for each in atlas.refs if not atlas.neighbours.get(each)} <= set()


def test_the_right_profile_has_the_neighbours_of_the_left(atlas: Atlas):
    left = {each.opposite for each in atlas.neighbours[ref("above_ear", LEFT)]}
    assert left == atlas.neighbours[ref("above_ear")]


def test_points_pairs_and_all_points_are_guessed(small: Atlas):
    here = [g for g in guesses(small).all if g.muscle.id == "splenius"]
    assert [len(g.main) for g in here if g.side is LEFT] == [1, 2, 3]
    assert [len(g.main) for g in here if g.side is RIGHT] == [1]
    assert not any(g.main & g.spillover for g in here)


def test_there_is_a_guess_for_each_point_each_two_and_all_of_more(atlas: Atlas):
    found = Counter((guess.muscle.id, guess.side) for guess in guesses(atlas).all)
    for muscle, side in product(atlas.muscles.values(), (LEFT, RIGHT)):
        count = sum(point.only_side in (None, side) for point in muscle.trigger_points)
        assert found[muscle.id, side] == count + comb(count, 2) + (count > 2)


def test_guesses_are_worked_out_once(small: Atlas):
    assert guesses(small) is guesses(small)


def test_a_mark_in_a_main_zone_gains_more_than_one_in_spillover(small: Atlas):
    known = guesses(small)
    number = next(n for n, g in enumerate(known.all) if ref("nose", Side.MIDLINE) in g.spillover)
    main = next(iter(known.all[number].main))
    gains = {each: dict(known.gains[each])[number] for each in (main, ref("nose", Side.MIDLINE))}
    assert gains[main] > gains[ref("nose", Side.MIDLINE)] > 0


def test_pain_on_both_sides_lists_more_muscles_than_pairs_would(atlas: Atlas):
    marks = {ref("neck_back", side): 6 for side in (LEFT, RIGHT)}
    ranking = explain(atlas, marks)
    assert len({each.muscle.id for each in ranking[:5]}) >= 4
    assert {each.side for each in ranking if each.muscle.id == "upper_trapezius"} == {LEFT, RIGHT}


def test_zones_that_nobody_marked_are_named(atlas: Atlas):
    best = explain(atlas, {ref("temple"): 6, ref("neck_side"): 6})[0]
    assert best.muscle.id == "upper_trapezius"
    assert best.missing == (ref("ear_back"),)


def test_together_takes_one_muscle_where_one_explains_all(atlas: Atlas):
    marks = {ref("temple"): 6, ref("neck_side"): 6, ref("ear_back"): 6}
    assert [each.muscle.id for each in together(explain(atlas, marks), marks)] == [
        "upper_trapezius"
    ]


def test_an_answer_moves_its_muscle_and_no_other(atlas: Atlas):
    marks = {ref("heel"): 6, ref("calf_lower"): 6}
    before = {(e.muscle.id, e.side): e.score for e in explain(atlas, marks)}
    question = next_questions(explain(atlas, marks), {})[0]
    after = {(e.muscle.id, e.side): e.score for e in explain(atlas, marks, {question.id: True})}
    asking = {
        muscle.id
        for muscle in atlas.muscles.values()
        if question.text in {sign.ask for sign in muscle.signs}
    }
    moved = {key[0] for key in before if not isclose(before[key], after[key])}
    assert moved == {muscle for muscle, _ in before if muscle in asking}
