"""What was watched here, month by month, and whether the township has it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kiosk.paper import Order
from kiosk.store.documents import RecordState
from kiosk.store.record_line import RecordLine
from kiosk.ui import dates, words
from kiosk.ui.backstage import Backstage
from kiosk.ui.empty import Empty
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.print_visit import PreviewVisit
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint
from kiosk.ui.waiting import Waiting

_ROWS = 6
_TINTS = {
    RecordState.ACKED: Tint.OK,
    RecordState.PENDING: Tint.PLAIN,
    RecordState.REFUSED: Tint.WARN,
    RecordState.RETURNED: Tint.WARN,
}


class RecordsPage(Page):
    """Lists the records of a month."""

    name = "records"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._months: tuple[str, ...] = ()
        self._month = ""
        self._standing = (0, 0, 0)
        self._records: tuple[RecordLine, ...] = ()
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._list = RowList(self.theme, self, _ROWS)
        self._empty = Empty(self.theme, self)
        self._waiting = Waiting(self.theme, self)
        self._earlier = Face(self.theme, self, self.tr("上个月"))
        self._later = Face(self.theme, self, self.tr("下个月"))
        self._elsewhere = Face(self.theme, self, self.tr("登记别处收看"), size=Size.BODY)
        self._print = Face(self.theme, self, self.tr("打印这个月"), icon="printer-outline")
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._open)
        self._earlier.clicked.connect(lambda: self._turn(1))
        self._later.clicked.connect(lambda: self._turn(-1))
        self._elsewhere.clicked.connect(lambda: self.go.emit("elsewhere", None))
        self._print.clicked.connect(self._print_month)
        self._back.clicked.connect(self.back)
        backstage.exchange.records_loaded.connect(self._on_loaded)
        backstage.exchange.changed.connect(self._on_exchange)

    def enter(self, visit: object) -> None:
        """Ask for the month that was seen last, at first the newest."""
        self._months = self.backstage.exchange.months
        if self._month not in self._months:
            self._month = self._months[0] if self._months else ""
            self._records = ()
        self._show()
        self._load()

    def first_focus(self) -> QWidget:
        """The newest record."""
        return self._list.first_usable() or self._back

    def detail(self) -> str:
        """Month and number of records."""
        return f"{self._month} {len(self._records)}".strip()

    def arrange(self) -> None:
        """List at the left, months at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.254, 0.73)
        for instead in (self._empty, self._waiting):
            self.place(instead, SAFE, 0.228, 1.23, 0.65)
        column = (self._earlier, self._later, self._elsewhere, self._print, self._back)
        for place, face in enumerate(one for one in column if one.isVisibleTo(self)):
            self.place(face, 1.33, 0.24 + place * 0.145, 0.398, 0.115)

    def _load(self) -> None:
        if self._month:
            self._waiting.say("" if self._records else self.tr("正在读记录"))
            self.backstage.exchange.load_records(self._month)

    def _on_loaded(self, records: object) -> None:
        self._records = tuple(records) if isinstance(records, tuple | list) else ()
        self._waiting.say("")
        self._show()
        if self.isVisible() and self.focused() in (None, self._back):
            self.focus_on(self.first_focus())
        self.titled.emit()

    def _on_exchange(self) -> None:
        state = self.backstage.exchange.state
        standing = (state.pending, state.refused, state.returned)
        if self.isVisible() and standing != self._standing:
            self._standing = standing
            self._months = self.backstage.exchange.months
            self._load()

    def _show(self) -> None:
        if self._month:
            year, month = self._month.split("-")
            heading = self.tr("{year}年{month}月的学习记录").format(year=year, month=int(month))
        else:
            heading = self.tr("学习记录")
        self._head.set_text(heading)
        self._sub.set_text(self._pending_words())
        self._list.set_rows([self._row(one) for one in self._records])
        self._empty.hide()
        if not self._month:
            self._empty.say(
                "notebook-check-outline",
                self.tr("还没有学习记录"),
                self.tr("开过会、看过课，记录都在这里；按“确定”回首页"),
            )
        place = self._months.index(self._month) if self._month in self._months else 0
        for face in (self._earlier, self._later, self._print):
            face.setVisible(bool(self._month))
        self.arrange()
        self._earlier.setEnabled(place + 1 < len(self._months))
        self._later.setEnabled(place > 0)
        self._print.setEnabled(bool(self._records))

    def _pending_words(self) -> str:
        state = self.backstage.exchange.state
        if not self._month:
            return ""
        if state.pending:
            return self.tr("{count}份记录等着上报，有网了自动报").format(count=state.pending)
        return self.tr("按“确定”看一份")

    def _row(self, line: RecordLine) -> Row:
        what = f"{dates.day(self._day(line))} {line.type_name}"
        if line.took_place:
            there = words.attendance(line.present, line.villagers, line.observers)
            if not line.is_shown:
                there = words.listed([there, self.tr("没有放片")])
        else:
            there = self.tr("未开成")
        if line.held is not None:
            there = words.listed([there, self.tr("手工登记")])
        if line.revision > 1:
            revision = self.tr("第{number}稿").format(number=line.revision)
            there = words.listed([there, revision])
        return Row(what, there, words.record_state(line.state), _TINTS[line.state])

    def _day(self, line: RecordLine) -> date:
        """The day it was held, as far as that is known."""
        return line.held or self.backstage.clock.local(line.opened).date()

    def _turn(self, by: int) -> None:
        place = self._months.index(self._month) + by if self._month in self._months else 0
        if 0 <= place < len(self._months):
            self._month = self._months[place]
            self._records = ()
            self._show()
            self._load()
            if not (self.focused() or self).isEnabled():
                self.focus_on(self._back)

    def _print_month(self) -> None:
        visit = PreviewVisit(Order(month=self._month), back_to=self.name)
        self.go.emit("print_preview", visit)

    def _open(self, index: int) -> None:
        self.go.emit("record", self._records[index].id)
