"""The model of docs/decisions/0012, worked out anew from its formula, the slow way."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import log
from random import Random

import pytest

from bodymap.core.atlas import Atlas, Pattern
from bodymap.core.entries import Muscle
from bodymap.core.explain import Explanation, explain, together
from bodymap.core.figures import RegionRef
from bodymap.core.words import Frequency, Side

Marks = dict[RegionRef, int]
CHANCES = {"main": 0.8, "spillover": 0.4, "beside": 0.06}
ELSEWHERE = 0.02
PRIOR = {Frequency.VERY_COMMON: 2.9, Frequency.COMMON: 1.7, Frequency.LESS_COMMON: 1.0}


@dataclass
class Guess:
    main: frozenset[RegionRef]
    covered: frozenset[RegionRef]
    score: float


def unmarked(chance: float) -> float:
    return 0.45 * log((1 - chance) / (1 - ELSEWHERE))


def chance_of(ref: RegionRef, guess: Guess, atlas: Atlas) -> float:
    if ref in guess.main:
        return CHANCES["main"]
    if ref in guess.covered:
        return CHANCES["spillover"]
    beside = atlas.neighbours.get(ref, frozenset()) & guess.covered
    return CHANCES["beside"] if beside else ELSEWHERE


def groups(atlas: Atlas, muscle: Muscle, side: Side) -> Iterator[tuple[int, list[Pattern]]]:
    here = [
        atlas.pattern(muscle, side, point.number)
        for point in muscle.trigger_points
        if point.only_side in (None, side)
    ]
    yield from ((0, [each]) for each in here)
    yield from ((1, list(two)) for two in combinations(here, 2))
    if len(here) > 2:
        yield 2, here


def scored(atlas: Atlas, muscle: Muscle, side: Side, marks: Marks) -> list[Guess]:
    found = []
    for steps, patterns in groups(atlas, muscle, side):
        main = frozenset(ref for each in patterns for ref in each.main)
        spillover = frozenset(ref for each in patterns for ref in each.spillover)
        guess = Guess(main, main | spillover, 0.0)
        guess.score = log(PRIOR[muscle.frequency.rating]) - 1.0 * steps
        for ref in atlas.refs:
            chance = chance_of(ref, guess, atlas)
            guess.score += unmarked(chance)
            if ref in marks:
                weight = 0.4 + 0.6 * marks[ref] / 10
                guess.score += weight * (log(chance / ELSEWHERE) - unmarked(chance))
        found.append(guess)
    return found


def drawings(atlas: Atlas, seed: int) -> Marks:
    """Return regions that lie side by side, as a person marks them, and one elsewhere."""
    chance = Random(seed)
    refs = sorted(atlas.refs, key=str)
    marked = [chance.choice(refs)]
    for _ in range(seed):
        near = {ref for each in marked for ref in atlas.neighbours[each]}
        marked.append(chance.choice(sorted(near, key=str)))
    return {ref: chance.randint(1, 10) for ref in (*marked, chance.choice(refs))}


def fit_of(marks: Marks, guess: Guess, reach: frozenset[RegionRef]) -> str:
    worth = {
        ref: strength * (1.0 if ref in guess.main else 0.6 if ref in reach else 0.0)
        for ref, strength in marks.items()
    }
    share = sum(worth.values()) / sum(marks.values())
    lacking = len(guess.main - marks.keys()) / max(1, len(guess.main))
    if share >= 0.75 and lacking <= 0.5:
        return "strong"
    return "possible" if share >= 0.4 else "weak"


def best_of(atlas: Atlas, muscle: Muscle, side: Side, marks: Marks) -> list[Guess]:
    """Return the best guesses that a mark speaks for; points with the same pattern tie."""
    every = [
        guess
        for guess in scored(atlas, muscle, side, marks)
        if any(chance_of(ref, guess, atlas) > ELSEWHERE for ref in marks)
    ]
    best = max((guess.score for guess in every), default=0.0)
    return [guess for guess in every if guess.score == pytest.approx(best)]


@pytest.mark.parametrize("seed", range(7))
def test_every_explanation_is_that_of_the_formula(atlas: Atlas, seed: int):
    compare(atlas, drawings(atlas, seed))


@pytest.mark.parametrize("count", [2, 3, 4])
def test_several_points_at_once_are_scored_by_the_formula(atlas: Atlas, count: int):
    """Every main zone of a muscle is marked: no single point explains them all."""
    muscle = max(
        (each for each in atlas.muscles.values() if len(each.trigger_points) == count),
        key=lambda each: len(atlas.pattern(each, Side.LEFT).main),
    )
    marks = dict.fromkeys(atlas.pattern(muscle, Side.LEFT).main, 10)
    best = best_of(atlas, muscle, Side.LEFT, marks)[0]
    singles = [atlas.pattern(muscle, Side.LEFT, p.number) for p in muscle.trigger_points]
    assert all(best.main > single.main for single in singles)
    compare(atlas, marks)


def compare(atlas: Atlas, marks: Marks) -> None:
    """Compare all explanations of the marks with the formula."""
    expected: dict[tuple[str, Side], tuple[list[Guess], frozenset[RegionRef]]] = {}
    for muscle, side in product(atlas.muscles.values(), (Side.LEFT, Side.RIGHT)):
        whole = atlas.pattern(muscle, side)
        reach = whole.main | whole.spillover
        if reach & marks.keys():
            expected[muscle.id, side] = best_of(atlas, muscle, side, marks), reach
    found = explain(atlas, marks)
    assert {(each.muscle.id, each.side) for each in found} == expected.keys()
    for each in found:
        best, reach = expected[each.muscle.id, each.side]
        assert each.score == pytest.approx(best[0].score - stood_back(each, expected))
        assert each.explains == tuple(ref for ref in marks if ref in reach)
        assert each.leaves == tuple(ref for ref in marks if ref not in reach)
        assert each.points == points_of(atlas, each, marks)
        assert (each.fit, each.missing) in [
            (fit_of(marks, guess, reach), lacking(guess, marks)) for guess in best
        ]
    order = [(-each.score, each.muscle.name, each.side.value) for each in found]
    assert order == sorted(order)


def stood_back(
    found: Explanation, all_found: dict[tuple[str, Side], tuple[list[Guess], frozenset[RegionRef]]]
) -> float:
    """Return by how much a muscle stands back behind its own other side."""
    own = all_found[found.muscle.id, found.side][0][0].score
    other = all_found.get((found.muscle.id, found.side.opposite))
    if other is None:
        return 0.0
    lead = other[0][0].score - own
    tie = lead == pytest.approx(0.0)
    return log(4) if (found.side is Side.RIGHT if tie else lead > 0) else 0.0


def lacking(guess: Guess, marks: Marks) -> tuple[RegionRef, ...]:
    refs = sorted(guess.main - marks.keys(), key=lambda ref: (ref.region, ref.side.value))
    return tuple(refs)


def points_of(atlas: Atlas, found: Explanation, marks: Marks) -> tuple[int, ...]:
    numbers = []
    for point in found.muscle.trigger_points:
        if point.only_side in (None, found.side):
            pattern = atlas.pattern(found.muscle, found.side, point.number)
            if (pattern.main | pattern.spillover) & marks.keys():
                numbers.append(point.number)
    return tuple(sorted(numbers))


@pytest.mark.parametrize("seed", range(2, 7))
def test_no_fewer_muscles_explain_the_same_together(atlas: Atlas, seed: int):
    marks = drawings(atlas, seed)
    ranking = explain(atlas, marks)
    few = together(ranking, marks)
    wanted = {ref for each in ranking for ref in each.explains}
    assert {ref for each in few for ref in each.explains} == wanted
    reaches = {frozenset(each.explains) for each in ranking}
    for fewer in combinations(reaches, len(few) - 1):
        assert frozenset().union(*fewer) != wanted
    strengths = [sum(marks[ref] for ref in each.explains) for each in few]
    assert strengths == sorted(strengths, reverse=True)
