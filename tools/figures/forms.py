"""The vocabulary of relief tables: ridges, one-sided edges, bellies, painted darks.

Heights and widths are figure units. Tapers are the fractions of a curve's length over which a
form fades in at its start and out at its end.
"""

import math
from dataclasses import dataclass

import numpy as np

from tools.figures.relief import Relief
from tools.figures.splines import FloatArray, Point


@dataclass(frozen=True, slots=True)
class Ridge:
    """Gaussian ridge along a curve, or a groove where the height is below 0."""

    points: list[Point]
    height: float
    half_width: float
    taper_in: float = 0.3
    taper_out: float = 0.3

    def carve(self, relief: Relief) -> None:
        """Add the ridge to the heights."""
        near = relief.near(self.points, 3.5 * self.half_width)
        profile = self.height * np.exp(-((near.distance / self.half_width) ** 2))
        relief.height[near.window] += profile * _taper(near.along, self.taper_in, self.taper_out)


@dataclass(frozen=True, slots=True)
class Edge:
    """Edge of a muscle or bone: raised right of travel (y down), falling off over the width."""

    points: list[Point]
    height: float
    width: float
    soft: float = 2.5
    taper_in: float = 0.3
    taper_out: float = 0.3

    def carve(self, relief: Relief) -> None:
        """Add the edge to the heights."""
        near = relief.near(self.points, 3.2 * self.width)
        inward = np.where(near.side > 0, near.distance, -near.distance)
        profile = self.height * np.exp(-np.clip(inward, 0, None) / self.width)
        profile *= 0.5 + 0.5 * np.tanh(inward / self.soft)
        relief.height[near.window] += profile * _taper(near.along, self.taper_in, self.taper_out)


@dataclass(frozen=True, slots=True)
class Belly:
    """Gaussian belly, or a hollow where the height is below 0; the angle is in degrees."""

    centre: Point
    radii: Point
    angle: float
    height: float

    def carve(self, relief: Relief) -> None:
        """Add the belly to the heights."""
        turn, reach = math.radians(self.angle), 2.6 * max(self.radii)
        x, y = self.centre
        window = relief.window(x - reach, x + reach, y - reach, y + reach)
        x, y = relief.x[window] - x, relief.y[window] - y
        u = (x * math.cos(turn) + y * math.sin(turn)) / self.radii[0]
        v = (-x * math.sin(turn) + y * math.cos(turn)) / self.radii[1]
        relief.height[window] += self.height * np.exp(-(u * u + v * v))


@dataclass(frozen=True, slots=True)
class Dark:
    """Tone painted along a curve (cast shadow, mouth); a depth below 0 lightens."""

    points: list[Point]
    depth: float
    half_width: float
    taper_in: float = 0.3
    taper_out: float = 0.3

    def carve(self, relief: Relief) -> None:
        """Darken the painted tone."""
        near = relief.near(self.points, 3 * self.half_width)
        profile = self.depth * np.exp(-((near.distance / self.half_width) ** 2))
        relief.painted[near.window] -= profile * _taper(near.along, self.taper_in, self.taper_out)


def _taper(along: FloatArray, fade_in: float, fade_out: float) -> FloatArray | float:
    start = _smooth_step(along / fade_in) if fade_in > 0 else 1
    end = _smooth_step((1 - along) / fade_out) if fade_out > 0 else 1
    return start * end


def _smooth_step(value: FloatArray) -> FloatArray:
    clipped = np.clip(value, 0, 1)
    return clipped**2 * (3 - 2 * clipped)
