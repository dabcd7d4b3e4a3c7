"""What is kept in a cache, and what others might put there."""

import builtins
from pathlib import Path
from zlib import crc32

from bodymap.core.atlas import KINDS, Atlas


class Malice:
    """Would write a file when it is unpickled."""

    def __init__(self, target: Path) -> None:
        self.target = str(target)

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return builtins.open, (self.target, "w")


def held(atlas: Atlas) -> list[object]:
    """Return all entries; an atlas equals itself alone."""
    return [getattr(atlas, kind) for kind in KINDS]


def signed(body: bytes) -> bytes:
    """Return contents with the sum that tells them whole."""
    return crc32(body).to_bytes(4, "big") + body


def kept(cache: Path) -> Path:
    """Return the file of the compiled content."""
    (file,) = cache.glob("atlas-*.bin")
    return file
