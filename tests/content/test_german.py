"""The warning signs in German: whole, with the numbers of the English, and found by search."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from bodymap import texts
from bodymap.content.drawings import read_drawings
from bodymap.content.loader import load
from bodymap.core.atlas import Atlas
from bodymap.core.entries import RedFlag
from bodymap.core.selection import Kind, Selection
from bodymap.resources import asset, data_folder
from bodymap.search.index import SearchIndex
from bodymap.ui.page.blocks import plain_text
from bodymap.ui.page.pages.help import help_page

TEXTS = ("sign", "means", "do_not")
# What an English word of amount, time or side has to be in German, whatever its ending.
SAME = {
    "two": "zwei", "three": "drei", "four": "vier", "six": "sechs", "ten": "zehn",
    "both": "beide", "minutes": "Minuten", "hours": "Stunden|stundenlang", "days": "Tage",
    "weeks": "Wochen|wochenlang", "month": "Monat", "months": "Monate", "left": "link",
    "right": "recht", "lower": "Unter|unter", "inner": "Innen|innen", "suddenly": "plötzlich",
    "sudden": "plötzlich", "new": "neu", "not": "nicht|keine?[nr]?", "cannot": "nicht|keine?[nr]?",
}  # fmt: skip


@pytest.fixture(scope="module")
def german() -> Atlas:
    """Return the shipped content in German."""
    return load([data_folder()], read_drawings(asset("body_front.svg").parent), "de")


@pytest.fixture(scope="module")
def index(german: Atlas) -> SearchIndex:
    """Return the search over the German content."""
    return SearchIndex(german)


def pairs(atlas: Atlas, german: Atlas) -> Iterator[tuple[str, str, str]]:
    """Return the place, the English and the German of each text of each warning sign."""
    for key, flag in atlas.red_flags.items():
        for name in TEXTS:
            yield f"{key}.{name}", getattr(flag, name), getattr(german.red_flags[key], name)


def test_every_warning_sign_is_whole(atlas: Atlas, german: Atlas) -> None:
    left = [place for place, text, own in pairs(atlas, german) if bool(text) != (own != text)]
    assert left == []


def test_only_the_words_differ(atlas: Atlas, german: Atlas) -> None:
    def facts(flag: RedFlag) -> dict[str, object]:
        names = {each.name for each in fields(flag)} - {*TEXTS, "phrasings"}
        return {name: getattr(flag, name) for name in names}

    assert list(german.red_flags) == list(atlas.red_flags)
    for key, flag in atlas.red_flags.items():
        assert facts(german.red_flags[key]) == facts(flag)


def test_digits_are_those_of_the_english(atlas: Atlas, german: Atlas) -> None:
    wrong = [
        (place, text, own)
        for place, text, own in pairs(atlas, german)
        if sorted(re.findall(r"\d+", text)) != sorted(re.findall(r"\d+", own))
    ]
    assert wrong == []


def test_amounts_times_and_sides_are_those_of_the_english(atlas: Atlas, german: Atlas) -> None:
    wrong = [
        (place, word, own)
        for place, text, own in pairs(atlas, german)
        for word, meant in SAME.items()
        if re.search(rf"\b{word}\b", text) and not re.search(meant, own, re.IGNORECASE)
    ]
    assert wrong == []


def test_each_can_be_said_in_everyday_words(atlas: Atlas, german: Atlas) -> None:
    english = {said for flag in atlas.red_flags.values() for said in flag.phrasings}
    for key, flag in german.red_flags.items():
        own = [said for said in flag.phrasings if said not in english]
        assert 4 <= len(own) <= 16, key
        assert len(set(own)) == len(own), key


def test_texts_continue_their_sentences(german: Atlas) -> None:
    """The sign is a clause behind "wenn", without a full stop; "Angina" alone is a sore throat."""
    for key, flag in german.red_flags.items():
        for text in filter(None, (flag.sign, flag.means, flag.do_not)):
            assert not text.endswith((".", ",", ":")), key
            assert not re.search(r"\bAngina\b(?! pectoris)", text), key
        assert not flag.sign.startswith(("wenn ", "Wenn ", "dass ")), key
        assert not re.search(r"\bnicht\b|\bzu (massieren|drücken)\b", flag.do_not), key


def test_the_page_of_all_signs_says_whole_sentences(german: Atlas) -> None:
    texts.use(["de"])
    try:
        shown = plain_text(help_page(german, Selection(Kind.HELP)).blocks)
    finally:
        texts.use(["en"])
    lines = [line for line in shown.splitlines() if line.startswith("- Wenn ")]
    assert len(lines) == len(german.red_flags)
    assert all(", kann dahinterstecken: " in line for line in lines)
    heart = "in Arm, Hals, Kiefer oder Rücken ausstrahlen, kann dahinterstecken: ein Herzinfarkt."
    assert heart in shown


@pytest.mark.parametrize(
    ("asked", "raised"),
    [
        ("Druck auf der Brust und Schweißausbruch", "chest_heart"),
        ("mein Mundwinkel hängt plötzlich", "head_stroke"),
        ("bekomme keine Luft und huste Blut", "chest_clot"),
        ("Wade geschwollen und heiß", "calf_clot"),
        ("taub zwischen den Beinen", "back_cauda_saddle"),
        ("kann seit heute nicht pinkeln", "back_cauda_bladder"),
        ("schlimmste Kopfschmerzen meines Lebens", "head_thunderclap"),
        ("steifer Nacken, Kopfschmerzen und Fieber", "head_meningitis"),
        ("Sohn hat plötzlich Hodenschmerzen", "testicle_torsion"),
        ("schwanger und einseitige Bauchschmerzen", "belly_ectopic"),
        ("Fuß ist kalt und weiß", "foot_cold"),
        ("Fieber und plötzlich verwirrt", "any_sepsis"),
        ("Bauch bretthart", "belly_severe"),
        ("NACKENSCHMERZEN UND SCHWINDEL", "neck_artery"),
        ("Gurtelrose", "any_shingles"),
        ("Gürtelrohse", "any_shingles"),
        ("ich will nicht mehr leben", "any_suicidal"),
        ("mir tut die Brust weh", "chest_heart"),
    ],
)
def test_search_raises_the_warning(index: SearchIndex, asked: str, raised: str) -> None:
    assert raised in [found.id for found in index.search(asked)["red_flags"]]


@pytest.mark.parametrize(
    "asked", ["Muskelkater", "Rückenschmerzen", "Kopfschmerzen", "Schulter", "Nacken verspannt"]
)
def test_search_raises_none_without_need(index: SearchIndex, asked: str) -> None:
    assert index.search(asked)["red_flags"] == ()


def test_every_phrasing_raises_its_own_warning(german: Atlas, index: SearchIndex) -> None:
    said = {text: key for key, flag in german.red_flags.items() for text in flag.phrasings}
    lost = [
        text
        for text, key in said.items()
        if key not in [found.id for found in index.search(text)["red_flags"]]
    ]
    assert [text for text in lost if text not in german.english] == []
    assert len(lost) <= 0.02 * len(said)


def test_files_are_named_as_the_english_ones() -> None:
    def names(folder: Path) -> list[str]:
        return sorted(file.name for file in folder.glob("*.yaml"))

    english = data_folder() / "red_flags"
    assert names(data_folder() / "languages" / "de" / "red_flags") == names(english)
