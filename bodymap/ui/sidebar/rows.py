"""The rows of the side bar: headings, areas, lists and search results, as one model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from bodymap.core.record import record
from bodymap.search.reasons import Because
from bodymap.texts import language, later, say
from bodymap.ui.sides import sided
from bodymap.ui.urgency import HEADS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bodymap.core.atlas import Atlas
    from bodymap.search.index import Nearest, Result, Results
    from bodymap.search.reasons import Reason

    Matched = Callable[[str, str], tuple[str, ...]]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole

_TITLES = {
    "symptoms": (later("Symptoms"), "symptom", "symptom"),
    "muscles": (later("Muscles that may be behind it"), "muscle", "muscle"),
    "conditions": (later("Not a muscle, but common"), "condition", "condition"),
    "regions": (later("Places"), "region", "place"),
    "therapies": (later("Therapies"), "therapy", "therapy"),
}
_SIGNS = 3  # warning signs shown
_SHOWN = {"symptoms": 4, "muscles": 6, "conditions": 4, "regions": 4, "therapies": 3}


@record(frozen=True, slots=True)
class Row:
    """One row: a heading has no address."""

    text: str
    address: str = ""
    icon: str = ""
    detail: str = ""
    marked: tuple[str, ...] = ()  # words of the query, shown bold


class RowModel(QAbstractListModel):
    """Rows in order; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row, or the row itself for the painter."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.detail}" if row.detail else row.text
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is there to be read, not to be chosen."""
        if index.isValid() and not self.rows[index.row()].address:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def browse_rows(atlas: Atlas) -> tuple[Row, ...]:
    """Return the rows shown while nothing is searched: areas and lists."""
    areas = (Row(area.name, f"area:{area.id}") for area in atlas.areas.values())
    return (
        Row(say("Browse by area")),
        *areas,
        Row(say("Lists")),
        Row(say("All muscles"), "list:muscles", "muscle"),
        Row(say("Symptoms"), "list:symptoms", "symptom"),
        Row(say("Conditions"), "list:conditions", "condition"),
        Row(say("Therapies"), "list:therapies", "therapy"),
        Row(say("What trigger points are"), "account", "info"),
        Row(say("When to get medical help"), "help", "now"),
    )


def result_rows(results: Results, query: str, matched: Matched) -> tuple[Row, ...]:
    """Return the rows of search results, by group.

    Warning signs come first, each under what their urgency asks for, then what is named outright.
    Conditions stand before muscles where they fit better.

    Args:
        results: what was found.
        query: what was asked.
        matched: tells which words of a shown name were asked for.
    """
    rows = _sign_rows(results["red_flags"][:_SIGNS])
    outright = {"muscles"} if any(each.outright for each in results["muscles"]) else set()
    named = outright | {
        group for group in _TITLES if any(_is_named(each.name, query) for each in results[group])
    }
    order = sorted(_order(results), key=lambda group: (group not in outright, group not in named))
    for group in order:
        title, kind, icon = _TITLES[group]
        found = results[group][: _SHOWN[group]]
        if found:
            rows.append(
                Row(say("Muscles") if group == "muscles" and group in named else say(title))
            )
        rows += [_result_row(each, kind, icon, matched(query, each.name)) for each in found]
    return tuple(rows)


def _sign_rows(signs: Sequence[Result]) -> list[Row]:
    """Return warning signs below headings; the most urgent heading first."""
    rows: list[Row] = []
    for urgency, head in HEADS.items():
        some = [each for each in signs if each.urgency is urgency]
        rows += [Row(say(head))] if some else []
        rows += [
            Row(each.name, f"help:{each.id}", urgency.value, _because(each.reason)) for each in some
        ]
    return rows


def _result_row(found: Result, kind: str, icon: str, marked: tuple[str, ...]) -> Row:
    """Return the row of a result; it leads to the side that was asked for."""
    side = found.side
    address = f"{kind}:{found.id}:{side.value}" if side else f"{kind}:{found.id}"
    return Row(sided(found.name, side), address, icon, _because(found.reason), marked)


def _order(results: Results) -> list[str]:
    """Return the groups in their order; conditions come before muscles where they fit better."""
    order = list(_TITLES)
    muscles, conditions = results["muscles"], results["conditions"]
    if conditions and (not muscles or conditions[0].score > muscles[0].score):
        order.remove("conditions")
        order.insert(order.index("muscles"), "conditions")
    return order


def _because(reason: Reason | None) -> str:
    """Return in a few words why a row is there; German nouns keep their capitals."""
    if reason is None:
        return ""
    kept = reason.because is Because.NAMED or language() == "de"
    return say(reason.because.value, name=reason.name if kept else reason.name.lower())


def _is_named(name: str, query: str) -> bool:
    """Tell whether the query is the name itself or its first whole words."""
    return f"{name.lower()} ".startswith(f"{query.lower()} ")


def empty_rows(atlas: Atlas, query: str, nearest: Sequence[Nearest] = ()) -> tuple[Row, ...]:
    """Return what is shown when nothing is found: what comes near, and the areas."""
    rows = [Row(say("Nothing found for “{query}”.", query=query[:40]))]
    if nearest:
        rows.append(Row(say("Did you mean")))
    for each in nearest:
        _, kind, icon = _TITLES[each.group]
        rows.append(Row(each.name, f"{kind}:{each.id}", icon))
    return (*rows, *browse_rows(atlas))
