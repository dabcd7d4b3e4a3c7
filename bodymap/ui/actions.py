"""Every command of the window as a row of one table; menu and shortcuts are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QKeySequence

from bodymap.core.record import record
from bodymap.texts import later, say, say_as

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget


@record(frozen=True, slots=True)
class ActionSpec:
    """One command: its id, its words, its keys, whether it stands in the menu."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    in_menu: bool = True
    ends_group: bool = False
    opens: str = ""  # the address of the page that it opens


ACTIONS: Final = (
    ActionSpec("find", later("Search"), ("Ctrl+F", "Ctrl+K"), ends_group=True),
    ActionSpec("explore", later("Explore"), ("Ctrl+1",), opens="start"),
    ActionSpec("mark", later("Where does it hurt?"), ("Ctrl+2",), opens="pain"),
    ActionSpec("undo", later("Undo the last step"), ("Ctrl+Z",)),
    ActionSpec("redo", later("Redo the step"), ("Ctrl+Shift+Z", "Ctrl+Y"), ends_group=True),
    ActionSpec("back", "Back", ("Alt+Left",)),
    ActionSpec("forward", "Forward", ("Alt+Right",)),
    ActionSpec("start", later("Start page"), ("Alt+Home",), ends_group=True, opens="start"),
    ActionSpec("zoom_in", later("Body larger"), ("Ctrl+Alt++", "Ctrl+Alt+=")),
    ActionSpec("zoom_out", later("Body smaller"), ("Ctrl+Alt+-",)),
    ActionSpec("whole", later("Whole body"), ("Ctrl+Alt+0",)),
    ActionSpec("theme", later("Light or dark"), ("Ctrl+Shift+L",)),
    ActionSpec("text_larger", later("Text larger"), ("Ctrl++", "Ctrl+=")),
    ActionSpec("text_smaller", later("Text smaller"), ("Ctrl+-",)),
    ActionSpec("text_normal", later("Text at 100 %"), ("Ctrl+0",), ends_group=True),
    ActionSpec("print", later("Print or save as PDF"), ("Ctrl+P",), ends_group=True),
    ActionSpec("next_pane", later("Next pane"), ("F6",)),
    ActionSpec("previous_pane", later("Previous pane"), ("Shift+F6",), ends_group=True),
    ActionSpec("settings", later("Settings"), ("Ctrl+,",), opens="settings"),
    ActionSpec("keys", later("Keys"), ("Shift+F1",), opens="keys"),
    ActionSpec("account", later("What trigger points are"), opens="account"),
    ActionSpec("about", later("About Bodymap"), opens="about"),
    ActionSpec("help", later("When to get medical help"), ("F1",), ends_group=True, opens="help"),
    ActionSpec("menu", later("Menu"), ("F10",), in_menu=False),
    ActionSpec("leave", later("Leave search, then the page"), ("Escape",), in_menu=False),
    ActionSpec("quit", later("Quit"), ("Ctrl+Q",)),
)


def words_of(spec: ActionSpec) -> str:
    """Return the words of a command in the reader's language."""
    if spec.id == "back":
        return say_as("history", "Back")
    return say_as("history", "Forward") if spec.id == "forward" else say(spec.text)


def keys_of(keys: str) -> str:
    """Return keys such as `Ctrl+F` as this system and the reader's language write them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def make_actions(owner: QWidget) -> dict[str, QAction]:
    """Return the actions by id, known to the window so that their keys work everywhere in it."""
    made = {}
    for spec in ACTIONS:
        action = QAction(words_of(spec), owner)
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
