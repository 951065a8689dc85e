"""What can go wrong, as codes: adapters raise these, only the screen has sentences."""

from enum import StrEnum
from typing import Any


class Trouble(StrEnum):
    """Every code the screen has a sentence for."""

    TOWNSHIP_UNREACHABLE = "township_unreachable"
    NOT_THE_TOWNSHIP = "not_the_township"
    TOWNSHIP_TROUBLE = "township_trouble"
    TOKEN_REFUSED = "token_refused"  # noqa: S105 - a code, not a token
    BAD_SIGNATURE = "bad_signature"
    OLDER_FEED = "older_feed"
    CODE_EXPIRED = "code_expired"
    CODE_DENIED = "code_denied"
    COURSE_MISSING = "course_missing"
    COURSE_DAMAGED = "course_damaged"
    COURSE_UNPLAYABLE = "course_unplayable"
    PLAYER_DIED_TWICE = "player_died_twice"
    PICTURE_STALLED = "picture_stalled"
    SOUND_MISSING = "sound_missing"
    NOBODY_SIGNED_IN = "nobody_signed_in"
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    DISK_SLOW = "disk_slow"
    FILE_DAMAGED = "file_damaged"
    FILE_MENDED = "file_mended"
    FILE_UNREADABLE = "file_unreadable"
    NEWER_FORMAT = "newer_format"
    REVISION_TAKEN = "revision_taken"
    POWER_REFUSED = "power_refused"
    NOT_PRINTED = "not_printed"
    NOT_ON_STICK = "not_on_stick"
    ALREADY_RUNNING = "already_running"


class KioskError(Exception):
    """A trouble somebody must be told of.

    Attributes:
        code: one of ``Trouble``.
        details: what the sentence on the screen needs, never a name or a token.
    """

    def __init__(self, code: Trouble, **details: Any) -> None:
        super().__init__(code.value)
        self.code = code
        self.details = details


class ConfigRefused(Exception):
    """The configuration has faults; ``faults`` names them all at once."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
