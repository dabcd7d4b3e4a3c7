"""The words of a language, as the search compares them: English, and what lies over it.

English stands in `words`. Another language brings a file, `search.toml` beside its texts in
`data/languages/CODE/`, that leads its words to the English ones; one without such a file is read
as English. Names that stayed English are read as English whatever is spoken.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, Protocol

from bodymap.resources import ResourceError, data_folder
from bodymap.search import sides, text
from bodymap.search.text import WORD
from bodymap.search.words import ARTICLES, JOINED, MISSPELT, NEGATED, STOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence, Set
    from pathlib import Path

    from bodymap.core.words import Side

Forms = tuple[str, ...]  # the common forms of one word: several of a compound

_REMEMBERED: Final = 20_000  # words whose forms are kept
_PART: Final = 3  # letters of the shortest word in a compound
_WRITTEN: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 40  # letters of a compound that is taken apart
_ENDING: Final = 4  # letters that may be an ending, and no word of a compound
_NEAR: Final = 0.74  # likeness to a word that was probably meant: one slip in four letters


class Known(Protocol):
    """What an index knows of words."""

    def knows(self, word: str) -> bool:
        """Tell whether phrases hold a word."""
        ...

    def begins(self, word: str) -> bool:
        """Tell whether any of its words begins so."""
        ...

    def likeness(self, word: str) -> float:
        """Return how near the nearest of its words is, from 0 to 1."""
        ...


class Lexicon:
    """English."""

    source = b""

    def further(self, words: Sequence[str]) -> dict[str, Forms]:
        """Return what people may type beside the words of an index, and what they mean by it."""
        return {word: (meant,) for word, meant in text.SYNONYMS.items()}

    def words(self, said: str) -> Forms:
        """Return the words of a name that carry meaning, each in its common form."""
        return text.words(said)

    def asked_words(self, said: str, known: Known) -> Forms:
        """Return the words of a question, without what is said not to be there."""
        return text.asked_words(said)

    def begun(self, said: str, last: str) -> str:
        """Return what is typed of the last word, which may still go on, in its common form."""
        return last

    def read(self, said: str) -> list[tuple[str, Forms]]:
        """Return each word of a text, folded, with its common forms; idle words have none."""
        return [
            (word, () if word in STOP else (text.common_form(word),))
            for word in text.raw_words(said)
        ]

    def may_have_sides(self, said: str) -> bool:
        """Tell quickly whether a question may name a side; most do not."""
        return sides.may_have_sides(said)

    def sides(self, said: str, body: Set[str]) -> frozenset[Side]:
        """Return the sides that a question names: none, one, or both.

        Args:
            said: the question.
            body: the common forms of the words that name a part of the body.
        """
        return sides.sides(said, body)


class Overlay(Lexicon):
    """Another language, over English."""

    def __init__(self, rows: Mapping[str, Any], source: bytes = b"") -> None:
        """Take the tables of a file.

        Raises:
            Exception: of whatever kind, if they are not of the form of a `search.toml`.
        """
        self.source = source
        self._letters = str.maketrans(rows["letters"])
        self._dotted = {
            two: _bare(one) for one, two in rows["letters"].items() if _bare(one) != one
        }
        self._endings = [re.compile(each) for each in rows["endings"]]
        self._joints = ("", *rows["joints"].split())
        self._articles = set(self._each(rows["articles"]))
        self._idle = set(self._each(rows["idle"]))
        self._stem = lru_cache(maxsize=_REMEMBERED)(self._read_stem)
        self._forms = lru_cache(maxsize=_REMEMBERED)(self._read_form)
        self._parts = lru_cache(maxsize=_REMEMBERED)(self._read_parts)
        self._meant = self._read_rows(rows["same"])
        self._stems = {self._stem(word): forms for word, forms in reversed(self._meant.items())}
        self._joined = self._read_joined(rows["together"])
        self._begins = {words[0] for words in (*self._joined, *JOINED)}
        self._longest = max(map(len, (*self._joined, *JOINED)))
        self._absent = _absent(rows["absent"], self._folded)
        self._sides = sides.SideWords(rows["sides"], self._folded)

    def further(self, words: Sequence[str]) -> dict[str, Forms]:
        """Return what people may type beside the words of an index, and what they mean by it.

        Letters may be typed without their dots.
        """
        bare = {self._undotted(word): (word,) for word in words}
        return bare | super().further(words) | self._meant

    def begun(self, said: str, last: str) -> str:
        """Return what is typed of the last word, which may still go on."""
        typed = WORD.findall(self._asserted(said))[-1:] or [last]
        if typed[0].endswith(last):
            return last
        return "" if self._is_idle(typed[0]) else typed[0]

    def _undotted(self, word: str) -> str:
        """Return a folded word as those write it who leave dots out."""
        for two, one in self._dotted.items():
            word = word.replace(two, one)
        return word

    def _read_rows(self, same: Mapping[str, str]) -> dict[str, Forms]:
        """Return what each word of the rows means, written with its dots or without."""
        found: dict[str, Forms] = {}
        for meant, row in same.items():
            forms = tuple(text.common_form(each) for each in meant.split())
            found |= {self._folded(word): forms for word in row.split()}
        return {self._undotted(word): forms for word, forms in found.items()} | found

    def _read_joined(self, together: Mapping[str, str]) -> dict[Forms, Forms]:
        """Return the phrases of this language that are read as other words, by their stems."""
        found: dict[Forms, Forms] = {}
        for meant, phrases in together.items():
            for phrase in phrases.split(","):
                words = [word for word in self._each(phrase) if word not in self._articles]
                found[tuple(map(self._stem, words))] = tuple(meant.split())
        return found

    def _each(self, words: str) -> list[str]:
        return WORD.findall(self._folded(words))

    def _folded(self, said: str) -> str:
        """Return a text in small letters without marks; some letters are two."""
        whole = unicodedata.normalize("NFC", said[: text.MAX_QUERY * 100]).lower()
        return text.folded(whole.translate(self._letters))

    def _read_stem(self, word: str) -> str:
        """Return a word without its endings."""
        for ending in self._endings:
            shorter = ending.sub(r"\1", word)
            if shorter != word:
                return self._stem(shorter)
        return word

    def words(self, said: str) -> Forms:
        """Return the words of a name that carry meaning, each in its common form."""
        found = (self._forms(word) for word in self._kept(self._folded(said[: text.MAX_QUERY])))
        return tuple(form for forms in found for form in forms)[: text.MAX_WORDS]

    def asked_words(self, said: str, known: Known) -> Forms:
        """Return the words of a question, without what is said not to be there.

        What no row knows is looked up as English, and taken apart where a part of it is known.
        """
        folded = self._asserted(said)
        if self._is_english(WORD.findall(folded), known):
            return text.asked_words(said)
        kept = list(self._kept(folded))[: text.MAX_WORDS]
        asked: dict[str, None] = {}
        for place, word in enumerate(kept):
            asked |= dict.fromkeys(self._asked(word, known, last=place == len(kept) - 1))
        alone = WORD.findall(folded)
        return tuple(asked) or (tuple(alone) if len(alone) == 1 else ())

    def read(self, said: str) -> list[tuple[str, Forms]]:
        """Return each word as it is written, in small letters; idle words have no forms."""
        written = _WRITTEN.findall(said[: text.MAX_QUERY].lower())
        folded = [(word, self._folded(word)) for word in written]
        return [
            (word, () if self._is_idle(own) else (*self._forms(own), text.common_form(own)))
            for word, own in folded
            if own
        ]

    def may_have_sides(self, said: str) -> bool:
        """Tell quickly whether a question may name a side; most do not."""
        return self._sides.may_be_in(self._folded(said)) or super().may_have_sides(said)

    def sides(self, said: str, body: Set[str]) -> frozenset[Side]:
        """Return the sides that a question names, in this language or in English."""
        words = self._each(said[: text.MAX_QUERY])
        own = self._sides.of(words, lambda word: not body.isdisjoint(self._forms(word)))
        return own or super().sides(said, body)

    def _asserted(self, said: str) -> str:
        """Return a question, folded, without what is said not to be there."""
        folded = self._folded(said[: text.MAX_QUERY])
        return NEGATED.sub(" ", self._absent.sub(" ", folded))

    def _is_english(self, said: Sequence[str], known: Known) -> bool:
        """Tell whether more words of a question are of English than of this language."""
        own = english = 0
        for word in said:
            here, there = self._stem(word), text.common_form(word)
            differ = here != there  # where both are alike, the word tells neither
            listed = word in self._idle or word in self._articles or word in self._meant
            own += listed or bool(self._parts(word)) or (differ and known.knows(here))
            english += word in STOP or word in text.SYNONYMS or (differ and known.knows(there))
        return english > own

    def _is_idle(self, word: str) -> bool:
        passed = word in self._idle or word in self._articles or word in STOP
        return passed and word not in self._meant

    def _kept(self, folded: str) -> Iterator[str]:
        """Yield the words that carry meaning, with those put together that mean one thing."""
        passed = self._articles | ARTICLES
        said = [word for word in WORD.findall(folded) if word not in passed]
        stems = [self._stem(word) for word in said]
        at = 0
        while at < len(said):
            length, joined = self._joined_at(said, stems, at)
            yield from joined or (word for word in said[at : at + 1] if not self._is_idle(word))
            at += length

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

    def _read_form(self, word: str) -> Forms:
        """Return the common forms of a word."""
        if whole := self._whole(word):
            return whole
        if word in text.SYNONYMS or word in MISSPELT:
            return (text.common_form(word),)
        return (self._stem(word),)

    def _whole(self, word: str) -> Forms:
        return self._row_of(word) or self._parts(word)

    def _row_of(self, word: str) -> Forms:
        return self._meant.get(word) or self._stems.get(self._stem(word)) or ()

    def _read_parts(self, word: str) -> Forms:
        """Return the common forms of a compound all of whose words stand in rows."""
        for head, tail in _cuts(word):
            first = self._head(head)
            rest = first and (self._tail(tail) or self._parts(tail))
            if rest:
                return (*first, *rest)
        return ()

    def _head(self, head: str) -> Forms:
        """Return what the first word of a compound means, whatever joins it to the next."""
        for joint in self._joints:
            word = head.removesuffix(joint)
            if len(word) >= _PART and len(word) + len(joint) == len(head) and word in self._meant:
                return self._meant[word]
        return ()

    def _tail(self, tail: str) -> Forms:
        """Return what the last word of a compound means; a few letters may be but an ending."""
        return self._row_of(tail) if len(tail) > _ENDING else self._meant.get(tail, ())

    def _asked(self, word: str, known: Known, *, last: bool) -> Forms:
        """Return what an asked word means, known to the index where there is such a thing."""
        forms = self._forms(word)
        if len(forms) > 1 or known.knows(forms[0]) or word in self._meant:
            return forms
        english = text.common_form(word)
        if known.knows(english):
            return (english,)
        if last and known.begins(word):
            return (word,)
        return self._torn(word, known.likeness(word), last=last) or (word,)

    def _torn(self, word: str, likeness: float, *, last: bool) -> Forms:
        """Return the forms of a compound of which one part is known and the other misspelt.

        Args:
            word: the compound.
            likeness: that of the whole word to one that is known; only a nearer reading counts.
            last: whether it may still be being typed; what is begun stays as it is.
        """
        found: Forms = ()
        for head, tail in _cuts(word):
            first, rest = self._head(head), self._tail(tail)
            if first and last and any(each.startswith(tail) for each in self._meant):
                return (*first, tail)
            slip = tail if first and len(tail) > _ENDING else head if rest and not first else ""
            near, like = self._nearest(slip)
            if like > likeness:
                likeness = like
                found = (*first, *near) if first else (*near, *rest)
        return found

    def _nearest(self, word: str) -> tuple[Forms, float]:
        """Return what the nearest word of the rows means, and how near it is."""
        if len(word) <= _PART:
            return (), 0.0
        from rapidfuzz import distance, process

        found = process.extractOne(
            word, self._meant.keys(), scorer=distance.OSA.normalized_similarity, score_cutoff=_NEAR
        )
        return (self._meant[found[0]], found[1]) if found else ((), 0.0)


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """Yield each way to cut a compound in two, the longest first word first."""
    if len(word) <= _LONGEST:
        for at in range(len(word) - _PART, _PART - 1, -1):
            yield word[:at], word[at:]


def _bare(letter: str) -> str:
    """Return a letter without the marks above it, or itself where it has none."""
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode() or letter


def _absent(rows: Mapping[str, str], folded: Callable[[str], str]) -> re.Pattern[str]:
    """Return what finds the things that are said not to be there."""
    before, what = ("|".join(folded(rows[key]).split()) for key in ("before", "what"))
    return re.compile(rf"\b({before}) ({what})\b")


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
    try:
        return Overlay(tomllib.loads(content.decode()), content)
    except (ValueError, KeyError, TypeError, AttributeError, re.error) as error:
        wrong = f"The search words in {_file(language).name} cannot be read ({error})."
        raise ResourceError(f"{wrong} Installing Bodymap again helps.") from None


def _file(language: str) -> Path:
    return data_folder() / "languages" / language / "search.toml"
