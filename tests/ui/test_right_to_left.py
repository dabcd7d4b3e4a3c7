"""The map, the panes and the page where words run from right to left."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Side
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.blocks import Chip, ChipLook, para
from bodymap.ui.page.page_view import PageView
from bodymap.ui.settings import Settings
from bodymap.ui.shell import Shell
from bodymap.ui.theme import LIGHT, pain_colour
from bodymap.ui.widgets import Segments
from tests.ui.helpers import colour_at, distance, inner_point, picture, rgb
from tests.ui.panes import page_of, parts, segments

if TYPE_CHECKING:
    from bodymap.core.figures import RegionRef

TEMPORALIS = "muscle:temporalis:left"


class TestMap:
    """Words change their way; right and left of a body never do."""

    def test_every_region_keeps_its_place_and_its_side(
        self, pane: BodyPane, mirrored: None, qtbot: QtBot, atlas: Atlas, relief_cache: Path
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
        self, pane: BodyPane, mirrored: None
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

    def test_ramp_begins_where_its_first_words_stand(self, pane: BodyPane, mirrored: None) -> None:
        pane.show_selection(Selection(Kind.PAIN))
        ramp = pane._strip._ramp
        ramp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        image = picture(ramp)
        ends = [colour_at(image, QPoint(x, 9)) for x in (5, image.width() - 6)]
        assert ends == [rgb(pain_colour(strength, LIGHT)) for strength in (10, 1)]

    def test_sides_and_regions_stay_where_they_are(self, pane: BodyPane) -> None:
        """Words may run the other way; the person's left and right may not."""
        before = [_seen_at(pane, view) for view in pane.views]
        pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QApplication.processEvents()
        assert pane.isRightToLeft()
        assert [_seen_at(pane, view) for view in pane.views] == before


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


def _seen_at(pane: BodyPane, view: BodyView) -> tuple[list[str], list[QPoint]]:
    """Return the words below a figure from left to right, and where its regions are."""
    holder = view.parentWidget()
    assert holder is not None
    labels = sorted(holder.findChildren(QLabel), key=lambda label: label.x())
    return [label.text() for label in labels], [inner_point(view, spot) for spot in view.spots]


@pytest.mark.usefixtures("mirrored")
class TestPanes:
    """A language that is written from right to left mirrors the panes, and not the body."""

    @pytest.mark.parametrize("width", [1280, 2000])
    def test_side_bar_lies_right_of_the_body_and_the_page_left(
        self, window: MainWindow, width: int
    ) -> None:
        window.resize(width, 720)
        sidebar, page = parts(window)
        boxes = [pane.geometry() for pane in (page, window.body, sidebar)]
        assert [box.left() for box in boxes] == [0, boxes[0].right() + 1, boxes[1].right() + 1]
        assert boxes[2].right() == width - 1

    def test_drawer_opens_from_the_right(self, window: MainWindow) -> None:
        window.resize(1024, 700)
        sidebar, page = parts(window)
        window.toggle_drawer()
        assert page.geometry().right() + 1 == window.body.geometry().left()
        assert sidebar.geometry().right() == window.body.geometry().right() == 1023

    def test_header_notice_and_status_begin_at_the_right(self, window: MainWindow) -> None:
        window.resize(660, 700)
        window.notices.tell("Something is so.", "Do it", "help")
        header, notices = window.header, window.notices
        explore, pain = next(
            s for s in header.findChildren(Segments) if s.accessibleName() == "Mode"
        )._group.buttons()
        (link,) = window.status.findChildren(QToolButton)
        rows: list[list[QWidget]] = [
            [header._drawer, explore, pain, header.menu_button],
            [notices._text, notices._act, notices._close],
            [link, window.status._words],
        ]
        for row in rows:
            starts = [each.mapTo(window, QPoint(each.width(), 0)).x() for each in row]
            assert starts == sorted(starts, reverse=True)
            assert len(set(starts)) == len(row)

    def test_first_picture_has_the_same_places(
        self, qtbot: QtBot, window: MainWindow, tmp_path: Path
    ) -> None:
        shell = Shell(Settings(tmp_path), tmp_path)
        qtbot.addWidget(shell)
        shell.keep_picture(window.body)
        with qtbot.waitSignal(shell.painted):
            shell.show()
        place = window.body.geometry()
        assert picture(shell).copy(place) == picture(window.body)


@pytest.mark.usefixtures("mirrored")
class TestPage:
    """A language that runs from right to left mirrors the pane; the person's sides stay."""

    def test_tabs_run_from_the_right_and_the_margin_is_there(self, window: MainWindow) -> None:
        window.open_address(TEMPORALIS)
        first, second, *_ = segments(window, "Parts of the page")._group.buttons()
        assert first.geometry().left() > second.geometry().right()
        sides = segments(window, "Side of the body")._group.buttons()
        assert sides[0].geometry().right() < sides[1].geometry().left()
        view = page_of(window).view
        assert view.width() - view.viewport().geometry().right() > 18
        assert view.verticalScrollBar().mapTo(view, QPoint()).x() < view.viewport().x()

    def test_bars_stand_before_the_word(self, view: PageView) -> None:
        for words, mirrored in (("Strong evidence", False), ("\u05e8\u05d0\u05d9\u05d4", True)):
            view.show_blocks((para(Chip(words, ChipLook.EVIDENCE, 3)),), LIGHT)
            (placed,) = view.boxes().chips()
            image, box = picture(view.viewport()), placed.box
            row = round(box.center().y()) + 3
            left, right = (
                sum(
                    distance(colour_at(image, QPoint(round(at) + x, row)), rgb(LIGHT.text)) < 40
                    for x in range(15)
                )
                for at in (box.left() + 8, box.right() - 23)
            )
            assert placed.mirrored is mirrored
            assert (right if mirrored else left) >= 6
