"""The words of the window and of print-outs, in the reader's language.

English stands in the code, where it is read together with what it names; every other language is
a catalogue of gettext below `assets/languages/`. The words of the content are the business of
`data/`, and the command line speaks English.

A text is looked up when it is shown, never while a module is loaded: `later` only marks what
stands in a table.
"""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING, Final

from bodymap import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES: Final = {"en": "English", "de": "Deutsch"}
_RIGHT_TO_LEFT: Final = ("ar", "fa", "he", "ur")
_DOMAIN: Final = "bodymap"


class _Speech:
    """What is spoken now."""

    language = "en"
    catalogue = gettext.NullTranslations()


def use(wanted: Sequence[str]) -> str:
    """Speak the first wanted language that there is, else English, and return its code.

    Args:
        wanted: codes such as `de` or `de_AT`, the best first.
    """
    codes = [code.replace("-", "_").split("_")[0].lower() for code in wanted]
    _Speech.language = next((code for code in codes if code in LANGUAGES), "en")
    spoken = [] if _Speech.language == "en" else [_Speech.language]
    _Speech.catalogue = gettext.translation(
        _DOMAIN, resources.asset("languages"), languages=spoken, fallback=True
    )
    return _Speech.language


def language() -> str:
    """Return the code of the language that is spoken."""
    return _Speech.language


def runs_right_to_left(code: str) -> bool:
    """Tell whether a language is written from right to left."""
    return code in _RIGHT_TO_LEFT


def say(message: str, /, **values: object) -> str:
    """Return a text in the reader's language.

    Args:
        message: the English text, written out, with `{names}` for what is put in.
        values: what is put in.
    """
    text = _Speech.catalogue.gettext(message)
    return text.format(**values) if values else text


def say_as(context: str, message: str, /, **values: object) -> str:
    """Return a text whose English has more than one meaning, as in `say_as("body", "Back")`."""
    text = _Speech.catalogue.pgettext(context, message)
    return text.format(**values) if values else text


def say_count(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the text for a number, which is put in as `{number}`."""
    return _Speech.catalogue.ngettext(one, many, number).format(number=number, **values)


def later(message: str, /) -> str:
    """Mark a text in a table; `say` looks it up when it is shown."""
    return message
