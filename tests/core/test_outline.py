"""Outlines: reading path data, and points inside and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodymap.core.errors import FigureError
from bodymap.core.outline import Outline
from tests.content.small import square

SHARES = st.floats(0.02, 0.98)


def triangle(tip: int) -> Outline:
    """Return a triangle on a base from 0 to 100 at y = 100, with its tip at (tip, 0)."""
    return Outline.from_path(
        f"M0 100c0 0 {tip}-100 {tip}-100 0 0 {100 - tip} 100 {100 - tip} 100 0 0-100 0-100 0z"
    )


def test_a_square_contains_its_middle_and_not_its_outside():
    outline = Outline.from_path(square(100))
    assert outline.bounds == (100, 100, 300, 300)
    assert outline.contains(200, 200)
    assert not any(outline.contains(x, y) for x, y in [(50, 200), (350, 200), (200, 50)])


def test_spaces_commas_and_signs_separate_numbers():
    written = ("M1 2c3 4 5 6 0 0z", " M1,2 c3,4,5,6,0,0z ", "M1 2c3 4 5 6 0-0z")
    assert len({Outline.from_path(data) for data in written}) == 1


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ("", "one closed path"),
        ("M0 0L5 5z", "one closed path"),
        ("M0 0c1 1 1 1 0 0", "one closed path"),
        ("M12c1 1 1 1 0 0z", "one closed path"),
        ("M0 0c1 1 1 1 0 0zM5 5c1 1 1 1 0 0z", "one closed path"),
        ("M\u0661 0c1 1 1 1 0 0z", "one closed path"),
        ("M0 0c1 1 1 1z", "six numbers"),
        ("M0 0c,z", "six numbers"),
        ("M0 0c1 1 1 1 5 5z", "end where it began"),
        (f"M0 0c{'9' * 5000} 1 1 1 0 0z", "too many digits"),
        ("M12345678 0c1 1 1 1 0 0z", "too many digits"),
    ],
)
def test_other_path_data_is_refused(data: str, wrong: str):
    with pytest.raises(FigureError, match=wrong):
        Outline.from_path(data)


def test_across_counts_from_the_medial_edge():
    outline = Outline.from_path(square(100))
    assert outline.point_at(0.25, 0.5, medial_is_left=True) == (150, 200)
    assert outline.point_at(0.25, 0.5, medial_is_left=False) == (250, 200)


def test_a_row_is_measured_along_its_widest_stretch():
    """A U has two stretches in its upper rows; the right arm is the wider one."""
    u = Outline.from_path(
        "M0 0c10 0 10 0 10 0 0 80 0 80 0 80 40 0 40 0 40 0 0-80 0-80 0-80"
        " 50 0 50 0 50 0 0 100 0 100 0 100-100 0-100 0-100 0 0-100 0-100 0-100z"
    )
    assert u.point_at(0.5, 0.2, medial_is_left=True) == (75, 20)


def test_a_flat_outline_holds_no_point():
    with pytest.raises(FigureError, match="encloses nothing"):
        Outline.from_path("M0 0c5 0 5 0 5 0-5 0-5 0-5 0z").point_at(0.5, 0.5, medial_is_left=True)


@given(tip=st.integers(-200, 300), across=SHARES, down=SHARES, left=st.booleans())
def test_every_place_lies_inside(tip: int, across: float, down: float, left: bool):
    outline = triangle(tip)
    assert outline.contains(*outline.point_at(across, down, medial_is_left=left))


@given(tip=st.integers(-200, 300), axis=st.integers(-50, 50), across=SHARES, down=SHARES)
def test_a_mirrored_outline_mirrors_every_place(tip: int, axis: int, across: float, down: float):
    outline = triangle(tip)
    assert outline.mirrored(axis).mirrored(axis) == outline
    x, y = outline.point_at(across, down, medial_is_left=True)
    flipped = outline.mirrored(axis).point_at(across, down, medial_is_left=False)
    assert flipped == pytest.approx((2 * axis - x, y))
