"""The order in which Tab goes through the window, whatever was built first or comes later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def tab_stops(parts: Iterable[QWidget]) -> list[QWidget]:
    """Return all that Tab can stop at: part by part, and inside each in the order of its layout."""
    found: dict[QWidget, None] = {}  # keeps the order, and what was named before its parent first
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            if _is_stop(widget):
                found[widget] = None
    return list(found)


def step_focus(stops: list[QWidget], *, forward: bool) -> bool:
    """Bring the keyboard to the next stop, or the one before; tell whether there was one."""
    now = QApplication.focusWidget()
    if now not in stops:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(stops.index(now) + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


def _is_stop(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton) and widget.autoExclusive() and not widget.isChecked():
        return False  # arrow keys lead there from the chosen one
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return tabbed and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
