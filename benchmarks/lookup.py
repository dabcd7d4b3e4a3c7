"""How long a search and a ranking of muscles take, without a window."""

from __future__ import annotations

from itertools import islice
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.table import high, judged, show
from bodymap import cli
from bodymap.core.explain import explain
from bodymap.core.words import Side
from bodymap.search.index import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef

_SEED = 20_240
_QUERIES = 200
_MARKINGS = 100
_SEARCH_AIM_MS = 4.0  # half of what a keystroke may take; the other half is for painting
_EXPLAIN_AIM_MS = 8.0  # what a click may take
_BUILD_AIM_MS = 50.0  # a pause that is not noticed

Marks = dict["RegionRef", int]


def run(rounds: int) -> None:
    """Measure in interleaved rounds and print the table."""
    atlas = cli.shipped_atlas()
    index = SearchIndex(atlas)
    queries = _queries(atlas)
    searches = {
        "search, as people put it": queries,
        "search, last word only begun": [query[: max(2, len(query) - 2)] for query in queries],
        "search, a letter left out": [_misspelt(query) for query in queries],
    }
    rankings = {f"explain, {n} marks": _markings(atlas, n) for n in (1, 4, 12)}
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        times.setdefault("build the index", []).append(_timed(SearchIndex, atlas))
        for title, asked in searches.items():
            times.setdefault(title, []).extend(_timed(index.search, query) for query in asked)
        for title, markings in rankings.items():
            times.setdefault(title, []).extend(_timed(explain, atlas, marks) for marks in markings)
    aims = dict.fromkeys(searches, _SEARCH_AIM_MS) | dict.fromkeys(rankings, _EXPLAIN_AIM_MS)
    aims["build the index"] = _BUILD_AIM_MS
    show(
        f"Lookup, {len(queries)} queries, {_MARKINGS} markings, {rounds} rounds",
        ("", "median", "95 %", "worst", "aim", ""),
        [_row(title, values, aims[title]) for title, values in times.items()],
    )


def _row(title: str, values: list[float], aim: float) -> list[str]:
    middle = median(values)
    figures = (middle, high(values), max(values))
    return [title, *(f"{value:.2f} ms" for value in figures), *judged(middle, aim, "ms")]


def _timed(act: Callable[..., object], *args: object) -> float:
    """Return how many milliseconds a call takes."""
    begun = perf_counter()
    act(*args)
    return (perf_counter() - begun) * 1000


def _queries(atlas: Atlas) -> list[str]:
    """Return names and phrasings of symptoms and names of muscles, always the same ones."""
    texts = [text for s in atlas.symptoms.values() for text in (s.name, *s.phrasings)]
    texts += [muscle.name for muscle in atlas.muscles.values()]
    return Random(_SEED).sample(texts, min(_QUERIES, len(texts)))


def _misspelt(query: str) -> str:
    """Return the query with the third letter of its longest word left out."""
    word = max(query.split(), key=len)
    return query.replace(word, word[:2] + word[3:], 1)


def _markings(atlas: Atlas, count: int) -> list[Marks]:
    """Return markings of neighbouring regions of one side, as a pattern blurred by memory."""
    chance = Random(_SEED)
    muscles = chance.choices(list(atlas.muscles.values()), k=_MARKINGS)
    everywhere = sorted(atlas.refs, key=lambda ref: (ref.region, ref.side.value))
    markings = []
    for muscle in muscles:
        pattern = atlas.pattern(muscle, Side.RIGHT)
        near = sorted(pattern.main | pattern.spillover, key=everywhere.index)
        refs = islice(_each_once([*near, *chance.sample(everywhere, count)]), count)
        markings.append({ref: chance.randint(1, 10) for ref in refs})
    return markings


def _each_once(refs: Iterable[RegionRef]) -> Iterable[RegionRef]:
    return dict.fromkeys(refs)
