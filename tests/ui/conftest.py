"""The map and the window as a reader has them before them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing
from bodymap.core.preferences import Colours, Preferences
from bodymap.core.selection import Kind, Selection
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.blocks import Page
from bodymap.ui.page.page_view import PageView
from bodymap.ui.page.pages import page_of
from bodymap.ui.printing.figures import Figures
from bodymap.ui.settings import Settings
from bodymap.ui.shell import Shell
from bodymap.ui.sidebar.finder import Finder
from bodymap.ui.theme import LIGHT
from tests.ui.helpers import dress
from tests.ui.page_parts import everything


@pytest.fixture(autouse=True)
def style(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dress the application, and take windows apart as soon as their test has ended.

    Searches wait for the index, which takes longer where cores are shared.
    """
    dress(qapp)
    monkeypatch.setattr("bodymap.ui.sidebar.finder._PATIENCE_S", 30)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """Lay everything out as for a language that is written from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(scope="session")
def screen(qapp: QApplication) -> QPointingDevice:
    """Return a touch screen; it stays until the program ends."""
    return QTest.createTouchDevice()


@pytest.fixture(scope="session")
def relief_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the relief is kept from one test to the next."""
    return tmp_path_factory.mktemp("relief")


@pytest.fixture
def pane(qtbot: QtBot, atlas: Atlas, relief_cache: Path) -> BodyPane:
    """Return the body map alone, with both figures."""
    made = BodyPane(atlas, LIGHT, relief_cache)
    qtbot.addWidget(made)
    made.resize(680, 720)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    """Return the frame of the window with its first picture; it holds no window yet."""
    settings = Settings(None)
    settings.set_preferences(Preferences(colours=Colours.LIGHT))
    made = Shell(settings, None)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.painted):
        made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot, atlas: Atlas, relief_cache: Path) -> Iterator[MainWindow]:
    """Return the whole window, 1280 x 800, light."""
    settings = Settings(None)
    settings.set_preferences(Preferences(colours=Colours.LIGHT))
    made = MainWindow(atlas, settings, relief_cache)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.completed):
        made.show()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    QApplication.clipboard().clear()


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    """Return the reading view alone, with nothing to read."""
    made = PageView(LIGHT)
    qtbot.addWidget(made)
    made.resize(420, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def finder(qtbot: QtBot, atlas: Atlas) -> Finder:
    """Return the search alone, with the keyboard in its field."""
    made = Finder(atlas, LIGHT)
    qtbot.addWidget(made)
    made.resize(280, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.field.setFocus()
    return made


@pytest.fixture(scope="session")
def pages(atlas: Atlas) -> dict[Selection, Page]:
    """Return every page, and that of a drawing with marks all over the body."""
    made = {selection: page_of(atlas, selection) for selection in everything(atlas)}
    drawing = PainDrawing()
    for i, ref in enumerate(sorted(atlas.refs, key=atlas.name_of)[::9]):
        drawing = drawing.marked(ref, i % 10 + 1)
    made[Selection(Kind.PAIN, "marked")] = page_of(atlas, Selection(Kind.PAIN), drawing)
    return made


@pytest.fixture(scope="session")
def figures(atlas: Atlas) -> Figures:
    """Return what draws both figures on paper."""
    return Figures(atlas)
