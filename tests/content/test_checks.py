"""Faults between entries, each made by one change to a folder that has none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bodymap.content.loader import load
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure
from tests.content.small import FILES, edit, faults_of, write_content

SPLENIUS = "muscles/splenius.yaml"
PECTORALIS = "muscles/pectoralis.yaml"

CASES = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["faults"][0] for case in CASES])
def test_a_fault_is_told_with_its_place_and_what_would_be_right(
    folder: Path, drawings: Mapping[Figure, Drawing], case: dict[str, Any]
):
    edit(folder, case["file"], case["old"], case["new"])
    assert faults_of(folder, drawings) == case["faults"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SPLENIUS, "Turns the head.", "Other causes are looked for first."),
        (SPLENIUS, "main: [temple]", "main: []\n    note: It only hurts where it lies."),
        (SPLENIUS, "{region: neck_back, side: both}", "{region: temple, side: opposite}"),
        ("conditions.yaml", "Pain of the neck.", "Worn joints may be damaged."),
    ],
)
def test_what_only_looks_like_a_fault_is_none(
    folder: Path, drawings: Mapping[Figure, Drawing], name: str, old: str, new: str
):
    edit(folder, name, old, new)
    assert load([folder], drawings).muscles


def test_near_spellings_are_looked_for_only_among_the_first_faults(
    folder: Path, drawings: Mapping[Figure, Drawing]
):
    edit(folder, PECTORALIS, "spillover: [temple]", f"spillover: [{'tempel, ' * 60}]")
    found = faults_of(folder, drawings)
    assert len(found) == 60
    assert sum("write temple" in fault for fault in found) == 50


def test_all_near_spellings_are_offered(folder: Path, drawings: Mapping[Figure, Drawing]):
    edit(folder, "references.yaml", "id: unread", "id: studies")
    edit(folder, SPLENIUS, "sources: [study]", "sources: [studie]")
    (fault,) = faults_of(folder, drawings)
    assert fault.endswith("write studies or study, or add that entry")


@pytest.mark.parametrize("word", ["Numb", "Tingling", "Pins and needles", "Shooting pain"])
def test_what_feels_like_a_nerve_needs_nerve_causes_first(
    folder: Path, drawings: Mapping[Figure, Drawing], word: str
):
    edit(folder, "symptoms.yaml", "name: Stiff neck", f"name: {word}")
    (fault,) = faults_of(folder, drawings)
    assert "need nerve causes first" in fault
    edit(folder, "symptoms.yaml", "[crick in the neck]", "[], causes_first: [neck_pain]")
    assert load([folder], drawings).symptoms


def test_where_there_are_no_regions_a_file_for_them_is_named(
    tmp_path: Path, drawings: Mapping[Figure, Drawing]
):
    folder = write_content(tmp_path / "content", {"references.yaml": FILES["references.yaml"]})
    assert faults_of(folder, drawings) == [
        f"regions.yaml: the drawn region '{region}' has no entry; add one"
        for region in ("chest", "heel_sole", "neck_back", "nose", "temple")
    ]
