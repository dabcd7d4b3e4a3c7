"""The page of a muscle: points and patterns, how to find and ease it, care, company, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.core.selection import Kind, Selection
from bodymap.core.words import MuscleId, Relation, Side, Urgency, ZoneSide
from bodymap.texts import later, say
from bodymap.ui.page import parts
from bodymap.ui.page.blocks import (
    Block,
    Bullets,
    Card,
    Chip,
    ChipLook,
    Heading,
    Link,
    Look,
    Page,
    Para,
    Span,
    Text,
    led,
    para,
    quiet,
    woven,
)

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import (
        ConditionLink,
        Ease,
        Find,
        Muscle,
        RedFlag,
        Satellites,
        TriggerPoint,
        Zone,
    )
    from bodymap.ui.page.blocks import Spans
    from bodymap.ui.page.parts import Citations

_ONLY: Final = {
    Side.LEFT: later("Described on the left side only."),
    Side.RIGHT: later("Described on the right side only."),
    Side.MIDLINE: later("Described in the middle only."),
}
_ZONES: Final = {
    ZoneSide.BOTH: later("{place} (both sides)"),
    ZoneSide.OPPOSITE: later("{place} (other side)"),
}


def muscle_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the page of a muscle on one side."""
    muscle, side = atlas.muscles[MuscleId(selection.id)], selection.side or Side.RIGHT
    citations = parts.Citations(atlas)
    blocks = _points(atlas, muscle, side, citations)
    blocks += _find(muscle.find, citations)
    blocks += _ease(atlas, muscle, citations)
    blocks += _company(atlas, muscle, side, citations)
    blocks += _background(muscle, citations)
    # Read first and cited last, so that the numbers begin with what is seen while it is folded.
    signs = parts.flag_card(_flags(atlas, muscle, side), Urgency.NOW, citations, folded=True)
    blocks = [para(muscle.plain), *signs, *blocks, *citations.blocks()]
    kind = f"{muscle.latin} · {atlas.areas[muscle.area].name}"
    return Page(muscle.name, kind, tuple(blocks), sided=True, clinical=parts.latin(muscle))


def muscle_handout(atlas: Atlas, selection: Selection) -> Page:
    """Return what a person takes home: warning signs, points, how to find and ease them, care."""
    muscle, side = atlas.muscles[MuscleId(selection.id)], selection.side or Side.RIGHT
    citations = parts.Citations(atlas)
    blocks: list[Block] = [para(muscle.plain)]
    blocks += parts.flag_card(_flags(atlas, muscle, side), Urgency.NOW, citations)
    blocks += _points(atlas, muscle, side, citations)
    blocks += _find(muscle.find, citations)
    blocks += _ease(atlas, muscle, citations)
    blocks += citations.blocks()
    return Page(muscle.name, atlas.areas[muscle.area].name, tuple(blocks), sided=True)


def _flags(atlas: Atlas, muscle: Muscle, side: Side) -> tuple[RedFlag, ...]:
    """Return the emergencies of the muscle's own and of the regions where its points lie."""
    named = (atlas.red_flags[each] for each in muscle.red_flags)
    own = [flag for flag in named if flag.urgency is Urgency.NOW]
    here = dict.fromkeys(atlas.ref(point.at.region, side) for point in muscle.trigger_points)
    there = dict.fromkeys(
        ref for point in muscle.trigger_points for ref in atlas.zone_refs(point.main[:1], side)
    )
    return tuple(
        dict.fromkeys(
            (
                *own,
                *(flag for ref in (*here, *there) for flag in atlas.red_flags_of(ref, Urgency.NOW)),
            )
        )
    )


def _points(atlas: Atlas, muscle: Muscle, side: Side, citations: Citations) -> list[Block]:
    often = muscle.frequency
    unknown = say("How often points are found here is not well known.")
    words = parts.sentence(often.note) if often.note else unknown
    return [
        Heading(say("Where it lies and where it hurts"), tab=say("Pattern")),
        quiet("", say("Point at a row to see it on the body.")),
        *(_point_card(atlas, muscle, point, side, citations) for point in muscle.trigger_points),
        Para(
            (parts.frequency_chip(often.rating), Text("  " + words), *citations.cite(often.sources))
        ),
    ]


def _point_card(
    atlas: Atlas, muscle: Muscle, point: TriggerPoint, side: Side, citations: Citations
) -> Card:
    address = str(Selection(Kind.MUSCLE, muscle.id, side, point.number))
    where = Link(parts.sentence(point.where)[:-1], address, bold=True)
    blocks: list[Block] = [Para((Chip(f"× {point.number}", ChipLook.FILLED), Text("  "), where))]
    blocks += _felt(atlas, point)
    if point.feels_like:
        blocks.append(para(say("Feels like: {qualities}.", qualities="; ".join(point.feels_like))))
    if point.other:
        words = say("May come with: {symptoms}")
        blocks.append(Para(woven(words, symptoms=_symptoms(atlas, point))))
    if point.only_side:
        blocks.append(para(say(_ONLY[point.only_side])))
    blocks += [para(parts.sentence(point.note))] if point.note else []
    blocks.append(Para((parts.grade_chip(point.grade), *citations.cite(point.sources))))
    return Card(tuple(blocks), address=address)


def _felt(atlas: Atlas, point: TriggerPoint) -> list[Block]:
    """Say where the point sends pain, in the words of the legend on the body."""
    blocks: list[Block] = []
    if point.main:
        most, words = Chip(say("Most people")), say("{most} feel it in: {places}.")
        blocks.append(Para(woven(words, most=most, places=_zones(atlas, point.main))))
    if point.spillover:
        some, words = Chip(say("Some people"), ChipLook.DOTTED), say("{some} also in: {places}.")
        blocks.append(Para(woven(words, some=some, places=_zones(atlas, point.spillover))))
    return blocks


def _zones(atlas: Atlas, zones: tuple[Zone, ...]) -> str:
    named = [(zone.side, parts.mid_sentence(atlas.regions[zone.region].name)) for zone in zones]
    return ", ".join(
        say(_ZONES[side], place=place) if side in _ZONES else place for side, place in named
    )


def _symptoms(atlas: Atlas, point: TriggerPoint) -> tuple[Span, ...]:
    spans: list[Span] = []
    for each in point.other:
        spans += [
            Link(parts.mid_sentence(atlas.symptoms[each].name), f"symptom:{each}"),
            Text(", "),
        ]
    return tuple(spans[:-1])


def _find(find: Find, citations: Citations) -> list[Block]:
    steps = Bullets(tuple((Text(parts.sentence(step)),) for step in find.steps), numbered=True)
    stop = Para(led(say("Stop if {sign}."), sign=find.stop_if))
    source = Para((parts.grade_chip(find.grade), *citations.cite(find.sources)))
    return [Heading(say("How to find it"), tab=say("Find it")), steps, stop, source]


def _ease(atlas: Atlas, muscle: Muscle, citations: Citations) -> list[Block]:
    blocks: list[Block] = [Heading(say("What may ease it"), tab=say("Ease it"))]
    blocks += [_ease_card(atlas, ease, citations) for ease in muscle.ease]
    care = parts.claims(muscle.care, citations)
    return [*blocks, Card(care, Look.CARE, say("Take care"))] if care else blocks


def _ease_card(atlas: Atlas, ease: Ease, citations: Citations) -> Card:
    therapy = atlas.therapies[ease.therapy]
    name = Para(
        (
            Link(therapy.name, f"therapy:{therapy.id}", bold=True),
            Text("  "),
            parts.grade_chip(ease.grade),
        )
    )
    steps = Bullets(tuple((Text(parts.sentence(step)),) for step in ease.how))
    dose = Para(led(say("How much: {dose}."), dose=ease.dose))
    rule = led(say("Stop if {sign}."), sign=ease.stop_if)
    stop = Para((*rule, *citations.cite(ease.sources)))
    return Card((name, steps, dose, stop))


def _company(atlas: Atlas, muscle: Muscle, side: Side, citations: Citations) -> list[Block]:
    blocks: list[Block] = []
    for relation in Relation:
        links = [link for link in muscle.conditions if link.relation is relation]
        if links:
            items = tuple(_condition(atlas, link, citations) for link in links)
            blocks += [Heading(say(parts.RELATIONS[relation]), 3), Bullets(items)]
    if muscle.symptoms:
        blocks.append(Heading(say("What people say"), 3))
        blocks.append(
            Bullets(tuple((Link(atlas.symptoms[s].name, f"symptom:{s}"),) for s in muscle.symptoms))
        )
    if muscle.satellites:
        related = _related(atlas, muscle.satellites, side)
        cited = citations.cite(muscle.satellites.sources)
        blocks += [Heading(say("Related muscles"), 3), Para((*related, *cited))]
    return [Heading(say("Goes with"), tab=say("Goes with")), *blocks] if blocks else []


def _related(atlas: Atlas, found: Satellites, side: Side) -> Spans:
    links: list[Span] = []
    for each in found.muscles:
        address = str(Selection(Kind.MUSCLE, each, side))
        links += [Link(atlas.muscles[each].name, address), Text(", ")]
    words = say("Points here are said to come up together with points in {muscles}. {grade}")
    return woven(words, muscles=tuple(links[:-1]), grade=parts.grade_chip(found.grade))


def _condition(atlas: Atlas, link: ConditionLink, citations: Citations) -> tuple[Span, ...]:
    name = Link(atlas.conditions[link.id].name, f"condition:{link.id}")
    return (name, Text(f": {parts.sentence(link.note)}"), *citations.cite(link.sources))


def _background(muscle: Muscle, citations: Citations) -> list[Block]:
    blocks: list[Block] = []
    if muscle.signs:
        items = tuple(
            (Text(parts.sentence(s.text)), *citations.cite(s.sources)) for s in muscle.signs
        )
        blocks += [Heading(say("What speaks for it"), 3), Bullets(items)]
    if muscle.loads:
        blocks += [Heading(say("Thought to load it"), 3), *parts.claims(muscle.loads, citations)]
    if muscle.disputed:
        blocks += [Heading(say("What is disputed"), 3), *parts.claims(muscle.disputed, citations)]
    body = muscle.anatomy
    rows = (
        (say("Origin: {text}"), body.origin),
        (say("Insertion: {text}"), body.insertion),
        (say("Action: {text}"), "; ".join(body.action)),
        (say("Nerve: {text}"), body.nerve),
    )
    items = tuple(led(words, text=parts.sentence(text)) for words, text in rows)
    blocks += [Heading(say("Anatomy"), 3), Bullets(items), Para(citations.cite(body.sources))]
    if muscle.aliases:
        blocks.append(para(say("Also called: {names}.", names=", ".join(muscle.aliases))))
    return [Heading(say("Background"), tab=say("More")), *blocks]
