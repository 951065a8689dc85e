"""Random lives of a station whose clocks lie, against the truth that only this file knows.

The clocks of the machine are invented; the kiosk's clock, the fold of the meeting, its sealing and
the township's arithmetic are the real ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

from bench.report import Row
from kiosk import events as ev
from kiosk.clock import FURTHEST_MS, Clock, TimeSource
from kiosk.events import Event
from kiosk.folding import apply
from kiosk.known_time import KnownTime
from kiosk.meeting import Meeting
from kiosk.sealing import record
from protocol.moment import ClockTrust, Moment
from protocol.people import PersonStatus
from protocol.record import AttendanceStatus, ExpectedPerson, MeetingRecord
from protocol.true_record import in_true_time
from protocol.true_time import ClockOffset, of_boot, with_arrival, with_offset
from tests.meeting.stories import COURSE, Story
from torture.odd_clocks import AGREES_MS, HOUR_MS, MINUTE_MS, SECOND_MS, YEAR_MS, Machine, Truth
from township.ledger.flags import Flag, flags_of_times

DURATIONS = "clocks: durations"
CONTACT = "clocks: same-boot times after contact"
OTHERS = "clocks: other times not flagged"

_MOST_BOOTS = 20
_FILM = COURSE.model_copy(update={"length_ms": 2 * HOUR_MS})


def rows(seed: int, count: int, folder: Path) -> list[Row]:  # noqa: ARG001 - needs no disk
    """Live ``count`` random lives.

    Args:
        seed: which ones; the same seed lives the same.
        count: how many.
        folder: not used: nothing here is about disks.
    """
    found = Findings()
    boots = records = 0
    for number in range(count):
        life = Life(Random(f"{seed} {number}"))  # noqa: S311
        life.live()
        boots += life.machine.boots
        records += len(life.records)
        life.judge(found)
    told = f"{boots} boots, {records} records, seed {seed}"
    return [
        _worst(DURATIONS, found.durations_ms, 1_000, told),
        _worst(CONTACT, found.after_contact_ms, 5_000, told),
        Row(
            OTHERS,
            found.unflagged if found.others else None,
            "==",
            0,
            "times",
            found.others,
            spread=told,
        ),
    ]


def _worst(figure: str, errors_ms: list[int], bar_ms: int, told: str) -> Row:
    worst = max(errors_ms, default=None)
    return Row(figure, worst, "<=", bar_ms, "ms", len(errors_ms), spread=told)


@dataclass
class Findings:
    """How far what was recorded is from what was."""

    durations_ms: list[int] = field(default_factory=list)
    after_contact_ms: list[int] = field(default_factory=list)
    others: int = 0
    unflagged: int = 0


class Life:
    """A station from its first boot to its last contact.

    Args:
        random: decides everything.
    """

    def __init__(self, random: Random) -> None:
        self.random = random
        self.machine = Machine(random)
        self.records: list[tuple[MeetingRecord, int]] = []
        """Each with the true time at which the township received it."""
        self._pending: list[MeetingRecord] = []
        self._township: dict[str, tuple[ClockOffset, ...]] = {}
        self._truths: dict[tuple[str, int, int], Truth] = {}
        self._contacts: set[str] = set()
        self._spans: dict[str, tuple[int, int, int]] = {}
        """Of each record: how long it was paused, silent and played, in true milliseconds."""
        self._meeting: Meeting | None = None
        self._known = KnownTime()
        self._clock = self._start()

    def live(self) -> None:
        """Evening after evening; the line is there on some of them."""
        for _ in range(self.random.randint(1, _MOST_BOOTS)):
            for _ in range(self.random.randint(0, 2)):
                self._wait(self.random.randint(1, 60) * MINUTE_MS)
                self._happen()
                self._hold_meeting()
            self._happen()
            self._reboot(self.random.randint(1, 3 * 24 * 60) * MINUTE_MS)
        self._contact()

    def judge(self, found: Findings) -> None:
        """Compare what the township makes of the records with the truth."""
        for sealed, received_ms in self.records:
            boots = {moment.boot_id for moment in sealed.moments()}
            told = (one for boot in boots for one in self._township.get(boot, ()))
            known = (*sealed.clock_offsets, *told)
            right = in_true_time(sealed, known)
            flags = flags_of_times(sealed, known, received_ms)
            for raw, best in zip(sealed.moments(), right.moments(), strict=True):
                self._judge_moment(found, raw, best, flags)
            self._judge_durations(found, sealed)

    def _judge_moment(self, found: Findings, raw: Moment, best: Moment, flags: list[str]) -> None:
        truth = self._truths[_key(raw)]
        error_ms = abs(best.wall_ms - truth.at_ms)
        if raw.boot_id in self._contacts:
            found.after_contact_ms.append(error_ms)
        else:
            found.others += 1
            found.unflagged += not _is_flagged(best, truth, error_ms, flags)
        if raw.trust is ClockTrust.SYNCED:
            found.unflagged += abs(raw.wall_ms - truth.at_ms) > AGREES_MS + 5_000

    def _judge_durations(self, found: Findings, sealed: MeetingRecord) -> None:
        if sealed.id not in self._spans:
            return
        (viewing,) = sealed.viewings
        told = (viewing.paused_ms, viewing.muted_ms, viewing.effective_ms)
        truths = self._spans[sealed.id]
        found.durations_ms += [abs(a - b) for a, b in zip(told, truths, strict=True)]
        measured_ms = sealed.opened.elapsed_ms(sealed.closed)
        if measured_ms is not None:
            true_ms = self._true(sealed.closed) - self._true(sealed.opened)
            found.durations_ms.append(abs(measured_ms - true_ms))

    def _true(self, moment: Moment) -> int:
        return self._truths[_key(moment)].at_ms

    def _start(self) -> Clock:
        machine = self.machine
        source = TimeSource(machine.boot_id, machine.wall_ms, machine.boot_ms)
        return Clock(known=self._known, source=source)

    def _restart(self) -> None:
        self._known = self._clock.known
        self._clock = self._start()

    def _reboot(self, off_ms: int) -> None:
        self.machine.true_ms += off_ms
        self.machine.power_on()
        self._restart()

    def _wait(self, ms: int) -> int:
        self.machine.true_ms += ms
        return ms

    def _now(self) -> Moment:
        moment = self._clock.now()
        truth = Truth(self.machine.true_ms, self.machine.has_jumped)
        self._truths[_key(moment)] = truth
        return moment

    def _happen(self) -> None:
        """Something befalls the clocks, or nothing."""
        match self.random.randrange(7):
            case 0:
                sign = self.random.choice([-1, 1])
                scale = self.random.choice([MINUTE_MS, HOUR_MS, YEAR_MS])
                self.machine.jump(sign * (scale + self.random.randint(1, 50 * MINUTE_MS)))
            case 1:
                self._contact()
            case 2:
                self._restart()
            case 3:
                minutes = self.random.randint(-4, 4)
                told_ms = self.machine.true_ms + minutes * MINUTE_MS
                self._clock.set_by_hand(_local(self._clock, told_ms))
                self._note_clock()

    def _contact(self) -> None:
        """The line is up: records, then the status, and the township's time in the answer."""
        self._receive()
        clock, machine = self._clock, self.machine
        asked_ms, sent = machine.boot_ms(), clock.now()
        self._wait(self.random.randint(20, 2_000))
        told_ms = machine.true_ms
        boot_id = machine.boot_id
        self._tell(clock.known.offsets)
        self._township[boot_id] = with_arrival(self._of(boot_id), sent, told_ms)
        self._wait(self.random.randint(20, 2_000))
        clock.learn(told_ms, asked_ms, machine.boot_ms())
        self._contacts.add(boot_id)
        self._note_clock()

    def _receive(self) -> None:
        self.records += [(one, self.machine.true_ms) for one in self._pending]
        self._pending.clear()

    def _tell(self, offsets: tuple[ClockOffset, ...]) -> None:
        for one in offsets:
            self._township[one.boot_id] = with_offset(self._of(one.boot_id), one)

    def _of(self, boot_id: str) -> tuple[ClockOffset, ...]:
        return self._township.get(boot_id, ())

    def _hold_meeting(self) -> None:
        number = len(self.records) + len(self._pending)
        for event in self._begin(f"meeting {number}"):
            self._apply(event)
        self._note_clock()
        spans = self._watch()
        self._wait(self.random.randint(1, 900) * SECOND_MS)
        self._apply(ev.Closed(at=self._now()))
        self._seal(spans)

    def _seal(self, spans: tuple[int, int, int]) -> None:
        if self._meeting is not None:
            sealed = record(self._meeting)
            self._spans[sealed.id] = spans
            self._pending.append(sealed)
        self._meeting = None

    def _begin(self, meeting_id: str) -> Iterator[Event]:
        film = ev.ProgrammeItem(courseware=_FILM)
        new = {"at": self._now(), "meeting_id": meeting_id, "programme": (film,)}
        yield Story().events[0].model_copy(update=new)
        person = ExpectedPerson(person_id="p0", name="王麦青", status=PersonStatus.MEMBER)
        yield ev.ExpectedFrozen(at=self._now(), people=(person,))
        self._wait(self.random.randint(1, 300) * SECOND_MS)
        yield ev.Marked(at=self._now(), person_id="p0", status=AttendanceStatus.PRESENT)

    def _watch(self) -> tuple[int, int, int]:
        """Play, pause, mute, and let the clocks do what they like; what it really was."""
        position_ms = paused_ms = muted_ms = 0
        self._apply(ev.CourseStarted(courseware=_FILM.sha256, **self._at(0)))
        for _ in range(self.random.randint(1, 6)):
            position_ms += self._play(position_ms)
            match self.random.randrange(4):
                case 0:
                    paused_ms += self._pause(position_ms)
                case 1:
                    silent_ms = self._mute(position_ms)
                    muted_ms, position_ms = muted_ms + silent_ms, position_ms + silent_ms
                case 2 if self._meeting is not None:
                    self._lose_power(position_ms)
        self._apply(ev.CourseStopped(**self._at(position_ms)))
        return paused_ms, muted_ms, position_ms

    def _play(self, position_ms: int) -> int:
        played_ms = 0
        for _ in range(self.random.randint(1, 20)):
            played_ms += self._wait(5_000)
            self._apply(ev.Ticked(**self._at(position_ms + played_ms)))
        self._happen()
        played_ms += self._wait(5_000)
        self._apply(ev.Ticked(**self._at(position_ms + played_ms)))
        return played_ms

    def _pause(self, position_ms: int) -> int:
        began_ms = self.machine.true_ms
        self._apply(ev.Paused(**self._at(position_ms)))
        self._wait(self.random.randint(1, 30) * MINUTE_MS)
        self._happen()
        lasted_ms = self.machine.true_ms - began_ms
        self._apply(ev.Resumed(**self._at(position_ms)))
        return lasted_ms

    def _mute(self, position_ms: int) -> int:
        self._apply(ev.MuteChanged(at=self._now(), muted=True))
        silent_ms = self._wait(self.random.randint(1, 60) * SECOND_MS)
        self._apply(ev.Ticked(**self._at(position_ms + silent_ms)))
        self._apply(ev.MuteChanged(at=self._now(), muted=False))
        return silent_ms

    def _lose_power(self, position_ms: int) -> None:
        """In the middle of the film; it goes on where it stood."""
        left_at = self._clock.now() if self._meeting is None else self._meeting.last
        self._reboot(self.random.randint(1, 60) * MINUTE_MS)
        self._apply(ev.CameBack(at=self._now(), last=left_at))
        self._note_clock()
        self._happen()
        self._apply(ev.CourseStarted(courseware=_FILM.sha256, **self._at(position_ms)))

    def _at(self, position_ms: int) -> dict[str, object]:
        moment = self._now()
        return {"at": moment, "position_ms": position_ms, "held_ms": moment.boot_ms}

    def _note_clock(self) -> None:
        """As the evening does it."""
        meeting = self._meeting
        if meeting is None or meeting.is_over:
            return
        offsets = self._clock.offsets
        if of_boot(meeting.clock_offsets, self._clock.boot_id) != offsets:
            self._apply(ev.ClockSet(at=self._now(), offsets=offsets))

    def _apply(self, event: Event) -> None:
        self._meeting = apply(self._meeting, event)


def _key(moment: Moment) -> tuple[str, int, int]:
    """The wall clock may be set between two moments of one millisecond."""
    return moment.boot_id, moment.boot_ms, moment.wall_ms


def _is_flagged(best: Moment, truth: Truth, error_ms: int, flags: list[str]) -> bool:
    """Whether a time nobody proved says so: the more so the more it is wrong."""
    if Flag.TIME_BY_HAND in flags:
        return best.trust is not ClockTrust.SYNCED
    if error_ms > FURTHEST_MS or truth.jumped:
        return best.trust is ClockTrust.DOUBTFUL and Flag.CLOCK_DOUBTFUL in flags
    return best.trust is not ClockTrust.SYNCED


def _local(clock: Clock, at_ms: int) -> datetime:
    zone = clock.local_now().tzinfo
    return datetime.fromtimestamp(at_ms / 1000, tz=zone)
