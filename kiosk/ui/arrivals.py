"""Whoever shows a card at the door is signed in, on every page of a meeting alike."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from kiosk.ui.backstage import Backstage
from protocol.meeting_types import MeetingForm

translate = QCoreApplication.translate

_TOLD_MS = 1000
"""How long a page says whose card was read."""


def welcome(backstage: Backstage, card: str) -> str:
    """Sign in whose card it is; what is said of it, nothing where nobody is asked for a name.

    Args:
        backstage: where the meeting is.
        card: what the scanner read.
    """
    meeting = backstage.evening.meeting
    if meeting is None or meeting.form is MeetingForm.ON_DEMAND:
        return ""
    person = backstage.evening.take_card(card)
    if person is None:
        return translate("arrivals", "这张卡不是本村的")
    backstage.chime.ring()
    said = (
        translate("arrivals", "{name} 到了")
        if person in meeting.expected
        else translate("arrivals", "{name} 列席")
    )
    return said.format(name=person.name)


class Arrivals(QObject):
    """Takes a page's cards, and knows for a second what is to be said of the last one.

    Args:
        backstage: where the meeting is.
        parent: the page.
    """

    changed = Signal()
    """Something else is to be said, or nothing more."""

    def __init__(self, backstage: Backstage, parent: QObject) -> None:
        super().__init__(parent)
        self._backstage = backstage
        self.told = ""
        """Whose card was read; empty most of the time."""
        self._told_enough = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._told_enough.timeout.connect(self.hush)

    def take(self, card: str) -> None:
        """Sign in whose card it is, and say so for a second."""
        self.told = welcome(self._backstage, card)
        self._told_enough.start()
        self.changed.emit()

    def hush(self) -> None:
        """Say no more of it."""
        self._told_enough.stop()
        if self.told:
            self.told = ""
            self.changed.emit()
