"""Lets the reader put what was marked into another folder when its own cannot be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from bodymap import keeping
from bodymap.texts import say

if TYPE_CHECKING:
    from bodymap.ui.notices import Notices
    from bodymap.ui.workspace import Workspace

ELSEWHERE: Final = "save:elsewhere"


class SaveElsewhere(QObject):
    """Offers a file of the reader's choice, and offers again until it is written or closed."""

    def __init__(self, workspace: Workspace, notices: Notices) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._notices = notices
        notices.act_wanted.connect(self._on_act_wanted)

    def offer(self, reason: str) -> None:
        """Tell why the drawing is not kept, with a button to save it elsewhere."""
        self._tell(
            say(
                "What you marked could not be saved ({reason}). It stays on the screen until you "
                "quit; free some space or change the rights of the data folder.",
                reason=reason,
            )
        )

    def save(self, name: str) -> None:
        """Write the drawing to a file of this name and say so, or why it could not be done."""
        file = Path(name)
        try:
            keeping.write(file, self._workspace.drawing)
        except OSError as error:
            reason = error.strerror or say("unknown reason")
            self._tell(
                say(
                    "{name} could not be written ({reason}); choose another folder.",
                    name=file.name,
                    reason=reason,
                )
            )
        else:
            self._notices.tell(say("What you marked so far is in {name}.", name=file.name))

    def _tell(self, text: str) -> None:
        self._notices.tell(text, say("Save elsewhere"), ELSEWHERE, leave=say("Continue"))

    def _on_act_wanted(self, address: str) -> None:
        if address != ELSEWHERE:
            return
        from PySide6.QtCore import QStandardPaths
        from PySide6.QtWidgets import QFileDialog  # no start needs either

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(
            self._notices.window(), say("Save elsewhere"), folder, say("Pain drawing (*.json)")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(say("Pain drawing") + ".json")
        dialog.fileSelected.connect(self.save)
        dialog.open()
