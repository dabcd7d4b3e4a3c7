"""Records: frozen dataclasses that take a quarter of the time to define.

A start defines some seventy of them and makes instances of a few. For each, `dataclass` writes the
source of six functions and compiles it, half a millisecond. Here `__init__` alone is written, when
the first instance is made; comparing, hashing and showing are the same for all, and that none is
changed is left to the type checker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["record"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as record
else:
    from dataclasses import MISSING, dataclass, fields
    from operator import attrgetter

    def record(*, frozen: bool, slots: bool = False) -> Callable[[type], type]:
        """Return what makes of a class what `dataclass` would, as type checkers see it.

        Args:
            frozen: whether instances are never changed, as is so for all; said where it is read.
            slots: whether instances hold their fields and nothing else, in less memory.
        """
        assert frozen

        def made(kind: type) -> type:
            return _common(dataclass(init=False, eq=False, repr=False, slots=slots)(kind))

        return made

    def _common(kind: type) -> type:
        compared = attrgetter(*(field.name for field in fields(kind) if field.compare))

        def equal(self: object, other: object) -> bool:
            return compared(self) == compared(other) if other.__class__ is kind else NotImplemented

        def init(self: object, *told: object, **named: object) -> None:
            kind.__init__ = _init_of(kind)
            kind.__init__(self, *told, **named)

        kind.__init__ = init
        kind.__eq__ = equal
        kind.__hash__ = lambda self: hash(compared(self))
        kind.__repr__ = _shown
        return kind

    def _init_of(kind: type) -> Callable[..., None]:
        """Return the `__init__` that `dataclass` would have written at once."""
        takes: dict[bool, list[str]] = {False: ["self"], True: ["*"]}  # by place, by name alone
        sets, known = [], {"MISSING": MISSING}
        for field in fields(kind):
            taken = value = name = field.name
            if field.default is not MISSING:
                taken, known[f"of_{name}"] = f"{name}=of_{name}", field.default
            elif field.default_factory is not MISSING:
                taken, known[f"of_{name}"] = f"{name}=MISSING", field.default_factory
                value = f"of_{name}() if {name} is MISSING else {name}"
            takes[field.kw_only].append(taken)
            sets.append(f"self.{name} = {value}")
        if hasattr(kind, "__post_init__"):
            sets.append("self.__post_init__()")
        by_name = takes[True] if len(takes[True]) > 1 else []
        exec(f"def __init__({', '.join(takes[False] + by_name)}): {'; '.join(sets)}", known)
        return known["__init__"]

    def _shown(self: object) -> str:
        told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
        return f"{self.__class__.__qualname__}({told})"
