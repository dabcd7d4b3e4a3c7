"""Counts what the atlas holds, in all and for each area."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bodymap.content.checks import claims_of, ids_of
from bodymap.core.atlas import KINDS

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.words import AreaId

_NO_STUDY = frozenset({"guide", "book", "course", "wiki", "blog", "news"})


def coverage(atlas: Atlas) -> dict[str, Any]:
    """Return the counts as plain data: `total`, and `areas` by area id."""
    return {"total": _total(atlas), "areas": {area: _area(atlas, area) for area in atlas.areas}}


def _total(atlas: Atlas) -> dict[str, Any]:
    claims = [
        claim for kind in _kinds(atlas) for entry in kind.values() for _, claim in claims_of(entry)
    ]
    return {
        "regions": len(atlas.regions),
        "region_sides": len(atlas.refs),
        "regions_without_answer": _unanswered(atlas),
        "muscles": len(atlas.muscles),
        "trigger_points": sum(len(m.trigger_points) for m in atlas.muscles.values()),
        "symptoms": len(atlas.symptoms),
        "phrasings": sum(len(s.phrasings) + 1 for s in atlas.symptoms.values()),
        "conditions": len(atlas.conditions),
        "therapies": len(atlas.therapies),
        "red_flags": len(atlas.red_flags),
        "references": len(atlas.references),
        "references_verified": sum(r.verified for r in atlas.references.values()),
        "references_unused": len(atlas.references.keys() - _cited(atlas)),
        **_claims(atlas, claims),
    }


def _area(atlas: Atlas, area: AreaId) -> dict[str, Any]:
    muscles = [m for m in atlas.muscles.values() if m.area == area]
    claims = [claim for m in muscles for _, claim in claims_of(m)]
    return {
        "regions": len(atlas.regions_of(area)),
        "muscles": len(muscles),
        "trigger_points": sum(len(m.trigger_points) for m in muscles),
        "red_flags": sum(_concerns(atlas, flag, area) for flag in atlas.red_flags.values()),
        **_claims(atlas, claims),
    }


def _claims(atlas: Atlas, claims: list[Any]) -> dict[str, Any]:
    grades = Counter(claim.grade.value for claim in claims)
    studied = sum(
        any(atlas.references[s].kind not in _NO_STUDY for s in claim.sources) for claim in claims
    )
    return {
        "claims": len(claims),
        "claims_with_study": studied,
        "claims_without_study": len(claims) - studied,
        "claims_without_source": sum(not claim.sources for claim in claims),
        "grades": {grade: grades[grade] for grade in "ABCDU"},
    }


def _concerns(atlas: Atlas, flag: Any, area: AreaId) -> bool:
    return area in flag.areas or any(atlas.regions[region].area == area for region in flag.regions)


def _unanswered(atlas: Atlas) -> int:
    return sum(
        not (atlas.senders(ref) or atlas.points_in(ref) or atlas.regions[ref.region].note)
        for ref in atlas.refs
    )


def _cited(atlas: Atlas) -> set[str]:
    entries = (entry for kind in KINDS for entry in getattr(atlas, kind).values())
    return {
        cited
        for entry in entries
        for path, cited, kind in ids_of(entry)
        if kind == "references" and path != ("id",)
    }


def _kinds(atlas: Atlas) -> tuple[Any, ...]:
    return (atlas.areas, atlas.muscles, atlas.conditions, atlas.therapies, atlas.trigger_points)
