"""Words in the one form in which they are compared."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bodymap.search.text import MAX_WORDS, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("My KNEES hurt!", "knee pain"),
        ("anaesthesia", "anesthesia"),
        ("oedema", "edema"),
        ("tumour", "tumor"),
        ("pins and needles", "tingling"),
        ("head ache", "headaches"),
        ("shoulder-blades", "scapula"),
        ("stretches", "stretch"),
        ("running", "run"),
        ("cramming", "cram"),
        ("haematoma", "hematoma"),
        ("haemorrhoids", "hemorrhoids"),
        ("normalise", "normalize"),
        ("can't turn", "cannot turn"),
        ("4th and 5th fingers", "ring and little finger"),
        ("back of my knee", "posterior knee"),
        ("lumbago", "lower back"),
        ("Ménière", "meniere"),
        ("QL", "quadratus lumborum"),
    ],
)
def test_ways_to_write_the_same(one: str, other: str):
    assert words(one) == words(other) != ()


@pytest.mark.parametrize("word", ["illness", "humerus", "pelvis", "gas"])
def test_an_s_that_is_no_plural_stays(word: str):
    assert words(word) == (word,)


@pytest.mark.parametrize("text", ["", "the of my and", "\u202e\0\n", "🦵🔥", "…?!'\""])
def test_what_says_nothing_has_no_words(text: str):
    assert words(text) == ()


def test_a_long_text_is_cut():
    assert len(words("knee " * 2000)) <= MAX_WORDS
    assert words("x" * 10_000) == ("x" * 300,)


@given(st.text(max_size=400))
@example("QL")
def test_words_stay_as_they_are_when_read_again(text: str):
    for word in words(text):
        assert word.isascii()
        assert word.isalnum()
