"""The rows below the search field, as they are painted."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from bodymap.ui.sidebar.finder import Finder
from bodymap.ui.sidebar.rows import Row
from bodymap.ui.theme import LIGHT
from tests.ui.helpers import colour_at, picture, rgb

LEFT_BUTTON = Qt.MouseButton.LeftButton


class TestRows:
    QUERIES = ("chest", "numb little finger", "front of the shoulder", "sternocleidomastoid")

    @pytest.mark.parametrize(("zoom", "width"), [(100, 248), (200, 496)])
    def test_no_name_is_cut(self, finder: Finder, zoom: int, width: int) -> None:
        finder.set_zoom(zoom)
        finder.resize(width, 700)
        for query in self.QUERIES:
            finder.search(query)
            for i, row in enumerate(finder.model.rows):
                words = finder._painter._words(row, option_of(finder))
                assert words.name.text() == row.text
                assert words.why is None or words.why.text() == row.detail
                box = finder.list.visualRect(finder.model.index(i, 0))
                assert box.height() >= round(words.height) - 1

    def test_row_of_a_long_name_is_higher(self, finder: Finder) -> None:
        finder.resize(248, 700)
        tall = {}
        for query in ("pectoralis major, costal and abdominal part", "soleus"):
            finder.search(query)
            tall[query] = finder.list.visualRect(finder.model.index(1, 0)).height()
            assert finder.model.rows[1].text.lower() == query
            assert not finder.model.rows[1].detail
        assert tall["pectoralis major, costal and abdominal part"] > tall["soleus"]

    def test_heading_in_two_lines_stands_as_far_from_what_is_above_it(self, finder: Finder) -> None:
        option = option_of(finder)
        one, two = (
            finder._painter._words(Row(text), option)
            for text in ("Symptoms", "See a doctor within a day or two if")
        )
        assert (one.name.lineCount(), two.name.lineCount()) == (1, 2)
        lines = [each.name.boundingRect().height() for each in (one, two)]
        assert two.height - lines[1] == pytest.approx(one.height - lines[0], abs=1.5)

    def test_name_without_end_is_cut_after_two_lines(self, finder: Finder) -> None:
        words = finder._painter._words(Row("supra " * 40, "muscle:x"), option_of(finder))
        assert words.name.lineCount() == 2
        assert words.name.text().endswith("…")

    def test_ring_is_for_the_keyboard(self, finder: Finder) -> None:
        box = finder.list.visualRect(finder.model.index(1, 0))
        QTest.mouseClick(finder.list.viewport(), LEFT_BUTTON, pos=box.center())
        assert finder.list.currentIndex().row() == 1
        assert finder.list.hasFocus()
        assert not has_ring(finder, 1)
        QTest.keyClick(finder.list, Qt.Key.Key_Down)
        assert has_ring(finder, 2)
        QTest.mouseClick(finder.list.viewport(), LEFT_BUTTON, pos=box.center())
        assert not has_ring(finder, 1)
        finder.focus_search()
        QTest.keyClick(finder.field, Qt.Key.Key_Down)
        assert has_ring(finder, 1)

    def test_rows_are_mirrored_where_one_reads_from_right_to_left(self, finder: Finder) -> None:
        finder.search("pectoralis")
        finder.list.setMouseTracking(False)
        from_left = ink(finder)
        finder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        from_right = ink(finder)
        assert from_left[0] < finder.list.viewport().width() - from_left[1]
        assert from_right[0] > finder.list.viewport().width() - from_right[1]


def option_of(finder: Finder) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    finder.list.initViewItemOption(option)
    return option


def has_ring(finder: Finder, row: int) -> bool:
    """Tell whether the edge of a row has the colour of the keyboard."""
    box = finder.list.visualRect(finder.model.index(row, 0))
    image = picture(finder.list.viewport())
    edge = [QPoint(box.center().x(), box.top() + down) for down in range(5)]
    return rgb(LIGHT.focus) in [colour_at(image, at) for at in edge]


def ink(finder: Finder) -> tuple[int, int]:
    """Return the first and last column of the first result in which something is painted."""
    row = next(i for i, row in enumerate(finder.model.rows) if row.address)
    box = finder.list.visualRect(finder.model.index(row, 0))
    image = picture(finder.list.viewport()).copy(box)
    ground = image.pixel(2, box.height() // 2)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != ground for y in range(4, image.height() - 4))
    ]
    return inked[0], inked[-1]
