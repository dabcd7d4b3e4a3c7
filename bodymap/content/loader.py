"""Reads whole content folders into an atlas: all of it or nothing.

A folder holds one file or one sub-folder for each kind of thing; a file holds one entry or a list
of entries. A further folder is laid over the first one, entry by entry, by id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bodymap.content import reader
from bodymap.content.checks import check_entries
from bodymap.content.schema import Builder
from bodymap.core.atlas import KINDS, Atlas
from bodymap.core.errors import ContentError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bodymap.content.reader import Path_
    from bodymap.core.figures import Drawing
    from bodymap.core.words import Figure


@dataclass
class Origin:
    """Where an entry came from: the builder of its file, and its path in that file."""

    builder: Builder
    path: Path_


@dataclass
class Draft:
    """Entries read so far, by kind and id, with where they came from, and all faults."""

    entries: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def note(self, kind: str, entry_id: str, path: Path_, wrong: str, right: str) -> None:
        """Note a fault of one entry at the line where it stands."""
        origin = self.origins[(kind, entry_id)]
        before = len(origin.builder.faults)
        origin.builder.note((*origin.path, *path), wrong, right)
        self.faults += origin.builder.faults[before:]


def load(folders: Sequence[Path], drawings: Mapping[Figure, Drawing]) -> Atlas:
    """Return the atlas of one or more content folders, later ones laid over earlier ones.

    Raises:
        ContentError: with every fault of every file.
    """
    draft = Draft()
    for folder in folders:
        _read_folder(folder, draft)
    if not draft.faults:
        check_entries(draft, drawings)
    if draft.faults:
        raise ContentError(draft.faults)
    return Atlas(drawings=dict(drawings), **draft.entries)


def content_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the kind and path of each content file of a folder, in a fixed order."""
    for kind in KINDS:
        single = folder / f"{kind}.yaml"
        if single.exists():
            yield kind, single
        yield from ((kind, path) for path in sorted((folder / kind).glob("*.yaml")))


def _read_folder(folder: Path, draft: Draft) -> None:
    files = list(content_files(folder))
    if not files:
        wrong, right = (
            "no content files here",
            "give a folder with files such as muscles/upper_trapezius.yaml",
        )
        draft.faults.append(Fault(str(folder), 0, "", wrong, right))
    draft.faults += _stray_files(folder, {path for _, path in files})
    new: set[tuple[str, str]] = set()
    for kind, path in files:
        _read_file(kind, path, path.relative_to(folder).as_posix(), draft, new)


def _stray_files(folder: Path, known: set[Path]) -> Iterator[Fault]:
    """Yield a fault for each YAML file whose name or folder says nothing about its kind."""
    for path in sorted(folder.rglob("*.y*ml")):
        if path not in known:
            name = path.relative_to(folder).as_posix()
            yield Fault(
                name,
                0,
                "",
                "this file has no known kind",
                f"use one of {', '.join(KINDS)} as file or folder",
            )


def _read_file(kind: str, path: Path, name: str, draft: Draft, new: set[tuple[str, str]]) -> None:
    try:
        data, lines = reader.parse(reader.read_text(path, name), name)
    except ContentError as error:
        draft.faults += error.faults
        return
    builder = Builder(name, lines)
    items = (
        [((i,), item) for i, item in enumerate(data)] if isinstance(data, list) else [((), data)]
    )
    for where, item in items:
        _read_entry(kind, builder, where, item, draft, new)
    draft.faults += builder.faults


def _read_entry(
    kind: str, builder: Builder, where: Path_, item: Any, draft: Draft, new: set[tuple[str, str]]
) -> None:
    single = Builder(builder.file, builder.lines)
    entry = single.build(KINDS[kind], item, where)
    if entry is not None and not _is_id(entry.id):
        single.note(
            (*where, "id"),
            f"'{entry.id[:40]}' is not an id",
            "use lower case letters, digits and _",
        )
    elif entry is not None and (kind, entry.id) in new:
        single.note(
            (*where, "id"), f"the id '{entry.id}' stands twice", "keep one of them or rename it"
        )
    builder.faults += single.faults
    if single.faults or entry is None:
        return
    new.add((kind, entry.id))
    draft.entries[kind][entry.id] = entry
    draft.origins[(kind, entry.id)] = Origin(builder, where)


def _is_id(text: str) -> bool:
    return text.isascii() and text.replace("_", "a").isalnum() and text == text.lower()
