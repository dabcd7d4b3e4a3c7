"""What is checked before Qt is imported, and what a start that fails says."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from bodymap import startup
from bodymap.__main__ import main
from bodymap.core.errors import BodymapError
from bodymap.startup import StartupError

ROOT = Path(__file__).parents[1]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looked at on Linux only")


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home of an account without fonts, without fc-list and without a screen."""
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    own_folders = startup._font_folders()[2:]
    monkeypatch.setattr(startup, "_font_folders", lambda: own_folders)
    return tmp_path


@pytest.fixture
def provided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every library loads, but for one that this test adds."""
    monkeypatch.setattr(startup, "_loads", lambda library: "nowhere" not in library)


def message(screen: bool) -> str:
    with pytest.raises(StartupError) as caught:
        startup.check(screen)
    return str(caught.value)


def write_program(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@linux_only
class TestCheck:
    def test_passes_where_the_tests_run(self) -> None:
        startup.check(screen=False)

    def test_names_all_that_is_missing_at_once(
        self, bare: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(startup, "DRAWING_LIBRARIES", {"libnowhere.so.7": "libnowhere7"})
        monkeypatch.setattr(startup, "X11_LIBRARIES", {"libnowhere-x11.so.1": "libnowhere-x11"})
        monkeypatch.setattr("os.geteuid", lambda: 1000)
        text = message(screen=True)
        assert "libnowhere.so.7, libnowhere-x11.so.1" in text
        assert "sudo apt-get install -y libnowhere7 libnowhere-x11 fonts-dejavu-core\n" in text
        assert "neither DISPLAY nor WAYLAND_DISPLAY" in text
        assert "bodymap render" in text

    def test_drawing_into_a_file_needs_no_screen_and_none_of_its_libraries(
        self, bare: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(startup, "DRAWING_LIBRARIES", {})
        monkeypatch.setattr(startup, "X11_LIBRARIES", {"libnowhere-x11.so.1": "libnowhere-x11"})
        text = message(screen=False)
        assert "libnowhere" not in text
        assert "DISPLAY" not in text
        assert "No font" in text

    @pytest.mark.usefixtures("provided")
    def test_each_platform_needs_its_own_libraries(
        self, bare: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (bare / "font.otf").touch()
        monkeypatch.setattr(startup, "_font_folders", lambda: [bare])
        monkeypatch.setattr(startup, "X11_LIBRARIES", {"libnowhere-x11.so.1": "libnowhere-x11"})
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        (bare / "wayland-0").touch()
        startup.check(screen=True)
        monkeypatch.setattr(startup, "WAYLAND_LIBRARIES", {"libnowhere-wl.so.0": "libnowhere-wl"})
        assert "install -y libnowhere-wl" in message(screen=True)
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        startup.check(screen=True)
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        assert "libnowhere-x11" in message(screen=True)

    @pytest.mark.usefixtures("provided")
    def test_a_bundle_carries_the_libraries_of_the_screen(
        self, bare: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (bare / "font.otf").touch()
        monkeypatch.setattr(startup, "_font_folders", lambda: [bare])
        monkeypatch.setattr(startup, "X11_LIBRARIES", {"libnowhere-x11.so.1": "libnowhere-x11"})
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        assert "libnowhere-x11" in message(screen=True)
        monkeypatch.setattr("sys.frozen", True, raising=False)
        startup.check(screen=True)

    def test_missing_binding_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
        assert message(screen=False).startswith("PySide6 is not installed")

    def test_apt_line_of_root_does_without_sudo(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 0)
        assert startup.apt_line(["libgl1", "libegl1"]) == "apt-get install -y libgl1 libegl1"


@linux_only
class TestFont:
    def test_bare_account_has_none(self, bare: Path) -> None:
        assert not startup.has_font()
        assert startup.missing_packages(screen=False)[-1] == "fonts-dejavu-core"

    def test_own_font_in_a_deep_folder_is_enough(self, bare: Path) -> None:
        folder = bare / "share/fonts/family"
        folder.mkdir(parents=True)
        (folder / "README").touch()
        assert not startup.has_font()
        (folder / "Own.TTF").touch()
        assert startup.has_font()

    @pytest.mark.parametrize(("listed", "found"), [("echo /nix/store/a.ttf", True), ("", False)])
    def test_fontconfig_knows_other_folders(self, bare: Path, listed: str, found: bool) -> None:
        write_program(bare / "bin/fc-list", listed)
        assert startup.has_font() is found


@linux_only
@pytest.mark.usefixtures("bare")
class TestScreen:
    def test_none_without_a_variable(self) -> None:
        assert not startup.has_screen()

    @pytest.mark.parametrize(
        ("variable", "value", "found"),
        [
            ("QT_QPA_PLATFORM", "offscreen", True),
            ("DISPLAY", "far.example:10.0", True),
            ("DISPLAY", "nonsense", False),
            ("DISPLAY", ":64999", False),
            ("WAYLAND_DISPLAY", "gone", False),
        ],
    )
    def test_variable(
        self, variable: str, value: str, found: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(variable, value)
        assert startup.has_screen() is found

    @pytest.mark.parametrize("display", [":64998", "unix:64998.0"])
    def test_server_that_listens(self, display: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISPLAY", display)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("\0/tmp/.X11-unix/X64998")
            server.listen()
            assert startup.has_screen()


class TestBinding:
    def test_installed_binding_keeps_its_references(self) -> None:
        startup.prove_binding()

    def test_binding_that_loses_references_is_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        counts = iter([5_000, 4_800])
        monkeypatch.setattr("sys.getrefcount", lambda _: next(counts))
        with pytest.raises(StartupError, match="PySide6-Essentials>=6"):
            startup.prove_binding()


class TestMain:
    """`bodymap.__main__.main`, around a program that does what each test says."""

    @staticmethod
    def run(monkeypatch: pytest.MonkeyPatch, outcome: int | BaseException) -> int:
        def program(_: list[str]) -> int:
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setitem(sys.modules, "bodymap.app", SimpleNamespace(main=program))
        return main(["search", "temple"])

    def test_passes_the_exit_code_through(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.run(monkeypatch, 7) == 7

    @pytest.mark.parametrize("error", [StartupError("no font"), BodymapError("no font")])
    def test_says_what_is_wrong_in_one_line(
        self,
        error: Exception,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert self.run(monkeypatch, error) == 2
        assert capsys.readouterr() == ("", "bodymap: no font\n")

    def test_ctrl_c_is_quiet(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert self.run(monkeypatch, KeyboardInterrupt()) == 130
        assert capsys.readouterr() == ("", "")

    def test_bugs_have_a_code_of_their_own_and_a_report(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        bodymap_home: Path,
    ) -> None:
        assert self.run(monkeypatch, ZeroDivisionError()) == 70
        report = bodymap_home / "log" / "crash.txt"
        assert capsys.readouterr().err.endswith(f"The report is in {report}.\n")
        assert "ZeroDivisionError" in report.read_text(encoding="utf-8")

    @pytest.mark.parametrize("lines", [1, 100_000], ids=["at exit", "while printing"])
    def test_reader_that_has_gone_is_no_error(self, lines: int) -> None:
        code = f"""
import sys, types
sys.stdin.readline()  # the reader has gone
def program(_):
    for _ in range({lines}):
        print("a line")
    return 0
sys.modules["bodymap.app"] = types.SimpleNamespace(main=program)
from bodymap.__main__ import main
sys.exit(main([]))
"""
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": ""},  # or nothing is left to fail at exit
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, errors = process.communicate(b"go\n")
        assert (process.returncode, errors) == (0, b"")


def test_check_comes_before_any_dependency() -> None:
    """A Python with nothing installed can import it: that is when it is needed most."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); import bodymap.startup, bodymap.__main__"
    subprocess.run([sys.executable, "-I", "-S", "-c", code, str(ROOT)], check=True)


@pytest.mark.parametrize("module", ["bodymap.app", "bodymap.cli"])
def test_qt_and_yaml_wait_until_they_are_needed(module: str) -> None:
    """`bodymap --version` works without a display, and a normal start never imports yaml."""
    code = f"import sys, {module}; print(sorted({{'PySide6', 'yaml'}} & set(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    assert ran.stdout == "[]\n"
