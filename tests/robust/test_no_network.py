"""Nothing leaves the machine: the system calls of a whole session, and what it leaves behind.

The dialog for printing asks CUPS which printers there are. Where its local socket is missing, the
CUPS library tries the same machine's port 631 instead; that belongs to the print system and is
told apart here: with CUPS pointed at a file there is no internet socket at all, and left to
itself it goes to this machine alone.
"""

import os
import re
import shutil
import stat
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from tests.robust.conftest import LIMIT_S, ROOT

# Families by which another machine could be reached; UNIX and NETLINK stay within this one.
INTERNET = re.compile(r"\bAF_(INET6?|PACKET|BLUETOOTH|VSOCK)\b")
LOCAL = re.compile(r'htons\(631\).*("127\.0\.0\.1"|"::1")')
TRIED = re.compile(r'("|/)(xdg-open|curl|wget|firefox|chromium|gio|sensible-browser)"')

NOISE = "This plugin does not support propagateSizeHints()"  # the offscreen one, of a dialog


def strace() -> str:
    program = shutil.which("strace")
    probe = [str(program), "-f", "-e", "trace=network", "true"]
    if program is None or subprocess.run(probe, capture_output=True, check=False).returncode:
        warnings.warn("NOT TESTED: strace is missing or not allowed to trace", stacklevel=1)
        pytest.skip("strace is missing, or may not trace here: apt-get install strace")
    return program


def run_traced(
    code: list[str], trace: Path, home: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "BODYMAP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **variables}
    before = [strace(), "-f", "-o", str(trace), "-e", "trace=network,execve"]
    return subprocess.run(
        [*before, sys.executable, *code],
        cwd=ROOT,
        env={**env, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=4 * LIMIT_S,
        check=False,
    )


@pytest.mark.filterwarnings("default:NOT TESTED")
def test_a_whole_session_opens_no_internet_socket(tmp_path: Path, bodymap_home: Path):
    trace, paper = tmp_path / "trace", tmp_path / "paper.pdf"
    session = str(Path(__file__).with_name("session.py"))
    cups = str(tmp_path / "cups.sock")
    done = run_traced([session, str(paper)], trace, bodymap_home, CUPS_SERVER=cups)
    assert done.returncode == 0, done.stderr
    asked = "asked: This page is on the web: https://example.org/"
    assert done.stdout == f"clicked region; searched; {asked}; printed %PDF\n"
    assert set(done.stderr.splitlines()) <= {NOISE}
    calls = trace.read_text(encoding="utf-8", errors="replace")
    assert "execve" in calls
    assert not INTERNET.findall(calls)
    assert not TRIED.findall(calls)
    kept = list(bodymap_home.rglob("*"))
    assert bodymap_home / "data" / "drawing.json" in kept
    for path in kept:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path
    assert stat.S_IMODE(paper.stat().st_mode) == 0o600
    told = "".join(p.read_text(encoding="utf-8") for p in bodymap_home.glob("log/*"))
    assert told == ""


@pytest.mark.filterwarnings("default:NOT TESTED")
def test_only_the_print_system_is_asked_and_only_on_this_machine(
    tmp_path: Path, bodymap_home: Path
):
    trace, paper = tmp_path / "trace", tmp_path / "paper.pdf"
    session = str(Path(__file__).with_name("session.py"))
    done = run_traced([session, str(paper)], trace, bodymap_home)
    assert done.returncode == 0, done.stderr
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        if "sa_family=AF_INET" in line:
            assert LOCAL.search(line), line


@pytest.mark.filterwarnings("default:NOT TESTED")
def test_the_trace_would_show_an_internet_socket(tmp_path: Path):
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    trace = tmp_path / "trace"
    run_traced(["-c", code], trace, tmp_path)
    assert INTERNET.findall(trace.read_text(encoding="utf-8"))
