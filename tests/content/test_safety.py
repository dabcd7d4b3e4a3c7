"""What keeps a reader safe: every region, remedy and word that the checks know of, spelt out."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bodymap.content.drawings import read_drawings
from bodymap.content.loader import load
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure
from tests.content.small import (
    FILES,
    SHAPES,
    edit,
    faults_of,
    svg,
    write_content,
    write_drawings,
)

SPLENIUS = "muscles/splenius.yaml"


def renamed(folder: Path, old: str, new: str) -> Path:
    """Return a small content folder in which one name is another everywhere."""
    return write_content(folder, {name: text.replace(old, new) for name, text in FILES.items()})


class TestRegions:
    """The heel of the small body takes the name of another region; its flag says "soon"."""

    @pytest.fixture
    def body(self, tmp_path: Path, region: str) -> Mapping[Figure, Drawing]:
        figures = write_drawings(tmp_path / "figures")
        soles = tuple((region if r == "heel_sole" else r, s, x) for r, s, x in SHAPES[Figure.SOLES])
        (figures / "feet_soles.svg").write_text(svg(soles), encoding="utf-8")
        return read_drawings(figures)

    @pytest.mark.parametrize(
        "region",
        [
            *("neck_side", "neck_front", "trapezius_upper", "flank_back"),
            *("sacrum", "buttock_lower", "groin", "pubic", "thigh_inner"),
        ],
    )
    def test_where_pain_may_be_an_emergency_a_flag_says_now(
        self, tmp_path: Path, body: Mapping[Figure, Drawing], region: str
    ):
        folder = renamed(tmp_path / "content", "heel_sole", region)
        (fault,) = faults_of(folder, body)
        assert fault.startswith("regions.yaml:5: [5]: no red flag of this region or its area needs")
        edit(folder, "red_flags.yaml", "  regions: [temple]", f"  regions: [temple, {region}]")
        assert load([folder], body).regions

    @pytest.mark.parametrize("region", ["calf_upper", "calf_lower"])
    def test_the_calf_needs_a_flag_that_tells_of_a_clot(
        self, tmp_path: Path, body: Mapping[Figure, Drawing], region: str
    ):
        folder = renamed(tmp_path / "content", "heel_sole", region)
        assert load([folder], body).regions
        edit(folder, "red_flags.yaml", "clot, urgency: soon", "clot, urgency: ask")
        assert faults_of(folder, body) == [
            "regions.yaml:5: [5]: no red flag of this region or its area tells of a clot;"
            " name the region in one with urgency: soon"
        ]
        edit(folder, "red_flags.yaml", "clot, urgency: ask", "clot, urgency: now")
        assert load([folder], body).regions


@pytest.mark.parametrize(
    "needle", ["dry_needling", "acupuncture", "injection_anaesthetic", "injection_botulinum"]
)
def test_a_needle_is_never_self_care(
    tmp_path: Path, drawings: Mapping[Figure, Drawing], needle: str
):
    folder = renamed(tmp_path / "content", "dry_needling", needle)
    assert load([folder], drawings).therapies
    edit(folder, "therapies.yaml", "self_care: never", "self_care: with_care")
    edit(folder, "therapies.yaml", "who: [physiotherapist]", "who: [physiotherapist, self]")
    (fault,) = faults_of(folder, drawings)
    assert "needles and injections are never self-care" in fault


@pytest.mark.parametrize("needle", ["dry_needling", "acupuncture", "injection_anaesthetic"])
@pytest.mark.parametrize("harm", ["Plungers", "It takes one's breath"])
def test_a_needle_near_the_chest_names_the_lung(
    tmp_path: Path, drawings: Mapping[Figure, Drawing], needle: str, harm: str
):
    folder = renamed(tmp_path / "content", "dry_needling", needle)
    edit(folder, "therapies.yaml", "A collapsed lung is rare.", f"{harm}.")
    (fault,) = faults_of(folder, drawings)
    assert "names a collapsed lung (pneumothorax)" in fault
    for lung in ("Lungs may be hit", "Pneumothorax", "a pneumothorax"):
        edit(folder, "therapies.yaml", harm, lung)
        assert load([folder], drawings).therapies
        edit(folder, "therapies.yaml", lung, harm)
    warning = "{statements: [Not near the lung.], grade: U, sources: [book]}"
    edit(folder, "therapies.yaml", "not_if: []", f"not_if: [{warning}]")
    assert load([folder], drawings).therapies


@pytest.mark.parametrize(
    "who",
    [
        *("professional", "physiotherapist", "therapist", "doctor", "dentist", "clinician"),
        *("practitioner", "specialist", "acupuncturist", "osteopath", "chiropractor"),
    ],
)
def test_who_is_trained_for_it_is_named_in_any_form(
    folder: Path, drawings: Mapping[Figure, Drawing], who: str
):
    for named in (f"a {who}", f"{who.capitalize()}s", f"the {who.upper()}"):
        edit(folder, SPLENIUS, "A trained physiotherapist does it.", f"For {named} alone.")
        assert load([folder], drawings).muscles
        edit(folder, SPLENIUS, f"For {named} alone.", "A trained physiotherapist does it.")


def test_trained_is_enough_and_untrained_is_not(folder: Path, drawings: Mapping[Figure, Drawing]):
    edit(folder, SPLENIUS, "A trained physiotherapist does it.", "Trained hands do it.")
    assert load([folder], drawings).muscles
    edit(folder, SPLENIUS, "Trained hands", "Untrained hands")
    (fault,) = faults_of(folder, drawings)
    assert "the steps name no professional" in fault


@pytest.mark.parametrize(
    "claim",
    [
        *("CAUSED BY", "causes", "brother causes", "Causes", "Damage", "damaging"),
        *("degenerated", "Degeneration", "Out of place", "out of place"),
    ],
)
def test_a_word_that_claims_too_much_is_found_in_any_case(
    folder: Path, drawings: Mapping[Figure, Drawing], claim: str
):
    edit(folder, SPLENIUS, "Turns the head.", f"{claim} pain.")
    (fault,) = faults_of(folder, drawings)
    assert "claims more than is known" in fault


@pytest.mark.parametrize("claim", ["Other causes", "other causes", "undamaged", "causeway"])
def test_what_only_sounds_like_it_is_none(
    folder: Path, drawings: Mapping[Figure, Drawing], claim: str
):
    edit(folder, SPLENIUS, "Turns the head.", f"{claim} of pain.")
    assert load([folder], drawings).muscles
