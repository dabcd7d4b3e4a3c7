"""The page of a region: is it dangerous, what may send pain here, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.core.selection import Kind, Selection
from bodymap.core.selection import region_page as selection_of
from bodymap.core.words import RegionId, Side, TherapyId, Urgency
from bodymap.texts import say
from bodymap.ui.page import parts
from bodymap.ui.page.blocks import (
    Block,
    Bullets,
    Chip,
    ChipLook,
    Heading,
    Link,
    Page,
    Para,
    Span,
    Text,
    para,
    quiet,
    woven,
)
from bodymap.ui.sides import region_name, sided

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bodymap.core.atlas import Atlas, LyingPoint, Sender
    from bodymap.core.entries import Condition
    from bodymap.core.figures import RegionRef

_MOST_CONDITIONS: Final = 8
_LIKELY: Final = 6  # muscles whose conditions and therapies count for the region


def region_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the page of a region on one side."""
    ref = atlas.ref(RegionId(selection.id), selection.side or Side.MIDLINE)
    region = atlas.regions[ref.region]
    citations = parts.Citations(atlas)
    senders = _each_muscle_once(atlas.senders(ref))
    blocks: list[Block] = []
    for urgency in (Urgency.NOW, Urgency.SOON):
        blocks += parts.flag_card(atlas.red_flags_of(ref, urgency), urgency, citations)
    blocks += [para(region.note)] if region.note else []
    blocks += _muscles(atlas, senders)
    blocks += _points(atlas, atlas.points_in(ref))
    blocks += _referred(atlas, ref)
    blocks += _conditions(atlas, ref, senders)
    blocks += _therapies(atlas, senders)
    asks = parts.flag_card(atlas.red_flags_of(ref, Urgency.ASK), Urgency.ASK, citations)
    blocks += [Heading(say("When to ask"), tab=say("Ask")), *asks] if asks else []
    blocks += citations.blocks()
    kind = f"{region.clinical} · {atlas.areas[region.area].name}"
    clinical = sided(region.clinical, ref.side)
    two = ref.side is not Side.MIDLINE
    return Page(region_name(atlas, ref), kind, tuple(blocks), two, clinical)


def _each_muscle_once(senders: Iterable[Sender]) -> tuple[Sender, ...]:
    """Return the likeliest sender of each muscle; to the midline both sides may send."""
    found: dict[str, Sender] = {}
    for sender in senders:
        found.setdefault(sender.muscle.id, sender)
    return tuple(found.values())


def _muscles(atlas: Atlas, senders: Sequence[Sender]) -> list[Block]:
    blocks: list[Block] = [Heading(say("Muscles that can send pain here"), tab=say("Muscles"))]
    if not senders:
        return [*blocks, para(say("No muscle in this reference is described to send pain here."))]
    blocks.append(quiet(say("Most likely first."), say("Point at a name to see its pattern.")))
    for sender in senders:
        chip = (
            Chip(say("Most people feel it here"), ChipLook.FILLED)
            if sender.main
            else Chip(say("Some people feel it here"), ChipLook.DOTTED)
        )
        blocks.append(parts.muscle_card(sender.muscle, sender.side, [chip], atlas))
    return blocks


def _points(atlas: Atlas, points: Sequence[LyingPoint]) -> list[Block]:
    if not points:
        return []
    shown = {(each.muscle.id, each.point.number): each for each in reversed(points)}
    items = tuple(_point_line(atlas, each) for each in reversed(shown.values()))
    return [Heading(say("Trigger points in this area"), tab=say("Points")), Bullets(items)]


def _point_line(atlas: Atlas, lying: LyingPoint) -> tuple[Span, ...]:
    address = str(Selection(Kind.MUSCLE, lying.muscle.id, lying.side, lying.point.number))
    goes = _names(atlas, atlas.zone_refs(lying.point.main, lying.side))
    name = say("{muscle}, point {number}", muscle=lying.muscle.name, number=lying.point.number)
    sends = " " + say("Sends pain to {places}.", places=goes) if goes else ""
    return (Link(name, address), Text(f": {lying.point.where}.{sends}"))


def _names(atlas: Atlas, refs: Iterable[RegionRef]) -> str:
    return ", ".join(sorted({parts.mid_sentence(atlas.regions[ref.region].name) for ref in refs}))


def _referred(atlas: Atlas, ref: RegionRef) -> list[Block]:
    """Say where pain from here may be felt, and from where pain felt here may come."""
    out = {z for p in atlas.points_in(ref) for z in atlas.zone_refs(p.point.main, p.side)} - {ref}
    back = {
        atlas.ref(p.at.region, s.side)
        for s in atlas.senders(ref)
        for p in s.muscle.trigger_points
        if p.number in s.main
    }
    blocks: list[Block] = []
    if out:
        words = say("Points that lie here can send pain to: {places}.")
        blocks.append(Para(woven(words, places=_region_links(atlas, out))))
    if back - {ref}:
        words = say("Pain felt here can come from points in: {places}.")
        blocks.append(Para(woven(words, places=_region_links(atlas, back - {ref}))))
    return [Heading(say("Referred pain")), *blocks] if blocks else []


def _region_links(atlas: Atlas, refs: Iterable[RegionRef]) -> tuple[Span, ...]:
    spans: list[Span] = []
    named = {ref: region_name(atlas, ref) for ref in refs}
    for ref in sorted(named, key=named.__getitem__):
        spans += [Link(named[ref], str(selection_of(ref))), Text("; ")]
    return tuple(spans[:-1])


def _conditions(atlas: Atlas, ref: RegionRef, senders: Sequence[Sender]) -> list[Block]:
    """List conditions felt here, those first that the likeliest muscles name as well."""
    named = [link.id for sender in senders[:_LIKELY] for link in sender.muscle.conditions]

    def weight(condition: Condition) -> tuple[int, int]:
        return condition.regions.index(ref.region), -named.count(condition.id)

    here = sorted((c for c in atlas.conditions.values() if ref.region in c.regions), key=weight)
    items = tuple(parts.condition_line(condition) for condition in here[:_MOST_CONDITIONS])
    return (
        [Heading(say("Associated conditions"), tab=say("Conditions")), Bullets(items)]
        if items
        else []
    )


def _therapies(atlas: Atlas, senders: Sequence[Sender]) -> list[Block]:
    """List what the likeliest muscles name, self-care first, better grades before weaker ones."""
    named = [ease.therapy for sender in senders[:_LIKELY] for ease in sender.muscle.ease]
    ids = dict.fromkeys((*named, *_GENERAL))
    found = [atlas.therapies[each] for each in ids if each in atlas.therapies]
    found.sort(key=lambda t: (t.self_care.value == "never", t.grade.value == "D", t.grade.value))
    if not found:
        return []
    hint = say(
        "Names lead to what happens, where it must not be used, who should not have it, and what "
        "studies found."
    )
    words = quiet(say("Described for the muscles above."), hint)
    cards = [parts.therapy_card(therapy) for therapy in found]
    return [Heading(say("What may ease it"), tab=say("Ease")), words, *cards]


_GENERAL: Final = tuple(
    TherapyId(each)
    for each in (
        "manual_pressure",
        "massage",
        "exercise",
        "dry_needling",
        "injection_anaesthetic",
    )
)
