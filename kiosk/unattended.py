"""The record of a meeting nobody ended, for as long as the village may still remember it."""

from kiosk.clock import Clock
from kiosk.exchange import Exchange
from kiosk.store.records import IndexEntry
from protocol.moment import Moment

_ASKED_FOR_MS = 24 * 3_600_000
"""How long additions are asked for (DOMAIN "Within 24 h an addition is a supplement")."""


class Unattended:
    """Knows which record, closed by itself, somebody should be asked to add to.

    Args:
        exchange: knows the records that nobody added to.
        clock: says how long ago that was.
    """

    def __init__(self, exchange: Exchange, clock: Clock) -> None:
        self._exchange = exchange
        self._clock = clock
        self._noticed: dict[str, Moment] = {}
        self._dismissed: set[str] = set()

    @property
    def entry(self) -> IndexEntry | None:
        """The latest one; None when there is nothing to ask."""
        now = self._clock.now()
        for one in self._exchange.unfinished:
            if one.summary.id not in self._dismissed and self._is_recent(one, now):
                return one
        return None

    def notice(self, record_id: str) -> None:
        """A meeting was closed by itself just now, however long ago it was over."""
        self._noticed[record_id] = self._clock.now()

    def dismiss(self, record_id: str) -> None:
        """Nobody wants to add anything; this run of the kiosk does not ask again."""
        self._dismissed.add(record_id)

    def _is_recent(self, entry: IndexEntry, now: Moment) -> bool:
        noticed = self._noticed.get(entry.summary.id)
        since = self._clock.lapse(noticed or entry.summary.closed, now)
        return since is not None and since.ms < _ASKED_FOR_MS
