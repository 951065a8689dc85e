"""A kiosk that was spoilt on purpose: its screen waits for each commit."""

import sys
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from kiosk.__main__ import main
from kiosk.store.store import Store
from kiosk.store.writer import Writer


def run_at_once(writer: Writer, work: Callable[[Store], Any]) -> "Future[Any]":
    answer: Future[Any] = Future()
    try:
        answer.set_result(work(writer._store))
    except Exception as trouble:  # noqa: BLE001 - it belongs to whoever asked
        answer.set_exception(trouble)
    return answer


if __name__ == "__main__":
    setattr(Writer, "run", run_at_once)  # noqa: B010 - a method is not to be assigned, says mypy
    sys.exit(main())
