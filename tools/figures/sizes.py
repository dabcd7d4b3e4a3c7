"""Areas of a finished figure, measured with shapely: a second look at the tiling, sizes to click.

The outlines are polygons here, with the points of `outlines.polygon`.
"""

from itertools import combinations
from typing import NamedTuple

from shapely import maximum_inscribed_circle
from shapely.geometry import Polygon
from shapely.ops import unary_union

from tools.figures.figure_file import Figure
from tools.figures.outlines import polygon

HEIGHT_PX = {"body_front": 800, "body_back": 800, "head_side": 260, "feet_soles": 260}
WORST_PART = 1e-6  # of an area, left to rounding


class Sizes(NamedTuple):
    """Areas as parts of the silhouette's, and the slimmest region."""

    uncovered: float  # difference between the union of the regions and the silhouette
    overlap: float
    slimmest: str
    circle_px: float  # diameter of the largest circle in it at the display height


def measure(figure: Figure) -> Sizes:
    """Return the sizes of a figure whose paths are closed and simple."""
    silhouette = unary_union([Polygon(polygon(outline)) for outline in figure.silhouette])
    regions = {region.id: Polygon(polygon(region.subpaths[0])) for region in figure.regions}
    difference = unary_union(list(regions.values())).symmetric_difference(silhouette).area
    overlap = sum(
        one.intersection(two).area
        for one, two in combinations(regions.values(), 2)
        if one.intersects(two)
    )
    _, top, _, bottom = silhouette.bounds
    px = HEIGHT_PX[figure.name] / (bottom - top)
    circles = {
        name: 2 * maximum_inscribed_circle(region, tolerance=1).length * px
        for name, region in regions.items()
    }
    slimmest = min(circles, key=lambda name: circles[name])
    return Sizes(
        difference / silhouette.area, overlap / silhouette.area, slimmest, circles[slimmest]
    )


def size_problems(figure: Figure, sizes: Sizes) -> list[str]:
    """Return where the areas contradict the tiling."""
    found = []
    if sizes.uncovered > WORST_PART:
        found.append(f"{figure.name}: the regions together are not the silhouette.")
    if sizes.overlap > WORST_PART:
        found.append(f"{figure.name}: regions overlap.")
    return found
