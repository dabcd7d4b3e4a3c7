"""The note of the sources: what did not change is not even opened."""

import dataclasses
import os
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import bodymap
from bodymap.content import drawings as drawings_module
from bodymap.content import files, store
from bodymap.content.pickling import pickled
from bodymap.content.store import open_shipped
from bodymap.core import entries
from bodymap.core.errors import ContentError
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure, RegionId
from tests.content.caches import Malice, held, kept, signed
from tests.content.small import edit, square, write_drawings

Drawings = Mapping[Figure, Drawing]


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

    def test_a_change_that_leaves_size_and_time_is_seen(
        self, folder: Path, figures: Path, cache: Path
    ):
        file = folder / "regions.yaml"
        before = file.stat()
        open_shipped([folder], figures, cache)
        edit(folder, "regions.yaml", "name: Nose", "name: Mose")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert file.stat().st_size == before.st_size
        assert open_shipped([folder], figures, cache).regions[RegionId("nose")].name == "Mose"

    def test_another_version_reads_anew(
        self, folder: Path, figures: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
    ):
        open_shipped([folder], figures, cache)
        monkeypatch.setattr(bodymap, "__version__", "99")
        open_shipped([folder], figures, cache)
        assert len(list(cache.glob("atlas-*.bin"))) == 2

    def test_another_form_of_entries_reads_anew(
        self, folder: Path, figures: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
    ):
        open_shipped([folder], figures, cache)
        added = dataclasses.make_dataclass("Added", ["number"])
        monkeypatch.setattr(entries, "Added", added, raising=False)
        open_shipped([folder], figures, cache)
        assert len(list(cache.glob("atlas-*.bin"))) == 2

    def test_a_note_tells_its_own_sources_alone(
        self, folder: Path, figures: Path, cache: Path, opens: list[Path]
    ):
        open_shipped([folder], figures, cache)
        first = note(cache)
        edit(folder, "regions.yaml", "name: Nose", "name: Snout")
        open_shipped([folder], figures, cache)
        (second,) = set(cache.glob("sources-*.bin")) - {first}
        second.write_bytes(first.read_bytes())  # as if both sums were the same by chance
        assert open_shipped([folder], figures, cache).regions[RegionId("nose")].name == "Snout"

    def test_a_note_leads_to_no_file_elsewhere(self, folder: Path, figures: Path, cache: Path):
        open_shipped([folder], figures, cache)
        told = pickle.loads(note(cache).read_bytes()[4:])
        kept(cache).replace(cache.parent / "elsewhere.bin")
        note(cache).write_bytes(signed(pickled({**told, "atlas": "../elsewhere.bin"})))
        assert open_shipped([folder], figures, cache).regions
        assert kept(cache).is_file()  # made anew

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
