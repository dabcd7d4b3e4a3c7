"""What the black-box tests and those of the menu entry need of a Debian system and is missing.

Standard library only: `dev.py` reads this list before anything is installed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

WANTED: Final = "BODYMAP_BLACK_BOX"  # set to 1 it runs these tests; they need a minute and quiet
SYSTEM_PYTHON: Final = "/usr/bin/python3"  # pyatspi is a Debian package, for Debian's own Python
READER: Final = {  # program or file -> Debian package; a desk with a screen reader client
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/pyatspi": "python3-pyatspi",
}
CHECKERS: Final = {  # what a desktop and its shops say of the menu entry
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
}


def missing_packages(wanted: dict[str, str]) -> list[str]:
    """Return the Debian packages without which tests are skipped."""
    return [
        package
        for file, package in wanted.items()
        if not (Path(file).exists() or shutil.which(file))
    ]


def is_wanted() -> bool:
    """Tell whether the tests with a screen reader client were asked for."""
    return os.environ.get(WANTED) == "1"


def skipped_line(packages: list[str]) -> str:
    """Return the line that says aloud what is not tested."""
    if not is_wanted():
        return f"*** SKIPPED: the tests with a real screen reader client. {WANTED}=1 runs them. ***"
    return (
        "*** SKIPPED: the tests with a real screen reader client. This installs what they need: "
        f"apt-get install -y {' '.join(packages)} ***"
    )
