"""The clock of a village's machine on an evening long ago: it goes on only when told to."""

import datetime
import uuid

from demo.township import ZONE
from protocol.moment import ClockTrust, Moment

_BOOTED_MS = 90_000
"""So long after switching on a machine shows its first page."""

_UTC_OFFSET_MIN = 480


class OldClock:
    """Stamps moments; every number in them follows from the name and the time it began at."""

    def __init__(self, name: str, wall_ms: int, trust: ClockTrust) -> None:
        self._name = name
        self._wall_ms = wall_ms
        self._boot_ms = _BOOTED_MS
        self._boots = 1
        self._trust = trust

    @classmethod
    def right(cls, name: str, begins: datetime.datetime, trust: ClockTrust) -> "OldClock":
        """One that says what everybody's clock says.

        Args:
            name: whose, so that no two evenings share a boot.
            begins: by the township's time, without a zone.
            trust: how far the machine could believe it.
        """
        at = begins.replace(tzinfo=ZONE)
        return cls(name, round(at.timestamp()) * 1000, trust)

    @classmethod
    def flat(cls, name: str) -> "OldClock":
        """One whose battery is flat: it begins with the year 1970 at each start."""
        return cls(name, _BOOTED_MS, ClockTrust.DOUBTFUL)

    def now(self) -> Moment:
        """This moment."""
        return Moment(
            wall_ms=self._wall_ms,
            utc_offset_min=_UTC_OFFSET_MIN,
            boot_ms=self._boot_ms,
            boot_id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self._name} {self._boots}")),
            trust=self._trust,
        )

    def go_on(self, ms: int) -> Moment:
        """The moment so much later."""
        self._wall_ms += ms
        self._boot_ms += ms
        return self.now()

    def lose_power(self, ms: int) -> Moment:
        """The moment at which the machine runs again."""
        self._wall_ms += ms
        self._boot_ms = _BOOTED_MS
        self._boots += 1
        return self.now()
