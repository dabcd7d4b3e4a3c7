"""The things the atlas knows. The fields are the keys of the content files, one for one.

A field without a default must stand in the file. Texts are plain: no mark-up, one or two short
sentences in the program's own words.
"""

from __future__ import annotations

from bodymap.core.record import record
from bodymap.core.words import (
    AreaId,
    ConditionId,
    Frequency,
    Grade,
    MuscleId,
    Provider,
    RedFlagId,
    ReferenceId,
    RegionId,
    Relation,
    SelfCare,
    Side,
    SymptomId,
    TherapyId,
    Urgency,
    ZoneSide,
)

Sources = tuple[ReferenceId, ...]


@record(frozen=True, slots=True)
class Passage:
    """Statements that share one grade and one set of sources."""

    statements: tuple[str, ...]
    grade: Grade
    sources: Sources


@record(frozen=True, slots=True)
class Region:
    """One clickable place of the body, without its side."""

    id: RegionId
    name: str
    clinical: str
    area: AreaId
    aliases: tuple[str, ...] = ()
    note: str = ""


@record(frozen=True, slots=True)
class Area:
    """A group of regions with a general account of the pain felt there."""

    id: AreaId
    name: str
    plain: str
    account: tuple[Passage, ...]
    aliases: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Place:
    """A point inside a region.

    `across` runs from 0 at the medial to 1 at the lateral edge of the region at that height (on the
    profile of the head 0 is the front, on a midline region 0 is the midline), `down` from 0 at its
    top to 1 at its bottom.
    """

    region: RegionId
    across: float
    down: float

    def __post_init__(self) -> None:
        """Refuse a place outside the region."""
        if not (0.0 <= self.across <= 1.0 and 0.0 <= self.down <= 1.0):
            raise ValueError("across and down must lie between 0 and 1")


@record(frozen=True, slots=True)
class Zone:
    """A region that pain is sent to, seen from the side of the muscle."""

    region: RegionId
    side: ZoneSide = ZoneSide.SAME


@record(frozen=True, slots=True)
class TriggerPoint:
    """One numbered point of a muscle: where it lies and where it sends pain.

    `main` is where most people feel it (the field's essential zone), `spillover` where some do.
    `only_side` stands where the point is described on one side of the body alone.
    """

    number: int
    where: str
    at: Place
    main: tuple[Zone, ...]
    grade: Grade
    sources: Sources
    spillover: tuple[Zone, ...] = ()
    feels_like: tuple[str, ...] = ()
    other: tuple[SymptomId, ...] = ()
    only_side: Side | None = None
    note: str = ""


@record(frozen=True, slots=True)
class Anatomy:
    """Attachments, actions and nerve supply of a muscle."""

    origin: str
    insertion: str
    action: tuple[str, ...]
    nerve: str
    sources: Sources


@record(frozen=True, slots=True)
class HowOften:
    """How common trigger points are in a muscle, and what that rests on."""

    rating: Frequency
    grade: Grade
    sources: Sources
    note: str = ""


@record(frozen=True, slots=True)
class Sign:
    """Something that raises or lowers the suspicion of a muscle.

    `ask` is the same as a question that is answered by yes, no or do not know; `yes_raises` tells
    whether a yes speaks for the muscle.
    """

    text: str
    grade: Grade
    sources: Sources
    ask: str = ""
    yes_raises: bool = True


@record(frozen=True, slots=True)
class Find:
    """Steps that find the point with the fingers, with a rule when to stop."""

    steps: tuple[str, ...]
    stop_if: str
    grade: Grade
    sources: Sources


@record(frozen=True, slots=True)
class Ease:
    """What is particular about one therapy in one muscle."""

    therapy: TherapyId
    how: tuple[str, ...]
    dose: str
    stop_if: str
    grade: Grade
    sources: Sources


@record(frozen=True, slots=True)
class ConditionLink:
    """How one condition relates to one muscle."""

    id: ConditionId
    relation: Relation
    note: str
    grade: Grade
    sources: Sources


@record(frozen=True, slots=True)
class Satellites:
    """Muscles in which further points are said to come up or to keep this one going."""

    muscles: tuple[MuscleId, ...]
    grade: Grade
    sources: Sources


@record(frozen=True, slots=True)
class Muscle:
    """A muscle, or a part of one that the field treats on its own."""

    id: MuscleId
    name: str
    latin: str
    area: AreaId
    plain: str
    frequency: HowOften
    anatomy: Anatomy
    trigger_points: tuple[TriggerPoint, ...]
    find: Find
    ease: tuple[Ease, ...]
    care: tuple[Passage, ...]
    aliases: tuple[str, ...] = ()
    symptoms: tuple[SymptomId, ...] = ()
    loads: tuple[Passage, ...] = ()
    signs: tuple[Sign, ...] = ()
    conditions: tuple[ConditionLink, ...] = ()
    satellites: Satellites | None = None
    disputed: tuple[Passage, ...] = ()
    red_flags: tuple[RedFlagId, ...] = ()


@record(frozen=True, slots=True)
class Symptom:
    """What a person would say or a clinician would write.

    `phrasings` are further ways to say it. `causes_first` names conditions that are likelier than
    a muscle and stand before the muscles.
    """

    id: SymptomId
    name: str
    plain: str
    phrasings: tuple[str, ...]
    regions: tuple[RegionId, ...] = ()
    muscles: tuple[MuscleId, ...] = ()
    causes_first: tuple[ConditionId, ...] = ()
    conditions: tuple[ConditionId, ...] = ()
    red_flags: tuple[RedFlagId, ...] = ()
    sources: Sources = ()


@record(frozen=True, slots=True)
class Codes:
    """Classification codes, only where certain."""

    icd10: str = ""
    icd11: str = ""


@record(frozen=True, slots=True)
class Condition:
    """A named disorder that goes with, looks like, or is mistaken for trigger point pain."""

    id: ConditionId
    name: str
    plain: str
    relation: Passage
    tells_apart: Passage
    aliases: tuple[str, ...] = ()
    regions: tuple[RegionId, ...] = ()
    red_flags: tuple[RedFlagId, ...] = ()
    therapies: tuple[TherapyId, ...] = ()
    codes: Codes | None = None
    sources: Sources = ()


@record(frozen=True, slots=True)
class Evidence:
    """What studies say about one therapy for one use."""

    use: str
    statement: str
    grade: Grade
    sources: Sources


@record(frozen=True, slots=True)
class Therapy:
    """Something done about trigger point pain, by oneself or by a professional."""

    id: TherapyId
    name: str
    plain: str
    who: tuple[Provider, ...]
    self_care: SelfCare
    what_happens: tuple[str, ...]
    dose: Passage
    not_if: tuple[Passage, ...]
    side_effects: tuple[Passage, ...]
    evidence: tuple[Evidence, ...]
    grade: Grade
    aliases: tuple[str, ...] = ()
    sources: Sources = ()


@record(frozen=True, slots=True)
class RedFlag:
    """A sign that needs medical care.

    `sign` continues the sentence "Get medical help now if" (or its milder forms). `means` continues
    "This may mean". Where it applies: in `regions`, in whole `areas`, or `everywhere`.
    `level_from_source` is false where the urgency is this program's own cautious reading.
    """

    id: RedFlagId
    sign: str
    means: str
    urgency: Urgency
    sources: Sources
    level_from_source: bool
    regions: tuple[RegionId, ...] = ()
    areas: tuple[AreaId, ...] = ()
    everywhere: bool = False
    do_not: str = ""
    phrasings: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Reference:
    """A published source. `verified` says that identifier and title were seen together."""

    id: ReferenceId
    title: str
    kind: str
    verified: bool
    authors: str = ""
    journal: str = ""
    year: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    note: str = ""


@record(frozen=True, slots=True)
class Chapter:
    """A part of the general account of trigger points."""

    id: str
    title: str
    passages: tuple[Passage, ...]
