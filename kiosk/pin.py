"""The administrator's PIN as the disk keeps it, and how long a wrong one makes everybody wait."""

import hmac
from dataclasses import dataclass, replace
from hashlib import scrypt
from typing import Any

DIGITS = 6
"""As many as a bank card has in China: no other number is as well practised."""
FREE_TRIES = 2
"""So many wrong ones cost nothing: fingers slip."""
FIRST_WAIT_MS = 30_000
LONGEST_WAIT_MS = 900_000

_COST = {"n": 2**14, "r": 8, "p": 5}
"""scrypt (RFC 7914) as the OWASP Password Storage Cheat Sheet has it for 16 MiB of memory."""
_MEMORY_BYTES = 64 * 1024 * 1024
_HASH_BYTES = 32


@dataclass(frozen=True)
class Pin:
    """What is kept of a PIN, and of the tries at it.

    Waiting is told by CLOCK_BOOTTIME, for the wall clock of a station may say anything. In a later
    boot nobody knows how long the machine was off: there the wait begins with the boot.

    Attributes:
        hashed: scrypt of the PIN, hexadecimal; empty while none is set.
        salt: hexadecimal.
        wrong: wrong tries since the last right one.
        boot_id: the boot of the last wrong one.
        wrong_boot_ms: CLOCK_BOOTTIME of the last wrong one, in milliseconds.
        challenge: what the office is told by telephone when the PIN is forgotten; empty until
            somebody asks, and used once.
    """

    hashed: str = ""
    salt: str = ""
    wrong: int = 0
    boot_id: str = ""
    wrong_boot_ms: int = 0
    challenge: str = ""

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN."""
        return bool(self.hashed)

    def tried(self, boot_id: str, boot_ms: int) -> "Pin":
        """A try counts as wrong until it has proved right: pulling the plug gains nothing."""
        return replace(self, wrong=self.wrong + 1, boot_id=boot_id, wrong_boot_ms=boot_ms)

    def proved(self) -> "Pin":
        """Somebody knew it."""
        return replace(self, wrong=0, boot_id="", wrong_boot_ms=0)

    def opened_by_telephone(self) -> "Pin":
        """The office vouched for somebody: the PIN is gone, and the challenge with it."""
        return Pin()

    def wait_ms(self, boot_id: str, boot_ms: int) -> int:
        """How long until the next try, in milliseconds."""
        since = self.wrong_boot_ms if boot_id == self.boot_id else 0
        return max(0, delay_ms(self.wrong) - max(0, boot_ms - since))


def delay_ms(wrong: int) -> int:
    """What so many wrong tries in a row cost: 30 s after the third, then twice as much each."""
    beyond = wrong - FREE_TRIES - 1
    if beyond < 0:
        return 0
    return int(min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** min(beyond, 10)))


def hashed(pin: str, salt: str) -> str:
    """The PIN's hash; a quarter of a second of work on a small PC.

    Args:
        pin: digits.
        salt: hexadecimal.
    """
    salted = bytes.fromhex(salt)
    key = scrypt(pin.encode("ascii"), salt=salted, maxmem=_MEMORY_BYTES, dklen=_HASH_BYTES, **_COST)
    return key.hex()


def fits(pin: str, kept: Pin) -> bool:
    """Whether this is the PIN; takes as long as ``hashed``."""
    return kept.is_set and hmac.compare_digest(hashed(pin, kept.salt), kept.hashed)


def pin_of(plain: Any) -> Pin:
    """The PIN a file tells of.

    Raises:
        TypeError: it is no table, or one with other things in it.
        ValueError: a salt that none of ours could be.
    """
    pin = Pin(**{name: plain[name] for name in vars(Pin()) if name in plain})
    bytes.fromhex(pin.salt)
    if any(type(value) is not type(default) for value, default in _beside(pin)):
        raise TypeError("not as it was written")
    return pin


def _beside(pin: Pin) -> list[tuple[Any, Any]]:
    return list(zip(vars(pin).values(), vars(Pin()).values(), strict=True))
