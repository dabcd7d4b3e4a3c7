"""Reads YAML strictly: plain data, every scalar as text, and the line on which each thing stands.

Content may come from anyone, so anchors, aliases, tags, merge keys, repeated keys and characters
that nobody sees are refused, and size, number of events and depth are limited.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from bodymap.content import files
from bodymap.core.errors import ContentError, Fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_EVENTS: Final = 200_000
MAX_DEPTH: Final = 20
_HIDDEN: Final = re.compile(f"[{files.HIDDEN}]")
_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path_ = tuple[str | int, ...]
Lines = dict[Path_, int]


def read_text(path: Path, name: str) -> str:
    """Return the text of a content file that is called `name` in messages.

    Raises:
        ContentError: it cannot be read, is too large or is not UTF-8.
    """
    try:
        return files.read_text(path)
    except files.UnusableFileError as error:
        raise _fault(name, 0, *error.args) from None


def parse(text: str, name: str) -> tuple[Any, Lines]:
    """Return the data of a YAML text, made of dict, list and str, and the line of each path in it.

    Raises:
        ContentError: the text is not YAML, or uses what is not allowed here.
    """
    hidden = _HIDDEN.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        raise _fault(name, line, f"a hidden character (U+{ord(hidden[0]):04X})", "remove it")
    try:
        return _Builder(name, _events(text, name)).document()
    except yaml.YAMLError as error:
        raise _not_yaml(error, text, name) from None


def _events(text: str, name: str) -> Iterator[Any]:
    """Yield the events of a YAML text as long as they keep within the limits."""
    depth = 0
    event: Any
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        line = _line(event)
        if count > MAX_EVENTS:
            raise _fault(name, line, f"more than {MAX_EVENTS} parts", "split the file")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _fault(name, line, f"nested more than {MAX_DEPTH} deep", "flatten it")
        if getattr(event, "anchor", None):  # an alias has one too
            right = "write the text out, or quote it"
            raise _fault(name, line, "an anchor or alias (& or *)", right)
        if getattr(event, "tag", None):
            wrong = f"a tag ({shown(event.tag)})"
            raise _fault(name, line, wrong, "write plain text without a tag")
        yield event


class _Builder:
    """Turns events into data, noting lines."""

    def __init__(self, name: str, events: Iterator[Any]) -> None:
        self._name = name
        self._events = events
        self.lines: Lines = {}

    def document(self) -> tuple[Any, Lines]:
        """Return the only document of the text; an empty text gives None."""
        data: Any = None
        seen = False
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    wrong = "a second document (---)"
                    raise _fault(self._name, _line(event), wrong, "keep one to a file")
                seen = True
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, ())
        return data, self.lines

    def _node(self, event: Any, path: Path_) -> Any:
        self.lines[path] = _line(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return event.value

    def _sequence(self, path: Path_) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, data)
            data[key] = self._node(next(self._events), (*path, key))
            self.lines[(*path, key)] = _line(event)
        return data

    def _key(self, event: Any, data: dict[str, Any]) -> str:
        """Return the key of an event that is not the merge key and not among the data yet."""
        if not isinstance(event, yaml.ScalarEvent):
            wrong, right = "a key that is not a word", "use a plain word before the colon"
        elif event.value in data:
            wrong, right = f"the key {shown(event.value)} stands twice", "keep one of them"
        elif event.value == "<<":
            wrong, right = "a merge key (<<)", "write the keys out"
        else:
            return str(event.value)
        raise _fault(self._name, _line(event), wrong, right)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _not_yaml(error: yaml.YAMLError, text: str, name: str) -> ContentError:
    """Return PyYAML's complaint as a fault: about a character, or about the form at a mark."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return _fault(name, line, "a character that YAML does not allow", "remove it")
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "its form is broken"
    line = mark.line + 1 if mark else 0
    right = "check indentation, colons and quotes"
    return _fault(name, line, f"not valid YAML ({problem})", right)


def _fault(name: str, line: int, wrong: str, right: str) -> ContentError:
    return ContentError([Fault(name, line, "", wrong, right)])
