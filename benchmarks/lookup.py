"""How good and how quick a search and a ranking of muscles are, without a window."""

from __future__ import annotations

from itertools import islice
from random import Random
from statistics import median
from time import thread_time
from typing import TYPE_CHECKING

from benchmarks import lookup_quality
from benchmarks.lookup_scale import grown
from benchmarks.table import high, judged, show
from bodymap import paths
from bodymap.content.shipped import shipped_atlas
from bodymap.core.explain import explain
from bodymap.core.words import Side
from bodymap.search.index import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef

_SEED = 20_240
_QUERIES = 200
_MARKINGS = 100
_SEARCH_AIM_MS = 1.0  # so that a keystroke is painted within 8
_EXPLAIN_AIM_MS = 5.0  # so that a click is answered within 8
_BUILD_AIM_MS = 100.0  # once for each content, in steps
_READ_AIM_MS = 16.0
_STEP_AIM_MS = 16.0  # a frame of the window
_TIMES = 100  # how much the content may grow
_GROWN_AIM_MS = 8.0
_GERMAN = "search in German"

Marks = dict["RegionRef", int]


def run(rounds: int, samples: Path | None = None) -> None:
    """Measure in interleaved rounds and print the tables.

    Args:
        rounds: of every measurement of time.
        samples: a folder with `queries_sample.json` and `cases_sample.json`, to be answered too.
    """
    atlas = shipped_atlas()
    cache = paths.ensure(paths.cache_folder())
    index = SearchIndex.opened(atlas, cache)
    queries = _queries(atlas)
    german = [question.text for question in lookup_quality.questions(language="de")]
    searches = {
        "search, as people put it": queries,
        "search, last word only begun": [query[: max(2, len(query) - 2)] for query in queries],
        "search, a letter left out": [_misspelt(query) for query in queries],
        _GERMAN: german,
    }
    indices = dict.fromkeys(searches, index) | {_GERMAN: _german_index(cache)}
    rankings = {f"explain, {n} marks": _markings(atlas, n) for n in (1, 4, 12, 40)}
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        built, read = _steps(atlas, None), _steps(atlas, cache)
        times.setdefault("build the index", []).append(sum(built))
        times.setdefault("build the index, longest step", []).append(max(built))
        times.setdefault("read the index back", []).append(sum(read))
        times.setdefault("read the index back, longest step", []).append(max(read))
        for title, asked in searches.items():
            search = indices[title].search
            times.setdefault(title, []).extend(_timed(search, query) for query in asked)
        for title, markings in rankings.items():
            times.setdefault(title, []).extend(_timed(explain, atlas, marks) for marks in markings)
    aims = dict.fromkeys(searches, _SEARCH_AIM_MS) | dict.fromkeys(rankings, _EXPLAIN_AIM_MS)
    aims |= {title: _STEP_AIM_MS for title in times if title.endswith("step")}
    aims |= {"build the index": _BUILD_AIM_MS, "read the index back": _READ_AIM_MS}
    show(
        f"Lookup, {len(queries)} queries, {_MARKINGS} markings, {rounds} rounds",
        ("", "median", "95 %", "worst", "aim", ""),
        [_row(title, values, aims[title]) for title, values in times.items()],
    )
    _measure_growth(atlas, [question.text for question in lookup_quality.questions(samples)])
    lookup_quality.report(atlas, index, samples)


def _german_index(cache: Path | None) -> SearchIndex:
    return SearchIndex.opened(shipped_atlas(language="de"), cache)


def _measure_growth(atlas: Atlas, asked: list[str]) -> None:
    begun = thread_time()
    index = SearchIndex(grown(atlas, _TIMES))
    built = thread_time() - begun
    for question in asked:  # what an entry speaks for is worked out once
        index.search(question)
    times = [_timed(index.search, question) for question in asked]
    show(
        f"{_TIMES} times the content, index built in {built:.1f} s",
        ("", "median", "95 %", "worst", "aim", ""),
        [_row("search", times, _GROWN_AIM_MS)],
    )


def _row(title: str, values: list[float], aim: float) -> list[str]:
    middle = median(values)
    figures = (middle, high(values), max(values))
    return [title, *(f"{value:.2f} ms" for value in figures), *judged(middle, aim, "ms")]


def _steps(atlas: Atlas, cache: Path | None) -> list[float]:
    """Return how many milliseconds each step of opening the index takes."""
    steps = SearchIndex.opening(atlas, cache)
    times: list[float] = []
    done = object()
    while True:
        begun = thread_time()
        last = next(steps, done) is done
        times.append((thread_time() - begun) * 1000)
        if last:
            return times


def _timed(act: Callable[..., object], *args: object) -> float:
    """Return how many milliseconds of a processor a call takes; other programs do not count."""
    begun = thread_time()
    act(*args)
    return (thread_time() - begun) * 1000


def _queries(atlas: Atlas) -> list[str]:
    """Return names and phrasings of symptoms and names of muscles, always the same ones."""
    texts = [text for s in atlas.symptoms.values() for text in (s.name, *s.phrasings)]
    texts += [muscle.name for muscle in atlas.muscles.values()]
    texts += [question.text for question in lookup_quality.questions()]
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
