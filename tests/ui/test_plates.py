"""Where the drawings stand, and that every mark of every muscle lies where it should."""

import pytest
from PySide6.QtCore import QPointF

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing
from bodymap.core.entries import Muscle
from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Figure, RegionId, Side
from bodymap.ui.body.marks import Marks, marks_for, marks_of
from bodymap.ui.body.plates import SCENE, Plate, back_plates, front_plates

SIDES = (Side.LEFT, Side.RIGHT)
MIDDLE = SCENE.center().x()


@pytest.fixture(scope="module")
def plates(atlas: Atlas) -> tuple[Plate, ...]:
    return (*front_plates(atlas.drawings), *back_plates(atlas.drawings))


def centre(plate: Plate, ref: RegionRef) -> QPointF:
    return plate.paths[ref].boundingRect().center()


class TestSides:
    """Left is the person's left on every figure."""

    def test_front_faces_the_viewer(self, plates: tuple[Plate, ...]) -> None:
        for ref in plates[0].paths:
            if ref.side is not Side.MIDLINE:
                assert (centre(plates[0], ref).x() > MIDDLE) is (ref.side is Side.LEFT), ref

    def test_back_is_seen_from_behind(self, plates: tuple[Plate, ...]) -> None:
        for ref in plates[3].paths:
            if ref.side is not Side.MIDLINE:
                assert (centre(plates[3], ref).x() < MIDDLE) is (ref.side is Side.LEFT), ref

    def test_each_profile_shows_one_side_and_looks_to_the_middle(
        self, plates: tuple[Plate, ...]
    ) -> None:
        for plate, shown in ((plates[1], Side.RIGHT), (plates[2], Side.LEFT)):
            assert {ref.side for ref in plate.paths} == {shown, Side.MIDLINE}
            eye = centre(plate, RegionRef(RegionId("eye"), shown)).x()
            ear = centre(plate, RegionRef(RegionId("ear"), shown)).x()
            assert abs(eye - MIDDLE) < abs(ear - MIDDLE)
            assert (plate.target.center().x() > MIDDLE) is (shown is Side.LEFT)

    def test_profiles_are_each_other_mirrored(self, plates: tuple[Plate, ...]) -> None:
        right, left = plates[1].paths, plates[2].paths
        for ref, path in left.items():
            other = right[RegionRef(ref.region, ref.side.opposite)]
            assert other.boundingRect().center().x() == pytest.approx(
                SCENE.width() - path.boundingRect().center().x(), abs=0.01
            )

    def test_each_sole_lies_on_the_side_of_its_foot(self, plates: tuple[Plate, ...]) -> None:
        for plate, shown in ((plates[4], Side.LEFT), (plates[5], Side.RIGHT)):
            assert {ref.side for ref in plate.paths} == {shown}
            assert (plate.target.center().x() < MIDDLE) is (shown is Side.LEFT)

    def test_big_toes_of_the_soles_point_to_the_middle(self, plates: tuple[Plate, ...]) -> None:
        """Seen from below and behind, as on a person who kneels with the back to the viewer."""
        for plate in plates[4:]:
            toe, toes = (
                centre(plate, RegionRef(RegionId(r), plate.half or Side.LEFT)).x()
                for r in ("big_toe_under", "lesser_toes_under")
            )
            assert abs(toe - MIDDLE) < abs(toes - MIDDLE)


class TestPlates:
    def test_together_they_show_every_region_on_every_side(
        self, atlas: Atlas, plates: tuple[Plate, ...]
    ) -> None:
        assert {ref for plate in plates for ref in plate.paths} == atlas.refs

    def test_they_do_not_cover_each_other(self, plates: tuple[Plate, ...]) -> None:
        for body, *insets in (plates[:3], plates[3:]):
            for inset in insets:
                for path in body.paths.values():
                    assert not any(path.intersects(each) for each in inset.paths.values())

    def test_regions_stay_inside_the_scene(self, plates: tuple[Plate, ...]) -> None:
        for plate in plates:
            assert all(SCENE.contains(path.boundingRect()) for path in plate.paths.values())


class TestPoints:
    def test_every_point_lies_in_its_region_and_on_its_side(
        self, atlas: Atlas, plates: tuple[Plate, ...]
    ) -> None:
        wrong = [
            f"{muscle.id} {point.point.number} {side.value} on the {plate.view}"
            for muscle in atlas.muscles.values()
            for side in SIDES
            for point in atlas.pattern(muscle, side).points
            for plate in plates
            if (spot := plate.spot(point.point.at, side)) is not None
            and not _fits(atlas, plate, point.point.at.region, side, spot)
        ]
        assert wrong == []

    def test_every_point_is_shown_somewhere(self, atlas: Atlas, plates: tuple[Plate, ...]) -> None:
        hidden = [
            f"{muscle.id} {lying.point.number} {side.value}"
            for muscle in atlas.muscles.values()
            for side in SIDES
            for lying in atlas.pattern(muscle, side).points
            if not any(plate.spot(lying.point.at, side) for plate in plates)
        ]
        assert hidden == []

    def test_point_is_shown_wherever_its_region_is_drawn(
        self, atlas: Atlas, plates: tuple[Plate, ...]
    ) -> None:
        for muscle in atlas.muscles.values():
            for side in SIDES:
                for lying in atlas.pattern(muscle, side).points:
                    ref = atlas.ref(lying.point.at.region, side)
                    for plate in plates:
                        drawn = ref in plate.paths and _may_show(plate, side)
                        assert (plate.spot(lying.point.at, side) is not None) is drawn, muscle.id

    def test_both_sides_are_mirror_images_on_the_bodies(
        self, atlas: Atlas, plates: tuple[Plate, ...]
    ) -> None:
        for muscle in atlas.muscles.values():
            for point in muscle.trigger_points:
                for plate in (plates[0], plates[3]):
                    left, right = (plate.spot(point.at, side) for side in SIDES)
                    assert (left is None) is (right is None)
                    if left and right:
                        assert left.x() - MIDDLE == pytest.approx(MIDDLE - right.x(), abs=20)
                        assert left.y() == pytest.approx(right.y(), abs=20)


def _may_show(plate: Plate, side: Side) -> bool:
    if plate.drawing.figure is Figure.HEAD:
        return side is (Side.RIGHT if plate.mirrored else Side.LEFT)
    return plate.half in (None, side)


def _fits(atlas: Atlas, plate: Plate, region: RegionId, side: Side, spot: QPointF) -> bool:
    """Tell whether a point lies inside its region, and on the side of its muscle."""
    ref = atlas.ref(region, side)
    if not plate.paths[ref].contains(spot):
        return False
    if plate.drawing.figure not in (Figure.FRONT, Figure.BACK):
        return _may_show(plate, side)
    left_is_right = plate.drawing.figure is Figure.FRONT
    offset = spot.x() - MIDDLE
    if abs(offset) < 1:  # on the midline itself
        return ref.side is Side.MIDLINE
    return (offset > 0) is (left_is_right is (side is Side.LEFT))


class TestMarks:
    """What is marked for a page, as plain values."""

    def test_muscle_marks_its_pattern_and_nothing_else(self, atlas: Atlas) -> None:
        for muscle in atlas.muscles.values():
            for side in SIDES:
                marks = marks_of(atlas, Selection(Kind.MUSCLE, muscle.id, side))
                assert marks == Marks(pattern=atlas.pattern(muscle, side))
                assert marks.pattern.main
                assert not marks.pattern.main & marks.pattern.spillover

    def test_mirrored_muscle_marks_the_mirrored_regions(self, atlas: Atlas) -> None:
        for muscle in atlas.muscles.values():
            left, right = (_without_one_sided_points(atlas, muscle, side) for side in SIDES)
            assert _mirrored(left[0]) == right[0], muscle.id
            assert _mirrored(left[1]) == right[1], muscle.id

    def test_one_point_marks_a_part_of_the_whole(self, atlas: Atlas) -> None:
        for muscle in atlas.muscles.values():
            for point in muscle.trigger_points:
                side = point.only_side or Side.LEFT
                whole = atlas.pattern(muscle, side)
                part = marks_of(
                    atlas, Selection(Kind.MUSCLE, muscle.id, side, point.number)
                ).pattern
                assert [lying.point for lying in part.points] == [point]
                assert part.main <= whole.main
                assert part.main | part.spillover <= whole.main | whole.spillover

    def test_previewed_muscle_leaves_the_chosen_region(self, atlas: Atlas) -> None:
        region = Selection(Kind.REGION, "temple", Side.LEFT)
        muscle = Selection(Kind.MUSCLE, "temporalis", Side.LEFT)
        marks = marks_for(atlas, region, muscle, PainDrawing())
        assert marks.chosen == marks_of(atlas, region).chosen
        assert marks.pattern == marks_of(atlas, muscle).pattern

    def test_other_previews_show_their_regions_instead(self, atlas: Atlas) -> None:
        muscle = Selection(Kind.MUSCLE, "temporalis", Side.LEFT)
        area = Selection(Kind.AREA, "jaw_face")
        assert marks_for(atlas, muscle, area, PainDrawing()) == marks_of(atlas, area)
        assert marks_of(atlas, area).chosen == {
            ref for ref in atlas.refs if atlas.regions[ref.region].area == "jaw_face"
        }

    def test_preview_without_a_place_leaves_the_map_alone(self, atlas: Atlas) -> None:
        muscle = Selection(Kind.MUSCLE, "temporalis", Side.LEFT)
        therapy = Selection(Kind.THERAPY, "massage")
        assert marks_for(atlas, muscle, therapy, PainDrawing()) == marks_of(atlas, muscle)

    def test_marked_pain_stays_below_a_previewed_muscle(self, atlas: Atlas) -> None:
        drawing = PainDrawing().marked(atlas.ref(RegionId("temple"), Side.LEFT), 7)
        muscle = Selection(Kind.MUSCLE, "temporalis", Side.LEFT)
        marks = marks_for(atlas, Selection(Kind.PAIN), muscle, drawing)
        assert dict(marks.pain) == drawing.marks
        assert marks.pattern == marks_of(atlas, muscle).pattern
        assert marks_for(atlas, muscle, None, drawing).pain == ()

    @pytest.mark.parametrize("side", SIDES)
    def test_symptom_marks_its_places_on_its_side(self, atlas: Atlas, side: Side) -> None:
        for symptom in atlas.symptoms.values():
            chosen = marks_of(atlas, Selection(Kind.SYMPTOM, symptom.id, side)).chosen
            assert {ref.region for ref in chosen} == set(symptom.regions)
            assert {ref.side for ref in chosen} <= {side, Side.MIDLINE}


def _without_one_sided_points(
    atlas: Atlas, muscle: Muscle, side: Side
) -> tuple[frozenset[RegionRef], frozenset[RegionRef]]:
    points = [point for point in muscle.trigger_points if point.only_side is None]
    main = atlas.zone_refs((zone for p in points for zone in p.main), side)
    spill = atlas.zone_refs((zone for p in points for zone in p.spillover), side)
    return main, spill


def _mirrored(refs: frozenset[RegionRef]) -> frozenset[RegionRef]:
    return frozenset(RegionRef(ref.region, ref.side.opposite) for ref in refs)
