"""Geometry of the outlines of a file, in plain Python: direction, crossings, mirror images."""

from collections.abc import Iterable
from itertools import pairwise

from tools.figures.figure_file import Cubic, Subpath

Vertex = tuple[float, float]
Segment = tuple[Vertex, Vertex]

PARTS = 12  # straight pieces per cubic


def polygon(subpath: Subpath) -> list[Vertex]:
    """Return points along a subpath, the first not repeated."""
    return [_at(cubic, part / PARTS) for cubic in subpath.cubics for part in range(PARTS)]


def signed_area(subpath: Subpath) -> float:
    """Return the area within a subpath; above 0 where it runs clockwise on the page (y down)."""
    points = polygon(subpath)
    edges = zip(points, points[1:] + points[:1], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in edges) / 2


def clockwise(subpath: Subpath) -> tuple[Cubic, ...]:
    """Return the cubics of a subpath so that they run clockwise on the page."""
    if signed_area(subpath) >= 0:
        return subpath.cubics
    return tuple(backwards(cubic) for cubic in reversed(subpath.cubics))


def backwards(cubic: Cubic) -> Cubic:
    """Return the same curve from its end to its start."""
    return (cubic[3], cubic[2], cubic[1], cubic[0])


def undirected(subpaths: Iterable[Subpath]) -> set[Cubic]:
    """Return the cubics, each in the same one of its two directions."""
    return {min(cubic, backwards(cubic)) for subpath in subpaths for cubic in subpath.cubics}


def mirrored(subpaths: Iterable[Subpath], width: int) -> tuple[Subpath, ...]:
    """Return the mirror image on a page of this width."""

    def image(cubic: Cubic) -> Cubic:
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = cubic
        return ((width - x0, y0), (width - x1, y1), (width - x2, y2), (width - x3, y3))

    return tuple(
        Subpath(tuple(image(cubic) for cubic in subpath.cubics), subpath.closed)
        for subpath in subpaths
    )


def crosses_itself(subpath: Subpath) -> bool:
    """Return whether pieces of the outline that do not follow each other cross or touch."""
    points = polygon(subpath)
    count = len(points)
    edges = enumerate(pairwise([*points, points[0]]))
    running: list[tuple[Segment, int]] = []
    for edge, number in sorted((_left_to_right(edge), number) for number, edge in edges):
        running = [other for other in running if other[0][1][0] >= edge[0][0]]
        for other, its_number in running:
            follows = (number - its_number) % count in (1, count - 1)
            if not follows and _touch(edge, other):
                return True
        running.append((edge, number))
    return False


def _at(cubic: Cubic, t: float) -> Vertex:
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, cubic, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, cubic, strict=True))
    return x, y


def _left_to_right(edge: Segment) -> Segment:
    start, end = edge
    return (start, end) if start <= end else (end, start)


def _touch(one: Segment, two: Segment) -> bool:
    """Return whether two segments that overlap in x have a point in common."""
    (a, b), (c, d) = one, two
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0


def _turn(a: Vertex, b: Vertex, c: Vertex) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
