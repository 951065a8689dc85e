"""A PC whose wall clock says anything and whose quartz drifts, with the truth beside it."""

from dataclasses import dataclass
from random import Random

from kiosk.clock import BUILD_MS

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
YEAR_MS = 365 * DAY_MS
AGREES_MS = 60_000
"""Two clocks this near to each other say the same."""
_QUARTZ_PPM = 50
"""What a PC's quartz may be off."""


@dataclass
class Truth:
    """What really was when a moment was taken."""

    at_ms: int
    jumped: bool
    """Whether the wall clock had jumped since the kiosk first looked in this boot."""


class Machine:
    """A PC, and the truth beside it: its quartz drifts a little, its wall clock says anything."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.true_ms = BUILD_MS + random.randint(1, 20) * DAY_MS
        self.boots = 0
        self._booted_ms = self._drift_ppm = self._apart_ms = 0
        self.began_apart_ms = 0
        self.power_on()

    @property
    def boot_id(self) -> str:
        """Which boot this is."""
        return f"boot {self.boots}"

    def power_on(self) -> None:
        """Boot: the battery may be flat, and the year may be wrong."""
        self.boots += 1
        self._booted_ms = self.true_ms - self._random.randint(20, 90) * SECOND_MS
        self._drift_ppm = self._random.randint(-_QUARTZ_PPM, _QUARTZ_PPM)
        wrong_ms = self._random.choice(
            [0, 0, YEAR_MS, -YEAR_MS, None, self._random.randint(-9, 9) * SECOND_MS]
        )
        true_apart_ms = self.true_ms - self.boot_ms()
        self._apart_ms = (
            self._random.randint(0, HOUR_MS) if wrong_ms is None else true_apart_ms + wrong_ms
        )
        self.began_apart_ms = self._apart_ms

    def boot_ms(self) -> int:
        """CLOCK_BOOTTIME: counts a suspend too."""
        passed_ms = self.true_ms - self._booted_ms
        return passed_ms + passed_ms * self._drift_ppm // 1_000_000

    def wall_ms(self) -> int:
        """The wall clock."""
        return self.boot_ms() + self._apart_ms

    def jump(self, ms: int) -> None:
        """Somebody, or something, sets the wall clock."""
        self._apart_ms += ms

    @property
    def has_jumped(self) -> bool:
        """Whether the wall clock is not what it was at the start."""
        return abs(self._apart_ms - self.began_apart_ms) > AGREES_MS
