"""What pages on which films are chosen have in common: whatever is typed looks for a film."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from kiosk.browsing import Film
from kiosk.ui.backstage import Backstage
from kiosk.ui.keys import Key
from kiosk.ui.page import Page


class FilmPage(Page):
    """A page that finds films by the initials of their titles, typed with a remote or a keyboard.

    Args:
        backstage: what it can call upon.
        parent: the window.
    """

    types = True

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self.sought = ""
        """What was typed so far; empty while nothing is looked for."""

    def show_found(self) -> None:
        """Show what ``sought`` finds, or everything, and put the focus on the first of it."""
        raise NotImplementedError

    def seek(self, typed: str) -> None:
        """Look for something else."""
        self.sought = typed
        self.show_found()
        self.titled.emit()

    def found(self, films: Mapping[str, Film]) -> tuple[Film, ...]:
        """The films that ``sought`` finds, those that can be shown first.

        Args:
            films: all of them, by their hash.
        """
        found = [films[one] for one in self.backstage.finder.find(self.sought) if one in films]
        return tuple(sorted(found, key=lambda one: not one.entry.is_present))

    def found_words(self, count: int) -> str:
        """What is said while something is looked for."""
        if not self.backstage.finder.is_ready:
            return self.tr("正在准备查找")
        if not count:
            return self.tr("没有找到，按“返回”看全部课件")
        return self.tr("找到{count}课，按“返回”看全部课件").format(count=count)

    def sought_words(self) -> str:
        """What is looked for, as a heading."""
        return self.tr("找：{typed}").format(typed=self.sought)

    def pressed(self, key: Key) -> bool:
        """One key takes a letter back; where there is none, it leads back."""
        if key is not Key.ERASE:
            return False
        if self.sought:
            self.seek(self.sought[:-1])
        else:
            self.back()
        return True

    def typed(self, text: str) -> None:
        """Letters and digits look for a film; nothing else can be in its initials."""
        signs = "".join(one for one in text.lower() if one.isascii() and one.isalnum())
        if signs:
            self.seek(self.sought + signs)

    def card_scanned(self, card: str) -> None:
        """A card is no film: its first sign was taken for typing, and is taken back."""
        if self.sought:
            self.seek(self.sought[:-1])
