"""The month's study plan, line by line."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kiosk.tasks import Task, TaskState
from kiosk.ui import dates, figure_words, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.choice import Choice
from kiosk.ui.empty import Empty
from kiosk.ui.face import Face
from kiosk.ui.film_words import absence, wished
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint

_ROWS = 6


class TasksPage(Page):
    """Lists what the plan asks for this month."""

    name = "tasks"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._list = RowList(self.theme, self, _ROWS)
        self._empty = Empty(self.theme, self)
        self._start = Face(self.theme, self, self.tr("开始收看"), size=0.058)
        self._plan = Face(self.theme, self, self.tr("安排活动"), icon="calendar-plus")
        self._agenda = Face(self.theme, self, self.tr("会议安排"), icon="calendar-check")
        self._figures = Face(self.theme, self)
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._begin)
        self._start.clicked.connect(lambda: self.go.emit("meeting_type", None))
        self._plan.clicked.connect(lambda: self.go.emit("plan_type", None))
        self._agenda.clicked.connect(lambda: self.go.emit("agenda", None))
        self._figures.clicked.connect(lambda: self.go.emit("month_figures", None))
        self._back.clicked.connect(self.back)
        backstage.agenda.changed.connect(self._refresh)
        backstage.exchange.changed.connect(self._refresh)
        backstage.objecting.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show the plan, and what is still missing."""
        month = self.backstage.clock.local_now().month
        tasks = self.backstage.exchange.tasks
        self._head.set_text(self.tr("{month}的学习任务").format(month=dates.month_name(month)))
        self._sub.set_text(self._missing(tasks))
        self._list.set_rows([self._row(one) for one in tasks])
        self._list.setVisible(bool(tasks))
        self._offer_figures()
        self._empty.hide()
        if not tasks:
            self._empty.say(
                "calendar-blank-outline",
                self.tr("镇里还没有发学习计划"),
                self.tr("发了会自己下来；按“确定”也能先开会、先收看"),
            )

    def first_focus(self) -> QWidget:
        """Watching."""
        return self._start

    def arrange(self) -> None:
        """List at the left, the way on at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.194, 0.73)
        self.place(self._empty, SAFE, 0.228, 1.17, 0.65)
        below = [self._plan, self._agenda, self._figures, self._back]
        shown = [one for one in below if one.isVisibleTo(self)]
        tall, gap = (0.2, 0.02) if len(shown) < len(below) else (0.16, 0.0175)
        self.place(self._start, 1.27, 0.24, 0.458, tall)
        for place, face in enumerate(shown):
            self.place(face, 1.27, 0.24 + tall + gap + 0.01 + place * (0.115 + gap), 0.458, 0.115)

    def _offer_figures(self) -> None:
        newest = self.backstage.objecting.newest
        self._figures.setVisible(newest is not None)
        if newest is not None:
            month = figure_words.month(newest)
            self._figures.set_text(self.tr("{month}学用情况").format(month=month))
        self.arrange()

    def _begin(self, index: int) -> None:
        """On with this course; one that is not here is fetched first."""
        exchange = self.backstage.exchange
        task = exchange.tasks[index]
        if self._absence(task):
            exchange.wish_for(task.courseware)
            self._sub.set_text(wished(task.courseware, exchange.state.connected))
        else:
            self.go.emit("meeting_type", Choice(courses=(task.courseware.sha256,)))

    def _refresh(self) -> None:
        if self.isVisible():
            self.enter(None)

    def _missing(self, tasks: tuple[Task, ...]) -> str:
        feed = self.backstage.exchange.feed
        if not tasks or feed is None:
            return ""
        required = [one for one in tasks if one.item.required]
        left = [one for one in required if one.state is not TaskState.DONE]
        if not left:
            return self.tr("规定的都看完了；自选的看不看都行")
        absent = sum(1 for one in left if self._absence(one))
        said = self.tr("还差{left}课，{people}人以上一起看完才算").format(
            left=len(left), people=feed.thresholds.minimum_people
        )
        waits = self.tr("{count}课还没下载好").format(count=absent) if absent else ""
        return words.listed([said, waits])

    def _row(self, task: Task) -> Row:
        kind = self.tr("规定") if task.item.required else self.tr("自选")
        until = self.tr("{day}前").format(day=dates.day(date.fromisoformat(task.item.deadline)))
        if task.state is TaskState.DONE:
            return Row(
                task.courseware.title, f"{kind} {until}", words.task_state(task.state), Tint.OK
            )
        missing = self._absence(task)
        state = missing or words.task_state(task.state)
        return Row(
            task.courseware.title, f"{kind} {until}", state, Tint.WARN if missing else Tint.RED
        )

    def _absence(self, task: Task) -> str:
        """Why its course cannot be shown now; empty if it can."""
        entry = self.backstage.exchange.library.entry(task.courseware.sha256)
        return "" if entry is None or entry.is_present else absence(entry)
