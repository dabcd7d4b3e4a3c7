"""What is shown now, and the way back: one frozen value steers window, links and command line."""

from __future__ import annotations

from dataclasses import field, replace
from enum import Enum
from typing import TYPE_CHECKING

from bodymap.core.errors import UnknownEntryError, shown, unknown
from bodymap.core.record import record
from bodymap.core.words import MuscleId, RegionId, Side

if TYPE_CHECKING:
    from collections.abc import Collection

    from bodymap.core.atlas import Atlas
    from bodymap.core.figures import RegionRef


class Kind(Enum):
    """The kinds of page."""

    START = "start"
    AREA = "area"
    REGION = "region"
    MUSCLE = "muscle"
    SYMPTOM = "symptom"
    CONDITION = "condition"
    THERAPY = "therapy"
    PAIN = "pain"  # where does it hurt: the muscles that may explain the marks
    HELP = "help"  # when to get medical help: every warning sign, one of them first if named
    ACCOUNT = "account"  # the general account of trigger points
    SETTINGS = "settings"
    KEYS = "keys"  # all shortcuts
    ABOUT = "about"
    LIST = "list"  # all muscles, conditions or therapies


LISTS = ("muscles", "conditions", "therapies", "symptoms")
_COLLECTIONS = {
    Kind.AREA: "areas",
    Kind.REGION: "regions",
    Kind.MUSCLE: "muscles",
    Kind.SYMPTOM: "symptoms",
    Kind.CONDITION: "conditions",
    Kind.THERAPY: "therapies",
    Kind.HELP: "red_flags",
}
SIDED = frozenset({Kind.REGION, Kind.MUSCLE, Kind.SYMPTOM})


@record(frozen=True, slots=True)
class Selection:
    """One page: its kind, the id of what it shows, and for what has sides the person's side.

    `number` names one trigger point of a muscle whose pattern is looked at.
    """

    kind: Kind = Kind.START
    id: str = ""
    side: Side | None = None
    number: int | None = None

    def __str__(self) -> str:
        """Return the address `kind:id:side`, which `parse` reads."""
        parts = [self.kind.value, self.id, self.side.value if self.side else ""]
        if self.number:
            parts.append(str(self.number))
        return ":".join(parts).rstrip(":")

    @classmethod
    def parse(cls, address: str, atlas: Atlas, side_else: Side = Side.RIGHT) -> Selection:
        """Return the selection of an address such as `muscle:soleus:left`.

        A thing with two sides and no side named is shown on the side `side_else`.

        Raises:
            UnknownEntryError: the address names nothing that the atlas has.
        """
        kind, entry_id, side, number = (*address.split(":", 3), "", "", "")[:4]
        try:
            found = cls(
                Kind(kind), entry_id, Side(side or side_else), int(number) if number else None
            )
        except ValueError:
            kinds = ", ".join(each.value for each in Kind)
            raise UnknownEntryError(
                f"{shown(address)} is not an address; write KIND:ID or KIND:ID:SIDE with KIND one"
                f" of {kinds}, SIDE left or right."
            ) from None
        return found.checked(atlas)

    def is_in(self, atlas: Atlas) -> bool:
        """Tell whether the atlas has what the page is about."""
        try:
            return self.checked(atlas) == self
        except UnknownEntryError:
            return False

    def checked(self, atlas: Atlas) -> Selection:
        """Return the selection with its side made fit for what it shows.

        Raises:
            UnknownEntryError: the atlas does not have it.
        """
        collection = self._collection(atlas)
        if collection is not None and self.id not in collection:
            kind = "warning sign" if self.kind is Kind.HELP else self.kind.value
            raise unknown(kind, self.id, collection)
        if self.kind is Kind.LIST and self.id not in LISTS:
            raise UnknownEntryError(
                f"There is no list called {shown(self.id)}; there are {', '.join(LISTS)}."
            )
        if self.id and collection is None and self.kind is not Kind.LIST:
            kind = self.kind.value
            raise UnknownEntryError(
                f"{shown(f'{kind}:{self.id}')} is not an address; write {kind} alone."
            )
        if self.kind not in SIDED:
            return replace(self, side=None, number=None)
        side = self.side if self.side in (Side.LEFT, Side.RIGHT) else Side.RIGHT
        if self.kind is Kind.REGION:
            return replace(self, side=atlas.ref(RegionId(self.id), side).side, number=None)
        if self.kind is Kind.MUSCLE:
            numbers = [point.number for point in atlas.muscles[MuscleId(self.id)].trigger_points]
            return replace(self, side=side, number=self.number if self.number in numbers else None)
        return replace(self, side=side, number=None)

    def _collection(self, atlas: Atlas) -> Collection[str] | None:
        """Return what the id has to be one of, if of anything; all warning signs need no id."""
        if self.kind not in _COLLECTIONS or (self.kind is Kind.HELP and not self.id):
            return None
        entries: Collection[str] = getattr(atlas, _COLLECTIONS[self.kind])
        return entries


@record(frozen=True, slots=True)
class History:
    """The pages before and after the present one."""

    past: tuple[Selection, ...] = ()
    now: Selection = field(default_factory=Selection)
    future: tuple[Selection, ...] = ()

    def visit(self, selection: Selection) -> History:
        """Go to a page; a page to which one is already turned is not visited twice."""
        if selection == self.now:
            return self
        return History((*self.past, self.now)[-200:], selection)

    def back(self) -> History:
        """Go one page back, or stay."""
        if not self.past:
            return self
        return History(self.past[:-1], self.past[-1], (self.now, *self.future))

    def forward(self) -> History:
        """Go one page forward again, or stay."""
        if not self.future:
            return self
        return History((*self.past, self.now), self.future[0], self.future[1:])

    def within(self, atlas: Atlas) -> History:
        """Return the pages that an atlas has; where the present one is missing, the start page."""
        past, future = (
            tuple(page for page in pages if page.is_in(atlas)) for pages in (self.past, self.future)
        )
        return History(past, self.now if self.now.is_in(atlas) else Selection(), future)


def region_page(ref: RegionRef) -> Selection:
    """Return the page of a region."""
    return Selection(Kind.REGION, ref.region, ref.side)
