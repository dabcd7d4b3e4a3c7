"""What a start and a search would cost if the content grew to 10 and to 100 times its size.

The grown content is put into the cache as if it had been compiled, so that its size is all that
changes; the body keeps its regions.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from dataclasses import replace
from statistics import median
from time import thread_time
from typing import TYPE_CHECKING, Any

from benchmarks.probe import FIGURES, PAGE, SEARCH
from benchmarks.start import Sample, median_of, start
from benchmarks.table import show

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas

_TIMES = (1, 10, 100)
_MOST_ROUNDS = 3  # a start with 100 times the content takes long


def run(rounds: int) -> None:
    """Measure in interleaved rounds and print the table."""
    rounds = min(rounds, _MOST_ROUNDS)
    with tempfile.TemporaryDirectory(prefix="bodymap-") as folder:
        homes = {times: f"{folder}/{times}" for times in _TIMES}
        searches = {times: _prepared(homes[times], times) for times in _TIMES}
        samples: dict[int, list[Sample]] = {times: [] for times in _TIMES}
        for home in homes.values():
            start("program", home)  # keeps the first picture and the search index
        for _ in range(rounds):
            for times, home in homes.items():
                samples[times].append(start("program", home))
    header = ("", "figures", "everything built", "search ready", "memory", "search, median")
    rows = [_row(times, samples[times], searches[times]) for times in _TIMES]
    show(f"Growth, {rounds} rounds", header, rows)


def _row(times: int, taken: list[Sample], search_ms: float) -> list[str]:
    return [
        f"{times} times the content",
        *(f"{median_of(taken, label):.0f} ms" for label in (FIGURES, PAGE, SEARCH)),
        f"{median_of(taken, 'memory_mb'):.0f} MB",
        f"{search_ms:.2f} ms",
    ]


def _prepared(home: str, times: int) -> float:
    """Make a home with grown content and return the median of a search, in ms.

    In a process of its own: the memory of a start would count that of a large parent.
    """
    command = [sys.executable, "-m", "benchmarks.growth", str(times)]
    env = {**os.environ, "BODYMAP_HOME": home}
    done = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout)


def _prepare(times: int) -> None:
    """Put grown content in place of the compiled one, and print the median of a search, in ms."""
    from benchmarks.lookup_scale import grown
    from bodymap import paths
    from bodymap.content import store
    from bodymap.content.shipped import shipped_atlas
    from bodymap.core.atlas import KINDS

    atlas = grown(shipped_atlas(), times)
    (compiled,) = paths.cache_folder().glob("atlas-*.bin")
    apart: dict[str, Any] = {kind: _apart(getattr(atlas, kind)) for kind in KINDS}
    store.keep_atlas(compiled, replace(atlas, **apart))
    print(_search_ms(atlas))


def _apart(entries: dict[str, Any]) -> dict[str, Any]:
    """Return entries that share nothing: copies made by `replace` would be kept only once."""
    return {key: pickle.loads(pickle.dumps(entry)) for key, entry in entries.items()}


def _search_ms(atlas: Atlas) -> float:
    """Return the median of the processor's time of a search, in ms."""
    from benchmarks.lookup_quality import questions
    from bodymap.search.index import SearchIndex

    index = SearchIndex(atlas)
    asked = [question.text for question in questions()]
    times: list[float] = []
    for _ in range(2):  # what an entry speaks for is worked out once
        times.clear()
        for question in asked:
            begun = thread_time()
            index.search(question)
            times.append((thread_time() - begun) * 1000)
    return median(times)


if __name__ == "__main__":
    _prepare(int(sys.argv[1]))
