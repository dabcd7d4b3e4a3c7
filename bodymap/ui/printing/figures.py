"""Paints front and back of the body with their marks, sides and legend, as shapes, not pixels."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTransform

from bodymap.core.record import record
from bodymap.texts import say, say_as
from bodymap.ui.body.framing import frame
from bodymap.ui.body.legend import legend_words, paint_legend
from bodymap.ui.body.painting import Scene, paint, paint_captions
from bodymap.ui.body.plates import SCENE, Plate, back_plates, front_plates, points_on
from bodymap.ui.body.region_model import RegionModel, Spot
from bodymap.ui.body.relief import Drawings
from bodymap.ui.body.viewport import Viewport
from bodymap.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.ui.body.marks import Marks

# Qt outlines each tone of the relief with an unseen pen; in a PDF that makes three quarters of it.
_UNSEEN: Final = re.sub(r"(\.t[1-9]\d*\{[^}]*)\}", r"\1;stroke-opacity:0}", LIGHT.figure)
_PAPER: Final = replace(LIGHT, name="paper", figure=_UNSEEN)
_FOOT_PX: Final = 26.0
_LEGEND_PX: Final = 30.0
_GAP_PX: Final = 16.0
_CLOSE: Final = 1.1  # a zoom from which a figure is cut by its frame
_WORTH_A_ROW: Final = 2.0  # the zoom at which half the height shows more than whole bodies would
_LEAST_FOR_MARKS_PX: Final = 600.0  # bodies less high get smaller marks


@record(frozen=True)
class _View:
    """One figure on paper; `foot` names what is left, in the middle and right on the paper."""

    plates: tuple[Plate, ...]
    spots: tuple[Spot, ...]
    foot: tuple[str, str, str]
    viewport_map: Viewport = field(default_factory=Viewport)

    def points(self, marks: Marks) -> list[QPointF]:
        """Return where the trigger points of some marks lie, in scene units."""
        return points_on(self.plates, marks.pattern.points)


class Figures:
    """Both views of one atlas."""

    def __init__(self, atlas: Atlas) -> None:
        self._drawings = Drawings()
        front, back = front_plates(atlas.drawings), back_plates(atlas.drawings)
        self._views = (
            _View(
                front,
                RegionModel(atlas, front).spots,
                (say("Right"), say_as("body", "Front"), say("Left")),
            ),
            _View(
                back,
                RegionModel(atlas, back).spots,
                (say("Left"), say_as("body", "Back"), say("Right")),
            ),
        )

    def paint(self, painter: QPainter, box: QRectF, marks: Marks, font: QFont) -> None:
        """Paint the figures side by side, as large as fits the top of a box, and their legend.

        A pattern that can be brought closer stands in a row of its own above the whole bodies. The
        box is in units of the painter.
        """
        painter.save()
        font = QFont(font)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # paper has no pixels
        painter.setFont(font)
        row = QRectF(box.topLeft(), QSizeF(box.width(), box.height() - _LEGEND_PX))
        upper = QRectF(row.topLeft(), QSizeF(row.width(), row.height() / 2))
        if self._look_close(upper, marks) > _WORTH_A_ROW:
            self._paint_row(painter, marks, 1.0)
            row.setTop(upper.bottom())
        row.setHeight(min(row.height(), _whole_height(row.width())))
        self._look(row, 1.0, [SCENE.center()] * len(self._views))
        self._paint_row(painter, marks, min(1.0, row.height() / _LEAST_FOR_MARKS_PX))
        below = QRectF(row.left(), row.bottom(), row.width(), _LEGEND_PX)
        _paint_legend(painter, below, marks, font)
        painter.restore()

    def _look_close(self, row: QRectF, marks: Marks) -> float:
        """Let the views of a row show the pattern, and return the zoom for that."""
        self._look(row, 1.0, [SCENE.center()] * len(self._views))
        zoom, centres = frame(self._views, marks)
        self._look(row, zoom, centres)
        return zoom

    def _look(self, row: QRectF, zoom: float, centres: Sequence[QPointF]) -> None:
        wide, high = (row.width() - _GAP_PX) / 2, row.height() - _FOOT_PX
        lefts = (row.left(), row.right() - wide)
        for view, left, centre in zip(self._views, lefts, centres, strict=True):
            view.viewport_map.set_size(QRectF(left, row.top(), wide, high))
            view.viewport_map.set_zoom(zoom, centre)

    def _paint_row(self, painter: QPainter, marks: Marks, size: float) -> None:
        for view in self._views:
            self._paint_view(painter, view, marks, size)

    def _paint_view(self, painter: QPainter, view: _View, marks: Marks, size: float) -> None:
        """Paint a view; `size` is that of its marks, 1 as large as on the screen."""
        shown = view.viewport_map
        painter.save()
        painter.setClipRect(shown.box)
        for plate in view.plates:
            self._paint_body(painter, plate, shown)
        painter.scale(size, size)
        to_marks = shown.to_view * QTransform.fromScale(1 / size, 1 / size)
        paint_captions(painter, view.plates, to_marks, LIGHT)
        paint(painter, Scene(view.plates, view.spots, marks, tokens=LIGHT), to_marks)
        painter.restore()
        if shown.zoom > _CLOSE:
            painter.setPen(QPen(QColor(LIGHT.line_soft), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(shown.box)
        foot = QRectF(shown.box.left(), shown.box.bottom(), shown.box.width(), _FOOT_PX)
        _paint_foot(painter, foot, view.foot)

    def _paint_body(self, painter: QPainter, plate: Plate, shown: Viewport) -> None:
        renderer = self._drawings.renderer(plate.drawing.figure, _PAPER)
        painter.save()
        painter.setTransform(plate.transform * shown.to_view, combine=True)
        painter.setClipRect(plate.source, Qt.ClipOperation.IntersectClip)
        renderer.render(painter, renderer.viewBoxF())
        painter.restore()


def _whole_height(width: float) -> float:
    """Return the height in which two whole bodies fill a width."""
    return (width - _GAP_PX) / 2 * SCENE.height() / SCENE.width() + _FOOT_PX


def write_line(painter: QPainter, line: QRectF, words: tuple[str, str, str]) -> None:
    """Write words left, in the middle and right of a line."""
    align = Qt.AlignmentFlag
    places = (align.AlignLeft, align.AlignHCenter, align.AlignRight)
    for word, place in zip(words, places, strict=True):
        painter.drawText(line, place | align.AlignVCenter, word)


def _paint_foot(painter: QPainter, line: QRectF, words: tuple[str, str, str]) -> None:
    """Write the sides of the person below a figure, and which view it is between them."""
    painter.save()
    font = QFont(painter.font())
    font.setPixelSize(14)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.text))
    write_line(painter, line.adjusted(_GAP_PX, 0, -_GAP_PX, 0), words)
    painter.restore()


def _paint_legend(painter: QPainter, line: QRectF, marks: Marks, font: QFont) -> None:
    small = QFont(font)
    small.setPixelSize(13)
    painter.setFont(small)
    painter.setPen(QColor(LIGHT.text_quiet))
    if marks.pain:
        words = say("The numbers say how strong the pain is, from 1 to 10.")
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
    else:
        shown = replace(marks, chosen=frozenset())  # nobody chooses on paper
        paint_legend(painter, line, legend_words(shown), LIGHT)
