"""From plain data to core values, with every fault at once."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodymap.content.schema import Builder, fields_of
from bodymap.core import entries as e
from bodymap.core.words import Grade, ReferenceId, RegionId, ZoneSide

REFERENCE = {"id": "x", "title": "t", "kind": "k"}
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


NO_NUMBER = "is not a number; write a number such as 0.45"
KEYS = "stands where keys belong; write keys such as statements, grade, sources"
UNSEEN = "the text holds a line break or a hidden character"


@pytest.mark.parametrize(
    ("kind", "data", "fault"),
    [
        (e.Passage, "", f"nothing {KEYS}"),
        (e.Passage, ["x"], f"a list {KEYS}"),
        (e.Passage, "x", f"a text {KEYS}"),
        (e.Muscle, [], "nothing stands where keys belong; write keys such as id, name, latin"),
        (e.Passage, PASSAGE | {"grade": {"a": "b"}},
         "grade: a group of keys stands where a text belongs; write one text"),
        (e.Passage, PASSAGE | {"grade": "F"},
         "grade: 'F' is not one of the words for this; use one of A, B, C, D, U"),
        (e.Passage, PASSAGE | {"statements": "x"}, "statements: a text stands where a list"
         " belongs; write [one, two] or lines that begin with -"),
        (e.Passage, PASSAGE | {"statements": ["x", " "]},
         "statements[2]: the text is empty; write it, or leave the key out"),
        (e.Passage, PASSAGE | {"statements": ["x" * 2001]},
         "statements[1]: the text has 2001 characters; keep it below 2000"),
        (e.Passage, PASSAGE | {"statements": ["a\nb"]},
         f"statements[1]: {UNSEEN} (U+000A); remove it; use >- to fold a text"),
        (e.Passage, PASSAGE | {"a b\u202e": "x"}, r"'a b\u202e': the key 'a b\u202e' is not known"
         " here; use one of statements, grade, sources"),
        (e.Place, {"region": "x", "across": "much", "down": "0"}, f"across: 'much' {NO_NUMBER}"),
        (e.Place, {"region": "x", "across": "nan", "down": "0"}, f"across: 'nan' {NO_NUMBER}"),
        (e.Place, {"region": "x", "across": "9e999", "down": "0"}, f"across: '9e999' {NO_NUMBER}"),
        (e.Place, {"region": "x", "across": "0.1234567", "down": "0"},
         f"across: '0.1234567' {NO_NUMBER}"),
        (e.Place, {"region": "x", "across": "1.5", "down": "0"},
         "across and down must lie between 0 and 1; correct the numbers"),
        (e.Reference, REFERENCE | {"verified": "no"},
         "verified: 'no' is neither true nor false; write true or false"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_what_would_be_right(kind: Any, data: object, fault: str):
    line = 3 if fault.startswith("grade: ") else 1
    assert faults_of(kind, data) == [f"a.yaml:{line}: {fault}"]


def test_a_fault_is_told_with_its_whole_path():
    builder = Builder("a.yaml", {("points", 1, "main", 0, "side"): 7})
    point = {
        "number": "1",
        "at": {"region": "nose", "across": "0.5", "down": "x"},
        "main": [{"region": "nose", "side": "up"}, {"region": ["nose"]}],
    }
    assert builder.build(e.TriggerPoint, point, ("points", 1)) is None
    assert [(f.where, f.line) for f in builder.faults if "is missing" not in f.wrong] == [
        ("points[2].at.down", 0),
        ("points[2].main[1].side", 7),
        ("points[2].main[2].region", 0),
    ]


@pytest.mark.parametrize("number", ["-1", "1.0", "one", "1000", "9999", "\u0661", "10000", ""])
def test_a_number_of_a_point_is_whole(number: str):
    builder = Builder("a.yaml", {})
    builder.build(e.TriggerPoint, {"number": number})
    (fault,) = (fault for fault in builder.faults if fault.where == "number")
    assert fault.wrong == f"'{number}' is not a whole number"
    assert fault.right == "write digits alone"


@pytest.mark.parametrize("number", ["0", "7", "42", "999"])
def test_three_digits_are_a_whole_number(number: str):
    builder = Builder("a.yaml", {})
    builder.build(e.TriggerPoint, {"number": number})
    assert [fault for fault in builder.faults if fault.where == "number"] == []


def test_a_text_may_have_2000_characters():
    builder = Builder("a.yaml", {})
    long = PASSAGE | {"statements": ["x" * 2000]}
    assert builder.build(e.Passage, long).statements == ("x" * 2000,)


@pytest.mark.parametrize(
    "hidden",
    "\0\t\n\r\x1f\x7f\x85\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2064\u2066\u2069"
    "\ud800\udfff\ufeff\U000e0001\U000e0041",
)
def test_no_text_holds_what_cannot_be_seen(hidden: str):
    (found,) = faults_of(e.Passage, PASSAGE | {"statements": [f"a{hidden}b"]})
    assert f"{UNSEEN} (U+{ord(hidden):04X}); " in found


@pytest.mark.parametrize("seen", "\u00a0\u00ad\u00df\u200c\u200d\u2010\u2070\ue000\U0001f9b4")
def test_a_text_may_hold_what_can_be_seen(seen: str):
    builder = Builder("a.yaml", {})
    assert builder.build(e.Passage, PASSAGE | {"statements": [f"a{seen}b"]}) is not None


@pytest.mark.parametrize(
    ("key", "spelt"),
    [
        ("k" * 40, "k" * 40),
        ("k" * 41, f"'{'k' * 41}'"),
        ("a-b", "'a-b'"),
        ("\u00e4", "'\u00e4'"),
    ],
)
def test_a_key_is_spelt_as_it_is_if_it_is_a_plain_word(key: str, spelt: str):
    builder = Builder("a.yaml", {})
    assert builder.fault(("points", 1, key), "w", "r").where == f"points[2].{spelt}"
    assert builder.fault((key, 0), "w", "r").where == f"{spelt}[1]"


def test_a_fault_stands_on_the_line_of_the_nearest_thing_that_is_known():
    lines = {(): 1, ("a",): 2, ("a", 0): 3, ("a", 0, "b"): 4, ("a", 1): 5}
    builder = Builder("a.yaml", lines)
    found = [
        builder.fault(path, "", "").line
        for path in (
            ("a", 0, "b"),
            ("a", 0, "c"),
            ("a", 0, "c", 1),
            ("a", 1, "b"),
            ("a", 2),
            ("z",),
        )
    ]
    assert found == [4, 3, 3, 5, 2, 1]
    assert Builder("a.yaml", {}).fault(("a", 0), "", "").line == 0  # the whole file


def test_true_false_and_what_may_be_left_out():
    builder = Builder("a.yaml", {})
    assert builder.build(e.Reference, REFERENCE | {"verified": "false"}).verified is False
    assert builder.build(e.Reference, REFERENCE | {"verified": "true"}).verified is True
    assert fields_of(e.Reference)["note"] == (str, False)
    condition = fields_of(e.Condition)["codes"][0]
    assert builder.build(e.Codes, {"icd10": "M54.2"}).icd11 == ""
    assert e.Codes in condition.__args__


@given(ANYTHING)
def test_any_data_give_a_value_or_faults(data: object):
    for kind in (e.Zone, e.Passage, e.Muscle):
        builder = Builder("a.yaml", {})
        assert (builder.build(kind, data) is None) == bool(builder.faults)
