"""The words of another language, laid over the English ones: texts alone, faults with lines."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bodymap import cli
from bodymap.content.drawings import read_drawings
from bodymap.content.loader import load
from bodymap.content.store import open_atlas
from bodymap.core.atlas import Atlas
from bodymap.core.errors import ContentError
from bodymap.core.figures import Drawing
from bodymap.core.words import AreaId, Figure, RegionId
from bodymap.resources import asset, data_folder
from tests.content.small import edit, write_content

Drawings = Mapping[Figure, Drawing]
NOSE = RegionId("nose")
REGIONS = """\
- id: nose
  name: Nase
  aliases: [Nasenspitze]
"""


def german(folder: Path, text: str = REGIONS, name: str = "regions.yaml") -> Path:
    return write_content(folder, {f"languages/de/{name}": text})


def faults_of(folder: Path, drawings: Drawings, text: str, name: str = "regions.yaml") -> list[str]:
    with pytest.raises(ContentError) as refused:
        load([german(folder, text, name)], drawings, "de")
    start = f"{folder}/languages/de/"
    return [str(fault).removeprefix(start) for fault in refused.value.faults]


def test_only_what_is_translated_changes(folder: Path, drawings: Drawings) -> None:
    german(folder)
    english, other = load([folder], drawings), load([folder], drawings, "de")
    assert (english.regions[NOSE].name, other.regions[NOSE].name) == ("Nose", "Nase")
    assert other.regions[NOSE].clinical == english.regions[NOSE].clinical
    assert other.regions[NOSE].area == english.regions[NOSE].area
    assert {k: v for k, v in other.regions.items() if k != NOSE} == {
        k: v for k, v in english.regions.items() if k != NOSE
    }
    assert list(other.regions) == list(english.regions)


def test_other_names_join_the_english_ones(folder: Path, drawings: Drawings) -> None:
    found = load([german(folder)], drawings, "de").regions[NOSE]
    assert found.aliases == ("Nasenspitze", "Nose")


def test_what_stays_english_is_told(folder: Path, drawings: Drawings, cache: Path) -> None:
    german(folder)
    for _ in ("read", "kept"):
        atlas = open_atlas([folder], drawings, cache, "de")
        assert atlas.language == "de"
        assert "Nose" in atlas.english
        assert not {"Nase", "Nasenspitze"} & atlas.english
    for language in ("en", "fr"):
        assert open_atlas([folder], drawings, cache, language).english == frozenset()


def test_what_is_alike_in_both_languages_is_no_english(folder: Path, drawings: Drawings) -> None:
    atlas = load([german(folder, "{id: nose, name: Nose, aliases: [Zinken]}")], drawings, "de")
    assert "Nose" not in atlas.english
    assert "Temple" in atlas.english


def test_faults_of_the_content_are_told_without_those_that_follow_from_them(
    folder: Path, drawings: Drawings
) -> None:
    edit(folder, "regions.yaml", "name: Nose", "nam: Nose")
    with pytest.raises(ContentError) as refused:
        load([german(folder)], drawings, "de")
    assert {fault.file for fault in refused.value.faults} == {str(folder / "regions.yaml")}


def test_a_language_without_words_is_english(folder: Path, drawings: Drawings) -> None:
    german(folder)
    assert load([folder], drawings, "fr").regions == load([folder], drawings).regions


def test_further_folders_bring_words_too(folder: Path, drawings: Drawings, tmp_path: Path) -> None:
    own = write_content(tmp_path / "own", {"regions.yaml": "[]"})
    german(folder)
    german(own, "{id: nose, name: Zinken}")
    assert load([folder, own], drawings, "de").regions[NOSE].name == "Zinken"


def test_each_fault_is_named_with_its_line(folder: Path, drawings: Drawings) -> None:
    text = "- {id: nose, name: Nase}\n- {id: nosw, name: Nase}\n- {id: nose, name: Nase}\n"
    assert faults_of(folder, drawings, text) == [
        "regions.yaml:2: [2].id: 'nosw' is not among the regions; use nose",
        "regions.yaml:3: [3].id: the id 'nose' stands twice; keep one of them",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{id: nose, area: chest_abdomen}", "the key 'area' is not known here"),
        ("{name: Nase}", "the key 'id' is missing"),
        ("{id: nose, name: ''}", "the text is empty"),
        ("{id: nose, aliases: Zinken}", "a text stands where a list belongs"),
        ("{id: nose, name: [a]}", "a list stands where a text belongs"),
        ("id: &a nose", "an anchor or alias"),
        ("Nase", "a text stands where keys belong"),
    ],
)
def test_facts_cannot_be_given_again(
    folder: Path, drawings: Drawings, text: str, words: str
) -> None:
    (fault,) = faults_of(folder, drawings, text)
    assert fault.startswith("regions.yaml:1: ")
    assert words in fault


def test_a_misplaced_file_is_a_fault(folder: Path, drawings: Drawings) -> None:
    (fault,) = faults_of(folder, drawings, REGIONS, "region.yaml")
    assert fault == "region.yaml: the place of this file tells no kind; name it KIND.yaml"


def test_the_cache_tells_languages_apart(folder: Path, drawings: Drawings, tmp_path: Path) -> None:
    def name(language: str) -> str:
        return open_atlas([folder], drawings, tmp_path, language).regions[NOSE].name

    german(folder)
    assert [name("en"), name("de"), name("en"), name("de")] == ["Nose", "Nase", "Nose", "Nase"]
    german(folder, "{id: nose, name: Zinken}")
    assert [name("en"), name("de")] == ["Nose", "Zinken"]


def test_check_finds_faults_of_every_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from bodymap.arguments import parser

    own = write_content(tmp_path / "own", {"references.yaml": "[]"})
    german(own, "{id: nowhere, name: Nirgends}")
    assert cli.run(parser().parse_args(["check", str(own)])) == 1
    assert "languages/de/regions.yaml:1: id: 'nowhere' is not among" in capsys.readouterr().out


@pytest.fixture(scope="module")
def german_atlas() -> Atlas:
    """Return the shipped content in German."""
    return load([data_folder()], read_drawings(asset("body_front.svg").parent), "de")


class TestShipped:
    def test_every_area_and_region_has_a_name_of_its_own(
        self, atlas: Atlas, german_atlas: Atlas
    ) -> None:
        for kind in ("areas", "regions"):
            english, other = getattr(atlas, kind), getattr(german_atlas, kind)
            assert [k for k in english if english[k].name == other[k].name] == []
            names = [entry.name for entry in other.values()]
            assert len(set(names)) == len(names)

    def test_every_caution_is_translated(self, atlas: Atlas, german_atlas: Atlas) -> None:
        for key, region in atlas.regions.items():
            other = german_atlas.regions[key]
            assert bool(region.note) == (other.note != region.note), key
            assert region.clinical != other.clinical, key
        for area, entry in atlas.areas.items():
            assert german_atlas.areas[AreaId(area)].plain != entry.plain
