"""The painted body: rasterised once for each size and theme, kept in memory and on disk."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QTransform

from bodymap.content.drawings import with_theme
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
    """The drawings as text and as renderers, shared by all views."""

    def __init__(self) -> None:
        self._texts: dict[Figure, str] = {}
        self._renderers: dict[tuple[Figure, str], QSvgRenderer] = {}

    def text(self, figure: Figure) -> str:
        """Return the drawing as it stands in its file."""
        if figure not in self._texts:
            self._texts[figure] = asset(f"{figure.value}.svg").read_text(encoding="utf-8")
        return self._texts[figure]

    def renderer(self, figure: Figure, tokens: Tokens) -> QSvgRenderer:
        """Return a renderer of the drawing in the colours of a theme."""
        from PySide6.QtSvg import QSvgRenderer

        key = (figure, tokens.name)
        if key not in self._renderers:
            text = with_theme(self.text(figure), tokens.figure)
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
        kept = QImage(str(file)) if file and file.exists() else QImage()
        if kept.size() == size * ratio:
            picture = QPixmap.fromImage(kept)
            picture.setDevicePixelRatio(ratio)
            return picture
        picture = self.drawn(transform, size, ratio, tokens)
        if file:
            self._keep(file, picture)
        return picture

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
    def _sources(self) -> bytes:
        """A digest of what is drawn and where."""
        digest = hashlib.blake2b(digest_size=8)
        for plate in self._plates:
            digest.update(self._drawings.text(plate.drawing.figure).encode())
            digest.update(repr((plate.target, plate.source, plate.mirrored)).encode())
        return digest.digest()

    def _file(self, size: QSize, ratio: float, tokens: Tokens) -> Path | None:
        if self._cache is None:
            return None
        colours = hashlib.blake2b(
            (tokens.figure + tokens.bg_map).encode(), digest_size=4
        ).hexdigest()
        name = (
            f"relief-{self._sources.hex()}-{colours}-{size.width()}x{size.height()}-{ratio:g}.png"
        )
        return self._cache / name

    def _keep(self, file: Path, picture: QPixmap) -> None:
        """Keep a picture on disk; without rights or space, go on without."""
        opaque = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
        pictures.keep(opaque, file, "relief-*.png", _KEPT)
