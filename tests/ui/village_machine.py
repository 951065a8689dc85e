"""The machine behind an invented village: a self-check, a chime, and drawers of what is told."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.check_result import CheckResult
from kiosk.clock import Clock
from kiosk.errors import KioskError, Trouble
from kiosk.objecting import Objecting
from kiosk.store.fault_file import FaultEntries
from kiosk.store.objection_file import Said
from protocol.feed import Feed


class Check(QObject):
    """A self-check that finds what it is told to find."""

    finished = Signal(object)
    reading = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.faults: set[str] = set()
        self.codes: tuple[str, ...] = ("player", "sound", "disk", "clock", "township", "films")
        self.states: dict[str, str] = {}
        self.heard: bool | None = None
        self.held = False
        """Whether it keeps its answer to itself."""
        self.looks = self.cancelled = 0
        self.results: tuple[CheckResult, ...] = ()

    def run(self) -> None:
        self.look()

    def look(self) -> None:
        self.looks += 1
        if self.held:
            return
        self.results = tuple(
            CheckResult(one, one not in self.faults, "12", self.states.get(one, ""))
            for one in self.codes
        )
        self.finished.emit(self.results)

    def read(self, place: int, count: int) -> None:
        """The films are being read, and the list of them is not known yet."""
        self.reading.emit(place, count)

    def cancel(self) -> None:
        self.cancelled += 1
        self.reading.emit(0, 0)

    def answer_chime(self, heard: bool) -> None:
        self.heard = heard
        self.faults -= {"sound"}
        if not heard:
            self.faults.add("sound")
        self.look()


class Bell(QObject):
    """A chime that ends when it is told to."""

    rang = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.is_there = True
        self.rings = 0
        self.is_ringing = False

    def ring(self) -> bool:
        self.rings += 1
        self.is_ringing = self.is_there
        return self.is_there

    def hush(self) -> None:
        self.fall_silent(whole=False)

    def fall_silent(self, whole: bool = True) -> None:
        if self.is_ringing:
            self.is_ringing = False
            self.rang.emit(whole)


class _AtOnce:
    """A writer and one of its files: what it is asked for is done before it returns."""

    def run(self, work: "Callable[[Any], Any]") -> "Future[Any]":
        done: Future[Any] = Future()
        try:
            done.set_result(work(self))
        except KioskError as trouble:
            done.set_exception(trouble)
        return done


class Drawer(_AtOnce):
    """The file of faults: answers at once, or refuses as long as it is told."""

    def __init__(self) -> None:
        self.entries: FaultEntries = ()
        self.trouble: Trouble | None = None

    @property
    def faults(self) -> "Drawer":
        return self

    def load(self) -> FaultEntries:
        return self.entries

    def change(self, change: "Callable[[FaultEntries], FaultEntries]") -> FaultEntries:
        if self.trouble is not None:
            raise KioskError(self.trouble)
        self.entries = change(self.entries)
        return self.entries


class Slips(_AtOnce):
    """The file of objections: answers at once, or refuses as long as it is told."""

    def __init__(self) -> None:
        self.said = Said()
        self.trouble: Trouble | None = None

    @property
    def objections(self) -> "Slips":
        return self

    def load(self) -> Said:
        return self.said

    def change(self, change: "Callable[[Said], Said]") -> Said:
        if self.trouble is not None:
            raise KioskError(self.trouble)
        self.said = change(self.said)
        return self.said


def objecting_to(said: Feed | None, slips: Slips, clock: Clock) -> Objecting:
    """What the village says of its figures, once they and its slips have been read."""
    objecting = Objecting(slips, clock)  # type: ignore[arg-type]
    objecting.hear(said)
    objecting.load()
    return objecting
