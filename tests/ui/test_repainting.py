"""The map paints anew what changes, and little else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind, Selection, region_page
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.marks import Marks
from tests.ui.helpers import inner_point, picture, spot_of

ARM = RegionRef(RegionId("upper_arm_outer"), Side.LEFT)
TEMPLE = RegionRef(RegionId("temple"), Side.RIGHT)  # twice on the front: face and profile
CALF = RegionRef(RegionId("calf_lower"), Side.LEFT)  # from behind alone

Act = Callable[[BodyPane], None]


class Painted(QObject):
    """Notes what of a view is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


@contextmanager
def painted(view: BodyView) -> Iterator[Painted]:
    QApplication.processEvents()
    noted = Painted()
    view.viewport().installEventFilter(noted)
    yield noted
    QApplication.processEvents()
    view.viewport().removeEventFilter(noted)


def without(image: QImage, region: QRegion) -> QImage:
    """Return a picture of which a part is covered."""
    with QPainter(image) as painter:
        painter.setClipRegion(region)
        painter.fillRect(image.rect(), Qt.GlobalColor.black)
    return image


def choose(ref: RegionRef) -> Act:
    return lambda pane: pane.show_selection(region_page(ref))


def point_at(*refs: RegionRef) -> Act:
    return lambda pane: pane.show_pointed(frozenset(refs))


def turn_to(kind: Kind, name: str, side: Side | None = None) -> Act:
    return lambda pane: pane.show_selection(Selection(kind, name, side))


def go_on_by_key(pane: BodyPane) -> None:
    pane.views[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(pane.views[0], Qt.Key.Key_Down)


def press_where_the_keyboard_is(pane: BodyPane) -> None:
    view = pane.views[0]
    at = inner_point(view, view.spots[view.currentIndex().row()])
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


STORY = (
    choose(ARM),
    point_at(TEMPLE, ARM),
    choose(TEMPLE),
    point_at(),
    turn_to(Kind.AREA, "jaw_face"),
    choose(CALF),
    turn_to(Kind.MUSCLE, "soleus", Side.LEFT),
    choose(CALF),
    go_on_by_key,
    press_where_the_keyboard_is,
    turn_to(Kind.START, ""),
)


def test_whatever_changes_is_painted_anew(pane: BodyPane) -> None:
    for number, act in enumerate(STORY):
        before = [picture(view.viewport()) for view in pane.views]
        with painted(pane.views[0]) as front, painted(pane.views[1]) as back:
            act(pane)
        for view, old, noted in zip(pane.views, before, (front, back), strict=True):
            now = picture(view.viewport())
            assert without(now, noted.region) == without(old, noted.region), number


@pytest.mark.parametrize("act", [choose(CALF), point_at(CALF)])
def test_another_region_costs_no_more_than_its_box(pane: BodyPane, act: Act) -> None:
    front, back = pane.views
    with painted(front) as unchanged, painted(back) as changed:
        act(pane)
    box = back.viewport_map.to_view.mapRect(spot_of(back, CALF).box).toAlignedRect()
    assert unchanged.region.isEmpty()
    assert changed.region.boundingRect().contains(box)
    assert box.adjusted(-6, -6, 6, 6).contains(changed.region.boundingRect())


def test_the_same_marks_again_paint_nothing(pane: BodyPane) -> None:
    marks = Marks(chosen=frozenset({ARM}))
    for view in pane.views:
        view.set_marks(marks)
        with painted(view) as noted:
            view.set_marks(Marks(chosen=frozenset({ARM})))
        assert noted.region.isEmpty()
