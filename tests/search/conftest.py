"""A small atlas, whose answers can be worked out by hand."""

from dataclasses import replace

import pytest

from bodymap.core.atlas import Atlas
from tests.content.small import small_atlas


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return replace(small_atlas(tmp_path_factory.mktemp("small")), digest="small")
