"""Both soles as seen from behind a kneeling person: heels up, toes down, big toes in the middle.

The person's LEFT foot lies at the viewer's left, as in the back view. Drawn is the half x >= 0, the
person's RIGHT foot. Figure units: x = 0 between the feet, y = 3 at the heel, 230 at the tip of the
big toe.
"""

from shapely.geometry import Polygon
from shapely.ops import unary_union

from tools.figures.body_shape import Smoothing, smoothed
from tools.figures.cells import Border
from tools.figures.fairing import fair
from tools.figures.foot_shape import Toe, toe_outline
from tools.figures.splines import Point

# fmt: off
# Foot without toes: from the web of the big toe round the outer edge, heel and inner edge.
FOOT: list[Point] = [
    (30, 191), (42, 198.5), (51, 200.5), (61, 198.5), (73, 190.5), (85, 179.5), (93.5, 166.5),
    (98.6, 152), (99.5, 134), (98, 112), (95.5, 88), (92.5, 66), (89.5, 44), (85.5, 26),
    (77.5, 12), (65, 4), (52, 3), (40, 7), (31, 17), (27, 32), (27.5, 50), (32, 70), (35.5, 88),
    (34.5, 108), (28, 127), (19.5, 142), (14.2, 156), (14.8, 171), (20, 182),
]
TOES = (
    Toe((31, 182), 11.4, (28.4, 216), 13.7),
    Toe((51, 191), 6.0, (52.2, 219.8), 7.6),
    Toe((65.2, 186.5), 5.9, (68.4, 211.5), 7.6),
    Toe((78, 177.5), 5.8, (82.2, 199), 7.4),
    Toe((88.8, 166.5), 5.8, (93.6, 182.8), 7.3),
)
JOINS = (Smoothing(17, 180, 14, 4.5), Smoothing(97, 166, 12, 3.5))
BORDERS: dict[str, Border] = {
    "toe_line": [(2, 182), (17, 186.5), (30, 190), (42, 194), (51, 196.8), (61, 195), (73, 187.2),
        (85, 176), (94.5, 167.5), (108, 167)],
    "hallux": [(43.6, 216), (43.4, 204), (42.4, 188)],
    "ball_low": [(4, 134), (22, 128), (40, 130), (58, 134), (78, 131), (106, 122)],
    "arch": [(52, 138), (56, 122), (60, 98), (60, 74), (56, 52), (52, 38)],
    "heel": [(18, 48), (36, 50), (57, 54), (76, 51), (98, 44)],
}
SEEDS: dict[str, Point] = {
    "big_toe_under": (27, 214),
    "lesser_toes_under": (52, 214),
    "ball_of_foot": (50, 154),
    "sole_arch": (45, 94),
    "sole_outer": (78, 84),
    "heel_sole": (57, 24),
}
# fmt: on


def toes() -> list[Polygon]:
    """Return the outlines of the toes."""
    return [toe_outline(toe) for toe in TOES]


def foot() -> Polygon:
    """Return the outline of the foot without its toes."""
    return Polygon(fair(FOOT, 4, closed=True)).buffer(0)


def shape() -> Polygon:
    """Return the outline of the foot with its toes."""
    whole = unary_union([foot(), *toes()]).buffer(0.8).buffer(-0.8)
    return smoothed(whole, JOINS)
