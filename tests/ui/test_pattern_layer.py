"""The kept picture of a pattern is small, and cuts nothing off."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Side
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.body.marks import marks_of
from bodymap.ui.body.painting import Scene, paint_pattern, pattern_box
from bodymap.ui.body.pattern_layer import PatternLayer
from bodymap.ui.body.viewport import Viewport
from bodymap.ui.theme import LIGHT

SIDES = (Side.LEFT, Side.RIGHT)


def blank(shown: Viewport, ratio: float = 1.0) -> QImage:
    image = QImage((shown.box.size() * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def scenes(pane: BodyPane, atlas: Atlas) -> list[tuple[Scene, Viewport]]:
    """Return each muscle in each view."""
    return [
        (Scene(view._plates, view.spots, marks, tokens=LIGHT), view.viewport_map)
        for i, muscle in enumerate(atlas.muscles)
        for marks in (marks_of(atlas, Selection(Kind.MUSCLE, muscle, SIDES[i % 2])),)
        for view in pane.views
    ]


def test_a_box_holds_all_of_its_pattern(pane: BodyPane, atlas: Atlas) -> None:
    for scene, shown in scenes(pane, atlas):
        image = blank(shown)
        with QPainter(image) as painter:
            paint_pattern(painter, scene, shown.to_view)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(pattern_box(scene, shown.to_view), Qt.GlobalColor.transparent)
        assert image == blank(shown), scene.marks


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_it_shows_what_would_be_painted(pane: BodyPane, atlas: Atlas, ratio: float) -> None:
    layer = PatternLayer()
    for scene, shown in scenes(pane, atlas)[::9]:
        shown.set_zoom(2, QPointF(1500, 2000))  # some of it lies outside the view
        kept, fresh = blank(shown, ratio), blank(shown, ratio)
        with QPainter(kept) as painter:
            layer.paint(painter, scene, shown, moving=False)
        with QPainter(fresh) as painter:
            paint_pattern(painter, scene, shown.to_view)
        assert kept == fresh, scene.marks


def test_on_the_way_to_another_place_it_is_stretched(pane: BodyPane, atlas: Atlas) -> None:
    (scene, shown), layer = scenes(pane, atlas)[0], PatternLayer()
    near = shown.copy()
    near.set_zoom(2, shown.centre)
    kept, stretched = blank(shown), blank(shown)
    with QPainter(kept) as painter:
        layer.paint(painter, scene, shown, moving=True)
    with QPainter(stretched) as painter:
        layer.paint(painter, scene, near, moving=True)
    expected = blank(shown)
    with QPainter(expected) as painter:
        way: QTransform = shown.to_view.inverted()[0] * near.to_view
        painter.setTransform(way)
        painter.drawImage(0, 0, kept)
    assert stretched == expected
