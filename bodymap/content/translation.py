"""Lays the words of another language over the entries: texts and lists of texts, nothing else.

They lie in `languages/de/` of a content folder, kind by kind as in the folder itself. An entry
there names an id and the texts it translates; what it leaves out stays English. Facts have one
place: ids, sides, grades and sources can not be given a second time.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_type_hints

from bodymap.content.files import called, content_files, language_folders
from bodymap.core.atlas import KINDS
from bodymap.core.errors import Fault, near, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bodymap.content.loader import Draft

_TEXTS: Final = (str, tuple[str, ...])
_FINDING: Final = ("name", "plain", "clinical", "sign", "aliases", "phrasings")


def translate(draft: Draft, folders: Sequence[Path], language: str) -> None:
    """Put the words of a language into the entries of a draft, and note what is wrong with them."""
    places = language_folders(folders, language)
    before = {
        text for kind in KINDS for each in draft.entries[kind].values() for text in _found_by(each)
    }
    own: set[str] = set()
    for folder in places:
        seen: set[tuple[str, str]] = set()
        for kind, path in content_files(folder):
            if kind is None:
                wrong, right = "the place of this file tells no kind", "name it KIND.yaml"
                draft.faults.append(Fault(called(path), 0, "", wrong, right))
            else:
                own |= _translate_file(draft, kind, path, seen)
            draft.count_file()
    if places:
        draft.english = frozenset(before - own)


def _found_by(entry: Any) -> Iterator[str]:
    """Yield the texts by which an entry, or what is laid over it, can be found."""
    for name in _FINDING:
        text = getattr(entry, name, None) or ()
        yield from (text,) if isinstance(text, str) else text


def _translate_file(draft: Draft, kind: str, path: Path, seen: set[tuple[str, str]]) -> set[str]:
    """Translate the entries of a file; return the texts by which they can be found."""
    own: set[str] = set()
    builder, items = draft.read(path)
    for place, item in items:
        words = builder.build(texts_of(KINDS[kind]), item, place)
        if words is None:
            continue
        known = draft.entries[kind]
        if words.id not in known:
            few = " or ".join(near(words.id, known)) or "an id of the English content"
            builder.note((*place, "id"), f"{shown(words.id)} is not among the {kind}", f"use {few}")
        elif (kind, words.id) in seen:
            builder.note((*place, "id"), f"the id '{words.id}' stands twice", "keep one of them")
        else:
            seen.add((kind, words.id))
            known[words.id] = _translated(known[words.id], words)
            own.update(_found_by(words))
    draft.faults += builder.faults
    return own


@cache
def texts_of(kind: Any) -> Any:
    """Return a dataclass of what can be translated of a kind: `id`, and its texts, all optional."""
    hints = get_type_hints(kind)
    texts = [name for name, hint in hints.items() if hint in _TEXTS and name != "id"]
    fields = [(name, hints[name] | None, dataclasses.field(default=None)) for name in texts]
    return dataclasses.make_dataclass(f"{kind.__name__}Texts", [("id", str), *fields], frozen=True)


def _translated(entry: Any, words: Any) -> Any:
    """Return an entry with other words; what is there for the search joins the English."""
    given = {k: v for k, v in vars(words).items() if v is not None and k != "id"}
    texts = texts_of(entry.__class__).__dataclass_fields__
    if "aliases" in texts:
        english = (entry.name, *entry.aliases) if "name" in given else entry.aliases
        given["aliases"] = (*given.get("aliases", ()), *english)
    if "phrasings" in texts:
        given["phrasings"] = (*given.get("phrasings", ()), *entry.phrasings)
    return dataclasses.replace(entry, **given)
