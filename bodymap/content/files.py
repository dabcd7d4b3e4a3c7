"""The files of a content folder, and reading one without trusting it. No YAML is imported here."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bodymap.core.atlas import KINDS
from bodymap.core.errors import ContentError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LANGUAGES: Final = "languages"  # the folder of other languages, which is no kind
MAX_BYTES: Final = 2_000_000
# What no text needs and nobody sees, for a class of a regular expression: spaces without width,
# marks of direction, separators, unseen signs of mathematics, tags. Joiners are needed by scripts.
HIDDEN: Final = (
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f"
)
_MAX_DEPTH: Final = 2  # folders within folders; a misplaced file further down is not looked for
_MAX_FILES: Final = 5_000
_ORDER: Final = {kind: i for i, kind in enumerate(KINDS)}
_EXAMPLE: Final = "give a folder with files such as muscles/upper_trapezius.yaml"


class UnusableFileError(Exception):
    """A file that cannot be read; carries what is wrong and what would be right."""


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file. Nothing else is opened: a pipe would never end.

    Raises:
        UnusableFileError: it is missing, no regular file, unreadable or larger than 2 MB.
    """
    try:
        if path.exists() and not path.is_file():
            raise UnusableFileError("this is not a regular file", "put a plain text file here")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnusableFileError(
            f"it cannot be read ({reason(error)})", "make it readable"
        ) from None
    if len(content) > MAX_BYTES:
        raise UnusableFileError("it is larger than 2 MB", "split it into smaller files")
    return content


def read_text(path: Path) -> str:
    """Return the text of a regular UTF-8 file, without a byte order mark.

    Raises:
        UnusableFileError: it cannot be read, or is not UTF-8.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start + 1} is not UTF-8"
        raise UnusableFileError(wrong, "save the file as UTF-8") from None


def content_files(folder: Path) -> list[tuple[str | None, Path]]:
    """Return each YAML file of a folder with its kind, None if its place tells none, kind by kind.

    Raises:
        ContentError: the folder is missing, no folder, unreadable or far too large.
    """
    try:
        found = [(_kind(path.relative_to(folder)), path) for path in _yaml_files(folder)]
    except OSError as error:
        raise _fault(folder, f"the folder cannot be read ({reason(error)})") from None
    return sorted(found, key=lambda each: (_ORDER.get(each[0] or "", len(_ORDER)), each[1]))


def files_below(folder: Path) -> list[tuple[str, os.stat_result]]:
    """Return the name below a folder, and size and times, of each file that may matter, in order.

    Raises:
        OSError: a folder cannot be read, or there are far too many files.
    """
    found: list[tuple[str, os.stat_result]] = []
    places = [("", _MAX_DEPTH + 1)]  # words of another language lie one folder deeper
    while places:
        place, depth = places.pop()
        with os.scandir(folder / place) as entries:
            for entry in entries:
                name = f"{place}{entry.name}"
                if entry.is_dir() and depth:
                    places.append((f"{name}/", depth - 1))
                else:
                    found.append((name, entry.stat()))
        if len(found) > _MAX_FILES:
            raise OSError(f"more than {_MAX_FILES} files")
    return sorted(found, key=lambda each: each[0])


def languages_of(folders: Sequence[Path]) -> list[str]:
    """Return the languages, apart from English, that any of the content folders has words of."""
    places = (folder / LANGUAGES for folder in folders)
    found = {each.name for place in places if place.is_dir() for each in place.iterdir()}
    return sorted(name for name in found if not name.startswith("."))


def language_folders(folders: Sequence[Path], language: str) -> list[Path]:
    """Return where the content folders keep the words of a language, in their order."""
    found = (folder / LANGUAGES / language for folder in folders)
    return [folder for folder in found if folder.is_dir()]


def called(path: Path) -> str:
    """Return the name of a file for messages: from the present folder if it lies below it."""
    with contextlib.suppress(OSError, ValueError):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def reason(error: OSError) -> str:
    """Return why the system refused, in its words."""
    return error.strerror or "unknown reason"


def _yaml_files(folder: Path) -> Iterator[Path]:
    seen = 0
    for place, folders, names in os.walk(folder, onerror=_raise):
        depth = len(Path(place).relative_to(folder).parts)
        folders[:] = [f for f in folders if not f.startswith(".") and depth < _MAX_DEPTH]
        if depth == 0 and LANGUAGES in folders:
            folders.remove(LANGUAGES)
        seen += len(names)
        if seen > _MAX_FILES:
            raise _fault(folder, f"more than {_MAX_FILES} files")
        for name in names:
            if name.endswith((".yaml", ".yml")) and not name.startswith("."):
                yield Path(place, name)


def _raise(error: OSError) -> None:
    raise error


def _kind(path: Path) -> str | None:
    """Return the kind that `KIND.yaml` and `KIND/NAME.yaml` hold."""
    kind = path.stem if len(path.parts) == 1 else path.parts[0]
    return kind if kind in KINDS and path.suffix == ".yaml" and len(path.parts) <= 2 else None


def _fault(folder: Path, wrong: str) -> ContentError:
    return ContentError([Fault(str(folder), 0, "", wrong, _EXAMPLE)])
