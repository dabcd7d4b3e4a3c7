"""A few pictures of the map, drawn without a letter, compared with those kept in tests/pictures.

`pytest --rebuild-pictures` writes them anew; look at them before they are kept.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Side
from bodymap.ui.body.legend import paint_legend
from bodymap.ui.body.marks import marks_of
from bodymap.ui.body.painting import Scene, paint
from bodymap.ui.body.plates import SCENE, back_plates, front_plates
from bodymap.ui.body.region_model import RegionModel
from bodymap.ui.body.relief import Drawings, Relief
from bodymap.ui.theme import DARK, LIGHT, Tokens

FOLDER = Path(__file__).parents[1] / "pictures"
SIZE = QSize(186, 398)  # a twentieth of the scene
NEAR = 40  # of 255: a pixel that differs by less is the same
FEW = 0.01  # share of pixels that may differ, for another version of Qt smooths otherwise


def body(atlas: Atlas, tokens: Tokens, selection: Selection, *, back: bool) -> QImage:
    """Return one figure with the marks of a page."""
    plates = (back_plates if back else front_plates)(atlas.drawings)
    transform = QTransform.fromScale(SIZE.width() / SCENE.width(), SIZE.height() / SCENE.height())
    image = Relief(plates, Drawings(), None).drawn(transform, SIZE, 1.0, tokens).toImage()
    painter = QPainter(image)
    spots = RegionModel(atlas, plates).spots
    paint(painter, Scene(plates, spots, marks_of(atlas, selection), tokens=tokens), transform)
    painter.end()
    return image


def front_light(atlas: Atlas) -> QImage:
    """A muscle with one point: no number stands beside it."""
    return body(atlas, LIGHT, Selection(Kind.MUSCLE, "iliacus", Side.LEFT, 1), back=False)


def back_dark(atlas: Atlas) -> QImage:
    return body(atlas, DARK, Selection(Kind.MUSCLE, "soleus", Side.RIGHT, 1), back=True)


def chosen_light(atlas: Atlas) -> QImage:
    return body(atlas, LIGHT, Selection(Kind.REGION, "upper_arm_outer", Side.RIGHT), back=True)


def swatches(atlas: Atlas) -> QImage:
    """The signs of the legend in both themes, cut off before their words."""
    del atlas
    image = QImage(30, 8 * 26, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for i, tokens in enumerate((LIGHT, DARK)):
        for j, word in enumerate(("Trigger point", "Most people", "Some people", "Chosen")):
            line = QRectF(0, (4 * i + j) * 26, 30, 26)
            painter.setClipRect(line)
            painter.fillRect(line, QColor(tokens.bg_map))
            painter.setClipRect(line.adjusted(0, 0, -2, 0))
            paint_legend(painter, line, (word,), tokens)
    painter.end()
    return image


@pytest.mark.parametrize("draw", [front_light, back_dark, chosen_light, swatches])
def test_looks_as_it_did(
    qtbot: QtBot,
    atlas: Atlas,
    draw: Callable[[Atlas], QImage],
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    file = FOLDER / f"{draw.__name__}.png"
    now = draw(atlas).convertToFormat(QImage.Format.Format_RGB32)
    if request.config.getoption("--rebuild-pictures"):
        assert now.save(str(file))
        pytest.skip(f"{file.name} was written anew")
    now.save(str(tmp_path / file.name))  # to be looked at when the test fails
    kept = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    assert kept.size() == now.size()
    assert share_of_difference(kept, now) < FEW


def share_of_difference(first: QImage, second: QImage) -> float:
    """Return the share of pixels that differ visibly."""
    # Named, because the pixels that Qt hands out end with their picture.
    plain = [each.convertToFormat(QImage.Format.Format_RGB32) for each in (first, second)]
    a, b = (bytes(each.constBits()) for each in plain)
    return sum(1 for x, y in zip(a, b, strict=True) if abs(x - y) > NEAR) / len(a)


def test_a_pattern_on_the_wrong_side_would_be_seen(atlas: Atlas, qtbot: QtBot) -> None:
    """The comparison is not blind: the other side of the body differs enough."""
    other = body(atlas, LIGHT, Selection(Kind.MUSCLE, "iliacus", Side.RIGHT, 1), back=False)
    assert share_of_difference(front_light(atlas), other) > FEW
