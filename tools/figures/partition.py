"""A silhouette cut into regions whose neighbours share the very same cubics."""

from collections.abc import Iterable

from shapely.geometry import Polygon
from shapely.ops import unary_union

from tools.figures.arcs import ArcNet, Step, arc_cubics
from tools.figures.cells import PartitionError, Plan, named_cells
from tools.figures.splines import Cubic


class Partition:
    """The regions of a figure, or of the half of one that is drawn.

    Raises:
        PartitionError: the borders do not cut the silhouette as the seeds say.
    """

    def __init__(self, silhouette: Polygon, plan: Plan) -> None:
        cells = named_cells(silhouette, plan)
        self._net = ArcNet(cells.values(), mirror=plan.mirror)
        self._arcs = arc_cubics(self._net, plan)
        self._rings = {name: self._net.ring(cell) for name, cell in cells.items()}
        self._outer = self._net.ring(unary_union(list(cells.values())))

    @property
    def names(self) -> list[str]:
        """Names of the regions, in the order of the seeds."""
        return list(self._rings)

    def region(self, name: str, *, mirror: bool = False) -> list[Cubic]:
        """Return the cubics round a region, or round its mirror image."""
        return self._cubics(self._rings[name], mirror=mirror)

    def median_region(self, name: str) -> list[Cubic]:
        """Return the cubics round a region and its mirror image, joined over the midline."""
        return self._joined(self._rings[name])

    def outline(self, *, mirror: bool = False) -> list[Cubic]:
        """Return the cubics round all regions, or round their mirror image."""
        return self._cubics(self._outer, mirror=mirror)

    def median_outline(self) -> list[Cubic]:
        """Return the cubics round the half and its mirror image."""
        return self._joined(self._outer)

    def _cubics(self, steps: Iterable[Step], *, mirror: bool = False) -> list[Cubic]:
        cubics: list[Cubic] = []
        for number, direction in steps:
            arc = self._arcs[number]
            cubics += arc if direction > 0 else [cubic[::-1] for cubic in arc[::-1]]
        return [_mirrored(cubic) for cubic in cubics] if mirror else cubics

    def _joined(self, ring: list[Step]) -> list[Cubic]:
        """Drop the arcs on the midline and go back along the mirror image."""
        on = [self._net.is_midline(number) for number, _ in ring]
        if not any(on):
            raise PartitionError("A region joined over the midline does not touch the midline.")
        first = next(i for i in range(len(ring)) if on[i - 1] and not on[i])
        turned = ring[first:] + ring[:first]
        half = self._cubics(step for step in turned if not self._net.is_midline(step[0]))
        return half + [_mirrored(cubic)[::-1] for cubic in half[::-1]]


def _mirrored(cubic: Cubic) -> Cubic:
    return cubic * (-1.0, 1.0)
