"""Prints what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print an aligned table: the first column to the left, all others to the right."""
    lines = [header, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    print(f"\n{title}")
    for line in lines:
        cells = [line[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        print("  " + "  ".join(cells).rstrip())


def judged(value: float, aim: float | None, unit: str) -> tuple[str, str]:
    """Return an aim and whether the value meets it; both empty without an aim."""
    if aim is None:
        return "", ""
    return f"{aim:g} {unit}".strip(), "met" if value <= aim else "missed"


def high(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 stay below or at."""
    return sorted(values)[round(0.95 * (len(values) - 1))]
