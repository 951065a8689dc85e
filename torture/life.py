"""What a station writes in the course of months, commit by commit, and what it knows after each."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, combinations, islice
from random import Random

from kiosk import events as ev
from kiosk.correcting import revised, with_villagers
from kiosk.events import Event, ProgrammeItem
from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.sealing import record
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.store.identity import Identity
from kiosk.store.records import month_of
from kiosk.store.store import Store
from protocol.canonical import canonical_bytes
from protocol.feed import Courseware, Feed, Thresholds
from protocol.meeting_types import DEFAULT_MEETING_TYPES, MeetingForm
from protocol.moment import Moment
from protocol.people import PersonStatus
from protocol.receipt import Receipt, Verdict
from protocol.record import (
    AttendanceStatus,
    CorrectionKind,
    Discussion,
    DiscussionForm,
    ElsewhereViewing,
    ExpectedPerson,
    Held,
    Source,
)
from protocol.signing import new_key, public_key, sign_document
from torture.known import Known

TICK_MS = 4000
COURSE = Courseware(
    sha256="a" * 64, title="安全用电", size_bytes=10, length_ms=40_000, extension="mp4"
)
_NAMES = ("王麦青", "李稻香", "张禾苗")
_BEGIN_MS = 1_776_300_000_000
_DAY_MS = 86_400_000
_STATION = "LW"


@dataclass(frozen=True)
class Commit:
    """Something that is durable, whole, once the store has answered.

    Attributes:
        name: what it is.
        do: does it.
        events: of the meeting, if that is what it writes.
        after: what the station knows after it.
        halves: what else it may know if it was cut off. Events that wait together are commits of
            their own that share a flush, and so are receipts of several months: each is there or
            not.
    """

    name: str
    do: Callable[[Store], object]
    after: Known
    halves: tuple[Known, ...] = ()
    events: tuple[Event, ...] = ()


class Life:
    """A station's life: meetings, records, verdicts, feeds, in an order that chance decides.

    Args:
        random: decides.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._now_ms = 1_000_000
        self._events: list[Event] = []
        self._township = new_key()
        identity = Identity(
            secret_key=secrets.token_hex(32),
            address="http://127.0.0.1:9",
            station_id=_STATION,
            station_name="柳湾村",
            township_key=public_key(self._township),
            token=secrets.token_urlsafe(16),
        )
        self.known = Known(identity)

    def settle(self, store: Store) -> None:
        """Begin: the station has its name and its township."""
        store.open("2026-04")
        kept = self.known.identity
        store.change_identity(**{name: getattr(kept, name) for name in kept.model_fields_set})
        store.keep_reserve()

    def commits(self, count: int) -> Iterator[Commit]:
        """So many of them; each must be done before the next is asked for."""
        return islice(self._lived(chain.from_iterable(self._rounds())), count)

    def evening(self) -> Iterator[Commit]:
        """One meeting, from its opening to the record, and nothing else."""
        return self._lived(self._evening())

    def aftermath(self) -> Iterator[Commit]:
        """What is written after a meeting, whatever its record says; each may be repeated."""
        return self._lived(self._aftermath())

    def _lived(self, commits: Iterable[Commit]) -> Iterator[Commit]:
        for commit in commits:
            self.known = commit.after
            yield commit

    def _rounds(self) -> Iterator[Iterator[Commit]]:
        while True:
            yield self._round()

    def _evening(self) -> Iterator[Commit]:
        for events in self._happenings():
            yield self._append(events)
        yield self._close()

    def _round(self) -> Iterator[Commit]:
        """An evening, what is said of it later, and some days until the next."""
        yield from self._evening()
        yield from self._aftermath()
        yield self._receipts()
        if self._random.random() < 0.5:
            yield self._revision()
            yield self._time()
            yield self._settings()
        if self._random.random() < 0.3:
            yield self._forgetting()
        if self._random.random() < 0.3:
            yield self._append([self._registered()])
            yield self._close()
        self._now_ms += self._random.randrange(3, 16) * _DAY_MS

    def _aftermath(self) -> Iterator[Commit]:
        yield self._feed()
        yield self._identity()

    def _append(self, events: Sequence[Event]) -> Commit:
        def after(some: Sequence[Event]) -> Known:
            meeting = fold([*before, *some])
            if meeting is None or not meeting.is_over:
                return replace(self.known, meeting=meeting)
            return self._with_record(meeting)

        begins = isinstance(events[0], ev.Opened | ev.Registered)
        before = [] if begins else self._events
        self._events = [*before, *events]
        parts = [part for size in range(1, len(events)) for part in combinations(events, size)]
        return Commit(
            "append",
            lambda store: store.append(events),
            after(events),
            tuple(after(part) for part in parts),
            tuple(events),
        )

    def _with_record(self, meeting: Meeting) -> Known:
        stored = StoredRecord(record(meeting), RecordState.PENDING)
        last = max(self.known.identity.last_sequence, meeting.sequence)
        return replace(
            self.known,
            meeting=None,
            identity=self.known.identity.model_copy(update={"last_sequence": last}),
            records={**self.known.records, stored.record.id: stored},
        )

    def _close(self) -> Commit:
        meeting = fold(self._events)
        if meeting is None:
            raise AssertionError("nothing to close")
        return Commit("close", lambda store: store.close_meeting(meeting), self.known)

    def _happenings(self) -> Iterator[Sequence[Event]]:
        yield [self._opening()]
        yield [self._mark(0), self._mark(1)]
        yield [self._mark(2, AttendanceStatus.ON_LEAVE)]
        yield [ev.Observed(at=self._moment(), person_id="guest", name="赵秋实")]
        yield [self._retyped()]
        yield [ev.VillagersCounted(at=self._moment(), people=self._random.randrange(9))]
        yield [self._at(ev.CourseStarted, 0, courseware=COURSE.sha256)]
        position_ms, pause_ms = 0, TICK_MS * self._random.randrange(2, 8)
        while position_ms + TICK_MS < COURSE.length_ms:
            position_ms += TICK_MS
            self._now_ms += TICK_MS
            if position_ms == pause_ms:
                paused = self._at(ev.Paused, position_ms)
                yield [paused]
                self._now_ms += 30_000
                yield [ev.StillOn(at=self._moment()), self._at(ev.Resumed, position_ms)]
            else:
                yield [self._at(ev.Ticked, position_ms)]
        self._now_ms += COURSE.length_ms - position_ms
        yield [self._at(ev.CourseEnded, COURSE.length_ms)]
        said = Discussion(form=DiscussionForm.ON_PAPER, speakers=3)
        yield [ev.Discussed(at=self._moment(), discussion=said)]
        yield [ev.Closed(at=self._moment())]

    def _retyped(self) -> ev.Retyped:
        """It was another kind of meeting, which calls one person less."""
        called = opening_of(1).expected[1:]
        return ev.Retyped(at=self._moment(), type=DEFAULT_MEETING_TYPES[1], expected=called)

    def _registered(self) -> ev.Registered:
        """Another meeting is told of, that was held somewhere else."""
        fields = {name: value for name, value in self._opening() if name != "kind"}
        held = Held(day="2026-04-12", time="19:00", length_ms=5_400_000)
        seen = ElsewhereViewing(title="怎样剪果树", source=Source.LECTURE)
        return ev.Registered(**fields, held=held, elsewhere=(seen,), present=("p0", "p1"))

    def _opening(self) -> ev.Opened:
        opened = opening_of(self.known.identity.last_sequence + 1)
        meeting_id = f"{self._random.getrandbits(64):016x}"
        return opened.model_copy(update={"at": self._moment(), "meeting_id": meeting_id})

    def _feed(self) -> Commit:
        version = self.known.feed_version + 1
        feed = Feed(
            version=version,
            station_id=_STATION,
            station_name="柳湾村",
            township_name="禾溪镇",
            issued_ms=self._moment().wall_ms,
            courseware=(COURSE,),
        )
        document = sign_document(canonical_bytes(feed), self._township)
        etag = f'"{version}"'
        told = self.known.identity.model_copy(update={"feed_version": version, "feed_etag": etag})
        unnamed = told.model_copy(update={"feed_etag": ""})
        return Commit(
            "feed",
            lambda store: store.accept_feed(document, version, etag),
            replace(self.known, identity=told, feed_version=version),
            # Finished at the start, which cannot know what the township calls it.
            (replace(self.known, identity=unnamed, feed_version=version),),
        )

    def _identity(self) -> Commit:
        percent = self._random.randrange(100)
        fields = {"volume_percent": percent, "last_contact_ms": self._moment().wall_ms}
        told = self.known.identity.model_copy(update=fields)
        return Commit(
            "identity",
            lambda store: store.change_identity(**fields),
            replace(self.known, identity=told),
        )

    def _time(self) -> Commit:
        time = self.known.time.told(self._moment().wall_ms)
        return Commit(
            "time", lambda store: store.keep_known_time(time), replace(self.known, time=time)
        )

    def _settings(self) -> Commit:
        permille = self._random.randrange(1, 60)
        pin = self.known.settings.pin.tried("one", self._moment().boot_ms)
        settings = replace(self.known.settings, overscan_permille=permille, pin=pin)
        return Commit(
            "settings",
            lambda store: store.keep_settings(settings),
            replace(self.known, settings=settings),
        )

    def _receipts(self) -> Commit:
        """The township's word on all that waits, and on one of another month once more."""
        at_ms = self._moment().wall_ms
        waiting = [one for one in self.known.records.values() if not one.is_held]
        receipts = [self._receipt(one) for one in waiting]
        months = {one.record.id: month_of(one.record) for one in waiting}
        judged = [replace(self.known, records=dict(self.known.records))]
        for month in sorted(set(months.values())):
            records = dict(judged[-1].records)
            for one, receipt in zip(waiting, receipts, strict=True):
                if months[one.record.id] == month:
                    records[one.record.id] = _judged(one, receipt, at_ms)
            judged.append(replace(judged[-1], records=records))
        return Commit(
            "receipts",
            lambda store: store.records.apply_receipts(receipts, months, at_ms),
            judged[-1],
            tuple(judged[1:-1]),
        )

    def _receipt(self, one: StoredRecord) -> Receipt:
        refused = self._random.random() < 0.4
        return Receipt(
            record_id=one.record.id,
            revision=one.record.revision,
            content_hash=one.record.content_hash,
            verdict=Verdict.REFUSED if refused else Verdict.STORED,
            reason="unknown_station" if refused else "",
        )

    def _revision(self) -> Commit:
        one = self._random.choice(list(self.known.records.values()))
        after = revised(
            one.record,
            with_villagers(one.record, one.record.villagers + 1),
            kind=CorrectionKind.SUPPLEMENT,
            author=_NAMES[0],
            reason="added",
            at=self._moment(),
        )
        stored = StoredRecord(
            after,
            RecordState.PENDING,
            earlier=(*one.earlier, one.record),
            was_held=one.is_held,
        )
        records = {**self.known.records, after.id: stored}
        return Commit(
            "revise", lambda store: store.put_record(after), replace(self.known, records=records)
        )

    def _forgetting(self) -> Commit:
        """What the township holds is deleted, month by month, the newest first."""
        before_ms = self._moment().wall_ms
        steps = [self.known]
        past = datetime.fromtimestamp(before_ms / 1000, UTC).strftime("%Y-%m")
        months = {month_of(one.record) for one in self.known.records.values()}
        for month in sorted(months, reverse=True):
            kept = {
                key: one
                for key, one in steps[-1].records.items()
                if month > past
                or month_of(one.record) != month
                or one.state is not RecordState.ACKED
                or one.acked_ms >= before_ms
            }
            steps.append(replace(self.known, records=kept))
        return Commit(
            "forget", lambda store: store.forget_past(before_ms), steps[-1], tuple(steps[1:-1])
        )

    def _mark(self, number: int, status: AttendanceStatus = AttendanceStatus.PRESENT) -> Event:
        self._now_ms += 900
        return ev.Marked(at=self._moment(), person_id=f"p{number}", status=status)

    def _at(self, kind: Callable[..., Event], position_ms: int, **fields: object) -> Event:
        return kind(at=self._moment(), position_ms=position_ms, held_ms=self._now_ms, **fields)

    def _moment(self) -> Moment:
        return Moment(wall_ms=_BEGIN_MS + self._now_ms, boot_ms=self._now_ms, boot_id="first")


def opening_of(sequence: int) -> ev.Opened:
    """A meeting of everybody opens."""
    return ev.Opened(
        at=Moment(wall_ms=_BEGIN_MS, boot_ms=1000, boot_id="first"),
        meeting_id=f"meeting {sequence}",
        station_id=_STATION,
        station_name="柳湾村",
        sequence=sequence,
        feed_version=1,
        type=DEFAULT_MEETING_TYPES[0],
        form=MeetingForm.GROUP,
        thresholds=Thresholds(),
        expected=tuple(
            ExpectedPerson(person_id=f"p{number}", name=name, status=PersonStatus.MEMBER)
            for number, name in enumerate(_NAMES)
        ),
        programme=(ProgrammeItem(courseware=COURSE),),
    )


def _judged(one: StoredRecord, receipt: Receipt, at_ms: int) -> StoredRecord:
    if receipt.verdict is Verdict.REFUSED:
        return replace(one, state=RecordState.REFUSED, reason=receipt.reason)
    return replace(one, state=RecordState.ACKED, reason="", acked_ms=at_ms)
