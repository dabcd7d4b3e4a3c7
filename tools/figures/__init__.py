"""Draws and checks the four figures in `assets/`: two bodies, a head in profile, two soles.

Figure units: one head height is 200; y runs down from the vertex, x away from the midline.
"""

from pathlib import Path

NAMES = ("body_front", "body_back", "head_side", "feet_soles")
ASSETS = Path(__file__).resolve().parents[2] / "assets"
