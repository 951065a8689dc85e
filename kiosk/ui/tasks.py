"""The month's study plan, line by line."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kiosk.tasks import Task, TaskState
from kiosk.ui import dates, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
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
        self._start = Face(self.theme, self, self.tr("开始收看"), size=0.058)
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(lambda _index: self.focus_on(self._start))
        self._start.clicked.connect(lambda: self.go.emit("meeting_type", None))
        self._back.clicked.connect(self.back)
        backstage.exchange.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show the plan."""
        month = self.backstage.clock.local_now().month
        tasks, feed = self.backstage.exchange.tasks, self.backstage.exchange.feed
        least = feed.thresholds.minimum_people if feed is not None else 0
        self._head.set_text(self.tr("{month}的学习任务").format(month=dates.month_name(month)))
        self._sub.set_text(
            self.tr("{count}人以上一起看完才算；自选的看不看都行").format(count=least)
            if tasks
            else self.tr("镇里还没有发学习计划")
        )
        self._list.set_rows([self._row(one) for one in tasks])

    def first_focus(self) -> QWidget:
        """Watching."""
        return self._start

    def arrange(self) -> None:
        """List at the left, the way on at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.06)
        self.place(self._list, SAFE - 0.012, 0.228, 1.194, 0.73)
        self.place(self._start, 1.27, 0.24, 0.458, 0.2)
        self.place(self._back, 1.27, 0.48, 0.458, 0.115)

    def _refresh(self) -> None:
        if self.isVisible():
            self.enter(None)

    def _row(self, task: Task) -> Row:
        kind = self.tr("规定") if task.item.required else self.tr("自选")
        until = self.tr("{day}前").format(day=dates.day(date.fromisoformat(task.item.deadline)))
        tint = Tint.OK if task.state is TaskState.DONE else Tint.RED
        return Row(task.courseware.title, f"{kind} {until}", words.task_state(task.state), tint)
