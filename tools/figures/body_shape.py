"""Half silhouette of the standing figure, x >= 0.

Figure units: head 200, stature 1520, y down from the vertex.

Source:
    Proportions follow the means of the public ANSUR II survey, men and women averaged, slim.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from scipy.ndimage import gaussian_filter1d
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from tools.figures.fairing import fair
from tools.figures.foot_shape import back_foot, front_foot
from tools.figures.hand_shape import hand
from tools.figures.splines import Point, arc_lengths, curve, resample

View = Literal["front", "back"]
FAIRNESS = 16
STEP = 0.5  # between points of outlines


class Smoothing(NamedTuple):
    """Round window in which an outline is smoothed, for example where two parts meet."""

    x: float
    y: float
    radius: float
    sigma: float  # of the Gaussian, along the outline


class ArmWidth(NamedTuple):
    """Half-widths of the arm a distance along its centre line."""

    along: float
    medial: float
    lateral: float


# fmt: off
HEAD: list[Point] = [
    (0, 0), (31, 7), (55, 29), (66.5, 66), (65, 100), (60, 130), (51.8, 159), (38.6, 181),
    (22.2, 196), (0, 202),
]
EAR: list[Point] = [
    (56, 99), (65, 92.5), (71, 92), (75, 98.5), (74.5, 110), (71.5, 123), (68.5, 136),
    (64.5, 144.5), (59, 142), (55, 122),
]
ARM_CENTRE: list[Point] = [(160, 300), (180, 430), (206, 562), (234, 665), (268, 786)]
ARM_WIDTHS = (
    ArmWidth(94, 37, 40),
    ArmWidth(120, 36, 38),
    ArmWidth(145, 36.3, 36.6),
    ArmWidth(175, 37.3, 36.8),
    ArmWidth(205, 37, 36.3),
    ArmWidth(232, 35.6, 35),
    ArmWidth(258, 36.3, 36.3),
    ArmWidth(285, 37.3, 39.5),
    ArmWidth(312, 40, 41),
    ArmWidth(340, 40, 39.2),
    ArmWidth(372, 36.5, 35),
    ArmWidth(405, 31.5, 31),
    ArmWidth(440, 28, 27.8),
    ArmWidth(475, 26, 26.2),
    ArmWidth(505, 26.5, 26.8),
)
SHOULDER: list[Point] = [
    (46, 140), (47, 178), (48, 200), (53, 219), (66, 236), (90, 249.5), (120, 260), (150, 268.5),
    (174, 279.5), (191, 296), (201, 320), (206.5, 350),
]
ARMPIT: list[Point] = [(139.5, 396), (137, 384)]
TRUNK: list[Point] = [
    (137, 384), (131.5, 404), (128, 432), (124.5, 465), (119.5, 500), (115, 533), (113.5, 560),
    (116.5, 588), (123, 616), (131, 646), (139, 682), (145, 718), (149, 757), (150.5, 797),
    (149.5, 838), (146.5, 882), (143, 930), (135.5, 980), (127, 1025), (121, 1060),
    (119.5, 1090), (119.5, 1112), (118.5, 1132), (121, 1160), (124, 1192), (123, 1230),
    (117.5, 1277), (109.5, 1328), (102, 1375), (98, 1412), (98.5, 1440), (102, 1459),
    (103, 1480),
]
INNER_LEG: list[Point] = [
    (46, 1480), (42, 1463), (39.5, 1445), (43.5, 1421), (45.5, 1395), (42, 1352), (35, 1305),
    (27.5, 1258), (24, 1217), (27, 1178), (33.5, 1142), (34, 1122), (29.5, 1102), (25, 1078),
    (24, 1050), (25.5, 1015), (23, 970), (18, 920), (11.5, 865), (5.5, 820), (2.5, 797),
    (0, 785),
]
JOINS = (  # both sides of wrist and ankle, angle of the jaw, base of the little finger
    Smoothing(292, 792, 46, 11), Smoothing(241, 796, 40, 9), Smoothing(44, 1462, 24, 5),
    Smoothing(103, 1464, 24, 5), Smoothing(47.5, 172, 12, 2.5), Smoothing(250, 872, 15, 4),
)
FRONT_JOINS = (Smoothing(124, 1514, 10, 2.5), Smoothing(35, 1538, 9, 2.5))
EAR_JOINS = (Smoothing(66, 146, 7, 1), Smoothing(64, 91, 7, 1))
# fmt: on


@dataclass(frozen=True, slots=True)
class Half:
    """The half silhouette, and its parts that are inflated separately."""

    silhouette: Polygon
    without_ear: Polygon
    ear: Polygon


def half(view: View) -> Half:
    """Return the half silhouette seen from the front or the back."""
    front = view == "front"
    foot = front_foot() if front else back_foot()
    without_ear = smoothed(
        unary_union([_trunk_and_limbs(), _head(), hand(), foot]),
        JOINS + FRONT_JOINS if front else JOINS,
    )
    ear = Polygon(curve(EAR, STEP, closed=True)).buffer(0)
    whole = smoothed(unary_union([without_ear, ear]), EAR_JOINS)
    drawn = box(0, -10, 1000, 1700)
    return Half(whole.intersection(drawn), without_ear.intersection(drawn), ear)


def armpit(silhouette: Polygon) -> Point:
    """Return the highest point of the outline near the armpit, where several borders meet."""
    outline = np.array(silhouette.exterior.coords)
    near = outline[np.hypot(outline[:, 0] - 137, outline[:, 1] - 384) < 14]
    x, y = near[np.argmin(near[:, 1])]
    return x, y


def smoothed(shape: Polygon, windows: tuple[Smoothing, ...]) -> Polygon:
    """Return the shape with its outline smoothed inside the windows."""
    points = resample(np.array(shape.exterior.coords), STEP)[:-1]
    for window in windows:
        blurred = gaussian_filter1d(points, window.sigma / STEP, axis=0, mode="wrap")
        distance = np.hypot(points[:, 0] - window.x, points[:, 1] - window.y)
        weight = np.clip((window.radius - distance) / (window.radius * 0.4), 0, 1)
        weight = (weight * weight * (3 - 2 * weight))[:, None]
        points = points * (1 - weight) + blurred * weight
    return Polygon(points).buffer(0)


def _trunk_and_limbs() -> Polygon:
    medial, lateral = _arm_sides()
    landmarks = (SHOULDER + lateral, medial[:0:-1] + ARMPIT, TRUNK, INNER_LEG)
    lines = [fair(line, FAIRNESS) for line in landmarks]
    return Polygon(np.vstack([*lines, [[0, 140]]])).buffer(0)


def _head() -> Polygon:
    above = [(-x, y) for x, y in HEAD[3:0:-1]]
    below = [(-x, y) for x, y in HEAD[-2:-5:-1]]
    return Polygon(fair(above + HEAD + below, FAIRNESS)).buffer(0)


def _arm_sides() -> tuple[list[Point], list[Point]]:
    """Return the landmarks of the medial and the lateral outline of the arm."""
    centre = curve(ARM_CENTRE, STEP)
    lengths = arc_lengths(centre)

    def at(along: float) -> Point:
        return np.interp(along, lengths, centre[:, 0]), np.interp(along, lengths, centre[:, 1])

    medial, lateral = [], []
    for width in ARM_WIDTHS:
        direction = np.array(at(width.along + 2)) - np.array(at(width.along - 2))
        if not direction.any():  # the last width lies beyond the end of the line
            direction = centre[-1] - centre[-5]
        direction /= np.linalg.norm(direction)
        outward = np.array([direction[1], -direction[0]])
        (x_out, y_out) = at(width.along) + outward * width.lateral
        (x_in, y_in) = at(width.along) - outward * width.medial
        lateral.append((x_out, y_out))
        medial.append((x_in, y_in))
    return medial, lateral
