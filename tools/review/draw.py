"""Draws random claims of the shipped content: `python -m tools.review.draw SEED COUNT`.

The same seed and content give the same claims. Each is printed as a row of a review table: what is
claimed, where, with which grade and sources; the reviewer adds the source it was compared with and
the judgement.
"""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING, Any

from bodymap.cli import shipped_atlas
from bodymap.content.checks import claims_of

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
    if hasattr(part, "main"):
        main, spill = (", ".join(z.region for z in zones) for zones in (part.main, part.spillover))
        return (f"point {part.number}: {part.where}; main: {main}; spillover: {spill or 'none'}",)
    if hasattr(part, "how"):
        return (f"{part.therapy}: {' '.join(part.how)} Dose: {part.dose}. Stop if {part.stop_if}.",)
    if hasattr(part, "relation"):
        return (f"{part.relation.value} {part.id}: {part.note}",)
    if hasattr(part, "rating"):
        return (f"frequency {part.rating.value}: {part.note}",)
    if hasattr(part, "muscles"):
        return (f"satellites: {', '.join(part.muscles)}",)
    return (getattr(part, "text", "") or f"{part.use}: {part.statement}",)


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
