"""A body is whole however small the window and however large the words."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bodymap.ui.main_window import MainWindow
from bodymap.ui.placing import BODY


def _box(widget: QWidget, window: MainWindow) -> QRect:
    """Return where a widget lies in the window."""
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("address", ["start", "pain", "region:temple:left"])
@pytest.mark.parametrize("zoom", ["100", "150", "200"])
@pytest.mark.parametrize("new_here", [True, False], ids=["new", "old"])
def test_no_word_lies_on_a_body(
    window: MainWindow, address: str, zoom: str, new_here: bool
) -> None:
    window.resize(640, 480)
    window.workspace.prefer("zoom", zoom)
    window.open_address(address)
    window.placing.show_pane(BODY)
    window.body.show_hint(new_here)
    QApplication.processEvents()
    views = [_box(view, window) for view in window.body.views if view.isVisible()]
    words = [
        label for label in window.body.findChildren(QLabel) if label.isVisible() and label.text()
    ]
    assert views
    assert words
    covered = [w.text() for w in words for v in views if _box(w, window).intersects(v)]
    assert covered == []
    assert all(window.rect().contains(view) for view in views)
