"""How the reader wants to be spoken to; nothing about health."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import Any, Final

from bodymap.core.record import record


class Colours(Enum):
    """Which theme is worn."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Words(Enum):
    """Plain words, or the names that clinicians use, Latin first."""

    PLAIN = "plain"
    CLINICAL = "clinical"


class Whose(Enum):
    """Whose body is looked at; only labels change with it."""

    MINE = "mine"
    CLIENT = "client"


class Motion(Enum):
    """Whether what is shown may glide."""

    SYSTEM = "system"
    NONE = "none"


class Paper(Enum):
    """The paper of print-outs."""

    A4 = "a4"
    LETTER = "letter"


ZOOMS: Final = (90, 100, 115, 130, 150, 175, 200)
# Numbers that reach an ambulance; only places whose number is beyond doubt stand here.
EMERGENCY_NUMBERS: Final = {
    "": "",
    "Australia": "000",
    "Canada": "911",
    "European Union": "112",
    "New Zealand": "111",
    "United Kingdom": "999",
    "United States": "911",
}


@record(frozen=True, slots=True)
class Preferences:
    """What was chosen in the settings.

    `zoom` is the size of the text in percent, `language` a code such as `de`; empty is that of the
    system.
    """

    colours: Colours = Colours.SYSTEM
    words: Words = Words.PLAIN
    whose: Whose = Whose.MINE
    paper: Paper = Paper.A4
    zoom: int = 100
    country: str = ""
    language: str = ""
    motion: Motion = Motion.SYSTEM

    @property
    def emergency_number(self) -> str:
        """The number to call, or nothing as long as no country is chosen: it is never guessed."""
        return EMERGENCY_NUMBERS.get(self.country, "")

    def next_zoom(self, step: int) -> int:
        """Return the next larger size of the text in percent, or with -1 the next smaller one."""
        return min(
            (zoom for zoom in ZOOMS if (zoom - self.zoom) * step > 0),
            key=lambda zoom: abs(zoom - self.zoom),
            default=self.zoom,
        )

    def with_text(self, key: str, value: str) -> Preferences:
        """Return the preferences with one of them set from text; what makes no sense is ignored."""
        try:
            chosen: dict[str, Any] = {key: _READERS[key](value)}
            return replace(self, **chosen)
        except (KeyError, ValueError):
            return self

    def texts(self) -> dict[str, str]:
        """Return each preference as text, as `with_text` reads it."""
        values = {key: getattr(self, key) for key in _READERS}
        return {k: str(v.value) if isinstance(v, Enum) else str(v) for k, v in values.items()}


def _zoom(text: str) -> int:
    percent = int(text)
    return min(max(percent, ZOOMS[0]), ZOOMS[-1])


def _country(text: str) -> str:
    if text not in EMERGENCY_NUMBERS:
        raise ValueError(text)
    return text


def _language(text: str) -> str:
    if text and not (len(text) == 2 and text.isascii() and text.islower()):
        raise ValueError(text)
    return text


_READERS: Final = {
    "colours": Colours,
    "words": Words,
    "whose": Whose,
    "paper": Paper,
    "zoom": _zoom,
    "country": _country,
    "language": _language,
    "motion": Motion,
}
