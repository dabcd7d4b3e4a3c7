"""Addresses of pages, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodymap.core.atlas import Atlas
from bodymap.core.errors import UnknownEntryError
from bodymap.core.figures import RegionRef
from bodymap.core.selection import History, Kind, Selection, region_page
from bodymap.core.words import RegionId, Side


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("start", "start"),
        ("help", "help"),
        ("help:heart:left", "help:heart"),
        ("muscle:splenius:left", "muscle:splenius:left"),
        ("muscle:splenius:left:2", "muscle:splenius:left:2"),
        ("muscle:splenius:left:9", "muscle:splenius:left"),
        ("muscle:splenius", "muscle:splenius:right"),
        ("muscle:splenius:midline", "muscle:splenius:right"),
        ("region:nose:left", "region:nose:midline"),
        ("region:temple:left:1", "region:temple:left"),
        ("symptom:dizzy", "symptom:dizzy:right"),
        ("condition:neck_pain:left", "condition:neck_pain"),
        ("therapy:pressing", "therapy:pressing"),
        ("area:jaw_face", "area:jaw_face"),
        ("list:muscles", "list:muscles"),
    ],
)
def test_addresses_are_read_and_written(small: Atlas, address: str, same: str):
    assert str(Selection.parse(address, small)) == same


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("muscle:spleniu", "There is no muscle called 'spleniu'. Did you mean splenius?"),
        ("list:bones", "there are muscles, conditions"),
        ("bone:femur", "is not an address"),
        ("muscle:splenius:up", "is not an address"),
        ("muscle:splenius:left:two", "is not an address"),
        ("muscle:splenius:left:1:2", "is not an address"),
        (f"muscle:splenius:left:{'9' * 5000}", "is not an address"),
        ("", "is not an address"),
        ("settings:foo", "'settings:foo' is not an address; write settings alone."),
        ("help:muscle:left", "There is no warning sign called 'muscle'."),
    ],
)
def test_addresses_of_nothing_are_refused(small: Atlas, address: str, message: str):
    with pytest.raises(UnknownEntryError) as refused:
        Selection.parse(address, small)
    assert message in str(refused.value)
    assert len(str(refused.value)) < 300


@given(address=st.text(max_size=60) | st.sampled_from(["help", "account"]))
def test_any_text_is_refused_or_read_and_written_alike(small: Atlas, address: str):
    try:
        page = Selection.parse(address, small)
    except UnknownEntryError:
        return
    assert Selection.parse(str(page), small) == page


def test_history_goes_back_and_forward():
    one, two = Selection(Kind.HELP), Selection(Kind.ACCOUNT)
    history = History().visit(one).visit(two).visit(two)
    assert history.back().now == one
    assert history.back().forward() == history
    assert history.back().back().back().now == Selection()
    assert history.forward() == history
    assert history.back().visit(Selection()).future == ()


def test_history_forgets_what_is_long_ago():
    history = History()
    for i in range(300):
        history = history.visit(Selection(Kind.AREA, str(i)))
    assert len(history.past) == 200
    assert history.past[-1].id == "298"


def test_the_page_of_a_region():
    ref = RegionRef(RegionId("temple"), Side.LEFT)
    assert str(region_page(ref)) == "region:temple:left"


def test_history_within_an_atlas_leaves_out_what_that_does_not_have(small: Atlas):
    here = Selection(Kind.MUSCLE, next(iter(small.muscles)), Side.LEFT)
    gone = Selection(Kind.MUSCLE, "nowhere", Side.LEFT)
    pages = (Selection(), here, gone, Selection(Kind.HELP))
    kept = (Selection(), here, Selection(Kind.HELP))
    assert History(pages, here, pages).within(small) == History(kept, here, kept)
    assert History(pages, gone, pages).within(small) == History(kept, Selection(), kept)
