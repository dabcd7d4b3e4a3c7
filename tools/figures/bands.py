"""Tone field -> nested polygons -> cubics."""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d
from shapely.geometry import Polygon, box
from skimage import measure

from tools.figures.fitting import fit_cubics
from tools.figures.relief import Relief
from tools.figures.splines import Cubic, FloatArray, resample

ACROSS = 14  # figure units of the mirror image that are contoured too, so that no seam shows
FAR = 1e4  # beyond every figure
CORNER = 50  # degrees; sharper corners are kept
CORNER_REACH = 3  # points on each side over which a corner is measured
FEWEST = 8  # points of a ring


@dataclass(frozen=True, slots=True)
class Contour:
    """How rings of the tone bands become cubics: figure units."""

    step: float  # between points
    tolerance: float
    smooth: float  # blur along the ring


def level_polygons(
    relief: Relief, field: FloatArray, level: float, least_area: float, over: float
) -> list[Polygon]:
    """Return the polygons of {field > level}, none smaller than `least_area`.

    Those of a mirrored half reach `over` figure units across the midline, which hides the seam.
    """
    added = int(ACROSS / relief.step) if relief.mirror else 0
    if added:
        field = np.concatenate([field[:, added - 1 :: -1], field], 1)
    shape = None
    for ring in _rings(relief, field, level, added):
        if ring.area >= least_area:  # largest first: holes and islands by the even-odd rule
            shape = ring if shape is None else shape.symmetric_difference(ring)
    if shape is None:
        return []
    if added:
        shape = shape.intersection(box(-over, -FAR, FAR, FAR))
    parts = [shape] if shape.geom_type == "Polygon" else shape.geoms
    return [
        _without_small_holes(part, least_area)
        for part in parts
        if part.geom_type == "Polygon" and part.area >= least_area
    ]


def _rings(relief: Relief, field: FloatArray, level: float, added: int) -> list[Polygon]:
    rings = []
    for contour in measure.find_contours(np.pad(field, 1, constant_values=-9), level):
        if len(contour) >= FEWEST:
            x = relief.left + (contour[:, 1] - 1 - added + 0.5) * relief.step
            y = relief.top + (contour[:, 0] - 1 + 0.5) * relief.step
            rings.append(Polygon(np.c_[x, y]).buffer(0))
    return sorted(rings, key=lambda ring: -ring.area)


def _without_small_holes(part: Polygon, least_area: float) -> Polygon:
    holes = [hole for hole in part.interiors if Polygon(hole).area >= least_area]
    return Polygon(part.exterior, holes)


def ring_cubics(ring: FloatArray, contour: Contour) -> list[Cubic]:
    """Return cubics along a closed ring; sharp corners stay, the rest is smoothed."""
    points = resample(ring, contour.step)[:-1]
    count = len(points)
    if count < FEWEST:
        return []
    corners = _corners(points)
    if not corners:
        return _smooth_ring(points, contour)
    cubics = []
    for start, end in zip(corners, [*corners[1:], corners[0] + count], strict=True):
        piece = points[np.arange(start, end + 1) % count]
        if len(piece) > 2 * CORNER_REACH:
            blurred = gaussian_filter1d(
                piece, contour.smooth / contour.step, axis=0, mode="nearest"
            )
            blurred[0], blurred[-1] = piece[0], piece[-1]
            piece = blurred
        cubics += fit_cubics(piece, contour.tolerance)
    return cubics


def _corners(points: FloatArray) -> list[int]:
    before = np.roll(points, CORNER_REACH, 0) - points
    after = points - np.roll(points, -CORNER_REACH, 0)
    turn = (before[:, 0] + 1j * before[:, 1]) * np.conj(after[:, 0] + 1j * after[:, 1])
    angle = np.degrees(np.abs(np.angle(turn)))
    around = range(-CORNER_REACH, CORNER_REACH + 1)
    sharpest = np.max([np.roll(angle, shift) for shift in around], axis=0)
    return [int(index) for index in np.flatnonzero((angle > CORNER) & (angle == sharpest))]


def _smooth_ring(points: FloatArray, contour: Contour) -> list[Cubic]:
    points = gaussian_filter1d(points, contour.smooth / contour.step, axis=0, mode="wrap")
    closed = np.vstack([points, points[:1]])
    half = len(points) // 2
    start = _direction(points[1] - points[-1])
    middle = _direction(points[half + 1] - points[half - 1])
    first = fit_cubics(closed[: half + 1], contour.tolerance, start, -middle)
    return first + fit_cubics(closed[half:], contour.tolerance, middle, -start)


def _direction(vector: FloatArray) -> FloatArray:
    return vector / (np.linalg.norm(vector) + 1e-9)
