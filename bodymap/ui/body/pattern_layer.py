"""Keeps the painted pattern of a view, so that hovering over other regions paints only pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from bodymap.ui.body.painting import paint_pattern

if TYPE_CHECKING:
    from bodymap.ui.body.painting import Scene
    from bodymap.ui.body.viewport import Viewport


class PatternLayer:
    """One transparent picture, drawn anew when pattern, place, size or theme are others."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._drawn: object = None

    def paint(self, painter: QPainter, scene: Scene, shown: Viewport) -> None:
        """Paint the pattern of a scene over the view that is `shown`."""
        pattern = scene.marks.pattern
        if not pattern.points:
            return
        ratio = painter.device().devicePixelRatioF()
        wanted = (pattern, shown.copy(), scene.tokens, ratio)
        if wanted != self._drawn:
            self._draw(scene, shown, ratio)
            self._drawn = wanted
        painter.drawPixmap(shown.box.topLeft(), self._picture)

    def _draw(self, scene: Scene, shown: Viewport, ratio: float) -> None:
        size = (shown.box.size() * ratio).toSize()
        if self._picture.size() != size:
            self._picture = QPixmap(size)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.translate(-shown.box.topLeft())
        paint_pattern(painter, scene, shown.to_view)
        painter.end()
