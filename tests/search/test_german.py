"""A German reader's words: compounds, endings, slips and sides; English still works."""

from pathlib import Path

import pytest

from bodymap.content.shipped import shipped_atlas
from bodymap.core.atlas import Atlas
from bodymap.core.words import Side
from bodymap.resources import ResourceError
from bodymap.search import languages
from bodymap.search.index import SearchIndex
from bodymap.search.languages import lexicon
from bodymap.search.lexicon import Lexicon
from bodymap.search.words import STOP

LEFT, RIGHT = frozenset((Side.LEFT,)), frozenset((Side.RIGHT,))
BOTH, NONE = LEFT | RIGHT, frozenset[Side]()


@pytest.fixture(scope="module")
def german() -> Atlas:
    return shipped_atlas(language="de")


@pytest.fixture(scope="module")
def index(german: Atlas) -> SearchIndex:
    return SearchIndex(german)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rückenschmerzen", "back pain"),
        ("Schmerzen im Rücken", "back pain"),
        ("der Rücken tut mir weh", "back pain"),
        ("RUECKENSCHMERZEN", "back pain"),
        ("Ruckenschmerzen", "back pain"),  # no dots to be had
        ("Gesassschmerz", "buttock pain"),
        ("Achselhöhlenschmerz", "armpit pain"),
        ("Schulterblattschmerz", "shoulder blade pain"),
        ("Schmerzen in der Kniekehle", "pain behind the knee"),
        ("meine Füße sind eingeschlafen", "numb foot"),
        ("Fuss", "foot"),
        ("die Hand schläft nachts ein", "numb hand night"),
        ("ich kann den Kopf nicht drehen", "cannot turn head"),
        ("Nacken- und Kopfweh", "neck headache"),
        ("heftigste Bauchkrämpfe", "severe abdomen cramp"),
        ("Schläfe", "temple"),
        ("Finger schlafen beim Telefonieren ein", "finger phone numb"),
        ("kann nicht schlafen", "cannot sleep"),
        ("Knie knickt mir plötzlich weg", "knee gives way sudden"),
        ("Knie knickt beim Treppensteigen ein", "knee gives way stairs"),
    ],
)
def test_it_means_what_the_english_means(one: str, other: str):
    assert set(lexicon("de").words(one)) == set(lexicon("en").words(other))


def test_a_word_of_many_words_is_not_taken_apart():
    assert len(tuple(lexicon("de").words("Schulterschmerz"))) == 2
    assert len(tuple(lexicon("de").words("schulter" * 6))) == 1


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Kopfschmertzen", "Kopfschmerzen"),
        ("Rükenschmerzen", "Rückenschmerzen"),
        ("Ruckenschmerzen", "Rückenschmerzen"),
        ("Schulterschmertz", "Schulterschmerz"),
        ("Ischas", "Ischias"),
        ("Gurtelrose", "Gürtelrose"),
        ("Wadenkrämfe", "Wadenkrämpfe"),
    ],
)
def test_slips_are_forgiven(index: SearchIndex, said: str, meant: str):
    for group in ("symptoms", "conditions"):
        found = [[r.id for r in index.search(text)[group][:3]] for text in (said, meant)]
        assert found[0][:1] == found[1][:1], group


@pytest.mark.parametrize(
    ("begun", "whole"),
    [
        ("Rückenschm", "low_back_pain"),
        ("Kniesch", "pain_knee_front"),
        ("Schläf", "pain_temple"),
        ("Sprungge", "pain_ankle_outer"),
    ],
)
def test_words_may_be_begun(index: SearchIndex, begun: str, whole: str):
    assert whole in [result.id for result in index.search(begun)["symptoms"][:5]]


@pytest.mark.parametrize(
    ("asked", "symptom"),
    [
        ("After tut weh", "painful_bowel_movement"),
        ("der Fuß schmerzt morgens im Bad", "heel_pain_first_steps"),
        ("die Hand ist taub", "numb_hand"),
        ("Schmerz an der Wade", "pain_calf_upper"),
        ("frozen shoulder", "stiff_shoulder"),
        ("pins and needles in my arm", "tingling_arm"),
    ],
)
def test_neither_language_swallows_words_of_the_other(index: SearchIndex, asked: str, symptom: str):
    assert symptom in [result.id for result in index.search(asked)["symptoms"][:4]]


@pytest.mark.parametrize(
    ("asked", "symptom", "flag"),
    [
        ("upper lid falls", "drooping_eyelid", "head_stroke"),
        ("hand lets go by itself", "dropping_things", "neck_cord"),
        ("thumb and pointer tingle", "numb_thumb_index_middle", "neck_cord"),
        ("voice tires when I talk", "hoarse_voice", "head_deep_infection"),
        ("frozen kneecap", "knee_locking", "leg_injury"),
    ],
)
def test_english_is_read_as_english(index: SearchIndex, asked: str, symptom: str, flag: str):
    found = index.search(asked)
    assert found["symptoms"][0].id == symptom
    assert flag in [each.id for each in found["red_flags"]]


@pytest.mark.parametrize(
    ("asked", "sides"),
    [
        ("linke Schulter", LEFT),
        ("links im Nacken", LEFT),
        ("Schmerzen rechts unten im Bauch", RIGHT),
        ("rechtsseitige Kopfschmerzen", RIGHT),
        ("mein rechtes Knie knackt", RIGHT),
        ("nach rechter Hüft-OP Schmerzen", RIGHT),
        ("Knie beidseits", BOTH),
        ("beide Schultern tun weh", BOTH),
        ("links und rechts am Hals", BOTH),
        ("auf beiden Seiten", BOTH),
        ("left shoulder", LEFT),
        ("Nacken schmerzt beim Drehen nach links", NONE),
        ("Kopf von rechts nach links drehen", NONE),
        ("recht starke Schmerzen im Rücken", NONE),
        ("beide Male nach dem Sport", NONE),
        ("Linkshänder mit Schulterschmerz", NONE),
    ],
)
def test_sides_are_told(index: SearchIndex, asked: str, sides: frozenset[Side]):
    assert index.sides(asked) == sides


def test_results_carry_the_side(index: SearchIndex):
    found = index.search("linke Schulter tut weh")
    assert {result.side for result in found["symptoms"]} == {Side.LEFT}
    assert index.search("linker Trapezmuskel")["muscles"][0].side is Side.LEFT


def test_what_is_said_not_to_be_there_is_not_searched(index: SearchIndex):
    found = index.search("Rückenschmerzen ohne Fieber, keine Taubheit")
    assert found["red_flags"] == ()
    assert found["symptoms"] == index.search("Rückenschmerzen")["symptoms"]


def test_no_reason_is_english(german: Atlas, index: SearchIndex):
    for asked in ("Schulterschmerzen beim Heben", "Nacken steif vom Autofahren", "Tippen Daumen"):
        for group in ("symptoms", "muscles", "conditions", "red_flags"):
            for result in index.search(asked)[group]:
                named = result.reason.name if result.reason else ""
                assert named not in german.english
                assert "thought to load it" not in named


@pytest.mark.parametrize(
    ("asked", "shown", "bold"),
    [
        ("Rücken", "Steifer Rücken", ("rücken",)),
        ("Schmerz Knie", "Knieschmerzen beim Gehen", ("knieschmerzen",)),
        ("die Fersen", "Die hintere Ferse", ("ferse",)),
    ],
)
def test_words_to_set_bold(index: SearchIndex, asked: str, shown: str, bold: tuple[str, ...]):
    assert index.matched(asked, shown) == bold


def test_rows_lead_to_words_that_the_search_compares():
    rows = lexicon("de").further(())
    assert len(rows) > 900
    assert not {form for forms in rows.values() for form in forms} & STOP


def test_a_language_without_words_is_read_as_english():
    assert type(lexicon("fr")) is Lexicon


def test_damaged_words_are_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "search.toml").write_text("[same", "utf-8")
    monkeypatch.setattr(languages, "_file", lambda _: tmp_path / "search.toml")
    with pytest.raises(ResourceError, match="search words"):
        lexicon.__wrapped__("xx")


def test_the_kept_index_follows_the_words(
    german: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = SearchIndex.opened(german, tmp_path).search("Hexenschuss")
    assert SearchIndex.opened(german, tmp_path).search("Hexenschuss") == first
    assert len(list(tmp_path.glob("search-*.bin"))) == 1
    monkeypatch.setattr(lexicon("de"), "source", b"other words")
    SearchIndex.opened(german, tmp_path)
    assert len(list(tmp_path.glob("search-*.bin"))) == 2
