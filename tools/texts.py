"""Bring the catalogues of the window's languages up to date: `python3 dev.py texts`.

Reads every text that `bodymap` shows into `assets/languages/bodymap.pot`, carries new and changed
ones into each `.po`, and compiles that into the `.mo` which the program reads. Running it twice
changes nothing: no line numbers and no dates of the day.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parents[1]
LANGUAGES: Final = ROOT / "assets" / "languages"
TEMPLATE: Final = LANGUAGES / "bodymap.pot"
# Babel's way to say which arguments of a function are messages, and which is the context.
KEYWORDS: Final = {"say": None, "say_as": ((1, "c"), 2), "say_count": (1, 2), "later": None}
_ANY_DAY: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # Babel would take today
_HEADER: Final = """\
# The window of Bodymap. python3 dev.py texts brings this file up to date.
msgid ""
msgstr ""
"Language: {catalog.locale}\\n"
"Plural-Forms: {catalog.plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def extracted() -> Catalog:
    """Return every text of the code, with the files it stands in."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(ROOT / "bodymap", [("**.py", "python")], keywords=KEYWORDS)
    for name, _, message, _, context in found:
        catalog.add(message, locations=[(f"bodymap/{Path(name).as_posix()}", 0)], context=context)
    return catalog


def read(file: Path) -> Catalog:
    """Return the catalogue of a `.po` or `.pot` file, for the language of its folder."""
    language = None if file == TEMPLATE else file.parents[1].name
    with file.open("rb") as stream:
        catalog = read_po(stream, locale=language, abort_invalid=True)
    catalog.creation_date = catalog.revision_date = _ANY_DAY
    return catalog


def catalogues() -> list[Path]:
    """Return the `.po` file of each language."""
    return sorted(LANGUAGES.glob("*/LC_MESSAGES/bodymap.po"))


def write(file: Path, catalog: Catalog) -> None:
    """Write a `.po` or `.pot` file; what the code no longer says is left out."""
    with file.open("wb") as stream:
        if file != TEMPLATE:
            stream.write(_HEADER.format(catalog=catalog).encode())
        write_po(
            stream,
            catalog,
            width=100,
            sort_by_file=True,
            include_lineno=False,
            omit_header=True,
            ignore_obsolete=True,
        )


def waiting(catalog: Catalog) -> list[str]:
    """Return the English texts that have no translation, or one that has to be looked at again."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalog
        if message.id and (message.fuzzy or not _is_whole(message.string))
    ]


def _is_whole(translation: str | list[str] | tuple[str, ...] | None) -> bool:
    return all(translation) if isinstance(translation, list | tuple) else bool(translation)


def main() -> int:
    """Bring all up to date and tell what waits for a translator."""
    template = extracted()
    write(TEMPLATE, template)
    for file in catalogues():
        catalog = read(file)
        catalog.update(template, update_creation_date=False)
        write(file, catalog)
        with file.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalog)
        left = waiting(catalog)
        language = file.parents[1].name
        print(f"{language}: {len(catalog)} texts, {len(left)} wait for a translation")
        for text in left:
            print(f"  {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
