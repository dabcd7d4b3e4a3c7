"""Brings a laid-out hand-out into a PDF file or to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

import bodymap
from bodymap.core.errors import BodymapError
from bodymap.texts import say
from bodymap.ui.printing.sheet_painting import Print
from bodymap.ui.printing.sheets import PAGE_SIZES, PX_PER_INCH, size_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QFont, QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter

    from bodymap.core.preferences import Paper
    from bodymap.ui.printing.figures import Figures
    from bodymap.ui.printing.handout import Handout

_DOTS_PER_INCH = 600


def pdf_of(handout: Handout, figures: Figures, paper: Paper, font: QFont) -> bytes:
    """Return the hand-out as the bytes of a PDF file; it names no author."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(handout.title)
    writer.setCreator(f"Bodymap {bodymap.__version__}")
    portrait = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(PAGE_SIZES[paper], portrait, QMarginsF(0, 0, 0, 0)))
    made = Print.of(handout, figures, size_of(paper), font)
    _paint(writer, made, range(len(made.sheets)))
    buffer.close()
    return bytes(buffer.data().data())


def save_pdf(path: Path, handout: Handout, figures: Figures, paper: Paper, font: QFont) -> None:
    """Write the hand-out to a PDF file.

    Raises:
        BodymapError: the file cannot be written.
    """
    content = pdf_of(handout, figures, paper, font)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BodymapError(
            say(
                "The hand-out could not be written to {path} ({reason}); choose a folder that"
                " exists and may be written to.",
                path=path,
                reason=error.strerror or say("the disk refused it"),
            )
        ) from None


def print_on(printer: QPrinter, handout: Handout, figures: Figures, font: QFont) -> None:
    """Print the hand-out, or the pages of it that were chosen, on the paper of the printer.

    Raises:
        BodymapError: the printer takes nothing.
    """
    printer.setFullPage(True)
    printer.setDocName("Bodymap")
    inches = printer.pageLayout().fullRect(QPageLayout.Unit.Inch).size()
    made = Print.of(handout, figures, QSizeF(inches) * PX_PER_INCH, font)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(made.sheets), len(made.sheets))
    _paint(printer, made, range(first - 1, last))


def _paint(device: QPagedPaintDevice, made: Print, numbers: Sequence[int]) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise BodymapError(say("The printer takes nothing now; a PDF can be saved instead."))
    scale = device.logicalDpiX() / PX_PER_INCH
    painter.scale(scale, scale)
    for i, number in enumerate(numbers):
        if i:
            device.newPage()
        made.paint(painter, number)
    painter.end()
