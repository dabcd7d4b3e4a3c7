"""Opens the atlas: from the cache when it is fresh, else from the files.

The cache is one file named by the digest of all sources and the program's version. It holds core
values alone: reading it back refuses every other class.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import tempfile
from typing import TYPE_CHECKING, Any, Final

import bodymap
from bodymap.core.atlas import KINDS, Atlas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bodymap.core.figures import Drawing
    from bodymap.core.words import Figure

_ALLOWED: Final = frozenset({"bodymap.core.entries", "bodymap.core.words"})
_SIGNATURE_BYTES: Final = 32


def open_atlas(
    folders: Sequence[Path], drawings: Mapping[Figure, Drawing], cache: Path | None
) -> Atlas:
    """Return the atlas of the content folders.

    Args:
        folders: content folders, later ones laid over earlier ones.
        drawings: the body drawings the content is checked against.
        cache: a folder to keep the compiled content in; None goes without.

    Raises:
        ContentError: the content has faults.
    """
    file = cache / f"atlas-{_digest(folders, drawings)}.bin" if cache else None
    kept = _read(file) if file else None
    if kept is not None:
        return Atlas(drawings=drawings, **kept)
    from bodymap.content.loader import load  # noqa: PLC0415 - a normal start never imports yaml

    atlas = load(folders, drawings)
    if file:
        _write(file, {kind: getattr(atlas, kind) for kind in KINDS})
    return atlas


def _digest(folders: Sequence[Path], drawings: Mapping[Figure, Drawing]) -> str:
    """Return a digest of the version, every content file and every outline."""
    digest = hashlib.blake2b(bodymap.__version__.encode(), digest_size=16)
    for folder in folders:
        for path in sorted(folder.rglob("*.y*ml")):
            digest.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
            with contextlib.suppress(OSError):  # the loader will say what is wrong with it
                digest.update(path.read_bytes() if path.is_file() else b"")
    for drawing in drawings.values():
        for shape in drawing.shapes:
            digest.update(f"{shape.ref.region} {shape.ref.side.value} {shape.data}".encode())
    return digest.hexdigest()


def _read(file: Path) -> dict[str, Any] | None:
    """Return the kept entries, or None if there are none or they are not whole."""
    try:
        content = file.read_bytes()
        signature, body = content[:_SIGNATURE_BYTES], content[_SIGNATURE_BYTES:]
        if hashlib.blake2b(body, digest_size=_SIGNATURE_BYTES).digest() != signature:
            return None
        kept = _Unpickler(io.BytesIO(body)).load()
    except (OSError, pickle.UnpicklingError, AttributeError, ValueError, EOFError, TypeError):
        return None
    return kept if isinstance(kept, dict) and kept.keys() == KINDS.keys() else None


def _write(file: Path, entries: dict[str, Any]) -> None:
    """Keep the entries beside the old file, then put the new one in its place; without rights, do nothing."""
    body = pickle.dumps(entries, protocol=5)
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix="atlas-", suffix=".new")
        with os.fdopen(handle, "wb") as new:
            new.write(hashlib.blake2b(body, digest_size=_SIGNATURE_BYTES).digest() + body)
        os.replace(name, file)  # noqa: PTH105 - the name is a plain string
        for old in file.parent.glob("atlas-*.bin"):
            if old != file:
                old.unlink()


class _Unpickler(pickle.Unpickler):
    """Knows the core's classes and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of the core.

        Raises:
            pickle.UnpicklingError: the file asks for anything else.
        """
        if module not in _ALLOWED or name.startswith("_") or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is not part of the content")
        return super().find_class(module, name)
