"""The pages by which a village plans its meetings, and the way to get there."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from kiosk.ui.keys import Key
from kiosk.ui.window import KioskWindow
from protocol.feed import PlannedMeeting
from tests.ui.village import Village
from tests.ui.village_feed import feed

Scene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]

_TO_PLAN = (Key.RIGHT, Key.OK, Key.DOWN, Key.OK)


def _announced() -> Village:
    meetings = (
        PlannedMeeting(id="a", type_code="members_meeting", day="2026-04-20", time="09:00"),
        PlannedMeeting(id="b", type_code="villager_reps_meeting", day="2026-04-28", time="14:30"),
    )
    return Village(said=feed(planned_meetings=meetings))


def _go(*keys: Key) -> Callable[[Village, KioskWindow], None]:
    def act(_village: Village, window: KioskWindow) -> None:
        for key in keys:
            window.page.take(key)
            QApplication.processEvents()

    return act


def planning_scenes() -> tuple[Scene, ...]:
    """Planning, step by step, and what is planned."""
    return (
        ("plan-type", _announced, _go(*_TO_PLAN)),
        ("plan-day", _announced, _go(*_TO_PLAN, Key.OK)),
        ("plan-time", _announced, _go(*_TO_PLAN, Key.OK, Key.OK)),
        ("agenda", _announced, _go(*_TO_PLAN, *[Key.OK] * 3)),
        ("agenda-called-off", _announced, _go(*_TO_PLAN, *[Key.OK] * 3, Key.LEFT, Key.OK)),
        ("agenda-empty", Village, _go(Key.RIGHT, Key.OK, Key.DOWN, Key.DOWN, Key.OK)),
    )
