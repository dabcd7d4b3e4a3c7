"""How long each step takes from mouse or key to the painted window."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import cycle, islice
from random import Random
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.stage import Bare, Stage, links, places, present, settle
from benchmarks.table import high, judged, show
from bodymap import startup
from bodymap.content.shipped import shipped_atlas
from bodymap.core.selection import region_page
from bodymap.core.words import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bodymap.core.atlas import Atlas

    Steps = Callable[[], Iterator[float]]  # each yields the milliseconds of one step

T = TypeVar("T")
_FULL_HD = (1920, 1080)
_FOUR_K = (3840, 2160)
_SEED = 20_240
_EACH = 8  # steps of one kind in a round
_QUERIES = ("headache", "pain between shoulder blades", "hurts when i sit")
_WHEEL = QPoint(0, 120)


def run(rounds: int) -> None:
    """Measure in interleaved rounds and print the table."""
    startup.paint_alone()  # as the program does
    app = QApplication.instance() or QApplication(["benchmarks"])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    atlas = shipped_atlas()
    acts = Acts(atlas)
    steps: dict[str, tuple[Steps, float | None]] = {
        "empty window painted whole": (acts.bare, None),
        "hover": (acts.hover, 1),
        "hover, 3840x2160": (acts.hover_large, 2),
        "click on a region to its page": (acts.click, 8),
        "the page with most points": (acts.longest, 50),
        "link to the page of a muscle": (acts.link, 8),
        "preview of a pattern": (acts.preview, 8),
        "keystroke to results": (acts.keystroke, 8),
        "zoom step": (acts.zoom, 16),
        "theme": (acts.theme, 300),
    }
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for title, (act, _) in steps.items():
            times[title].extend(act())
    base = median(times["empty window painted whole"])
    show(
        f"Interaction, painted, {_FULL_HD[0]}x{_FULL_HD[1]}, {rounds} rounds",
        ("", "median", "95 %", "worst", "ratio", "aim", ""),
        [_row(title, times[title], base, aim) for title, (_, aim) in steps.items()],
    )


def _row(title: str, values: Sequence[float], base: float, aim: float | None) -> list[str]:
    middle = median(values)
    shown = [f"{value:.2f} ms" for value in (middle, high(values), max(values))]
    return [title, *shown, f"{middle / base:.1f}", *judged(middle, aim, "ms")]


class Acts:
    """The steps, each on a window that stays open for the whole run."""

    def __init__(self, atlas: Atlas) -> None:
        self._bare = Bare()
        self._bare.resize(*_FULL_HD)
        self._bare.show()
        self._large = Stage(atlas, _FOUR_K)
        self._stage = Stage(atlas, _FULL_HD)
        chance = Random(_SEED)
        views = self._stage.window.body.views
        self._views = [view.viewport() for view in views]
        self._page = self._stage.page.view.viewport()
        self._regions = cycle(_shuffled(chance, places(views[0])))
        self._hovered = cycle(_shuffled(chance, places(views[0])))
        self._hovered_large = cycle(_shuffled(chance, places(self._large.window.body.views[0])))
        self._muscles = cycle(_shuffled(chance, list(atlas.muscles)))
        refs = sorted(atlas.refs, key=lambda ref: (ref.region, ref.side.value))
        self._fullest = max(
            (ref for ref in refs if ref.side is not Side.LEFT),
            key=lambda ref: len(atlas.points_in(ref)) + len(atlas.senders(ref)),
        )

    def bare(self) -> Iterator[float]:
        """Paint an empty window of the same size whole."""
        for _ in range(_EACH):
            yield self._stage.timed(self._bare.repaint)

    def hover(self) -> Iterator[float]:
        """Move the pointer from one region to another."""
        return self._hover(self._stage, self._hovered)

    def hover_large(self) -> Iterator[float]:
        """Do the same in a window with four times the pixels."""
        return self._hover(self._large, self._hovered_large)

    def _hover(self, stage: Stage, spots: Iterator[QPoint]) -> Iterator[float]:
        view = stage.window.body.views[0].viewport()
        for at in islice(spots, _EACH):
            yield stage.timed(partial(stage.move_to, view, at), view)

    def click(self) -> Iterator[float]:
        """Click a region; the pointer is there already."""
        stage, view = self._stage, self._views[0]
        for at in islice(self._regions, _EACH):
            stage.open("start")
            stage.move_to(view, at)
            settle()
            place = view.mapTo(stage.window, at)
            yield stage.timed(partial(self._click, place), self._page, view)

    def longest(self) -> Iterator[float]:
        """Turn to the region that has most points and senders."""
        self._stage.open("start")
        yield self._stage.timed(partial(self._open, str(region_page(self._fullest))), self._page)

    def link(self) -> Iterator[float]:
        """Follow a link to a muscle."""
        for muscle in islice(self._muscles, _EACH):
            self._stage.open("start")
            yield self._stage.timed(partial(self._open, f"muscle:{muscle}"), self._page)

    def preview(self) -> Iterator[float]:
        """Move the pointer over the list of all muscles; each link shows its pattern."""
        self._stage.open("list:muscles")
        for at in islice(cycle(links(self._stage.page.view, "muscle:")), _EACH):
            yield self._stage.timed(partial(self._stage.move_to, self._page, at), *self._views)

    def keystroke(self) -> Iterator[float]:
        """Type queries letter by letter."""
        stage = self._stage
        for query in _QUERIES:
            stage.window.search("")
            stage.sidebar.focus_search()
            settle()
            field = present(stage.window.focusWidget())
            for letter in query:
                yield stage.timed(partial(QTest.keyClick, field, ord(letter.upper())), field)
        stage.window.search("")
        settle()

    def zoom(self) -> Iterator[float]:
        """Turn the wheel over the body, in and out again."""
        view = self._views[0]
        middle = view.mapTo(self._stage.window, view.rect().center())
        for i in range(_EACH):
            delta = _WHEEL if i < _EACH // 2 else -_WHEEL
            yield self._stage.timed(partial(self._wheel, middle, delta), *self._views)
        self._stage.window.body.show_whole()
        settle()

    def theme(self) -> Iterator[float]:
        """Change between light and dark."""
        for _ in range(2):
            yield self._stage.timed(
                self._stage.window.switch_theme, self._stage.window, self._page, *self._views
            )

    def _open(self, address: str) -> None:
        self._stage.window.open_address(address)

    def _click(self, place: QPoint) -> None:
        no_key = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self._stage.handle, Qt.MouseButton.LeftButton, no_key, place)

    def _wheel(self, place: QPoint, delta: QPoint) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        QTest.wheelEvent(self._stage.handle, place, delta, stateKey=control)


def _shuffled(chance: Random, things: list[T]) -> list[T]:
    return chance.sample(things, len(things))
