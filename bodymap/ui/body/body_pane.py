"""The body map: read-out and tools above, front and back side by side, legend below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bodymap.core.drawing import PainDrawing
from bodymap.core.preferences import Whose
from bodymap.core.selection import Kind, Selection
from bodymap.core.words import Side
from bodymap.texts import later, say, say_as
from bodymap.ui.actions import keys_of
from bodymap.ui.body.body_view import BodyView
from bodymap.ui.body.camera import Camera
from bodymap.ui.body.hint import Hint
from bodymap.ui.body.legend import Legend
from bodymap.ui.body.marks import Marks, marks_for, marks_of
from bodymap.ui.body.plates import back_plates, front_plates
from bodymap.ui.body.relief import Drawings, Relief
from bodymap.ui.body.strength_strip import StrengthStrip
from bodymap.ui.sides import halves_name, region_name, sided
from bodymap.ui.widgets import FittingLabel, IconButton, Segments, caption

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef
    from bodymap.core.preferences import Preferences
    from bodymap.ui.theme import Tokens

_ONE_FIGURE_PX = 400  # a map narrower than this shows one figure with a switch
_ZOOM_STEP = 1.5
_REST_MS: Final = (90, 130)  # one after the other, so that neither pointer nor keys wait for both
_BROUGHT_CLOSE: Final = (Kind.MUSCLE, Kind.REGION, Kind.SYMPTOM)
_LOW_PX: Final = 200  # at 100 % text; a lower map has room for one thing below it
_FOOT_GAPS_PX = 44  # margins and gaps of the line below a figure
_WHOSE_SIDE: Final = {
    (Whose.MINE, Side.LEFT): later("Your left"),
    (Whose.MINE, Side.RIGHT): later("Your right"),
    (Whose.CLIENT, Side.LEFT): later("Client's left"),
    (Whose.CLIENT, Side.RIGHT): later("Client's right"),
}


class BodyPane(QWidget):
    """Shows the body with the marks of the selection; says what was clicked and pointed at.

    Signals:
        region_clicked(RegionRef): a region was chosen.
        regions_pointed(frozenset[RegionRef]): these lie under pointer or keyboard.
        middle_clicked, region_brushed, strength_typed, removal_typed: as in the views, while pain
            is marked.
        strength_chosen(int): how strong the next mark shall be.
        swiped(int): as in the views.
    """

    region_clicked = Signal(object)
    middle_clicked = Signal(object)
    regions_pointed = Signal(object)
    region_brushed = Signal(object, bool)
    strength_typed = Signal(object, int)
    removal_typed = Signal(object)
    strength_chosen = Signal(int)
    swiped = Signal(int)

    def __init__(self, atlas: Atlas, tokens: Tokens, cache: Path | None) -> None:
        super().__init__()
        self.setObjectName("map")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._atlas = atlas
        self._selection = Selection()
        self._title = ""
        self._previewed = ""
        self._pointed: frozenset[RegionRef] = frozenset()
        drawings = Drawings()
        both = (front_plates(atlas.drawings), back_plates(atlas.drawings))
        self.views = tuple(
            BodyView(atlas, plates, Relief(plates, drawings, cache), tokens, rest_ms)
            for plates, rest_ms in zip(both, _REST_MS, strict=True)
        )
        self.camera = Camera(self.views)
        self._chosen_here = False  # what is turned to was chosen on the map
        self._readout = FittingLabel("readout")
        self._figures = Segments(
            (say_as("body", "Front"), say_as("body", "Back")), name=say("Figure")
        )
        self._tools = (
            IconButton("minus", say("Zoom out"), "-"),
            IconButton("plus", say("Zoom in"), "+"),
            IconButton("whole", say("Whole body"), keys_of("Home")),
        )
        self.legend = Legend(tokens)
        self._strip = StrengthStrip(tokens)
        self._strip.hide()
        self.hint = Hint()
        self.hint.hide()
        self._is_new_here = False  # whoever reads has not read the hint
        self._zoom = 100
        self._drawing = PainDrawing()
        self._marks = Marks()
        self._holders: list[QWidget] = []
        self._names: list[QWidget] = []
        self._figure = 0  # the figure that a narrow map shows
        self._lay_out()
        self._wire()
        self.set_tokens(tokens)
        self.show_pointed(frozenset())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 10, 0)
        top.addWidget(self._readout, 1)
        top.addWidget(self._figures)
        for tool in self._tools:
            top.addWidget(tool)
        bodies = QWidget()
        # Right is right on a body, however the words run.
        bodies.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        figures = QHBoxLayout(bodies)
        figures.setContentsMargins(6, 4, 6, 0)
        figures.setSpacing(4)
        self._side_labels: list[tuple[QLabel, Side]] = []
        pairs = ((Side.RIGHT, Side.LEFT), (Side.LEFT, Side.RIGHT))
        names = (say_as("body", "Front"), say_as("body", "Back"))
        spoken = (say("Body, front"), say("Body, back"))
        for view, name, said, sides in zip(self.views, names, spoken, pairs, strict=True):
            view.setAccessibleName(said)
            holder = QWidget()
            holder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # sides are the person's
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(view, 1)
            column.addLayout(self._foot(name, sides))
            figures.addWidget(holder, 1)
            self._holders.append(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 6)
        whole.setSpacing(2)
        whole.addLayout(top)
        whole.addWidget(bodies, 1)
        whole.addWidget(self.legend)
        whole.addWidget(self._strip)
        whole.addWidget(self.hint)

    def _foot(self, name: str, sides: tuple[Side, Side]) -> QHBoxLayout:
        """Return the line below a figure: the sides of the person, the name in the middle."""
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 0)
        for i, side in enumerate(sides):
            label = caption(say(_WHOSE_SIDE[Whose.MINE, side]))
            self._side_labels.append((label, side))
            row.addWidget(label)
            if i == 0:
                row.addStretch(1)
                self._names.append(caption(name, "figureName"))
                row.addWidget(self._names[-1])
                row.addStretch(1)
        return row

    def show_preferences(self, preferences: Preferences) -> None:
        """Say whose left and right it is; the figures stay as they are."""
        self._zoom = preferences.zoom
        self.legend.set_zoom(preferences.zoom)
        for label, side in self._side_labels:
            label.setText(say(_WHOSE_SIDE[preferences.whose, side]))
        self._fit_names()
        self._fit_foot()

    def show_hint(self, wanted: bool) -> None:
        """Show or hide the first-run hint."""
        self._is_new_here = wanted
        self._fit_foot()

    def _wire(self) -> None:
        for view in self.views:
            view.region_clicked.connect(self._on_region_clicked)
            view.middle_clicked.connect(self.middle_clicked)
            view.regions_pointed.connect(self.regions_pointed)
            view.region_brushed.connect(self.region_brushed)
            view.strength_typed.connect(self.strength_typed)
            view.removal_typed.connect(self.removal_typed)
            view.swiped.connect(self.swiped)
        self._strip.strength_chosen.connect(self.strength_chosen)
        out, into, whole = self._tools
        out.clicked.connect(self.zoom_out)
        into.clicked.connect(self.zoom_in)
        whole.clicked.connect(self.show_whole)
        self._figures.chosen.connect(self._on_figure_chosen)
        self.hint.was_read.connect(self._on_hint_read)

    def show_selection(self, selection: Selection) -> None:
        """Show the marks of a page."""
        before, self._selection = self._selection, selection
        self._title = self._title_of(selection)
        marking = selection.kind is Kind.PAIN
        for view in self.views:
            view.set_marking(marking)
        self._fit_foot()
        self.show_pointed(frozenset())
        self.show_preview(None)
        self._bring_figure()
        self._bring_close(before)

    def show_preview(self, preview: Selection | None) -> None:
        """Show the marks of something that is pointed at, without turning to it."""
        self._previewed = self._title_of(preview) if preview else ""
        self._show_name()
        marks = marks_for(self._atlas, self._selection, preview, self._drawing)
        if marks == self._marks:
            return
        self._marks = marks
        for view in self.views:
            view.set_marks(marks)
        self.legend.show_marks(marks)

    def show_drawing(self, drawing: PainDrawing) -> None:
        """Show other marks of pain."""
        self._drawing = drawing
        self.show_preview(None)

    def show_pointed(self, refs: frozenset[RegionRef]) -> None:
        """Name and light what lies under pointer or keyboard; else name preview or page."""
        self._pointed = refs
        self._show_name()
        for view in self.views:
            view.show_pointed(refs)

    def _show_name(self) -> None:
        pointed = halves_name(self._atlas, self._pointed) if self._pointed else ""
        page = self._previewed or self._title or say("Click the spot that hurts")
        self._readout.setText(pointed or page)

    def chose_by_keyboard(self) -> bool:
        """Tell whether the keyboard, and not the mouse, is at work on the map."""
        return any(view.by_keyboard for view in self.views)

    def set_tokens(self, tokens: Tokens) -> None:
        """Change the theme."""
        for view in self.views:
            view.set_tokens(tokens)
        for tool in self._tools:
            tool.set_colour(tokens.text)
        self.legend.set_tokens(tokens)
        self._strip.set_tokens(tokens)

    def zoom_in(self) -> None:
        """Show the bodies larger."""
        self.camera.step(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show the bodies smaller, down to the whole."""
        self.camera.step(1 / _ZOOM_STEP)

    def show_whole(self) -> None:
        """Show the whole bodies."""
        self.camera.step(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one figure where there is no room for two."""
        super().resizeEvent(event)
        one, before = self.width() < _ONE_FIGURE_PX, not self._figures.isHidden()
        self._figures.setVisible(one)
        for tool in self._tools:
            tool.setVisible(not one)
        self._fit_names()
        self._fit_foot()
        for i, holder in enumerate(self._holders):
            holder.setVisible(not one or i == self._figure)
        if one and not before:
            self._bring_figure()

    def _on_hint_read(self) -> None:
        """Keep the keyboard near: the button that had it is gone."""
        self.views[self._figure].setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_hint(False)

    def _fit_foot(self) -> None:
        """Show the strengths while one marks, else the legend; below it the hint, until it is read.

        A low map has room for one of them: the strengths before the hint, that before the legend.
        """
        low = self.height() < _LOW_PX * self._zoom / 100
        marking = self._selection.kind is Kind.PAIN
        self._strip.setVisible(marking)
        self.hint.setVisible(self._is_new_here and not (low and marking))
        self.legend.setVisible(not marking and not (low and self._is_new_here))

    def _fit_names(self) -> None:
        """Leave the names of the figures out where the words beside them would be cut."""
        words = max(label.sizeHint().width() for label, _ in self._side_labels)
        names = max(name.sizeHint().width() for name in self._names)
        fits = 2 * words + names + _FOOT_GAPS_PX <= self.width() / 2
        for name in self._names:
            name.setVisible(fits and self._figures.isHidden())

    def _on_figure_chosen(self, number: int) -> None:
        self._figure = number
        for i, holder in enumerate(self._holders):
            holder.setVisible(i == number)

    def _bring_figure(self) -> None:
        """Where one figure is shown, show the one that carries the marks."""
        if self._figures.isHidden():
            return
        refs = self._marks.chosen | self._marks.pattern.main
        drawn = [sum(spot.ref in refs for spot in view.spots) for view in self.views]
        if drawn[0] != drawn[1]:
            number = int(drawn[1] > drawn[0])
            self._figures.choose(number)
            self._on_figure_chosen(number)

    def _on_region_clicked(self, ref: RegionRef) -> None:
        """Announce a choice; what is turned to for it leaves the map as it is."""
        self._chosen_here = True
        self.region_clicked.emit(ref)
        self._chosen_here = False

    def _bring_close(self, before: Selection) -> None:
        """Enlarge what a page is about, unless it was chosen on the map or was looked at before."""
        now = self._selection
        if self._chosen_here:
            self.camera.stay()
        elif (now.kind, now.id) != (before.kind, before.id) or self.camera.is_close():
            self.camera.bring_close(self._marks if now.kind in _BROUGHT_CLOSE else None)

    def _title_of(self, selection: Selection) -> str:
        if selection.kind is Kind.PAIN:
            return say("Click every spot that hurts")
        if selection.kind is Kind.REGION:
            return region_name(self._atlas, next(iter(marks_of(self._atlas, selection).chosen)))
        named: dict[Kind, Mapping[Any, Any]] = {
            Kind.AREA: self._atlas.areas,
            Kind.MUSCLE: self._atlas.muscles,
            Kind.SYMPTOM: self._atlas.symptoms,
            Kind.CONDITION: self._atlas.conditions,
        }
        if selection.kind not in named:
            return ""
        name: str = named[selection.kind][selection.id].name
        return sided(name, selection.side) if selection.kind is Kind.MUSCLE else name
