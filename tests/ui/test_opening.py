"""A first start, and one with new content: the figures stand at once and nothing freezes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from bodymap import app, arguments
from bodymap.core.preferences import Preferences
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.first_figures import places
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from bodymap.ui.shell import Shell

WORDS = "Preparing the reference …"
LONG = 20_000  # ms, for a busy machine
CLOSED_MEANWHILE = """
import sys
from bodymap import app, startup
startup.load_binding()
from bodymap.ui.shell import Shell

def leave(shell, share):
    shell.close()

Shell.show_progress = leave
code = app.main([])
built = "bodymap.ui.main_window" in sys.modules
sys.exit(code or built)
"""

Opened = tuple[Shell, app._Opening]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Opened]]:
    """Return a function that opens the program with a cache of this test."""
    (tmp_path / "home" / "cache").mkdir(parents=True)
    all_opened: list[Opened] = []

    def opened(*words: str) -> Opened:
        settings = Settings(None)
        settings.set_preferences(Preferences().with_text("colours", "light"))
        shell = Shell(settings, tmp_path / "home" / "cache")
        qtbot.addWidget(shell)
        opening = app._Opening(arguments.parser().parse_args(words), settings, shell)
        shell.painted.connect(opening.begin)
        all_opened.append((shell, opening))
        with qtbot.waitSignal(shell.painted, timeout=LONG):
            shell.show()
        return shell, opening

    yield opened
    for _, opening in all_opened:
        opening.leave()


def told(shell: Shell) -> list[str]:
    return [label.text() for label in shell.findChildren(QLabel) if label.text() == WORDS]


def wait_for_window(qtbot: QtBot, shell: Shell) -> MainWindow:
    qtbot.waitUntil(lambda: bool(shell.findChildren(MainWindow)), timeout=LONG)
    (window,) = shell.findChildren(MainWindow)
    with qtbot.waitSignal(window.completed, timeout=LONG):
        pass
    return window


def colours(shell: Shell, box: QRect) -> int:
    """Return how many colours a part of the window has; bare ground has one."""
    picture = shell.grab(box).toImage()
    return len({picture.pixel(x, box.height() // 2) for x in range(box.width())})


def figures(shell: Shell) -> list[QRect]:
    return places(shell._boxes().map, 100, hint=True)


def test_figures_stand_before_there_is_content(opened: Callable[[], Opened]) -> None:
    shell, _ = opened()
    assert not shell.findChildren(MainWindow)
    assert [colours(shell, box) > 20 for box in figures(shell)] == [True, True]


def test_figures_stay_where_they_were_first(opened: Callable[[], Opened], qtbot: QtBot) -> None:
    shell, _ = opened()
    first = figures(shell)
    window = wait_for_window(qtbot, shell)
    views = window.findChildren(BodyView)
    stand = [QRect(v.mapTo(shell, v.rect().topLeft()), v.viewport().size()) for v in views]
    for before, now in zip(first, sorted(stand, key=QRect.x), strict=True):
        assert (before.topLeft() - now.topLeft()).manhattanLength() <= 4
        assert abs(before.height() - now.height()) <= 4


def test_the_window_answers_while_the_content_is_read(
    opened: Callable[[], Opened], qtbot: QtBot
) -> None:
    shell, _ = opened()
    beats: list[int] = []
    heart = QTimer(shell, interval=0)

    def beat() -> None:
        bar = shell.findChild(QProgressBar)
        if isinstance(bar, QProgressBar):
            beats.append(bar.value())

    heart.timeout.connect(beat)
    heart.start()
    qtbot.waitUntil(lambda: bool(told(shell)), timeout=LONG)
    wait_for_window(qtbot, shell)
    assert len(set(beats)) > 10  # it was seen to go on
    assert beats == sorted(beats)
    qtbot.waitUntil(lambda: not told(shell), timeout=LONG)


def test_figures_follow_the_size_of_the_window(opened: Callable[[], Opened], qtbot: QtBot) -> None:
    shell, _ = opened()
    qtbot.waitUntil(lambda: bool(told(shell)), timeout=LONG)
    shell.resize(1000, 700)
    qtbot.waitUntil(lambda: all(colours(shell, box) > 20 for box in figures(shell)), timeout=LONG)


def test_closing_meanwhile_ends_calmly(opened: Callable[[], Opened], qtbot: QtBot) -> None:
    shell, opening = opened()
    qtbot.waitUntil(lambda: bool(told(shell)), timeout=LONG)
    shell.close()
    opening.leave()
    QApplication.processEvents()  # a thread that was given up may still tell that it has ended
    assert opening.failure is None
    assert not shell.findChildren(MainWindow)


def test_a_program_closed_meanwhile_leaves_with_nothing_to_say(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", CLOSED_MEANWHILE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_new_content_keeps_the_picture_and_tells_that_it_is_read(
    opened: Callable[..., Opened], qtbot: QtBot, tmp_path: Path
) -> None:
    wait_for_window(qtbot, opened()[0])
    own = tmp_path / "own"
    own.mkdir()
    (own / "references.yaml").write_text("[]", encoding="utf-8")
    again, _ = opened("--content", str(own))
    assert again.has_picture()
    qtbot.waitUntil(lambda: bool(told(again)), timeout=LONG)
    wait_for_window(qtbot, again)


def test_fresh_content_is_opened_without_a_word(opened: Callable[[], Opened], qtbot: QtBot) -> None:
    wait_for_window(qtbot, opened()[0])
    shell, _ = opened()
    said: list[str] = []

    def is_open() -> bool:
        said.extend(told(shell))
        return bool(shell.findChildren(MainWindow))

    qtbot.waitUntil(is_open, timeout=LONG)
    assert said == []


def test_two_programs_at_once_both_open(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "bodymap", "--exit-after-first-paint"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(each.communicate(timeout=60)[1], each.returncode) for each in both] == [("", 0)] * 2
    left = [file.name for file in (tmp_path / "home" / "cache").iterdir()]
    assert len([name for name in left if name.startswith("atlas-")]) == 1
    assert not [name for name in left if name.endswith(".new")]


def test_ground_is_of_one_colour_without_figures(opened: Callable[[], Opened]) -> None:
    """The counter of colours tells figures from ground."""
    shell, _ = opened()
    assert colours(shell, shell._boxes().side.adjusted(10, 10, -10, -10)) == 1
