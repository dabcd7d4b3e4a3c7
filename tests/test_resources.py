"""The program's own files are found in a checkout, an editable install and a wheel."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bodymap import resources

ROOT = Path(__file__).parents[1]
LOOK = """
import json, site, sys
site.addsitedir(sys.argv[1])
from bodymap import resources
found = [resources.__file__, resources.asset("body_front.svg"), resources.data_folder()]
print(json.dumps([str(path) for path in found]))
"""


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def build(hook: str, into: Path) -> Path:
    """Call a build hook of the back end, as pip does, and return what it made, unpacked.

    A wheel in pure Python is installed by unpacking it.
    """
    code = f"from hatchling.build import {hook}; {hook}({str(into)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    (wheel,) = into.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(into / "site")
    return into / "site"


def look(site: Path) -> list[Path]:
    """Return module, asset and data folder as an interpreter sees them that has only `site`."""
    command = [sys.executable, "-I", "-S", "-c", LOOK, str(site)]
    ran = subprocess.run(command, cwd=site, check=True, stdout=subprocess.PIPE, text=True)
    return [Path(path) for path in json.loads(ran.stdout)]


def test_checkout() -> None:
    assert resources.asset("body_front.svg") == ROOT / "assets/body_front.svg"
    assert resources.data_folder() == ROOT / "data"


def test_wheel_carries_everything_inside_the_package(tmp_path: Path) -> None:
    site = build("build_wheel", tmp_path)
    package = site / "bodymap"
    assert look(site) == [
        package / "resources.py",
        package / "assets/body_front.svg",
        package / "data",
    ]
    for name in ("assets", "data"):
        assert files_below(package / name) == files_below(ROOT / name)
    assert files_below(site) & {"dev.py", "assets/body_front.svg"} == set()


def test_editable_install_uses_the_checkout_and_copies_nothing(tmp_path: Path) -> None:
    site = build("build_editable", tmp_path)
    assert look(site) == [
        ROOT / "bodymap/resources.py",
        ROOT / "assets/body_front.svg",
        ROOT / "data",
    ]
    assert not (site / "bodymap").exists()


def test_missing_asset_is_named() -> None:
    with pytest.raises(resources.ResourceError, match=r"icons/nowhere\.svg") as caught:
        resources.asset("icons/nowhere.svg")
    assert isinstance(caught.value, FileNotFoundError)


def test_missing_content_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "bodymap")
    with pytest.raises(resources.ResourceError, match="data"):
        resources.data_folder()
