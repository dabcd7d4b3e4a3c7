"""The program's own line icons: 20 px, 1.6 px strokes, one colour taken from the theme."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_PATHS: Final = {
    "search": "M8.5 3a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M12.6 12.6L17 17",
    "close": "M5 5L15 15M15 5L5 15",
    "back": "M12 4L6 10L12 16",
    "forward": "M8 4L14 10L8 16",
    "minus": "M4 10H16",
    "plus": "M4 10H16M10 4V16",
    "whole": "M3 7V3H7M13 3H17V7M17 13V17H13M7 17H3V13",
    "moon": "M16.5 11.6A6.9 6.9 0 1 1 8.4 3.5A5.4 5.4 0 0 0 16.5 11.6Z",
    "sun": "M10 6.6a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 0 0 0-6.8M10 2V3.6M10 16.4V18M2 10H3.6M16.4 10H18"
    "M4.4 4.4L5.5 5.5M14.5 14.5L15.6 15.6M15.6 4.4L14.5 5.5M5.5 14.5L4.4 15.6",
    "menu": "M3 5.5H17M3 10H17M3 14.5H17",
    "print": "M6 7V2.5H14V7M6 14H4.5A1.5 1.5 0 0 1 3 12.5V8.5A1.5 1.5 0 0 1 4.5 7H15.5"
    "A1.5 1.5 0 0 1 17 8.5V12.5A1.5 1.5 0 0 1 15.5 14H14M6 11.5H14V17.5H6Z",
    "place": "M10 2V5M10 15V18M2 10H5M15 10H18M10 5a5 5 0 1 0 0 10a5 5 0 0 0 0-10",
    "muscle": "M3 15C3 8 8 4 12 4C16 4 17.5 7 17 10C16.4 13.6 13 16 9 16H4.5C3.6 16 3 15.6 3 15Z"
    "M7 14C7 10.5 9.5 8 12.5 8",
    "condition": "M5 2.5H12L15.5 6V17.5H5ZM8 9H12.5M8 12.5H12.5",
    "symptom": "M3 10H6L8 5L11.5 15.5L13.5 10H17",
    "therapy": "M7 11V5.2a1.4 1.4 0 0 1 2.8 0V9.5M9.8 9V3.9a1.4 1.4 0 0 1 2.8 0V9.5"
    "M12.6 9.3V5.4a1.4 1.4 0 0 1 2.8 0"
    "V12C15.4 15.6 13.3 17.5 10.6 17.5C7.9 17.5 6.9 16.3 5.9 14.4"
    "L3.8 10.9a1.4 1.4 0 0 1 2.3-1.5L7 11",
    # How soon help is needed: an octagon, a triangle, a circle, told apart without their colours.
    "now": "M7 2.5H13L17.5 7V13L13 17.5H7L2.5 13V7ZM10 6V11M10 13.6V13.8",
    "soon": "M10 2.8L18 16.8H2ZM10 8V12M10 14.2V14.4",
    "ask": "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15"
    "M7.8 8a2.3 2.3 0 1 1 3.4 2c-.9.5-1.2.9-1.2 1.7M10 14V14.2",
    "info": "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15M10 9V14M10 6.2V6.4",
}
_SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="{colour}" '
    'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="{path}"/></svg>'
)
SIDE: Final = 20


@lru_cache(maxsize=128)
def icon(name: str, colour: str, side: int = SIDE) -> QIcon:
    """Return an icon in a colour, sharp on all screens there are.

    Those made before know nothing of a new screen: `icon.cache_clear` forgets them.

    Args:
        name: of its path.
        colour: of its lines.
        side: of its square, in pixels of a screen of single density.
    """
    from PySide6.QtSvg import QSvgRenderer

    text = _SVG.format(colour=colour, path=_PATHS[name])
    drawing = QSvgRenderer(QByteArray(text.encode()))
    made = QIcon()
    densities = {ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()}
    for ratio in sorted(densities):
        made.addPixmap(_picture(drawing, side, ratio))
    return made


def _picture(drawing: QSvgRenderer, side: int, ratio: int) -> QPixmap:
    picture = QPixmap(side * ratio, side * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        drawing.render(painter, QRectF(0, 0, side, side))
    return picture
