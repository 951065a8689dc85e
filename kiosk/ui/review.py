"""The whole record once more, before it is sealed."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from kiosk.meeting import Meeting
from kiosk.ui import dates, phrases, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.facts import Facts
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.veil import READING_MS
from kiosk.viewing import OpenViewing


class ReviewPage(Page):
    """Shows everything that will be kept."""

    name = "review"
    names_stay_ms = READING_MS

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._facts = Facts(self.theme, self)
        self._save = Face(self.theme, self, self.tr("保存记录"), size=0.07)
        self._change = Face(self.theme, self, self.tr("改一改"), bold=False)
        self._save.clicked.connect(self._close)
        self._change.clicked.connect(lambda: self.go.emit("touch_up", None))
        backstage.evening.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show what will be kept."""
        self._show_meeting()

    def first_focus(self) -> QWidget:
        """Saving."""
        return self._save

    def arrange(self) -> None:
        """Facts at the left, the two ways on at the right."""
        self.place(self._head, SAFE, 0.085, 1.2, 0.1)
        self.place(self._sub, SAFE, 0.195, 1.2, 0.065)
        self.place(self._facts, SAFE, 0.3, 1.1, 0.65)
        self.place(self._save, 1.2, 0.3, 0.528, 0.24)
        self.place(self._change, 1.2, 0.58, 0.528, 0.125)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show_meeting()

    def _show_meeting(self) -> None:
        meeting = self.backstage.evening.meeting
        if meeting is None:
            return
        self._head.set_text(self.tr("请看一遍"))
        self._sub.set_text(self.tr("没错就保存；停电也不会丢"))
        self._facts.set_facts(self._facts_of(meeting))

    def _facts_of(self, meeting: Meeting) -> list[tuple[str, str]]:
        opened = self.backstage.clock.local(meeting.opened)
        now = self.backstage.clock.local_now()
        when = f"{dates.day(opened.date())} {opened:%H:%M} – {now:%H:%M}"
        facts = [
            (self.tr("活动"), meeting.type_name),
            (self.tr("时间"), when),
            (self.tr("人数"), words.turnout(meeting)),
        ]
        facts += [(self.tr("课件"), self._course_words(one)) for one in meeting.viewings]
        if not meeting.viewings:
            facts.append((self.tr("课件"), self.tr("没有放片")))
        if meeting.host or meeting.recorder:
            facts.append((self.tr("主持"), meeting.host))
            facts.append((self.tr("记录"), meeting.recorder))
        spoken = words.discussed(meeting.discussion.form, meeting.discussion.speakers)
        facts.append((self.tr("讨论"), spoken))
        if typed := phrases.beginning(meeting.discussion):
            facts.append((self.tr("说了"), typed))
        return facts + [(self.tr("说明"), one) for one in self._remarks(meeting)]

    def _remarks(self, meeting: Meeting) -> Iterator[str]:
        if meeting.people < meeting.minimum_people:
            yield self.tr("不到{count}人，这次不计场次").format(count=meeting.minimum_people)
        if meeting.unmarked:
            silent = len(meeting.unmarked)
            yield self.tr("还有{count}人没点名，保存就算没来").format(count=silent)

    def _course_words(self, viewing: OpenViewing) -> str:
        title = words.title(viewing.courseware.title)
        if viewing.failure:
            return title + self.tr("没放成")
        verdict = self.tr("看完") if viewing.watched else self.tr("没看完")
        return f"{title} {words.duration(viewing.effective_ms)} {verdict}"

    def _close(self) -> None:
        self.go.emit("saved", None)
        self.backstage.evening.close()
