"""Strict YAML: plain data with the line of everything in it, or one clear fault."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bodymap.content import reader
from bodymap.core.errors import ContentError

WORDS = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)
)


def fault_of(text: str) -> str:
    with pytest.raises(ContentError) as refused:
        reader.parse(text, "a.yaml")
    (fault,) = refused.value.faults
    return str(fault)


def test_data_come_with_their_lines():
    data, lines = reader.parse("id: x\nlist:\n  - one\n  - {two: 2}\n", "a.yaml")
    assert data == {"id": "x", "list": ["one", {"two": "2"}]}
    assert lines["id",] == 1
    assert lines["list",] == 2
    assert lines["list", 0] == 3
    assert lines["list", 1, "two"] == 4


@given(DATA)
def test_what_yaml_writes_is_read_back_as_text(data: object):
    text = yaml.safe_dump(data, default_style='"')
    assert reader.parse(text, "a.yaml")[0] == data


@pytest.mark.parametrize("word", ["no", "12:30", "010", "1e3", "~", "null", "2024-01-01", "=", ""])
def test_a_scalar_stays_the_text_that_was_written(word: str):
    assert reader.parse(f"key: {word}\n", "a.yaml")[0] == {"key": word}


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_text_holds_nothing(text: str):
    assert reader.parse(text, "a.yaml")[0] in (None, "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: &x 1\n", "a.yaml:1: an anchor or alias"),
        ("a: 1\nb: *x\n", "a.yaml:2: an anchor or alias"),
        ("a: !!int 1\n", "a.yaml:1: a tag ('tag:yaml.org,2002:int')"),
        ("a: !!python/object/apply:os.system [x]\n", "a.yaml:1: a tag"),
        ("<<: {a: 1}\n", "a.yaml:1: a merge key (<<)"),
        ("a: 1\na: 2\n", "a.yaml:2: the key 'a' stands twice"),
        ("? [a]\n: 1\n", "a.yaml:1: a key that is not a word"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2: a second document (---)"),
        ("a: 1\nb: x\u202ey\n", "a.yaml:2: a hidden character (U+202E)"),
        ("a: x\ufeffy\n", "a.yaml:1: a hidden character (U+FEFF)"),
        ("a: 1\nb: \x07\n", "a.yaml:2: a character that YAML does not allow"),
        ("a: [1\n", "a.yaml:2: not valid YAML (did not find expected"),
        ("a: '1\n", "not valid YAML"),
        ("a: b: c\n", "a.yaml:1: not valid YAML"),
        ("a:\n\t- b\n", "not valid YAML"),
        ("[" * 21, "a.yaml:1: nested more than 20 deep"),
    ],
)
def test_what_may_mislead_or_break_is_refused(text: str, fault: str):
    found = fault_of(text)
    assert fault in found
    assert "; " in found  # and what would be right


def test_too_many_parts_are_refused():
    assert "more than 200000 parts" in fault_of("[" + "a," * reader.MAX_EVENTS + "]")


def test_an_error_without_a_place_is_still_one_sentence(monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object, **__: object) -> object:
        raise yaml.YAMLError

    monkeypatch.setattr(yaml, "parse", broken)
    assert fault_of("a: 1") == (
        "a.yaml: not valid YAML (its form is broken); check indentation, colons and quotes"
    )


def test_a_byte_order_mark_at_the_start_is_no_fault(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfid: x\n")
    assert reader.parse(reader.read_text(path, "a"), "a")[0] == {"id": "x"}


@given(st.text(max_size=60))
def test_any_text_gives_data_or_a_fault(text: str):
    try:
        data, lines = reader.parse(text, "a.yaml")
    except ContentError:
        pass
    else:
        assert isinstance(data, dict | list | str | None)
        assert all(line > 0 for line in lines.values())
