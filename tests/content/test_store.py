"""The cache: used when it is whole, and never a reason to fail."""

import dataclasses
import gc
import io
import os
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import bodymap
from bodymap.content import pickling, store
from bodymap.content.pickling import unpickled
from bodymap.content.store import open_atlas
from bodymap.core import entries
from bodymap.core.atlas import KINDS
from bodymap.core.errors import ContentError
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure, RegionId
from tests.content.caches import Malice, held, kept, signed
from tests.content.small import edit

Drawings = Mapping[Figure, Drawing]


class Global:
    """Pickles as a reference to any name of any module."""

    def __init__(self, found: object) -> None:
        self.found = found

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.found, ()


def test_the_second_time_the_files_are_not_read(
    folder: Path, drawings: Drawings, cache: Path, loads: list[object]
):
    first = open_atlas([folder], drawings, cache)
    assert held(open_atlas([folder], drawings, cache)) == held(first)
    assert len(loads) == 1
    assert list(cache.iterdir()) == [kept(cache)]


def test_without_a_cache_the_files_are_read(folder: Path, drawings: Drawings, loads: list[object]):
    first, second = (open_atlas([folder], drawings, None) for _ in range(2))
    assert held(first) == held(second)
    assert len(loads) == 2


def test_a_change_of_a_file_is_seen(folder: Path, drawings: Drawings, cache: Path):
    open_atlas([folder], drawings, cache)
    edit(folder, "regions.yaml", "name: Nose", "name: Snout")
    assert open_atlas([folder], drawings, cache).regions[RegionId("nose")].name == "Snout"


def test_another_name_of_a_file_is_seen(folder: Path, drawings: Drawings, cache: Path):
    open_atlas([folder], drawings, cache)
    (folder / "trigger_points.yaml").rename(folder / "trigger_point.yaml")
    with pytest.raises(ContentError, match="the place of this file tells no kind"):
        open_atlas([folder], drawings, cache)


def test_the_same_bytes_in_other_files_are_seen(folder: Path, drawings: Drawings, cache: Path):
    """Name and text of a file, moved to the end of the one before it, are another content."""
    before, last = folder / "references.yaml", folder / "trigger_points.yaml"
    moved = "\n" + last.read_text(encoding="utf-8")
    last.write_text(moved, encoding="utf-8")
    with before.open("a", encoding="utf-8") as file:
        file.write("# ")
    open_atlas([folder], drawings, cache)
    with before.open("a", encoding="utf-8") as file:
        file.write(last.name + moved)
    last.unlink()
    with pytest.raises(ContentError, match=r"references\.yaml:5: \[4\]"):
        open_atlas([folder], drawings, cache)


def test_a_change_of_the_version_or_an_outline_is_seen(
    folder: Path,
    drawings: Drawings,
    cache: Path,
    loads: list[object],
    monkeypatch: pytest.MonkeyPatch,
):
    open_atlas([folder], drawings, cache)
    monkeypatch.setattr(bodymap, "__version__", "99")
    open_atlas([folder], drawings, cache)
    back = drawings[Figure.BACK]
    shifted = Drawing(Figure.BACK, back.width, back.height, back.shapes[::-1])
    open_atlas([folder], {**drawings, Figure.BACK: shifted}, cache)
    assert len(loads) == 3


def test_a_change_of_the_form_of_an_entry_is_seen(
    folder: Path,
    drawings: Drawings,
    cache: Path,
    loads: list[object],
    monkeypatch: pytest.MonkeyPatch,
):
    open_atlas([folder], drawings, cache)
    added = dataclasses.make_dataclass("Added", ["number"])
    monkeypatch.setattr(entries, "Added", added, raising=False)
    open_atlas([folder], drawings, cache)
    assert len(loads) == 2


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_is_left_as_it_was(
    folder: Path, drawings: Drawings, cache: Path, collecting: bool
):
    open_atlas([folder], drawings, cache)
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        open_atlas([folder], drawings, cache)
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()


def _foreign(cache: Path) -> bytes:
    return signed(pickle.dumps(Malice(cache.parent / "owned")))


def with_kinds(kind: object) -> bytes:
    """Return a file that is whole but for the entries of its kinds."""
    others = {"english": frozenset(), "point_count": 0}
    return signed(pickle.dumps({**dict.fromkeys(KINDS, kind), **others}))


WRECKS: dict[str, Callable[[Path], bytes]] = {
    "empty": lambda _: b"",
    "truncated": lambda cache: kept(cache).read_bytes()[:-100],
    "corrupted": lambda cache: kept(cache).read_bytes()[:-1] + b"?",
    "another word": lambda cache: kept(cache).read_bytes().replace(b"Nose", b"Nase"),
    "no pickle": lambda _: signed(b"hello"),
    "empty pickle": lambda _: signed(b""),
    "malicious": _foreign,
    "function": lambda _: signed(b"cbodymap.core.entries\nrecord\n."),
    "base class": lambda _: signed(b"cbodymap.core.words\nEnum\n."),
    "unknown name": lambda _: signed(b"cbodymap.core.words\nNothing\n."),
    "wrong call": lambda _: signed(pickle.dumps(Global(entries.Muscle))),
    "a list": lambda _: signed(pickle.dumps([])),
    "other keys": lambda _: signed(pickle.dumps({"areas": {}})),
    "no pairs": lambda _: with_kinds(1),
    "no bytes": lambda _: with_kinds((1, 1)),
    # What shows when the entries are made.
    "kind: no pickle": lambda _: with_kinds((1, b"hello")),
    "kind: malicious": lambda cache: with_kinds((1, pickle.dumps(Malice(cache.parent / "owned")))),
    "kind: a list": lambda _: with_kinds((1, pickle.dumps([]))),
    "kind: fewer": lambda _: with_kinds((1, pickle.dumps({}))),
    "kind: other values": lambda _: with_kinds((1, pickle.dumps({"x": "y"}))),
}


@pytest.mark.parametrize("wreck", WRECKS)
def test_a_wrecked_cache_is_replaced(
    folder: Path, drawings: Drawings, cache: Path, loads: list[object], wreck: str
):
    whole = open_atlas([folder], drawings, cache)
    kept(cache).write_bytes(WRECKS[wreck](cache))
    for _ in range(2):
        assert held(open_atlas([folder], drawings, cache)) == held(whole)
    assert len(loads) == 2
    assert not (cache.parent / "owned").exists()


def test_a_kind_is_made_when_it_is_asked_for(
    folder: Path, drawings: Drawings, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    whole = open_atlas([folder], drawings, cache)
    made: list[bytes] = []

    def counted(body: io.BytesIO) -> Any:
        made.append(body.getvalue())
        return unpickled(body)

    again = open_atlas([folder], drawings, cache)
    monkeypatch.setattr(pickling, "unpickled", counted)
    assert len(again.muscles) == len(whole.muscles)
    assert made == []
    (key, muscle), *_ = whole.muscles.items()
    for _ in range(2):
        assert again.muscles[key] == muscle
        assert list(again.muscles) == list(whole.muscles)
        assert list(again.muscles.values()) == list(whole.muscles.values())
        assert dict(again.muscles.items()) == whole.muscles
    assert len(made) == 1
    assert again.point_count == whole.point_count > 0


def test_a_pipe_in_its_place_is_replaced(
    folder: Path, drawings: Drawings, cache: Path, loads: list[object]
):
    open_atlas([folder], drawings, cache)
    file = kept(cache)
    file.unlink()
    os.mkfifo(file)
    open_atlas([folder], drawings, cache)
    assert len(loads) == 2
    assert file.is_file()


def test_what_is_far_too_large_is_not_read(
    folder: Path,
    drawings: Drawings,
    cache: Path,
    loads: list[object],
    monkeypatch: pytest.MonkeyPatch,
):
    open_atlas([folder], drawings, cache)
    monkeypatch.setattr(store, "_LARGEST", 10)
    open_atlas([folder], drawings, cache)
    assert len(loads) == 2


def test_a_cache_folder_that_is_gone_stops_nothing(
    folder: Path, drawings: Drawings, tmp_path: Path
):
    assert open_atlas([folder], drawings, tmp_path / "gone").regions
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("broken", ["write", "replace"])
def test_a_full_or_locked_disk_stops_nothing_and_leaves_nothing(
    folder: Path,
    drawings: Drawings,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: str,
):
    def full(*_: object) -> object:
        raise OSError(28, "No space left on device")

    if broken == "write":

        class Full(io.BytesIO):
            def write(self, _: object) -> int:
                raise OSError(28, "No space left on device")

        def opened(handle: int, mode: str) -> io.BytesIO:
            os.close(handle)
            return Full()

        monkeypatch.setattr(os, "fdopen", opened)
    else:
        monkeypatch.setattr(Path, "replace", full)
    assert open_atlas([folder], drawings, cache).regions
    assert list(cache.iterdir()) == []


def test_only_the_last_few_are_kept(folder: Path, drawings: Drawings, cache: Path):
    for i in range(6):
        edit(folder, "areas.yaml", "The neck", f"The neck {i}")
        open_atlas([folder], drawings, cache)
        os.utime(max(cache.iterdir(), key=lambda file: file.stat().st_mtime_ns), (i, i))
    assert len(list(cache.iterdir())) == 4


def test_files_of_another_sort_are_left_alone(folder: Path, drawings: Drawings, cache: Path):
    others = {cache / f"search-{i}.bin" for i in range(5)}
    for file in others:
        file.touch()
    open_atlas([folder], drawings, cache)
    assert {*cache.iterdir()} == {*others, kept(cache)}


@pytest.mark.parametrize(
    "name",
    ["core.words\nEnum", "core.entries\nrecord", "core.figures\nCounter", "content.store\nPath"],
)
def test_nothing_is_made_but_what_the_core_defines(name: str):
    with pytest.raises(pickle.UnpicklingError, match="is not part of the content"):
        unpickled(io.BytesIO(f"cbodymap.{name}\n.".encode()))


def test_a_file_that_cannot_be_read_is_told_by_the_loader(
    folder: Path, drawings: Drawings, cache: Path
):
    os.mkfifo(folder / "muscles" / "pipe.yaml")
    with pytest.raises(ContentError, match="this is not a regular file"):
        open_atlas([folder], drawings, cache)
