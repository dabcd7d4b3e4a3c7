"""Faults between entries, each made by one change to a folder that has none."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bodymap.content.drawings import read_drawings
from bodymap.content.loader import load
from bodymap.core.errors import ContentError
from bodymap.core.figures import Drawing
from bodymap.core.words import Figure
from tests.content.small import FILES, SHAPES, edit, svg, write_content, write_drawings

SPLENIUS = "muscles/splenius.yaml"
PECTORALIS = "muscles/pectoralis.yaml"

# file, what stands there, what is put there, the fault
CASES = [
    (
        SPLENIUS,
        "main: [temple]",
        "main: [tempel]",
        "'tempel' is not among the regions; write temple",
    ),
    (SPLENIUS, "area: upper", "area: uper", "'uper_back_neck' is not among the areas"),
    (SPLENIUS, "[pectoralis]", "[qqq]", "muscles[1]: 'qqq' is not among the muscles; correct it"),
    (SPLENIUS, "id: neck_pain", "id: ache", "'ache' is not among the conditions"),
    (SPLENIUS, "[stroke]", "[shock]", "'shock' is not among the red flags"),
    (SPLENIUS, "other: [dizzy]", "other: [giddy]", "other[1]: 'giddy' is not among the symptoms"),
    (SPLENIUS, "sources: [study]", "sources: [nobody]", "'nobody' is not among the references"),
    (SPLENIUS, "sources: [study]", "sources: []", "frequency: a claim without a source"),
    (SPLENIUS, "  sources: [book]", "  sources: []", "anatomy: a claim without a source"),
    (SPLENIUS, "how: [Press softly.]", "how: []", "ease[1].how: an empty list; write at least"),
    (SPLENIUS, "steps: [Press softly.]", "steps: []", "find.steps: an empty list"),
    (SPLENIUS, "number: 2", "number: 3", "the points are not numbered 1, 2, 3"),
    (SPLENIUS, "main: [temple]", "main: []", "trigger_points[1]: no main zone"),
    (
        SPLENIUS,
        "main: [temple]",
        "main: [temple, temple]",
        "main[2]: 'temple' stands already under",
    ),
    (SPLENIUS, "spillover: [nose,", "spillover: [temple,", "'temple' stands already under main"),
    (
        SPLENIUS,
        "spillover: [nose,",
        "spillover: [neck_back,",
        "spillover[2]: 'neck_back' stands already under spillover",
    ),
    (
        SPLENIUS,
        "[nose,",
        "[{region: nose, side: opposite},",
        "spillover[1]: 'nose' lies on the midline and has no opposite side; leave out the side",
    ),
    ("regions.yaml", "id: heel_sole", "id: heel", "[5].id: no drawing has this region"),
    ("regions.yaml", "id: heel_sole", "id: heel", "the drawn region 'heel_sole' has no entry"),
    ("regions.yaml", "  note: No", "  aliases: [x]\n# No", "nothing stands behind this region"),
    ("red_flags.yaml", "areas: [thighs_legs]", "areas: []", "no red flag reaches this region"),
    ("red_flags.yaml", "sources: [study]", "sources: []", "[1]: a claim without a source"),
    ("symptoms.yaml", "  causes_first: [neck_pain]", "", "[4]: it leads nowhere; add regions"),
    ("symptoms.yaml", "  causes_first: [neck_pain]", "", "need nerve causes first"),
    ("symptoms.yaml", "[light-headed]", "[Crick in  the neck]", "already stands for 'stiff_neck'"),
    ("symptoms.yaml", "name: Dizziness", "name: stiff neck", "[3].name: 'stiff neck' already"),
    ("conditions.yaml", "[cervicalgia]", "[neck pain]", "aliases[1]: 'neck pain' already stands"),
    (SPLENIUS, "[bandage muscle]", "[b, B]", "aliases[2]: 'B' already stands for 'splenius'"),
    ("red_flags.yaml", "  regions: [neck_back]", "", "[4]: no red flag of this region"),
    (
        "red_flags.yaml",
        "urgency: now",
        "urgency: ask",
        "no red flag of this region or its area needs",
    ),
    ("therapies.yaml", "self_care: never", "self_care: yes", "needles and injections are never"),
    ("therapies.yaml", "self_care: never", "self_care: yes", "who and self_care: yes contradict"),
    ("therapies.yaml", "[self, ", "[", "who and self_care: with_care contradict each other"),
    ("therapies.yaml", "A collapsed lung", "Bruising", "names a collapsed lung (pneumothorax)"),
    (SPLENIUS, "A trained physiotherapist does it.", "Push.", "ease[2].how: dry_needling is never"),
    (SPLENIUS, "Turns the head.", "It causes pain.", "plain: 'causes' claims more than is known"),
    (SPLENIUS, "note: Often.", "note: Caused by strain.", "note: 'Caused by' claims more"),
    (SPLENIUS, "Keep off", "Damaged fibres", "care[1].statements[1]: 'Damaged' claims more"),
    (PECTORALIS, "Lifting the arm hurts.", "A rib is out of place.", "'out of place' claims more"),
    (PECTORALIS, "nerve: chest", "nerve: degenerated", "'degenerated' claims more"),
]


def faults_of(folder: Path, drawings: Mapping[Figure, Drawing]) -> list[str]:
    with pytest.raises(ContentError) as refused:
        load([folder], drawings)
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize("case", CASES, ids=[case[3] for case in CASES])
def test_a_fault_is_named_with_its_place(
    folder: Path, drawings: Mapping[Figure, Drawing], case: tuple[str, str, str, str]
):
    name, old, new, fault = case
    edit(folder, name, old, new)
    found = faults_of(folder, drawings)
    named = [text for text in found if fault in text]
    assert named
    assert all(text.startswith(f"{folder}/") for text in named)
    assert len(found) <= 3


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SPLENIUS, "Turns the head.", "Other causes are looked for first."),
        (SPLENIUS, "main: [temple]", "main: []\n    note: It only hurts where it lies."),
        (SPLENIUS, "{region: neck_back, side: both}", "{region: temple, side: opposite}"),
        ("conditions.yaml", "Pain of the neck.", "Worn joints may be damaged."),
    ],
)
def test_what_only_looks_like_a_fault_is_none(
    folder: Path, drawings: Mapping[Figure, Drawing], name: str, old: str, new: str
):
    edit(folder, name, old, new)
    assert load([folder], drawings).muscles


@pytest.mark.parametrize("region", ["calf_upper", "calf_lower"])
def test_the_calf_needs_a_red_flag_for_a_clot(tmp_path: Path, region: str):
    figures = write_drawings(tmp_path / "figures")
    shapes = tuple((region if r == "heel_sole" else r, s, x) for r, s, x in SHAPES[Figure.SOLES])
    (figures / "feet_soles.svg").write_text(svg(shapes), encoding="utf-8")
    named = {n: text.replace("heel_sole", region) for n, text in FILES.items()}
    folder = write_content(tmp_path / "content", named)
    assert load([folder], read_drawings(figures)).regions
    edit(folder, "red_flags.yaml", "means: a clot, urgency: soon", "means: a clot, urgency: ask")
    (fault,) = faults_of(folder, read_drawings(figures))
    assert "tells of a clot" in fault


def test_near_spellings_are_looked_for_only_among_the_first_faults(
    folder: Path, drawings: Mapping[Figure, Drawing]
):
    edit(folder, PECTORALIS, "spillover: [temple]", f"spillover: [{'tempel, ' * 60}]")
    found = faults_of(folder, drawings)
    assert len(found) == 60
    assert sum("write temple" in fault for fault in found) == 50
