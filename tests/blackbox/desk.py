"""A desk of its own for the black box: screen, window manager, message bus, program, client."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

from tests.blackbox.packages import SYSTEM_PYTHON

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SCREEN = (1366, 900)
START = "Where does it hurt?"  # the title of the first page
PATIENCE = 60.0  # seconds; how long a slow machine may take for one step
START_PATIENCE = 180.0  # the first start compiles the content


class Node(dict[str, Any]):
    """What the client says of one node."""

    def __getattr__(self, name: str) -> Any:
        return self[name]

    @property
    def middle(self) -> tuple[int, int]:
        """The middle of the box on the screen."""
        x, y, wide, high = self["box"]
        return x + wide // 2, y + high // 2


class Desk:
    """Starts everything, and ends what it started."""

    def __init__(self, home: Path) -> None:
        self._stack = ExitStack()
        home.mkdir(parents=True, exist_ok=True)
        self._home = home
        self.log = home / "program.log"
        self.env = {
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",  # the tests know the window in English
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "BODYMAP_HOME": str(home / "bodymap"),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def __enter__(self) -> Self:
        try:
            self._start_screen()
            self._start_bus()
            self._run(["openbox"])
            self._client = self._run(
                [SYSTEM_PYTHON, str(Path(__file__).with_name("client.py"))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _start_screen(self) -> None:
        screen = "{}x{}x24".format(*SCREEN)
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp"]
        started = self._run(command, stdout=subprocess.PIPE)
        self.env["DISPLAY"] = f":{_line(started.stdout)}"

    def _start_bus(self) -> None:
        """Start a session bus that lives as long as the process that `dbus-run-session` runs."""
        tell = 'echo "$DBUS_SESSION_BUS_ADDRESS"; read forever'
        started = self._run(
            ["dbus-run-session", "--", "sh", "-c", tell],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.env["DBUS_SESSION_BUS_ADDRESS"] = _line(started.stdout)

    def _run(self, command: list[str], **streams: Any) -> subprocess.Popen[str]:
        log = self._stack.enter_context(self.log.open("a"))
        started = subprocess.Popen(
            command, env=self.env, stderr=log, text=True, **{"stdout": log, **streams}
        )
        self._stack.callback(_end, started)
        return started

    # The program

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start Bodymap, wait until all of it is there, and let the client look at it."""
        self.program = self._run([sys.executable, "-W", "error", "-m", "bodymap", *arguments])
        pid = self.program.pid
        self.until(lambda: self.ask("attend", pid), "the program is seen", START_PATIENCE)
        self.until(lambda: self.find("label", START), "the page is there", START_PATIENCE)
        return self.program

    def megabytes(self) -> float:
        """Return the memory that the program holds, in MB."""
        status = Path(f"/proc/{self.program.pid}/status").read_text(encoding="utf-8")
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    # The client

    def ask(self, operation: str, *arguments: Any) -> Any:
        """Let the client do something and return its answer."""
        self.begin(operation, *arguments)
        return self.answer()

    def begin(self, operation: str, *arguments: Any) -> None:
        """Let the client begin something; `answer` waits for its end."""
        assert self._client.stdin is not None
        self._client.stdin.write(json.dumps([operation, *arguments]) + "\n")
        self._client.stdin.flush()

    def is_answered(self) -> bool:
        """Return whether the client has ended what it began."""
        assert self._client.stdout is not None
        return bool(select.select([self._client.stdout], [], [], 0)[0])

    def answer(self) -> Any:
        """Return what the client has found."""
        found = json.loads(_line(self._client.stdout))
        assert "error" not in found, found["error"]
        return found["answer"]

    def nodes(self) -> list[Node]:
        """Return all nodes, parents first."""
        return [Node(each) for each in self.ask("walk")]

    def find(self, role: str, name: str = "") -> list[Node]:
        """Return the shown nodes of a role whose name begins so; not those inside lists."""
        return [Node(each) for each in self.ask("find", role, name)]

    def one(self, role: str, name: str = "") -> Node:
        """Return the one node of a role whose name begins so."""
        found = self.find(role, name)
        assert len(found) == 1, (role, name, [each.name for each in found])
        return found[0]

    def until(self, check: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
        """Look until something is so, for some seconds; return what the check returned."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            found = check()
            if found:
                return found
            assert self._client.poll() is None
            self.ask("pump", 25)
        raise AssertionError(f"in vain: {what}\n{self.log.read_text(encoding='utf-8')[-2000:]}")

    def look(self, node: Node) -> Node:
        """Return a node as it is now."""
        return Node({**node, **self.ask("node", node.number)})

    def focus(self) -> tuple[str, str]:
        """Return role and name of what said last that it has the keyboard."""
        role, name = self.ask("focused")
        return role, name

    def until_focus(self, role: str, name: str = "") -> None:
        """Wait until something of this role, whose name begins so, has the keyboard."""
        self.until(
            lambda: (found := self.focus())[0] == role and found[1].startswith(name),
            f"the keyboard is in {role} {name}, and not in {self.focus()}",
        )

    # Hands

    def keys(self, *keys: str) -> None:
        """Press keys, named as in X11."""
        self._hands("key", "--clearmodifiers", *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self._hands("type", "--delay", "5", words)

    def click(self, at: tuple[int, int]) -> None:
        """Click with the left button at a place of the screen."""
        self._hands("mousemove", "--sync", *map(str, at), "click", "1")

    def _hands(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.env, check=True, capture_output=True)


def _line(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline().strip()


def _end(started: subprocess.Popen[str]) -> None:
    for stream in (started.stdin, started.stdout):
        if stream is not None:
            stream.close()
    if started.poll() is None:
        started.terminate()
    try:
        started.wait(5)
    except subprocess.TimeoutExpired:
        started.kill()
        started.wait()
