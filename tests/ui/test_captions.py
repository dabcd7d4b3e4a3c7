"""The words beside an inset stay in the view, however small it is."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from bodymap.core.atlas import Atlas
from bodymap.ui.body.painting import paint_captions
from bodymap.ui.body.plates import back_plates, front_plates
from bodymap.ui.body.viewport import Viewport
from bodymap.ui.theme import LIGHT

BELOW = 30  # px that are painted below the view, to see what would be cut
PLATES = {"front": front_plates, "back": back_plates}


@pytest.mark.parametrize("height", [90, 150, 240, 320, 640])
@pytest.mark.parametrize("figure", PLATES)
def test_no_caption_is_cut(atlas: Atlas, figure: str, height: int) -> None:
    image = QImage(300, height + BELOW, QImage.Format.Format_RGB32)
    image.fill(LIGHT.bg_map)
    empty = image.copy()
    with QPainter(image) as painter:
        to_view = Viewport(QRectF(0, 0, 300, height)).to_view
        paint_captions(painter, PLATES[figure](atlas.drawings), to_view, LIGHT)
    assert image != empty
    below = (0, height, 300, BELOW)
    assert image.copy(*below) == empty.copy(*below)
