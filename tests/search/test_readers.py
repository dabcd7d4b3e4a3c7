"""A question in another language than the window's: read by its words, answered in the window's."""

from pathlib import Path

import pytest

from bodymap.content.shipped import shipped_atlas
from bodymap.core.atlas import Atlas
from bodymap.core.words import Side
from bodymap.resources import data_folder
from bodymap.search import languages, readers
from bodymap.search.index import SearchIndex
from bodymap.search.lexicon import Lexicon


@pytest.fixture(scope="module")
def index(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


@pytest.fixture(scope="module")
def german() -> SearchIndex:
    return SearchIndex(shipped_atlas(language="de"))


def flags(index: SearchIndex, text: str) -> set[str]:
    return {each.id for each in index.search(text)["red_flags"]}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Schmerzen in der Brust und mein linker Arm kribbelt", "arm_heart"),
        ("starker Druck auf der Brust und kalter Schweiß", "chest_heart"),
        ("Brustschmerz", "chest_heart"),
        ("Schlaganfall", "head_stroke"),
        ("ich will nicht mehr leben", "any_suicidal"),
        ("Finger Hand Arm taub", "arm_numb_stays"),
        ("Lungenembolie", "chest_clot"),
        ("Kopfschmerzen wie ein Donnerschlag", "head_thunderclap"),
        ("Blinddarm", "belly_appendix"),
        ("Rückenschmerzen und in die Hose gemacht", "back_cauda_bladder"),
    ],
)
def test_german_warns_in_an_english_window(index: SearchIndex, said: str, meant: str):
    assert meant in flags(index, said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("numb feet and back pain", "back_cauda_legs"),
        ("sudden tearing chest pain going to my back", "chest_heart"),
        ("crushing chest pain", "chest_heart_signs"),
    ],
)
def test_english_warns_in_a_german_window(german: SearchIndex, said: str, meant: str):
    assert meant in flags(german, said)


def test_the_answer_is_in_the_language_of_the_window(index: SearchIndex):
    asked, told = (index.search(text)["symptoms"][0] for text in ("Fersenschmerz", "heel pain"))
    assert (asked.id, asked.name) == (told.id, told.name)
    assert index.matched("Schmerzen im Nacken", "Stiff neck pain") == ("neck", "pain")


def test_its_side_is_heard(index: SearchIndex):
    assert index.sides("linke Wade geschwollen") == {Side.LEFT}
    assert index.search("linke Wade geschwollen")["symptoms"][0].side is Side.LEFT


@pytest.mark.parametrize("said", ["shuolder pian", "siatica", "numb hnad at night", "xyzzy", "mri"])
def test_a_slip_is_no_other_language(index: SearchIndex, said: str):
    assert index._readers.of(said) is index._readers.own


def test_known_words_open_no_other_language(atlas: Atlas, monkeypatch: pytest.MonkeyPatch):
    opened: list[str] = []

    def others(language: str) -> list[Lexicon]:
        opened.append(language)
        return []

    monkeypatch.setattr(readers, "others", others)
    index = SearchIndex(atlas)
    for text in ("", "s", "stiff neck and headache", "left arm tingl", "Musculus masseter"):
        index.search(text)
    assert opened == []
    index.search("Nacken")
    index.search("Rücken")
    assert opened == ["en"]


def test_english_leads_no_question_away(atlas: Atlas, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(readers, "others", lambda language: [Lexicon()])
    index = SearchIndex(atlas)
    assert index._readers.of("Nacken") is index._readers.own


def test_each_other_language_is_opened_once_and_not_its_own():
    found = languages.others("en")
    assert found == [languages.lexicon("de")]
    assert languages.others("de") == []


def test_a_damaged_language_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole = (data_folder() / "languages" / "de" / "search.toml").read_bytes()
    for code, content in (("xa", whole), ("xb", b"[same")):
        (tmp_path / "languages" / code).mkdir(parents=True)
        (tmp_path / "languages" / code / "search.toml").write_bytes(content)
    monkeypatch.setattr(languages, "data_folder", lambda: tmp_path)
    try:
        assert [each.source for each in languages.others("en")] == [whole]
    finally:
        languages.lexicon.cache_clear()
