"""Writes what comes at the same moment in one transaction: one wait for the disk for all of it.

A disk keeps a few dozen promises a second, and SQLite lets one writer in at a time. Hundreds of
stations that come on the same evening would otherwise wait for each other's disk, one by one.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db import IntegrityError, transaction

MOST = 64
"""So many errands share a transaction: whoever wants to write elsewhere gets in between."""

_Result = TypeVar("_Result")


@dataclass
class _Errand(Generic[_Result]):
    """One piece of work, and what came of it."""

    work: Callable[[], _Result]
    done: bool = False
    result: list[_Result] = field(default_factory=list)
    """What it gave, in a list: nothing may be a result, too."""
    error: Exception | None = None


class Together:
    """Whoever comes while another is writing waits, and is then written with all who wait.

    What it returns has been committed: it survives a power cut.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._door = threading.Lock()
        self._waiting: list[_Errand[Any]] = []

    def do(self, work: Callable[[], _Result]) -> _Result:
        """Do something to the database.

        Args:
            work: may be done twice, so it does nothing but read and write there.

        Raises:
            Exception: whatever the work raises; then nothing of it is kept, and no one else's
                work suffers.
        """
        return self.do_all([work])[0]

    def do_all(self, works: Sequence[Callable[[], _Result]]) -> list[_Result]:
        """Do several things, each whole or not at all; the results in their order.

        Raises:
            Exception: what the first that failed raises; the others are kept.
        """
        errands = [_Errand(work) for work in works]
        with self._door:
            self._waiting += errands
        while not all(one.done for one in errands):
            with self._turn:
                if not all(one.done for one in errands):
                    _write(self._next())
        return [_told(one) for one in errands]

    def _next(self) -> list["_Errand[Any]"]:
        with self._door:
            some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        return some


def _told(errand: "_Errand[_Result]") -> _Result:
    if errand.error is not None:
        raise errand.error
    return errand.result[0]


def _write(errands: "list[_Errand[Any]]") -> None:
    try:
        with transaction.atomic(durable=True):
            for errand in errands:
                _attempt(errand)
    except IntegrityError:
        # Found only at the end, when nobody can say whose it was: each for itself, then.
        for errand in errands:
            _write_alone(errand)
    except Exception as error:  # noqa: BLE001 - it is raised where each of them is waited for
        for errand in errands:
            errand.error = error
    finally:
        for errand in errands:
            errand.done = True


def _attempt(errand: "_Errand[Any]") -> None:
    try:
        with transaction.atomic():
            errand.result, errand.error = [errand.work()], None
    except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
        errand.error = error


def _write_alone(errand: "_Errand[Any]") -> None:
    try:
        with transaction.atomic(durable=True):
            errand.result, errand.error = [errand.work()], None
    except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
        errand.error = error


together = Together()
"""The one through which stations write."""
