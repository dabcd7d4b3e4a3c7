"""Pages about the program itself: settings, keys, about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import bodymap
from bodymap.core.preferences import (
    EMERGENCY_NUMBERS,
    ZOOMS,
    Colours,
    Paper,
    Preferences,
    Whose,
    Words,
)
from bodymap.ui.actions import ACTIONS
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

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas

SET: Final = "set:"
_COLOURS: Final = {
    Colours.SYSTEM: "As the system",
    Colours.LIGHT: "Light",
    Colours.DARK: "Dark",
    Colours.CONTRAST: "High contrast",
}
_WORDS: Final = {Words.PLAIN: "Plain words", Words.CLINICAL: "Clinical words"}
_WHOSE: Final = {Whose.MINE: "This is me", Whose.CLIENT: "I am looking at my client"}
_PAPER: Final = {Paper.A4: "A4", Paper.LETTER: "Letter"}
_MAP_KEYS: Final = (
    ("Arrow keys", "go to the next region of the body"),
    ("Enter or Space", "choose the region"),
    ("A letter", "go to the region whose name begins with it"),
    ("1 to 9, 0 for 10", "mark how strongly it hurts, in Where does it hurt?"),
    ("Delete", "take a mark away"),
    ("+ and -", "show the body larger or smaller"),
    ("Shift and arrow keys", "move the enlarged body"),
    ("Home", "show the whole body"),
    ("Tab", "go to the next link or pane"),
)


def settings_page(preferences: Preferences) -> Page:
    """Return the settings: each choice is a link, the present one stands in bold."""
    emergency = {
        country: f"{country} ({number})" if country else "Not set"
        for country, number in EMERGENCY_NUMBERS.items()
    }
    now = preferences
    blocks: tuple[Block, ...] = (
        Heading("Colours"),
        _choice("colours", {c.value: word for c, word in _COLOURS.items()}, now.colours.value),
        Heading("Size of the text"),
        _choice("zoom", {str(z): f"{z} %" for z in ZOOMS}, str(now.zoom)),
        Heading("Words"),
        quiet("Clinical words put Latin names first and fold the emergency card to one sentence."),
        _choice("words", {w.value: word for w, word in _WORDS.items()}, now.words.value),
        Heading("Whose body is it?"),
        quiet("Left and right are always those of the person looked at. Only the labels change."),
        _choice("whose", {w.value: word for w, word in _WHOSE.items()}, now.whose.value),
        Heading("Emergency number"),
        quiet("Bodymap never guesses it. Choose where you are."),
        _choice("country", emergency, now.country),
        Heading("Paper"),
        _choice("paper", {p.value: word for p, word in _PAPER.items()}, now.paper.value),
    )
    return Page("Settings", "Kept on this computer", blocks)


def keys_page() -> Page:
    """Return every key, from the table of commands."""
    commands = tuple((" or ".join(spec.keys), spec.text) for spec in ACTIONS if spec.keys)
    blocks = (Heading("Everywhere"), _rows(commands), Heading("On the body"), _rows(_MAP_KEYS))
    return Page("Keys", "Everything works without a mouse", blocks)


def about_page(atlas: Atlas) -> Page:
    """Return what this program is made of and under which licences."""
    points = sum(len(muscle.trigger_points) for muscle in atlas.muscles.values())
    blocks: tuple[Block, ...] = (
        para(
            "Bodymap is a reference, not a diagnosis. It works offline, keeps what you mark on "
            "this computer and sends nothing anywhere."
        ),
        para(
            f"Version {bodymap.__version__}. {len(atlas.muscles)} muscles, "
            f"{points} trigger points, "
            f"{len(atlas.conditions)} conditions, {len(atlas.references)} sources."
        ),
        Heading("Licences"),
        Bullets(
            (
                (Text("Program: Apache License 2.0."),),
                (Text("Texts and body drawings: Creative Commons Attribution 4.0."),),
                (Text("Qt and PySide6: GNU Lesser General Public License 3."),),
                (Text("PyYAML and platformdirs: MIT License. Python: PSF License."),),
                (Text("Body proportions follow the means of the public ANSUR II survey."),),
            )
        ),
        Heading("What it rests on"),
        para(
            "Every claim names its sources and how strong they are. What is disputed is said. ",
            Link("What trigger points are", "account"),
        ),
    )
    return Page("About Bodymap", "Free and open", blocks)


def _choice(key: str, words: dict[str, str], now: str) -> Para:
    spans: list[Span] = []
    for value, word in words.items():
        chosen = value == now
        spans.append(Text(f"✓ {word}", bold=True) if chosen else Link(word, f"{SET}{key}:{value}"))
        spans.append(Text("     "))
    return Para(tuple(spans[:-1]))


def _rows(rows: tuple[tuple[str, str], ...]) -> Bullets:
    return Bullets(tuple((Text(f"{keys}: ", bold=True), Text(what)) for keys, what in rows))
