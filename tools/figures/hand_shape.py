"""The hand: outline, the way from hand to figure units, the fingers' axes.

A hand is drawn in its own frame: (u, v) with (0, 0) at the wrist, u towards the thumb, v towards
the finger tips, both in figure units.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from shapely.geometry import Polygon
from shapely.ops import unary_union

from tools.figures.splines import FloatArray, Point, curve

WRIST = np.array((266.5, 786))  # (0, 0) of the hand, figure units
AXIS = 12.5  # degrees between the hand and the vertical
STEP = 0.5  # between points of outlines, figure units
ARC_STEPS = 12  # of a finger's bent axis


@dataclass(frozen=True, slots=True)
class Finger:
    """A finger's axis and widths, figure units and degrees."""

    base: Point
    angle: float  # towards the thumb
    length: float  # from the base
    base_width: float
    joint_width: float  # at the middle joint
    tip_width: float
    bend: float  # degrees from base to tip: relaxed fingers lean towards the middle one


# fmt: off
FINGERS = {
    "index": Finger((26.4, 86), 11.5, 75, 16.6, 16.6, 14.9, -6),
    "middle": Finger((9.2, 90), 3.6, 79, 16.8, 17.0, 15.3, -2),
    "ring": Finger((-8.6, 88), -5.6, 72.5, 16.0, 16.2, 14.5, 4),
    "little": Finger((-25.3, 81), -15.5, 59.5, 14.4, 14.1, 12.8, 9),
}
PALM: list[Point] = [
    (-25.5, -18), (-26, 2), (-29.5, 22), (-33.5, 46), (-35, 68), (-32.4, 84), (-20, 90), (0, 96),
    (20, 95), (34, 90), (36.8, 78), (37.5, 62), (35, 42), (30, 16), (26, -18),
]
THUMB: list[Point] = [
    (21, -8), (30.5, 4), (40.5, 19), (49, 34), (55, 47), (59.5, 58), (65, 71), (69.5, 84),
    (70.5, 95), (66, 102), (59, 99), (52.5, 87), (47, 77), (40, 71), (30, 68), (16, 30),
]
# fmt: on


def on_hand(point: Point) -> Point:
    """Return the place of a point of the hand's frame in figure units."""
    angle = math.radians(AXIS)
    distal = np.array([math.sin(angle), math.cos(angle)])
    towards_thumb = np.array([math.cos(angle), -math.sin(angle)])
    x, y = WRIST + point[0] * towards_thumb + point[1] * distal
    return x, y


def hand_points(*points: Point) -> list[Point]:
    """Return the places of points of the hand's frame in figure units."""
    return [on_hand(point) for point in points]


def finger_point(name: str, part: float, across: float = 0.0, along: float = 0.0) -> Point:
    """Return a point of the hand's frame at a part of a finger's length.

    Args:
        name: the finger.
        part: 0 at the base, 1 at the tip.
        across: shift towards the thumb, figure units.
        along: shift along the finger, figure units.
    """
    centre, direction = _axis(FINGERS[name], part)
    sideways = np.array([direction[1], -direction[0]])
    u, v = centre + direction * along + sideways * across
    return u, v


def on_finger(name: str, part: float, across: float = 0.0, along: float = 0.0) -> Point:
    """Return the same point as `finger_point`, in figure units on the page."""
    return on_hand(finger_point(name, part, across, along))


def hand() -> Polygon:
    """Return the outline of the hand in figure units."""
    parts = [Polygon(curve(PALM, STEP, closed=True))]
    parts.append(Polygon(curve(THUMB, STEP, closed=True)).buffer(0))
    parts += [_finger_outline(name) for name in FINGERS]
    whole = unary_union(parts).buffer(1.05, 16).buffer(-1.05, 16)  # rounds the webs
    return Polygon(hand_points(*whole.exterior.coords))


def _axis(finger: Finger, part: float) -> tuple[FloatArray, FloatArray]:
    """Return point and direction of an axis that is an arc, drawn in short steps."""
    bend, first = math.radians(finger.bend), math.radians(finger.angle)

    def direction(place: float) -> FloatArray:
        angle = first + bend * place
        return np.array([math.sin(angle), math.cos(angle)])

    point = np.array(finger.base, float)
    places = np.linspace(0, max(part, 0), ARC_STEPS + 1)
    for start, end in pairwise(places):
        point = point + direction((start + end) / 2) * finger.length * (end - start)
    ahead = direction(max(part, 0))
    if part < 0:
        point = point + ahead * finger.length * part
    return point, ahead


def _finger_outline(name: str) -> Polygon:
    finger = FINGERS[name]
    base, joint, tip = finger.base_width, finger.joint_width, finger.tip_width
    stations = [
        (-14 / finger.length, base * 0.9),
        (6 / finger.length, base),
        (0.26, base * 0.955),
        (0.43, joint),
        (0.56, joint * 0.975),
        (0.71, tip * 1.02),
        (0.82, tip * 1.0),
        (1 - tip * 0.51 / finger.length, tip * 0.91),
    ]
    thumb_side = [finger_point(name, part, width / 2) for part, width in stations]
    other_side = [finger_point(name, part, -width / 2) for part, width in stations]
    end = 1 - tip * 0.19 / finger.length
    pad = [
        finger_point(name, end, tip * 0.29),
        finger_point(name, 1),
        finger_point(name, end, -tip * 0.29),
    ]
    ring = thumb_side + pad + other_side[::-1]
    return Polygon(curve(ring, STEP, closed=True)).buffer(0)
