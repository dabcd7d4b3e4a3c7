"""What every test gets: a platform without a screen, and a home of its own."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before pytest-qt imports Qt

settings.register_profile("bodymap", deadline=None)  # a busy machine is no failure
settings.load_profile("bodymap")


@pytest.fixture(autouse=True)
def bodymap_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that holds this test's cache, settings, data and log."""
    home = tmp_path / "home"
    monkeypatch.setenv("BODYMAP_HOME", str(home))
    return home
