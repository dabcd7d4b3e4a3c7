"""Hand-outs: what stands on them, where the pages end, what reaches paper and PDF."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing, Quality
from bodymap.core.errors import BodymapError
from bodymap.core.preferences import Paper, Preferences
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import RegionId, Side
from bodymap.ui.body.marks import Marks
from bodymap.ui.main_window import MainWindow
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
from bodymap.ui.printing.output import pdf_of, print_on, save_pdf
from bodymap.ui.printing.pieces import Piece, halves, pieces
from bodymap.ui.printing.print_dialog import PrintDialog
from bodymap.ui.printing.sheet_painting import Print
from bodymap.ui.printing.sheets import MARGIN_PX, Sheet, size_of
from bodymap.ui.printing.wording import for_paper
from bodymap.ui.theme import DARK, LIGHT, palette

from .helpers import distance, rgb

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
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")


@pytest.fixture(scope="module")
def figures(atlas: Atlas) -> Figures:
    return Figures(atlas)


@pytest.fixture(scope="module")
def drawing(atlas: Atlas) -> PainDrawing:
    marked = PainDrawing().marked(atlas.ref(RegionId("temple"), Side.RIGHT), 6)
    marked = marked.marked(atlas.ref(RegionId("neck_back"), Side.LEFT), 3)
    return marked.with_quality(Quality.ACHE, on=True)


def handout(atlas: Atlas, address: str, drawing: PainDrawing | None = None) -> Handout:
    return handout_of(atlas, Selection.parse(address, atlas), drawing)


def printed(made: Handout, figures: Figures, paper: Paper = Paper.A4) -> Print:
    return Print.of(made, figures, size_of(paper), QApplication.font())


_SMOOTH = Qt.TransformationMode.SmoothTransformation


def painted(made: Print, number: int = 0) -> QImage:
    """Return a sheet as it is painted on white paper."""
    image = QImage(made.size.toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    made.paint(painter, number)
    painter.end()
    return image


def alike(one: QImage, other: QImage) -> bool:
    """Tell whether two pictures look alike; letters may be a hair's breadth off."""
    left, right = (each.scaledToWidth(100, _SMOOTH) for each in (one, other))
    painter = QPainter(left)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, right)
    painter.end()
    difference = left.convertToFormat(QImage.Format.Format_RGB888)  # its pixels end with it
    return max(difference.constBits()) <= 20


def words(blocks: Sequence[Block]) -> str:
    return re.sub(r"\W+", " ", plain_text(tuple(blocks)))


def sheet_words(sheets: Sequence[Sheet]) -> str:
    texts = (placed.layout.document.toPlainText() for sheet in sheets for placed in sheet.placed)
    return re.sub(r"\W+", " ", "\n".join(texts))


def text_of(pdf: Path, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, str(pdf), "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


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
    def test_no_card_is_cut_and_no_word_is_lost(
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
        assert cards == sum(isinstance(block, Card) for block in made.blocks)
        expected = words((Heading(made.title), para(made.kind), *made.lead, *made.blocks))
        assert sheet_words(whole.sheets).split() == expected.split()

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


class TestPdf:
    @pytest.mark.parametrize(
        ("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))]
    )
    def test_pages_have_the_size_of_the_paper(
        self, atlas: Atlas, figures: Figures, paper: Paper, size: tuple[int, int]
    ) -> None:
        made = handout(atlas, "muscle:soleus:left")
        content = pdf_of(made, figures, paper, QApplication.font())
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
        assert len(boxes) == len(printed(made, figures, paper).sheets) > 1
        assert {(round(float(w)), round(float(h))) for w, h in boxes} == {size}

    def test_the_file_names_the_page_and_no_person(self, atlas: Atlas, figures: Figures) -> None:
        made = handout(atlas, "muscle:soleus:left")
        content = pdf_of(made, figures, Paper.A4, QApplication.font())
        assert "Soleus, left".encode("utf-16-be") in content
        author = re.search(rb"/Author \((.*?)\)", content)
        assert author is None or author[1].strip(b"\xfe\xff") == b""

    @needs_poppler
    def test_words_can_be_searched_and_pages_are_numbered(
        self, atlas: Atlas, figures: Figures, tmp_path: Path
    ) -> None:
        made = with_note(handout(atlas, "muscle:soleus:left"), "Clinic on the hill")
        file = tmp_path / "soleus.pdf"
        save_pdf(file, made, figures, Paper.LETTER, QApplication.font())
        pages = text_of(file).split("\f")[:-1]
        assert "Prepared for / by: Clinic on the hill" in pages[0]
        assert "Get medical help now if" in pages[1]
        assert not any("Clinic on the hill" in page for page in pages[1:])
        for number, page in enumerate(pages, 1):
            assert f"Page {number} of {len(pages)}" in page
            assert "Reference only, not a diagnosis" in page
            assert "Soleus, left" in page

    def test_a_dark_window_prints_light(
        self, qapp: QApplication, atlas: Atlas, figures: Figures
    ) -> None:
        whole = printed(handout(atlas, "muscle:soleus:left"), figures)
        for number in range(2):  # Qt knows its fonts only after they were used once
            painted(whole, number)
        light = [painted(whole, number) for number in range(2)]
        qapp.setPalette(palette(DARK))
        dark = [painted(printed(whole.handout, figures), number) for number in range(2)]
        assert all(map(alike, dark, light))
        assert rgb(light[1].pixelColor(5, 5)) == (255, 255, 255)

    def test_a_printer_gets_the_chosen_pages_on_its_own_paper(
        self, atlas: Atlas, figures: Figures, tmp_path: Path
    ) -> None:
        file = tmp_path / "printed.pdf"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        printer.setFromTo(2, 3)
        print_on(printer, handout(atlas, "muscle:soleus:left"), figures, QApplication.font())
        assert len(re.findall(rb"/MediaBox", file.read_bytes())) == 2

    def test_an_unwritable_place_is_told_in_one_sentence(
        self, atlas: Atlas, figures: Figures, tmp_path: Path
    ) -> None:
        made = handout(atlas, "therapy:massage")
        file = tmp_path / "missing" / "a.pdf"
        with pytest.raises(BodymapError, match=r"could not be written to .*missing.*; choose"):
            save_pdf(file, made, figures, Paper.A4, QApplication.font())


class TestDialog:
    @pytest.fixture
    def dialog(self, window: MainWindow, qtbot: QtBot) -> PrintDialog:
        """Return the dialog as Ctrl+P opens it on a muscle."""
        window.open_address("muscle:soleus:left")
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        found = window.findChild(PrintDialog)
        assert isinstance(found, PrintDialog)
        qtbot.waitUntil(found.isVisible)
        return found

    def test_it_shows_what_will_be_printed(self, dialog: PrintDialog, qtbot: QtBot) -> None:
        assert dialog.windowTitle() == "Print: Soleus, left"
        pages = re.fullmatch(r"Page 1 of (\d+)", dialog.preview.text())
        assert pages
        _, forward = dialog.preview.findChildren(QAbstractButton)
        for _ in range(int(pages[1])):
            qtbot.mouseClick(forward, Qt.MouseButton.LeftButton)
        assert dialog.preview.text() == f"Page {pages[1]} of {pages[1]}"

    def test_the_header_button_opens_it(self, window: MainWindow, qtbot: QtBot) -> None:
        window.open_address("region:temple:right")
        button = next(
            each
            for each in window.header.findChildren(QAbstractButton)
            if each.accessibleName() == "Print or save as PDF"
        )
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        found = window.findChild(PrintDialog)
        assert isinstance(found, PrintDialog)
        assert found.windowTitle() == "Print: Temple, right"

    def test_a_page_without_content_is_told(self, window: MainWindow, qtbot: QtBot) -> None:
        window.workspace.select(Selection(Kind.START))
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        assert window.findChild(PrintDialog) is None
        assert window.notices.text().startswith("There is nothing to print")

    def test_without_a_printer_the_file_is_offered(
        self, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        dialog._offer(False)
        assert not dialog.print_button.isEnabled()
        assert dialog.pdf_button.isDefault()
        dialog._offer(True)
        assert dialog.print_button.isEnabled()
        assert dialog.print_button.isDefault()

    def test_the_paper_is_remembered_and_the_note_is_not(
        self, dialog: PrintDialog, window: MainWindow, qtbot: QtBot, tmp_path: Path
    ) -> None:
        letter = next(
            b for b in dialog.papers.findChildren(QAbstractButton) if b.text() == "Letter"
        )
        qtbot.mouseClick(letter, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(dialog.note, "For Mrs A")
        dialog.save(str(tmp_path / "a.pdf"))
        assert b"612.0" in (tmp_path / "a.pdf").read_bytes()
        assert window.workspace.preferences.paper is Paper.LETTER
        with qtbot.waitSignal(dialog.destroyed):
            qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
        window.print_page()
        again = window.findChild(PrintDialog)
        assert isinstance(again, PrintDialog)
        assert again.note.text() == ""
        assert "Mrs" not in str(window._settings.preferences())

    def test_a_file_is_chosen_and_saved(
        self, dialog: PrintDialog, qtbot: QtBot, tmp_path: Path
    ) -> None:
        qtbot.mouseClick(dialog.pdf_button, Qt.MouseButton.LeftButton)
        chooser = dialog.findChild(QFileDialog)
        assert isinstance(chooser, QFileDialog)
        assert [Path(name).name for name in chooser.selectedFiles()] == ["Soleus, left.pdf"]
        chooser.setDirectory(str(tmp_path))
        chooser.selectFile("soleus.pdf")
        chooser.accept()
        assert dialog.notices.text() == "Saved to soleus.pdf."
        assert (tmp_path / "soleus.pdf").read_bytes().startswith(b"%PDF")

    def test_a_printer_is_chosen_in_the_dialog_of_the_system(
        self, dialog: PrintDialog, window: MainWindow, qtbot: QtBot, tmp_path: Path
    ) -> None:
        dialog._offer(True)
        qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
        system = dialog.findChild(QPrintDialog)
        assert isinstance(system, QPrintDialog)
        file = tmp_path / "printed.pdf"
        system.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        system.printer().setOutputFileName(str(file))
        with qtbot.waitSignal(dialog.destroyed):
            system.done(QPrintDialog.DialogCode.Accepted)
        assert file.read_bytes().startswith(b"%PDF")
        assert window.notices.text() == ""

    def test_what_cannot_be_saved_is_told_and_the_dialog_stays(
        self, dialog: PrintDialog, tmp_path: Path
    ) -> None:
        dialog.save(str(tmp_path / "missing" / "a.pdf"))
        assert dialog.isVisible()
        text = dialog.notices.text()
        assert "could not be written" in text
        assert text.count(". ") == 0

    def test_what_cannot_be_saved_can_be_saved_elsewhere(
        self, dialog: PrintDialog, qtbot: QtBot, tmp_path: Path
    ) -> None:
        qtbot.keyClicks(dialog.note, "For Mrs A")
        for name, act in (("missing/a.pdf", "Save elsewhere"), (".pdf", "Choose a name")):
            dialog.save(str(tmp_path / name))
            assert not (tmp_path / name).exists()
            (button,) = [b for b in dialog.notices.findChildren(QPushButton) if b.text() == act]
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            chooser = dialog.findChildren(QFileDialog)[-1]
            assert chooser.isVisible()
            chooser.setDirectory(str(tmp_path))
            chooser.selectFile(f"{act}.pdf")
            chooser.accept()
            assert dialog.notices.text() == f"Saved to {act}.pdf."
            assert (tmp_path / f"{act}.pdf").read_bytes().startswith(b"%PDF")
        assert dialog.note.text() == "For Mrs A"

    def test_success_looks_calm_and_failure_does_not(
        self, dialog: PrintDialog, tmp_path: Path
    ) -> None:
        shades = []
        for name in ("a.pdf", "missing/a.pdf", "b.pdf"):
            dialog.save(str(tmp_path / name))
            banner = dialog.notices._banner
            image = banner.grab().toImage()
            shades.append(image.pixelColor(image.width() // 2, 4).name())
        soft = LIGHT.accent_soft
        assert shades == [soft, LIGHT.warn_soft, soft]


@needs_poppler
def test_the_command_line_writes_a_drawing(tmp_path: Path) -> None:
    file = tmp_path / "drawing.pdf"
    command = ["print", "--marks", "temple:right=6", "--paper", "letter", str(file)]
    without_screen = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    done = subprocess.run(
        [sys.executable, "-m", "bodymap", *command],
        capture_output=True,
        check=False,
        timeout=120,
        env=without_screen,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Temple, right: 6 of 10, moderate" in text_of(file)
