"""Pictures of all figures, to look at: `python -m tools.figures.preview OUT [--assets FOLDER]`.

Writes preview_light.png and preview_dark.png, with a few tinted regions, and preview_key.png, with
every word of `data-region` in a colour of its own.
"""

import argparse
import colorsys
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from tools.figures import ASSETS
from tools.figures.themes import THEMES, with_theme
from tools.figures.view import render

SHEET_PX = (1164, 860)


class Panel(NamedTuple):
    """Where a figure stands on the sheet, in px."""

    name: str
    height: int
    x: int
    y: int


# fmt: off
PANELS = (
    Panel("body_front", 840, 4, 10), Panel("body_back", 840, 408, 10),
    Panel("head_side", 440, 828, 12), Panel("feet_soles", 350, 826, 484),
)
TINTS = {
    "body_front": {
        "forehead_right": "#2e86de", "shoulder_front_right": "#f0a202",
        "elbow_outer_left": "#e4572e", "knee_inner_left": "#e4572e",
        "abdomen_lower_right": "#f0a202",
    },
    "body_back": {
        "occiput_left": "#e4572e", "lumbar_left": "#e4572e", "lumbar_right": "#f0a202",
        "upper_arm_outer_back_right": "#f0a202", "calf_upper_right": "#2e86de",
    },
    "head_side": {"temple_left": "#e4572e", "neck_side_left": "#2e86de"},
    "feet_soles": {"heel_sole_left": "#e4572e", "ball_of_foot_right": "#f0a202"},
}
# fmt: on
REGION = re.compile(r'<path id="([a-z_]+)" class="r(?: f)?" data-region="([a-z_]+)"')


def sheet(assets: Path, theme: str, colour_of: Callable[[str, str, str], str | None]) -> QImage:
    """Return all figures on one page.

    Args:
        assets: folder of the figures.
        theme: light or dark.
        colour_of: takes figure, id and word; the colour of the region, None for none.
    """
    page = QImage(*SHEET_PX, QImage.Format.Format_RGB32)
    page.fill(QColor(THEMES[theme].page))
    painter = QPainter(page)
    for panel in PANELS:
        svg = (assets / f"{panel.name}.svg").read_text(encoding="utf-8")
        svg = with_theme(_tinted(panel.name, svg, colour_of), theme)
        image = render(svg, panel.height, THEMES[theme].page)
        painter.drawImage(QPoint(panel.x, panel.y), image)
    painter.end()
    return page


def example_colour(figure: str, region: str, _word: str) -> str | None:
    """Return the colour of the few regions that are tinted."""
    return TINTS[figure].get(region)


class Key:
    """A colour for every word, the same in all figures."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def colour(self, _figure: str, _region: str, word: str) -> str:
        """Return the colour of a word."""
        if word not in self._words:
            self._words.append(word)
        number = self._words.index(word)
        lightness = (0.58, 0.48, 0.68)[number % 3]
        rgb = colorsys.hls_to_rgb(number * 0.105 % 1, lightness, 0.62)
        return QColor.fromRgbF(*rgb).name()


def _tinted(figure: str, svg: str, colour_of: Callable[[str, str, str], str | None]) -> str:
    def with_style(match: re.Match[str]) -> str:
        colour = colour_of(figure, match[1], match[2])
        return f'{match[0]} style="fill:{colour};fill-opacity:.5"' if colour else match[0]

    return REGION.sub(with_style, svg)


def main() -> None:
    """Write the three pictures."""
    parser = argparse.ArgumentParser(description="Draw previews of all figures.")
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("--assets", type=Path, default=ASSETS, help="folder of the figures")
    wish = parser.parse_args()
    wish.out.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        sheet(wish.assets, theme, example_colour).save(str(wish.out / f"preview_{theme}.png"))
    sheet(wish.assets, "light", Key().colour).save(str(wish.out / "preview_key.png"))


if __name__ == "__main__":
    main()
