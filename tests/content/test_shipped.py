"""The atlas that comes with the program."""

from pathlib import Path

from bodymap.content.shipped import shipped_atlas
from bodymap.core.words import ReferenceId


def test_a_further_folder_is_laid_over_it_and_it_is_read_once(tmp_path: Path):
    own = "- {id: my_own_notes, title: Own notes, kind: book, verified: false}\n"
    (tmp_path / "references.yaml").write_text(own, encoding="utf-8")
    read: list[tuple[int, int]] = []

    def watch(done: int, files: int) -> None:
        read.append((done, files))

    atlas = shipped_atlas([tmp_path], "de", watch)
    assert atlas.references[ReferenceId("my_own_notes")].title == "Own notes"
    assert atlas.language == "de"
    assert len(atlas.muscles) > 100
    done, files = read[-1]
    assert done == files == len(read)
    again = shipped_atlas([tmp_path], "de", watch)
    assert again.references == atlas.references
    assert len(read) == files
