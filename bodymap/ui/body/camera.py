"""Moves what the views show: by steps, wheel, drags and fingers, and close to what is marked.

The bodies always stay level with each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation

from bodymap.core.record import record
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.framing import frame
from bodymap.ui.body.plates import SCENE
from bodymap.ui.body.viewport import MAX_ZOOM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bodymap.ui.body.marks import Marks


@record(frozen=True)
class Shot:
    """One zoom for all views, and for each the place of the scene in its middle."""

    zoom: float
    centres: tuple[QPointF, ...]

    def towards(self, other: Shot, share: float) -> Shot:
        """Return what is seen on the way to another shot, after a share of it from 0 to 1.

        Each step enlarges by the same factor, and the place that lies at the same spot in both
        shots stays there.
        """
        zoom = self.zoom * (other.zoom / self.zoom) ** share
        way = 1 / other.zoom - 1 / self.zoom
        part = (1 / zoom - 1 / self.zoom) / way if abs(way) > 1e-9 else share
        pairs = zip(self.centres, other.centres, strict=True)
        return Shot(zoom, tuple(here + (there - here) * part for here, there in pairs))


class Camera(QObject):
    """Shows one part of the bodies in all views.

    `motion_ms` is how long a step takes, in milliseconds; 0, as long as nobody sets it, moves
    nothing. A step is short, and never needed to understand the picture.
    """

    def __init__(self, views: Sequence[BodyView]) -> None:
        super().__init__(views[0])
        self._views = tuple(views)
        self._close_to: Marks | None = None
        self._moved_by_reader = False  # since the marks were brought close
        self.motion_ms = 0
        self._start = self._goal = self._shown()
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._on_moved)
        for view in views:
            view.zoom_wanted.connect(self._on_zoom_wanted)
            view.step_wanted.connect(self.step)
            view.pan_wanted.connect(self._on_pan_wanted)
            view.held.connect(self._on_held)
            view.resized.connect(self._on_resized)

    def set_motion(self, duration: int) -> None:
        """Let each step take so many milliseconds."""
        self.motion_ms = duration

    def step(self, factor: float) -> None:
        """Show the bodies so many times larger; a factor of 0 shows the whole bodies."""
        self._moved_by_reader = True
        if factor == 0:
            self._go(self._whole())
            return
        goal = self._goal if self._is_moving() else self._shown()
        self._go(Shot(_possible(goal.zoom * factor), goal.centres))

    def bring_close(self, marks: Marks | None) -> None:
        """Enlarge the part that carries some marks; with None show what was enlarged whole again.

        Marks that are too far apart show the whole bodies.
        """
        shot = self._framed(marks)
        if shot is not None or self._close_to is not None:
            self._go(shot or self._whole())
        self._close_to = marks if shot else None
        self._moved_by_reader = False

    def is_close(self) -> bool:
        """Tell whether some marks were brought close."""
        return self._close_to is not None

    def stay(self) -> None:
        """Leave the bodies where they are, until something else is brought close."""
        self._moved_by_reader = True

    def _framed(self, marks: Marks | None) -> Shot | None:
        if marks is None:
            return None
        zoom, centres = frame(self._views, marks)
        return Shot(zoom, tuple(centres)) if zoom > 1 or marks.pattern.points else None

    def _whole(self) -> Shot:
        return Shot(1.0, (SCENE.center(),) * len(self._views))

    def _shown(self) -> Shot:
        maps = [view.viewport_map for view in self._views]
        return Shot(maps[0].zoom, tuple(QPointF(each.centre) for each in maps))

    def _is_moving(self) -> bool:
        return self._motion.state() == QVariantAnimation.State.Running

    def _go(self, goal: Shot) -> None:
        """Move to a shot from what is seen now."""
        self._motion.stop()
        self._start, self._goal = self._shown(), goal
        if self.motion_ms and self._start != goal and self._views[0].isVisible():
            self._motion.setDuration(self.motion_ms)
            self._motion.start()
        else:
            self._show(goal)

    def _on_moved(self, share: float) -> None:
        self._show(self._start.towards(self._goal, share), moving=share < 1)

    def _show(self, shot: Shot, *, moving: bool = False) -> None:
        for view, centre in zip(self._views, shot.centres, strict=True):
            view.set_zoom(shot.zoom, centre, moving=moving)

    def _put(self, view: QObject, zoom: float, centre: QPointF) -> None:
        """Show a shot of one view at once; the others stay level with it."""
        self._motion.stop()
        self._moved_by_reader = True
        for each in self._views:
            x = centre.x() if each is view else each.viewport_map.centre.x()
            each.set_zoom(zoom, QPointF(x, centre.y()))

    def _on_zoom_wanted(self, factor: float, about: QPointF) -> None:
        """Zoom about the point under the pointer."""
        view = self.sender()
        if isinstance(view, BodyView):
            on = view.viewport_map.to_view.inverted()[0].map(about)
            self._hold(view, view.viewport_map.zoom * factor, on, about)

    def _on_held(self, zoom: float, on: QPointF, at: QPointF) -> None:
        """Follow two fingers."""
        view = self.sender()
        if isinstance(view, BodyView):
            self._hold(view, zoom, on, at)

    def _hold(self, view: BodyView, zoom: float, on: QPointF, at: QPointF) -> None:
        """Zoom so that a place of the scene lies at a point of the view."""
        shown, zoom = view.viewport_map, _possible(zoom)
        away = (at - shown.box.center()) / (shown.scale / shown.zoom * zoom)
        self._put(view, zoom, on - away)

    def _on_pan_wanted(self, by: QPointF) -> None:
        """Move the body that was dragged."""
        view = self.sender()
        if isinstance(view, BodyView):
            shown = view.viewport_map
            self._put(view, shown.zoom, shown.centre - by / shown.scale)

    def _on_resized(self) -> None:
        """Frame the marks for the new size; a movement would not end where it was meant to."""
        if self._is_moving():
            self._motion.stop()
            self._show(self._goal)
        if self._close_to is not None and not self._moved_by_reader:
            self._show(self._framed(self._close_to) or self._whole())


def _possible(zoom: float) -> float:
    return min(max(zoom, 1.0), MAX_ZOOM)
