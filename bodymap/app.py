"""Wires everything: arguments, folders, atlas, window. The only module that knows all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from bodymap import cli, paths, startup
from bodymap.core.errors import BodymapError

if TYPE_CHECKING:
    import argparse

    from PySide6.QtWidgets import QApplication

    from bodymap.ui.main_window import MainWindow

_FINISH_MS = 5_000  # a picture that is not finished by then will never be


def main(argv: list[str]) -> int:
    """Run a command, or open the window, and return the exit code.

    Raises:
        BodymapError, StartupError: with a sentence for the reader.
    """
    args = cli.parser().parse_args(argv)
    return cli.run(args) if args.command else _run_window(args)


def render(args: argparse.Namespace) -> None:
    """Draw a page of the window into a picture file, without a display.

    Raises:
        BodymapError: the page does not exist, or the picture cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    startup.check(screen=False)
    app = _application()
    from bodymap.core.preferences import Preferences
    from bodymap.ui.settings import Settings

    settings = Settings(None)
    chosen = Preferences().with_text("colours", args.theme).with_text("zoom", str(args.zoom))
    settings.set_preferences(chosen.with_text("words", args.words))
    window = _window(args, settings)
    window.resize(*args.size)
    window.show()
    window.complete()
    for text in args.marks.split():
        for ref, strength in cli.mark(window.workspace.atlas, text).items():
            window.workspace.mark(ref, strength)
    if args.query:
        window.search(args.query)
    window.open_address("" if args.page == "start" else args.page)
    app.processEvents()
    if window.notices.text():
        raise BodymapError(window.notices.text())
    if not window.grab().save(str(args.out)):
        raise BodymapError(
            f"The picture could not be written to {args.out}; "
            "choose a folder that exists and a name ending in .png."
        )


def _run_window(args: argparse.Namespace) -> int:
    startup.check(screen=True)
    app = _application()
    from bodymap.ui.settings import Settings

    settings = Settings(paths.ensure(paths.config_folder()))
    window = _window(args, settings)
    kept = settings.geometry()
    if kept is not None:
        window.restoreGeometry(kept)
    if args.open:
        window.workspace.open(args.open)
    if args.exit_after_first_paint:
        _leave_after_first_paint(window, app)
    window.show()
    if args.search:
        window.search(args.search)
    return app.exec()


def _application() -> QApplication:
    startup.prove_binding()
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Bodymap")
    app.setDesktopFileName("bodymap")
    app.setStyle("Fusion")
    app.styleHints().setKeyboardInputInterval(1_000)
    return app


def _window(args: argparse.Namespace, settings: object) -> MainWindow:
    from bodymap.ui.main_window import MainWindow
    from bodymap.ui.settings import Settings

    assert isinstance(settings, Settings)
    return MainWindow(cli.shipped_atlas(args.content), settings, paths.ensure(paths.cache_folder()))


def _leave_after_first_paint(window: MainWindow, app: QApplication) -> None:
    """Quit as soon as the panes that follow the first painting of the body are built."""
    from PySide6.QtCore import QTimer

    def leave() -> None:
        QTimer.singleShot(0, app.quit)

    window.completed.connect(leave)
