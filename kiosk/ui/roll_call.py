"""Sign-in as a roll call: the name is read out, OK marks it, and the focus moves on by itself."""

from PySide6.QtWidgets import QWidget

from kiosk.meeting import Meeting
from kiosk.ui.arrivals import Arrivals
from kiosk.ui.backstage import Backstage
from kiosk.ui.errand import Errand, way_on
from kiosk.ui.face import Face
from kiosk.ui.head_count import HeadCount
from kiosk.ui.jump import NameJump
from kiosk.ui.keys import Key
from kiosk.ui.name_grid import NameGrid
from kiosk.ui.page import Page
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import RIGHT, Text
from kiosk.ui.theme import SAFE, Size, Tint
from kiosk.ui.veil import CALLING_MS
from protocol.record import ExpectedPerson

_BESIDE = "visitors"
"""What is marked on that page can be taken back on this one."""
_COLUMN_X = 1.33
_COLUMN_WIDTH = 0.398


class RollCallPage(Page):
    """The roll call (点名)."""

    name = "roll_call"
    names_stay_ms = CALLING_MS
    follows = ("playing", "visitors")

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._people: tuple[ExpectedPerson, ...] = ()
        self._errand: object = None
        self._jump = NameJump(self._find, self)
        self._arrivals = Arrivals(backstage, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self.theme
        self._label = Text(theme, self, Size.LABEL, ink="ink2")
        self._called = Text(theme, self, Size.CALLED, bold=True)
        self._summary = Text(theme, self, Size.HEAD, bold=True)
        self._meeting_name = Text(theme, self, Size.ROW, ink="ink2", align=RIGHT)
        self._hint = Text(theme, self, Size.SMALLEST, ink="ink2")
        self._grid = NameGrid(theme, self)
        self._foot = Text(theme, self, Size.SMALLEST, ink="ink2")
        self._count = HeadCount(theme, self)
        self._villagers = Stepper(theme, self, self.tr("群众{count}人"))
        self._undo = Face(
            theme, self, self.tr("撤销刚才这一步"), size=Size.BODY, bold=False, icon="undo"
        )
        self._visitors = Face(
            theme, self, self.tr("列席的人"), size=Size.BODY, bold=False, icon="account-group"
        )
        self._done = Face(theme, self, size=0.058)

    def _connect(self) -> None:
        evening = self.backstage.evening
        self._grid.called.connect(self._toggle)
        self._grid.moved.connect(self._show_called)
        self._grid.left_behind.connect(lambda: self.focus_on(self._done))
        self._villagers.changed.connect(evening.count_villagers)
        self._undo.clicked.connect(evening.undo)
        self._visitors.clicked.connect(lambda: self.go.emit("visitors", None))
        self._done.clicked.connect(self._finish)
        evening.changed.connect(self._refresh)
        self._jump.changed.connect(self._show_called)
        self._arrivals.changed.connect(self._show_called)

    def enter(self, visit: object) -> None:
        """Call those who have not answered yet.

        Args:
            visit: the name of the page somebody comes back from, if it is part of the roll call;
                or an ``Errand``.
        """
        if visit != _BESIDE:
            self.backstage.evening.forget_steps()
            self._errand = visit
        self._people = ()
        self._show_meeting()

    def leave(self) -> None:
        """Take the names off the screen's memory."""
        self._arrivals.hush()
        self._jump.forget()

    def first_focus(self) -> QWidget:
        """The first name that has not answered."""
        place = self._next_missing(0)
        return self._done if place is None else self._grid.go_to(place)

    def focus_on(self, widget: QWidget | None) -> None:
        """Move the focus and say who is being called."""
        super().focus_on(widget)
        self._show_called()

    def back(self) -> None:
        """Home, or back to who wanted it; who was marked stays so."""
        self.go.emit(way_on(self._errand, "home"), None)

    def detail(self) -> str:
        """How many are there, of how many."""
        meeting = self.backstage.evening.meeting
        return f"{meeting.answered}/{meeting.expected_count}" if meeting else ""

    def pressed(self, key: Key) -> bool:
        """Back jumps to the way on; from there it leads home."""
        if key is Key.BACK and not self._done.has_focus:
            self.focus_on(self._done)
            return True
        under = self._undo if self._undo.isEnabled() else self._visitors
        if key is Key.UP and under.has_focus:
            self.focus_on(self._villagers.more)
            return True
        return key is Key.UP and self._villagers.has_focus

    def take(self, key: Key) -> None:
        """Handle a key, then say who is being called."""
        self._arrivals.hush()
        self._jump.forget()
        super().take(key)
        if self.isVisible():
            self._show_called()

    def digit_pressed(self, digit: int) -> None:
        """A digit stands for its letters, as on a telephone."""
        self.typed(str(digit))

    def typed(self, text: str) -> None:
        """Go to the next name with these initials that has not answered."""
        self._arrivals.hush()
        place = self._jump.type(text, self._people, self._grid.current)
        if place is not None:
            self._grid.go_to(place)

    def card_scanned(self, card: str) -> None:
        """Whose card it is has come."""
        self._jump.forget()
        self._arrivals.take(card)

    def _find(self, typed: str) -> list[str]:
        """Those with these initials who are not there."""
        meeting, found = self.backstage.evening.meeting, self.backstage.names.find(typed)
        return [one for one in found if meeting is None or not meeting.is_there(one)]

    def arrange(self) -> None:
        """Lay the page out as the sketch does."""
        self.place(self._label, SAFE, 0.062, 0.22, 0.09)
        self.place(self._called, 0.28, 0.045, 0.5, 0.145)
        self.place(self._summary, 0.28, 0.055, 0.95, 0.115)
        self.place(self._hint, 0.77, 0.098, 0.52, 0.088)
        self.place(self._meeting_name, 0.9, 0.05, 0.828, 0.048)
        self.place(self._grid, SAFE - 0.012, 0.183, 1.27, 0.70)
        self.place(self._count, _COLUMN_X, 0.195, _COLUMN_WIDTH, 0.185)
        self.place(self._villagers, _COLUMN_X - 0.012, 0.388, _COLUMN_WIDTH + 0.024, 0.135)
        self.place(self._undo, _COLUMN_X, 0.531, _COLUMN_WIDTH, 0.111)
        self.place(self._visitors, _COLUMN_X, 0.662, _COLUMN_WIDTH, 0.111)
        self.place(self._done, _COLUMN_X, 0.793, _COLUMN_WIDTH, 0.155)
        self.place(self._foot, SAFE, 0.861, 1.25, 0.088)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show_meeting()

    def _show_meeting(self) -> None:
        meeting = self.backstage.evening.meeting
        if meeting is None:
            return
        if meeting.expected != self._people:
            self._people = meeting.expected
            self._grid.set_people(self._people)
            self.backstage.names.learn_texts({one.person_id: one.name for one in self._people})
            if self.isVisible():
                self.focus_on(self.first_focus())
        self._grid.set_marks(
            {
                person.person_id: ("check-bold", Tint.OK)
                for person in meeting.expected
                if meeting.is_there(person.person_id)
            }
        )
        expected = meeting.expected_count if meeting.calls_by_name else None
        self._count.set_count(meeting.answered, expected)
        self._villagers.set_count(meeting.villagers)
        self._visitors.set_text(self._visitors_words(meeting))
        self._meeting_name.set_text(f"{meeting.type_name} · {meeting.station_name}")
        self._done.set_text(self._way_on(meeting))
        self._offer_undo()
        self._show_called()
        self.titled.emit()

    def _offer_undo(self) -> None:
        had_focus = self._undo.has_focus
        self._undo.setEnabled(self.backstage.evening.can_undo)
        if had_focus and not self._undo.isEnabled():
            self.focus_on(self.first_focus())

    def _visitors_words(self, meeting: Meeting) -> str:
        if meeting.observers:
            return self.tr("列席{count}人").format(count=meeting.observers)
        return self.tr("列席的人")

    def _way_on(self, meeting: Meeting) -> str:
        after_film = self.backstage.evening.playback.paused or meeting.viewings
        if after_film or isinstance(self._errand, Errand):
            return self.tr("点完了")
        return self.tr("点完了，放片") if meeting.programme else self.tr("点完了，开会")

    def _show_called(self) -> None:
        meeting = self.backstage.evening.meeting
        if meeting is None:
            return
        here, told = self._grid.current, self._arrivals.told
        is_calling = here is not None and here < len(self._people) and not told
        self._called.setVisible(is_calling)
        self._summary.setVisible(not is_calling)
        self._label.set_text(self.tr("正在点名"))
        if is_calling and here is not None:
            person = self._people[here]
            self._called.set_text(person.name)
            self._hint.set_text(self._hint_words(meeting, person))
        else:
            self._called.set_text("")
            self._hint.set_text("")
            self._summary.set_text(told or self._still_missing(meeting))
        self._foot.set_text(self._foot_words(meeting))

    def _hint_words(self, meeting: Meeting, person: ExpectedPerson) -> str:
        if self._jump.typed:
            found = (
                self.tr("找名字：{letters}")
                if self._jump.is_found
                else self.tr("没有找到：{letters}")
            )
            return found.format(letters=self._jump.typed)
        if meeting.is_there(person.person_id):
            return self.tr("已经到了，按“确定”可撤销")
        return self.tr("到了按“确定”，没应按“→”")

    def _still_missing(self, meeting: Meeting) -> str:
        missing = meeting.expected_count - meeting.answered
        if not meeting.calls_by_name:
            return self.tr("来了几位群众？")
        return self.tr("还有{count}人没到").format(count=missing) if missing else self.tr("到齐了")

    def _foot_words(self, meeting: Meeting) -> str:
        if self._done.has_focus and meeting.people < meeting.minimum_people:
            return self.tr("不到{count}人，这次不计场次，照样有记录").format(
                count=meeting.minimum_people
            )
        if self._villagers.has_focus:
            return self.tr("群众只记人数；也可以直接按数字")
        if self._grid.pages > 1:
            return self.tr(
                "第{page}页，共{pages}页。打拼音首字母找人；迟到的人放片时再点。"
            ).format(page=self._grid.page_number, pages=self._grid.pages)
        return self.tr("打拼音首字母找人。先放片也行，迟到的放片时再点，名单会收起来。")

    def _toggle(self, place: int) -> None:
        meeting = self.backstage.evening.meeting
        if meeting is None or place >= len(self._people):
            return
        person = self._people[place]
        if meeting.is_there(person.person_id):
            self.backstage.evening.unmark(person.person_id)
            return
        self.backstage.evening.sign_in(person.person_id)
        following = self._next_missing(place + 1)
        if following is None:
            self.focus_on(self._done)
        else:
            self._grid.go_to(following)

    def _next_missing(self, start: int) -> int | None:
        meeting = self.backstage.evening.meeting
        if meeting is None:
            return None
        for place in range(start, len(meeting.expected)):
            if not meeting.is_there(meeting.expected[place].person_id):
                return place
        return None

    def _finish(self) -> None:
        evening = self.backstage.evening
        meeting = evening.meeting
        if meeting is None:
            return
        shows_film = evening.playback.paused or not meeting.viewings
        if isinstance(self._errand, Errand):
            self.go.emit("absent" if meeting.absentees else self._errand.back_to, self._errand)
        elif shows_film and meeting.programme:
            self.go.emit("playing", None)
        else:
            self.go.emit("standby", None)
