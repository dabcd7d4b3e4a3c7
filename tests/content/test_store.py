"""The cache: used when it is whole, and never a reason to fail."""

import builtins
import dataclasses
import gc
import io
import os
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

import bodymap
from bodymap.content import drawings as drawings_module
from bodymap.content import files, loader, pickling, store
from bodymap.content.pickling import unpickled
from bodymap.content.store import open_atlas, open_shipped
from bodymap.core import entries
from bodymap.core.atlas import KINDS, Atlas
from bodymap.core.errors import ContentError
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure, RegionId
from tests.content.small import edit, square, write_drawings

Drawings = Mapping[Figure, Drawing]


class Malice:
    """Would write a file when it is unpickled."""

    def __init__(self, target: Path) -> None:
        self.target = str(target)

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return builtins.open, (self.target, "w")


class Global:
    """Pickles as a reference to any name of any module."""

    def __init__(self, found: object) -> None:
        self.found = found

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.found, ()


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows with each reading of the files."""
    seen: list[object] = []
    load = loader.load

    def counted(folders: list[Path], *others: Any) -> object:
        seen.append(folders)
        return load(folders, *others)

    monkeypatch.setattr(loader, "load", counted)
    return seen


def held(atlas: Atlas) -> list[object]:
    """Return all entries; an atlas equals itself alone."""
    return [getattr(atlas, kind) for kind in KINDS]


def signed(body: bytes) -> bytes:
    return crc32(body).to_bytes(4, "big") + body


def kept(cache: Path) -> Path:
    (file,) = cache.glob("atlas-*.bin")
    return file


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
    "no pickle": lambda _: signed(b"hello"),
    "empty pickle": lambda _: signed(b""),
    "malicious": _foreign,
    "function": lambda _: signed(b"cbodymap.core.entries\ndataclass\n."),
    "base class": lambda _: signed(b"cbodymap.core.words\nEnum\n."),
    "unknown name": lambda _: signed(b"cbodymap.core.words\nNothing\n."),
    "wrong call": lambda _: signed(pickle.dumps(Global(entries.Muscle))),
    "a list": lambda _: signed(pickle.dumps([])),
    "other keys": lambda _: signed(pickle.dumps({"areas": {}})),
    "no pairs": lambda _: with_kinds(1),
    "no bytes": lambda _: with_kinds((1, 1)),
}
# What shows when the entries are made.
DEEP_WRECKS: dict[str, Callable[[Path], bytes]] = {
    "no pickle": lambda _: with_kinds((1, b"hello")),
    "malicious": lambda cache: with_kinds((1, pickle.dumps(Malice(cache.parent / "owned")))),
    "a list": lambda _: with_kinds((1, pickle.dumps([]))),
    "fewer": lambda _: with_kinds((1, pickle.dumps({}))),
    "other values": lambda _: with_kinds((1, pickle.dumps({"x": "y"}))),
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


@pytest.mark.parametrize("wreck", DEEP_WRECKS)
def test_entries_that_cannot_be_made_are_read_from_the_files(
    folder: Path, drawings: Drawings, cache: Path, loads: list[object], wreck: str
):
    whole = open_atlas([folder], drawings, cache)
    kept(cache).write_bytes(DEEP_WRECKS[wreck](cache))
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


def test_a_file_that_cannot_be_read_is_told_by_the_loader(
    folder: Path, drawings: Drawings, cache: Path
):
    os.mkfifo(folder / "muscles" / "pipe.yaml")
    with pytest.raises(ContentError, match="this is not a regular file"):
        open_atlas([folder], drawings, cache)


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    return write_drawings(tmp_path / "figures")


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take files that were written this moment as if they had been there for long."""
    monkeypatch.setattr(store, "_JUST_NOW_S", -1_000.0)


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that grows with each content file and each drawing that is read."""
    seen: list[Path] = []
    read_bytes, read_drawings = files.read_bytes, drawings_module.read_drawings

    def counted(path: Path) -> bytes:
        seen.append(path)
        return read_bytes(path)

    def drawn(folder: Path) -> object:
        seen.append(folder)
        return read_drawings(folder)

    monkeypatch.setattr(store, "read_bytes", counted)
    monkeypatch.setattr(drawings_module, "read_drawings", drawn)
    return seen


def note(cache: Path) -> Path:
    (file,) = cache.glob("sources-*.bin")
    return file


@pytest.mark.usefixtures("settled")
class TestSources:
    """Whether the sources changed is told by their places, sizes and times."""

    def test_what_did_not_change_is_not_opened(
        self, folder: Path, figures: Path, cache: Path, opens: list[Path]
    ):
        first = open_shipped([folder], figures, cache)
        assert opens
        opens.clear()
        second = open_shipped([folder], figures, cache)
        assert opens == []
        assert held(second) == held(first)
        assert second.drawings == first.drawings
        assert second.refs == first.refs

    def test_a_change_of_a_file_a_drawing_or_the_language_is_seen(
        self, folder: Path, figures: Path, cache: Path
    ):
        open_shipped([folder], figures, cache)
        edit(folder, "regions.yaml", "name: Nose", "name: Mose")  # as long as before
        assert open_shipped([folder], figures, cache).regions[RegionId("nose")].name == "Mose"
        edit(figures, "body_front.svg", square(400), square(410))
        moved = open_shipped([folder], figures, cache)
        assert moved.drawings[Figure.FRONT].shapes[2].outline.bounds[0] == 410
        words = folder / "languages" / "de" / "regions.yaml"
        words.parent.mkdir(parents=True)
        words.write_text("- {id: nose, name: Nase}", encoding="utf-8")
        german = open_shipped([folder], figures, cache, "de")
        assert german.regions[RegionId("nose")].name == "Nase"
        assert open_shipped([folder], figures, cache).regions[RegionId("nose")].name == "Mose"

    def test_touched_files_are_read_but_not_compiled_again(
        self, folder: Path, figures: Path, cache: Path, opens: list[Path], loads: list[object]
    ):
        open_shipped([folder], figures, cache)
        os.utime(folder / "regions.yaml", (1, 1))
        opens.clear()
        open_shipped([folder], figures, cache)
        assert folder / "regions.yaml" in opens
        assert len(loads) == 1

    def test_what_is_written_this_moment_is_opened_next_time(
        self,
        folder: Path,
        figures: Path,
        cache: Path,
        monkeypatch: pytest.MonkeyPatch,
    ):
        monkeypatch.setattr(store, "_JUST_NOW_S", 1_000.0)
        open_shipped([folder], figures, cache)
        assert list(cache.glob("sources-*")) == []

    @pytest.mark.parametrize(
        "wrong",
        [
            lambda _: b"",
            lambda cache: signed(pickle.dumps(Malice(cache.parent / "owned"))),
            lambda _: signed(pickle.dumps({"stamp": b"", "atlas": "atlas-0.bin", "drawings": {}})),
            lambda _: signed(pickle.dumps({"stamp": b"", "atlas": "../x", "drawings": {}})),
            lambda _: signed(pickle.dumps([])),
        ],
        ids=["empty", "malicious", "no drawings", "elsewhere", "a list"],
    )
    def test_a_wrecked_note_is_replaced(
        self,
        folder: Path,
        figures: Path,
        cache: Path,
        opens: list[Path],
        wrong: Callable[[Path], bytes],
    ):
        whole = open_shipped([folder], figures, cache)
        note(cache).write_bytes(wrong(cache))
        assert held(open_shipped([folder], figures, cache)) == held(whole)
        opens.clear()
        open_shipped([folder], figures, cache)
        assert opens == []
        assert not (cache.parent / "owned").exists()

    def test_a_note_whose_atlas_is_gone_is_made_anew(
        self, folder: Path, figures: Path, cache: Path, loads: list[object]
    ):
        open_shipped([folder], figures, cache)
        kept(cache).unlink()
        assert open_shipped([folder], figures, cache).regions
        assert len(loads) == 2

    def test_a_folder_that_is_missing_is_told(self, folder: Path, figures: Path, cache: Path):
        with pytest.raises(ContentError, match="the folder cannot be read"):
            open_shipped([folder, folder / "gone"], figures, cache)
