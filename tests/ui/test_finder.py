"""The search field and the rows below it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.selection import Kind, Selection
from bodymap.ui.main_window import MainWindow
from bodymap.ui.sidebar.finder import Finder
from bodymap.ui.sidebar.rows import browse_rows
from bodymap.ui.sidebar.side_bar import SideBar
from tests.ui.helpers import move_pointer, picture

LEFT_BUTTON = Qt.MouseButton.LeftButton
KINDS = ("symptom", "muscle", "condition", "region", "therapy")


def texts(finder: Finder) -> list[str]:
    return [row.text for row in finder.model.rows]


def heads(finder: Finder) -> list[str]:
    return [row.text for row in finder.model.rows if not row.address]


def groups(finder: Finder) -> list[list[str]]:
    """Return for each heading the kinds of the rows below it."""
    found: list[list[str]] = []
    for row in finder.model.rows:
        if row.address:
            found[-1].append(row.address.partition(":")[0])
        else:
            found.append([])
    return found


def first_address(finder: Finder) -> str:
    return next(row.address for row in finder.model.rows if row.address)


class TestBrowsing:
    def test_offers_every_area_and_list(self, finder: Finder, atlas: Atlas) -> None:
        assert heads(finder) == ["Browse by area", "Lists"]
        assert [area.name for area in atlas.areas.values()] == texts(finder)[
            1 : 1 + len(atlas.areas)
        ]

    def test_every_row_leads_somewhere(self, atlas: Atlas) -> None:
        rows = [row for row in browse_rows(atlas) if row.address]
        assert len({row.address for row in rows}) == len(rows)
        for row in rows:
            assert Selection.parse(row.address, atlas)

    def test_click_opens(self, finder: Finder, qtbot: QtBot, atlas: Atlas) -> None:
        index = finder.model.index(1, 0)
        with qtbot.waitSignal(finder.address_activated) as opened:
            QTest.mouseClick(
                finder.list.viewport(), LEFT_BUTTON, pos=finder.list.visualRect(index).center()
            )
        assert opened.args == [f"area:{next(iter(atlas.areas))}"]

    def test_heading_cannot_be_chosen(self, finder: Finder, qtbot: QtBot) -> None:
        heard: list[str] = []
        finder.address_activated.connect(heard.append)
        place = finder.list.visualRect(finder.model.index(0, 0)).center()
        QTest.mouseClick(finder.list.viewport(), LEFT_BUTTON, pos=place)
        assert heard == []
        assert not finder.model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEnabled


class TestTyping:
    def test_whoever_types_before_all_is_ready_is_told_so_and_answered_later(
        self, finder: Finder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bodymap.ui.sidebar.finder._PATIENCE_S", 0)
        for text in ("he", "heel pain"):
            finder.search(text)
            assert texts(finder) == ["Getting the search ready."]
        qtbot.waitUntil(lambda: len(texts(finder)) > 1)
        assert first_address(finder).startswith("symptom:")
        assert any("heel" in text for text in texts(finder))

    def test_a_picture_waits_for_the_answer(
        self, finder: Finder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bodymap.ui.sidebar.finder._PATIENCE_S", 0)
        finder.search("heel pain")
        finder.make_ready()
        assert first_address(finder).startswith("symptom:")

    def test_searches_from_the_second_letter(self, finder: Finder) -> None:
        browsing = texts(finder)
        QTest.keyClicks(finder.field, "h")
        assert texts(finder) == browsing
        QTest.keyClicks(finder.field, "e")
        assert texts(finder) != browsing
        assert {kind for group in groups(finder) for kind in group} <= {*KINDS, "help"}
        QTest.keyClick(finder.field, Qt.Key.Key_Backspace)
        assert texts(finder) == browsing

    def test_groups_stand_in_their_order_each_once_and_never_empty(self, finder: Finder) -> None:
        for query in ("headache", "numb fingers", "soleus", "massage", "heel"):
            finder.search(query)
            found = groups(finder)
            assert all(len(set(group)) == 1 for group in found)
            kinds = [group[0] for group in found if group[0] != "condition"]
            named = {"soleus": "muscle", "massage": "therapy"}.get(query)
            order = ["help", *sorted(KINDS, key=lambda kind: kind != named)]
            assert kinds == [kind for kind in order if kind in kinds]

    def test_warning_signs_and_likelier_conditions_come_before_muscles(
        self, finder: Finder
    ) -> None:
        finder.search("crushing chest pain")
        assert groups(finder)[0][0] == "help"
        finder.search("my hand falls asleep")
        kinds = [group[0] for group in groups(finder)]
        assert kinds.index("condition") < kinds.index("muscle")

    def test_each_group_has_one_heading(self, finder: Finder) -> None:
        for query in ("headache", "numb fingers", "soleus", "massage", "heel"):
            finder.search(query)
            found = groups(finder)
            assert len(set(heads(finder))) == len(found)

    def test_enter_after_a_whole_name_opens_what_it_names(
        self, finder: Finder, qtbot: QtBot
    ) -> None:
        finder.search("Soleus")
        assert heads(finder)[0] == "Muscles"
        with qtbot.waitSignal(finder.address_activated) as opened:
            QTest.keyClick(finder.field, Qt.Key.Key_Return)
        assert opened.args == ["muscle:soleus"]

    def test_row_is_let_go_when_another_page_is_shown(self, finder: Finder) -> None:
        finder.list.setCurrentIndex(finder.model.index(1, 0))
        finder.show_page(finder.model.rows[1].address)
        assert finder.list.currentIndex().row() == 1
        finder.show_page("help")
        assert not finder.list.selectionModel().hasSelection()

    def test_every_result_leads_somewhere(self, finder: Finder, atlas: Atlas) -> None:
        for query in ("headache", "pain behind the eye", "numb little finger", "needle", "knee"):
            finder.search(query)
            for row in finder.model.rows:
                if row.address:
                    assert Selection.parse(row.address, atlas)
                    assert row.icon

    def test_words_of_the_query_are_marked(self, finder: Finder) -> None:
        finder.search("upper trapezius")
        row = next(row for row in finder.model.rows if row.text == "Upper trapezius")
        assert row.marked == ("upper", "trapezius")

    def test_misspelt_words_find_it_too(self, finder: Finder) -> None:
        finder.search("trapezious")
        assert "Upper trapezius" in texts(finder)

    def test_nothing_found_offers_what_comes_near_before_the_areas(
        self, finder: Finder, qtbot: QtBot
    ) -> None:
        finder.search("trapeezoid")
        assert heads(finder)[:3] == [
            "Nothing found for “trapeezoid”.",
            "Did you mean",
            "Browse by area",
        ]
        row = texts(finder).index("Upper trapezius")
        assert row < texts(finder).index("Browse by area")
        with qtbot.waitSignal(finder.address_activated) as opened:
            place = finder.list.visualRect(finder.model.index(row, 0)).center()
            QTest.mouseClick(finder.list.viewport(), LEFT_BUTTON, pos=place)
        assert opened.args == ["muscle:upper_trapezius"]
        picture(finder)

    def test_side_of_the_question_is_that_of_the_page(self, finder: Finder, atlas: Atlas) -> None:
        finder.search("pain in my right soleus")
        row = next(row for row in finder.model.rows if row.address.startswith("muscle:soleus"))
        assert (row.text, row.address) == ("Soleus, right", "muscle:soleus:right")
        finder.search("pain in my soleus")
        row = next(row for row in finder.model.rows if row.address.startswith("muscle:soleus"))
        assert (row.text, row.address) == ("Soleus", "muscle:soleus")
        for row in finder.model.rows:
            assert not row.address or Selection.parse(row.address, atlas)

    def test_field_says_what_can_be_asked(self, finder: Finder) -> None:
        assert finder.field.placeholderText() == "Symptom, muscle or place"

    def test_warming_up_leaves_nothing_for_the_first_letter(
        self, finder: Finder, qtbot: QtBot
    ) -> None:
        shown: list[list[str]] = []

        def note() -> None:
            shown.append(texts(finder))

        finder.warm_up()
        qtbot.waitUntil(lambda: next(finder._warming, None) is None)
        finder.model.modelReset.connect(note)
        QTest.keyClicks(finder.field, "he")
        assert shown
        assert ["Getting the search ready."] not in shown

    def test_nothing_found_says_so_and_offers_the_areas(self, finder: Finder, atlas: Atlas) -> None:
        finder.search("qqqq zzzz")
        assert heads(finder)[0] == "Nothing found for “qqqq zzzz”."
        assert next(iter(atlas.areas.values())).name in texts(finder)
        picture(finder)

    def test_rows_can_be_painted_at_any_width(self, finder: Finder) -> None:
        finder.search("pain at the back of the head")
        for width in (120, 248, 600):
            finder.resize(width, 500)
            assert not picture(finder).isNull()


class TestKeys:
    def test_enter_opens_the_first_result(self, finder: Finder, qtbot: QtBot) -> None:
        QTest.keyClicks(finder.field, "soleus")
        with qtbot.waitSignal(finder.address_activated) as opened:
            QTest.keyClick(finder.field, Qt.Key.Key_Return)
        assert opened.args == [first_address(finder)]

    def test_enter_in_an_empty_field_opens_nothing(self, finder: Finder) -> None:
        heard: list[str] = []
        finder.address_activated.connect(heard.append)
        QTest.keyClick(finder.field, Qt.Key.Key_Return)
        QTest.keyClicks(finder.field, "  ")
        QTest.keyClick(finder.field, Qt.Key.Key_Return)
        assert heard == []

    def test_down_goes_into_the_rows_and_over_the_headings(
        self, finder: Finder, qtbot: QtBot
    ) -> None:
        QTest.mouseMove(finder.field)  # rows that scroll past below a pointer are pointed at too
        QTest.keyClicks(finder.field, "headache")
        heard: list[str] = []
        finder.address_pointed.connect(heard.append)
        QTest.keyClick(finder.field, Qt.Key.Key_Down)
        assert finder.list.hasFocus()
        for _ in range(30):
            QTest.keyClick(finder.list, Qt.Key.Key_Down)
        addresses = [row.address for row in finder.model.rows if row.address]
        assert [each for each in heard if each] == addresses
        with qtbot.waitSignal(finder.address_activated) as opened:
            QTest.keyClick(finder.list, Qt.Key.Key_Return)
        assert opened.args == [addresses[-1]]

    def test_up_from_the_first_row_comes_back_to_the_field(self, finder: Finder) -> None:
        QTest.keyClicks(finder.field, "headache")
        QTest.keyClick(finder.field, Qt.Key.Key_Down)
        QTest.keyClick(finder.list, Qt.Key.Key_Down)
        QTest.keyClick(finder.list, Qt.Key.Key_Up)
        assert finder.list.hasFocus()
        QTest.keyClick(finder.list, Qt.Key.Key_Up)
        assert finder.field.hasFocus()
        assert finder.field.selectedText() == "headache"

    def test_clear_button_shows_the_areas_again(self, finder: Finder) -> None:
        assert not finder._clear.isVisible()
        QTest.keyClicks(finder.field, "headache")
        assert finder._clear.isVisible()
        finder._clear.trigger()
        assert finder.field.text() == ""
        assert heads(finder)[0] == "Browse by area"


class TestPointing:
    def test_row_under_the_pointer_is_previewed_until_it_leaves(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        finder = side_bar(window).finder
        finder.search("soleus")
        row = next(i for i, r in enumerate(finder.model.rows) if r.address == "muscle:soleus")
        place = finder.list.visualRect(finder.model.index(row, 0)).center()
        with qtbot.waitSignal(window.workspace.preview_changed) as previewed:
            move_pointer(finder.list.viewport(), place)
        assert previewed.args[0].id == "soleus"
        assert window.body._marks.pattern.points
        move_pointer(window.header, QPoint(500, 20))
        qtbot.waitUntil(lambda: window.workspace.preview is None)
        assert not window.body._marks.pattern.points

    def test_opening_a_result_shows_its_page(self, window: MainWindow) -> None:
        finder = side_bar(window).finder
        finder.field.setFocus()
        QTest.keyClicks(finder.field, "soleus")
        QTest.keyClick(finder.field, Qt.Key.Key_Return)
        assert window.workspace.selection.kind in (Kind.MUSCLE, Kind.SYMPTOM)

    def test_escape_clears_the_search(self, window: MainWindow) -> None:
        finder = side_bar(window).finder
        finder.field.setFocus()
        QTest.keyClicks(finder.field, "soleus")
        QTest.keyClick(finder.field, Qt.Key.Key_Escape)
        assert finder.field.text() == ""
        assert heads(finder)[0] == "Browse by area"


def side_bar(window: MainWindow) -> SideBar:
    assert window.sidebar is not None
    return window.sidebar


class TestHostileInput:
    @pytest.mark.parametrize(
        "text",
        [
            "pain " * 2_000,
            "x" * 10_000,
            "🦵" * 5_000,
            "\x00\x01\x07\x1b[31m",
            "\u202egnihcae",
            "<img src=/etc/passwd>",
            "%s%n{0}'\"\\;--",
            "\t\n  \r",
            "ﷺ" * 100,
            "e\u0301" * 300,
        ],
        ids=lambda text: ascii(text[:8]),
    )
    def test_pasted_text_is_only_a_query(self, finder: Finder, text: str) -> None:
        QApplication.clipboard().setText(text)
        QTest.keyClick(finder.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert len(finder.field.text()) <= 300
        assert texts(finder)
        picture(finder)
        QTest.keyClick(finder.field, Qt.Key.Key_Return)
        finder.clear()
        assert heads(finder)[0] == "Browse by area"
        QApplication.clipboard().clear()

    def test_typed_letters_of_other_scripts_find_nothing_calmly(self, finder: Finder) -> None:
        for text in ("боль в спине", "腰痛", "כאב", "douleur"):
            finder.search(text)
            assert texts(finder)
