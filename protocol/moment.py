"""When something happened, with all that is needed to correct a wrong clock later."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from protocol.message import Message


class ClockTrust(StrEnum):
    """How far the wall clock could be believed when the moment was taken."""

    SYNCED = "synced"
    FLOOR = "floor"
    DOUBTFUL = "doubtful"


class Moment(Message):
    """A wall time and the monotonic time beside it.

    Durations within one boot come from ``boot_ms`` alone: the wall clock may jump.
    """

    wall_ms: int
    """Milliseconds since 1970-01-01T00:00Z as the station's clock said, right or wrong."""
    utc_offset_min: Annotated[int, Field(ge=-1440, le=1440)] = 480
    """The station's zone as minutes east of UTC."""
    boot_ms: int
    """CLOCK_BOOTTIME in milliseconds: goes on during suspend, starts again at each boot."""
    boot_id: str
    """Which boot ``boot_ms`` belongs to."""
    trust: ClockTrust = ClockTrust.SYNCED

    def elapsed_ms(self, later: "Moment") -> int | None:
        """Milliseconds to a later moment of the same boot; nothing measures them across boots."""
        if self.boot_id != later.boot_id:
            return None
        return max(0, later.boot_ms - self.boot_ms)

    def moved(self, ms: int) -> "Moment":
        """The moment so many milliseconds later, by both of its clocks."""
        return self.model_copy(update={"wall_ms": self.wall_ms + ms, "boot_ms": self.boot_ms + ms})
