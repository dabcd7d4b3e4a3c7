"""Builds head_side.svg: relief, shadows and regions of the head in profile."""

import numpy as np
from shapely.geometry import Polygon
from shapely.ops import unary_union

from tools.figures import head_side
from tools.figures.bands import Contour
from tools.figures.cells import Plan
from tools.figures.drawing import Layers, Page, document, lines_svg, region_svg
from tools.figures.forms import Belly, Dark, Edge, Ridge
from tools.figures.head_side_lines import LINES
from tools.figures.partition import Partition
from tools.figures.pathdata import relative_path
from tools.figures.relief import Extent, Form, Relief
from tools.figures.shading import Shading, shade
from tools.figures.splines import FloatArray

PAGE = Page(
    width=214, height=300, scale=10, origin=(116, 9), outline=1.25, border=0.75, mirrored=False
)
EXTENT = Extent(-116, -9, 98, 291)
BELOW = 40  # figure units by which the neck goes on below its cut
SHADING = Shading(Contour(step=0.4, tolerance=0.5, smooth=0.8), 6, 30, blur=0.85)

# fmt: off
HEAD: tuple[Form, ...] = (
    # skull
    Belly((30, 60), (60, 50), 0, 3),
    # temple
    Belly((-40, 88), (16, 30), 10, -1.5),
    # temporal line
    Ridge([(-56, 86), (-55, 66), (-44, 46), (-16, 36), (24, 40), (54, 62)], 0.4, 12, 0.3, 0.4),
    Belly((-74, 62), (10, 18), 15, 1.2),
    # brow, eye socket
    Ridge([(-86, 89), (-74, 86), (-62, 86), (-53, 92)], 2.0, 7, 0.1, 0.35),
    Belly((-68, 99), (11, 7.5), -6, -4.2),
    Belly((-76, 105), (5, 9), 0, -2.6),
    Belly((-65.5, 105.4), (8.2, 6.6), 0, 3.4),
    # nose
    Ridge([(-84, 98), (-89, 112), (-98, 131)], 2.2, 6.5, 0.4, 0.2),
    Belly((-84, 137.5), (6.2, 6), 0, 3.4),
    Ridge([(-84, 127.5), (-78.6, 131), (-76.8, 137), (-79.6, 143.4)], -2.4, 2.4, 0.35, 0.25),
    Belly((-95.5, 135.5), (5, 5), 0, 1.6),
    # cheekbone and cheek
    Ridge([(-66, 121), (-50, 121), (-28, 117), (-6, 114)], 0.7, 14, 0.3, 0.3),
    Belly((-55, 126), (17, 14), 0, 1.5),
    Belly((-48, 148), (18, 15), -20, -0.5),
    Ridge([(-74, 140), (-67.5, 150), (-65, 160)], -1.0, 4.5, 0.3, 0.4),
    # mouth
    Ridge([(-89, 158.8), (-82, 159.2), (-73.6, 161.2)], -2.2, 1.9, 0, 0.3),
    Belly((-87, 155.4), (8, 2.8), 14, 1.9),
    Belly((-85.5, 163.4), (8, 3.6), -10, 2.6),
    Belly((-72, 161.4), (3.4, 4), 0, -1.5),
    Belly((-80, 171.6), (9, 3.6), -8, -1.6),
    Belly((-76, 185), (12, 10), 0, 2.6),
    Belly((-82, 151), (6, 4), 0, 0.8),
    Dark([(-91, 156.2), (-84, 157), (-75, 160.6)], 0.07, 2.0, 0.0, 0.4),
    Dark([(-90, 162.2), (-84, 163), (-75, 161.8)], 0.04, 2.4, 0, 0.4),
    # jaw
    Edge([(2, 147), (-6, 162), (-15, 174.5), (-30, 185), (-48, 194), (-62, 200), (-76, 204)], 6.2,
        33, 2.6, 0.12, 0.1),
    # masseter
    Belly((-24, 160), (15, 22), 22, 1.0),
    # neck
    # sternocleidomastoid
    Ridge([(17, 154), (11, 180), (2.5, 214), (-3, 248), (-5, 290)], 6.0, 8.5, 0.3, 0.0),
    Ridge([(2, 184), (-6, 214), (-12, 246)], -1.8, 5, 0.4, 0.4),
    Ridge([(11, 230), (9, 260), (9, 288)], 1.2, 8, 0.5, 0),
    Belly((-20, 214), (8, 16), 20, -2.4),
    # larynx
    Belly((-26, 230), (7, 9), 0, 3.4),
    Belly((-21, 249), (5, 8), 0, -1.6),
    Belly((-24, 208), (9, 4), 12, -1.4),
    # trapezius
    Edge([(33, 290), (36, 246), (40, 206), (46, 172), (54, 158)], 3.4, 24, 6, 0, 0.35),
    Belly((22, 240), (10, 34), 8, -2.6),
    Belly((46, 156), (12, 6), -12, -2.2),
    # mastoid
    Belly((21, 153), (10, 12), 20, 1.0),
    Ridge([(30, 158), (36, 182), (36, 210)], -1.6, 6, 0.3, 0.4),
)
EAR_FORMS: tuple[Form, ...] = (
    # helix
    Ridge([(6, 118), (3.2, 111), (3.6, 103), (8, 96.4), (14, 93.6), (21, 94), (26.2, 98.6),
        (27.8, 106), (26, 115), (21.6, 124), (16.4, 131.5)], 3.2, 2.2, 0.12, 0.3),
    Ridge([(8, 101), (14, 98), (20, 98.8), (23.2, 104), (22.4, 112), (18.6, 121)], -2.4, 1.8, 0.2,
        0.3),
    # antihelix
    Ridge([(10.6, 134.5), (15.2, 127), (18, 118), (17.4, 109), (13.2, 104.4)], 3.0, 2.6, 0.15,
        0.35),
    Ridge([(18.2, 113), (19.4, 107), (19, 103)], 1.6, 1.8, 0.3, 0.35),
    # concha
    Belly((9.6, 121.5), (5.4, 8.6), 14, -5.4),
    Belly((12.4, 109.6), (3.6, 2.8), 0, -1.2),
    # tragus
    Belly((2.0, 120.5), (2.8, 4.6), 0, 3.2),
    Belly((9.0, 133.6), (3.0, 2.4), 0, 1.8),
    Belly((5.0, 128.6), (1.6, 2.4), 0, -2.4),
    # lobe
    Belly((5.6, 141), (4.6, 4.8), 0, 2.2),
)# Lower edge of the jaw: x from front to back, y.
JAW_EDGE = ((-76, -62, -46, -28, -14, -5, 3), (204, 199.5, 192.5, 184, 174, 161, 147))
# Middle of the shadow below it.
JAW_SHADOW = ((-80, -40, -14, 0), (208, 202, 190, 176))
# fmt: on


def build(step: float) -> str:
    """Return the text of the file; `step` is the size of a grid cell in figure units.

    Raises:
        PartitionError: the borders do not cut the silhouette as the seeds say.
    """
    shape = head_side.shape()
    relief, tone = _sculpted(shape, step)
    bands = shade(relief, tone, relief.mask(shape), PAGE.scale, SHADING)
    parts = Partition(shape, plan())
    silhouette = relative_path(PAGE.place(parts.outline()))
    layers = Layers(silhouette, bands, lines_svg(LINES, PAGE.scale), _regions(parts))
    return document(PAGE, layers)


def plan() -> Plan:
    """Return what cuts the head into regions."""
    return Plan(
        borders=head_side.BORDERS,
        seeds=head_side.SEEDS,
        joints=head_side.JOINTS,
        mirror=False,
        grid=1 / PAGE.scale,
        tolerance=0.12,
        sliver=12,
    )


def _regions(parts: Partition) -> str:
    text = ""
    for word in parts.names:
        side = "midline" if word in head_side.MIDLINE else "left"
        data = relative_path(PAGE.place(parts.region(word)))
        text += region_svg(word, word, side, data, faint=word in head_side.FAINT)
    return text


def _sculpted(shape: Polygon, step: float) -> tuple[Relief, FloatArray]:
    relief = Relief(EXTENT, step)
    relief.height = _cushion(shape, relief)
    relief.carve(HEAD)
    ear = relief.mask(head_side.ear())
    lift = np.interp(relief.x, [-1, 12, 30], [1.0, 5.5, 9.5])
    relief.height += relief.blur(ear * lift, 0.7)
    relief.carve(EAR_FORMS)
    tone = relief.tone(0.42, 0.15, 0.6)
    tone -= _below_jaw(relief)
    tone -= _behind_ear(relief, ear)
    face = np.exp(-(((relief.x + 80) / 42) ** 4) - ((relief.y - 150) / 58) ** 4)
    tone = np.where(tone < 0, tone * (0.9 - 0.34 * face), tone)
    return relief, relief.rim(tone, relief.mask(shape), 0.45, 1.0)


def _cushion(shape: Polygon, relief: Relief) -> FloatArray:
    """Return the inflated head; its neck goes on below the cut, or it would be round there."""
    tall = Relief(Extent(EXTENT.left, EXTENT.top, EXTENT.right, EXTENT.bottom + BELOW), relief.step)
    neck = Polygon([(-18, 280), (92, 280), (100, 330), (-12, 330)])
    whole = unary_union([shape, neck])
    cushion: FloatArray = 11 * np.sqrt(tall.inflate(whole, 13, 2))
    cushion += 46 * np.sqrt(tall.inflate(whole, 55, 2))
    return cushion[: relief.rows].copy()


def _below_jaw(relief: Relief) -> FloatArray:
    x, y = relief.x, relief.y
    shadow: FloatArray = 0.12 * np.exp(-(((y - np.interp(x, *JAW_SHADOW)) / 11) ** 2))
    shadow *= y > np.interp(x, *JAW_EDGE)
    shadow *= np.clip((4 - x) / 10, 0, 1)
    return shadow


def _behind_ear(relief: Relief, ear: FloatArray) -> FloatArray:
    around = np.clip(relief.blur(ear, 3.0) - ear, 0, 1)
    shadow: FloatArray = 0.16 * around * np.clip((relief.x - 4) / 14, 0, 1) * 2
    return shadow
