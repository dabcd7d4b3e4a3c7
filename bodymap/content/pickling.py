"""The content as bytes and back: values of the core alone, a kind of entries at a time.

Most starts end before a muscle is asked for, so a kind is made of its bytes when the first of its
entries is.
"""

from __future__ import annotations

import contextlib
import gc
import io
import pickle
from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, ItemsView, Iterator, ValuesView

_MODULES: Final = frozenset(
    f"bodymap.core.{name}" for name in ("entries", "figures", "outline", "words")
)


class KeptEntries(Mapping[Any, Any]):
    """The entries of a kind by id, made when they are first asked for; how many is known before."""

    def __init__(
        self, kind: type, count: int, body: bytes, again: Callable[[], Mapping[Any, Any]]
    ) -> None:
        """Take what `pickled` made of them; `again` reads them from their files instead."""
        self._kind, self._count, self._body, self._again = kind, count, body, again

    @cached_property
    def _made(self) -> Mapping[Any, Any]:
        try:
            made = unpickled(io.BytesIO(self._body))
        except Exception:  # foreign bytes may raise anything, and all of it means: not whole
            made = None
        self._body = b""
        return made if self._is_whole(made) else self._again()

    def _is_whole(self, made: Any) -> bool:
        return (
            isinstance(made, dict)
            and len(made) == self._count
            and all(isinstance(entry, self._kind) for entry in made.values())
        )

    def __getitem__(self, key: Any) -> Any:
        return self._made[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._made)

    def __len__(self) -> int:
        return self._count

    def items(self) -> ItemsView[Any, Any]:
        """Return ids and entries, at the speed of a plain dict."""
        return self._made.items()

    def values(self) -> ValuesView[Any]:
        """Return the entries, at the speed of a plain dict."""
        return self._made.values()


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector rest while entries are made: nothing of them is rubbish.

    It would look through all of them again and again, and all other threads would wait for it.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def pickled(values: Any) -> bytes:
    """Return plain containers with values of the core as bytes."""
    body = io.BytesIO()
    _Pickler(body, protocol=5).dump(values)
    return body.getvalue()


def unpickled(body: io.BytesIO) -> Any:
    """Return what `pickled` made bytes of.

    Raises:
        Exception: whatever foreign bytes may lead to, but never a class outside the core.
    """
    with collector_at_rest():
        return _Unpickler(body).load()


class _Pickler(pickle.Pickler):
    """Writes a word of the files as its class and value.

    Python 3.11 before 3.11.4 would write it as a call of `getattr`, which is refused on reading.
    """

    def reducer_override(self, obj: Any) -> Any:
        """Return how a word is made again; leave everything else to Python."""
        return (type(obj), (obj.value,)) if isinstance(obj, Enum) else NotImplemented


class _Unpickler(pickle.Unpickler):
    """Knows the core's classes and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of the core.

        Raises:
            pickle.UnpicklingError: the file asks for anything else.
        """
        if module in _MODULES:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not part of the content")
