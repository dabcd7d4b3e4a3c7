"""Back view of the standing figure: ears and nails."""

import math

import numpy as np

from tools.figures.drawing import Line, Stroke
from tools.figures.hand_shape import FINGERS, hand_points, on_finger
from tools.figures.splines import Point

# fmt: off
EAR = Stroke([(70, 99), (71.5, 110), (68.5, 124), (65, 136)], 0.9, 0.35)
# along the finger, across as a part of the width of its tip
NAIL = ((0.955, -0.27), (0.89, -0.30), (0.83, -0.22), (0.815, 0), (0.83, 0.22), (0.89, 0.30),
        (0.955, 0.27))
# along and across the thumb, figure units
THUMB_NAIL = ((9, -4.4), (2, -4.6), (-3.6, -3.2), (-4.6, 0), (-3.6, 3.2), (2, 4.6), (9, 4.4))
# fmt: on
THUMB_AT = (62.2, 90.5)  # middle of the thumb's nail, hand frame
THUMB_ANGLE = 20  # degrees


def lines() -> list[Line]:
    """Return the lines of the back view."""
    nails = [Stroke(_nail(name), 0.8, 0.42) for name in FINGERS]
    return [EAR, *nails, Stroke(hand_points(*_thumb_nail()), 0.8, 0.42)]


def _nail(name: str) -> list[Point]:
    width = FINGERS[name].tip_width
    return [on_finger(name, part, across * width) for part, across in NAIL]


def _thumb_nail() -> list[Point]:
    angle = math.radians(THUMB_ANGLE)
    along = np.array([math.sin(angle), math.cos(angle)])
    across = np.array([along[1], -along[0]])
    points = (np.array(THUMB_AT) + along * v + across * u for v, u in THUMB_NAIL)
    return [(u, v) for u, v in points]
