"""返回 in a corner, for whoever has a mouse or a finger and no key that leads back."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face
from kiosk.ui.theme import SAFE, WIDTH, Size, Theme

TOP, HEIGHT, ACROSS = SAFE, 1 / 12, 0.24
RIGHT = WIDTH - SAFE
"""Where its right edge is, on pages that have nothing of their own in that corner."""
GAP = 0.02
"""How far from it the page's words end."""


class WayBack(Face):
    """Lies out of the arrows' way: their hand has a key for it.

    Args:
        theme: the page's mood and measures.
        page: the page.
    """

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(theme, page, words()[0], size=Size.ROW, bold=False, icon="arrow-left")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def words() -> tuple[str, ...]:
    """What leads back is called one of these on every page; the first of them here."""
    translate = QCoreApplication.translate
    return (
        translate("way_back", "返回"),
        translate("way_back", "回到首页"),
        translate("way_back", "回首页"),
    )
