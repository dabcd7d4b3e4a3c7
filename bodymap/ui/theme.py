"""Colours by meaning, the palette and the style sheet made of them. Only this module has colours.

Contrast of every token over the backgrounds it is used on: words at least 4.5, shapes at least 3;
`tests/ui/test_theme.py` measures it.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor, QPalette

from bodymap.core.record import record
from bodymap.resources import asset


@record(frozen=True, slots=True)
class Tokens:
    """One theme: colours as `#RRGGBB`, and the colours of the body drawings as a style text."""

    name: str
    bg_window: str  # window, header, status line
    bg_surface: str  # side bar, reading panel, fields
    bg_map: str  # canvas behind the body
    bg_inset: str  # cards, disabled buttons
    bg_hover: str  # hovered button or row
    bg_track: str  # segmented control track
    bg_thumb: str  # segmented control, chosen part
    line_soft: str  # separators (decoration only)
    line_control: str  # outline of fields, buttons, scroll bar
    text: str  # all main text
    text_quiet: str  # captions, hints, placeholder
    text_off: str  # words of what cannot be used now
    accent: str  # links, primary button, chosen outline
    accent_hover: str  # primary button under pointer
    accent_soft: str  # chosen row, hot card, note card
    on_accent: str  # words on accent
    focus: str  # keyboard ring, always 2 px or more
    danger: str  # danger words and icons
    danger_fill: str  # head of emergency card
    danger_edge: str  # outline of emergency card, error banner
    danger_soft: str  # body of emergency card, strip
    on_danger: str  # words on danger.fill
    warn_fill: str  # head of urgent card
    warn_edge: str  # outline of urgent card, warning banner
    warn_soft: str  # body of urgent and caution cards
    on_warn: str  # words on warn.fill
    body_fill: str  # body
    region_hover: str  # spot under pointer (plus accent line)
    region_on: str  # chosen spot; muscle shape (plus accent line)
    pattern_main: str  # zone most people feel; dots of spill zone
    pattern_spill: str  # wash below the dots
    mark_x: str  # X and its number
    mark_halo: str  # halo round X
    pain_1: str  # strength 1
    pain_2: str  # strength 5
    pain_3: str  # strength 10
    pain_line: str  # contour of every painted spot
    on_pain: str  # number in the badge
    figure: str  # goes between the theme marks of the drawings

    @property
    def is_dark(self) -> bool:
        """Whether words are lighter than what they stand on."""
        return QColor(self.text).lightness() > QColor(self.bg_window).lightness()


LIGHT: Final = Tokens(
    name="light",
    bg_window="#eef1f3",
    bg_surface="#ffffff",
    bg_map="#f7f9fa",
    bg_inset="#f1f4f6",
    bg_hover="#e3e9ed",
    bg_track="#d8dee3",
    bg_thumb="#ffffff",
    line_soft="#d8dee3",
    line_control="#6f7b86",
    text="#18222c",
    text_quiet="#4b5863",
    text_off="#6f7b86",
    accent="#0a6870",
    accent_hover="#074e54",
    accent_soft="#dceff0",
    on_accent="#ffffff",
    focus="#1d4fd7",
    danger="#b0121d",
    danger_fill="#b0121d",
    danger_edge="#b0121d",
    danger_soft="#fdeeee",
    on_danger="#ffffff",
    warn_fill="#f2b632",
    warn_edge="#8a5300",
    warn_soft="#fff5e0",
    on_warn="#2a1d00",
    body_fill="#dfe5ea",
    region_hover="#c4dfe2",
    region_on="#a6d3d7",
    pattern_main="#ba3a10",
    pattern_spill="#f3d3c5",
    mark_x="#18222c",
    mark_halo="#ffffff",
    pain_1="#d99a2b",
    pain_2="#cc5a1e",
    pain_3="#8e1c45",
    pain_line="#5e2a16",
    on_pain="#18222c",
    figure=(
        ".t0{fill:#8d8078}.t1{fill:#978a82}.t2{fill:#a0938a}.t3{fill:#a79a92}.t4{fill:#aea299}"
        ".t5{fill:#b5a9a0}.t6{fill:#bcb0a6}.t7{fill:#c3b6ad}.t8{fill:#c9bdb3}.t9{fill:#cfc3ba}"
        ".t10{fill:#d6cac0}.t11{fill:#dbd0c6}.t12{fill:#e0d5cc}.t13{fill:#e4dbd2}"
        ".t14{fill:#e9e0d8}.t15{fill:#eee6df}.t16{fill:#f2ebe5}.t17{fill:#f7f1eb}"
        ".o{stroke:#6b5c53}.l{fill:none;stroke:#5b4c44}.d{fill:#5b4c44}.e{fill:#f7f1eb}"
        ".r{fill:#d9cdc3;fill-opacity:0;stroke:#4a3b34;stroke-opacity:.34}"
        ".f{stroke-opacity:.15}"
    ),
)

DARK: Final = Tokens(
    name="dark",
    bg_window="#11161a",
    bg_surface="#1a2127",
    bg_map="#151b20",
    bg_inset="#222b32",
    bg_hover="#2a343c",
    bg_track="#0b0f12",
    bg_thumb="#323d46",
    line_soft="#323d46",
    line_control="#85939f",
    text="#e9eef2",
    text_quiet="#aab7c1",
    text_off="#85939f",
    accent="#63c7ce",
    accent_hover="#8ad9df",
    accent_soft="#1b3d42",
    on_accent="#06262a",
    focus="#9dbbff",
    danger="#ff9a94",
    danger_fill="#c4262e",
    danger_edge="#f0766f",
    danger_soft="#35191c",
    on_danger="#ffffff",
    warn_fill="#f2be62",
    warn_edge="#f2be62",
    warn_soft="#33290f",
    on_warn="#2a1d00",
    body_fill="#35414b",
    region_hover="#2f565c",
    region_on="#28656c",
    pattern_main="#ff8355",
    pattern_spill="#5b3a2e",
    mark_x="#ffffff",
    mark_halo="#11161a",
    pain_1="#8a6a25",
    pain_2="#e38233",
    pain_3="#ffc0ca",
    pain_line="#ffd9c2",
    on_pain="#e9eef2",
    figure=(
        ".t0{fill:#262d36}.t1{fill:#2d353e}.t2{fill:#333b45}.t3{fill:#38414b}.t4{fill:#3d4651}"
        ".t5{fill:#424b56}.t6{fill:#47505c}.t7{fill:#4b5561}.t8{fill:#505a66}.t9{fill:#545f6b}"
        ".t10{fill:#596470}.t11{fill:#5f6a77}.t12{fill:#67727f}.t13{fill:#6e7a87}"
        ".t14{fill:#76828f}.t15{fill:#7e8a98}.t16{fill:#8692a0}.t17{fill:#8e9aa8}"
        ".o{stroke:#9fb0c2}.l{fill:none;stroke:#12161b}.d{fill:#12161b}.e{fill:#8e9aa8}"
        ".r{fill:#5b6673;fill-opacity:0;stroke:#c3d2e2;stroke-opacity:.30}"
        ".f{stroke-opacity:.14}"
    ),
)
CONTRAST: Final = replace(
    LIGHT,
    name="contrast",
    bg_window="#ffffff",
    bg_map="#ffffff",
    bg_inset="#ffffff",
    bg_hover="#e6e6e6",
    bg_track="#d0d0d0",
    line_soft="#000000",
    line_control="#000000",
    text="#000000",
    text_quiet="#000000",
    text_off="#6b6b6b",
    accent="#00429d",
    accent_hover="#002a66",
    accent_soft="#e6f0ff",
    focus="#b000b0",
    danger="#8f0010",
    danger_fill="#8f0010",
    danger_edge="#8f0010",
    danger_soft="#ffffff",
    warn_fill="#ffcf33",
    warn_edge="#000000",
    warn_soft="#ffffff",
    on_warn="#000000",
    pattern_main="#a32c00",
    mark_x="#000000",
    pain_line="#000000",
    on_pain="#000000",
)
_FONT_SIZE: Final = re.compile(r"font-size: (\d+)px")
_GAMMA: Final = 2.2  # of the screen; colours are mixed in linear light
THEMES: Final = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)}


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme; nothing is taken from the desktop."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, colour in {
        roles.Window: tokens.bg_window,
        roles.WindowText: tokens.text,
        roles.Base: tokens.bg_surface,
        roles.AlternateBase: tokens.bg_inset,
        roles.Text: tokens.text,
        roles.PlaceholderText: tokens.text_quiet,
        roles.Button: tokens.bg_window,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.on_accent,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.ToolTipBase: tokens.bg_surface,
        roles.ToolTipText: tokens.text,
        roles.Light: tokens.bg_surface,
        roles.Mid: tokens.line_control,
        roles.Dark: tokens.line_control,
        roles.Shadow: tokens.line_control,
    }.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text_off))
    return made


@lru_cache(maxsize=64)
def pain_colour(strength: int, tokens: Tokens) -> QColor:
    """Return the colour of a strength from 1 to 10, mixed in linear light."""
    low, high, share = (
        (tokens.pain_1, tokens.pain_2, (strength - 1) / 4)
        if strength <= 5
        else (tokens.pain_2, tokens.pain_3, (strength - 5) / 5)
    )
    first, second = QColor(low), QColor(high)

    def mixed(a: float, b: float) -> float:
        return float((a**_GAMMA * (1 - share) + b**_GAMMA * share) ** (1 / _GAMMA))

    return QColor.fromRgbF(
        mixed(first.redF(), second.redF()),
        mixed(first.greenF(), second.greenF()),
        mixed(first.blueF(), second.blueF()),
    )


def style_sheet(tokens: Tokens, zoom: int = 100, *, right_to_left: bool = False) -> str:
    """Return the one small style sheet of the window, for a size of text in percent."""
    sheet = asset("themes/window.qss").read_text(encoding="utf-8")
    words = ("right", "left", "add") if right_to_left else ("left", "right", "sub")
    for name, word in zip(("@start@", "@end@", "@passed@"), words, strict=True):
        sheet = sheet.replace(name, word)
    for field in sorted(fields(tokens), key=lambda f: -len(f.name)):
        sheet = sheet.replace(f"@{field.name}@", getattr(tokens, field.name))
    return _FONT_SIZE.sub(lambda found: f"font-size: {round(int(found[1]) * zoom / 100)}px", sheet)
