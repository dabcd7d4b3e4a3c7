"""How the reader wants to be spoken to."""

import pytest

from bodymap.core.preferences import Colours, Motion, Paper, Preferences, Whose, Words


def test_preferences_are_written_and_read_as_text():
    chosen = Preferences(
        Colours.DARK,
        Words.CLINICAL,
        Whose.CLIENT,
        Paper.LETTER,
        130,
        "Canada",
        "de",
        Motion.NONE,
    )
    read = Preferences()
    for key, text in chosen.texts().items():
        read = read.with_text(key, text)
    assert read == chosen


@pytest.mark.parametrize(
    ("key", "text"),
    [
        *(("colours", "pink"), ("zoom", "large"), ("country", "Atlantis"), ("shoe", "42")),
        *(("zoom", ""), ("language", "DE"), ("language", "deu"), ("language", "dé")),
    ],
)
def test_what_makes_no_sense_is_ignored(key: str, text: str):
    assert Preferences().with_text(key, text) == Preferences()


@pytest.mark.parametrize(("text", "percent"), [("5", 90), ("115", 115), ("9999", 200)])
def test_a_zoom_is_brought_into_range(text: str, percent: int):
    assert Preferences().with_text("zoom", text).zoom == percent


@pytest.mark.parametrize(
    ("zoom", "larger", "smaller"),
    [(100, 115, 90), (120, 130, 115), (90, 100, 90), (200, 200, 175)],
)
def test_the_next_size_of_the_text_is_the_nearest_of_those_offered(
    zoom: int, larger: int, smaller: int
):
    chosen = Preferences(zoom=zoom)
    assert (chosen.next_zoom(1), chosen.next_zoom(-1)) == (larger, smaller)


def test_an_emergency_number_is_never_guessed():
    assert Preferences().emergency_number == ""
    assert Preferences(country="Atlantis").emergency_number == ""
    assert Preferences(country="European Union").emergency_number == "112"
