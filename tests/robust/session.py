"""A whole session, as a program of its own: click, search, mark, print to a file, quit.

Run by `test_no_network.py` under strace; prints what it did, so that the test can see that it
did. The window is the one that `bodymap.app` makes, with everything hooked to it.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap import app
from bodymap.ui.main_window import MainWindow
from bodymap.ui.printing.print_dialog import PrintDialog

DONE: list[str] = []


def whole_session(window: MainWindow, paper: Path) -> None:
    """Do what a reader does in a day, then leave."""
    view = window.body.views[0]
    for spot in view.spots[:40]:
        at = view.viewport_map.to_view.map(QPointF(spot.path.boundingRect().center())).toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    DONE.append(f"clicked {window.workspace.selection.kind.value}")
    for text in ("knee pain", "xyzzy", "http://example.org/"):
        window.search(text)
        QApplication.processEvents()
    DONE.append("searched")
    for address in ("muscle:soleus:left", "about", "settings", "https://example.org/"):
        window.open_address(address)
        QApplication.processEvents()
    DONE.append(f"asked: {window.notices.text()}")
    window.open_address("pain")
    for spot in view.spots[:5]:
        window.workspace.mark(spot.ref, 6)
    window.workspace.prefer("colours", "dark")
    window.workspace.prefer("zoom", "150")
    QApplication.processEvents()
    window.print_page()
    dialog = window.findChild(PrintDialog)
    assert dialog is not None
    dialog.save(str(paper))
    dialog.reject()
    DONE.append(f"printed {paper.read_bytes()[:4].decode()}")
    window.window().close()


def main() -> int:
    """Start the program and have the session begin when everything has been built."""
    paper = Path(sys.argv[1])
    original = app._guard

    def guard(window: MainWindow) -> None:
        original(window)
        window.completed.connect(lambda: QTimer.singleShot(0, lambda: whole_session(window, paper)))

    app._guard = guard
    code = app.main([])
    print("; ".join(DONE))  # noqa: T201 - read by the test
    return code


if __name__ == "__main__":
    sys.exit(main())
