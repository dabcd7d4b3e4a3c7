"""Closed outlines of cubic curves in figure units, and what is asked of them.

An outline is read from the path data of the drawings: one `M`, relative `c` curves, `z`, integers.
"""

from __future__ import annotations

import re
from functools import cached_property

from bodymap.core.errors import FigureError
from bodymap.core.record import record

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]  # two control points and the end, absolute

_PATH = re.compile(r"\s*M\s*(-?\d+)(?:[\s,]+|(?=-))(-?\d+)\s*c([-\d\s,]+)z\s*", re.ASCII)
_NUMBER = re.compile(r"-?\d+", re.ASCII)
_LONGEST_NUMBER = 7  # characters; larger numbers are no figure units
_KEPT_INSIDE = 0.02  # of a stretch: how far a point stays from its ends
_STEPS = 8  # straight pieces for one curve when areas are measured


@record(frozen=True)
class Outline:
    """One closed outline: its start and the curves that lead back to it."""

    start: Point
    curves: tuple[Curve, ...]

    @classmethod
    def from_path(cls, data: str) -> Outline:
        """Return the outline of SVG path data.

        Raises:
            FigureError: the data are not one closed sub-path of `M`, relative `c` and `z`.
        """
        found = _PATH.fullmatch(data)
        if not found:
            raise FigureError("an outline must be one closed path of M, relative c and z")
        texts = [found[1], found[2], *_NUMBER.findall(found[3])]
        if any(len(text) > _LONGEST_NUMBER for text in texts):
            raise FigureError("an outline has a number with too many digits")
        x, y, *steps = (int(text) for text in texts)
        start = (x, y)
        if not steps or len(steps) % 6:
            raise FigureError("an outline has a curve without its six numbers")
        curves: list[Curve] = []
        for i in range(0, len(steps), 6):
            a, b, c, d, e, f = steps[i : i + 6]
            curves.append(((x + a, y + b), (x + c, y + d), (x + e, y + f)))
            x, y = x + e, y + f
        if (x, y) != start:
            raise FigureError("an outline does not end where it began")
        return cls(start, tuple(curves))

    @cached_property
    def polygon(self) -> tuple[Point, ...]:
        """Points along the outline, close enough to measure with."""
        points = [self.start]
        for (bx, by), (cx, cy), (dx, dy) in self.curves:
            ax, ay = points[-1]
            for i in range(1, _STEPS + 1):
                t = i / _STEPS
                u = 1 - t
                p, q, r, s = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                points.append(
                    (p * ax + q * bx + r * cx + s * dx, p * ay + q * by + r * cy + s * dy)
                )
        return tuple(points)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        xs, ys = zip(*self.polygon, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        left = sum(1 for edge in self._crossings(y) if edge < x)
        return left % 2 == 1

    def mirrored(self, axis_x: float) -> Outline:
        """Return the outline reflected at the vertical line x = `axis_x`."""

        def flip(point: Point) -> Point:
            return (2 * axis_x - point[0], point[1])

        return Outline(
            flip(self.start), tuple((flip(a), flip(b), flip(c)) for a, b, c in self.curves)
        )

    def point_at(self, across: float, down: float, *, medial_is_left: bool) -> Point:
        """Return the point `across` the widest stretch of the row that lies `down` the outline.

        Args:
            across: 0 at the medial edge of the row, 1 at its lateral edge.
            down: 0 at the top of the outline, 1 at its bottom.
            medial_is_left: whether the medial edge is the one with the smaller x.

        Raises:
            FigureError: the outline is a flat line.
        """
        y, stretches = self._stretches(down)
        _, left, right = max((right - left, left, right) for left, right in stretches)
        share = across if medial_is_left else 1 - across
        return (left + share * (right - left), y)

    def point_beside_middle(self, outward: float, down: float) -> Point:
        """Return a point of the row that lies `down` the outline, measured from its middle.

        Where the row is divided, as below the chin, a point in the gap moves to the nearest part.

        Args:
            outward: 0 at the middle of the row, -1 at its left end, 1 at its right end.
            down: 0 at the top of the outline, 1 at its bottom.

        Raises:
            FigureError: the outline is a flat line.
        """
        y, stretches = self._stretches(down)
        first, last = stretches[0][0], stretches[-1][1]
        x = (first + last + outward * (last - first)) / 2
        insets = [(left, right, _KEPT_INSIDE * (right - left)) for left, right in stretches]
        inside = [min(max(x, left + inset), right - inset) for left, right, inset in insets]
        return (min(inside, key=lambda each: abs(each - x)), y)

    def _stretches(self, down: float) -> tuple[float, list[tuple[float, float]]]:
        """Return the row that lies `down` the outline, and its stretches inside, left to right."""
        _, top, _, bottom = self.bounds
        inset = (bottom - top) * 1e-3
        y = min(max(top + down * (bottom - top), top + inset), bottom - inset)
        row = self._crossings(y)
        if len(row) < 2:
            raise FigureError("an outline encloses nothing")
        return y, [(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]

    def _crossings(self, y: float) -> list[float]:
        """Return where the outline crosses a row, from left to right."""
        points = self.polygon
        found = []
        for (ax, ay), (bx, by) in zip(points, (*points[1:], points[0]), strict=True):
            if (ay > y) != (by > y):
                found.append(ax + (y - ay) * (bx - ax) / (by - ay))
        return sorted(found)
