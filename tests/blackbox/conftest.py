"""One desk for all black-box tests; where its programs are missing, one loud line says so."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

from tests.blackbox.desk import Desk
from tests.blackbox.packages import READER, is_wanted, missing_packages, skipped_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_missing = functools.cache(lambda: missing_packages(READER))


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Return a desk on which Bodymap has been started."""
    if not is_wanted() or _missing():
        pytest.skip(skipped_line(_missing()))  # `tests/conftest.py` says it aloud
    with Desk(tmp_path_factory.mktemp("desk")) as made:
        made.start()
        yield made
