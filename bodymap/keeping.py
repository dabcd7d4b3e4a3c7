"""Keeps what a person has marked from one start to the next, in one file that only they can read.

The file is JSON, written beside the old one and renamed, so it is whole at every moment; when two
programs run, the last change stays. A file that cannot be understood is copied aside before a new
one begins, and what it names that the content does not have is left out.
"""

from __future__ import annotations

import contextlib
import errno
import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import bodymap
from bodymap.core.drawing import LEAST, MOST, PainDrawing, Quality, SignId
from bodymap.core.figures import RegionRef
from bodymap.core.words import MuscleId, RegionId, Side
from bodymap.paths import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bodymap.core.atlas import Atlas

_FORM: Final = 1  # to be raised when older programs could not read the file any more
_LARGEST: Final = 1_000_000  # bytes; all regions and answers take a tenth


class Keeping:
    """The kept drawing of one data folder; without a folder (None) nothing can be kept."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "drawing.json" if folder else None

    def load(self, atlas: Atlas) -> PainDrawing:
        """Return what was marked last, or an empty drawing."""
        if self._file is None or not self._file.is_file():
            return PainDrawing()
        try:
            return _drawing(atlas, _read(self._file))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self._put_aside(self._file)
            return PainDrawing()

    def save(self, drawing: PainDrawing) -> None:
        """Keep a drawing; an empty one takes the file away.

        Raises:
            OSError: it cannot be written. What was kept before is still there.
        """
        if self._file is None:
            raise OSError(errno.EACCES, "the data folder cannot be written to")
        if drawing == PainDrawing():
            self._file.unlink(missing_ok=True)
        else:
            write(self._file, drawing)

    def _put_aside(self, file: Path) -> None:
        with contextlib.suppress(OSError):
            file.replace(file.with_name("drawing-unreadable.json"))


def write(file: Path, drawing: PainDrawing) -> None:
    """Write a drawing as the file that `Keeping` reads: whole, or not at all.

    Raises:
        OSError: it cannot be written; an older file is unchanged.
    """
    write_whole(file, json.dumps(_plain(drawing), indent=1).encode(), durable=True)


def _read(file: Path) -> Any:
    with file.open("rb") as opened:
        content = opened.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError("far too large")
    return json.loads(content)


def _plain(drawing: PainDrawing) -> dict[str, Any]:
    return {
        "form": _FORM,
        "version": bodymap.__version__,
        "marks": [[r.region, r.side.value, strength] for r, strength in drawing.marks.items()],
        "qualities": sorted(quality.value for quality in drawing.qualities),
        "answers": [[s.muscle, s.number, answer] for s, answer in drawing.answers.items()],
    }


def _drawing(atlas: Atlas, kept: Any) -> PainDrawing:
    """Return the drawing of plain data.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: the data have another form.
    """
    if kept["form"] != _FORM:
        raise ValueError("of another version")
    marks = dict(_marks(atlas, kept["marks"]))
    qualities = frozenset(Quality(word) for word in kept["qualities"])
    same = kept["version"] == bodymap.__version__  # another one may number its questions anew
    answers = dict(_answers(atlas, kept["answers"])) if marks and same else {}
    return PainDrawing(MappingProxyType(marks), qualities, MappingProxyType(answers))


def _marks(atlas: Atlas, kept: list[list[Any]]) -> Iterator[tuple[RegionRef, int]]:
    """Yield the marks on regions that the drawings have."""
    for region, side, strength in kept:
        if type(strength) is not int or not LEAST <= strength <= MOST:
            raise ValueError("no strength")
        ref = RegionRef(RegionId(region), Side(side))
        if ref in atlas.refs:
            yield ref, strength


def _answers(atlas: Atlas, kept: list[list[Any]]) -> Iterator[tuple[SignId, bool | None]]:
    """Yield the answers to questions that the muscles ask."""
    for muscle, number, answer in kept:
        if type(number) is not int or not (answer is None or type(answer) is bool):
            raise ValueError("no answer")
        asked = atlas.muscles.get(MuscleId(muscle))
        if asked is not None and 0 <= number < len(asked.signs):
            yield SignId(MuscleId(muscle), number), answer
