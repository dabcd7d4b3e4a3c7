"""The German names of symptoms, conditions, therapies and muscles: whole, and found by search."""

from collections import Counter

import pytest

from bodymap.content.store import open_atlas
from bodymap.core.atlas import Atlas
from bodymap.resources import data_folder
from bodymap.search.index import SearchIndex
from bodymap.search.text import words

KINDS = ("symptoms", "conditions", "therapies")
OTHER_NAMES = {"symptoms": "phrasings", "conditions": "aliases", "muscles": "aliases"}
ASKED = [
    ("Schmerzen hinter dem Auge", "pain_eye"),
    ("Kopfschmerzen hinter dem Auge", "headache_behind_eye"),
    ("tauber kleiner Finger", "numb_ring_little"),
    ("Fersenschmerz morgens", "heel_pain_first_steps"),
    ("steifer Nacken", "stiff_neck"),
    ("ich kann den Kopf nicht mehr drehen", "cannot_turn_head"),
    ("Rückenschmerzen", "low_back_pain"),
    ("Rueckenschmerzen", "low_back_pain"),
    ("Hexenschuss", "low_back_pain"),
    ("Schmerz zieht vom Rücken ins Bein", "shooting_leg_pain"),
    ("mein Kiefer knackt", "jaw_clicking"),
    ("der Mund geht nicht auf", "limited_mouth_opening"),
    ("Zahnschmerzen, aber der Zahnarzt findet nichts", "toothache_upper"),
    ("Zaehneknirschen", "clenching"),
    ("Pfeifen im Ohr", "tinnitus"),
    ("mir ist schwindelig", "dizziness"),
    ("Kloß im Hals", "lump_in_throat"),
    ("ich kann den Arm nicht heben", "cannot_raise_arm"),
    ("linke Schulter tut weh", "pain_shoulder_side"),
    ("Schulter schmerzt nachts", "shoulder_night_pain"),
    ("zwischen den Schulterblättern brennt es", "pain_between_shoulder_blades"),
    ("Hand schläft nachts ein", "numb_hand"),
    ("mir fallen Sachen aus der Hand", "dropping_things"),
    ("Handgelenk tut weh vom Tippen", "wrist_pain_typing"),
    ("Engegefühl in der Brust", "chest_pain"),
    ("Atmen tut weh", "pain_breathing_in"),
    ("Bauchweh", "belly_pain"),
    ("Leiste tut weh", "groin_pain"),
    ("taub zwischen den Beinen", "numb_saddle"),
    ("Gesäß tut weh", "pain_buttock_lower"),
    ("Hüftschmerzen in der Nacht", "hip_night_pain"),
    ("Knie tut auf der Treppe weh", "pain_on_stairs"),
    ("Knie knickt weg", "knee_gives_way"),
    ("Wadenkrampf nachts", "calf_cramp"),
    ("dicke Wade", "swollen_calf"),
    ("Fußsohlen brennen", "burning_soles"),
]


@pytest.fixture(scope="module")
def german(atlas: Atlas) -> Atlas:
    """Return the shipped content in German."""
    return open_atlas([data_folder()], atlas.drawings, None, "de")


@pytest.fixture(scope="module")
def index(german: Atlas) -> SearchIndex:
    """Return the search over the German content."""
    return SearchIndex(german)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["name", "plain"])
def test_each_entry_has_german_words(atlas: Atlas, german: Atlas, kind: str, text: str) -> None:
    english, own = getattr(atlas, kind), getattr(german, kind)
    assert [key for key in english if getattr(english[key], text) == getattr(own[key], text)] == []


def test_each_symptom_is_asked_for_in_german_first(atlas: Atlas, german: Atlas) -> None:
    for key, symptom in german.symptoms.items():
        english = atlas.symptoms[key].phrasings
        own = symptom.phrasings[: -len(english)]
        assert len(own) >= 4, key
        assert not set(own) & set(english), key


@pytest.mark.parametrize("asked", ["heart attack", "stroke"])
def test_english_emergencies_are_understood_too(index: SearchIndex, asked: str) -> None:
    assert index.search(asked)["red_flags"]


def test_sharp_s_is_two(index: SearchIndex) -> None:
    assert index.search("Fuß") == index.search("Fuss")


def test_a_muscle_without_a_german_name_keeps_a_latin_one(atlas: Atlas, german: Atlas) -> None:
    kept = [m for key, m in german.muscles.items() if m.name == atlas.muscles[key].name]
    assert len(kept) > 50
    assert [m.name for m in kept if not set(words(m.name)) <= set(words(m.latin))] == []


@pytest.mark.parametrize(("kind", "key"), OTHER_NAMES.items())
def test_no_german_name_stands_for_two(german: Atlas, kind: str, key: str) -> None:
    names = Counter(
        name.casefold()
        for entry in getattr(german, kind).values()
        for name in (entry.name, *getattr(entry, key))
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("side", "own"), [("left", "link"), ("right", "recht")])
def test_no_side_is_added(atlas: Atlas, german: Atlas, kind: str, side: str, own: str) -> None:
    for key, english in getattr(atlas, kind).items():
        entry = getattr(german, kind)[key]
        said = f"{entry.name} {entry.plain}".lower().split()
        if any(word.startswith(own) for word in said):
            assert side in f"{english.name} {english.plain}".lower(), key


@pytest.mark.parametrize(("asked", "symptom"), ASKED)
def test_everyday_german_finds_the_symptom(index: SearchIndex, asked: str, symptom: str) -> None:
    assert symptom in [result.id for result in index.search(asked)["symptoms"][:5]]


@pytest.mark.parametrize(
    ("asked", "group", "found"),
    [
        ("Tennisarm", "conditions", "lateral_epicondylitis"),
        ("Gürtelrose", "conditions", "shingles"),
        ("Fersensporn", "conditions", "plantar_heel_pain"),
        ("Blinddarmentzündung", "conditions", "appendicitis"),
        ("Faszienrolle", "therapies", "self_massage_tools"),
        ("Wärmflasche", "therapies", "heat"),
        ("Kapuzenmuskel", "muscles", "upper_trapezius"),
        ("Wadenmuskel", "muscles", "gastrocnemius"),
    ],
)
def test_german_names_are_found(index: SearchIndex, asked: str, group: str, found: str) -> None:
    assert index.search(asked)[group][0].id == found
