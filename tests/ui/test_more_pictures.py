"""Pictures that are not in the form of the screen are kept and come back whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage

from bodymap.ui import pictures

SIZE = QSize(1_500, 1_500)  # large enough that its memory goes back to the system at once


@pytest.mark.parametrize(
    "form", [QImage.Format.Format_RGB888, QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32]
)
def test_a_picture_of_any_form_comes_back(
    qapp: QGuiApplication, tmp_path: Path, form: QImage.Format
) -> None:
    picture = QImage(SIZE, form)
    picture.fill(QColor("#123456"))
    pictures.keep(picture, tmp_path / "relief-a", "relief-*", 2)
    kept = pictures.kept(tmp_path / "relief-a", SIZE)
    assert kept is not None
    assert kept == picture.convertToFormat(QImage.Format.Format_RGB32)
