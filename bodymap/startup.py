"""What must be in place before Qt is imported, checked in one go.

Qt names what it misses one at a time, blames the wrong library, aborts the process or shows a box
for every letter. So everything is looked at here first, and one message says what is missing and
how to get it. Needs the standard library only: `dev.py` uses the same lists before anything is
installed. Libraries, fonts and screens are looked for on Linux only.
"""

from __future__ import annotations

import builtins
import ctypes
import importlib.util
import os
import sys
from pathlib import Path
from typing import Final

# Shared library -> Debian package; what the packages themselves pull in is not listed.
DRAWING_LIBRARIES: Final = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES: Final = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND_LIBRARIES: Final = {"libwayland-cursor.so.0": "libwayland-cursor0"}
FONT_PACKAGE: Final = "fonts-dejavu-core"

_FONT_SUFFIXES: Final = (".ttf", ".otf", ".ttc", ".pfb")
_PROOF_CALLS: Final = 200
_TOLERATED_LOSS: Final = 100
_NO_BINDING: Final = (
    "PySide6 is not installed for this Python. `python3 -m pip install PySide6-Essentials` installs"
    " it; in a checkout `python3 dev.py run` does everything."
)
_NO_SCREEN: Final = (
    "There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY leads to one. `bodymap render`"
    " draws into a file without a screen."
)
_LOSING_BINDING: Final = (
    "This version of PySide6 does not work with this Python: it would abort after a few minutes."
    " `python3 -m pip install 'PySide6-Essentials>=6.11.3,<6.12'` installs one that does."
)


class StartupError(Exception):
    """The program can not start here; the text says what is missing and how to get it."""


def check(screen: bool) -> None:
    """Make sure that Qt can be imported and can draw.

    Args:
        screen: whether a window is wanted; otherwise drawing into a file has to work.

    Raises:
        StartupError: with everything that is missing, and the cure.
    """
    problems = _linux_problems(screen) if sys.platform == "linux" else []
    if importlib.util.find_spec("PySide6") is None:
        problems.append(_NO_BINDING)
    if problems:
        raise StartupError("\n".join(problems))


def load_binding() -> None:
    """Import PySide6, and let `import` do afterwards what it did before.

    PySide6 puts its own `__import__` in place, which reads and keeps the source text of every
    module that is imported from then on, to look for the switch `__feature__`. Nothing here has
    it, and a start took 4 MB and a tenth of the time of an empty window for that.
    """
    from bodymap.kept_code import code_kept, place

    paint_alone()
    plain = builtins.__import__
    with code_kept(place()):
        import PySide6.QtCore  # noqa: F401 - for what importing it does

    builtins.__import__ = plain


def paint_alone() -> None:
    """Let Qt fill shapes in the thread that asks for them; to be called before the first one.

    Else it hands each shape of some hundred lines to helping threads and waits for them, which
    takes two to four times the work of the filling, and more when the other processors are busy.
    """
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")


def prove_binding() -> None:
    """Make sure that PySide6 keeps its references; to be called once, before Qt is used.

    PySide6 6.12.0 gives away one reference to `None` with each call that returns nothing on
    Python 3.10 and 3.11, until the interpreter aborts. Takes well under a millisecond.

    Raises:
        StartupError: references went missing.
    """
    from PySide6.QtCore import QObject

    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(_PROOF_CALLS):
        probe.setObjectName("probe")
    if before - sys.getrefcount(None) > _TOLERATED_LOSS:
        raise StartupError(_LOSING_BINDING)


def missing_packages(screen: bool) -> list[str]:
    """Return the Debian packages of all that is missing on this Linux, libraries and font."""
    wanted = _wanted_libraries(screen)
    packages = [wanted[library] for library in missing_libraries(screen)]
    return packages if has_font() else [*packages, FONT_PACKAGE]


def missing_libraries(screen: bool) -> list[str]:
    """Return the shared libraries that Qt would look for in vain."""
    return [library for library in _wanted_libraries(screen) if not _loads(library)]


def has_font() -> bool:
    """Return whether any outline font is installed.

    The usual folders are enough to say yes; only fontconfig, asked when they are empty, can say
    no on systems that keep their fonts elsewhere.
    """
    return any(_holds_font(folder) for folder in _font_folders()) or _fontconfig_lists_font()


def has_screen() -> bool:
    """Return whether Qt would find a screen, or was told not to look for one."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _has_wayland() or _has_x11()


def apt_line(packages: list[str]) -> str:
    """Return the one command that installs these packages on Debian and its kin."""
    command = "apt-get install -y " + " ".join(packages)
    return command if os.geteuid() == 0 else "sudo " + command


def _linux_problems(screen: bool) -> list[str]:
    problems = []
    if libraries := missing_libraries(screen):
        problems.append(f"System libraries are missing: {', '.join(libraries)}.")
    if not has_font():
        problems.append("No font is installed; every letter would be an empty box.")
    if problems:
        line = apt_line(missing_packages(screen))
        problems.append(f"On Debian and Ubuntu this installs what is missing:\n    {line}")
    if screen and not has_screen():
        problems.append(_NO_SCREEN)
    return problems


def _wanted_libraries(screen: bool) -> dict[str, str]:
    is_bundle = getattr(sys, "frozen", False)  # it carries those of the screen
    return DRAWING_LIBRARIES | (_screen_libraries() if screen and not is_bundle else {})


def _screen_libraries() -> dict[str, str]:
    """Return the libraries of the platform that Qt will choose, or was told to choose."""
    platform = os.environ.get("QT_QPA_PLATFORM") or ("wayland" if _has_wayland() else "xcb")
    if platform.startswith("wayland"):
        return WAYLAND_LIBRARIES
    return X11_LIBRARIES if platform.startswith("xcb") else {}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _font_folders() -> list[Path]:
    home = Path(os.environ.get("HOME", "/"))
    own = os.environ.get("XDG_DATA_HOME") or home / ".local/share"
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path(own, "fonts"),
        home / ".fonts",
    ]


def _holds_font(folder: Path) -> bool:
    return any(
        name.lower().endswith(_FONT_SUFFIXES) for _, _, names in os.walk(folder) for name in names
    )


def _fontconfig_lists_font() -> bool:
    import shutil
    import subprocess

    program = shutil.which("fc-list")
    if program is None:
        return False
    listed = subprocess.run([program, ":scalable=true"], stdout=subprocess.PIPE, check=False)
    return bool(listed.stdout.strip())


def _has_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    return bool(name) and Path(os.environ.get("XDG_RUNTIME_DIR", "/"), str(name)).exists()


def _has_x11() -> bool:
    """Look for a local X server; one on another machine (`host:10.0`) is taken at its word."""
    host, colon, number = os.environ.get("DISPLAY", "").rpartition(":")
    if not colon:
        return False
    if host not in ("", "unix"):
        return True
    path = f"/tmp/.X11-unix/X{number.partition('.')[0]}"
    return Path(path).exists() or _listens("\0" + path)


def _listens(address: str) -> bool:
    """Return whether a program listens at this local socket; a leading NUL means no file."""
    import socket

    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(address) == 0
