"""The other languages of the search, each laid over English.

A language brings a file, `search.toml` beside its texts in `data/languages/CODE/`, that leads its
words to the English ones; one without such a file is read as English. Names that stayed English
are read as English whatever is spoken, and so is a question of more English words than others.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from bodymap.resources import ResourceError, data_folder
from bodymap.search import text
from bodymap.search.lexicon import Forms, Lexicon
from bodymap.search.rows import Rows
from bodymap.search.sides import SideWords
from bodymap.search.text import MAX_QUERY, MAX_WORDS, WORD
from bodymap.search.words import ARTICLES, JOINED, NEGATED, STOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence, Set
    from pathlib import Path

    from bodymap.core.words import Side
    from bodymap.search.lexicon import Known

_WRITTEN: Final = re.compile(r"[^\W_]+")


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language; those of English where it brings none.

    Raises:
        ResourceError: its file is damaged.
    """
    try:
        content = _file(language).read_bytes()
    except OSError:
        return Lexicon()
    import tomllib  # English needs none

    try:
        return Overlay(tomllib.loads(content.decode()), content)
    except (ValueError, KeyError, TypeError, AttributeError, re.error) as error:
        wrong = f"The search words in {_file(language)} cannot be read ({error})."
        raise ResourceError(f"{wrong} Installing Bodymap again helps.") from None


def others(language: str) -> list[Lexicon]:
    """Return the words of the languages that bring some, but for the one that is given.

    One whose file is damaged is left out: nobody asked for it by name.
    """
    found = []
    for file in sorted(data_folder().glob("languages/*/search.toml")):
        if file.parent.name != language:
            with suppress(ResourceError):
                found.append(lexicon(file.parent.name))
    return found


class Overlay(Lexicon):
    """A language over English."""

    def __init__(self, tables: Mapping[str, Any], source: bytes) -> None:
        """Take the tables of a `search.toml`, and the file as it is, by which an index is known.

        Raises:
            ValueError, KeyError, TypeError, AttributeError, re.error: they have another form.
        """
        self.source = source
        self._rows = Rows(tables)
        self._articles = set(self._rows.each(tables["articles"]))
        self._idle = set(self._rows.each(tables["idle"]))
        self._particles = set(self._rows.each(tables["particles"]))
        self._parted: set[tuple[str, str]] = set()  # verbs with a particle: "schläft", "ein"
        self._joined = self._read_joined(tables["together"])
        self._begins = {words[0] for words in (*self._joined, *JOINED)}
        self._longest = max(map(len, (*self._joined, *JOINED)))
        self._absent = _absent(tables["absent"], self._rows.folded)
        self._sides = SideWords(tables["sides"], self._rows.folded)

    def further(self, words: Sequence[str]) -> dict[str, Forms]:
        """Return what people may type beside the words of an index, and what they mean by it.

        Letters may be typed without their dots.
        """
        bare = {self._rows.undotted(word): (word,) for word in words}
        return bare | super().further(words) | self._rows.meant

    def words(self, said: str) -> Forms:
        """Return the words of a name that carry meaning, each in its common form."""
        found = (self._rows.forms(word) for word in self._kept(self._rows.folded(said[:MAX_QUERY])))
        return tuple(form for forms in found for form in forms)[:MAX_WORDS]

    def asked_words(self, said: str, known: Known) -> Forms:
        """Return the words of a question, without what is said not to be there.

        What no row knows is looked up as English, and taken apart where a part of it is known.
        """
        folded = self._asserted(said)
        if self._lead(WORD.findall(folded), known) < 0:
            return text.asked_words(said)
        kept = list(self._kept(folded))[:MAX_WORDS]
        asked: dict[str, None] = {}
        for place, word in enumerate(kept):
            asked |= dict.fromkeys(self._asked(word, known, last=place == len(kept) - 1))
        alone = WORD.findall(folded)
        return tuple(asked) or (tuple(alone) if len(alone) == 1 else ())

    def lead(self, said: str, known: Known) -> int:
        """Return how many more words of a question are of this language than of English."""
        return self._lead(self._rows.each(said[:MAX_QUERY]), known)

    def begun(self, said: str, last: str) -> str:
        """Return what is typed of the last word, which may still go on."""
        typed = "".join(WORD.findall(self._asserted(said))[-1:])
        if typed.endswith(last):
            return last
        return typed if last in self._rows.forms(typed) else ""

    def read(self, said: str) -> list[tuple[str, Forms]]:
        """Return each word as it is written, in small letters; idle words have no forms."""
        written = _WRITTEN.findall(said[:MAX_QUERY].lower())
        folded = [(word, self._rows.folded(word)) for word in written]
        return [
            (word, () if self._is_idle(own) else (*self._rows.forms(own), text.common_form(own)))
            for word, own in folded
            if own
        ]

    def may_have_sides(self, said: str) -> bool:
        """Tell quickly whether a question may name a side; most do not."""
        return self._sides.may_be_in(self._rows.folded(said)) or super().may_have_sides(said)

    def sides(self, said: str, body: Set[str]) -> frozenset[Side]:
        """Return the sides that a question names, in this language or in English."""
        words = self._rows.each(said[:MAX_QUERY])
        own = self._sides.of(words, lambda word: not body.isdisjoint(self._rows.forms(word)))
        return own or super().sides(said, body)

    def _read_joined(self, together: Mapping[str, str]) -> dict[Forms, Forms]:
        """Return the phrases of this language that are read as other words, by their stems."""
        found: dict[Forms, Forms] = {}
        for meant, phrases in together.items():
            for phrase in phrases.split(","):
                *words, last = self._rows.each(phrase)
                if len(words) == 1 and last in self._particles:
                    self._parted |= {(words[0], last), (self._rows.undotted(words[0]), last)}
                words = [*(word for word in words if word not in self._articles), last]
                found[tuple(map(self._rows.stem, words))] = tuple(meant.split())
        return found

    def _asserted(self, said: str) -> str:
        """Return a question, folded, without what is said not to be there."""
        folded = self._rows.folded(said[:MAX_QUERY])
        return NEGATED.sub(" ", self._absent.sub(" ", folded))

    def _lead(self, said: Sequence[str], known: Known) -> int:
        own = english = 0
        for word in said:
            here, there = self._rows.stem(word), text.common_form(word)
            differ = here != there  # where both are alike, the word tells neither
            listed = word in self._idle or word in self._articles or word in self._rows.meant
            own += listed or bool(self._rows.parts(word)) or (differ and known.knows(here))
            english += word in STOP or word in text.SYNONYMS or (differ and known.knows(there))
        return own - english

    def _is_idle(self, word: str) -> bool:
        passed = word in self._idle or word in self._articles or word in STOP
        return passed and word not in self._rows.meant

    def _kept(self, folded: str) -> Iterator[str]:
        """Yield the words that carry meaning, with those put together that mean one thing."""
        said = self._without_articles(WORD.findall(folded))
        stems = [self._rows.stem(word) for word in said]
        at = 0
        while at < len(said):
            length, joined = self._joined_at(said, stems, at)
            yield from joined or (word for word in said[at : at + 1] if not self._is_idle(word))
            at += length

    def _without_articles(self, words: Sequence[str]) -> list[str]:
        """Return all words but articles; behind a verb stands its particle from further on."""
        passed = self._articles | ARTICLES
        said: list[str] = []
        for at, word in enumerate(words, start=1):
            if word not in passed:
                said.append(word)
            parts = (each for each in self._particles if (word, each) in self._parted)
            said += [each for each in parts if each in words[at:]]
        return said

    def _joined_at(
        self, said: Sequence[str], stems: Sequence[str], at: int
    ) -> tuple[int, Sequence[str]]:
        """Return how many words from a place on are read as others, and as which; one as itself."""
        if said[at] in self._begins or stems[at] in self._begins:
            for length in range(min(self._longest, len(said) - at), 0, -1):
                end = at + length
                own = self._joined.get(tuple(stems[at:end]))
                joined = own or JOINED.get(tuple(said[at:end]))
                if joined:
                    return length, joined
        return 1, ()

    def _asked(self, word: str, known: Known, *, last: bool) -> Forms:
        """Return what an asked word means, known to the index where there is such a thing."""
        forms = self._rows.forms(word)
        if len(forms) > 1 or known.knows(forms[0]) or word in self._rows.meant:
            return forms
        english = text.common_form(word)
        if known.knows(english):
            return (english,)
        if last and known.begins(word):
            return (word,)
        return self._rows.torn(word, known.likeness(word), last=last) or (word,)


def _absent(rows: Mapping[str, str], folded: Callable[[str], str]) -> re.Pattern[str]:
    """Return what finds the things that are said not to be there."""
    before, what = ("|".join(folded(rows[key]).split()) for key in ("before", "what"))
    return re.compile(rf"\b({before}) ({what})\b")


def _file(language: str) -> Path:
    return data_folder() / "languages" / language / "search.toml"
