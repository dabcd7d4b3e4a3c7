"""Random content, drawings, questions and addresses: refused in words, or taken; never a crash.

Each test runs 100 examples; `BODYMAP_FUZZ_EXAMPLES=20000` makes a longer hunt of it.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bodymap.content.drawings import read_drawing
from bodymap.content.reader import parse
from bodymap.content.schema import Builder
from bodymap.core.atlas import KINDS, Atlas
from bodymap.core.errors import BodymapError, ContentError, FigureError
from bodymap.core.outline import Outline
from bodymap.core.selection import Selection
from bodymap.core.words import Figure
from bodymap.search.index import SearchIndex
from tests.content.small import FILES as SMALL
from tests.content.small import SHAPES, svg

EXAMPLES = int(os.environ.get("BODYMAP_FUZZ_EXAMPLES", "100"))
fuzz = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
any_text = st.text(st.characters(exclude_categories=()))
file_text = st.text(st.characters(codec="utf-8"))  # what UTF-8 can hold
# Pieces that mean something to YAML, to the schema, to SVG; random letters rarely do.
YAML = st.lists(
    st.one_of(
        st.sampled_from(
            (
                *("- ", ": ", "? ", "{", "}", "[", "]", ",", "\n", "\n  ", "\n    ", "&a ", "*a "),
                *("!!str ", "|\n", ">-\n", '"', "'", "#", "---\n", "...\n", "%", "<<: ", "\t", "@"),
                *("id", "true", "0.5", "~", "\\u202e", "\u202e", "\0", "\x85", "\ufeff", "012:30"),
            )
        ),
        file_text,
    ),
    max_size=60,
).map("".join)
DATA = st.recursive(
    any_text,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.one_of(
                any_text, st.sampled_from(["id", "name", "plain", "grade", "sources", "at", "main"])
            ),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=30,
)
PATH = st.lists(
    st.one_of(
        st.sampled_from(["M", "c", "z", "-", " ", ",", ".", "e", "0", "10", "-10", "99999999"]),
        st.integers(-2000, 2000).map(str),
        any_text,
    ),
    max_size=60,
).map("".join)

QUESTION = st.lists(
    st.sampled_from(["knee", "pain", "hed", "ache", "achng", "\u00f1", "5", "'", "the", "k"]),
    max_size=9,
).map(" ".join)


def mutated(whole: str) -> st.SearchStrategy[str]:
    """Return texts with a few cuts, repeats and replacements made in a good one."""

    def apply(changes: list[tuple[int, int, str]]) -> str:
        text = whole
        for at, length, put in changes:
            begin = at % (len(text) + 1)
            text = text[:begin] + put + text[begin + length :]
        return text

    places = st.integers(0, len(whole))
    put = st.one_of(
        file_text, st.sampled_from([": ", "- ", "\n", '"', "<", ">", "]]>", "&a;", "z"])
    )
    return st.lists(st.tuples(places, st.integers(0, 30), put), min_size=1, max_size=5).map(apply)


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


def read(text: str, kind: type) -> None:
    """Read a text as content of a kind: values, or faults that can be printed."""
    try:
        data, lines = parse(text, "own.yaml")
    except ContentError as error:
        told = str(error)
        assert told.isprintable()
        return
    builder = Builder("own.yaml", lines)
    builder.build(kind, data)
    for fault in builder.faults:
        assert str(fault).isprintable()
        assert len(str(fault)) < 500


@fuzz
@given(YAML, st.sampled_from(list(KINDS.values())))
def test_random_yaml(text: str, kind: type):
    read(text, kind)


@fuzz
@given(st.data())
def test_content_with_random_changes(data: st.DataObject):
    name = data.draw(st.sampled_from(sorted(SMALL)))
    kind = KINDS[name.split("/")[0].removesuffix(".yaml")]
    read(data.draw(mutated(SMALL[name])), kind)


@fuzz
@given(DATA, st.sampled_from(list(KINDS.values())))
def test_random_data_against_the_schema(data: object, kind: type):
    builder = Builder("own.yaml", {})
    made = builder.build(kind, data)
    assert (made is None) == bool(builder.faults)
    assert all(str(fault).isprintable() for fault in builder.faults)


@fuzz
@given(st.binary())
def test_random_bytes_as_a_drawing(tmp_path: Path, content: bytes):
    path = tmp_path / "body_front.svg"
    path.write_bytes(content)
    with pytest.raises(FigureError) as error:
        read_drawing(path, Figure.FRONT)
    assert str(error.value).isprintable()


@fuzz
@given(mutated(svg(SHAPES[Figure.FRONT])))
def test_a_drawing_with_random_changes(tmp_path: Path, text: str):
    path = tmp_path / "body_front.svg"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        shapes = read_drawing(path, Figure.FRONT).shapes
    except FigureError as error:
        told = str(error)
        assert told.isprintable()
    else:
        assert shapes


@fuzz
@given(PATH)
def test_a_random_outline(data: str):
    try:
        outline = Outline.from_path(data)
    except FigureError:
        return
    left, top, right, bottom = outline.bounds
    assert left <= right
    assert top <= bottom


@fuzz
@given(st.one_of(any_text, QUESTION))
def test_a_random_question(index: SearchIndex, text: str):
    found = index.search(text)
    assert found == index.search(text)
    assert all(result.name for results in found.values() for result in results)


@fuzz
@given(
    st.one_of(
        any_text,
        st.lists(
            st.sampled_from(["muscle", "soleus", "left", ":", "pain", "1", "-1", "list", "region"]),
            max_size=8,
        ).map("".join),
    )
)
def test_a_random_address(atlas: Atlas, address: str):
    try:
        found = Selection.parse(address, atlas)
    except BodymapError as error:
        told = str(error)
        assert told.isprintable()
    else:
        assert Selection.parse(str(found), atlas) == found


def test_the_hunt_can_find_something():
    """A good text comes through, so that not everything is refused for one silly reason."""
    data, lines = parse(SMALL["areas.yaml"], "areas.yaml")
    builder = Builder("areas.yaml", lines)
    assert all(builder.build(KINDS["areas"], each) for each in data)
    assert not builder.faults
