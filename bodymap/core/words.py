"""The fixed words of the content files, spelt as the files spell them."""

from __future__ import annotations

from enum import Enum
from typing import NewType

RegionId = NewType("RegionId", str)
AreaId = NewType("AreaId", str)
MuscleId = NewType("MuscleId", str)
SymptomId = NewType("SymptomId", str)
ConditionId = NewType("ConditionId", str)
TherapyId = NewType("TherapyId", str)
RedFlagId = NewType("RedFlagId", str)
ReferenceId = NewType("ReferenceId", str)


class Side(Enum):
    """Whose half of the body: always the person's own left and right."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"

    __hash__ = object.__hash__  # each member is one object; Enum would hash its name in Python

    @property
    def opposite(self) -> Side:
        """The other half; the midline is its own opposite."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


class ZoneSide(Enum):
    """On which side a pattern lies, seen from the side of its muscle."""

    SAME = "same"
    OPPOSITE = "opposite"
    BOTH = "both"


class Figure(Enum):
    """The four drawings, named as their files."""

    FRONT = "body_front"
    BACK = "body_back"
    HEAD = "head_side"
    SOLES = "feet_soles"


class Grade(Enum):
    """How well a claim is supported: A strong, B moderate, C limited, D advised against.

    U is untested, what the field calls expert tradition: taught and used, never put to the test.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    U = "U"


class Frequency(Enum):
    """How often trigger points are described in a muscle."""

    VERY_COMMON = "very_common"
    COMMON = "common"
    LESS_COMMON = "less_common"


class Urgency(Enum):
    """How soon a red flag needs medical care."""

    NOW = "now"
    SOON = "soon"
    ASK = "ask"


class Relation(Enum):
    """How a condition relates to a muscle's trigger point pain."""

    GOES_WITH = "goes_with"
    LOOKS_LIKE = "looks_like"
    MISTAKEN_FOR = "mistaken_for"


class SelfCare(Enum):
    """Whether a person may do a therapy alone."""

    YES = "yes"
    WITH_CARE = "with_care"
    NEVER = "never"


class Provider(Enum):
    """Who does a therapy."""

    SELF = "self"
    MASSAGE_THERAPIST = "massage_therapist"
    PHYSIOTHERAPIST = "physiotherapist"
    CHIROPRACTOR = "chiropractor"
    OSTEOPATH = "osteopath"
    ACUPUNCTURIST = "acupuncturist"
    DENTIST = "dentist"
    PHARMACIST = "pharmacist"
    DOCTOR = "doctor"
    PSYCHOLOGIST = "psychologist"
