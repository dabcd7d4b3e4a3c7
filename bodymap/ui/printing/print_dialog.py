"""Asks on what paper and for whom, then hands the hand-out to a printer or a PDF file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bodymap.core.errors import BodymapError
from bodymap.core.preferences import Paper
from bodymap.texts import later, say
from bodymap.ui.notices import Notices
from bodymap.ui.printing.handout import LONGEST_NOTE, Handout, with_note
from bodymap.ui.printing.output import print_on, save_pdf
from bodymap.ui.printing.preview import Preview
from bodymap.ui.printing.sheet_painting import Print
from bodymap.ui.printing.sheets import PAGE_SIZES, size_of
from bodymap.ui.widgets import Segments, caption

if TYPE_CHECKING:
    from bodymap.ui.printing.figures import Figures
    from bodymap.ui.theme import Tokens

_LEAST_WIDTH_PX: Final = 440
_PAPERS: Final = {Paper.A4: later("A4"), Paper.LETTER: later("Letter")}
_SUFFIX: Final = ".pdf"
_ELSEWHERE: Final = "save:elsewhere"  # the address of a button that asks for a file again
_UNFIT: Final = re.compile(r"[^\w ,()-]+")  # characters that some disks refuse in names


class PrintDialog(QDialog):
    """Our own choices come first; the dialogs of the system open from its buttons.

    What is written into it is kept nowhere.

    Signals:
        paper_chosen(str): another paper, as the preferences write it.
    """

    paper_chosen = Signal(str)

    def __init__(
        self, handout: Handout, figures: Figures, paper: Paper, tokens: Tokens, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Print: {title}", title=handout.title))
        self._handout = handout
        self._figures = figures
        self._paper = paper
        self._printer: QPrinter | None = None  # while the dialog of the system is open
        self.preview = Preview(tokens)
        self.papers = Segments(tuple(map(say, _PAPERS.values())), name=say("Paper"))
        self.papers.choose(list(_PAPERS).index(paper))
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setAccessibleName(say("Prepared for, or by"))
        self.note.setPlaceholderText(say("Prepared for, or by (printed, never stored)"))
        self.notices = Notices(tokens)
        self.print_button = QPushButton(say("Print …"))
        self.pdf_button = QPushButton(say("Save as PDF …"))
        self.close_button = QPushButton(say("Close"))
        self._printers = caption(say("No printer was found. Save a PDF and print it elsewhere."))
        self._printers.setWordWrap(True)
        self._lay_out()
        self._wire()
        self._offer(bool(QPrinterInfo.availablePrinterNames()))
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addStrut(_LEAST_WIDTH_PX)
        column.addWidget(self.notices)
        column.addWidget(self.preview, 1)
        row = QHBoxLayout()
        row.addWidget(caption(say("Paper"), "spotName"))
        row.addWidget(self.papers)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addWidget(self._printers)
        buttons = QHBoxLayout()
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.pdf_button)
        buttons.addWidget(self.print_button)
        column.addLayout(buttons)

    def _wire(self) -> None:
        self.papers.chosen.connect(self._on_paper_chosen)
        self.note.editingFinished.connect(self._show)
        self.notices.act_wanted.connect(self._on_act_wanted)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.pdf_button.clicked.connect(self._on_pdf_clicked)
        self.close_button.clicked.connect(self.reject)

    def _offer(self, printers: bool) -> None:
        """Offer the printer where there is one, else the file."""
        self.print_button.setEnabled(printers)
        self._printers.setHidden(printers)
        self.close_button.setAutoDefault(False)
        first = self.print_button if printers else self.pdf_button
        first.setDefault(True)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _noted(self) -> Handout:
        return with_note(self._handout, self.note.text())

    def _show(self) -> None:
        made = Print.of(self._noted(), self._figures, size_of(self._paper), self.font())
        self.preview.show_print(made)

    def _on_paper_chosen(self, number: int) -> None:
        self._paper = list(_PAPERS)[number]
        self._show()
        self.paper_chosen.emit(self._paper.value)

    def _on_print_clicked(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageSize(PAGE_SIZES[self._paper])
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_printer_chosen)
        QDialog.open(dialog)  # QPrintDialog has an older one of its own

    def _on_printer_chosen(self, result: int) -> None:
        if self._printer is None or result != QDialog.DialogCode.Accepted:
            return
        try:
            print_on(self._printer, self._noted(), self._figures, self.font())
        except BodymapError as error:
            self.notices.tell(str(error))
        else:
            self.accept()

    def _on_pdf_clicked(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, say("Save as PDF"), folder, say("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(_UNFIT.sub(" ", self._handout.title) + _SUFFIX)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, name: str) -> None:
        """Write a PDF file of this name and say so, or why it could not be done."""
        path = Path(name)
        if path.name in ("", _SUFFIX):  # what some dialogs make of a name that was left empty
            self.notices.tell(say("The file needs a name."), say("Choose a name"), _ELSEWHERE)
            return
        try:
            save_pdf(path, self._noted(), self._figures, self._paper, self.font())
        except BodymapError as error:
            self.notices.tell(str(error), say("Save elsewhere"), _ELSEWHERE)
        else:
            self._tell_saved(path)

    def _tell_saved(self, path: Path) -> None:
        folder = QUrl.fromLocalFile(str(path.absolute().parent)).toString()
        words = say("Saved to {name}.", name=path.name)
        self.notices.tell(words, say("Open folder"), folder, good=True)

    def _on_act_wanted(self, address: str) -> None:
        if address == _ELSEWHERE:
            self._on_pdf_clicked()
        else:
            QDesktopServices.openUrl(QUrl(address))
