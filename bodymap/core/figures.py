"""The drawings as values: which outlines they hold, of which region and on which side."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from bodymap.core.outline import Outline, Point
from bodymap.core.record import record
from bodymap.core.words import Figure, RegionId, Side

if TYPE_CHECKING:
    from bodymap.core.entries import Place

_SEEN_FROM_BEHIND = frozenset({"neck_back", "occiput", "ear_back"})


class RegionRef(NamedTuple):
    """A region on one side of the person: what is clicked, marked and sent pain to."""

    region: RegionId
    side: Side

    @property
    def opposite(self) -> RegionRef:
        """The same region on the other side of the person."""
        return RegionRef(self.region, self.side.opposite)


@record(frozen=True)
class Shape:
    """One outline of a drawing. `data` is its path data as in the file."""

    ref: RegionRef
    data: str

    @cached_property
    def outline(self) -> Outline:
        """The outline in the units of its drawing."""
        return Outline.from_path(self.data)


@record(frozen=True)
class Drawing:
    """One body drawing: its size in figure units and its shapes in the order of the file.

    The head in profile holds the person's left side alone; `mirrored` makes the right side of it.
    """

    figure: Figure
    width: float
    height: float
    shapes: tuple[Shape, ...]

    @cached_property
    def by_ref(self) -> dict[RegionRef, Shape]:
        """The shapes by region and side."""
        return {shape.ref: shape for shape in self.shapes}

    @cached_property
    def neighbours(self) -> frozenset[tuple[RegionRef, RegionRef]]:
        """The pairs of regions whose outlines share a stretch of border, each pair both ways.

        Neighbours are drawn with the same curves, so they share at least two ends of curves.
        """
        holders: dict[Point, list[RegionRef]] = defaultdict(list)
        for shape in self.shapes:
            for point in {end for _, _, end in shape.outline.curves}:
                holders[point].append(shape.ref)
        shared = Counter(pair for refs in holders.values() for pair in permutations(refs, 2))
        return frozenset(pair for pair, points in shared.items() if points > 1)

    def medial_is_left(self, ref: RegionRef) -> bool:
        """Tell whether the medial edge of a region is its left edge in the drawing.

        In the front view the person's left is at the viewer's right. In the profile, which faces
        the viewer's left, `across` counts from the front, but for the regions that are seen from
        behind it counts from the midline of the back. On a midline region it counts from the
        midline towards the painful side, see `point_at`.
        """
        if self.figure is Figure.HEAD:
            return ref.region not in _SEEN_FROM_BEHIND
        if self.figure is Figure.FRONT:
            return ref.side is not Side.RIGHT
        return ref.side is Side.RIGHT

    def point_at(self, place: Place, side: Side) -> Point | None:
        """Return where a place lies in this drawing, or None if its region is not drawn here.

        On a midline region the half on the asked `side` is measured: 0 is the midline, 1 the edge.
        """
        shape = self.by_ref.get(RegionRef(place.region, side))
        if shape:
            left = self.medial_is_left(shape.ref)
            return shape.outline.point_at(place.across, place.down, medial_is_left=left)
        shape = self.by_ref.get(RegionRef(place.region, Side.MIDLINE))
        if shape is None:
            return None
        if self.figure is Figure.HEAD:
            return shape.outline.point_at(place.across, place.down, medial_is_left=True)
        outward = place.across if side is Side.LEFT else -place.across
        return shape.outline.point_beside_middle(outward, place.down)
