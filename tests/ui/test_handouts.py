"""Hand-outs: what stands on them, where the pages end, their figures."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtWidgets import QApplication

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing, Quality
from bodymap.core.errors import BodymapError
from bodymap.core.preferences import Paper, Preferences
from bodymap.core.selection import Selection
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.marks import Marks
from bodymap.ui.page.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    Link,
    Look,
    Para,
    Span,
    Text,
    para,
    plain_text,
)
from bodymap.ui.page.card_painting import Boxes
from bodymap.ui.printing.figures import Figures
from bodymap.ui.printing.handout import Handout, handout_of, with_note
from bodymap.ui.printing.output import save_pdf
from bodymap.ui.printing.pieces import Piece, halves, pieces
from bodymap.ui.printing.sheet_painting import Print
from bodymap.ui.printing.sheets import MARGIN_PX, Sheet
from bodymap.ui.printing.wording import for_paper
from bodymap.ui.theme import LIGHT
from tests.ui.helpers import distance, rgb
from tests.ui.papers import handout, needs_poppler, painted, printed, text_of

ADDRESSES = (
    "muscle:upper_trapezius:left",
    "muscle:gluteus_minimus:right",
    "region:temple:right",
    "area:upper_back_neck",
    "symptom:tension_headache:left",
    "condition:migraine",
    "therapy:massage",
    "help",
    "account",
    "list:muscles",
    "pain",
)


@pytest.fixture(scope="module")
def drawing(atlas: Atlas) -> PainDrawing:
    marked = PainDrawing().marked(atlas.ref(RegionId("temple"), Side.RIGHT), 6)
    marked = marked.marked(atlas.ref(RegionId("neck_back"), Side.LEFT), 3)
    return marked.with_quality(Quality.ACHE, on=True)


def words(blocks: Sequence[Block]) -> str:
    return re.sub(r"\W+", " ", plain_text(tuple(blocks)))


def sheet_words(sheets: Sequence[Sheet]) -> str:
    texts = (placed.layout.document.toPlainText() for sheet in sheets for placed in sheet.placed)
    return re.sub(r"\W+", " ", "\n".join(texts))


def heads_again(atlas: Atlas) -> str:
    """Return a pattern for the words above a card of the page of help that goes on overleaf."""
    names = ("Anywhere", *(area.name for area in atlas.areas.values()))
    alike = "|".join(re.sub(r"\W+", " ", name) for name in names)
    return f"({alike}) continued "


def spans_of(blocks: Sequence[Block]) -> Iterator[Span]:
    for block in blocks:
        match block:
            case Para(spans):
                yield from spans
            case Bullets(items):
                for item in items:
                    yield from item
            case Card():
                yield from spans_of(block.blocks)


class TestWords:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_nothing_on_paper_asks_to_be_pressed(
        self, atlas: Atlas, drawing: PainDrawing, address: str
    ) -> None:
        made = handout(atlas, address, drawing)
        spans = list(spans_of((*made.lead, *made.blocks)))
        assert spans
        leading = [s.address for s in spans if isinstance(s, Link)]
        assert all(each.startswith(("https://", "http://")) for each in leading)
        text = plain_text((*made.lead, *made.blocks))
        for on_screen in ("Point at", "None of these", "Read more", "Names lead", "Do not know"):
            assert on_screen not in text

    def test_the_words_of_links_and_the_addresses_of_sources_stay(self) -> None:
        source = Link("https://doi.org/10.1/x", "https://doi.org/10.1/x")
        cited = Link("[1]", "jump:Sources")
        blocks = for_paper((para(Link("Soleus", "muscle:soleus"), " hurts", cited), para(source)))
        assert blocks == (
            para(Text("Soleus"), " hurts", Text("[1]", quiet=True)),
            para(source),
        )

    def test_a_muscle_opens_with_its_emergency_card(self, atlas: Atlas) -> None:
        made = handout(atlas, "muscle:upper_trapezius:left")
        first = made.blocks[0]
        assert isinstance(first, Card)
        assert first.look is Look.NOW
        headings = [block.text for block in made.blocks if isinstance(block, Heading)]
        assert headings == [
            "Where it lies and where it hurts",
            "How to find it",
            "What may ease it",
            "Sources",
        ]
        assert made.title == "Upper trapezius, left"

    def test_every_number_on_a_muscle_stands_among_its_sources(self, atlas: Atlas) -> None:
        for muscle in list(atlas.muscles)[::16]:
            made = handout(atlas, f"muscle:{muscle}:right")
            start = made.blocks.index(Heading("Sources"))
            listed = {int(plain_text((block,)).split(".")[0]) for block in made.blocks[start + 1 :]}
            runs = re.findall(r"\[([\d, –]+)\]", plain_text(made.blocks[:start]))
            named = {int(n) for run in runs for n in re.findall(r"\d+", run)}
            assert named
            assert named <= listed

    def test_a_drawing_lists_its_marks_below_the_emergency_card(
        self, atlas: Atlas, drawing: PainDrawing
    ) -> None:
        made = handout(atlas, "pain", drawing)
        assert isinstance(made.blocks[0], Card)
        assert made.blocks[1] == Heading("What was marked")
        text = plain_text(made.blocks)
        assert "Temple, right: 6 of 10, moderate" in text
        assert "Back of the neck, left: 3 of 10, mild" in text
        assert "It feels like: ache." in text
        assert "Not always a muscle" in text
        assert "Questions that would help" not in text
        assert made.marks.pain == tuple(drawing.marks.items())

    @pytest.mark.parametrize("address", ["start", "settings", "pain"])
    def test_what_would_be_an_empty_sheet_is_refused(self, atlas: Atlas, address: str) -> None:
        with pytest.raises(BodymapError, match="There is nothing to print"):
            handout(atlas, address)

    def test_the_number_of_the_country_stands_on_the_emergency_card(self, atlas: Atlas) -> None:
        selection = Selection.parse("region:temple:right", atlas)
        chosen = Preferences().with_text("country", "European Union")
        assert "Call 112 if" in plain_text(handout_of(atlas, selection, None, chosen).blocks)
        assert "Call" not in plain_text(handout_of(atlas, selection).blocks[:1])

    def test_clinical_words_on_the_screen_leave_the_emergency_card_open(self, atlas: Atlas) -> None:
        selection = Selection.parse("muscle:soleus:left", atlas)
        clinical = Preferences().with_text("words", "clinical")
        assert handout_of(atlas, selection, None, clinical) == handout_of(atlas, selection)

    def test_a_note_is_one_short_line(self, atlas: Atlas) -> None:
        made = handout(atlas, "therapy:massage")
        noted = with_note(made, " For\nMrs\u202e A " + "x" * 500)
        assert plain_text(noted.lead[:1]).startswith("Prepared for / by: For Mrs A xxx")
        assert len(plain_text(noted.lead[:1])) < 150
        assert with_note(made, " \n ") == made


class TestPieces:
    def test_headings_grades_and_stop_rules_stay_with_what_they_belong_to(
        self, atlas: Atlas
    ) -> None:
        page = handout(atlas, "muscle:upper_trapezius:left")
        cut = pieces(page.blocks)
        assert tuple(
            block for piece in cut for block in piece if not isinstance(block, Bullets)
        ) == (tuple(block for block in page.blocks if not isinstance(block, Bullets)))
        assert not any(isinstance(piece[-1], Heading) for piece in cut)
        steps = next(
            piece for piece in cut if any(isinstance(b, Bullets) and b.numbered for b in piece)
        )
        assert "Stop if" in plain_text(steps)

    def test_lists_end_between_items(self) -> None:
        items = tuple((Text(str(n)),) for n in range(5))
        assert [plain_text(piece) for piece in pieces((Heading("List"), Bullets(items)))] == [
            "List\n- 0",
            "- 1",
            "- 2",
            "- 3",
            "- 4",
        ]

    def test_halves_keep_every_word_and_end(self) -> None:
        steps = Bullets(tuple((Text(f"step {n}"),) for n in range(3)), numbered=True)
        whole = Card((para("some words here"), steps), Look.NOW, "Head")
        queue: list[Piece] = [(whole,)]
        small: list[Piece] = []
        while queue:
            piece = queue.pop(0)
            parts = halves(piece)
            if parts is None:
                small.append(piece)
            else:
                queue[:0] = parts
        text = words([block for piece in small for block in piece])
        text = text.replace("Head continued ", "")
        assert text.strip() == "Head some words here 1 step 0 2 step 1 3 step 2"


class TestSheets:
    @pytest.mark.parametrize("paper", list(Paper))
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_cards_stay_in_their_place_and_no_word_is_lost(
        self, atlas: Atlas, figures: Figures, drawing: PainDrawing, address: str, paper: Paper
    ) -> None:
        made = handout(atlas, address, drawing)
        whole = printed(made, figures, paper)
        bottom = whole.size.height() - MARGIN_PX
        cards = 0
        for sheet in whole.sheets:
            for placed in sheet.placed:
                assert placed.box.top() >= MARGIN_PX
                assert placed.box.bottom() <= bottom
                for card in Boxes(placed.layout).cards():
                    cards += 1
                    assert card.box.bottom() <= placed.box.height() + 0.5
                    assert card.box.right() <= placed.box.width() + 0.5
            for above, below in pairwise(sheet.placed):
                assert below.box.top() >= above.box.bottom()
        text, continued = re.subn(heads_again(atlas), "", sheet_words(whole.sheets))
        assert cards - continued == sum(isinstance(block, Card) for block in made.blocks)
        assert continued == 0 or address == "help"  # no other page has such long cards
        expected = words((Heading(made.title), para(made.kind), *made.lead, *made.blocks))
        assert text.split() == expected.split()

    @pytest.mark.parametrize("paper", list(Paper))
    @pytest.mark.parametrize("address", ["help", "help:chest_infection", "help:belly_severe"])
    def test_no_sheet_but_the_last_stays_more_than_half_empty(
        self, atlas: Atlas, figures: Figures, address: str, paper: Paper
    ) -> None:
        whole = printed(handout(atlas, address), figures, paper)
        middle = whole.size.height() / 2
        assert all(sheet.placed[-1].box.bottom() >= middle for sheet in whole.sheets[:-1])
        assert re.search(heads_again(atlas), sheet_words(whole.sheets))

    @pytest.mark.parametrize(("signs", "cut"), [(9, False), (28, True)])
    def test_a_card_is_cut_only_where_it_would_leave_half_a_sheet_empty(
        self, figures: Figures, signs: int, cut: bool
    ) -> None:
        """What stands before it takes a third of the sheet, its heading stays with it."""
        before = tuple(para(f"Paragraph number {n}") for n in range(11))
        items = tuple((Text(f"Sign number {n} of a list"),) for n in range(signs))
        card = Card((Bullets(items),), Look.NOW, "Get help")
        made = Handout("Long", "Card", (), Marks(), (*before, Heading("Signs"), card))
        whole = printed(made, figures)
        assert len(whole.sheets) == 1 + cut
        assert "Signs Get help" in sheet_words(whole.sheets[:1])
        assert sheet_words(whole.sheets).count("continued") == cut

    def test_a_card_goes_overleaf_where_most_of_the_sheet_is_full(self, figures: Figures) -> None:
        before = tuple(para(f"Paragraph number {n}") for n in range(22))
        items = tuple((Text(f"Sign number {n} of a list"),) for n in range(20))
        card = Card((Bullets(items),), Look.NOW, "Get help")
        made = Handout("Long", "Card", (), Marks(), (*before, Heading("Signs"), card))
        first, second = printed(made, figures).sheets
        assert "Signs" not in sheet_words([first])
        assert sheet_words([second]).split()[:3] == ["Signs", "Get", "help"]

    def test_a_card_higher_than_a_page_goes_on_with_its_head(self, figures: Figures) -> None:
        items = tuple((Text(f"Sign number {n} of a long list"),) for n in range(120))
        card = Card((Bullets(items),), Look.NOW, "Get help")
        whole = printed(Handout("Long", "Card", (), Marks(), (card,)), figures)
        assert len(whole.sheets) > 2
        assert all(
            placed.box.bottom() <= whole.size.height() - MARGIN_PX
            for sheet in whole.sheets
            for placed in sheet.placed
        )
        text = sheet_words(whole.sheets)
        assert [int(n) for n in re.findall(r"number (\d+) ", text)] == list(range(120))
        assert text.count("Get help") == text.count("continued") + 1

    def test_figures_stand_on_the_first_sheet_alone(self, atlas: Atlas, figures: Figures) -> None:
        whole = printed(handout(atlas, "muscle:soleus:left"), figures)
        assert [sheet.figures.isNull() for sheet in whole.sheets] == [False] + [True] * (
            len(whole.sheets) - 1
        )
        bare = printed(handout(atlas, "therapy:massage"), figures)
        assert all(sheet.figures.isNull() for sheet in bare.sheets)

    def test_small_paper_turns_the_page_for_the_figures(
        self, atlas: Atlas, figures: Figures
    ) -> None:
        made = handout(atlas, "muscle:soleus:left")
        whole = Print.of(made, figures, QSizeF(500, 520), QApplication.font())
        assert whole.sheets[0].figures.isNull()
        assert not whole.sheets[1].figures.isNull()


class TestFigures:
    @pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
    def test_left_is_the_left_of_the_person(
        self, atlas: Atlas, figures: Figures, side: Side
    ) -> None:
        drawing = PainDrawing().marked(atlas.ref(RegionId("knee_front"), side), 5)
        whole = printed(handout(atlas, "pain", drawing), figures)
        image, box = painted(whole), whole.sheets[0].figures
        front = QRect(int(box.left()), int(box.top()), int(box.width() / 2), int(box.height()))
        marked = [
            x
            for x in range(front.left(), front.right())
            for y in range(front.top(), front.bottom(), 3)
            if distance(rgb(image.pixelColor(x, y)), rgb(LIGHT.pain_2)) < 40
        ]
        assert len(marked) > 10
        middle = sum(marked) / len(marked)
        assert (middle > front.center().x()) == (side is Side.LEFT)

    @needs_poppler
    def test_the_sides_are_printed_below_the_figures(
        self, atlas: Atlas, figures: Figures, tmp_path: Path
    ) -> None:
        file = tmp_path / "a.pdf"
        save_pdf(
            file, handout(atlas, "region:temple:right"), figures, Paper.A4, QApplication.font()
        )
        first = text_of(file, "-layout", "-l", "1")
        assert re.search(r"Right\s+Front\s+Left\s+Left\s+Back\s+Right", first)

    def test_a_small_pattern_is_brought_close_above_the_whole_bodies(
        self, atlas: Atlas, figures: Figures
    ) -> None:
        whole = printed(handout(atlas, "muscle:adductor_pollicis:right"), figures)
        image, box = painted(whole), whole.sheets[0].figures
        counts = [0, 0]
        for y in range(int(box.top()), int(box.bottom())):
            lower = y > box.center().y()
            for x in range(image.width()):
                pixel = rgb(image.pixelColor(x, y))
                counts[lower] += distance(pixel, rgb(LIGHT.pattern_main)) < 45
        close, small = counts
        assert close > 2 * small > 0
