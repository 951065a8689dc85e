"""What the station has learnt of true time: kept over boots, for its own clock may forget."""

from protocol.message import FORMAT, Message
from protocol.true_time import ClockOffset, OffsetSource, of_boot, with_offset

_WORTH_WRITING_MS = 3_600_000
"""The township's word is kept on the disk once an hour, not at each contact."""


class KnownTime(Message):
    """The content of ``clock.json``. Times in milliseconds since 1970Z, true ones."""

    format: int = FORMAT
    told_ms: int = 0
    """The township's latest word on the time: no true clock is behind it."""
    offsets: tuple[ClockOffset, ...] = ()
    boot_id: str = ""
    began_ms: int = 0
    """Wall clock minus CLOCK_BOOTTIME when the kiosk first looked in boot ``boot_id``."""

    def begun(self, boot_id: str, apart_ms: int) -> "KnownTime":
        """In this boot the wall clock was first seen so far ahead of CLOCK_BOOTTIME."""
        if boot_id == self.boot_id:
            return self
        return self.model_copy(update={"boot_id": boot_id, "began_ms": apart_ms})

    def told(self, township_ms: int) -> "KnownTime":
        """The township said what time it is; its word also lowers what was wrong before."""
        if abs(township_ms - self.told_ms) < _WORTH_WRITING_MS:
            return self
        return self.model_copy(update={"told_ms": township_ms})

    def learnt(self, offset: ClockOffset) -> "KnownTime":
        """One more offset; itself if it says nothing new."""
        offsets = with_offset(self.offsets, offset)
        return self if offsets is self.offsets else self.model_copy(update={"offsets": offsets})

    def without_answer(self, boot_id: str) -> "KnownTime":
        """The operator takes back what was said in this boot."""
        answers = [
            one for one in of_boot(self.offsets, boot_id) if one.source is OffsetSource.OPERATOR
        ]
        kept = tuple(one for one in self.offsets if one not in answers)
        return self.model_copy(update={"offsets": kept}) if answers else self
