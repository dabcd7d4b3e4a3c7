"""Draws random claims of the shipped content: `python -m tools.review.draw SEED COUNT`.

The same seed and content give the same claims. Each is printed as a row of a review table: what is
claimed, where, with which grade and sources; the reviewer adds the source it was compared with and
the judgement.
"""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING, Any

from bodymap.content.checks import claims_of
from bodymap.content.shipped import shipped_atlas
from bodymap.core.entries import (
    ConditionLink,
    Ease,
    Evidence,
    HowOften,
    Satellites,
    TriggerPoint,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bodymap.content.reader import Path_
    from bodymap.core.atlas import Atlas

_KINDS = ("areas", "muscles", "conditions", "therapies", "trigger_points")


def claims(atlas: Atlas) -> Iterator[tuple[str, str, Any]]:
    """Yield every single claim: where it stands, its words, and the part with grade and sources."""
    for kind in _KINDS:
        for entry in getattr(atlas, kind).values():
            for path, part in claims_of(entry):
                if path:
                    where = f"{kind}/{entry.id} {_spelt(path)}"
                    yield from ((where, text, part) for text in _texts(part))
    for flag in atlas.red_flags.values():
        yield f"red_flags/{flag.id}", f"[{flag.urgency.value}] {flag.sign}: {flag.means}", flag


def _texts(part: Any) -> tuple[str, ...]:
    """Return the single statements of a graded part."""
    for key in ("statements", "steps"):
        if hasattr(part, key):
            return tuple(getattr(part, key))
    return (_text(part),)


def _text(part: Any) -> str:
    """Return the one statement of a graded part."""
    match part:
        case TriggerPoint():
            zones = (", ".join(z.region for z in each) for each in (part.main, part.spillover))
            main, spill = zones
            text = f"point {part.number}: {part.where}; main: {main}; spillover: {spill or 'none'}"
        case Ease():
            steps = " ".join(part.how)
            text = f"{part.therapy}: {steps} Dose: {part.dose}. Stop if {part.stop_if}."
        case ConditionLink():
            text = f"{part.relation.value} {part.id}: {part.note}"
        case HowOften():
            text = f"frequency {part.rating.value}: {part.note}"
        case Satellites():
            text = f"satellites: {', '.join(part.muscles)}"
        case Evidence():
            text = f"{part.use}: {part.statement}"
        case _:
            text = part.text
    return text


def _spelt(path: Path_) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def main() -> None:
    """Print the drawn claims as Markdown rows."""
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    atlas = shipped_atlas()
    everything = sorted(claims(atlas), key=lambda claim: claim[:2])
    drawn = random.Random(seed).sample(everything, count)
    print(f"Seed {seed}, {count} of {len(everything)} claims.\n")
    print("| no. | where | claim | grade | sources |\n| --- | --- | --- | --- | --- |")
    for number, (where, text, part) in enumerate(drawn, 1):
        grade = part.grade.value if hasattr(part, "grade") else "-"
        print(f"| {number} | {where} | {text} | {grade} | {', '.join(part.sources)} |")


if __name__ == "__main__":
    main()
