"""A search whose words are damaged says so once, and goes on in English."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.search import languages
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from tests.ui.panes import parts


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every language words that cannot be read."""
    file = tmp_path / "search.toml"
    file.write_text("[same", "utf-8")
    monkeypatch.setattr(languages, "_file", lambda code: file if code != "en" else tmp_path / code)
    return file


def test_the_reader_is_told_why_and_finds_all_the_same(
    qtbot: QtBot, atlas: Atlas, damaged: Path
) -> None:
    window = MainWindow(replace(atlas, language="xx"), Settings(None), None)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.completed):
        window.show()
    finder = parts(window)[0].finder
    finder.make_ready()
    assert str(damaged) in window.notices.text()
    window.notices.clear()
    window.search("chest pain")
    assert finder.model.rows[1].address == "help:chest_heart"
    assert window.notices.text() == ""
