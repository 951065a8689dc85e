"""What the village has reported broken, kept so that it is told however long the line is away."""

from collections.abc import Callable

from pydantic import ValidationError

from kiosk.errors import Trouble
from kiosk.store.files import Folder
from protocol.faults import FaultAnswer, FaultReport, FaultStage
from protocol.message import FORMAT, Message

_FILE = "faults.json"
_MOST_CLOSED = 50
"""Faults that are over and told; older ones are left out."""


class FaultEntry(Message):
    """One fault, and how far its way to the office and back has come."""

    report: FaultReport
    told_revision: int = 0
    """The revision that the township is known to hold; 0 for none."""
    answer: FaultAnswer | None = None
    """The office's last word."""

    @property
    def is_told(self) -> bool:
        """Whether the township knows it as it is now."""
        return self.told_revision >= self.report.revision

    @property
    def is_called_repaired(self) -> bool:
        """Whether the office says that it is mended, and the village has not tried."""
        said = self.answer.stage if self.answer is not None else ""
        return self.is_open and said == FaultStage.REPAIRED

    @property
    def is_open(self) -> bool:
        """Whether the village has not said that it works again."""
        return self.report.restored is None


FaultEntries = tuple[FaultEntry, ...]
"""Oldest first."""


class _Content(Message):
    format: int = FORMAT
    entries: FaultEntries = ()


class FaultFile:
    """The faults of a station, read once."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._entries: FaultEntries | None = None

    def load(self) -> FaultEntries:
        """All that are known; what cannot be used is set aside.

        Raises:
            KioskError: ``newer_format``, or ``file_unreadable``: the disk does not let it go.
            OSError: the disk does not give them back, and may yet.
        """
        if self._entries is None:
            self._entries = self._read()
        return self._entries

    def change(self, change: Callable[[FaultEntries], FaultEntries]) -> FaultEntries:
        """Make a change durable.

        Args:
            change: what becomes of the entries.

        Raises:
            KioskError: see ``load``.
            OSError: they are as before.
        """
        before = self.load()
        after = _without_oldest(change(before))
        if after != before:
            self._folder.write(_FILE, _Content(entries=after).model_dump_json().encode("utf-8"))
            self._entries = after
        return after

    def _read(self) -> FaultEntries:
        payload = self._folder.read(_FILE)
        try:
            return _Content.model_validate_json(payload).entries if payload is not None else ()
        except ValidationError:
            self._folder.set_aside(_FILE, Trouble.FILE_DAMAGED)
            return ()


def _without_oldest(entries: FaultEntries) -> FaultEntries:
    closed = [one for one in entries if not one.is_open and one.is_told]
    gone = {one.report.id for one in closed[:-_MOST_CLOSED]}
    return tuple(one for one in entries if one.report.id not in gone)
