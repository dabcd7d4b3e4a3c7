"""A whole window of Bodymap on which steps are done by mouse and keys, and timed until painted."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bodymap import paths
from bodymap.core.preferences import Motion, Preferences
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextBlock, QTextFragment, QWindow

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef
    from bodymap.ui.body.body_view import BodyView
    from bodymap.ui.page.page_pane import PagePane
    from bodymap.ui.page.page_view import PageView
    from bodymap.ui.sidebar.side_bar import SideBar

T = TypeVar("T")


class NotPaintedError(Exception):
    """A step that ought to show something has painted nothing, so its time would mean nothing."""


class Bare(QWidget):
    """A window that paints one colour: the yardstick of the machine."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Fill what is asked for."""
        QPainter(self).fillRect(event.rect(), QColor("#f7f9fa"))


class Stage:
    """A window of a size in pixels, with everything built."""

    def __init__(self, atlas: Atlas, size: tuple[int, int]) -> None:
        settings = Settings(None)
        settings.set_preferences(Preferences(motion=Motion.NONE))  # else a gliding body is timed
        self.window = MainWindow(atlas, settings, paths.ensure(paths.cache_folder()))
        self.window.resize(*size)
        self.window.show()
        self.window.complete()
        settle()
        self.sidebar: SideBar = present(self.window.sidebar)
        self.page: PagePane = present(self.window.page)
        self._paints = _Paints()

    @property
    def handle(self) -> QWindow:
        """The window as the window system knows it: what the mouse events go to."""
        return present(self.window.windowHandle())

    def timed(self, act: Callable[[], object], *painted: QWidget) -> float:
        """Return the milliseconds from an act to the end of all painting that comes of it.

        Raises:
            NotPaintedError: one of the widgets has not been painted.
        """
        for widget in painted:
            widget.installEventFilter(self._paints)
        self._paints.seen.clear()
        begun = perf_counter()
        act()
        QApplication.processEvents()
        took = (perf_counter() - begun) * 1000
        for widget in painted:
            widget.removeEventFilter(self._paints)
            if widget not in self._paints.seen:
                raise NotPaintedError(f"{widget.metaObject().className()} was not painted")
        return took

    def move_to(self, widget: QWidget, at: QPoint) -> None:
        """Move the pointer to a place of a widget."""
        QTest.mouseMove(self.handle, widget.mapTo(self.window, at))

    def open(self, address: str) -> None:
        """Turn to a page, untimed."""
        self.window.open_address(address)
        settle()


class _Paints(QObject):
    """Notes which widgets were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[QObject] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Note a painting and let it happen."""
        if event.type() == QEvent.Type.Paint:
            self.seen.add(watched)
        return False


def present(thing: T | None) -> T:
    """Return what must be there by now."""
    assert thing is not None
    return thing


def settle() -> None:
    """Let everything happen that is due; what is to be deleted waits for a loop, here for us."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def places(view: BodyView) -> list[QPoint]:
    """Return a place inside each region of a view that the mouse can hit, one for each region."""
    found: dict[RegionRef, QPoint] = {}
    for spot in view.spots:
        at = view.viewport_map.to_view.map(QPointF(spot.path.boundingRect().center()))
        if view.spot_at(at) is spot and view.viewport().rect().contains(at.toPoint()):
            found.setdefault(spot.ref, at.toPoint())
    return list(found.values())


def links(view: PageView, kind: str) -> list[QPoint]:
    """Return a place on each link of a kind that the page shows without scrolling."""
    found: dict[str, QPoint] = {}
    block = view.document().begin()
    while block.isValid():
        for fragment in _fragments(block):
            address = fragment.charFormat().anchorHref()
            if address.startswith(kind):
                cursor = QTextCursor(view.document())
                cursor.setPosition(fragment.position() + 1)
                at = view.cursorRect(cursor).center()
                if view.viewport().rect().contains(at) and view.anchorAt(at) == address:
                    found.setdefault(address, at)
        block = block.next()
    return list(found.values())


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """Return the pieces of a paragraph that look the same; PySide's own iterator has no type."""
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1
