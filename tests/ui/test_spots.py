"""The side bar of the marked spots, and what the page says when they feel numb."""

from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import Quality
from bodymap.core.figures import RegionRef
from bodymap.core.words import RegionId, Side
from bodymap.ui.main_window import MainWindow
from tests.ui.panes import page_of, rows

CALF = RegionRef(RegionId("calf_upper"), Side.LEFT)


def test_a_new_spot_comes_into_sight_below_many_others(
    qtbot: QtBot, atlas: Atlas, window: MainWindow
) -> None:
    window.resize(1280, 640)
    window.open_address("pain")
    refs = [ref for ref in sorted(atlas.refs, key=str) if ref != CALF][:20]
    for ref in (*refs, CALF):
        window.workspace.mark(ref, 5)
    last = rows(window)[-1]
    qtbot.waitUntil(lambda: last.y() > window.height())  # it has its place in the list
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect(), timeout=1000)


def test_nerves_stand_before_the_muscles_where_it_feels_numb(window: MainWindow) -> None:
    window.open_address("pain")
    window.workspace.mark(CALF, 5)
    drawing = window.workspace.drawing
    assert "nerves are thought of" not in page_of(window).view.toPlainText()
    window.workspace.draw(drawing.with_quality(Quality.NUMB, on=True))
    said = page_of(window).view.toPlainText()
    note, muscles = said.index("nerves are thought of"), said.index("Muscles that may explain it")
    assert note < muscles
    assert "nerve root pain" in said[note:muscles]
