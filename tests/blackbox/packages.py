"""What the black-box tests need of a Debian system, and what of it is missing here.

Standard library only: `dev.py` reads this list before anything is installed.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"  # pyatspi is a Debian package, for Debian's own Python

_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus",
}
_BUS = "/usr/libexec/at-spi-bus-launcher"


def missing_packages() -> list[str]:
    """Return the Debian packages without which the black-box tests are skipped."""
    missing = [package for program, package in _PROGRAMS.items() if not shutil.which(program)]
    if not Path(_BUS).exists():
        missing.append("at-spi2-core")
    return missing if _has_pyatspi() else [*missing, "python3-pyatspi"]


def skipped_line(packages: list[str]) -> str:
    """Return the line that says aloud what is not tested."""
    return (
        "*** SKIPPED: the tests with a real screen reader client. This installs what they need: "
        f"apt-get install -y {' '.join(packages)} ***"
    )


def _has_pyatspi() -> bool:
    if not Path(SYSTEM_PYTHON).exists():
        return False
    command = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
