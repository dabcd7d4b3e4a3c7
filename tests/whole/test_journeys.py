"""Whole ways through the program, as the people go whom it is made for."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.preferences import Colours, Preferences
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import RegionId, Side
from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.page_view import PageView
from bodymap.ui.page.parts import FOLD
from bodymap.ui.settings import Settings
from bodymap.ui.shell import Shell
from tests.ui.helpers import addresses, dress, inner_point, link_box, move_pointer, picture

LEFT_BUTTON = Qt.MouseButton.LeftButton
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def home(qapp: QApplication, tmp_path: Path) -> Path:
    dress(qapp)
    Settings(tmp_path).set_preferences(Preferences(colours=Colours.LIGHT))
    return tmp_path


@pytest.fixture
def program(qtbot: QtBot, atlas: Atlas, home: Path) -> tuple[Shell, MainWindow]:
    """Start the program as it starts on a desk."""
    settings = Settings(home)
    shell = Shell(settings, home)
    qtbot.addWidget(shell)
    with qtbot.waitSignal(shell.painted):
        shell.show()
    window = MainWindow(atlas, settings, home)
    with qtbot.waitSignal(window.completed):
        shell.hold(window)
    qtbot.waitUntil(shell.isActiveWindow)
    return shell, window


def page(window: MainWindow) -> PageView:
    assert window.page is not None
    return window.page.view


def click_region(window: MainWindow, region: str, side: Side) -> None:
    for view in window.body.views:
        for spot in view.spots:
            if (spot.ref.region, spot.ref.side) == (RegionId(region), side):
                QTest.mouseClick(view.viewport(), LEFT_BUTTON, pos=inner_point(view, spot))
                return
    raise AssertionError(region)


def follow(window: MainWindow, address: str) -> None:
    place = link_box(page(window), address).center()
    move_pointer(page(window).viewport(), place)
    QTest.mouseClick(page(window).viewport(), LEFT_BUTTON, pos=place)


def test_worried_reader_goes_from_a_spot_to_what_may_ease_it(
    program: tuple[Shell, MainWindow],
) -> None:
    _, window = program
    click_region(window, "temple", Side.LEFT)
    assert page(window).toPlainText().lstrip().startswith("Get medical help now if")
    follow(window, "help")
    assert window.workspace.selection.kind is Kind.HELP
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    follow(window, FOLD)
    follow(window, "muscle:temporalis:left")
    assert window.body.legend.accessibleName().startswith("Legend: Trigger point, Most people")
    follow(window, "muscle:temporalis:left:1")
    assert [p.point.number for p in window.body._marks.pattern.points] == [1]
    therapy = next(a for a in addresses(page(window)) if a.startswith("therapy:"))
    follow(window, therapy)
    assert "Who should not" in page(window).toPlainText()
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert str(window.workspace.selection) == "region:temple:left"
    assert FOLD not in addresses(page(window))


def test_therapist_searches_compares_sides_and_reads_the_source(
    program: tuple[Shell, MainWindow],
) -> None:
    _, window = program
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    assert window.sidebar is not None
    field = window.sidebar.finder.field
    QTest.keyClicks(field, "infraspinatus")
    rows = window.sidebar.finder.model.rows
    row = next(i for i, r in enumerate(rows) if r.address == "muscle:infraspinatus")
    listed = window.sidebar.finder.list
    place = listed.visualRect(listed.model().index(row, 0)).center()
    move_pointer(listed.viewport(), place)
    assert window.body._marks.pattern.points
    QTest.mouseClick(listed.viewport(), LEFT_BUTTON, pos=place)
    right = picture(window.body)
    assert window.page is not None
    QTest.mouseClick(window.page._sides._group.button(1), LEFT_BUTTON)
    assert window.workspace.selection.side is Side.LEFT
    assert picture(window.body) != right
    follow(window, "jump:Sources")
    web = next(a for a in addresses(page(window)) if a.startswith("https://"))
    follow(window, web)
    assert web in window.notices.text()


def test_everything_on_the_way_can_be_done_with_keys(program: tuple[Shell, MainWindow]) -> None:
    _, window = program
    front = window.body.views[0]
    while not front.hasFocus():
        QTest.keyClick(window, Qt.Key.Key_F6)
    QTest.keyClicks(front, "temp")
    QTest.keyClick(front, Qt.Key.Key_Return)
    assert window.workspace.selection.id == "temple"
    view = page(window)
    assert view.hasFocus()
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        if view.textCursor().charFormat().anchorHref().startswith("muscle:"):
            break
    assert window.workspace.preview is not None
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.workspace.selection.kind is Kind.MUSCLE
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.workspace.selection.id == "temple"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.workspace.selection == Selection()


def test_person_with_pain_in_several_places_gets_a_shortlist(
    program: tuple[Shell, MainWindow],
) -> None:
    _, window = program
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    for region in ("temple", "neck_side", "jaw"):
        click_region(window, region, Side.RIGHT)
    text = page(window).toPlainText()
    assert "Muscles that may explain it" in text
    assert "not a diagnosis" in text
    muscle = next(a for a in addresses(page(window)) if a.startswith("muscle:"))
    assert muscle.endswith(":right")
    follow(window, muscle)
    assert window.workspace.selection.kind is Kind.MUSCLE
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert len(window.body._marks.pain) == 3


def test_reader_with_a_small_window_and_large_text_reaches_everything(
    program: tuple[Shell, MainWindow], home: Path
) -> None:
    shell, window = program
    shell.resize(660, 700)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.sidebar is not None
    assert window.sidebar.isVisible()
    QTest.keyClicks(window.sidebar.finder.field, "heel")
    QTest.keyClick(window.sidebar.finder.field, Qt.Key.Key_Return)
    assert page(window).isVisible()
    assert not window.sidebar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert "Most muscle pain is harmless" in page(window).toPlainText()
    kept = window.workspace.preferences
    shell.close()
    assert Settings(home).preferences() == kept
