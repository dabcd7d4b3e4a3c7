"""What the map looks like: the marks are where they should be and nowhere else."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtGui import QImage, QTransform
from pytestqt.qtbot import QtBot

from bodymap.core.atlas import Atlas
from bodymap.core.drawing import PainDrawing
from bodymap.core.figures import RegionRef
from bodymap.core.selection import Kind, Selection, region_page
from bodymap.core.words import RegionId, Side
from bodymap.ui import pictures
from bodymap.ui.body.body_pane import BodyPane
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.marks import marks_of
from bodymap.ui.body.plates import front_plates
from bodymap.ui.body.region_model import Spot
from bodymap.ui.body.relief import Drawings, Relief
from bodymap.ui.theme import DARK, LIGHT, Tokens, pain_colour
from tests.ui.helpers import (
    colour_at,
    distance,
    inner_point,
    mixed,
    picture,
    rgb,
)

ARM = RegionRef(RegionId("upper_arm_outer"), Side.LEFT)
THIGH = RegionRef(RegionId("thigh_front"), Side.LEFT)
SIDES = (Side.LEFT, Side.RIGHT)
NEAR_A_POINT = 32  # px: a cross, its number and their halos
CHANGED = 12


def seen(view: BodyView) -> QImage:
    return picture(view.viewport())


def of(pane: BodyPane, ref: RegionRef) -> Iterator[tuple[BodyView, Spot]]:
    """Return every place where a region is drawn."""
    return ((view, spot) for view in pane.views for spot in view.spots if spot.ref == ref)


def tile(image: QImage, at: QPoint) -> QImage:
    """Return the pixels round a point."""
    return image.copy(at.x() - 1, at.y() - 1, 3, 3)


def outline(view: BodyView, spot: Spot) -> list[QPointF]:
    path = view.viewport_map.to_view.map(spot.path)
    return [path.pointAtPercent(i / 60) for i in range(60)]


class TestChosen:
    def test_every_region_lights_up_on_every_figure_and_no_other_does(
        self, pane: BodyPane, atlas: Atlas
    ) -> None:
        pane.resize(1300, 1300)
        before = [seen(view) for view in pane.views]
        inner = [[inner_point(view, spot) for spot in view.spots] for view in pane.views]
        wrong = []
        for ref in atlas.refs:
            pane.show_selection(region_page(ref))
            pane.show_whole()
            for view, old, points in zip(pane.views, before, inner, strict=True):
                now = seen(view)
                for spot, at in zip(view.spots, points, strict=True):
                    lit = now.pixel(at) != old.pixel(at)
                    if lit is not (spot.ref == ref):
                        wrong.append((ref, spot.name))
        assert wrong == []

    def test_outline_is_drawn_in_the_accent(self, pane: BodyPane) -> None:
        pane.show_selection(region_page(ARM))
        for view, spot in of(pane, ARM):
            image = seen(view)
            on = [
                distance(colour_at(image, at), rgb(LIGHT.accent)) < 60 for at in outline(view, spot)
            ]
            assert sum(on) > 0.8 * len(on)

    def test_hover_has_an_outline_too(self, pane: BodyPane) -> None:
        before = [seen(view) for view in pane.views]
        pane.show_pointed(frozenset({ARM}))
        for view, old in zip(pane.views, before, strict=True):
            spot = next(spot for spot in view.spots if spot.ref == ARM)
            now = seen(view)
            changed = [
                distance(colour_at(now, at), colour_at(old, at)) > CHANGED
                for at in outline(view, spot)
            ]
            assert sum(changed) > 0.8 * len(changed)

    def test_keyboard_ring_is_drawn_when_the_keyboard_is_at_work(self, pane: BodyPane) -> None:
        view = pane.views[0]
        view.setFocus()
        view.by_keyboard = False
        without = seen(view)
        view.by_keyboard = True
        with_ring = seen(view)
        spot = view.spots[view.currentIndex().row()]
        ring = [
            distance(colour_at(with_ring, at), rgb(LIGHT.focus)) < 60 for at in outline(view, spot)
        ]
        assert sum(ring) > 0.6 * len(ring)
        assert with_ring != without


class TestPattern:
    def test_marks_of_every_muscle_lie_on_its_regions_and_on_no_other(
        self, pane: BodyPane, atlas: Atlas
    ) -> None:
        pane.resize(1300, 1300)
        before = [seen(view) for view in pane.views]
        inner = [[inner_point(view, spot) for spot in view.spots] for view in pane.views]
        wrong = []
        for i, muscle in enumerate(atlas.muscles.values()):
            selection = Selection(Kind.MUSCLE, muscle.id, SIDES[i % 2])
            marks = marks_of(atlas, selection)
            pattern = marks.pattern.main | marks.pattern.spillover | marks.lies_in
            pane.show_preview(selection)
            for view, old, points in zip(pane.views, before, inner, strict=True):
                now = seen(view)
                to_view = view.viewport_map.to_view
                crosses = [to_view.map(each).toPoint() for each in view.points(marks)]
                for spot, at in zip(view.spots, points, strict=True):
                    if any((at - x).manhattanLength() < NEAR_A_POINT for x in crosses):
                        continue
                    marked = tile(now, at) != tile(old, at)
                    if marked is not (spot.ref in pattern):
                        wrong.append((str(selection), spot.name))
        assert wrong == []

    @pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
    def test_main_zone_is_solid_and_spillover_is_dotted(
        self, pane: BodyPane, atlas: Atlas, tokens: Tokens
    ) -> None:
        pane.set_tokens(tokens)
        soleus = Selection(Kind.MUSCLE, "soleus", Side.LEFT, 1)
        pattern = marks_of(atlas, soleus).pattern
        before = {view: seen(view) for view in pane.views}
        pane.show_preview(soleus)
        after = {view: seen(view) for view in pane.views}
        for ref in pattern.main:
            for view, spot in of(pane, ref):
                at = inner_point(view, spot)
                below = colour_at(before[view], at)
                expected = mixed(below, tokens.pattern_main, 205)
                assert distance(colour_at(after[view], at), expected) < 8
        for ref in pattern.spillover:
            for view, spot in of(pane, ref):
                colours = self.around(after[view], inner_point(view, spot))
                dots = [c for c in colours if distance(c, rgb(tokens.pattern_main)) < 60]
                assert 0 < len(dots) < len(colours) / 2
                below = colour_at(before[view], inner_point(view, spot))
                wash = mixed(below, tokens.pattern_spill, 196)
                assert min(distance(c, wash) for c in colours) < 25

    @staticmethod
    def around(image: QImage, at: QPoint) -> list[tuple[int, int, int]]:
        """Return the colours of one tile of the texture."""
        return [colour_at(image, at + QPoint(x - 2, y - 2)) for x in range(5) for y in range(5)]

    def test_main_and_spillover_differ_in_brightness_too(
        self, pane: BodyPane, atlas: Atlas
    ) -> None:
        """They can be told apart without colour, as on a grey print."""
        soleus = Selection(Kind.MUSCLE, "soleus", Side.LEFT, 1)
        pattern = marks_of(atlas, soleus).pattern
        pane.show_preview(soleus)
        grey = {
            zone: [
                sum(sum(c) for c in self.around(seen(view), inner_point(view, spot))) / 75
                for ref in refs
                for view, spot in of(pane, ref)
            ]
            for zone, refs in (("main", pattern.main), ("spill", pattern.spillover))
        }
        assert min(grey["spill"]) > max(grey["main"]) + 15

    def test_cross_stands_on_the_point_with_its_halo(self, pane: BodyPane, atlas: Atlas) -> None:
        soleus = Selection(Kind.MUSCLE, "soleus", Side.LEFT, 1)
        pane.show_preview(soleus)
        back = pane.views[1]
        (point,) = back.points(marks_of(atlas, soleus))
        at = back.viewport_map.to_view.map(point).toPoint()
        image = seen(back)
        near = [colour_at(image, at + QPoint(x, y)) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        assert min(distance(c, rgb(LIGHT.mark_x)) for c in near) < 40
        aside = [colour_at(image, at + QPoint(x, 0)) for x in range(-9, 10)]
        assert min(distance(c, rgb(LIGHT.mark_halo)) for c in aside) < 40

    def test_crosses_are_numbered_only_when_there_are_several(
        self, pane: BodyPane, atlas: Atlas
    ) -> None:
        one = Selection(Kind.MUSCLE, "soleus", Side.LEFT, 1)
        back = pane.views[1]
        (point,) = back.points(marks_of(atlas, one))
        at = back.viewport_map.to_view.map(point).toPoint()
        inked = []
        for selection in (one, Selection(Kind.MUSCLE, "soleus", Side.LEFT)):
            pane.show_preview(selection)
            image = seen(back)
            box = [
                colour_at(image, at + QPoint(x, y))
                for x in range(-20, 21)
                for y in range(-20, 21)
                if max(abs(x), abs(y)) > 8
            ]
            inked.append(sum(distance(c, rgb(LIGHT.mark_x)) < 40 for c in box))
        assert inked[0] == 0
        assert inked[1] > 5

    def test_marks_keep_their_size_on_the_screen(self, pane: BodyPane, atlas: Atlas) -> None:
        soleus = Selection(Kind.MUSCLE, "soleus", Side.LEFT, 1)
        back = pane.views[1]
        (point,) = back.points(marks_of(atlas, soleus))
        pane.show_preview(soleus)
        sizes = []
        for zoom in (1.0, 4.0):
            back.set_zoom(zoom, point)
            at = back.viewport_map.to_view.map(point).toPoint()
            image = seen(back)
            row = [colour_at(image, at + QPoint(x, 3)) for x in range(-40, 41)]
            sizes.append(sum(distance(c, rgb(LIGHT.mark_x)) < 50 for c in row))
        assert sizes[0] > 0
        assert abs(sizes[0] - sizes[1]) <= 3


class TestPain:
    @pytest.mark.parametrize("strength", [1, 5, 10])
    def test_region_has_the_colour_of_its_strength_and_an_outline(
        self, pane: BodyPane, strength: int
    ) -> None:
        before = {view: seen(view) for view in pane.views}
        pane.show_selection(Selection(Kind.PAIN))
        pane.show_drawing(PainDrawing().marked(THIGH, strength))
        ((view, spot),) = of(pane, THIGH)
        now = seen(view)
        at = inner_point(view, spot) + QPoint(0, 25)  # beside the badge
        expected = mixed(colour_at(before[view], at), pain_colour(strength, LIGHT).name(), 215)
        assert distance(colour_at(now, at), expected) < 12
        edge = [distance(colour_at(now, p), rgb(LIGHT.pain_line)) < 60 for p in outline(view, spot)]
        assert sum(edge) > 0.7 * len(edge)

    def test_badge_stands_inside_the_region(self, pane: BodyPane) -> None:
        pane.show_selection(Selection(Kind.PAIN))
        pane.show_drawing(PainDrawing().marked(THIGH, 10))
        ((view, spot),) = of(pane, THIGH)
        badge = view.viewport_map.to_view.map(spot.anchor)
        assert spot.path.contains(spot.anchor)
        colours = [colour_at(seen(view), badge + QPointF(x, -6)) for x in range(-4, 5)]
        assert any(distance(c, rgb(LIGHT.bg_surface)) < 20 for c in colours)


class TestTheme:
    def test_dark_is_another_picture_and_back_again_is_the_same(self, pane: BodyPane) -> None:
        light = seen(pane.views[0])
        pane.set_tokens(DARK)
        dark = seen(pane.views[0])
        corner = QPoint(dark.width() // 2, 3)
        assert colour_at(dark, corner) == rgb(DARK.bg_map)
        assert colour_at(light, corner) == rgb(LIGHT.bg_map)
        ((view, spot),) = of(pane, RegionRef(RegionId("chest"), Side.LEFT))
        chest = inner_point(view, spot)
        assert sum(colour_at(dark, chest)) < sum(colour_at(light, chest)) - 200
        pane.set_tokens(LIGHT)
        assert seen(pane.views[0]) == light


class TestRelief:
    SIZE = QSize(140, 300)

    def drawn(self, atlas: Atlas, cache: Path | None, tokens: Tokens = LIGHT) -> QImage:
        relief = Relief(front_plates(atlas.drawings), Drawings(), cache)
        transform = QTransform.fromScale(140 / 3720, 300 / 7960)
        return relief.at_rest(transform, self.SIZE, 1.0, tokens).toImage()

    def test_is_kept_on_disk_and_used_again(
        self, qtbot: QtBot, atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = self.drawn(atlas, tmp_path)
        assert len(list(tmp_path.iterdir())) == 1
        monkeypatch.setattr(Relief, "drawn", self.fail)
        assert _same(self.drawn(atlas, tmp_path), first)

    @staticmethod
    def fail(*_: object) -> None:
        pytest.fail("the relief was drawn a second time")

    def test_each_theme_is_kept_by_itself(self, qtbot: QtBot, atlas: Atlas, tmp_path: Path) -> None:
        assert not _same(self.drawn(atlas, tmp_path), self.drawn(atlas, tmp_path, DARK))
        assert len(list(tmp_path.iterdir())) == 2

    def test_damaged_file_is_drawn_anew(self, qtbot: QtBot, atlas: Atlas, tmp_path: Path) -> None:
        first = self.drawn(atlas, tmp_path)
        (file,) = tmp_path.iterdir()
        for content in (b"", b"no picture", file.read_bytes()[:200]):
            file.write_bytes(content)
            assert _same(self.drawn(atlas, tmp_path), first)

    def test_no_more_than_six_pictures_are_kept(
        self, qtbot: QtBot, atlas: Atlas, tmp_path: Path
    ) -> None:
        for i in range(8):
            (tmp_path / f"relief-old{i}.png").touch()
        self.drawn(atlas, tmp_path)
        assert len(list(tmp_path.iterdir())) == 6

    @pytest.mark.parametrize("kind", ["missing", "a file", "none"])
    def test_folder_that_cannot_be_used_does_not_matter(
        self, qtbot: QtBot, atlas: Atlas, tmp_path: Path, kind: str
    ) -> None:
        folder = tmp_path / "gone"
        if kind == "a file":
            folder.touch()
        first = self.drawn(atlas, None if kind == "none" else folder)
        assert _same(first, self.drawn(atlas, tmp_path))

    def test_full_disk_does_not_matter(
        self, qtbot: QtBot, atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(pictures, "write_whole", full)
        self.drawn(atlas, tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_whole_map_shows_the_same_from_the_disk(
        self, qtbot: QtBot, atlas: Atlas, tmp_path: Path
    ) -> None:
        pictures = []
        for _ in range(2):
            pane = BodyPane(atlas, LIGHT, tmp_path)
            qtbot.addWidget(pane)
            pane.resize(500, 600)
            with qtbot.waitExposed(pane):
                pane.show()
            pictures.append(seen(pane.views[0]))
        assert pictures[0] == pictures[1]


def _same(first: QImage, second: QImage) -> bool:
    kind = QImage.Format.Format_RGB32
    return first.convertToFormat(kind) == second.convertToFormat(kind)
