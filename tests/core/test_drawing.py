"""What a person marks, feels and answers."""

import pytest

from bodymap.core.drawing import PainDrawing, Quality, SignId, strength_word
from bodymap.core.figures import RegionRef
from bodymap.core.words import MuscleId, RegionId, Side

TEMPLE = RegionRef(RegionId("temple"), Side.LEFT)
NAPE = RegionRef(RegionId("neck_back"), Side.LEFT)
SIGN = SignId(MuscleId("pectoralis"), 0)


def test_marking_gives_another_drawing():
    empty = PainDrawing()
    marked = empty.marked(TEMPLE, 5).marked(NAPE, 3).marked(TEMPLE, 7)
    assert dict(empty.marks) == {}
    assert list(marked.marks.items()) == [(TEMPLE, 7), (NAPE, 3)]


@pytest.mark.parametrize(("asked", "kept"), [(-5, 1), (0, 1), (1, 1), (10, 10), (99, 10)])
def test_a_strength_is_brought_into_range(asked: int, kept: int):
    assert PainDrawing().marked(TEMPLE, asked).marks[TEMPLE] == kept


def test_the_last_mark_takes_the_answers_along():
    drawing = PainDrawing().marked(TEMPLE, 5).marked(NAPE, 5).answered(SIGN, True)
    drawing = drawing.with_quality(Quality.ACHE, on=True)
    one = drawing.unmarked(NAPE)
    assert (dict(one.marks), dict(one.answers)) == ({TEMPLE: 5}, {SIGN: True})
    none = one.unmarked(TEMPLE)
    assert none == PainDrawing(qualities=frozenset({Quality.ACHE}))


def test_qualities_are_chosen_and_left():
    drawing = PainDrawing().with_quality(Quality.NUMB, on=True).with_quality(Quality.NUMB, on=True)
    assert drawing.qualities == {Quality.NUMB}
    assert drawing.with_quality(Quality.NUMB, on=False).qualities == frozenset()


def test_words_for_strengths():
    words = [strength_word(strength) for strength in range(1, 11)]
    assert words == ["mild"] * 3 + ["moderate"] * 3 + ["strong"] * 4


def test_halves_that_touch_and_hurt_alike_are_one_spot():
    other = NAPE.opposite
    touching = {NAPE: frozenset({other}), other: frozenset({NAPE})}
    drawing = PainDrawing().marked(NAPE, 3).marked(TEMPLE, 3).marked(TEMPLE.opposite, 3)
    apart = {TEMPLE: (TEMPLE,), TEMPLE.opposite: (TEMPLE.opposite,)}
    assert drawing.spots(touching) == {NAPE: (NAPE,), **apart}
    assert drawing.marked(other, 3).spots(touching) == {NAPE: (NAPE, other), **apart}
    assert drawing.marked(other, 4).spots(touching) == {NAPE: (NAPE,), other: (other,), **apart}
    assert drawing.marked(other, 3).spots({}) == {NAPE: (NAPE,), other: (other,), **apart}
