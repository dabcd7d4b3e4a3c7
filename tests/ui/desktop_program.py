"""Says what it wears and how long a step takes, at each change: for `test_desktop_wishes.py`."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

from bodymap.core.preferences import Preferences
from bodymap.ui.moving import Moving
from bodymap.ui.theme import Tokens
from bodymap.ui.wearing import Wearing


def say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - the test reads it


def on_theme_changed(tokens: Tokens) -> None:
    say("wears", tokens.name)


def on_motion_changed(duration: int) -> None:
    say("moves", duration)


app = QApplication([sys.argv[0], "-style", "Fusion"])
window = QWidget()
wearing = Wearing(window, Preferences())
wearing.changed.connect(on_theme_changed)
window.show()
say("wears", wearing.tokens.name)
moving = Moving(Preferences(), window)
moving.changed.connect(on_motion_changed)
moving.begin()
app.exec()
