"""Words as the search compares them: folded, in one spelling, without idle endings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from bodymap.search.words import ARTICLES, ENDINGS, JOINED, MISSPELT, NEGATED, SAME, STOP

MAX_QUERY: Final = 300  # characters; more is not a question any more
MAX_WORDS: Final = 24
WORD: Final = re.compile(r"[a-z0-9]+")
_TYPOGRAPHIC: Final = str.maketrans(
    {223: "ss", 8216: "'", 8217: "'", 180: "'", 8211: " ", 8212: " "}
)
_SPELLINGS: Final = (
    (re.compile(r"aesth"), "esth"),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"oed"), "ed"),
    (re.compile(r"oes(?=tr|op)"), "es"),
    (re.compile(r"aec"), "ec"),
    (re.compile(r"(?<=[lbvm])our$"), "or"),
    (re.compile(r"isation"), "ization"),
    (re.compile(r"(?<=[a-z]{4})ise$"), "ize"),
    (re.compile(r"(?<=[nt])tre$"), "ter"),
)
SYNONYMS: Final = {word: group[0] for group in SAME for word in group}
# The lengths of the joined phrases that begin with a word, the longest first.
_BEGIN: Final = {
    first: sorted({len(phrase) for phrase in JOINED if phrase[0] == first}, reverse=True)
    for first in {phrase[0] for phrase in JOINED}
}


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text that carry meaning, each in its common form."""
    return tuple([common_form(word) for word in _kept(folded(text[:MAX_QUERY]))])


def asked_words(text: str) -> tuple[str, ...]:
    """Return the words of a question: as `words`, but without what is said not to be there.

    A single word stays whatever it is: it may be the beginning of another.
    """
    said = NEGATED.sub(" ", folded(text[:MAX_QUERY]))
    kept = tuple(dict.fromkeys(common_form(word) for word in _kept(said)))
    alone = WORD.findall(said)
    return kept or (tuple(alone) if len(alone) == 1 else ())


def raw_words(text: str) -> tuple[str, ...]:
    """Return all words of a text as they are written, but folded."""
    return tuple(WORD.findall(folded(text[:MAX_QUERY])))


def as_written(text: str) -> tuple[str, ...]:
    """Return all words of a text without their endings, but no word in place of another."""
    return tuple(map(_stem, raw_words(text)))


def _kept(said: str) -> list[str]:
    found = _joined([word for word in WORD.findall(said) if word not in ARTICLES])
    return [word for word in found if word not in STOP][:MAX_WORDS]


def _joined(found: list[str]) -> list[str]:
    """Return the words with those put together that mean one thing, the longest first."""
    if _BEGIN.keys().isdisjoint(found):
        return found
    words: list[str] = []
    at = 0
    while at < len(found):
        for length in _BEGIN.get(found[at], ()):
            joined = JOINED.get(tuple(found[at : at + length]))
            if joined:
                words += joined
                at += length
                break
        else:
            words.append(found[at])
            at += 1
    return words


def folded(text: str) -> str:
    """Return a text in small plain letters, without marks above them."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHIC))
        text = plain.encode("ascii", "ignore").decode()
    return text.lower().replace("'", "").replace("`", "")


@lru_cache(maxsize=20_000)
def common_form(word: str) -> str:
    """Return the form in which a word is compared: one spelling, its stem, one for all synonyms."""
    word = MISSPELT.get(word, word)
    if word in SYNONYMS:
        return SYNONYMS[word]
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    stem = _stem(word)
    return SYNONYMS.get(word) or SYNONYMS.get(stem, stem)


def _stem(word: str) -> str:
    """Return a word without its grammatical ending; what may be no ending stays."""
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("ches", "shes", "xes")) else word[:-1]
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and any(vowel in stem for vowel in "aeiouy"):
            doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
