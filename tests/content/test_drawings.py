"""Drawings: the regions of an SVG file, or one sentence why not."""

import os
from pathlib import Path

import pytest

from bodymap.content.drawings import read_drawing, read_drawings, with_theme
from bodymap.core.errors import FigureError
from bodymap.core.words import Figure, Side
from bodymap.resources import asset
from tests.content.small import SHAPES, svg, write_drawings

GOOD = svg(SHAPES[Figure.FRONT])


def refused(tmp_path: Path, text: str | bytes) -> str:
    path = tmp_path / "body_front.svg"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(FigureError) as error:
        read_drawing(path, Figure.FRONT)
    return str(error.value)


def test_regions_come_in_the_order_of_the_file(tmp_path: Path):
    drawing = read_drawings(write_drawings(tmp_path / "figures"))[Figure.FRONT]
    assert (drawing.width, drawing.height) == (3000, 1000)
    assert [shape.ref.region for shape in drawing.shapes] == [s[0] for s in SHAPES[Figure.FRONT]]
    assert drawing.shapes[2].ref.side is Side.MIDLINE


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (' viewBox="0 0 3000 1000"', "", "no viewBox such as 0 0 3720 7960"),
        ("0 0 3000 1000", "0 0 nan 1000", "no viewBox"),
        ("0 0 3000 1000", "0 0 0 1000", "no viewBox"),
        (' data-side="left"', "", "region 'temple': data-side must be left, right or midline"),
        ('data-side="left"', 'data-side="up"', "data-side must be left, right or midline"),
        ("z", "", "region 'temple': an outline must be one closed path"),
        (' d="', ' e="', "region 'temple': an outline must be one closed path"),
        ('data-side="left"', 'data-side="right"', "'temple' stands twice on the right side"),
        ("data-region", "region", ""),
        ("</svg>", "", "body_front.svg:1: the drawing is not valid XML"),
        ("<svg", "<!DOCTYPE svg><svg", "declares entities"),
    ],
)
def test_a_drawing_that_cannot_be_used_says_why(tmp_path: Path, old: str, new: str, message: str):
    assert old in GOOD
    text = GOOD.replace(old, new) if not message else GOOD.replace(old, new, 1)
    assert (message or "the drawing has no regions") in refused(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not valid XML"),
        ("no drawing", "not valid XML"),
        (b"\xff\xfe<", "byte 1 is not UTF-8"),
        ("<svg/>", "no viewBox"),
        (GOOD + " " * 2_000_000, "larger than 2 MB"),
        ("<a>" * 100_000, "not valid XML"),
        (f"<svg viewBox='0 0 10 10'>{'<g>' * 50_000}{'</g>' * 50_000}</svg>", "no regions"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, text: str | bytes, message: str):
    assert message in refused(tmp_path, text)


def test_an_entity_bomb_is_not_opened(tmp_path: Path):
    rounds = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 30))
    bomb = f'<!DOCTYPE svg [<!ENTITY e0 "x">{rounds}]><svg>&e29;</svg>'
    assert "declares entities" in refused(tmp_path, bomb)


def test_what_is_no_file_is_refused_and_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "body_front.svg")
    with pytest.raises(FigureError, match="not a regular file"):
        read_drawings(tmp_path)
    with pytest.raises(FigureError, match="reinstalling Bodymap brings it back"):
        read_drawing(tmp_path / "missing.svg", Figure.FRONT)


def test_a_theme_replaces_the_colours_between_its_marks():
    assert with_theme("a/*theme*/x/*end*/b", r"\1y") == r"a/*theme*/\1y/*end*/b"
    twice = "/*theme*/x/*end*/ /*theme*/y/*end*/"  # the second one is that of something else
    assert with_theme(twice, "z") == "/*theme*/z/*end*/ /*theme*/y/*end*/"
    with pytest.raises(FigureError, match="no /\\*theme"):
        with_theme("a", "y")


def test_the_shipped_drawings_have_a_theme_block():
    for figure in Figure:
        text = asset(f"{figure.value}.svg").read_text(encoding="utf-8")
        assert with_theme(text, ".x{}") != text
