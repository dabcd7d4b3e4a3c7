"""Left and right in a question, told from "right now" and "left over"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bodymap.core.words import Side
from bodymap.search.text import common_form, raw_words
from bodymap.search.words import ARTICLES, BOTH_SIDES, DESCRIBING, FEELINGS, STOP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence, Set

    from bodymap.core.atlas import Atlas

_NAMED: Final = ("regions", "muscles")
_SIDES: Final = {"left": Side.LEFT, "right": Side.RIGHT}
_OWNING: Final = ARTICLES | DESCRIBING | {"on", "this"}  # "on my left", "upper right"
_HALVES: Final = frozenset(("side", "sides", "sided", "half"))
_CAME: Final = frozenset(("came", "come", "comes", "coming", "goes", "went", "going", "straight"))
_POSITIONS: Final = frozenset(  # part of many a name: "right behind the knee" says no side
    ("above", "behind", "between", "down", "edge", "level", "top", "under", "out", "tip", "base")
)
_LITTLE: Final = frozenset(("little", "no", "any", "some", "more", "much", "still"))
_MAY: Final = re.compile("left|right|both|side|bilateral")
_BOTH: Final = re.compile(BOTH_SIDES)


def body_words(
    atlas: Atlas, read: Callable[[str], Sequence[tuple[str, tuple[str, ...]]]]
) -> frozenset[str]:
    """Return the words, in their common forms, that name a part of the body.

    Args:
        atlas: the content.
        read: returns each word of a name with its common forms.
    """
    entries = (entry for group in _NAMED for entry in getattr(atlas, group).values())
    texts = (text for entry in entries for text in (entry.name, *getattr(entry, "aliases", ())))
    passed = STOP | DESCRIBING | _HALVES | _POSITIONS
    found = (forms for text in texts for word, forms in read(text) if word not in passed)
    return frozenset(form for forms in found for form in forms) - _POSITIONS


def may_have_sides(text: str) -> bool:
    """Tell quickly whether a question may name a side; most do not."""
    return bool(_MAY.search(text.lower()))


def sides(text: str, body: Set[str]) -> frozenset[Side]:
    """Return the sides that a question names: none, one, or both.

    Args:
        text: the question.
        body: the words that name a part of the body.
    """
    said = raw_words(text)
    if _BOTH.search(" ".join(said)) or _both_of(said, body):
        return frozenset(_SIDES.values())
    return frozenset(
        _SIDES[word]
        for place, word in enumerate(said)
        if word in _SIDES and _is_side(said, place, body)
    )


def _is_side(said: Sequence[str], place: int, body: Set[str]) -> bool:
    """Tell whether "left" or "right" at a place says where, by the words around it."""
    before = said[place - 1] if place else ""
    if said[place + 1 : place + 2] == ("back",) and before in _CAME:
        return False  # it came right back
    if said[place + 1 : place + 3] == ("hand", "side"):
        return True
    after = _after(said, place)
    if after == "handed":
        return False
    if after in _HALVES or common_form(after) in body:
        return True
    if not after:
        felt = common_form(before) in FEELINGS and _LITTLE.isdisjoint(said[:place])
        return not before or before in _OWNING or common_form(before) in body or felt
    return before in _OWNING and _goes_on(after)


def _after(said: Sequence[str], place: int) -> str:
    """Return the word that a side stands before: "left or right upper arm" twice the arm."""
    passed = place + 1
    if said[passed : passed + 1] in (("and",), ("or",)) and said[passed + 1 : passed + 2]:
        passed += 2 if said[passed + 1] in _SIDES else 0
    while passed < len(said) and said[passed] in DESCRIBING:
        passed += 1
    return said[passed] if passed < len(said) else ""


def _goes_on(word: str) -> bool:
    """Tell whether a sentence goes on with something else: "on the left when", but no "way"."""
    return word not in _NO_SIDE and (word in STOP or common_form(word) in FEELINGS)


def _both_of(said: Sequence[str], body: Set[str]) -> bool:
    """Tell whether both of a pair are named: "both my knees", but not "both neck and head"."""
    for place, word in enumerate(said):
        if word == "both":
            rest = [each for each in said[place + 1 : place + 5] if each not in ARTICLES | {"of"}]
            rest = [each for each in rest if each not in DESCRIBING]
            if rest and common_form(rest[0]) in body and (rest[0][-1] == "s" or rest[0] == "feet"):
                return True
    return False


# What follows a "right" or "left" that is no side, though such a word may follow a side as well.
_NO_SIDE: Final = frozenset(("over", "now", "after", "before", "through", "up", "me"))


class SideWords:
    """The words of one language for left and right; they say nothing else in it."""

    def __init__(self, rows: Mapping[str, str], folded: Callable[[str], str]) -> None:
        """Take the rows of words, and what folds them as questions are folded."""
        self._words = {
            **dict.fromkeys(folded(rows["left"]).split(), Side.LEFT),
            **dict.fromkeys(folded(rows["right"]).split(), Side.RIGHT),
        }
        several = [folded(each).strip() for each in rows["both"].split(",")]
        several = [*several[0].split(), *several[1:]]
        self._both = re.compile(rf"\b({'|'.join(several)})\b")
        self._each = frozenset(folded(rows["each"]).split())
        self._to = frozenset(folded(rows["to"]).split())
        self._not = frozenset(folded(rows["not"]).split())
        self._may = re.compile(rf"\b({'|'.join([*self._words, *self._each, *several])})\b")

    def may_be_in(self, folded: str) -> bool:
        """Tell whether any of the words stands in a text."""
        return bool(self._may.search(folded))

    def of(self, said: Sequence[str], is_body: Callable[[str], bool]) -> frozenset[Side]:
        """Return the sides that the words of a question name."""
        if self._both.search(" ".join(said)) or self._each_of(said, is_body):
            return frozenset((Side.LEFT, Side.RIGHT))
        return frozenset(
            self._words[word]
            for place, word in enumerate(said)
            if word in self._words and self._is_side(said, place)
        )

    def _is_side(self, said: Sequence[str], place: int) -> bool:
        """Tell whether a word says where: "nach links" says where to, "nach linker" when."""
        bare = said[place][-1] == "s"
        before, after = said[place - 1] if place else "", "".join(said[place + 1 : place + 2])
        return not (bare and before in self._to) and after not in self._not

    def _each_of(self, said: Sequence[str], is_body: Callable[[str], bool]) -> bool:
        return any(
            any(is_body(each) for each in said[place + 1 : place + 3])
            for place, word in enumerate(said)
            if word in self._each
        )
