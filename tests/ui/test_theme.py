"""Every colour can be told from what lies behind it, in both themes."""

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette

from bodymap.ui.theme import DARK, LIGHT, THEMES, Tokens, pain_colour, palette, style_sheet

COLOURS = [field.name for field in fields(Tokens) if field.name not in ("name", "figure")]
GROUNDS = ("bg_window", "bg_surface", "bg_map", "bg_inset", "bg_hover")
CARDS = ("accent_soft", "danger_soft", "warn_soft")
# Words and the grounds on which they stand: at least 4.5.
WORDS = {
    "text": (*GROUNDS, *CARDS, "bg_track", "bg_thumb"),
    "text_quiet": (*GROUNDS, *CARDS),
    "accent": (*GROUNDS, *CARDS, "bg_thumb"),
    "accent_hover": ("bg_window", "bg_surface", "bg_inset"),
    "on_accent": ("accent", "accent_hover"),
    "danger": ("bg_surface", "bg_inset", "danger_soft"),
    "on_danger": ("danger_fill",),
    "on_warn": ("warn_fill",),
    "on_pain": ("bg_surface",),
}
# Shapes that carry meaning: at least 3.
SHAPES = {
    "line_control": ("bg_window", "bg_surface", "bg_inset"),
    "text_off": ("bg_window", "bg_surface", "bg_inset"),
    "accent": ("body_fill", "region_on", "region_hover", "bg_hover", "accent_soft"),
    "danger": ("bg_hover", "accent_soft"),
    "focus": (*GROUNDS, *CARDS),
    "danger_edge": ("bg_surface", "danger_soft"),
    "warn_edge": ("bg_surface", "warn_soft", "bg_hover", "accent_soft"),
    "pattern_main": ("body_fill", "pattern_spill", "bg_map"),
    "mark_x": ("mark_halo", "body_fill", "pattern_spill"),
    "mark_halo": ("mark_x", "pattern_main"),
    "pain_2": ("body_fill",),
    "pain_3": ("body_fill",),
    "pain_line": ("body_fill",),
}


def luminance(colour: str) -> float:
    """Return the relative luminance that WCAG 2 defines, from 0 to 1."""
    made = QColor(colour)
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (made.redF(), made.greenF(), made.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours that WCAG 2 defines, from 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_close(tokens: Tokens, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    return [
        f"{fore} on {back}: {found:.2f}"
        for fore, backs in pairs.items()
        for back in backs
        if (found := contrast(getattr(tokens, fore), getattr(tokens, back))) < least
    ]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
class TestTheme:
    def test_every_token_is_a_colour(self, tokens: Tokens) -> None:
        values = {name: getattr(tokens, name) for name in COLOURS}
        assert [n for n, v in values.items() if not re.fullmatch("#[0-9a-f]{6}", v)] == []

    def test_words_can_be_read(self, tokens: Tokens) -> None:
        assert too_close(tokens, WORDS, 4.5) == []

    def test_shapes_can_be_seen(self, tokens: Tokens) -> None:
        assert too_close(tokens, SHAPES, 3.0) == []

    def test_what_cannot_be_used_looks_so(self, tokens: Tokens) -> None:
        assert contrast(tokens.text, tokens.text_off) > 2

    def test_style_sheet_is_filled_in(self, tokens: Tokens) -> None:
        sheet = re.sub(r"/\*.*?\*/", "", style_sheet(tokens), flags=re.DOTALL)
        assert "@" not in sheet
        used = set(re.findall(r"#[0-9a-f]{6}\b", sheet))
        assert used <= {getattr(tokens, name) for name in COLOURS}

    def test_palette_is_made_of_the_tokens(self, tokens: Tokens) -> None:
        made = palette(tokens)
        assert made.color(QPalette.ColorRole.Base).name() == tokens.bg_surface
        assert made.color(QPalette.ColorRole.Text).name() == tokens.text
        assert made.color(QPalette.ColorRole.Link).name() == tokens.accent

    def test_pain_runs_through_its_three_colours(self, tokens: Tokens) -> None:
        for strength, name in ((1, "pain_1"), (5, "pain_2"), (10, "pain_3")):
            assert pain_colour(strength, tokens).name() == getattr(tokens, name)

    def test_stronger_pain_stands_out_more(self, tokens: Tokens) -> None:
        """Darker where the ground is light, brighter where it is dark."""
        light = [luminance(pain_colour(strength, tokens).name()) for strength in range(1, 11)]
        assert light == sorted(light, reverse=not tokens.is_dark)

    def test_every_tint_of_the_drawings_has_a_colour(self, tokens: Tokens) -> None:
        named = re.findall(r"\.(\w+)\{", tokens.figure)
        assert {f"t{i}" for i in range(18)} <= set(named)
        assert len(named) == len(set(named))


def test_themes_name_the_same_marks_of_the_drawings() -> None:
    rules = [re.findall(r"\.(\w+)\{", tokens.figure) for tokens in (LIGHT, DARK)]
    assert rules[0] == rules[1]
    assert LIGHT.figure != DARK.figure


def test_every_token_is_used_somewhere_or_named_in_the_design() -> None:
    """A pair that the tests do not know of is a pair that nobody measures."""
    measured = {*WORDS, *SHAPES} | {
        b for backs in (*WORDS.values(), *SHAPES.values()) for b in backs
    }
    decoration = {"line_soft", "pain_1"}  # by design below 3
    assert set(COLOURS) - measured == decoration


@pytest.mark.parametrize(("right_to_left", "side"), [(False, "right"), (True, "left")])
def test_line_of_the_side_bar_stands_towards_the_map(right_to_left: bool, side: str) -> None:
    sheet = style_sheet(LIGHT, right_to_left=right_to_left)
    assert re.findall(r"#sidebar \{ border-(\w+):", sheet) == [side]
