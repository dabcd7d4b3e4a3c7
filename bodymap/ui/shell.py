"""The frame on the screen: shows a kept picture of the body at once, then holds the window.

Content, outlines and panes take longer than the eye likes to wait. So the first thing painted is
the body as it was drawn last, in the same size and colours, and everything else follows.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

import bodymap
from bodymap import texts
from bodymap.core.errors import BodymapError
from bodymap.ui import pictures
from bodymap.ui.panes import LEAST, Boxes, boxes
from bodymap.ui.settings import first_tokens_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPixmap

    from bodymap.ui.preparing import Preparing
    from bodymap.ui.settings import Settings

_USUAL = (1280, 800)
_KEPT = 4  # pictures kept: the sizes and themes used last


class Shell(QMainWindow):
    """The top level window; screen readers only know those of this class as windows.

    Signals:
        painted(): the first picture stands on the screen.
    """

    painted = Signal()

    def __init__(self, settings: Settings, cache: Path | None) -> None:
        super().__init__()
        self.setWindowTitle("Bodymap")
        self.setMinimumSize(*LEAST)
        self.resize(*_USUAL)
        self._settings = settings
        self._tokens = first_tokens_of(settings.preferences())
        self._cache = cache
        self._held: QWidget | None = None
        self._was_painted = self._was_told = False
        self._figures: list[tuple[QRect, QPixmap]] = []
        self._first: tuple[Path, QImage | None] | None = None  # the kept picture, once looked for
        self._known: Path | None = None  # the file of one that was shown
        self._undrawn: Iterator[tuple[QRect, QPixmap]] = iter(())
        self._preparing: Preparing | None = None
        self._typed: str | None = ""  # before there was a field for it; then None
        kept = settings.geometry()
        if kept is not None:
            self.restoreGeometry(kept)

    def hold(self, window: QWidget) -> None:
        """Show a window inside, in place of the first picture or of what was held before."""
        if self._held is not None:
            self._held.deleteLater()
        if self._preparing is not None:
            self._preparing.leave()
        self._preparing = None
        self._first = None
        self._figures.clear()
        self._held = window
        if window.parentWidget() is not self:
            window.setParent(self)
        window.setGeometry(self.rect())
        window.show()
        self.setFocusProxy(window)

    def show_progress(self, share: int) -> None:
        """Say that the reference is being made ready, and how far that is.

        Args:
            share: in hundredths.
        """
        if self._held is not None:
            return
        if self._preparing is None:
            from bodymap.ui.preparing import Preparing

            self._preparing = Preparing(self, self._settings.preferences())
            self._preparing.place(self._boxes())
        self._preparing.show_share(share)

    def take_typed(self) -> str:
        """Return what was typed until now; from now on the window takes it itself."""
        typed, self._typed = self._typed or "", None
        return typed

    def keep_picture(self, body: QWidget) -> None:
        """Keep the map as the first picture of the next start; without rights, do nothing."""
        self._tokens = tokens_of(self._settings.preferences())
        if self._cache is not None and not self.has_picture():
            pictures.keep(body.grab().toImage(), self._picture_file(), "first-*", _KEPT)
        self._first = None  # what was looked for is no longer true, or no longer needed

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the kept map where the map will be, and the ground of the panes around it.

        Once a window is held, the ground of the palette is all that lies below it.
        """
        del event
        if self._held is not None:  # Qt asks again whenever something inside is painted
            return
        tokens, box = self._tokens, self._boxes()
        with QPainter(self) as painter:
            _fill(painter, self.rect(), tokens.bg_window)
            for pane in (box.side, box.panel):
                _fill(painter, pane, tokens.bg_surface)
            _fill(painter, box.map, tokens.bg_map)
            kept = self._kept_picture()
            if kept is not None:
                painter.drawImage(box.map, kept)
            for where, figure in self._figures:
                painter.drawPixmap(where.topLeft(), figure)
        if not self._was_painted:
            self._was_painted = True
            if kept is None:
                QTimer.singleShot(0, self, self._draw_figures)
            else:
                self._tell_painted()

    def _draw_figures(self) -> None:
        """Draw the bare figures in place of a kept picture, one at a time between events."""
        from bodymap.ui import first_figures

        preferences = self._settings.preferences()
        hint = not self._settings.hint_read()
        where = first_figures.places(self._boxes().map, preferences.zoom, hint=hint)
        ratio = self.devicePixelRatioF()
        self._undrawn = first_figures.drawn(where, ratio, self._tokens, self._cache)
        QTimer.singleShot(0, self, self._draw_next)

    def _draw_next(self) -> None:
        figure = None
        if self._held is None:
            with suppress(BodymapError, OSError, ValueError):  # reading the atlas will tell
                figure = next(self._undrawn, None)
        if figure is None:
            self._tell_painted()
            return
        self._figures.append(figure)
        self.repaint(figure[0])
        QTimer.singleShot(0, self, self._draw_next)

    def _tell_painted(self) -> None:
        if not self._was_told:
            self._was_told = True
            self.painted.emit()

    def has_picture(self) -> bool:
        """Tell whether the body was kept in this size and these colours."""
        known = self._known is not None and self._known == self._picture_file()
        return known or self._kept_picture() is not None

    def _boxes(self) -> Boxes:
        zoom = self._settings.preferences().zoom
        return boxes(self.size(), zoom, 0, right_to_left=self.isRightToLeft())

    def _kept_picture(self) -> QImage | None:
        if self._cache is None:
            return None
        file = self._picture_file()
        if self._first is None or self._first[0] != file:
            size = self._boxes().map.size() * self.devicePixelRatioF()
            self._first = file, pictures.kept(file, size)
            self._known = file if self._first[1] is not None else None
        return self._first[1]

    def _picture_file(self) -> Path:
        """Return the file of the picture for this version, size and look of the map."""
        assert self._cache is not None
        preferences = self._settings.preferences()
        said = (bodymap.__version__, self.size().toTuple(), self.devicePixelRatioF())
        hint = self._settings.hint_read()  # it takes room below the map
        worn = (self._tokens, preferences.zoom, preferences.whose, hint)
        name = crc32(repr((said, worn, texts.language())).encode())
        return self._cache / f"first-{name:08x}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the window fill the frame."""
        super().resizeEvent(event)
        if self._held is not None:
            self._held.setGeometry(self.rect())
            return
        self._figures.clear()
        if self._was_painted and not self.has_picture():
            self._draw_figures()
        if self._preparing is not None:
            self._preparing.place(self._boxes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is typed too early; let Enter press the button at the keyboard.

        Outside of dialogs, Qt knows only Space.
        """
        from PySide6.QtCore import Qt  # takes time that the first picture need not

        button = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if enter and isinstance(button, QAbstractButton):
            button.click()
        elif self._typed is not None:
            self._typed = _longer(self._typed, event)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood; let what is inside close first."""
        self._settings.set_geometry(self.saveGeometry())
        if self._held is not None:
            self._held.close()
        super().closeEvent(event)


def _longer(typed: str, event: QKeyEvent) -> str:
    """Return words with what a key adds to them or takes away."""
    from PySide6.QtCore import Qt

    if event.text() == "\b":
        return typed[:-1]
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return typed + event.text() if event.text().isprintable() and not held else typed


def _fill(painter: QPainter, box: QRect, colour: str) -> None:
    """Fill a box; `fillRect` with a colour would load all names of Qt first, which takes 15 ms."""
    dot = QImage(1, 1, QImage.Format.Format_RGB32)
    dot.setPixelColor(0, 0, QColor(colour))
    painter.drawImage(box, dot)
