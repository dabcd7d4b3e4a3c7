"""Which entries the atlas names first, and which it leaves out: the small one with changes."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from bodymap.core.atlas import Atlas, Pattern
from bodymap.core.entries import Muscle, Zone
from bodymap.core.figures import Drawing, RegionRef, Shape
from bodymap.core.words import (
    AreaId,
    ConditionId,
    Figure,
    Frequency,
    MuscleId,
    RegionId,
    Side,
    SymptomId,
    Urgency,
)
from tests.content.small import square

LEFT, RIGHT = Side.LEFT, Side.RIGHT
CHEST, NAPE, NOSE, TEMPLE = map(RegionId, ("chest", "neck_back", "nose", "temple"))


def sending(
    muscle: Muscle, rating: Frequency, *points: tuple[tuple[RegionId, ...], tuple[RegionId, ...]]
) -> Muscle:
    """Return a muscle with another frequency and with points that send pain so: main, spillover."""
    one = muscle.trigger_points[0]
    return replace(
        muscle,
        frequency=replace(muscle.frequency, rating=rating),
        trigger_points=tuple(
            replace(one, number=number, main=zones(main), spillover=zones(spillover))
            for number, (main, spillover) in enumerate(points, 1)
        ),
    )


def zones(regions: tuple[RegionId, ...]) -> tuple[Zone, ...]:
    return tuple(Zone(region) for region in regions)


def with_muscles(atlas: Atlas, **sorts: Any) -> Atlas:
    """Return an atlas of muscles by id, each of (frequency, main, spillover), made of splenius."""
    pattern = atlas.muscles[MuscleId("splenius")]
    muscles = {
        MuscleId(name): replace(sending(pattern, *sort), id=MuscleId(name), name=name.title())
        for name, sort in sorts.items()
    }
    return replace(atlas, muscles=muscles)


def senders(atlas: Atlas, region: RegionId = TEMPLE) -> list[str]:
    return [each.muscle.id for each in atlas.senders(RegionRef(region, LEFT))]


def test_common_muscles_stand_before_rarer_ones_with_more_points(small: Atlas):
    here = ((TEMPLE,), ())
    atlas = with_muscles(
        small,
        a=(Frequency.LESS_COMMON, here, here, here),
        b=(Frequency.COMMON, here, here),
        c=(Frequency.VERY_COMMON, here),
    )
    assert senders(atlas) == ["c", "b", "a"]


def test_more_points_stand_before_fewer_and_names_settle_the_rest(small: Atlas):
    main, some = ((TEMPLE,), ()), ((), (TEMPLE,))
    atlas = with_muscles(
        small,
        z=(Frequency.COMMON, main, main, main),
        d=(Frequency.COMMON, main, some, some),
        b=(Frequency.COMMON, main),
        a=(Frequency.COMMON, some),
        y=(Frequency.COMMON, some, some),
    )
    assert senders(atlas) == ["z", "b", "d", "y", "a"]


def test_the_left_muscle_stands_before_the_right_one_on_the_midline(small: Atlas):
    atlas = with_muscles(small, a=(Frequency.COMMON, ((NOSE,), ())))
    found = atlas.senders(RegionRef(NOSE, Side.MIDLINE))
    assert [each.side for each in found] == [LEFT, RIGHT]


def test_points_of_commoner_muscles_stand_first(small: Atlas):
    here = ((TEMPLE,), ())
    atlas = with_muscles(
        small,
        a=(Frequency.LESS_COMMON, here),
        c=(Frequency.COMMON, here),
        b=(Frequency.COMMON, here),
        d=(Frequency.VERY_COMMON, here),
    )
    found = atlas.points_in(RegionRef(NAPE, RIGHT))
    assert [each.muscle.id for each in found] == ["d", "b", "c", "a"]


def test_a_pattern_tells_whose_points_they_are(small: Atlas):
    splenius = small.muscles[MuscleId("splenius")]
    (point, _) = small.pattern(splenius, LEFT).points
    assert (point.muscle, point.side) == (splenius, LEFT)
    atlas = with_muscles(small, a=(Frequency.COMMON, ((), (TEMPLE,))))
    pattern = atlas.pattern(atlas.muscles[MuscleId("a")], RIGHT)
    assert pattern.spillover == {RegionRef(TEMPLE, RIGHT)}


def symptom_of(atlas: Atlas, symptom: str, **changes: Any) -> list[str]:
    changed = replace(atlas.symptoms[SymptomId(symptom)], **changes)
    return [each.id for each in atlas.muscles_of_symptom(changed)]


def test_a_pain_adds_the_senders_of_its_first_region_to_the_muscles_it_names(small: Atlas):
    pectoralis = (MuscleId("pectoralis"),)
    assert symptom_of(small, "pain_temple", muscles=pectoralis) == ["pectoralis", "splenius"]
    assert symptom_of(small, "pain_temple", regions=(CHEST, TEMPLE)) == ["pectoralis"]


def test_what_is_no_pain_has_senders_only_if_nothing_names_a_muscle(small: Atlas):
    dizzy = {"muscles": (), "regions": (TEMPLE,)}
    assert symptom_of(small, "dizzy", **dizzy) == ["splenius"]  # a point of it names dizziness
    assert symptom_of(small, "numb_hand", regions=(TEMPLE,)) == ["splenius", "pectoralis"]
    named = {"muscles": (MuscleId("pectoralis"),), "regions": (NAPE,)}
    assert symptom_of(small, "numb_hand", **named) == ["pectoralis"]


def test_a_muscle_is_named_for_no_condition_but_its_own(small: Atlas):
    assert len(small.muscles_of_condition(ConditionId("neck_pain"))) == 1
    assert small.muscles_of_condition(ConditionId("migraine")) == ()
    assert small.muscles_of_condition(ConditionId("zoster")) == ()


def test_an_id_that_was_typed_is_as_good_as_that_of_the_files(small: Atlas):
    area, condition = "area:jaw_face", "condition:neck_pain"  # parts of it are texts of their own
    assert len(small.regions_of(AreaId(area.partition(":")[2]))) == 2
    assert len(small.muscles_of_condition(ConditionId(condition.partition(":")[2]))) == 1


@pytest.mark.parametrize(
    ("region", "nearness"),
    [
        (TEMPLE, {"temple_artery": 0, "stroke": 1, "fever": 2, "heart": 3, "clot": 3}),
        (NAPE, {"stroke": 0, "fever": 2, "temple_artery": 3, "heart": 3, "clot": 3}),
    ],
)
def test_a_warning_is_near_by_region_then_area_then_as_one_of_all(
    small: Atlas, region: RegionId, nearness: dict[str, int]
):
    found = {flag.id: small.nearness(flag, region) for flag in small.red_flags.values()}
    assert found == nearness


def test_warnings_equally_near_stay_in_the_order_of_their_file(small: Atlas):
    flags = {flag: replace(each, everywhere=True) for flag, each in small.red_flags.items()}
    atlas = replace(small, red_flags=dict(reversed(flags.items())))
    found = atlas.red_flags_of(RegionRef(NOSE, Side.MIDLINE), Urgency.NOW)
    assert [flag.id for flag in found] == ["stroke", "temple_artery", "heart"]


def touching(atlas: Atlas, figure: Figure, *shapes: tuple[RegionId, Side, int]) -> Drawing:
    """Return a drawing with a square for each (region, side, x); those 200 apart touch."""
    made = tuple(Shape(RegionRef(region, side), square(x)) for region, side, x in shapes)
    return replace(atlas.drawings[figure], shapes=made)


def test_what_touches_in_the_profile_touches_on_the_right_as_well(small: Atlas):
    drawings = {
        **small.drawings,
        Figure.HEAD: touching(
            small, Figure.HEAD, (TEMPLE, LEFT, 100), (NOSE, Side.MIDLINE, 300), (NAPE, LEFT, 900)
        ),
        Figure.FRONT: touching(small, Figure.FRONT, (TEMPLE, LEFT, 100), (CHEST, LEFT, 300)),
    }
    nose = RegionRef(NOSE, Side.MIDLINE)
    assert replace(small, drawings=drawings).neighbours == {
        RegionRef(TEMPLE, LEFT): {nose, RegionRef(CHEST, LEFT)},
        RegionRef(TEMPLE, RIGHT): {nose},
        RegionRef(CHEST, LEFT): {RegionRef(TEMPLE, LEFT)},
        nose: {RegionRef(TEMPLE, LEFT), RegionRef(TEMPLE, RIGHT)},
    }


def test_an_atlas_equals_itself_alone_and_stays_as_it_is(small: Atlas):
    assert small != replace(small)
    with pytest.raises(FrozenInstanceError):
        setattr(small, "language", "de")  # noqa: B010 - mypy knows that it is frozen


def test_its_points_were_counted_when_it_was_read(small: Atlas):
    assert small.point_count == 3
    assert small.regions_of(AreaId("nowhere")) == ()


def test_the_empty_pattern_reaches_nowhere():
    assert (Pattern().main, Pattern().spillover, Pattern().points) == (
        frozenset(),
        frozenset(),
        (),
    )
