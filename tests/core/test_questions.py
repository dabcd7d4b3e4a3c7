"""Questions that would change the ranking."""

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import SignId
from bodymap.core.explain import explain
from bodymap.core.figures import RegionRef
from bodymap.core.questions import MOST, next_questions
from bodymap.core.words import MuscleId, RegionId, Side

CHEST = RegionRef(RegionId("chest"), Side.LEFT)
NAPE = RegionRef(RegionId("neck_back"), Side.LEFT)
SIGN = SignId(MuscleId("pectoralis"), 0)


def test_a_sign_is_asked_as_a_question(small: Atlas):
    (question,) = next_questions(explain(small, {CHEST: 5}), {})
    assert (question.id, question.side, question.muscle.id) == (SIGN, Side.LEFT, "pectoralis")
    assert question.text == "Does lifting hurt?"


def test_what_was_answered_is_not_asked_again(small: Atlas):
    for answer in (True, False, None):
        assert next_questions(explain(small, {CHEST: 5}), {SIGN: answer}) == ()


def test_nothing_to_ask(small: Atlas):
    assert next_questions((), {}) == ()
    assert next_questions(explain(small, {NAPE: 5}), {}) == ()


def test_a_full_body_gets_a_few_different_questions(atlas: Atlas):
    ranking = explain(atlas, dict.fromkeys(sorted(atlas.refs, key=str), 10))
    questions = next_questions(ranking, {})
    assert len({question.id.muscle for question in questions}) == len(questions) == MOST
    assert all(question.text.endswith("?") for question in questions)
    first, *_ = questions
    again = next_questions(ranking, {first.id: True})
    assert first.id not in {question.id for question in again}
