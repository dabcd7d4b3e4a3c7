"""What the command line prints for a person: entries, results and counts as wrapped lines."""

from __future__ import annotations

import dataclasses
import shutil
import textwrap
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, get_args

from bodymap.content.schema import fields_of
from bodymap.core.atlas import KIND_OF_ID
from bodymap.core.entries import Place, Zone
from bodymap.core.words import Grade, Urgency, ZoneSide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import RedFlag
    from bodymap.core.explain import Explanation
    from bodymap.core.figures import RegionRef
    from bodymap.search.index import Nearest, Results

_WIDEST: Final = 90
_SHORT: Final = 28  # characters; lists of shorter texts stand on one line
_MOST_MUSCLES: Final = 10
_MOST_FLAGS: Final = 8  # for each urgency; those of the very regions stand first
_GRADES: Final = {
    Grade.A: "strong evidence",
    Grade.B: "moderate evidence",
    Grade.C: "limited evidence",
    Grade.D: "advised against",
    Grade.U: "untested, expert tradition",
}
_HELP: Final = {
    Urgency.NOW: "Get medical help now if",
    Urgency.SOON: "See a doctor within a day or two if",
    Urgency.ASK: "Ask a doctor or physiotherapist if",
}


def results_text(found: Results, query: str, nearest: Sequence[Nearest] = ()) -> str:
    """Return the results of a search, group by group, or that there are none, and the nearest.

    Warning signs come first, each under what their urgency asks for.
    """
    if nearest:
        names = (line for each in nearest for line in _wrapped(each.name, "  "))
        return "\n".join(("Nothing found; nearest:", *names))
    if not any(found.values()):
        return (
            f"Nothing found for {query}. Try a part of the body, a muscle, or what it feels like."
        )
    signs = [
        (head, tuple(each for each in found["red_flags"] if each.urgency is urgency))
        for urgency, head in _HELP.items()
    ]
    rest = [(group.capitalize(), found[group]) for group in found if group != "red_flags"]
    lines: list[str] = []
    for title, results in (*signs, *rest):
        if results:
            lines += ["", title]
        for result in results:
            lines += _wrapped(result.name + (f" ({result.why})" if result.why else ""), "  ")
    return "\n".join(lines[1:])


def explanations_text(
    atlas: Atlas,
    ranked: Sequence[Explanation],
    few: Sequence[Explanation],
    flags: Mapping[Urgency, Sequence[RedFlag]],
) -> str:
    """Return red flags, then the muscles that may explain the marks, likeliest first."""
    lines: list[str] = []
    for urgency in (Urgency.NOW, Urgency.SOON):  # what may wait does not stand before an answer
        if flags[urgency]:
            lines.append(_HELP[urgency])
            for flag in flags[urgency][:_MOST_FLAGS]:
                lines += _wrapped(f"- {flag.sign} (may mean {flag.means})", "  ")
            more = len(flags[urgency]) - _MOST_FLAGS
            lines += [f"  and {more} more signs; --json lists them all"] if more > 0 else []
            lines.append("")
    lines.append(
        "Muscles that may explain it" if ranked else "No muscle is known to send pain there."
    )
    for each in ranked[:_MOST_MUSCLES]:
        points = ", ".join(map(str, each.points))
        lines += _wrapped(f"{each.muscle.name}, {each.side.value}: {each.fit} fit", "  ")
        lines += _wrapped(
            f"explains {_names(atlas, each.explains)} (trigger point {points})", "    "
        )
        if each.leaves:
            lines += _wrapped(f"leaves {_names(atlas, each.leaves)}", "    ")
    if len(few) > 1:
        named = " + ".join(f"{each.muscle.name}, {each.side.value}" for each in few)
        lines += ["", *_wrapped(f"Together: {named}", "")]
    return "\n".join(lines)


def entry_text(atlas: Atlas, entry: Any) -> str:
    """Return an entry whole, with names for ids and its sources at the end."""
    title = getattr(entry, "name", "") or getattr(entry, "title", "") or entry.id
    head = _wrapped(title, "")
    lines = [*head, "=" * len(head[0]), *_fields(atlas, entry, "", skip=("id", "name", "title"))]
    cited = dict.fromkeys(_cited(entry))
    if cited:
        lines += ["", "Sources"]
    for source in cited:
        reference = atlas.references[source]
        parts = (reference.authors, reference.title, reference.journal, reference.year)
        link = f"doi:{reference.doi}" if reference.doi else reference.url
        lines += _wrapped(f"[{source}] " + ". ".join(filter(None, (*parts, link))), "  ")
    return "\n".join(lines)


def coverage_text(counts: Mapping[str, Any]) -> str:
    """Return the counts as a column, then those of each area in a sentence."""
    total = _flat(counts["total"])
    width = max(map(len, total))
    lines = [f"{key:<{width}}  {value:>6}" for key, value in total.items()]
    for area, found in counts["areas"].items():
        told = ", ".join(
            f"{number} {key.lower()}" for key, number in _flat(found).items() if number
        )
        lines += ["", *_wrapped(f"{area}: {told}", "")]
    return "\n".join(lines)


def _names(atlas: Atlas, refs: Sequence[RegionRef]) -> str:
    return "; ".join(map(atlas.name_of, refs))


def _flat(counts: Mapping[str, Any]) -> dict[str, int]:
    """Return nested counts side by side, under names for people."""
    flat: dict[str, int] = {}
    for key, value in counts.items():
        if isinstance(value, dict):
            flat |= {f"{key.rstrip('s')} {inner}": number for inner, number in value.items()}
        else:
            flat[key.replace("_", " ")] = value
    return {key[0].upper() + key[1:]: value for key, value in flat.items()}


def _fields(atlas: Atlas, entry: Any, indent: str, skip: Sequence[str] = ()) -> Iterator[str]:
    for key, (hint, _) in fields_of(entry.__class__).items():
        value = getattr(entry, key)
        if key not in skip and value not in ("", (), None):
            yield from _field(atlas, key.replace("_", " ").capitalize(), hint, value, indent)


def _field(atlas: Atlas, label: str, hint: Any, value: Any, indent: str) -> Iterator[str]:
    several = isinstance(value, tuple)
    items = value if several else (value,)
    if dataclasses.is_dataclass(items[0]) and not isinstance(items[0], Zone | Place):
        yield from ([] if indent else [""])
        yield f"{indent}{label}"
        for i, item in enumerate(items):
            yield from ([""] if i and not indent else [])
            yield from _fields(atlas, item, indent + "  ")
        return
    texts = [_said(atlas, get_args(hint)[0] if several else hint, item) for item in items]
    if several and any(len(text) > _SHORT for text in texts):
        yield f"{indent}{label}"
        for text in texts:
            yield from _wrapped(f"- {text}", indent + "  ")
    else:
        yield from _wrapped(f"{label}: {', '.join(texts)}", indent)


def _said(atlas: Atlas, hint: Any, value: Any) -> str:
    """Return one value as a person would say it."""
    if isinstance(value, Zone):
        side = "" if value.side is ZoneSide.SAME else f" ({value.side.value} side)"
        return atlas.regions[value.region].name + side
    if isinstance(value, Place):
        name = atlas.regions[value.region].name
        return f"{name}, {value.across:g} across from the middle, {value.down:g} down"
    if isinstance(value, Grade):
        return f"{value.value}, {_GRADES[value]}"
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _named(atlas, KIND_OF_ID.get(hint, ""), value)


def _named(atlas: Atlas, kind: str, value: Any) -> str:
    """Return the name that an id of a kind stands for; what has no name speaks for itself."""
    if kind in ("", "references"):
        return str(value)
    entry = getattr(atlas, kind)[value]
    return str(entry.sign if kind == "red_flags" else entry.name)


def _cited(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _cited(item)
    elif dataclasses.is_dataclass(value):
        yield from getattr(value, "sources", ())
        for field in dataclasses.fields(value):
            yield from _cited(getattr(value, field.name))


def _wrapped(text: str, indent: str) -> list[str]:
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return textwrap.wrap(
        text, max(width, 40), initial_indent=indent, subsequent_indent=indent + "  "
    )
