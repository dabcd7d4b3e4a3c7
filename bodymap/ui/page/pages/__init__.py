"""One function for each kind of page: from the atlas to blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bodymap.core.drawing import PainDrawing
from bodymap.core.preferences import Preferences
from bodymap.core.selection import Kind
from bodymap.ui.page.pages.account import account_page
from bodymap.ui.page.pages.area import area_page
from bodymap.ui.page.pages.condition import condition_page
from bodymap.ui.page.pages.help import help_page
from bodymap.ui.page.pages.lists import list_page
from bodymap.ui.page.pages.muscle import muscle_page
from bodymap.ui.page.pages.pain import pain_page
from bodymap.ui.page.pages.program import about_page, keys_page, settings_page
from bodymap.ui.page.pages.region import region_page
from bodymap.ui.page.pages.start import start_page
from bodymap.ui.page.pages.symptom import symptom_page
from bodymap.ui.page.pages.therapy import therapy_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from bodymap.core.atlas import Atlas
    from bodymap.core.selection import Selection
    from bodymap.ui.page.blocks import Page

_PAGES: dict[Kind, Callable[[Atlas, Selection], Page]] = {
    Kind.START: start_page,
    Kind.AREA: area_page,
    Kind.REGION: region_page,
    Kind.MUSCLE: muscle_page,
    Kind.SYMPTOM: symptom_page,
    Kind.CONDITION: condition_page,
    Kind.THERAPY: therapy_page,
    Kind.HELP: help_page,
    Kind.ACCOUNT: account_page,
    Kind.LIST: list_page,
}


def page_of(
    atlas: Atlas,
    selection: Selection,
    drawing: PainDrawing | None = None,
    preferences: Preferences | None = None,
) -> Page:
    """Return the page of a selection.

    Only the page of the pain drawing needs the drawing, only the settings need the preferences.
    """
    match selection.kind:
        case Kind.PAIN:
            return pain_page(atlas, drawing or PainDrawing())
        case Kind.SETTINGS:
            return settings_page(preferences or Preferences())
        case Kind.KEYS:
            return keys_page()
        case Kind.ABOUT:
            return about_page(atlas)
    return _PAGES[selection.kind](atlas, selection)
