"""Paints the marks over the relief: pattern, chosen, hovered, numbered points, keyboard ring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

from bodymap.core.figures import RegionRef
from bodymap.core.record import record
from bodymap.core.words import Side
from bodymap.texts import later, say
from bodymap.ui.body.marks import Marks
from bodymap.ui.body.plates import SCENE, Plate
from bodymap.ui.body.region_model import Spot, inset_side
from bodymap.ui.body.shapes import Zones, zones
from bodymap.ui.theme import Tokens, pain_colour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    PaintShapes = Callable[[QPainter, QPainterPath, QPainterPath, Tokens], None]


# Sizes in pixels of the screen; they stay the same at every zoom.
_CHOSEN_LINE: Final = 2.6
_HOVER_LINE: Final = 1.8
_MANY_LINE: Final = 0.8  # round each region of a whole area
_MANY: Final = 10
_CASING: Final = 0.6  # on both sides of an outline: it sets the line off on every tone of the skin
_RING: Final = 3.0
_RING_HALO: Final = 6.0
_X_ARM: Final = 4.6
_X_LINE: Final = 2.8
_X_HALO: Final = 6.4
_DARKER: Final = 280  # per cent, the line round the main zone against its colour
_DOT_GRID: Final = 5
_DOT: Final = 1.15
_DOTS: Final = 16  # in each row of the tile
_DOT_AWAY: Final = 0.2  # of the grid, how far a dot may lie from its place: a hand's stipple
_PAIN_ALPHA: Final = 215
_PAIN_LINE: Final = 2.0
_SIDES: Final = {Side.LEFT: later("Left"), Side.RIGHT: later("Right")}
_CAPTION_PX: Final = 16  # height of the line
_BADGE: Final = 9.0
_CROSS_HALF: Final = 5.0  # half the side of the square that a cross takes
_NUMBER_HALF: Final = 6.0
_LABEL_AWAY: Final = 13.0  # from the middle of a cross to the middle of its number
_LABEL_WAYS: Final = tuple(
    QPointF(x, y)
    for x, y in (
        (0.8, -0.6),
        (-0.8, -0.6),
        (0.8, 0.7),
        (-0.8, 0.7),
        (0, -1),
        (0, 1),
        (1, 0),
        (-1, 0),
    )
)
_MAIN_ALPHA: Final = 205
_MAIN_LINE: Final = 1.2
_MUSCLE_LINE: Final = 1.0
_MOST_LINE: Final = 2.0  # no line of a pattern reaches farther out of its shape
_SPILL_ALPHA: Final = 196
_ON_ALPHA: Final = 120
_MUSCLE_ALPHA: Final = 160


@record(frozen=True)
class Scene:
    """What is painted: the regions of a view, what is marked, where pointer and keyboard are."""

    plates: Sequence[Plate]
    spots: Sequence[Spot]
    marks: Marks
    hovered: frozenset[RegionRef] = frozenset()
    ringed: Spot | None = None
    tokens: Tokens = field(kw_only=True)


def paint(painter: QPainter, scene: Scene, to_view: QTransform) -> None:
    """Paint all marks; `to_view` maps the scene to the pixels of the view."""
    paint_pattern(painter, scene, to_view)
    paint_above(painter, scene, to_view)


def paint_above(painter: QPainter, scene: Scene, to_view: QTransform) -> None:
    """Paint the marks that lie above the pattern."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_regions(painter, scene, to_view)
    _paint_pain(painter, scene, to_view)
    _paint_points(painter, scene, to_view)
    if scene.ringed is not None:
        _paint_ring(painter, to_view.map(scene.ringed.path), scene.tokens)


def _paint_pain(painter: QPainter, scene: Scene, to_view: QTransform) -> None:
    """Paint the marked regions; under a pattern they keep their outline and number alone."""
    strengths, tokens = dict(scene.marks.pain), scene.tokens
    hurting = [spot for spot in scene.spots if spot.ref in strengths]
    for spot in hurting:
        path = to_view.map(spot.path)
        if not scene.marks.pattern.points:
            painter.fillPath(
                path, with_alpha(pain_colour(strengths[spot.ref], tokens).name(), _PAIN_ALPHA)
            )
        _paint_outline(painter, path, tokens.pain_line, _PAIN_LINE, tokens)
    numbered = {spot.ref: spot for spot in reversed(hurting)}  # the body rather than an inset
    for ref, spot in numbered.items():
        _paint_badge(painter, to_view.map(spot.anchor), str(strengths[ref]), tokens)


def _paint_badge(painter: QPainter, at: QPointF, number: str, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.pain_line), 1.5))
    painter.setBrush(QColor(tokens.bg_surface))
    painter.drawEllipse(at, _BADGE, _BADGE)
    label = _number_path(painter, number, at)
    painter.fillPath(label, QColor(tokens.on_pain))


def paint_pattern(painter: QPainter, scene: Scene, to_view: QTransform) -> None:
    """Paint where a muscle lies and its pattern, as soft shapes inside the silhouette."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for found, paint_shapes in _shapes(scene):
        _within(painter, found, to_view, scene.tokens, paint_shapes)


def pattern_box(scene: Scene, to_view: QTransform) -> QRectF:
    """Return a box around all that `paint_pattern` paints, in pixels of the view."""
    box = QRectF()
    for found, _ in _shapes(scene):
        box |= found.box
    return to_view.mapRect(box).adjusted(-_MOST_LINE, -_MOST_LINE, _MOST_LINE, _MOST_LINE)


def _shapes(scene: Scene) -> Iterator[tuple[Zones, PaintShapes]]:
    """Return the shapes of a pattern, from below, and how each is painted."""
    marks = scene.marks
    for plate in scene.plates:
        muscle = zones(plate, marks.lies_in)
        if muscle is not None:
            yield muscle, _paint_muscle
        pattern = zones(plate, marks.pattern.main, marks.pattern.spillover)
        if pattern is not None:
            yield pattern, _paint_zones


def _within(
    painter: QPainter,
    found: Zones,
    to_view: QTransform,
    tokens: Tokens,
    paint_shapes: PaintShapes,
) -> None:
    """Paint zones, clipped to the silhouette."""
    painter.save()
    painter.setClipPath(to_view.map(found.silhouette), Qt.ClipOperation.IntersectClip)
    painter.setBrushOrigin(to_view.map(QPointF(0, 0)).toPoint())  # dots move with the body
    paint_shapes(painter, to_view.map(found.main), to_view.map(found.spillover), tokens)
    painter.restore()


def _paint_muscle(painter: QPainter, shape: QPainterPath, _: QPainterPath, tokens: Tokens) -> None:
    painter.fillPath(shape, with_alpha(tokens.region_on, _MUSCLE_ALPHA))
    _paint_outline(painter, shape, tokens.accent, _MUSCLE_LINE, tokens)


def _paint_zones(
    painter: QPainter, main: QPainterPath, spillover: QPainterPath, tokens: Tokens
) -> None:
    painter.fillPath(spillover, with_alpha(tokens.pattern_spill, _SPILL_ALPHA))
    painter.fillPath(spillover, dot_brush(painter, tokens))
    painter.fillPath(main, with_alpha(tokens.pattern_main, _MAIN_ALPHA))
    painter.strokePath(main, QPen(pattern_line(tokens), _MAIN_LINE))


def pattern_line(tokens: Tokens) -> QColor:
    """Return the colour of the line round the main zone.

    It is dark in both themes: pale skin, or else the zone itself, sets it off.
    """
    return QColor(tokens.pattern_main).darker(_DARKER)


def _paint_regions(painter: QPainter, scene: Scene, to_view: QTransform) -> None:
    tokens = scene.tokens
    patterned = bool(scene.marks.pattern.points)
    many = len(scene.marks.chosen) > _MANY
    for spot in scene.spots:
        chosen, hovered = spot.ref in scene.marks.chosen, spot.ref in scene.hovered
        if not (chosen or hovered):
            continue
        path = to_view.map(spot.path)
        if hovered:
            painter.fillPath(path, with_alpha(tokens.region_hover, _ON_ALPHA))
        elif not patterned:
            painter.fillPath(path, with_alpha(tokens.region_on, _ON_ALPHA))
        width = _HOVER_LINE if not chosen else _MANY_LINE if many else _CHOSEN_LINE
        _paint_outline(painter, path, tokens.accent, width, tokens)


def _paint_outline(
    painter: QPainter, path: QPainterPath, colour: str, width: float, tokens: Tokens
) -> None:
    """Paint a line in a casing of the colour of halos, as maps do with roads."""
    for each, wide in ((tokens.mark_halo, width + 2 * _CASING), (colour, width)):
        painter.strokePath(path, QPen(QColor(each), wide, j=Qt.PenJoinStyle.RoundJoin))


def _paint_points(painter: QPainter, scene: Scene, to_view: QTransform) -> None:
    points = scene.marks.pattern.points
    numbered = len({lying.point.number for lying in points}) > 1
    crosses = [
        (to_view.map(spot), str(lying.point.number) if numbered else "")
        for plate in scene.plates
        for lying in points
        if (spot := plate.spot(lying.point.at, lying.side)) is not None
    ]
    taken = [(at, _CROSS_HALF) for at, _ in crosses]
    for at, number in crosses:
        label = _free_place(at, taken)
        taken.append((label, _NUMBER_HALF))
        paint_x(painter, at, number, scene.tokens, label)


def _free_place(at: QPointF, taken: Sequence[tuple[QPointF, float]]) -> QPointF:
    """Return the middle of a number beside a cross, where it covers no other cross or number.

    Those that are there already are given by their middles and half their sides.
    """
    places = [at + way * _LABEL_AWAY for way in _LABEL_WAYS]
    return next((place for place in places if _is_free(place, taken)), places[0])


def _is_free(place: QPointF, taken: Sequence[tuple[QPointF, float]]) -> bool:
    x, y = place.toTuple()
    for middle, half in taken:
        apart = half + _NUMBER_HALF
        if abs(middle.x() - x) < apart and abs(middle.y() - y) < apart:
            return False
    return True


def paint_x(
    painter: QPainter, at: QPointF, number: str, tokens: Tokens, label_at: QPointF | None = None
) -> None:
    """Paint the cross of a trigger point, and its number, with a halo that keeps them readable."""
    cross = QPainterPath()
    for dx in (_X_ARM, -_X_ARM):
        cross.moveTo(at + QPointF(-dx, -_X_ARM))
        cross.lineTo(at + QPointF(dx, _X_ARM))
    label = _number_path(painter, number, label_at) if label_at is not None else QPainterPath()
    halo = QPen(QColor(tokens.mark_halo), _X_HALO, c=Qt.PenCapStyle.RoundCap)
    painter.strokePath(cross, halo)
    painter.strokePath(label, QPen(QColor(tokens.mark_halo), 3.5, j=Qt.PenJoinStyle.RoundJoin))
    painter.strokePath(cross, QPen(QColor(tokens.mark_x), _X_LINE, c=Qt.PenCapStyle.RoundCap))
    painter.fillPath(label, QColor(tokens.mark_x))


def _number_path(painter: QPainter, number: str, middle: QPointF) -> QPainterPath:
    """Return the outlines of a small bold number around a point."""
    path = _outlines(painter.font().family(), number)
    return path.translated(middle - path.boundingRect().center())


@lru_cache(maxsize=64)
def _outlines(family: str, number: str) -> QPainterPath:
    """Return the outlines of a small bold number."""
    font = QFont(family)
    font.setPixelSize(120)  # small outlines differ with what was written before
    font.setBold(True)
    path = QPainterPath()
    path.addText(QPointF(), font, number)
    return QTransform.fromScale(0.1, 0.1).map(path)


def _paint_ring(painter: QPainter, path: QPainterPath, tokens: Tokens) -> None:
    for colour, width in ((tokens.bg_surface, _RING_HALO), (tokens.focus, _RING)):
        painter.strokePath(path, QPen(QColor(colour), width, j=Qt.PenJoinStyle.RoundJoin))


def paint_captions(
    painter: QPainter, plates: Sequence[Plate], to_view: QTransform, tokens: Tokens
) -> None:
    """Write below each inset of which side it is, but not below the ground: it would be cut."""
    font = QFont(painter.font())
    font.setPixelSize(12)
    painter.setFont(font)
    painter.setPen(QColor(tokens.text_quiet))
    ground = to_view.mapRect(SCENE).bottom()
    for plate in plates[1:]:
        box = to_view.mapRect(plate.target)
        top = min(box.bottom() + 1, ground - _CAPTION_PX)
        line = QRectF(box.left() - 20, top, box.width() + 40, _CAPTION_PX)
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter, say(_SIDES[inset_side(plate)]))


def dot_brush(painter: QPainter, tokens: Tokens) -> QBrush:
    """Return the spillover texture, as fine as the screen or paper that is painted on."""
    ratio = painter.device().devicePixelRatioF() * painter.worldTransform().m11()
    brush = QBrush(dots(tokens.pattern_main, ratio))
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))  # a PDF heeds no pixel ratio
    return brush


@lru_cache(maxsize=1)  # one is in use at a time, and one for paper takes up to 4 MB
def dots(colour: str, ratio: float) -> QPixmap:
    """Return the tile of the spillover texture; `ratio` is its pixels for one of the painter."""
    side = round(_DOTS * _DOT_GRID * ratio)
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for x, y in _dot_places():
        painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
    painter.end()
    return tile


def _dot_places() -> Iterator[tuple[float, float]]:
    """Return where the dots of the tile lie: unevenly, but the same each time."""
    from random import Random  # not before a pattern is shown

    chance = Random(_DOTS)
    for row, column in product(range(_DOTS), repeat=2):
        yield (
            (column + chance.uniform(0.5 - _DOT_AWAY, 0.5 + _DOT_AWAY)) * _DOT_GRID,
            (row + chance.uniform(0.5 - _DOT_AWAY, 0.5 + _DOT_AWAY)) * _DOT_GRID,
        )


def with_alpha(colour: str, alpha: int) -> QColor:
    """Return a colour made translucent; `alpha` runs from 0 to 255."""
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
