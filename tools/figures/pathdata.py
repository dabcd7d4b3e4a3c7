"""Cubics as short SVG path data."""

from collections.abc import Sequence

from tools.figures.splines import Cubic


def relative_path(cubics: Sequence[Cubic], *, close: bool = True) -> str:
    """Return `M`, relative `c` and `z` in integers; rounding errors do not add up."""
    x, y = round(cubics[0][0][0]), round(cubics[0][0][1])
    data = "M" + _joined([x, y]) + "c"
    for index, (_, handle, other, end) in enumerate(cubics):
        numbers = [
            round(value) - origin
            for point in (handle, other, end)
            for value, origin in zip(point, (x, y), strict=True)
        ]
        text = _joined(numbers)
        data += text if not index or text.startswith("-") else " " + text
        x, y = round(end[0]), round(end[1])
    return data + ("z" if close else "")


def _joined(numbers: Sequence[int]) -> str:
    """Return the numbers with a space only where no minus sign separates them."""
    return " ".join(str(number) for number in numbers).replace(" -", "-")
