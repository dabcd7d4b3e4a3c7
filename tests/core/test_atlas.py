"""Look-ups of the atlas, both directions, on a small body."""

import pytest

from bodymap.core.atlas import Atlas
from bodymap.core.errors import UnknownEntryError
from bodymap.core.figures import RegionRef
from bodymap.core.words import (
    AreaId,
    ConditionId,
    MuscleId,
    RegionId,
    Side,
    SymptomId,
    Urgency,
)

TEMPLE_LEFT = RegionRef(RegionId("temple"), Side.LEFT)
TEMPLE_RIGHT = RegionRef(RegionId("temple"), Side.RIGHT)
NAPE_LEFT = RegionRef(RegionId("neck_back"), Side.LEFT)
NAPE_RIGHT = RegionRef(RegionId("neck_back"), Side.RIGHT)
NOSE = RegionRef(RegionId("nose"), Side.MIDLINE)
SPLENIUS = MuscleId("splenius")


def test_refs_hold_every_side_that_is_drawn(small: Atlas):
    assert len(small.refs) == 9
    assert {TEMPLE_LEFT, TEMPLE_RIGHT, NOSE} <= small.refs


def test_ref_finds_the_side_or_the_midline(small: Atlas):
    assert small.ref(RegionId("temple"), Side.LEFT) == TEMPLE_LEFT
    assert small.ref(RegionId("nose"), Side.LEFT) == NOSE


def test_ref_refuses_what_is_not_there(small: Atlas):
    with pytest.raises(
        UnknownEntryError, match=r"no region called 'tempel'\. Did you mean temple\?"
    ):
        small.ref(RegionId("tempel"), Side.LEFT)
    with pytest.raises(UnknownEntryError, match="say left or right"):
        small.ref(RegionId("temple"), Side.MIDLINE)


def test_names_carry_the_side_where_there_is_one(small: Atlas):
    assert small.name_of(TEMPLE_LEFT) == "Temple, left"
    assert small.name_of(NOSE) == "Nose"


def test_a_pattern_turns_with_the_side_of_the_muscle(small: Atlas):
    splenius = small.muscles[SPLENIUS]
    left, right = small.pattern(splenius, Side.LEFT), small.pattern(splenius, Side.RIGHT)
    assert left.main == {TEMPLE_LEFT, TEMPLE_RIGHT, NAPE_LEFT}
    assert left.spillover == {NOSE, NAPE_RIGHT}
    assert right.main == {TEMPLE_RIGHT}
    assert right.spillover == {NOSE, NAPE_LEFT, NAPE_RIGHT}


def test_a_point_of_one_side_is_left_out_on_the_other(small: Atlas):
    splenius = small.muscles[SPLENIUS]
    assert [p.point.number for p in small.pattern(splenius, Side.LEFT).points] == [1, 2]
    assert [p.point.number for p in small.pattern(splenius, Side.RIGHT).points] == [1]
    assert [p.point.number for p in small.pattern(splenius, Side.LEFT, 2).points] == [2]
    assert small.pattern(splenius, Side.RIGHT, 2).points == ()


def test_senders_stand_main_first(small: Atlas):
    found = [(s.muscle.id, s.side, s.main, s.spillover) for s in small.senders(TEMPLE_LEFT)]
    assert found == [
        ("splenius", Side.LEFT, (1,), ()),
        ("pectoralis", Side.LEFT, (), (1,)),
    ]
    assert small.senders(RegionRef(RegionId("heel_sole"), Side.LEFT)) == ()


def test_points_lie_in_their_region(small: Atlas):
    assert [(p.side, p.point.number) for p in small.points_in(NAPE_LEFT)] == [
        (Side.LEFT, 1),
        (Side.LEFT, 2),
    ]
    assert [p.point.number for p in small.points_in(NAPE_RIGHT)] == [1]
    assert small.points_in(NOSE) == ()


def test_red_flags_of_the_region_stand_before_those_of_its_area(small: Atlas):
    assert [f.id for f in small.red_flags_of(TEMPLE_LEFT, Urgency.NOW)] == [
        "temple_artery",
        "stroke",
    ]
    assert [f.id for f in small.red_flags_of(TEMPLE_LEFT, Urgency.SOON)] == ["fever"]
    assert small.red_flags_of(TEMPLE_LEFT, Urgency.ASK) == ()


def test_regions_of_an_area(small: Atlas):
    assert [r.id for r in small.regions_of(AreaId("jaw_face"))] == ["temple", "nose"]


def test_muscles_of_a_condition(small: Atlas):
    ((muscle, link),) = small.muscles_of_condition(ConditionId("neck_pain"))
    assert (muscle.id, link.note) == ("splenius", "Often.")


@pytest.mark.parametrize(
    ("symptom", "muscles"),
    [
        ("stiff_neck", ["splenius"]),
        ("dizzy", ["pectoralis", "splenius"]),
        ("pain_temple", ["splenius", "pectoralis"]),
        ("numb_hand", []),
    ],
)
def test_muscles_of_a_symptom(small: Atlas, symptom: str, muscles: list[str]):
    found = small.muscles_of_symptom(small.symptoms[SymptomId(symptom)])
    assert [m.id for m in found] == muscles
