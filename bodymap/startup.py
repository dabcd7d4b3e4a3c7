"""What must be in place before Qt is imported, checked in one go."""

from __future__ import annotations


class StartupError(Exception):
    """The program can not start here; the text says what is missing and how to get it."""
