"""Runs before PyInstaller's own preparations for Qt, which import it, so that nothing is compiled."""

from bodymap.startup import load_binding

load_binding()
