"""The index in the cache folder: used when it is whole, and never a reason to fail."""

import os
import pickle
from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

import bodymap
from bodymap.core.atlas import Atlas
from bodymap.search import kept, postings
from bodymap.search.index import SearchIndex
from bodymap.search.postings import Postings


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Atlas]:
    """Return a list that grows with each building of an index."""
    seen: list[Atlas] = []

    def counted(atlas: Atlas) -> Any:
        seen.append(atlas)
        return (yield from postings.build(atlas))

    monkeypatch.setattr(kept, "build", counted)
    return seen


def the_file(cache: Path) -> Path:
    (file,) = cache.glob("search-*.bin")
    return file


def signed(body: bytes) -> bytes:
    return crc32(body).to_bytes(4, "big") + body


def plain(cache: Path) -> dict[str, Any]:
    read: dict[str, Any] = pickle.loads(the_file(cache).read_bytes()[4:])
    return read


def answers(index: SearchIndex) -> list[Any]:
    asked = ("dizziness", "splen", "pane in the nape", "temple", "needling on my left", "pectorlis")
    return [index.search(text) for text in asked]


def test_the_second_time_it_is_read_back_and_answers_alike(
    small: Atlas, cache: Path, builds: list[Atlas]
):
    first = answers(SearchIndex.opened(small, cache))
    assert first == answers(SearchIndex(small))
    builds.clear()
    assert answers(SearchIndex.opened(small, cache)) == first
    assert builds == []
    assert list(cache.iterdir()) == [the_file(cache)]


def test_the_shipped_content_answers_alike_from_the_cache(atlas: Atlas, cache: Path):
    built = SearchIndex.opened(atlas, cache)
    read = SearchIndex.opened(atlas, cache)
    for text in ("stiff neck and headache", "heel pain", "hand falls asleep", "sholder blad"):
        assert read.search(text) == built.search(text)


def test_without_a_cache_it_is_built_each_time(small: Atlas, builds: list[Atlas]):
    assert answers(SearchIndex.opened(small, None)) == answers(SearchIndex.opened(small, None))
    assert len(builds) == 2


def test_a_change_of_content_or_version_is_seen(
    small: Atlas, cache: Path, builds: list[Atlas], monkeypatch: pytest.MonkeyPatch
):
    SearchIndex.opened(small, cache)
    dizzy, *others = small.symptoms.values()
    renamed = {dizzy.id: replace(dizzy, name="Quaky"), **{each.id: each for each in others}}
    other = SearchIndex.opened(replace(small, symptoms=renamed, digest="other"), cache)
    assert other.search("quaky")["symptoms"][0].id == dizzy.id
    monkeypatch.setattr(bodymap, "__version__", "99")
    SearchIndex.opened(small, cache)
    assert len(builds) == 3


def test_a_change_of_the_program_is_seen(
    small: Atlas, cache: Path, builds: list[Atlas], monkeypatch: pytest.MonkeyPatch
):
    package = cache.parent / "package"
    package.mkdir()
    monkeypatch.setattr(kept, "__file__", str(package / "kept.py"))
    for weight in (1, 1, 2):
        (package / "weights.py").write_text(f"NAME = {weight}", encoding="utf-8")
        SearchIndex.opened(small, cache)
    assert len(builds) == 2


def test_half_a_character_in_the_content_stops_nothing(small: Atlas, cache: Path):
    dizzy, *others = small.symptoms.values()
    odd = {dizzy.id: replace(dizzy, name="Quaky \ud83d"), **{each.id: each for each in others}}
    for _ in range(2):
        found = SearchIndex.opened(replace(small, symptoms=odd), cache).search("quaky")
        assert found["symptoms"][0].name == "Quaky \ud83d"
    assert the_file(cache).is_file()


def test_only_the_last_few_are_kept(small: Atlas, cache: Path, monkeypatch: pytest.MonkeyPatch):
    for i in range(6):
        monkeypatch.setattr(bodymap, "__version__", str(i))
        SearchIndex.opened(small, cache)
        os.utime(max(cache.iterdir(), key=lambda file: file.stat().st_mtime_ns), (i, i))
    assert len(list(cache.iterdir())) == 4


class Malice:
    """Would write a file when it is unpickled."""

    def __init__(self, target: Path) -> None:
        self.target = str(target)

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (self.target, "w")


def other(name: str, value: Any) -> Callable[[Path], bytes]:
    return lambda cache: signed(pickle.dumps(plain(cache) | {name: value}))


WRECKS: dict[str, Callable[[Path], bytes]] = {
    "empty": lambda _: b"",
    "garbage": lambda _: os.urandom(5_000),
    "truncated": lambda cache: the_file(cache).read_bytes()[:-100],
    "corrupted": lambda cache: the_file(cache).read_bytes()[:-1] + b"?",
    "another word": lambda cache: the_file(cache).read_bytes().replace(b"Temple", b"Tempel"),
    "no pickle": lambda _: signed(b"hello"),
    "malicious": lambda cache: signed(pickle.dumps(Malice(cache.parent / "owned"))),
    "a list": lambda _: signed(pickle.dumps([])),
    "a column missing": lambda cache: signed(pickle.dumps({"texts": plain(cache)["texts"]})),
    "a column too short": other("worth", array("d", [1.0]).tobytes()),
    "half a number": other("held", b"123"),
    "phrases that do not exist": other("held", array("I", [10**6]).tobytes()),
    "entries that do not exist": other("entries", "symptoms dizzy"),
    "fewer words": other("words", "neck"),
    "texts cut": other("texts", b"x"),
}


@pytest.mark.parametrize("wreck", WRECKS)
def test_a_wrecked_file_is_replaced(small: Atlas, cache: Path, builds: list[Atlas], wreck: str):
    whole = answers(SearchIndex.opened(small, cache))
    the_file(cache).write_bytes(WRECKS[wreck](cache))
    for _ in range(2):
        assert answers(SearchIndex.opened(small, cache)) == whole
    assert len(builds) == 2
    assert not (cache.parent / "owned").exists()


def test_words_out_of_order_are_refused(small: Atlas, cache: Path):
    SearchIndex.opened(small, cache)
    found = plain(cache)
    backwards = "\n".join(reversed(found["words"].splitlines()))
    with pytest.raises(ValueError, match="do not belong together"):
        Postings.from_plain(found | {"words": backwards})


def test_a_pipe_or_a_folder_in_its_place_stops_nothing(
    small: Atlas, cache: Path, builds: list[Atlas]
):
    whole = answers(SearchIndex.opened(small, cache))
    file = the_file(cache)
    file.unlink()
    os.mkfifo(file)
    assert answers(SearchIndex.opened(small, cache)) == whole
    assert file.is_file()
    file.unlink()
    file.mkdir()
    assert answers(SearchIndex.opened(small, cache)) == whole
    assert len(builds) == 3
    assert list(cache.iterdir()) == [file]


def test_what_is_far_too_large_is_not_read(
    small: Atlas, cache: Path, builds: list[Atlas], monkeypatch: pytest.MonkeyPatch
):
    SearchIndex.opened(small, cache)
    monkeypatch.setattr(kept, "_LARGEST", 10)
    SearchIndex.opened(small, cache)
    assert len(builds) == 2


def _refused(*_: object, **__: object) -> Any:
    raise PermissionError(13, "Permission denied")


def test_a_locked_file_stops_nothing(
    small: Atlas, cache: Path, builds: list[Atlas], monkeypatch: pytest.MonkeyPatch
):
    whole = answers(SearchIndex.opened(small, cache))
    monkeypatch.setattr(Path, "read_bytes", _refused)
    assert answers(SearchIndex.opened(small, cache)) == whole
    assert len(builds) == 2


def test_a_read_only_folder_stops_nothing_and_nothing_is_left_in_it(
    small: Atlas, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Path, "replace", _refused)
    assert answers(SearchIndex.opened(small, cache)) == answers(SearchIndex(small))
    assert list(cache.iterdir()) == []


def test_an_old_file_that_is_in_use_stops_nothing(
    small: Atlas, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    for i in range(5):
        (cache / f"search-{i}.bin").write_bytes(b"")
    monkeypatch.setattr(Path, "unlink", _refused)
    assert answers(SearchIndex.opened(small, cache)) == answers(SearchIndex(small))
    assert len(list(cache.iterdir())) == 6


def test_files_of_another_sort_are_left_alone(small: Atlas, cache: Path):
    others = {cache / f"atlas-{i}.bin" for i in range(5)}
    for file in others:
        file.touch()
    SearchIndex.opened(small, cache)
    assert {*cache.iterdir()} == {*others, the_file(cache)}


def test_a_folder_that_is_gone_stops_nothing(small: Atlas, tmp_path: Path):
    gone = tmp_path / "gone"
    assert answers(SearchIndex.opened(small, gone)) == answers(SearchIndex(small))
    assert not gone.exists()


def test_two_programs_at_once_leave_one_whole_file(small: Atlas, cache: Path, builds: list[Atlas]):
    one, other = (SearchIndex.opening(small, cache) for _ in range(2))
    next(one)
    next(other)
    found = [finished(steps) for steps in (one, other)]
    assert answers(found[0]) == answers(found[1])
    SearchIndex.opened(small, cache)
    assert len(builds) == 2
    assert list(cache.iterdir()) == [the_file(cache)]


def test_steps_tell_a_growing_share(atlas: Atlas):
    shares = list(SearchIndex.opening(atlas, None))
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.1
    assert 0.9 < shares[-1] <= 1
    assert len(shares) > 100


def finished(steps: Any) -> SearchIndex:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            index: SearchIndex = done.value
            return index
