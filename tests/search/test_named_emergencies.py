"""Who names an emergency outright gets its warning; who names a stroke of the arms does not."""

import pytest

from bodymap.core.atlas import Atlas
from bodymap.search.causes import _first
from bodymap.search.index import SearchIndex
from bodymap.search.reasons import Because, Reason


@pytest.mark.parametrize(
    ("complete", "shown"),
    [("", "abcd"), ("a", "abcd"), ("f", "abcf"), ("bef", "abef"), ("abcdef", "abcd")],
)
def test_what_was_said_in_full_is_shown_first_and_in_the_order_of_all(
    complete: str, shown: str
) -> None:
    found = [(flag, 1.0, Reason(Because.NAMED, "")) for flag in "abcdef"]
    assert "".join(flag for flag, *_ in _first(found, set(complete))) == shown


@pytest.fixture(scope="module")
def shipped(atlas: Atlas) -> SearchIndex:
    return SearchIndex(atlas)


@pytest.mark.parametrize(
    ("asked", "raised"),
    [
        ("stroke", "head_stroke"),
        ("TIA or mini stroke", "head_stroke"),
        ("TIA", "head_stroke"),
        ("mini stroke", "head_stroke"),
        ("fracture", "any_broken"),
        ("cancer", "any_cancer_history"),
        ("osteomyelitis", "any_bone_infection"),
        ("bone infection", "any_bone_infection"),
        ("suicide", "any_suicidal"),
        ("the pain is so bad I want to die", "any_suicidal"),
        ("cant go on like this", "any_suicidal"),
        ("trouble speaking", "head_stroke"),
        ("heart attack", "chest_heart"),
        ("deep vein thrombosis", "calf_clot"),
        ("DVT", "calf_clot"),
        ("pulmonary embolism", "chest_clot"),
        ("testicular torsion", "testicle_torsion"),
        ("aneurysm", "belly_aneurysm"),
        ("giant cell arteritis", "head_gca"),
        ("septic arthritis", "any_hot_joint_ill"),
        ("rhabdomyolysis", "any_dark_urine"),
        ("broken bone", "arm_injury"),
        ("meningitis", "head_meningitis"),
        ("sepsis", "any_sepsis"),
        ("appendicitis", "belly_appendix"),
        ("cauda equina", "back_cauda_bladder"),
        ("compartment syndrome", "leg_compartment"),
        ("collapsed lung", "chest_collapsed_lung"),
    ],
)
def test_named_emergencies_warn(shipped: SearchIndex, asked: str, raised: str) -> None:
    assert raised in [flag.id for flag in shipped.search(asked)["red_flags"]]


@pytest.mark.parametrize(
    "asked",
    [
        "this headache is killing me",
        "i could kill for a massage",
        "tension headache at the end of the day",
        "cannot go on walking because of my calf",
        "no cancer",
        "my back cracks",
        "ball of foot feels like a pebble",
    ],
)
def test_what_only_sounds_so_does_not(shipped: SearchIndex, asked: str) -> None:
    alarming = {"any_suicidal", "any_cancer_history", "any_broken", "testicle_torsion"}
    assert not alarming & {flag.id for flag in shipped.search(asked)["red_flags"]}


@pytest.mark.parametrize(
    "asked",
    ["backhand stroke elbow pain", "breast stroke knee pain", "swimming stroke shoulder"],
)
def test_strokes_of_sports_do_not(shipped: SearchIndex, asked: str) -> None:
    assert shipped.search(asked)["red_flags"] == ()
