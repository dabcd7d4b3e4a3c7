"""Checks the finished figures: `python -m tools.figures.check [FOLDER]`.

The exit status is 1 when something is wrong.
"""

import argparse
import sys
from pathlib import Path

from tools.figures import ASSETS, NAMES
from tools.figures.across_checks import problems_across
from tools.figures.figure_file import Figure, FigureError, read_figure
from tools.figures.file_checks import problems
from tools.figures.qt_checks import qt_problems
from tools.figures.sizes import HEIGHT_PX, measure, size_problems

POINTS = 20_000  # random clicks per figure


def check(figure: Figure) -> list[str]:
    """Return what is wrong within one file, and print its sizes where nothing is."""
    found = problems(figure) + qt_problems(figure, POINTS)
    if found:
        return found
    sizes = measure(figure)
    print(
        f"{figure.name}: {len(figure.text)} bytes, {len(figure.regions)} regions; uncovered "
        f"{sizes.uncovered:.1e}, overlap {sizes.overlap:.1e} of the area; at "
        f"{HEIGHT_PX[figure.name]} px the slimmest is {sizes.slimmest}, {sizes.circle_px:.1f} px"
    )
    return size_problems(figure, sizes)


def check_folder(folder: Path) -> list[str]:
    """Return what is wrong in the four files of a folder."""
    found, figures = [], []
    for name in NAMES:
        try:
            figures.append(read_figure(name, (folder / f"{name}.svg").read_text(encoding="utf-8")))
        except OSError as error:
            found.append(f"{name}: the file can not be read: {error.strerror}.")
        except FigureError as error:
            found.append(str(error))
    for figure in figures:
        found += check(figure)
    return found + (problems_across(figures) if len(figures) == len(NAMES) else [])


def main() -> int:
    """Print what is wrong; return the exit status."""
    parser = argparse.ArgumentParser(description="Check the drawings of the body.")
    parser.add_argument("folder", nargs="?", type=Path, default=ASSETS)
    found = check_folder(parser.parse_args().folder)
    for sentence in found:
        print(sentence)
    print(f"{len(found)} things wrong" if found else "all right")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
