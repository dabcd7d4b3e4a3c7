"""Left and right: where they say whose half of the body, and where they say something else."""

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.words import Side
from bodymap.search.index import SearchIndex


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


LEFT = (
    "pain in my left shoulder",
    "left",
    "shoulder left",
    "knee pain left",
    "my left hurts",
    "upper left back",
    "left sided headache",
    "left upper arm numb",
    "pain on the left when i turn",
    "left hand side of my neck",
    "left-hand thumb",
    "left trapezius",
    "my shoulder, the left one",
    "LEFT side of the chest",
    "the left arm",
)
RIGHT = (
    "on the right side",
    "lower right abdomen",
    "right big toe",
    "right piriformis",
    "the right of my neck",
    "my right is numb",
    "heel pain, right",
    "right lower back",
    "right eye twitching",
)
BOTH = (
    "both knees",
    "both my feet",
    "both of the upper arms",
    "both sides of the neck",
    "either side of the spine",
    "bilateral heel pain",
    "left and right shoulder",
    "left or right calf",
    "left neck and right hip",
)
NEITHER = (
    "",
    "shoulder",
    "pain right now",
    "all right",
    "right away",
    "right after running",
    "my knee is not right",
    "it came right back",
    "right under the shoulder blade",
    "right between the shoulder blades",
    "right behind the knee",
    "right in the middle of my back",
    "went right down my leg",
    "right where the neck joins the shoulder",
    "i am right handed",
    "what is the right treatment for my neck",
    "the right chair",
    "left over",
    "my left over soup",
    "left me unable to walk",
    "i left work with neck pain",
    "since i left hospital",
    "no feeling left in my foot",
    "pain left behind",
    "a little pain left",
    "right and",
    "both headache and neck pain",
    "both neck and shoulder pain",
    "hurts both",
    "side stitch",
    "outer side of knee",
)


@pytest.mark.parametrize("text", LEFT)
def test_the_left_side_is_asked_for(index: SearchIndex, text: str):
    assert index.sides(text) == {Side.LEFT}


@pytest.mark.parametrize("text", RIGHT)
def test_the_right_side_is_asked_for(index: SearchIndex, text: str):
    assert index.sides(text) == {Side.RIGHT}


@pytest.mark.parametrize("text", BOTH)
def test_both_sides_are_asked_for(index: SearchIndex, text: str):
    assert index.sides(text) == {Side.LEFT, Side.RIGHT}


@pytest.mark.parametrize("text", NEITHER)
def test_no_side_is_asked_for(index: SearchIndex, text: str):
    assert index.sides(text) == set()


def test_results_carry_the_side_where_they_have_one(index: SearchIndex):
    found = index.search("pain in my left shoulder")
    for group in ("regions", "muscles", "symptoms"):
        assert {result.side for result in found[group]} == {Side.LEFT}
    assert {result.side for result in found["conditions"]} == {None}


def test_what_lies_on_the_midline_has_no_side(index: SearchIndex):
    found = {r.id: r.side for r in index.search("left side of my nose and left knee")["regions"]}
    assert found["nose"] is None
    assert Side.LEFT in found.values()


@pytest.mark.parametrize("text", ["both knees", "left knee and right hip", "knee right now"])
def test_results_carry_no_side_unless_one_is_asked_for(index: SearchIndex, text: str):
    found = index.search(text)
    assert found["regions"]
    assert {result.side for results in found.values() for result in results} == {None}
