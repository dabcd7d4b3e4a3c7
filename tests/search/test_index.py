"""Finding entries by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodymap.core.atlas import Atlas
from bodymap.core.words import Side
from bodymap.search.index import MOST, NEAREST, SearchIndex
from bodymap.search.phrases import GROUPS


@pytest.fixture(scope="session")
def index(small: Atlas) -> SearchIndex:
    return SearchIndex(small)


@pytest.fixture(scope="session")
def shipped(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


def ids(index: SearchIndex, text: str, group: str) -> list[str]:
    return [result.id for result in index.search(text)[group]]


@pytest.mark.parametrize(
    ("text", "group", "first"),
    [
        ("dizziness", "symptoms", "dizzy"),
        ("crick in the neck", "symptoms", "stiff_neck"),
        ("light headed", "symptoms", "dizzy"),
        ("bandage muscle", "muscles", "splenius"),
        ("Musculus pectoralis", "muscles", "pectoralis"),
        ("cervicalgia", "conditions", "neck_pain"),
        ("temples", "regions", "temple"),
        ("plantar", "regions", "heel_sole"),
        ("needling", "therapies", "dry_needling"),
        ("splen", "muscles", "splenius"),
        ("splenuis", "muscles", "splenius"),
    ],
)
def test_names_aliases_beginnings_and_misspellings(
    index: SearchIndex, text: str, group: str, first: str
):
    assert ids(index, text, group)[0] == first


def test_muscles_behind_a_symptom_or_a_region_say_why(index: SearchIndex):
    found = {result.id: result.why for result in index.search("temple")["muscles"]}
    assert found["splenius"] == "sends pain to the temple: most people"
    found = {result.id: result.why for result in index.search("nape")["muscles"]}
    assert found == {"splenius": "sends pain to the back of the neck: some people"}


def test_where_most_people_feel_it_stands_before_where_some_do(index: SearchIndex):
    """Though points are commoner in the muscle whose spillover it is."""
    assert ids(index, "temple", "muscles") == ["splenius", "pectoralis"]


def test_why_is_the_text_that_matched_unless_it_is_the_name(index: SearchIndex):
    assert index.search("dizziness")["symptoms"][0].why == ""
    assert index.search("cervicalgia")["conditions"][0].why == "cervicalgia"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "the of my",
        "qqqq zzzz",
        "\u202e\0",
        "🦵",
        "'\"",
        "x",
        "7",
        "\x00\x1b[31m\x07",
    ],
)
def test_nothing_near_gives_nothing(index: SearchIndex, text: str):
    assert index.search(text) == dict.fromkeys(GROUPS, ())
    assert index.nearest(text) == ()


FOUND = (
    "knee " * 2_000,
    "knee 🦵🔥 pain",
    "\x00\x1b[0m knee\x07",
    "\u202eknee\u202c \u2066knee\u2069",
    '"knee',
    "kne*",
    "knee NEAR pain",
    "NEAR(knee pain, 2)",
    "knee OR",
    "knee AND NOT pain",
    "name:knee ^pain -back",
    "{knee} (pain) [back] \\",
    "\uff4bnee",  # a letter of full width
)
NOT_FOUND = (
    "x" * 10_000,
    "\u202eeenk",
    "*",
    "OR AND",
    "%s %d {}",
    "\u043a\u043e\u043b\u0435\u043d\u043e",
    "\ud800",
)


@pytest.mark.parametrize("text", FOUND)
def test_signs_around_words_are_passed_over(shipped: SearchIndex, text: str):
    found = shipped.search(text)
    assert any("knee" in result.name.lower() for results in found.values() for result in results)
    assert "knee" in shipped.matched(text, "Front of the knee") or "*" in text
    assert shipped.sides(text) == set()


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_holds_no_known_word_finds_nothing(shipped: SearchIndex, text: str):
    assert shipped.search(text) == dict.fromkeys(GROUPS, ())
    assert shipped.nearest(text) == ()
    assert shipped.matched(text, "Front of the knee") == ()
    assert shipped.sides(text) == set()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hudake mygreen", "Migraine"),
        ("piryfrmys", "Piriformis"),
        ("ancklel", "ankle"),
        ("neckekk", "Neck"),
    ],
)
def test_where_nothing_is_found_the_nearest_are_offered(
    shipped: SearchIndex, atlas: Atlas, text: str, first: str
):
    assert not any(shipped.search(text).values())
    nearest = shipped.nearest(text)
    assert first in nearest[0].name
    assert 1 <= len(nearest) <= NEAREST
    for each in nearest:
        assert getattr(atlas, each.group)[each.id].name == each.name


@pytest.mark.parametrize("text", ["xyzzyq", "qwrtzp", "jjjjjjjj"])
def test_nothing_is_offered_for_what_is_like_nothing(shipped: SearchIndex, text: str):
    assert shipped.nearest(text) == ()


@given(st.text(max_size=80))
def test_any_text_gives_ordered_groups(index: SearchIndex, text: str):
    assert len(index.nearest(text)) <= NEAREST
    assert index.sides(text) <= set(Side)
    found = index.search(text)
    assert tuple(found) == GROUPS
    for results in found.values():
        assert len(results) <= MOST
        scores = [result.score for result in results]
        assert scores == sorted(scores, reverse=True)
        assert len({result.id for result in results}) == len(results)


@pytest.mark.parametrize(
    ("text", "group", "wanted"),
    [
        ("headache", "muscles", "upper_trapezius"),
        ("sciatica", "muscles", "piriformis"),
        ("tennis elbow", "muscles", "extensor_carpi_radialis_brevis"),
        ("shuolder pian", "regions", "shoulder_front"),
        ("heel pain in the morning", "muscles", "soleus"),
        ("soleus", "muscles", "soleus"),
    ],
)
def test_the_shipped_content_answers_common_questions(
    shipped: SearchIndex, text: str, group: str, wanted: str
):
    assert wanted in ids(shipped, text, group)


def test_every_entry_is_found_by_its_name(shipped: SearchIndex, atlas: Atlas):
    missing = [
        entry.id
        for group in ("muscles", "conditions", "therapies")
        for entry in getattr(atlas, group).values()
        if entry.id not in ids(shipped, entry.name, group)
    ]
    assert missing == []
