"""Opens the atlas: from the cache when it is fresh, else from the files.

The cache is one file named by the digest of all sources, of the program's version and of the form
of its entries. It holds core values alone: reading it back refuses every other class. Whatever is
wrong with it, or with its folder, the files are read instead and nobody is told.

A note beside it holds the places, sizes and times of all sources, the digest they had when they
were read last, and the drawings. As long as it fits no source is opened.
"""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import io
import os
import pickle
import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import bodymap
from bodymap.content.files import (
    UnusableFileError,
    content_files,
    files_below,
    language_folders,
    read_bytes,
)
from bodymap.core import entries
from bodymap.core.atlas import KINDS, Atlas
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure
from bodymap.paths import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Watch = Callable[[int, int], None]  # told how many content files of how many were read

_MODULES: Final = frozenset(
    f"bodymap.core.{name}" for name in ("entries", "figures", "outline", "words")
)
_SUM_BYTES: Final = 4
_LARGEST: Final = 256_000_000  # bytes; the shipped content takes one and a half million
_KEPT: Final = 4  # files: one for each set of content folders that is in use
_JUST_NOW_S: Final = 2.0  # a file this young may change again without another time


def nobody(done: int, total: int) -> None:
    """Watch nothing."""


def open_shipped(
    folders: Sequence[Path],
    figures: Path,
    cache: Path | None,
    language: str = "en",
    watch: Watch = nobody,
) -> Atlas:
    """Return the atlas of the content folders; what has not changed is not even opened.

    Args:
        folders: content folders, later ones laid over earlier ones.
        figures: the folder of the body drawings.
        cache: a folder to keep the compiled content in; None goes without.
        language: the code of the language whose words are laid over the English ones.
        watch: is told of each content file that had to be read; what it raises ends the reading.

    Raises:
        ContentError: the content has faults.
        FigureError: a drawing cannot be used.
    """
    stamp = _stamp([*folders, figures], language) if cache else None
    note = cache / f"sources-{crc32(stamp):08x}.bin" if cache and stamp else None
    known = _read(note, _is_note) if note else None
    if cache and known and known["stamp"] == stamp:
        file = cache / known["atlas"]
        if kept := _read(file, _is_whole):
            return _atlas(kept, known["drawings"], language, file)
    from bodymap.content.drawings import read_drawings  # a normal start reads no XML either

    drawings = read_drawings(figures)
    atlas = open_atlas(folders, drawings, cache, language, watch)
    if note:
        name = f"atlas-{atlas.digest}.bin"
        keep(note, {"stamp": stamp, "atlas": name, "drawings": drawings})
    return atlas


def open_atlas(
    folders: Sequence[Path],
    drawings: Mapping[Figure, Drawing],
    cache: Path | None,
    language: str = "en",
    watch: Watch = nobody,
) -> Atlas:
    """Return the atlas of the content folders.

    Args:
        folders: content folders, later ones laid over earlier ones.
        drawings: the body drawings the content is checked against.
        cache: a folder to keep the compiled content in; None goes without.
        language: the code of the language whose words are laid over the English ones.
        watch: is told of each content file that had to be read; what it raises ends the reading.

    Raises:
        ContentError: the content has faults.
    """
    file = _file(cache, folders, drawings, language) if cache else None
    if file and (kept := _read(file, _is_whole)):
        return _atlas(kept, drawings, language, file)
    from bodymap.content.loader import load  # a normal start never imports yaml

    with _collector_at_rest():
        atlas = load(folders, drawings, language, watch)
    if file is None:
        return atlas
    made = {name: getattr(atlas, name) for name in (*KINDS, "english")}
    keep(file, made)
    return _atlas(made, drawings, language, file)


def _atlas(
    made: dict[str, Any], drawings: Mapping[Figure, Drawing], language: str, file: Path
) -> Atlas:
    """Return the atlas of compiled content; its file is named by its digest."""
    digest = file.stem.partition("-")[2]
    return Atlas(drawings=drawings, **made, language=language, digest=digest)


def _stamp(folders: Sequence[Path], language: str) -> bytes | None:
    """Return the places, sizes and times of all files, or None if they cannot be told.

    It cannot while a file is so young that it may change again without another time.
    """
    told = [bodymap.__version__, language, *_forms()]
    newest = 0.0
    try:
        for folder in folders:
            told.append(str(folder.absolute()))
            for name, stat in files_below(folder):
                told.append(f"{name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}")
                newest = max(newest, stat.st_mtime, stat.st_ctime)
    except OSError:
        return None
    if newest > time.time() - _JUST_NOW_S:
        return None
    return "\n".join(told).encode(errors="surrogateescape")


def _file(
    cache: Path, folders: Sequence[Path], drawings: Mapping[Figure, Drawing], language: str
) -> Path:
    return cache / f"atlas-{_digest(folders, drawings, language)}.bin"


def _digest(folders: Sequence[Path], drawings: Mapping[Figure, Drawing], language: str) -> str:
    """Return a digest of all that the entries depend on, which nobody can make alike on purpose."""
    import hashlib  # loads a library of ciphers of 3 MB

    digest = hashlib.blake2b(bodymap.__version__.encode(), digest_size=16)
    read = [*folders, *language_folders(folders, language)]
    for part in _sources(read, drawings):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _sources(folders: Sequence[Path], drawings: Mapping[Figure, Drawing]) -> Iterator[bytes]:
    for form in _forms():
        yield form.encode()
    for folder in folders:
        yield b"folder"
        for _, path in content_files(folder):
            yield os.fsencode(path.relative_to(folder))
            with contextlib.suppress(UnusableFileError):  # the loader will say what is wrong
                yield read_bytes(path)
    for drawing in drawings.values():
        for shape in drawing.shapes:
            yield f"{shape.ref.region} {shape.ref.side.value} {shape.data}".encode()


def _forms() -> Iterator[str]:
    """Yield the fields of each kind of value."""
    for name, value in vars(entries).items():
        if dataclasses.is_dataclass(value):
            yield f"{name} {[*value.__dataclass_fields__]}"


def _read(file: Path, is_whole: Callable[[Any], bool]) -> dict[str, Any] | None:
    """Return what was kept, or None if there is nothing or it is not whole."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return None
        content = file.read_bytes()
        if _sum(memoryview(content)[_SUM_BYTES:]) != content[:_SUM_BYTES]:
            return None
        body = io.BytesIO(content)  # without a copy
        body.seek(_SUM_BYTES)
        with _collector_at_rest():
            kept = _Unpickler(body).load()
    except Exception:  # foreign bytes may raise anything, and all of it means: not whole
        return None
    return kept if is_whole(kept) else None


def _is_note(known: Any) -> bool:
    return (
        isinstance(known, dict)
        and known.keys() == {"stamp", "atlas", "drawings"}
        and isinstance(known["atlas"], str)
        and Path(known["atlas"]).name == known["atlas"]
        and isinstance(known["drawings"], dict)
        and known["drawings"].keys() == set(Figure)
        and all(isinstance(each, Drawing) for each in known["drawings"].values())
    )


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let the collector rest while entries are made: nothing of them is rubbish.

    It would look through all of them again and again, and all other threads would wait for it.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def _is_whole(kept: Any) -> bool:
    return (
        isinstance(kept, dict)
        and kept.keys() == {*KINDS, "english"}
        and isinstance(kept["english"], frozenset)
        and all(isinstance(kept[kind], dict) for kind in KINDS)
        and all(isinstance(e, KINDS[kind]) for kind in KINDS for e in kept[kind].values())
    )


def keep(file: Path, kept: dict[str, Any]) -> None:
    """Keep the entries beside the old file, then put the new one in its place, or do nothing."""
    body = _pickled(kept)
    with contextlib.suppress(OSError):
        write_whole(file, _sum(body) + body)
        sort = file.stem.partition("-")[0]
        by_age = sorted(file.parent.glob(f"{sort}-*"), key=lambda each: each.stat().st_mtime)
        for old in by_age[:-_KEPT]:
            old.unlink()


def _sum(body: bytes | memoryview) -> bytes:
    """Return what tells a damaged file; it does not prove who wrote it."""
    return crc32(body).to_bytes(_SUM_BYTES, "big")


def _pickled(entries: dict[str, Any]) -> bytes:
    body = io.BytesIO()
    _Pickler(body, protocol=5).dump(entries)
    return body.getvalue()


class _Pickler(pickle.Pickler):
    """Writes a word of the files as its class and value.

    Python 3.11 before 3.11.4 would write it as a call of `getattr`, which is refused on reading.
    """

    def reducer_override(self, obj: Any) -> Any:
        """Return how a word is made again; leave everything else to Python."""
        return (type(obj), (obj.value,)) if isinstance(obj, Enum) else NotImplemented


class _Unpickler(pickle.Unpickler):
    """Knows the core's classes and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of the core.

        Raises:
            pickle.UnpicklingError: the file asks for anything else.
        """
        if module in _MODULES:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not part of the content")
