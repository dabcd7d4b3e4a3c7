"""The log: one line for each event that matters, small for ever, and nothing about the person.

Written: that something failed, where in the program, and what the system answered. Never written:
what was searched, marked or opened, and names of files and folders, which may hold the user's
name. A quiet run writes nothing, so nothing is imported for it and no file is kept open.
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, Final

from bodymap import paths

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 100_000  # bytes; with the one older file beside it twice that
_LONGEST: Final = 300  # characters of one line
_OWNER_ONLY: Final = 0o600


def note(event: str, folder: Path | None = None) -> None:
    """Append an event with its time, or do nothing where there is no place for it.

    Args:
        event: one plain sentence without personal data.
        folder: where the log lies; the user's log folder when left out.
    """
    found = paths.ensure(folder or paths.log_folder())
    if found is None:
        return
    moment = time.strftime("%Y-%m-%d %H:%M:%S")
    line = f"{moment} {' '.join(event.split())[:_LONGEST]}\n"
    with contextlib.suppress(OSError):
        file = found / "bodymap.log"
        if file.exists() and file.stat().st_size + len(line.encode()) > LARGEST:
            file.replace(found / "bodymap.log.1")
        handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _OWNER_ONLY)
        with os.fdopen(handle, "a", encoding="utf-8") as log:
            log.write(line)
