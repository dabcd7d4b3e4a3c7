"""A small content folder for each test to break, and the drawings it is checked against."""

from pathlib import Path
from typing import Any

import pytest

from bodymap.content import loader
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure
from tests.content.small import small_drawings, write_content


@pytest.fixture(scope="session")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> dict[Figure, Drawing]:
    return small_drawings(tmp_path_factory.mktemp("small") / "figures")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows with each reading of the files."""
    seen: list[object] = []
    load = loader.load

    def counted(folders: list[Path], *others: Any) -> object:
        seen.append(folders)
        return load(folders, *others)

    monkeypatch.setattr(loader, "load", counted)
    return seen
