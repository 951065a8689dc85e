"""Runs retention once a day beside the pages, for as long as the office's program runs."""

import logging
from threading import Event, Thread

from django.db import close_old_connections
from django.utils import timezone

from township.privacy.retention import is_clock_plausible, run_retention
from township.stations.models import RetentionRun
from township.stations.roster_drafts import forget_old_drafts

_LOG = logging.getLogger(__name__)
_FIRST_S, _BETWEEN_S = 60.0, 3600.0


class Nightly:
    """A thread that looks every hour whether the day's work is done."""

    def __init__(self) -> None:
        self._over = Event()
        self._thread = Thread(target=self._work, name="retention", daemon=True)

    def start(self) -> None:
        """Begin, a minute from now: the pages come first."""
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing more; what is begun may be broken off at any moment."""
        self._over.set()

    def _work(self) -> None:
        wait = _FIRST_S
        while not self._over.wait(wait):
            wait = _BETWEEN_S
            close_old_connections()
            try:
                work_of_the_hour()
            except Exception as error:  # noqa: BLE001 - the top of a thread
                # The message may quote a row, and rows hold names.
                _LOG.error("retention failed: %s", type(error).__name__)
            finally:
                close_old_connections()


def work_of_the_hour() -> None:
    """Forget old dry runs, and once a day the names that may be kept no longer."""
    forget_old_drafts()
    today = timezone.localdate()
    if RetentionRun.objects.filter(day=today).exists():
        return
    if not is_clock_plausible(timezone.now()):
        _LOG.warning("retention waits: the clock has jumped, or nothing came for half a year")
        return
    done = run_retention(today)
    _LOG.info("retention: names taken out of %s records", done)
