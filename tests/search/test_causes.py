"""Who stands behind a question: muscles and conditions of the small content, a little changed."""

from dataclasses import replace

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.entries import Muscle
from bodymap.core.words import Frequency, MuscleId, Relation
from bodymap.search.index import SearchIndex


def alike(small: Atlas, *names: str) -> list[Muscle]:
    """Return muscles that are all like splenius but for their names."""
    splenius = small.muscles[MuscleId("splenius")]
    return [
        replace(splenius, id=MuscleId(name), name=name, latin=f"Musculus {name}", aliases=())
        for name in names
    ]


def behind(small: Atlas, text: str, *muscles: Muscle) -> list[str]:
    atlas = replace(small, muscles={muscle.id: muscle for muscle in muscles})
    return [result.id for result in SearchIndex(atlas).search(text)["muscles"]]


def test_a_muscle_whose_points_are_commoner_comes_first(small: Atlas):
    one, other, third = alike(small, "abba", "bobo", "coco")
    often = replace(one.frequency, rating=Frequency.VERY_COMMON)
    seldom = replace(one.frequency, rating=Frequency.LESS_COMMON)
    rare, common = replace(one, frequency=seldom), replace(third, frequency=often)
    assert behind(small, "temple", one, other) == ["abba", "bobo"]  # by name
    assert behind(small, "temple", rare, other, common) == ["coco", "bobo", "abba"]


def test_a_condition_that_goes_with_a_muscle_names_it_before_one_that_only_looks_alike(
    small: Atlas,
):
    one, other = alike(small, "abba", "bobo")
    looks = replace(one.conditions[0], relation=Relation.LOOKS_LIKE)
    assert behind(small, "cervicalgia", one, other) == ["abba", "bobo"]
    assert behind(small, "cervicalgia", replace(one, conditions=(looks,)), other) == [
        "bobo",
        "abba",
    ]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("temple", [("migraine", "is felt at: temple"), ("neck_pain", "is felt at: temple")]),
        ("nose", [("migraine", "is felt at: nose")]),
        ("numb hand", [("neck_pain", "likelier than a muscle with numb hand")]),
    ],
)
def test_conditions_say_why(small: Atlas, text: str, conditions: list[tuple[str, str]]):
    found = SearchIndex(small).search(text)["conditions"]
    assert [(each.id, each.why) for each in found] == conditions
