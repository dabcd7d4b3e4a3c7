"""A card shows its pattern wherever the pointer rests on it, as its page says."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from bodymap.ui.main_window import MainWindow
from bodymap.ui.page.card_painting import CardBox
from tests.ui.helpers import link_box, move_pointer
from tests.ui.panes import page_of


def _cards(window: MainWindow, *addresses: str) -> list[CardBox]:
    """Return where the cards of some addresses lie in the page."""
    cards = page_of(window).view.boxes().cards()
    return [next(each for each in cards if each.card.address == a) for a in addresses]


def _preview(window: MainWindow) -> str:
    QApplication.processEvents()
    return str(window.workspace.preview or "")


def test_every_part_of_a_card_previews_and_the_gap_after_it_does_not(window: MainWindow) -> None:
    first, second = (f"muscle:soleus:left:{number}" for number in (1, 2))
    window.open_address("muscle:soleus:left")
    view = page_of(window).view
    link = link_box(view, second)
    above, below = _cards(window, first, second)
    down = view.verticalScrollBar().value()
    x = link.left() + 40
    for y, shown in (
        (above.box.bottom() - 6, first),
        ((above.box.bottom() + below.box.top()) / 2, ""),
        (below.box.top() + 4, second),
        (link.center().y() + down, second),
    ):
        move_pointer(view.viewport(), QPoint(x, round(y) - down))
        assert _preview(window) == shown
