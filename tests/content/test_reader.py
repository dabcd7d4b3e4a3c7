"""Strict YAML: plain data with the line of everything in it, or one clear fault."""

from importlib.util import find_spec, module_from_spec
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bodymap.content import reader
from bodymap.content.files import content_files
from bodymap.core.errors import ContentError
from bodymap.resources import data_folder

WORDS = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)
)

NO_WORD = ("a key that is not a word", "use a plain word before the colon")


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


@pytest.mark.parametrize(("text", "held"), [("", None), ("# nothing\n", None), ("---\n", "")])
def test_an_empty_text_holds_nothing(text: str, held: str | None):
    assert reader.parse(text, "a.yaml")[0] == held


@pytest.mark.parametrize(
    ("text", "line", "wrong", "right"),
    [
        ("a: &x 1\n", 1, "an anchor or alias (& or *)", "write the text out, or quote it"),
        ("a: 1\nb: *x\n", 2, "an anchor or alias (& or *)", "write the text out, or quote it"),
        ("a: !!int 1\n", 1, "a tag ('tag:yaml.org,2002:int')", "write plain text without a tag"),
        ("a: !x:os [x]\n", 1, "a tag ('!x:os')", "write plain text without a tag"),
        ("<<: {a: 1}\n", 1, "a merge key (<<)", "write the keys out"),
        ("a: 1\na: 2\n", 2, "the key 'a' stands twice", "keep one of them"),
        ("a:\n- b\n- ? [a]\n  : 1\n", 3, *NO_WORD),
        ("? {a: b}\n: 1\n", 1, *NO_WORD),
        ("a: 1\n---\nb: 2\n", 2, "a second document (---)", "keep one to a file"),
        ("a: 1\nb: x\u202ey\n", 2, "a hidden character (U+202E)", "remove it"),
        ("\u200ba: 1\n", 1, "a hidden character (U+200B)", "remove it"),
        ("\na: x\ufeffy\n", 2, "a hidden character (U+FEFF)", "remove it"),
        ("a: 1\nb: \x07\n", 2, "a character that YAML does not allow", "remove it"),
        ("\n\n\na: \x07\n", 4, "a character that YAML does not allow", "remove it"),
        ("\x07\n", 1, "a character that YAML does not allow", "remove it"),
        ("[" * 21 + "]" * 21, 1, "nested more than 20 deep", "flatten it"),
        ("{a: " * 21 + "}" * 21, 1, "nested more than 20 deep", "flatten it"),
    ],
)
def test_what_may_mislead_or_break_is_refused(text: str, line: int, wrong: str, right: str):
    assert fault_of(text) == f"a.yaml:{line}: {wrong}; {right}"


@pytest.mark.parametrize(
    "hidden",
    "\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202c\u202e\u2060\u2064\u2066\u2068\u2069\ufeff\U000e0041",
)
def test_no_hidden_character_is_taken(hidden: str):
    assert f"a hidden character (U+{ord(hidden):04X})" in fault_of(f"a: x{hidden}y\n")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: [1\n", 2, "did not find expected ',' or ']'"),
        ("a: '1\n", 2, "found unexpected end of stream"),
        ("a: b: c\n", 1, "mapping values are not allowed"),
        ("a:\n\t- b\n", 2, "found character that cannot start any token"),
        ("a: 1\n\nb: [}\n", 3, "did not find expected node content"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, line: int, why: str):
    found = fault_of(text)
    assert found.startswith(f"a.yaml:{line}: not valid YAML ({why}")
    assert found.endswith("); check indentation, colons and quotes")


def test_twenty_deep_is_not_too_deep_however_often():
    data, _ = reader.parse("- " + "[" * 19 + "]" * 19 + "\n- {a: [b]}\n" + "- [c]\n" * 30, "a.yaml")
    assert data[1:] == [{"a": ["b"]}, *[["c"]] * 30]
    assert "nested more than 20 deep" in fault_of("- [a]\n" * 9 + "- " + "[" * 20 + "]" * 20)
    assert "nested more than 20 deep" in fault_of("[[[[a]]," + "[" * 19 + "]" * 19 + "]]")
    assert reader.parse("[[[[a]]," + "[" * 18 + "]" * 18 + "]]", "a.yaml")[0]


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch):
    assert reader.MAX_EVENTS == 200_000
    monkeypatch.setattr(reader, "MAX_EVENTS", 20)  # of which 3 stand before the words, 3 behind
    assert len(reader.parse("[" + "a," * 15 + "]", "a.yaml")[0]) == 15
    assert "more than 20 parts" in fault_of("[" + "a," * 16 + "]")
    assert fault_of("[" + "a," * 99 + "]") == "a.yaml:1: more than 20 parts; split the file"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"a: \xff\n", "a.yaml: byte 4 is not UTF-8; save the file as UTF-8"),
        (None, "a.yaml: it cannot be read (No such file or directory); make it readable"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_as_a_whole(
    tmp_path: Path, content: bytes | None, fault: str
):
    path = tmp_path / "one.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ContentError) as refused:
        reader.read_text(path, "a.yaml")
    assert [str(each) for each in refused.value.faults] == [fault]


def test_without_the_library_in_c_the_same_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    spec = find_spec("bodymap.content.reader")
    assert spec
    assert spec.loader
    other = module_from_spec(spec)
    spec.loader.exec_module(other)
    assert other._Loader is yaml.SafeLoader
    for _, path in content_files(data_folder())[::20]:
        text = path.read_text(encoding="utf-8")
        assert other.parse(text, "a.yaml") == reader.parse(text, "a.yaml")
    with pytest.raises(ContentError, match="an anchor or alias"):
        other.parse("a: &x 1\n", "a.yaml")


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
