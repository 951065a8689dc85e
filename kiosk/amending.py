"""Puts closed records right: a draft that can be undone, then a further revision on the disk."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.correcting import callable_people, kind_of_change, likely_reason, revised, with_mark
from kiosk.errors import KioskError, Trouble
from kiosk.exchange import Exchange
from kiosk.inbox import Inbox
from kiosk.kept import Kept
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.store.records import month_of
from kiosk.store.writer import Writer
from protocol.differences import Differences, differences
from protocol.people import Person, Role
from protocol.record import (
    AttendanceStatus,
    CorrectionKind,
    CorrectionReason,
    ExpectedPerson,
    MeetingRecord,
)


class Amending(QObject):
    """The record that is being put right; what was drafted stays until it is saved.

    Args:
        writer: the thread that owns the disk.
        exchange: takes a saved revision to the township.
        clock: says when.
    """

    changed = Signal()
    """The draft changed, or whether it is being saved."""
    saved = Signal(str)
    """Id of a record of which a further revision is on the disk."""
    told = Signal(str, object)
    """A trouble code and details: nothing was saved."""
    found = Signal(object)
    """``StoredRecord`` that was looked for; ``None`` if it is not here."""

    def __init__(self, *, writer: Writer, exchange: Exchange, clock: Clock) -> None:
        super().__init__()
        self._writer, self._exchange, self._clock = writer, exchange, clock
        self._base: StoredRecord | None = None
        self._drafts: dict[str, list[MeetingRecord]] = {}
        """By the hash of the revision they began with, step by step."""
        self._sealed: MeetingRecord | None = None
        """What was last given to the disk: saving again gives it the same bytes."""
        self._differences = Kept(differences)
        self._last_author = ""
        self.is_saving = False
        self._inbox = Inbox()
        exchange.ledger.found.connect(self.found)

    @property
    def base(self) -> StoredRecord | None:
        """The record as it is on the disk."""
        return self._base

    @property
    def draft(self) -> MeetingRecord | None:
        """The record as it is to become."""
        return self._steps[-1] if self._steps else None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return len(self._steps) > 1

    @property
    def differences(self) -> Differences:
        """What is not saved yet."""
        if self._base is None or self.draft is None:
            return Differences()
        return self._differences(self._base.record, self.draft)

    @property
    def kind(self) -> CorrectionKind:
        """What the draft would be called if it were saved now."""
        if self._base is None or self.draft is None:
            return CorrectionKind.SUPPLEMENT
        return self._kind_of(self._base, self.draft)

    @property
    def likely_reason(self) -> CorrectionReason:
        """The reason to offer first."""
        if self._base is None or self.draft is None:
            return CorrectionReason.OTHER
        returned = self._base.state is RecordState.RETURNED
        return likely_reason(self._base.record, self.draft, returned)

    @property
    def people(self) -> tuple[ExpectedPerson, ...]:
        """Who may have been there."""
        feed = self._exchange.feed
        if self._base is None:
            return ()
        if feed is None:
            return self._base.record.expected
        return callable_people(self._base.record, feed.meeting_types, feed.roster)

    @property
    def authors(self) -> tuple[str, ...]:
        """Who may put it right: who did last, then administrators, then all others."""
        feed = self._exchange.feed
        roster = sorted(feed.roster, key=_by_office) if feed is not None else ()
        names = [one.name for one in roster]
        first = self._usual_author
        return tuple(dict.fromkeys((first, *names) if first else names))

    def find(self, record_id: str) -> None:
        """Look for a record; ``found`` tells."""
        self._exchange.ledger.find(record_id)

    def kind_for(self, stored: StoredRecord) -> CorrectionKind:
        """What an addition to a record would be called now."""
        return self._kind_of(stored, stored.record)

    def begin(self, stored: StoredRecord) -> None:
        """Put a record right, going on with what was drafted for it."""
        self._base = stored
        self._drafts.setdefault(stored.record.content_hash, [stored.record])
        self.changed.emit()

    def amend(self, draft: MeetingRecord) -> None:
        """Take one more step; nothing while it is being saved."""
        if not self.is_saving and draft != self.draft:
            self._steps.append(draft)
            self._sealed = None
            self.changed.emit()

    def mark(self, person: ExpectedPerson, status: AttendanceStatus) -> None:
        """Somebody was there, late, on leave or absent after all."""
        if self._base is not None and self.draft is not None:
            base, now = self._base.record, self._clock.now()
            self.amend(with_mark(base, self.draft, person, status, now))

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo and not self.is_saving:
            self._steps.pop()
            self._sealed = None
            self.changed.emit()

    def save(self, reason: str = CorrectionReason.ADDED, author: str = "") -> None:
        """Keep the draft as a further revision; ``saved`` or ``told`` follows. Safe to repeat.

        Args:
            reason: a ``CorrectionReason``.
            author: who puts it right; empty means who usually does.
        """
        if self._base is None or self.draft is None or self.is_saving or not self.differences:
            return
        author = author or self._usual_author
        self._sealed = revised(
            self._base.record,
            self.draft,
            kind=self.kind,
            author=author,
            reason=reason,
            at=self._clock.now(),
        )
        self._last_author = author
        self._keep(self._sealed)

    def save_again(self) -> None:
        """Give the disk once more what it did not take, or may have taken."""
        if self._sealed is not None and not self.is_saving:
            self._keep(self._sealed)

    @property
    def _steps(self) -> list[MeetingRecord]:
        return self._drafts.get(self._base.record.content_hash, []) if self._base else []

    @property
    def _usual_author(self) -> str:
        if self._last_author or self._base is None:
            return self._last_author
        record = self._base.record
        before = record.correction.author if record.correction is not None else ""
        return before or record.recorder or record.operator

    def _kind_of(self, stored: StoredRecord, draft: MeetingRecord) -> CorrectionKind:
        known = self._clock.known.offsets
        return kind_of_change(stored.record, draft, self._clock.now(), stored.is_held, known)

    def _keep(self, sealed: MeetingRecord) -> None:
        self.is_saving = True
        self.changed.emit()
        future = self._writer.run(lambda store: store.put_record(sealed))
        self._inbox.expect(future, self._on_kept)

    def _on_kept(self, done: "Future[StoredRecord]") -> None:
        self.is_saving = False
        trouble = done.exception()
        if trouble is None:
            self._finish(done.result())
            return
        code = trouble.code if isinstance(trouble, KioskError) else Trouble.DISK_FAILED
        if code is Trouble.REVISION_TAKEN and self._base is not None:
            record = self._base.record
            month = month_of(record)
            future = self._writer.run(lambda store: store.records.find(record.id, (month,)))
            self._inbox.expect(future, self._on_newer_found)
        self.changed.emit()
        self.told.emit(code, {})

    def _finish(self, stored: StoredRecord) -> None:
        if self._base is not None:
            self._drafts.pop(self._base.record.content_hash, None)
        self._sealed = None
        self._exchange.add_record(stored)
        self.begin(stored)
        self.saved.emit(stored.record.id)

    def _on_newer_found(self, done: "Future[StoredRecord | None]") -> None:
        """What was drafted goes on from the revision there is."""
        newer = None if done.exception() is not None else done.result()
        if newer is None or self._base is None or self.draft is None:
            return
        steps = [newer.record, self.draft]
        self._drafts.pop(self._base.record.content_hash, None)
        self._base, self._sealed = newer, None
        self._drafts[newer.record.content_hash] = steps
        self.changed.emit()


def _by_office(person: Person) -> bool:
    return Role.ADMINISTRATOR not in person.roles
