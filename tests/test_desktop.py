"""The menu entry: valid, of one name everywhere, starting what was asked, gone without a trace."""

import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bodymap import app, desktop
from bodymap.core.errors import BodymapError
from bodymap.resources import asset
from tests.blackbox.packages import CHECKERS

HARD = """/home/a b/it's "$HOME" `x` 100% c:\\d (e)/bodymap"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="menus of Linux")


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty data folder of a user who started /opt/bodymap."""
    home = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setattr(desktop, "program", lambda: ["/opt/bodymap"])
    return home


def files_below(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def entry(file: Path) -> dict[str, str]:
    """Return the keys of a desktop file with their escapes undone, as a desktop reads them."""
    parser = ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    # Capitals count in a desktop file; this is the documented way to keep them.
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(file, encoding="utf-8")
    return {
        key: value.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")
        for key, value in parser["Desktop Entry"].items()
    }


def validate(tool: str, *arguments: str) -> None:
    if shutil.which(tool) is None:
        how = f"apt-get install -y {CHECKERS[tool]}"
        pytest.skip(f"*** SKIPPED: a check of the menu entry. This installs it: {how} ***")
    ran = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    said = ran.stdout + ran.stderr
    assert ran.returncode == 0, said
    assert not [line for line in said.splitlines() if line.startswith(("W:", "E:"))], said
    assert tool != "desktop-file-validate" or said == ""


class TestShippedFiles:
    def test_appstream_takes_the_description(self) -> None:
        file = asset(f"desktop/{desktop.ID}.metainfo.xml")
        validate("appstreamcli", "validate", "--no-net", "--no-color", str(file))

    def test_desktop_takes_the_entry(self) -> None:
        validate("desktop-file-validate", str(asset(f"desktop/{desktop.ID}.desktop")))

    def test_all_bear_the_one_id(self) -> None:
        root = ElementTree.parse(asset(f"desktop/{desktop.ID}.metainfo.xml")).getroot()
        assert root.findtext("id") == root.findtext("icon") == desktop.ID
        assert root.findtext("launchable") == f"{desktop.ID}.desktop"
        assert entry(asset(f"desktop/{desktop.ID}.desktop"))["Icon"] == desktop.ID
        assert app._APP_ID == desktop.ID

    def test_are_in_both_languages(self) -> None:
        keys = entry(asset(f"desktop/{desktop.ID}.desktop"))
        assert {"GenericName[de]", "Comment[de]", "Keywords[de]"} <= set(keys)


class TestInstalling:
    def test_writes_entry_icon_and_description(self, data_home: Path) -> None:
        told = desktop.install()
        assert str(data_home) in told
        assert len(told.splitlines()) == 1
        assert [name for name in files_below(data_home) if not name.endswith("mimeinfo.cache")] == [
            f"applications/{desktop.ID}.desktop",
            f"icons/hicolor/scalable/apps/{desktop.ID}.svg",
            f"metainfo/{desktop.ID}.metainfo.xml",
        ]
        keys = entry(data_home / f"applications/{desktop.ID}.desktop")
        assert (keys["Exec"], keys["TryExec"]) == ("/opt/bodymap", "/opt/bodymap")

    def test_removing_leaves_nothing(self, data_home: Path) -> None:
        desktop.install()
        desktop.install()
        assert "no longer" in desktop.remove()
        assert not [name for name in files_below(data_home) if desktop.ID in name]
        assert "no menu entry" in desktop.remove()

    def test_a_path_with_all_that_is_special_comes_back(
        self, data_home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(desktop, "program", lambda: [HARD, "-m", "bodymap"])
        desktop.install()
        file = data_home / f"applications/{desktop.ID}.desktop"
        keys = entry(file)
        assert keys["TryExec"] == HARD
        unquoted = keys["Exec"].replace("%%", "%")
        assert [unescaped(word) for word in split(unquoted)] == [HARD, "-m", "bodymap"]
        validate("desktop-file-validate", str(file))

    def test_a_folder_that_cannot_be_written_is_one_sentence(
        self, data_home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        data_home.write_text("a file where a folder should be")
        with pytest.raises(BodymapError, match="could not be written to"):
            desktop.install()

    @pytest.mark.parametrize("change", [desktop.install, desktop.remove])
    def test_elsewhere_one_sentence_says_so(
        self, change: object, data_home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.platform", "darwin")
        assert callable(change)
        assert "Linux only" in change()
        assert not data_home.exists()


class TestProgram:
    def test_is_the_script_that_runs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        script = tmp_path / "bodymap"
        script.write_text("#!/bin/sh\n")
        script.chmod(0o755)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.argv", ["./bodymap"])
        assert desktop.program() == [str(script)]

    def test_is_python_where_a_module_runs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.argv", ["/somewhere/bodymap/__main__.py"])
        assert desktop.program() == [sys.executable, "-m", "bodymap"]

    def test_is_the_bundle_in_a_bundle(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.frozen", True, raising=False)
        assert desktop.program() == [sys.executable]

    def test_command_line_installs_and_removes(self, tmp_path: Path) -> None:
        env = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "DISPLAY": "", "PYTHONPATH": "."}
        for option, there in (("--install-desktop", True), ("--remove-desktop", False)):
            command = [sys.executable, "-m", "bodymap", option]
            ran = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
            assert (len(ran.stdout.splitlines()), ran.stderr) == (1, "")
            assert (tmp_path / f"applications/{desktop.ID}.desktop").exists() is there


def split(command: str) -> list[str]:
    """Split at the spaces outside of double quotes, keeping what is escaped within."""
    words, word, inside, escaped = [], "", False, False
    for letter in command:
        inside ^= letter == '"' and not escaped
        escaped = letter == "\\" and not escaped
        if letter == " " and not inside:
            words.append(word)
            word = ""
        else:
            word += letter
    return [*words, word]


def unescaped(word: str) -> str:
    """Undo quotes and backslashes of one word."""
    inner = word[1:-1] if word.startswith('"') else word
    found, letters = "", iter(inner)
    for letter in letters:
        found += next(letters) if letter == "\\" else letter
    return found
