"""The strength of a spot is set with a slider that can be seen in every theme."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QSlider, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.figures import RegionRef
from bodymap.core.words import RegionId, Side
from bodymap.ui.main_window import MainWindow
from bodymap.ui.sidebar.spot_row import SpotRow
from bodymap.ui.theme import LIGHT, THEMES, Tokens, palette, style_sheet
from tests.ui.panes import parts, rows

STRENGTH = 4


def _row(qtbot: QtBot, tokens: Tokens, *, right_to_left: bool = False) -> SpotRow:
    """Return the row of one spot as it stands in the side bar."""
    row = SpotRow(RegionRef(RegionId("temple"), Side.LEFT), tokens)
    qtbot.addWidget(row)
    row.setPalette(palette(tokens))
    row.setStyleSheet(style_sheet(tokens, right_to_left=right_to_left))
    row.show_strength(STRENGTH)
    row.resize(260, 60)
    row.show()
    qtbot.waitUntil(row.isActiveWindow)
    row.slider.clearFocus()
    return row


def _handle(slider: QSlider) -> tuple[QPoint, int]:
    """Return the middle of the handle, and half of its width."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    style = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    box = slider.style().subControlRect(style[0], option, style[1], slider)
    return box.center(), box.width() // 2


def _colours(slider: QSlider, left: int, right: int) -> set[str]:
    """Return the colours from one place of the line to another."""
    image, down = slider.grab().toImage(), _handle(slider)[0].y()
    return {QColor(image.pixel(x, down)).name() for x in range(left, right)}


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
def test_the_handle_has_a_ring_and_tells_where_the_keyboard_is(
    qtbot: QtBot, tokens: Tokens
) -> None:
    row = _row(qtbot, tokens)
    slider = row.slider
    at, half = _handle(slider)
    assert tokens.accent.lower() in _colours(slider, at.x() - half - 1, at.x() - half + 3)
    assert _colours(slider, at.x() - 2, at.x() + 2) == {tokens.bg_surface.lower()}
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    assert _colours(slider, at.x() - 2, at.x() + 2) == {tokens.focus.lower()}


def test_the_wheel_scrolls_the_list_and_changes_no_strength(
    window: MainWindow, atlas: Atlas
) -> None:
    window.open_address("pain")
    for ref in sorted(atlas.refs, key=str)[:20]:
        window.workspace.mark(ref, STRENGTH)
    row = rows(window)[1]
    area = parts(window)[0].findChildren(QScrollArea)[0]
    top = area.verticalScrollBar().value()
    for _ in range(3):
        at = row.slider.mapTo(window, row.slider.rect().center())
        QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, -120), QPoint())
    assert set(window.workspace.drawing.marks.values()) == {STRENGTH}
    assert area.verticalScrollBar().value() != top


@pytest.mark.parametrize("right_to_left", [False, True])
def test_the_line_is_filled_from_where_reading_begins(
    qtbot: QtBot, request: pytest.FixtureRequest, right_to_left: bool
) -> None:
    if right_to_left:
        request.getfixturevalue("mirrored")
    row = _row(qtbot, LIGHT, right_to_left=right_to_left)
    slider = row.slider
    at, half = _handle(slider)
    left = _colours(slider, 4, at.x() - half - 2)
    right = _colours(slider, at.x() + half + 2, slider.width() - 4)
    filled, rest = (right, left) if right_to_left else (left, right)
    assert (filled, rest) == ({LIGHT.accent.lower()}, {LIGHT.line_control.lower()})
