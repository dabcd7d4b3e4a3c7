"""Counts of what the content covers."""

from pathlib import Path

from bodymap.content.coverage import coverage
from bodymap.core.atlas import Atlas
from tests.content.small import small_atlas


def test_everything_is_counted(tmp_path: Path):
    found = coverage(small_atlas(tmp_path))
    total = found["total"]
    counts = {
        key: total[key]
        for key in ("regions", "region_sides", "muscles", "trigger_points", "symptoms", "phrasings")
    }
    assert counts == {
        "regions": 5,
        "region_sides": 9,
        "muscles": 2,
        "trigger_points": 3,
        "symptoms": 4,
        "phrasings": 8,
    }
    assert total["regions_without_answer"] == 0
    assert (total["references"], total["references_verified"], total["references_unused"]) == (
        3,
        1,
        1,
    )
    assert sum(total["grades"].values()) == total["claims"]
    assert total["claims_with_study"] + total["claims_without_study"] == total["claims"]
    assert total["claims_without_source"] == 0


def test_areas_are_counted_apart(tmp_path: Path):
    areas = coverage(small_atlas(tmp_path))["areas"]
    assert areas["upper_back_neck"]["trigger_points"] == 2
    assert areas["chest_abdomen"]["claims"] == 4
    assert areas["chest_abdomen"]["claims_with_study"] == 0
    assert areas["jaw_face"]["red_flags"] == 2
    assert areas["thighs_legs"]["muscles"] == 0


def test_the_shipped_content_leaves_no_region_without_an_answer(atlas: Atlas):
    total = coverage(atlas)["total"]
    assert total["regions_without_answer"] == 0
    assert total["claims_without_source"] == 0
    assert total["regions"] == 90
