"""Keeps names on the station no longer than is allowed, and deletes nothing by a wrong clock."""

import logging
from concurrent.futures import Future
from datetime import date

from PySide6.QtCore import QObject

from kiosk.clock import Clock
from kiosk.inbox import Inbox
from kiosk.store.writer import Writer

KEPT_MS = 396 * 86_400_000
"""13 months after acknowledgement (DOMAIN "Privacy")."""

log = logging.getLogger(__name__)


class Retention(QObject):
    """Looks once a day, on days on which the township has said what time it is.

    Args:
        writer: deletes.
        clock: says what is past.
    """

    def __init__(self, writer: Writer, clock: Clock) -> None:
        super().__init__()
        self._writer, self._clock = writer, clock
        self._looked: date | None = None
        self._inbox = Inbox()

    def look(self) -> None:
        """Delete what is past, unless that was done today or nobody knows what day it is."""
        today = self._clock.local_now().date()
        if not self._clock.is_set_by_township or today == self._looked:
            return
        self._looked = today
        before_ms = self._clock.now_ms - KEPT_MS
        future = self._writer.run(lambda store: store.forget_past(before_ms))
        self._inbox.expect(future, self._on_done)

    def _on_done(self, done: "Future[int]") -> None:
        if done.exception() is not None:
            log.warning("what is past could not all be deleted; tried again tomorrow")
        elif done.result():
            log.info("%d records that are past were deleted", done.result())
