"""Tone bands of a relief as SVG paths."""

from dataclasses import dataclass

import numpy as np

from tools.figures.bands import Contour, level_polygons, ring_cubics
from tools.figures.pathdata import relative_path
from tools.figures.relief import Relief
from tools.figures.splines import FloatArray

# {tone > level} is painted with the next colour of the ramp. Tone 0, a flat surface, must lie
# inside a band: on an edge, flat areas would fill with contour noise.
# fmt: off
LEVELS = (-.52, -.43, -.35, -.285, -.23, -.185, -.148, -.117, -.091, -.069, -.05, -.031, -.012,
          .011, .026, .042, .059)
# Blur of the tone before each level is contoured, figure units.
BLUR = (.8, .8, .8, .8, .8, .9, .9, 1.0, 1.1, 1.2, 1.4, 1.7, 2.1, 2.5, 2.6, 2.5, 2.3)
# fmt: on
DARK_PART = 0.6  # of the levels; the darker bands may be smaller
OUTSIDE = -1.5  # below every level


@dataclass(frozen=True, slots=True)
class Shading:
    """How finely the bands of one figure are drawn."""

    contour: Contour
    least_dark: float  # smallest area of a dark band, square figure units
    least_light: float
    blur: float = 1.0  # factor on BLUR


def shade(relief: Relief, tone: FloatArray, mask: FloatArray, scale: int, shading: Shading) -> str:
    """Return the band paths, dark to light, in picture units (`scale` per figure unit)."""
    paths = ""
    for index, level in enumerate(LEVELS):
        field = np.where(mask > 0.5, relief.blur(tone, BLUR[index] * shading.blur), OUTSIDE)
        is_dark = index < len(LEVELS) * DARK_PART
        least = shading.least_dark if is_dark else shading.least_light
        data = ""
        for polygon in level_polygons(relief, field, level, least, over=0.6 + 0.75 * index):
            for ring in (polygon.exterior, *polygon.interiors):
                cubics = ring_cubics(np.array(ring.coords), shading.contour)
                if cubics:
                    data += relative_path([cubic * scale for cubic in cubics])
        if data:
            paths += f'<path class="t{index + 1}" d="{data}"/>\n'
    return paths
