"""`dev.py`: what it installs, when it does so again, and what it says when it can not."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from bodymap import startup
from tests.blackbox import packages

ROOT = Path(__file__).parents[1]
missing_packages = startup.missing_packages
PIP = ["python", "-m", "pip", "--disable-pip-version-check"]


class Machine:
    """A machine on which commands are written down instead of run."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commands: list[list[str]] = []
        self.codes: dict[str, int] = {}
        self.output = ""

    def run(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        """Write the command down without its folder; making a `.venv` leaves its traces."""
        names = [Path(command[0]).name, *command[1:]]
        self.commands.append(names)
        if "venv" in names:
            self._make_venv()
        code = next((code for word, code in self.codes.items() if word in names), 0)
        return subprocess.CompletedProcess(command, code, self.output)

    def _make_venv(self) -> None:
        program = self.root / ".venv/bin/python"
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch()
        version = ".".join(map(str, sys.version_info[:3]))
        (self.root / ".venv/pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n")

    def ran(self, word: str) -> list[list[str]]:
        return [command for command in self.commands if word in command]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return a machine with a checkout, all system libraries, and a user who is not root."""
    (tmp_path / "pyproject.toml").write_text("[project]")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "is_debian_root", lambda: False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: object())
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(startup, "missing_packages", lambda screen: [])
    machine = Machine(tmp_path)
    monkeypatch.setattr("subprocess.run", machine.run)
    monkeypatch.delenv(packages.WANTED, raising=False)
    return machine


class TestInstallation:
    def test_first_run_installs_and_starts(self, machine: Machine) -> None:
        assert dev.main(["run", "--", "--version"]) == 0
        python = Path(sys.executable).name
        assert machine.commands == [
            [python, "-m", "venv", "--clear", str(machine.root / ".venv")],
            [*PIP, "install", "--quiet", "--editable", "."],
            ["python", "-m", "bodymap", "--version"],
        ]

    def test_nothing_is_installed_twice(self, machine: Machine) -> None:
        dev.main(["test"])
        machine.commands.clear()
        dev.main(["run"])
        dev.main(["test"])
        assert machine.commands == [
            ["python", "-m", "bodymap"],
            ["python", "-m", "pytest", *dev.EVERY_CORE],
        ]

    def test_tests_need_more_than_a_run(self, machine: Machine) -> None:
        dev.main(["run"])
        dev.main(["test"])
        assert [command[-1] for command in machine.ran("install")] == [".", ".[dev]"]
        assert len(machine.ran("venv")) == 1

    def test_changed_metadata_is_installed(self, machine: Machine) -> None:
        dev.main(["run"])
        (machine.root / "pyproject.toml").write_text("[project] # more")
        dev.main(["run"])
        assert len(machine.ran("install")) == 2
        assert len(machine.ran("venv")) == 1

    def test_other_python_gets_a_new_environment(self, machine: Machine) -> None:
        dev.main(["run"])
        (machine.root / ".venv/pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.9.2\n")
        (machine.root / ".venv/installed").unlink()
        dev.main(["run"])
        assert len(machine.ran("venv")) == 2

    def test_failed_installation_is_told_in_one_line_and_tried_again(
        self, machine: Machine, capsys: pytest.CaptureFixture[str]
    ) -> None:
        machine.codes["install"] = 1
        machine.output = "WARNING: Retrying\nERROR: No matching distribution found\n\nhint: no\n"
        assert dev.main(["run"]) == 2
        *_, told = capsys.readouterr().err.splitlines()
        assert told.startswith("dev.py: the Python packages could not be installed")
        assert told.endswith("pip said: ERROR: No matching distribution found")
        machine.codes.clear()
        assert dev.main(["run"]) == 0
        assert len(machine.ran("install")) == 2

    def test_failed_environment_is_told(
        self, machine: Machine, capsys: pytest.CaptureFixture[str]
    ) -> None:
        machine.codes["venv"] = 1
        machine.output = "Error: disk full\n"
        assert dev.main(["run"]) == 2
        assert "no virtual environment" in capsys.readouterr().err
        assert machine.ran("install") == []


class TestSystem:
    @pytest.fixture(autouse=True)
    def _bare(self, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
        monkeypatch.setattr(startup, "DRAWING_LIBRARIES", {"libnowhere.so.1": "libnowhere1"})
        monkeypatch.setattr(startup, "X11_LIBRARIES", {"libnowhere-xcb.so.1": "libnowhere-xcb1"})
        monkeypatch.setattr(startup, "missing_packages", missing_packages)
        monkeypatch.setattr(startup, "has_font", lambda: True)
        monkeypatch.setattr(startup, "has_screen", lambda: False)
        monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)

    def test_user_is_told_the_whole_line_once(
        self, machine: Machine, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert dev.main(["test"]) == 2
        venv = f"python3.{sys.version_info[1]}-venv"
        assert f"\n    sudo apt-get install -y {venv} libnowhere1\n" in capsys.readouterr().err
        assert machine.commands == []

    def test_screen_needs_more(
        self,
        machine: Machine,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        assert dev.main(["test"]) == 2
        assert "libnowhere1 libnowhere-xcb1\n" in capsys.readouterr().err

    def test_root_installs(self, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev, "is_debian_root", lambda: True)
        assert dev.main(["test"]) == 0
        update, install = machine.ran("-q")[0], machine.ran("-qy")[0]
        assert machine.commands[:2] == [update, install]
        assert install[-2:] == [f"python3.{sys.version_info[1]}-venv", "libnowhere1"]

    def test_failed_apt_is_told(
        self,
        machine: Machine,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(dev, "is_debian_root", lambda: True)
        machine.codes["install"] = 100
        machine.output = "Reading lists\nE: Unable to locate package libnowhere1\n"
        assert dev.main(["test"]) == 2
        assert capsys.readouterr().err.endswith(": E: Unable to locate package libnowhere1\n")

    def test_run_leaves_missing_libraries_to_the_program(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda _: object())
        assert dev.main(["run", "--version"]) == 0
        assert machine.ran("bodymap") == [["python", "-m", "bodymap", "--version"]]

    def test_checks_need_no_libraries(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda _: object())
        assert dev.main(["check"]) == 0


class TestCommands:
    def test_exit_codes_pass_through(self, machine: Machine) -> None:
        machine.codes = {"bodymap": 7, "pytest": -11}
        assert dev.main(["run"]) == 7
        assert dev.main(["test"]) == 128 + 11

    def test_arguments_pass_through(self, machine: Machine) -> None:
        dev.main(["test", "--", "-k", "a or b"])
        dev.main(["bench", "startup", "search"])
        assert machine.commands[-2:] == [
            ["python", "-m", "pytest", "-k", "a or b"],
            ["python", "-m", "benchmarks", "startup", "search"],
        ]

    def test_tests_with_a_screen_reader_stay_in_one_process(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for wanted, given in (("1", []), ("0", dev.EVERY_CORE)):
            monkeypatch.setenv(packages.WANTED, wanted)
            dev.main(["test"])
            assert machine.commands[-1] == ["python", "-m", "pytest", *given]

    def test_texts_are_read_anew(self, machine: Machine) -> None:
        assert dev.main(["texts"]) == 0
        assert machine.commands[-1] == ["python", "-m", "tools.texts"]

    def test_every_check_runs_and_each_failure_is_named(
        self, machine: Machine, capsys: pytest.CaptureFixture[str]
    ) -> None:
        machine.codes = {"--check": 1, "mypy": 2}
        assert dev.main(["check"]) == 1
        assert machine.commands[-4:] == [
            ["ruff", "format", "--check"],
            ["ruff", "check"],
            ["mypy"],
            ["lint-imports"],
        ]
        assert capsys.readouterr().out.endswith("FAILED: ruff format --check, mypy\n")

    def test_damaged_environment_is_told(
        self,
        machine: Machine,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        dev.main(["test"])

        def gone(*_: object, **__: object) -> None:
            raise FileNotFoundError

        monkeypatch.setattr("subprocess.run", gone)
        assert dev.main(["check"]) == 2
        assert "ruff is missing; delete" in capsys.readouterr().err

    @pytest.mark.parametrize("arguments", [[], ["fly"]])
    def test_unknown_command_gets_the_list(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert dev.main(arguments) == 2
        assert "python3 dev.py test" in capsys.readouterr().err

    def test_help_is_no_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert dev.main(["--help"]) == 0
        assert "python3 dev.py test" in capsys.readouterr().out

    def test_tests_draw_without_a_screen(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.environ", {"DISPLAY": ":0"})
        dev.main(["test"])
        assert os.environ == {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}


class TestBlackBox:
    """The tests with a screen reader: named in README.md, run and provided for by `.ci/run`."""

    @pytest.fixture(autouse=True)
    def _bare(self, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("shutil.which", lambda _: None)
        monkeypatch.setattr(packages, "READER", {"/nowhere/reader": "reader"})
        monkeypatch.setattr(packages, "CHECKERS", {"/nowhere/checker": "checker"})
        monkeypatch.setattr(dev, "is_debian_root", lambda: True)

    def test_root_gets_the_packages_when_they_are_wanted(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(packages.WANTED, "1")
        assert dev.main(["test", "--", "tests/blackbox"]) == 0
        (install,) = machine.ran("-qy")
        assert install[-2:] == ["reader", "checker"]

    def test_without_them_the_tests_run_all_the_same(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(packages.WANTED, "1")
        machine.codes["install"] = 100
        dev.provide_black_box()
        assert len(machine.ran("-qy")) == 1
        assert "apt-get install -y reader" in packages.skipped_line(["reader"])

    def test_nothing_is_installed_unasked(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv(packages.WANTED, raising=False)
        assert dev.main(["test"]) == 0
        assert machine.ran("-qy") == []

    def test_readme_names_packages_and_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.undo()
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        assert " ".join([*packages.READER.values(), *packages.CHECKERS.values()]) in readme
        command = f"{packages.WANTED}=1 python3 dev.py test -- tests/blackbox"
        assert command in readme
        assert command in (ROOT / ".ci/run").read_text(encoding="utf-8")


class TestOldPython:
    def test_is_told_what_is_needed(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("sys.version_info", (3, 10, 4))
        assert dev.main(["run"]) == 2
        assert "needs Python 3.11 or newer and this is 3.10.4" in capsys.readouterr().err
        assert machine.commands == []

    def test_can_read_the_script(self) -> None:
        ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 9))


class TestBundle:
    def test_installs_the_tool_makes_the_folder_and_packs_it(
        self,
        machine: Machine,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(dev, "missing_bundle_packages", lambda: ())
        (machine.root / "dist/bodymap").mkdir(parents=True)
        (machine.root / "dist/bodymap/bodymap").touch()
        assert dev.main(["bundle"]) == 0
        assert [command[-1] for command in machine.ran("install")] == [".", ".[bundle]"]
        (made,) = machine.ran("--noconfirm")
        assert made[0] == "pyinstaller"
        assert Path(made[-1]).parts[-2:] == ("packaging", "bodymap.spec")
        archive = Path(capsys.readouterr().out.strip())
        assert archive.parent == machine.root / "dist"
        assert archive.stat().st_size > 0

    def test_a_failure_of_the_tool_packs_nothing(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev, "missing_bundle_packages", lambda: ())
        machine.codes["--noconfirm"] = 3
        assert dev.main(["bundle"]) == 3
        assert not (machine.root / "dist").exists()

    def test_what_the_tool_lacks_is_told(
        self,
        machine: Machine,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr("shutil.which", lambda _: None)
        monkeypatch.setattr("ctypes.util.find_library", lambda _: None)
        monkeypatch.setattr("sysconfig.get_config_var", lambda _: "/nowhere")
        assert dev.main(["bundle"]) == 2
        told = capsys.readouterr().err
        assert f"apt-get install -y libpython{dev.python_version()} binutils" in told
