"""Wires everything: arguments, folders, atlas, window. The only module that knows all."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from bodymap import arguments, paths, startup
from bodymap.core.errors import BodymapError, ContentError
from bodymap.resources import ResourceError

if TYPE_CHECKING:
    import argparse

    from PySide6.QtCore import QTranslator
    from PySide6.QtWidgets import QApplication, QWidget

    from bodymap.content.store import Watch
    from bodymap.core.atlas import Atlas
    from bodymap.core.drawing import PainDrawing
    from bodymap.core.preferences import Preferences
    from bodymap.core.selection import Selection
    from bodymap.ui.main_window import MainWindow
    from bodymap.ui.reading import Reading
    from bodymap.ui.settings import Settings
    from bodymap.ui.shell import Shell

_APP_ID = "alt.bodymap.bodymap"  # that of assets/desktop
_words_of_qt: list[QTranslator] = []  # kept here: to find it below the application takes 6 ms


def main(argv: list[str]) -> int:
    """Run a command, or open the window, and return the exit code.

    Raises:
        BodymapError, StartupError: with a sentence for the reader.
    """
    args = arguments.parse(argv)
    os.umask(0o077)  # whatever is written may tell of the user, and is the user's alone
    if args.install_desktop or args.remove_desktop:
        return _change_menu(args)
    if not args.command:
        return _run_window(args)
    from bodymap import cli

    return cli.run(args)


def _change_menu(args: argparse.Namespace) -> int:
    from bodymap import desktop

    print(desktop.install() if args.install_desktop else desktop.remove())  # noqa: T201 - an answer
    return 0


def render(args: argparse.Namespace) -> None:
    """Draw a page of the window into a picture file, without a display.

    Raises:
        BodymapError: the page does not exist, or the picture cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    startup.check(screen=False)
    app = _application()
    from bodymap import cli, texts
    from bodymap.content.shipped import shipped_atlas

    _speak(args.language)
    window = _window(shipped_atlas(args.content, texts.language()), _settings_of_picture(args))
    window.resize(*args.size)
    window.show()
    window.complete()
    for text in args.marks.split():
        for ref, strength in cli.mark(window.workspace.atlas, text).items():
            window.workspace.mark(ref, strength)
    if args.query:
        window.search(args.query)
        if window.sidebar is not None:
            window.sidebar.finder.make_ready()
    page = args.page or ("pain" if args.marks else "start")
    window.open_address("" if page == "start" else page)
    app.processEvents()
    for view in window.body.views:
        view.draw_sharp()
    if window.notices.text():
        raise BodymapError(window.notices.text())
    if not window.grab().save(str(args.out)):
        raise BodymapError(
            f"The picture could not be written to {args.out}; "
            "choose a folder that exists and a name ending in .png."
        )


def _settings_of_picture(args: argparse.Namespace) -> Settings:
    from bodymap.core.preferences import Preferences
    from bodymap.ui.settings import Settings

    chosen = Preferences().with_text("colours", args.theme).with_text("zoom", str(args.zoom))
    settings = Settings(None)
    settings.set_preferences(chosen.with_text("words", args.words))
    settings.set_hint_read()
    return settings


def print_pdf(
    atlas: Atlas, page: Selection, drawing: PainDrawing, args: argparse.Namespace
) -> None:
    """Write a page or a pain drawing as a PDF file, without a display.

    Raises:
        BodymapError: there is nothing to print, or the file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    startup.check(screen=False)
    font = _application().font()
    from bodymap.core.preferences import Paper
    from bodymap.ui.printing.figures import Figures
    from bodymap.ui.printing.handout import handout_of, with_note
    from bodymap.ui.printing.output import save_pdf

    handout = with_note(handout_of(atlas, page, drawing), args.note)
    save_pdf(args.out, handout, Figures(atlas), Paper(args.paper), font)


def _run_window(args: argparse.Namespace) -> int:
    gc.disable()  # until the window stands: next to nothing of what is made for it is rubbish
    startup.check(screen=True)
    app = _application()
    from bodymap.ui.settings import Settings
    from bodymap.ui.shell import Shell

    cache = paths.ensure(paths.cache_folder())
    settings = Settings(paths.config_folder())
    _speak(settings.preferences().language)
    shell = Shell(settings, cache)
    opening = _Opening(args, settings, shell)
    shell.painted.connect(opening.begin)
    shell.show()
    try:
        code = app.exec()
    finally:
        opening.leave()
    if opening.failure is not None:
        raise opening.failure
    return code


class _Opening:
    """Builds the window once the first picture has been painted."""

    def __init__(self, args: argparse.Namespace, settings: Settings, shell: Shell) -> None:
        self._args = args
        self._settings = settings
        self._shell = shell
        self._language = settings.preferences().language
        self._reading: Reading | None = None
        self._window: MainWindow | None = None
        self.failure: Exception | None = None

    def begin(self) -> None:
        """Let the picture reach the screen, then read."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self._shell, self._read)

    def leave(self) -> None:
        """Give up what has not been read yet."""
        given_up, self._reading = self._reading, None
        if given_up is not None:
            given_up.leave()

    def _read(self) -> None:
        """Read the atlas beside the window, which stands idle, not frozen."""
        from bodymap.ui.reading import Reading

        self.leave()
        self._reading = Reading(self._open_atlas)
        self._reading.progressed.connect(self._shell.show_progress)
        self._reading.finished.connect(self._build)
        self._reading.start()

    def _open_atlas(self, watch: Watch) -> Atlas:
        from bodymap import texts
        from bodymap.content.shipped import shipped_atlas

        return shipped_atlas(self._args.content, texts.language(), watch)

    def _build(self) -> None:
        from PySide6.QtWidgets import QApplication

        if self._reading is None or not self._reading.isFinished():
            return  # it was one that was given up that has ended
        if self._window is not None:
            self._build_anew(self._window)
            return
        try:
            self._window = _window(self._reading.atlas(), self._settings, self._shell)
            _guard(self._window)
            if self._args.open:
                self._window.workspace.open(self._args.open)
        except Exception as failure:  # nothing half shown
            self._window, self.failure = None, failure
            stays = not self._args.exit_after_first_paint
            if stays and isinstance(failure, (ContentError, ResourceError)):
                self._tell(str(failure))
            else:
                QApplication.quit()  # the sentence goes to the terminal
            return
        self.failure = None
        self._window.completed.connect(self._finish)
        self._window.workspace.preferences_changed.connect(self._on_preferences_changed)
        self._shell.hold(self._window)

    def _on_preferences_changed(self, preferences: Preferences) -> None:
        """Speak another language as soon as it is chosen."""
        if preferences.language != self._language:
            self._language = preferences.language
            _speak(self._language)
            self.begin()

    def _build_anew(self, before: MainWindow) -> None:
        """Put a window that speaks another language in place of one, and go on where that was."""
        assert self._reading is not None
        try:
            window = _window(self._reading.atlas(), self._settings, self._shell)
        except BodymapError as fault:
            before.notices.tell(str(fault))
            return
        _guard(window)
        self._window = window
        window.workspace.preferences_changed.connect(self._on_preferences_changed)
        self._shell.hold(window)
        window.take_over(before)

    def _tell(self, fault: str) -> None:
        """Say in the window that the reference is broken, for there may be no terminal."""
        _collect_again()
        from bodymap.ui.broken import Broken

        broken = Broken(fault, self._settings.preferences())
        broken.again_wanted.connect(self.begin)
        broken.leave_wanted.connect(self._shell.close)
        self._shell.hold(broken)

    def _finish(self) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        assert self._window is not None
        _collect_again()
        if self._args.exit_after_first_paint:
            QTimer.singleShot(0, QApplication.quit)
        typed = self._shell.take_typed()
        query = self._args.search or typed
        if query:
            self._window.search(query)
        if not (self._args.open or query or self._window.workspace.drawing.marks):
            self._shell.keep_picture(self._window.body)


def _collect_again() -> None:
    """Let rubbish be collected from now on, and never look through what stays for good."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _guard(window: MainWindow) -> None:
    """Bring back what was marked last, keep it from now on, and take faults that nobody foresaw."""
    from PySide6.QtWidgets import QApplication

    from bodymap.keeping import Keeping
    from bodymap.ui.crash import CrashHandler
    from bodymap.ui.kept_drawing import KeptDrawing

    keeping = Keeping(paths.ensure(paths.data_folder()))
    kept = KeptDrawing(keeping, window.workspace, window.notices)
    CrashHandler(window.notices, kept.save).install()
    app = QApplication.instance()
    assert app is not None
    app.aboutToQuit.connect(kept.save)


def _application() -> QApplication:
    startup.load_binding()
    startup.prove_binding()
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication([sys.argv[0], "-style", "Fusion"])  # `setStyle` would return one, 5 ms
    app.setApplicationName("Bodymap")
    app.setApplicationDisplayName("Bodymap")
    _name_for_windows()
    app.setDesktopFileName(_APP_ID)
    app.styleHints().setKeyboardInputInterval(1_000)
    return app


def _name_for_windows() -> None:
    """Give Windows the name of the program, else its task bar shows Python; untested there."""
    if sys.platform == "win32":
        import ctypes
        from contextlib import suppress

        with suppress(AttributeError, OSError):  # the window opens all the same
            ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_APP_ID)


def _speak(language: str) -> None:
    """Speak a language, or that of the system when it is empty, from the side where it begins.

    Qt's own dialogs do as well.
    """
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
    from PySide6.QtGui import QGuiApplication

    from bodymap import texts

    code = texts.use([language] if language else QLocale.system().uiLanguages())
    mirrored = texts.runs_right_to_left(code)
    if mirrored != QGuiApplication.isRightToLeft():
        from PySide6.QtCore import Qt  # its many names take time, and are not needed before paint

        sides = Qt.LayoutDirection
        QGuiApplication.setLayoutDirection(sides.RightToLeft if mirrored else sides.LeftToRight)
    while _words_of_qt:
        QCoreApplication.removeTranslator(_words_of_qt.pop())
    if code != "en":
        own = QTranslator()
        if own.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            QCoreApplication.installTranslator(own)
            _words_of_qt.append(own)


def _window(atlas: Atlas, settings: Settings, parent: QWidget | None = None) -> MainWindow:
    from bodymap.ui.main_window import MainWindow

    return MainWindow(atlas, settings, paths.ensure(paths.cache_folder()), parent)
