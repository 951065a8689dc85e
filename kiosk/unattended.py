"""The record of a meeting nobody ended, for as long as it is last time's (上次)."""

from kiosk.adjusting import Adjusting
from kiosk.exchange import Exchange
from kiosk.store.records import IndexEntry


class Unattended:
    """Knows which record, closed by itself, somebody should be asked to add to.

    Args:
        exchange: knows the records that nobody added to.
        adjusting: remembers of which one somebody said that there is nothing to add.
    """

    def __init__(self, exchange: Exchange, adjusting: Adjusting) -> None:
        self._exchange, self._adjusting = exchange, adjusting

    @property
    def entry(self) -> IndexEntry | None:
        """The latest meeting's, if nobody ended it; None when there is nothing to ask."""
        latest = self._exchange.ledger.latest_meeting
        settled = self._adjusting.settings.nothing_to_add
        if latest is None or latest.id == settled:
            return None
        asked = self._exchange.unfinished
        return next((one for one in asked if one.summary.id == latest.id), None)

    def dismiss(self, record_id: str) -> None:
        """Nobody wants to add anything; it is not asked again."""
        self._adjusting.change(nothing_to_add=record_id)
