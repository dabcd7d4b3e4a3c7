"""Carries out the commands of the menu and of the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from bodymap.ui.main_window import MainWindow


class Commands(QObject):
    """Wires each command of the table of actions with what the window can do."""

    def __init__(self, window: MainWindow, actions: dict[str, QAction]) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._undo, self._redo = actions["undo"], actions["redo"]
        body = window.body
        for name, slot in {
            "find": window.focus_search,
            "back": self._workspace.back,
            "forward": self._workspace.forward,
            "undo": self._workspace.undo,
            "redo": self._workspace.redo,
            "zoom_in": body.zoom_in,
            "zoom_out": body.zoom_out,
            "whole": body.show_whole,
            "theme": window.switch_theme,
            "print": window.print_page,
            "text_larger": self._on_text_larger,
            "text_smaller": self._on_text_smaller,
            "text_normal": self._on_text_normal,
            "next_pane": self._on_next_pane,
            "previous_pane": self._on_previous_pane,
            "menu": window.header.menu_button.showMenu,
            "leave": window.leave,
            "quit": self._on_quit,
        }.items():
            actions[name].triggered.connect(slot)
        for action in actions.values():
            if action.data():
                action.triggered.connect(self._on_page_wanted)
        self._workspace.drawing_changed.connect(self._offer_steps)
        self._workspace.selection_changed.connect(self._offer_steps)
        self._offer_steps()

    def _offer_steps(self) -> None:
        for action, offered in zip((self._undo, self._redo), self._workspace.steps(), strict=True):
            action.setEnabled(offered)

    def _on_page_wanted(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.open_address(action.data())

    def _on_text_larger(self) -> None:
        self._step_zoom(1)

    def _on_text_smaller(self) -> None:
        self._step_zoom(-1)

    def _step_zoom(self, step: int) -> None:
        self._workspace.prefer("zoom", str(self._workspace.preferences.next_zoom(step)))

    def _on_text_normal(self) -> None:
        self._workspace.prefer("zoom", "100")

    def _on_next_pane(self) -> None:
        self._window.placing.step_pane(1)

    def _on_previous_pane(self) -> None:
        self._window.placing.step_pane(-1)

    def _on_quit(self) -> None:
        self._window.window().close()
