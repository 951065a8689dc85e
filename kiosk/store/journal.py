"""The meeting going on, event by event: each line carries its length and CRC and is fsynced."""

import contextlib
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from kiosk.events import EVENT, Event
from kiosk.store.folders import make_folder, sync_folder
from protocol.message import FORMAT


@dataclass(frozen=True)
class Replay:
    """What the journal held: the good events in order, and how many lines were torn."""

    events: tuple[Event, ...]
    dropped: int


class Journal:
    """Appends events of the current meeting to ``current.jsonl`` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        self._path = folder / "current.jsonl"
        self._file: int | None = None

    def replay(self) -> Replay:
        """All events that are whole; torn lines are dropped and counted.

        Raises:
            OSError: the disk refuses to read.
        """
        try:
            lines = self._path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return Replay((), 0)
        read = [_read_line(line) for line in lines if line]
        events = tuple(event for event in read if event is not None)
        return Replay(events, len(read) - len(events))

    def append(self, events: Sequence[Event]) -> None:
        """Add events; when this returns, they survive a power cut.

        Raises:
            OSError: they are not known to be durable.
        """
        lines = b"".join(_write_line(event) for event in events)
        file = self._open()
        whole = os.fstat(file).st_size
        try:
            _write_all(file, lines)
            os.fdatasync(file)
        except OSError:
            self._take_back(file, whole)
            raise

    def retire(self) -> None:
        """Forget the meeting: its record is durable. Safe to repeat."""
        self._shut()
        self._path.unlink(missing_ok=True)
        sync_folder(self._path.parent)

    def _open(self) -> int:
        if self._file is None:
            is_new = not self._path.exists()
            flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
            self._file = os.open(self._path, flags, 0o600)
            if is_new:
                sync_folder(self._path.parent)
            else:
                self._end_torn_line(self._file)
        return self._file

    def _take_back(self, file: int, whole: int) -> None:
        """Leave nothing of a write that failed: it will be tried again from its beginning."""
        with contextlib.suppress(OSError):
            os.ftruncate(file, whole)
        self._shut()

    def _end_torn_line(self, file: int) -> None:
        size = os.fstat(file).st_size
        if size and os.pread(file, 1, size - 1) != b"\n":
            _write_all(file, b"\n")

    def _shut(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _write_line(event: Event) -> bytes:
    body = event.model_dump_json().encode("utf-8")
    return b"%d %d %08x %s\n" % (FORMAT, len(body), zlib.crc32(body), body)


def _read_line(line: bytes) -> Event | None:
    try:
        version, length, crc, body = line.split(b" ", 3)
        whole = int(length) == len(body) and int(crc, 16) == zlib.crc32(body)
        if not whole or int(version) > FORMAT:
            return None
        return EVENT.validate_json(body)
    except (ValueError, ValidationError):
        return None


def _write_all(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]
