"""Keeps the drawing while the window is used: soon after each change, and when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from bodymap import logs
from bodymap.ui.save_elsewhere import SaveElsewhere

if TYPE_CHECKING:
    from bodymap.core.drawing import PainDrawing
    from bodymap.keeping import Keeping
    from bodymap.ui.notices import Notices
    from bodymap.ui.workspace import Workspace

_SOON_MS: Final = 500


class KeptDrawing(QObject):
    """Restores what was marked last, and keeps what is marked now."""

    def __init__(self, keeping: Keeping, workspace: Workspace, notices: Notices) -> None:
        """Restore the drawing at once, silently; nothing of it is written back."""
        super().__init__(workspace)
        self._keeping = keeping
        self._workspace = workspace
        self._elsewhere = SaveElsewhere(workspace, notices)
        self._failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON_MS)
        self._timer.timeout.connect(self.save)
        workspace.restore(keeping.load(workspace.atlas))
        self._kept = workspace.drawing
        workspace.drawing_changed.connect(self._on_drawing_changed)

    def save(self) -> None:
        """Write the drawing if it has changed; a failure is told once."""
        self._timer.stop()
        drawing = self._workspace.drawing
        if drawing == self._kept:
            return
        try:
            self._keeping.save(drawing)
        except OSError as error:
            self._tell(error)
        else:
            self._kept, self._failed = drawing, False

    def _on_drawing_changed(self, _: PainDrawing) -> None:
        self._timer.start()

    def _tell(self, error: OSError) -> None:
        if self._failed:
            return
        self._failed = True
        reason = error.strerror or "unknown reason"
        logs.note(f"drawing not kept: {reason}")
        self._elsewhere.offer(reason)
