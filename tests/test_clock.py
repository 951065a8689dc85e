"""A wall clock is believed only as far as something else speaks for it."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.clock import BUILD_MS, FURTHEST_MS, Clock, TimeSource, boottime_ms, local_datetime
from kiosk.known_time import KnownTime
from protocol.moment import ClockTrust
from protocol.true_time import Lapse, OffsetSource

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
YEAR_MS = 365 * DAY_MS
EVENING_MS = BUILD_MS + 20 * DAY_MS


class Machine:
    """A PC with a wall clock that may say anything, and a kiosk that may be started again."""

    def __init__(self, wall_ms: int = EVENING_MS) -> None:
        self.wall_ms, self.boot_ms = wall_ms, 90_000
        self.boots = 1
        self.known = KnownTime()
        self.clock = self.start()

    def start(self) -> Clock:
        """Start the kiosk."""
        source = TimeSource(f"boot {self.boots}", lambda: self.wall_ms, lambda: self.boot_ms)
        self.clock = Clock(known=self.known, source=source)
        return self.clock

    def restart(self) -> Clock:
        """The kiosk falls and is started again, in the same boot."""
        self.known = self.clock.known
        return self.start()

    def reboot(self, off_ms: int, wall_ms: int | None = None) -> Clock:
        """Power is gone for a while; a flat battery forgets the time."""
        self.wall_ms = self.wall_ms + off_ms if wall_ms is None else wall_ms
        self.boot_ms, self.boots = 90_000, self.boots + 1
        return self.restart()

    def wait(self, ms: int) -> None:
        self.wall_ms += ms
        self.boot_ms += ms

    def ask(self, township_ms: int, trip_ms: int = 200) -> None:
        """Ask the township for the time over a line so long."""
        asked_ms = self.boot_ms
        self.wait(trip_ms)
        self.clock.learn(township_ms, asked_ms, self.boot_ms)

    @property
    def trust(self) -> ClockTrust:
        return self.clock.now().trust


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def flat() -> Machine:
    return Machine(wall_ms=12 * 60_000)


def test_a_clock_of_1970_is_doubtful_and_cannot_be_right(flat: Machine) -> None:
    assert flat.trust is ClockTrust.DOUBTFUL
    assert flat.clock.is_doubted
    assert not flat.clock.is_possible


def test_a_clock_nobody_has_spoken_for_is_neither_proven_nor_doubted(machine: Machine) -> None:
    assert machine.trust is ClockTrust.FLOOR
    assert not machine.clock.is_doubted


def test_a_clock_behind_the_townships_last_word_is_doubtful(machine: Machine) -> None:
    machine.clock.hear(EVENING_MS + 2 * HOUR_MS)
    assert machine.trust is ClockTrust.DOUBTFUL


def test_a_clock_that_agrees_with_the_township_is_synced(machine: Machine) -> None:
    machine.ask(EVENING_MS + 30_000)
    assert machine.trust is ClockTrust.SYNCED


@pytest.mark.parametrize("wrong_ms", [-YEAR_MS, YEAR_MS, -2 * HOUR_MS, 2 * 60_000])
def test_a_clock_the_township_contradicts_is_doubtful_but_needs_no_question(wrong_ms: int) -> None:
    machine = Machine(EVENING_MS + wrong_ms)
    machine.ask(EVENING_MS, trip_ms=0)
    assert machine.trust is ClockTrust.DOUBTFUL
    assert not machine.clock.is_doubted
    assert machine.clock.now_ms == EVENING_MS


def test_a_clock_set_a_year_ahead_is_doubtful_even_on_the_day_of_the_last_contact() -> None:
    machine = Machine()
    machine.ask(EVENING_MS)
    machine.reboot(HOUR_MS, machine.wall_ms + YEAR_MS)
    assert machine.trust is ClockTrust.DOUBTFUL
    assert machine.clock.is_possible


def test_months_without_a_word_are_no_doubt(machine: Machine) -> None:
    machine.ask(EVENING_MS)
    machine.reboot(FURTHEST_MS - DAY_MS)
    assert machine.trust is ClockTrust.FLOOR


@pytest.mark.parametrize("jump_ms", [-2 * HOUR_MS, 2 * HOUR_MS, -YEAR_MS, YEAR_MS])
@pytest.mark.parametrize("asked", [True, False])
def test_after_a_jump_of_the_wall_clock_it_is_doubted(
    machine: Machine, jump_ms: int, asked: bool
) -> None:
    if asked:
        machine.ask(EVENING_MS)
    machine.wait(HOUR_MS)
    machine.wall_ms += jump_ms
    assert machine.trust is ClockTrust.DOUBTFUL
    machine.restart()
    assert machine.trust is ClockTrust.DOUBTFUL


def test_a_clock_that_jumps_back_to_where_it_was_is_as_good_as_before(machine: Machine) -> None:
    machine.ask(EVENING_MS)
    machine.wall_ms += HOUR_MS
    machine.wait(HOUR_MS)
    machine.wall_ms -= HOUR_MS
    assert machine.trust is ClockTrust.SYNCED


def test_a_jump_does_not_reach_the_time_the_township_gave(machine: Machine) -> None:
    machine.ask(EVENING_MS, trip_ms=0)
    machine.wall_ms += YEAR_MS
    machine.wait(HOUR_MS)
    assert machine.clock.now_ms == EVENING_MS + HOUR_MS


def test_a_suspended_machine_goes_on_counting(machine: Machine) -> None:
    """CLOCK_BOOTTIME counts a suspend, so that neither duration nor trust suffers."""
    machine.ask(EVENING_MS, trip_ms=0)
    before = machine.clock.now()
    machine.wait(9 * HOUR_MS)
    after = machine.clock.now()
    assert machine.clock.lapse(before, after) == Lapse(9 * HOUR_MS, measured=True)
    assert after.trust is ClockTrust.SYNCED


def test_the_monotonic_clock_is_the_one_that_counts_a_suspend(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []
    real = time.clock_gettime_ns
    monkeypatch.setattr(
        "kiosk.clock.time.clock_gettime_ns", lambda which: (read.append(which), real(which))[1]
    )
    boottime_ms()
    assert read == [time.CLOCK_BOOTTIME]


def test_durations_within_a_boot_do_not_hear_the_wall(machine: Machine) -> None:
    before = machine.clock.now()
    machine.wait(HOUR_MS)
    machine.wall_ms -= YEAR_MS
    assert before.elapsed_ms(machine.clock.now()) == HOUR_MS


def test_between_two_boots_nothing_is_measured_but_good_clocks_can_be_compared(
    machine: Machine,
) -> None:
    before = machine.clock.now()
    after = machine.reboot(HOUR_MS).now()
    assert before.elapsed_ms(after) is None
    assert machine.clock.lapse(before, after) == Lapse(HOUR_MS, measured=False)


def test_between_two_boots_a_doubtful_clock_says_nothing(machine: Machine) -> None:
    before = machine.clock.now()
    after = machine.reboot(HOUR_MS, wall_ms=0).now()
    assert machine.clock.lapse(before, after) is None


def test_contact_makes_the_time_between_two_doubtful_boots_known(flat: Machine) -> None:
    before = flat.clock.now()
    flat.ask(EVENING_MS, trip_ms=0)
    clock = flat.reboot(0, wall_ms=0)
    after = clock.now()
    flat.ask(EVENING_MS + HOUR_MS, trip_ms=0)
    assert clock.lapse(before, after) == Lapse(HOUR_MS, measured=False)


def test_what_was_learnt_corrects_the_boot_before_after_a_reboot(flat: Machine) -> None:
    opened = flat.clock.now()
    flat.wait(HOUR_MS)
    flat.ask(EVENING_MS + HOUR_MS, trip_ms=200)
    clock = flat.reboot(DAY_MS, wall_ms=0)
    corrected = clock.true_time(opened)
    assert corrected is not None
    assert abs(corrected.at_ms - EVENING_MS) <= 200
    assert corrected.is_proven
    assert opened.wall_ms < DAY_MS, "what was recorded stays"


def test_a_boot_without_contact_is_not_corrected(flat: Machine) -> None:
    opened = flat.clock.now()
    clock = flat.reboot(0, wall_ms=0)
    flat.ask(EVENING_MS)
    assert clock.true_time(opened) is None


def test_half_the_way_there_and_back_is_how_uncertain_it_is(machine: Machine) -> None:
    machine.ask(EVENING_MS, trip_ms=4_000)
    (offset,) = machine.clock.offsets
    assert offset.uncertainty_ms == 2_000


def test_a_sharper_answer_takes_the_place_of_a_slow_one(machine: Machine) -> None:
    machine.ask(EVENING_MS, trip_ms=4_000)
    machine.ask(machine.wall_ms, trip_ms=100)
    assert [one.uncertainty_ms for one in machine.clock.offsets] == [50]


def test_the_same_answer_again_is_not_written_down(machine: Machine) -> None:
    machine.ask(EVENING_MS)
    known = machine.clock.known
    machine.wait(600_000)
    machine.ask(machine.wall_ms)
    assert machine.clock.known is known


def test_a_boot_of_many_days_is_compared_again_each_day(machine: Machine) -> None:
    for _ in range(5):
        machine.ask(machine.wall_ms)
        machine.wait(25 * HOUR_MS)
    assert len(machine.clock.offsets) == 5


def test_a_township_that_puts_its_own_clock_right_is_believed(machine: Machine) -> None:
    machine.ask(EVENING_MS + HOUR_MS, trip_ms=0)
    machine.ask(EVENING_MS, trip_ms=0)
    assert machine.trust is ClockTrust.SYNCED
    assert len(machine.clock.offsets) == 1


def test_what_is_kept_does_not_grow_without_end(machine: Machine) -> None:
    for _ in range(100):
        machine.ask(machine.wall_ms)
        machine.reboot(DAY_MS)
    assert len(machine.clock.known.offsets) == 64


def test_a_wrong_word_of_the_township_can_be_lowered_again(machine: Machine) -> None:
    machine.clock.hear(EVENING_MS + YEAR_MS)
    assert machine.trust is ClockTrust.DOUBTFUL
    machine.ask(EVENING_MS)
    machine.reboot(HOUR_MS)
    assert machine.trust is ClockTrust.FLOOR


def test_nothing_a_wrong_clock_says_itself_makes_a_right_one_doubtful() -> None:
    """A record of a year ahead is no floor: only the township's word is."""
    machine = Machine(EVENING_MS + YEAR_MS)
    machine.clock.now()
    machine.reboot(HOUR_MS, EVENING_MS + HOUR_MS)
    assert machine.trust is ClockTrust.FLOOR


def test_the_operators_word_sets_the_date_and_proves_nothing(flat: Machine) -> None:
    opened = flat.clock.now()
    flat.clock.set_by_hand(flat.clock.at(2026, 11, 20, 19, 0))
    assert f"{flat.clock.local_now():%Y-%m-%d %H:%M}" == "2026-11-20 19:00"
    assert not flat.clock.is_doubted
    assert flat.clock.is_set_by_hand
    assert flat.trust is ClockTrust.DOUBTFUL
    corrected = flat.clock.true_time(opened)
    assert corrected is not None
    assert (corrected.source, corrected.is_proven) == (OffsetSource.OPERATOR, False)


def test_the_operators_last_word_counts_and_can_be_taken_back(flat: Machine) -> None:
    flat.clock.set_by_hand(flat.clock.at(2026, 11, 19, 19, 0))
    flat.clock.set_by_hand(flat.clock.at(2026, 11, 20, 19, 0))
    assert len(flat.clock.offsets) == 1
    flat.clock.take_back()
    assert flat.clock.is_doubted
    assert flat.clock.local_now().year == 1970


def test_the_townships_word_goes_before_the_operators(flat: Machine) -> None:
    flat.clock.set_by_hand(flat.clock.at(2026, 12, 24, 19, 0))
    flat.ask(EVENING_MS, trip_ms=0)
    assert flat.clock.now_ms == EVENING_MS
    assert not flat.clock.is_set_by_hand


def test_the_operators_word_holds_for_its_own_boot_only(flat: Machine) -> None:
    flat.clock.set_by_hand(flat.clock.at(2026, 11, 20, 19, 0))
    assert flat.reboot(0, wall_ms=0).is_doubted


def test_setting_the_time_begins_at_what_is_known_not_in_1970(flat: Machine) -> None:
    flat.clock.hear(EVENING_MS)
    assert flat.clock.likely() == datetime.fromtimestamp(EVENING_MS / 1000, tz=UTC)


def test_how_long_ago_is_not_told_by_a_clock_that_is_doubted(machine: Machine) -> None:
    machine.ask(EVENING_MS, trip_ms=0)
    contact_ms = machine.clock.now_ms
    machine.reboot(23 * DAY_MS)
    assert machine.clock.since_ms(contact_ms) == 23 * DAY_MS
    machine.wall_ms += 2 * YEAR_MS
    assert machine.clock.since_ms(contact_ms) is None


def test_a_receipt_that_comes_before_the_time_was_said_is_not_past_too_soon(flat: Machine) -> None:
    """Records are kept for months after it."""
    flat.clock.hear(EVENING_MS)
    noted_ms = flat.clock.latest_ms
    flat.ask(EVENING_MS + 90 * DAY_MS, trip_ms=0)
    assert noted_ms > flat.clock.now_ms == flat.clock.latest_ms


@pytest.fixture(params=["UTC", "Asia/Shanghai"])
def _machines_zone(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_machines_zone")
def test_the_stations_zone_decides_the_day() -> None:
    evening = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
    machine = Machine(round(evening.timestamp() * 1000))
    assert machine.clock.local_now().isoformat() == "2026-11-21T00:30:00+08:00"
    assert machine.clock.at(2026, 11, 21, 0, 30) == evening
    assert local_datetime(machine.clock.now()).utcoffset() == timedelta(hours=8)


def test_the_machines_own_clocks_are_read() -> None:
    before_ms = time.time_ns() // 1_000_000
    moment = Clock().now()
    assert 0 <= moment.wall_ms - before_ms < 60_000
    ours_ms = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    assert 0 <= ours_ms - moment.boot_ms < 60_000
