"""How good the answers are: questions, drawings, blurred drawings, emergencies."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

import yaml

from benchmarks.lookup_names import marks_of, muscle_ids
from benchmarks.lookup_synthetic import VARIANTS, by_overlap, cases, twins
from benchmarks.table import show
from bodymap.content.shipped import shipped_atlas
from bodymap.core.explain import explain, red_flags_of
from bodymap.core.words import Urgency
from bodymap.search.index import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.lookup_synthetic import Marks, Target
    from bodymap.core.atlas import Atlas

OWN: Final = Path(__file__).parents[1] / "tests" / "evaluation"
FIRST: Final = 5  # results that count as an answer
_FIRST_CONDITIONS: Final = 4
_SEED: Final = 20_240
_ROUNDS: Final = 5  # blurred drawings of each point


@dataclass(frozen=True, slots=True)
class Question:
    """A sentence, and what should be among the first results."""

    text: str
    breadth: str
    muscles: frozenset[str]
    conditions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marked areas in words, and the muscles of which one should come first."""

    id: str
    areas: tuple[str, ...]
    muscles: frozenset[str]


def own(name: str, language: str = "en") -> list[Any]:
    """Return one of the files in tests/evaluation, or in its folder of another language."""
    folder = OWN if language == "en" else OWN / language
    read: list[Any] = yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))
    return read


def questions(samples: Path | None = None, language: str = "en") -> list[Question]:
    """Return our own questions in a language, or those of a folder with `queries_sample.json`."""
    if samples:
        found = json.loads((samples / "queries_sample.json").read_text(encoding="utf-8"))
        return [
            Question(each["query"], each["breadth"], _ids(each["expect_any"]), frozenset())
            for each in found
        ]
    return [
        Question(
            each["query"],
            each["breadth"],
            frozenset(each.get("expect", ())),
            frozenset(each.get("conditions", ())),
        )
        for each in own("queries", language)
    ]


def drawings(samples: Path | None = None) -> list[Drawing]:
    """Return our own drawings, or those of a folder with `cases_sample.json`."""
    if samples:
        found = json.loads((samples / "cases_sample.json").read_text(encoding="utf-8"))
        return [
            Drawing(each["id"], tuple(each["areas"]), _ids(each["expect_any_top5"]))
            for each in found
        ]
    return [
        Drawing(each["id"], tuple(each["areas"]), frozenset(each["expect"]))
        for each in own("drawings")
    ]


def missed_questions(index: SearchIndex, asked: Sequence[Question]) -> list[Question]:
    """Return the questions with none of their muscles among the first five."""
    return [
        question
        for question in asked
        if not question.muscles & {r.id for r in index.search(question.text)["muscles"][:FIRST]}
    ]


def missed_conditions(index: SearchIndex, asked: Sequence[Question]) -> list[Question]:
    """Return the questions with none of their conditions among the first four."""
    missed = []
    for question in asked:
        found = index.search(question.text)["conditions"][:_FIRST_CONDITIONS]
        if question.conditions and not question.conditions & {result.id for result in found}:
            missed.append(question)
    return missed


def missed_drawings(atlas: Atlas, drawn: Sequence[Drawing], rank: Ranker) -> list[Drawing]:
    """Return the drawings with none of their muscles among the first five of a ranking."""
    return [
        drawing
        for drawing in drawn
        if not drawing.muscles
        & {target[0] for target in rank(marks_of(atlas, drawing.areas))[:FIRST]}
    ]


def missed_emergencies(atlas: Atlas, index: SearchIndex) -> list[Any]:
    """Return the emergencies that do not raise one of their warnings."""
    return [
        each
        for each in own("emergencies", atlas.language)
        if not set(each["flags"]) & _raised(atlas, index, each)
    ]


def _raised(atlas: Atlas, index: SearchIndex, emergency: Any) -> set[str]:
    if "say" in emergency:
        return {result.id for result in index.search(emergency["say"])["red_flags"]}
    flags = red_flags_of(atlas, marks_of(atlas, emergency["mark"]))
    return {flag.id for flag in flags[Urgency.NOW]}


def slipped(text: str, chance: Random) -> str:
    """Return a question with one slip of the pen in its longest word."""
    words = text.split()
    place = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[place]
    if len(word) > 4:
        at = chance.randrange(1, len(word) - 2)
        left_out, swapped = word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at]
        words[place] = chance.choice((left_out, swapped + word[at + 2 :]))
    return " ".join(words)


def report(atlas: Atlas, index: SearchIndex, samples: Path | None) -> None:
    """Print how good the answers are, and what was missed."""
    folders = {"own": None, **({"samples": samples} if samples else {})}
    german = shipped_atlas(language="de")
    understood = {"own": (atlas, index), "German": (german, SearchIndex(german))}
    misses: list[str] = []
    rows = _question_rows(understood["German"][1], "German", questions(language="de"), misses)
    for name, folder in folders.items():
        rows += _question_rows(index, name, questions(folder), misses)
        rows += _drawing_rows(atlas, name, drawings(folder), misses)
    show("Answers among the first five (conditions: four)", ("", "found", "of", "share"), rows)
    _report_blurred(atlas)
    _report_warnings(understood, misses)
    print("\nMissed" if misses else "\nNothing missed")
    print("\n".join(f"  {miss}" for miss in misses))


def _question_rows(
    index: SearchIndex, name: str, asked: Sequence[Question], misses: list[str]
) -> list[list[str]]:
    rows = []
    for breadth in ("broad", "narrow"):
        some = [question for question in asked if question.breadth == breadth]
        missed = missed_questions(index, some)
        misses += [f"{name}, {breadth}: {question.text}" for question in missed]
        rows.append(_row(f"{name}: {breadth} questions", len(some) - len(missed), len(some)))
    chance = Random(_SEED)
    slips = [Question(slipped(q.text, chance), q.breadth, q.muscles, q.conditions) for q in asked]
    rows.append(
        _row(
            f"{name}: with a slip of the pen",
            len(slips) - len(missed_questions(index, slips)),
            len(slips),
        )
    )
    if some := [question for question in asked if question.conditions]:
        missed = missed_conditions(index, some)
        misses += [f"{name}, conditions: {question.text}" for question in missed]
        rows.append(_row(f"{name}: conditions", len(some) - len(missed), len(some)))
    return rows


def _drawing_rows(
    atlas: Atlas, name: str, drawn: Sequence[Drawing], misses: list[str]
) -> list[list[str]]:
    missed = missed_drawings(atlas, drawn, ranker(atlas))
    misses += [f"{name}, drawing: {drawing.id}" for drawing in missed]
    overlap = missed_drawings(atlas, drawn, lambda marks: by_overlap(atlas, marks))
    return [
        _row(f"{name}: drawings", len(drawn) - len(missed), len(drawn)),
        _row(f"{name}: drawings, by overlap", len(drawn) - len(overlap), len(drawn)),
    ]


def _report_blurred(atlas: Atlas) -> None:
    alike = twins(atlas)
    rows = []
    for variant in VARIANTS:
        drawn = list(cases(atlas, variant, rounds=_ROUNDS, seed=_SEED))
        for name, rank in (
            ("model", ranker(atlas)),
            ("overlap", lambda marks: by_overlap(atlas, marks)),
        ):
            ranked = [(case.target, rank(case.marks)) for case in drawn]
            shares = [
                sum(target in order[:first] for target, order in ranked) / len(ranked)
                for first in (3, FIRST)
            ]
            shares += [
                sum(
                    any(other in order[:first] for other in alike[target])
                    for target, order in ranked
                )
                / len(ranked)
                for first in (3, FIRST)
            ]
            rows.append([f"{variant}, {name}", *(f"{100 * share:.1f} %" for share in shares)])
    header = ("spillover felt", "top 3", "top 5", "or a twin, 3", "or a twin, 5")
    show(f"Blurred drawings, {len(drawn)} of each kind", header, rows)


def _report_warnings(understood: dict[str, tuple[Atlas, SearchIndex]], misses: list[str]) -> None:
    rows = []
    for name, (atlas, index) in understood.items():
        emergencies = own("emergencies", atlas.language)
        missed = missed_emergencies(atlas, index)
        misses += [f"{name}, emergency: {each.get('say') or each['mark']}" for each in missed]
        said = [index.search(text)["red_flags"] for text in own("benign", atlas.language)]
        urgent = [any(_urgent(atlas, result.id) for result in flags) for flags in said]
        rows += [
            _row(f"{name}: emergencies", len(emergencies) - len(missed), len(emergencies)),
            _row(f"{name}: benign, any warning", sum(bool(flags) for flags in said), len(said)),
            _row(f"{name}: benign, an urgent one", sum(urgent), len(said)),
        ]
    show("Warnings", ("", "raised", "of", "share"), rows)


def _urgent(atlas: Atlas, flag: str) -> bool:
    return any(f.id == flag and f.urgency is Urgency.NOW for f in atlas.red_flags.values())


def _row(title: str, found: int, asked: int) -> list[str]:
    return [title, str(found), str(asked), f"{100 * found / max(1, asked):.1f} %"]


def _ids(names: Sequence[str]) -> frozenset[str]:
    return frozenset(each for name in names for each in muscle_ids(name))


def ranker(atlas: Atlas) -> Ranker:
    """Return the ranking of the program, as ids and sides."""
    return lambda marks: [(found.muscle.id, found.side) for found in explain(atlas, marks)]


if TYPE_CHECKING:
    Ranker = Callable[[Marks], Sequence[Target]]
