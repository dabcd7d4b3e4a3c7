"""What a screen reader is told, and what it can do: everything, through AT-SPI alone."""

from __future__ import annotations

import functools
import os
import sys
import time
import unicodedata
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from bodymap.ui.body.plates import back_plates, front_plates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bodymap.core.atlas import Atlas
    from tests.blackbox.desk import Desk, Node

WALK_SECONDS = float(os.environ.get("BODYMAP_WALK_SECONDS", "15"))
GROWTH_MB = 40  # kept pictures, shapes and pages find their size in the first rounds
CONTROLS = {"push button", "radio button", "check box", "text", "list", "list item", "slider"}
VIEWS = {"Body, front": ("front", "side of the head"), "Body, back": ("back", "sole")}
FIGURES = tuple(VIEWS)
OBJECT = "\ufffc"


@pytest.fixture(autouse=True)
def start_page(desk: Desk) -> Iterator[None]:
    """Begin each test on the start page, nothing marked, the keyboard in the front figure."""
    desk.keys("Escape", "ctrl+1", "ctrl+f", "ctrl+a", "BackSpace", "F6")
    until_figure(desk, FIGURES[0])
    yield
    assert desk.program.poll() is None, desk.log.read_text(encoding="utf-8")[-2000:]


@pytest.fixture
def regions(atlas: Atlas) -> dict[str, set[str]]:
    """Return the names that each figure should offer."""
    views = zip(FIGURES, (front_plates, back_plates), strict=True)
    return {
        figure: {
            f"{atlas.name_of(ref)}, {plate.view}"
            for plate in plates_of(atlas.drawings)
            for ref in plate.paths
        }
        for figure, plates_of in views
    }


def until_figure(desk: Desk, figure: str) -> None:
    """Wait until a region of a figure has said that it has the keyboard."""
    desk.until(lambda: desk.focus()[1].rpartition(", ")[2] in VIEWS[figure], f"in {figure}")


def page(desk: Desk) -> Node:
    """Return the document of the page; its name is the title."""
    (found,) = (node for node in desk.find("label") if "EditableText" in node.faces)
    return found


def items(nodes: list[Node], name: str) -> tuple[Node, list[Node]]:
    """Return a list and its items."""
    (whole,) = (node for node in nodes if node.role == "list" and node.name == name)
    return whole, [node for node in nodes if node.parent == whole.number]


def until_page(desk: Desk, document: Node, title: str) -> None:
    """Wait until a page of this title is shown."""
    desk.until(lambda: desk.look(document).name == title, f"the page {title}")


def until_text(desk: Desk, document: Node, words: str) -> None:
    """Wait until the page says something."""
    desk.until(lambda: words in desk.ask("text", document.number), f"a page with {words}")


def press_to_item(desk: Desk, key: str) -> str:
    """Press a key, wait until another item has said that it has the keyboard, return its name."""
    before = desk.focus()
    desk.keys(key)
    desk.until(lambda: desk.focus() != before and desk.focus()[0].endswith("item"), "an item")
    return desk.focus()[1]


def search(desk: Desk, words: str, row: str) -> None:
    """Write into the search field, go down to a row, open it by Enter."""
    desk.keys("ctrl+f")
    desk.until_focus("text", "Search")
    desk.ask("set_text", desk.one("text", "Search").number, words)
    while not desk.focus()[1].startswith(row):
        press_to_item(desk, "Down")
    desk.keys("Return")


def place(name: str) -> str:
    """Return the name of a region without that of the drawing."""
    return name.rpartition(",")[0]


class TestTree:
    @pytest.mark.parametrize(
        "keys",
        [(), ("ctrl+2", "F6", "7"), ("ctrl+comma",), ("ctrl+2", "F6", "7", "ctrl+p")],
        ids=["start", "pain", "settings", "print"],
    )
    def test_every_control_has_a_name_and_a_role(self, desk: Desk, keys: tuple[str, ...]) -> None:
        for key in keys:
            desk.keys(key)
        if "ctrl+p" in keys:
            desk.until(lambda: desk.find("dialog", "Print"), "the print dialog")
        nodes = [node for node in desk.nodes() if "showing" in node.states]
        assert [node.name for node in nodes if node.role == "frame"] == ["Bodymap"]
        assert not [node for node in nodes if node.role in ("unknown", "invalid", "gone")]
        controls = [n for n in nodes if n.role in CONTROLS or "focusable" in n.states]
        assert len(controls) > 200
        assert [n for n in controls if not n.name.strip() or n.role == "filler"] == []

    def test_every_region_is_a_list_item_inside_the_window(
        self, desk: Desk, regions: dict[str, set[str]]
    ) -> None:
        nodes = desk.nodes()
        left, top, wide, high = next(node for node in nodes if node.role == "frame").box
        for figure in FIGURES:
            _, found = items(nodes, figure)
            assert {node.name for node in found} == regions[figure]
            for node in found:
                x, y, across, down = node.box
                assert node.role == "list item"
                assert "can send pain here" in node.description, node.name
                assert "Toggle" in node.actions
                assert left <= x < x + across <= left + wide, node
                assert top <= y < y + down <= top + high, node

    def test_the_menu_says_its_items(self, desk: Desk) -> None:
        desk.keys("F10")
        said = set()
        for _ in range(12):
            said.add(press_to_item(desk, "Down"))
        desk.keys("Escape")
        assert len(said) == 12
        assert all(said)


class TestChoosing:
    @pytest.mark.parametrize("figure", FIGURES)
    def test_every_region_leads_to_its_page(self, desk: Desk, figure: str) -> None:
        """By the Selection interface and by the action Toggle in turn."""
        document = page(desk)
        whole, found = items(desk.nodes(), figure)
        for i, node in enumerate(found):
            if i % 2:
                desk.ask("select", whole.number, i)
            else:
                desk.ask("act", node.number, "Toggle")
            until_page(desk, document, place(node.name))
            assert "selected" in desk.look(node).states, node.name

    def test_a_real_click_into_the_middle_of_a_region_hits_it(self, desk: Desk) -> None:
        """Screen readers bring the pointer there; insets and figures, every fifth region."""
        document = page(desk)
        nodes = desk.nodes()
        found = [node for figure in FIGURES for node in items(nodes, figure)[1]][::5]
        assert len(found) >= 25
        for node in found:
            desk.click(node.middle)
            until_page(desk, document, place(node.name))

    def test_enter_moves_the_keyboard_to_the_page(self, desk: Desk) -> None:
        name = press_to_item(desk, "Right")
        desk.keys("Return")
        desk.until_focus("label", place(name))

    def test_right_and_left_are_radio_buttons_with_a_state(self, desk: Desk) -> None:
        document = page(desk)
        search(desk, "soleus", "Soleus")
        until_page(desk, document, "Soleus")
        buttons = desk.find("radio button")
        sides = {node.name: node for node in buttons if node.description == "Side of the body"}
        for side, other in (("Left", "Right"), ("Right", "Left"), ("Left", "Right")):
            desk.ask("act", sides[side].number, "Toggle")
            said = f"Soleus, {side.lower()}"
            desk.until(functools.partial(desk.find, "label", said), said)
            assert "checked" in desk.look(sides[side]).states
            assert "checked" not in desk.look(sides[other]).states


class TestReading:
    def test_search_leads_to_a_page_that_can_be_read(self, desk: Desk) -> None:
        document = page(desk)
        search(desk, "soleus", "Soleus")
        desk.until_focus("label", "Soleus")
        until_page(desk, document, "Soleus")
        text = unicodedata.normalize("NFKC", desk.ask("text", document.number))
        for words in ("Emergency if", "Most people", "Feels like"):
            assert words in text
        assert OBJECT not in text

    def test_a_tab_is_a_radio_button_that_jumps(self, desk: Desk) -> None:
        search(desk, "soleus", "Soleus")
        desk.until_focus("label", "Soleus")
        bar = max(desk.find("scroll bar"), key=lambda node: node.box[0])
        desk.ask("act", desk.one("radio button", "Sources").number, "Toggle")
        desk.until(lambda: desk.look(bar).value > 100, "the page has moved")

    def test_f6_goes_round(self, desk: Desk) -> None:
        for _ in range(2):
            desk.keys("F6")
            until_figure(desk, FIGURES[1])
            desk.keys("F6")
            desk.until_focus("label", page(desk).name)
            desk.keys("F6")
            desk.until_focus("text", "Search")
            desk.keys("F6")
            until_figure(desk, FIGURES[0])


class TestPain:
    @pytest.fixture(autouse=True)
    def nothing_marked(self, desk: Desk) -> None:
        desk.ask("act", desk.one("radio button", "Where does it hurt?").number, "Toggle")
        desk.until(lambda: desk.find("check box", "Ache"), "the spots")
        for button in desk.find("push button", "Clear all"):
            if "sensitive" in button.states:
                desk.ask("act", button.number, "Press")
        desk.until(lambda: not desk.find("slider"), "nothing is marked")
        desk.keys("Escape", "ctrl+2")

    def test_a_digit_marks_and_the_region_says_so(self, desk: Desk) -> None:
        document = page(desk)
        _, found = items(desk.nodes(), FIGURES[0])
        desk.ask("focus", desk.one("list", FIGURES[0]).number)
        until_figure(desk, FIGURES[0])
        desk.keys("Right", "Left", "7")
        marked = desk.until(
            lambda: [node for node in map(desk.look, found) if ", pain " in node.name], "a mark"
        )
        assert {node.name.partition(", pain ")[2] for node in marked} == {"7 of 10"}
        until_text(desk, document, "Muscles that may explain it")
        slider = desk.one("slider", "Strength of ")
        assert slider.value == 7
        desk.keys("3")
        desk.until(lambda: desk.look(slider).value == 3, "the slider follows")
        desk.keys("Delete")
        desk.until(lambda: not desk.find("slider"), "no mark")

    def test_selecting_marks(self, desk: Desk) -> None:
        _, found = items(desk.nodes(), FIGURES[1])
        desk.ask("act", found[40].number, "Toggle")
        desk.until(lambda: desk.look(found[40]).name.endswith("pain 5 of 10"), "a mark")

    def test_a_quality_is_a_check_box(self, desk: Desk) -> None:
        ache = desk.one("check box", "Ache")
        desk.ask("act", ache.number, "Toggle")
        desk.until(lambda: "checked" in desk.look(ache).states, "Ache is chosen")
        desk.ask("act", ache.number, "Toggle")
        desk.until(lambda: "checked" not in desk.look(ache).states, "Ache is not chosen")


class TestSettings:
    def test_a_choice_is_a_link_that_tab_and_enter_follow(self, desk: Desk) -> None:
        document = page(desk)
        desk.keys("ctrl+comma")
        until_page(desk, document, "Settings")
        desk.ask("focus", document.number)
        for colours in ("Dark", "Light"):
            desk.until_focus("label", "Settings")
            desk.keys("ctrl+shift+l")
            until_text(desk, document, f"✓\u00a0{colours}")  # never broken there


class TestLastingWalk:
    def test_pages_rebuilt_under_a_walking_client(self, desk: Desk) -> None:
        """Neither crash nor growth; `BODYMAP_WALK_SECONDS` makes it longer."""
        rounds = cycle(
            (
                ("Right", "Return", "F6", "F6"),
                ("ctrl+2", "5", "Right", "8", "Down", "Delete"),
                ("ctrl+1", "alt+Left", "alt+Right"),
                ("ctrl+plus", "ctrl+shift+l", "ctrl+shift+l", "ctrl+0"),
                ("ctrl+f", "s", "o", "l", "e", "Down", "Return", "F6", "F6"),
                ("F1", "ctrl+comma", "shift+F1", "Escape", "Escape", "F6", "F6"),
            )
        )
        for _ in range(6):
            desk.keys(*next(rounds))
        before, turns, met = desk.megabytes(), 0, 0
        end = time.monotonic() + WALK_SECONDS
        while time.monotonic() < end:
            desk.begin("walk_for", 0.1)
            desk.keys(*next(rounds), *next(rounds))
            met += desk.answer()["nodes"]  # the next keys only then: they must not pile up
            turns += 1
            assert desk.program.poll() is None, desk.log.read_text(encoding="utf-8")[-2000:]
        after = desk.megabytes()
        told = f"{turns} rounds, {met} nodes, {before:.0f} MB, then {after:.0f} MB"
        sys.stderr.write(told + "\n")
        assert met > 300 * turns > 0, told
        assert after - before < GROWTH_MB, told
