"""Between the film and the record: what was watched, and what comes next."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.meeting import Meeting
from kiosk.ui import words
from kiosk.ui.arrivals import Arrivals
from kiosk.ui.backstage import Backstage
from kiosk.ui.choice import Choice, FromStart
from kiosk.ui.question import Answer, QuestionPage
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.viewing import OpenViewing
from protocol.meeting_types import MeetingForm

_MINUTE_MS = 60_000
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ANSWERS_TOP, _ANSWERS_HEIGHT, _GAP = 0.345, 0.51, 0.02
_FEW = 4
"""With more answers than this they lie closer together."""
_FETCHED_AGAIN = ("missing", "damaged")
"""Failures of a film that is fetched again by itself."""


class StandbyPage(QuestionPage):
    """The meeting goes on without a film."""

    name = "standby"
    always_dark = True

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._asks_for_names = False
        self._arrivals = Arrivals(backstage, self)
        self._arrivals.changed.connect(self._refresh)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._show_meeting)
        backstage.evening.changed.connect(self._refresh)

    def make_sub(self) -> Text:
        """What goes on, how many are there, and the clock: the hall reads it from its chairs."""
        return Text(self.theme, self, Size.HEAD, ink="ink2", align=_TOP, wraps=True)

    def enter(self, visit: object) -> None:
        """Say what was watched."""
        self._asks_for_names = False
        self._show_meeting()
        self._minute.start()

    def leave(self) -> None:
        """Stop the clock; no name stays."""
        self._arrivals.hush()
        self._minute.stop()

    def arrange(self) -> None:
        """As any question, with room for the hall's two lines above the answers."""
        super().arrange()
        self.place(self._head, SAFE, 0.045, 1.67, 0.1)
        self.place(self._sub, SAFE, 0.145, 1.67, 0.19)

    def shape(self) -> tuple[float, float, float]:
        """The answers take all the room that is left, however many they are."""
        return _ANSWERS_TOP, _ANSWERS_HEIGHT, _GAP if len(self._answers) > _FEW else 2 * _GAP

    def detail(self) -> str:
        """How many courses were watched."""
        meeting = self.backstage.evening.meeting
        if meeting is None:
            return ""
        return f"watched {sum(1 for one in meeting.viewings if one.watched)}"

    def card_scanned(self, card: str) -> None:
        """Somebody comes while no film runs."""
        self._arrivals.take(card)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show_meeting()
            self.titled.emit()

    def _show_meeting(self) -> None:
        meeting = self.backstage.evening.meeting
        if meeting is None:
            return
        self._asks_for_names = self._asks_for_names and not meeting.people
        if self._asks_for_names:
            self._ask_for_names()
            return
        last = meeting.last_shown
        self.ask(
            self._arrivals.told or self._headline(meeting, last),
            self._subline(meeting),
            self._choices(meeting, last),
            self._foot_words(last),
        )

    def _headline(self, meeting: Meeting, last: OpenViewing | None) -> str:
        if last is None:
            return self.tr("会议进行中")
        if last.failure:
            return self.tr("这一课放不了，请换一课")
        if last.watched:
            return self.tr("{title}看完了，计{time}").format(
                title=words.title(last.courseware.title), time=words.duration(last.effective_ms)
            )
        if _ran_out_on_demand(meeting, last):
            return self.tr("{title}放完了").format(title=words.title(last.courseware.title))
        if last.is_unfinished:
            return self.tr("还差{time}才算看完，接着看？").format(
                time=words.missing(last.missing_ms)
            )
        return self.tr("还差{time}才算看完，从头放？").format(time=words.missing(last.missing_ms))

    def _subline(self, meeting: Meeting) -> str:
        now = self.backstage.clock.local_now()
        if meeting.form is MeetingForm.ON_DEMAND:
            parts = [self.tr("点播"), self.tr("{count}人看").format(count=meeting.people)]
        else:
            there = words.attendance(meeting.present, meeting.villagers, meeting.observers)
            parts = [self.tr("会议进行中"), there]
        return " · ".join([*parts, f"{now:%H:%M}"])

    def _foot_words(self, last: OpenViewing | None) -> str:
        if last is None or last.watched:
            return ""
        title = words.title(last.courseware.title)
        if last.is_given_up:
            return self.tr("{title}让画面断了两次，已经记下，报给镇里").format(title=title)
        if last.failure in _FETCHED_AGAIN:
            return self.tr("{title}会自动重新下载").format(title=title)
        if last.failure:
            return self.tr("{title}放不了，已经记下，报给镇里").format(title=title)
        return self.tr("{title}看了{time}").format(
            title=title, time=words.duration(last.effective_ms)
        )

    def _choices(self, meeting: Meeting, last: OpenViewing | None) -> list[Answer]:
        finish = self._finish_answer(meeting)
        another = Answer(
            self.tr("再放一课"),
            lambda: self.go.emit("courses", Choice(adding=True)),
            self.tr("从课件里再选一课"),
            icon="bookshelf",
        )
        late = Answer(
            self.tr("补签到"), lambda: self.go.emit("roll_call", None), icon="account-clock"
        )
        others = [another] if meeting.form is MeetingForm.ON_DEMAND else [another, late]
        following = [] if meeting.next_item is None else [self._next_answer(meeting)]
        if last is not None and last.failure:
            return [*following, another, finish, *others[1:]]
        if last is not None and _ran_out_on_demand(meeting, last):
            return [*following, finish, *others]
        if last is not None and not last.watched:
            return [self._go_on_answer(last), *following, finish, *others]
        return [*following, finish, *others]

    def _go_on_answer(self, last: OpenViewing) -> Answer:
        sha256 = last.courseware.sha256
        if not last.is_unfinished:
            return Answer(
                self.tr("从头放"),
                lambda: self.go.emit("playing", FromStart(sha256)),
                icon="play-circle",
            )
        return Answer(
            self.tr("接着看"),
            lambda: self.go.emit("playing", sha256),
            self.tr("从{time}接着放").format(time=words.duration(last.position_ms)),
            icon="play-circle",
        )

    def _next_answer(self, meeting: Meeting) -> Answer:
        item = meeting.next_item
        title = words.title(item.courseware.title) if item is not None else ""
        sha256 = item.courseware.sha256 if item is not None else None
        return Answer(
            self.tr("放下一课"), lambda: self.go.emit("playing", sha256), title, icon="skip-next"
        )

    def _finish_answer(self, meeting: Meeting) -> Answer:
        if meeting.form is MeetingForm.ON_DEMAND:
            return Answer(
                self.tr("看好了"), self._close, self.tr("存好记录，回到首页"), icon="check-bold"
            )
        return Answer(
            self.tr("散会，填记录"),
            self._finish,
            self.tr("不用打字，按几下“确定”"),
            icon="notebook-check-outline",
        )

    def _finish(self) -> None:
        meeting = self.backstage.evening.meeting
        if meeting is None:
            return
        if not meeting.people:
            self._asks_for_names = True
            self._ask_for_names()
            self.focus_on(self.first_focus())
            return
        self._go_on(meeting)

    def _ask_for_names(self) -> None:
        self.ask(
            self._arrivals.told or self.tr("还没有人签到"),
            self.tr("没有人签到的活动不计场次"),
            [
                Answer(
                    self.tr("补签到"),
                    lambda: self.go.emit("roll_call", None),
                    self.tr("把到了的人点上"),
                    icon="account-clock",
                ),
                Answer(self.tr("就这样结束"), self._end_without_names),
            ],
        )

    def _end_without_names(self) -> None:
        meeting = self.backstage.evening.meeting
        if meeting is not None:
            self._go_on(meeting)

    def _go_on(self, meeting: Meeting) -> None:
        self.go.emit("absent" if meeting.absentees else "discussion", None)

    def _close(self) -> None:
        self.go.emit("saved", None)
        self.backstage.evening.close()


def _ran_out_on_demand(meeting: Meeting, last: OpenViewing) -> bool:
    """Whether a film that somebody went on with in the middle has run to its end."""
    began_in_the_middle = bool(last.played) and last.played[0].start_ms > 0
    on_demand = meeting.form is MeetingForm.ON_DEMAND
    return on_demand and began_in_the_middle and last.ended and not last.watched
