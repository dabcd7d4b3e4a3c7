"""Keeps the code that PySide6 compiles while it is imported, so that one start does it for all.

PySide6 carries the part of it that is written in Python inside a library, as source text, and
compiles that at each start: a tenth of the time until the window stands. What Python compiles by
itself it keeps in `__pycache__`; this is kept beside it, by the same rules, and trusted as much. A
sum tells a damaged file, and each source has to be the same to the byte. Whatever is wrong, it is
compiled as ever and nobody is told.
"""

from __future__ import annotations

import builtins
import marshal
import sys
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bodymap.summed import SUM_BYTES, read_summed, write_summed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

_LARGEST: Final = 10_000_000  # bytes; that of PySide6 6.11 takes 0.3 million

_Kept = dict[tuple[str, bytes], "CodeType"]  # by file name and source


def place() -> Path:
    """Return the file for this Python, which need not exist."""
    return Path(cache_from_source(str(Path(__file__).with_name("pyside6.py")))).with_suffix(".code")


@contextmanager
def code_kept(file: Path) -> Iterator[None]:
    """Take what is compiled from a file, and keep there what was not in it."""
    kept = _read(file)
    used: _Kept = {}
    plain = builtins.compile

    def compiled(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        if not isinstance(source, bytes) or mode != "exec" or more or named:
            return plain(source, filename, mode, *more, **named)
        key = filename, source
        used[key] = kept.get(key) or plain(source, filename, mode, dont_inherit=True)
        return used[key]

    builtins.compile = compiled
    try:
        yield
    finally:
        builtins.compile = plain
    if not (used.keys() <= kept.keys() or sys.dont_write_bytecode):
        _write(file, used)


def _read(file: Path) -> _Kept:
    """Return what was kept; nothing if that is not whole."""
    try:
        content = read_summed(file, _LARGEST)
        kept = marshal.loads(memoryview(content)[SUM_BYTES:]) if content else {}
    except Exception:  # foreign bytes may raise anything, and all of it means: not whole
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(file: Path, kept: _Kept) -> None:
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_summed(file, marshal.dumps(kept))
        file.chmod(Path(__file__).stat().st_mode & 0o666)  # for all who may read the program
