"""The first page: what is due, one clear next step, and how things stand."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kiosk.ui import dates
from kiosk.ui.backstage import Backstage
from kiosk.ui.home_state import HomeState, Mood, Step, home_state
from kiosk.ui.keys import Key
from kiosk.ui.page import Page
from kiosk.ui.sure import SureFace
from kiosk.ui.text import RIGHT, Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.tile import Card, Primary, StatusLine, Tile

_MINUTE_MS = 60_000
_RIGHT_EDGE = 1.7278


class HomePage(Page):
    """Home; every way back leads here."""

    name = "home"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._state: HomeState | None = None
        self._faults: tuple[str, ...] = ()
        self._clock_doubted = True
        self._awaits_opening = False
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self.theme
        self._station = Text(theme, self, Size.LABEL, ink="ink2")
        self._clock = Text(theme, self, Size.LABEL, ink="ink2", align=RIGHT)
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._primary = Primary(theme, self)
        self._card = Card(theme, self)
        self._tiles = (
            Tile(theme, self, self.tr("点播课件"), digit="1", icon="bookshelf"),
            Tile(theme, self, self.tr("十号课堂"), digit="2", icon="school-outline"),
            Tile(theme, self, self.tr("学习记录"), digit="3", icon="notebook-check-outline"),
            Tile(theme, self, self.tr("检查和帮助"), digit="4", icon="lifebuoy"),
        )
        self._power = SureFace(theme, self, self.tr("关机"), self.tr("再按就关"), size=Size.TILE)
        self._status = StatusLine(theme, self)

    def _connect(self) -> None:
        backstage = self.backstage
        self._primary.clicked.connect(lambda: self._take_step(self._now.primary))
        self._card.clicked.connect(lambda: self._take_step(self._now.second))
        for tile, page in zip(
            self._tiles, ("on_demand", "tenth_class", "records", "check"), strict=True
        ):
            tile.clicked.connect(lambda _=False, page=page: self.go.emit(page, None))
        self._power.confirmed.connect(backstage.power)
        self._status.clicked.connect(self._open_status)
        backstage.evening.changed.connect(self._on_meeting)
        backstage.exchange.changed.connect(self._refresh)
        backstage.exchange.feed_changed.connect(self._refresh)
        backstage.selfcheck.finished.connect(self._on_checked)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._refresh)

    @property
    def _now(self) -> HomeState:
        if self._state is None:
            self._state = self._read_state()
        return self._state

    def enter(self, visit: object) -> None:
        """Show how things stand now."""
        self._awaits_opening = False
        self._show_state()
        self._minute.start()

    def leave(self) -> None:
        """Stop the clock."""
        self._minute.stop()

    def detail(self) -> str:
        """Which of its states home is in."""
        return self._now.mood.value

    def first_focus(self) -> QWidget:
        """The one clear next step."""
        return self._primary

    def pressed(self, key: Key) -> bool:
        """Back leads to the primary step."""
        if key is Key.BACK:
            self.focus_on(self._primary)
        return key is Key.BACK

    def digit_pressed(self, digit: int) -> None:
        """Digits are short cuts to the tiles."""
        if 1 <= digit <= len(self._tiles):
            self._tiles[digit - 1].press()

    def arrange(self) -> None:
        """Lay the page out as the sketch does."""
        self.place(self._station, SAFE, 0.055, 0.8, 0.065)
        self.place(self._clock, 1.0, 0.055, _RIGHT_EDGE - 1.0, 0.065)
        self.place(self._head, SAFE, 0.14, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.235, 1.67, 0.06)
        self.place(self._primary, SAFE, 0.315, 0.96, 0.30)
        self.place(self._card, 1.04, 0.315, 0.688, 0.30)
        for place, tile in enumerate(self._tiles):
            self.place(tile, SAFE + 0.373 * place, 0.665, 0.358, 0.165)
        self.place(self._power, 1.542, 0.665, 0.186, 0.165)
        self.place(self._status, SAFE, 0.865, _RIGHT_EDGE - SAFE, 0.085)

    def _read_state(self) -> HomeState:
        return home_state(self.backstage, self._faults, self._clock_doubted)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show_state()

    def _show_state(self) -> None:
        before, self._state = self._state, self._read_state()
        state = self._state
        self.set_dark(self.backstage.config.dark or state.mood is Mood.RESUME)
        self._station.set_text(state.station)
        self._clock.set_text(dates.clock_line(self.backstage.clock.local_now()))
        self._head.set_text(state.head)
        self._sub.set_text(state.sub)
        self._primary.set_words(state.primary_words, state.primary_line)
        self._card.set_card(state.card_words, state.rows)
        self._status.set_text(state.status)
        self._status.set_tint(state.status_tint)
        self._status.set_icon(state.status_icon)
        if before is not None and before.mood is not state.mood:
            self.titled.emit()

    def _take_step(self, step: Step) -> None:
        if step is Step.OPEN_PLANNED:
            self._open_planned()
        elif step is Step.RESUME:
            self._resume()
        elif step is Step.END:
            self.go.emit(self._ending_page(), None)
        elif step is Step.IGNORE_FAULT:
            self._faults = ()
            self._show_state()
            self.focus_on(self._primary)
        elif step is Step.CLOCK_RIGHT:
            self._clock_doubted = False
            self._show_state()
        else:
            self.go.emit(step.value, self._faults[0] if self._faults else None)

    def _open_planned(self) -> None:
        planned = self.backstage.exchange.planned_today
        if planned is None:
            self.go.emit(Step.CHOOSE_TYPE.value, None)
            return
        evening = self.backstage.evening
        courses = planned.courseware or tuple(
            item.courseware.sha256 for item in evening.propose(planned.type_code)
        )
        self._awaits_opening = True
        evening.open(planned.type_code, courses, planned_id=planned.id)

    def _resume(self) -> None:
        evening = self.backstage.evening
        meeting = evening.meeting
        if meeting is None:
            return
        evening.take_up()
        if meeting.playing is not None and not meeting.playing.ended:
            self.go.emit("playing", None)
        else:
            self.go.emit("standby" if meeting.viewings else "roll_call", None)

    def _ending_page(self) -> str:
        meeting = self.backstage.evening.meeting
        if meeting is None or not meeting.viewings:
            return "abandon"
        return "absent" if meeting.unmarked else "discussion"

    def _on_meeting(self) -> None:
        if self._awaits_opening and self.backstage.evening.meeting is not None:
            self._awaits_opening = False
            self.go.emit("roll_call", None)
            return
        self._refresh()

    def _on_checked(self, results: object) -> None:
        checked = results if isinstance(results, tuple) else ()
        self._faults = tuple(one.code for one in checked if not one.ok)
        self._refresh()

    def _open_status(self) -> None:
        self.go.emit("records" if self.backstage.exchange.state.pending else "check", None)
