"""One ring tells where the keyboard is; nothing is painted behind the words of the button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bodymap.ui.theme import THEMES, Tokens, palette, style_sheet
from bodymap.ui.widgets import Segments
from tests.ui.helpers import picture


@pytest.mark.parametrize("tokens", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize("of_switch", [True, False], ids=["switch", "alone"])
def test_a_button_at_the_keyboard_has_a_ring_and_no_box(
    qtbot: QtBot, tokens: Tokens, of_switch: bool
) -> None:
    holder = Segments(("Right", "Left"), name="Side") if of_switch else QPushButton("Clear all")
    qtbot.addWidget(holder)
    holder.setPalette(palette(tokens))
    holder.setStyleSheet(style_sheet(tokens))
    holder.show()
    qtbot.waitUntil(holder.isActiveWindow)
    button = holder._group.button(0) if isinstance(holder, Segments) else holder
    button.clearFocus()
    whole, inside = button.rect(), button.rect().adjusted(4, 4, -4, -4)
    before = picture(button)
    QTest.keyClick(button, Qt.Key.Key_Tab)  # Qt paints such a box once Tab was pressed
    button.setFocus(Qt.FocusReason.TabFocusReason)
    after = picture(button)
    assert after.copy(whole) != before.copy(whole)
    assert after.copy(inside) == before.copy(inside)
