"""The pages that put answers right before a record is sealed, and those of more than one page."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from kiosk.ui.keys import Key
from kiosk.ui.window import KioskWindow
from protocol.meeting_types import DEFAULT_MEETING_TYPES, Expected, MeetingType
from protocol.record import AttendanceStatus
from tests.ui.village import Village
from tests.ui.village_feed import QUESTIONS, feed

Scene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]

_ADDED = tuple(
    MeetingType(code=f"added{place}", name=f"村里第{place}种会", expected=Expected.MEMBERS)
    for place in range(1, 8)
)
_MANY = tuple(f"第{place}类课" for place in range(1, 15))


def closing_scenes() -> tuple[Scene, ...]:
    """All of them."""
    return (
        ("touch-up", _held("theme_party_day"), _at("touch_up")),
        ("touch-up-class", _held("tenth_class"), _at("touch_up")),
        ("retype", _held("theme_party_day"), _at("retype")),
        ("review-unmarked", _held("theme_party_day"), _at("review")),
        ("meeting-type-many", _with_many, _at("meeting_type")),
        ("meeting-type-more", _with_many, _at("meeting_type", Key.DOWN, Key.DOWN)),
        ("topics-many", _held("other"), _at("topics", Key.DOWN, Key.OK)),
        ("topics-more", _held("other"), _at("topics", *[Key.DOWN] * 6, Key.OK)),
    )


def _with_many() -> Village:
    types = (*DEFAULT_MEETING_TYPES, *_ADDED)
    return Village(said=feed(meeting_types=types, categories=_MANY))


def _held(type_code: str) -> Callable[[], Village]:
    def make() -> Village:
        village = _with_many()
        village.screen.attach(1)
        evening = village.evening
        evening.open(type_code, [QUESTIONS.sha256])
        for person in evening.meeting.expected[:4] if evening.meeting else ():
            evening.mark(person.person_id, AttendanceStatus.PRESENT)
        evening.set_people("王麦青", "李稻香")
        return village

    return make


def _at(page: str, *keys: Key) -> Callable[[Village, KioskWindow], None]:
    def act(_village: Village, window: KioskWindow) -> None:
        window.show_page(page)
        for key in keys:
            window.page.take(key)
            QApplication.processEvents()

    return act
