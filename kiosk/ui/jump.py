"""Leads to a name by the first letters of its pinyin, typed as letters or as a phone's digits."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from protocol.record import ExpectedPerson

_FORGETS_MS = 2000
"""Who waits longer than this between two letters means another name."""


class NameJump(QObject):
    """What was typed of a name so far, and whom it leads to.

    Args:
        find: ids of the people whose names have some initials, those that begin so first.
        parent: owner.
    """

    changed = Signal()
    """Something else was typed, or what was typed is forgotten."""

    def __init__(self, find: Callable[[str], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._find = find
        self._forgets = QTimer(self, singleShot=True, interval=_FORGETS_MS)
        self._forgets.timeout.connect(self.forget)
        self.typed = ""
        self.is_found = False
        """Whether there is such a name among those that were asked about."""

    def type(
        self, text: str, people: Sequence[ExpectedPerson], here: int | None = None
    ) -> int | None:
        """Take more letters; the place of the name they lead to, if there is one.

        The same letter again leads on to the next such name.

        Args:
            text: letters and digits.
            people: the roll; those who are not asked about are left out of ``find`` by its caller.
            here: place of the name that has the focus.
        """
        places = {one.person_id: place for place, one in enumerate(people)}
        repeats = self.typed == text
        if repeats:
            self.typed = ""
        found = self._places(self.typed + text, places)
        self.typed += text
        self.is_found = bool(found)
        self._forgets.start()
        self.changed.emit()
        if repeats and here in found:
            return found[(found.index(here) + 1) % len(found)]
        return found[0] if found else None

    def _places(self, typed: str, places: dict[str, int]) -> list[int | None]:
        return [places[one] for one in self._find(typed) if one in places]

    def forget(self) -> None:
        """Begin anew."""
        self._forgets.stop()
        if self.typed:
            self.typed = ""
            self.changed.emit()
