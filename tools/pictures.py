"""Draws the pictures of the documents with `bodymap render` and keeps them small.

Needs Pillow, which Bodymap itself does not. From the root of the repository, after
`python3 dev.py run` has made `.venv`:

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
    "clinical": ("--open", "muscle:soleus:left", "--words", "clinical", "--theme", "dark"),
}
_SIZE: Final = "1280x800"
_COLOURS: Final = 128  # the window has few; more of them only make the file larger
_MOST_BYTES: Final = 160_000


def main(names: list[str]) -> int:
    """Draw the named pictures, or all; return 1 if a name is unknown or a picture too large."""
    unknown = [name for name in names if name not in STATES]
    if unknown:
        print(f"There is no picture {', '.join(unknown)}; there are {', '.join(STATES)}.")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    sizes = {name: draw(name) for name in names or STATES}
    for name, size in sizes.items():
        print(f"{name}: {size:,} bytes" + (", too large" if size > _MOST_BYTES else ""))
    return int(any(size > _MOST_BYTES for size in sizes.values()))


def draw(name: str) -> int:
    """Draw one picture and return its size in bytes."""
    target = FOLDER / f"{name}.png"
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder, "drawn.png")
        command = [sys.executable, "-m", "bodymap", "render", "--size", _SIZE, *STATES[name]]
        subprocess.run([*command, str(drawn)], cwd=ROOT, check=True)
        with Image.open(drawn) as picture:
            small = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    small.save(target, optimize=True)
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
