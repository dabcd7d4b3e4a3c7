"""Cubics fitted to a dense polyline.

Source:
    P. J. Schneider, An algorithm for automatically fitting digitized curves, in Graphics Gems
    (1990) 612-626.
"""

import numpy as np

from tools.figures.splines import Cubic, FloatArray, arc_lengths

ROUNDS = 12  # Newton steps before a piece is cut in two
DEEPEST = 12  # times a piece may be cut
PATIENCE = 3  # rounds before a hopeless fit is given up


def fit_cubics(
    points: FloatArray,
    tolerance: float,
    start: FloatArray | None = None,
    end: FloatArray | None = None,
    depth: int = 0,
) -> list[Cubic]:
    """Return cubics along an open polyline.

    Args:
        points: dense polyline, n x 2.
        tolerance: largest distance from the points, in their units.
        start: unit tangent at the first point, pointing inwards; None takes it from the points.
        end: the same at the last point.
        depth: how often the polyline has been cut already.
    """
    reach = min(4, len(points) - 1)
    start = unit(points[reach] - points[0]) if start is None else start
    end = unit(points[-1 - reach] - points[-1]) if end is None else end
    if len(points) == 2:
        return [_straight(points, start, end)]
    lengths = arc_lengths(points)
    if lengths[-1] == 0:
        return []
    cubic, errors = _best_cubic(points, lengths / lengths[-1], (start, end), tolerance)
    if errors.max() < tolerance * tolerance or len(points) < 6 or depth > DEEPEST:
        return [cubic]
    cut = min(max(int(np.argmax(errors)), 2), len(points) - 3)
    reach = min(4, cut, len(points) - 1 - cut)
    tangent = unit(points[cut - reach] - points[cut + reach])
    before = fit_cubics(points[: cut + 1], tolerance, start, tangent, depth + 1)
    return before + fit_cubics(points[cut:], tolerance, -tangent, end, depth + 1)


def unit(vector: FloatArray) -> FloatArray:
    """Return the vector with length 1; the zero vector becomes (1, 0)."""
    length = np.linalg.norm(vector)
    return vector / length if length > 0 else np.array([1.0, 0.0])


def _straight(points: FloatArray, start: FloatArray, end: FloatArray) -> Cubic:
    third = np.linalg.norm(points[1] - points[0]) / 3
    return np.array([points[0], points[0] + start * third, points[1] + end * third, points[1]])


def _best_cubic(
    points: FloatArray,
    places: FloatArray,
    tangents: tuple[FloatArray, FloatArray],
    tolerance: float,
) -> tuple[Cubic, FloatArray]:
    """Return the best cubic of some rounds and its squared distance from each point."""
    tried: list[tuple[Cubic, FloatArray]] = []
    for turn in range(ROUNDS):
        cubic = _least_squares(points, places, *tangents)
        errors = ((_at(cubic, places) - points) ** 2).sum(1)
        tried.append((cubic, errors))
        hopeless = turn > PATIENCE and errors.max() > (tolerance * 6) ** 2
        if errors.max() < tolerance * tolerance or hopeless:
            break
        places = _newton_step(cubic, points, places)
    return min(tried, key=lambda fit: float(fit[1].max()))


def _at(cubic: Cubic, places: FloatArray) -> FloatArray:
    t = places[:, None]
    points: FloatArray = (
        (1 - t) ** 3 * cubic[0]
        + 3 * (1 - t) ** 2 * t * cubic[1]
        + 3 * (1 - t) * t**2 * cubic[2]
        + t**3 * cubic[3]
    )
    return points


def _least_squares(
    points: FloatArray, places: FloatArray, start: FloatArray, end: FloatArray
) -> Cubic:
    """Return the cubic with these end tangents that is nearest to the points."""
    weights = [
        (1 - places) ** 3,
        3 * places * (1 - places) ** 2,
        3 * places * places * (1 - places),
        places**3,
    ]
    first, last = points[0], points[-1]
    pull_start = start[None] * weights[1][:, None]
    pull_end = end[None] * weights[2][:, None]
    rest = points - (
        first * (weights[0] + weights[1])[:, None] + last * (weights[2] + weights[3])[:, None]
    )
    reach = _handle_lengths(pull_start, pull_end, rest, float(np.linalg.norm(last - first)))
    return np.array([first, first + start * reach[0], last + end * reach[1], last])


def _handle_lengths(
    pull_start: FloatArray, pull_end: FloatArray, rest: FloatArray, chord: float
) -> tuple[float, float]:
    c00 = (pull_start * pull_start).sum()
    c01 = (pull_start * pull_end).sum()
    c11 = (pull_end * pull_end).sum()
    x0 = (pull_start * rest).sum()
    x1 = (pull_end * rest).sum()
    det = c00 * c11 - c01 * c01
    if abs(det) <= 1e-12:
        return chord / 3, chord / 3
    start, end = (x0 * c11 - x1 * c01) / det, (c00 * x1 - c01 * x0) / det
    if min(start, end) < 1e-3 * chord or max(start, end) > 3 * chord + 1:
        return chord / 3, chord / 3
    return start, end


def _newton_step(cubic: Cubic, points: FloatArray, places: FloatArray) -> FloatArray:
    """Return parameters whose points on the cubic are nearer to the given points."""
    first = 3 * (cubic[1:] - cubic[:-1])
    second = 2 * (first[1:] - first[:-1])
    t = places[:, None]
    off = _at(cubic, places) - points
    speed = (1 - t) ** 2 * first[0] + 2 * (1 - t) * t * first[1] + t * t * first[2]
    bend = (1 - t) * second[0] + t * second[1]
    slope = (speed * speed).sum(1) + (off * bend).sum(1)
    slope[np.abs(slope) < 1e-9] = 1e-9
    better: FloatArray = np.clip(places - (off * speed).sum(1) / slope, 0, 1)
    return better
