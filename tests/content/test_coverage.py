"""Counts of what the content covers; those of the small content are made by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from bodymap.content.coverage import coverage
from bodymap.content.loader import load
from bodymap.core.atlas import Atlas
from bodymap.core.words import AreaId, MuscleId, Urgency
from tests.content.small import edit, small_drawings, write_content

NO_STUDY = ("book", "guide", "course", "wiki", "blog", "news")
AREAS = {  # regions, muscles, trigger points, red flags, claims of grade C, claims of grade U
    "jaw_face": (2, 0, 0, 2, 0, 0),
    "chest_abdomen": (1, 1, 1, 1, 0, 4),
    "upper_back_neck": (1, 1, 2, 1, 5, 4),
    "thighs_legs": (1, 0, 0, 1, 0, 0),
}


def claims(studied: int, traditional: int) -> dict[str, object]:
    """Return the counts of claims, of which those of grade C alone cite a study."""
    return {
        "claims": studied + traditional,
        "claims_with_study": studied,
        "claims_without_study": traditional,
        "claims_without_source": 0,
        "grades": {"A": 0, "B": 0, "C": studied, "D": 0, "U": traditional},
    }


def content_of(folder: Path, *changes: tuple[str, str, str]) -> Atlas:
    """Return the small content with some of its texts changed: file, old text, new text."""
    write_content(folder / "content")
    for name, old, new in changes:
        edit(folder / "content", name, old, new)
    return load([folder / "content"], small_drawings(folder / "figures"))


def test_everything_is_counted(tmp_path: Path):
    assert coverage(content_of(tmp_path))["total"] == {
        "regions": 5,
        "region_sides": 9,
        "regions_without_answer": 0,
        "muscles": 2,
        "trigger_points": 3,
        "symptoms": 4,
        "phrasings": 8,
        "conditions": 2,
        "therapies": 2,
        "red_flags": 5,
        "references": 3,
        "references_verified": 1,
        "references_unused": 1,
        # of areas 1, splenius 5, conditions 4, therapies 5, chapters 1; of muscles 8, therapies 1
        **claims(16, 9),
    }


def test_areas_are_counted_apart(tmp_path: Path):
    found = coverage(content_of(tmp_path))["areas"]
    names = ("regions", "muscles", "trigger_points", "red_flags")
    assert found == {
        area: {**dict(zip(names, counts, strict=True)), **claims(studied, traditional)}
        for area, (*counts, studied, traditional) in AREAS.items()
    }


def test_each_phrasing_is_counted_beside_the_name(tmp_path: Path):
    more = ("symptoms.yaml", "[temple ache]", "[temple ache, sore temple, my temple hurts]")
    assert coverage(content_of(tmp_path, more))["total"]["phrasings"] == 10


@pytest.mark.parametrize("kind", NO_STUDY)
def test_no_study_stands_behind_what_was_only_written(tmp_path: Path, kind: str):
    atlas = content_of(tmp_path, ("references.yaml", "kind: book", f"kind: {kind}"))
    assert coverage(atlas)["total"]["claims_with_study"] == 16


@pytest.mark.parametrize("kind", ["RCT", "guideline", "paper"])
def test_a_claim_of_either_kind_of_source_counts_as_studied(tmp_path: Path, kind: str):
    atlas = content_of(tmp_path, ("references.yaml", "kind: book", f"kind: {kind}"))
    found = coverage(atlas)["total"]
    assert (found["claims_with_study"], found["claims_without_study"]) == (25, 0)


def test_one_study_among_the_sources_is_enough(tmp_path: Path):
    both = ("areas.yaml", "sources: [study]", "sources: [book, study]")
    assert coverage(content_of(tmp_path, both))["total"]["claims_with_study"] == 16


def test_a_region_is_unanswered_without_points_senders_and_note(tmp_path: Path):
    whole = content_of(tmp_path)
    assert coverage(whole)["total"]["regions_without_answer"] == 0
    pectoralis = whole.muscles[MuscleId("pectoralis")]
    silent = replace(pectoralis.trigger_points[0], main=(), spillover=())
    alone = {pectoralis.id: replace(pectoralis, trigger_points=(silent,))}
    # Each region with its sides; the heel has a note, and on either side of the chest lies a point.
    assert coverage(replace(whole, muscles={}))["total"]["regions_without_answer"] == 7
    assert coverage(replace(whole, muscles=alone))["total"]["regions_without_answer"] == 5


def test_a_claim_without_a_source_would_be_counted(tmp_path: Path):
    whole = content_of(tmp_path)
    splenius = whole.muscles[MuscleId("splenius")]
    bare = replace(splenius, frequency=replace(splenius.frequency, sources=()))
    found = coverage(replace(whole, muscles={**whole.muscles, splenius.id: bare}))
    for part in (found["total"], found["areas"][AreaId("upper_back_neck")]):
        assert part["claims_without_source"] == 1
    assert found["total"]["claims_with_study"] == 15
    assert found["total"]["claims_without_study"] == 10


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("areas.yaml", "sources: [study]", "sources: [study, unread]"),
        ("trigger_points.yaml", "sources: [study]", "sources: [study, unread]"),
        ("red_flags.yaml", "sources: [study]", "sources: [unread, study]"),
    ],
)
def test_a_reference_that_is_cited_anywhere_is_used(tmp_path: Path, name: str, old: str, new: str):
    assert coverage(content_of(tmp_path, (name, old, new)))["total"]["references_unused"] == 0


@pytest.mark.parametrize("other", ["nose", "stroke", "dizzy", "jaw_face"])
def test_what_else_has_the_id_of_a_reference_does_not_cite_it(tmp_path: Path, other: str):
    atlas = content_of(tmp_path, ("references.yaml", "id: unread", f"id: {other}"))
    assert coverage(atlas)["total"]["references_unused"] == 1


def test_the_shipped_content_leaves_no_region_without_an_answer(atlas: Atlas):
    total = coverage(atlas)["total"]
    assert total["regions_without_answer"] == 0
    assert total["claims_without_source"] == 0
    assert total["regions"] == 90


def test_no_emergency_of_the_shipped_content_rests_on_the_news(atlas: Atlas):
    urgent = [flag for flag in atlas.red_flags.values() if flag.urgency is Urgency.NOW]
    kinds = {atlas.references[source].kind for flag in urgent for source in flag.sources}
    assert "guideline" in kinds
    assert not kinds & {"news", "blog", "wiki"}
