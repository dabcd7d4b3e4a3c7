"""Another language, chosen while the window is open."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from bodymap import app, arguments, texts
from bodymap.content.shipped import shipped_atlas
from bodymap.core.errors import BodymapError
from bodymap.core.preferences import Preferences
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.reading_place import top_place
from bodymap.ui.settings import Settings
from bodymap.ui.shell import Shell

LONG = 30_000  # ms, for a busy machine that compiles the content


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache with the content in both languages."""
    home = tmp_path_factory.mktemp("compiled")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BODYMAP_HOME", str(home))
        for language in ("en", "de"):
            shipped_atlas(language=language)
    return home / "cache"


@pytest.fixture
def shell(qtbot: QtBot, bodymap_home: Path, compiled: Path) -> Iterator[Shell]:
    """Return an open program that keeps nothing beyond the test."""
    copytree(compiled, bodymap_home / "cache")
    settings = Settings(None)
    settings.set_preferences(Preferences().with_text("colours", "light"))
    made = Shell(settings, None)
    qtbot.addWidget(made)
    opening = app._Opening(arguments.parser().parse_args(["--open", "settings"]), settings, made)
    made.painted.connect(opening.begin)
    made.show()
    qtbot.waitUntil(lambda: complete(made), timeout=LONG)
    yield made
    opening.leave()
    app._speak("en")


def windows(shell: Shell) -> list[MainWindow]:
    return shell.findChildren(MainWindow)


def complete(shell: Shell) -> bool:
    return any(window.page is not None for window in windows(shell))


def choose(qtbot: QtBot, shell: Shell, language: str) -> MainWindow:
    """Choose a language and return the window that speaks it."""
    (before,) = windows(shell)
    with qtbot.waitSignal(before.destroyed, timeout=LONG):
        before.open_address(f"set:language:{language}")
    (now,) = windows(shell)
    return now


def words(window: MainWindow) -> str:
    assert window.page is not None
    return window.page.view.toPlainText()


def test_is_spoken_at_once_on_the_same_page_and_back(qtbot: QtBot, shell: Shell) -> None:
    window = choose(qtbot, shell, "de")
    assert "✓ Deutsch" in words(window)
    assert "Größe des Textes" in words(window)
    assert window.geometry() == shell.rect()
    buttons = [each.text() for each in window.status.findChildren(QToolButton)]
    assert buttons == ["Wann ärztliche Hilfe nötig ist"]
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    window = choose(qtbot, shell, "en")
    assert "✓ English" in words(window)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_what_was_marked_stays(qtbot: QtBot, shell: Shell) -> None:
    (window,) = windows(shell)
    ref = window.body.views[0].spots[0].ref
    window.workspace.mark(ref, 7)
    window = choose(qtbot, shell, "de")
    assert window.workspace.drawing.marks == {ref: 7}


def press(window: MainWindow, way: str) -> None:
    assert window.page is not None
    button = window.page._back if way == "back" else window.page._forward
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_ways_back_and_forward_stay(qtbot: QtBot, shell: Shell) -> None:
    (window,) = windows(shell)
    for address in ("muscle:soleus:left", "region:temple:right", "therapy:massage", "pain"):
        window.open_address(address)
    press(window, "back")
    press(window, "back")
    window = choose(qtbot, shell, "de")
    assert str(window.workspace.selection) == "region:temple:right"
    assert "✓ Deutsch" not in words(window)
    for way, address in (
        ("forward", "therapy:massage"),
        ("forward", "pain"),
        ("back", "therapy:massage"),
        ("back", "region:temple:right"),
        ("back", "muscle:soleus:left"),
        ("back", "settings"),
        ("back", "start"),
    ):
        press(window, way)
        assert str(window.workspace.selection) == address
    assert window.page is not None
    assert not window.page._back.isEnabled()


def test_search_goes_on_with_what_was_typed(qtbot: QtBot, shell: Shell) -> None:
    (window,) = windows(shell)
    assert window.sidebar is not None
    QTest.keyClicks(window.sidebar.finder.field, "soleus")
    window = choose(qtbot, shell, "de")
    assert window.sidebar is not None
    finder = window.sidebar.finder
    assert finder.field.text() == "soleus"
    qtbot.waitUntil(lambda: "muscle:soleus" in {row.address for row in finder.model.rows})


def test_pages_stand_where_they_were_read(qtbot: QtBot, shell: Shell) -> None:
    (window,) = windows(shell)
    assert window.page is not None
    read = []
    for address, down in (("muscle:soleus:left", 300), ("help", 200)):
        window.open_address(address)
        window.page.view.verticalScrollBar().setValue(down)
        read.append(top_place(window.page.view).paragraph)
    window = choose(qtbot, shell, "de")
    assert window.page is not None
    assert top_place(window.page.view).paragraph == read[1] > 0
    press(window, "back")
    assert top_place(window.page.view).paragraph == read[0] > 0


def test_the_keyboard_stays_at_the_page(qtbot: QtBot, shell: Shell) -> None:
    (window,) = windows(shell)
    assert window.page is not None
    window.page.focus_page()
    qtbot.waitUntil(window.page.view.hasFocus)
    window = choose(qtbot, shell, "de")
    assert window.page is not None
    assert window.page.view.hasFocus()


@pytest.mark.parametrize("pane", [0, 1])
def test_narrow_window_shows_the_same_pane(qtbot: QtBot, shell: Shell, pane: int) -> None:
    (window,) = windows(shell)
    shell.resize(660, 700)
    window.open_address("muscle:soleus:left")
    window.placing.show_pane(pane)
    window = choose(qtbot, shell, "de")
    assert window.page is not None
    assert (window.body.isVisible(), window.page.view.isVisible()) == (pane == 0, pane == 1)


def test_second_thought_before_the_first_was_read(qtbot: QtBot, shell: Shell) -> None:
    (before,) = windows(shell)
    before.open_address("set:language:de")
    window = choose(qtbot, shell, "en")
    assert texts.language() == "en"
    assert "✓ English" in words(window)
    QTest.qWait(0)
    assert windows(shell) == [window]


def test_content_that_cannot_be_read_leaves_the_window(
    qtbot: QtBot, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise BodymapError("The content is broken.")

    monkeypatch.setattr("bodymap.content.shipped.shipped_atlas", broken)
    (window,) = windows(shell)
    window.open_address("set:language:de")
    qtbot.waitUntil(lambda: window.notices.text() == "The content is broken.", timeout=LONG)
    assert windows(shell) == [window]


def test_settings_that_cannot_be_saved_are_told_in_the_new_language(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "settings.ini").mkdir()
    # The same settings that shell and program hold, with another folder.
    shell._settings.__init__(tmp_path)  # type: ignore[misc]
    window = choose(qtbot, shell, "de")
    qtbot.waitUntil(lambda: "dort liegt ein Ordner" in window.notices.text())


def test_other_settings_keep_the_window(qtbot: QtBot, shell: Shell) -> None:
    (window,) = windows(shell)
    window.open_address("set:zoom:115")
    window.open_address("set:colours:dark")
    QTest.qWait(0)
    assert windows(shell) == [window]
