"""What was marked stays: through the end of the program, faults of the disk and broken files."""

import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

import bodymap
from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing, Quality, SignId
from bodymap.core.figures import RegionRef
from bodymap.core.words import RegionId, Side
from bodymap.keeping import Keeping
from bodymap.ui.kept_drawing import KeptDrawing
from bodymap.ui.main_window import MainWindow

TEMPLE = RegionRef(RegionId("temple"), Side.LEFT)


@pytest.fixture
def drawing(atlas: Atlas) -> PainDrawing:
    """Return a drawing with marks, a quality and answers of all three kinds."""
    asked = [m.id for m in atlas.muscles.values() if m.signs][:3]
    marked = PainDrawing().marked(TEMPLE, 7).with_quality(Quality.NUMB, on=True)
    for muscle, answer in zip(asked, (True, False, None), strict=True):
        marked = marked.answered(SignId(muscle, 0), answer)
    return marked


def file_of(data: Path) -> Path:
    return data / "drawing.json"


def test_a_drawing_comes_back_whole(atlas: Atlas, data: Path, drawing: PainDrawing):
    Keeping(data).save(drawing)
    assert Keeping(data).load(atlas) == drawing
    assert list(Keeping(data).load(atlas).marks) == list(drawing.marks)


def test_the_file_is_for_the_owner_alone_and_the_only_one(data: Path, drawing: PainDrawing):
    Keeping(data).save(drawing)
    assert stat.S_IMODE(file_of(data).stat().st_mode) == 0o600
    assert list(data.iterdir()) == [file_of(data)]


def test_an_empty_drawing_takes_the_file_away(data: Path, drawing: PainDrawing):
    Keeping(data).save(drawing)
    Keeping(data).save(PainDrawing())
    Keeping(data).save(PainDrawing())
    assert list(data.iterdir()) == []


def test_nothing_kept_is_an_empty_drawing(atlas: Atlas, data: Path):
    assert Keeping(data).load(atlas) == PainDrawing()
    assert Keeping(None).load(atlas) == PainDrawing()


def test_what_the_content_does_not_have_is_left_out(atlas: Atlas, data: Path):
    kept = {
        "form": 1,
        "version": bodymap.__version__,
        "marks": [["temple", "left", 7], ["gone", "left", 3], ["temple", "midline", 2]],
        "qualities": [],
        "answers": [["gone", 0, True], ["soleus", 999, True], ["soleus", -1, True]],
    }
    file_of(data).write_text(json.dumps(kept), encoding="utf-8")
    assert Keeping(data).load(atlas) == PainDrawing().marked(TEMPLE, 7)
    assert file_of(data).exists()


def test_answers_without_a_mark_are_left_out(atlas: Atlas, data: Path, drawing: PainDrawing):
    Keeping(data).save(replace(drawing, marks={}))
    assert Keeping(data).load(atlas) == PainDrawing(qualities=drawing.qualities)


def test_answers_of_another_version_are_left_out(
    atlas: Atlas, data: Path, drawing: PainDrawing, monkeypatch: pytest.MonkeyPatch
):
    Keeping(data).save(drawing)
    monkeypatch.setattr(bodymap, "__version__", "99")
    found = Keeping(data).load(atlas)
    assert found.marks == drawing.marks
    assert not found.answers


GOOD = b'{"form":1,"version":"0","marks":[["temple","left",1]],"qualities":[],"answers":[]}'


def test_the_broken_files_are_broken_in_one_thing_each(atlas: Atlas, data: Path):
    file_of(data).write_bytes(GOOD)
    assert Keeping(data).load(atlas) == PainDrawing().marked(TEMPLE, 1)


BROKEN = {
    "empty": b"",
    "no json": b"{",
    "binary": bytes(range(256)),
    "a list": b"[]",
    "null": b"null",
    "other form": GOOD.replace(b'"form":1', b'"form":2'),
    "no marks": GOOD.replace(b"marks", b"notes"),
    "no qualities": GOOD.replace(b"qualities", b"feelings"),
    "deep": b"[" * 100_000,
    "long number": b'{"form": ' + b"1" * 9_000 + b"}",
    "no strength": GOOD.replace(b",1]", b",0]"),
    "strength": GOOD.replace(b",1]", b",11]"),
    "half a strength": GOOD.replace(b",1]", b",1.5]"),
    "true strength": GOOD.replace(b",1]", b",true]"),
    "side": GOOD.replace(b"left", b"up"),
    "list as id": GOOD.replace(b'"temple"', b'["temple"]'),
    "quality": GOOD.replace(b'"qualities":[]', b'"qualities":["x"]'),
    "too large": GOOD + b" " * 1_000_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_put_aside_and_a_new_one_begins(
    atlas: Atlas, data: Path, drawing: PainDrawing, name: str
):
    file_of(data).write_bytes(BROKEN[name])
    assert Keeping(data).load(atlas) == PainDrawing()
    assert (data / "drawing-unreadable.json").read_bytes() == BROKEN[name]
    Keeping(data).save(drawing)
    assert Keeping(data).load(atlas) == drawing


@pytest.mark.parametrize("answer", ["1", '"yes"', "[]"])
def test_an_answer_that_is_none_of_the_three_makes_the_file_broken(
    atlas: Atlas, data: Path, answer: str
):
    text = (
        '{"form":1,"version":"%s","marks":[["temple","left",1]],"qualities":[],'
        '"answers":[["soleus",0,%s]]}'
    )
    file_of(data).write_text(text % (bodymap.__version__, answer), encoding="utf-8")
    assert Keeping(data).load(atlas) == PainDrawing()
    assert (data / "drawing-unreadable.json").exists()


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda file: file.symlink_to("/dev/zero")])
def test_what_is_no_file_is_not_read(atlas: Atlas, data: Path, make):
    make(file_of(data))
    assert Keeping(data).load(atlas) == PainDrawing()


def test_a_disk_that_fills_up_leaves_the_old_file(
    atlas: Atlas, data: Path, drawing: PainDrawing, monkeypatch: pytest.MonkeyPatch
):
    Keeping(data).save(drawing)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bodymap.paths.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        Keeping(data).save(drawing.marked(TEMPLE, 1))
    assert Keeping(data).load(atlas) == drawing
    assert list(data.iterdir()) == [file_of(data)]


@given(st.data())
def test_any_drawing_comes_back(
    atlas: Atlas, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    refs = sorted(atlas.refs, key=lambda ref: (ref.region, ref.side.value))
    marks = data.draw(st.dictionaries(st.sampled_from(refs), st.integers(1, 10), min_size=1))
    qualities = data.draw(st.frozensets(st.sampled_from(Quality)))
    folder = tmp_path_factory.getbasetemp()
    drawn = PainDrawing(MappingProxyType(marks), qualities)
    Keeping(folder).save(drawn)
    assert Keeping(folder).load(atlas) == drawn


def test_marks_are_written_soon_after_the_change(
    qtbot: QtBot, window: MainWindow, kept: KeptDrawing, data: Path
):
    window.workspace.mark(TEMPLE, 6)
    assert not file_of(data).exists()  # not with each stroke of the brush
    qtbot.waitUntil(file_of(data).exists)
    assert Keeping(data).load(window.workspace.atlas).marks == {TEMPLE: 6}


def test_a_second_start_shows_what_was_marked(
    qtbot: QtBot, atlas: Atlas, window: MainWindow, kept: KeptDrawing, data: Path
):
    window.workspace.mark(TEMPLE, 6)
    kept.save()
    window.workspace.draw(PainDrawing())
    again = KeptDrawing(Keeping(data), window.workspace, window.notices)
    assert window.workspace.drawing.marks == {TEMPLE: 6}
    assert window.notices.text() == ""
    again.save()
    assert file_of(data).exists()


def test_clearing_removes_the_file(window: MainWindow, kept: KeptDrawing, data: Path):
    window.workspace.mark(TEMPLE, 6)
    kept.save()
    window.workspace.unmark(TEMPLE)
    kept.save()
    assert list(data.iterdir()) == []


def test_a_failure_is_told_once_and_the_marks_stay(
    window: MainWindow, kept: KeptDrawing, data: Path, bodymap_home: Path
):
    data.rmdir()
    window.workspace.mark(TEMPLE, 6)
    kept.save()
    assert "could not be saved (No such file or directory)" in window.notices.text()
    window.notices.clear()
    window.workspace.mark(TEMPLE, 7)
    kept.save()
    assert window.notices.text() == ""
    assert window.workspace.drawing.marks == {TEMPLE: 7}
    assert "temple" not in (bodymap_home / "log/bodymap.log").read_text(encoding="utf-8")
    data.mkdir()
    kept.save()
    assert file_of(data).exists()
    file_of(data).unlink()
    data.rmdir()
    window.workspace.mark(TEMPLE, 8)
    kept.save()
    assert "could not be saved" in window.notices.text()  # it is another failure


def test_what_has_not_changed_is_not_written_again(
    window: MainWindow, kept: KeptDrawing, data: Path
):
    kept.save()
    window.workspace.mark(TEMPLE, 6)
    kept.save()
    file_of(data).unlink()
    kept.save()
    assert list(data.iterdir()) == []


def test_without_a_data_folder_a_mark_is_said_to_last_until_the_end(window: MainWindow):
    kept = KeptDrawing(Keeping(None), window.workspace, window.notices)
    assert window.notices.text() == ""
    window.workspace.mark(TEMPLE, 6)
    kept.save()
    assert "the data folder cannot be written to" in window.notices.text()


def choose_file(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    """Press "Save elsewhere" and choose the name "mine" in a folder."""
    (button,) = (
        each
        for each in window.notices.findChildren(QPushButton)
        if each.text() == "Save elsewhere" and each.isVisible()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.setDirectory(str(folder))
    chooser.selectFile("mine")
    chooser.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def refused(window: MainWindow, kept: KeptDrawing, data: Path) -> KeptDrawing:
    """Return what has just told that its folder cannot be written."""
    data.rmdir()
    window.workspace.mark(TEMPLE, 6)
    kept.save()
    return kept


def test_marks_can_be_saved_elsewhere_and_come_back(
    qtbot: QtBot, window: MainWindow, refused: KeptDrawing, data: Path, tmp_path: Path
):
    chosen = tmp_path / "mine.json"
    choose_file(window, qtbot, tmp_path)
    assert window.notices.text() == "What you marked so far is in mine.json."
    assert stat.S_IMODE(chosen.stat().st_mode) == 0o600
    data.mkdir()
    chosen.replace(file_of(data))
    assert Keeping(data).load(window.workspace.atlas).marks == {TEMPLE: 6}


def test_another_place_that_fails_too_is_told_and_asked_again(
    qtbot: QtBot,
    window: MainWindow,
    refused: KeptDrawing,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("bodymap.paths.os.fsync", full)
        choose_file(window, qtbot, tmp_path)
    told = "mine.json could not be written (No space left on device); choose another folder."
    assert window.notices.text() == told
    assert not list(tmp_path.glob("mine*"))
    choose_file(window, qtbot, tmp_path)
    assert (tmp_path / "mine.json").exists()


def test_leaving_the_question_keeps_the_offer(
    qtbot: QtBot, window: MainWindow, refused: KeptDrawing
):
    told = window.notices.text()
    window.notices.act_wanted.emit("save:elsewhere")
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.notices.text() == told
    assert window.workspace.drawing.marks == {TEMPLE: 6}
