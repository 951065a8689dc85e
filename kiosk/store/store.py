"""The station's data folder as one thing, used by the writer thread alone."""

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from kiosk.errors import KioskError, Trouble
from kiosk.events import Event
from kiosk.folding import fold
from kiosk.known_time import KnownTime
from kiosk.meeting import Meeting
from kiosk.sealing import record
from kiosk.settings import Settings
from kiosk.store.agenda_file import load_agenda, save_agenda
from kiosk.store.clock_file import load_known_time, save_known_time
from kiosk.store.disk import Disk
from kiosk.store.documents import StoredRecord
from kiosk.store.fault_file import FaultFile
from kiosk.store.feed_file import load_feed, save_feed
from kiosk.store.files import Folder
from kiosk.store.identity import Identity, load_identity, save_identity
from kiosk.store.journal import Journal
from kiosk.store.objection_file import ObjectionFile
from kiosk.store.quarantine import Damage, Quarantine
from kiosk.store.records import IndexEntry, Records, records_folder
from kiosk.store.reserve import Reserve
from kiosk.store.run_mark import RunMark
from kiosk.store.settings_file import load_settings, save_settings
from kiosk.store.shelf import Holding, Shelf
from protocol.feed import Feed, PlannedMeeting
from protocol.record import MeetingRecord

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Opening:
    """What the disk held at start."""

    identity: Identity
    feed: Feed | None
    meeting: Meeting | None
    """The meeting that was going on, if any."""
    recent: tuple[IndexEntry, ...]
    """Records of this month."""
    months: tuple[str, ...]
    holding: Holding
    planned: tuple[PlannedMeeting, ...]
    """Meetings the village has planned itself."""
    damages: tuple[Damage, ...]
    troubles: tuple[KioskError, ...]


class Store:
    """Everything in the data folder.

    Args:
        data: the folder; made if missing.
        disk: changes it.

    Raises:
        OSError: the folder cannot be used.
    """

    def __init__(self, data: Path, disk: Disk | None = None) -> None:
        os.umask(0o077)
        disk = disk or Disk()
        disk.make_folder(data)
        self._quarantine = Quarantine(data / "quarantine", disk)
        self._folder = Folder(data, self._quarantine, disk)
        self._record_folder = Folder(records_folder(data), self._quarantine, disk)
        self._journal = Journal(data / "meetings", self._quarantine, disk)
        self._reserve = Reserve(data, disk)
        self.records = Records(self._record_folder)
        self.faults = FaultFile(self._folder)
        self.objections = ObjectionFile(self._folder)
        self.run_mark = RunMark(self._folder)
        self.shelf = Shelf(data / "media", self._quarantine, disk)
        self._identity: Identity | None = None
        """Read once: a disk that fails for a moment must not make another station of this one."""

    def open(self, month: str) -> Opening:
        """Read what the home page needs: identity, feed, films, the meeting going on, this month.

        A meeting whose closing was interrupted is closed first, and a feed whose accepting was
        is accepted. Whatever cannot be used is set aside and told of in ``damages``; the station
        starts with the rest.

        Raises:
            KioskError: ``newer_format``: the identity is of a later version.
            OSError: the disk does not give the identity back, or a new one could not be kept.
        """
        troubles: list[KioskError] = []
        identity = self._identity = load_identity(self._folder)
        feed = self._ask(troubles, lambda: load_feed(self._folder, identity.township_key))
        if feed is not None and feed.version > identity.feed_version:
            version = feed.version
            identity = self._ask(troubles, lambda: self._accepted(version, "")) or identity
        meeting = self._ask(troubles, self._resume)
        if meeting is not None and meeting.is_over:
            over = meeting
            if self._ask(troubles, lambda: self._close_at_start(over)) is not None:
                identity, meeting = self._known_identity(), None
        recent = self._ask(troubles, lambda: self.records.index(month)) or ()
        return Opening(
            identity=identity,
            feed=feed,
            meeting=meeting,
            recent=recent,
            months=self.records.months(),
            holding=self._holding(feed),
            planned=self._ask(troubles, lambda: load_agenda(self._folder)) or (),
            damages=self.take_damages(),
            troubles=tuple(troubles),
        )

    def take_damages(self) -> tuple[Damage, ...]:
        """What was found damaged since this was last asked."""
        return self._quarantine.take_damages()

    def keep_reserve(self) -> None:
        """Set aside the room a meeting may need on a full disk."""
        self._reserve.keep()

    def append(self, events: Sequence[Event]) -> None:
        """Make events of the meeting durable, giving up the reserve if the disk is full.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; the events are not durable.
        """
        self._for_the_meeting(lambda: self._journal.append(events))

    def close_meeting(self, meeting: Meeting) -> StoredRecord:
        """Turn the meeting, already closed in its journal, into a record. Safe to repeat.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; the journal still holds everything.
        """
        stored = self._for_the_meeting(lambda: self.records.put(record(meeting)))
        identity = self._known_identity()
        if identity.last_sequence < meeting.sequence:
            counted = identity.model_copy(update={"last_sequence": meeting.sequence})
            self._for_the_meeting(lambda: self._keep_identity(counted))
        self._for_the_meeting(self._folder.settle)
        self._for_the_meeting(self._journal.retire)
        self._reserve.keep()
        return stored

    def put_record(self, corrected: MeetingRecord) -> StoredRecord:
        """Keep a further revision of a record. Safe to repeat.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; or ``revision_taken``, see ``revise``.
        """
        return self._durably(lambda: self.records.revise(corrected))

    def forget_past(self, before_ms: int) -> int:
        """Delete what this station need not keep any longer, names above all. Safe to repeat.

        Args:
            before_ms: true time before which the township must have acknowledged it, and before
                which an original must have been set aside, ms since 1970Z.

        Returns:
            How many records are gone.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; some may be there still.
        """
        before = datetime.fromtimestamp(before_ms / 1000, UTC)
        # The file of a month that is not past changes with every meeting: its spare is worth more.
        months = [one for one in self.records.months() if one <= before.strftime("%Y-%m")]
        gone = sum(
            self._durably(partial(self.records.forget, month, before_ms)) for month in months
        )
        self._durably(lambda: self._quarantine.forget(before))
        return gone

    def change_identity(self, **fields: object) -> Identity:
        """Change fields of the identity and make it durable.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; it is as before.
        """
        identity = self._known_identity().model_copy(update=fields)
        self._durably(lambda: self._keep_identity(identity))
        return identity

    def known_time(self) -> KnownTime:
        """What was learnt of true time before this start."""
        return load_known_time(self._folder)

    def keep_known_time(self, known: KnownTime) -> None:
        """Keep what was learnt of true time.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; it is as before.
        """
        self._durably(lambda: save_known_time(self._folder, known))

    def plan(self, meeting: PlannedMeeting, oldest: str) -> tuple[PlannedMeeting, ...]:
        """Keep a meeting the village plans, or what became of one. Safe to repeat.

        Args:
            meeting: replaces the one with its id.
            oldest: what was planned for a day before this one is forgotten.

        Returns:
            All the village has planned.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; it is as before.
        """

        def keep() -> tuple[PlannedMeeting, ...]:
            before = {one.id: one for one in load_agenda(self._folder) if one.day >= oldest}
            meetings = tuple({**before, meeting.id: meeting}.values())
            save_agenda(self._folder, meetings)
            return meetings

        return self._durably(keep)

    def settings(self) -> Settings:
        """What was set at this station before this start."""
        return load_settings(self._folder)

    def keep_settings(self, settings: Settings) -> None:
        """Keep what was set at this station.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; it is as before.
        """
        self._durably(lambda: save_settings(self._folder, settings))

    def token(self) -> str:
        """What only this station and its township know; empty before it is enrolled."""
        return self._known_identity().token

    def accept_feed(self, document: bytes, version: int, etag: str) -> Identity:
        """Keep a verified feed, and that nothing older may follow it.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``.
        """
        self._durably(lambda: save_feed(self._folder, document))
        return self._accepted(version, etag)

    def _accepted(self, version: int, etag: str) -> Identity:
        return self.change_identity(feed_version=version, feed_etag=etag)

    def _known_identity(self) -> Identity:
        if self._identity is None:
            self._identity = load_identity(self._folder)
        return self._identity

    def _keep_identity(self, identity: Identity) -> None:
        save_identity(self._folder, identity)
        self._identity = identity

    def _resume(self) -> Meeting | None:
        return fold(self._journal.replay().events)

    def _close_at_start(self, meeting: Meeting) -> StoredRecord:
        """Close what could not be closed before; a file in the way has had its second chance."""
        self.records.make_way(record(meeting))
        return self.close_meeting(meeting)

    def _holding(self, feed: Feed | None) -> Holding:
        try:
            return self.shelf.holding(feed.courseware if feed else ())
        except OSError:  # a shelf that does not answer has nothing to show
            return Holding(frozenset(), 0)

    def _for_the_meeting(self, write: Callable[[], _Answer]) -> _Answer:
        """Write what a meeting cannot do without, giving up the reserve if the disk is full."""
        try:
            return write()
        except OSError as error:
            if not _is_full(error) or not self._reserve.give_up():
                raise _disk_trouble(error) from error
        return self._durably(write)

    def _durably(self, write: Callable[[], _Answer]) -> _Answer:
        try:
            return write()
        except OSError as error:
            raise _disk_trouble(error) from error

    def _ask(self, troubles: list[KioskError], read: Callable[[], _Answer]) -> _Answer | None:
        try:
            return read()
        except KioskError as trouble:
            troubles.append(trouble)
        except OSError:
            troubles.append(KioskError(Trouble.FILE_UNREADABLE))
        return None


def _is_full(error: OSError) -> bool:
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def _disk_trouble(error: OSError) -> KioskError:
    return KioskError(Trouble.DISK_FULL if _is_full(error) else Trouble.DISK_FAILED)
