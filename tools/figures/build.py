"""Rebuilds the figures: `python -m tools.figures.build [NAME ...] [--out FOLDER] [--quick]`."""

import argparse
import multiprocessing
import os
import sys
from pathlib import Path
from typing import NamedTuple

from tools.figures import ASSETS, NAMES, bodies, head, soles
from tools.figures.cells import PartitionError


class Job(NamedTuple):
    """One file to build."""

    name: str
    folder: Path
    quick: bool


def make(job: Job) -> str:
    """Build one file and return a line that says so."""
    coarser = 2 if job.quick else 1
    if job.name == "body_front":
        text = bodies.build("front", 0.5 * coarser)
    elif job.name == "body_back":
        text = bodies.build("back", 0.5 * coarser)
    elif job.name == "head_side":
        text = head.build(0.25 * coarser)
    else:
        text = soles.build(0.25 * coarser)
    (job.folder / f"{job.name}.svg").write_text(text, encoding="utf-8", newline="\n")
    return f"{job.name} {len(text)} bytes"


def main() -> int:
    """Build the figures named on the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Rebuild the drawings of the body.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--out", type=Path, default=ASSETS, help="folder for the files")
    parser.add_argument("--quick", action="store_true", help="coarse shading, for a look only")
    wish = parser.parse_args()
    for name in wish.names:
        if name not in NAMES:
            parser.error(f"there is no figure {name}; the figures are {', '.join(NAMES)}")
    wish.out.mkdir(parents=True, exist_ok=True)
    jobs = [Job(name, wish.out, wish.quick) for name in wish.names or NAMES]
    try:
        with multiprocessing.get_context("spawn").Pool(min(4, os.cpu_count() or 1)) as pool:
            for line in pool.imap_unordered(make, jobs):
                print(line)
    except PartitionError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
