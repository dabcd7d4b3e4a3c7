"""The painted body: rasterised once for each size and theme, kept in memory and on disk."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from bodymap.resources import asset
from bodymap.ui import pictures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtSvg import QSvgRenderer

    from bodymap.core.words import Figure
    from bodymap.ui.body.plates import Plate
    from bodymap.ui.theme import Tokens

_KEPT = 6  # pictures kept on disk: two views in the themes and sizes used last


class Drawings:
    """The drawings as renderers, shared by all views."""

    def __init__(self) -> None:
        self._renderers: dict[tuple[Figure, str], QSvgRenderer] = {}

    def content(self, figure: Figure) -> bytes:
        """Return the drawing as it stands in its file."""
        return asset(f"{figure.value}.svg").read_bytes()

    def renderer(self, figure: Figure, tokens: Tokens) -> QSvgRenderer:
        """Return a renderer of the drawing in the colours of a theme."""
        from PySide6.QtSvg import QSvgRenderer  # kept pictures need neither

        from bodymap.content.drawings import with_theme

        key = (figure, tokens.name)
        if key not in self._renderers:
            text = with_theme(self.content(figure).decode(), tokens.figure)
            self._renderers[key] = QSvgRenderer(QByteArray(text.encode()))
        return self._renderers[key]


class Relief:
    """The pictures of the plates of one view."""

    def __init__(self, plates: Sequence[Plate], drawings: Drawings, cache: Path | None) -> None:
        self._plates = plates
        self._drawings = drawings
        self._cache = cache

    def at_rest(self, transform: QTransform, size: QSize, ratio: float, tokens: Tokens) -> QPixmap:
        """Return the picture of the whole body, from the disk if it was drawn like this before."""
        file = self._file(size, ratio, tokens)
        kept = pictures.kept(file, size * ratio) if file else None
        if kept is None:
            picture = self.drawn(transform, size, ratio, tokens)
            if file:
                pictures.keep(picture.toImage(), file, "relief-*", _KEPT)
            return picture
        kept.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(kept)

    def drawn(self, transform: QTransform, size: QSize, ratio: float, tokens: Tokens) -> QPixmap:
        """Draw and return the picture.

        Args:
            transform: from the scene to the picture, in logical pixels.
            size: size of the picture in logical pixels.
            ratio: device pixels for one logical pixel.
            tokens: the theme.
        """
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(tokens.bg_map))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for plate in self._plates:
            renderer = self._drawings.renderer(plate.drawing.figure, tokens)
            painter.setTransform(plate.transform * transform)
            painter.setClipRect(plate.source)
            renderer.render(painter, renderer.viewBoxF())
            painter.setClipping(False)
        painter.end()
        return picture

    @cached_property
    def _sources(self) -> int:
        """A sum of what is drawn and where."""
        total = 0
        for plate in self._plates:
            total = crc32(self._drawings.content(plate.drawing.figure), total)
            total = crc32(repr((plate.target, plate.source, plate.mirrored)).encode(), total)
        return total

    def _file(self, size: QSize, ratio: float, tokens: Tokens) -> Path | None:
        if self._cache is None:
            return None
        worn = crc32((tokens.figure + tokens.bg_map).encode(), self._sources)
        return self._cache / f"relief-{worn:08x}-{size.width()}x{size.height()}-{ratio:g}"
