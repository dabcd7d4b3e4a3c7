"""The log stays small, belongs to its owner and never stops anything."""

import os
import stat
from pathlib import Path

from bodymap import logs


def test_an_event_is_one_line_with_its_time(tmp_path: Path):
    logs.note("the first\nevent", tmp_path)
    logs.note("the second", tmp_path)
    first, second = (tmp_path / "bodymap.log").read_text(encoding="utf-8").splitlines()
    assert first.endswith(" the first event")
    assert second[:4].isdigit()


def test_a_long_event_is_cut(tmp_path: Path):
    logs.note("x" * 1_000, tmp_path)
    (line,) = (tmp_path / "bodymap.log").read_text(encoding="utf-8").splitlines()
    assert line.count("x") == 300


def test_it_never_grows_beyond_its_limit(tmp_path: Path):
    for number in range(3_000):
        logs.note(f"{number} " + "é" * 1_000, tmp_path)
    sizes = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    assert set(sizes) == {"bodymap.log", "bodymap.log.1"}
    assert max(sizes.values()) <= logs.LARGEST
    assert "2999 " in (tmp_path / "bodymap.log").read_text(encoding="utf-8").splitlines()[-1]


def test_only_its_owner_can_read_it(bodymap_home: Path):
    before = os.umask(0)
    try:
        logs.note("an event")
    finally:
        os.umask(before)
    log = bodymap_home / "log/bodymap.log"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_without_a_place_it_says_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("")
    logs.note("an event", tmp_path / "file")
    (tmp_path / "bodymap.log").mkdir()
    logs.note("an event", tmp_path)
    assert list((tmp_path / "bodymap.log").iterdir()) == []
