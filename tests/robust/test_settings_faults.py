"""Settings that cannot be written: said once, calmly, and they hold as long as the program."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.preferences import Preferences
from bodymap.ui.main_window import MainWindow
from bodymap.ui.settings import Settings
from tests.robust.conftest import LIMIT_S, ROOT
from tests.robust.test_disk_faults import mounted

SENTENCE = "Your settings could not be saved in {}: {}. They hold until Bodymap is closed."


def said(folder: Path, *prefix: str) -> str:
    """Choose a setting in a program of its own, and return what is said of it."""
    session = str(Path(__file__).with_name("settings_session.py"))
    done = subprocess.run(
        [*prefix, sys.executable, "-W", "error", session, str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def needed(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"needs {program} of util-linux")
    return found


def test_of_nothing_that_is_well_anything_is_said(tmp_path: Path):
    assert said(tmp_path / "new" / "config") == ""
    assert "colours=dark" in (tmp_path / "new" / "config" / "settings.ini").read_text()


def test_folder_that_must_not_be_written_to_is_still_read(tmp_path: Path):
    (tmp_path / "settings.ini").write_text("[General]\nzoom=130\n")
    tmp_path.chmod(0o500)
    root = os.geteuid() == 0
    rights = (needed("setpriv"), "--bounding-set=-all", "--inh-caps=-all") if root else ()
    try:
        assert said(tmp_path, *rights) == SENTENCE.format(tmp_path, "not allowed")
    finally:
        tmp_path.chmod(0o700)
    assert Settings(tmp_path).preferences().zoom == 130


@pytest.mark.parametrize(
    ("options", "reason"), [("ro", "not allowed"), ("nr_inodes=1", "no space left")]
)
def test_disk_that_is_read_only_or_full(tmp_path: Path, options: str, reason: str):
    assert said(tmp_path, *mounted(tmp_path, options)) == SENTENCE.format(tmp_path, reason)


def test_files_that_may_not_grow(tmp_path: Path):
    limit = (needed("prlimit"), "--fsize=0")
    assert said(tmp_path, *limit) == SENTENCE.format(tmp_path, "no space left")


def test_folder_in_the_place_of_the_file(tmp_path: Path):
    (tmp_path / "settings.ini").mkdir()
    reason = "there is a folder of that name"
    assert said(tmp_path) == SENTENCE.format(tmp_path, reason)


def test_file_in_the_place_of_the_folder(tmp_path: Path):
    (tmp_path / "config").write_text("")
    folder = tmp_path / "config" / "bodymap"
    assert said(folder) == SENTENCE.format(folder, "the folder is missing")


def test_account_without_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    settings = Settings(Path("~/.config/bodymap"))
    assert settings.fault() == ""
    settings.set_preferences(Preferences(zoom=130))
    assert settings.preferences().zoom == 130
    told = SENTENCE.format("~/.config/bodymap", "the folder is missing")
    assert [settings.fault(), settings.fault()] == [told, ""]
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def faulty(qtbot: QtBot, atlas: Atlas, tmp_path: Path) -> MainWindow:
    """Return a window whose settings cannot be kept."""
    (tmp_path / "settings.ini").mkdir()
    made = MainWindow(atlas, Settings(tmp_path), None)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.completed):
        made.show()
    return made


def test_window_says_so_once_and_obeys(qtbot: QtBot, faulty: MainWindow, tmp_path: Path):
    assert faulty.notices.text() == ""
    faulty.open_address("set:zoom:130")
    told = SENTENCE.format(tmp_path, "there is a folder of that name")
    qtbot.waitUntil(lambda: faulty.notices.text() == told)
    assert faulty.workspace.preferences.zoom == 130
    faulty.notices.clear()
    faulty.open_address("set:colours:dark")
    QApplication.processEvents()
    assert faulty.notices.text() == ""
    assert faulty.wearing.tokens.is_dark


def test_window_names_a_full_disk(
    qtbot: QtBot, faulty: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    faulty.switch_theme()
    qtbot.waitUntil(lambda: "no space left" in faulty.notices.text())


def test_window_without_a_fault_says_nothing(qtbot: QtBot, atlas: Atlas, tmp_path: Path):
    made = MainWindow(atlas, Settings(tmp_path), None)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.completed):
        made.show()
    made.open_address("set:zoom:130")
    QApplication.processEvents()
    assert made.notices.text() == ""
    assert Settings(tmp_path).preferences().zoom == 130
