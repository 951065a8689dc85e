"""The real kiosk, which knows nothing of it, leaves at an operation of its disk that was chosen.

What its writer acknowledges, and every operation of the disk, is told in a file beside it.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from threading import Lock
from typing import Any

from kiosk.__main__ import main
from kiosk.events import Event
from kiosk.store.disk import Disk
from kiosk.store.writer import Writer

EXIT_AT, TOLD_TO = "TORTURE_EXIT_AT", "TORTURE_TOLD_TO"
"""Environment: ``17:before`` or ``17:after``, empty for never; the file to tell."""
OPERATION, ACKNOWLEDGED = "operation", "acknowledged"
EXIT_CODE = 77
_DURABLE = (
    *("create", "append_to", "write", "truncate", "flush", "link", "rename", "unlink"),
    *("make_folder", "flush_folder", "allocate"),
)


class Exit:
    """Counts the operations of the disk and leaves at the chosen one.

    Args:
        exit_at: number and side of it.
        told_to: the file that is told.
    """

    def __init__(self, exit_at: str, told_to: str) -> None:
        number, _, self._side = exit_at.partition(":")
        self._number = int(number or 0)
        self._count = 0
        self._guard = Lock()
        self._file = os.open(told_to, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def around(self, name: str, operation: Callable[..., Any]) -> Callable[..., Any]:
        """The operation, with a door before it and one behind it."""

        def guarded(*arguments: Any, **named: Any) -> Any:
            with self._guard:
                self._count += 1
                number = self._count
            self._tell(OPERATION, name)
            self._leave_if(number, "before")
            answer = operation(*arguments, **named)
            self._leave_if(number, "after")
            return answer

        return guarded

    def acknowledged(self, done: "Future[Event]") -> None:
        """Tell an event that was promised to be durable."""
        if done.exception() is None:
            self._tell(ACKNOWLEDGED, done.result().model_dump(mode="json"))

    def _leave_if(self, number: int, side: str) -> None:
        if (number, side) == (self._number, self._side):
            os._exit(EXIT_CODE)

    def _tell(self, what: str, content: object) -> None:
        os.write(self._file, json.dumps([what, content]).encode() + b"\n")


def wrap(environment: Mapping[str, str]) -> None:
    """Put doors into the disk, and an ear to the writer."""
    exit_ = Exit(environment.get(EXIT_AT, ""), environment[TOLD_TO])
    for name in _DURABLE:
        setattr(Disk, name, exit_.around(name, getattr(Disk, name)))
    append = Writer.append

    def heard(writer: Writer, event: Event) -> "Future[Event]":
        answer = append(writer, event)
        answer.add_done_callback(exit_.acknowledged)
        return answer

    setattr(Writer, "append", heard)  # noqa: B010 - a method is not to be assigned, says mypy


if __name__ == "__main__":
    wrap(os.environ)
    sys.exit(main())
