#!/usr/bin/env python3
"""One command for everything a developer does.

    python3 dev.py run [-- ARGUMENTS]     start Bodymap
    python3 dev.py test [-- ARGUMENTS]    run the tests on every core; pytest obeys arguments alone
    python3 dev.py check                  formatting, lint, types and layers; changes nothing
    python3 dev.py format                 format the code and apply safe lint fixes
    python3 dev.py bench [NAMES]          run benchmarks
    python3 dev.py texts                  bring the catalogues of the window's languages up to date
    python3 dev.py bundle                 make dist/bodymap, which needs no Python, and pack it

It makes `.venv` beside this file, installs what is needed into it, and again only when
pyproject.toml has changed. Missing system libraries are installed with apt-get when it runs as
root on Debian or one of its kin; anyone else is told the one line that does it.

Standard library only. The syntax is that of Python 3.9, so that an old Python says what it lacks.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
EVERY_CORE = ["-n", "auto", "--dist", "worksteal"]  # options of pytest-xdist
REFUSED = 2
INTERRUPTED = 130


class NotReadyError(Exception):
    """Something has to be put right first; the text says what."""


def main(argv: list[str]) -> int:
    """Run one command and return its exit code; 2 when it could not be started."""
    commands = {
        "run": run,
        "test": test,
        "check": check,
        "format": reformat,
        "bench": bench,
        "texts": texts,
        "bundle": bundle,
    }
    if not argv or argv[0] not in commands:
        print(__doc__, file=sys.stdout if argv in (["-h"], ["--help"]) else sys.stderr)
        return 0 if argv in (["-h"], ["--help"]) else REFUSED
    name, *arguments = argv
    try:
        require_python()
        return commands[name](arguments[1:] if arguments[:1] == ["--"] else arguments)
    except NotReadyError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED


def run(arguments: list[str]) -> int:
    """Start Bodymap, which itself says what a window lacks, in the caller's folder."""
    from bodymap.startup import has_screen

    provide_system(libraries=True, screen=has_screen(), insist=False)
    provide_packages(dev=False)
    return call([venv_program("python"), "-m", "bodymap", *arguments])


def test(arguments: list[str]) -> int:
    """Run the tests, without a screen unless QT_QPA_PLATFORM names one.

    All of them are spread over the cores. With arguments pytest does what they say in one process,
    as a debugger, a single test and the tests with a screen reader need it.
    """
    from tests.blackbox.packages import is_wanted

    provide_for_drawing()
    provide_black_box()
    given = arguments or ([] if is_wanted() else EVERY_CORE)
    return call([venv_program("python"), "-m", "pytest", *given], cwd=ROOT)


def bench(arguments: list[str]) -> int:
    """Run the benchmarks, without a screen unless QT_QPA_PLATFORM names one."""
    provide_for_drawing()
    return call([venv_program("python"), "-m", "benchmarks", *arguments], cwd=ROOT)


def check(_: list[str]) -> int:
    """Run every check, whatever the ones before it said; 1 when any has failed."""
    provide_system()
    provide_packages(dev=True)
    checks = [["ruff", "format", "--check"], ["ruff", "check"], ["mypy"], ["lint-imports"]]
    failed = []
    for program, *arguments in checks:
        title = " ".join([program, *arguments])
        print(f"== {title}", flush=True)
        if call([venv_program(program), *arguments], cwd=ROOT) != 0:
            failed.append(title)
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def reformat(_: list[str]) -> int:
    """Format the code and apply the fixes that can not change what it does."""
    provide_system()
    provide_packages(dev=True)
    fixed = call([venv_program("ruff"), "check", "--fix"], cwd=ROOT)
    return call([venv_program("ruff"), "format"], cwd=ROOT) or fixed


def texts(_: list[str]) -> int:
    """Read the window's words again, carry them into each language, and say what is missing."""
    provide_system()
    provide_packages(dev=True)
    return call([venv_program("python"), "-m", "tools.texts"], cwd=ROOT)


def bundle(_: list[str]) -> int:
    """Make the program as a folder with all it needs, and an archive of it beside."""
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
    provide_system(libraries=True, screen=True, more=missing_bundle_packages())
    provide_packages(dev=False)
    install_packages(".[bundle]")
    recipe = str(ROOT / "packaging" / "bodymap.spec")
    command = [venv_program("pyinstaller"), "--noconfirm", "--log-level", "WARN", recipe]
    code = call(command, cwd=ROOT)
    if code == 0:
        form = "zip" if sys.platform == "win32" else "gztar"
        name = f"bodymap-{sys.platform}-{platform.machine()}"
        print(shutil.make_archive(str(ROOT / "dist" / name), form, ROOT / "dist", "bodymap"))
    return code


def require_python() -> None:
    """Refuse a Python that is too old for Bodymap."""
    if sys.version_info < OLDEST_PYTHON:
        needed = ".".join(map(str, OLDEST_PYTHON))
        found = ".".join(map(str, sys.version_info[:3]))
        raise NotReadyError(
            f"Bodymap needs Python {needed} or newer and this is {found};"
            f" start it with another one, such as `python{needed} dev.py run`."
        )


def provide_for_drawing() -> None:
    """Provide all that tests and benchmarks need to draw, as a rule without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    provide_system(libraries=True, screen=True)
    provide_packages(dev=True)


def provide_black_box() -> None:
    """Install what the tests with a screen reader need; they are left out, loudly, without it."""
    from tests.blackbox.packages import CHECKERS, READER, is_wanted, missing_packages

    missing = missing_packages({**READER, **CHECKERS}) if is_wanted() else []
    if missing and is_debian_root():
        with contextlib.suppress(NotReadyError):
            install_system(missing)


def provide_system(
    libraries: bool = False, screen: bool = False, insist: bool = True, more: tuple[str, ...] = ()
) -> None:
    """Install missing system packages, or say how to.

    Args:
        libraries: whether Qt's libraries are needed, and not only a virtual environment.
        screen: whether those of the platform named by QT_QPA_PLATFORM are needed too.
        insist: whether to refuse when libraries are missing; Bodymap may not need them today.
        more: further Debian packages that are missing.
    """
    from bodymap import startup

    venv = missing_venv_packages()
    packages = [*venv, *more]
    if libraries and sys.platform == "linux":
        packages += startup.missing_packages(screen)
    if packages and is_debian_root():
        install_system(packages)
    elif packages and (venv or insist):
        raise NotReadyError(
            "Something is missing on this system; on Debian and Ubuntu this installs it:\n"
            f"    {startup.apt_line(packages)}"
        )


def missing_venv_packages() -> list[str]:
    """Return the Debian package without which this Python makes no virtual environment."""
    if Path(venv_program("python")).exists() or importlib.util.find_spec("ensurepip"):
        return []
    return [f"python{python_version()}-venv"]


def missing_bundle_packages() -> tuple[str, ...]:
    """Return the Debian packages that PyInstaller misses: it reads libraries and takes Python's."""
    if sys.platform != "linux":
        return ()
    folder, name = map(sysconfig.get_config_var, ("LIBDIR", "INSTSONAME"))
    here = Path(folder, name).exists() or ctypes.util.find_library(f"python{python_version()}")
    missing = () if here else (f"libpython{python_version()}",)
    return missing if shutil.which("objdump") else (*missing, "binutils")


def python_version() -> str:
    """Return what has to stay the same for an environment to go on working: `3.11`."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def is_debian_root() -> bool:
    """Return whether packages can be installed without asking anyone."""
    return sys.platform == "linux" and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def install_system(packages: list[str]) -> None:
    """Install Debian packages; the lists are fetched first, a new machine has none."""
    say(f"Installing system packages: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    capture(["apt-get", "update", "-q"], env=quiet)
    done = capture(["apt-get", "install", "-qy", "--no-install-recommends", *packages], env=quiet)
    if done.returncode != 0:
        raise NotReadyError(f"apt-get could not install {' '.join(packages)}: {last_error(done)}")


def provide_packages(dev: bool) -> None:
    """Make `.venv` and install Bodymap and what it needs, unless that has been done.

    Args:
        dev: whether the tools for tests and checks are needed as well.
    """
    stamp = VENV / "installed"
    wanted = digest()
    found = stamp.read_text(encoding="utf-8").split() if stamp.exists() else []
    if (
        Path(venv_program("python")).exists()
        and found[:1] == [wanted]
        and (not dev or "dev" in found)
    ):
        return
    stamp.unlink(missing_ok=True)
    make_venv()
    install_packages(".[dev]" if dev else ".")
    stamp.write_text(f"{wanted} dev\n" if dev else f"{wanted}\n", encoding="utf-8")


def digest() -> str:
    """Return what an installation depends on: metadata, Python and place, as one word."""
    facts = [(ROOT / "pyproject.toml").read_bytes(), python_version().encode(), bytes(ROOT)]
    return hashlib.sha256(b"\0".join(facts)).hexdigest()


def make_venv() -> None:
    """Make `.venv`, or make it anew when it belongs to another Python."""
    settings = VENV / "pyvenv.cfg"
    if settings.exists() and f"\nversion = {python_version()}." in settings.read_text("utf-8"):
        return
    done = capture([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if done.returncode != 0:
        raise NotReadyError(f"no virtual environment could be made in {VENV}: {last_error(done)}")


def install_packages(target: str) -> None:
    """Install with pip, as an editable install."""
    say("Installing Python packages into .venv; Qt is large, the first time takes a minute or two")
    pip = [venv_program("python"), "-m", "pip", "--disable-pip-version-check"]
    done = capture([*pip, "install", "--quiet", "--editable", target], cwd=ROOT)
    if done.returncode != 0:
        raise NotReadyError(
            "the Python packages could not be installed; with a network connection, the same"
            f" command goes on from here. pip said: {last_error(done)}"
        )


def last_error(done: subprocess.CompletedProcess[str]) -> str:
    """Return the line of an output that tells most: the last error, or else the last line."""
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error:", "e:"))]
    return (errors or lines or [f"exit code {done.returncode}"])[-1]


def venv_program(name: str) -> str:
    """Return the path of a program in `.venv`."""
    if sys.platform == "win32":
        return str(VENV / "Scripts" / f"{name}.exe")
    return str(VENV / "bin" / name)


def capture(
    command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command quietly and return it with all its output in `stdout`."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def call(command: list[str], cwd: Path | None = None) -> int:
    """Run a command in this terminal and return its exit code, as a shell would name it."""
    try:
        code = subprocess.run(command, cwd=cwd, check=False).returncode
    except FileNotFoundError:
        raise NotReadyError(f"{command[0]} is missing; delete {VENV} and try again.") from None
    return code if code >= 0 else 128 - code  # killed by a signal


def say(text: str) -> None:
    """Tell what takes a while."""
    print(f"{text} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
