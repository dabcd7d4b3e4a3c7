"""Where to click, and what the pixels say."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.core.figures import RegionRef
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.region_model import Spot
from bodymap.ui.page.page_view import PageView
from bodymap.ui.theme import LIGHT, palette


def dress(app: QApplication) -> None:
    """Dress an application in light, as `bodymap.app` does; what it wears is not put on again.

    Putting on the same style again takes as long as building a window.
    """
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    if app.palette() != palette(LIGHT):
        app.setPalette(palette(LIGHT))
    app.styleHints().setKeyboardInputInterval(30_000)  # letters are slow on a busy machine


def inner_point(view: BodyView, spot: Spot) -> QPoint:
    """Return the pixel of the view that lies deepest inside a region."""
    path = view.viewport_map.to_view.map(spot.path)
    edge = [path.pointAtPercent(i / 24) for i in range(24)]
    box = path.boundingRect().toAlignedRect()
    step = max(1, min(box.width(), box.height()) // 6)
    inside = [
        QPointF(x, y)
        for x in range(box.left(), box.right() + 1, step)
        for y in range(box.top(), box.bottom() + 1, step)
        if path.contains(QPointF(x, y))
    ]
    assert inside, f"{spot.name} is smaller than a pixel"
    return max(inside, key=lambda at: min((at - each).manhattanLength() for each in edge)).toPoint()


def spot_of(view: BodyView, ref: RegionRef) -> Spot:
    """Return a place at which a figure shows a region."""
    return next(spot for spot in view.spots if spot.ref == ref)


def first_seen(view: BodyView) -> RegionRef:
    """Return a region whose middle lies in the part that a zoomed view shows."""
    box = view.viewport().rect().adjusted(20, 20, -20, -20)
    to_view = view.viewport_map.to_view
    return next(s.ref for s in view.spots if box.contains(to_view.mapRect(s.box).toAlignedRect()))


def click(view: BodyView, at: QPoint) -> None:
    """Click a place of a figure."""
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def clicks_on(pane: BodyPane) -> list[RegionRef]:
    """Return a list that grows by each region that is clicked from now on."""
    heard: list[RegionRef] = []
    pane.region_clicked.connect(heard.append)
    return heard


def picture(widget: QWidget) -> QImage:
    """Return what a widget shows."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colour_at(image: QImage, at: QPoint | QPointF) -> tuple[int, int, int]:
    """Return red, green and blue at a point, each from 0 to 255."""
    point = at.toPoint() if isinstance(at, QPointF) else at
    return rgb(QColor(image.pixel(point)))


def rgb(colour: QColor | str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour."""
    made = QColor(colour)
    return made.red(), made.green(), made.blue()


def distance(first: tuple[int, int, int], second: tuple[int, int, int]) -> int:
    """Return the largest difference of two colours in one channel."""
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def mixed(below: tuple[int, int, int], above: str, alpha: int) -> tuple[int, int, int]:
    """Return a colour laid over another, `alpha` from 0 to 255."""
    over = rgb(above)
    r, g, b = (
        round((o * alpha + u * (255 - alpha)) / 255) for o, u in zip(over, below, strict=True)
    )
    return r, g, b


def link_box(view: PageView, address: str, which: int = 0) -> QRect:
    """Scroll to a link of a page and return the box of its first letters in the view."""
    found = [
        fragment.position()
        for block in _blocks(view)
        for fragment in _fragments(block)
        if fragment.charFormat().anchorHref() == address
    ]
    assert len(found) > which, f"no link to {address}"
    cursor = QTextCursor(view.document())
    cursor.setPosition(found[which] + 1)
    bar = view.verticalScrollBar()
    if not view.viewport().rect().adjusted(0, 20, 0, -20).contains(view.cursorRect(cursor)):
        bar.setValue(bar.value() + view.cursorRect(cursor).top() - view.viewport().height() // 2)
    box = view.cursorRect(cursor)
    return QRect(box.left(), box.top(), 6, box.height())


def addresses(view: PageView) -> list[str]:
    """Return the addresses of all links of a page, in reading order."""
    return [
        fragment.charFormat().anchorHref()
        for block in _blocks(view)
        for fragment in _fragments(block)
        if fragment.charFormat().isAnchor()
    ]


def move_pointer(widget: QWidget, to: QPoint) -> None:
    """Move the pointer to a place of a widget; from elsewhere, so that it is a move."""
    QTest.mouseMove(widget, to + QPoint(1, 1))
    QTest.mouseMove(widget, to)
    QApplication.processEvents()


def _blocks(view: PageView):
    block = view.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block):
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1
