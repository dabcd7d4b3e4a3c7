"""Builds body_front.svg and body_back.svg from the half figure."""

from dataclasses import dataclass

import numpy as np

from tools.figures import body_back, body_front, body_front_lines
from tools.figures.bands import Contour
from tools.figures.body_back_lines import lines as back_lines
from tools.figures.body_back_relief import carve_back
from tools.figures.body_front_relief import EAR, carve_front
from tools.figures.body_shape import Half, View, armpit, half
from tools.figures.cells import Plan
from tools.figures.drawing import Layers, Page, document, lines_svg, region_svg
from tools.figures.foot_shape import TOES, toe_outline
from tools.figures.partition import Partition
from tools.figures.pathdata import relative_path
from tools.figures.relief import Extent, Relief
from tools.figures.shading import Shading, shade
from tools.figures.splines import FloatArray, Point
from tools.figures.words import word_of

PAGE = Page(width=744, height=1592, scale=5, origin=(372, 22), outline=1.8, border=1.1)
EXTENT = Extent(0, -12, 372, 1570)
SHADING = Shading(Contour(step=0.8, tolerance=0.6, smooth=1.6), least_dark=18, least_light=40)
# fmt: off
FAINT = frozenset({
    # the face
    "forehead", "temple", "eye", "nose", "cheek", "mouth_chin", "jaw", "ear",
    # smooth forms that the border on the midline crosses
    "head_top", "crown", "occiput", "abdomen_upper", "abdomen_lower",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class _Sculpture:
    relief: Relief
    tone: FloatArray
    mask: FloatArray


def build(view: View, step: float) -> str:
    """Return the text of a body file.

    Args:
        view: front or back.
        step: size of a grid cell, figure units.

    Raises:
        PartitionError: the borders do not cut the silhouette as the seeds say.
    """
    shape = half(view)
    parts = Partition(shape.silhouette, plan(view, armpit(shape.silhouette)))
    sculpture = _sculpted(view, shape, step)
    bands = shade(sculpture.relief, sculpture.tone, sculpture.mask, PAGE.scale, SHADING)
    lines = list(body_front_lines.LINES) if view == "front" else back_lines()
    silhouette = relative_path(PAGE.place(parts.median_outline()))
    layers = Layers(silhouette, bands, lines_svg(lines, PAGE.scale), _regions(view, parts))
    return document(PAGE, layers)


def plan(view: View, axilla: Point) -> Plan:
    """Return what cuts a view into regions; the axilla is a joint of several borders."""
    tables = body_front if view == "front" else body_back
    front = view == "front"
    return Plan(
        borders=tables.BORDERS,
        seeds=tables.SEEDS,
        joints={**(body_front.JOINTS if front else {}), "AXILLA": axilla},
        median=body_front.MEDIAN if front else frozenset(),
        slanted=body_front.SLANTED if front else frozenset(),
        grid=1 / PAGE.scale,
        tolerance=0.2,
        sliver=40,
    )


def _regions(view: View, parts: Partition) -> str:
    median = body_front.MEDIAN if view == "front" else frozenset()
    drawn = body_front.POSITIVE_SIDE if view == "front" else body_back.POSITIVE_SIDE
    other = "right" if drawn == "left" else "left"
    text = ""
    for stem in parts.names:
        if stem in median:
            sides = {"midline": parts.median_region(stem)}
        else:
            sides = {drawn: parts.region(stem), other: parts.region(stem, mirror=True)}
        for side, cubics in sides.items():
            data = relative_path(PAGE.place(cubics))
            text += region_svg(stem, word_of(stem), side, data, faint=stem in FAINT)
    return text


def _sculpted(view: View, shape: Half, step: float) -> _Sculpture:
    relief = Relief(EXTENT, step, mirror=True)
    body = shape.without_ear
    relief.height = 22 * np.sqrt(relief.inflate(body, 18)) + 42 * np.sqrt(relief.inflate(body, 60))
    if view == "front":
        carve_front(relief)
        _add_toes(relief)
    else:
        carve_back(relief)
    _add_ear(relief, shape)
    if view == "front":
        relief.carve(EAR)
    tone = _softened(view, relief, relief.tone(_light(view, relief)))
    mask = relief.mask(shape.silhouette)
    return _Sculpture(relief, relief.rim(tone, mask), mask)


def _add_toes(relief: Relief) -> None:
    for toe in TOES:
        fade = np.clip((relief.y - 1522) / 14, 0, 1)
        relief.height += 4.5 * np.sqrt(relief.inflate(toe_outline(toe), 7)) * fade


def _add_ear(relief: Relief, shape: Half) -> None:
    """Put the ear on separately: inflated with the head it would pull the cheek out of shape."""
    ear = relief.mask(shape.ear) > 0.5
    body = relief.mask(shape.without_ear) > 0.5
    raised = 13 * np.sqrt(relief.inflate(shape.ear, 6))
    on_head = np.where(ear, np.maximum(relief.height, raised), relief.height)
    relief.height = np.where(ear & ~body, raised, on_head)


def _light(view: View, relief: Relief) -> FloatArray:
    """Return how far the light comes from above: less on the feet and, from the front, hands."""
    if view == "front":
        down = np.interp(relief.y, [0, 1500, 1542], [0.42, 0.42, 0.13])
    else:
        down = np.interp(relief.y, [0, 1480, 1515], [0.42, 0.42, 0.2])
    on_hands = np.interp(relief.y, [0, 835, 880], [1, 1, 0.55])
    return down * np.where(relief.x > 200, on_hands, 1)


def _softened(view: View, relief: Relief, tone: FloatArray) -> FloatArray:
    """Return the tone with softer shadows on hands and, in front, toes and face."""
    x, y = relief.x, relief.y
    hands = (x > 200) & (y > 815)
    tone = np.where(hands & (tone < 0), tone * np.interp(y, [815, 860], [1, 0.64]), tone)
    if view == "back":
        return tone
    toes = y > 1515
    tone = np.where(toes & (tone < 0), tone * np.interp(y, [1515, 1535], [1, 0.66]), tone)
    face = np.exp(-((x / 46) ** 4 + ((y - 128) / 62) ** 4))
    return np.where(tone < 0, tone * (1 - 0.32 * face), tone)
