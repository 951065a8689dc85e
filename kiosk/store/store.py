"""The station's data folder as one thing, used by the writer thread alone."""

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kiosk.errors import KioskError, Trouble
from kiosk.events import Event
from kiosk.meeting import Meeting, fold
from kiosk.sealing import record
from kiosk.store.feed_file import load_feed, save_feed
from kiosk.store.files import Damage, Folder
from kiosk.store.folders import make_folder
from kiosk.store.identity import Identity, load_identity, save_identity
from kiosk.store.journal import Journal
from kiosk.store.records import IndexEntry, Records, StoredRecord, records_folder
from kiosk.store.reserve import Reserve
from kiosk.store.shelf import Holding, Shelf
from protocol.feed import Feed
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
    damages: tuple[Damage, ...]
    troubles: tuple[KioskError, ...]


class Store:
    """Everything in the data folder.

    Args:
        data: the folder; made if missing.
    """

    def __init__(self, data: Path) -> None:
        os.umask(0o077)
        make_folder(data)
        quarantine = data / "quarantine"
        self._folder = Folder(data, quarantine)
        self._record_folder = Folder(records_folder(data), quarantine)
        self._journal = Journal(data / "meetings")
        self._reserve = Reserve(data)
        self.records = Records(self._record_folder)
        self.shelf = Shelf(data / "media", quarantine)

    def open(self, month: str) -> Opening:
        """Read what the home page needs: identity, feed, films, the meeting going on, this month.

        A meeting whose closing was interrupted is closed first.

        Raises:
            KioskError: the identity cannot be read.
        """
        troubles: list[KioskError] = []
        identity = load_identity(self._folder)
        feed = self._ask(troubles, lambda: load_feed(self._folder, identity.township_key))
        meeting = self._resume()
        if meeting is not None and meeting.is_over:
            self.close_meeting(meeting)
            identity, meeting = load_identity(self._folder), None
        recent = self._ask(troubles, lambda: self.records.index(month)) or ()
        return Opening(
            identity=identity,
            feed=feed,
            meeting=meeting,
            recent=recent,
            months=self.records.months(),
            holding=self.shelf.holding(feed.courseware if feed else ()),
            damages=(*self._folder.damages, *self._record_folder.damages),
            troubles=tuple(troubles),
        )

    def keep_reserve(self) -> None:
        """Set aside the room a meeting may need on a full disk."""
        self._reserve.keep()

    def append(self, events: Sequence[Event]) -> None:
        """Make events of the meeting durable, giving up the reserve if the disk is full.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; the events are not durable.
        """
        self._durably(lambda: self._journal.append(events))

    def close_meeting(self, meeting: Meeting) -> StoredRecord:
        """Turn the meeting, already closed in its journal, into a record. Safe to repeat.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; the journal still holds everything.
        """
        stored = self._durably(lambda: self.records.put(record(meeting)))
        identity = load_identity(self._folder)
        if identity.last_sequence < meeting.sequence:
            counted = identity.model_copy(update={"last_sequence": meeting.sequence})
            self._durably(lambda: save_identity(self._folder, counted))
        self._durably(self._journal.retire)
        return stored

    def put_record(self, corrected: MeetingRecord) -> StoredRecord:
        """Keep a further revision of a record. Safe to repeat.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; or ``revision_taken``, see ``revise``.
        """
        return self._durably(lambda: self.records.revise(corrected))

    def change_identity(self, **fields: object) -> Identity:
        """Change fields of the identity and make it durable.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``; it is as before.
        """
        identity = load_identity(self._folder).model_copy(update=fields)
        self._durably(lambda: save_identity(self._folder, identity))
        return identity

    def accept_feed(self, document: bytes, version: int, etag: str) -> Identity:
        """Keep a verified feed, and that nothing older may follow it.

        Raises:
            KioskError: ``disk_full`` or ``disk_failed``.
        """
        self._durably(lambda: save_feed(self._folder, document))
        return self.change_identity(feed_version=version, feed_etag=etag)

    def _resume(self) -> Meeting | None:
        return fold(self._journal.replay().events)

    def _durably(self, write: Callable[[], _Answer]) -> _Answer:
        try:
            return write()
        except OSError as error:
            if error.errno != errno.ENOSPC or not self._reserve.give_up():
                raise _disk_trouble(error) from error
        try:
            return write()
        except OSError as error:
            raise _disk_trouble(error) from error

    def _ask(self, troubles: list[KioskError], read: Callable[[], _Answer]) -> _Answer | None:
        try:
            return read()
        except KioskError as trouble:
            troubles.append(trouble)
            return None


def _disk_trouble(error: OSError) -> KioskError:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return KioskError(Trouble.DISK_FULL if full else Trouble.DISK_FAILED)
