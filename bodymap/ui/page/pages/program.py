"""Pages about the program itself: settings, keys, about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import bodymap
from bodymap.core.preferences import (
    EMERGENCY_NUMBERS,
    ZOOMS,
    Colours,
    Motion,
    Paper,
    Preferences,
    Whose,
    Words,
)
from bodymap.texts import LANGUAGES, later, say
from bodymap.ui.actions import ACTIONS, keys_of, words_of
from bodymap.ui.page.blocks import (
    Block,
    Bullets,
    Heading,
    Link,
    Page,
    Para,
    Span,
    Text,
    para,
    quiet,
)
from bodymap.ui.page.pages.start import in_english

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas

SET: Final = "set:"
_NO_BREAK: Final = "\u00a0"
_COLOURS: Final = {
    Colours.SYSTEM: later("As the system"),
    Colours.LIGHT: later("Light"),
    Colours.DARK: later("Dark"),
    Colours.CONTRAST: later("High contrast"),
}
_WORDS: Final = {Words.PLAIN: later("Plain words"), Words.CLINICAL: later("Clinical words")}
_WHOSE: Final = {Whose.MINE: later("This is me"), Whose.CLIENT: later("I am looking at my client")}
_MOTION: Final = {Motion.SYSTEM: later("As the system"), Motion.NONE: later("No motion")}
_PAPER: Final = {Paper.A4: later("A4"), Paper.LETTER: later("Letter")}
_COUNTRIES: Final = {  # those of `EMERGENCY_NUMBERS`
    "Australia": later("Australia"),
    "Canada": later("Canada"),
    "European Union": later("European Union"),
    "New Zealand": later("New Zealand"),
    "United Kingdom": later("United Kingdom"),
    "United States": later("United States"),
}
_MAP_KEYS: Final = (
    (later("Arrow keys"), later("go to the next region of the body")),
    (later("Enter or Space"), later("choose the region")),
    (later("A letter"), later("go to the region whose name begins with it")),
    (later("1 to 9, 0 for 10"), later("mark how strongly it hurts, in Where does it hurt?")),
    (later("Delete"), later("take a mark away")),
    (later("+ and -"), later("show the body larger or smaller")),
    (later("Shift and arrow keys"), later("move the enlarged body")),
    (later("Home"), later("show the whole body")),
    (later("Tab"), later("go to the next link or pane")),
)


def settings_page(preferences: Preferences) -> Page:
    """Return the settings: each choice is a link, the present one stands in bold."""
    emergency = {
        country: f"{say(_COUNTRIES[country])} ({number})" if country else say("Not set")
        for country, number in EMERGENCY_NUMBERS.items()
    }
    now = preferences
    blocks: tuple[Block, ...] = (
        Heading(say("Language")),
        *in_english(),
        _choice("language", {"": say("As the system"), **LANGUAGES}, now.language),
        Heading(say("Colours")),
        _choice("colours", {c.value: say(word) for c, word in _COLOURS.items()}, now.colours.value),
        Heading(say("Size of the text")),
        _choice("zoom", {str(z): f"{z} %" for z in ZOOMS}, str(now.zoom)),
        Heading(say("Motion")),
        quiet(say("The body glides when it is enlarged. Without motion it is larger at once.")),
        _choice("motion", {m.value: say(word) for m, word in _MOTION.items()}, now.motion.value),
        Heading(say("Words")),
        quiet(
            say("Clinical words put Latin names first and fold the emergency card to one sentence.")
        ),
        _choice("words", {w.value: say(word) for w, word in _WORDS.items()}, now.words.value),
        Heading(say("Whose body is it?")),
        quiet(
            say("Left and right are always those of the person looked at. Only the labels change.")
        ),
        _choice("whose", {w.value: say(word) for w, word in _WHOSE.items()}, now.whose.value),
        Heading(say("Emergency number")),
        quiet(say("Bodymap never guesses it. Choose where you are.")),
        _choice("country", emergency, now.country),
        Heading(say("Paper")),
        _choice("paper", {p.value: say(word) for p, word in _PAPER.items()}, now.paper.value),
    )
    return Page(say("Settings"), say("Kept on this computer"), blocks)


def keys_page() -> Page:
    """Return every key, from the table of commands."""
    commands = tuple(
        (say(" or ").join(map(keys_of, spec.keys)), words_of(spec)) for spec in ACTIONS if spec.keys
    )
    on_the_body = tuple((say(keys), say(words)) for keys, words in _MAP_KEYS)
    blocks = (
        Heading(say("Everywhere")),
        _rows(commands),
        Heading(say("On the body")),
        _rows(on_the_body),
    )
    return Page(say("Keys"), say("Everything works without a mouse"), blocks)


def about_page(atlas: Atlas) -> Page:
    """Return what this program is made of and under which licences."""
    points = sum(len(muscle.trigger_points) for muscle in atlas.muscles.values())
    blocks: tuple[Block, ...] = (
        para(
            say(
                "Bodymap is a reference, not a diagnosis. It works offline, keeps what you mark on "
                "this computer and sends nothing anywhere."
            )
        ),
        para(
            say(
                "Version {version}. {muscles} muscles, {points} trigger points, {conditions} "
                "conditions, {references} sources.",
                version=bodymap.__version__,
                muscles=len(atlas.muscles),
                points=points,
                conditions=len(atlas.conditions),
                references=len(atlas.references),
            )
        ),
        Heading(say("Licences")),
        Bullets(
            (
                (Text(say("Program: Apache License 2.0.")),),
                (Text(say("Texts and body drawings: Creative Commons Attribution 4.0.")),),
                (Text(say("Qt and PySide6: GNU Lesser General Public License 3.")),),
                (
                    Text(
                        say("PyYAML, platformdirs and RapidFuzz: MIT License. Python: PSF License.")
                    ),
                ),
                (Text(say("Body proportions follow the means of the public ANSUR II survey.")),),
            )
        ),
        Heading(say("What it rests on")),
        para(
            say("Every claim names its sources and how strong they are. What is disputed is said.")
            + " ",
            Link(say("What trigger points are"), "account"),
        ),
    )
    return Page(say("About Bodymap"), say("Free and open"), blocks)


def _choice(key: str, words: dict[str, str], now: str) -> Para:
    """Return choices in a row, none of which is broken at the end of a line."""
    spans: list[Span] = []
    for value, choice in words.items():
        word = choice.replace(" ", _NO_BREAK)
        chosen = Text(f"✓{_NO_BREAK}{word}", bold=True)
        spans.append(chosen if value == now else Link(word, f"{SET}{key}:{value}"))
        spans.append(Text("     "))
    return Para(tuple(spans[:-1]))


def _rows(rows: tuple[tuple[str, str], ...]) -> Bullets:
    return Bullets(tuple((Text(f"{keys}: ", bold=True), Text(what)) for keys, what in rows))
