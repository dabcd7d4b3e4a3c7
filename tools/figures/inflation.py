"""Inflation: a soft cushion over a silhouette, from a screened Poisson equation."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import linalg

from tools.figures.splines import FloatArray

NEIGHBOURS = ((0, 1), (0, -1), (1, 0), (-1, 0))  # rows down, columns right


def inflation(inside: NDArray[np.bool_], reach: float, step: float, *, mirror: bool) -> FloatArray:
    """Return lap(f) - f / reach^2 = -1 / reach^2 inside, 0 outside; values 0 to 1.

    Args:
        inside: cells of the grid that belong to the form.
        reach: distance from the outline over which the cushion rises, figure units.
        step: size of a grid cell, figure units.
        mirror: whether the left edge is the midline of a symmetric form.
    """
    count = int(inside.sum())
    number = np.full(inside.shape, -1)
    number[inside] = np.arange(count)
    load = (step / reach) ** 2
    matrix = _matrix(inside, number, 4.0 + load, mirror=mirror)
    cushion = np.zeros(inside.shape)
    cushion[inside] = linalg.spsolve(matrix, np.full(count, load))
    return cushion


def _matrix(
    inside: NDArray[np.bool_], number: NDArray[np.int_], centre: float, *, mirror: bool
) -> sparse.csc_matrix:
    height, width = inside.shape
    at_row, at_column = np.nonzero(inside)
    count = len(at_row)
    diagonal = np.full(count, centre)
    rows, columns = [], []
    for down, right in NEIGHBOURS:
        row, column = at_row + down, at_column + right
        reflected = (column < 0) & mirror
        column = np.where(reflected, 0, column)
        on_grid = (row >= 0) & (row < height) & (column >= 0) & (column < width)
        clipped = (np.clip(row, 0, height - 1), np.clip(column, 0, width - 1))
        other = np.where(on_grid, number[clipped], -1)
        diagonal -= reflected & (other >= 0)
        keep = (other >= 0) & ~reflected
        rows.append(np.arange(count)[keep])
        columns.append(other[keep])
    own = np.arange(count)
    links = sum(len(part) for part in rows)
    values = np.r_[np.full(links, -1.0), diagonal]
    where = (np.concatenate([*rows, own]), np.concatenate([*columns, own]))
    return sparse.csc_matrix((values, where), shape=(count, count))
