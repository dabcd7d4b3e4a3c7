"""What is kept from one start to the next, and files that are damaged."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.preferences import Colours, Preferences, Words
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from bodymap.ui.shell import Shell
from tests.ui.helpers import picture
from tests.ui.panes import seen


class TestSettings:
    def test_window_stands_where_it_stood(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path
    ) -> None:
        first = Shell(Settings(tmp_path), relief_cache)
        qtbot.addWidget(first)
        first.show()
        first.hold(MainWindow(atlas, Settings(tmp_path), relief_cache))
        first.resize(700, 600)
        first.close()
        second = Shell(Settings(tmp_path), relief_cache)
        qtbot.addWidget(second)
        assert (second.width(), second.height()) == (700, 600)

    def test_frame_holds_the_window_and_is_never_smaller_than_it_can_be(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path
    ) -> None:
        shell = Shell(Settings(tmp_path), relief_cache)
        qtbot.addWidget(shell)
        with qtbot.waitSignal(shell.painted):
            shell.show()
        inner = MainWindow(atlas, Settings(tmp_path), relief_cache)
        with qtbot.waitSignal(inner.completed):
            shell.hold(inner)
        assert seen(inner) == {"side", "map", "page"}
        shell.resize(100, 100)
        assert (shell.width(), shell.height()) == (640, 480)
        assert inner.geometry() == shell.rect()
        assert seen(inner) == {"map"}

    def test_first_picture_is_that_of_the_last_time(
        self, qtbot: QtBot, window: MainWindow, tmp_path: Path
    ) -> None:
        shell = Shell(Settings(tmp_path), tmp_path)
        qtbot.addWidget(shell)
        assert not shell.has_picture()
        shell.keep_picture(window.body)
        assert shell.has_picture()
        with qtbot.waitSignal(shell.painted):
            shell.show()
        middle = window.body.geometry().center()
        assert picture(shell).pixel(middle) == picture(window).pixel(middle)
        shell.resize(1000, 700)
        assert not shell.has_picture()

    def test_every_preference_is_remembered(self, tmp_path: Path) -> None:
        chosen = Preferences(
            colours=Colours.CONTRAST, words=Words.CLINICAL, zoom=130, country="Canada"
        )
        Settings(tmp_path).set_preferences(chosen)
        assert Settings(tmp_path).preferences() == chosen

    @pytest.mark.parametrize("folder", [True, False])
    def test_file_that_cannot_be_written_does_not_matter(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path, folder: bool
    ) -> None:
        if folder:
            (tmp_path / "settings.ini").mkdir()
        settings = Settings(tmp_path if folder else None)
        made = MainWindow(atlas, settings, relief_cache)
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.completed):
            made.show()
        made.switch_theme()
        assert made.wearing.tokens.is_dark
        made.close()

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[General]\ncolours=purple\nzoom=many\nwords=\ngeometry=rubbish\ncountry=Atlantis\n",
            "[General]\ngeometry=@ByteArray(\\x1\\x2\\x3)\nzoom=999999999999\n",
            "not a settings file \x00\x01\x02",
            "[General]\ncolours=light, dark\nzoom=-5\n",
        ],
        ids=["empty", "wrong words", "wrong numbers", "no settings", "lists"],
    )
    def test_damaged_file_gives_sound_settings(
        self, qtbot: QtBot, atlas: Atlas, relief_cache: Path, tmp_path: Path, text: str
    ) -> None:
        (tmp_path / "settings.ini").write_text(text)
        settings = Settings(tmp_path)
        found = settings.preferences()
        assert found.colours in Colours
        assert 90 <= found.zoom <= 200
        shell = Shell(settings, relief_cache)
        qtbot.addWidget(shell)
        with qtbot.waitSignal(shell.painted):
            shell.show()
        inner = MainWindow(atlas, settings, relief_cache)
        shell.hold(inner)
        assert shell.width() >= 640
