"""Chooses a setting in a folder and prints what is said of it: for `test_settings_faults.py`."""

import sys
from pathlib import Path

from bodymap.core.preferences import Colours
from bodymap.ui.settings import Settings

settings = Settings(Path(sys.argv[1]))
settings.set_preferences(settings.preferences().with_text("colours", "dark"))
told = settings.fault(), settings.fault()
assert told[1] == ""
assert settings.preferences().colours is Colours.DARK
print(told[0])  # noqa: T201 - the test reads it
