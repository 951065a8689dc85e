"""What can be put right in a closed record, item by item; nothing counts before it is saved."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.store.documents import RecordState, StoredRecord
from kiosk.ui import dates, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint
from kiosk.ui.veil import READING_MS
from kiosk.ui.waiting import Waiting
from protocol.record import CorrectionKind, MeetingRecord

_ROWS = 6
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class _Item:
    """A line of the list, and the page that asks about it."""

    page: str
    text: str
    note: str
    changed: bool
    enabled: bool = True


class AmendPage(Page):
    """Lists what a record says, to be added to (补充) or corrected (更正).

    It is told a ``StoredRecord``, or the id of a record, which it then looks for.
    """

    name = "amend"
    names_stay_ms = READING_MS

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._wanted = ""
        self._items: list[_Item] = []
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2", align=_TOP, wraps=True)
        self._list = RowList(self.theme, self, _ROWS)
        self._waiting = Waiting(self.theme, self)
        self._save = Face(self.theme, self, self.tr("保存"), size=0.058)
        self._undo = Face(
            self.theme, self, self.tr("撤销刚才这一步"), size=Size.BODY, bold=False, icon="undo"
        )
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._held = Face(self.theme, self, size=Size.BODY, bold=False)
        self._list.pressed.connect(lambda place: self.go.emit(self._items[place].page, None))
        self._save.clicked.connect(self._keep)
        self._undo.clicked.connect(self._take_back)
        self._back.clicked.connect(self.back)
        self._held.clicked.connect(lambda: self.go.emit("amend_abandon", None))
        backstage.amending.found.connect(self._on_found)
        backstage.amending.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show what the record says, with what was drafted for it."""
        self._wanted = ""
        if visit is not None:
            self._list.turn_to(0)
        if isinstance(visit, StoredRecord):
            self.backstage.amending.begin(visit)
        elif isinstance(visit, str):
            self._wanted = visit
        self._show()
        if self._wanted:
            self.backstage.amending.find(self._wanted)

    def leave(self) -> None:
        """Whatever is found now comes too late."""
        self._wanted = ""

    def first_focus(self) -> QWidget:
        """Saving, once there is something to save."""
        if self._save.isEnabled():
            return self._save
        usable = self._list.first_usable() if self._list.isVisibleTo(self) else None
        return usable or self._back

    def detail(self) -> str:
        """How many changes are not saved."""
        found = self.backstage.amending.differences
        return str(len(found.fields) + len(found.marks)) if found else ""

    def back(self) -> None:
        """Back to the record; the draft waits here."""
        base = self.backstage.amending.base
        self.go.emit("record" if base is not None else "records", base)

    def arrange(self) -> None:
        """List at the left, saving at the right."""
        self.place(self._head, SAFE, 0.045, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.142, 1.67, 0.131)
        self.place(self._list, SAFE - 0.012, 0.268, 1.194, 0.69)
        self.place(self._waiting, SAFE, 0.268, 1.17, 0.65)
        self.place(self._save, 1.27, 0.28, 0.458, 0.2)
        self.place(self._undo, 1.27, 0.52, 0.458, 0.115)
        top = 0.675 if self._save.isVisibleTo(self) else 0.28
        self.place(self._back, 1.27, top, 0.458, 0.115)
        self.place(self._held, 1.27, 0.83, 0.458, 0.115)

    def _on_found(self, found: object) -> None:
        wanted = self._wanted
        if not wanted or (isinstance(found, StoredRecord) and found.record.id != wanted):
            return
        self._wanted = ""
        if isinstance(found, StoredRecord):
            self.backstage.amending.begin(found)
            self._show()
        else:
            self._waiting.say("")
            self._head.set_text(self.tr("这份记录不在这台机器上了"))
            self._sub.set_text(self.tr("别的记录在“学习记录”里，按“返回”"))
        if self.isVisible():
            self.focus_on(self.first_focus())

    def _refresh(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        amending = self.backstage.amending
        base, draft = amending.base, amending.draft
        waits = bool(self._wanted) or base is None or draft is None
        for one in (self._list, self._save, self._undo, self._held):
            one.setVisible(not waits)
        self.arrange()
        self._save.setEnabled(not waits and bool(amending.differences))
        self._undo.setEnabled(not waits and amending.can_undo)
        if waits or base is None or draft is None:
            self._head.set_text("")
            self._sub.set_text("")
            self._waiting.say(self.tr("正在找这份记录"))
            return
        self._waiting.say("")
        self._head.set_text(self._title(base, amending.kind))
        self._sub.set_text(self._state_words(base))
        self._items = self._items_of(draft)
        self._list.set_rows([self._row(one) for one in self._items])
        self._show_held(draft)
        self.titled.emit()

    def _show_held(self, draft: MeetingRecord) -> None:
        fields = {one.field for one in self.backstage.amending.differences.fields}
        reason = draft.abandoned_reason
        self._held.set_tint(Tint.WARN if "abandoned_reason" in fields else Tint.PLAIN)
        said = self.tr("没开成：{reason}").format(reason=words.abandoned(reason))
        self._held.set_text(said if reason else self.tr("其实没开成"))

    def _title(self, base: StoredRecord, kind: CorrectionKind) -> str:
        day = dates.day(self.backstage.clock.local(base.record.opened).date())
        said = (
            self.tr("补充{day}的记录")
            if kind is CorrectionKind.SUPPLEMENT
            else self.tr("更正{day}的记录")
        )
        return said.format(day=day)

    def _state_words(self, base: StoredRecord) -> str:
        asked = self.tr("镇里请您补充：{comment}").format(comment=base.comment)
        is_asked = base.state is RecordState.RETURNED and bool(base.comment)
        if self.backstage.amending.differences:
            unsaved = self.tr("改的还没存，改完请按“保存”")
            return f"{unsaved}\n{asked}" if is_asked else unsaved
        return asked if is_asked else self.tr("选一项按“确定”；原来的那一稿也留着")

    def _items_of(self, draft: MeetingRecord) -> list[_Item]:
        found = self.backstage.amending.differences
        fields = {one.field for one in found.fields}
        there = self.tr("到{count}人").format(count=draft.present)
        if draft.expected:
            wanted = self.tr("应到{count}人").format(count=len(draft.expected))
            there = words.listed([wanted, there])
        talk = words.discussed(draft.discussion.form, draft.discussion.speakers)
        heads = self.tr("{count}人").format(count=draft.villagers)
        count = len(draft.topic_requests)
        asked = self.tr("记了{count}类").format(count=count) if count else self.tr("没记")
        has_people = bool(self.backstage.amending.people)
        host = bool(fields & {"host", "recorder"})
        return [
            _Item("amend_discussion", self.tr("讨论情况"), talk, "discussion" in fields),
            _Item("amend_roll", self.tr("谁到了"), there, bool(found.marks), has_people),
            _Item("amend_villagers", self.tr("群众人数"), heads, "villagers" in fields),
            _Item("amend_type", self.tr("会议类型"), draft.type_name, "type_name" in fields),
            _Item("amend_people", self.tr("主持人、记录人"), "", host),
            _Item("amend_topics", self.tr("还想学什么"), asked, "topic_requests" in fields),
        ]

    def _row(self, item: _Item) -> Row:
        state = self.tr("改了") if item.changed else ""
        return Row(item.text, item.note, state, Tint.WARN, enabled=item.enabled)

    def _take_back(self) -> None:
        self.backstage.amending.undo()
        if not self._undo.isEnabled():
            self.focus_on(self.first_focus())

    def _keep(self) -> None:
        amending = self.backstage.amending
        if amending.kind is CorrectionKind.CORRECTION:
            self.go.emit("amend_reason", None)
            return
        self.go.emit("amend_saved", None)
        amending.save()
