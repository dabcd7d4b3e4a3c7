"""What the map shows for a selection and a preview, as plain values."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from bodymap.core.atlas import Pattern
from bodymap.core.figures import RegionRef
from bodymap.core.record import record
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import AreaId, ConditionId, MuscleId, RegionId, Side, SymptomId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import PainDrawing

_SIDES = (Side.LEFT, Side.RIGHT)


@record(frozen=True)
class Marks:
    """Regions that are chosen or hurt (1 to 10), and the pattern that lies over the body.

    `lies_in` holds the regions of the points of the pattern, where it sends no pain itself.
    """

    chosen: frozenset[RegionRef] = frozenset()
    pattern: Pattern = field(default_factory=Pattern)
    pain: tuple[tuple[RegionRef, int], ...] = ()
    lies_in: frozenset[RegionRef] = field(default=frozenset(), compare=False)  # by the pattern


def marks_for(
    atlas: Atlas, selection: Selection, preview: Selection | None, drawing: PainDrawing
) -> Marks:
    """Return the marks of a page.

    A previewed muscle brings its pattern, other previews their regions. On the page of the drawing
    the painted regions stay below everything.
    """
    if selection.kind is Kind.PAIN:
        seen = marks_of(atlas, preview) if preview else Marks()
        return replace(seen, chosen=frozenset(), pain=tuple(drawing.marks.items()))
    shown = marks_of(atlas, selection)
    if preview is None:
        return shown
    seen = marks_of(atlas, preview)
    if preview.kind is Kind.MUSCLE:
        return replace(seen, chosen=shown.chosen)
    return seen if seen.chosen else shown


def marks_of(atlas: Atlas, selection: Selection) -> Marks:
    """Return the marks of one page alone."""
    side = selection.side or Side.RIGHT
    match selection.kind:
        case Kind.MUSCLE:
            muscle = atlas.muscles[MuscleId(selection.id)]
            return _muscle_marks(atlas, atlas.pattern(muscle, side, selection.number))
        case Kind.REGION:
            return Marks(frozenset({atlas.ref(RegionId(selection.id), side)}))
        case Kind.AREA:
            regions = (region.id for region in atlas.regions_of(AreaId(selection.id)))
            return Marks(_refs(atlas, regions, _SIDES))
        case Kind.SYMPTOM:
            return Marks(_refs(atlas, atlas.symptoms[SymptomId(selection.id)].regions, (side,)))
        case Kind.CONDITION:
            return Marks(_refs(atlas, atlas.conditions[ConditionId(selection.id)].regions, _SIDES))
    return Marks()


def _muscle_marks(atlas: Atlas, pattern: Pattern) -> Marks:
    regions = {atlas.ref(lying.point.at.region, lying.side) for lying in pattern.points}
    return Marks(pattern=pattern, lies_in=frozenset(regions) - pattern.main - pattern.spillover)


def _refs(
    atlas: Atlas, regions: Iterable[RegionId], sides: tuple[Side, ...]
) -> frozenset[RegionRef]:
    return frozenset(atlas.ref(region, side) for region in regions for side in sides)
