"""Which question comes first: worked out anew by Bayes' rule, the slow way."""

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log
from random import Random

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import SignId
from bodymap.core.entries import Sign
from bodymap.core.explain import Explanation, explain
from bodymap.core.figures import RegionRef
from bodymap.core.questions import in_full, next_questions
from bodymap.core.words import Grade, MuscleId, RegionId, Side

YES_IF_IT_IS = 2 / 3  # a sign that fits doubles the odds


def ranking_of(atlas: Atlas, seed: int) -> tuple[Explanation, ...]:
    """Return what explains some regions that lie side by side."""
    chance = Random(seed)
    marked = [chance.choice(sorted(atlas.refs, key=str))]
    for _ in range(seed % 6):
        near = {ref for each in marked for ref in atlas.neighbours[each]}
        marked.append(chance.choice(sorted(near, key=str)))
    return explain(atlas, {ref: chance.randint(1, 10) for ref in marked})


def likelihood(best: Sequence[Explanation], ask: str) -> list[float]:
    """Return how likely a yes is with each of the muscles, most of which do not ask."""
    raises = [
        next((sign.yes_raises for sign in each.muscle.signs if sign.ask == ask), None)
        for each in best
    ]
    if_not = not next(each for each in raises if each is not None)
    return [
        YES_IF_IT_IS if (if_not if each is None else each) else 1 - YES_IF_IT_IS for each in raises
    ]


def expected_change(best: Sequence[Explanation], ask: str) -> float:
    """Return by how much an answer is expected to change what each muscle is worth."""
    weights = [exp(each.score) for each in best]
    before = [weight / sum(weights) for weight in weights]
    change = 0.0
    for yes in (True, False):
        joint = [
            p * (chance if yes else 1 - chance)
            for p, chance in zip(before, likelihood(best, ask), strict=True)
        ]
        answer = sum(joint)
        after = [each / answer for each in joint]
        change += answer * sum(abs(a - b) for a, b in zip(after, before, strict=True))
    return round(change, 9)


def asked_first(ranking: Sequence[Explanation], closed: set[str]) -> list[tuple[SignId, str]]:
    best = ranking[:8]
    owners: dict[str, SignId] = {}
    for each in best:
        for number, sign in enumerate(each.muscle.signs):
            if sign.ask and sign.ask not in closed:
                owners.setdefault(sign.ask, SignId(each.muscle.id, number))
    found: dict[str, tuple[SignId, str]] = {}
    for ask in sorted(owners, key=lambda ask: -expected_change(best, ask)):
        found.setdefault(owners[ask].muscle, (owners[ask], in_full(ask)))
    return list(found.values())[:3]


@pytest.mark.parametrize("seed", range(30))
def test_the_question_that_moves_the_shares_most_is_asked_first(atlas: Atlas, seed: int):
    ranking = ranking_of(atlas, seed)
    answers: dict[SignId, bool | None] = {}
    closed: set[str] = set()
    for said in (True, None, False):
        asked = next_questions(ranking, answers)
        assert [(each.id, each.text) for each in asked] == asked_first(ranking, closed)
        for question in asked[:1]:
            answers[question.id] = said
            closed.add(atlas.muscles[question.id.muscle].signs[question.id.number].ask)


def silent(ranking: Sequence[Explanation]) -> list[Explanation]:
    """Return a ranking of which nobody asks anything."""
    return [replace(each, muscle=replace(each.muscle, signs=())) for each in ranking]


def asking(explanation: Explanation, *asks: tuple[str, bool]) -> Explanation:
    signs = tuple(Sign(ask, Grade.U, (), ask, yes_raises) for ask, yes_raises in asks)
    return replace(explanation, muscle=replace(explanation.muscle, signs=signs))


def shared(atlas: Atlas, *muscles: tuple[float, list[tuple[str, bool]]]) -> list[Explanation]:
    """Return a ranking of different muscles, each with its share and what it asks."""
    every = silent(explain(atlas, dict.fromkeys(atlas.refs, 5)))
    different = {each.muscle.id: each for each in every}.values()
    return [
        replace(asking(each, *asks), score=log(share))
        for each, (share, asks) in zip(different, muscles, strict=False)
    ]


@pytest.mark.parametrize(("place", "count"), [(7, 1), (8, 0)])
def test_the_first_eight_muscles_are_asked_about(atlas: Atlas, place: int, count: int):
    ranking = silent(explain(atlas, dict.fromkeys(atlas.refs, 5)))
    ranking[place] = asking(ranking[place], ("Does it hurt?", True))
    assert len(next_questions(ranking, {})) == count


@pytest.mark.parametrize("first", [True, False])
def test_who_asks_the_same_the_other_way_round_does_not_count_with_the_first(
    atlas: Atlas, first: bool
):
    ranking = shared(
        atlas,
        (0.5, [("Same?", first)]),
        (0.4, [("Same?", not first), ("Other?", True)]),
        (0.05, [("Other?", True)]),
        (0.05, []),
    )
    assert [each.text for each in next_questions(ranking, {})] == ["Same?", "Other?"]


def test_what_nearly_all_muscles_ask_tells_less_than_what_half_of_them_ask(atlas: Atlas):
    ranking = shared(
        atlas,
        (0.4, [("Nearly all?", True)]),
        (0.5, [("Nearly all?", True), ("Half?", True)]),
        (0.1, []),
    )
    assert [each.text for each in next_questions(ranking, {})] == ["Half?", "Nearly all?"]


def test_scores_may_be_of_any_size(atlas: Atlas):
    one, two = shared(atlas, (0.5, [("One?", True)]), (0.5, [("Two?", True)]))
    ranking = [replace(one, score=900.0), replace(two, score=-900.0)]
    assert [each.text for each in next_questions(ranking, {})] == ["One?", "Two?"]


def test_an_answer_to_a_sign_that_there_is_not_closes_nothing(small: Atlas):
    ranking = explain(small, {RegionRef(RegionId("chest"), Side.LEFT): 5})
    lost: dict[SignId, bool | None] = {
        SignId(MuscleId("pectoralis"), 1): True,
        SignId(MuscleId("pectoralis"), 7): False,
        SignId(MuscleId("nobody"), 0): True,
    }
    assert next_questions(ranking, lost) == next_questions(ranking, {}) != ()
    told = SignId(MuscleId("".join(("pectora", "lis"))), 0)  # as read from a file
    assert next_questions(ranking, {told: True}) == ()


def test_a_question_is_written_with_its_mark():
    assert in_full("Does it hurt") == in_full("Does it hurt?") == "Does it hurt?"
