"""What reaches a PDF and a printer."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from bodymap.core.atlas import Atlas
from bodymap.core.errors import BodymapError
from bodymap.core.preferences import Paper
from bodymap.ui.printing.figures import Figures
from bodymap.ui.printing.handout import with_note
from bodymap.ui.printing.output import pdf_of, print_on, save_pdf
from bodymap.ui.theme import DARK, palette
from tests.ui.helpers import rgb
from tests.ui.papers import handout, needs_poppler, painted, printed, text_of

_SMOOTH = Qt.TransformationMode.SmoothTransformation


def alike(one: QImage, other: QImage) -> bool:
    """Tell whether two pictures look alike; letters may be a hair's breadth off."""
    left, right = (each.scaledToWidth(100, _SMOOTH) for each in (one, other))
    painter = QPainter(left)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, right)
    painter.end()
    difference = left.convertToFormat(QImage.Format.Format_RGB888)  # its pixels end with it
    return max(difference.constBits()) <= 20


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
