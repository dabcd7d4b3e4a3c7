"""Runs before what PyInstaller does for Qt, which imports it, so that nothing is compiled."""

from bodymap.startup import load_binding

load_binding()
