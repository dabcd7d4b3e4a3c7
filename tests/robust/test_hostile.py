"""A corpus of hostile files: each is one clear message, soon, and shows nothing of other files."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bodymap.content.drawings import read_drawing
from bodymap.content.loader import load
from bodymap.core.atlas import Atlas
from bodymap.core.errors import BodymapError, ContentError, FigureError
from bodymap.core.figures import Drawing
from bodymap.core.selection import Selection
from bodymap.core.words import Figure, MuscleId
from bodymap.search.index import SearchIndex
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from tests.content.small import small_drawings, write_content
from tests.robust.corpus import DRAWINGS, FILES, FOLDERS, SECRET

# Of the processor. The slowest takes 0.7 s of a core of its own, and up to twice as much where
# cores are shared; what hangs takes far longer. What counts lines slows all of them.
LIMIT_S = 3.0 if sys.gettrace() is None else 12.0
LONGEST_FAULT = 300  # characters beside the name of the file


@pytest.fixture(scope="module")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Figure, Drawing]:
    return small_drawings(tmp_path_factory.mktemp("small") / "figures")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_content(tmp_path_factory.mktemp("small") / "content")


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


def refused(
    folders: list[Path], drawings: Mapping[Figure, Drawing], language: str = "en"
) -> ContentError:
    begun = time.process_time()
    with pytest.raises(ContentError) as error:
        load(folders, drawings, language)
    assert time.process_time() - begun < LIMIT_S
    return error.value


def check_faults(error: ContentError, name: str) -> None:
    """Make sure that every fault names the place, what is wrong and what would be right."""
    assert error.faults
    for fault in error.faults[:100]:
        assert name in fault.file
        assert fault.wrong
        assert fault.right
        told = str(fault)
        assert told.removeprefix(fault.file).isprintable()
        assert len(told) - len(fault.file) < LONGEST_FAULT
        assert SECRET not in told


def test_the_corpus_is_large_enough():
    assert len(FILES) + len(DRAWINGS) + len(FOLDERS) >= 100


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_told(
    name: str,
    tmp_path: Path,
    small: Path,
    drawings: Mapping[Figure, Drawing],
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "own" / "references" / "own.yaml"
    path.parent.mkdir(parents=True)
    FILES[name](path)
    check_faults(refused([small, tmp_path / "own"], drawings), "own")
    assert not (tmp_path / "owned").exists()


# The same reader reads them: some of each sort, and all that goes by the form of an entry.
LANGUAGE_FILES = (
    *("nulls", "list as key", "many equal keys", "many documents", "object", "merge list"),
    *("anchors in a ring", "surrogate", "escaped nul", "nul in a name", "cut utf-8", "zip"),
    *("id with html", "id with a path", "id of a surrogate", "number as truth", "long key"),
    *("link to another file", "link to a device", "keys of numbers"),
)


@pytest.mark.parametrize("name", LANGUAGE_FILES)
def test_a_hostile_file_of_another_language_is_told(
    name: str, tmp_path: Path, drawings: Mapping[Figure, Drawing], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    content = write_content(tmp_path / "own")
    path = content / "languages" / "de" / "regions.yaml"
    path.parent.mkdir(parents=True)
    FILES[name](path)
    error = refused([content], drawings, "de")
    check_faults(error, "de/regions.yaml")
    assert not (tmp_path / "owned").exists()


LANGUAGE_FOLDERS: dict[str, Callable[[Path], object]] = {
    "many files": FOLDERS["many files"],
    "odd names": FOLDERS["odd names"],
}


@pytest.mark.parametrize("name", LANGUAGE_FOLDERS)
def test_a_hostile_folder_of_another_language_is_told(
    name: str, tmp_path: Path, drawings: Mapping[Figure, Drawing]
):
    content = write_content(tmp_path / "own")
    (content / "languages").mkdir()
    LANGUAGE_FOLDERS[name](content / "languages" / "de")
    check_faults(refused([content], drawings, "de"), "own")


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_hostile_drawing_is_told(name: str, tmp_path: Path):
    path = tmp_path / "body_front.svg"
    DRAWINGS[name](path)
    begun = time.process_time()
    with pytest.raises(FigureError) as error:
        read_drawing(path, Figure.FRONT)
    assert time.process_time() - begun < LIMIT_S
    told = str(error.value)
    assert "body_front.svg" in told
    assert told.isprintable()
    assert len(told) < LONGEST_FAULT + len(str(path))
    assert "root:" not in told


@pytest.mark.parametrize("name", FOLDERS)
def test_a_hostile_folder_is_told(
    name: str, tmp_path: Path, small: Path, drawings: Mapping[Figure, Drawing]
):
    FOLDERS[name](tmp_path / "own")
    check_faults(refused([small, tmp_path / "own"], drawings), "own")


def test_links_in_a_circle_are_not_followed(
    tmp_path: Path, small: Path, drawings: Mapping[Figure, Drawing]
):
    own = tmp_path / "own"
    write_content(own, {"references.yaml": "[{id: x, title: x, kind: book, verified: true}]"})
    (own / "round").symlink_to(own)
    (own / "all").symlink_to("/")
    begun = time.process_time()
    assert load([small, own], drawings).muscles
    assert time.process_time() - begun < LIMIT_S


QUERIES = {
    "nothing": "",
    "long": "knee " * 400_000,
    "one long word": "k" * 2_000_000,
    "nul": "knee\0pain",
    "surrogates": "\ud800knee\udfff",
    "marks": "k" + "\u0301" * 1_000_000 + "nee",
    "expanding": "\ufdfa" * 100_000,  # one character that folds to eighteen
    "direction": "\u202eeenk\u202c",
    "expression": "(a+)+$ [[:alpha:]]* \\1 .{9999}",
    "database": "' OR 1=1; DROP TABLE muscle; -- \" NEAR/9 *",
    "html": "<img src=/etc/passwd><script>alert(1)</script>",
    "format": "%s%n{0.__class__}${HOME}`id`",
    "stop words": "the and of my in " * 50,
    "emoji": "\U0001f9b4" * 1_000,
    "digits": "\u0664\u0662 \u00b2\u00b3 \u2460",
    "lines": "knee\n\r\x0b\x0c\x85\u2028pain",
    "misspelt": "xqzj " * 24,
    "letters": " ".join("abcdefghijklmnopqrstuvwxyz"),
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_hostile_question_is_answered(name: str, index: SearchIndex):
    begun = time.process_time()
    found = index.search(QUERIES[name])
    assert time.process_time() - begun < LIMIT_S
    assert all(result.id for results in found.values() for result in results)


ADDRESSES = (
    *("", ":", ":::", "muscle", "muscle:", "muscle::left", "x" * 1_000_000, ":" * 1_000_000),
    *("muscle:soleus:up", "muscle:soleus:left:x", "muscle:soleus:left:" + "9" * 10_000),
    *("muscle:../../etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x"),
    *(
        "muscle:\0",
        "muscle:\ud800",
        "MUSCLE:soleus",
        "muscle:soleus:left:\u0661",
        "start:x:left:-9",
    ),
)


def parsed(address: str, atlas: Atlas) -> tuple[Selection | None, str]:
    """Return the page of an address, or the sentence that refuses it."""
    try:
        return Selection.parse(address, atlas), ""
    except BodymapError as error:
        return None, str(error)


@pytest.mark.parametrize("number", range(len(ADDRESSES)))
def test_a_hostile_address_is_a_page_or_a_sentence(number: int, atlas: Atlas):
    begun = time.process_time()
    found, told = parsed(ADDRESSES[number], atlas)
    assert told.isprintable()
    assert len(told) < LONGEST_FAULT
    assert found is None or Selection.parse(str(found), atlas) == found
    assert time.process_time() - begun < LIMIT_S


MARKUP = '<img src="{}"><table><a href="file:///etc/passwd">x</a>&lt;b&gt;'


def test_markup_in_content_stays_text_and_loads_nothing(
    qtbot: QtBot, atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    bait = tmp_path / "bait.png"
    os.mkfifo(bait)  # whoever opens it hangs
    hostile = MARKUP.format(bait)
    soleus = replace(atlas.muscles[MuscleId("soleus")], name=hostile, plain=hostile)
    loaded: list[object] = []
    monkeypatch.setattr(QTextDocument, "loadResource", lambda *asked: loaded.append(asked))
    muscles = {**atlas.muscles, soleus.id: soleus}
    window = MainWindow(replace(atlas, muscles=muscles), Settings(None), None)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.completed):
        window.show()
    window.open_address("muscle:soleus:left")
    assert window.page is not None
    assert "<img src=" in window.page.view.document().toPlainText()
    window.search("soleus")
    window.open_address("list:muscles")
    assert "<img src=" in window.page.view.document().toPlainText()
    window.open_address(hostile)
    assert "<img" in window.notices.text()
    window.grab()
    assert loaded == []
    labels = window.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:x", "ftp://a.b/", "smb://a"])
def test_only_web_addresses_ever_leave(
    window: MainWindow, address: str, monkeypatch: pytest.MonkeyPatch
):
    opened: list[object] = []
    monkeypatch.setattr("bodymap.ui.main_window.QDesktopServices.openUrl", opened.append)
    window.open_address(address)
    assert "is not an address" in window.notices.text()
    window.notices._act.click()
    assert opened == []
