"""The SVG text of a figure: page, lines, regions, the whole document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.figures.pathdata import relative_path
from tools.figures.splines import Cubic, Point, hobby
from tools.figures.themes import END, START, theme_css

DOCUMENT = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
viewBox="0 0 {view_width} {view_height}" width="{width}" height="{height}">
<style type="text/css">{theme}.o{{stroke-width:{outline:g};stroke-linejoin:round}}\
.l{{stroke-linecap:round;stroke-linejoin:round}}\
.r{{stroke-width:{border:g};stroke-linejoin:round}}</style>
<g id="figure">
<path id="silhouette" class="t0 o" d="{silhouette}"/>
<g transform="translate({x} {y})">
<g id="shade" fill-rule="evenodd">
{bands}</g>
{shade_again}<g id="lines" class="l">
{lines}</g>
{lines_again}</g>
</g>
<g id="regions">
{regions}</g>
</svg>
"""


@dataclass(frozen=True, slots=True)
class Page:
    """Frame of a file."""

    width: int  # figure units
    height: int
    scale: int  # picture units per figure unit
    origin: tuple[int, int]  # where the figure's (0, 0) lies, figure units
    outline: float  # stroke widths, figure units
    border: float
    mirrored: bool = True  # tones and lines are those of a half, used twice

    def place(self, cubics: Iterable[Cubic]) -> list[Cubic]:
        """Return cubics of the figure in picture units."""
        return [(cubic + self.origin) * self.scale for cubic in cubics]


@dataclass(frozen=True, slots=True)
class Stroke:
    """Line through landmarks, with its width in figure units."""

    points: list[Point]
    width: float
    opacity: float

    def svg(self, scale: int) -> str:
        """Return the path in picture units (`scale` per figure unit)."""
        data = relative_path([cubic * scale for cubic in hobby(self.points)], close=False)
        width = f"{round(self.width * scale):g}"
        opacity = _short(self.opacity)
        return f'<path d="{data}" stroke-width="{width}" stroke-opacity="{opacity}"/>\n'


@dataclass(frozen=True, slots=True)
class Patch:
    """Filled shape between splines that share their ends."""

    opacity: float
    chains: list[list[Point]]
    css_class: str = "d"

    def svg(self, scale: int) -> str:
        """Return the path in picture units (`scale` per figure unit)."""
        data = relative_path([cubic * scale for chain in self.chains for cubic in hobby(chain)])
        return (
            f'<path class="{self.css_class}" stroke="none" '
            f'fill-opacity="{_short(self.opacity)}" d="{data}"/>\n'
        )


Line = Stroke | Patch


@dataclass(frozen=True, slots=True)
class Layers:
    """SVG text of everything on a page, in picture units."""

    silhouette: str  # path data
    bands: str
    lines: str
    regions: str


def lines_svg(lines: Sequence[Line], scale: int) -> str:
    """Return the line layer in picture units (`scale` per figure unit)."""
    return "".join(line.svg(scale) for line in lines)


def region_svg(stem: str, word: str, side: str, data: str, *, faint: bool) -> str:
    """Return the path of a region; the id is the stem, with the side where there is one."""
    name = stem if side == "midline" else f"{stem}_{side}"
    css_class = "r f" if faint else "r"
    return (
        f'<path id="{name}" class="{css_class}" data-region="{word}" data-side="{side}" '
        f'd="{data}"/>\n'
    )


def document(page: Page, layers: Layers) -> str:
    """Return the text of the file, in the light theme."""
    return DOCUMENT.format(
        view_width=page.width * page.scale,
        view_height=page.height * page.scale,
        width=page.width,
        height=page.height,
        theme=START + theme_css("light") + END,
        outline=page.outline * page.scale,
        border=page.border * page.scale,
        silhouette=layers.silhouette,
        x=page.origin[0] * page.scale,
        y=page.origin[1] * page.scale,
        bands=layers.bands,
        shade_again=_mirrored("shade", page),
        lines=layers.lines,
        lines_again=_mirrored("lines", page),
        regions=layers.regions,
    )


def _mirrored(name: str, page: Page) -> str:
    return f'<use xlink:href="#{name}" transform="scale(-1 1)"/>\n' if page.mirrored else ""


def _short(number: float) -> str:
    return f"{number:g}".lstrip("0")
