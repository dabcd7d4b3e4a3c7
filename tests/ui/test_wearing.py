"""What the window wears: its colours, those of the desktop, the size of its words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.preferences import Colours, Preferences
from bodymap.ui import wearing
from bodymap.ui.icons import icon
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from bodymap.ui.theme import CONTRAST, DARK, LIGHT, THEMES, Tokens, style_sheet
from tests.ui.helpers import colour_at, picture, rgb
from tests.ui.panes import parts, seen

SOLEUS = "muscle:soleus:left"


class TestTheme:
    @pytest.mark.parametrize("address", ["start", SOLEUS, "region:temple:left", "pain"])
    def test_switching_repaints_everything(
        self,
        qtbot: QtBot,
        atlas: Atlas,
        relief_cache: Path,
        window: MainWindow,
        address: str,
    ) -> None:
        """After the switch the window looks like one that was dark from the beginning."""
        settings = Settings(None)
        settings.set_preferences(Preferences(colours=Colours.DARK))
        pictures = []
        window.switch_theme()
        other = MainWindow(atlas, settings, relief_cache)
        qtbot.addWidget(other)
        with qtbot.waitSignal(other.completed):
            other.show()
        for each in (window, other):
            each.activateWindow()
            parts(each)[1].focus_page()
            if address != "start":
                each.open_address(address)
            QApplication.processEvents()
            for view in each.body.views:
                view.draw_sharp()
            pictures.append(picture(each))
        assert pictures[0] == pictures[1]

    def test_ground_of_every_part_changes(self, window: MainWindow) -> None:
        sidebar, page = parts(window)
        grounds = {"bg_window": window.header, "bg_surface": page, "bg_map": window.body}
        for theme in (LIGHT, DARK, LIGHT):
            image = picture(window)
            for token, part in grounds.items():
                corner = part.geometry().topLeft() + QPoint(part.width() // 2, 3)
                assert colour_at(image, corner) == rgb(getattr(theme, token)), token
            low = sidebar.geometry().bottomLeft() + QPoint(20, -3)
            assert colour_at(image, low) == rgb(theme.bg_surface)
            window.switch_theme()

    def test_is_remembered(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path
    ) -> None:
        first = MainWindow(atlas, Settings(tmp_path), relief_cache)
        qtbot.addWidget(first)
        before = first.wearing.tokens.name
        QTest.keyClick(
            first,
            Qt.Key.Key_L,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
        if first.wearing.tokens.name == before:  # a window that is not shown hears no shortcut
            first.switch_theme()
        chosen = first.wearing.tokens.name
        first.close()
        second = MainWindow(atlas, Settings(tmp_path), relief_cache)
        qtbot.addWidget(second)
        assert second.wearing.tokens.name == chosen != before

    def test_page_keeps_its_place(self, window: MainWindow) -> None:
        window.open_address(SOLEUS)
        bar = parts(window)[1].view.verticalScrollBar()
        bar.setValue(400)
        window.switch_theme()
        assert bar.value() == pytest.approx(400, abs=2)


class TestDesktop:
    """A window that was told to look like the desktop does so while it is open."""

    @pytest.fixture
    def desktop(self, monkeypatch: pytest.MonkeyPatch) -> list[Tokens]:
        """Return a list whose last theme is that of the desktop; no desktop is there to ask."""
        worn = [LIGHT]

        def tokens_of(preferences: Preferences) -> Tokens:
            asks = preferences.colours is Colours.SYSTEM
            return worn[-1] if asks else THEMES[preferences.colours.value]

        monkeypatch.setattr(wearing, "tokens_of", tokens_of)
        return worn

    @pytest.mark.parametrize(
        ("chosen", "then"), [("system", DARK), ("light", LIGHT), ("contrast", CONTRAST)]
    )
    def test_turning_dark_is_followed_where_nothing_else_was_chosen(
        self, window: MainWindow, desktop: list[Tokens], chosen: str, then: Tokens
    ) -> None:
        window.workspace.prefer("colours", chosen)
        desktop.append(DARK)
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert window.wearing.tokens == then
        image = picture(window)
        for part, token in ((window.body, "bg_map"), (window.header, "bg_window")):
            at = part.geometry().topLeft() + QPoint(part.width() // 2, 3)
            assert colour_at(image, at) == rgb(getattr(then, token))

    def test_window_that_is_gone_follows_nothing(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, desktop: list[Tokens]
    ) -> None:
        gone = MainWindow(atlas, Settings(None), relief_cache)
        changes: list[Tokens] = []
        gone.wearing.changed.connect(changes.append)
        desktop.append(DARK)
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert changes == [DARK]
        gone.deleteLater()
        QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
        desktop.append(LIGHT)
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert changes == [DARK]

    def test_other_settings_do_not_dress_the_window_anew(
        self, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It takes a tenth of a second, and lays every page out again."""
        made: list[int] = []

        def sheet(tokens: Tokens, zoom: int, *, right_to_left: bool) -> str:
            made.append(zoom)
            return style_sheet(tokens, zoom, right_to_left=right_to_left)

        monkeypatch.setattr(wearing, "style_sheet", sheet)
        for key, value in (("paper", "letter"), ("whose", "client"), ("country", "Canada")):
            window.workspace.prefer(key, value)
        assert made == []
        window.workspace.prefer("zoom", "115")
        window.workspace.prefer("colours", "dark")
        assert made == [115, 115]


class TestTextSize:
    def test_keys_change_it_in_steps_and_back(self, window: MainWindow) -> None:
        ctrl = Qt.KeyboardModifier.ControlModifier
        parts(window)[1].focus_page()
        for key, zoom in (
            (Qt.Key.Key_Plus, 115),
            (Qt.Key.Key_Plus, 130),
            (Qt.Key.Key_Minus, 115),
            (Qt.Key.Key_0, 100),
        ):
            QTest.keyClick(window, key, ctrl)
            assert window.workspace.preferences.zoom == zoom

    def test_words_grow(self, window: MainWindow) -> None:
        window.open_address(SOLEUS)
        view = parts(window)[1].view
        window.resize(1900, 1000)
        heights = []
        for zoom in ("90", "100", "150", "200"):
            window.workspace.prefer("zoom", zoom)
            heights.append(view.document().defaultFont().pixelSize())
        assert heights == sorted(heights)
        assert heights[-1] == 2 * heights[1]

    def test_everything_is_within_reach_at_200_percent_in_1024_by_700(
        self, window: MainWindow
    ) -> None:
        window.resize(1024, 700)
        window.workspace.prefer("zoom", "200")
        assert seen(window) == {"map"}
        window.open_address(SOLEUS)
        assert seen(window) == {"page"}
        view = parts(window)[1].view
        assert view.viewport().height() > 200
        assert view.document().size().width() <= view.viewport().width() + 1


DENSE = """
from PySide6.QtWidgets import QApplication
from bodymap.ui.icons import icon
app = QApplication([])
print([size.toTuple() for size in icon("search", "#000000").availableSizes()])
"""


class TestDensity:
    @pytest.mark.parametrize(("factor", "side"), [("1", 20), ("1.5", 40), ("3", 60)])
    def test_icons_have_the_points_of_the_screen(self, factor: str, side: int) -> None:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}
        command = [sys.executable, "-c", DENSE]
        told = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
        assert told.split("\n")[0] == str([(side, side)])

    def test_icons_are_drawn_anew_on_a_screen_of_another_density(self, window: MainWindow) -> None:
        button = window.header.menu_button
        before, drawn = button.icon().cacheKey(), icon("menu", window.wearing.tokens.text)
        QApplication.sendEvent(window, QEvent(QEvent.Type.DevicePixelRatioChange))
        assert button.icon().cacheKey() != before
        assert icon("menu", window.wearing.tokens.text) is not drawn
