"""Whatever becomes of the disk, the program starts, and rebuilds what it can compute again.

Each fault is done to the folders of a program of its own, which has to paint its first picture,
say nothing (or one line), and leave a whole cache as soon as the fault is gone.
"""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap.content import store
from tests.robust.conftest import LIMIT_S, ROOT, Run, run_in

FIRST_PAINT = "--exit-after-first-paint"


def compiled(home: Path) -> list[Path]:
    return sorted((home / "cache").glob("atlas-*.bin"))


def is_whole(home: Path) -> bool:
    found = compiled(home)
    return bool(found) and all(store._read(file, store._is_whole) is not None for file in found)


def started(done: subprocess.CompletedProcess[str]) -> None:
    """Make sure that the program painted, left by itself and was quiet."""
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert done.stderr == ""


@pytest.fixture(scope="module")
def used_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home in which the program has run; nobody changes it."""
    home = tmp_path_factory.mktemp("used") / "home"
    started(run_in(home, FIRST_PAINT))
    assert is_whole(home)
    return home


@pytest.fixture
def home(bodymap_home: Path, used_home: Path) -> Path:
    """Return a home of this test in which the program has run before."""
    shutil.copytree(used_home, bodymap_home)
    return bodymap_home


def each_file(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def act(home: Path) -> None:
        files = [path for path in (home / "cache").iterdir() if path.is_file()]
        assert len(files) > 1
        for file in files:
            change(file)

    return act


def swap(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def act(file: Path) -> None:
        file.unlink()
        make(file)

    return each_file(act)


def corrupt(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


FAULTS: dict[str, Callable[[Path], object]] = {
    "cache deleted": lambda home: shutil.rmtree(home / "cache"),
    "home deleted": shutil.rmtree,
    "files deleted": each_file(Path.unlink),
    "files empty": each_file(lambda file: file.write_bytes(b"")),
    "files truncated": each_file(lambda file: os.truncate(file, file.stat().st_size // 2)),
    "files corrupted": each_file(corrupt),
    "files of noise": each_file(lambda file: file.write_bytes(os.urandom(10_000))),
    "pipes": swap(os.mkfifo),
    "endless": swap(lambda file: file.symlink_to("/dev/zero")),
    "link loops": swap(lambda file: file.symlink_to(file)),
    "dangling": swap(lambda file: file.symlink_to("nowhere")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrecked_cache_is_rebuilt(home: Path, run: Run, fault: str):
    FAULTS[fault](home)
    started(run(FIRST_PAINT))
    assert is_whole(home)


def folders(home: Path) -> None:
    """Put a folder where each file of the cache was: it can neither be read nor replaced."""
    swap(Path.mkdir)(home)


def test_files_that_cannot_be_replaced_stop_nothing(home: Path, run: Run):
    folders(home)
    started(run(FIRST_PAINT))


@pytest.mark.parametrize("name", ["cache", "config", "data", "log"])
def test_a_file_in_the_place_of_a_folder_stops_nothing(home: Path, run: Run, name: str):
    shutil.rmtree(home / name, ignore_errors=True)
    (home / name).write_text("in the way")
    started(run(FIRST_PAINT))
    assert (home / name).read_text() == "in the way"


@pytest.mark.parametrize("content", [b"", b"\0" * 5_000, b"[General]\ngeometry=@ByteArray(\\x1)\n"])
def test_broken_settings_are_as_if_there_were_none(home: Path, run: Run, content: bytes):
    (home / "config/settings.ini").write_bytes(content)
    started(run(FIRST_PAINT))


def test_a_broken_drawing_is_put_aside(home: Path, run: Run):
    (home / "data/drawing.json").write_bytes(b"\xff{")
    started(run(FIRST_PAINT))
    assert (home / "data/drawing-unreadable.json").read_bytes() == b"\xff{"


def namespace() -> tuple[str, ...]:
    """Return the command before which a file system may be mounted for one program alone."""
    program = shutil.which("unshare")
    command = (str(program), "--map-root-user", "--mount")
    if program is None or subprocess.run([*command, "true"], check=False).returncode != 0:
        pytest.skip("needs `unshare --map-root-user --mount`, which this system does not allow")
    return command


def mounted(folder: Path, options: str) -> tuple[str, ...]:
    script = f'mount -t tmpfs -o {options} none "$0" && exec "$@"'
    return (*namespace(), "sh", "-c", script, str(folder))


@pytest.mark.parametrize("options", ["ro", "size=4k", "size=64k", "size=600k", "nr_inodes=3"])
def test_a_read_only_home_and_a_full_disk_stop_nothing(bodymap_home: Path, run: Run, options: str):
    bodymap_home.mkdir()
    started(run(FIRST_PAINT, prefix=mounted(bodymap_home, options)))


@pytest.mark.parametrize("largest", [0, 100, 100_000])
def test_files_that_may_not_grow_stop_nothing(bodymap_home: Path, run: Run, largest: int):
    prlimit = shutil.which("prlimit")
    if prlimit is None:
        pytest.skip("needs prlimit of util-linux")
    started(run(FIRST_PAINT, prefix=(prlimit, f"--fsize={largest}")))
    assert not list(bodymap_home.rglob("*.new"))
    started(run(FIRST_PAINT))
    assert is_whole(bodymap_home)


def test_folders_that_may_not_be_entered_stop_nothing(home: Path, run: Run):
    for folder in home.iterdir():
        folder.chmod(0)
    without_rights = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("needs setpriv of util-linux: root may enter every folder")
    started(run(FIRST_PAINT, prefix=without_rights if os.geteuid() == 0 else ()))
    for folder in home.iterdir():
        folder.chmod(0o700)
    started(run(FIRST_PAINT))
    assert is_whole(home)


def test_an_account_without_a_home_can_start(tmp_path: Path, run: Run):
    nowhere = str(tmp_path / "file" / "home")
    (tmp_path / "file").write_text("")
    started(run(FIRST_PAINT, HOME=nowhere, BODYMAP_HOME=""))


def test_two_programs_that_start_at_once_leave_one_whole_cache(bodymap_home: Path, run: Run):
    env = {**os.environ, "BODYMAP_HOME": str(bodymap_home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "bodymap", FIRST_PAINT]
    both = [
        subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for program in both:
        _, said = program.communicate(timeout=LIMIT_S)
        assert (program.returncode, said) == (0, "")
    assert len(compiled(bodymap_home)) == 1
    assert is_whole(bodymap_home)
    assert not list(bodymap_home.rglob("*.new"))


def test_all_that_is_kept_belongs_to_its_owner_alone(run: Run, bodymap_home: Path):
    before = os.umask(0)
    try:
        started(run(FIRST_PAINT))
        started(run("--open", "muscle:soleus:left", FIRST_PAINT))
        run("render", str(bodymap_home / "cache" / "picture.png"))
    finally:
        os.umask(before)
    kept = list(bodymap_home.rglob("*"))
    assert len(kept) > 5
    for path in (bodymap_home, *kept):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
