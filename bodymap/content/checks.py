"""Checks across files: what the schema cannot see in one entry alone."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from bodymap.content.safety import check_safety
from bodymap.content.schema import fields_of
from bodymap.core.atlas import KIND_OF_ID
from bodymap.core.errors import Fault, near, shown
from bodymap.core.words import Side, ZoneSide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bodymap.content.loader import Draft
    from bodymap.content.reader import Path_
    from bodymap.core.entries import Muscle, Symptom, TriggerPoint, Zone
    from bodymap.core.figures import Drawing
    from bodymap.core.words import Figure, RegionId

_NERVE_WORDS: Final = ("numb", "tingl", "pins and needles", "shooting")
_HINTS: Final = 50  # faults up to which a near spelling is looked for, which is slow
_HALVES: Final = {
    ZoneSide.SAME: {ZoneSide.SAME},
    ZoneSide.OPPOSITE: {ZoneSide.OPPOSITE},
    ZoneSide.BOTH: {ZoneSide.SAME, ZoneSide.OPPOSITE},
}


def check_entries(draft: Draft, drawings: Mapping[Figure, Drawing]) -> None:
    """Note every fault between the entries of a draft, and between them and the drawings."""
    for kind, entries in draft.entries.items():
        for entry in entries.values():
            _check_ids(draft, kind, entry)
            _check_claims(draft, kind, entry)
    if draft.faults:
        return  # what follows looks entries up by id
    _check_regions(draft, drawings)
    _check_muscles(draft, drawings)
    _check_symptoms(draft)
    for kind, key in (("muscles", "aliases"), ("conditions", "aliases"), ("symptoms", "phrasings")):
        _check_names(draft, kind, key)
    check_safety(draft)


def claims_of(entry: Any) -> Iterator[tuple[Path_, Any]]:
    """Yield every part of an entry that makes a graded claim, with its path.

    A therapy has a grade too, which sums up those of its claims and is none itself.
    """
    for path, part in _sourced(entry):
        if hasattr(part, "grade"):
            yield path, part


def ids_of(entry: Any) -> Iterator[tuple[Path_, str, str]]:
    """Yield the path, the id and the kind of each id that an entry mentions."""
    for path, part in _parts(entry, ()):
        for key, (hint, _) in fields_of(part.__class__).items():
            value = getattr(part, key)
            if hint in KIND_OF_ID:
                yield (*path, key), value, KIND_OF_ID[hint]
            elif get_origin(hint) is tuple and get_args(hint)[0] in KIND_OF_ID:
                for i, item in enumerate(value):
                    yield (*path, key, i), item, KIND_OF_ID[get_args(hint)[0]]


def _parts(value: Any, path: Path_) -> Iterator[tuple[Path_, Any]]:
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _parts(item, (*path, i))
    elif dataclasses.is_dataclass(value):
        yield path, value
        for field in dataclasses.fields(value):
            yield from _parts(getattr(value, field.name), (*path, field.name))


def _sourced(entry: Any) -> Iterator[tuple[Path_, Any]]:
    """Yield the parts whose sources the schema asks for."""
    for path, part in _parts(entry, ()):
        if fields_of(part.__class__).get("sources", (None, False))[1]:
            yield path, part


def _check_ids(draft: Draft, kind: str, entry: Any) -> None:
    for path, wanted, known in ids_of(entry):
        if wanted not in draft.entries[known]:
            close = near(wanted, draft.entries[known]) if len(draft.faults) < _HINTS else ()
            right = f"write {' or '.join(close)}" if close else "correct it"
            wrong = f"{shown(wanted)} is not among the {known.replace('_', ' ')}"
            draft.note(kind, entry.id, path, wrong, f"{right}, or add that entry")


def _check_claims(draft: Draft, kind: str, entry: Any) -> None:
    for path, part in _sourced(entry):
        if not part.sources:
            draft.note(kind, entry.id, path, "a claim without a source", "add sources: [id, ...]")
        for key in ("statements", "steps", "how"):
            if not getattr(part, key, True):
                right = "write at least one sentence"
                draft.note(kind, entry.id, (*path, key), "an empty list", right)


def _check_regions(draft: Draft, drawings: Mapping[Figure, Drawing]) -> None:
    drawn = {shape.ref.region for drawing in drawings.values() for shape in drawing.shapes}
    points = [p for m in draft.entries["muscles"].values() for p in m.trigger_points]
    used = {zone.region for p in points for zone in (*p.main, *p.spillover)}
    used |= {p.at.region for p in points}
    flags = draft.entries["red_flags"].values()
    flagged = {region for flag in flags for region in flag.regions}
    flagged_areas = {area for flag in flags for area in flag.areas}
    for region in draft.entries["regions"].values():
        if region.id not in drawn:
            right = "use a region of the drawings"
            draft.note("regions", region.id, ("id",), "no drawing has this region", right)
        elif region.id not in used and not region.note:
            wrong = "nothing stands behind this region"
            draft.note("regions", region.id, (), wrong, "add a note that says why not")
        if region.id not in flagged and region.area not in flagged_areas:
            wrong = "no red flag reaches this region"
            draft.note("regions", region.id, (), wrong, "name it or its area in one")
    known = (draft.origins["regions", region].builder.file for region in draft.entries["regions"])
    file = next(known, "regions.yaml")
    for name in sorted(drawn - draft.entries["regions"].keys()):
        wrong = f"the drawn region {shown(name)} has no entry"
        draft.faults.append(Fault(file, 0, "", wrong, "add one"))


def _check_muscles(draft: Draft, drawings: Mapping[Figure, Drawing]) -> None:
    refs = {shape.ref for drawing in drawings.values() for shape in drawing.shapes}
    midline = {ref.region for ref in refs if ref.side is Side.MIDLINE}
    for muscle in draft.entries["muscles"].values():
        numbers = [point.number for point in muscle.trigger_points]
        if not numbers or numbers != list(range(1, len(numbers) + 1)):
            wrong = "the points are not numbered 1, 2, 3 ..."
            right = "number them in order from 1"
            draft.note("muscles", muscle.id, ("trigger_points",), wrong, right)
        for i, point in enumerate(muscle.trigger_points):
            _check_zones(draft, muscle, ("trigger_points", i), point, midline)


def _check_zones(
    draft: Draft, muscle: Muscle, path: Path_, point: TriggerPoint, midline: set[RegionId]
) -> None:
    if not point.main and not point.note:
        right = "say where most people feel it, or in a note why nowhere"
        draft.note("muscles", muscle.id, path, "no main zone", right)
    taken: dict[tuple[RegionId, ZoneSide], str] = {}
    for key, i, zone in _zones(point):
        place = (*path, key, i)
        if zone.region in midline and zone.side is not ZoneSide.SAME:
            wrong = f"'{zone.region}' lies on the midline and has no {zone.side.value} side"
            draft.note("muscles", muscle.id, place, wrong, "leave out the side")
        halves = {(zone.region, half) for half in _HALVES[zone.side]}
        before = next((taken[half] for half in halves if half in taken), None)
        if before:
            wrong = f"'{zone.region}' stands already under {before} for that side"
            draft.note("muscles", muscle.id, place, wrong, "keep one of them")
        taken.update(dict.fromkeys(halves, key))


def _zones(point: TriggerPoint) -> Iterator[tuple[str, int, Zone]]:
    for key, zones in (("main", point.main), ("spillover", point.spillover)):
        yield from ((key, i, zone) for i, zone in enumerate(zones))


def _check_symptoms(draft: Draft) -> None:
    muscles = draft.entries["muscles"].values()
    named = {symptom for muscle in muscles for symptom in muscle.symptoms}
    named |= {s for muscle in muscles for point in muscle.trigger_points for s in point.other}
    for symptom in draft.entries["symptoms"].values():
        leads = (symptom.regions, symptom.muscles, symptom.causes_first, symptom.conditions)
        if not any(leads) and symptom.id not in named:
            right = "add regions, muscles or conditions"
            draft.note("symptoms", symptom.id, (), "it leads nowhere", right)
        if _speaks_of_nerves(symptom) and not symptom.causes_first:
            wrong = "numbness, tingling and shooting pain need nerve causes first"
            draft.note("symptoms", symptom.id, (), wrong, "add causes_first: [condition, ...]")


def _speaks_of_nerves(symptom: Symptom) -> bool:
    return any(word in symptom.name.lower() for word in _NERVE_WORDS)


def _check_names(draft: Draft, kind: str, key: str) -> None:
    """Note names and other names that stand for two entries of a kind, or twice in one."""
    owner: dict[str, str] = {}
    for entry in draft.entries[kind].values():
        for i, text in enumerate((entry.name, *getattr(entry, key))):
            folded = " ".join(text.lower().split())
            if folded in owner:
                wrong = f"{shown(text)} already stands for '{owner[folded]}'"
                path: Path_ = (key, i - 1) if i else ("name",)
                draft.note(kind, entry.id, path, wrong, "keep it at one of them")
            owner.setdefault(folded, entry.id)
