"""Colours of the figures: the same text in the `<style>` of all four files."""

from dataclasses import dataclass

from tools.figures.shading import LEVELS

MIDDLE = 0.62  # where on the way from dark to light the ramp passes through `mid`
BEND = 0.85  # below 1: the ramp leaves the dark end quickly
START, END = "/*theme*/", "/*end*/"


@dataclass(frozen=True, slots=True)
class Theme:
    """Three colours of the tone ramp, those of lines and page, and opacities."""

    rim: str  # darkest tone
    mid: str
    hi: str  # lightest tone, white of the eye
    line: str
    outline: str
    border: str
    border_opacity: float
    faint_opacity: float
    page: str


# fmt: off
THEMES = {
    "light": Theme("#8d8078", "#d9cdc3", "#f7f1eb", "#5b4c44", "#6b5c53", "#4a3b34", 0.34, 0.15,
                   "#ffffff"),
    "dark": Theme("#262d36", "#5b6673", "#8e9aa8", "#12161b", "#9fb0c2", "#c3d2e2", 0.30, 0.14,
                  "#14181d"),
}
# fmt: on


def ramp(theme: Theme) -> list[str]:
    """Return the colours of the classes t0 (darkest) to tN."""
    rim, mid, high = _rgb(theme.rim), _rgb(theme.mid), _rgb(theme.hi)
    colours = []
    for index in range(len(LEVELS) + 1):
        way = index / len(LEVELS)
        if way < MIDDLE:
            colours.append(_mixed(rim, mid, (way / MIDDLE) ** BEND))
        else:
            colours.append(_mixed(mid, high, (way - MIDDLE) / (1 - MIDDLE)))
    return colours


def theme_css(name: str) -> str:
    """Return the colour rules of a theme."""
    theme = THEMES[name]
    tones = "".join(f".t{i}{{fill:{colour}}}" for i, colour in enumerate(ramp(theme)))
    return (
        f"{tones}.o{{stroke:{theme.outline}}}.l{{fill:none;stroke:{theme.line}}}"
        f".d{{fill:{theme.line}}}.e{{fill:{theme.hi}}}"
        f".r{{fill:{theme.mid};fill-opacity:0;stroke:{theme.border};"
        f"stroke-opacity:{_short(theme.border_opacity)}}}"
        f".f{{stroke-opacity:{_short(theme.faint_opacity)}}}"
    )


def with_theme(svg: str, name: str) -> str:
    """Return the text of a figure in the colours of a theme."""
    before, _, rest = svg.partition(START)
    return before + START + theme_css(name) + END + rest.partition(END)[2]


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _mixed(start: tuple[int, int, int], end: tuple[int, int, int], part: float) -> str:
    mixed = [round(a + (b - a) * part) for a, b in zip(start, end, strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def _short(opacity: float) -> str:
    return f"{opacity:.2f}".lstrip("0")
