"""Left is the person's left in every drawing, and across counts from the middle of the body."""

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.entries import Place
from bodymap.core.words import Figure, RegionId, Side

MIDDLE_X = 500  # of the front, back and soles of the small drawings


@pytest.mark.parametrize(
    ("figure", "region"),
    [(Figure.FRONT, "temple"), (Figure.BACK, "neck_back"), (Figure.SOLES, "heel_sole")],
)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_a_larger_across_lies_further_from_the_middle(
    small: Atlas, figure: Figure, region: str, side: Side
):
    drawing = small.drawings[figure]
    inner = drawing.point_at(Place(RegionId(region), 0.1, 0.5), side)
    outer = drawing.point_at(Place(RegionId(region), 0.9, 0.5), side)
    assert inner
    assert outer
    assert abs(outer[0] - MIDDLE_X) - abs(inner[0] - MIDDLE_X) == pytest.approx(160)


def test_left_is_at_the_viewers_right_from_the_front_and_left_from_the_back(small: Atlas):
    place = Place(RegionId("temple"), 0.5, 0.5)
    assert small.drawings[Figure.FRONT].point_at(place, Side.LEFT) == (800, 200)
    nape = Place(RegionId("neck_back"), 0.5, 0.5)
    assert small.drawings[Figure.BACK].point_at(nape, Side.LEFT) == (200, 200)


def test_the_profile_counts_from_the_front(small: Atlas):
    profile = small.drawings[Figure.HEAD]
    assert profile.point_at(Place(RegionId("temple"), 0.25, 0.5), Side.LEFT) == (150, 200)
    assert profile.point_at(Place(RegionId("nose"), 0.25, 0.5), Side.LEFT) == (750, 200)


def test_a_midline_region_is_measured_from_its_middle_to_the_asked_side(small: Atlas):
    front = small.drawings[Figure.FRONT]
    nose = Place(RegionId("nose"), 0.5, 0.5)
    assert front.point_at(nose, Side.LEFT) == (550, 200)
    assert front.point_at(nose, Side.RIGHT) == (450, 200)


def test_a_region_that_is_not_drawn_has_no_place(small: Atlas):
    assert small.drawings[Figure.BACK].point_at(Place(RegionId("nose"), 0, 0), Side.LEFT) is None


@pytest.mark.parametrize(("across", "down"), [(-0.1, 0.5), (0.5, 1.1)])
def test_a_place_outside_its_region_is_refused(across: float, down: float):
    with pytest.raises(ValueError, match="between 0 and 1"):
        Place(RegionId("nose"), across, down)
