"""A month as the township has it: figures, which meetings count and why not, and what to say."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kiosk.ui import figure_words, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.empty import Empty
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.month_figures import MonthFigure, MonthFigures, MonthMeeting

_ROWS = 5


@dataclass(frozen=True)
class Line:
    """One line of a month that somebody wants to say something of."""

    month: str
    about: str
    """A figure's code, or a meeting's record id."""


class MonthFiguresPage(Page):
    """Shows the latest month, or the one it is told."""

    name = "month_figures"
    follows = ("objection_reason", "objection")

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._month = ""
        self._lines: tuple[MonthFigure | MonthMeeting, ...] = ()
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._list = RowList(theme, self, _ROWS)
        self._empty = Empty(theme, self)
        self._agree = Face(theme, self, self.tr("没有意见"), size=0.058)
        self._object = Face(theme, self, self.tr("有意见"), size=Size.TILE)
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._choose)
        self._agree.clicked.connect(self._on_agree)
        self._object.clicked.connect(self._pick)
        self._back.clicked.connect(self.back)
        backstage.objecting.changed.connect(self._on_changed)

    def enter(self, visit: object) -> None:
        """Show the month."""
        newest = self.backstage.objecting.newest
        self._month = visit if isinstance(visit, str) else newest.month if newest else ""
        self._show()

    def first_focus(self) -> QWidget:
        """没有意见, for most have none; the way back where nothing is to be said any more."""
        return self._agree if self._agree.isVisibleTo(self) else self._back

    def detail(self) -> str:
        """Which month and edition."""
        figures = self._figures()
        return f"{figures.month} {figures.revision}" if figures is not None else ""

    def arrange(self) -> None:
        """List at the left, what can be said at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.254, 0.73)
        self.place(self._empty, SAFE, 0.228, 1.23, 0.65)
        self.place(self._agree, 1.33, 0.24, 0.398, 0.2)
        self.place(self._object, 1.33, 0.47, 0.398, 0.135)
        self.place(self._back, 1.33, 0.635 if self._is_asked() else 0.24, 0.398, 0.135)

    def _figures(self) -> MonthFigures | None:
        return self.backstage.objecting.of_month(self._month)

    def _is_asked(self) -> bool:
        figures = self._figures()
        return figures is not None and self.backstage.objecting.is_open(figures)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._show()
            self.titled.emit()
            if self.focused() is None:
                self.focus_on(self.first_focus())

    def _show(self) -> None:
        figures = self._figures()
        self._empty.hide()
        self._agree.setVisible(self._is_asked())
        self._object.setVisible(self._is_asked())
        self._list.setVisible(figures is not None)
        self.arrange()
        if figures is None:
            self._show_nothing()
            return
        known = (one for one in figures.figures if figure_words.figure(one)[0])
        self._lines = (*known, *figures.meetings)
        self._head.set_text(
            self.tr("本村{month}学用情况").format(month=figure_words.month(figures))
        )
        self._sub.set_text(self._standing(figures))
        has_spoken = self._has_spoken(figures)
        self._agree.set_text(self.tr("回首页") if has_spoken else self.tr("没有意见"))
        self._back.setVisible(not (has_spoken and self._is_asked()))
        self._list.set_rows([self._row(figures, one) for one in self._lines])

    def _show_nothing(self) -> None:
        self._back.show()
        self._head.set_text(self.tr("本村学用情况"))
        self._sub.set_text("")
        self._lines = ()
        self._empty.say(
            "notebook-check-outline",
            self.tr("还没有要看的"),
            self.tr("一个月过完了，镇里会把本村的数发下来；按“确定”回首页"),
        )

    def _standing(self, figures: MonthFigures) -> str:
        """What the village has said, or can say."""
        objecting, feed = self.backstage.objecting, self.backstage.exchange.feed
        if figures.is_final:
            return words.listed([self.tr("镇里已经定稿"), figure_words.phone(feed)])
        if not objecting.is_open(figures):
            over = self.tr("提意见的日子过了，有事打电话")
            return words.listed([over, figure_words.phone(feed)])
        said = objecting.entries_about(figures)
        day = self.tr("{day}前可以提意见").format(day=figure_words.until(figures))
        if said:
            return words.listed([self.tr("提了{count}条意见").format(count=len(said)), day])
        if objecting.has_agreed(figures):
            return self.tr("没有意见，已存好，有网就报到镇里")
        if not figures.is_complete:
            return words.listed([self.tr("还有记录没报到镇里，数还会变"), day])
        return words.listed([day, self.tr("没有意见就按“确定”")])

    def _has_spoken(self, figures: MonthFigures) -> bool:
        objecting = self.backstage.objecting
        return objecting.has_agreed(figures) or bool(objecting.entries_about(figures))

    def _row(self, figures: MonthFigures, one: MonthFigure | MonthMeeting) -> Row:
        about = _about(one)
        entry = self.backstage.objecting.latest_about(figures.month, about)
        new = self.tr("这次改过") if about in figures.changed else ""
        if isinstance(one, MonthFigure):
            name, amount = figure_words.figure(one)
            if entry is not None:
                said, tint = figure_words.progress(entry)
                return Row(name, words.listed([amount, new]), said, tint)
            return Row(name, new, amount, state_size=Size.NAME)
        feed = self.backstage.exchange.feed
        minimum = feed.thresholds.minimum_people if feed is not None else 0
        state, tint = figure_words.counted(one, minimum)
        sign = "check-bold" if one.counted else "alert-circle-outline"
        note = words.listed([words.attendance(one.present, one.villagers), new])
        if entry is not None:
            note, (state, tint) = words.listed([state, new]), figure_words.progress(entry)
        return Row(figure_words.meeting(one, feed), note, state, tint, sign=sign)

    def _pick(self) -> None:
        """The line is chosen first."""
        self._sub.set_text(self.tr("哪一条不对？选那一条，按“确定”"))
        self.focus_on(self._list.first_usable())

    def _choose(self, place: int) -> None:
        figures = self._figures()
        if figures is None:
            return
        about, objecting = _about(self._lines[place]), self.backstage.objecting
        entry = objecting.latest_about(figures.month, about)
        if entry is not None:
            self.go.emit("objection", entry.objection.id)
        elif objecting.is_open(figures):
            self.go.emit("objection_reason", Line(figures.month, about))
        else:
            self.go.emit("objection", Line(figures.month, about))

    def _on_agree(self) -> None:
        figures = self._figures()
        if figures is None:
            return
        if self._has_spoken(figures):
            self.back()
        else:
            self.backstage.objecting.agree(figures)


def _about(one: MonthFigure | MonthMeeting) -> str:
    return one.code if isinstance(one, MonthFigure) else one.record_id
