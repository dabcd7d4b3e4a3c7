"""Patterns are soft shapes that stay on their regions, inside the silhouette, at every zoom."""

import re
from math import atan2, degrees

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from bodymap.core.atlas import Atlas
from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.body.legend import legend_words
from bodymap.ui.body.marks import Marks, marks_of
from bodymap.ui.body.painting import Scene, paint_pattern, pattern_line
from bodymap.ui.body.plates import SCENE, Plate, back_plates, front_plates
from bodymap.ui.body.shapes import joined, kept_zones, zones
from bodymap.ui.theme import LIGHT, THEMES, Tokens
from tests.ui.helpers import mixed, picture, rgb
from tests.ui.test_theme import contrast

CELLS = QTransform.fromScale(0.1, 0.1)  # ten units of the scene for a pixel
SIDES = (Side.LEFT, Side.RIGHT)
ALPHA = 205  # of the main zone


@pytest.fixture(scope="module")
def plates(atlas: Atlas) -> tuple[Plate, ...]:
    return (*front_plates(atlas.drawings), *back_plates(atlas.drawings))


def blank(size: QSize, form: QImage.Format) -> QImage:
    """Return an empty picture; rows of a multiple of four pixels lie in memory without gaps."""
    image = QImage(QSize((size.width() + 4) // 4 * 4, size.height() + 1), form)
    image.fill(QColor(0, 0, 0, 0))
    return image


def bits(image: QImage) -> int:
    """Return the bytes of a picture as one number."""
    return int.from_bytes(bytes(image.constBits()), "big")


def stencil(path: QPainterPath, box: QRectF, clip: QPainterPath | None = None) -> int:
    """Return the pixels inside a path, within a box of the scene, as the bits of a number."""
    image = blank(CELLS.mapRect(box).size().toSize(), QImage.Format.Format_Alpha8)
    painter = QPainter(image)
    painter.setTransform(QTransform.fromTranslate(-box.left(), -box.top()) * CELLS)
    if clip is not None:
        painter.setClipPath(clip)
    painter.fillPath(path, QColor("black"))
    painter.end()
    return bits(image)


class Cover:
    """How much of each region of a plate some zones cover, from 0 to 1."""

    def __init__(self, plate: Plate) -> None:
        self._plate = plate
        self._boxes = {ref: path.boundingRect() for ref, path in plate.paths.items()}
        self._whole = {ref: stencil(path, self._boxes[ref]) for ref, path in plate.paths.items()}

    def of(self, shape: QPainterPath, silhouette: QPainterPath, ref: RegionRef) -> float:
        covered = stencil(shape, self._boxes[ref], silhouette) & self._whole[ref]
        return covered.bit_count() / self._whole[ref].bit_count()


@pytest.fixture(scope="module")
def covers(plates: tuple[Plate, ...]) -> dict[Plate, Cover]:
    return {plate: Cover(plate) for plate in plates}


def corners(path: QPainterPath) -> set[tuple[int, int]]:
    """Return the points of an outline; neighbours share some."""
    points = (path.elementAt(i) for i in range(path.elementCount()))
    return {(round(each.x), round(each.y)) for each in points}


@pytest.fixture(scope="module")
def outlines(plates: tuple[Plate, ...]) -> dict[tuple[Plate, RegionRef], set[tuple[int, int]]]:
    return {(plate, ref): corners(p) for plate in plates for ref, p in plate.paths.items()}


@pytest.mark.parametrize("side", SIDES)
def test_every_pattern_covers_its_regions_and_no_others(
    atlas: Atlas,
    plates: tuple[Plate, ...],
    covers: dict[Plate, Cover],
    outlines: dict[tuple[Plate, RegionRef], set[tuple[int, int]]],
    side: Side,
) -> None:
    wrong = []
    for muscle in atlas.muscles.values():
        pattern = atlas.pattern(muscle, side)
        for plate in plates:
            found = zones(plate, pattern.main, pattern.spillover)
            if found is None:
                assert not (pattern.main | pattern.spillover) & plate.paths.keys()
                continue
            marked = (pattern.main | pattern.spillover) & plate.paths.keys()
            touched = set().union(*(outlines[plate, ref] for ref in marked))
            for ref in plate.paths:
                main = covers[plate].of(found.main, found.silhouette, ref)
                spill = covers[plate].of(found.spillover, found.silhouette, ref)
                near = bool(touched & outlines[plate, ref])
                if not _fits(main, spill, ref in pattern.main, ref in marked, near=near):
                    wrong.append((muscle.id, plate.view, ref, round(main, 2), round(spill, 2)))
    assert wrong == []


def _fits(main: float, spill: float, is_main: bool, is_marked: bool, *, near: bool) -> bool:
    if is_main:
        return main > 0.7 and spill < 0.2
    if is_marked:
        return spill > 0.7 and main < 0.2
    return main + spill < (0.1 if near else 0.001)


def test_nothing_is_painted_outside_the_silhouette(atlas: Atlas, plates: tuple[Plate, ...]) -> None:
    bled = []
    for view in (plates[:3], plates[3:]):
        outside = _outside(view)
        for muscle in atlas.muscles.values():
            marks = marks_of(atlas, Selection(Kind.MUSCLE, muscle.id, Side.LEFT))
            if bits(_painted(view, marks)) & outside:
                bled.append(muscle.id)
    assert bled == []


def _outside(view: tuple[Plate, ...]) -> int:
    image = _blank(QImage.Format.Format_Alpha8)
    image.fill(255)
    painter = QPainter(image)
    painter.setTransform(CELLS)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    for plate in view:
        for path in plate.paths.values():
            painter.fillPath(path, QColor("black"))
            painter.strokePath(path, QPen(QColor("black"), 30))  # soft edges
    painter.end()
    return bits(image)


def _painted(view: tuple[Plate, ...], marks: Marks, tokens: Tokens = LIGHT) -> QImage:
    image = _blank(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    paint_pattern(painter, Scene(view, (), marks, tokens=tokens), CELLS)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Alpha8)


def _blank(form: QImage.Format) -> QImage:
    return blank(CELLS.mapRect(SCENE).size().toSize(), form)


def test_main_zone_and_spillover_meet_without_gap_or_overlap(
    atlas: Atlas, plates: tuple[Plate, ...]
) -> None:
    seams = 0
    for muscle in list(atlas.muscles.values())[::8]:
        pattern = atlas.pattern(muscle, Side.LEFT)
        for plate in plates:
            found = zones(plate, pattern.main, pattern.spillover)
            whole = zones(plate, pattern.main | pattern.spillover)
            if found is None or whole is None or found.spillover.isEmpty():
                continue
            seams += not found.main.isEmpty()
            both = _light((found.spillover, found.main))
            assert both == pytest.approx(_light((whole.main,)), rel=0.002), muscle.id
    assert seams > 20


def _light(paths: tuple[QPainterPath, ...]) -> int:
    """Return how much paint some paths take that add up where they overlap."""
    image = _blank(QImage.Format.Format_Grayscale8)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(CELLS)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    for path in paths:
        painter.fillPath(path, QColor(100, 100, 100))
    painter.end()
    return sum(bytes(image.constBits()))


def sharpest(path: QPainterPath) -> float:
    """Return the sharpest turn of an outline within about 30 units, in degrees."""
    count = round(path.length() / 10)
    points = [path.pointAtPercent(i / count) for i in range(count)]
    ways = [points[i - 2] - points[i - 4] for i in range(count)]
    onward = [points[i] - points[i - 2] for i in range(count)]
    turns = (_angle(b) - _angle(a) for a, b in zip(ways, onward, strict=True))
    return max(abs((turn + 180) % 360 - 180) for turn in turns)


def _angle(way: QPointF) -> float:
    return degrees(atan2(way.y(), way.x()))


@pytest.mark.parametrize("region", ["interscapular", "lumbar", "buttock_upper"])
def test_corners_are_rounded(plates: tuple[Plate, ...], region: str) -> None:
    ref = RegionRef(RegionId(region), Side.LEFT)
    found = zones(plates[3], frozenset({ref}))
    assert found is not None
    inside = found.main.intersected(found.silhouette)
    assert sharpest(plates[3].paths[ref]) > 60
    assert sharpest(found.main) < 50
    assert inside.boundingRect().width() < plates[3].paths[ref].boundingRect().width()


def test_neighbours_melt_into_one_shape(plates: tuple[Plate, ...]) -> None:
    regions = frozenset(RegionRef(RegionId(r), Side.LEFT) for r in ("calf_upper", "calf_lower"))
    together = zones(plates[3], regions)
    assert together is not None
    seam = joined([plates[3].paths[ref] for ref in regions]).boundingRect().center()
    assert together.main.contains(seam)
    for ref in regions:
        assert together.main.contains(plates[3].anchors[ref])


def test_points_in_no_zone_show_where_the_muscle_lies(atlas: Atlas) -> None:
    trapezius = marks_of(atlas, Selection(Kind.MUSCLE, "upper_trapezius", Side.LEFT))
    assert trapezius.lies_in == {RegionRef(RegionId("trapezius_upper"), Side.LEFT)}
    assert "Muscle" in legend_words(trapezius)
    for muscle in atlas.muscles.values():
        marks = marks_of(atlas, Selection(Kind.MUSCLE, muscle.id, Side.LEFT))
        zone = marks.pattern.main | marks.pattern.spillover
        points = {atlas.ref(p.point.at.region, p.side) for p in marks.pattern.points}
        assert marks.lies_in | (points & zone) == points
        assert not marks.lies_in & zone


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_edge_of_the_main_zone_is_seen_on_every_tone_of_the_skin(tokens: Tokens) -> None:
    line = pattern_line(tokens).name()
    for tone in re.findall(r"\.t\d+\{fill:(#\w+)\}", tokens.figure):
        zone = QColor(*mixed(rgb(tone), tokens.pattern_main, ALPHA)).name()
        pairs = ((zone, tone), (line, tone), (line, zone))
        assert max(contrast(*pair) for pair in pairs) >= 3, tone


class TestKept:
    SOLEUS = Selection(Kind.MUSCLE, "soleus", Side.LEFT)

    def test_shapes_are_not_made_anew_while_zooming(self, pane: BodyPane) -> None:
        pane.show_preview(self.SOLEUS)
        picture(pane)
        before = kept_zones.cache_info().misses
        for zoom in (1.5, 3.0, 8.0):
            pane.views[1].set_zoom(zoom, QPointF(1300, 6200))
            picture(pane.views[1].viewport())
        assert kept_zones.cache_info().misses == before

    def test_hovering_paints_the_kept_picture(self, pane: BodyPane) -> None:
        pane.show_preview(self.SOLEUS)
        picture(pane)
        before = kept_zones.cache_info()
        pane.show_pointed(frozenset({RegionRef(RegionId("chest"), Side.LEFT)}))
        picture(pane)
        assert kept_zones.cache_info() == before

    @pytest.mark.parametrize("change", ["zoom", "theme", "muscle", "size"])
    def test_kept_picture_is_drawn_anew_when_it_would_be_wrong(
        self, pane: BodyPane, change: str
    ) -> None:
        pane.show_preview(self.SOLEUS)
        picture(pane)
        before = kept_zones.cache_info()
        if change == "zoom":
            pane.views[1].set_zoom(2.0, QPointF(1300, 6200))
        elif change == "theme":
            pane.set_tokens(THEMES["dark"])
        elif change == "muscle":
            pane.show_preview(Selection(Kind.MUSCLE, "infraspinatus", Side.LEFT))
        else:
            pane.resize(900, 900)
        picture(pane)
        assert kept_zones.cache_info() != before
