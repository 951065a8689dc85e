"""When was it, and how long? A day not long ago, an hour, and a length: all on dials."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.registering import LONGEST_AGO_DAYS
from kiosk.ui import by_hand_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.dial import Dial
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size

_STRIDE_MIN = 10
_LONGEST_MIN = 480
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _DayStepper(Stepper):
    """A day between two small faces; today is the last one."""

    def take_digits(self, text: str) -> bool:
        """Take none: its count is no day of the month."""
        return False


class ElsewhereWhenPage(Page):
    """Asks for day, hour and length."""

    name = "elsewhere_when"
    follows = ("elsewhere_roll",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._today = date.min
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._day = _DayStepper(theme, self, "", size=Size.TILE)
        self._day.most = LONGEST_AGO_DAYS
        self._hour = Dial(theme, self, self.tr("{count}点"))
        self._hour.set_range(0, 23)
        self._minute = Dial(theme, self, self.tr("{count}分"), stride=_STRIDE_MIN)
        self._minute.set_range(0, 60 - _STRIDE_MIN)
        self._length = Dial(theme, self, self.tr("{count}分钟"), stride=_STRIDE_MIN)
        self._length.set_range(_STRIDE_MIN, _LONGEST_MIN)
        self._said = Text(theme, self, Size.HEAD, bold=True, align=_LEFT)
        self._confirm = Face(theme, self, self.tr("就是那时候"), size=0.07)
        self._back = Face(theme, self, self.tr("上一步"), bold=False)
        for dial in self._dials:
            dial.changed.connect(self._show)
        self._confirm.clicked.connect(self._keep)
        self._back.clicked.connect(lambda: self.go.emit("elsewhere_type", None))

    def enter(self, visit: object) -> None:
        """Begin with what was said, or with the likeliest."""
        told = self.backstage.registering.told
        self._today = self.backstage.clock.local_now().date()
        ago = min(LONGEST_AGO_DAYS, max(0, (self._today - told.day).days))
        self._day.set_count(LONGEST_AGO_DAYS - ago)
        self._hour.set_count(told.hour)
        self._minute.set_count(told.minute)
        self._length.set_count(told.length_min)
        self._head.set_text(self.tr("哪一天，几点开始，多长时间？"))
        self._show()

    def first_focus(self) -> QWidget:
        """Onwards, if it was then; else it is not allowed yet."""
        return self._confirm if self._confirm.isEnabled() else self._hour.fewer

    def back(self) -> None:
        """To the records; what was said stays."""
        self.go.emit("records", None)

    def arrange(self) -> None:
        """The day in one row, hour and length under it, then what it comes to."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.06)
        self.place(self._day, SAFE - 0.012, 0.25, 1.674, 0.15)
        for place, dial in enumerate(self._dials[1:]):
            self.place(dial, SAFE + place * 0.57 - 0.012, 0.415, 0.534, 0.15)
        self.place(self._said, SAFE, 0.6, 1.67, 0.11)
        self.place(self._confirm, SAFE, 0.74, 0.96, 0.19)
        self.place(self._back, 1.04, 0.74, 0.688, 0.19)

    @property
    def _dials(self) -> tuple[Stepper, ...]:
        return self._day, self._hour, self._minute, self._length

    @property
    def _chosen(self) -> date:
        return self._today - timedelta(days=LONGEST_AGO_DAYS - self._day.count)

    def _show(self) -> None:
        self._day.set_pattern(by_hand_words.day(self._chosen, self._today))
        begun = datetime.combine(self._chosen, time(self._hour.count, self._minute.count))
        now = self.backstage.clock.local_now().replace(tzinfo=None)
        is_past = begun < now
        self._confirm.setEnabled(is_past)
        self._said.set_text(by_hand_words.span(begun, self._length.count))
        self._sub.set_text(
            self.tr("按 − 和 ＋ 改；大概的时间就行")
            if is_past
            else self.tr("这个时间还没到，请把日子或钟点改早一点")
        )

    def _keep(self) -> None:
        self.backstage.registering.tell(
            day=self._chosen,
            hour=self._hour.count,
            minute=self._minute.count,
            length_min=self._length.count,
        )
        self.go.emit("elsewhere_roll", None)
