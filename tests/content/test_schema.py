"""From plain data to core values, with every fault at once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodymap.content.schema import Builder, fields_of
from bodymap.core import entries as e
from bodymap.core.words import Grade, ReferenceId, RegionId, ZoneSide

PASSAGE = {"statements": ["It is so."], "grade": "C", "sources": ["study"]}
ANYTHING = st.recursive(
    st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "region", "side", "grade", "x"]), inner)
    ),
)


def faults_of(kind: Any, data: object) -> list[str]:
    builder = Builder("a.yaml", {(): 1, ("grade",): 3})
    assert builder.build(kind, data) is None
    return [str(fault) for fault in builder.faults]


def test_a_value_is_built_with_its_types():
    builder = Builder("a.yaml", {})
    assert builder.build(e.Passage, PASSAGE) == e.Passage(
        ("It is so.",), Grade.C, (ReferenceId("study"),)
    )
    place = builder.build(e.Place, {"region": "nose", "across": "0.25", "down": "1"})
    assert (place.across, place.down) == (0.25, 1.0)
    assert builder.faults == []


def test_a_zone_is_a_word_or_keys():
    builder = Builder("a.yaml", {})
    assert builder.build(e.Zone, "nose") == e.Zone(RegionId("nose"), ZoneSide.SAME)
    assert builder.build(e.Zone, {"region": "nose", "side": "both"}).side is ZoneSide.BOTH


def test_a_good_entry_after_a_faulty_one_is_built():
    builder = Builder("a.yaml", {})
    assert builder.build(e.Passage, {}) is None
    assert builder.build(e.Passage, PASSAGE) is not None


def test_all_faults_come_at_once_with_their_lines():
    assert faults_of(e.Passage, {"grade": "E", "sources": "study", "colour": "red"}) == [
        "a.yaml:1: colour: the key 'colour' is not known here;"
        " use one of statements, grade, sources",
        "a.yaml:1: the key 'statements' is missing; add it",
        "a.yaml:3: grade: 'E' is not one of the words for this; use one of A, B, C, D, U",
        "a.yaml:1: sources: a text stands where a list belongs;"
        " write [one, two] or lines that begin with -",
    ]


@pytest.mark.parametrize(
    ("kind", "data", "fault"),
    [
        (e.Passage, "", "nothing stands where keys belong; write keys such as statements, grade"),
        (e.Passage, ["x"], "a list stands where keys belong"),
        (e.Passage, {**PASSAGE, "grade": {"a": "b"}}, "a group of keys stands where a text"),
        (e.Passage, {**PASSAGE, "statements": [" "]}, "statements[1]: the text is empty"),
        (e.Passage, {**PASSAGE, "statements": ["x" * 2001]}, "the text has 2001 characters"),
        (e.Passage, {**PASSAGE, "statements": ["a\nb"]}, "holds a line break"),
        (e.Passage, {**PASSAGE, "a b\u202e": "x"}, r"'a b\u202e': the key 'a b\u202e' is not"),
        (e.Place, {"region": "x", "across": "much", "down": "0"}, "'much' is not a number"),
        (e.Place, {"region": "x", "across": "nan", "down": "0"}, "'nan' is not a number"),
        (e.Place, {"region": "x", "across": "9e999", "down": "0"}, "is not a number"),
        (e.Place, {"region": "x", "across": "1.5", "down": "0"}, "between 0 and 1"),
        (e.Reference, {"id": "x", "title": "t", "kind": "k", "verified": "no"}, "neither true"),
    ],
)
def test_what_is_wrong_is_named(kind: Any, data: object, fault: str):
    (found,) = faults_of(kind, data)
    assert fault in found


@pytest.mark.parametrize("number", ["-1", "1.0", "one", "9999", "\u0661", ""])
def test_a_number_of_a_point_is_whole(number: str):
    builder = Builder("a.yaml", {})
    builder.build(e.TriggerPoint, {"number": number})
    assert any("is not a whole number" in fault.wrong for fault in builder.faults)


def test_true_false_and_what_may_be_left_out():
    reference = {"id": "x", "title": "t", "kind": "k", "verified": "false"}
    builder = Builder("a.yaml", {})
    assert builder.build(e.Reference, reference).verified is False
    assert fields_of(e.Reference)["note"] == (str, False)
    condition = fields_of(e.Condition)["codes"][0]
    assert builder.build(e.Codes, {"icd10": "M54.2"}).icd11 == ""
    assert e.Codes in condition.__args__


@given(ANYTHING)
def test_any_data_give_a_value_or_faults(data: object):
    for kind in (e.Zone, e.Passage, e.Muscle):
        builder = Builder("a.yaml", {})
        assert (builder.build(kind, data) is None) == bool(builder.faults)
