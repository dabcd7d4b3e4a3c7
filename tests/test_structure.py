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
from pytestqt.qtbot import QtBot

from bodymap.content.shipped import shipped_atlas
from bodymap.ui.body.relief import Relief
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings

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

START = """
import json, linecache, sys
from bodymap import app, startup
startup.load_binding()
from bodymap.ui.body.body_view import BodyView
original, seen = BodyView.paintEvent, {}

def paint(view, event):
    original(view, event)
    seen.setdefault("figures", sorted(sys.modules))

BodyView.paintEvent = paint
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


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home in which the program has run before."""
    folder = tmp_path_factory.mktemp("home")
    run(START, folder)
    return folder


@pytest.fixture(scope="module")
def loaded(home: Path) -> dict[str, set[str]]:
    """Return the modules loaded when the figures stand, and when all has been built."""
    told = json.loads(run(START, home).stdout)
    return {moment: set(modules) for moment, modules in told.items()}


def test_first_start_reads_the_content_files_and_a_later_one_does_not(tmp_path: Path) -> None:
    """The second start fits the window to the screen, so the third is the first with a picture."""
    first, _, third = (set(json.loads(run(START, tmp_path).stdout)["all"]) for _ in range(3))
    assert {"yaml", "bodymap.content.loader", "bodymap.ui.preparing"} <= first
    assert third & NEVER_AT_START == set()


def test_no_source_of_the_program_is_read(loaded: dict[str, set[str]]) -> None:
    """PySide6 would read each one, and keep it, see `startup.load_binding`."""
    assert [name for name in loaded["sources"] if name.startswith(str(PACKAGE / "ui"))] == []


def test_no_kind_of_widget_is_made_that_is_not_used(loaded: dict[str, set[str]]) -> None:
    """The binding makes all of them once it has to find out what a widget of Qt's own is."""
    assert "QTextBrowser" in loaded["widgets"]
    assert loaded["widgets"] & {"QCalendarWidget", "QMessageBox", "QWizard"} == set()


def test_the_kept_picture_needs_neither_content_nor_the_names_of_qt(home: Path) -> None:
    run(START, home)
    had_picture, names_of_qt, modules, names_at_last = json.loads(
        run(BEFORE_THE_PICTURE, home).stdout
    )
    assert had_picture
    assert names_at_last  # they can be told
    assert not names_of_qt
    assert not {"bodymap.content", "bodymap.core.entries", "bodymap.ui.body"} & set(modules)


def test_rubbish_is_collected_once_the_window_stands(home: Path) -> None:
    collecting, spared = json.loads(run(COLLECTOR, home).stdout)
    assert collecting == [False, True]
    assert spared > 10_000


def test_figures_come_before_the_other_panes(loaded: dict[str, set[str]]) -> None:
    assert loaded["figures"] & NOT_BEFORE_THE_FIGURES == set()
    assert loaded["all"] >= {"bodymap.ui.page", "bodymap.ui.sidebar"}


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


def test_painting_again_draws_no_relief(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    original: Any = Relief.drawn

    def counted(*args: Any) -> Any:
        drawn.append(args)
        return original(*args)

    monkeypatch.setattr(Relief, "drawn", counted)
    window = MainWindow(shipped_atlas(), Settings(None), None)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: len(drawn) >= len(window.body.views))
    window.complete()
    for view in window.body.views:
        view.viewport().repaint()
    drawn.clear()
    window.open_address("muscle:soleus:left")
    for view in window.body.views:
        view.viewport().repaint()
    assert drawn == []


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone lists its threads in a folder")
def test_shapes_are_filled_without_helping_threads(tmp_path: Path) -> None:
    assert run(PAINTING, tmp_path).stdout.split() == ["0"]
