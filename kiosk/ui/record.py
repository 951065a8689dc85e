"""One record: what it says, where it is; names only on request, and only for a minute."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.clock import local_datetime
from kiosk.store.records import RecordState, StoredRecord
from kiosk.ui import dates, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.facts import Facts
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.record import MeetingRecord

_NAMES_MS = 60_000
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class RecordPage(Page):
    """Shows one record."""

    name = "record"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._stored: StoredRecord | None = None
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._facts = Facts(theme, self)
        self._names = Text(theme, self, Size.BODY, align=_TOP, wraps=True)
        self._open = Face(theme, self, self.tr("看名字"))
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._open.clicked.connect(self._toggle_names)
        self._back.clicked.connect(self.back)
        self._closes = QTimer(self, singleShot=True, interval=_NAMES_MS)
        self._closes.timeout.connect(self._hide_names)

    def enter(self, visit: object) -> None:
        """Show the record, names closed."""
        self._stored = visit if isinstance(visit, StoredRecord) else self._stored
        self._hide_names()
        if self._stored is not None:
            self._show(self._stored)

    def leave(self) -> None:
        """Names do not outlive the visit."""
        self._hide_names()

    def first_focus(self) -> QWidget:
        """The names."""
        return self._open

    def detail(self) -> str:
        """Whether names are open."""
        return "names" if self._names.isVisibleTo(self) else ""

    def back(self) -> None:
        """Back to the list."""
        self.go.emit("records", None)

    def arrange(self) -> None:
        """Facts or names at the left, what can be done at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.06)
        self.place(self._facts, SAFE, 0.25, 1.16, 0.7)
        self.place(self._names, SAFE, 0.26, 1.16, 0.69)
        self.place(self._open, 1.27, 0.24, 0.458, 0.14)
        self.place(self._back, 1.27, 0.41, 0.458, 0.115)

    def _show(self, stored: StoredRecord) -> None:
        record = stored.record
        self._head.set_text(record.type_name)
        self._sub.set_text(self._state_words(stored))
        self._facts.set_facts(self._facts_of(record))
        self._open.setEnabled(bool(record.attendance))

    def _state_words(self, stored: StoredRecord) -> str:
        said = words.record_state(stored.state)
        if stored.state in (RecordState.RETURNED, RecordState.REFUSED) and stored.reason:
            return self.tr("{state}：{reason}").format(state=said, reason=stored.reason)
        return said

    def _facts_of(self, record: MeetingRecord) -> list[tuple[str, str]]:
        opened, closed = local_datetime(record.opened), local_datetime(record.closed)
        when = f"{dates.day(opened.date())} {opened:%H:%M} – {closed:%H:%M}"
        facts = [(self.tr("时间"), when)]
        if record.abandoned_reason:
            reason = words.abandoned(record.abandoned_reason)
            facts.append((self.tr("未开成"), reason))
            return facts
        expected = self.tr("应到{count}人").format(count=len(record.expected))
        there = words.attendance(record.present, record.villagers)
        parts = [expected, there] if record.expected else [there]
        facts.append((self.tr("人数"), words.listed(parts)))
        for one in record.viewings:
            verdict = self.tr("看完") if one.watched else self.tr("没看完")
            said = f"{words.title(one.title)} {words.duration(one.effective_ms)} {verdict}"
            facts.append((self.tr("课件"), said))
        spoken = words.discussed(record.discussion.form, record.discussion.speakers)
        facts.append((self.tr("讨论"), spoken))
        for gap in record.gaps:
            stopped = words.rough_duration(gap.before.elapsed_ms(gap.after))
            facts.append((self.tr("中断"), self.tr("停过{time}").format(time=stopped)))
        return facts

    def _toggle_names(self) -> None:
        if self._names.isVisibleTo(self):
            self._hide_names()
            return
        record = self._stored.record if self._stored is not None else None
        if record is None:
            return
        there = [one.name for one in record.attendance if one.status.is_there]
        others = [one.name for one in record.attendance if not one.status.is_there]
        lines = [self.tr("到了：{names}").format(names="  ".join(there))]
        if others:
            lines.append(self.tr("没到：{names}").format(names="  ".join(others)))
        self._names.set_text("\n\n".join(lines))
        self._names.show()
        self._facts.hide()
        self._open.set_text(self.tr("收起名字"))
        self._closes.start()
        self.titled.emit()

    def _hide_names(self) -> None:
        self._closes.stop()
        self._names.hide()
        self._names.set_text("")
        self._facts.show()
        self._open.set_text(self.tr("看名字"))
        self.titled.emit()
