"""Hobby splines through landmarks, and points along them.

Source:
    J. D. Hobby, Smooth, easy to compute interpolating splines, Discrete & Computational
    Geometry 1 (1986) 123-140.
"""

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]
ComplexArray: TypeAlias = NDArray[np.complex128]
Point: TypeAlias = tuple[float, float]
Cubic: TypeAlias = FloatArray
"""Start, two handles, end: 4 x 2."""


def hobby(points: Sequence[Point], *, closed: bool = False) -> list[Cubic]:
    """Return the cubics of the spline through all points, with mild curl at open ends."""
    knots = np.array([complex(x, y) for x, y in points])
    if len(knots) == 2:
        third = (knots[1] - knots[0]) / 3
        return [_as_cubic(knots[0], knots[0] + third, knots[1] - third, knots[1])]
    if closed:
        knots = np.append(knots, knots[0])
    chords = np.diff(knots)
    leaving, arriving = _closed_angles(chords) if closed else _open_angles(chords)
    return [_between(knots[k], knots[k + 1], leaving[k], arriving[k]) for k in range(len(chords))]


def flatten(cubics: Sequence[Cubic], step: float) -> FloatArray:
    """Return points along the cubics, n x 2, about `step` apart on straight pieces."""
    pieces = []
    for start, handle, other, end in cubics:
        length = (
            np.linalg.norm(handle - start)
            + np.linalg.norm(other - handle)
            + np.linalg.norm(end - other)
        )
        count = max(2, int(length / step))
        t = np.linspace(0, 1, count + 1)[:-1][:, None]
        pieces.append(
            (1 - t) ** 3 * start
            + 3 * (1 - t) ** 2 * t * handle
            + 3 * (1 - t) * t**2 * other
            + t**3 * end
        )
    pieces.append(cubics[-1][3][None])
    return np.vstack(pieces)


def curve(points: Sequence[Point], step: float, *, closed: bool = False) -> FloatArray:
    """Return points along the spline through the landmarks, n x 2, about `step` apart."""
    return flatten(hobby(points, closed=closed), step)


def arc_lengths(points: FloatArray) -> FloatArray:
    """Return the length of the polyline from its start to each of its points."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    return np.concatenate([[0], np.cumsum(steps)])


def at_lengths(points: FloatArray, lengths: FloatArray, wanted: FloatArray) -> FloatArray:
    """Return the points that lie the wanted lengths along a polyline, n x 2."""
    x, y = points[:, 0], points[:, 1]
    return np.column_stack([np.interp(wanted, lengths, x), np.interp(wanted, lengths, y)])


def resample(points: FloatArray, step: float) -> FloatArray:
    """Return evenly spaced points along a polyline, at most `step` apart, with both ends."""
    lengths = arc_lengths(points)
    count = max(2, math.ceil(lengths[-1] / step))
    return at_lengths(points, lengths, np.linspace(0, lengths[-1], count + 1))


def _as_cubic(*points: complex) -> Cubic:
    return np.array([(point.real, point.imag) for point in points])


def _between(start: complex, end: complex, leaving: float, arriving: float) -> Cubic:
    """Return the cubic that leaves and arrives at these angles to the chord, in radians."""
    chord = end - start
    handle = start + chord * np.exp(1j * leaving) * _reach(leaving, arriving)
    other = end - chord * np.exp(-1j * arriving) * _reach(arriving, leaving)
    return _as_cubic(start, handle, other, end)


def _reach(near: float, far: float) -> float:
    """Return Hobby's length of a handle as a part of its chord."""
    lift = math.sqrt(2) * (math.sin(near) - math.sin(far) / 16)
    lift *= math.sin(far) - math.sin(near) / 16
    lift *= math.cos(near) - math.cos(far)
    root = math.sqrt(5)
    return (2 + lift) / (
        3 * (1 + 0.5 * (root - 1) * math.cos(near) + 0.5 * (3 - root) * math.cos(far))
    )


def _closed_angles(chords: ComplexArray) -> tuple[FloatArray, FloatArray]:
    """Return the angles to the chord at the start and at the end of each, in radians."""
    count = len(chords)
    length = np.abs(chords)
    before = np.roll(length, 1)
    turn = np.angle(chords / np.roll(chords, 1))
    matrix = np.zeros((count, count))
    rows = np.arange(count)
    matrix[rows, (rows - 1) % count] += 1 / before
    matrix[rows, rows] += 2 / before + 2 / length
    matrix[rows, (rows + 1) % count] += 1 / length
    right = -(2 * turn / before + np.roll(turn, -1) / length)
    leaving = np.asarray(np.linalg.solve(matrix, right), np.float64)
    return leaving, -np.roll(turn, -1) - np.roll(leaving, -1)


def _open_angles(chords: ComplexArray) -> tuple[FloatArray, FloatArray]:
    """Return the angles to the chord at the start and at the end of each, in radians."""
    count = len(chords)
    length = np.abs(chords)
    turn = np.zeros(count + 1)
    turn[1:count] = np.angle(chords[1:] / chords[:-1])
    matrix = np.zeros((count + 1, count + 1))
    right = np.zeros(count + 1)
    matrix[0, :2] = 1  # curl 1 at both ends
    matrix[count, count - 1 :] = 1
    right[0] = -turn[1]
    rows = np.arange(1, count)
    matrix[rows, rows - 1] = 1 / length[:-1]
    matrix[rows, rows] = 2 / length[:-1] + 2 / length[1:]
    matrix[rows, rows + 1] = 1 / length[1:]
    right[rows] = -(2 * turn[rows] / length[:-1] + turn[rows + 1] / length[1:])
    leaving = np.asarray(np.linalg.solve(matrix, right), np.float64)
    return leaving[:-1], -turn[1:] - leaving[1:]
