"""Words as the search compares them: folded, in one spelling, without idle endings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

MAX_QUERY: Final = 300  # characters; more is not a question any more
MAX_WORDS: Final = 24
_WORD: Final = re.compile(r"[a-z0-9]+")
# fmt: off
_STOP: Final = frozenset((
    "a", "after", "an", "and", "are", "as", "at", "be", "but", "by", "can", "cant", "do",
    "does", "feel", "feeling", "feels", "for", "from", "get", "gets", "got", "has", "have",
    "having", "how", "i", "if", "im", "in", "into", "is", "it", "its", "keep", "keeps", "like",
    "me", "my", "no", "not", "of", "off", "on", "or", "our", "out", "really", "since", "so",
    "that", "the", "their", "them", "then", "there", "this", "to", "too", "up", "very", "was",
    "we", "what", "when", "where", "which", "while", "who", "why", "with", "you", "your",
))
# fmt: on
# One word of each group stands for all; the reader may use any of them.
_SAME: Final = {
    word: group[0]
    for group in (
        (
            "pain",
            "painful",
            "pains",
            "ache",
            "aches",
            "aching",
            "achy",
            "hurt",
            "hurts",
            "hurting",
            "sore",
            "soreness",
        ),
        ("numb", "numbness", "asleep", "deadness"),
        (
            "tingling",
            "tingle",
            "tingles",
            "tingly",
            "pins",
            "needles",
            "prickling",
            "paraesthesia",
            "paresthesia",
        ),
        ("abdomen", "belly", "tummy", "stomach", "abdominal"),
        ("back", "spine", "spinal"),
        ("buttock", "bum", "bottom", "butt", "glute", "backside", "gluteal"),
        ("finger", "digit"),
        ("head", "skull"),
        ("headache", "cephalalgia", "cephalgia"),
        ("jaw", "mandible", "mandibular"),
        ("kneecap", "patella", "patellar"),
        ("shoulderblade", "scapula", "scapular"),
        ("stiff", "stiffness", "stiffened"),
        ("thumb", "pollex"),
        ("tooth", "teeth", "toothache", "molar", "molars"),
        ("tight", "tightness", "tense", "tension"),
        ("burning", "burn", "burns"),
        ("shooting", "shoots", "radiating", "radiates", "radiate"),
        ("dizziness", "dizzy", "lightheaded", "giddy"),
        ("swelling", "swollen", "swells"),
        ("weak", "weakness"),
        ("armpit", "axilla"),
        ("calf", "calves"),
        ("foot", "feet"),
        ("breathing", "breath", "breathe", "breathless", "breathlessness"),
    )
    for word in group
}
_SPELLINGS: Final = (
    (re.compile(r"aesth"), "esth"),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"oed"), "ed"),
    (re.compile(r"aec"), "ec"),
    (re.compile(r"our$"), "or"),
    (re.compile(r"isation"), "ization"),
    (re.compile(r"ise$"), "ize"),
    (re.compile(r"tre$"), "ter"),
)
_JOINED: Final = (
    (re.compile(r"\bshoulder blades?\b"), "shoulderblade"),
    (re.compile(r"\bknee caps?\b"), "kneecap"),
    (re.compile(r"\bpins and needles\b"), "tingling"),
    (re.compile(r"\blight headed(ness)?\b"), "dizziness"),
    (re.compile(r"\bhead ?aches?\b"), "headache"),
)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text that carry meaning, each in its common form."""
    folded = (
        unicodedata.normalize("NFKD", text[:MAX_QUERY]).encode("ascii", "ignore").decode().lower()
    )
    folded = folded.replace("'", "")
    for pattern, joined in _JOINED:
        folded = pattern.sub(joined, re.sub(r"[-_/]", " ", folded))
    found = [word for word in _WORD.findall(folded) if word not in _STOP]
    return tuple(common_form(word) for word in found[:MAX_WORDS])


@lru_cache(maxsize=20_000)
def common_form(word: str) -> str:
    """Return the form in which a word is compared: one spelling, singular, one for all synonyms."""
    if word in _SAME:
        return _SAME[word]
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("ches", "shes", "xes")) else word[:-1]
    return _SAME.get(word, word)
