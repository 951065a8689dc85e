"""Which day is it, and what time? Five dials, no typing, and no date that does not exist."""

from calendar import monthrange
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.ui import dates
from kiosk.ui.backstage import Backstage
from kiosk.ui.dial import Dial
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size

_YEARS = 20
"""As far ahead as the dial for the year goes."""
_STRIDE_MIN = 5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SetTimePage(Page):
    """Sets the time the station goes by; the machine's own clock stays as it is."""

    name = "set_time"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._year = Dial(theme, self, self.tr("{count}年"))
        self._month = Dial(theme, self, self.tr("{count}月"))
        self._day = Dial(theme, self, self.tr("{count}日"))
        self._hour = Dial(theme, self, self.tr("{count}点"))
        self._minute = Dial(theme, self, self.tr("{count}分"), stride=_STRIDE_MIN)
        self._said = Text(theme, self, Size.HEAD, bold=True, align=_LEFT)
        self._confirm = Face(theme, self, self.tr("就是这个时间"), size=0.07)
        self._take_back = Face(theme, self, self.tr("不按我说的，用机器的钟"), size=Size.BODY)
        self._back = Face(theme, self, self.tr("不改了"), bold=False)
        for dial in self._dials:
            dial.changed.connect(self._turn)
        self._confirm.clicked.connect(self._set)
        self._take_back.clicked.connect(self._undo)
        self._back.clicked.connect(self.back)
        backstage.exchange.timekeeping.changed.connect(self._on_clock)

    def enter(self, visit: object) -> None:
        """Begin where the time most likely is."""
        clock = self.backstage.clock
        if clock.is_set_by_township:
            self.back()
            return
        self._head.set_text(self.tr("今天是哪一天，现在几点？"))
        self._take_back.setVisible(clock.is_set_by_hand)
        self._show_time(clock.likely())
        self.arrange()

    def first_focus(self) -> QWidget:
        """The day: year and month are likely right, and a press too many must not confirm."""
        return self._day.more

    def arrange(self) -> None:
        """The date in one row, the time of day under it, then what it comes to."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        for column, dial in enumerate(self._dials):
            row, place = divmod(column, 3)
            self.place(dial, SAFE + place * 0.57 - 0.012, 0.25 + row * 0.165, 0.534, 0.15)
        self.place(self._said, SAFE, 0.58, 1.67, 0.11)
        self.place(self._confirm, SAFE, 0.702, 0.96, 0.246)
        undoes = self._take_back.isVisibleTo(self)
        if undoes:
            self.place(self._take_back, 1.04, 0.702, 0.688, 0.112)
        top, height = (0.836, 0.112) if undoes else (0.702, 0.246)
        self.place(self._back, 1.04, top, 0.688, height)

    @property
    def _dials(self) -> tuple[Dial, ...]:
        return self._year, self._month, self._day, self._hour, self._minute

    @property
    def _chosen(self) -> datetime:
        year, month, day, hour, minute = (dial.count for dial in self._dials)
        return self.backstage.clock.at(year, month, day, hour, minute)

    def _show_time(self, when: datetime) -> None:
        self._year.set_range(when.year, when.year + _YEARS)
        self._month.set_range(1, 12)
        self._hour.set_range(0, 23)
        self._minute.set_range(0, 60 - _STRIDE_MIN)
        self._day.set_range(1, 31)
        minute = when.minute - when.minute % _STRIDE_MIN
        chosen = (when.year, when.month, when.day, when.hour, minute)
        for dial, number in zip(self._dials, chosen, strict=True):
            dial.set_count(number)
        self._turn()

    def _turn(self) -> None:
        days = monthrange(self._year.count, self._month.count)[1]
        self._day.set_range(1, days)
        chosen = self._chosen
        passed = chosen.timestamp() * 1000 < self.backstage.clock.earliest_ms - _STRIDE_MIN * 60_000
        self._said.set_text(f"{dates.long_day(chosen.date())}  {chosen:%H:%M}")
        self._sub.set_text(
            self.tr("这个时间早就过去了，请再看看年、月、日")
            if passed
            else self.tr("按 − 和 ＋ 改；记录会注明这是站里报的时间，由镇里核对")
        )
        self._confirm.setEnabled(not passed)

    def _set(self) -> None:
        self.backstage.exchange.timekeeping.set_by_hand(self._chosen)
        self.back()

    def _undo(self) -> None:
        self.backstage.exchange.timekeeping.take_back()
        self.back()

    def _on_clock(self) -> None:
        """The township has spoken meanwhile: there is nothing left to ask."""
        if self.isVisible() and self.backstage.clock.is_set_by_township:
            self.back()
