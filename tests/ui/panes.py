"""The parts of a window: which are seen, what they say, how they are used."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.page_pane import PagePane
from bodymap.ui.sidebar.side_bar import SideBar
from bodymap.ui.sidebar.spot_row import SpotRow
from bodymap.ui.widgets import Segments
from tests.ui.helpers import link_box

LEFT_BUTTON = Qt.MouseButton.LeftButton


def parts(window: MainWindow) -> tuple[SideBar, PagePane]:
    """Return the side bar and the page of a complete window."""
    assert window.sidebar is not None
    return window.sidebar, page_of(window)


def page_of(window: MainWindow) -> PagePane:
    """Return the page of a complete window."""
    assert window.page is not None
    return window.page


def seen(window: MainWindow) -> set[str]:
    """Return which panes are seen."""
    sidebar, page = parts(window)
    panes: dict[str, QWidget] = {"side": sidebar, "map": window.body, "page": page}
    return {name for name, pane in panes.items() if pane.isVisible()}


def title(window: MainWindow) -> str:
    """Return what stands above the page."""
    label = page_of(window).findChild(QLabel, "title")
    assert isinstance(label, QLabel)
    return label.text()


def segments(parent: QWidget, name: str) -> Segments:
    """Return the switch of a name."""
    return next(s for s in parent.findChildren(Segments) if s.accessibleName() == name)


def press_segment(parent: QWidget, name: str, number: int) -> None:
    """Click an answer of a switch, counted from 0."""
    QTest.mouseClick(segments(parent, name)._group.button(number), LEFT_BUTTON)


def follow(window: MainWindow, address: str, which: int = 0) -> None:
    """Click a link of the page."""
    view = page_of(window).view
    QTest.mouseClick(view.viewport(), LEFT_BUTTON, pos=link_box(view, address, which).center())


def rows(window: MainWindow) -> list[SpotRow]:
    """Return the rows of the marked spots in the side bar."""
    assert window.sidebar is not None
    QApplication.processEvents()  # a new row is shown with the next event
    return [row for row in window.sidebar.spots.findChildren(SpotRow) if not row.isHidden()]


def readout(pane: BodyPane) -> str:
    """Return what the map names above the bodies."""
    label = pane.findChild(QLabel, "readout")
    assert isinstance(label, QLabel)
    return label.text()
