"""One objection: that it is kept, whether the township has it, and what the office answers."""

from PySide6.QtWidgets import QWidget

from kiosk.store.objection_file import ObjectionEntry
from kiosk.ui import figure_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.month_figures import Line
from kiosk.ui.page import Page
from kiosk.ui.question import Answer
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.month_figures import MonthFigures

_ANSWERS = 3


class ObjectionPage(Page):
    """Told an objection's id, or a ``Line`` of which nothing can be said any more."""

    name = "objection"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._objection_id = ""
        self._line = Line("", "")
        self._answers: tuple[Answer, ...] = ()
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._what = Text(theme, self, Size.BODY, ink="ink2", wraps=True)
        self._words = Text(theme, self, Size.NAME, wraps=True)
        self._phone_label = Text(theme, self, Size.BODY, ink="ink2")
        self._phone = Text(theme, self, Size.COUNT, bold=True)
        self._faces = [Face(theme, self, size=Size.LABEL) for _ in range(_ANSWERS)]
        for place, face in enumerate(self._faces):
            face.clicked.connect(lambda _=False, place=place: self._answers[place].act())
        backstage.objecting.changed.connect(self._on_changed)

    def enter(self, visit: object) -> None:
        """Show an objection; its answer has been seen then."""
        self._objection_id = visit if isinstance(visit, str) else ""
        self._line = visit if isinstance(visit, Line) else Line("", "")
        entry = self._entry()
        if entry is not None:
            self._line = Line(entry.objection.month, entry.objection.about)
            self.backstage.objecting.see(self._objection_id)
        self._show()

    def first_focus(self) -> QWidget:
        """On to the other lines."""
        return self._faces[0]

    def detail(self) -> str:
        """How far it has come."""
        entry = self._entry()
        if entry is None:
            return ""
        return "answered" if entry.answer is not None else "told" if entry.told else "waiting"

    def arrange(self) -> None:
        """What was said, the answer large enough to be read out, the telephone, the way on."""
        self.place(self._head, SAFE, 0.085, 1.67, 0.1)
        self.place(self._what, SAFE, 0.185, 1.67, 0.1)
        self.place(self._words, SAFE, 0.29, 1.67, 0.325)
        self.place(self._phone_label, SAFE, 0.63, 0.54, 0.1)
        self.place(self._phone, 0.62, 0.62, 1.1, 0.12)
        for place, face in enumerate(self._faces):
            self.place(face, SAFE + 0.57 * place, 0.77, 0.538, 0.14)

    def _entry(self) -> ObjectionEntry | None:
        return self.backstage.objecting.entry(self._objection_id)

    def _figures(self) -> MonthFigures | None:
        return self.backstage.objecting.of_month(self._line.month)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.backstage.objecting.see(self._objection_id)
            self._show()
            self.titled.emit()

    def _show(self) -> None:
        entry, feed = self._entry(), self.backstage.exchange.feed
        figures = self._figures()
        name = figure_words.line(figures, self._line.about, feed) if figures else ""
        self._head.set_text(self._heading(entry))
        self._what.set_text(self._said(entry, name))
        answer = entry.answer if entry is not None else None
        self._words.set_text(answer.words if answer is not None else "")
        if not self._words.text() and entry is not None:
            self._words.set_text(self._what_follows(entry))
        number = feed.office.phone if feed is not None else ""
        label = self.tr("有事打{office}电话").format(office=feed.office.name) if feed else ""
        self._phone_label.set_text(label if number else "")
        self._phone.set_text(number)
        self._set_answers(self._answers_for(figures))

    def _heading(self, entry: ObjectionEntry | None) -> str:
        if entry is None:
            return self.tr("提意见的日子过了")
        if entry.answer is not None:
            return figure_words.answered(entry.answer.stage)
        if entry.told:
            return self.tr("已报到镇里，等镇里答复")
        return self.tr("已存好，有网就报到镇里")

    def _what_follows(self, entry: ObjectionEntry) -> str:
        if entry.answer is not None:
            return self.tr("镇里再发一次数的时候，改了的地方写着“这次改过”")
        return self.tr("停电也不会丢；镇里答复了，首页会说")

    def _said(self, entry: ObjectionEntry | None, name: str) -> str:
        if entry is None:
            return name
        is_meeting = self._is_meeting()
        return self.tr("{line}：{reason}").format(
            line=name, reason=figure_words.reason(entry.objection.reason, is_meeting)
        )

    def _is_meeting(self) -> bool:
        figures = self._figures()
        rows = figures.meetings if figures is not None else ()
        return any(one.record_id == self._line.about for one in rows)

    def _answers_for(self, figures: MonthFigures | None) -> tuple[Answer, ...]:
        others = Answer(self.tr("看别的"), lambda: self.go.emit("month_figures", self._line.month))
        home = Answer(self.tr("回首页"), self.back)
        if figures is None:
            return (home,)
        objecting = self.backstage.objecting
        is_new = not objecting.entries_about(figures, self._line.about)
        if self._entry() is not None and objecting.is_open(figures) and is_new:
            again = Answer(
                self.tr("还是不对"), lambda: self.go.emit("objection_reason", self._line)
            )
            return (others, again, home)
        return (others, home)

    def _set_answers(self, answers: tuple[Answer, ...]) -> None:
        self._answers = answers
        for place, face in enumerate(self._faces):
            face.setVisible(place < len(answers))
            if place < len(answers):
                face.set_text(answers[place].words)
