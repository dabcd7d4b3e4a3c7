"""Pictures in the cache folder: written whole or not at all, and only a few of each sort.

A file holds the bare pixels and a sum of them. That is back on the screen in a quarter of the time
of a PNG, and needs none of Qt's plug-ins.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final
from zlib import adler32

from PySide6.QtGui import QImage

from bodymap.paths import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSize

_SUM_BYTES: Final = 4


def keep(picture: QImage, file: Path, sort: str, most: int) -> None:
    """Keep an opaque picture; without rights or space, go on without.

    Args:
        picture: what to keep.
        file: its place in the cache folder.
        sort: pattern of the names of all pictures of its sort.
        most: how many of the sort stay, the newest.
    """
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)  # its pixels end with it
    pixels = bytes(plain.constBits())
    with suppress(OSError):
        write_whole(file, pixels + _sum(pixels))
        pictures = sorted(file.parent.glob(sort), key=lambda each: each.stat().st_mtime)
        for old in pictures[:-most]:
            old.unlink()


def kept(file: Path, size: QSize) -> QImage | None:
    """Return the picture of this size in pixels from a file, or None where it is not whole."""
    picture = QImage(size, QImage.Format.Format_RGB32)
    pixels = picture.bits()
    with suppress(OSError):
        if file.is_file() and file.stat().st_size == len(pixels) + _SUM_BYTES:
            with file.open("rb", buffering=0) as opened:
                whole = opened.readinto(pixels) == len(pixels)
                if whole and opened.read(_SUM_BYTES) == _sum(pixels):
                    return picture
    return None


def _sum(pixels: bytes | bytearray | memoryview) -> bytes:
    return adler32(pixels).to_bytes(_SUM_BYTES, "big")
