"""The words for how strong a pain is; they always stand beside the number."""

from __future__ import annotations

from typing import Final

from bodymap.core.drawing import strength_word
from bodymap.texts import later, say

_WORDS: Final = {"mild": later("mild"), "moderate": later("moderate"), "strong": later("strong")}


def strength_in_words(strength: int) -> str:
    """Return the word for a strength from 1 to 10."""
    return say(_WORDS[strength_word(strength)])
