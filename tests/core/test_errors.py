"""Messages: whole, short, and with nothing hidden in them."""

from hypothesis import given
from hypothesis import strategies as st

from bodymap.core.errors import ContentError, Fault, near, shown, unknown
from bodymap.core.words import Side


def test_a_fault_says_where_what_and_what_would_be_right():
    assert str(Fault("a.yaml", 3, "at", "it is wrong", "mend it")) == (
        "a.yaml:3: at: it is wrong; mend it"
    )
    assert str(Fault("a.yaml", 0, "", "it is wrong", "mend it")) == "a.yaml: it is wrong; mend it"


def test_content_errors_sort_their_faults_and_count_the_rest():
    first, second = Fault("a", 1, "", "x", "y"), Fault("b", 1, "", "x", "y")
    error = ContentError([second, first])
    assert error.faults == (first, second)
    assert str(error) == "The content has a fault: a:1: x; y (and 1 more)"
    assert "more" not in str(ContentError([first]))
    assert "nothing could be read" in str(ContentError([]))


@given(st.text(max_size=300))
def test_an_echo_is_short_and_printable(text: str):
    echo = shown(text)
    assert echo.isprintable()
    assert len(echo) <= 61 * 10 + 2
    assert echo[0] == echo[-1] == "'"


def test_an_echo_shows_hidden_marks_and_cuts_what_is_long():
    assert shown("a\u202eb\n") == r"'a\u202eb\n'"
    assert shown("x" * 61) == f"'{'x' * 60}…'"


def test_unknown_names_what_is_spelt_nearly_so():
    assert str(unknown("muscle", "soleuss", ["soleus"])) == (
        "There is no muscle called 'soleuss'. Did you mean soleus?"
    )
    assert str(unknown("muscle", "qqq", ["soleus"])) == "There is no muscle called 'qqq'."
    assert near("soleus", []) == ()


def test_the_midline_is_its_own_opposite():
    assert [side.opposite for side in Side] == [Side.RIGHT, Side.LEFT, Side.MIDLINE]
