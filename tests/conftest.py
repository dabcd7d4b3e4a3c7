"""What every test gets: a platform without a screen, a home of its own, the shipped atlas."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from bodymap.content.drawings import read_drawings
from bodymap.content.store import open_atlas
from bodymap.core.atlas import Atlas
from bodymap.resources import asset, data_folder

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before pytest-qt imports Qt
os.environ.pop("LANGUAGE", None)
os.environ["LC_ALL"] = "C.UTF-8"  # the window speaks the language of the system: here English

settings.register_profile("bodymap", deadline=None)  # a busy machine is no failure
settings.load_profile("bodymap")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rebuild-pictures",
        action="store_true",
        help="write the pictures in tests/pictures anew instead of comparing with them",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud, once, what was not tested because something is missing here."""
    skipped = (report.longrepr for report in terminalreporter.getreports("skipped"))
    reasons = {str(each[2]).partition("***")[2] for each in skipped if isinstance(each, tuple)}
    for reason in sorted(reasons - {""}):
        terminalreporter.write_line(f"***{reason}", yellow=True, bold=True)


@pytest.fixture(autouse=True)
def bodymap_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that holds this test's cache, settings, data and log."""
    home = tmp_path / "home"
    monkeypatch.setenv("BODYMAP_HOME", str(home))
    return home


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return an empty folder to keep compiled content in."""
    made = tmp_path / "cache"
    made.mkdir()
    return made


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """Return the shipped content with the shipped drawings."""
    return open_atlas([data_folder()], read_drawings(asset("body_front.svg").parent), None)
