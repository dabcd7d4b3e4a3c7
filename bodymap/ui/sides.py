"""Names of things that have two sides, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.core.words import Side
from bodymap.texts import say

if TYPE_CHECKING:
    from collections.abc import Collection

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef


def sided(name: str, side: Side | None) -> str:
    """Return a name with the person's side, such as `Temple, left`, if it has one."""
    if side is Side.LEFT:
        return say("{name}, left", name=name)
    return say("{name}, right", name=name) if side is Side.RIGHT else name


def region_name(atlas: Atlas, ref: RegionRef) -> str:
    """Return the name of a region with its side."""
    return sided(atlas.regions[ref.region].name, ref.side)


def halves_name(atlas: Atlas, refs: Collection[RegionRef]) -> str:
    """Return the name of a region, or of its two halves together."""
    ref = next(iter(refs))
    if len(refs) == 1:
        return region_name(atlas, ref)
    return say("{name}, both sides", name=atlas.regions[ref.region].name)
