"""A silhouette and the borders across it -> one cell for every named seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from shapely.geometry import LineString, Polygon, box
from shapely.geometry import Point as ShapelyPoint
from shapely.ops import linemerge, polygonize, unary_union

from tools.figures.splines import FloatArray, Point, curve

Border = Sequence[Point | str]
"""Landmarks; a word is the name of a joint."""

ON_MIDLINE = 1e-6
FAR = 1e4  # beyond every figure


class PartitionError(ValueError):
    """The borders do not cut the silhouette as the seeds say."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What cuts a silhouette into regions; lengths in figure units."""

    borders: Mapping[str, Border]
    seeds: Mapping[str, Point]  # one point inside every region
    joints: Mapping[str, Point] = field(default_factory=dict)
    median: frozenset[str] = frozenset()  # regions joined over the midline
    slanted: frozenset[str] = frozenset()  # borders not level where they start on the midline
    mirror: bool = True  # the silhouette is the half x >= 0 of a symmetric figure
    grid: float  # spacing of the points of the finished file
    tolerance: float  # of the fitted cubics
    sliver: float  # largest area without a name that may go to a neighbour


def named_cells(silhouette: Polygon, plan: Plan) -> dict[str, Polygon]:
    """Return the cell around each seed; together they fill the silhouette.

    Raises:
        PartitionError: a seed lies in no cell of its own, or a large cell has no seed.
    """
    lines = [_outline(silhouette, mirror=plan.mirror)]
    lines += [_border_line(name, plan) for name in plan.borders]
    pieces = polygonize(unary_union(lines))
    free = [piece for piece in pieces if piece.representative_point().within(silhouette)]
    cells = {name: _taken(free, name, seed, plan) for name, seed in plan.seeds.items()}
    taken = {id(cell) for cell in cells.values()}
    for piece in [piece for piece in free if id(piece) not in taken]:
        _give_away(piece, cells, plan.sliver)
    return cells


def _taken(pieces: list[Polygon], name: str, seed: Point, plan: Plan) -> Polygon:
    hits = [piece for piece in pieces if piece.contains(ShapelyPoint(seed))]
    if len(hits) != 1:
        raise PartitionError(f"The seed {name} {seed} lies in {len(hits)} cells instead of one.")
    others = [n for n, s in plan.seeds.items() if n != name and hits[0].contains(ShapelyPoint(s))]
    if others:
        raise PartitionError(
            f"The seeds {name} and {others[0]} lie in the same cell: a border between them does "
            "not reach its neighbours."
        )
    return hits[0]


def _give_away(piece: Polygon, cells: dict[str, Polygon], largest: float) -> None:
    """Add a sliver to the cell with which it shares the longest border."""
    if piece.area > largest:
        x, y = piece.representative_point().coords[0]
        raise PartitionError(
            f"The cell around ({x:.1f}, {y:.1f}), {piece.area:.1f} square units, has no seed."
        )
    best = max(cells, key=lambda name: float(cells[name].intersection(piece).length))
    cells[best] = unary_union([cells[best], piece])


def _outline(silhouette: Polygon, *, mirror: bool) -> LineString:
    ring = np.array(silhouette.exterior.coords)
    return LineString(_with_straight_midline(ring) if mirror else ring)


def _with_straight_midline(ring: FloatArray) -> FloatArray:
    """Return the ring with the midline as one straight edge."""
    ring = ring[:-1]
    on = np.abs(ring[:, 0]) < ON_MIDLINE
    ring[on, 0] = 0
    ring = ring[~(on & np.roll(on, 1) & np.roll(on, -1))]
    return np.vstack([ring, ring[:1]])


def _border_line(name: str, plan: Plan) -> LineString:
    points = [plan.joints[p] if isinstance(p, str) else p for p in plan.borders[name]]
    if plan.mirror:
        points = _level_at_midline(points, slanted=name in plan.slanted)
    dense = curve(points, 0.6 * plan.grid / 0.2)
    dense[0], dense[-1] = points[0], points[-1]
    line = LineString(dense)
    if not plan.mirror or min(x for x, _ in points) >= 0:
        return line
    line = line.intersection(box(0, -FAR, FAR, FAR))
    return line if line.geom_type == "LineString" else linemerge(line)


def _level_at_midline(points: list[Point], *, slanted: bool) -> list[Point]:
    """Return the landmarks with two mirrored ones beyond each end on the midline."""
    if points[0][0] == 0 and not slanted:
        points = [(-x, y) for x, y in points[2:0:-1]] + points
    if points[-1][0] == 0:
        points = points + [(-x, y) for x, y in points[-2:-4:-1]]
    return points
