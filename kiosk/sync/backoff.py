"""How long to wait before trying the township again, so that a village never gives up nor hammers.

Pure: the caller counts the failures and throws the dice.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Backoff:
    """Capped exponential waiting with jitter, without end.

    Half of each wait is fixed and half is by chance, so that the stations of a county do not
    all come back in the same second after their line was restored.
    """

    first_ms: int = 5_000
    longest_ms: int = 15 * 60_000

    def wait_ms(self, failures: int, chance: float) -> int:
        """Milliseconds to wait after this many failures in a row.

        Args:
            failures: how often the township was not reached; 0 means it was.
            chance: evenly spread in [0, 1), as ``random.random`` gives.
        """
        if failures <= 0:
            return 0
        doublings = min(failures - 1, self.longest_ms.bit_length())
        full = min(self.first_ms << doublings, self.longest_ms)
        return full // 2 + int(full / 2 * chance)
