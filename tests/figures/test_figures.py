"""The four drawings in `assets/`, and proof that the checks notice damage."""

import re
from collections.abc import Callable

import pytest

from tools.figures import ASSETS, NAMES
from tools.figures.across_checks import problems_across
from tools.figures.figure_file import (
    Cubic,
    Figure,
    FigureError,
    Region,
    parse_path,
    read_figure,
)
from tools.figures.file_checks import problems
from tools.figures.outlines import backwards, crosses_itself, signed_area
from tools.figures.qt_checks import drawing_problems, hit_problems, qt_problems

POINTS = 4000  # random clicks per figure
SQUARE = "M0 0c3 0 7 0 10 0 0 3 0 7 0 10-3 0-7 0-10 0 0-3 0-7 0-10z"
BOW_TIE = "M0 0c3 3 7 7 10 10 0-3 0-7 0-10-3 3-7 7-10 10 0-3 0-7 0-10z"


def figure_text(name: str) -> str:
    return (ASSETS / f"{name}.svg").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    return {name: read_figure(name, figure_text(name)) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_file_is_right(figures: dict[str, Figure], name: str) -> None:
    assert problems(figures[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_qt_draws_and_hits_each_point_once(figures: dict[str, Figure], name: str) -> None:
    assert qt_problems(figures[name], POINTS) == []


def test_files_agree(figures: dict[str, Figure]) -> None:
    assert problems_across(figures.values()) == []


def test_number_of_words_and_places(figures: dict[str, Figure]) -> None:
    regions = [region for figure in figures.values() for region in figure.regions]
    assert len({region.word for region in regions}) == 90
    assert len({(region.word, region.side) for region in regions}) == 173


def test_readme_has_every_word(figures: dict[str, Figure]) -> None:
    known = set(re.findall(r"[a-z_]+", (ASSETS / "README.md").read_text(encoding="utf-8")))
    stems = {region.stem for figure in figures.values() for region in figure.regions}
    assert stems - known == set()


# Damage. Each function takes the text of the soles and returns a damaged copy.


def path_of(text: str, name: str) -> str:
    found = re.search(rf'<path id="{name}".*/>\n', text)
    assert found is not None
    return found[0]


def redrawn(text: str, name: str, data: str) -> str:
    old = path_of(text, name)
    return text.replace(old, re.sub(r' d="[^"]*"', f' d="{data}"', old))


def data_of(text: str, name: str) -> str:
    found = re.search(r' d="([^"]*)"', path_of(text, name))
    assert found is not None
    return found[1]


def as_data(cubics: tuple[Cubic, ...]) -> str:
    x, y = cubics[0][0]
    numbers = []
    for start, *points in cubics:
        numbers += [f"{px - start[0]} {py - start[1]}" for px, py in points]
    return f"M{x} {y}c{' '.join(numbers)}z".replace(" -", "-")


def moved(text: str) -> str:
    data = data_of(text, "heel_sole_left")
    (x, y), *_ = parse_path(data)[0].cubics[0]
    return redrawn(text, "heel_sole_left", data.replace(f"M{x} {y}", f"M{x + 3} {y}", 1))


def side_swapped(text: str) -> str:
    old = path_of(text, "heel_sole_left")
    return text.replace(old, old.replace('data-side="left"', 'data-side="right"'))


def pair_swapped(text: str) -> str:
    text = text.replace('id="heel_sole_left"', 'id="heel_sole_middle"')
    text = text.replace('id="heel_sole_right"', 'id="heel_sole_left"')
    text = text.replace('id="heel_sole_middle"', 'id="heel_sole_right"')
    for name, old, new in (("left", "right", "left"), ("right", "left", "right")):
        path = path_of(text, f"heel_sole_{name}")
        text = text.replace(path, path.replace(f'data-side="{old}"', f'data-side="{new}"'))
    return text


def partner_missing(text: str) -> str:
    return text.replace(path_of(text, "sole_outer_right"), "")


def left_open(text: str) -> str:
    return redrawn(text, "sole_arch_left", data_of(text, "sole_arch_left").removesuffix("z"))


def end_off_start(text: str) -> str:
    data = data_of(text, "sole_arch_left")
    return redrawn(text, "sole_arch_left", data.removesuffix("z") + " 1 1 2 2 3 3z")


def overlapping(text: str) -> str:
    return redrawn(text, "sole_arch_left", data_of(text, "silhouette").split("z")[1] + "z")


def drawn_twice(text: str) -> str:
    return redrawn(text, "sole_arch_left", data_of(text, "sole_outer_left"))


def two_subpaths(text: str) -> str:
    data = data_of(text, "sole_arch_left")
    return redrawn(text, "sole_arch_left", data + data)


def crossing(text: str) -> str:
    return redrawn(text, "sole_arch_left", BOW_TIE)


def wrong_word(text: str) -> str:
    return text.replace('data-region="sole_arch"', 'data-region="sole_inner"', 1)


def wrong_side(text: str) -> str:
    return text.replace('data-side="left"', 'data-side="both"', 1)


def double_id(text: str) -> str:
    return text.replace('<g id="lines"', '<g id="heel_sole_left"')


def with_transform(text: str) -> str:
    return text.replace(
        '<path id="heel_sole_left"', '<path id="heel_sole_left" transform="scale(2)"'
    )


def other_frame(text: str) -> str:
    return text.replace('viewBox="0 0 2240 2480"', 'viewBox="0 0 2240 2000"')


def lopsided(text: str) -> str:
    """Move one handle of the border between two left regions, in both of them."""
    one, two = (parse_path(data_of(text, f"{stem}_left"))[0] for stem in ("sole_arch", "heel_sole"))
    shared = next(cubic for cubic in one.cubics if backwards(cubic) in two.cubics)
    start, (x, y), other, end = shared
    bent = (start, (x, y + 9), other, end)
    for stem, subpath in (("sole_arch", one), ("heel_sole", two)):
        cubics = [
            bent if cubic == shared else backwards(bent) if cubic == backwards(shared) else cubic
            for cubic in subpath.cubics
        ]
        text = redrawn(text, f"{stem}_left", as_data(tuple(cubics)))
    return text


DAMAGES = [
    (moved, "heel_sole_left at"),
    (side_swapped, "its id contradicts"),
    (pair_swapped, "heel_sole_left lies on the wrong half"),
    (partner_missing, "sole_outer has no partner"),
    (partner_missing, "5 right regions instead of 6"),
    (partner_missing, "belongs to no region"),
    (left_open, "sole_arch_left is not closed"),
    (end_off_start, "sole_arch_left is not closed"),
    (overlapping, "lie on the same side of the border"),
    (drawn_twice, "sole_arch_left and sole_outer_left lie on the same side"),
    (two_subpaths, "sole_arch_left has 2 subpaths"),
    (crossing, "sole_arch_left crosses itself"),
    (wrong_word, "sole_arch_left has the word 'sole_inner', not 'sole_arch'"),
    (wrong_side, "has the side 'both'"),
    (double_id, "the id heel_sole_left occurs 2 times"),
    (with_transform, "heel_sole_left has attributes besides"),
    (other_frame, "the view box is"),
    (lopsided, "sole_arch_left is not the mirror image of sole_arch_right"),
]


@pytest.mark.parametrize(
    ("damage", "sentence"), DAMAGES, ids=[f"{d.__name__}: {s}" for d, s in DAMAGES]
)
def test_damage_is_noticed(damage: Callable[[str], str], sentence: str) -> None:
    found = problems(read_figure("feet_soles", damage(figure_text("feet_soles"))))
    assert any(sentence in problem for problem in found), found


def test_lopsided_soles_are_otherwise_right() -> None:
    found = problems(read_figure("feet_soles", lopsided(figure_text("feet_soles"))))
    assert all("mirror image" in problem for problem in found)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [(overlapping, " and sole_arch_left"), (partner_missing, "hits nothing")],
)
def test_clicks_notice_overlap_and_gap(damage: Callable[[str], str], sentence: str) -> None:
    found = hit_problems(read_figure("feet_soles", damage(figure_text("feet_soles"))), 500)
    assert any(sentence in problem for problem in found), found


def test_what_qt_says_is_noticed() -> None:
    text = figure_text("feet_soles").replace("#shade", "#nowhere")
    found = drawing_problems(read_figure("feet_soles", text))
    assert any("Qt says" in problem and "nowhere" in problem for problem in found), found


def test_empty_drawing_is_noticed() -> None:
    text = re.sub(
        r'<g id="(figure|regions)">', r'<g id="\1" display="none">', figure_text("head_side")
    )
    assert "head_side: Qt draws nothing." in drawing_problems(read_figure("head_side", text))


def test_other_word_in_one_file_is_noticed(figures: dict[str, Figure]) -> None:
    text = figure_text("head_side").replace("occiput", "back_of_head")
    changed = {**figures, "head_side": read_figure("head_side", text)}
    assert problems(changed["head_side"]) == []
    found = problems_across(changed.values())
    assert found == ["the word occiput is in body_back, not in body_back and head_side."]


def test_word_on_midline_in_one_file_only_is_noticed(figures: dict[str, Figure]) -> None:
    text = figure_text("head_side").replace('id="nose"', 'id="nose_left"')
    text = text.replace(
        'data-region="nose" data-side="midline"', 'data-region="nose" data-side="left"'
    )
    changed = {**figures, "head_side": read_figure("head_side", text)}
    assert any(
        "the word nose has sides" in problem for problem in problems_across(changed.values())
    )


def test_other_theme_is_noticed(figures: dict[str, Figure]) -> None:
    text = figure_text("body_back").replace(".o{stroke:#6b5c53}", ".o{stroke:#6b5c54}")
    changed = {**figures, "body_back": read_figure("body_back", text)}
    found = problems_across(changed.values())
    assert found == ["body_back: the theme differs from that of body_front."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</svg>", ""),
        ("/*theme*/", ""),
        ('id="silhouette"', 'id="outline"'),
        ('<g id="regions">', '<g id="regions"><g/>'),
        ("c", "C"),
    ],
)
def test_other_kinds_of_file_are_refused(old: str, new: str) -> None:
    with pytest.raises(FigureError):
        read_figure("feet_soles", figure_text("feet_soles").replace(old, new))


@pytest.mark.parametrize("data", ["", "M0 0", "M0 0L9 9z", "M0 0c1 2 3 4 5z", SQUARE + "h3"])
def test_other_path_data_are_refused(data: str) -> None:
    with pytest.raises(FigureError):
        parse_path(data)


def test_path_data_are_read() -> None:
    (square,) = parse_path(SQUARE)
    assert square.closed
    assert square.cubics[1] == ((10, 0), (10, 3), (10, 7), (10, 10))
    assert signed_area(square) == pytest.approx(100)
    assert not crosses_itself(square)
    assert crosses_itself(parse_path(BOW_TIE)[0])


def test_stem_of_an_id() -> None:
    region = Region("thigh_inner_left", "thigh_inner", "left", frozenset(), ())
    assert region.stem == "thigh_inner"
