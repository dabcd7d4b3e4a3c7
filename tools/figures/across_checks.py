"""What must be true of the four files together, as sentences about what is not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tools.figures.figure_file import Figure

# One place seen from several sides: the files that have the word.
# fmt: off
SHARED = {
    ("body_front", "body_back", "head_side"): {"head_top"},
    ("body_front", "head_side"): {
        "forehead", "temple", "eye", "cheek", "jaw", "ear", "neck_side", "nose", "mouth_chin",
        "neck_front",
    },
    ("body_back", "head_side"): {"occiput", "ear_back", "neck_back"},
    ("body_front", "body_back"): {
        "upper_arm_inner", "upper_arm_outer", "elbow_inner", "elbow_outer", "knee_inner",
        "knee_outer", "hip_side",
    },
}
# fmt: on


def problems_across(figures: Iterable[Figure]) -> list[str]:
    """Return where the four files contradict each other."""
    figures = list(figures)
    found = [
        f"{figure.name}: the theme differs from that of {figures[0].name}."
        for figure in figures
        if figure.theme != figures[0].theme
    ]
    return found + list(_shared_words(figures))


def _shared_words(figures: list[Figure]) -> Iterator[str]:
    found: dict[str, list[str]] = defaultdict(list)
    for figure in figures:
        for word in dict.fromkeys(region.word for region in figure.regions):
            found[word].append(figure.name)
    wanted = {word: list(names) for names, words in SHARED.items() for word in words}
    for word in sorted(found.keys() | wanted.keys()):
        names = found.get(word, [])
        if names != wanted.get(word, names[:1]):
            yield f"the word {word} is in {_listed(names)}, not in {_listed(wanted.get(word, []))}."
    for word in wanted:
        kinds = {r.side == "midline" for f in figures for r in f.regions if r.word == word}
        if len(kinds) > 1:
            yield f"the word {word} has sides in one file and lies on the midline in another."


def _listed(names: list[str]) -> str:
    return " and ".join(names) or "one file only"
