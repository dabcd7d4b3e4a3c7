"""The whole of the content, with look-ups in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from bodymap.core import entries as e
from bodymap.core.errors import UnknownEntryError, unknown
from bodymap.core.figures import Drawing, RegionRef
from bodymap.core.record import record
from bodymap.core.words import (
    AreaId,
    ConditionId,
    Figure,
    Frequency,
    MuscleId,
    RedFlagId,
    ReferenceId,
    RegionId,
    Side,
    SymptomId,
    TherapyId,
    Urgency,
    ZoneSide,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS: Final = {
    "areas": e.Area,
    "regions": e.Region,
    "muscles": e.Muscle,
    "symptoms": e.Symptom,
    "conditions": e.Condition,
    "therapies": e.Therapy,
    "red_flags": e.RedFlag,
    "references": e.Reference,
    "trigger_points": e.Chapter,
}
# The kind that an id of each type belongs to.
KIND_OF_ID: Final[dict[Any, str]] = {
    AreaId: "areas",
    RegionId: "regions",
    MuscleId: "muscles",
    SymptomId: "symptoms",
    ConditionId: "conditions",
    TherapyId: "therapies",
    RedFlagId: "red_flags",
    ReferenceId: "references",
}
_NOT_NEAR: Final = 3
_COMMON_FIRST: Final = {Frequency.VERY_COMMON: 0, Frequency.COMMON: 1, Frequency.LESS_COMMON: 2}


@record(frozen=True, slots=True)
class Sender:
    """A muscle of one side that can send pain to a region, and through which of its points."""

    muscle: e.Muscle
    side: Side
    main: tuple[int, ...]
    spillover: tuple[int, ...]


@record(frozen=True, slots=True)
class LyingPoint:
    """A trigger point that lies in a region."""

    muscle: e.Muscle
    side: Side
    point: e.TriggerPoint


@record(frozen=True, slots=True)
class Pattern:
    """Where a muscle of one side, or one of its points, sends pain, and where the points lie."""

    main: frozenset[RegionRef] = frozenset()
    spillover: frozenset[RegionRef] = frozenset()
    points: tuple[LyingPoint, ...] = ()


@dataclass(frozen=True, eq=False)
class Atlas:
    """All entries by id in the order of their files, and the drawings of the body.

    An atlas equals itself alone, so that what is worked out from it can be kept.

    `language` is the one of its texts. `english` holds those by which an entry is found and that
    are English all the same: what nobody has translated, and what stands beside a translation.
    `digest` is that of all it was read from, or empty when that is not known or no longer true.
    `point_count` is how many trigger points all muscles have. These two are given, since working
    them out would make every entry at every start: whoever replaces entries gives them anew.
    """

    drawings: Mapping[Figure, Drawing]
    areas: Mapping[AreaId, e.Area]
    regions: Mapping[RegionId, e.Region]
    muscles: Mapping[MuscleId, e.Muscle]
    symptoms: Mapping[SymptomId, e.Symptom]
    conditions: Mapping[ConditionId, e.Condition]
    therapies: Mapping[TherapyId, e.Therapy]
    red_flags: Mapping[RedFlagId, e.RedFlag]
    references: Mapping[ReferenceId, e.Reference]
    trigger_points: Mapping[str, e.Chapter]
    english: frozenset[str]
    language: str
    digest: str
    point_count: int

    @cached_property
    def refs(self) -> frozenset[RegionRef]:
        """Every region with every side on which it is drawn."""
        return frozenset(s.ref for drawing in self.drawings.values() for s in drawing.shapes) | {
            RegionRef(s.ref.region, Side.RIGHT)
            for s in self.drawings[Figure.HEAD].shapes
            if s.ref.side is Side.LEFT  # the profile is drawn once and shown mirrored
        }

    def ref(self, region: RegionId, side: Side) -> RegionRef:
        """Return a region on the asked side, or on the midline where it has no sides.

        Raises:
            UnknownEntryError: there is no such region, or it needs left or right.
        """
        if region not in self.regions:
            raise unknown("region", region, self.regions)
        for ref in (RegionRef(region, side), RegionRef(region, Side.MIDLINE)):
            if ref in self.refs:
                return ref
        raise UnknownEntryError(f"The region '{region}' has two sides; say left or right.")

    @cached_property
    def neighbours(self) -> Mapping[RegionRef, frozenset[RegionRef]]:
        """The regions that share a stretch of border with each region in any drawing."""
        found: dict[RegionRef, set[RegionRef]] = defaultdict(set)
        for drawing in self.drawings.values():
            for one, other in drawing.neighbours:
                found[one].add(other)
                if drawing.figure is Figure.HEAD:  # shown mirrored for the right side
                    found[one.opposite].add(other.opposite)
        return {ref: frozenset(near) for ref, near in found.items()}

    def name_of(self, ref: RegionRef) -> str:
        """Return the name of a region with its side, such as `Temple, left`."""
        name = self.regions[ref.region].name
        return name if ref.side is Side.MIDLINE else f"{name}, {ref.side.value}"

    def zone_refs(self, zones: Iterable[e.Zone], side: Side) -> frozenset[RegionRef]:
        """Return where zones lie for a muscle of the given side."""
        return frozenset(
            self.ref(zone.region, each) for zone in zones for each in _sides(zone.side, side)
        )

    def pattern(self, muscle: e.Muscle, side: Side, number: int | None = None) -> Pattern:
        """Return the pattern of a muscle of one side, or of one of its points.

        A region that is main for one point and spillover for another counts as main.
        """
        points = [
            p
            for p in muscle.trigger_points
            if number in (None, p.number) and p.only_side in (None, side)
        ]
        main = self.zone_refs((zone for p in points for zone in p.main), side)
        spillover = self.zone_refs((zone for p in points for zone in p.spillover), side)
        return Pattern(main, spillover - main, tuple(LyingPoint(muscle, side, p) for p in points))

    def senders(self, ref: RegionRef) -> tuple[Sender, ...]:
        """Return the muscles that can send pain to a region, likeliest first."""
        return self._senders.get(ref, ())

    def points_in(self, ref: RegionRef) -> tuple[LyingPoint, ...]:
        """Return the trigger points that lie in a region, the commonest muscles first."""
        return self._points.get(ref, ())

    def red_flags_of(self, ref: RegionRef, urgency: Urgency) -> tuple[e.RedFlag, ...]:
        """Return the red flags of a region: its own, then its area's, then the general ones."""
        flags = (flag for flag in self.red_flags.values() if flag.urgency is urgency)
        ranked = ((self.nearness(flag, ref.region), flag) for flag in flags)
        found = sorted((each for each in ranked if each[0] < _NOT_NEAR), key=lambda each: each[0])
        return tuple(flag for _, flag in found)

    def regions_of(self, area: AreaId) -> tuple[e.Region, ...]:
        """Return the regions of an area."""
        return tuple(region for region in self.regions.values() if region.area == area)

    def muscles_of_condition(
        self, condition: ConditionId
    ) -> tuple[tuple[e.Muscle, e.ConditionLink], ...]:
        """Return the muscles that name a condition, with how they name it."""
        return tuple(
            (muscle, link)
            for muscle in self.muscles.values()
            for link in muscle.conditions
            if link.id == condition
        )

    def muscles_of_symptom(self, symptom: e.Symptom) -> tuple[e.Muscle, ...]:
        """Return the muscles that can go with a symptom: linked to it, or sending pain there.

        Those that the symptom names stand first, then those that name it, then the senders of its
        first region, main before spillover.
        """
        named = [self.muscles[i] for i in symptom.muscles]
        naming = self._naming.get(symptom.id, ())
        sending: list[e.Muscle] = []
        if symptom.id.startswith("pain_") or not (named or naming):
            for region in symptom.regions[:1]:
                sending = [s.muscle for s in self.senders(self.ref(region, Side.RIGHT))]
        return tuple(dict.fromkeys((*named, *naming, *sending)))

    def nearness(self, flag: e.RedFlag, region: RegionId) -> int:
        """Return how closely a red flag concerns a region: 0 names it, 1 its area, 2 all, 3 not."""
        if region in flag.regions:
            return 0
        if self.regions[region].area in flag.areas:
            return 1
        return 2 if flag.everywhere else _NOT_NEAR

    @cached_property
    def _naming(self) -> dict[SymptomId, tuple[e.Muscle, ...]]:
        """The muscles that name each symptom, the commonest first."""
        found: dict[SymptomId, list[e.Muscle]] = defaultdict(list)
        for muscle in sorted(self.muscles.values(), key=_by_frequency):
            other = (symptom for point in muscle.trigger_points for symptom in point.other)
            for symptom in dict.fromkeys((*muscle.symptoms, *other)):
                found[symptom].append(muscle)
        return {symptom: tuple(muscles) for symptom, muscles in found.items()}

    @cached_property
    def _senders(self) -> dict[RegionRef, tuple[Sender, ...]]:
        found: dict[RegionRef, list[Sender]] = defaultdict(list)
        for muscle in self.muscles.values():
            for side in (Side.LEFT, Side.RIGHT):
                for ref, (main, spillover) in self._reach(muscle, side).items():
                    found[ref].append(Sender(muscle, side, tuple(main), tuple(spillover)))
        return {ref: tuple(sorted(senders, key=_likeliest)) for ref, senders in found.items()}

    def _reach(self, muscle: e.Muscle, side: Side) -> dict[RegionRef, tuple[list[int], list[int]]]:
        reach: dict[RegionRef, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for point in muscle.trigger_points:
            if point.only_side in (None, side):
                main = self.zone_refs(point.main, side)
                for ref in main:
                    reach[ref][0].append(point.number)
                for ref in self.zone_refs(point.spillover, side) - main:
                    reach[ref][1].append(point.number)
        return reach

    @cached_property
    def _points(self) -> dict[RegionRef, tuple[LyingPoint, ...]]:
        found: dict[RegionRef, list[LyingPoint]] = defaultdict(list)
        for muscle in sorted(self.muscles.values(), key=_by_frequency):
            for side in (Side.LEFT, Side.RIGHT):
                for point in muscle.trigger_points:
                    if point.only_side in (None, side):
                        found[self.ref(point.at.region, side)].append(
                            LyingPoint(muscle, side, point)
                        )
        return {ref: tuple(points) for ref, points in found.items()}


def _sides(zone: ZoneSide, side: Side) -> tuple[Side, ...]:
    if zone is ZoneSide.BOTH:
        return (Side.LEFT, Side.RIGHT)
    return (side.opposite if zone is ZoneSide.OPPOSITE else side,)


def _by_frequency(muscle: e.Muscle) -> tuple[int, str]:
    return _COMMON_FIRST[muscle.frequency.rating], muscle.name


def _likeliest(sender: Sender) -> tuple[bool, int, int, str, str]:
    """Main before spillover, common before rare, more points before fewer; names break ties."""
    rarity, name = _by_frequency(sender.muscle)
    return not sender.main, rarity, -len(sender.main or sender.spillover), name, sender.side.value
