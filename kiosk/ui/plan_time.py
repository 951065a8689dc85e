"""At what time? The hours at which villages meet, and half past each by one press more."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kiosk.ui import dates
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.planning import Plan
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size

_FIRST_HOUR = 7
_HOURS = 15
_COLUMNS = 5
_LIKELIEST = 19
_PITCH = 0.3396


class PlanTimePage(Page):
    """Asks for the time of a meeting that is being planned, and has it kept."""

    name = "plan_time"
    follows = ("agenda",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._plan = Plan("")
        self._half = False
        self._awaits = False
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._tiles = [Face(theme, self, size=Size.TILE) for _ in range(_HOURS)]
        for place, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _=False, place=place: self._choose(place))
        self._halves = Face(theme, self, size=Size.BODY)
        self._halves.clicked.connect(self._turn_half)
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._back.clicked.connect(self.back)
        backstage.agenda.kept.connect(self._on_kept)
        backstage.agenda.told.connect(self._on_told)

    def enter(self, visit: object) -> None:
        """Show full hours."""
        self._awaits = self._half = False
        if isinstance(visit, Plan):
            self._plan = visit
        self._show()

    def first_focus(self) -> QWidget:
        """When villages meet most often, if that is still to come."""
        evening = self._tiles[_LIKELIEST - _FIRST_HOUR]
        usable = (tile for tile in self._tiles if tile.isEnabled())
        return evening if evening.isEnabled() else next(usable, self._halves)

    def arrange(self) -> None:
        """Morning, afternoon and evening in rows."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, _COLUMNS)
            self.place(tile, SAFE + column * _PITCH, 0.25 + row * 0.18, _PITCH - 0.02, 0.155)
        self.place(self._halves, SAFE + 2 * _PITCH, 0.835, 3 * _PITCH - 0.02, 0.115)
        self.place(self._back, SAFE, 0.835, 0.3, 0.115)

    def _show(self) -> None:
        day = date.fromisoformat(self._plan.day) if self._plan.day else date.min
        self._head.set_text(self.tr("几点开？"))
        self._sub.set_text(
            self.tr("{type}，{day}{weekday}；选好就记下了").format(
                type=self._type_name(), day=dates.day(day), weekday=dates.weekday(day)
            )
        )
        now = self.backstage.clock.local_now()
        earliest = f"{now:%H:%M}" if day == now.date() else ""
        for place, tile in enumerate(self._tiles):
            time, is_past = self._time(place), self._time(place) < earliest
            tile.set_text(self.tr("{time} 已过").format(time=time) if is_past else time)
            tile.setEnabled(not is_past)
        self._halves.set_text(self.tr("换成整点") if self._half else self.tr("换成半点"))

    def _type_name(self) -> str:
        feed = self.backstage.exchange.feed
        kinds = feed.meeting_types if feed is not None else ()
        return next((one.name for one in kinds if one.code == self._plan.type_code), "")

    def _time(self, place: int) -> str:
        return f"{_FIRST_HOUR + place:02d}:{30 if self._half else 0:02d}"

    def _turn_half(self) -> None:
        self._half = not self._half
        self._show()

    def _choose(self, place: int) -> None:
        if not self._awaits:
            self._awaits = True
            self.backstage.agenda.plan(self._plan.type_code, self._plan.day, self._time(place))

    def _on_kept(self, meeting: object) -> None:
        if self._awaits:
            self._awaits = False
            self.go.emit("agenda", meeting)

    def _on_told(self, _code: str, _details: object) -> None:
        """The disk did not take it: it can be pressed again."""
        self._awaits = False
