"""What keeps the program quick: what is not loaded, and what is not drawn twice."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from tests.ui.helpers import inner_point, move_pointer

SOLEUS = "muscle:soleus:left"
ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "bodymap"

# Reading and checking the content files and the drawings, what is shown meanwhile, the command
# line, guessing at misspelt words, talking to the network.
NEVER_AT_START = {
    "bodymap.cli",
    "bodymap.content.checks",
    "bodymap.content.coverage",
    "bodymap.content.drawings",
    "bodymap.content.loader",
    "bodymap.content.reader",
    "bodymap.plain_text",
    "bodymap.ui.first_figures",
    "bodymap.ui.preparing",
    "difflib",
    "hashlib",  # loads a library of ciphers
    "http.client",
    "sqlite3",
    "ssl",
    "unittest",
    "yaml",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "xml.etree.ElementTree",
}
# What was loaded when the kept picture had been painted. The names of `Qt` take 15 ms.
BEFORE_THE_PICTURE = """
import json, sys
from bodymap import app, startup
startup.load_binding()
import PySide6.QtCore
from bodymap.ui.shell import Shell
original, seen = Shell.paintEvent, []

def paint(shell, event):
    original(shell, event)
    seen.append([shell.has_picture(), "Qt" in vars(PySide6.QtCore), sorted(sys.modules)])

Shell.paintEvent = paint
code = app.main(["--exit-after-first-paint"])
print(json.dumps([*seen[0], "Qt" in vars(PySide6.QtCore)]))
sys.exit(code)
"""
COLLECTOR = """
import gc, json, sys
from bodymap import app, startup
startup.load_binding()
from bodymap.ui.shell import Shell
hold, seen = Shell.hold, []

def held(shell, window):
    seen.append(gc.isenabled())
    hold(shell, window)

Shell.hold = held
code = app.main(["--exit-after-first-paint"])
print(json.dumps([[*seen, gc.isenabled()], gc.get_freeze_count()]))
sys.exit(code)
"""
# Side bar, search and page follow when the figures stand.
NOT_BEFORE_THE_FIGURES = {"bodymap.search", "bodymap.ui.page", "bodymap.ui.sidebar"}
QT = {"PySide6", "shiboken6"}

# What a whole start loads, writes (files opened for writing, renamed, removed) and wears.
START = """
import json, linecache, os, sys
from bodymap import app, startup
startup.load_binding()
from PySide6.QtWidgets import QApplication, QWidget
from bodymap.ui.body.body_view import BodyView
original, seen = BodyView.paintEvent, {"changed": [], "dressed": []}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.rename", "os.remove", "os.truncate", "os.utime", "os.chmod", "os.link", "os.symlink"}

def paint(view, event):
    original(view, event)
    seen.setdefault("figures", sorted(sys.modules))

def watch(event, told):
    if event in CHANGES or (event == "open" and told[2] & WRITING):
        seen["changed"].append(str(told[0]))

def counted(owner, name):
    original = getattr(owner, name)

    def call(*told):
        seen["dressed"].append([name, type(told[0]).__name__])
        return original(*told)

    setattr(owner, name, call)

BodyView.paintEvent = paint
sys.addaudithook(watch)
counted(QWidget, "setStyleSheet")
counted(QApplication, "setPalette")
counted(QApplication, "setStyle")
code = app.main(["--exit-after-first-paint"])
import PySide6.QtWidgets
read, made = sorted(linecache.cache), sorted(vars(PySide6.QtWidgets))
print(json.dumps({**seen, "all": sorted(sys.modules), "sources": read, "widgets": made}))
sys.exit(code)
"""
PAINTING = """
import os
from bodymap import startup
startup.load_binding()
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath
app = QGuiApplication([])
image = QImage(600, 600, QImage.Format.Format_ARGB32_Premultiplied)
shape = QPainterPath()
shape.addEllipse(0, 0, 600, 600)
before = len(os.listdir("/proc/self/task"))
with QPainter(image) as painter:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, QColor(200, 100, 50, 100))
print(len(os.listdir("/proc/self/task")) - before)
"""
COMMAND = """
import json, sys
from bodymap.app import main
code = main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def run(code: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "BODYMAP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)


def files_in(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return what would tell of each file that it was written."""
    found = {path.name: path.stat() for path in folder.iterdir()}
    return {name: (one.st_ino, one.st_mtime_ns, one.st_size) for name, one in found.items()}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of all starts."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def starts(home: Path) -> list[dict[str, Any]]:
    """Return what three starts told, and which files were in the cache after each.

    The second fits the window to the screen, so the third is the first with a kept picture.
    """
    return [
        {**json.loads(run(START, home).stdout), "files": files_in(home / "cache")} for _ in range(3)
    ]


def test_first_start_reads_the_content_files_and_a_later_one_does_not(
    starts: list[dict[str, Any]],
) -> None:
    first, _, third = (set(start["all"]) for start in starts)
    assert {"yaml", "bodymap.content.loader", "bodymap.ui.preparing"} <= first
    assert third & NEVER_AT_START == set()


def test_first_start_writes_the_cache_and_a_later_one_only_reads_it(
    starts: list[dict[str, Any]], home: Path
) -> None:
    first, second, third = starts
    cache = str(home / "cache")
    assert any(name.startswith(cache) and "atlas-" in name for name in first["changed"])
    assert [name for name in third["changed"] if name.startswith(cache)] == []
    assert third["files"] == second["files"]
    kept = {name.partition("-")[0] for name in third["files"]}
    assert kept >= {"atlas", "first", "relief", "sources"}


def test_the_window_is_dressed_once(starts: list[dict[str, Any]]) -> None:
    """Each time takes as long as building a pane; a button may have a sheet of its own."""
    worn = [
        what
        for what, whom in starts[2]["dressed"]
        if what != "setStyleSheet" or whom in ("MainWindow", "Shell", "QApplication")
    ]
    assert sorted(worn) == ["setPalette", "setStyleSheet"]


def test_no_source_of_the_program_is_read(starts: list[dict[str, Any]]) -> None:
    """PySide6 would read each one, and keep it, see `startup.load_binding`."""
    assert [name for name in starts[2]["sources"] if name.startswith(str(PACKAGE / "ui"))] == []


def test_no_kind_of_widget_is_made_that_is_not_used(starts: list[dict[str, Any]]) -> None:
    """The binding makes all of them once it has to find out what a widget of Qt's own is."""
    made = set(starts[2]["widgets"])
    assert "QTextBrowser" in made
    assert made & {"QCalendarWidget", "QMessageBox", "QStyle", "QWizard"} == set()


@pytest.mark.usefixtures("starts")
def test_the_kept_picture_needs_neither_content_nor_the_names_of_qt(home: Path) -> None:
    had_picture, names_of_qt, modules, names_at_last = json.loads(
        run(BEFORE_THE_PICTURE, home).stdout
    )
    assert had_picture
    assert names_at_last  # they can be told
    assert not names_of_qt
    assert not {"bodymap.content", "bodymap.core.entries", "bodymap.ui.body"} & set(modules)


@pytest.mark.usefixtures("starts")
def test_rubbish_is_collected_once_the_window_stands(home: Path) -> None:
    collecting, spared = json.loads(run(COLLECTOR, home).stdout)
    assert collecting == [False, True]
    assert spared > 10_000


def test_figures_come_before_the_other_panes(starts: list[dict[str, Any]]) -> None:
    assert set(starts[2]["figures"]) & NOT_BEFORE_THE_FIGURES == set()
    assert set(starts[2]["all"]) >= NOT_BEFORE_THE_FIGURES


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "headache"],
        ["explain", "chest"],
        ["show", "muscle", "soleus"],
        ["coverage"],
        ["check"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_load_no_qt(arguments: list[str], home: Path) -> None:
    done = run(COMMAND, home, *arguments)
    assert done.stdout
    assert set(json.loads(done.stderr.splitlines()[-1])) & QT == set()


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def test_nothing_is_imported_wholesale() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert found == []


def test_no_paint_event_renders_a_drawing() -> None:
    handlers = [
        (name, node)
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name in ("paintEvent", "paint")
    ]
    assert handlers
    rendering = [
        f"{name}:{call.lineno}"
        for name, handler in handlers
        for call in ast.walk(handler)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "render"
    ]
    assert rendering == []


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows with each drawing that is rendered: bodies and icons."""
    told: list[object] = []
    original: Any = QSvgRenderer.render

    def counted(*what: Any) -> None:
        told.append(what)
        original(*what)

    monkeypatch.setattr(QSvgRenderer, "render", counted)
    return told


@pytest.fixture
def window(qtbot: QtBot, atlas: Atlas, rendered: list[object]) -> MainWindow:
    """Return a window in which everything has been painted once, with nothing left to do."""
    made = MainWindow(atlas, Settings(None), None)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.completed):
        made.show()
    made.open_address(SOLEUS)
    made.search("headache")
    for view in made.body.views:
        view.draw_sharp()
    made.grab()
    assert len(rendered) > len(made.body.views)
    rendered.clear()
    return made


def test_painting_again_renders_no_drawing(window: MainWindow, rendered: list[object]) -> None:
    window.grab()
    for view in window.body.views:
        view.viewport().repaint()
    assert rendered == []


def test_pointing_renders_no_drawing(window: MainWindow, rendered: list[object]) -> None:
    for view in window.body.views:
        for spot in view.spots[::8]:
            move_pointer(view.viewport(), inner_point(view, spot))
            view.viewport().repaint()
    for button in window.findChildren(QToolButton):
        if button.isVisible():
            move_pointer(button, button.rect().center())
            button.repaint()
    assert rendered == []


def test_previews_and_pages_render_no_drawing(window: MainWindow, rendered: list[object]) -> None:
    assert window.page is not None
    assert window.sidebar is not None
    before = [window.body.grab().toImage()]
    for address in ("muscle:temporalis:left", "muscle:infraspinatus:right"):
        window.page.link_pointed.emit(address)
        before.append(window.body.grab().toImage())
        assert before[-1] != before[-2]  # it is shown
    for address in ("region:calf_upper:left", "muscle:gastrocnemius:left"):
        window.open_address(address)
        window.grab()
    assert rendered == []


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone lists its threads in a folder")
def test_shapes_are_filled_without_helping_threads(tmp_path: Path) -> None:
    assert run(PAINTING, tmp_path).stdout.split() == ["0"]
