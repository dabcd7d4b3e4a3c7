"""Emergencies in the words in which they are told, not in those of a sign."""

import pytest

from bodymap.content.shipped import shipped_atlas
from bodymap.core.atlas import Atlas
from bodymap.core.words import Urgency
from bodymap.search.index import SearchIndex

_STROKE = {"head_stroke", "any_sudden_weakness"}
_HEART = {"chest_heart", "chest_heart_signs", "arm_heart"}
_CAUDA = {"back_cauda_bladder", "back_cauda_saddle"}
_GIANT_CELLS = {"head_gca", "head_gca_sight"}


@pytest.fixture(scope="module")
def english(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


@pytest.fixture(scope="module")
def german() -> SearchIndex:
    return SearchIndex(shipped_atlas(language="de"))


@pytest.mark.parametrize(
    ("asked", "any_of"),
    [
        ("sudden weak arm", _STROKE),
        ("my arm suddenly went weak", _STROKE),
        ("one side suddenly weak", _STROKE),
        ("arm and leg weak on one side", _STROKE),
        ("sudden numb face", _STROKE),
        ("left arm suddenly feels heavy and weak", _STROKE),
        ("mouth is hanging down on one side", _STROKE),
        ("talking funny all of a sudden", _STROKE),
        ("my leg just stopped working", _STROKE),
        ("grandad cant smile properly", _STROKE),
        ("dad's face looks lopsided and he is mumbling", _STROKE),
        ("right hand suddenly useless", _STROKE),
        ("left side of my face is paralysed", _STROKE),
        ("one side of my face went weak", _STROKE),
        ("heart pain", _HEART),
        ("someone standing on my chest", _HEART),
        ("squeezing in my chest spreading to my shoulder", _HEART),
        ("chest pain wont go away after 20 minutes", _HEART),
        ("my back feels like it is tearing apart", {"chest_aorta"}),
        ("worst ever pain in upper back came suddenly", {"chest_aorta"}),
        ("suddenly cant breathe", {"chest_clot"}),
        ("heart racing and breathless and sharp chest pain", {"chest_clot"}),
        ("my calf is hot and painful after a long flight", {"calf_clot"}),
        ("leg is hot red and throbbing", {"calf_clot"}),
        ("cant control my bladder", _CAUDA),
        ("no feeling around my bottom", _CAUDA),
        ("numb around my private parts", _CAUDA),
        ("i dont know when i need to pee anymore", _CAUDA),
        ("rash and stiff neck", {"head_meningitis"}),
        ("had cancer and legs are getting weak", {"back_cord"}),
        ("scalp is sore and i am 72 and lost sight", _GIANT_CELLS),
        ("sore scalp and jaw ache and double vision", _GIANT_CELLS),
        ("new headache at age 70 and sore temples", _GIANT_CELLS),
        ("toes turned white and painful suddenly", {"foot_cold"}),
        ("shivering and breathing fast", {"any_sepsis"}),
        ("numb toes and numb between my legs", {"back_cauda_saddle"}),
        ("my back hurts and both my feet are numb", {"back_cauda_legs"}),
        ("tingling toes and cannot pee", {"back_cauda_bladder"}),
        ("period pain and i might be pregnant", {"belly_ectopic"}),
        ("period pain only on one side and i fainted", {"belly_ectopic"}),
        ("old lady fell and cannot walk", {"hip_fracture"}),
        ("nan tripped and her hip is agony", {"hip_fracture"}),
        ("fell off a ladder and cannot move my leg", {"any_broken"}),
        ("teenage boy with sudden groin pain and vomiting", {"testicle_torsion"}),
        ("sharp pain low belly and i might be pregnant", {"belly_ectopic"}),
        ("shoulder tip pain and missed period", {"shoulder_inner_bleed"}),
        ("belly suddenly rock hard", {"belly_severe"}),
    ],
)
def test_told_in_english(english: SearchIndex, asked: str, any_of: set[str]) -> None:
    shown = [flag.id for flag in english.search(asked)["red_flags"][:3]]
    assert any_of & set(shown), shown


@pytest.mark.parametrize(
    ("asked", "any_of"),
    [
        ("plötzlich schwacher Arm", _STROKE),
        ("halbseitige Schwäche", _STROKE),
        ("mein Arm ist auf einmal kraftlos", _STROKE),
        ("Arm und Bein auf einer Seite schwach", _STROKE),
        ("eine Gesichtshälfte taub", _STROKE),
        ("als ob jemand auf meiner Brust sitzt", _HEART),
        ("vom Fahrrad gestürzt und Handgelenk schief", {"arm_injury"}),
        ("Schüttelfrost und schnelle Atmung", {"any_sepsis"}),
        ("gestürzt und Bein verkürzt", {"hip_fracture"}),
        ("Krebs gehabt und Beine werden schwach", {"back_cord"}),
        ("taube Füße und Rückenschmerzen", {"back_cauda_legs"}),
        ("Regelschmerzen und vielleicht schwanger", {"belly_ectopic"}),
        ("Regelschmerzen einseitig und ohnmächtig", {"belly_ectopic"}),
    ],
)
def test_told_in_german(german: SearchIndex, asked: str, any_of: set[str]) -> None:
    shown = [flag.id for flag in german.search(asked)["red_flags"][:3]]
    assert any_of & set(shown), shown


@pytest.mark.parametrize(
    "asked",
    ["arm feels weak after workout", "my jaw gets tired talking", "tired legs after running"],
)
def test_what_is_told_of_work_raises_no_stroke(english: SearchIndex, asked: str) -> None:
    assert not _STROKE & {flag.id for flag in english.search(asked)["red_flags"]}


@pytest.mark.parametrize("asked", ["numb toes", "my feet tingle", "period pain", "bad period pain"])
def test_what_is_mostly_harmless_is_no_emergency(english: SearchIndex, asked: str) -> None:
    assert not any(sign.urgency is Urgency.NOW for sign in english.search(asked)["red_flags"])


@pytest.mark.parametrize("asked", ["taube Zehen", "Kribbeln im Fuß", "starke Regelschmerzen"])
def test_what_is_mostly_harmless_is_none_in_german(german: SearchIndex, asked: str) -> None:
    assert not any(sign.urgency is Urgency.NOW for sign in german.search(asked)["red_flags"])
