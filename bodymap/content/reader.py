"""Reads YAML strictly: plain data, every scalar as text, and the line on which each thing stands.

Content may come from anyone, so anchors, aliases, tags, merge keys, repeated keys and hidden
direction marks are refused, and size, number of events and depth are limited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from bodymap.core.errors import ContentError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 2_000_000
MAX_EVENTS = 200_000
MAX_DEPTH = 20
_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path_ = tuple[str | int, ...]
Lines = dict[Path_, int]


def read_text(path: Path, name: str) -> str:
    """Return the text of a content file that is called `name` in messages.

    Raises:
        ContentError: it cannot be read, is too large or is not UTF-8.
    """
    try:
        if not path.is_file():
            raise _fault(name, 0, "this is not a regular file", "put a plain text file here")
        if path.stat().st_size > MAX_BYTES:
            raise _fault(name, 0, "the file is larger than 2 MB", "split it into smaller files")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise _fault(name, 0, f"the file cannot be read ({reason})", "make it readable") from error
    except UnicodeDecodeError as error:
        raise _fault(
            name, 0, f"byte {error.start} is not UTF-8", "save the file as UTF-8"
        ) from None


def parse(text: str, name: str) -> tuple[Any, Lines]:
    """Return the data of a YAML text, made of dict, list and str, and the line of each path in it.

    Raises:
        ContentError: the text is not YAML, or uses what is not allowed here.
    """
    hidden = next((c for c in text if c in _HIDDEN), None)
    if hidden:
        line = text.count("\n", 0, text.index(hidden)) + 1
        raise _fault(name, line, f"a hidden character (U+{ord(hidden):04X})", "remove it")
    try:
        return _Builder(name, _events(text, name)).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "the text is not YAML"
        line = mark.line + 1 if mark else 0
        raise _fault(
            name, line, f"not valid YAML ({problem})", "check indentation, colons and quotes"
        ) from None


def _events(text: str, name: str) -> Iterator[yaml.Event]:
    """Yield the events of a YAML text as long as they keep within the limits."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        line = event.start_mark.line + 1
        if count > MAX_EVENTS:
            raise _fault(name, line, "more than 200,000 parts", "split the file")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _fault(name, line, "nested more than 20 deep", "flatten it")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _fault(
                name, line, "an anchor or alias (& or *)", "write the text out, or quote it"
            )
        if getattr(event, "tag", None):
            raise _fault(name, line, f"a tag ({event.tag})", "write plain text without a tag")
        yield event


class _Builder:
    """Turns events into data, noting lines."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
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
                    raise _fault(
                        self._name,
                        event.start_mark.line + 1,
                        "a second document (---)",
                        "keep one to a file",
                    )
                seen = True
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, ())
        return data, self.lines

    def _node(self, event: yaml.Event, path: Path_) -> Any:
        self.lines[path] = event.start_mark.line + 1
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return event.value

    def _sequence(self, path: Path_) -> list[Any]:
        items: list[Any] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise _fault(
                    self._name,
                    line,
                    "a key that is not a word",
                    "use a plain word before the colon",
                )
            if event.value in data:
                raise _fault(
                    self._name, line, f"the key '{event.value}' stands twice", "keep one of them"
                )
            if event.value == "<<":
                raise _fault(self._name, line, "a merge key (<<)", "write the keys out")
            data[event.value] = self._node(next(self._events), (*path, event.value))
            self.lines[(*path, event.value)] = line
        return data


def _fault(name: str, line: int, wrong: str, right: str) -> ContentError:
    return ContentError([Fault(name, line, "", wrong, right)])
