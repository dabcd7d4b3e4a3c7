"""How many panes fit, and where they stand. Text zoom widens text panes, never the map."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QRect, QSize

from bodymap.core.record import record

LEAST: Final = (640, 480)
SIDE_PX: Final = 248
MAP_PX: Final = 340
MAP_BESIDE_SIDE_PX: Final = 520
PANEL_PX: Final = 360
_LEAST_ROOM_PX: Final = 170  # of the panes at 100 % text: less would cut their words
_HEADER_PX: Final = 52
_STATUS_PX: Final = 30
_SIDE_MOST: Final = 300
_PANEL_MOST: Final = 540
_SIDE_SHARE: Final = 0.23
_PANEL_SHARE: Final = 0.42


class Fold(Enum):
    """The layouts of the window by its width."""

    THREE = 3
    TWO = 2
    ONE = 1


@record(frozen=True, slots=True)
class Boxes:
    """Where each part of the window stands; `side` is that of the drawer where it is one."""

    header: QRect
    notice: QRect
    side: QRect
    map: QRect
    panel: QRect
    status: QRect


def fold_of(width: int, zoom: int = 100) -> Fold:
    """Return how many panes stand side by side in a window of this width in pixels.

    Args:
        width: of the window.
        zoom: size of the text in percent.
    """
    side, panel = SIDE_PX * zoom / 100, PANEL_PX * zoom / 100
    if width >= side + MAP_BESIDE_SIDE_PX + panel:
        return Fold.THREE
    return Fold.TWO if width >= MAP_PX + panel else Fold.ONE


def widths(width: int, zoom: int = 100) -> tuple[int, int, int]:
    """Return the widths of side bar, map and panel; a pane that does not stand there has 0."""
    fold, scale = fold_of(width, zoom), zoom / 100
    if fold is Fold.ONE:
        return 0, width, width
    side = 0
    if fold is Fold.THREE:
        spare = width - MAP_BESIDE_SIDE_PX - PANEL_PX * scale
        side = int(min(_SIDE_MOST * scale, max(SIDE_PX * scale, width * _SIDE_SHARE), spare))
    least = MAP_BESIDE_SIDE_PX if side else MAP_PX
    wanted = max(PANEL_PX * scale, (width - side) * _PANEL_SHARE)
    panel = round(min(_PANEL_MOST * max(1.0, scale), wanted, width - side - least))
    return side, width - side - panel, panel


def boxes(size: QSize, zoom: int, notice_px: int, *, right_to_left: bool = False) -> Boxes:
    """Return the boxes of a window of this size.

    Args:
        size: of the window.
        zoom: size of the text in percent.
        notice_px: height that the notice needs, 0 without one; it never hides header or status.
            Where it would leave the panes too little room, it covers them as far as it has to.
        right_to_left: the side bar stands on the right, the panel on the left.
    """
    wide, scale = size.width(), max(1.0, zoom / 100)
    header, status = round(_HEADER_PX * min(scale, 1.5)), round(_STATUS_PX * scale)
    notice_px = min(notice_px, size.height() - header - status)
    room = size.height() - header - status
    room = max(room - notice_px, min(room, round(_LEAST_ROOM_PX * scale)))
    top = size.height() - status - room
    side, middle, panel = widths(wide, zoom)
    one = fold_of(wide, zoom) is Fold.ONE
    drawer = round(min(max(SIDE_PX * scale, min(_SIDE_MOST * scale, middle)), wide))

    def pane(start: int, width: int) -> QRect:
        return QRect(wide - start - width if right_to_left else start, top, width, room)

    return Boxes(
        header=QRect(0, 0, wide, header),
        notice=QRect(0, header, wide, notice_px),
        side=pane(0, side or drawer),
        map=pane(side, middle),
        panel=pane(0 if one else side + middle, panel),
        status=QRect(0, size.height() - status, wide, status),
    )
