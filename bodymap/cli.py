"""The program's jobs without a window: search, explain, show, check, coverage, render, print.

Nothing here imports Qt, except `render` and `print`, when they are asked for.
"""

from __future__ import annotations

import dataclasses
import io
import json
import re
import sys
from enum import Enum
from typing import TYPE_CHECKING, Any

from bodymap import paths, plain_text
from bodymap.arguments import KINDS
from bodymap.content.drawings import read_drawings
from bodymap.content.files import languages_of
from bodymap.content.shipped import shipped_atlas
from bodymap.core.drawing import PainDrawing
from bodymap.core.errors import BodymapError, ContentError, UnknownEntryError, shown, unknown
from bodymap.core.explain import MAX_STRENGTH, Explanation, explain, red_flags_of, together
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import RegionId, Side
from bodymap.resources import asset, data_folder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef
    from bodymap.search.index import Result, SearchIndex

FAULTY = 1  # exit code of a check that found faults
_MARK = re.compile(r"(?P<region>\w+)(?::(?P<side>left|right|both))?(?:=(?P<strength>\d{1,2}))?")
_DEFAULT_STRENGTH = 5


def run(args: argparse.Namespace) -> int:
    """Do the asked command and return its exit code.

    Raises:
        BodymapError: with a sentence for the reader.
    """
    _prepare_streams()
    command: Callable[[argparse.Namespace], int] = {
        "search": _search,
        "explain": _explain,
        "show": _show,
        "check": _check,
        "coverage": _coverage,
        "render": _render,
        "print": _print,
    }[args.command]
    return command(args)


def _prepare_streams() -> None:
    """Let bytes that are no text, and characters that the terminal lacks, stop nothing."""
    for stream, encoding in ((sys.stdin, "utf-8"), (sys.stdout, None), (sys.stderr, None)):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="replace")


def _search(args: argparse.Namespace) -> int:
    from bodymap.search.index import SearchIndex

    cache = paths.ensure(paths.cache_folder())
    index = SearchIndex.opened(shipped_atlas(args.content), cache)
    if args.stdin:
        _no_words(args.text)
        return _each_line(lambda line: _answered(index, line))
    query = _wanted(args.text, "TEXT")
    if args.json:
        return _print_json(_answered(index, query))
    found = index.search(query)
    nearest = () if any(found.values()) else index.nearest(query)
    print(plain_text.results_text(found, shown(query), nearest))
    return 0


def _answered(index: SearchIndex, text: str) -> dict[str, Any]:
    """Return the groups of a search and, where they are all empty, what comes nearest."""
    found = index.search(text)
    nearest = () if any(found.values()) else index.nearest(text)
    return {group: list(map(_result, results)) for group, results in found.items()} | {
        "nearest": _plain(nearest)
    }


def _result(found: Result) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "score": found.score,
        "why": found.why,
        "side": found.side.value if found.side else None,
    }


def _explain(args: argparse.Namespace) -> int:
    atlas = shipped_atlas(args.content)
    if args.stdin:
        _no_words(args.marks)
        return _each_line(lambda line: _explained(atlas, _marks(atlas, line.split())))
    marks = _marks(atlas, _wanted(args.marks, "REGION").split())
    if args.json:
        return _print_json(_explained(atlas, marks))
    ranked = explain(atlas, marks)
    few = together(ranked, marks)
    print(plain_text.explanations_text(atlas, ranked, few, red_flags_of(atlas, marks)))
    return 0


def _explained(atlas: Atlas, marks: dict[RegionRef, int]) -> dict[str, Any]:
    ranked = explain(atlas, marks)
    flags = red_flags_of(atlas, marks)
    return {
        "marked": [{**_ref(atlas, ref), "strength": strength} for ref, strength in marks.items()],
        "red_flags": [
            {"id": f.id, "sign": f.sign, "means": f.means, "urgency": f.urgency.value}
            for each in flags.values()
            for f in each
        ],
        "muscles": [_explanation(atlas, each) for each in ranked],
        "together": [_explanation(atlas, each) for each in together(ranked, marks)],
    }


def _marks(atlas: Atlas, texts: list[str]) -> dict[RegionRef, int]:
    return {ref: strength for text in texts for ref, strength in mark(atlas, text).items()}


def mark(atlas: Atlas, text: str) -> dict[RegionRef, int]:
    """Return the marks of a text such as `temple:both=7`.

    Raises:
        UnknownEntryError: it is not written so, or there is no such region.
    """
    found = _MARK.fullmatch(text)
    strength = int(found["strength"] or _DEFAULT_STRENGTH) if found else 0
    if not found or not 1 <= strength <= MAX_STRENGTH:
        raise UnknownEntryError(
            f"{shown(text)} is not a mark; write REGION, REGION:left or REGION:both=7 with a"
            f" strength from 1 to {MAX_STRENGTH}."
        )
    region = RegionId(found["region"])
    if region not in atlas.regions:
        raise unknown("region", region, atlas.regions)
    sides = (
        (Side.LEFT, Side.RIGHT) if found["side"] == "both" else (Side(found["side"] or "right"),)
    )
    return {atlas.ref(region, side): strength for side in sides}


def _explanation(atlas: Atlas, found: Explanation) -> dict[str, Any]:
    return {
        "id": found.muscle.id,
        "name": found.muscle.name,
        "side": found.side.value,
        "fit": found.fit,
        "score": round(found.score, 4),
        "explains": [_ref(atlas, ref) for ref in found.explains],
        "leaves": [_ref(atlas, ref) for ref in found.leaves],
        "points": list(found.points),
    }


def _ref(atlas: Atlas, ref: RegionRef) -> dict[str, str]:
    return {"region": ref.region, "side": ref.side.value, "name": atlas.name_of(ref)}


def _show(args: argparse.Namespace) -> int:
    atlas = shipped_atlas(args.content)
    entries = getattr(atlas, KINDS[args.kind])
    if args.id not in entries:
        raise unknown(args.kind.replace("_", " "), args.id, entries)
    if args.json:
        return _print_json(_plain(entries[args.id]))
    print(plain_text.entry_text(atlas, entries[args.id]))
    return 0


def _check(args: argparse.Namespace) -> int:
    from bodymap.content.loader import load

    drawings = read_drawings(asset("body_front.svg").parent)
    folders = [*_bases(args.folder), *args.content]
    try:
        atlas = load(folders, drawings)
        for language in languages_of(folders):
            load(folders, drawings, language)
    except ContentError as error:
        for fault in error.faults:
            print(fault)
        count = len(error.faults)
        print(f"{count} fault{'s' if count > 1 else ''}", file=sys.stderr)
        return FAULTY
    muscles, regions, references = len(atlas.muscles), len(atlas.regions), len(atlas.references)
    print(f"No faults: {muscles} muscles, {regions} regions, {references} references.")
    return 0


def _bases(folder: Path | None) -> list[Path]:
    """Return the folders to check: one with regions of its own stands alone."""
    if folder is None:
        return [data_folder()]
    alone = (folder / "regions.yaml").exists() or (folder / "regions").exists()
    return [folder] if alone else [data_folder(), folder]


def _coverage(args: argparse.Namespace) -> int:
    from bodymap.content.coverage import coverage

    counts = coverage(shipped_atlas(args.content))
    if args.json:
        return _print_json(counts)
    print(plain_text.coverage_text(counts))
    return 0


def _render(args: argparse.Namespace) -> int:
    from bodymap.app import render

    render(args)
    return 0


def _print(args: argparse.Namespace) -> int:
    from bodymap.app import print_pdf

    atlas = shipped_atlas(args.content)
    drawing = PainDrawing()
    for ref, strength in _marks(atlas, (args.marks or "").split()).items():
        drawing = drawing.marked(ref, strength)
    page = Selection.parse(args.page or Kind.PAIN.value, atlas)
    print_pdf(atlas, page, drawing, args)
    return 0


def _wanted(texts: list[str], what: str) -> str:
    text = " ".join(texts).strip()
    if not text:
        raise BodymapError(
            f"There is nothing to look for; give {what}, or --stdin with one query per line."
        )
    return text


def _no_words(texts: list[str]) -> None:
    if texts:
        raise BodymapError(f"Give either {shown(' '.join(texts))} or --stdin, not both.")


def _each_line(answer: Callable[[str], Any]) -> int:
    """Answer each line of standard input with one line of JSON: the answer, or what is wrong."""
    for line in sys.stdin:
        try:
            found = answer(line.strip())
        except BodymapError as error:
            found = {"error": str(error)}
        print(json.dumps(found), flush=True)
    return 0


def _print_json(value: Any) -> int:
    print(json.dumps(value, indent=1))
    return 0


def _plain(value: Any) -> Any:
    """Return values of the core as plain data."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value
