"""Lists of everything of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.texts import later, say, say_count
from bodymap.ui.page.blocks import Block, Bullets, Heading, Link, Page

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.selection import Selection

_KINDS: Final = {
    "muscles": ("muscle", later("All muscles")),
    "conditions": ("condition", later("Conditions")),
    "therapies": ("therapy", later("Therapies")),
    "symptoms": ("symptom", later("Symptoms")),
}


def list_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the list that the selection names; muscles by area, the others by letter."""
    kind, title = _KINDS[selection.id]
    entries = sorted(getattr(atlas, selection.id).values(), key=lambda each: each.name.lower())
    groups: dict[str, list[tuple[Link]]] = {}
    if kind == "muscle":
        groups = {area.name: [] for area in atlas.areas.values()}
    for entry in entries:
        group = atlas.areas[entry.area].name if kind == "muscle" else entry.name[0].upper()
        groups.setdefault(group, []).append((Link(entry.name, f"{kind}:{entry.id}"),))
    blocks: list[Block] = []
    for name, items in groups.items():
        blocks += [Heading(name), Bullets(tuple(items))] if items else []
    count = say_count("{number} entry", "{number} entries", len(entries))
    return Page(say(title), count, tuple(blocks))
