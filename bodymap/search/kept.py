"""The index in the cache folder: built once, and read back for as long as its sources stay.

Its file is named by the digest of the content, and by a sum of the words of its language and of
this package. A sum before its body tells a damaged one, and reading it back makes nothing but
strings and bytes. Whatever is wrong with it, or with its folder, the index is built and nobody is
told.
"""

from __future__ import annotations

import io
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import bodymap
from bodymap.search.languages import lexicon
from bodymap.search.postings import Postings, build
from bodymap.summed import SUM_BYTES, read_summed, write_summed

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.search.postings import Steps

_LARGEST: Final = 256_000_000  # bytes; that of the shipped content takes 0.6 million
_KEPT: Final = 4  # files: one for each set of content folders that is in use


def open_postings(atlas: Atlas, cache: Path | None) -> Steps:
    """Read the index back, or build and keep it, in steps that yield the share that is done.

    Args:
        atlas: the content; without a digest its index is not kept.
        cache: an existing folder to keep the index in; None goes without.
    """
    if cache is None or not atlas.digest:
        return (yield from build(atlas))
    file = cache / f"search-{atlas.digest}-{_ways(atlas.language):08x}.bin"
    made = _read(file)
    if made is None:
        yield 0.0
        made = yield from build(atlas)
        _write(file, made)
        yield 1.0
    return made


def _ways(language: str) -> int:
    """Return a sum of all that makes an index of texts; a bundle has no modules to read."""
    found = crc32(
        lexicon(language).source, crc32(f"{bodymap.__version__} {sys.byteorder}".encode())
    )
    for module in sorted(Path(__file__).parent.glob("*.py")):
        with suppress(OSError):
            found = crc32(module.read_bytes(), found)
    return found


def _read(file: Path) -> Postings | None:
    """Return the kept index, or None if there is none or it is not whole."""
    try:
        content = read_summed(file, _LARGEST)
        if content is None:
            return None
        body = io.BytesIO(content)  # without a copy
        body.seek(SUM_BYTES)
        return Postings.from_plain(_PlainReader(body).load())
    except Exception:  # foreign bytes may raise anything, and all of it means: not whole
        return None


def _write(file: Path, made: Postings) -> None:
    body = pickle.dumps(made.plain(), protocol=5)
    with suppress(OSError):
        write_summed(file, body)
        by_age = sorted(file.parent.glob("search-*.bin"), key=lambda each: each.stat().st_mtime)
        for old in by_age[:-_KEPT]:
            old.unlink()


class _PlainReader(pickle.Unpickler):
    """Reads strings, numbers, bytes and what holds them; refuses every class."""

    def find_class(self, module: str, name: str) -> Any:
        """Refuse.

        Raises:
            pickle.UnpicklingError: always.
        """
        raise pickle.UnpicklingError(f"{module}.{name} is not part of an index")
