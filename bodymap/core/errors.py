"""Errors whose text is written for the reader.

::

    BodymapError            a sentence fit to be shown: what, where, what would be right
    ├── UnknownEntryError   an id, a region or an address that the atlas does not have
    ├── ContentError        content that cannot be used; carries every fault found
    └── FigureError         a drawing that cannot be used

Anything else that is raised is a bug and goes to the crash handler.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_ECHO = 60  # characters of a foreign text that a message repeats


class BodymapError(Exception):
    """A problem that can be told to the reader in one calm sentence."""


class UnknownEntryError(BodymapError):
    """Something was asked for by a name that the atlas does not have."""


class FigureError(BodymapError):
    """A body drawing is missing, broken or not what it should be."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a content file.

    `line` counts from 1; 0 stands for the whole file.
    """

    file: str
    line: int
    where: str
    wrong: str
    right: str

    def __str__(self) -> str:
        """Return `file:line: where: what is wrong; what would be right`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        middle = f" {self.where}:" if self.where else ""
        return f"{place}:{middle} {self.wrong}; {self.right}"


class ContentError(BodymapError):
    """Content that cannot be used, with all the faults found in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults sorted by file and line."""
        self.faults = tuple(sorted(faults))
        super().__init__(self._summary())

    def _summary(self) -> str:
        first = str(self.faults[0]) if self.faults else "nothing could be read"
        more = len(self.faults) - 1
        return f"The content has a fault: {first}" + (f" (and {more} more)" if more > 0 else "")


def shown(text: str) -> str:
    """Return a foreign text as a message may repeat it: quoted, short, every character visible."""
    short = text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]}…"
    return "'" + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short) + "'"


def near(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the up to three known words that are spelt most like a wanted one."""
    from difflib import get_close_matches

    return tuple(get_close_matches(wanted[:_LONGEST_ECHO], list(known), n=3))


def unknown(kind: str, wanted: str, known: Iterable[str]) -> UnknownEntryError:
    """Return the error for an id that names nothing, with what is spelt nearly so."""
    close = near(wanted, known)
    hint = f" Did you mean {' or '.join(close)}?" if close else ""
    return UnknownEntryError(f"There is no {kind} called {shown(wanted)}.{hint}")
