"""The tab above a page is that of the part which is read."""

from bodymap.ui.main_window import MainWindow
from tests.ui.panes import page_of, segments


def _tab(window: MainWindow) -> str:
    """Return the tab that is chosen above the page."""
    tabs = segments(page_of(window), "Parts of the page")
    return tabs.texts()[tabs._group.checkedId()]


def test_a_page_opened_from_further_down_another_starts_with_its_first_tab(
    window: MainWindow,
) -> None:
    window.open_address("help")
    bar = page_of(window).view.verticalScrollBar()
    bar.setValue(150)
    window.open_address("symptom:stiff_knee:right")
    assert bar.value() == 0
    assert _tab(window) == "Muscles"
