"""The thread that reads the atlas, and what it does to the whole process meanwhile."""

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from bodymap.content.store import Watch
from bodymap.core.atlas import Atlas
from bodymap.core.errors import ContentError, Fault
from bodymap.ui.reading import Reading


class Held(Reading):
    """Reads until it is let go, as one with much to read."""

    def __init__(self, atlas: Atlas) -> None:
        self.is_let_go = threading.Event()
        self.own = atlas
        super().__init__(self.read)

    def read(self, watch: Watch) -> Atlas:
        watch(1, 2)
        assert self.is_let_go.wait(30)
        watch(2, 2)
        return self.own


@pytest.fixture
def held(atlas: Atlas) -> Iterator[list[Held]]:
    """Return two threads that have begun to read."""
    both = [Held(atlas), Held(atlas)]
    for each in both:
        each.start()
    yield both
    for each in both:
        each.is_let_go.set()
        each.leave()


def test_the_collector_rests_until_the_last_has_ended(held: list[Held], qtbot: QtBot) -> None:
    """Else it would take windows that are gone apart in the thread that still reads: a crash."""
    assert not gc.isenabled()
    for each in held:
        assert not gc.isenabled()
        with qtbot.waitSignal(each.finished):
            each.is_let_go.set()
        assert each.atlas() is each.own
    assert gc.isenabled()


def test_the_collector_rests_no_longer_than_before(held: list[Held], qtbot: QtBot) -> None:
    for each in held:
        each.is_let_go.set()
        each.leave()
    gc.disable()
    try:
        again = Held(held[0].own)
        again.start()
        again.is_let_go.set()
        again.leave()
        assert not gc.isenabled()  # it is the program that has it rest
    finally:
        gc.enable()


def test_threads_switch_often_meanwhile_and_as_before_afterwards(atlas: Atlas) -> None:
    before = sys.getswitchinterval()
    reading = Held(atlas)
    reading.start()
    assert sys.getswitchinterval() < before
    reading.is_let_go.set()
    reading.leave()
    assert sys.getswitchinterval() == before


def test_one_that_nobody_waits_for_is_taken_apart_where_it_was_made(
    atlas: Atlas, qtbot: QtBot
) -> None:
    """A thread that is dropped must neither end the process nor take itself apart."""
    reading, taken_apart_in = Held(atlas), list[int]()
    weakref.finalize(reading, lambda: taken_apart_in.append(threading.get_ident()))
    let_go = reading.is_let_go.set
    reading.start()
    del reading
    gc.collect()
    assert taken_apart_in == []
    let_go()
    del let_go
    qtbot.waitUntil(lambda: bool(gc.collect() or taken_apart_in))
    assert taken_apart_in == [threading.get_ident()]


def test_one_that_is_left_gives_up_and_is_gone_at_once(atlas: Atlas) -> None:
    """The collector might take it later, while Qt tells it that it has ended: a crash."""
    is_let_go = threading.Event()
    read_to_the_end: list[bool] = []

    def read(watch: Watch) -> Atlas:
        assert is_let_go.wait(30)
        watch(1, 2)
        read_to_the_end.append(True)
        return atlas

    reading = Reading(read)
    reading.start()
    reading.requestInterruption()
    is_let_go.set()
    reading.leave()
    assert reading.isFinished()
    assert read_to_the_end == []
    left = weakref.ref(reading)
    del reading
    assert left() is None


# What `run` does is the same in any thread; called here, coverage sees it as well.


def test_each_hundredth_is_told_once(atlas: Atlas) -> None:
    def read(watch: Watch) -> Atlas:
        for done in range(1, 301):
            watch(done, 300)
        return atlas

    reading, told = Reading(read), list[int]()
    reading.progressed.connect(told.append)
    reading.run()
    assert told == list(range(101))
    assert reading.atlas() is atlas


def test_a_failure_is_kept_for_whoever_waits() -> None:
    failure = ContentError([Fault("a.yaml", 1, "", "wrong", "right")])

    def read(_: Watch) -> Atlas:
        raise failure

    reading = Reading(read)
    reading.run()
    with pytest.raises(ContentError) as told:
        reading.atlas()
    assert told.value is failure


def test_what_is_left_keeps_neither_atlas_nor_failure(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(watch: Watch) -> Atlas:
        watch(1, 2)
        return atlas

    reading, told = Reading(read), list[int]()
    reading.progressed.connect(told.append)
    monkeypatch.setattr(reading, "isInterruptionRequested", lambda: True)
    reading.run()
    assert told == []
    with pytest.raises(AssertionError):
        reading.atlas()
