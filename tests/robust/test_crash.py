"""An unforeseen fault: one notice, one report without anything personal, and work goes on."""

import stat
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bodymap import __main__, app, faults
from bodymap.core.figures import RegionRef
from bodymap.core.words import RegionId, Side
from bodymap.keeping import Keeping
from bodymap.ui.crash import CrashHandler
from bodymap.ui.main_window import MainWindow

SECRET = "pain in my secret place"
TEMPLE = RegionRef(RegionId("temple"), Side.LEFT)


class Faulty(QObject):
    """Something with slots that raise."""

    poked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.poked.connect(self.fail)

    def fail(self) -> None:
        try:
            _ = dict[str, str]()[SECRET]
        except KeyError as error:
            raise RuntimeError(f"looking for {SECRET}") from error


class FaultyPainting(QWidget):
    """Something that raises with each painting, and counts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.count = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.count += 1
        raise RuntimeError(SECRET)


def button(window: MainWindow, text: str) -> QPushButton:
    (found,) = (b for b in window.notices.findChildren(QPushButton) if b.text() == text)
    assert found.isVisible()
    return found


@pytest.fixture
def report(bodymap_home: Path) -> Path:
    return bodymap_home / "log" / "crash.txt"


def fail_in_slot(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.notices.changed):
        faulty = Faulty()
        faulty.poked.emit()


def test_a_slot_that_raises_is_one_calm_notice(
    qtbot: QtBot, window: MainWindow, crash: CrashHandler
):
    window.search("knee")
    fail_in_slot(qtbot, window)
    assert window.notices.text() == "Something went wrong. What you saved is safe."
    qtbot.mouseClick(button(window, "Copy details"), Qt.MouseButton.LeftButton)
    assert "RuntimeError" in QApplication.clipboard().text()
    qtbot.mouseClick(button(window, "Continue"), Qt.MouseButton.LeftButton)
    assert window.notices.text() == ""
    assert window.sidebar is not None
    assert window.sidebar.finder.field.text() == "knee"
    window.open_address("muscle:soleus:left")
    assert str(window.workspace.selection) == "muscle:soleus:left"


def test_marks_are_saved_at_once(qtbot: QtBot, window: MainWindow, crash: CrashHandler, data: Path):
    window.workspace.mark(TEMPLE, 4)
    fail_in_slot(qtbot, window)
    assert Keeping(data).load(window.workspace.atlas).marks == {TEMPLE: 4}


def test_the_report_says_where_and_nothing_of_the_person(
    qtbot: QtBot, window: MainWindow, crash: CrashHandler, report: Path
):
    window.workspace.mark(TEMPLE, 4)
    window.search(SECRET)
    fail_in_slot(qtbot, window)
    text = report.read_text(encoding="utf-8")
    assert text.index("KeyError") < text.index("RuntimeError")
    assert "test_crash.py" in text
    log = (report.parent / "bodymap.log").read_text(encoding="utf-8")
    for told in (text, log):
        assert SECRET not in told
        assert "temple" not in told
        assert str(Path.home()) not in told
        assert str(Path(__file__).parent) not in told
        assert str(report.parent) not in told
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700


def test_there_is_only_the_last_report(
    qtbot: QtBot, window: MainWindow, crash: CrashHandler, report: Path
):
    fail_in_slot(qtbot, window)
    first = report.read_text(encoding="utf-8")
    crash.handle(ValueError, ValueError("x"), None)
    assert report.read_text(encoding="utf-8") != first
    assert sorted(p.name for p in report.parent.iterdir()) == ["bodymap.log", "crash.txt"]


def test_a_fault_in_each_painting_is_told_once_and_not_for_ever(
    qtbot: QtBot, window: MainWindow, crash: CrashHandler, report: Path
):
    faulty = FaultyPainting(window)
    faulty.resize(50, 50)
    faulty.show()
    told = []
    window.notices.changed.connect(lambda: told.append(window.notices.text()))
    for times in range(20):
        faulty.update()
        qtbot.waitUntil(lambda: faulty.count > times)  # noqa: B023 - called here and now
    assert told == [faults.SENTENCE]
    log = (report.parent / "bodymap.log").read_text(encoding="utf-8")
    assert len(log.splitlines()) == 1


def test_a_fault_of_the_handler_itself_goes_no_further(
    window: MainWindow, crash: CrashHandler, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        crash.handle(OSError, OSError(), None)
        raise OSError("the report cannot be written")

    monkeypatch.setattr(faults, "keep", fail)
    crash.handle(ValueError, ValueError(), None)
    crash.handle(ValueError, ValueError(), None)


def test_marks_are_saved_also_when_no_report_can_be_made(
    window: MainWindow, crash: CrashHandler, data: Path, monkeypatch: pytest.MonkeyPatch
):
    def fail(_: BaseException) -> str:
        raise RuntimeError("the report cannot be made")

    monkeypatch.setattr(faults, "report", fail)
    window.workspace.mark(TEMPLE, 4)
    crash.handle(ValueError, ValueError(), None)
    assert Keeping(data).load(window.workspace.atlas).marks == {TEMPLE: 4}


def test_marks_that_cannot_be_saved_keep_back_neither_report_nor_notice(
    qtbot: QtBot, window: MainWindow, report: Path
):
    def fail() -> None:
        raise RuntimeError("the marks cannot be saved")

    handler = CrashHandler(window.notices, fail)
    with qtbot.waitSignal(window.notices.changed):
        handler.handle(ValueError, ValueError(), None)
    assert window.notices.text() == faults.SENTENCE
    assert "ValueError" in report.read_text(encoding="utf-8")


def test_a_thread_that_fails_is_told_in_the_window(
    qtbot: QtBot, window: MainWindow, crash: CrashHandler
):
    with qtbot.waitSignal(window.notices.changed):
        thread = threading.Thread(target=Faulty.fail, args=(None,))
        thread.start()
        thread.join()
    assert window.notices.text() == faults.SENTENCE


def test_ctrl_c_ends_the_program_quietly(
    qtbot: QtBot, window: MainWindow, crash: CrashHandler, monkeypatch: pytest.MonkeyPatch
):
    seen = []
    monkeypatch.setattr("bodymap.ui.crash.QCoreApplication.quit", lambda: seen.append(True))
    crash.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert seen == [True]
    assert window.notices.text() == ""


def test_a_link_of_a_notice_that_is_no_web_page_opens_no_browser(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    opened = []
    monkeypatch.setattr(
        "bodymap.ui.main_window.QDesktopServices.openUrl", lambda url: opened.append(url.toString())
    )
    window.notices.act_wanted.emit("copy:details")
    window.notices.act_wanted.emit("file:///etc/passwd")
    assert opened == []
    window.notices.act_wanted.emit("https://example.org/")
    assert opened == ["https://example.org/"]


def test_a_fault_before_there_is_a_window_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], report: Path
):
    def fail(_: list[str]) -> int:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(app, "main", fail)
    assert __main__.main([]) == __main__.FAULT
    err = capsys.readouterr().err
    assert err == f"bodymap: {faults.SENTENCE} The report is in {report}.\n"
    assert "RuntimeError" in report.read_text(encoding="utf-8")


def test_without_a_place_for_the_report_it_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    (tmp_path / "home").write_text("a file where the folder should be")
    monkeypatch.setattr(app, "main", Faulty.fail)
    assert __main__.main([]) == __main__.FAULT
    err = capsys.readouterr().err
    assert "RuntimeError" in err
    assert SECRET not in err
