"""Hand-outs as tests make them, paint them and read them."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing
from bodymap.core.preferences import Paper
from bodymap.core.selection import Selection
from bodymap.ui.printing.figures import Figures
from bodymap.ui.printing.handout import Handout, handout_of
from bodymap.ui.printing.sheet_painting import Print
from bodymap.ui.printing.sheets import size_of

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")


def handout(atlas: Atlas, address: str, drawing: PainDrawing | None = None) -> Handout:
    """Return the hand-out of a page."""
    return handout_of(atlas, Selection.parse(address, atlas), drawing)


def printed(made: Handout, figures: Figures, paper: Paper = Paper.A4) -> Print:
    """Return a hand-out laid out on sheets of a paper."""
    return Print.of(made, figures, size_of(paper), QApplication.font())


def painted(made: Print, number: int = 0) -> QImage:
    """Return a sheet as it is painted on white paper."""
    image = QImage(made.size.toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    made.paint(painter, number)
    painter.end()
    return image


def text_of(pdf: Path, *options: str) -> str:
    """Return the words of a PDF, as poppler reads them."""
    done = subprocess.run(
        ["pdftotext", *options, str(pdf), "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()
