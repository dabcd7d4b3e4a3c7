"""The user's folders: who chooses them and what happens when they can not be written to."""

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap import paths

FOLDERS = {
    "cache": paths.cache_folder,
    "config": paths.config_folder,
    "data": paths.data_folder,
    "log": paths.log_folder,
}


@pytest.mark.parametrize(("name", "folder"), FOLDERS.items())
class TestChoice:
    def test_environment_variable_moves_the_folder(
        self, name: str, folder: Callable[..., Path], bodymap_home: Path
    ) -> None:
        assert folder() == bodymap_home / name

    def test_argument_comes_before_the_variable(
        self, name: str, folder: Callable[..., Path], tmp_path: Path
    ) -> None:
        assert folder(tmp_path) == tmp_path / name

    def test_relative_home_starts_at_the_working_folder(
        self,
        name: str,
        folder: Callable[..., Path],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("BODYMAP_HOME", "mine")
        assert folder() == tmp_path / "mine" / name


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders")
@pytest.mark.parametrize("variable", ["", None])
def test_without_a_home_the_folders_follow_xdg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str | None
) -> None:
    if variable is None:
        monkeypatch.delenv("BODYMAP_HOME")
    else:
        monkeypatch.setenv("BODYMAP_HOME", variable)
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    assert [folder() for folder in FOLDERS.values()] == [
        tmp_path / "cache/bodymap",
        tmp_path / "config/bodymap",
        tmp_path / "data/bodymap",
        tmp_path / "state/bodymap/log",
    ]


def test_ensure_creates_the_folder_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert paths.ensure(folder) == folder
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_ensure_keeps_an_existing_folder(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("x")
    assert paths.ensure(tmp_path) == tmp_path
    assert (tmp_path / "kept").exists()


def test_ensure_gives_none_where_no_folder_can_be(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    assert paths.ensure(file) is None
    assert paths.ensure(file / "below") is None


def test_ensure_gives_none_where_writing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write anywhere
    assert paths.ensure(tmp_path) is None


def test_ensure_does_not_write_into_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.ensure(Path("~/.cache/bodymap")) is None
    assert list(tmp_path.iterdir()) == []
