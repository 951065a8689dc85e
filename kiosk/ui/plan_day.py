"""On which day? Two weeks of days, a week a row, as in a calendar on the wall."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from kiosk.ui import dates
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.planning import Plan
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import SAFE, Size

_WEEK = 7
_WEEKS = 4
_PITCH = 0.2425


class PlanDayPage(Page):
    """Asks for the day of a meeting that is being planned."""

    name = "plan_day"
    follows = ("plan_time",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._type_code = ""
        self._monday = date.min
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._names = [Text(theme, self, Size.SMALLEST, ink="ink2", align=CENTRE) for _ in range(7)]
        self._tiles = [Face(theme, self, size=Size.TILE) for _ in range(_WEEK * _WEEKS)]
        for place, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _=False, place=place: self._choose(place))
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._back.clicked.connect(self.back)

    def enter(self, visit: object) -> None:
        """Show this week and those that follow; what is past cannot be chosen."""
        if isinstance(visit, Plan):
            self._type_code = visit.type_code
        today = self._today
        self._monday = today - timedelta(days=today.weekday())
        self._head.set_text(self.tr("哪一天开？"))
        self._sub.set_text(
            self.tr("今天是{day}{weekday}").format(
                day=dates.day(today), weekday=dates.weekday(today)
            )
        )
        for place, name in enumerate(self._names):
            name.set_text(dates.short_weekday(self._monday + timedelta(days=place)))
        for place, tile in enumerate(self._tiles):
            day = self._day(place)
            tile.setEnabled(day >= today)
            tile.set_text(self._words(day, today))
            tile.setAccessibleDescription(dates.long_day(day))

    def first_focus(self) -> QWidget:
        """Today, or tomorrow once the evening has begun."""
        place = self._today.weekday()
        return self._tiles[place + (self.backstage.clock.local_now().hour >= 20)]

    def arrange(self) -> None:
        """Names of the days above, a week a row."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        for place, name in enumerate(self._names):
            self.place(name, SAFE + place * _PITCH, 0.225, _PITCH - 0.02, 0.055)
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, _WEEK)
            self.place(tile, SAFE + column * _PITCH, 0.29 + row * 0.135, _PITCH - 0.02, 0.1125)
        self.place(self._back, SAFE, 0.835, 0.3, 0.115)

    @property
    def _today(self) -> date:
        return self.backstage.clock.local_now().date()

    def _day(self, place: int) -> date:
        return self._monday + timedelta(days=place)

    def _words(self, day: date, today: date) -> str:
        if day == today:
            return self.tr("今天")
        if day < today:
            return self.tr("{day}日 已过").format(day=day.day)
        return dates.day(day) if day.day == 1 else self.tr("{day}日").format(day=day.day)

    def _choose(self, place: int) -> None:
        self.go.emit("plan_time", Plan(self._type_code, self._day(place).isoformat()))
