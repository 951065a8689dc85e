"""Learns what a remote sends for each key, one key after another; nothing known is unlearnt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Heard(StrEnum):
    """What came of a key that was sent."""

    KNOWN = "known"
    """It means that already."""
    LEARNT = "learnt"
    TAKEN = "taken"
    """It means something else."""
    WRITES = "writes"
    """It writes a character, and must go on doing so."""


@dataclass(frozen=True)
class Learning:
    """Where the lesson stands.

    Attributes:
        wanted: names of the keys that are still to be pressed, in order.
        keys: what was learnt: what a key sends, and the name of the key it stands for.
        skipped: names of the keys nobody pressed.
    """

    wanted: tuple[str, ...]
    keys: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()

    @property
    def asked(self) -> str:
        """The key to be pressed now; empty once all were."""
        return self.wanted[0] if self.wanted else ""

    def hear(self, code: str, means: str, writes: bool) -> tuple["Learning", Heard]:
        """Something was pressed.

        Args:
            code: what it sends.
            means: the name of the key it is on every remote; empty if it is none.
            writes: whether it writes a character.

        Returns:
            The lesson after it, and what it was taken for.
        """
        means = means or self.keys.get(code, "")
        if means:
            is_it = means == self.asked
            return (self._next() if is_it else self), Heard.KNOWN if is_it else Heard.TAKEN
        if writes:
            return self, Heard.WRITES
        learnt = replace(self._next(), keys={**self.keys, code: self.asked})
        return learnt, Heard.LEARNT

    def skip(self) -> "Learning":
        """The remote has no such key, or it does not work."""
        return replace(self._next(), skipped=(*self.skipped, self.asked))

    def _next(self) -> "Learning":
        return replace(self, wanted=self.wanted[1:])
