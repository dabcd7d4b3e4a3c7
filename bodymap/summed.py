"""Files that begin with a sum of what follows, which tells a damaged one; not who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zlib import crc32

from bodymap.paths import write_whole

if TYPE_CHECKING:
    from pathlib import Path

SUM_BYTES: Final = 4


def sum_of(body: bytes | memoryview) -> bytes:
    """Return the sum by which a file with this body begins."""
    return crc32(body).to_bytes(SUM_BYTES, "big")


def read_summed(file: Path, largest: int) -> bytes | None:
    """Return the whole content, sum and body, or None if it is none, larger, or damaged.

    Raises:
        OSError: it cannot be read.
    """
    if not file.is_file() or file.stat().st_size > largest:
        return None
    content = file.read_bytes()
    return content if sum_of(memoryview(content)[SUM_BYTES:]) == content[:SUM_BYTES] else None


def write_summed(file: Path, body: bytes) -> None:
    """Put a file with this body in its place, whole or not at all.

    Raises:
        OSError: as `write_whole`.
    """
    write_whole(file, sum_of(body) + body)
