"""The regions of one view as rows of a model: that alone makes each one known to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainterPath

from bodymap.core.figures import RegionRef
from bodymap.core.record import record
from bodymap.core.words import Side
from bodymap.texts import say, say_count
from bodymap.ui.body.plates import Plate
from bodymap.ui.sides import region_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bodymap.core.atlas import Atlas

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@record(frozen=True)
class Spot:
    """One outline in a view: region, path in scene units, spoken name, whether in an inset."""

    ref: RegionRef
    path: QPainterPath
    box: QRectF
    name: str
    inset: bool
    plate: Plate

    @property
    def anchor(self) -> QPointF:
        """A point well inside, in scene units."""
        return self.plate.anchors[self.ref]


def inset_side(plate: Plate) -> Side:
    """Return of which side of the person an inset is."""
    return plate.half or (Side.RIGHT if plate.mirrored else Side.LEFT)


class RegionModel(QAbstractListModel):
    """The outlines of a view, plate by plate, in the order of the drawings."""

    def __init__(self, atlas: Atlas, plates: Sequence[Plate]) -> None:
        super().__init__()
        self.spots = tuple(
            Spot(
                ref,
                path,
                path.boundingRect(),
                say("{place}, {view}", place=region_name(atlas, ref), view=say(plate.view)),
                inset=i > 0,
                plate=plate,
            )
            for i, plate in enumerate(plates)
            for ref, path in plate.paths.items()
        )
        self._described: dict[RegionRef, str] = {}
        self._pain: Mapping[RegionRef, int] = {}
        self._atlas = atlas

    def set_pain(self, marks: Mapping[RegionRef, int]) -> None:
        """Let each region say how strongly it hurts."""
        changed = {
            ref for ref in self._pain.keys() | marks.keys() if self._pain.get(ref) != marks.get(ref)
        }
        self._pain = marks
        for row, spot in enumerate(self.spots):
            if spot.ref in changed:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of outlines."""
        return 0 if parent.isValid() else len(self.spots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a region, or what a screen reader says about it."""
        if not index.isValid():
            return None
        spot = self.spots[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return spot.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            strength = self._pain.get(spot.ref)
            pained = say("{name}, pain {strength} of 10", name=spot.name, strength=strength)
            return pained if strength else spot.name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._description(spot.ref)
        return None

    def _description(self, ref: RegionRef) -> str:
        if ref not in self._described:
            count = len({sender.muscle.id for sender in self._atlas.senders(ref)})
            self._described[ref] = say_count(
                "{number} muscle can send pain here", "{number} muscles can send pain here", count
            )
        return self._described[ref]
