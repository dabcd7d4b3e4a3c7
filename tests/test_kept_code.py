"""What PySide6 compiles while it is imported is compiled once, and always run as it is written."""

import builtins
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap import kept_code
from bodymap.kept_code import code_kept
from bodymap.summed import sum_of

SOURCE = b"def name() -> int:\n    return 1\n"
IMPORT = """
import builtins
from bodymap import startup
plain, compiled = builtins.compile, []

def counted(source, filename, *more, **named):
    compiled.append(filename)
    return plain(source, filename, *more, **named)

builtins.compile = counted
startup.load_binding()
from PySide6.QtCore import QObject
print(sum(name.startswith("shibokensupport") for name in compiled))
try:
    QObject().setObjectName(1)
except TypeError as wrong:  # its words are made by what was compiled
    print(wrong)
"""


def made_of(code: object) -> dict[str, object]:
    found: dict[str, object] = {}
    exec(code, found)  # type: ignore[arg-type]
    return found


def compiled_with(file: Path, source: bytes = SOURCE) -> object:
    with code_kept(file):
        return compile(source, "name.py", "exec")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where code is kept by a Python that keeps what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "__pycache__" / "kept.code"


def test_the_second_start_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)

    def start() -> list[str]:
        command = [sys.executable, "-c", IMPORT]
        return subprocess.run(
            command, capture_output=True, text=True, check=True
        ).stdout.splitlines()

    first, second = start(), start()
    assert int(first[0]) > 5
    assert second[0] == "0"
    assert first[1:] == second[1:]
    assert any("setObjectName(name: str" in line for line in first)
    assert len(list(tmp_path.rglob("pyside6.*.code"))) == 1


def test_where_python_keeps_no_code_none_is_kept(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert made_of(compiled_with(file))["name"]() == 1  # type: ignore[operator]
    assert not file.parent.exists()


def test_code_runs_as_it_is_written_whatever_was_kept(file: Path) -> None:
    compiled_with(file)
    later = SOURCE.replace(b"1", b"2")
    assert made_of(compiled_with(file))["name"]() == 1  # type: ignore[operator]
    assert made_of(compiled_with(file, later))["name"]() == 2  # type: ignore[operator]
    assert made_of(compiled_with(file))["name"]() == 1  # type: ignore[operator]


def test_what_is_not_a_file_of_code_is_left_alone(file: Path) -> None:
    with code_kept(file):
        assert eval(compile("1 + 1", "name.py", "eval")) == 2
        assert made_of(compile(SOURCE.decode(), "name.py", "exec"))["name"]() == 1  # type: ignore[operator]
    assert not file.exists()


def test_annotations_are_read_as_where_they_stand(file: Path) -> None:
    """The module that keeps the code reads its own annotations as texts."""
    made = made_of(compiled_with(file))["name"]
    assert made.__annotations__ == {"return": int}


def test_nothing_compiled_leaves_what_was_kept(file: Path) -> None:
    compiled_with(file)
    before = file.read_bytes()
    with code_kept(file):
        pass
    assert file.read_bytes() == before


def test_compiling_is_as_ever_afterwards(file: Path) -> None:
    plain = builtins.compile
    with pytest.raises(SyntaxError):
        compiled_with(file, b"def")
    assert builtins.compile is plain
    assert not file.exists()


@pytest.mark.parametrize(
    "harm",
    [
        lambda whole: b"",
        lambda whole: whole + bytes(kept_code._LARGEST),
        lambda whole: whole[:-1],
        lambda whole: whole[:40] + bytes([whole[40] ^ 1]) + whole[41:],
        lambda whole: sum_of(b"i\x01\x00\x00\x00") + b"i\x01\x00\x00\x00",
        lambda whole: sum_of(b"?") + b"?",
    ],
    ids=["empty", "huge", "short", "a bit", "no code", "foreign"],
)
def test_a_damaged_file_is_made_anew(file: Path, harm: Callable[[bytes], bytes]) -> None:
    compiled_with(file)
    whole = file.read_bytes()
    file.write_bytes(harm(whole))
    assert made_of(compiled_with(file))["name"]() == 1  # type: ignore[operator]
    assert file.read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="rights are told in another way there")
def test_all_who_read_the_program_may_read_its_code(file: Path) -> None:
    former = os.umask(0o077)
    try:
        compiled_with(file)
    finally:
        os.umask(former)
    program = Path(kept_code.__file__).stat().st_mode
    assert file.stat().st_mode & 0o777 == program & 0o666


def test_code_that_cannot_be_kept_is_compiled(file: Path) -> None:
    file.parent.write_text("a file in the place of the folder")
    assert made_of(compiled_with(file))["name"]() == 1  # type: ignore[operator]
