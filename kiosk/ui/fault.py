"""One reported fault: the code to read out, the telephone to ring, and what the office says."""

from PySide6.QtWidgets import QWidget

from kiosk.store.fault_file import FaultEntry
from kiosk.ui import check_words, fault_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.question import Answer
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.written import WriteVisit, Written

_ANSWERS = 4
_MOST_WORDS = 90
"""As many as the narrowest screen shows whole; the office takes more."""


class FaultPage(Page):
    """Told a fault's id, or the ``Written`` about it."""

    name = "fault"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._fault_id = ""
        self._answers: tuple[Answer, ...] = ()
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._how = Text(theme, self, Size.BODY, ink="ink2", wraps=True)
        self._code_label = Text(theme, self, Size.BODY, ink="ink2")
        self._code = Text(theme, self, Size.CALLED, bold=True)
        self._phone_label = Text(theme, self, Size.BODY, ink="ink2")
        self._phone = Text(theme, self, Size.COUNT, bold=True)
        self._words = Text(theme, self, Size.BODY, wraps=True)
        self._faces = [Face(theme, self, size=Size.LABEL) for _ in range(_ANSWERS)]
        for place, face in enumerate(self._faces):
            face.clicked.connect(lambda _=False, place=place: self._answers[place].act())
        backstage.faults.changed.connect(self._on_changed)

    def enter(self, visit: object) -> None:
        """Show a fault, with new words if some were written."""
        if isinstance(visit, Written):
            self._fault_id = visit.about
            if visit.is_done:
                self.backstage.faults.describe(visit.about, visit.text)
        elif isinstance(visit, str):
            self._fault_id = visit
        self._show()

    def first_focus(self) -> QWidget:
        """The clear next step."""
        return self._faces[0]

    def detail(self) -> str:
        """Whether it is over."""
        entry = self._entry()
        return "" if entry is None else "open" if entry.is_open else "restored"

    def arrange(self) -> None:
        """Code and telephone large, what can be done below."""
        self.place(self._head, SAFE, 0.06, 1.67, 0.1)
        self.place(self._how, SAFE, 0.16, 1.67, 0.11)
        self.place(self._code_label, SAFE, 0.278, 0.7, 0.06)
        self.place(self._code, SAFE, 0.335, 0.7, 0.142)
        self.place(self._phone_label, 0.78, 0.278, 0.95, 0.06)
        self.place(self._phone, 0.78, 0.335, 0.95, 0.142)
        self.place(self._words, SAFE, 0.483, 1.67, 0.15)
        for place, face in enumerate(self._faces):
            row, column = divmod(place, 2)
            self.place(face, SAFE + 0.855 * column, 0.66 + 0.145 * row, 0.823, 0.125)

    def _entry(self) -> FaultEntry | None:
        return self.backstage.faults.entry(self._fault_id)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._show()
            self.titled.emit()

    def _show(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        report = entry.report
        self._head.set_text(
            self.tr("报修：{fault}（{kind}）").format(
                fault=check_words.problem(report.part), kind=check_words.category(report.category)
            )
        )
        self._how.set_text(fault_words.sentence(entry))
        self._code_label.set_text(self.tr("故障码"))
        self._code.set_text(report.code)
        self._show_phone()
        words = self.tr("写的话：{words}").format(words=report.words) if report.words else ""
        self._words.set_text(words)
        self._set_answers(self._answers_for(entry))

    def _show_phone(self) -> None:
        feed = self.backstage.exchange.feed
        phone = feed.office.phone if feed is not None else ""
        whom = feed.office.name if feed is not None else self.tr("镇组织办")
        self._phone_label.set_text(self.tr("{office}电话").format(office=whom) if phone else "")
        self._phone.set_text(phone)

    def _answers_for(self, entry: FaultEntry) -> tuple[Answer, ...]:
        home = Answer(self.tr("回首页"), self.back)
        others = Answer(self.tr("看所有报修"), lambda: self.go.emit("faults", None))
        if not entry.is_open:
            return (home, Answer(self.tr("又坏了"), self._reopen), others)
        restored = Answer(self.tr("修好了"), self._restore)
        write = Answer(self.tr("写几句（可不写）"), self._write)
        if entry.is_called_repaired:
            return (restored, home, write, others)
        return (home, restored, write, others)

    def _set_answers(self, answers: tuple[Answer, ...]) -> None:
        self._answers = answers
        for place, face in enumerate(self._faces):
            face.setVisible(place < len(answers))
            if place < len(answers):
                face.set_text(answers[place].words)

    def _restore(self) -> None:
        self.backstage.faults.restore(self._fault_id)

    def _reopen(self) -> None:
        self.backstage.faults.reopen(self._fault_id)

    def _write(self) -> None:
        entry = self._entry()
        self.go.emit(
            "write",
            WriteVisit(
                prompt=self.tr("哪里不对？请不要写人名"),
                then=self.name,
                about=self._fault_id,
                text=entry.report.words if entry is not None else "",
                most=_MOST_WORDS,
                phrases=(
                    self.tr("放着放着没声音了。"),
                    self.tr("画面一闪一闪的。"),
                    self.tr("开机没反应。"),
                    self.tr("下雨以后就没有网络。"),
                ),
            ),
        )
