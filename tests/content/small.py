"""A small body and a small content folder: whole, without a fault, and easy to break."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bodymap.content.drawings import read_drawings
from bodymap.content.loader import load
from bodymap.core.atlas import Atlas
from bodymap.core.errors import ContentError
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure

SHAPES = {
    Figure.FRONT: (
        ("temple", "left", 700),
        ("temple", "right", 100),
        ("nose", "midline", 400),
        ("chest", "left", 2700),
        ("chest", "right", 2100),
    ),
    Figure.BACK: (("neck_back", "left", 100), ("neck_back", "right", 700)),
    Figure.HEAD: (("temple", "left", 100), ("nose", "midline", 700)),
    Figure.SOLES: (("heel_sole", "left", 100), ("heel_sole", "right", 700)),
}

FILES = {
    "areas.yaml": """\
- id: jaw_face
  name: Jaw, face and head
  plain: The face and the head.
  account:
    - {statements: [Sore points often come with headache.], grade: C, sources: [study]}
- {id: chest_abdomen, name: Chest and abdomen, plain: The front of the trunk., account: []}
- {id: upper_back_neck, name: Upper back and neck, plain: The neck., account: []}
- {id: thighs_legs, name: Thighs and legs, plain: The legs., account: []}
""",
    "regions.yaml": """\
- {id: temple, name: Temple, clinical: Temporal region, area: jaw_face, aliases: [temples]}
- {id: nose, name: Nose, clinical: Nasal region, area: jaw_face}
- {id: chest, name: Front of the chest, clinical: Pectoral region, area: chest_abdomen}
- {id: neck_back, name: Back of the neck, clinical: Nape, area: upper_back_neck}
- id: heel_sole
  name: Underside of the heel
  clinical: Plantar heel
  area: thighs_legs
  note: No muscle of this small atlas sends pain there.
""",
    "muscles/splenius.yaml": """\
id: splenius
name: Splenius
latin: Musculus splenius
aliases: [bandage muscle]
area: upper_back_neck
plain: Turns the head.
frequency: {rating: common, grade: C, sources: [study]}
anatomy:
  origin: neck bones
  insertion: skull
  action: [turns the head]
  nerve: neck nerves
  sources: [book]
trigger_points:
  - number: 1
    where: middle of the nape
    at: {region: neck_back, across: 0.5, down: 0.5}
    main: [temple]
    spillover: [nose, {region: neck_back, side: both}]
    other: [dizzy]
    grade: C
    sources: [study]
  - number: 2
    where: lower down
    at: {region: neck_back, across: 0.2, down: 0.8}
    main: [neck_back, {region: temple, side: opposite}]
    only_side: left
    grade: U
    sources: [book]
find: {steps: [Press softly.], stop_if: it shoots, grade: U, sources: [book]}
ease:
  - therapy: pressing
    how: [Press softly.]
    dose: 30 seconds
    stop_if: it shoots
    grade: C
    sources: [study]
  - therapy: dry_needling
    how: [A trained physiotherapist does it.]
    dose: once a week
    stop_if: breathing hurts
    grade: C
    sources: [study]
care:
  - {statements: [Keep off the front of the neck.], grade: U, sources: [book]}
symptoms: [stiff_neck]
conditions:
  - {id: neck_pain, relation: goes_with, note: Often., grade: C, sources: [study]}
satellites: {muscles: [pectoralis], grade: U, sources: [book]}
red_flags: [stroke]
""",
    "muscles/pectoralis.yaml": """\
id: pectoralis
name: Pectoralis
latin: Musculus pectoralis
area: chest_abdomen
plain: Moves the arm.
frequency: {rating: very_common, grade: U, sources: [book]}
anatomy: {origin: ribs, insertion: arm, action: [pulls], nerve: chest nerves, sources: [book]}
trigger_points:
  - number: 1
    where: middle
    at: {region: chest, across: 0.5, down: 0.5}
    main: [chest]
    spillover: [temple]
    grade: U
    sources: [book]
find: {steps: [Pinch it.], stop_if: it shoots, grade: U, sources: [book]}
ease: []
care: []
signs:
  - {text: Lifting the arm hurts., grade: U, sources: [book], ask: Does lifting hurt?}
""",
    "symptoms.yaml": """\
- id: pain_temple
  name: Pain at the temple
  plain: Ache beside the eye.
  phrasings: [temple ache]
  regions: [temple]
- {id: stiff_neck, name: Stiff neck, plain: It will not turn., phrasings: [crick in the neck]}
- {id: dizzy, name: Dizziness, plain: It turns., phrasings: [light-headed], muscles: [pectoralis]}
- id: numb_hand
  name: Numb hand
  plain: Fingers are asleep.
  phrasings: [pins in my fingers]
  causes_first: [neck_pain]
""",
    "conditions.yaml": """\
- id: neck_pain
  name: Neck pain
  plain: Pain of the neck.
  aliases: [cervicalgia]
  relation: {statements: [Points are common.], grade: C, sources: [study]}
  tells_apart: {statements: [It stays in the neck.], grade: C, sources: [study]}
  regions: [neck_back, temple]
  codes: {icd10: M54.2}
- id: migraine
  name: Migraine
  plain: Headache that comes in attacks.
  relation: {statements: [Points are common.], grade: C, sources: [study]}
  tells_apart: {statements: [Light hurts.], grade: C, sources: [study]}
  regions: [temple, nose]
""",
    "therapies.yaml": """\
- id: pressing
  name: Pressing
  plain: Steady pressure.
  who: [self, physiotherapist]
  self_care: with_care
  what_happens: [The spot is pressed.]
  dose: {statements: [A minute.], grade: C, sources: [study]}
  not_if: [{statements: [Not on swelling.], grade: U, sources: [book]}]
  side_effects: [{statements: [Soreness.], grade: C, sources: [study]}]
  evidence: [{use: Pain, statement: Somewhat better., grade: C, sources: [study]}]
  grade: C
- id: dry_needling
  name: Dry needling
  plain: A thin needle.
  who: [physiotherapist]
  self_care: never
  what_happens: [A needle goes in.]
  dose: {statements: [Once a week.], grade: C, sources: [study]}
  not_if: []
  side_effects: [{statements: [A collapsed lung is rare.], grade: C, sources: [study]}]
  evidence: []
  grade: C
""",
    "red_flags.yaml": """\
- id: stroke
  sign: your face droops
  means: a stroke
  urgency: now
  sources: [study]
  level_from_source: true
  areas: [jaw_face]
  regions: [neck_back]
- id: heart
  sign: your chest feels crushed
  means: a heart attack
  urgency: now
  sources: [study]
  level_from_source: true
  areas: [chest_abdomen]
- id: temple_artery
  sign: you are over 50 and the scalp is sore
  means: an inflamed artery
  urgency: now
  sources: [study]
  level_from_source: false
  regions: [temple]
- id: fever
  sign: you have a fever
  means: an infection
  urgency: soon
  sources: [study]
  level_from_source: true
  everywhere: true
- {id: clot, sign: the calf swells, means: a clot, urgency: soon, sources: [study],
   level_from_source: true, areas: [thighs_legs]}
""",
    "references.yaml": """\
- {id: study, title: A study, kind: RCT, verified: true, authors: Doe J, year: 2020, doi: 10.1/x}
- {id: book, title: A book, kind: book, verified: false, url: "https://example.org"}
- {id: unread, title: Nobody cites this, kind: book, verified: false}
""",
    "trigger_points.yaml": """\
- id: what
  title: What it is
  passages: [{statements: [A sore spot.], grade: C, sources: [study]}]
""",
}


def square(x: int, y: int = 100, size: int = 200) -> str:
    """Return the path data of a square."""
    s = size
    return f"M{x} {y}c{s} 0 {s} 0 {s} 0 0 {s} 0 {s} 0 {s}-{s} 0-{s} 0-{s} 0 0-{s} 0-{s} 0-{s}z"


def svg(shapes: tuple[tuple[str, str, int], ...], view_box: str = "0 0 3000 1000") -> str:
    """Return a drawing with a square for each (region, side, x)."""
    paths = "".join(
        f'<path id="{region}" data-region="{region}" data-side="{side}" d="{square(x)}"/>'
        for region, side, x in shapes
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box}">{paths}</svg>'


def write_drawings(folder: Path) -> Path:
    """Write the four drawings into a new folder and return it."""
    folder.mkdir(parents=True)
    for figure, shapes in SHAPES.items():
        (folder / f"{figure.value}.svg").write_text(svg(shapes), encoding="utf-8")
    return folder


def write_content(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """Write content files into a folder and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first place of a text that must be there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(folder: Path, drawings: Mapping[Figure, Drawing]) -> list[str]:
    """Return the faults of a content folder as a reader gets them, their files without it."""
    with pytest.raises(ContentError) as refused:
        load([folder], drawings)
    return [str(fault).removeprefix(f"{folder}/") for fault in refused.value.faults]


def small_drawings(folder: Path) -> dict[Figure, Drawing]:
    """Return the four small drawings, written into a new folder."""
    return read_drawings(write_drawings(folder))


def small_atlas(folder: Path) -> Atlas:
    """Return the small content with the small drawings, both written into a folder."""
    return load([write_content(folder / "content")], small_drawings(folder / "figures"))
