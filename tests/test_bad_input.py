"""Content from anyone: each bad file is one calm message, no traceback, and soon.

A file that would hang or eat the memory is read in a Python of its own, which is given a second
beyond the time that Python takes to start.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap.__main__ import main
from bodymap.content.drawings import read_drawings
from bodymap.core.errors import FigureError
from bodymap.core.words import Figure
from tests.content.small import SHAPES, svg, write_drawings

ROOT = Path(__file__).parents[1]
LIMIT_S = 20  # a machine may be busy; a hang is far longer
ENTRY = "id: own\ntitle: {}\nkind: book\nverified: true\n"


def text(written: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(written, encoding="utf-8")

    return write


def raw(written: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(written)

    return write


BOMB = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{f'*a{i - 1},' * 9}]\n" for i in range(1, 30))
MERGES = "a0: &a0 {x: y}\n" + "".join(f"a{i}: &a{i} {{<<: *a{i - 1}}}\n" for i in range(1, 30))

BAD_FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "alias bomb": (text(BOMB), ":1: an anchor or alias (& or *); write the text out"),
    "merge bomb": (text(MERGES), ":1: an anchor or alias"),
    "merge key": (text(ENTRY.format("x") + "<<: {a: b}\n"), ":5: a merge key (<<)"),
    "deep lists": (text("[" * 1_000_000), ":1: nested more than 20 deep; flatten it"),
    "deep keys": (text("{a: " * 100_000), ":1: nested more than 20 deep"),
    "deep lines": (text("\n".join(" " * i + "a:" for i in range(1000))), "nested more than 20"),
    "many parts": (text("- a\n" * 300_000), "more than 200000 parts; split the file"),
    "same key": (text(ENTRY.format("x") + "title: y\n"), ":5: the key 'title' stands twice"),
    "tag": (text(ENTRY.format("!!python/name:os.system x")), ":2: a tag ("),
    "no": (text(ENTRY.format("x").replace("true", "no")), "'no' is neither true nor false"),
    "yes": (text(ENTRY.format("x").replace("true", "yes")), "write true or false"),
    "too large": (text(ENTRY.format("x" * 3_000_000)), "it is larger than 2 MB; split it"),
    "long text": (text(ENTRY.format("x" * 1_900_000)), "the text has 1900000 characters"),
    "binary": (raw(bytes(range(256)) * 99), "byte 129 is not UTF-8; save the file as UTF-8"),
    "nul": (raw(b"id: \0\n"), ":1: a character that YAML does not allow; remove it"),
    "utf-16": (raw("id: x".encode("utf-16")), "is not UTF-8"),
    "pipe": (os.mkfifo, "this is not a regular file; put a plain text file here"),
    "endless": (lambda path: path.symlink_to("/dev/zero"), "this is not a regular file"),
    "dangling": (lambda path: path.symlink_to("nowhere"), "it cannot be read (No such file"),
    "own loop": (lambda path: path.symlink_to(path), "it cannot be read"),
    "turned text": (text(ENTRY.format("x\u202ey")), ":2: a hidden character (U+202E); remove it"),
    "turned key": (text('"a\\u202eb": x\n'), r"the key 'a\u202eb' is not known here"),
    "turned by escape": (text(ENTRY.format('"\\u202e"')), "hidden character (U+202E); remove it"),
    "half a character": (text(ENTRY.format('"\\ud800"')), ":2: "),
    "escape codes": (text(ENTRY.format('"\\e[31m"')), "or a hidden character (U+001B)"),
    "escape in a word": (text(ENTRY.format("x").replace("true", '"\\e[31m"')), r"'\x1b[31m'"),
    "nothing": (text(""), "nothing stands where keys belong; write keys such as id, title"),
    "word": (text("hello"), "a text stands where keys belong"),
    "broken": (text("id: [x\n"), "not valid YAML ("),
    "tab": (text("id:\n\t- x\n"), "not valid YAML ("),
    "two documents": (text("id: x\n---\nid: y\n"), ":2: a second document (---)"),
}


def check(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "BODYMAP_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "bodymap", "check", str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT_S,
        check=False,
    )


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the bad files, all of them in one folder, by their names here."""
    folder = tmp_path_factory.mktemp("own") / "references"
    folder.mkdir()
    paths = {name: folder / f"{number}.yaml" for number, name in enumerate(BAD_FILES)}
    for name, path in paths.items():
        BAD_FILES[name][0](path)
    return paths


@pytest.fixture(scope="module")
def checked(
    bad_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> subprocess.CompletedProcess[str]:
    """Return what is said of the folder: none of the files may hide the faults of another."""
    return check(bad_files["word"].parents[1], tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_with_what_would_be_right(
    name: str, bad_files: dict[str, Path], checked: subprocess.CompletedProcess[str]
):
    told = [line for line in checked.stdout.splitlines() if line.startswith(f"{bad_files[name]}:")]
    assert any(BAD_FILES[name][1] in line for line in told)
    assert all(line.isprintable() for line in told)
    assert max(map(len, told)) < len(str(bad_files[name])) + 300


def test_nothing_else_is_said_of_bad_files(
    bad_files: dict[str, Path], checked: subprocess.CompletedProcess[str]
):
    lines = checked.stdout.splitlines()
    assert {line.partition(":")[0] for line in lines} == set(map(str, bad_files.values()))
    assert (checked.returncode, checked.stderr) == (1, f"{len(lines)} faults\n")


@pytest.mark.parametrize("name", ["alias bomb", "deep lists", "many parts", "pipe", "endless"])
def test_a_dangerous_file_ends_soon_in_a_process_of_its_own(
    name: str, tmp_path: Path, bodymap_home: Path
):
    path = tmp_path / "own" / "references" / "own.yaml"
    path.parent.mkdir(parents=True)
    BAD_FILES[name][0](path)
    done = check(tmp_path / "own", bodymap_home)
    assert done.returncode == 1
    assert BAD_FILES[name][1] in done.stdout
    assert done.stderr == "1 fault\n"


def test_a_text_that_looks_like_something_else_stays_a_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    words = ("no", "12:30", "010", "1e3", "null", "2024-01-01")
    folder = tmp_path / "own" / "references"
    folder.mkdir(parents=True)
    for i, word in enumerate(words):
        entry = ENTRY.format(word).replace("id: own", f"id: own_{i}")
        (folder / f"own_{i}.yaml").write_text(entry, encoding="utf-8")
    for i, word in enumerate(words):
        assert main(["--content", str(folder.parent), "show", "reference", f"own_{i}"]) == 0
        assert capsys.readouterr().out.startswith(f"{word}\n")


def test_a_bad_file_of_ones_own_keeps_the_program_from_showing_half_an_atlas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "own" / "references.yaml"
    path.parent.mkdir()
    path.write_text("a: &b c\n", encoding="utf-8")
    assert main(["--content", str(path.parent), "search", "knee"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"bodymap: The content has a fault: {path}:1: an anchor or alias (& or *);"
        " write the text out, or quote it\n"
    )


def test_hundreds_of_faults_are_all_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "own" / "references.yaml"
    path.parent.mkdir()
    path.write_text("- {id: x, colour: red}\n" * 2000, encoding="utf-8")
    assert main(["check", str(path.parent)]) == 1
    out, err = capsys.readouterr()
    assert err == "8000 faults\n"
    assert f"{path}:2000: [2000].colour: the key 'colour' is not known here" in out


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("<!DOCTYPE svg [<!ENTITY a 'x'>]><svg>&a;</svg>", "declares entities"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "no viewBox such as"),
        (svg(SHAPES[Figure.FRONT]).replace("z", ""), "'temple': an outline must be one closed"),
        (svg(SHAPES[Figure.FRONT]).replace('data-side="left"', ""), "data-side must be left"),
        (svg((("nose", "left", 5), ("nose", "left", 9))), "'nose' stands twice on the left side"),
        (svg(()) + "<!--" + "x" * 3_000_000 + "-->", "it is larger than 2 MB"),
        ("not a drawing", "the drawing is not valid XML"),
    ],
)
def test_a_bad_drawing_is_one_sentence(tmp_path: Path, broken: str, message: str):
    folder = write_drawings(tmp_path / "figures")
    (folder / "body_front.svg").write_text(broken, encoding="utf-8")
    with pytest.raises(FigureError) as refused:
        read_drawings(folder)
    assert message in str(refused.value)
    assert "body_front.svg" in str(refused.value)
    assert str(refused.value).isprintable()
