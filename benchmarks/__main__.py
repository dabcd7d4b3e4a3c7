"""Run benchmarks: `python -m benchmarks [NAME ...]`; without names all of them.

The names are start, growth, lookup and interaction.

With `--platform xcb` they run on a screen, or inside `xvfb-run -s "-screen 0 3840x2160x24"`.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib import import_module
from pathlib import Path

NAMES = (
    "start",
    "growth",
    "lookup",
    "interaction",
)  # the memory of `start` wants a parent without Qt


def main(argv: list[str]) -> int:
    """Run the named benchmarks in homes of their own and return 0."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--platform", default=os.environ.get("QT_QPA_PLATFORM") or "offscreen")
    parser.add_argument(
        "--samples", type=Path, metavar="FOLDER", help="further questions for lookup, as JSON"
    )
    parser.add_argument("--rounds", type=int, default=15, help="interleaved rounds (default: 15)")
    args = parser.parse_args(argv)
    if unknown := set(args.names) - set(NAMES):
        parser.error(f"there is no benchmark {sorted(unknown)[0]!r}; there are {', '.join(NAMES)}")
    if args.rounds < 1:
        parser.error("--rounds must be at least 1")
    os.environ["QT_QPA_PLATFORM"] = args.platform
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, platform {args.platform}")
    for name in NAMES:
        if name in args.names or not args.names:
            with tempfile.TemporaryDirectory(prefix="bodymap-") as home:
                os.environ["BODYMAP_HOME"] = home
                further = (args.samples,) if name == "lookup" else ()
                import_module(f"benchmarks.{name}").run(args.rounds, *further)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
