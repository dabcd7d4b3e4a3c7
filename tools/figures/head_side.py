"""Head and neck in strict profile, the person's LEFT side, nose to the viewer's left.

Figure units: x = 0 at the ear canal, below 0 in front of it; y down from the vertex, chin at 202.
"""

import numpy as np
from shapely.geometry import Polygon

from tools.figures.body_shape import Smoothing, smoothed
from tools.figures.cells import Border
from tools.figures.fairing import fair
from tools.figures.splines import Point, curve

# fmt: off
CRANIUM: list[Point] = [
    (92, 281), (84, 262), (72, 244), (62.5, 224), (56.5, 203), (54.5, 184), (57.5, 166), (66, 148),
    (77, 127), (85, 104), (88, 80), (83, 54), (68, 28), (43, 8.5), (10, 0), (-24, 4.5),
    (-53, 19), (-72, 40), (-81, 60), (-84, 75),
]
FACE: list[Point] = [
    (-84, 75), (-85.2, 85), (-84, 92.5), (-81.8, 98.5), (-82.6, 105), (-87, 114), (-92.4, 123),
    (-98.2, 131.2), (-100.2, 135.8), (-98.8, 139.8), (-94.6, 142), (-89.8, 143.4),
    (-87.2, 146.2), (-87.8, 150), (-91, 152.8), (-92.6, 155.6), (-90.4, 158.2), (-88, 159.2),
    (-90.4, 161), (-91, 164), (-88, 167.6), (-83.6, 171), (-83, 174.6), (-85.2, 180),
    (-86.6, 186), (-85.4, 192.6), (-81.4, 198.4), (-74, 202),
]
THROAT: list[Point] = [
    (-74, 202), (-64, 203.4), (-52, 204.8), (-41, 208), (-34, 214), (-31.4, 221.5), (-31, 229),
    (-29, 238), (-25.4, 250), (-21.4, 264), (-18, 281),
]
BASE: list[Point] = [(-18, 281), (8, 286.5), (36, 289), (64, 287), (92, 281)]
EAR: list[Point] = [
    (0.5, 113), (1.2, 103), (5.5, 95), (13, 90.6), (21.5, 90.8), (28.4, 96), (30.8, 105), (29, 115),
    (24.4, 124.5), (18.4, 133), (13.4, 141), (8.6, 146.6), (3, 147), (-0.6, 142), (-0.6, 134),
    (-0.2, 124),
]
JOINS = (Smoothing(-84, 75, 14, 4), Smoothing(-74, 202, 10, 2), Smoothing(-33, 215, 8, 1.5))
JOINTS: dict[str, Point] = {"BROW": (-80, 88.6), "TAIL": (-46.6, 95.5), "LOBE": (3, 147)}
BORDERS: dict[str, Border] = {
    "ear": EAR + EAR[:1],
    "hairline": [(-76, 34), (-62, 41), (-40, 50), (0, 59), (46, 65), (100, 68)],
    "temple_front": [(-58, 34), (-61, 52), (-60.5, 70), (-55.5, 85), (-54, 90)],
    "temple_back": [(-20, 48), (-18, 72), (-17, 94), (-15.5, 115)],
    "zygoma": [(-50, 102), (-38, 109), (-16, 111), (4, 110)],
    "behind": [(36, 56), (38, 76), (46, 94), (52, 114), (49, 136), (37, 152), (20, 160.5),
        (4, 160.5), (-10, 157)],
    "ear_top": [(22, 95), (27.5, 86), (33, 82), (42, 81)],
    "nuchal_line": [(30, 151), (52, 154), (74, 150)],
    "glabella": [(-92, 92), (-85, 90.6), "BROW"],
    "eyebrow_top": ["BROW", (-73, 82), (-62, 80.2), (-52.5, 85.6), "TAIL"],
    "eyebrow_low": ["BROW", (-70, 89.8), (-58, 91), "TAIL"],
    "orbit": ["TAIL", (-45.8, 104), (-50.6, 113.5), (-60, 119.4), (-70, 120), (-78.6, 114.5)],
    "nose": ["BROW", (-77.4, 98), (-77.6, 110), (-76.4, 122), (-72.2, 132), (-73, 140.6),
        (-80, 146), (-92, 147.6)],
    "nasolabial": [(-73.6, 134), (-68, 146), (-63.5, 158), (-63.5, 172), (-67, 186), (-70, 206)],
    "cheek_low": [(-66, 157), (-46, 156.5), (-22, 152), (-4, 144), (2, 139)],
    "jaw": ["LOBE", (-5, 161), (-14, 174), (-28, 184), (-46, 192.5), (-62, 199.5), (-76, 206)],
    "sternomastoid": [(-7, 152), (-4.5, 176), (-6, 206), (-9.5, 238), (-10.5, 262), (-9, 298)],
    "trapezius": [(30, 154), (38, 178), (37, 210), (32, 246), (26, 298)],
}
SEEDS: dict[str, Point] = {
    "head_top": (10, 25),
    "forehead": (-72, 65),
    "temple": (-38, 80),
    "above_ear": (10, 75),
    "occiput": (70, 100),
    "ear_back": (42, 120),
    "ear": (14, 118),
    "eye": (-64, 104),
    "eyebrow": (-64, 86),
    "nose": (-85, 125),
    "cheek": (-40, 130),
    "mouth_chin": (-78, 180),
    "jaw": (-30, 168),
    "neck_side": (12, 210),
    "neck_front": (-30, 220),
    "neck_back": (50, 220),
}
MIDLINE = frozenset({"nose", "mouth_chin", "neck_front"})
FAINT = frozenset({
    "forehead", "temple", "eye", "eyebrow", "nose", "cheek", "mouth_chin", "jaw", "ear",
    "above_ear", "ear_back",
})
# fmt: on


def shape() -> Polygon:
    """Return the outline of head and neck."""
    lines = [
        fair(CRANIUM, 6),
        curve(FACE, 0.3)[1:],
        fair(THROAT, 2, step=1.0)[1:],
        curve(BASE, 0.5)[1:],
    ]
    return smoothed(Polygon(np.vstack(lines)).buffer(0), JOINS)


def ear() -> Polygon:
    """Return the outline of the ear."""
    return Polygon(curve(EAR, 0.3, closed=True)).buffer(0)
