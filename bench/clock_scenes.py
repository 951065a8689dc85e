"""The kiosk on evenings on which its clock is wrong, and what somebody makes of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bench.record_scenes import RecordScene, closed, press
from kiosk.store.documents import StoredRecord
from kiosk.ui.keys import Key
from kiosk.ui.window import KioskWindow
from tests.ui.village import StandingClock, Village
from tests.ui.village_feed import NOW

_NOW_MS = round(NOW.timestamp() * 1000)


def clock_scenes() -> Iterator[RecordScene]:
    """Home, the dials and records, by clocks that jumped or stood still."""
    yield "home-clock", _jumped, _look
    yield "home-clock-flat", _flat, _look
    yield "set-time", _flat, lambda _village, window: press(window, Key.OK)
    yield "set-time-passed", _flat, _turn_back
    yield "set-time-again", _told, lambda _village, window: window.show_page("set_time")
    yield "guide-clock", _told, lambda _village, window: window.show_page("guide", "clock")
    yield "record-clock-corrected", _held_flat(_by_township), _open_record
    yield "record-clock-by-hand", _held_flat(_by_hand), _open_record
    yield "record-clock-unknown", _held_flat(lambda _village: None), _open_record


def _jumped() -> Village:
    village = Village()
    village.clock.be_doubtful()
    return village


def _flat() -> Village:
    village = Village()
    village.clock.go_flat()
    return village


def _told() -> Village:
    village = _flat()
    village.exchange.timekeeping.set_by_hand(NOW)
    return village


def _held_flat(afterwards: Callable[[Village], None]) -> Callable[[], Village]:
    def make() -> Village:
        clock = StandingClock()
        clock.go_flat()
        village = closed(clock=clock)
        afterwards(village)
        village.exchange.records = [_without_offsets(one) for one in village.exchange.records]
        return village

    return make


def _without_offsets(stored: StoredRecord) -> StoredRecord:
    return replace(stored, record=stored.record.model_copy(update={"clock_offsets": ()}))


def _by_township(village: Village) -> None:
    clock = village.clock
    clock.learn(_NOW_MS + 2_400_000, clock.boot_ms, clock.boot_ms)


def _by_hand(village: Village) -> None:
    village.exchange.timekeeping.set_by_hand(NOW)


def _look(_village: Village, _window: KioskWindow) -> None:
    pass


def _turn_back(_village: Village, window: KioskWindow) -> None:
    press(window, Key.OK, Key.LEFT, Key.OK)


def _open_record(_village: Village, window: KioskWindow) -> None:
    window.show_page("records")
    press(window, Key.OK)
