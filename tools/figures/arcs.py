"""The arcs between neighbouring cells, each fitted once."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from shapely.geometry import Polygon
from shapely.ops import linemerge, unary_union

from tools.figures.cells import ON_MIDLINE, Plan
from tools.figures.fitting import fit_cubics
from tools.figures.splines import Cubic, FloatArray, Point, resample

Step = tuple[int, int]
"""An arc's number, and 1 along it or -1 against it."""
End = tuple[int, int]
"""An arc's number, and 0 for its start or 1 for its end."""

CONTINUES = math.cos(math.radians(22))  # arcs that turn less run on into each other
KINK = 48  # degrees; an arc is cut at sharper turns
KINK_REACH = 5  # points on each side over which a turn is measured
LEVEL = 0.35  # steepest tangent that is made level at the midline


class ArcNet:
    """All arcs of a set of cells, and which of them go round a cell."""

    def __init__(self, cells: Iterable[Polygon], *, mirror: bool) -> None:
        merged = linemerge(unary_union([cell.exterior for cell in cells]))
        lines = [merged] if merged.geom_type == "LineString" else merged.geoms
        self._mirror = mirror
        self.arcs = [arc for line in lines for arc in self._cut(_snapped(line.coords))]
        self._steps: dict[tuple[Point, Point], Step] = {}
        for number, arc in enumerate(self.arcs):
            points = [tuple(point) for point in arc.tolist()]
            for start, end in pairwise(points):
                self._steps[start, end] = (number, 1)
                self._steps[end, start] = (number, -1)

    def is_midline(self, number: int) -> bool:
        """Return whether an arc runs along the midline of a mirrored figure."""
        return self._mirror and bool(np.all(np.abs(self.arcs[number][:, 0]) < ON_MIDLINE))

    def ring(self, cell: Polygon) -> list[Step]:
        """Return the steps round a cell."""
        points = _snapped(cell.exterior.coords)[:-1]
        ends = points[1:] + points[:1]
        steps = [self._steps[edge] for edge in zip(points, ends, strict=True)]
        first = next((i for i, step in enumerate(steps) if step != steps[i - 1]), 0)
        turned = steps[first:] + steps[:first]
        ring = [step for i, step in enumerate(turned) if not i or step != turned[i - 1]]
        if len(ring) > 1 and ring[0] == ring[-1]:
            ring.pop()
        return ring

    def _cut(self, points: list[Point]) -> Iterator[FloatArray]:
        """Cut where an arc enters or leaves the midline."""
        on = [self._mirror and abs(x) < ON_MIDLINE for x, _ in points]
        last = len(points) - 1
        cuts = [i for i in range(1, last) if on[i] and on[i - 1] != on[i + 1]]
        if cuts and points[0] == points[-1]:  # a closed ring starts at its first cut
            first = cuts[0]
            points = points[first:-1] + points[: first + 1]
            cuts = [i - first for i in cuts[1:]]
        for start, end in zip([0, *cuts], [*cuts, last], strict=True):
            yield np.array(points[start : end + 1])


def arc_cubics(net: ArcNet, plan: Plan) -> list[list[Cubic]]:
    """Return the cubics of each arc, with all their points on the plan's grid."""
    step = 0.5 * plan.grid / 0.2
    points = [resample(arc, step) for arc in net.arcs]
    tangents = _tangents(net, points, mirror=plan.mirror)
    fitted = []
    for number, arc in enumerate(net.arcs):
        if net.is_midline(number):
            fitted.append([_straight(arc[0], arc[-1])])
            continue
        ends = (tangents[number, 0], tangents[number, 1])
        cubics = _fitted(points[number], ends, plan.tolerance)
        fitted.append([np.round(cubic / plan.grid) * plan.grid + 0.0 for cubic in cubics])
    return fitted


def _snapped(coordinates: Iterable[tuple[float, ...]]) -> list[Point]:
    return [(round(x, 4), round(y, 4)) for x, y in coordinates]


def _straight(start: FloatArray, end: FloatArray) -> Cubic:
    return np.array([start, start * 2 / 3 + end / 3, start / 3 + end * 2 / 3, end])


def _tangents(net: ArcNet, points: list[FloatArray], *, mirror: bool) -> dict[End, FloatArray]:
    """Return the unit tangent at both ends of each arc, pointing inwards.

    They are level at the midline, and opposite where two arcs continue each other.
    """
    tangents: dict[End, FloatArray] = {}
    meeting: dict[Point, list[End]] = {}
    for number, arc in enumerate(points):
        for end, line in ((0, arc), (1, arc[::-1])):
            tangents[number, end] = _end_tangent(line)
            x, y = line[0].round(3)
            meeting.setdefault((x, y), []).append((number, end))
    for (x, _), ends in meeting.items():
        if mirror and abs(x) < ON_MIDLINE:
            _make_level([end for end in ends if not net.is_midline(end[0])], tangents)
        else:
            _make_continuous(ends, tangents)
    return tangents


def _end_tangent(line: FloatArray) -> FloatArray:
    if len(line) > 2:
        reach = min(4, (len(line) - 1) // 2) or 1
        far = line[min(2 * reach, len(line) - 1)]
        tangent = 4 * (line[reach] - line[0]) - (far - line[0])
    else:
        tangent = line[1] - line[0]
    unit: FloatArray = tangent / (np.linalg.norm(tangent) + 1e-12)
    return unit


def _make_level(ends: list[End], tangents: dict[End, FloatArray]) -> None:
    for end in ends:
        x, y = tangents[end]
        if abs(y) < LEVEL:
            tangents[end] = np.array([math.copysign(1, x), 0.0])


def _make_continuous(ends: list[End], tangents: dict[End, FloatArray]) -> None:
    """Make the tangents of arcs that run on into each other opposite, the best pairs first."""
    pairs = [
        (-tangents[second] @ tangents[first], first, second)
        for index, second in enumerate(ends)
        for first in ends[:index]
    ]
    done: set[End] = set()
    for alike, first, second in sorted(pairs, key=lambda pair: -pair[0]):
        if alike > CONTINUES and not {first, second} & done:
            tangent = tangents[first] - tangents[second]
            tangent /= np.linalg.norm(tangent)
            tangents[first], tangents[second] = tangent, -tangent
            done |= {first, second}


def _fitted(
    points: FloatArray, ends: tuple[FloatArray, FloatArray], tolerance: float
) -> list[Cubic]:
    last = len(points) - 1
    cuts = [0, *_kinks(points), last]
    cubics: list[Cubic] = []
    for start, end in pairwise(cuts):
        first = ends[0] if start == 0 else None
        final = ends[1] if end == last else None
        cubics += fit_cubics(points[start : end + 1], tolerance, first, final)
    return cubics


def _kinks(points: FloatArray) -> list[int]:
    count = len(points)
    turn = np.zeros(count)
    inner = range(KINK_REACH, count - KINK_REACH)
    for i in inner:
        u = points[i] - points[i - KINK_REACH]
        v = points[i + KINK_REACH] - points[i]
        turn[i] = abs(math.degrees(math.atan2(u[0] * v[1] - u[1] * v[0], u @ v)))
    return [
        i
        for i in inner
        if turn[i] > KINK and turn[i] == turn[i - KINK_REACH : i + KINK_REACH + 1].max()
    ]
