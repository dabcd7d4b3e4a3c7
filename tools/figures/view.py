"""SVG text, or a crop of it, as a picture."""

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def render(svg: str, height_px: int, page: str, crop: QRectF | None = None) -> QImage:
    """Return the picture on a page of this colour; `crop` in the units of the view box."""
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    if crop is not None:
        renderer.setViewBox(crop)
    box = renderer.viewBoxF()
    width_px = int(height_px * box.width() / box.height())
    image = QImage(width_px, height_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(page))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, width_px, height_px))
    painter.end()
    return image
