"""The window in another language: German is not cut, and no word stays behind in English."""

import gettext
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bodymap import texts
from bodymap.content.drawings import read_drawings
from bodymap.content.store import open_atlas
from bodymap.core.atlas import Atlas
from bodymap.core.preferences import Colours, Preferences
from bodymap.resources import asset, data_folder
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.page_view import PageView
from bodymap.ui.settings import Settings
from tests.ui.test_clipping import PAGES, SIZES, shown_words, too_small

# What stands as it is in every language: names, keys, numbers with their sign, marks of a choice.
AS_IT_STANDS = re.compile(
    r"Bodymap|English|Deutsch|\b(Ctrl|Alt|Shift|Home|Left|Right|Esc|F\d+|[A-Z])\b"
)
ROOT = Path(__file__).parents[2]
OWN_PAGES = ("settings", "keys", "about")
SPEAK = """
import sys
from PySide6.QtCore import QCoreApplication
from bodymap import app, texts
held = app._application()
app._speak(sys.argv[1])
print(texts.language(), QCoreApplication.translate("QPlatformTheme", "Cancel"))
"""


class Marked(gettext.NullTranslations):
    """A language in which each word that was looked up stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def left_in_english(text: str) -> str:
    """Return what of a text was not looked up."""
    count = 1
    while count:
        text, count = re.subn(r"⟦[^⟦⟧]*⟧", " ", text)
    return " ".join(re.findall(r"[^\W\d_]{2,}", AS_IT_STANDS.sub("", text)))


def spoken(window: MainWindow) -> Iterator[str]:
    """Return all that the window shows or lets a screen reader say, apart from the page."""
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QLabel | QAbstractButton) and not isinstance(widget, PageView):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if not isinstance(widget, PageView):
            yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def open_window(qtbot: QtBot, atlas: Atlas, cache: Path) -> MainWindow:
    settings = Settings(None)
    settings.set_preferences(Preferences(colours=Colours.LIGHT))
    made = MainWindow(atlas, settings, cache)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.completed):
        made.show()
    return made


@pytest.fixture
def marked(
    qtbot: QtBot, atlas: Atlas, relief_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """Return a window that speaks in brackets."""
    monkeypatch.setattr(texts._Speech, "catalogue", Marked())
    return open_window(qtbot, atlas, relief_cache)


@pytest.fixture
def german(qtbot: QtBot, relief_cache: Path) -> Iterator[MainWindow]:
    """Return a window that speaks German."""
    texts.use(["de"])
    drawings = read_drawings(asset("body_front.svg").parent)
    atlas = open_atlas([data_folder()], drawings, relief_cache, "de")
    yield open_window(qtbot, atlas, relief_cache)
    texts.use(["en"])


@pytest.mark.parametrize("address", ["start", "pain", *OWN_PAGES])
def test_no_word_of_the_window_stays_in_english(marked: MainWindow, address: str) -> None:
    marked.open_address(address)
    for width in (1280, 900, 640):
        marked.resize(width, 700)
        QApplication.processEvents()
        found = {text: left_in_english(text) for text in spoken(marked)}
        assert {text for text, left in found.items() if left} == set()


@pytest.mark.parametrize("address", ["start", *OWN_PAGES])
def test_no_word_of_its_own_pages_stays_in_english(marked: MainWindow, address: str) -> None:
    marked.open_address(address)
    (page,) = marked.findChildren(PageView)
    lines = page.toPlainText().splitlines()
    assert len(lines) > 5
    assert [line for line in lines if left_in_english(line)] == []


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]} {0[2]} %".format)
@pytest.mark.parametrize("address", PAGES)
def test_no_german_word_is_cut(
    german: MainWindow, address: str, size: tuple[int, int, int]
) -> None:
    *wide_high, zoom = size
    german.resize(*wide_high)
    german.workspace.prefer("zoom", str(zoom))
    german.open_address(address)
    cut: dict[str, None] = {}
    for pane in (0, 1):
        german.placing.show_pane(pane)
        german.toggle_drawer()
        for _ in range(3):
            QApplication.processEvents()
        cut |= {told: None for told in map(too_small, shown_words(german)) if told}
    assert list(cut) == []


def test_german_is_spoken_to_screen_readers(german: MainWindow) -> None:
    front = german.body.views[0]
    assert front.accessibleName() == "Körper, vorn"
    names = {spot.name for spot in front.spots}
    assert "Kniekehle, links, hinten" not in names
    assert "Knie vorn, links, vorn" in names


@pytest.mark.parametrize(
    ("system", "chosen", "spoken_then"),
    [
        ("de_AT.UTF-8", "", "de Abbrechen"),
        ("de_DE.UTF-8", "en", "en Cancel"),
        ("en_GB.UTF-8", "de", "de Abbrechen"),
        ("fr_FR.UTF-8", "", "en Cancel"),
        ("C.UTF-8", "xx", "en Cancel"),
    ],
)
def test_what_was_chosen_goes_before_the_system(system: str, chosen: str, spoken_then: str) -> None:
    env = {**os.environ, "LC_ALL": system}
    command = [sys.executable, "-c", SPEAK, chosen]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == spoken_then


def test_the_choice_is_offered_and_kept(german: MainWindow) -> None:
    german.open_address("settings")
    (page,) = german.findChildren(PageView)
    assert "✓ Wie das System" in page.toPlainText()
    german.open_address("set:language:de")
    assert "✓ Deutsch" in page.toPlainText()
    assert german.workspace.preferences.language == "de"
    german.open_address("set:language:../de")
    assert german.workspace.preferences.language == "de"
