"""Reads whole content folders into an atlas: all of it or nothing.

A folder holds one file or one sub-folder for each kind of thing; a file holds one entry or a list
of entries. A further folder is laid over the first one, entry by entry, by id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bodymap.content import reader
from bodymap.content.checks import check_entries
from bodymap.content.files import called, content_files, language_folders
from bodymap.content.reader import Path_
from bodymap.content.schema import Builder
from bodymap.content.store import Watch, nobody
from bodymap.content.translation import translate
from bodymap.core.atlas import KINDS, Atlas
from bodymap.core.errors import ContentError, Fault, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bodymap.core.figures import Drawing
    from bodymap.core.words import Figure

_ID: Final = re.compile(r"[a-z0-9_]{1,80}")


@dataclass
class Origin:
    """Where an entry came from: its folder, the builder of its file, and its path in that file."""

    folder: Path
    builder: Builder
    path: Path_


@dataclass
class Draft:
    """Entries read so far, by kind and id, with where they came from, and all faults.

    An entry is of the class that `KINDS` names for its kind, and its id is of that class's type.
    `english` is that of the atlas.
    """

    entries: dict[str, dict[Any, Any]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    english: frozenset[str] = frozenset()
    faults: list[Fault] = field(default_factory=list)
    watch: Watch = nobody
    files: int = 0
    files_read: int = 0

    def count_file(self) -> None:
        """Tell whoever watches that one more file was read."""
        self.files_read += 1
        self.watch(self.files_read, self.files)

    def read(self, path: Path) -> tuple[Builder, list[tuple[Path_, Any]]]:
        """Return what builds the entries of a file, and its items, each with its place.

        There are none where the file cannot be read; the faults are noted.
        """
        name = called(path)
        try:
            data, lines = reader.parse(reader.read_text(path, name), name)
        except ContentError as error:
            self.faults += error.faults
            return Builder(name, {}), []
        if isinstance(data, list):
            return Builder(name, lines), [((i,), item) for i, item in enumerate(data)]
        return Builder(name, lines), [((), data)]

    def note(self, kind: str, entry_id: str, path: Path_, wrong: str, right: str) -> None:
        """Note a fault of one entry at the line where it stands."""
        origin = self.origins[(kind, entry_id)]
        self.faults.append(origin.builder.fault((*origin.path, *path), wrong, right))


def load(
    folders: Sequence[Path],
    drawings: Mapping[Figure, Drawing],
    language: str = "en",
    watch: Watch = nobody,
) -> Atlas:
    """Return the atlas of one or more content folders, later ones laid over earlier ones.

    Args:
        folders: content folders.
        drawings: the body drawings the content is checked against.
        language: the code of the language whose words are laid over the English ones.
        watch: is told of each file that was read.

    Raises:
        ContentError: with every fault of every file.
    """
    places = [*folders, *language_folders(folders, language)]
    draft = Draft(watch=watch, files=sum(len(content_files(place)) for place in places))
    for folder in folders:
        _read_folder(folder, draft)
    if not draft.faults:
        check_entries(draft, drawings)
    if not draft.faults:
        translate(draft, folders, language)
    if draft.faults:
        raise ContentError(draft.faults)
    return Atlas(
        dict(drawings),
        **draft.entries,
        english=draft.english,
        language=language,
        digest="",
        point_count=sum(len(each.trigger_points) for each in draft.entries["muscles"].values()),
    )


def _read_folder(folder: Path, draft: Draft) -> None:
    files = content_files(folder)
    if not files:
        right = "give a folder with files such as muscles/upper_trapezius.yaml"
        draft.faults.append(Fault(str(folder), 0, "", "no content files here", right))
    for kind, path in files:
        if kind is None:
            wrong = "the place of this file tells no kind"
            right = f"name it KIND.yaml or KIND/NAME.yaml with KIND one of {', '.join(KINDS)}"
            draft.faults.append(Fault(called(path), 0, "", wrong, right))
        else:
            _read_file(kind, folder, path, draft)
        draft.count_file()


def _read_file(kind: str, folder: Path, path: Path, draft: Draft) -> None:
    builder, items = draft.read(path)
    for place, item in items:
        _read_entry(kind, item, Origin(folder, builder, place), draft)
    draft.faults += builder.faults


def _read_entry(kind: str, item: Any, origin: Origin, draft: Draft) -> None:
    entry = origin.builder.build(KINDS[kind], item, origin.path)
    if entry is None:
        return
    place = (*origin.path, "id")
    before = draft.origins.get((kind, entry.id))
    if not _ID.fullmatch(entry.id):
        right = "use lower case letters, digits and _"
        origin.builder.note(place, f"{shown(entry.id)} is not an id", right)
    elif before and before.folder == origin.folder:
        wrong = f"the id '{entry.id}' stands also in {before.builder.file}"
        origin.builder.note(place, wrong, "keep one of them or rename it")
    else:
        draft.entries[kind][entry.id] = entry
        draft.origins[(kind, entry.id)] = origin
