"""The map where words run from right to left."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Side
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.theme import LIGHT, pain_colour
from tests.ui.helpers import colour_at, inner_point, picture, rgb

if TYPE_CHECKING:
    from bodymap.core.figures import RegionRef


@pytest.fixture
def turned(qapp: QApplication) -> Iterator[None]:
    """Let words run from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class TestRightToLeft:
    """Words change their way; right and left of a body never do."""

    def test_every_region_keeps_its_place_and_its_side(
        self, pane: BodyPane, turned: None, qtbot: QtBot, atlas: Atlas, relief_cache: Path
    ) -> None:
        other = BodyPane(atlas, LIGHT, relief_cache)
        qtbot.addWidget(other)
        other.resize(pane.size())
        with qtbot.waitExposed(other):
            other.show()
        assert other.isRightToLeft()
        assert _places(other) == _places(pane)
        assert _side_labels(other) == _side_labels(pane)
        assert picture(other.views[0]) == picture(pane.views[0])
        heard: list[RegionRef] = []
        other.region_clicked.connect(heard.append)
        for view in other.views:
            for spot in view.spots:
                at = inner_point(view, spot)
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
                assert heard.pop() == spot.ref

    def test_each_swatch_of_the_legend_stands_before_its_word(
        self, pane: BodyPane, turned: None
    ) -> None:
        pane.show_selection(Selection(Kind.MUSCLE, "soleus", Side.LEFT))
        legend = pane.legend
        legend.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        before = picture(legend)
        legend.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        after = picture(legend)
        wide, columns = legend.width(), [_columns(each) for each in (before, after)]
        assert columns[0]
        assert columns[1] == [wide - 1 - x for x in reversed(columns[0])]

    def test_ramp_begins_where_its_first_words_stand(self, pane: BodyPane, turned: None) -> None:
        pane.show_selection(Selection(Kind.PAIN))
        ramp = pane._strip._ramp
        ramp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        image = picture(ramp)
        ends = [colour_at(image, QPoint(x, 9)) for x in (5, image.width() - 6)]
        assert ends == [rgb(pain_colour(strength, LIGHT)) for strength in (10, 1)]


def _places(pane: BodyPane) -> list[tuple[str, QPoint]]:
    return [
        (spot.name, view.mapTo(pane, inner_point(view, spot)))
        for view in pane.views
        for spot in view.spots
    ]


def _side_labels(pane: BodyPane) -> list[tuple[str, QPoint]]:
    return [(label.text(), label.mapTo(pane, QPoint())) for label, _ in pane._side_labels]


def _columns(image: QImage) -> list[int]:
    """Return where the swatch of the main zone stands in the middle row; dots are narrower."""
    row = "".join(
        "#" if colour_at(image, QPoint(x, image.height() // 2)) == rgb(LIGHT.pattern_main) else "."
        for x in range(image.width())
    )
    found = re.search("#{10,}", row)
    return list(range(*found.span())) if found else []
