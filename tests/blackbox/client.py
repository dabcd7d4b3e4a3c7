"""A screen reader without a voice: looks at a program through AT-SPI and does what it is told.

Run by the system's own Python, which has pyatspi. Reads one JSON list `[operation, arguments...]`
a line from standard input and writes the answer as one line of JSON. Nodes are told apart by
numbers.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

# Debian's own packages, which bring no types.
import pyatspi  # type: ignore[import-not-found]
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]

GONE = "gone"


class Client:
    """Sees one program, by its process id."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._pid = 0
        self._focused = ["", ""]
        pyatspi.Registry.registerEventListener(self._on_focus, "object:state-changed:focused")

    def _on_focus(self, event: Any) -> None:
        if event.detail1:
            self._focused = [event.source.getRoleName(), event.source.name]

    def focused(self) -> list[str]:
        """Return role and name of what said last that it has the keyboard."""
        return self._focused

    def attend(self, pid: int) -> bool:
        """Look at this program from now on; answer whether it is there."""
        self._pid = pid
        return self._program() is not None

    def pump(self, milliseconds: int) -> None:
        """Let events come in for a while."""
        loop = GLib.MainLoop()
        GLib.timeout_add(milliseconds, loop.quit)
        loop.run()

    def walk(self) -> list[dict[str, Any]]:
        """Return every node, parents first."""
        found: list[dict[str, Any]] = []
        program = self._program()
        if program is not None:
            self._visit(program, -1, found)
        return found

    def find(self, role: str, name: str) -> list[dict[str, Any]]:
        """Return the shown nodes of a role whose name begins so; of lists only what they are."""
        program, found = self._program(), []
        waiting = [program] if program is not None else []
        while waiting:
            node = waiting.pop()
            facts = self._facts(node, brief=True)
            if facts["role"] == GONE or "showing" not in facts["states"]:
                continue
            if role == facts["role"] and facts["name"].startswith(name):
                self._nodes.append(node)
                found.append({"number": len(self._nodes) - 1, **self._facts(node)})
            if facts["role"] != "list":
                waiting += [
                    each for each in map(node.getChildAtIndex, range(facts["children"])) if each
                ]
        return found

    def node(self, number: int) -> dict[str, Any]:
        """Return one node as it is now."""
        return self._facts(self._nodes[number])

    def text(self, number: int) -> str:
        """Return the text of a node that has one."""
        words = self._nodes[number].queryText()
        return str(words.getText(0, words.characterCount))

    def set_text(self, number: int, text: str) -> bool:
        """Write into a field."""
        return bool(self._nodes[number].queryEditableText().setTextContents(text))

    def act(self, number: int, name: str) -> bool:
        """Do one of the actions of a node."""
        actions = self._nodes[number].queryAction()
        names = [actions.getName(i).lower() for i in range(actions.nActions)]
        return bool(actions.doAction(names.index(name.lower())))

    def select(self, number: int, child: int) -> bool:
        """Select a child of a list."""
        return bool(self._nodes[number].querySelection().selectChild(child))

    def focus(self, number: int) -> bool:
        """Ask a node to take the keyboard."""
        return bool(self._nodes[number].queryComponent().grabFocus())

    def walk_for(self, seconds: float) -> dict[str, int]:
        """Walk again and again; answer how often, and how many nodes were met and were gone."""
        end, known = time.monotonic() + seconds, len(self._nodes)
        counts = {"walks": 0, "nodes": 0, GONE: 0}
        while time.monotonic() < end:
            found = self.walk()
            counts["walks"] += 1
            counts["nodes"] += len(found)
            counts[GONE] += sum(each["role"] == GONE for each in found)
            del self._nodes[known:]
        return counts

    def _program(self) -> Any:
        desktop = pyatspi.Registry.getDesktop(0)
        desktop.clear_cache()
        for i in range(desktop.childCount):
            each = desktop.getChildAtIndex(i)
            if each is not None and each.get_process_id() == self._pid:
                each.set_cache_mask(Atspi.Cache.NONE)
                return each
        return None

    def _visit(self, node: Any, parent: int, found: list[dict[str, Any]]) -> None:
        number = len(self._nodes)
        self._nodes.append(node)
        facts = self._facts(node)
        found.append({"number": number, "parent": parent, **facts})
        for i in range(facts["children"]):
            try:
                child = node.getChildAtIndex(i)
            except GLib.Error:
                continue
            if child is not None:
                self._visit(child, number, found)

    def _facts(self, node: Any, *, brief: bool = False) -> dict[str, Any]:
        try:
            states = [pyatspi.stateToString(each) for each in node.getState().getStates()]
            facts = {
                "role": node.getRoleName(),
                "name": node.name,
                "states": states,
                "children": node.childCount,
            }
            return facts if brief else facts | self._details(node)
        except (GLib.Error, RuntimeError, LookupError):
            return {"role": GONE, "name": "", "states": [], "children": 0}

    @staticmethod
    def _details(node: Any) -> dict[str, Any]:
        faces = pyatspi.utils.listInterfaces(node)
        box = (
            node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            if "Component" in faces
            else (0, 0, 0, 0)
        )
        actions = node.queryAction() if "Action" in faces else None
        return {
            "description": node.description,
            "faces": faces,
            "box": tuple(box),
            "actions": [actions.getName(i) for i in range(actions.nActions)] if actions else [],
            "value": node.queryValue().currentValue if "Value" in faces else None,
        }


def main() -> None:
    """Answer until the input ends."""
    client = Client()
    for line in sys.stdin:
        operation, *arguments = json.loads(line)
        try:
            answer = {"answer": getattr(client, operation)(*arguments)}
        except Exception as error:  # the test decides what a fault means
            answer = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
