"""The commands, as a user or a script runs them."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bodymap.__main__ import main
from bodymap.arguments import KINDS
from bodymap.core.atlas import Atlas
from tests.content.small import FILES, write_content

ROOT = Path(__file__).parents[1]
GROUPS = ["symptoms", "muscles", "conditions", "regions", "therapies", "red_flags"]
OWN_REGION = "{id: nose, name: Snout, clinical: Nasus, area: jaw_face}\n"


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def bodymap_home(shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return one home for all these tests, so that the shipped content is compiled once."""
    monkeypatch.setenv("BODYMAP_HOME", str(shared_home))
    return shared_home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a function that runs a command and returns exit code, output and errors."""

    def runs(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        out, err = capsys.readouterr()
        return code, out, err

    return runs


def ask(run: Any, *arguments: str) -> Any:
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    return json.loads(out)


def refused(run: Any, *arguments: str) -> str:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("bodymap: ")
    assert err.count("\n") == 1
    assert len(err) < 400
    return str(err)


def test_search_gives_ordered_groups(run: Any):
    found = ask(run, "search", "neck pain", "--json")
    assert list(found) == [*GROUPS, "nearest"]
    assert list(found["muscles"][0]) == ["id", "name", "score", "why", "side"]
    for results in found.values():
        scores = [result["score"] for result in results]
        assert scores == sorted(scores, reverse=True)


def test_search_prints_groups_for_a_person(run: Any):
    code, out, _ = run("search", "upper", "trapezius")
    assert code == 0
    assert "Muscles\n  Upper trapezius\n" in out
    assert max(map(len, out.splitlines())) <= 90


def test_search_prints_warnings_before_all_else(run: Any):
    _, out, _ = run("search", "worst", "headache", "of", "my", "life")
    first, sign, *_ = out.splitlines()
    assert first == "Get medical help now if"
    assert sign.startswith("  a headache is the worst of your life")


def test_search_heads_each_warning_by_its_urgency(run: Any):
    _, out, _ = run("search", "lump", "in", "my", "breast")
    assert out.startswith("Ask a doctor or physiotherapist if\n  you find a breast lump")
    assert "now if" not in out
    _, out, _ = run("search", "calf", "is", "red", "and", "swollen")
    now, soon = out.index("Get medical help now if"), out.index("See a doctor within a day or two")
    assert (
        0 == now < soon < out.index("one calf or leg is swollen, warm, red") < out.index("Symptoms")
    )


def test_search_says_when_nothing_is_near(run: Any):
    code, out, err = run("search", "qqqq")
    assert (code, err) == (0, "")
    assert out.startswith("Nothing found for 'qqqq'.")


def test_search_names_what_comes_nearest(run: Any):
    text = "piryfrmys"
    code, out, _ = run("search", text)
    first, *names = out.splitlines()
    found = ask(run, "search", "--json", text)
    assert (code, first) == (0, "Nothing found; nearest:")
    assert [name.strip() for name in names] == [each["name"] for each in found["nearest"]]
    assert 1 <= len(names) <= 5


def test_search_tells_the_side_that_was_asked_for(run: Any):
    found = ask(run, "search", "pain in my left shoulder", "--json")
    assert found["regions"][0]["side"] == found["muscles"][0]["side"] == "left"
    assert found["conditions"][0]["side"] is None


@pytest.mark.parametrize(
    "text",
    [
        "the of and",
        "knee " * 2000,
        "x" * 10_000,
        "🦵🔥",
        "\x00\x1b[31m\x07",
        "\u202eeenk",
        '\'; drop table "x" --',
        "\udcff",
    ],
)
def test_hostile_text_is_only_text(run: Any, text: str):
    assert list(ask(run, "search", "--json", "--", text)) == [*GROUPS, "nearest"]
    code, out, _ = run("search", "--", text)
    assert code == 0
    assert "\x1b" not in out
    assert "\u202e" not in out
    out.encode()


@pytest.mark.parametrize("command", ["search", "explain"])
@pytest.mark.parametrize("text", [[], [""], ["  "]])
def test_nothing_asked_is_refused(run: Any, command: str, text: list[str]):
    assert "nothing to look for" in refused(run, command, *text)


def test_explain_names_marks_flags_and_muscles(run: Any):
    found = ask(run, "explain", "temple:left=8", "neck_side:left", "--json")
    assert list(found) == ["marked", "red_flags", "muscles", "together"]
    assert found["marked"][0] == {
        "region": "temple",
        "side": "left",
        "name": "Temple, left",
        "strength": 8,
    }
    assert found["marked"][1]["strength"] == 5
    assert {flag["urgency"] for flag in found["red_flags"]} == {"now", "soon", "ask"}
    best = found["muscles"][0]
    assert list(best) == ["id", "name", "side", "fit", "score", "explains", "leaves", "points"]
    assert best["side"] == "left"
    assert best["fit"] in ("strong", "possible", "weak")
    assert ("upper_trapezius", "left") in [(m["id"], m["side"]) for m in found["muscles"][:10]]
    scores = [muscle["score"] for muscle in found["muscles"]]
    assert scores == sorted(scores, reverse=True)
    assert {ref["region"] for each in found["together"] for ref in each["explains"]} == {
        "temple",
        "neck_side",
    }


def test_explain_takes_both_sides_and_the_midline(run: Any):
    found = ask(run, "explain", "temple:both=3", "nose", "--json")
    sides = [(mark["region"], mark["side"], mark["strength"]) for mark in found["marked"]]
    assert sides == [("temple", "left", 3), ("temple", "right", 3), ("nose", "midline", 5)]


def test_explain_prints_red_flags_before_muscles(run: Any):
    code, out, _ = run("explain", "chest:left=8", "calf_upper:right")
    assert code == 0
    assert out.startswith("Get medical help now if\n")
    assert out.index("Get medical help") < out.index("Muscles that may explain it")
    assert "more signs; --json lists them all" in out
    assert "  leaves " in out
    assert "Together: " in out


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("tempel", "There is no region called 'tempel'. Did you mean temple"),
        ("temple:up", "'temple:up' is not a mark; write REGION, REGION:left"),
        ("temple=0", "is not a mark"),
        ("temple=11", "is not a mark"),
        ("temple:left=", "is not a mark"),
        ("temple\u202e", r"'temple\u202e' is not a mark"),
        ("x" * 10_000, "There is no region called 'xxx"),
    ],
)
def test_a_mark_that_is_none_is_refused(run: Any, mark: str, message: str):
    assert message in refused(run, "explain", mark)


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_entry_of_every_kind_can_be_shown(run: Any, atlas: Atlas, kind: str):
    entries = getattr(atlas, KINDS[kind])
    entry_id = next(iter(entries))
    assert ask(run, "show", kind, entry_id, "--json")["id"] == entry_id
    code, out, _ = run("show", kind, entry_id)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 90
    assert "===" in "".join(out.splitlines()[1:3])


def test_a_muscle_is_shown_with_names_and_sources(run: Any):
    _, out, _ = run("show", "muscle", "upper_trapezius")
    assert "Main: Side of the neck, Behind the ear, Temple" in out
    assert "Grade: C, limited evidence" in out
    assert "\nSources\n  [" in out
    assert "{" not in out


def test_an_unknown_id_is_refused_with_what_is_near(run: Any):
    message = refused(run, "show", "muscle", "soleuss")
    assert message.startswith("bodymap: There is no muscle called 'soleuss'. Did you mean soleus")
    assert "no red flag called" in refused(run, "show", "red_flag", "zzz")


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "bone", "femur"],
        ["fly"],
        ["search", "--colour"],
        ["render", "--size", "x", "a.png"],
    ],
)
def test_wrong_usage_is_told(run: Any, arguments: list[str]):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "usage: bodymap" in err


def test_the_shipped_content_has_no_faults(run: Any):
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out.startswith("No faults: 160 muscles, 90 regions,")


def test_a_whole_folder_is_checked_alone(run: Any, tmp_path: Path):
    folder = write_content(tmp_path / "own", {"regions.yaml": FILES["regions.yaml"]})
    code, out, err = run("check", str(folder))
    assert code == 1
    assert "[1].area: 'jaw_face' is not among the areas" in out
    assert err == f"{len(out.splitlines())} faults\n"


def test_a_folder_of_a_few_files_is_checked_over_the_shipped_content(run: Any, tmp_path: Path):
    red_flag = FILES["red_flags.yaml"].replace("study", "nhs_chestpain").split("- id: heart")[0]
    folder = write_content(tmp_path / "own", {"red_flags/own.yaml": red_flag})
    assert run("check", str(folder))[0] == 0
    (folder / "red_flags" / "own.yaml").write_text(
        red_flag.replace("neck_back", "nape"), encoding="utf-8"
    )
    code, out, err = run("check", str(folder))
    assert (code, err) == (1, "1 fault\n")
    assert f"{folder}/red_flags/own.yaml:8: [1].regions[1]: 'nape' is not among the regions" in out


def test_own_content_is_laid_over_the_shipped_one(run: Any, tmp_path: Path):
    folder = write_content(tmp_path / "own", {"regions/nose.yaml": OWN_REGION})
    shown = ask(run, "--content", str(folder), "show", "region", "nose", "--json")
    assert shown["name"] == "Snout"
    assert ask(run, "show", "region", "nose", "--json")["name"] == "Nose"


@pytest.mark.parametrize("name", ["missing", "file"])
def test_a_content_folder_that_is_none_is_one_message(run: Any, tmp_path: Path, name: str):
    (tmp_path / "file").touch()
    message = refused(run, "--content", str(tmp_path / name), "search", "knee")
    assert "the folder cannot be read" in message
    code, out, err = run("check", str(tmp_path / name))
    assert (code, out.count("\n"), err) == (1, 1, "1 fault\n")


def test_coverage_counts_in_both_forms(run: Any, atlas: Atlas):
    counts = ask(run, "coverage", "--json")
    assert list(counts) == ["total", "areas"]
    assert counts["total"]["muscles"] == len(atlas.muscles)
    assert list(counts["areas"]) == list(atlas.areas)
    code, out, _ = run("coverage")
    assert code == 0
    lines = out.splitlines()
    assert ["Muscles", str(len(atlas.muscles))] in [line.split() for line in lines]
    assert any(line.startswith("jaw_face: 13 regions, ") for line in lines)
    assert max(map(len, lines)) <= 90


def test_lines_of_standard_input_get_a_line_each(run: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("knee pain\n\n\u202eqqqq\nsoleus"))
    code, out, _ = run("search", "--stdin")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [list(answer) for answer in answers] == [[*GROUPS, "nearest"]] * 4
    assert [any(answer.values()) for answer in answers] == [True, False, False, True]


@pytest.mark.parametrize("command", ["search", "explain"])
def test_words_and_standard_input_are_not_taken_at_once(run: Any, command: str):
    assert "Give either 'temple' or --stdin" in refused(run, command, "temple", "--stdin")


def test_a_line_that_cannot_be_answered_does_not_stop_the_next(
    run: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "stdin", io.StringIO("temple:left\ntempel\n\nnose=9\n"))
    code, out, _ = run("explain", "--stdin")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [len(answer.get("marked", "x" * 9)) for answer in answers] == [1, 9, 0, 1]
    assert "Did you mean temple" in answers[1]["error"]


def test_the_cache_is_filled_once_and_an_unwritable_home_stops_nothing(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("BODYMAP_HOME", str(tmp_path))
    assert run("show", "region", "nose")[0] == 0
    assert len(list((tmp_path / "cache").glob("atlas-*.bin"))) == 1
    monkeypatch.setenv("BODYMAP_HOME", "/dev/null/home")
    assert run("show", "region", "nose")[0] == 0


def python(code: str, home: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a program, which has to succeed, in a new Python."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "BODYMAP_HOME": str(home)},
        input=given,
        capture_output=True,
        check=True,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "knee"],
        ["explain", "temple"],
        ["show", "muscle", "soleus"],
        ["coverage"],
        ["check"],
    ],
)
def test_commands_import_no_qt(bodymap_home: Path, arguments: list[str]):
    code = (
        "import sys; from bodymap.__main__ import main\n"
        f"code = main({arguments})\n"
        "print([name for name in sys.modules if name.startswith('PySide6')], file=sys.stderr)\n"
        "sys.exit(code)"
    )
    done = python(code, bodymap_home)
    assert done.stderr.strip() == b"[]"


def test_a_second_start_imports_no_yaml(tmp_path: Path):
    code = (
        "import sys; from bodymap.__main__ import main\n"
        "main(['show', 'region', 'nose'])\n"
        "print('yaml' in sys.modules, file=sys.stderr)"
    )
    assert python(code, tmp_path).stderr.strip() == b"True"
    assert python(code, tmp_path).stderr.strip() == b"False"


def test_bytes_that_are_no_text_get_an_answer(bodymap_home: Path):
    code = "from bodymap.__main__ import main; main(['search', '--stdin'])"
    done = python(code, bodymap_home, b"\xff\xfe\x00\nknee\n")
    assert [list(json.loads(line)) for line in done.stdout.splitlines()] == [
        [*GROUPS, "nearest"]
    ] * 2


def test_a_terminal_without_the_letters_still_gets_a_page(
    bodymap_home: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    code = "from bodymap.__main__ import main; main(['show', 'muscle', 'upper_trapezius'])"
    assert python(code, bodymap_home).stdout.isascii()
