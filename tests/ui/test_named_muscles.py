"""Who names a muscle outright gets it first; words that say only how bad find nothing."""

import pytest

from bodymap.content.shipped import shipped_atlas
from bodymap.core.atlas import Atlas
from bodymap.search.index import Result, SearchIndex
from bodymap.ui.sidebar.rows import Row, result_rows

_NAMED = [
    ("upper trap", "upper_trapezius"),
    ("traps", "upper_trapezius"),
    ("trapezius", "upper_trapezius"),
    ("QL", "quadratus_lumborum"),
    ("SCM", "sternocleidomastoid_sternal"),
    ("TFL", "tensor_fasciae_latae"),
    ("lats", "latissimus_dorsi"),
    ("delts", "middle_deltoid"),
    ("glutes", "gluteus_maximus"),
    ("hammies", "biceps_femoris"),
    ("quads", "rectus_femoris"),
    ("pecs", "pectoralis_major_sternal"),
    ("Musculus soleus", "soleus"),
]


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


def rows_of(index: SearchIndex, query: str) -> tuple[Row, ...]:
    return result_rows(index.search(query), query, index.matched)


def outright(results: tuple[Result, ...]) -> list[str]:
    return [result.id for result in results if result.outright]


@pytest.mark.parametrize(("query", "muscle"), _NAMED)
def test_a_muscle_named_outright_is_the_first_row(
    index: SearchIndex, query: str, muscle: str
) -> None:
    head, row, *_ = rows_of(index, query)
    assert (head.text, row.address) == ("Muscles", f"muscle:{muscle}")


def test_so_it_is_in_german() -> None:
    index = SearchIndex(shipped_atlas(language="de"))
    for query, muscle in (("Kapuzenmuskel", "upper_trapezius"), ("QL", "quadratus_lumborum")):
        assert rows_of(index, query)[1].address == f"muscle:{muscle}"


@pytest.mark.parametrize("query", ["buttock", "chest", "calf", "upper back pain", "jaw"])
def test_what_is_a_place_names_no_muscle(index: SearchIndex, query: str) -> None:
    assert outright(index.search(query)["muscles"]) == []
    assert "Muscles" not in [row.text for row in rows_of(index, query)]


def test_what_shares_a_part_of_its_name_is_left_out(index: SearchIndex) -> None:
    texts = " ".join(f"{row.text} {row.detail}" for row in rows_of(index, "upper trap"))
    assert "Pain on top of the shoulder" in texts
    for stranger in ("toothache", "wind", "Upper belly", "Gallbladder"):
        assert stranger not in texts


def test_warnings_stay_before_a_muscle(index: SearchIndex) -> None:
    found = index.search("soleus")
    assert outright(found["muscles"]) == ["soleus"]
    assert rows_of(index, "soleus and suddenly cannot breathe")[0].text.startswith("Get medical")


@pytest.mark.parametrize("query", ["headache worst ever", "worst headache"])
def test_a_hint_that_shares_only_how_bad_tells_nothing(index: SearchIndex, query: str) -> None:
    plain = {result.id for result in index.search("headache")["muscles"]}
    found = {result.id for result in index.search(query)["muscles"]}
    assert found
    assert found <= plain


def test_such_a_word_still_adds_to_what_another_found(index: SearchIndex) -> None:
    assert index.search("headache worst ever")["red_flags"][0].id == "head_thunderclap"
    assert index.search("headache")["red_flags"] == ()
