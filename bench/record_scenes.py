"""The pages of closed records in every state that looks different, and the way to get there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QApplication

from kiosk.correcting import (
    SUPPLEMENT_MS,
    revised,
    with_discussion,
    with_mark,
    with_type,
    with_villagers,
)
from kiosk.errors import Trouble
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.ui.keys import Key
from kiosk.ui.window import KioskWindow
from protocol.meeting_types import DEFAULT_MEETING_TYPES
from protocol.record import (
    AttendanceStatus,
    CorrectionKind,
    CorrectionReason,
    Discussion,
    DiscussionForm,
)
from tests.ui.village import StandingClock, Village
from tests.ui.village_feed import QUESTIONS, feed, roster

RecordScene = tuple[str, Callable[[], Village], Callable[[Village, KioskWindow], None]]

COMMENT = "王麦青那天到了没有？名单上没有她，请补一下签到；讨论也请补写，写清楚几个人发了言就行"
_DAY_MS = SUPPLEMENT_MS + 1


def closed(*, people: int = 18, present: int = 16, clock: StandingClock | None = None) -> Village:
    """A village that has closed one meeting, with two who did not come."""
    village = Village(said=feed(roster=roster(people)), clock=clock or StandingClock())
    evening = village.evening
    evening.attach_picture(1)
    evening.open("theme_party_day", (QUESTIONS.sha256,))
    for person in roster(people)[:present]:
        evening.mark(person.id, AttendanceStatus.PRESENT)
    evening.count_villagers(5)
    evening.play()
    village.screen.run(QUESTIONS.length_ms)
    village.screen.end()
    evening.close()
    return village


def standing(**fields: Any) -> Callable[[], Village]:
    """The same, and the record stands otherwise."""

    def make() -> Village:
        village = closed()
        (stored,) = village.exchange.records
        village.exchange.records = [replace(stored, **fields)]
        waits = {"pending": 0, "returned": 0, "refused": 0}
        key = {"returned": "returned", "refused": "refused"}.get(fields.get("state", ""), "")
        asked = stored.record.id if key else ""
        village.exchange.say(**(waits | ({key: 1} if key else {})), asked_about=asked)
        return village

    return make


def corrected() -> Village:
    """The same, with two further revisions."""
    village = closed()
    (stored,) = village.exchange.records
    first, at = stored.record, village.clock.now()
    person = first.expected[-1]
    draft = with_mark(first, first, person, AttendanceStatus.PRESENT, at)
    talk = Discussion(form=DiscussionForm.ON_PAPER, speakers=3)
    second = revised(
        first,
        with_discussion(draft, talk),
        kind=CorrectionKind.SUPPLEMENT,
        author=person.name,
        reason=CorrectionReason.ADDED,
        at=at,
    )
    kind = next(one for one in DEFAULT_MEETING_TYPES if one.code == "members_meeting")
    third = revised(
        second,
        with_villagers(with_type(second, kind), 8),
        kind=CorrectionKind.CORRECTION,
        author=person.name,
        reason=CorrectionReason.WRONG_TYPE,
        at=at,
    )
    kept = StoredRecord(third, RecordState.PENDING, earlier=(first, second))
    village.exchange.records = [kept]
    return village


def press(window: KioskWindow, *keys: Key) -> None:
    """Press keys, and let what follows happen."""
    for key in keys:
        window.page.take(key)
        QApplication.processEvents()


def on_record(*keys: Key) -> Callable[[Village, KioskWindow], None]:
    """Open the record, then press."""

    def act(village: Village, window: KioskWindow) -> None:
        window.show_page("record", village.exchange.records[0])
        press(window, *keys)

    return act


def on_draft(*keys: Key, late: bool = False) -> Callable[[Village, KioskWindow], None]:
    """Begin to put the record right, then press."""

    def act(village: Village, window: KioskWindow) -> None:
        if late:
            village.clock.wait(_DAY_MS)
        window.show_page("amend", village.exchange.records[0])
        press(window, *keys)

    return act


def _not_saved(village: Village, window: KioskWindow) -> None:
    village.desk.trouble = Trouble.DISK_FAILED
    on_draft(*_TALK, Key.OK)(village, window)


def _taken(village: Village, window: KioskWindow) -> None:
    village.desk.trouble = Trouble.REVISION_TAKEN
    on_draft(*_TALK, Key.OK)(village, window)


_TALK = (Key.OK, Key.OK, Key.OK)
"""The discussion: talked about, three people, on paper."""


def record_scenes() -> Iterator[RecordScene]:
    """Closed records, and putting them right."""
    returned = standing(state=RecordState.RETURNED, comment=COMMENT)
    refused = standing(state=RecordState.REFUSED, reason="hash")
    yield "home-returned", returned, lambda _village, window: window.show_page("home")
    yield "home-refused", refused, lambda _village, window: window.show_page("home")
    yield "records-corrected", corrected, lambda _village, window: window.show_page("records")
    yield "record-returned", returned, on_record()
    yield "record-refused", refused, on_record()
    yield "record-corrected", corrected, on_record()
    yield "record-changes", corrected, on_record(Key.DOWN, Key.OK)
    yield "record-corrected-names", corrected, on_record(Key.OK)
    yield "record-gone", closed, lambda _village, window: window.show_page("record", "none")
    yield from _amend_scenes(returned)


def _amend_scenes(returned: Callable[[], Village]) -> Iterator[RecordScene]:
    down = Key.DOWN
    yield "amend", returned, on_draft()
    yield "amend-asked-changed", returned, on_draft(*_TALK)
    yield "amend-changed", closed, on_draft(*_TALK)
    yield "amend-off", closed, on_draft(Key.RIGHT, down, Key.OK, Key.RIGHT, down, Key.OK)
    yield "amend-late", closed, on_draft(*_TALK, late=True)
    yield "amend-gone", closed, lambda _village, window: window.show_page("amend", "none")
    yield "amend-discussion", closed, on_draft(Key.OK)
    yield "amend-roll", closed, on_draft(down, Key.OK, Key.OK, Key.OK)
    yield "amend-roll-done", closed, on_draft(down, Key.OK, Key.OK, Key.RIGHT, Key.RIGHT)
    yield "amend-villagers", closed, on_draft(down, down, Key.OK, Key.OK)
    yield "amend-type", closed, on_draft(down, down, down, Key.OK)
    yield "amend-people", closed, on_draft(*[down] * 4, Key.OK)
    yield "amend-topics", closed, on_draft(*[down] * 5, Key.OK)
    yield "amend-abandon", closed, on_draft(Key.RIGHT, down, Key.OK)
    yield "amend-reason", closed, on_draft(*_TALK, Key.OK, late=True)
    yield "amend-author", closed, on_draft(*_TALK, Key.OK, Key.OK, late=True)
    yield "amend-saved", closed, on_draft(*_TALK, Key.OK)
    yield "amend-not-saved", closed, _not_saved
    yield "amend-taken", closed, _taken
