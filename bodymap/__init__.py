"""Bodymap: an offline reference of trigger points, referred pain and what can be done about it."""

__version__ = "0.1.0"
