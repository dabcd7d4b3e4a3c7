"""Faired splines: curves near guessed landmarks that do not show the guesses as wobble."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.sparse import linalg

from tools.figures.splines import FloatArray, Point, arc_lengths, at_lengths, curve

END_WEIGHT = 1e6  # an open curve passes through its ends


def fair(
    points: Sequence[Point], stiffness: float, *, step: float = 2.0, closed: bool = False
) -> FloatArray:
    """Return a dense curve near the landmarks with the least third difference (jerk).

    Args:
        points: landmarks, good to one or two figure units.
        stiffness: 0 passes through every landmark; more is fairer.
        step: distance between the points returned, figure units.
        closed: whether the curve returns to its start.

    Returns:
        Points, n x 2; the last repeats the first of a closed curve.
    """
    base = curve(points, 0.5, closed=closed)
    lengths = arc_lengths(base)
    intervals = max(8, round(lengths[-1] / step))
    start = at_lengths(base, lengths, np.linspace(0, lengths[-1], intervals + 1))
    if closed:
        start = start[:-1]
    marks = np.array(points, float)
    places = _nearest_lengths(marks, base, lengths) / lengths[-1] * intervals
    sampling = _sampling(places, intervals, len(start))
    faired = _solve(marks, sampling, start, stiffness, closed=closed)
    return np.vstack([faired, faired[:1]]) if closed else faired


def _nearest_lengths(marks: FloatArray, base: FloatArray, lengths: FloatArray) -> FloatArray:
    nearest = [np.argmin(np.sum((base - mark) ** 2, axis=1)) for mark in marks]
    return np.array([lengths[index] for index in nearest])


def _sampling(places: FloatArray, intervals: int, count: int) -> sparse.csr_matrix:
    """Return the matrix that takes curve points to landmarks, by linear interpolation."""
    rows, columns, values = [], [], []
    for row, place in enumerate(places):
        index = min(int(place), intervals - 1)
        part = place - index
        for column, value in ((index, 1 - part), (index + 1, part)):
            rows.append(row)
            columns.append(column % count)
            values.append(value)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(places), count))


def _third_difference(count: int, *, closed: bool) -> sparse.spmatrix:
    if not closed:
        return sparse.diags([-1.0, 3.0, -3.0, 1.0], [0, 1, 2, 3], shape=(count - 3, count))

    def shifted(by: int) -> sparse.csr_matrix:
        columns = (np.arange(count) + by) % count
        return sparse.csr_matrix(
            (np.ones(count), (np.arange(count), columns)), shape=(count, count)
        )

    return shifted(3) - 3 * shifted(2) + 3 * shifted(1) - sparse.identity(count, format="csr")


def _solve(
    marks: FloatArray,
    sampling: sparse.csr_matrix,
    start: FloatArray,
    stiffness: float,
    *,
    closed: bool,
) -> FloatArray:
    weight = np.ones(len(marks))
    if not closed:
        weight[0] = weight[-1] = END_WEIGHT
    weights = sparse.diags(weight)
    jerk = _third_difference(len(start), closed=closed)
    tiny = 1e-9  # keeps the matrix regular where landmarks are far apart
    matrix = (
        sampling.T @ weights @ sampling
        + 100 * stiffness * (jerk.T @ jerk)
        + sparse.identity(len(start)) * tiny
    )
    right = sampling.T @ weights @ marks + tiny * start
    return np.column_stack(
        [linalg.spsolve(matrix.tocsc(), right[:, axis]) for axis in (0, 1)],
    )
