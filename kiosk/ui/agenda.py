"""Which meetings are planned, by the office and by the village."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kiosk.ui import dates
from kiosk.ui.backstage import Backstage
from kiosk.ui.empty import Empty
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint
from protocol.feed import PlannedMeeting

_ROWS = 6


class AgendaPage(Page):
    """Lists what is planned (会议安排); the village's own can be called off, and on again."""

    name = "agenda"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._coming: tuple[PlannedMeeting, ...] = ()
        self._called_off: PlannedMeeting | None = None
        self._asked = ""
        """Id of the meeting that was called off here, or on again, until the disk has it."""
        self._said = ""
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._list = RowList(theme, self, _ROWS)
        self._empty = Empty(theme, self)
        self._done = Face(theme, self, self.tr("好了，回首页"), size=Size.LABEL)
        self._more = Face(theme, self, size=Size.LABEL, icon="calendar-plus")
        self._undo = Face(theme, self, self.tr("撤销，照样开"), size=Size.BODY, icon="undo")
        self._list.pressed.connect(self._call_off)
        self._done.clicked.connect(self.back)
        self._more.clicked.connect(lambda: self.go.emit("plan_type", None))
        self._undo.clicked.connect(self._call_on_again)
        backstage.agenda.changed.connect(self._refresh)
        backstage.agenda.kept.connect(self._on_kept)

    def enter(self, visit: object) -> None:
        """Show what is planned; what was just added is said in words."""
        self._called_off = None
        self._asked = self._said = ""
        if isinstance(visit, PlannedMeeting):
            self._said = self.tr("已记下：{meeting}").format(meeting=self._words(visit))
        self._show()

    def first_focus(self) -> QWidget:
        """Home; a first meeting where none is planned."""
        return self._done if self._coming else self._more

    def arrange(self) -> None:
        """List at the left, the way on at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.194, 0.73)
        self.place(self._empty, SAFE, 0.228, 1.17, 0.65)
        self.place(self._done, 1.27, 0.24, 0.458, 0.155)
        self.place(self._more, 1.27, 0.42, 0.458, 0.115)
        self.place(self._undo, 1.27, 0.56, 0.458, 0.115)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._coming = self.backstage.agenda.coming
        self._head.set_text(self.tr("会议安排"))
        self._sub.set_text(self._said or self._standing())
        self._list.set_rows([self._row(one) for one in self._coming])
        self._list.setVisible(bool(self._coming))
        self._empty.hide()
        if not self._coming:
            self._empty.say(
                "calendar-check", self.tr("还没有安排会议"), self.tr("按“确定”安排一次")
            )
        self._more.set_text(self.tr("再安排一次") if self._coming else self.tr("安排一次"))
        self._undo.setVisible(self._called_off is not None)

    def _standing(self) -> str:
        if not self._coming:
            return ""
        if any(one.by_village for one in self._coming):
            return self.tr("村里安排的，按“确定”可以取消；镇里安排的请打电话改")
        return self.tr("这些是镇里安排的，要改请打电话给镇里")

    def _row(self, meeting: PlannedMeeting) -> Row:
        return Row(
            self._words(meeting),
            state=self.tr("村里安排") if meeting.by_village else self.tr("镇里安排"),
            tint=Tint.PLAIN,
        )

    def _words(self, meeting: PlannedMeeting) -> str:
        day = date.fromisoformat(meeting.day)
        return self.tr("{day}{weekday} {time} {type}").format(
            day=dates.day(day),
            weekday=dates.weekday(day),
            time=meeting.time,
            type=self._type_name(meeting.type_code),
        )

    def _type_name(self, code: str) -> str:
        feed = self.backstage.exchange.feed
        kinds = feed.meeting_types if feed is not None else ()
        return next((one.name for one in kinds if one.code == code), "")

    def _call_off(self, index: int) -> None:
        meeting = self._coming[index]
        if not meeting.by_village:
            self._said = ""
            self._show()
            return
        self._asked = meeting.id
        self.backstage.agenda.call_off(meeting)

    def _call_on_again(self) -> None:
        if self._called_off is not None:
            self._asked = self._called_off.id
            self.backstage.agenda.call_on_again(self._called_off)

    def _on_kept(self, meeting: PlannedMeeting) -> None:
        """The disk has it: only now is it said."""
        if meeting.id != self._asked:
            return
        self._called_off = meeting if meeting.cancelled else None
        said = self.tr("已取消：{meeting}") if meeting.cancelled else self.tr("照样开：{meeting}")
        self._said = said.format(meeting=self._words(meeting))
        self._show()
        self.focus_on(self._undo if meeting.cancelled else self._done)
