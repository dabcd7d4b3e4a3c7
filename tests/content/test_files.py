"""Which files a content folder holds, and reading one that may be anything."""

import os
from pathlib import Path

import pytest

from bodymap.content import files
from bodymap.core.errors import ContentError


def wrong_of(path: Path) -> str:
    with pytest.raises(files.UnusableFileError) as refused:
        files.read_text(path)
    return str(refused.value.args[0])


def test_files_come_kind_by_kind_and_strays_last(tmp_path: Path):
    names = ["muscles/b.yaml", "muscles/a.yaml", "areas.yaml", "notes.yaml", "muscles/x/y.yaml"]
    passed = ["readme.txt", ".hidden.yaml", ".git/areas.yaml", "muscles/x/y/z.yaml"]  # too deep
    for name in [*names, "regions.yml", *passed]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [
        (kind, path.relative_to(tmp_path).as_posix())
        for kind, path in files.content_files(tmp_path)
    ]
    assert found == [
        ("areas", "areas.yaml"),
        ("muscles", "muscles/a.yaml"),
        ("muscles", "muscles/b.yaml"),
        (None, "muscles/x/y.yaml"),
        (None, "notes.yaml"),
        (None, "regions.yml"),
    ]


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with more files than are looked through."""
    monkeypatch.setattr(files, "_MAX_FILES", 3)
    for i in range(4):
        (tmp_path / f"{i}.txt").touch()
    return tmp_path


def test_a_folder_that_is_a_whole_disk_is_refused(disk: Path):
    with pytest.raises(ContentError, match="more than 3 files"):
        files.content_files(disk)


def test_sizes_of_a_whole_disk_are_not_asked_for(disk: Path):
    with pytest.raises(OSError, match="more than 3 files"):
        files.files_below(disk)


@pytest.mark.parametrize("name", ["missing", "file", "x" * 300])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str):
    (tmp_path / "file").touch()
    with pytest.raises(ContentError, match="the folder cannot be read"):
        files.content_files(tmp_path / name)


def test_what_is_no_plain_text_is_not_read(tmp_path: Path):
    (tmp_path / "binary").write_bytes(b"ab\xff")
    (tmp_path / "large").write_bytes(b"x" * (files.MAX_BYTES + 1))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    assert wrong_of(tmp_path / "binary") == "byte 3 is not UTF-8"
    assert wrong_of(tmp_path / "large") == "it is larger than 2 MB"
    assert wrong_of(tmp_path / "missing") == "it cannot be read (No such file or directory)"
    for name in ("pipe", "zero", "."):
        assert wrong_of(tmp_path / name) == "this is not a regular file"


def test_messages_name_files_from_the_present_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert files.called(tmp_path / "data/a.yaml") == "data/a.yaml"
    assert files.called(Path("/elsewhere/a.yaml")) == "/elsewhere/a.yaml"


def test_languages_are_those_of_any_folder(tmp_path: Path):
    one, other = tmp_path / "one", tmp_path / "other"
    for name in ("one/languages/fr", "one/languages/de", "one/languages/.git"):
        (tmp_path / name).mkdir(parents=True)
    assert files.languages_of([one, other]) == ["de", "fr"]
    (other / "languages" / "de").mkdir(parents=True)
    assert files.languages_of([one, other]) == ["de", "fr"]
    assert files.language_folders([one, other], "de") == [
        one / "languages" / "de",
        other / "languages" / "de",
    ]
    assert files.language_folders([one, other], "fr") == [one / "languages" / "fr"]


def test_an_error_without_words_has_an_unknown_reason():
    assert files.reason(OSError()) == "unknown reason"
