"""Builds feet_soles.svg: relief and regions of the soles."""

import numpy as np

from tools.figures import feet_soles
from tools.figures.bands import Contour
from tools.figures.cells import Plan
from tools.figures.drawing import Layers, Page, Stroke, document, lines_svg, region_svg
from tools.figures.foot_shape import Toe, toe_outline
from tools.figures.forms import Belly, Ridge
from tools.figures.partition import Partition
from tools.figures.pathdata import relative_path
from tools.figures.relief import Extent, Form, Relief
from tools.figures.shading import Shading, shade
from tools.figures.splines import FloatArray

PAGE = Page(width=224, height=248, scale=10, origin=(112, 9), outline=1.2, border=0.75)
EXTENT = Extent(0, -9, 112, 239)
SHADING = Shading(Contour(step=0.4, tolerance=0.5, smooth=0.8), 5, 14, blur=0.6)

# fmt: off
SOLE: tuple[Form, ...] = (
    # heel pad, ball pads
    Belly((57, 28), (22, 20), 0, 5),
    Belly((28, 154), (12, 17), 8, 6.0),
    Belly((52, 162), (11, 13), 0, 1.6),
    Belly((70, 154), (12, 15), -12, 2.4),
    Belly((87, 142), (8, 17), -14, 4.2),
    Ridge([(41, 180), (43, 140)], -1.5, 7, 0.4, 0.4),
    Belly((60, 130), (26, 6), 4, -1.2),
    # arch
    Belly((39, 90), (17, 34), -4, -10),
    Belly((60, 98), (14, 34), 0, -2.4),
    Belly((84, 84), (9, 40), -6, 2.6),
    Ridge([(48, 126), (53, 94), (55, 58)], 1.2, 5, 0.35, 0.35),
)
CREASES: tuple[Form, ...] = (
    Ridge([(15, 184.5), (29, 189), (42, 192)], -3.4, 3.4, 0.15, 0.2),
    Ridge([(43, 194), (51, 196.5), (61, 194.5), (73, 187), (85, 176), (97, 166)], -3.2, 3.2, 0.15,
        0.2),
)
# fmt: on


def build(step: float) -> str:
    """Return the text of the file; `step` is the size of a grid cell in figure units.

    Raises:
        PartitionError: the borders do not cut the silhouette as the seeds say.
    """
    relief, tone = _sculpted(step)
    shape = feet_soles.shape()
    bands = shade(relief, tone, relief.mask(shape), PAGE.scale, SHADING)
    parts = Partition(shape, plan())
    outlines = (parts.outline(), parts.outline(mirror=True))
    silhouette = "".join(relative_path(PAGE.place(outline)) for outline in outlines)
    lines = lines_svg([_crease(toe) for toe in feet_soles.TOES], PAGE.scale)
    return document(PAGE, Layers(silhouette, bands, lines, _regions(parts)))


def plan() -> Plan:
    """Return what cuts a sole into regions."""
    return Plan(
        borders=feet_soles.BORDERS,
        seeds=feet_soles.SEEDS,
        mirror=False,
        grid=1 / PAGE.scale,
        tolerance=0.12,
        sliver=12,
    )


def _regions(parts: Partition) -> str:
    text = ""
    for word in parts.names:
        for side, mirror in (("left", True), ("right", False)):
            data = relative_path(PAGE.place(parts.region(word, mirror=mirror)))
            text += region_svg(word, word, side, data, faint=False)
    return text


def _crease(toe: Toe) -> Stroke:
    (x, y), radius = toe.tip, toe.tip_radius
    points = [
        (x - radius * 0.58, y - radius * 0.98),
        (x - radius * 0.05, y - radius * 1.16),
        (x + radius * 0.5, y - radius * 1.02),
    ]
    return Stroke(points, 0.55, 0.28)


def _sculpted(step: float) -> tuple[Relief, FloatArray]:
    foot = feet_soles.foot()
    relief = Relief(EXTENT, step)
    relief.height = 11 * np.sqrt(relief.inflate(foot, 9, 2))
    relief.height += 24 * np.sqrt(relief.inflate(foot, 45, 2))
    relief.carve(SOLE)
    for toe in feet_soles.TOES:
        _add_toe(relief, toe)
    relief.carve(CREASES)
    relief.height = relief.blur(relief.height, 0.5)
    down = np.interp(relief.y, [0, 90, 190, 234], [0.38, 0.36, 0.27, 0.18])
    tone = relief.tone(down, 0, 0.8)
    tone -= 0.10 * np.exp(-(((relief.x - 38) / 17) ** 2) - ((relief.y - 92) / 34) ** 2)
    tone = np.where(tone < 0, tone * 0.8, tone)
    return relief, relief.rim(tone, relief.mask(feet_soles.shape()), 0.45, 1.1)


def _add_toe(relief: Relief, toe: Toe) -> None:
    """Put a toe on separately: inflated with the foot it would pull its ball out of shape."""
    (x, y), radius = toe.tip, toe.tip_radius
    outline = toe_outline(toe)
    cushion = np.sqrt(relief.inflate(outline, radius * 0.75, 2))
    cover = relief.blur(relief.mask(outline), 0.5)
    off = ((relief.x - x) / (radius * 1.2)) ** 2 + ((relief.y - y) / (radius * 1.15)) ** 2
    raised = 1.25 * radius * cushion * (0.72 + 0.42 * np.exp(-off))
    relief.height = relief.height * (1 - cover) + np.maximum(relief.height, raised) * cover
