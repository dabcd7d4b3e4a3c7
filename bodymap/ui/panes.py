"""How many panes fit, and where they stand."""

from __future__ import annotations

from enum import Enum
from typing import Final

SIDE_PX: Final = 248
MAP_PX: Final = 340
MAP_BESIDE_SIDE_PX: Final = 520
PANEL_PX: Final = 360
_SIDE_MOST: Final = 300
_PANEL_MOST: Final = 540


class Fold(Enum):
    """The layouts of the window by its width."""

    THREE = 3
    TWO = 2
    ONE = 1


def fold_of(width: int) -> Fold:
    """Return how many panes stand side by side in a window of this width, in pixels."""
    if width >= SIDE_PX + MAP_BESIDE_SIDE_PX + PANEL_PX:
        return Fold.THREE
    return Fold.TWO if width >= MAP_PX + PANEL_PX else Fold.ONE


def widths(width: int) -> tuple[int, int, int]:
    """Return the widths of side bar, map and panel; a pane that does not stand there has 0."""
    fold = fold_of(width)
    if fold is Fold.ONE:
        return 0, width, width
    side = min(_SIDE_MOST, max(SIDE_PX, round(width * 0.23))) if fold is Fold.THREE else 0
    panel = min(_PANEL_MOST, max(PANEL_PX, round((width - side) * 0.42)))
    return side, width - side - panel, panel
