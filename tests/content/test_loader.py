"""Whole folders: all of it or nothing, later folders laid over earlier ones."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bodymap.content.loader import load
from bodymap.core.errors import ContentError
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure, RegionId
from tests.content.small import edit, write_content

Drawings = Mapping[Figure, Drawing]


def faults_of(drawings: Drawings, *folders: Path) -> list[str]:
    with pytest.raises(ContentError) as refused:
        load(folders, drawings)
    return [str(fault) for fault in refused.value.faults]


def test_a_whole_folder_is_read(folder: Path, drawings: Drawings):
    atlas = load([folder], drawings)
    assert list(atlas.muscles) == ["pectoralis", "splenius"]
    assert list(atlas.regions) == ["temple", "nose", "chest", "neck_back", "heel_sole"]


def test_a_further_folder_adds_and_replaces_by_id(folder: Path, drawings: Drawings, tmp_path: Path):
    own = write_content(
        tmp_path / "own",
        {"regions.yaml": "{id: nose, name: Snout, clinical: Nasus, area: jaw_face}"},
    )
    atlas = load([folder, own], drawings)
    assert atlas.regions[RegionId("nose")].name == "Snout"
    assert len(atlas.regions) == 5


def test_every_fault_of_every_file_is_named_where_it_stands(folder: Path, drawings: Drawings):
    edit(folder, "regions.yaml", "name: Nose", "nam: Nose")
    edit(folder, "symptoms.yaml", "regions: [temple]", "regions: temple")
    (folder / "areas.yaml").write_text("a: &b c\n", encoding="utf-8")
    (folder / "muscle.yaml").write_text("id: x\n", encoding="utf-8")
    found = faults_of(drawings, folder)
    assert [fault.removeprefix(f"{folder}/").split(":")[0:2] for fault in found] == [
        ["areas.yaml", "1"],
        [
            "muscle.yaml",
            " the place of this file tells no kind; name it KIND.yaml or"
            " KIND/NAME.yaml with KIND one of areas, regions, muscles, symptoms, conditions,"
            " therapies, red_flags, references, trigger_points",
        ],
        ["regions.yaml", "2"],
        ["regions.yaml", "2"],
        ["symptoms.yaml", "5"],
    ]


@pytest.mark.parametrize("name", ["Nose", "nose-tip", "../nose", "n\u00f6se", "a" * 81, "'a b'"])
def test_an_id_is_a_plain_word(folder: Path, drawings: Drawings, name: str):
    edit(folder, "regions.yaml", "id: nose", f"id: {name}")
    (fault,) = faults_of(drawings, folder)
    assert "is not an id; use lower case letters, digits and _" in fault


def test_an_id_stands_once_in_a_folder(folder: Path, drawings: Drawings):
    edit(folder, "regions.yaml", "id: chest", "id: nose")
    (fault,) = faults_of(drawings, folder)
    assert "[3].id: the id 'nose' stands also in" in fault


def test_a_folder_without_content_is_refused(tmp_path: Path, drawings: Drawings):
    (fault,) = faults_of(drawings, tmp_path)
    assert "no content files here" in fault
