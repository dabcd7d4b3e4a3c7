"""Marks can be told from the painted body: measured on its real tones, from the darkest on."""

from collections import Counter

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform

from bodymap.core.atlas import Atlas
from bodymap.ui.body import painting
from bodymap.ui.body.painting import pattern_line
from bodymap.ui.body.plates import Plate, back_plates, front_plates
from bodymap.ui.body.relief import Drawings, Relief
from bodymap.ui.theme import THEMES, Tokens, pain_colour
from tests.ui.helpers import mixed, rgb
from tests.ui.test_theme import contrast, luminance

LEAST = 3.0
BOTH = 6.0
SIZE, SCALE = QSize(600, 1284), 600 / 3720
RARE = 0.02  # as much of the body at either end counts as lines and glints, not as skin


@pytest.fixture(scope="module", params=list(THEMES.values()), ids=list(THEMES))
def skin(request: pytest.FixtureRequest, qapp: object, atlas: Atlas) -> tuple[Tokens, list[str]]:
    """Return a theme, and the tones of its painted bodies from the darkest to the lightest."""
    tokens: Tokens = request.param
    found: Counter[int] = Counter()
    for plates in (front_plates(atlas.drawings), back_plates(atlas.drawings)):
        found.update(_tones(plates, tokens))
    tones = sorted(found, key=lambda tone: luminance(_name(tone)))
    rare = found.total() * RARE
    kept, below = [], 0
    for tone in tones:
        if rare <= below <= found.total() - rare:
            kept.append(_name(tone))
        below += found[tone]
    return tokens, [*kept[:: max(1, len(kept) // 60)], kept[-1]]


def _tones(plates: tuple[Plate, ...], tokens: Tokens) -> list[int]:
    """Return the colours of every fourth pixel inside the regions of some plates."""
    to_view = QTransform.fromScale(SCALE, SCALE)
    drawn = Relief(plates, Drawings(), None).drawn(to_view, SIZE, 1.0, tokens).toImage()
    inside = QImage(SIZE, QImage.Format.Format_RGB32)
    inside.fill(QColor("black"))
    with QPainter(inside) as painter:
        painter.setTransform(to_view)
        for plate in plates:
            for path in plate.paths.values():
                painter.fillPath(path, QColor("white"))
    white = QColor("white").rgb()
    places = [(x, y) for x in range(0, SIZE.width(), 4) for y in range(0, SIZE.height(), 4)]
    return [drawn.pixel(*at) & 0xFFFFFF for at in places if inside.pixel(*at) == white]


def _name(tone: int) -> str:
    return f"#{tone:06x}"


def over(tone: str, colour: str, alpha: int) -> str:
    """Return what a translucent colour makes of a tone."""
    return QColor(*mixed(rgb(tone), colour, alpha)).name()


def test_tones_reach_from_shade_to_light(skin: tuple[Tokens, list[str]]) -> None:
    tokens, tones = skin
    assert contrast(tones[0], tones[-1]) > 4
    assert luminance(tones[0]) < luminance(tokens.body_fill) < luminance(tones[-1])


def test_main_zone_with_its_line(skin: tuple[Tokens, list[str]]) -> None:
    tokens, tones = skin
    line = pattern_line(tokens).name()
    for tone in tones:
        zone = over(tone, tokens.pattern_main, painting._MAIN_ALPHA)
        assert max(contrast(*p) for p in ((zone, tone), (line, tone), (line, zone))) >= LEAST, tone


def test_dots_of_the_spillover(skin: tuple[Tokens, list[str]]) -> None:
    tokens, tones = skin
    for tone in tones:
        wash = over(tone, tokens.pattern_spill, painting._SPILL_ALPHA)
        assert contrast(wash, tokens.pattern_main) >= LEAST, tone


@pytest.mark.parametrize(
    ("mark", "halo"),
    [
        ("accent", "mark_halo"),
        ("pain_line", "mark_halo"),
        ("mark_x", "mark_halo"),
        ("focus", "bg_surface"),
    ],
)
def test_lines_with_a_halo(skin: tuple[Tokens, list[str]], mark: str, halo: str) -> None:
    """Line and halo always lie side by side; one of the two stands out from any skin as well.

    Of two colours with a contrast of 6, one has at least 2.4, the root of it, against any tone.
    """
    tokens, tones = skin
    line, beside = getattr(tokens, mark), getattr(tokens, halo)
    assert contrast(line, beside) >= BOTH
    for tone in tones:
        assert max(contrast(line, tone), contrast(beside, tone)) >= BOTH**0.5, tone


@pytest.mark.parametrize("strength", [1, 5, 10])
def test_marked_pain_keeps_its_edge(skin: tuple[Tokens, list[str]], strength: int) -> None:
    tokens, tones = skin
    colour = pain_colour(strength, tokens).name()
    for tone in tones:
        filled = over(tone, colour, painting._PAIN_ALPHA)
        edges = ((tokens.pain_line, filled), (tokens.mark_halo, filled))
        assert max(contrast(*edge) for edge in edges) >= LEAST, tone


def test_outline_is_painted_with_its_casing(skin: tuple[Tokens, list[str]]) -> None:
    """The halo is wider than the line by at least a pixel, on each tone at either end."""
    tokens, tones = skin
    for tone in (tones[0], tones[-1]):
        image = QImage(21, 21, QImage.Format.Format_RGB32)
        image.fill(QColor(tone))
        path = QPainterPath(QPointF(10, -5))
        path.lineTo(10, 30)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting._paint_outline(painter, path, tokens.accent, 2.0, tokens)
        row = [QColor(image.pixel(x, 10)).name() for x in range(21)]
        assert tokens.accent in row
        beside = row[row.index(tokens.accent) - 1]
        assert contrast(beside, tokens.accent) >= LEAST
