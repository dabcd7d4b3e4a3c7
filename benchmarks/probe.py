"""One start in a process of its own: tells when what was painted, and how much memory it took.

`python -m benchmarks.probe bare` opens an empty window, `... program` opens Bodymap. Both print
one JSON object: seconds of the system's monotonic clock by event, and `memory_mb`, the most
memory that was resident.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (1920, 1080)
FIGURES, PAGE, SEARCH = "figures", "page", "search"  # what is done, in the order of the program


class Clock:
    """Notes when methods return for the first time, and quits once all has been seen."""

    def __init__(self, *expected: str) -> None:
        self.seen: dict[str, float] = {}
        self._expected = set(expected)

    def watch(self, owner: type, method: str, label: str, instances: int = 1) -> None:
        """Note when a method has returned in so many instances of a class."""
        original: Callable[..., Any] = getattr(owner, method)
        done: set[int] = set()

        def noting(instance: object, *args: Any) -> Any:
            result = original(instance, *args)
            if len(done) < instances:
                done.add(id(instance))
                if len(done) == instances:
                    self.note(label)
            return result

        setattr(owner, method, noting)

    def note(self, label: str) -> None:
        """Note that something is done now."""
        self.seen[label] = time.monotonic()
        if self._expected <= self.seen.keys():
            from PySide6.QtCore import QCoreApplication, QTimer

            QTimer.singleShot(0, QCoreApplication.quit)


def open_bare(clock: Clock) -> None:
    """Show an empty window of Qt."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: Any) -> None:  # noqa: N802 - Qt's own name
            super().paintEvent(event)

    clock.watch(Window, "paintEvent", FIGURES)
    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(*SIZE)
    window.show()
    app.exec()


def open_program(clock: Clock) -> None:
    """Show Bodymap, which is watched from the moment when it has loaded Qt.

    The figures count as painted with the kept picture of the body, or without one when both have
    been drawn.
    """
    from bodymap import app, startup

    prove = startup.prove_binding

    def proved() -> None:
        prove()
        watch_window(clock)

    startup.prove_binding = proved
    app.main([])


def watch_window(clock: Clock) -> None:
    """Note what is painted; the modules imported here are those that the program imports next."""
    from PySide6.QtWidgets import QWidget

    from bodymap.ui import shell

    class Frame(shell.Shell):
        def show(self) -> None:
            self.resize(*SIZE)
            self.painted.connect(lambda: clock.note(FIGURES))
            QWidget.show(self)

        def hold(self, window: Any) -> None:
            window.completed.connect(self.watch_rest)
            super().hold(window)

        def watch_rest(self) -> None:
            from bodymap.ui.page.page_view import PageView
            from bodymap.ui.sidebar.finder import Finder

            clock.watch(PageView, "paintEvent", PAGE)
            clock.watch(Finder, "warm_up", SEARCH)

    shell.Shell = Frame  # type: ignore[misc]


def most_memory_mb() -> float:
    """Return the most memory this process had resident so far, in MB; 0 where it is not told."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(kind: str) -> None:
    """Open one window, leave when it has been painted, and tell what was seen."""
    if kind == "bare":
        clock = Clock(FIGURES)
        open_bare(clock)
    else:
        clock = Clock(FIGURES, PAGE, SEARCH)
        open_program(clock)
    print(json.dumps({**clock.seen, "memory_mb": most_memory_mb()}))


if __name__ == "__main__":
    main(sys.argv[1])
