"""Hundreds of random acts of a reader: no exception, no Qt warning, no growth of the memory.

`BODYMAP_RANDOM_ACTIONS` and `BODYMAP_RANDOM_SEED` set how many and which; the seed is in the
failure's own words, and the same seed does the same acts.
"""

import contextlib
import ctypes
import gc
import os
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing
from bodymap.core.selection import Kind
from bodymap.ui.actions import ACTIONS
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.crash import CrashHandler
from bodymap.ui.main_window import MainWindow
from bodymap.ui.printing.print_dialog import PrintDialog

COUNT = int(os.environ.get("BODYMAP_RANDOM_ACTIONS", "300"))
SEEDS = [int(os.environ.get("BODYMAP_RANDOM_SEED", "1"))]
WARM_UP = 500  # acts after which caches are as full as they get
GROWTH_MB = 10
PRINTING = 0.2  # of the acts in which it may be chosen; it takes long
MANY_MARKS = 12
KEYS = [
    getattr(Qt.Key, f"Key_{name}")
    for name in (
        *("Tab", "Backtab", "Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown"),
        *("Return", "Escape", "Space", "Backspace", "Delete", "F6", "Plus", "Minus", "0", "1", "5"),
        *("9", "A", "K", "S", "Z", "Menu"),
    )
]
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
]
SIZES = [(640, 480), (800, 600), (1024, 700), (1280, 800), (1600, 900)]
WORDS = ["knee", "pain", "headache", "soleus", "ñ", "\u202e", "xyzzy", "<b>", "%s", "'", "🦴"]
PREFERENCES = {
    "colours": ["light", "dark", "contrast", "system", "pink"],
    "zoom": ["80", "100", "125", "150", "200", "-1", "x"],
    "words": ["plain", "clinical", ""],
    "paper": ["a4", "letter", "a0"],
}
# What would leave the program, or wait for a person: the window, a menu, a dialog.
LEFT_OUT = {"quit", "menu", "print"}
BUTTONS = [Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton]


def memory_mb() -> float:
    """Return the resident memory of this process, without what it has freed already."""
    gc.collect()
    with contextlib.suppress(AttributeError, OSError):  # glibc alone has it
        ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def run_events() -> None:
    """Do what the event loop would do, and delete what waits for that."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Reader:
    """Does one act after another, as a seed says."""

    def __init__(self, window: MainWindow, atlas: Atlas, seed: int, paper: Path) -> None:
        self.paper = paper
        self.screen = QTest.createTouchDevice()
        self.random = random.Random(seed)
        self.window = window
        self.atlas = atlas
        self.refs = sorted(atlas.refs, key=str)
        self.addresses = [f"muscle:{each}" for each in atlas.muscles]
        self.addresses += [f"region:{each}" for each in atlas.regions]
        self.addresses += [f"symptom:{each}" for each in atlas.symptoms]
        self.addresses += [f"condition:{each}" for each in atlas.conditions]
        self.addresses += [f"therapy:{each}" for each in atlas.therapies]
        self.addresses += [f"area:{each}" for each in atlas.areas]
        self.addresses += [each.value for each in Kind]
        self.addresses += ["muscle:none", "x:y:z:1", "list:muscles", "pain", "pain", "https://a.b/"]
        self.addresses += [
            f"set:{key}:{value}" for key in PREFERENCES for value in PREFERENCES[key]
        ]

    def one_of(self, what: Sequence[object]) -> object:
        return what[self.random.randrange(len(what))]

    def act(self) -> str:
        """Do something and return what it was."""
        acts: list[Callable[[], object]] = [
            *[self.press] * 6,
            *[self.click] * 6,
            *[self.open] * 4,
            *[self.mark] * 2,
            self.move,
            self.wheel,
            self.resize,
            self.prefer,
            self.search,
            self.command,
            self.drag,
            self.touch,
            self.ask_menu,
            *[self.print] * (self.random.random() < PRINTING),
            self.window.workspace.back,
            self.window.workspace.forward,
        ]
        chosen = self.random.choice(acts)
        told = chosen()
        run_events()
        for left_open in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if left_open is not None:
                left_open.close()
        return f"{chosen.__name__} {told or ''}"

    def press(self) -> str:
        key, modifier = self.random.choice(KEYS), self.random.choice(MODIFIERS)
        widget = QApplication.focusWidget() or self.window
        QTest.keyClick(widget, key, modifier)
        return f"{modifier.name} {key.name}"

    def click(self) -> str:
        widget, at = self.place()
        button = self.random.choice(BUTTONS)
        if button is Qt.MouseButton.RightButton:
            at = QPoint(0, 0)
            widget = self.window.body
        QTest.mouseClick(widget, button, pos=at)
        return f"{widget.metaObject().className()} {at.toTuple()}"

    def move(self) -> None:
        widget, at = self.place()
        QTest.mouseMove(widget, at)

    def place(self) -> tuple[QWidget, QPoint]:
        """Return a widget that the mouse would hit somewhere in the window, and where."""
        at = QPoint(
            self.random.randrange(self.window.width()), self.random.randrange(self.window.height())
        )
        hit = self.window.childAt(at) or self.window
        if hit.property("menu") is not None or hit is self.window.header.menu_button:
            hit = self.window.body
        return hit, hit.mapFrom(self.window, at)

    def drag(self) -> str:
        """Press in the map or a pane, move, and let go somewhere else: pan, brush, select."""
        widget, at = self.place()
        held = self.random.choice(MODIFIERS)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, held, at)
        for _ in range(3):
            at += QPoint(self.random.randrange(-80, 80), self.random.randrange(-80, 80))
            # QTest.mouseMove has no button; a drag is a move with one held.
            move = QMouseEvent(
                QEvent.Type.MouseMove,
                at.toPointF(),
                widget.mapToGlobal(at).toPointF(),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton,
                held,
            )
            QApplication.sendEvent(widget, move)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, held, at)
        return f"{widget.metaObject().className()} to {at.toTuple()}"

    def touch(self) -> str:
        """Tap with one finger, or move two apart."""
        widget, at = self.place()
        step = QPoint(self.random.randrange(40), self.random.randrange(40))
        fingers = self.random.choice((1, 2))
        for act in ("press", "move", "release"):
            event = QTest.touchEvent(widget, self.screen, False)
            for finger in range(fingers):
                where = at + step * finger
                getattr(event, act)(finger, where, widget)
            event.commit()
            step *= 2
        return f"{fingers} {widget.metaObject().className()} {at.toTuple()}"

    def ask_menu(self) -> str:
        """Ask for the context menu of whatever is there; `act` closes what opens."""
        widget, at = self.place()
        event = QContextMenuEvent(
            self.random.choice(list(QContextMenuEvent.Reason)), at, widget.mapToGlobal(at)
        )
        QApplication.sendEvent(widget, event)
        return widget.metaObject().className()

    def print(self) -> str:
        """Print the page to a PDF file by the dialog, or be told that there is nothing."""
        self.window.print_page()
        dialog = self.window.findChild(PrintDialog)
        if dialog is not None:
            dialog.save(str(self.paper))
            dialog.reject()
        return self.window.notices.text()

    def wheel(self) -> None:
        view = self.random.choice(self.window.body.views)
        centre = view.viewport().rect().center()
        event = QWheelEvent(
            centre,
            view.viewport().mapToGlobal(centre),
            QPoint(),
            QPoint(0, self.random.choice([-360, -120, 120, 360])),
            Qt.MouseButton.NoButton,
            self.random.choice(MODIFIERS),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)

    def resize(self) -> str:
        size = self.random.choice(SIZES)
        self.window.resize(*size)
        return str(size)

    def prefer(self) -> str:
        key = self.random.choice(list(PREFERENCES))
        value = self.random.choice(PREFERENCES[key])
        self.window.workspace.prefer(key, value)
        return f"{key} {value}"

    def search(self) -> str:
        text = " ".join(self.random.choices(WORDS, k=self.random.randrange(4)))
        self.window.search(text)
        return ascii(text)

    def open(self) -> str:
        address = self.random.choice(self.addresses)
        self.window.open_address(address)
        return address

    def mark(self) -> str:
        marks = self.window.workspace.drawing.marks
        strength = self.random.randrange(11)
        if len(marks) > MANY_MARKS:
            self.window.workspace.draw(PainDrawing())
        elif marks and strength < 4:
            self.window.workspace.unmark(self.random.choice(list(marks)))
        else:
            self.window.workspace.mark(self.random.choice(self.refs), strength)
        return f"{strength}"

    def settle(self) -> None:
        """Come to the state in which the memory is measured: the same before and after."""
        for zoom in PREFERENCES["zoom"]:
            self.window.workspace.prefer("zoom", zoom)
            run_events()
        for size in SIZES:
            for colours in ("dark", "contrast", "light"):
                self.window.resize(*size)
                self.window.workspace.prefer("colours", colours)
                self.window.body.show_whole()
                run_events()
        self.window.workspace.prefer("zoom", "100")
        self.window.workspace.draw(PainDrawing())
        self.window.search("")
        self.window.open_address("start")
        run_events()

    def command(self) -> str:
        spec = self.random.choice([each for each in ACTIONS if each.id not in LEFT_OUT])
        self.window._actions[spec.id].trigger()
        return spec.id


@pytest.mark.parametrize("seed", SEEDS)
def test_random_acts_end_well(
    window: MainWindow, atlas: Atlas, crash: CrashHandler, seed: int, bodymap_home: Path
):
    reader = Reader(window, atlas, seed, bodymap_home.parent / "paper.pdf")
    acts = [reader.act() for _ in range(WARM_UP)]
    reader.settle()
    before = memory_mb() if sys.platform == "linux" else 0.0
    for _ in range(COUNT):
        acts.append(reader.act())
        assert not (bodymap_home / "log").exists(), (seed, acts[-5:])
    assert window.isVisible()
    assert len(window.findChildren(BodyView)) == len(window.body.views)
    if sys.platform == "linux":
        reader.settle()
        growth = memory_mb() - before
        print(  # noqa: T201 - `pytest -s` shows it
            f"{COUNT} acts after {WARM_UP}: memory {before:.1f} MB, {growth:+.1f} MB"
        )
        assert growth < GROWTH_MB, (seed, growth)
