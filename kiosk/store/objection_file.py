"""What the village said of its months' figures: objections with their answers, and agreement."""

from collections.abc import Callable

from pydantic import ValidationError

from kiosk.errors import Trouble
from kiosk.store.files import Folder
from protocol.message import FORMAT, Message, Month
from protocol.month_figures import Edition, Objection, ObjectionAnswer

_FILE = "objections.json"
_MOST_OVER = 50
"""Objections that are answered and told; older ones are left out."""
_MOST_AGREED = 12


class ObjectionEntry(Message):
    """One objection, and how far its way to the office and back has come."""

    objection: Objection
    told: bool = False
    """Whether the township is known to hold it."""
    answer: ObjectionAnswer | None = None
    seen: bool = False
    """Whether somebody looked at that answer."""

    @property
    def is_unseen(self) -> bool:
        """Whether there is an answer that nobody has looked at."""
        return self.answer is not None and not self.seen


class Agreed(Message):
    """Somebody said 没有意见 to an edition of a month."""

    month: Month
    revision: Edition


class Said(Message):
    """All of it; what is newest comes last."""

    format: int = FORMAT
    entries: tuple[ObjectionEntry, ...] = ()
    agreed: tuple[Agreed, ...] = ()


class ObjectionFile:
    """What a station said of its figures, read once."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._said: Said | None = None

    def load(self) -> Said:
        """All that is known; what cannot be used is set aside.

        Raises:
            KioskError: ``newer_format``, or ``file_unreadable``: the disk does not let it go.
            OSError: the disk does not give it back, and may yet.
        """
        if self._said is None:
            self._said = self._read()
        return self._said

    def change(self, change: Callable[[Said], Said]) -> Said:
        """Make a change durable.

        Args:
            change: what becomes of it.

        Raises:
            KioskError: see ``load``.
            OSError: it is as before.
        """
        before = self.load()
        after = _without_oldest(change(before))
        if after != before:
            self._folder.write(_FILE, after.model_dump_json().encode("utf-8"))
            self._said = after
        return after

    def _read(self) -> Said:
        payload = self._folder.read(_FILE)
        try:
            return Said.model_validate_json(payload) if payload is not None else Said()
        except ValidationError:
            self._folder.set_aside(_FILE, Trouble.FILE_DAMAGED)
            return Said()


def _without_oldest(said: Said) -> Said:
    over = [one for one in said.entries if one.told and one.answer is not None]
    gone = {one.objection.id for one in over[:-_MOST_OVER]}
    kept = tuple(one for one in said.entries if one.objection.id not in gone)
    return said.model_copy(update={"entries": kept, "agreed": said.agreed[-_MOST_AGREED:]})
