"""By which words each entry can be found, and what each is worth: on the small content."""

from dataclasses import replace

import pytest

from bodymap.content.loader import load
from bodymap.core.atlas import Atlas
from bodymap.core.entries import Passage
from bodymap.core.words import Grade, MuscleId
from bodymap.search.phrases import HINTS, texts
from bodymap.search.weights import ALIAS, HINT, NAME, PLAIN
from tests.content.small import small_drawings, write_content

PECTORALIS = MuscleId("pectoralis")


def found_by(atlas: Atlas, group: str, entry: str) -> set[tuple[str, float]]:
    return {
        (said, worth)
        for of, each, said, _, worth, _ in texts(atlas)
        if (of, each) == (group, entry)
    }


@pytest.mark.parametrize(
    ("group", "entry", "words"),
    [
        ("muscles", "splenius", {("Splenius", NAME), ("bandage muscle", ALIAS),
                                 ("Musculus splenius", ALIAS), ("Turns the head.", PLAIN)}),
        ("symptoms", "stiff_neck", {("Stiff neck", NAME), ("crick in the neck", ALIAS),
                                    ("It will not turn.", PLAIN)}),
        ("conditions", "neck_pain", {("Neck pain", NAME), ("cervicalgia", ALIAS),
                                     ("Pain of the neck.", PLAIN)}),
        ("regions", "temple", {("Temple", NAME), ("temples", ALIAS), ("Temporal region", ALIAS)}),
        ("therapies", "pressing", {("Pressing", NAME), ("Steady pressure.", PLAIN)}),
        ("red_flags", "heart", {("your chest feels crushed", ALIAS)}),
        (HINTS, "pectoralis", {("Lifting the arm hurts. Does lifting hurt?", HINT)}),
        (HINTS, "splenius", set()),
    ],
)  # fmt: skip
def test_an_entry_is_found_by(small: Atlas, group: str, entry: str, words: set[tuple[str, float]]):
    assert found_by(small, group, entry) == words


def test_signs_loads_and_feelings_hint_at_a_muscle(small: Atlas):
    pectoralis = small.muscles[PECTORALIS]
    (sign,), (point,) = pectoralis.signs, pectoralis.trigger_points
    told = replace(
        pectoralis,
        signs=(sign, replace(sign, text="Rest hurts.", ask="Does rest hurt?", yes_raises=False)),
        loads=(Passage(("Long hours of rowing.",), Grade.U, ()),),
        trigger_points=(replace(point, feels_like=("a tight band",)),),
    )
    atlas = replace(small, muscles={PECTORALIS: told})
    shown = {said: how for of, _, said, how, _, _ in texts(atlas) if of == HINTS}
    assert shown == {
        "Lifting the arm hurts. Does lifting hurt?": "Lifting the arm hurts.",
        "Long hours of rowing.": "thought to load it: Long hours of rowing.",
        "a tight band": "may feel like: a tight band",
    }


def test_english_beside_another_language_is_searched_and_not_shown(
    tmp_path_factory: pytest.TempPathFactory,
):
    folder = tmp_path_factory.mktemp("german")
    words = "{id: splenius, name: Riemenmuskel, aliases: [Bandmuskel]}"
    write_content(folder)
    write_content(folder, {"languages/de/muscles/splenius.yaml": words})
    atlas = load([folder], small_drawings(folder / "figures"), "de")
    found = {
        (said, shown, spoken) for of, _, said, shown, _, spoken in texts(atlas) if of == "muscles"
    }
    assert found == {
        ("Riemenmuskel", "Riemenmuskel", "de"),
        ("Bandmuskel", "Bandmuskel", "de"),
        ("Splenius", "", "en"),
        ("bandage muscle", "", "en"),
        ("Turns the head.", "", "en"),
        ("Musculus splenius", "Musculus splenius", "en"),
        ("Pectoralis", "Pectoralis", "en"),  # what it is called as long as nobody translated it
        ("Moves the arm.", "", "en"),
        ("Musculus pectoralis", "Musculus pectoralis", "en"),
    }
