"""The meeting going on, event by event: each line is numbered, checksummed and durable."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from kiosk.errors import KioskError, Trouble
from kiosk.events import EVENT, Event
from kiosk.store.disk import Disk
from kiosk.store.files import make_room
from kiosk.store.line import Line, line_of, lines_in
from kiosk.store.quarantine import Damage, Quarantine

_NAME = "current.jsonl"


@dataclass(frozen=True)
class Replay:
    """What the journal held: the good events in order, and how many stretches were not."""

    events: tuple[Event, ...]
    dropped: int


@dataclass(frozen=True)
class _Contents:
    bodies: tuple[bytes, ...]
    events: tuple[Event, ...]
    dropped: int
    last_number: int


_EMPTY = _Contents((), (), 0, 0)


class Journal:
    """Appends events of the current meeting to ``current.jsonl`` in a folder of its own.

    Args:
        folder: where the journal is.
        quarantine: keeps what cannot be read of it.
        disk: changes it.
    """

    def __init__(self, folder: Path, quarantine: Quarantine, disk: Disk) -> None:
        make_room(folder, quarantine, disk)
        self._path = folder / _NAME
        self._quarantine = quarantine
        self._disk = disk
        self._file: int | None = None
        self._number = 0
        self._size_bytes = 0
        self._is_settled = False
        """Whether the journal's name is durable."""
        self._is_doubtful = False
        """Whether bytes may be seen in it that never get to the disk: a flush of them failed."""

    def replay(self) -> Replay:
        """All events that are whole. What is not is kept in quarantine, noted, and left out.

        A journal that cannot be read at all is set aside, so that another meeting may begin.

        Raises:
            KioskError: ``file_unreadable``: the disk does not even let it be set aside.
        """
        try:
            contents = self._read()
        except OSError:
            self._set_aside(Trouble.FILE_UNREADABLE)
            return Replay((), 0)
        except KioskError as newer:
            self._set_aside(newer.code)
            return Replay((), 0)
        if contents.dropped:
            self._quarantine.note(
                Damage(_NAME, Trouble.FILE_DAMAGED, recovered=True, lost=contents.dropped)
            )
            with contextlib.suppress(OSError):  # the next append tries again
                self._mend(contents)
        return Replay(contents.events, contents.dropped)

    def append(self, events: Sequence[Event]) -> None:
        """Add events; when this returns, they survive a power cut.

        Raises:
            OSError: they are not known to be durable.
        """
        bodies = [event.model_dump_json().encode("utf-8") for event in events]
        if self._file is None:
            # A write that failed, and could not be taken back, may have succeeded all the same.
            bodies = bodies[_overlap(self._open().bodies, bodies) :]
        file = self._opened
        first = self._number == 0
        lines = [line_of(self._number + place, body) for place, body in enumerate(bodies, 1)]
        # Without its opening all the rest says nothing: the first line is written twice.
        content = b"".join(lines[:1] * first + lines)
        try:
            self._disk.write(file, content)
            self._disk.flush(file)
        except OSError:
            self._take_back(file)
            raise
        self._number += len(bodies)
        self._size_bytes += len(content)

    def retire(self) -> None:
        """Forget the meeting: its record is durable. Safe to repeat."""
        self._shut()
        with contextlib.suppress(FileNotFoundError):
            self._disk.unlink(self._path)
        self._is_settled = self._is_doubtful = False
        self._settle()

    def _read(self) -> _Contents:
        try:
            content = self._disk.read(self._path)
        except FileNotFoundError:
            return _EMPTY
        bodies: list[bytes] = []
        events: list[Event] = []
        dropped = number = 0
        for line in lines_in(content):
            event = None if line is None else _event_of(line)
            if line is None or event is None:
                dropped += 1
                continue
            # A line written twice, on purpose or because a failed write had succeeded, counts once.
            if not _is_repeated(line, number, bodies):
                bodies.append(line.body)
                events.append(event)
            number = max(number, line.number) if line.number else number + 1
        return _Contents(tuple(bodies), tuple(events), dropped, number)

    @property
    def _opened(self) -> int:
        if self._file is None:
            raise OSError("the journal is not open")
        return self._file

    def _open(self) -> _Contents:
        is_new = not self._path.exists()
        contents = _EMPTY if is_new else self._readable()
        if contents.dropped:
            self._mend(contents)
        elif self._is_doubtful and contents.bodies:
            self._rewrite(contents)
        self._is_settled = self._is_settled and not is_new
        file = self._disk.append_to(self._path)
        try:
            self._settle()
        except OSError:
            self._disk.close(file)
            raise
        self._file, self._number = file, contents.last_number
        self._size_bytes = self._path.stat().st_size
        return contents

    def _settle(self) -> None:
        if not self._is_settled:
            self._disk.flush_folder(self._path.parent)
            self._is_settled = True

    def _readable(self) -> _Contents:
        try:
            return self._read()
        except KioskError as newer:
            self._set_aside(newer.code)
            return _EMPTY

    def _mend(self, contents: _Contents) -> None:
        """Write the good lines anew, with the original in quarantine."""
        self._quarantine.link(self._path)
        self._rewrite(contents)

    def _rewrite(self, contents: _Contents) -> None:
        self._shut()
        fresh = self._path.with_name(f"{_NAME}.new")
        numbered = enumerate(contents.bodies, contents.last_number - len(contents.bodies) + 1)
        lines = [line_of(number, body) for number, body in numbered]
        file = self._disk.create(fresh)
        try:
            self._disk.write(file, b"".join(lines[:1] + lines))
            self._disk.flush(file)
        finally:
            self._disk.close(file)
        self._is_settled = False
        self._disk.rename(fresh, self._path)
        self._settle()
        self._is_doubtful = False

    def _set_aside(self, trouble: Trouble) -> None:
        self._shut()
        self._quarantine.note(Damage(_NAME, trouble, recovered=False))
        try:
            self._quarantine.move(self._path)
        except OSError as error:
            raise KioskError(Trouble.FILE_UNREADABLE, file=_NAME) from error

    def _take_back(self, file: int) -> None:
        """Leave nothing of a write that failed: it will be tried again from its beginning."""
        try:
            self._disk.truncate(file, self._size_bytes)
        except OSError:
            self._is_doubtful = True
        self._shut()

    def _shut(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            with contextlib.suppress(OSError):
                self._disk.close(file)


def _event_of(line: Line) -> Event | None:
    try:
        return EVENT.validate_json(line.body)
    except ValidationError:
        return None


def _overlap(written: Sequence[bytes], bodies: Sequence[bytes]) -> int:
    """How many of the bodies to be written are what the journal ends with."""
    for count in range(min(len(written), len(bodies)), 0, -1):
        if list(written[-count:]) == list(bodies[:count]):
            return count
    return 0


def _is_repeated(line: Line, number: int, bodies: Sequence[bytes]) -> bool:
    return 0 < line.number <= number or (bool(bodies) and line.body == bodies[-1])
