"""The shipped content many times over, to see what a search would cost if it grew."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas

_GROWING: Final = ("symptoms", "muscles", "conditions", "therapies", "red_flags")
_TEXTS: Final = ("aliases", "phrasings")
_NEW: Final = 0.1  # of the words of a copy are words that no other copy has


def grown(atlas: Atlas, times: int, *, seed: int = 1) -> Atlas:
    """Return an atlas with so many copies of its entries; the body keeps its regions.

    A copy keeps its links, so a question finds `times` as many entries for the same words; every
    tenth of its words is a new one, as new content brings some.
    """
    chance = Random(seed)
    kinds: dict[str, Any] = {}
    for kind in _GROWING:
        entries = getattr(atlas, kind)
        kinds[kind] = dict(entries)
        for copy in range(1, times):
            for entry in entries.values():
                texts = {
                    key: tuple(_varied(text, copy, chance) for text in getattr(entry, key))
                    for key in _TEXTS
                    if hasattr(entry, key)
                }
                named = f"{entry.id}_{copy}"
                kinds[kind][named] = replace(entry, id=named, **texts)
    return replace(atlas, **kinds, digest="")


def _varied(text: str, copy: int, chance: Random) -> str:
    return " ".join(f"{word}q{copy}" if chance.random() < _NEW else word for word in text.split())
