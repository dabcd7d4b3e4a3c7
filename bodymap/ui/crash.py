"""Takes what nobody foresaw: saves the marks, writes one report, shows one calm notice.

The window stays, with all that was typed.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from bodymap import faults
from bodymap.texts import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from bodymap.ui.notices import Notices

COPY: Final = "copy:details"
_QUIET_S: Final = 1.0  # a fault that comes again sooner, as with each painting, is told once


class CrashHandler(QObject):
    """Takes every exception that nobody caught, from slots, events, paintings and threads.

    Signals:
        raised(): a fault was noted and shall be told; sent from any thread.
    """

    raised = Signal()

    def __init__(self, notices: Notices, save: Callable[[], object]) -> None:
        """Take the banner to speak through, and what saves the work before anything else."""
        super().__init__(notices)
        self._notices = notices
        self._save = save
        self._details = ""
        self._busy = False
        self._last: dict[str, float] = {}
        notices.act_wanted.connect(self._on_act_wanted)
        # Queued: a notice that came in the middle of a painting would paint again.
        self.raised.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the one who is told of uncaught exceptions."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take one exception; never raises, never starts itself again."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if self._busy:
            return
        self._busy = True
        try:
            self._take(error.with_traceback(trace))
        except Exception:
            pass  # a fault of the handler itself must not start it again
        finally:
            self._busy = False

    def _take(self, error: BaseException) -> None:
        where, now = faults.place(error), time.monotonic()
        again = now - self._last.get(where, -_QUIET_S) < _QUIET_S
        self._last[where] = now
        if again:
            return
        try:
            self._details = faults.report(error)
            faults.keep(error)
            self.raised.emit()
        finally:
            self._save()

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self) -> None:
        self._notices.tell(say(faults.SENTENCE), say("Copy details"), COPY, leave=say("Continue"))

    def _on_act_wanted(self, address: str) -> None:
        if address == COPY:
            QGuiApplication.clipboard().setText(self._details)
