"""From the start of the process to what is painted, against an empty window of Qt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.probe import FIGURES, PAGE, SEARCH, SIZE
from benchmarks.table import judged, show

if TYPE_CHECKING:
    from collections.abc import Sequence

_AIMS = {FIGURES: 1.5, PAGE: 1.8, SEARCH: None}  # as shares of the empty window
_MEMORY_AIM = 1.6
_TITLES = {
    FIGURES: "figures painted",
    PAGE: "side bar and page painted",
    SEARCH: "search index ready",
}
_COLD_ROUNDS = 3
_LONGEST_S = 300

Sample = dict[str, float]


def run(rounds: int) -> None:
    """Measure starts in interleaved rounds and print the table."""
    start("program")  # fills the caches, and compiles the modules as an installation does
    cold = [_start_cold() for _ in range(_COLD_ROUNDS)]
    bare, warm = [], []
    for _ in range(rounds):
        bare.append(start("bare"))
        warm.append(start("program"))
    base = median_of(bare, FIGURES)
    rows = [["empty window", f"{base:.0f} ms", "1.00", "", ""]]
    rows += [
        _row(_TITLES[label], median_of(warm, label), "ms", base, aim)
        for label, aim in _AIMS.items()
    ]
    rows += [
        _row(f"{_TITLES[label]}, no cache yet", median_of(cold, label), "ms", base, None)
        for label in (FIGURES, PAGE)
    ]
    memory = median_of(bare, "memory_mb")
    rows.append(["memory of the empty window", f"{memory:.0f} MB", "1.00", "", ""])
    rows.append(_row("memory", median_of(warm, "memory_mb"), "MB", memory, _MEMORY_AIM))
    width, height = SIZE
    show(
        f"Start, {width}x{height}, {rounds} rounds",
        ("", "median", "ratio", "aim", ""),
        rows,
    )


def _row(title: str, value: float, unit: str, base: float, aim: float | None) -> list[str]:
    ratio = value / base if base else 0.0
    return [title, f"{value:.0f} {unit}", f"{ratio:.2f}", *judged(ratio, aim, "x")]


def median_of(samples: Sequence[Sample], label: str) -> float:
    """Return the median of what some starts took."""
    return median(sample[label] for sample in samples)


def _start_cold() -> Sample:
    with tempfile.TemporaryDirectory(prefix="bodymap-") as home:
        return start("program", home)


def start(kind: str, home: str = "") -> Sample:
    """Open and close one window; return milliseconds since the start of its process by event.

    Raises:
        subprocess.SubprocessError: the window was not painted.
    """
    shared = os.environ["BODYMAP_HOME"]
    env = {**os.environ, "BODYMAP_HOME": home or shared, "PYTHONPYCACHEPREFIX": shared}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "benchmarks.probe", kind]
    begun = time.monotonic()  # one clock for all processes of the system
    done = subprocess.run(
        command, env=env, check=True, stdout=subprocess.PIPE, text=True, timeout=_LONGEST_S
    )
    sample: Sample = json.loads(done.stdout)
    memory = sample.pop("memory_mb")
    return {label: (at - begun) * 1000 for label, at in sample.items()} | {"memory_mb": memory}
