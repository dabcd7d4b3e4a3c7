"""Pictures in the cache folder: written whole or not at all, and only a few of each sort."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImageWriter

from bodymap.paths import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage


def keep(picture: QImage, file: Path, sort: str, most: int) -> None:
    """Keep a picture as PNG; without rights or space, go on without.

    Args:
        picture: what to keep.
        file: its place in the cache folder.
        sort: pattern of the names of all pictures of its sort.
        most: how many of the sort stay, the newest.
    """
    buffer = QBuffer()  # libpng complains to the terminal when the disk is full
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")  # QImage.save refuses the bytes its stub asks for
    writer.setQuality(100)
    writer.write(picture)
    with suppress(OSError):
        write_whole(file, bytes(buffer.data().data()))
        pictures = sorted(file.parent.glob(sort), key=lambda each: each.stat().st_mtime)
        for old in pictures[:-most]:
            old.unlink()
