"""What lies under the pointer is lit and named; the ring of the keyboard is for the keyboard."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.main_window import MainWindow
from bodymap.ui.sides import region_name
from tests.ui.helpers import inner_point, move_pointer, picture, spot_of
from tests.ui.panes import readout
from tests.ui.test_body_zoom import drag, wheel

CHEST = RegionRef(RegionId("chest"), Side.LEFT)
THIGH = RegionRef(RegionId("thigh_front"), Side.LEFT)


def _rested(pane: BodyPane) -> bool:
    """Tell whether the map stands still and is drawn sharp again."""
    return not any(view._redraw.isActive() for view in pane.views)


def test_a_body_that_moves_below_the_pointer_lights_what_comes_there(
    window: MainWindow, atlas: Atlas, qtbot: QtBot
) -> None:
    pane = window.body
    view = pane.views[0]
    at = inner_point(view, spot_of(view, CHEST))
    move_pointer(view.viewport(), at)
    assert readout(pane) == "Front of the chest, left"
    for _ in range(5):
        wheel(view, at, 120, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        wheel(view, at, -240)
    qtbot.waitUntil(lambda: _rested(pane))
    now = view.spot_at(QPointF(at))
    assert now is not None
    assert now.ref != CHEST
    assert view.hovered() == {now.ref}
    assert readout(pane) == region_name(atlas, now.ref)


def test_a_key_that_is_only_held_shows_no_ring(window: MainWindow) -> None:
    view = window.body.views[0]
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    before = picture(view.viewport())
    for key in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt):
        QTest.keyClick(view, key)
    QApplication.processEvents()
    assert picture(view.viewport()) == before
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert picture(view.viewport()) != before


def test_a_pointer_dragged_across_the_body_opens_nothing_and_lights_where_it_ends(
    window: MainWindow,
) -> None:
    view = window.body.views[0]
    start = inner_point(view, spot_of(view, CHEST))
    end = inner_point(view, spot_of(view, THIGH))
    drag(view, start, end - start)
    assert window.workspace.selection.kind is Kind.START
    assert view.hovered() == {THIGH}
    assert readout(window.body) == "Front of the thigh, left"
