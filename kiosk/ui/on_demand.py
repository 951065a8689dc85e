"""On demand: choose a film, say how many are watching, and it plays. No names."""

from PySide6.QtWidgets import QWidget

from kiosk.library import LibraryEntry
from kiosk.ui import words
from kiosk.ui.backstage import Backstage
from kiosk.ui.courses import absence
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.tile import Primary
from protocol.meeting_types import ON_DEMAND

_ROWS = 6


class OnDemandPage(Page):
    """Asks what to watch, then how many watch it."""

    name = "on_demand"
    follows = ("playing",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._entries: tuple[LibraryEntry, ...] = ()
        self._chosen: LibraryEntry | None = None
        self._awaits_opening = False
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._list = RowList(theme, self, _ROWS)
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._play = Primary(theme, self)
        self._people = Stepper(theme, self, self.tr("{count}人"), size=Size.HEAD)
        self._people.least = 1
        self._list.pressed.connect(self._choose)
        self._back.clicked.connect(self.back)
        self._play.clicked.connect(self._begin)
        backstage.evening.changed.connect(self._on_meeting)
        backstage.exchange.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show the shelf: what can be shown first."""
        self._awaits_opening = False
        self._people.set_count(1)
        self._ask_what()

    def first_focus(self) -> QWidget:
        """The first film that can be shown; how many watch once it is chosen."""
        if self._chosen is not None:
            return self._play
        return self._list.first_usable() or self._back

    def detail(self) -> str:
        """Which of the two questions is asked."""
        return "people" if self._chosen is not None else ""

    def back(self) -> None:
        """From the second question to the first, from there home."""
        if self._chosen is None:
            super().back()
            return
        self._ask_what()
        self.focus_on(self.first_focus())
        self.titled.emit()

    def arrange(self) -> None:
        """List and way back; or the large answer and the count."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.06)
        self.place(self._list, SAFE - 0.012, 0.228, 1.374, 0.73)
        self.place(self._back, 1.45, 0.24, 0.278, 0.115)
        self.place(self._play, SAFE, 0.335, 0.96, 0.30)
        self.place(self._people, 1.028, 0.393, 0.712, 0.184)

    def _ask_what(self) -> None:
        self._chosen = None
        self._entries = tuple(
            sorted(self.backstage.exchange.library.entries, key=lambda one: not one.is_present)
        )
        busy = self.backstage.evening.meeting is not None
        self._head.set_text(self.tr("点播课件"))
        self._sub.set_text(self._what_words(busy))
        self._list.set_rows([self._row(one, busy) for one in self._entries])
        self._show_step()

    def _what_words(self, busy: bool) -> str:
        if busy:
            return self.tr("活动还没结束，先在首页结束了再点播")
        if not self._entries:
            return self.tr("镇里的课件还没下来")
        return self.tr("想看哪一课，按“确定”")

    def _row(self, entry: LibraryEntry, busy: bool) -> Row:
        course = entry.courseware
        if not entry.is_present:
            return Row(course.title, course.category, absence(entry), enabled=False)
        return Row(
            course.title, course.category, words.duration(course.length_ms), enabled=not busy
        )

    def _choose(self, index: int) -> None:
        self._chosen = self._entries[index]
        course = self._chosen.courseware
        self._head.set_text(self.tr("几个人看？"))
        self._sub.set_text(f"{words.title(course.title)} {words.duration(course.length_ms)}")
        self._play.set_words(self.tr("开始放"), self.tr("不点名，只记人数"))
        self._show_step()
        self.focus_on(self._play)
        self.titled.emit()

    def _show_step(self) -> None:
        asks_people = self._chosen is not None
        self._list.setVisible(not asks_people)
        self._back.setVisible(not asks_people)
        self._play.setVisible(asks_people)
        self._people.setVisible(asks_people)

    def _begin(self) -> None:
        if self._chosen is None or self._awaits_opening:
            return
        self._awaits_opening = True
        self.backstage.evening.open(
            ON_DEMAND, [self._chosen.courseware.sha256], villagers=self._people.count
        )

    def _on_meeting(self) -> None:
        meeting = self.backstage.evening.meeting
        if self._awaits_opening and meeting is not None and meeting.programme:
            self._awaits_opening = False
            self.go.emit("playing", None)

    def _refresh(self) -> None:
        if self.isVisible() and self._chosen is None:
            self._ask_what()
