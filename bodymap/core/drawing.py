"""What a person has marked: where it hurts and how strongly, how it feels, what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import Enum
from types import MappingProxyType
from typing import Final

from bodymap.core.figures import RegionRef
from bodymap.core.record import record
from bodymap.core.words import MuscleId

LEAST: Final = 1
MOST: Final = 10
NEXT_STRENGTHS: Final = {"Mild": 2, "Moderate": 5, "Strong": 8}


class Quality(Enum):
    """How the pain feels."""

    ACHE = "ache"
    SHARP = "sharp"
    NUMB = "numb"


@record(frozen=True, slots=True)
class SignId:
    """One sign of one muscle, as a question: its place in the muscle's list, from 0."""

    muscle: MuscleId
    number: int


def _nothing() -> MappingProxyType[RegionRef, int]:
    return MappingProxyType({})


def _no_answers() -> MappingProxyType[SignId, bool | None]:
    return MappingProxyType({})


@record(frozen=True)
class PainDrawing:
    """A drawing is never changed; marking gives another one.

    `marks` keeps the strength, 1 to 10, of each marked region in the order of marking. `answers`
    keeps True for yes, False for no, None for do not know.
    """

    marks: Mapping[RegionRef, int] = field(default_factory=_nothing)
    qualities: frozenset[Quality] = frozenset()
    answers: Mapping[SignId, bool | None] = field(default_factory=_no_answers)

    def marked(self, ref: RegionRef, strength: int) -> PainDrawing:
        """Return the drawing with a region marked; a strength out of range is brought into it."""
        kept = min(max(strength, LEAST), MOST)
        return replace(self, marks=MappingProxyType({**self.marks, ref: kept}))

    def unmarked(self, ref: RegionRef) -> PainDrawing:
        """Return the drawing without a mark; the last one takes the answers along."""
        left = {each: strength for each, strength in self.marks.items() if each != ref}
        if not left:
            return PainDrawing(qualities=self.qualities)
        return replace(self, marks=MappingProxyType(left))

    def adjusted(self, before: PainDrawing) -> frozenset[RegionRef]:
        """Return the regions of which only the strength has changed, if nothing else has."""
        if replace(self, marks=before.marks) != before or self.marks.keys() != before.marks.keys():
            return frozenset()
        return frozenset(ref for ref in self.marks if self.marks[ref] != before.marks[ref])

    def spots(
        self, neighbours: Mapping[RegionRef, frozenset[RegionRef]]
    ) -> dict[RegionRef, tuple[RegionRef, ...]]:
        """Return what each spot consists of, by its first mark.

        Halves that touch each other and hurt alike are one spot; `neighbours` is that of the atlas.
        """
        found: dict[RegionRef, tuple[RegionRef, ...]] = {}
        for ref, strength in self.marks.items():
            other = ref.opposite
            touching = other in found and other in neighbours.get(ref, ())
            if touching and self.marks[other] == strength:
                found[other] = (other, ref)
            else:
                found[ref] = (ref,)
        return found

    def with_quality(self, quality: Quality, *, on: bool) -> PainDrawing:
        """Return the drawing with a quality chosen or not."""
        others = self.qualities - {quality}
        return replace(self, qualities=others | {quality} if on else others)

    def answered(self, sign: SignId, answer: bool | None) -> PainDrawing:
        """Return the drawing with one question answered."""
        return replace(self, answers=MappingProxyType({**self.answers, sign: answer}))


def strength_word(strength: int) -> str:
    """Return the word for a strength: 1 to 3 mild, 4 to 6 moderate, 7 to 10 strong.

    Published cut-offs differ, so the word always stands beside the number.
    """
    return "mild" if strength <= 3 else "moderate" if strength <= 6 else "strong"
