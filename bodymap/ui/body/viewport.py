"""Which part of the scene a view shows: whole body, zoomed, moved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from bodymap.ui.body.plates import SCENE

MAX_ZOOM = 8.0
_MARGIN_PX = 4.0


@dataclass
class Viewport:
    """Maps the scene to a view. A zoom of 1 shows the whole body."""

    box: QRectF = field(default_factory=QRectF)
    zoom: float = 1.0
    centre: QPointF = field(default_factory=SCENE.center)

    @property
    def to_view(self) -> QTransform:
        """From units of the scene to pixels of the view."""
        middle, scale = self.box.center(), self.scale
        made = QTransform.fromTranslate(middle.x(), middle.y())
        made.scale(scale, scale)
        made.translate(-self.centre.x(), -self.centre.y())
        return made

    @property
    def scale(self) -> float:
        """Pixels for one unit of the scene."""
        wide = (self.box.width() - 2 * _MARGIN_PX) / SCENE.width()
        high = (self.box.height() - 2 * _MARGIN_PX) / SCENE.height()
        return max(min(wide, high), 1e-4) * self.zoom

    def set_size(self, box: QRectF) -> None:
        """Fit the body to another size of the view."""
        self.box = QRectF(box)
        self.set_zoom(self.zoom, self.centre)

    def set_zoom(self, zoom: float, centre: QPointF) -> None:
        """Zoom and move, but keep the body in the view."""
        self.zoom = min(max(zoom, 1.0), MAX_ZOOM)
        self.centre = self._kept_inside(centre)

    def copy(self) -> Viewport:
        """Return an independent copy."""
        return replace(self, box=QRectF(self.box), centre=QPointF(self.centre))

    def _kept_inside(self, centre: QPointF) -> QPointF:
        wide, high = self.box.width() / self.scale, self.box.height() / self.scale
        x = _within(centre.x(), wide, SCENE.left(), SCENE.right())
        return QPointF(x, _within(centre.y(), high, SCENE.top(), SCENE.bottom()))


def _within(middle: float, extent: float, low: float, high: float) -> float:
    """Return the middle of a stretch moved to lie between low and high, or centred there."""
    if extent >= high - low:
        return (low + high) / 2
    return min(max(middle, low + extent / 2), high - extent / 2)
