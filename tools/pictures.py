"""Draws the pictures of the documents with `bodymap render` and keeps them small.

Needs Pillow, which Bodymap itself does not, and for the print-out `pdftoppm` of poppler-utils. From
the root of the repository, after `python3 dev.py run` has made `.venv`:

    .venv/bin/python -m pip install pillow
    .venv/bin/python tools/pictures.py             # or with names: region-dark

Each name is a state of the window; its picture goes to `docs/pictures/NAME.png`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "pictures"
STATES: Final = {
    "start": (),
    "muscle-light": (
        *("--open", "muscle:upper_trapezius:right", "--search", "headache behind the eye"),
        *("--theme", "light"),
    ),
    "region-dark": ("--open", "region:temple:right", "--theme", "dark"),
    "area": ("--open", "area:lower_back_hips"),
    "emergency": ("--open", "region:chest:left"),
    "symptom": ("--open", "symptom:numb_ring_little:right"),
    "search": ("--search", "numb little finger"),
    "nothing-found": ("--search", "zzqqy"),
    "pain": ("--open", "pain", "--marks", "temple:right=6 neck_back:right=4 jaw:right=7"),
    "two-panes": ("--open", "muscle:gluteus_minimus:left", "--size", "1024x700"),
    "one-pane": ("--open", "muscle:masseter_superficial:left", "--size", "660x600"),
    "large-text": ("--open", "region:calf_upper:left", "--zoom", "200", "--size", "1024x700"),
    "high-contrast": ("--open", "settings", "--theme", "contrast"),
    "german": ("--open", "pain", "--marks", "calf_upper:left=5", "--language", "de"),
    "clinical": ("--open", "muscle:soleus:left", "--words", "clinical", "--theme", "dark"),
}
PRINTED: Final = "print-out"
BROKEN: Final = "broken"
NAMES: Final = (*STATES, PRINTED, BROKEN)
_SIZE: Final = "1280x800"
_COLOURS: Final = 256
_MOST_BYTES: Final = 160_000
_BROKEN: Final = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
app = QApplication(["bodymap"])
app.setStyle("Fusion")
from bodymap.core.preferences import Preferences
from bodymap.ui.broken import Broken
fault = "The content has a fault: muscles/soleus.yaml:3: name: this is missing; write a text."
window = Broken(fault, Preferences().with_text("colours", "light"))
window.resize(1280, 800)
window.show()
window.grab().save(sys.argv[1])
"""


def main(names: list[str]) -> int:
    """Draw the named pictures, or all; return 1 if a name is unknown or a picture too large."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"There is no picture {', '.join(unknown)}; there are {', '.join(NAMES)}.")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    sizes = {name: draw(name) for name in names or NAMES}
    for name, size in sizes.items():
        print(f"{name}: {size:,} bytes" + (", too large" if size > _MOST_BYTES else ""))
    return int(any(size > _MOST_BYTES for size in sizes.values()))


def draw(name: str) -> int:
    """Draw one picture and return its size in bytes."""
    target = FOLDER / f"{name}.png"
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder, "drawn.png")
        {PRINTED: draw_print_out, BROKEN: draw_broken}.get(name, draw_state)(name, drawn)
        with Image.open(drawn) as picture:
            small = picture.convert("RGB").quantize(
                _COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
            )
    small.save(target, optimize=True)
    return target.stat().st_size


def draw_state(name: str, drawn: Path) -> None:
    """Draw a page of the window."""
    bodymap("render", "--size", _SIZE, *STATES[name], str(drawn))


def draw_print_out(_: str, drawn: Path) -> None:
    """Draw the first page of a hand-out."""
    sheets = drawn.with_suffix(".pdf")
    bodymap("print", "--open", "muscle:soleus:left", str(sheets))
    command = [
        "pdftoppm",
        "-png",
        "-singlefile",
        "-r",
        "90",
        str(sheets),
        str(drawn.with_suffix("")),
    ]
    subprocess.run(command, check=True)


def draw_broken(_: str, drawn: Path) -> None:
    """Draw the window whose reference has a fault."""
    subprocess.run([sys.executable, "-c", _BROKEN, str(drawn)], cwd=ROOT, check=True)


def bodymap(*arguments: str) -> None:
    """Run a command of the program."""
    subprocess.run([sys.executable, "-m", "bodymap", *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
