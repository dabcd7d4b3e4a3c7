"""Where two answers are equally good, and where the bounds of explaining lie."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from bodymap.content.loader import load
from bodymap.core.atlas import Atlas
from bodymap.core.explain import Explanation, explain, together
from bodymap.core.figures import RegionRef
from bodymap.core.words import RegionId, Side
from tests.content.small import edit, small_drawings, write_content

CHEST, NAPE, TEMPLE, HEEL = (
    RegionRef(RegionId(region), Side.LEFT)
    for region in ("chest", "neck_back", "temple", "heel_sole")
)
Explained = Callable[[str, dict[RegionRef, int]], Explanation]


@pytest.fixture
def pectoralis(tmp_path: Path) -> Explained:
    """Return what explains marks by the left pectoralis, whose zones are given as content."""

    def explained(zones: str, marks: dict[RegionRef, int]) -> Explanation:
        folder = write_content(tmp_path / "content")
        edit(folder, "muscles/pectoralis.yaml", "main: [chest]\n    spillover: [temple]", zones)
        found = explain(load([folder], small_drawings(tmp_path / "figures")), marks)
        (left,) = (e for e in found if e.muscle.id == "pectoralis" and e.side is Side.LEFT)
        return left

    return explained


@pytest.mark.parametrize(
    ("marks", "fit"), [({CHEST: 5, NAPE: 5}, "strong"), ({CHEST: 5}, "possible")]
)
def test_a_strong_fit_lacks_one_main_zone_of_three_and_not_two(
    pectoralis: Explained, marks: dict[RegionRef, int], fit: str
):
    assert pectoralis("main: [chest, neck_back, heel_sole]", marks).fit == fit


def test_where_nothing_is_a_main_zone_none_is_missing(pectoralis: Explained):
    found = pectoralis("main: []\n    spillover: [temple]\n    note: Around it.", {TEMPLE: 5})
    assert (found.fit, found.missing) == ("possible", ())


def test_of_two_points_that_explain_as_much_the_first_is_named(pectoralis: Explained):
    first = "main: [heel_sole]\n    spillover: [temple]\n    grade: U\n    sources: [book]\n"
    second = (
        "  - number: 2\n    where: lower\n    at: {region: chest, across: 0.5, down: 0.8}\n"
        "    main: [chest]\n    spillover: [temple]"
    )
    assert pectoralis(first + second, {TEMPLE: 5}).missing == (HEEL,)


@pytest.fixture
def any_one(atlas: Atlas) -> Explanation:
    return explain(atlas, {next(iter(atlas.refs)): 5})[0]


def places(count: int) -> list[RegionRef]:
    return [RegionRef(RegionId(f"place_{number}"), Side.LEFT) for number in range(count)]


def test_of_two_choices_as_likely_the_one_of_the_likeliest_muscle_is_taken(any_one: Explanation):
    a, b, c, d = places(4)
    ranking = [
        replace(any_one, score=score, explains=explains)
        for score, explains in ((4.0, (a, b)), (3.0, (a, c)), (2.0, (b, d)), (1.0, (c, d)))
    ]
    assert together(ranking, dict.fromkeys((a, b, c, d), 5)) == (ranking[0], ranking[3])


@pytest.mark.parametrize(("before", "count"), [(11, 2), (12, 3)])
def test_the_twelve_likeliest_are_tried_for_a_mark(any_one: Explanation, before: int, count: int):
    first, *some, last = places(6)
    parts = [part for size in range(4) for part in combinations(some, size)]
    explains = [*((first, *part) for part in parts[:before]), (first, *some), (last,)]
    ranking = [replace(any_one, explains=each) for each in explains]
    assert len(together(ranking, dict.fromkeys((first, *some, last), 5))) == count


def test_no_muscle_is_named_that_adds_nothing(any_one: Explanation):
    """Behind too many small choices to try them all, three muscles explain everything."""
    marked = places(15)
    hard, rest = marked[:3], marked[3:]
    small = [(first, other) for first in hard for other in rest]
    large = [(first, *rest[at : at + 4]) for first, at in zip(hard, (0, 4, 8), strict=True)]
    ranking = [replace(any_one, explains=each) for each in (*small, *large)]
    assert together(ranking, dict.fromkeys(marked, 5)) == tuple(ranking[-3:])


def test_what_is_explained_besides_the_marks_has_no_strength(any_one: Explanation):
    a, b, c = places(3)
    ranking = [replace(any_one, explains=(a, c)), replace(any_one, explains=(b,))]
    assert together(ranking, {a: 5, b: 6}) == (ranking[1], ranking[0])
