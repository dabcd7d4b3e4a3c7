"""The map and the window as a reader has them before them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.preferences import Colours, Preferences
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from bodymap.ui.theme import LIGHT, palette


@pytest.fixture(autouse=True)
def style(qapp: QApplication) -> None:
    """Dress the application as `bodymap.app` does."""
    qapp.setStyle("Fusion")
    qapp.setPalette(palette(LIGHT))
    qapp.styleHints().setKeyboardInputInterval(1_000)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """Lay everything out as for a language that is written from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


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
