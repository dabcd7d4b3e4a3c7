"""All the ways in which the content names its entries, as phrases of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bodymap.search import weights
from bodymap.search.languages import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import Muscle

GROUPS: Final[tuple[str, ...]] = (
    "symptoms",
    "muscles",
    "conditions",
    "regions",
    "therapies",
    "red_flags",
)
HINTS: Final = "hints"  # what a muscle's signs, loads and feelings say of it


class Phrase(NamedTuple):
    """One way to name an entry, or one hint at a muscle."""

    group: str
    id: str
    text: str
    words: frozenset[str]
    worth: float


def phrases(atlas: Atlas) -> Iterator[Phrase]:
    """Yield every phrase that holds a word with a meaning, hints last."""
    for group, entry, said, shown, worth, language in texts(atlas):
        if found := lexicon(language).words(said):
            yield Phrase(group, entry, shown, frozenset(found), worth)


def texts(atlas: Atlas) -> Iterator[tuple[str, str, str, str, float, str]]:
    """Yield each phrase: group, id of its entry, what it says, how it is shown, worth, language.

    English that stands beside another language is searched and not shown.
    """
    own, english = atlas.language, atlas.english
    for group in GROUPS:
        for entry in getattr(atlas, group).values():
            for text, worth in _names(entry):
                if text in english:
                    name = getattr(entry, "name", "")
                    yield group, entry.id, text, text if text == name else "", worth, "en"
                else:
                    yield group, entry.id, text, text, worth, own
            if text := getattr(entry, "latin", ""):
                yield group, entry.id, text, text, weights.ALIAS, "en"
    for muscle in atlas.muscles.values():
        for text, reason in _hints(muscle):
            yield HINTS, muscle.id, text, "" if english else reason, weights.HINT, "en"


def _names(entry: Any) -> Iterator[tuple[str, float]]:
    if name := getattr(entry, "name", ""):
        yield name, weights.NAME
    for key in ("aliases", "phrasings"):
        yield from ((text, weights.ALIAS) for text in getattr(entry, key, ()))
    for key in ("clinical", "sign"):
        if text := getattr(entry, key, ""):
            yield text, weights.ALIAS
    if text := getattr(entry, "plain", ""):
        yield text, weights.PLAIN


def _hints(muscle: Muscle) -> Iterator[tuple[str, str]]:
    """Yield what a muscle's page says beside its names, and how it is given as a reason."""
    for passage in muscle.loads:
        yield from ((text, f"thought to load it: {text}") for text in passage.statements)
    for sign in muscle.signs:
        if sign.yes_raises:
            yield f"{sign.text} {sign.ask}", sign.text
    for point in muscle.trigger_points:
        yield from ((text, f"may feel like: {text}") for text in point.feels_like)
