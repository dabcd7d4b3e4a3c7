"""The bare figures of the very first start, drawn before there is any content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize

from bodymap.core.figures import Drawing
from bodymap.core.words import Figure
from bodymap.ui.body.plates import back_plates, front_plates
from bodymap.ui.body.relief import Drawings, Relief
from bodymap.ui.body.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QPixmap

    from bodymap.ui.theme import Tokens

# How the body pane stands round its figures. Where it is a little out, the figures move a little
# when the pane comes.
_ONE_FIGURE_PX: Final = 400
_MARGIN_PX: Final = 6
_GAP_PX: Final = 4
_TOP_PX: Final = 50
_FOOT_PX: Final = 10  # and 40 px of words at a text zoom of 100
_WORDS_PX: Final = 0.4  # for each percent of text zoom
_HINT_PX: Final = 0.51


def places(pane: QRect, zoom: int, *, hint: bool) -> list[QRect]:
    """Return where the figures stand in a pane: two, or the front alone where it is narrow.

    Args:
        pane: the box of the map in the window, in pixels.
        zoom: size of the text in percent.
        hint: whether the first-run hint stands below them.
    """
    foot = _FOOT_PX + round(zoom * (_WORDS_PX + (_HINT_PX if hint else 0)))
    room = pane.adjusted(_MARGIN_PX, _TOP_PX, -_MARGIN_PX, -foot)
    if pane.width() < _ONE_FIGURE_PX:
        return [room]
    size = QSize((room.width() - _GAP_PX) // 2, room.height())
    left = QRect(room.topLeft(), size)
    return [left, left.translated(room.width() - size.width(), 0)]


def drawn(
    where: list[QRect], ratio: float, tokens: Tokens, cache: Path | None
) -> Iterator[tuple[QRect, QPixmap]]:
    """Draw one figure after the other, front first, each with its place.

    Args:
        where: the places of the figures, in pixels.
        ratio: device pixels for one pixel.
        tokens: the theme.
        cache: the folder in which the views find the same pictures again.
    """
    drawings = Drawings()
    frames = {figure: drawings.renderer(figure, tokens).viewBoxF() for figure in Figure}
    bare = {f: Drawing(f, frame.width(), frame.height(), ()) for f, frame in frames.items()}
    for place, plates in zip(where, (front_plates(bare), back_plates(bare)), strict=False):
        view = Viewport()
        view.set_size(QRectF(0, 0, place.width(), place.height()))
        relief = Relief(plates, drawings, cache)
        yield place, relief.at_rest(view.to_view, place.size(), ratio, tokens)
