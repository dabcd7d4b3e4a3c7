"""A hunt guided by coverage: keeps the inputs that reach new lines and changes those further.

A program of its own, since Atheris is no dependency: in an environment for development with it
(`pip install atheris`) run, from the folder of the repository,

    python -m tests.robust.guided TARGET FOLDER -max_total_time=600

with TARGET one of content, drawing, question. FOLDER gets what was found; libFuzzer's other
options follow. Whatever is neither taken nor refused in words ends the hunt with the input.
"""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

atheris: Any = importlib.import_module("atheris")

with atheris.instrument_imports(include=["bodymap"]):
    from bodymap.content.drawings import read_drawing, read_drawings
    from bodymap.content.reader import parse
    from bodymap.content.schema import Builder
    from bodymap.content.store import open_atlas
    from bodymap.core.atlas import KINDS
    from bodymap.core.errors import ContentError, FigureError
    from bodymap.core.outline import Outline
    from bodymap.core.words import Figure
    from bodymap.resources import asset, data_folder
    from bodymap.search.index import SearchIndex
    from tests.content.small import FILES as SMALL
    from tests.content.small import SHAPES, square, svg


Target = Callable[[bytes], None]
LONGEST = 500  # characters of a message


def told_well(message: str) -> None:
    """Make sure that a message can be printed and read."""
    assert message.isprintable(), ascii(message)
    assert message


def content_target() -> tuple[Target, list[bytes]]:
    """Return what reads YAML against the schema of each kind, and good files to begin with."""
    kinds = list(KINDS.values())

    def one(data: bytes) -> None:
        kind = kinds[(data[:1] or b"\0")[0] % len(kinds)]
        text = data[1:].decode("utf-8", errors="replace")
        try:
            found, lines = parse(text, "own.yaml")
        except ContentError as error:
            told_well(str(error))
            return
        builder = Builder("own.yaml", lines)
        for item in found if isinstance(found, list) else [found]:
            made = builder.build(kind, item)
            assert made is not None or builder.faults
        for fault in builder.faults:
            told_well(str(fault))
            assert len(str(fault)) < LONGEST

    names = list(KINDS)
    seeds = [
        bytes([names.index(name.split("/")[0].removesuffix(".yaml"))]) + text.encode()
        for name, text in SMALL.items()
    ]
    return one, seeds


def drawing_target(folder: Path) -> tuple[Target, list[bytes]]:
    """Return what reads a drawing and each outline in it, and a good drawing to begin with."""
    path = folder / "body_front.svg"

    def one(data: bytes) -> None:
        path.write_bytes(data)
        try:
            shapes = read_drawing(path, Figure.FRONT).shapes
        except FigureError as error:
            told_well(str(error).removeprefix(str(folder)))
        else:
            assert shapes
        try:
            measured(Outline.from_path(data.decode(errors="replace")))
        except FigureError as error:
            told_well(str(error))

    outline = "M0 0c10 0 10 10 0 10-10 0-10-10 0-10z"
    whole = svg(SHAPES[Figure.FRONT])
    return one, [each.encode() for each in (whole, whole.replace(square(700), outline), outline)]


def measured(outline: Outline) -> None:
    """Ask an outline all that is asked of it."""
    left, top, right, bottom = outline.bounds
    assert left <= right
    assert top <= bottom
    assert outline.mirrored(0).bounds == (-right, top, -left, bottom)
    for down in (0.0, 0.3, 1.0):
        for x, y in (
            outline.point_at(0.5, down, medial_is_left=True),
            outline.point_beside_middle(-1, down),
        ):
            assert left <= x <= right
            assert top <= y <= bottom


def question_target() -> tuple[Target, list[bytes]]:
    """Return what searches the shipped content, and questions to begin with."""
    atlas = open_atlas([data_folder()], read_drawings(asset("body_front.svg").parent), None)
    index = SearchIndex(atlas)

    def one(data: bytes) -> None:
        text = data.decode("utf-8", errors="surrogatepass" if data[:1] < b"\x80" else "replace")
        found = index.search(text)
        assert all(result.name for results in found.values() for result in results)

    def whole(data: bytes) -> None:
        try:
            one(data)
        except UnicodeDecodeError:
            return  # no text at all

    return whole, [b"knee pain", b"hedache behind the eye", "dolor de cabeza \u00f1".encode()]


def main() -> None:
    """Hunt as the arguments say."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder.parent / f"{folder.name}-scratch"
    scratch.mkdir(exist_ok=True)
    targets: dict[str, Callable[[], tuple[Target, list[bytes]]]] = {
        "content": content_target,
        "drawing": lambda: drawing_target(scratch),
        "question": question_target,
    }
    target, seeds = targets[name]()
    for number, seed in enumerate(seeds):
        (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], str(folder), *sys.argv[3:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
