"""Keeps the painted pattern of a view, so that hovering over other regions paints only pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from bodymap.ui.body.painting import paint_pattern, pattern_box
from bodymap.ui.body.viewport import Viewport

if TYPE_CHECKING:
    from bodymap.ui.body.painting import Scene


class PatternLayer:
    """One transparent picture, drawn anew when pattern, place, size or theme are others."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._corner = QPointF()  # where the picture lies in the view
        self._drawn: object = None
        self._shown = Viewport()

    def paint(self, painter: QPainter, scene: Scene, shown: Viewport, *, moving: bool) -> None:
        """Paint the pattern of a scene over the view that is `shown`.

        While that is `moving`, the last picture of the same pattern is stretched.
        """
        pattern = scene.marks.pattern
        if not pattern.points:
            return
        ratio = painter.device().devicePixelRatioF()
        wanted = (pattern, scene.tokens, ratio)
        if wanted != self._drawn or (shown != self._shown and not moving):
            self._draw(scene, shown, ratio)
            self._drawn, self._shown = wanted, shown.copy()
        painter.save()
        if shown != self._shown:
            painter.setTransform(self._shown.to_view.inverted()[0] * shown.to_view)
        painter.drawPixmap(self._corner, self._picture)
        painter.restore()

    def _draw(self, scene: Scene, shown: Viewport, ratio: float) -> None:
        """Draw what is seen of the pattern, in a picture no larger than that."""
        seen = pattern_box(scene, shown.to_view) & shown.box
        pixels = QRectF(seen.topLeft() * ratio, seen.size() * ratio).toAlignedRect()
        self._corner = QPointF(pixels.topLeft()) / ratio
        self._picture = QPixmap(pixels.size())
        if pixels.isEmpty():
            return
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        with QPainter(self._picture) as painter:
            painter.translate(-self._corner)
            paint_pattern(painter, scene, shown.to_view)
