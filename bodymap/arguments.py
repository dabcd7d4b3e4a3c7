"""The command line: what can be asked of the program. Importing it costs next to nothing."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from bodymap import __version__

KINDS = {
    "region": "regions",
    "area": "areas",
    "muscle": "muscles",
    "symptom": "symptoms",
    "condition": "conditions",
    "therapy": "therapies",
    "red_flag": "red_flags",
    "reference": "references",
    "chapter": "trigger_points",
}


def parse(argv: list[str]) -> argparse.Namespace:
    """Return what a command line asks for; most ask for nothing, and then no command is defined."""
    return _parser(commands=bool(argv)).parse_args(argv)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; without a command the window opens."""
    return _parser(commands=True)


def _parser(*, commands: bool) -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="bodymap",
        description="Offline reference of trigger points and referred pain. Without a command the"
        " window opens.",
    )
    top.add_argument("--version", action="version", version=f"Bodymap {__version__}")
    top.add_argument(
        "--content",
        metavar="FOLDER",
        type=Path,
        action="append",
        default=[],
        help="lay a folder of content over the shipped one; may be repeated",
    )
    top.add_argument(
        "--open", metavar="KIND:ID[:SIDE]", help="page to open, such as muscle:soleus:left"
    )
    top.add_argument("--search", metavar="TEXT", help="search for this when the window opens")
    top.add_argument(
        "--exit-after-first-paint",
        action="store_true",
        help="leave when the body is drawn (for measuring)",
    )
    menu = top.add_mutually_exclusive_group()
    menu.add_argument(
        "--install-desktop", action="store_true", help="put Bodymap into the menu (Linux)"
    )
    menu.add_argument("--remove-desktop", action="store_true", help="take it out of the menu again")
    top.set_defaults(command=None)
    if commands:
        _add_commands(top)
    return top


def _add_commands(top: argparse.ArgumentParser) -> None:
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _with_lines(
        commands.add_parser(
            "search", help="find symptoms, muscles, conditions, regions, therapies"
        ),
        "text",
        "TEXT",
    )
    marks = commands.add_parser("explain", help="rank the muscles that may explain marked regions")
    _with_lines(marks, "marks", "REGION[:left|right|both][=1..10]")
    show = commands.add_parser("show", help="show one entry whole")
    show.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true", help="print JSON")
    check = commands.add_parser(
        "check",
        help="check content: all faults, exit code 1 if there are any",
        description="Check content and print every fault as file:line: where: what is wrong; what"
        " would be right. Exit code 1 if there are any.",
    )
    check.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="FOLDER",
        help="checked alone if it has regions of its own, else laid over the shipped content,"
        " as --content does (default: the shipped content)",
    )
    coverage = commands.add_parser("coverage", help="count what the content covers")
    coverage.add_argument("--json", action="store_true", help="print JSON")
    _add_render(
        commands.add_parser(
            "render", help="draw a page of the window into a picture; needs no display"
        )
    )
    _add_print(commands.add_parser("print", help="write a hand-out as PDF; needs no display"))


def _add_render(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--open",
        dest="page",
        metavar="KIND:ID[:SIDE]",
        help="page to draw (default: start, or pain where there are marks)",
    )
    command.add_argument(
        "--search", dest="query", metavar="TEXT", default="", help="search for this first"
    )
    command.add_argument(
        "--marks", metavar="MARKS", default="", help='pain marks, such as "temple:right=6 jaw=3"'
    )
    command.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    command.add_argument(
        "--zoom", type=int, default=100, metavar="PERCENT", help="size of the text"
    )
    command.add_argument("--words", choices=("plain", "clinical"), default="plain")
    command.add_argument("--language", choices=("en", "de"), default="en")
    command.add_argument("--size", type=_size, default=(1280, 800), metavar="WIDTHxHEIGHT")
    command.add_argument("out", type=Path, metavar="OUT.png")


def _add_print(command: argparse.ArgumentParser) -> None:
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--open", dest="page", metavar="KIND:ID[:SIDE]", help="page to print")
    what.add_argument(
        "--marks", metavar="MARKS", help='pain drawing to print, such as "temple:right=6 jaw=3"'
    )
    command.add_argument("--paper", choices=("a4", "letter"), default="a4")
    command.add_argument(
        "--note", metavar="TEXT", default="", help="for or by whom it is prepared, on page 1"
    )
    command.add_argument("out", type=Path, metavar="OUT.pdf")


def _with_lines(command: argparse.ArgumentParser, name: str, metavar: str) -> None:
    """Add what `search` and `explain` share: words, or lines of standard input."""
    command.add_argument(name, nargs="*", metavar=metavar)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument(
        "--stdin",
        action="store_true",
        help="read one query per line, print one JSON object per line",
    )


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 1280x800")
    return int(found[1]), int(found[2])
