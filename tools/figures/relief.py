"""Height field on a regular grid, and its tone under a light from above and in front."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, gaussian_filter, zoom
from scipy.spatial import cKDTree
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.polygon import LinearRing

from tools.figures.inflation import inflation
from tools.figures.splines import FloatArray, Point, curve

SAMPLES = 4  # per cell and axis, for the coverage of a polygon
FORWARD = 0.9  # the light's part towards the viewer
CURVE_STEP = 0.5  # figure units

Window = tuple[slice, slice]


class Form(Protocol):
    """One line of a relief table."""

    def carve(self, relief: "Relief") -> None:
        """Add the form to the relief."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Rectangle of a grid, figure units."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Near:
    """Grid cells near a curve: where they are, and how they lie to it."""

    window: Window
    distance: FloatArray  # figure units
    along: FloatArray  # 0 to 1
    side: FloatArray  # above 0 right of travel, seen on the page (y down)


class Relief:
    """Heights and painted tone on a grid.

    Attributes:
        x, y: centres of the cells, figure units.
        height: heights, figure units.
        painted: tone added to that of the light; below 0 is darker.
    """

    def __init__(self, extent: Extent, step: float, *, mirror: bool = False) -> None:
        self.left, self.top, self.step, self.mirror = extent.left, extent.top, step, mirror
        self.columns = round((extent.right - extent.left) / step)
        self.rows = round((extent.bottom - extent.top) / step)
        across = extent.left + (np.arange(self.columns) + 0.5) * step
        down = extent.top + (np.arange(self.rows) + 0.5) * step
        self.x, self.y = np.meshgrid(across, down)
        self.height = np.zeros((self.rows, self.columns))
        self.painted = np.zeros((self.rows, self.columns))

    def mask(self, shape: Polygon | MultiPolygon, coarse: int = 1) -> FloatArray:
        """Return the coverage, 0 to 1, of each cell of a grid `coarse` times as coarse."""
        size = self.step * coarse
        columns, rows = self.columns // coarse, self.rows // coarse
        picture = Image.new("L", (columns * SAMPLES, rows * SAMPLES), 0)
        draw = ImageDraw.Draw(picture)

        def pixels(ring: LinearRing) -> list[Point]:
            return [
                ((x - self.left) / size * SAMPLES, (y - self.top) / size * SAMPLES)
                for x, y in ring.coords
            ]

        for polygon in [shape] if shape.geom_type == "Polygon" else shape.geoms:
            draw.polygon(pixels(polygon.exterior), fill=255)
            for hole in polygon.interiors:
                draw.polygon(pixels(hole), fill=0)
        small = picture.resize((columns, rows), Image.Resampling.BOX)
        return np.asarray(small, float) / 255

    def inflate(self, shape: Polygon, reach: float, coarse: int = 1) -> FloatArray:
        """Return a cushion over the shape, 0 to 1, that rises over `reach` figure units."""
        inside = self.mask(shape, coarse) > 0.5
        cushion = inflation(inside, reach, self.step * coarse, mirror=self.mirror)
        if coarse > 1:
            cushion = zoom(cushion, coarse, order=1, grid_mode=True, mode="nearest")
        return np.clip(cushion, 0, 1)

    def blur(self, field: FloatArray, sigma: float) -> FloatArray:
        """Return the field after a Gaussian blur; `sigma` in figure units."""
        cells = sigma / self.step
        if self.mirror:
            return self._half(gaussian_filter(self._whole(field), cells))
        blurred: FloatArray = gaussian_filter(field, cells, mode="nearest")
        return blurred

    def carve(self, forms: Iterable[Form]) -> None:
        """Add the forms of a table."""
        for form in forms:
            form.carve(self)

    def window(self, left: float, right: float, top: float, bottom: float) -> Window:
        """Return the cells of a rectangle in figure units, cut at the edges of the grid."""

        def cell(value: float, origin: float, count: int) -> int:
            return min(count, max(0, int((value - origin) / self.step)))

        rows = (cell(top, self.top, self.rows), cell(bottom, self.top, self.rows) + 1)
        columns = (cell(left, self.left, self.columns), cell(right, self.left, self.columns) + 1)
        return (
            slice(rows[0], min(self.rows, rows[1])),
            slice(columns[0], min(self.columns, columns[1])),
        )

    def near(self, points: list[Point], reach: float) -> Near:
        """Return the cells within `reach` figure units of the spline through the points."""
        line = curve(points, CURVE_STEP)
        along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        along /= along[-1]
        (left, top), (right, bottom) = line.min(0) - reach, line.max(0) + reach
        window = self.window(left, right, top, bottom)
        cells = np.c_[self.x[window].ravel(), self.y[window].ravel()]
        distance, nearest = cKDTree(line).query(cells)
        tangent = np.gradient(line, axis=0)
        tangent /= np.linalg.norm(tangent, axis=1)[:, None] + 1e-9
        off = cells - line[nearest]
        side = tangent[nearest, 0] * off[:, 1] - tangent[nearest, 1] * off[:, 0]
        grid = self.x[window].shape
        fields = (distance, along[nearest], side)
        return Near(window, *(field.reshape(grid) for field in fields))

    def tone(
        self, down: float | FloatArray, across: float = 0.0, smooth: float = 0.9
    ) -> FloatArray:
        """Return the tone of the smoothed relief plus the painted tone; 0 on a flat surface.

        Args:
            down: how far the light comes from above; may differ from cell to cell.
            across: how far it comes from the viewer's left.
            smooth: blur of the heights, figure units.
        """
        height = self.blur(self.height, smooth)
        slopes = list(np.gradient(self._whole(height) if self.mirror else height, self.step))
        slope_y, slope_x = [self._half(slope) for slope in slopes] if self.mirror else slopes
        facing = 1 / np.sqrt(slope_x * slope_x + slope_y * slope_y + 1)
        strength = np.sqrt(down**2 + across**2 + FORWARD * FORWARD)
        lit = (slope_y * down + slope_x * across + FORWARD) * facing - FORWARD
        tone: FloatArray = lit / strength + self.painted
        return tone

    def rim(
        self, tone: FloatArray, mask: FloatArray, depth: float = 0.45, width: float = 1.3
    ) -> FloatArray:
        """Return the tone with an even dark rim, `width` figure units, inside the mask."""
        return tone - depth * np.exp(-((self._to_outline(mask) / width) ** 2))

    def _to_outline(self, mask: FloatArray) -> FloatArray:
        """Return the distance to the outline, inside the mask, in figure units."""
        if self.mirror:
            return self._half(distance_transform_edt(self._whole(mask) > 0.5)) * self.step
        distance: FloatArray = distance_transform_edt(mask > 0.5) * self.step
        return distance

    def _whole(self, half: FloatArray) -> FloatArray:
        return np.concatenate([half[:, ::-1], half], 1)

    def _half(self, whole: FloatArray) -> FloatArray:
        return whole[:, self.columns :]
