"""The atlas that comes with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap import paths
from bodymap.content.store import nobody, open_shipped
from bodymap.resources import asset, data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bodymap.content.store import Watch
    from bodymap.core.atlas import Atlas


def shipped_atlas(
    content: Iterable[Path] = (), language: str = "en", watch: Watch = nobody
) -> Atlas:
    """Return the shipped atlas with further folders laid over it, and the words of a language.

    Args:
        content: further content folders.
        language: the code of the language whose words are laid over the English ones.
        watch: is told of each content file that had to be read.

    Raises:
        BodymapError: the content or a drawing cannot be used.
    """
    cache = paths.ensure(paths.cache_folder())
    figures = asset("body_front.svg").parent
    return open_shipped([data_folder(), *content], figures, cache, language, watch)
