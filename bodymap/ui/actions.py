"""Every command of the window as a row of one table; menu and shortcuts are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command: its id, its words, its keys, whether it stands in the menu."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    in_menu: bool = True
    ends_group: bool = False
    opens: str = ""  # the address of the page that it opens


ACTIONS: Final = (
    ActionSpec("find", "Search", ("Ctrl+F", "Ctrl+K"), ends_group=True),
    ActionSpec("explore", "Explore", ("Ctrl+1",), opens="start"),
    ActionSpec("mark", "Where does it hurt?", ("Ctrl+2",), ends_group=True, opens="pain"),
    ActionSpec("back", "Back", ("Alt+Left",)),
    ActionSpec("forward", "Forward", ("Alt+Right",)),
    ActionSpec("start", "Start page", ("Alt+Home",), ends_group=True, opens="start"),
    ActionSpec("zoom_in", "Body larger", ("Ctrl+Alt++", "Ctrl+Alt+=")),
    ActionSpec("zoom_out", "Body smaller", ("Ctrl+Alt+-",)),
    ActionSpec("whole", "Whole body", ("Ctrl+Alt+0",)),
    ActionSpec("theme", "Light or dark", ("Ctrl+Shift+L",)),
    ActionSpec("text_larger", "Text larger", ("Ctrl++", "Ctrl+=")),
    ActionSpec("text_smaller", "Text smaller", ("Ctrl+-",)),
    ActionSpec("text_normal", "Text at 100 %", ("Ctrl+0",), ends_group=True),
    ActionSpec("print", "Print or save as PDF", ("Ctrl+P",), ends_group=True),
    ActionSpec("next_pane", "Next pane", ("F6",)),
    ActionSpec("previous_pane", "Previous pane", ("Shift+F6",), ends_group=True),
    ActionSpec("settings", "Settings", ("Ctrl+,",), opens="settings"),
    ActionSpec("keys", "Keys", ("Shift+F1",), opens="keys"),
    ActionSpec("account", "What trigger points are", opens="account"),
    ActionSpec("about", "About Bodymap", opens="about"),
    ActionSpec("help", "When to get medical help", ("F1",), ends_group=True, opens="help"),
    ActionSpec("menu", "Menu", ("F10",), in_menu=False),
    ActionSpec("leave", "Leave search, then the page", ("Escape",), in_menu=False),
    ActionSpec("quit", "Quit", ("Ctrl+Q",)),
)


def make_actions(owner: QWidget) -> dict[str, QAction]:
    """Return the actions by id, known to the window so that their keys work everywhere in it."""
    made = {}
    for spec in ACTIONS:
        action = QAction(spec.text, owner)
        action.setData(spec.opens)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        owner.addAction(action)
        made[spec.id] = action
    return made


def fill_menu(menu: QMenu, actions: dict[str, QAction]) -> None:
    """Put the commands that stand in the menu there, in groups."""
    for spec in ACTIONS:
        if spec.in_menu:
            menu.addAction(actions[spec.id])
        if spec.ends_group:
            menu.addSeparator()
