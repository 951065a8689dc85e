"""Late sign-in beside the running film: one name at a time, gone after ten quiet seconds."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.meeting import Meeting
from kiosk.ui import words
from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.sign import make_native
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import RING, SAFE, Size, Theme
from protocol.record import ExpectedPerson

if TYPE_CHECKING:
    from kiosk.evening import Evening

WIDTH = 0.45
_CLOSES_MS = 10_000


class LatePanel(QWidget):
    """补签到: OK for somebody who came, ↑↓ for other names, ← or Back to close.

    Args:
        theme: the page's mood and measures.
        parent: the playing page.
        evening: takes the marks.
    """

    closed = Signal()
    """It went away."""

    def __init__(self, theme: Theme, parent: QWidget, evening: "Evening") -> None:
        super().__init__(parent)
        self._theme, self._evening = theme, evening
        self._person: ExpectedPerson | None = None
        self._place = 0
        """Of the person among those missing: who follows is asked about next."""
        self._told = ""
        self.hide()
        make_native(self)
        self._label = Text(theme, self, Size.LABEL, ink="ink2", align=CENTRE)
        self._name = Text(theme, self, Size.HEAD, bold=True, align=CENTRE)
        self._count = Text(theme, self, Size.BODY, ink="ink2", align=CENTRE)
        self._came = Face(theme, self, self.tr("到了"), size=Size.LABEL, icon="account-check")
        self._other = Face(theme, self, self.tr("下一个名字"), size=Size.BODY, bold=False)
        self._villager = Face(
            theme, self, self.tr("多一位群众"), size=Size.BODY, bold=False, icon="account-group"
        )
        self._close = Face(theme, self, self.tr("关上"), size=Size.BODY, bold=False)
        self._faces = (self._came, self._other, self._villager, self._close)
        self._came.clicked.connect(lambda: self._act(self._mark))
        self._other.clicked.connect(lambda: self._act(self._turn))
        self._villager.clicked.connect(lambda: self._act(self._count_villager))
        self._close.clicked.connect(self.close_panel)
        self._closes = QTimer(self, singleShot=True, interval=_CLOSES_MS)
        self._closes.timeout.connect(self.close_panel)

    def open(self, told: str = "") -> None:
        """Show the first name that has not answered, or say first whose card was read.

        What is pressed after a card only goes on to ask: it was not meant for the name under it.
        """
        self._person, self._place, self._told = None, 0, told
        self.show()
        self.raise_()
        self.refresh()
        (self._came if self._came.isEnabled() else self._villager).setFocus()
        self._closes.start()

    @property
    def way_back(self) -> Face:
        """To the film."""
        return self._close

    def close_panel(self) -> None:
        """Go away."""
        if self.isVisible():
            self._closes.stop()
            self._told = ""
            self.hide()
            self.closed.emit()

    def take(self, key: Key) -> None:
        """Handle a key; every key keeps the panel open a while longer."""
        self._closes.start()
        here = next((face for face in self._faces if face.has_focus), self._came)
        if key in (Key.BACK, Key.LEFT):
            self.close_panel()
        elif key is Key.OK and here.isEnabled():
            here.press()
        elif key in (Key.UP, Key.DOWN) and not self._heard():
            self._move(here, 1 if key is Key.DOWN else -1)

    def refresh(self) -> None:
        """Show who is still missing, once the meeting changed."""
        meeting = self._evening.meeting
        if meeting is None or not self.isVisible():
            return
        missing = meeting.missing
        if self._person in missing:
            self._place = missing.index(self._person)
        else:
            self._place = self._place if self._place < len(missing) else 0
            self._person = missing[self._place] if missing else None
        self._show(meeting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the panel out from its top."""
        super().resizeEvent(event)
        px, ring = self._theme.px, self._theme.px(RING)
        stage = self._theme.stage
        left, width = px(0.025), px(WIDTH - 0.025 - SAFE)
        self._label.setGeometry(left, stage.top() + px(0.06), width, px(0.07))
        self._name.setGeometry(left, stage.top() + px(0.13), width, px(0.11))
        self._count.setGeometry(left, stage.top() + px(0.24), width, px(0.06))
        for place, face in enumerate(self._faces):
            top = stage.top() + px(0.33 + 0.135 * place)
            face.setGeometry(left - ring, top - ring, width + 2 * ring, px(0.115) + 2 * ring)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(event.rect(), self._theme.palette.bg)

    def _show(self, meeting: Meeting) -> None:
        person = self._person
        asks = self.tr("补签到") if person else self.tr("都点过名了")
        self._label.set_text(asks)
        self._name.set_text(self._told or (person.name if person else ""))
        self._count.set_text(
            words.attendance(meeting.present, meeting.villagers, meeting.observers)
        )
        self._came.setEnabled(person is not None)
        self._other.setEnabled(len(meeting.missing) > 1)
        if self._came.has_focus and person is None:
            self._close.setFocus()

    def _act(self, act: Callable[[], None]) -> None:
        """Do what a face is for, however it was pressed."""
        self._closes.start()
        if not self._heard():
            act()

    def _heard(self) -> bool:
        """Whether it was still said whose card was read; then a name is asked about again."""
        told, self._told = self._told, ""
        if told:
            self.refresh()
        return bool(told)

    def _move(self, here: Face, by: int) -> None:
        usable = [face for face in self._faces if face.isEnabled()]
        place = usable.index(here) + by if here in usable else 0
        if 0 <= place < len(usable):
            usable[place].setFocus()

    def _turn(self) -> None:
        meeting = self._evening.meeting
        missing = meeting.missing if meeting is not None else ()
        if meeting is not None and missing:
            self._place = (self._place + 1) % len(missing)
            self._person = missing[self._place]
            self._show(meeting)

    def _mark(self) -> None:
        if self._person is not None:
            self._evening.sign_in(self._person.person_id)

    def _count_villager(self) -> None:
        meeting = self._evening.meeting
        if meeting is not None:
            self._evening.count_villagers(meeting.villagers + 1)
