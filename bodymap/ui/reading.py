"""Reads the atlas beside the window, so that the window answers meanwhile."""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QThread, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from bodymap.content.store import Watch
    from bodymap.core.atlas import Atlas

_SWITCH_S: Final = 0.000_5  # after which a thread that computes lets another one go on
_under_way: Final[set[Reading]] = set()  # kept here, for a thread must not be dropped as it runs
_afterwards: Final = ExitStack()


class _LeftError(Exception):
    """Nobody waits for the atlas any more."""


class Reading(QThread):
    """Opens the atlas in a thread of its own; `finished` comes when that is done, or has failed.

    Signals:
        progressed(int): so many hundredths of the content files were read; never when the
            compiled content is fresh.
    """

    progressed = Signal(int)

    def __init__(self, open_atlas: Callable[[Watch], Atlas]) -> None:
        """Name the function that opens the atlas and tells a watcher of each file it reads."""
        super().__init__()
        self._atlas: Atlas | None = None
        self._failure: Exception | None = None
        self._open = open_atlas
        self._told = -1
        self.finished.connect(self._on_finished)

    def start(self, priority: QThread.Priority = QThread.Priority.InheritPriority) -> None:
        """Begin; the collector rests until no atlas is read any more, and threads switch often.

        In a thread the collector would take windows that are gone apart in the wrong place, which
        ends in a crash. Both are settings of the whole process, so only the main thread sets them.
        """
        if not _under_way:
            _afterwards.callback(sys.setswitchinterval, sys.getswitchinterval())
            if gc.isenabled():
                _afterwards.callback(gc.enable)
            gc.disable()
            sys.setswitchinterval(_SWITCH_S)
        _under_way.add(self)
        super().start(priority)

    def run(self) -> None:
        """Open the atlas; what is wrong is kept for whoever waits.

        A failure knows the thread, and the thread the failure: only the collector takes both. It
        might do so while Qt still tells a thread that was left of its end, so that has none.
        """
        try:
            self._atlas = self._open(self._on_file_read)
        except _LeftError:
            return
        except Exception as failure:
            self._failure = failure

    def atlas(self) -> Atlas:
        """Return the atlas, once `finished` has come.

        Raises:
            BodymapError: the content or a drawing cannot be used.
        """
        if self._failure is not None:
            raise self._failure
        assert self._atlas is not None
        return self._atlas

    def leave(self) -> None:
        """Let nobody wait: give up after the file that is being read."""
        self.requestInterruption()
        self.wait()
        self._on_finished()

    def _on_finished(self) -> None:
        _under_way.discard(self)
        if not _under_way:
            _afterwards.close()

    def _on_file_read(self, done: int, total: int) -> None:
        if self.isInterruptionRequested():
            raise _LeftError
        share = done * 100 // total
        if share != self._told:
            self._told = share
            self.progressed.emit(share)
