"""What is told and kept of an unforeseen exception: where in the program, never what was in it.

The text of an exception may quote what a person typed or marked, and paths hold the name of the
account. So a report has the kind of each exception, the place in the code and the versions.
"""

from __future__ import annotations

import contextlib
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final

import bodymap
from bodymap import logs, paths
from bodymap.texts import later

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE: Final = later("Something went wrong. What you saved is safe.")
REPORT: Final = "crash.txt"
_MOST_FRAMES: Final = 40
_PACKAGE: Final = Path(__file__).parent


def report(error: BaseException) -> str:
    """Return where an exception came from, in lines, without anything personal."""
    import platform  # takes longer to load than all of the start needs it for

    lines = [
        f"Bodymap {bodymap.__version__}, Python {platform.python_version()}, {_qt()}"
        f"{platform.system()} {platform.machine()}"
    ]
    for each in _chain(error):
        lines.append(type(each).__name__)
        frames = traceback.extract_tb(each.__traceback__)[-_MOST_FRAMES:]
        lines += [f"  {_short(f.filename)}:{f.lineno} {f.name}: {f.line}" for f in frames]
    return "\n".join(lines) + "\n"


def keep(error: BaseException) -> Path | None:
    """Write the one report file anew, and a line in the log.

    Returns:
        The file, or None where there is no place for it.
    """
    logs.note(f"unforeseen {type(error).__name__} at {place(error)}")
    folder = paths.ensure(paths.log_folder())
    if folder is None:
        return None
    with contextlib.suppress(OSError):
        paths.write_whole(folder / REPORT, report(error).encode())
        return folder / REPORT
    return None


def place(error: BaseException) -> str:
    """Return the file and line where an exception was raised."""
    frames = traceback.extract_tb(error.__traceback__)[-1:]
    return f"{_short(frames[0].filename)}:{frames[0].lineno}" if frames else "an unknown place"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Return an exception and those it came from, the first one first."""
    found: list[BaseException] = []
    now: BaseException | None = error
    while now is not None and now not in found:
        found.append(now)
        now = now.__cause__ or now.__context__
    return reversed(found)


def _short(name: str) -> str:
    """Return the path of a file below this package, or its bare name."""
    path = Path(name)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.name


def _qt() -> str:
    loaded = sys.modules.get("PySide6")
    return f"PySide6 {loaded.__version__}, " if loaded else ""
