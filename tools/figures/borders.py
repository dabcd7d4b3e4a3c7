"""Outline, borders with their landmarks, and seeds as a picture, for editing.

`python -m tools.figures.borders FIGURE OUT.png [--crop X Y WIDTH HEIGHT]`; figure units.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF
from shapely.geometry import Polygon

from tools.figures import NAMES, bodies, feet_soles, head, head_side, soles
from tools.figures.body_shape import View, armpit, half
from tools.figures.cells import Plan
from tools.figures.splines import FloatArray, Point, curve
from tools.figures.view import render

HEIGHT_PX = 1000
MARGIN = 8  # figure units


def shape_and_plan(name: str) -> tuple[Polygon, Plan]:
    """Return the outline that is drawn of a figure and what cuts it."""
    if name == "head_side":
        return head_side.shape(), head.plan()
    if name == "feet_soles":
        return feet_soles.shape(), soles.plan()
    view: View = "front" if name == "body_front" else "back"
    shape = half(view).silhouette
    return shape, bodies.plan(view, armpit(shape))


def picture(shape: Polygon, plan: Plan) -> str:
    """Return outline, borders, landmarks and seeds as SVG text, in figure units."""
    outline = _path(shape.exterior.coords)
    text = f'<path fill="#eee" stroke="#000" stroke-width=".6" d="{outline}Z"/>'
    for border in plan.borders.values():
        points = [plan.joints[mark] if isinstance(mark, str) else mark for mark in border]
        line = _path(curve(points, 0.6))
        text += f'<path fill="none" stroke="#c00" stroke-width=".4" d="{line}"/>'
        text += "".join(_dot(point, 0.7, "#c00") for point in points)
    text += "".join(_dot(seed, 1.4, "#06c") for seed in plan.seeds.values())
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{text}</svg>'


def _path(points: Iterable[Sequence[float]] | FloatArray) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)


def _dot(point: Point, radius: float, colour: str) -> str:
    x, y = point
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius}" fill="{colour}"/>'


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description="Draw borders, landmarks and seeds.")
    parser.add_argument("figure", choices=NAMES)
    parser.add_argument("out", type=Path, help="PNG file to write")
    parser.add_argument("--crop", nargs=4, type=float, metavar=("X", "Y", "WIDTH", "HEIGHT"))
    wish = parser.parse_args()
    shape, plan = shape_and_plan(wish.figure)
    left, top, right, bottom = shape.buffer(MARGIN).bounds
    crop = QRectF(*wish.crop) if wish.crop else QRectF(left, top, right - left, bottom - top)
    render(picture(shape, plan), HEIGHT_PX, "#ffffff", crop).save(str(wish.out))


if __name__ == "__main__":
    main()
