"""Bodymap in the menu of a Linux desktop: what `--install-desktop` writes and takes away again.

A package of a distribution puts the same three files below `/usr/share`; someone who installed with
pip has nobody who does. They lie in `assets/desktop` and go to the user's own data folder.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from bodymap import paths
from bodymap.core.errors import BodymapError
from bodymap.resources import asset

# Nobody can own a name below .alt (RFC 9476), so this one claims no domain of anyone.
ID: Final = "alt.bodymap.bodymap"
_PLACES: Final = {
    f"{ID}.desktop": "applications",
    f"{ID}.svg": "icons/hicolor/scalable/apps",
    f"{ID}.metainfo.xml": "metainfo",
}
_ELSEWHERE: Final = "The menu entry is made on Linux only; here `bodymap` starts the program."


def install() -> str:
    """Put Bodymap into the user's menu and return a sentence that says what was written.

    Raises:
        BodymapError: the data folder cannot be written to.
    """
    if sys.platform != "linux":
        return _ELSEWHERE
    try:
        for name, place in _places().items():
            place.parent.mkdir(parents=True, exist_ok=True)
            paths.write_whole(place, _content(name))
    except OSError as error:
        raise BodymapError(
            f"The menu entry could not be written to {_data_home()}: {error.strerror}."
        ) from error
    _refresh()
    return f"Bodymap is in the menu: its entry, icon and description are below {_data_home()}."


def remove() -> str:
    """Take Bodymap out of the user's menu and return a sentence that says so.

    Raises:
        BodymapError: a file cannot be taken away.
    """
    if sys.platform != "linux":
        return _ELSEWHERE
    found = [place for place in _places().values() if place.exists()]
    if not found:
        return f"There is no menu entry of Bodymap below {_data_home()}."
    try:
        for place in found:
            place.unlink()
    except OSError as error:
        raise BodymapError(
            f"The menu entry could not be taken away: {error.filename}: {error.strerror}."
        ) from error
    _refresh()
    return f"Bodymap is no longer in the menu: its files below {_data_home()} are gone."


def program() -> list[str]:
    """Return the command that starts the program that runs now, beginning with a whole path."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    script = Path(sys.argv[0]).absolute()
    if script.name == "bodymap" and os.access(script, os.X_OK) and script.is_file():
        return [str(script)]
    return [sys.executable, "-m", "bodymap"]


def quoted(word: str) -> str:
    """Return a word of a command as the key Exec wants it.

    Source: Desktop Entry Specification, "The Exec key": within double quotes `"`, backtick, `$`
    and the backslash are escaped, the percent sign is doubled, and then the rule for any string
    doubles each backslash once more.
    """
    if re.fullmatch(r"[\w@+./:,-]+", word, re.ASCII):
        return word
    escaped = re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")
    return _as_string(f'"{escaped}"')


def _as_string(text: str) -> str:
    """Escape what a line of a desktop file cannot hold as it stands."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _content(name: str) -> bytes:
    """Return a shipped file; the entry starts the program that runs now, as long as it is there."""
    content = asset(f"desktop/{name}").read_text(encoding="utf-8")
    if name.endswith(".desktop"):
        command = program()
        lines = {
            "Exec=bodymap": f"Exec={' '.join(map(quoted, command))}",
            "TryExec=bodymap": f"TryExec={_as_string(command[0])}",
        }
        content = "".join(f"{lines.get(line, line)}\n" for line in content.splitlines())
    return content.encode()


def _places() -> dict[str, Path]:
    """Return where each shipped file goes."""
    return {name: _data_home() / folder / name for name, folder in _PLACES.items()}


def _data_home() -> Path:
    """Return the user's data folder as the XDG Base Directory Specification finds it."""
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local/share"


def _refresh() -> None:
    """Tell the desktop, where it has the tool; others look for themselves."""
    tool = shutil.which("update-desktop-database")
    folder = _data_home() / "applications"
    if tool and folder.is_dir():
        subprocess.run([tool, "-q", str(folder)], check=False, capture_output=True)
