"""One record: what it says, where it is; names only on request, and only for a minute."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.paper import Order
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.ui import by_hand_words, phrases, revisions, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.facts import Facts
from kiosk.ui.page import Page
from kiosk.ui.print_visit import PreviewVisit
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.times import meeting_times
from kiosk.ui.waiting import Waiting
from protocol.differences import differences
from protocol.record import CorrectionKind, Gap, MeetingRecord

_NAMES_MS = 60_000
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MOST_LINES = 11
"""As many as the page has room for."""
_WORD_JOINER = "\u2060"


class RecordPage(Page):
    """Shows one record.

    It is told a ``StoredRecord``, or the id of a record, which it then looks for.
    """

    name = "record"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._stored: StoredRecord | None = None
        self._wanted = ""
        self._standing = (0, 0, 0)
        self._shown = ""
        """Which of the two lists is open: ``names``, ``changes`` or none."""
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2", align=_TOP, wraps=True)
        self._facts = Facts(theme, self)
        self._waiting = Waiting(theme, self)
        self._list = Text(theme, self, Size.BODY, align=_TOP, wraps=True)
        self._amend = Face(theme, self)
        self._names = Face(theme, self)
        self._changes = Face(theme, self)
        self._print = Face(theme, self, self.tr("打印记录表"), icon="printer-outline")
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._amend.clicked.connect(lambda: self.go.emit("amend", self._stored))
        self._names.clicked.connect(lambda: self._toggle("names"))
        self._changes.clicked.connect(lambda: self._toggle("changes"))
        self._print.clicked.connect(self._print_sheets)
        self._back.clicked.connect(self.back)
        self._closes = QTimer(self, singleShot=True, interval=_NAMES_MS)
        self._closes.timeout.connect(self._close_list)
        backstage.amending.found.connect(self._on_found)
        backstage.exchange.changed.connect(self._look_again)

    def enter(self, visit: object) -> None:
        """Show the record, names closed."""
        self._wanted = visit if isinstance(visit, str) else ""
        self._standing = self._read_standing()
        if isinstance(visit, StoredRecord):
            self._stored = visit
        elif self._wanted:
            self._stored = None
            self.backstage.amending.find(self._wanted)
        self._close_list()
        self._show()

    def leave(self) -> None:
        """Names do not outlive the visit."""
        self._wanted = ""
        self._close_list()

    def first_focus(self) -> QWidget:
        """What the township asks for, else the names."""
        stored = self._stored
        if stored is None:
            return self._back
        asked = stored.state in (RecordState.RETURNED, RecordState.REFUSED)
        return self._amend if asked or not self._names.isEnabled() else self._names

    def detail(self) -> str:
        """Which list is open."""
        return self._shown

    def back(self) -> None:
        """Back to the list."""
        self.go.emit("records", None)

    def arrange(self) -> None:
        """Facts or a list at the left, what can be done at the right."""
        top = 0.268
        self.place(self._head, SAFE, 0.04, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.142, 1.67, 0.1)
        self.place(self._waiting, SAFE, top + 0.01, 1.16, 0.6)
        self.place(self._facts, SAFE, top + 0.01, 1.16, 0.94 - top)
        self.place(self._list, SAFE, top + 0.02, 1.16, 0.93 - top)
        for face in (self._amend, self._names, self._changes, self._print, self._back):
            height = 0.125 if face is self._amend else 0.115
            self.place(face, 1.27, top, 0.458, height)
            if face.isVisibleTo(self):
                top += height + 0.02

    def _read_standing(self) -> tuple[int, int, int]:
        state = self.backstage.exchange.state
        return state.pending, state.refused, state.returned

    def _look_again(self) -> None:
        """Whether the township has it meanwhile."""
        before, self._standing = self._standing, self._read_standing()
        changed = before != self._standing
        if changed and self.isVisible() and self._stored is not None and not self._wanted:
            self._wanted = self._stored.record.id
            self.backstage.amending.find(self._wanted)

    def _on_found(self, found: object) -> None:
        wanted = self._wanted
        if not wanted or (isinstance(found, StoredRecord) and found.record.id != wanted):
            return
        self._wanted = ""
        before, self._stored = self._stored, found if isinstance(found, StoredRecord) else None
        self._show()
        if self.isVisible() and before is None:
            self.focus_on(self.first_focus())

    def _show(self) -> None:
        stored = self._stored
        is_there = stored is not None
        self._waiting.say(self.tr("正在找这份记录") if self._wanted and not is_there else "")
        for face in (self._amend, self._names, self._print):
            face.setVisible(is_there)
        self._changes.setVisible(stored is not None and bool(stored.earlier))
        if stored is None:
            self._head.set_text("" if self._wanted else self.tr("这份记录不在这台机器上了"))
            self._sub.set_text("" if self._wanted else self.tr("别的记录在“学习记录”里，按“返回”"))
            self._facts.set_facts([])
        else:
            self._head.set_text(stored.record.type_name)
            self._sub.set_text(self._state_words(stored))
            self._facts.set_facts(self._facts_of(stored))
            self._names.setEnabled(bool(stored.record.attendance))
            self._amend.set_text(self._amend_words(stored))
        self.arrange()

    def _print_sheets(self) -> None:
        if self._stored is not None:
            record_id = self._stored.record.id
            visit = PreviewVisit(Order(record_id), back_to=self.name, back_visit=record_id)
            self.go.emit("print_preview", visit)

    def _amend_words(self, stored: StoredRecord) -> str:
        if self.backstage.amending.kind_for(stored) is CorrectionKind.SUPPLEMENT:
            return self.tr("补充这份记录")
        return self.tr("更正这份记录")

    def _state_words(self, stored: StoredRecord) -> str:
        if stored.state is RecordState.RETURNED and stored.comment:
            return self.tr("镇里请您补充：{comment}").format(comment=stored.comment)
        if stored.state is RecordState.REFUSED:
            return revisions.refusal(stored.reason)
        return words.record_state(stored.state)

    def _facts_of(self, stored: StoredRecord) -> list[tuple[str, str]]:
        record = stored.record
        facts = meeting_times(self.backstage.clock, record)
        if record.abandoned_reason:
            reason = words.abandoned(record.abandoned_reason)
            facts.append((self.tr("未开成"), reason))
        else:
            facts += self._meeting_facts(record)
        if stored.earlier:
            changed = revisions.changes(differences(stored.earlier[-1], record))
            label = self.tr("第{number}稿").format(number=record.revision)
            facts.append((label, words.listed(changed)))
        return facts

    def _meeting_facts(self, record: MeetingRecord) -> list[tuple[str, str]]:
        expected = self.tr("应到{count}人").format(count=len(record.expected))
        there = words.attendance(record.present, record.villagers, record.observers)
        parts = [expected, there] if record.expected else [there]
        facts = [(self.tr("人数"), words.listed(parts))]
        for one in record.viewings:
            verdict = self.tr("看完") if one.watched else self.tr("没看完")
            said = f"{words.title(one.title)} {words.duration(one.effective_ms)} {verdict}"
            facts.append((self.tr("课件"), said))
        for told in record.elsewhere:
            facts.append((self.tr("课件"), by_hand_words.viewing(told)))
        if not record.viewings and not record.elsewhere:
            facts.append((self.tr("课件"), self.tr("没有放片")))
        spoken = words.discussed(record.discussion.form, record.discussion.speakers)
        facts.append((self.tr("讨论"), spoken))
        if typed := phrases.beginning(record.discussion):
            facts.append((self.tr("说了"), typed))
        for gap in record.gaps:
            facts.append((self.tr("中断"), self._gap_words(gap)))
        return facts

    def _gap_words(self, gap: Gap) -> str:
        stopped = self.backstage.clock.lapse(gap.before, gap.after)
        if stopped is None:
            return self.tr("停过一阵，时钟不准，说不清多久")
        said = self.tr("停过{time}") if stopped.measured else self.tr("停过大约{time}")
        return said.format(time=words.rough_duration(stopped.ms))

    def _toggle(self, which: str) -> None:
        if self._shown == which or self._stored is None:
            self._close_list()
            return
        lines = self._name_lines if which == "names" else self._change_lines
        text = "\n".join(lines(self._stored)[:_MOST_LINES])
        self._list.set_text(text)
        self._list.setAccessibleName(text.replace(_WORD_JOINER, ""))
        self._open_list(which)
        self._closes.start()

    def _name_lines(self, stored: StoredRecord) -> list[str]:
        attendance = stored.record.attendance
        there = [_unbroken(one.name) for one in attendance if one.status.is_there]
        others = [_unbroken(one.name) for one in attendance if not one.status.is_there]
        lines = [self.tr("到了：{names}").format(names="  ".join(there))]
        if others:
            lines += ["", self.tr("没到：{names}").format(names="  ".join(others))]
        if stored.earlier:
            marks = differences(stored.earlier[-1], stored.record).marks
            lines += ["", *revisions.mark_changes(marks)] if marks else []
        return lines

    def _change_lines(self, stored: StoredRecord) -> list[str]:
        """The newest revision first."""
        lines: list[str] = []
        following = stored.record
        for before in reversed(stored.earlier):
            lines += ["", revisions.heading(following.revision, following.correction)]
            lines += [f"·  {one}" for one in revisions.changes(differences(before, following))]
            following = before
        return lines[1:]

    def _open_list(self, which: str) -> None:
        self._shown = which
        self._list.setVisible(bool(which))
        self._facts.setVisible(not which)
        names, changes = self.tr("看名字"), self.tr("看改了什么")
        self._names.set_text(self.tr("收起名字") if which == "names" else names)
        self._changes.set_text(self.tr("收起") if which == "changes" else changes)
        self.titled.emit()

    def _close_list(self) -> None:
        self._closes.stop()
        self._list.set_text("")
        self._open_list("")


def _unbroken(name: str) -> str:
    """A name that stands on one line: between any two Chinese characters a line may end."""
    return _WORD_JOINER.join(name)
