"""How warning signs are headed and marked among the rows below the search field."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest

from bodymap import texts
from bodymap.content.shipped import shipped_atlas
from bodymap.core.atlas import Atlas
from bodymap.core.words import RedFlagId, Urgency
from bodymap.search.index import SearchIndex
from bodymap.ui.icons import SIDE, icon
from bodymap.ui.sidebar.rows import result_rows
from bodymap.ui.theme import LIGHT

_NOW = "Get medical help now if"
_SOON = "See a doctor within a day or two if"
_ASK = "Ask a doctor or physiotherapist if"


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


@pytest.fixture
def german_texts() -> Iterator[None]:
    texts.use(["de"])
    yield
    texts.use(["en"])


def heads_of(index: SearchIndex, query: str) -> dict[str, str]:
    """Return the heading above each warning sign."""
    heads, head = {}, ""
    for row in result_rows(index.search(query), query, index.matched):
        head = head if row.address else row.text
        if row.address.startswith("help:"):
            heads[row.address.removeprefix("help:")] = head
    return heads


@pytest.mark.parametrize(
    ("query", "sign", "head"),
    [
        ("crushing chest pain", "chest_heart", _NOW),
        ("calf is red and swollen", "calf_clot", _SOON),
        ("lump in my breast", "breast_change", _ASK),
    ],
)
def test_a_sign_stands_below_what_its_urgency_asks(
    index: SearchIndex, query: str, sign: str, head: str
) -> None:
    assert heads_of(index, query)[sign] == head


def test_the_most_urgent_heading_comes_first(index: SearchIndex) -> None:
    assert list(dict.fromkeys(heads_of(index, "calf is red and swollen").values())) == [_NOW, _SOON]


def test_every_heading_stands_once_and_over_a_sign(index: SearchIndex) -> None:
    for query in ("sudden weak arm", "chest pain and calf swollen", "found a lump", "soleus"):
        rows = result_rows(index.search(query), query, index.matched)
        headings = [row.text for row in rows if not row.address]
        assert len(set(headings)) == len(headings)
        assert {_NOW, _SOON, _ASK} & set(headings) == set(heads_of(index, query).values())


@pytest.mark.usefixtures("german_texts")
def test_headings_are_german_in_a_german_window() -> None:
    index = SearchIndex(shipped_atlas(language="de"))
    heads = heads_of(index, "Knoten in der Brust").values()
    assert "Ärztlich oder physiotherapeutisch nachfragen, wenn" in heads
    assert "Sofort ärztliche Hilfe holen, wenn" not in heads


def test_every_sign_carries_the_mark_of_its_urgency(atlas: Atlas, index: SearchIndex) -> None:
    marks = set()
    for query in ("calf is red and swollen", "lump in my breast"):
        for row in result_rows(index.search(query), query, index.matched):
            if row.address.startswith("help:"):
                sign = RedFlagId(row.address.removeprefix("help:"))
                assert row.icon == atlas.red_flags[sign].urgency.value
                marks.add(row.icon)
    assert marks == {"now", "soon", "ask"}


@pytest.mark.usefixtures("qapp")
def test_marks_differ_without_their_colours() -> None:
    for first, second in combinations(Urgency, 2):
        assert len(inked(first) ^ inked(second)) > 2 * SIDE


def inked(urgency: Urgency) -> set[tuple[int, int]]:
    """Return the pixels that the mark of an urgency covers."""
    picture = icon(urgency.value, LIGHT.text).pixmap(SIDE, SIDE).toImage()
    places = product(range(SIDE), range(SIDE))
    return {(x, y) for x, y in places if picture.pixelColor(x, y).alpha() > 127}
