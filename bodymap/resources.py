"""The one way to the files that come with the program.

In a checkout and in an editable install `assets/` and `data/` lie beside the package; a wheel
carries them inside it.
"""

from __future__ import annotations

from pathlib import Path

from bodymap.core.errors import BodymapError

_PACKAGE = Path(__file__).parent


class ResourceError(BodymapError, FileNotFoundError):
    """A file that belongs to the program is not where it was installed."""


def asset(name: str) -> Path:
    """Return the path of a drawing, an icon or a theme.

    Args:
        name: path below `assets/` with forward slashes, such as `icons/back.svg`.

    Raises:
        ResourceError: there is no such file or folder.
    """
    return _existing(_folder("assets") / name)


def data_folder() -> Path:
    """Return the folder of the content files.

    Raises:
        ResourceError: there is no such folder.
    """
    return _existing(_folder("data"))


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def _existing(path: Path) -> Path:
    if not path.exists():
        raise ResourceError(f"A part of Bodymap is missing: {path}. Installing it again helps.")
    return path
