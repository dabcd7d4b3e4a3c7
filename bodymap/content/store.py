"""Opens the atlas: from the cache when it is fresh, else from the files.

The cache is one file named by the digest of all sources, of the program's version and of the form
of its entries. It holds core values alone, a kind of entries at a time (`pickling`). Whatever is
wrong with it, or with its folder, the files are read instead and nobody is told.

A note beside it holds the places, sizes and times of all sources, the digest they had when they
were read last, and the drawings. As long as it fits no source is opened.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import os
import time
from collections.abc import Callable
from functools import cache as once
from functools import partial
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
from bodymap.content.pickling import KeptEntries, collector_at_rest, pickled, unpickled
from bodymap.core import entries
from bodymap.core.atlas import KINDS, Atlas
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure
from bodymap.summed import SUM_BYTES, read_summed, write_summed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Watch = Callable[[int, int], None]  # told how many content files of how many were read

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
            return _kept_atlas(kept, file, folders, known["drawings"], language)
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
        return _kept_atlas(kept, file, folders, drawings, language)
    from bodymap.content.loader import load  # a normal start never imports yaml

    with collector_at_rest():
        atlas = load(folders, drawings, language, watch)
    if file is None:
        return atlas
    keep_atlas(file, atlas)
    return dataclasses.replace(atlas, digest=_digest_in(file))


def keep_atlas(file: Path, atlas: Atlas) -> None:
    """Keep the entries of an atlas, each kind by itself, or do nothing."""
    kinds = {kind: dict(getattr(atlas, kind)) for kind in KINDS}
    apart = {kind: (len(entries), pickled(entries)) for kind, entries in kinds.items()}
    keep(file, {**apart, "english": atlas.english, "point_count": atlas.point_count})


def _kept_atlas(
    kept: dict[str, Any],
    file: Path,
    folders: Sequence[Path],
    drawings: Mapping[Figure, Drawing],
    language: str,
) -> Atlas:
    """Return the atlas of a file, which is left for the sources if an entry cannot be made."""

    @once
    def anew() -> Atlas:
        with contextlib.suppress(OSError):
            file.unlink()
        return open_atlas(folders, drawings, file.parent, language)

    def of_files(kind: str) -> Mapping[Any, Any]:
        found: Mapping[Any, Any] = getattr(anew(), kind)
        return found

    held: dict[str, Any] = {name: kept[name] for name in ("english", "point_count")}
    for kind, made_of in KINDS.items():
        count, body = kept[kind]
        held[kind] = KeptEntries(made_of, count, body, partial(of_files, kind))
    return Atlas(drawings, **held, language=language, digest=_digest_in(file))


def _digest_in(file: Path) -> str:
    """Return the digest by which a file of compiled content is named."""
    return file.stem.partition("-")[2]


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
        content = read_summed(file, _LARGEST)
        if content is None:
            return None
        body = io.BytesIO(content)  # without a copy
        body.seek(SUM_BYTES)
        kept = unpickled(body)
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


def _is_whole(kept: Any) -> bool:
    """Tell whether a file has the form of compiled content; the entries are seen to when made."""
    return (
        isinstance(kept, dict)
        and kept.keys() == {*KINDS, "english", "point_count"}
        and isinstance(kept["english"], frozenset)
        and isinstance(kept["point_count"], int)
        and all(isinstance(kept[kind], tuple) for kind in KINDS)
        and all(tuple(map(type, kept[kind])) == (int, bytes) for kind in KINDS)
    )


def keep(file: Path, kept: dict[str, Any]) -> None:
    """Keep something beside the old file, then put the new one in its place, or do nothing."""
    body = pickled(kept)
    with contextlib.suppress(OSError):
        write_summed(file, body)
        sort = file.stem.partition("-")[0]
        by_age = sorted(file.parent.glob(f"{sort}-*"), key=lambda each: each.stat().st_mtime)
        for old in by_age[:-_KEPT]:
            old.unlink()
