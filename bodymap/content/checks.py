"""Checks across files: what the schema cannot see in one entry alone."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, get_args, get_origin

from bodymap.content.schema import fields_of
from bodymap.core.entries import Muscle, Symptom
from bodymap.core.figures import RegionRef
from bodymap.core.words import (
    AreaId,
    ConditionId,
    MuscleId,
    RedFlagId,
    ReferenceId,
    RegionId,
    Side,
    SymptomId,
    TherapyId,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bodymap.content.loader import Draft
    from bodymap.content.reader import Path_
    from bodymap.core.figures import Drawing
    from bodymap.core.words import Figure

_KIND_OF_ID = {
    AreaId: "areas",
    RegionId: "regions",
    MuscleId: "muscles",
    SymptomId: "symptoms",
    ConditionId: "conditions",
    TherapyId: "therapies",
    RedFlagId: "red_flags",
    ReferenceId: "references",
}
_NERVE_WORDS = ("numb", "tingl", "pins and needles", "shooting")


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


def claims_of(entry: Any) -> Iterator[tuple[Path_, Any]]:
    """Yield every part of an entry that makes a graded claim, with its path."""
    for path, part in _parts(entry, ()):
        if hasattr(part, "grade") and hasattr(part, "sources"):
            yield path, part


def _parts(value: Any, path: Path_) -> Iterator[tuple[Path_, Any]]:
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _parts(item, (*path, i))
    elif dataclasses.is_dataclass(value):
        yield path, value
        for field in dataclasses.fields(value):
            yield from _parts(getattr(value, field.name), (*path, field.name))


def _check_ids(draft: Draft, kind: str, entry: Any) -> None:
    for path, wanted, known in _ids(entry):
        if wanted not in draft.entries[known]:
            single = known.replace("_", " ")
            draft.note(
                kind,
                entry.id,
                path,
                f"'{wanted}' is not among the {single}",
                "correct it, or add that entry",
            )


def _ids(entry: Any) -> Iterator[tuple[Path_, str, str]]:
    """Yield the path, the id and the kind of each id that an entry mentions."""
    for path, part in _parts(entry, ()):
        for key, (hint, _) in fields_of(type(part)).items():
            value = getattr(part, key)
            if hint in _KIND_OF_ID:
                yield (*path, key), value, _KIND_OF_ID[hint]
            elif get_origin(hint) is tuple and get_args(hint)[0] in _KIND_OF_ID:
                for i, item in enumerate(value):
                    yield (*path, key, i), item, _KIND_OF_ID[get_args(hint)[0]]


def _check_claims(draft: Draft, kind: str, entry: Any) -> None:
    for path, claim in claims_of(entry):
        if not claim.sources and path:  # a therapy's own grade sums up its evidence
            draft.note(kind, entry.id, path, "a claim without a source", "add sources: [id, ...]")
        for key in ("statements", "steps", "how"):
            if hasattr(claim, key) and not getattr(claim, key):
                draft.note(
                    kind, entry.id, (*path, key), "an empty list", "write at least one sentence"
                )


def _check_regions(draft: Draft, drawings: Mapping[Figure, Drawing]) -> None:
    drawn = {shape.ref.region for drawing in drawings.values() for shape in drawing.shapes}
    used = {zone.region for muscle in draft.entries["muscles"].values() for zone in _zones(muscle)}
    used |= {
        p.at.region for muscle in draft.entries["muscles"].values() for p in muscle.trigger_points
    }
    flags = draft.entries["red_flags"].values()
    for region in draft.entries["regions"].values():
        if region.id not in drawn:
            draft.note(
                "regions",
                region.id,
                ("id",),
                "no drawing has this region",
                "use a region of the drawings",
            )
        elif region.id not in used and not region.note:
            draft.note(
                "regions",
                region.id,
                (),
                "nothing stands behind this region",
                "add a note that says why not",
            )
        if not any(region.id in flag.regions or region.area in flag.areas for flag in flags):
            draft.note(
                "regions",
                region.id,
                (),
                "no red flag reaches this region",
                "name it or its area in one",
            )
    for name in sorted(drawn - draft.entries["regions"].keys()):
        first = next(iter(draft.entries["regions"]), None)
        if first:
            draft.note(
                "regions",
                first,
                (),
                f"the drawn region '{name}' is missing",
                f"add an entry '{name}'",
            )


def _zones(muscle: Muscle) -> Iterator[Any]:
    for point in muscle.trigger_points:
        yield from (*point.main, *point.spillover)


def _check_muscles(draft: Draft, drawings: Mapping[Figure, Drawing]) -> None:
    for muscle in draft.entries["muscles"].values():
        numbers = [point.number for point in muscle.trigger_points]
        if not numbers or numbers != list(range(1, len(numbers) + 1)):
            wrong = "the points are not numbered 1, 2, 3 ..."
            draft.note(
                "muscles", muscle.id, ("trigger_points",), wrong, "number them in order from 1"
            )
        for i, point in enumerate(muscle.trigger_points):
            _check_point(draft, drawings, muscle, ("trigger_points", i), point)


def _check_point(
    draft: Draft, drawings: Mapping[Figure, Drawing], muscle: Muscle, path: Path_, point: Any
) -> None:
    if not (point.main or (point.other and point.note)):
        draft.note("muscles", muscle.id, path, "no main zone", "say where most people feel it")
    if len(set(point.main)) < len(point.main) or len(set(point.spillover)) < len(point.spillover):
        draft.note("muscles", muscle.id, path, "a zone stands twice", "keep one of them")
    for zone in set(point.main) & set(point.spillover):
        wrong = f"'{zone.region}' is both main and spillover"
        draft.note("muscles", muscle.id, (*path, "spillover"), wrong, "keep it in one of them")
    for figure, drawing in drawings.items():
        spot = drawing.point_at(point.at, Side.LEFT)
        refs = (RegionRef(point.at.region, Side.LEFT), RegionRef(point.at.region, Side.MIDLINE))
        shape = next((drawing.by_ref[ref] for ref in refs if ref in drawing.by_ref), None)
        edge = point.at.across in (0.0, 1.0)
        if spot and shape and not edge and not shape.outline.contains(*spot):
            wrong = f"the point lies outside its region on {figure.value}"
            draft.note("muscles", muscle.id, (*path, "at"), wrong, "move across or down")


def _check_symptoms(draft: Draft) -> None:
    named = {s for m in draft.entries["muscles"].values() for s in m.symptoms}
    named |= {
        s for m in draft.entries["muscles"].values() for p in m.trigger_points for s in p.other
    }
    for symptom in draft.entries["symptoms"].values():
        leads = (symptom.regions, symptom.muscles, symptom.causes_first, symptom.conditions)
        if not any(leads) and symptom.id not in named:
            draft.note(
                "symptoms", symptom.id, (), "it leads nowhere", "add regions, muscles or conditions"
            )
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
            path = (key, i - 1) if i else ("name",)
            known = owner.setdefault(" ".join(text.lower().split()), entry.id)
            if known != entry.id or (i and " ".join(text.lower().split()) == entry.name.lower()):
                draft.note(
                    kind,
                    entry.id,
                    path,
                    f"'{text}' already stands for '{known}'",
                    "keep it at one of them",
                )
