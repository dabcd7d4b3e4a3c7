"""The page of a muscle: points and patterns, how to find and ease it, care, company, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.core.selection import Kind, Selection
from bodymap.core.words import MuscleId, Relation, Side, Urgency
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
    para,
    quiet,
)

if TYPE_CHECKING:
    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import ConditionLink, Ease, Find, Muscle, RedFlag, TriggerPoint, Zone
    from bodymap.ui.page.parts import Citations


def muscle_page(atlas: Atlas, selection: Selection) -> Page:
    """Return the page of a muscle on one side."""
    muscle, side = atlas.muscles[MuscleId(selection.id)], selection.side or Side.RIGHT
    citations = parts.Citations(atlas)
    blocks: list[Block] = [para(muscle.plain), *parts.flag_strip(_flags(atlas, muscle, side))]
    blocks += _points(atlas, muscle, side, citations)
    blocks += _find(muscle.find, citations)
    blocks += _ease(atlas, muscle, citations)
    blocks += _company(atlas, muscle, side, citations)
    blocks += _background(atlas, muscle, citations)
    blocks += citations.blocks()
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
    words = (
        parts.sentence(often.note)
        if often.note
        else "How often points are found here is not well known."
    )
    return [
        Heading("Where it lies and where it hurts", tab="Pattern"),
        quiet("Point at a row to see it on the body."),
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
    if point.main:
        blocks.append(Para((Chip("Most people"), Text("  " + _zones(atlas, point.main)))))
    if point.spillover:
        blocks.append(
            Para(
                (Chip("Some people", ChipLook.DOTTED), Text("  " + _zones(atlas, point.spillover)))
            )
        )
    if point.feels_like:
        blocks.append(para(f"Feels like: {'; '.join(point.feels_like)}."))
    if point.other:
        blocks.append(Para((Text("May come with: "), *_symptoms(atlas, point))))
    if point.only_side:
        blocks.append(para(f"Described on the {point.only_side.value} side only."))
    blocks += [para(parts.sentence(point.note))] if point.note else []
    blocks.append(Para((parts.grade_chip(point.grade), *citations.cite(point.sources))))
    return Card(tuple(blocks), address=address)


def _zones(atlas: Atlas, zones: tuple[Zone, ...]) -> str:
    sides = {"same": "", "both": " (both sides)", "opposite": " (other side)"}
    text = ", ".join(
        parts.mid_sentence(atlas.regions[zone.region].name) + sides[zone.side.value]
        for zone in zones
    )
    return text[:1].upper() + text[1:]


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
    stop = para(Text("Stop if ", bold=True), f"{find.stop_if}.")
    source = Para((parts.grade_chip(find.grade), *citations.cite(find.sources)))
    return [Heading("How to find it", tab="Find it"), steps, stop, source]


def _ease(atlas: Atlas, muscle: Muscle, citations: Citations) -> list[Block]:
    blocks: list[Block] = [Heading("What may ease it", tab="Ease it")]
    blocks += [_ease_card(atlas, ease, citations) for ease in muscle.ease]
    care = parts.claims(muscle.care, citations)
    return [*blocks, Card(care, Look.CARE, "Take care")] if care else blocks


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
    dose = para(Text("How much: ", bold=True), f"{ease.dose}.")
    stop = Para(
        (Text("Stop if ", bold=True), Text(f"{ease.stop_if}."), *citations.cite(ease.sources))
    )
    return Card((name, steps, dose, stop))


def _company(atlas: Atlas, muscle: Muscle, side: Side, citations: Citations) -> list[Block]:
    blocks: list[Block] = []
    for relation in Relation:
        links = [link for link in muscle.conditions if link.relation is relation]
        if links:
            items = tuple(_condition(atlas, link, citations) for link in links)
            blocks += [Heading(parts.RELATIONS[relation], 3), Bullets(items)]
    if muscle.symptoms:
        blocks.append(Heading("What people say", 3))
        blocks.append(
            Bullets(tuple((Link(atlas.symptoms[s].name, f"symptom:{s}"),) for s in muscle.symptoms))
        )
    if muscle.satellites:
        spans: list[Span] = [Text("Points here are said to come up together with points in ")]
        for each in muscle.satellites.muscles:
            spans += [
                Link(atlas.muscles[each].name, str(Selection(Kind.MUSCLE, each, side))),
                Text(", "),
            ]
        spans[-1] = Text(". ")
        blocks += [Heading("Related muscles", 3)]
        blocks.append(
            Para(
                (
                    *spans,
                    parts.grade_chip(muscle.satellites.grade),
                    *citations.cite(muscle.satellites.sources),
                )
            )
        )
    return [Heading("Goes with", tab="Goes with"), *blocks] if blocks else []


def _condition(atlas: Atlas, link: ConditionLink, citations: Citations) -> tuple[Span, ...]:
    name = Link(atlas.conditions[link.id].name, f"condition:{link.id}")
    return (name, Text(f": {parts.sentence(link.note)}"), *citations.cite(link.sources))


def _background(atlas: Atlas, muscle: Muscle, citations: Citations) -> list[Block]:
    blocks: list[Block] = []
    if muscle.signs:
        items = tuple(
            (Text(parts.sentence(s.text)), *citations.cite(s.sources)) for s in muscle.signs
        )
        blocks += [Heading("What speaks for it", 3), Bullets(items)]
    if muscle.loads:
        blocks += [Heading("Thought to load it", 3), *parts.claims(muscle.loads, citations)]
    if muscle.disputed:
        blocks += [Heading("What is disputed", 3), *parts.claims(muscle.disputed, citations)]
    body = muscle.anatomy
    rows = (
        ("Origin", body.origin),
        ("Insertion", body.insertion),
        ("Action", "; ".join(body.action)),
        ("Nerve", body.nerve),
    )
    items = tuple((Text(f"{name}: ", bold=True), Text(parts.sentence(text))) for name, text in rows)
    blocks += [Heading("Anatomy", 3), Bullets(items), Para(citations.cite(body.sources))]
    if muscle.aliases:
        blocks.append(para(f"Also called: {', '.join(muscle.aliases)}."))
    return [Heading("Background", tab="More"), *blocks]
