"""The dialog in which a hand-out is looked at, printed and saved."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from bodymap.core.preferences import Paper
from bodymap.core.selection import Kind, Selection
from bodymap.ui.main_window import MainWindow
from bodymap.ui.printing.print_dialog import PrintDialog
from bodymap.ui.theme import CONTRAST, LIGHT


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

    def test_a_sheet_has_an_edge_where_white_lies_on_white(
        self, window: MainWindow, dialog: PrintDialog
    ) -> None:
        window.workspace.prefer("colours", "contrast")
        image = dialog.preview._picture.grab().toImage()
        row = [QColor(image.pixel(x, image.height() // 2)).name() for x in range(image.width())]
        assert row[0] == "#ffffff"
        assert next(colour for colour in row if colour != row[0]) == CONTRAST.line_control

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
