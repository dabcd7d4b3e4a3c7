"""Pieces that several pages share: chips, claims with their sources, flag cards, muscle cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Frequency, Grade, Provider, Relation, SelfCare, Urgency
from bodymap.texts import language, later, say, say_count
from bodymap.ui.page.blocks import (
    Block,
    Bullets,
    Card,
    Chip,
    ChipLook,
    Heading,
    Link,
    Look,
    Para,
    Span,
    Spans,
    Text,
    led,
    para,
)
from bodymap.ui.urgency import HEADS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.core.entries import Condition, Muscle, Passage, RedFlag, Reference, Therapy
    from bodymap.core.words import ReferenceId, Side

MOST_FLAGS: Final = 5  # bullets on one card
GRADES: Final = {
    Grade.A: (later("Strong evidence"), 3),
    Grade.B: (later("Moderate evidence"), 2),
    Grade.C: (later("Limited evidence"), 1),
    Grade.D: (later("Advised against"), 0),
    Grade.U: (later("Expert tradition"), 0),
}
FREQUENCIES: Final = {
    Frequency.VERY_COMMON: later("Very common"),
    Frequency.COMMON: later("Common"),
    Frequency.LESS_COMMON: later("Less common"),
}
RELATIONS: Final = {
    Relation.GOES_WITH: later("Often goes with"),
    Relation.LOOKS_LIKE: later("Can look like"),
    Relation.MISTAKEN_FOR: later("Sometimes mistaken for"),
}
PROVIDERS: Final = {
    Provider.SELF: later("yourself"),
    Provider.MASSAGE_THERAPIST: later("massage therapist"),
    Provider.PHYSIOTHERAPIST: later("physiotherapist"),
    Provider.CHIROPRACTOR: later("chiropractor"),
    Provider.OSTEOPATH: later("osteopath"),
    Provider.ACUPUNCTURIST: later("acupuncturist"),
    Provider.DENTIST: later("dentist"),
    Provider.PHARMACIST: later("pharmacist"),
    Provider.DOCTOR: later("doctor"),
    Provider.PSYCHOLOGIST: later("psychologist"),
}
SELF_CARE: Final = {
    SelfCare.YES: later("You can do this yourself"),
    SelfCare.WITH_CARE: later("Yourself, with care"),
    SelfCare.NEVER: later("Never do this yourself"),
}
LOOKS: Final = {Urgency.NOW: Look.NOW, Urgency.SOON: Look.SOON, Urgency.ASK: Look.ASK}
_UNTIL: Final = {
    Urgency.NOW: later("Until help comes, do not {act}."),
    Urgency.SOON: later("Until a doctor has seen you, do not {act}."),
    Urgency.ASK: later("Until you have asked, do not {act}."),
}
JUMP: Final = "jump:"  # the address of a part of the page, its short name behind it
SOURCES: Final = later("Sources")
FOLD: Final = "fold:now"  # the address of "None of these apply to me"
UNFOLD: Final = "fold:open"  # that of "Show all"


class Citations:
    """Numbers the sources of one page in the order in which they are first named."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._numbers: dict[ReferenceId, int] = {}

    def cite(self, sources: Iterable[ReferenceId]) -> Spans:
        """Return the numbers of some sources as a link to the list."""
        numbers = sorted(
            {self._numbers.setdefault(each, len(self._numbers) + 1) for each in sources}
        )
        return (Text(" "), Link(f"[{_runs(numbers)}]", JUMP + say(SOURCES))) if numbers else ()

    def blocks(self) -> tuple[Block, ...]:
        """Return the list of sources, if any was named."""
        if not self._numbers:
            return ()
        items = (
            reference_line(n, self._atlas.references[each]) for each, n in self._numbers.items()
        )
        return (Heading(say(SOURCES), tab=say(SOURCES)), *(Para(item) for item in items))


def _runs(numbers: Sequence[int]) -> str:
    """Return numbers with runs of three and more drawn together: 1, 3–5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


def reference_line(number: int, reference: Reference) -> Spans:
    """Return a source with its number, its address in plain sight."""
    words = [f"{number}. "]
    words += [f"{reference.authors.rstrip('.')}. "] if reference.authors else []
    title = reference.title.rstrip(".")
    words += [title if title.endswith("?") else f"{title}."]
    words += (
        [f" {' '.join(filter(None, (reference.journal, reference.year)))}."]
        if reference.journal or reference.year
        else []
    )
    address = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    link: Spans = (
        (Text(" "), Link(address, address)) if address.startswith(("https://", "http://")) else ()
    )
    doubt = say("(not checked against the original)")
    doubted: Spans = () if reference.verified else (Text(f" {doubt}", quiet=True),)
    return (Text("".join(words)), *link, *doubted)


def grade_chip(grade: Grade) -> Chip:
    """Return the chip of an evidence grade."""
    word, bars = GRADES[grade]
    return Chip(say(word), ChipLook.EVIDENCE, bars)


def frequency_chip(frequency: Frequency) -> Chip:
    """Return the chip that says how common points are in a muscle."""
    look = ChipLook.DOTTED if frequency is Frequency.LESS_COMMON else ChipLook.OUTLINE
    return Chip(say(FREQUENCIES[frequency]), look)


def sentence(text: str) -> str:
    """Return a phrase as a sentence: with a capital and a full stop."""
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "?", ":")) else whole + "."


def claims(passages: Sequence[Passage], citations: Citations) -> tuple[Block, ...]:
    """Return graded statements: a bullet each, the grade and the sources below."""
    blocks: list[Block] = []
    for passage in passages:
        blocks.append(Bullets(tuple((Text(sentence(text)),) for text in passage.statements)))
        blocks.append(Para((grade_chip(passage.grade), *citations.cite(passage.sources))))
    return tuple(blocks)


def flag_card(
    flags: Sequence[RedFlag], urgency: Urgency, citations: Citations, *, folded: bool = False
) -> tuple[Block, ...]:
    """Return the card of one urgency with its most important flags, or nothing."""
    if not flags:
        return ()
    shown = flags[:MOST_FLAGS]
    blocks: list[Block] = [Bullets(tuple((Text(flag.sign),) for flag in shown))]
    warning = next((flag.do_not for flag in shown if flag.do_not), "")  # that of the closest sign
    words = say(_UNTIL[urgency], act=warning)
    blocks += [para(Text(words, bold=True))] if warning else []
    fold: Spans = (Link(say("None of these apply to me"), FOLD), Text("     "))
    sources = citations.cite(source for flag in shown for source in flag.sources)
    more: Spans = (Link(say("All warning signs"), "help"), *sources)
    blocks.append(Para((*fold, *more) if urgency is Urgency.NOW else more))
    return (Card(tuple(blocks), LOOKS[urgency], say(HEADS[urgency]), folded=folded),)


def strip(signs: Sequence[str], number: str) -> Card:
    """Return the one sentence of a folded emergency card; `number` is the one to call, if known.

    It gives the first sign whole: half a sign warns of nothing.
    """
    words = say("Call {number} if {sign}.") if number else say("Emergency if {sign}.")
    line = led(words, number=Text(number, bold=True), sign=signs[0])
    more = say_count("Show it", "Show all {number}", len(signs))
    return Card((Para((*line, Text(" "), Link(more, UNFOLD))),), Look.STRIP)


def muscle_card(muscle: Muscle, side: Side | None, chips: Iterable[Span], atlas: Atlas) -> Card:
    """Return the card of a muscle: name, one plain sentence, how common, its group."""
    address = str(Selection(Kind.MUSCLE, muscle.id, side))
    spread: list[Span] = []
    for chip in (frequency_chip(muscle.frequency.rating), *chips):
        spread += [chip, Text("  ")]
    group = Text(atlas.areas[muscle.area].name, quiet=True)
    name = Heading(muscle.name, 3, address=address, clinical=latin(muscle))
    return Card((name, para(muscle.plain), Para((*spread, group))), address=address)


def latin(muscle: Muscle) -> str:
    """Return the Latin name of a muscle without the word for muscle."""
    return muscle.latin.replace("Musculus ", "M. ").replace("Musculi ", "Mm. ")


def condition_line(condition: Condition) -> Spans:
    """Return a condition as a link with the first sentence of what it is."""
    return (
        Link(condition.name, f"condition:{condition.id}"),
        Text(f": {first_sentence(condition.plain)}"),
    )


def therapy_card(therapy: Therapy) -> Card:
    """Return a therapy with its grade and who does it."""
    providers = _listed([say(PROVIDERS[each]) for each in therapy.who])
    who = Text(say("By {providers}.", providers=providers), quiet=True)
    chips = (grade_chip(therapy.grade), Text("  "), Chip(say(SELF_CARE[therapy.self_care])))
    address = f"therapy:{therapy.id}"
    name = Heading(therapy.name, 3, address=address)
    return Card((name, para(therapy.plain), Para(chips), Para((who,))), address=address)


def mid_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence; German nouns stay capital everywhere."""
    return name if language() == "de" else name[:1].lower() + name[1:]


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    head, stop, _ = text.partition(". ")
    return head + "." if stop else text


def _listed(words: Sequence[str]) -> str:
    """Return words as a list with "or" before the last."""
    if len(words) == 1:
        return words[0]
    return say("{words} or {last}", words=", ".join(words[:-1]), last=words[-1])
