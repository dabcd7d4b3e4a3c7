"""What Qt makes of the files: it loads and draws them in silence, and clicks hit one region."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QByteArray,
    QMessageLogContext,
    QPointF,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

from tools.figures.figure_file import Figure, Subpath

SEED = 1
SIZE_PX = 200


def qt_problems(figure: Figure, points: int) -> list[str]:
    """Return what is wrong in Qt; `points` random points are tried."""
    return [*drawing_problems(figure), *hit_problems(figure, points)]


def drawing_problems(figure: Figure) -> list[str]:
    """Return what Qt complains of, or leaves out, when it loads and draws the file."""
    with _messages() as messages:
        renderer = QSvgRenderer(QByteArray(figure.text.encode()))
        image = QImage(SIZE_PX, SIZE_PX, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
    found = [f"{figure.name}: Qt says: {message}" for message in messages]
    if not renderer.isValid() or not any(bytes(image.constBits())):
        found.append(f"{figure.name}: Qt draws nothing.")
    missing = [region.id for region in figure.regions if not renderer.elementExists(region.id)]
    return found + [f"{figure.name}: Qt does not know {name}." for name in missing]


def hit_problems(figure: Figure, points: int) -> list[str]:
    """Return where a click inside the silhouette does not hit exactly one region."""
    silhouette = _painter_path(figure.silhouette)
    paths = [(region.id, _painter_path(region.subpaths)) for region in figure.regions]
    boxed = [(name, path, path.boundingRect()) for name, path in paths]
    found = []
    for point in _points_inside(silhouette, points):
        hits = [name for name, path, box in boxed if box.contains(point) and path.contains(point)]
        if len(hits) != 1:
            place = f"({point.x():.0f}, {point.y():.0f})"
            found.append(
                f"{figure.name}: a click at {place} hits {' and '.join(hits) or 'nothing'}."
            )
    return found


def _points_inside(silhouette: QPainterPath, count: int) -> Iterator[QPointF]:
    random_ = random.Random(SEED)
    box = silhouette.boundingRect()
    while count:
        x = random_.uniform(box.left(), box.right())
        point = QPointF(x, random_.uniform(box.top(), box.bottom()))
        if silhouette.contains(point):
            count -= 1
            yield point


def _painter_path(subpaths: tuple[Subpath, ...]) -> QPainterPath:
    path = QPainterPath()
    for subpath in subpaths:
        path.moveTo(*subpath.cubics[0][0])
        for _, handle, other, end in subpath.cubics:
            path.cubicTo(*handle, *other, *end)
        path.closeSubpath()
    return path


@contextmanager
def _messages() -> Iterator[list[str]]:
    """Collect what Qt says."""
    messages: list[str] = []

    def collect(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        messages.append(message)

    before = qInstallMessageHandler(collect)
    try:
        yield messages
    finally:
        qInstallMessageHandler(before)
