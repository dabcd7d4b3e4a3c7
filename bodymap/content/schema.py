"""Turns plain data into the core's values by walking their fields: the dataclasses are the schema.

Every scalar arrives as text and gets its type here, so nothing is guessed from how it looks. All
faults are collected before anything is refused.
"""

from __future__ import annotations

import dataclasses
import types
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from bodymap.core.entries import Zone
from bodymap.core.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from bodymap.content.reader import Lines, Path_

_MAX_TEXT = 2_000  # characters in one text; a longer one is a paragraph gone wrong


class _Wrong(Exception):  # noqa: N818 - control flow inside this module, never shown
    """Carries (what is wrong, what would be right)."""


class Builder:
    """Builds values from the data of one file and collects what is wrong with them."""

    def __init__(self, file: str, lines: Lines) -> None:
        """Name the file as faults shall name it; `lines` gives the line of each path."""
        self.file = file
        self.lines = lines
        self.faults: list[Fault] = []

    def build(self, kind: type[Any], data: Any, path: Path_ = ()) -> Any:
        """Return `data` as a value of `kind`, or None after noting at least one fault."""
        before = len(self.faults)
        value = self._value(kind, data, path)
        return value if len(self.faults) == before else None

    def note(self, path: Path_, wrong: str, right: str) -> None:
        """Note one fault at a path; its line is that of the nearest thing known to stand there."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        self.faults.append(Fault(self.file, self.lines.get(known, 0), _spelt(path), wrong, right))

    def _value(self, kind: Any, data: Any, path: Path_) -> Any:
        if dataclasses.is_dataclass(kind):
            return self._entry(kind, data, path)
        if get_origin(kind) is tuple:
            return self._list(get_args(kind)[0], data, path)
        if get_origin(kind) in (types.UnionType, Union):
            return self._value(next(k for k in get_args(kind) if k is not type(None)), data, path)
        try:
            return _scalar(kind, data)
        except _Wrong as wrong:
            self.note(path, *wrong.args)
            return None

    def _list(self, kind: Any, data: Any, path: Path_) -> tuple[Any, ...]:
        if not isinstance(data, list):
            self.note(
                path,
                f"{_shape(data)} stands where a list belongs",
                "write [one, two] or lines that begin with -",
            )
            return ()
        return tuple(self._value(kind, item, (*path, i)) for i, item in enumerate(data))

    def _entry(self, kind: Any, data: Any, path: Path_) -> Any:
        if kind is Zone and isinstance(data, str):
            data = {"region": data}
        if not isinstance(data, dict):
            self.note(
                path,
                f"{_shape(data)} stands where keys belong",
                f"write keys such as {_some_keys(kind)}",
            )
            return None
        fields = fields_of(kind)
        for key in data.keys() - fields.keys():
            self.note(
                (*path, key),
                f"the key '{key}' is not known here",
                f"use one of {', '.join(fields)}",
            )
        values = {}
        for key, (hint, required) in fields.items():
            if key in data:
                values[key] = self._value(hint, data[key], (*path, key))
            elif required:
                self.note(path, f"the key '{key}' is missing", "add it")
        return self._made(kind, values, path)

    def _made(self, kind: Any, values: dict[str, Any], path: Path_) -> Any:
        if any(fault.file == self.file for fault in self.faults):
            return None
        try:
            return kind(**values)
        except ValueError as error:
            self.note(path, str(error), "correct the numbers")
            return None


@cache
def fields_of(kind: Any) -> dict[str, tuple[Any, bool]]:
    """Return the type of each field and whether it is required."""
    hints = get_type_hints(kind)
    missing = dataclasses.MISSING
    return {
        field.name: (
            hints[field.name],
            field.default is missing and field.default_factory is missing,
        )
        for field in dataclasses.fields(kind)
    }


def _scalar(kind: Any, data: Any) -> Any:
    if not isinstance(data, str):
        raise _Wrong(f"{_shape(data)} stands where a text belongs", "write one text")
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(data)
        except ValueError:
            known = ", ".join(str(word.value) for word in kind)
            raise _Wrong(
                f"'{data[:40]}' is not one of the words for this", f"use one of {known}"
            ) from None
    read = _READERS.get(kind, _text)
    return read(data)


def _text(data: str) -> str:
    if not data.strip():
        raise _Wrong("the text is empty", "write it, or leave the key out")
    if len(data) > _MAX_TEXT:
        raise _Wrong(f"the text has {len(data)} characters", f"keep it below {_MAX_TEXT}")
    if any(ord(c) < 32 for c in data):  # also line breaks, which belong to no sentence
        raise _Wrong("the text holds a line break or a control character", "use >- for folded text")
    return data


def _whole(data: str) -> int:
    if not (data.isascii() and data.isdigit() and len(data) < 4):
        raise _Wrong(f"'{data[:40]}' is not a whole number", "write digits alone")
    return int(data)


def _decimal(data: str) -> float:
    try:
        value = float(data)
    except ValueError:
        raise _Wrong(f"'{data[:40]}' is not a number", "write a number such as 0.45") from None
    if not -1e6 < value < 1e6:
        raise _Wrong(f"'{data[:40]}' is out of range", "write a number such as 0.45")
    return value


def _truth(data: str) -> bool:
    if data not in ("true", "false"):
        raise _Wrong(f"'{data[:40]}' is neither true nor false", "write true or false")
    return data == "true"


_READERS: dict[Any, Callable[[str], Any]] = {int: _whole, float: _decimal, bool: _truth}


def _shape(data: Any) -> str:
    return {dict: "a group of keys", list: "a list", str: "a text"}.get(type(data), "nothing")


def _some_keys(kind: Any) -> str:
    return ", ".join(list(fields_of(kind))[:3])


def _spelt(path: Path_) -> str:
    """Return a path as a reader would say it: `trigger_points[2].at.region`, counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
