"""The standing figure's foot, seen from in front and from behind; figure units."""

from typing import NamedTuple

from shapely.geometry import Point as ShapelyPoint
from shapely.geometry import Polygon
from shapely.ops import unary_union

from tools.figures.splines import Point, curve

STEP = 0.5  # between points of outlines


class Toe(NamedTuple):
    """A toe: two circles and what lies between them."""

    base: Point
    base_radius: float
    tip: Point
    tip_radius: float


# fmt: off
FRONT: list[Point] = [
    (50, 1435), (43, 1458), (42.2, 1476), (41.4, 1492), (38.4, 1507), (34.4, 1520), (33.2, 1531),
    (37, 1541), (50, 1544), (66, 1544), (82, 1541), (97, 1534), (109, 1526.5), (119.5, 1520),
    (123, 1512.5), (120, 1502), (113.6, 1490), (108, 1478.5), (104.2, 1467), (101.6, 1455),
    (95, 1438),
]
TOES = (
    Toe((49.5, 1534), 14.6, (50.8, 1551), 13.2),
    Toe((74.8, 1534), 8.3, (77, 1555), 8.2),
    Toe((90.4, 1529), 7.8, (93.6, 1548.6), 7.7),
    Toe((104.6, 1521.5), 7.4, (108.6, 1539), 7.1),
    Toe((115.8, 1513), 6.9, (120.4, 1527), 6.4),
)
# From behind: the heel, and the outer edge of the forefoot that shows beyond it.
HEEL: list[Point] = [
    (46, 1432), (42.5, 1462), (40.5, 1482), (40, 1500), (45, 1517), (57, 1524.5), (70, 1526),
    (84, 1524), (95, 1517), (99, 1502), (98.5, 1484), (101, 1462), (96, 1436),
]
FOREFOOT: list[Point] = [
    (92, 1455), (104, 1466), (113, 1479), (121.5, 1491), (127, 1502), (126, 1511), (117, 1515.5),
    (104, 1518), (90, 1519), (84, 1490),
]
# fmt: on


def toe_outline(toe: Toe, segments: int = 24) -> Polygon:
    """Return the outline of a toe; `segments` per quarter circle."""
    base = ShapelyPoint(*toe.base).buffer(toe.base_radius, segments)
    tip = ShapelyPoint(*toe.tip).buffer(toe.tip_radius, segments)
    return unary_union([base, tip]).convex_hull


def front_foot() -> Polygon:
    """Return the outline of the foot with its toes."""
    parts = [_closed(FRONT), *(toe_outline(toe) for toe in TOES)]
    return unary_union(parts).buffer(1.1).buffer(-1.1)


def back_foot() -> Polygon:
    """Return the outline of heel and forefoot."""
    return unary_union([_closed(HEEL), _closed(FOREFOOT)]).buffer(1.2).buffer(-1.2)


def _closed(landmarks: list[Point]) -> Polygon:
    return Polygon(curve(landmarks, STEP, closed=True)).buffer(0)
