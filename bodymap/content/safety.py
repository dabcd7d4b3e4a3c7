"""Checks of what keeps a reader safe: emergency signs, needles, words that claim too much."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any, Final

from bodymap.core.words import AreaId, Provider, RegionId, SelfCare, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bodymap.content.loader import Draft
    from bodymap.content.reader import Path_
    from bodymap.core.entries import RedFlag, Region

# Where pain may be an emergency; a region of these needs a red flag of its own or of its area.
_EMERGENCY_AREAS: Final = frozenset({AreaId("jaw_face"), AreaId("chest_abdomen")})
_EMERGENCY_REGIONS: Final = frozenset(
    map(
        RegionId,
        (
            *("neck_back", "neck_side", "neck_front", "trapezius_upper", "flank_back"),
            *("sacrum", "buttock_lower", "groin", "pubic", "thigh_inner"),  # the saddle area
        ),
    )
)
_CLOT_REGIONS: Final = frozenset({RegionId("calf_upper"), RegionId("calf_lower")})

_NEEDLES: Final = ("dry_needling", "acupuncture", "injection_")
_NEEDLES_NEAR_THE_LUNG: Final = ("dry_needling", "acupuncture", "injection_anaesthetic")
_LUNG: Final = re.compile(r"\b(pneumothorax|lungs?)\b", re.IGNORECASE)
_PROFESSIONAL: Final = re.compile(
    r"\b(professional|physiotherapist|therapist|doctor|dentist|clinician|practitioner|specialist"
    r"|trained|acupuncturist|osteopath|chiropractor)s?\b",
    re.IGNORECASE,
)

# What is not said of a muscle, and what to say instead. Causes are unproven, and such words make
# people fear to move; "other causes", which are to be looked for first, is another matter.
_BANNED: Final = (
    (re.compile(r"\bcaused by\b", re.IGNORECASE), "write 'thought to go with' or 'may follow'"),
    (re.compile(r"(?<!\bother )\bcauses\b", re.IGNORECASE), "write 'is associated with' or 'may'"),
    (re.compile(r"\bdamag\w*", re.IGNORECASE), "name the finding, such as torn, weak or numb"),
    (re.compile(r"\bdegenerat\w*", re.IGNORECASE), "write 'worn', or 'changes that come with age'"),
    (re.compile(r"\bout of place\b", re.IGNORECASE), "say what is felt or seen; nothing slips out"),
)


def check_safety(draft: Draft) -> None:
    """Note every fault that might harm a reader."""
    for region in draft.entries["regions"].values():
        _check_emergencies(draft, region)
    for therapy in draft.entries["therapies"].values():
        _check_therapy(draft, therapy)
    for muscle in draft.entries["muscles"].values():
        _check_ease(draft, muscle)
        for path, text in _texts(muscle, ()):
            for banned, right in _BANNED:
                if found := banned.search(text):
                    wrong = f"'{found[0]}' claims more than is known"
                    draft.note("muscles", muscle.id, path, wrong, right)


def _check_emergencies(draft: Draft, region: Region) -> None:
    urgencies = {f.urgency for f in draft.entries["red_flags"].values() if _concerns(f, region)}
    emergency = region.id in _EMERGENCY_REGIONS or region.area in _EMERGENCY_AREAS
    if emergency and Urgency.NOW not in urgencies:
        wrong = "no red flag of this region or its area needs help now"
        draft.note("regions", region.id, (), wrong, "name the region in one with urgency: now")
    if region.id in _CLOT_REGIONS and not urgencies & {Urgency.NOW, Urgency.SOON}:
        wrong = "no red flag of this region or its area tells of a clot"
        draft.note("regions", region.id, (), wrong, "name the region in one with urgency: soon")


def _concerns(flag: RedFlag, region: Region) -> bool:
    return region.id in flag.regions or region.area in flag.areas


def _check_therapy(draft: Draft, therapy: Any) -> None:
    alone = therapy.self_care is not SelfCare.NEVER
    if therapy.id.startswith(_NEEDLES) and alone:
        wrong = "needles and injections are never self-care"
        draft.note("therapies", therapy.id, ("self_care",), wrong, "write self_care: never")
    if alone != (Provider.SELF in therapy.who):
        wrong = f"who and self_care: {therapy.self_care.value} contradict each other"
        right = "name self among who unless self_care is never"
        draft.note("therapies", therapy.id, ("who",), wrong, right)
    harms = (
        text for passage in (*therapy.not_if, *therapy.side_effects) for text in passage.statements
    )
    if therapy.id.startswith(_NEEDLES_NEAR_THE_LUNG) and not any(map(_LUNG.search, harms)):
        wrong = "neither not_if nor side_effects names a collapsed lung (pneumothorax)"
        draft.note("therapies", therapy.id, (), wrong, "say where the lung is near and what to do")


def _check_ease(draft: Draft, muscle: Any) -> None:
    """Note a therapy that is never self-care and whose steps name nobody who is trained for it."""
    for i, ease in enumerate(muscle.ease):
        therapy = draft.entries["therapies"][ease.therapy]
        if therapy.self_care is SelfCare.NEVER and not any(map(_PROFESSIONAL.search, ease.how)):
            wrong = f"{therapy.id} is never self-care, and the steps name no professional"
            right = "begin with who does it, such as 'A trained physiotherapist ...'"
            draft.note("muscles", muscle.id, ("ease", i, "how"), wrong, right)


def _texts(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Yield the texts of an entry with their paths."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _texts(item, (*path, i))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name), (*path, field.name))
