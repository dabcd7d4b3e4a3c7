"""Where the program keeps what belongs to its user.

Each folder is chosen by the first of: the argument `home`, the environment variable
`BODYMAP_HOME`, the custom of the platform (on Linux the XDG folders). A home holds all four as
`cache`, `config`, `data` and `log`.

The functions only name a folder. Whoever is about to write asks `ensure` first and does without
(no cache, no saved settings, no log file) when it returns None: an unwritable folder never keeps
the program from running.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "BODYMAP_HOME"
_APPLICATION = "bodymap"
_OWNER_ONLY = 0o700


def cache_folder(home: Path | None = None) -> Path:
    """Return the folder of what can be computed again at any time."""
    own = _own_home(home)
    return own / "cache" if own else platformdirs.user_cache_path(_APPLICATION, appauthor=False)


def config_folder(home: Path | None = None) -> Path:
    """Return the folder of the settings."""
    own = _own_home(home)
    return own / "config" if own else platformdirs.user_config_path(_APPLICATION, appauthor=False)


def data_folder(home: Path | None = None) -> Path:
    """Return the folder of what the user adds, such as content packs."""
    own = _own_home(home)
    return own / "data" if own else platformdirs.user_data_path(_APPLICATION, appauthor=False)


def log_folder(home: Path | None = None) -> Path:
    """Return the folder of the log files."""
    own = _own_home(home)
    return own / "log" if own else platformdirs.user_log_path(_APPLICATION, appauthor=False)


def ensure(folder: Path) -> Path | None:
    """Return the folder, created if need be (owner only), or None if it can not be written to."""
    if not folder.is_absolute():  # an account without a home: "~" was left as it stands
        return None
    try:
        folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK | os.X_OK) else None


def write_whole(file: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file that only its owner can read, beside the old one, and put it in its place.

    Args:
        file: the place; its folder exists.
        content: all of the file.
        durable: whether it has to outlast a power cut from now on, which takes time.

    Raises:
        OSError: it cannot be written; the old file is unchanged and nothing is left behind.
    """
    import tempfile

    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.stem, suffix=".new")  # mode 0600
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
            if durable:
                new.flush()
                os.fsync(handle)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink()
        raise


def _own_home(home: Path | None) -> Path | None:
    if home is not None:
        return home
    named = os.environ.get(HOME_VARIABLE)
    return Path(named).expanduser().absolute() if named else None
