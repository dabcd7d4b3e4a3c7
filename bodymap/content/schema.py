"""Turns plain data into the core's values by walking their fields: the dataclasses are the schema.

Every scalar arrives as text and gets its type here, so nothing is guessed from how it looks. All
faults are collected before anything is refused.
"""

from __future__ import annotations

import dataclasses
import re
import sys
import types
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Union, get_args, get_origin, get_type_hints

from bodymap.content.files import HIDDEN
from bodymap.core.entries import Zone
from bodymap.core.errors import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from bodymap.content.reader import Lines, Path_

# Control characters, halves of a character, and what is hidden.
_UNSEEN: Final = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{HIDDEN}]")
_NUMBER: Final = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,6})?")
_LONGEST_KEY: Final = 40  # characters; a longer one in a message is foreign and is cut
_MAX_TEXT: Final = 2_000  # characters in one text; a longer one is a paragraph gone wrong


class _Wrong(Exception):  # noqa: N818 - control flow inside this module, never shown
    """Carries (what is wrong, what would be right)."""


class Builder:
    """Builds values from the data of one file and collects what is wrong with them."""

    def __init__(self, file: str, lines: Lines) -> None:
        """Name the file as faults shall name it; `lines` gives the line of each path."""
        self.file = file
        self.lines = lines
        self.faults: list[Fault] = []

    def build(self, kind: Any, data: Any, path: Path_ = ()) -> Any:
        """Return `data` as a value of the dataclass `kind`, or None after noting its faults."""
        if kind is Zone and isinstance(data, str):
            data = {"region": data}
        if not isinstance(data, dict):
            wrong = f"{_shape(data)} stands where keys belong"
            self.note(path, wrong, f"write keys such as {_some_keys(kind)}")
            return None
        before = len(self.faults)
        fields = fields_of(kind)
        self._note_keys(fields, data, path)
        values = {
            key: self._value(hint, data[key], (*path, key))
            for key, (hint, _) in fields.items()
            if key in data
        }
        return self._made(kind, values, path) if len(self.faults) == before else None

    def note(self, path: Path_, wrong: str, right: str) -> None:
        """Keep one fault of the file."""
        self.faults.append(self.fault(path, wrong, right))

    def fault(self, path: Path_, wrong: str, right: str) -> Fault:
        """Return a fault at a path, on the line of the nearest thing known to stand there."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Fault(self.file, self.lines.get(known, 0), _spelt(path), wrong, right)

    def _value(self, kind: Any, data: Any, path: Path_) -> Any:
        if dataclasses.is_dataclass(kind):
            return self.build(kind, data, path)
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

    def _note_keys(
        self, fields: dict[str, tuple[Any, bool]], data: dict[str, Any], path: Path_
    ) -> None:
        for key in data.keys() - fields.keys():
            wrong = f"the key {shown(key)} is not known here"
            self.note((*path, key), wrong, f"use one of {', '.join(fields)}")
        for key, (_, required) in fields.items():
            if required and key not in data:
                self.note(path, f"the key '{key}' is missing", "add it")

    def _made(self, kind: Any, values: dict[str, Any], path: Path_) -> Any:
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
                f"{shown(data)} is not one of the words for this", f"use one of {known}"
            ) from None
    return _READERS.get(kind, _text)(data)


def _text(data: str) -> str:
    if not data.strip():
        raise _Wrong("the text is empty", "write it, or leave the key out")
    if len(data) > _MAX_TEXT:
        raise _Wrong(f"the text has {len(data)} characters", f"keep it below {_MAX_TEXT}")
    if unseen := _UNSEEN.search(data):  # also line breaks, which belong to no sentence
        wrong = f"the text holds a line break or a hidden character (U+{ord(unseen[0]):04X})"
        raise _Wrong(wrong, "remove it; use >- to fold a text")
    return sys.intern(data)  # ids and whole texts come again and again; each is kept once


def _whole(data: str) -> int:
    if not (data.isascii() and data.isdigit() and len(data) < 4):
        raise _Wrong(f"{shown(data)} is not a whole number", "write digits alone")
    return int(data)


def _decimal(data: str) -> float:
    if not _NUMBER.fullmatch(data):
        raise _Wrong(f"{shown(data)} is not a number", "write a number such as 0.45")
    return float(data)


def _truth(data: str) -> bool:
    if data not in ("true", "false"):
        raise _Wrong(f"{shown(data)} is neither true nor false", "write true or false")
    return data == "true"


_READERS: dict[Any, Callable[[str], Any]] = {int: _whole, float: _decimal, bool: _truth}


def _shape(data: Any) -> str:
    if not data:
        return "nothing"
    if isinstance(data, dict):
        return "a group of keys"
    return "a list" if isinstance(data, list) else "a text"


def _some_keys(kind: Any) -> str:
    return ", ".join(list(fields_of(kind))[:3])


def _spelt(path: Path_) -> str:
    """Return a path as a reader would say it: `trigger_points[2].at.region`, counted from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            plain = part.isidentifier() and part.isascii() and len(part) <= _LONGEST_KEY
            word = part if plain else shown(part)
            text += f".{word}" if text else word
    return text
