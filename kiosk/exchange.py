"""Keeps the station and its township of one mind: hands out what waits, applies what comes."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.config import Config
from kiosk.errors import Trouble
from kiosk.inbox import Inbox
from kiosk.kept import Kept
from kiosk.ledger import Ledger
from kiosk.library import Library
from kiosk.loudness import Loudness
from kiosk.rounds import Rounds
from kiosk.standing import ExchangeState, status_of
from kiosk.stock import Stock
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.store.identity import Identity
from kiosk.store.records import IndexEntry
from kiosk.store.shelf import Holding, Shelf
from kiosk.store.store import Opening, Store
from kiosk.store.writer import Writer
from kiosk.sync.link import Link
from kiosk.tasks import Task, month_tasks
from kiosk.timekeeping import Timekeeping
from protocol.feed import Courseware, Feed, TenthClass
from protocol.receipt import Receipt
from protocol.record import MeetingRecord
from protocol.status import Status

if TYPE_CHECKING:
    # What follows the home page is not imported before it.
    from kiosk.downloads import Downloads
    from kiosk.enrolling import Enrolling, EnrolmentView
    from kiosk.sync.status import StatusAnswered
    from kiosk.sync.worker import SyncThread


class Exchange(QObject):
    """One round after another: records up, the feed down, then films; without end."""

    changed = Signal()
    """``state``, ``enrolment`` or ``library`` changed."""
    feed_changed = Signal()
    records_loaded = Signal(object)
    told = Signal(str, object)
    answered = Signal(object)
    """``StatusAnswer``: what the township said to the last status."""

    def __init__(
        self,
        *,
        writer: Writer,
        clock: Clock,
        shelf: Shelf,
        config: Config,
        opening: Opening,
        month: str,
        software: str,
    ) -> None:
        super().__init__()
        self._writer = writer
        self._clock = clock
        self._sync: SyncThread | None = None
        self._config = config
        self._software = software
        self._identity = opening.identity
        self.feed = opening.feed
        self.timekeeping = Timekeeping(clock, writer)
        self.ledger = Ledger(writer, clock, month, opening.recent, opening.months)
        self._stock = Stock(writer, shelf, opening.feed, opening.holding)
        self.pictures = self._stock.pictures
        self._downloads: Downloads | None = None
        self._inbox = Inbox()
        self._trouble = ""
        self._more_wait = False
        self._libvlc = ""
        self.problems: tuple[str, ...] = ()
        """Codes of what the last self-check found wrong, for the office."""
        self._status_parts: list[Callable[[], dict[str, object]]] = []
        self._enrolling: Enrolling | None = None
        self._month_tasks = Kept(month_tasks)
        self._rounds = Rounds(config.sync.interval_s * 1000)
        self._rounds.due.connect(self._make_round)
        self._loudness = Loudness()
        self._loudness.settled.connect(lambda loud: self._change_identity(volume_percent=loud))
        self.timekeeping.changed.connect(self.changed)
        self.timekeeping.told.connect(self.told)
        self.ledger.changed.connect(self.changed)
        self.ledger.completed.connect(self._note_feed)
        self.ledger.loaded.connect(self.records_loaded)
        self._stock.looked.connect(self._on_looked)

    @property
    def state(self) -> ExchangeState:
        """How the station stands with its township."""
        downloads = self._downloads
        current = downloads.current if downloads else None
        last_ms = self._identity.last_contact_ms
        return ExchangeState(
            enrolled=self._identity.is_enrolled,
            connected=self._rounds.reached,
            trouble=self._trouble,
            pending=self.ledger.count(RecordState.PENDING),
            refused=self.ledger.count(RecordState.REFUSED),
            returned=self.ledger.count(RecordState.RETURNED),
            asked_about=next(iter((*self.ledger.returned, *self.ledger.refused)), ""),
            offline_ms=self._clock.since_ms(last_ms) if last_ms else None,
            downloading_title=current.title if current else "",
            downloading_percent=downloads.percent if downloads else 0,
        )

    @property
    def library(self) -> Library:
        """The courses of the feed, and which of them are here."""
        return self._stock.library

    @property
    def station_name(self) -> str:
        """The village's name, as the township calls it; empty before enrolment."""
        return self.feed.station_name if self.feed else self._identity.station_name

    @property
    def township_key(self) -> str:
        """The pinned key of the township."""
        return self._identity.township_key

    @property
    def volume_percent(self) -> int:
        """The volume used last, or the one a station starts with."""
        if self._loudness.chosen is not None:
            return self._loudness.chosen
        last = self._identity.volume_percent
        return last if last >= 0 else self._config.player.volume_percent

    @property
    def next_sequence(self) -> int:
        """The number of the next meeting."""
        return max(self._identity.last_sequence, self.ledger.last_sequence) + 1

    @property
    def enrolment(self) -> "EnrolmentView | None":
        """The enrolment going on; None once the station is enrolled or has no address."""
        return self._enrolling.view if self._enrolling else None

    @property
    def tasks(self) -> tuple[Task, ...]:
        """This month's lines of the plan and whether they are done."""
        if self.feed is None:
            return ()
        today = self._clock.local_now().date()
        watched = self.ledger.watched(f"{today:%Y-%m}", self.feed.thresholds.minimum_people)
        return self._month_tasks(self.feed, watched, today)

    @property
    def classes(self) -> tuple[TenthClass, ...]:
        """The announced classes on the 10th."""
        return self.feed.classes if self.feed else ()

    @property
    def months(self) -> tuple[str, ...]:
        """Months with records, newest first."""
        return self.ledger.months

    @property
    def unfinished(self) -> tuple[IndexEntry, ...]:
        """Records closed by themselves that nobody has added to, newest first."""
        return self.ledger.unfinished()

    def start(self, sync: "SyncThread", downloads: "Downloads") -> None:
        """Begin, once the home page is up.

        Args:
            sync: the thread that speaks with the township.
            downloads: fetches films by it.
        """
        self._sync, self._downloads = sync, downloads
        self._connect(sync, downloads)
        self.timekeeping.start()
        self.ledger.scan()
        if self._identity.is_enrolled:
            self.begin_round()
        elif self._config.township.address:
            self.begin_enrolment()

    def stop(self) -> None:
        """Begin no other round; what waits goes up after the next start."""
        self._rounds.stop()
        self._sync = self._downloads = None

    def begin_enrolment(self) -> None:
        """Ask the township for a code to show."""
        from kiosk.enrolling import Enrolling

        if self._sync is None:
            return
        if self._enrolling is None:
            self._enrolling = Enrolling(
                self._sync,
                self._identity,
                self._config.township.address,
                self._software,
            )
            self._enrolling.changed.connect(self.changed)
            self._enrolling.enrolled.connect(self._on_enrolled)
        self._enrolling.begin()

    def add_to_status(self, part: Callable[[], dict[str, object]]) -> None:
        """Let each status carry more.

        Args:
            part: asked before each status leaves; gives fields of ``Status`` by name.
        """
        self._status_parts.append(part)

    def begin_round(self) -> None:
        """Speak with the township now, or right after the round that is going on."""
        if self._sync is not None and self._identity.is_enrolled:
            self._rounds.begin()

    def load_records(self, month: str) -> None:
        """Read a month's records; ``records_loaded`` follows."""
        self.ledger.load(month)

    def add_record(self, stored: StoredRecord) -> None:
        """A meeting was closed, or its record put right: it goes up as soon as may be."""
        self.ledger.add(stored)
        self.begin_round()

    def film_is_damaged(self, course: Courseware) -> None:
        """Put a damaged film aside; it is fetched again."""
        self._stock.set_aside(course)

    def wish_for(self, course: Courseware) -> None:
        """Somebody wants to see a film that is not here: what is being fetched gives way to it."""
        self._stock.wish_for(course.sha256)
        self.changed.emit()
        self.begin_round()

    def hold_downloads(self, held: bool) -> None:
        """A film plays, or no longer does."""
        if self._downloads is not None and not self._config.sync.download_while_playing:
            self._downloads.hold(held)
            self._go_on_downloading()

    def player_is_up(self, version: str) -> None:
        """The player said which libVLC it uses."""
        self._libvlc = version

    def remember_volume(self, percent: int) -> None:
        """Keep the volume for the next film and the next day."""
        self._loudness.choose(percent)

    def _connect(self, sync: "SyncThread", downloads: "Downloads") -> None:
        worker = sync.worker
        downloads.changed.connect(self._on_progress)
        downloads.installed.connect(self._stock.arrived)
        downloads.pictured.connect(self._stock.pictures.arrived)
        downloads.idle.connect(self._go_on_downloading)
        worker.feed_received.connect(self._on_feed)
        worker.receipts_received.connect(self._on_receipts)
        worker.status_answered.connect(self.timekeeping.take_answer)
        worker.status_answered.connect(self._on_answer)
        worker.contact_failed.connect(self._on_trouble)
        worker.round_finished.connect(self._on_round_finished)

    def _link(self) -> Link:
        identity = self._identity
        return Link(
            address=identity.address,
            token=identity.token,
            township_key=identity.township_key,
            station_id=identity.station_id,
        )

    def _make_round(self) -> None:
        self._stock.look()
        batch = self.ledger.pending[: self._rounds.batch]
        self._more_wait = len(self.ledger.pending) > len(batch)
        future = self._writer.run(lambda store: store.records.fetch(batch))
        self._inbox.expect(future, self._send)

    def _send(self, fetched: "Future[tuple[MeetingRecord, ...]]") -> None:
        failed = fetched.exception() is not None
        if failed:
            self.told.emit(Trouble.FILE_UNREADABLE, {})
        batch = () if failed else fetched.result()
        version = self.feed.version if self.feed else 0
        etag = self._identity.feed_etag if self.feed else ""
        known = max(version, self._identity.feed_version)
        if self._sync is not None:
            self._sync.exchange(self._link(), etag, known, batch, self._status())

    def _status(self) -> Status:
        status = status_of(
            self._clock,
            self._software,
            self._libvlc,
            self.feed,
            self.library,
            self.ledger.pending,
            self._stock.free_bytes,
            self.problems,
            self.timekeeping.unreported,
        )
        parts = [part() for part in self._status_parts]
        return status.model_copy(update={name: it for part in parts for name, it in part.items()})

    def _on_feed(self, document: bytes, feed: Feed, etag: str) -> None:
        def keep(store: Store) -> tuple[Identity, Holding]:
            identity = store.accept_feed(document, feed.version, etag)
            return identity, store.shelf.holding(feed.courseware)

        def accept(done: "Future[tuple[Identity, Holding]]") -> None:
            if done.exception() is not None:
                self.told.emit(Trouble.DISK_FAILED, {})
                return
            self._identity, holding = done.result()
            self.feed = feed
            self._stock.take(feed, holding)
            self.timekeeping.hear(feed.issued_ms)
            self._note_feed()
            self.changed.emit()
            self.feed_changed.emit()

        self._inbox.expect(self._writer.run(keep), accept)

    def _note_feed(self) -> None:
        """Write down what the feed says of records; again at each start, after a cut."""
        if self.feed is not None:
            at_ms = self._clock.latest_ms
            self.ledger.note(self.feed.receipts, at_ms)
            self.ledger.note_returned(self.feed.returned, at_ms)

    def _on_receipts(self, receipts: tuple[Receipt, ...]) -> None:
        if receipts and self._more_wait:
            self._rounds.follow_up()
        self.ledger.note(receipts, self._clock.latest_ms)

    def _on_answer(self, answered: "StatusAnswered") -> None:
        self.answered.emit(answered.answer)

    def _on_trouble(self, code: str) -> None:
        self._trouble = code

    def _on_round_finished(self, reached: bool) -> None:
        if reached:
            self._trouble = ""
            if self._downloads is not None:
                self._downloads.new_round()
            self._change_identity(last_contact_ms=self._clock.latest_ms)
        self._rounds.finish(reached)
        self._on_looked()

    def _on_enrolled(self, fields: dict[str, object]) -> None:
        def take(_identity: Identity) -> None:
            self._enrolling = None
            self.changed.emit()
            self.begin_round()

        self._change_identity(take, **fields)

    def _change_identity(
        self, then: "Callable[[Identity], None] | None" = None, **fields: object
    ) -> None:
        future = self._writer.run(lambda store: store.change_identity(**fields))

        def take(done: "Future[Identity]") -> None:
            if done.exception() is not None:
                self.told.emit(Trouble.DISK_FAILED, {})
                return
            self._identity = done.result()
            if then is not None:
                then(self._identity)

        self._inbox.expect(future, take)

    def _on_progress(self) -> None:
        if self._downloads is not None:
            self._stock.show_progress(self._downloads.progress)
        self.changed.emit()

    def _on_looked(self) -> None:
        self.changed.emit()
        self._go_on_downloading()

    def _go_on_downloading(self) -> None:
        if self._downloads is not None and self.feed is not None and self._identity.is_enrolled:
            today = self._clock.local_now().date()
            self._downloads.go_on(
                self._link(),
                self.feed,
                self.library,
                self.pictures,
                today,
                lambda: self._rounds.reached is True,
            )
