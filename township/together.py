"""Writes what comes at the same moment in one transaction: one wait for the disk for all of it.

A disk keeps a few dozen promises a second, and SQLite lets one writer in at a time. Hundreds of
stations that come on the same evening would otherwise wait for each other's disk, one by one. What
is of one kind is done in one go: a statement for sixteen records costs little more than for one.
"""

import fcntl
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

MOST = 64
"""So many errands share a transaction: whoever wants to write elsewhere gets in between."""

_Result = TypeVar("_Result")
_Thing = TypeVar("_Thing")


@dataclass(eq=False)
class _Errand:
    """One thing to be worked on, and what came of it."""

    work: Callable[[Sequence[Any]], Sequence[Any]]
    """Does all things of its kind."""
    thing: Any
    done: bool = False
    result: list[Any] = field(default_factory=list)
    """What it gave, in a list: nothing may be a result, too."""
    error: Exception | None = None


class Together:
    """Whoever comes while another is writing waits, and is then written with all who wait.

    What it returns has been committed: it survives a power cut.
    """

    def __init__(self) -> None:
        self._door = threading.Condition()
        self._waiting: list[_Errand] = []
        self._is_writing = False
        self._pen: Path | None = None

    def take_turns(self, pen: Path) -> None:
        """Write while no other process does that takes turns by the same file.

        SQLite lets one write and makes the others look again and again; here they are called.
        PostgreSQL would let two write the same rows in another order, and then send one away.
        """
        self._pen = pen

    def do(self, work: Callable[[], _Result]) -> _Result:
        """Do something to the database.

        Args:
            work: may be done more than once, so it does nothing but read and write there.

        Raises:
            Exception: whatever the work raises; then nothing of it is kept, and no one else's
                work suffers.
        """
        return self.do_each(_call_each, [work])[0]

    def do_each(
        self, work: Callable[[Sequence[_Thing]], Sequence[_Result]], things: Sequence[_Thing]
    ) -> list[_Result]:
        """Do the same to several things, together with whoever brings more to the same work.

        Args:
            work: is given things and returns what came of each, in their order. Where it raises
                it is asked again for each thing alone, so it does nothing but read and write.
            things: each is done whole or not at all.

        Raises:
            Exception: what the work raised for the first thing that failed; the others are kept.
        """
        errands = [_Errand(work, thing) for thing in things]
        with self._door:
            self._waiting += errands
            # Whoever is done leaves at once, and stands in the way of nobody who is to be written.
            while not all(one.done for one in errands):
                if self._is_writing:
                    self._door.wait()
                else:
                    self._write_some()
        return [_told(one) for one in errands]

    def _write_some(self) -> None:
        """Write the first that wait, letting others come to the door meanwhile."""
        some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        self._is_writing = True
        self._door.release()
        try:
            _write(some, self._pen)
        finally:
            self._door.acquire()
            self._is_writing = False
            self._door.notify_all()


@contextmanager
def _held(pen: Path | None) -> Iterator[None]:
    if pen is None:
        yield
        return
    # Opened anew: what processes have inherited they hold together.
    handle = os.open(pen, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _call_each(works: Sequence[Callable[[], _Result]]) -> list[_Result]:
    return [work() for work in works]


def _told(errand: _Errand) -> Any:
    if errand.error is not None:
        raise errand.error
    return errand.result[0]


def _write(errands: list[_Errand], pen: Path | None) -> None:
    try:
        with _held(pen):
            _write_with_pen(errands)
    except Exception as error:  # noqa: BLE001 - it is raised where each of them is waited for
        for errand in errands:
            errand.error = error
    finally:
        for errand in errands:
            errand.done = True


def _write_with_pen(errands: list[_Errand]) -> None:
    try:
        with transaction.atomic(durable=True):
            for some in _by_kind(errands):
                _attempt(some)
    except IntegrityError:
        # Found only at the end, when nobody can say whose it was: each for itself, then.
        for errand in errands:
            _write_alone(errand)


def _by_kind(errands: list[_Errand]) -> list[list[_Errand]]:
    kinds: dict[Any, list[_Errand]] = {}
    for errand in errands:
        kinds.setdefault(errand.work, []).append(errand)
    return list(kinds.values())


def _attempt(errands: list[_Errand]) -> None:
    """Work on things of one kind: all at once, or, where that fails, each in its own savepoint."""
    try:
        with transaction.atomic():
            _work_on(errands)
    except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
        if len(errands) == 1:
            errands[0].error = error
            return
        for errand in errands:
            _attempt([errand])


def _write_alone(errand: _Errand) -> None:
    try:
        with transaction.atomic(durable=True):
            _work_on([errand])
    except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
        errand.error = error


def _work_on(errands: list[_Errand]) -> None:
    results = errands[0].work([one.thing for one in errands])
    for errand, result in zip(errands, results, strict=True):
        errand.result, errand.error = [result], None


together = Together()
"""The one through which stations write."""
