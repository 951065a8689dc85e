"""What can be put right before the record is sealed: one answer at a time, the others stay."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.meeting import Meeting
from kiosk.ui import words
from kiosk.ui.backstage import Backstage
from kiosk.ui.errand import Errand
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.veil import READING_MS
from protocol.meeting_types import TENTH_CLASS

_REVIEW = "review"
_ROWS = 6


@dataclass(frozen=True)
class _Item:
    """A line of the list, and the page that asks about it."""

    page: str
    text: str
    note: str


class TouchUpPage(Page):
    """Lists what was answered (改一改); each line leads to its one page, and that to the review."""

    name = "touch_up"
    names_stay_ms = READING_MS

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._items: tuple[_Item, ...] = ()
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._head.set_text(self.tr("改哪一样？"))
        self._sub.set_text(self.tr("只改选中的这一样，别的都不变"))
        self._list = RowList(self.theme, self, _ROWS)
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._send)
        self._back.clicked.connect(self.back)

    def enter(self, visit: object) -> None:
        """Show what was answered so far."""
        meeting = self.backstage.evening.meeting
        self._items = tuple(self._items_of(meeting)) if meeting is not None else ()
        self._list.set_rows([Row(one.text, one.note) for one in self._items])

    def first_focus(self) -> QWidget:
        """The first line."""
        return self._list.turn_to(0) if self._items else self._back

    def back(self) -> None:
        """To the review, with nothing changed."""
        self.go.emit(_REVIEW, None)

    def arrange(self) -> None:
        """List at the left, the way back at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.194, 0.73)
        self.place(self._back, 1.27, 0.24, 0.458, 0.115)

    def _items_of(self, meeting: Meeting) -> Iterator[_Item]:
        talk, asked = meeting.discussion, sum(map(bool, meeting.topic_requests.values()))
        wished = self.tr("记了{count}类").format(count=asked) if asked else self.tr("没记")
        yield _Item("roll_call", self.tr("谁到了"), words.turnout(meeting))
        yield _Item("discussion", self.tr("讨论"), words.discussed(talk.form, talk.speakers))
        yield _Item("topics", self.tr("还想学什么"), wished)
        if meeting.type_code == TENTH_CLASS:
            yield _Item("feedback", self.tr("满意不满意"), words.satisfaction(meeting.feedback))
        yield _Item("retype", self.tr("会议类型"), meeting.type_name)
        hosts = words.listed([meeting.host, meeting.recorder])
        yield _Item("hosts", self.tr("主持人、记录人"), hosts)

    def _send(self, place: int) -> None:
        self.go.emit(self._items[place].page, Errand(_REVIEW))
